import { docs, isOldPrivateChannel, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'mixed-schemes',
  subject: 'wire',
  title: { en: 'An old private channel and a category exclude each other', zh: '旧版私信通道与 category 不能混用' },
  docs: docs.classification,
  confidence: 'C',
  aliases: ['oppo/mixed-schemes'],
  messages: {
    mixed: {
      severity: 'warn',
      text: {
        en: 'The channel `{channel}` is a private channel (私信) of the old scheme, and `{field}` belongs to the new one: OPPO answers 67 while the app is not approved for the new scheme.',
        zh: '通道 `{channel}` 是旧版私信通道，而 `{field}` 属于新版消息分类；应用未获批新分类时，OPPO 会返回 67。',
      },
      fix: {
        en: 'Use one scheme: give the channel its category as `scene` (new scheme), or send neither category nor level (old scheme).',
        zh: '只用一种方案：用新版就在通道上设置 `scene`，用旧版就不传 category 和提醒等级。',
      },
    },
  },
  *check({ wire, account }) {
    const { channel_id: channel, category, notify_level: level } = notificationOf(wire);
    if (channel === undefined || !isOldPrivateChannel(wire, account)) return;
    const field = category !== undefined ? 'category' : level !== undefined ? 'notify_level' : undefined;
    if (field !== undefined) yield { messageId: 'mixed', path: `/notification/${field}`, data: { channel, field } };
  },
});
