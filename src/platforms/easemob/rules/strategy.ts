import { defineRule } from '../rule.ts';
import { docs, strategies } from '../wire.ts';

export default defineRule({
  name: 'strategy',
  subject: 'wire',
  title: { en: 'A test push goes to the vendor', zh: '测试推送应经过厂商通道' },
  docs: docs.instant,
  confidence: 'A',
  aliases: ['EM-STRATEGY'],
  messages: {
    fallback: {
      severity: 'warn',
      text: {
        en: 'With strategy 0 Easemob’s own connection takes over when the vendor fails, which hides the failure from a test.',
        zh: '策略 0 在厂商失败后改走环信自有通道，测试时会掩盖厂商的失败。',
      },
      fix: { en: 'Leave `strategy` out, or set it to 2.', zh: '去掉 `strategy`，或设为 2。' },
    },
    own: {
      severity: 'warn',
      text: {
        en: 'Strategy {strategy} uses Easemob’s own connection alone: no vendor is involved.',
        zh: '策略 {strategy} 只使用环信自有通道，不经过厂商。',
      },
      fix: { en: 'Leave `strategy` out, or set it to 2.', zh: '去掉 `strategy`，或设为 2。' },
    },
    online: {
      severity: 'warn',
      text: {
        en: 'With strategy 3 a user who is online gets the push over Easemob’s own connection, and the vendor is not tested.',
        zh: '策略 3 在用户在线时走环信自有通道，测试不到厂商。',
      },
      fix: { en: 'Leave `strategy` out, or set it to 2.', zh: '去掉 `strategy`，或设为 2。' },
    },
  },
  *check({ wire }) {
    const { strategy } = wire.body;
    if (wire.via !== 'push' || strategy === undefined) return;
    const path = '/body/strategy';
    if (strategy === strategies.vendorFirst) yield { messageId: 'fallback', path };
    if (strategy === strategies.easemobOnly || strategy === strategies.onlineOnly) yield { messageId: 'own', path, data: { strategy } };
    if (strategy === strategies.easemobIfOnline) yield { messageId: 'online', path };
  },
});
