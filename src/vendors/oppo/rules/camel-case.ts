import { pointerOf } from '../../../core/pointer.ts';
import { docs, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'camel-case',
  subject: 'wire',
  title: { en: 'Fields of `notification` are written in snake_case', zh: '`notification` 的字段应使用下划线命名' },
  docs: docs.unicast,
  confidence: '?',
  aliases: ['oppo/camel-case'],
  messages: {
    camel: {
      severity: 'warn',
      text: {
        en: '`{key}` is camelCase, as in a sample of OPPO’s document; whether the server reads it is not known.',
        zh: '`{key}` 是驼峰命名，与 OPPO 文档中的某个示例一致，但服务端是否识别尚不确定。',
      },
      fix: { en: 'Write `{snake}`, as the field table and the server SDK do.', zh: '请写成 `{snake}`，与字段表和服务端 SDK 一致。' },
    },
  },
  *check({ wire }) {
    for (const key of Object.keys(notificationOf(wire)))
      // auditResponse is spelt so in the field table itself.
      if (/^[a-z]+[A-Z]/.test(key) && key !== 'auditResponse')
        yield {
          messageId: 'camel',
          path: pointerOf(['notification', key]),
          data: { key, snake: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) },
        };
  },
});
