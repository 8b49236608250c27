import { defineRule } from '../rule.ts';
import { leftoverKeys, vendorExtras } from '../wire.ts';

export default defineRule({
  name: 'extra-prefix',
  subject: 'wire',
  title: { en: 'Channel, template and receipt fields need the prefix `extra.`', zh: '通道、模板、回执等字段必须带 `extra.` 前缀' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-CH-002'],
  messages: {
    ignored: {
      text: {
        en: '`{name}` stands at the top level of the form, where Xiaomi ignores it without a word.',
        zh: '`{name}` 写在了表单顶层，小米会直接忽略，且不报错。',
      },
      fix: { en: 'Send it as `extra.{name}`.', zh: '改为 `extra.{name}`。' },
      severity: 'error',
    },
    leftover: {
      text: {
        en: '`{name}` is a leftover constant of the SDK and does nothing; the message is sent for real.',
        zh: '`{name}` 只是 SDK 里遗留的常量，不起作用；消息会真实发送。',
      },
      fix: { en: 'Remove it; use --dry-run or --sandbox to try without sending.', zh: '请删除；如需试跑，请用 --dry-run 或 --sandbox。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    for (const name of Object.keys(wire)) {
      if (vendorExtras.has(`extra.${name}`)) yield { messageId: 'ignored', data: { name }, path: `/${name}` };
      else if (leftoverKeys.includes(name)) yield { messageId: 'leftover', data: { name }, path: `/${name}` };
    }
  },
});
