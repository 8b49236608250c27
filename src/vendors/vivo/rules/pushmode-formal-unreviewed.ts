import { docs, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { pushModes } from '../wire.ts';

export default defineRule({
  name: 'pushmode-formal-unreviewed',
  subject: 'wire',
  title: { en: 'An app under review sends test messages only', zh: '审核中的应用只能发送测试消息' },
  docs: docs.api,
  confidence: 'B',
  aliases: ['vivo/pushmode-formal-unreviewed'],
  messages: {
    formal: {
      severity: 'error',
      text: {
        en: 'The account says that the app is under review, and the message is formal; vivo answers 10045 or 10302.',
        zh: '账号配置表明应用仍在审核中，而消息为正式推送，vivo 会返回 10045 或 10302。',
      },
      fix: {
        en: 'Set `vendors.vivo.pushMode: 1` and register the phone as a test device, or remove `underReview` once the app is live.',
        zh: '请设置 `vendors.vivo.pushMode: 1` 并把手机登记为测试设备；应用上架后请删除 `underReview`。',
      },
    },
  },
  *check({ wire, account }) {
    if (account?.underReview === true && numberOf(wire.pushMode) !== pushModes.test) yield { messageId: 'formal', path: '/pushMode' };
  },
});
