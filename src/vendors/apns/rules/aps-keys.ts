import { pointerOf } from '../../../core/pointer.ts';
import { defineRule, pages } from '../rule.ts';
import { apsKeys, apsOf } from '../wire.ts';

export default defineRule({
  name: 'aps-keys',
  subject: 'wire',
  title: { en: '`aps` holds only Apple’s members', zh: '`aps` 中只能放 Apple 定义的字段' },
  docs: pages.payload,
  confidence: 'A',
  aliases: ['APNS-L11'],
  messages: {
    custom: {
      severity: 'warn',
      text: {
        en: '`{key}` is not a member of `aps`; the system ignores it there.',
        zh: '`{key}` 不是 `aps` 的字段，放在其中会被系统忽略。',
      },
      fix: {
        en: 'Put it beside `aps`: under `data` or `vendors.apns.custom`.',
        zh: '请放到与 `aps` 同级的位置：写在 `data` 或 `vendors.apns.custom` 中。',
      },
    },
  },
  *check({ wire }) {
    for (const key of Object.keys(apsOf(wire)))
      if (!apsKeys.includes(key)) yield { messageId: 'custom', data: { key }, path: pointerOf(['payload', 'aps', key]) };
  },
});
