import { pointerOf } from '../../../core/pointer.ts';
import { defineRule } from '../rule.ts';
import { dataMaps } from '../shape.ts';
import { reservedDataKeys, reservedDataPrefixes } from '../wire.ts';

export default defineRule({
  name: 'reserved-data-key',
  subject: 'wire',
  title: { en: 'Some data keys belong to FCM.', zh: '部分 `data` 键名由 FCM 保留。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L05'],
  messages: {
    reserved: {
      severity: 'error',
      text: {
        en: "The data key `{key}` is reserved: `from`, `message_type` and keys that begin with `google` or `gcm` are FCM's own.",
        zh: '`data` 的键 `{key}` 是保留字：`from`、`message_type` 以及以 `google`、`gcm` 开头的键由 FCM 使用。',
      },
      fix: { en: 'Rename it in the message and in the app.', zh: '在消息和应用两端同时改名。' },
    },
    // One secondary source names this key.
    doubtful: {
      severity: 'warn',
      text: { en: 'The data key `{key}` is reported to be refused.', zh: '有资料称 `data` 的键 `{key}` 会被拒绝。' },
      fix: { en: 'Rename it, or try it with `--validate-only`.', zh: '建议改名，或先用 `--validate-only` 试一下。' },
    },
  },
  *check({ wire }) {
    for (const { pointer, value } of dataMaps(wire)) {
      if (pointer.includes('/webpush/')) continue;
      for (const key of Object.keys(value)) {
        const path = `${pointer}${pointerOf([key])}`;
        const isReserved = reservedDataKeys.some((name) => name === key) || reservedDataPrefixes.some((prefix) => key.startsWith(prefix));
        if (isReserved) yield { messageId: 'reserved', data: { key }, path };
        else if (key === 'notification') yield { messageId: 'doubtful', data: { key }, path };
      }
    }
  },
});
