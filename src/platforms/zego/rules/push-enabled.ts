import { docs, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'push-enabled',
  subject: 'wire',
  title: { en: '`OfflinePush.Enable` is 1', zh: '`OfflinePush.Enable` 须为 1' },
  docs: docs.messageBody,
  confidence: 'A',
  aliases: ['ZG-ENABLE'],
  messages: {
    off: {
      severity: 'error',
      text: {
        en: '`OfflinePush.Enable` is {value}; ZEGO pushes only with 1, and answers success all the same.',
        zh: '`OfflinePush.Enable` 为 {value}；只有为 1 时 ZEGO 才会推送，而响应照样是成功。',
      },
      fix: {
        en: 'Set `platforms.zego.OfflinePush.Enable` to 1, or leave it out.',
        zh: '请将 `platforms.zego.OfflinePush.Enable` 设为 1，或不填。',
      },
    },
  },
  *check({ wire }) {
    const enable: unknown = offlinePushOf(wire).Enable;
    if (enable !== 1) yield { messageId: 'off', path: pushPointer(wire, 'Enable'), data: { value: JSON.stringify(enable ?? null) } };
  },
});
