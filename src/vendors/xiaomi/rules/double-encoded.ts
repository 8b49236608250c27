import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'double-encoded',
  subject: 'wire',
  title: { en: 'The payload is encoded once', zh: 'payload 只做一次 URL 编码' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-PL-005'],
  messages: {
    encoded: {
      text: {
        en: 'The payload is already URL encoded; the form encoding comes on top, and the app would read `%7B%22…`.',
        zh: 'payload 已经做过 URL 编码；表单还会再编码一次，应用收到的将是 `%7B%22…`。',
      },
      fix: {
        en: 'Give the plain text: encoding the form once is what the vendor’s document means.',
        zh: '请填写原文；文档所说的 urlencode 指的就是表单编码这一次。',
      },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    if (/^%[0-9A-F]{2}/i.test(String(wire.payload ?? ''))) yield { messageId: 'encoded', path: '/payload' };
  },
});
