import { androidFacts, categoryOf, countsAsMarketing, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'test-message',
  subject: 'wire',
  title: { en: 'A marketing message that is a trial goes as a test message', zh: '试发资讯营销类消息时应使用测试消息' },
  docs: docs.restrictions,
  confidence: 'A',
  aliases: ['HW-TEST-TYPE'],
  messages: {
    android: {
      severity: 'warn',
      text: {
        en: 'This push counts as marketing, of which a device shows 2 to 5 a day, and it is not marked as a test: it uses up the allowance of whoever gets it.',
        zh: '该推送按资讯营销类计数，单设备每天仅展示 2 至 5 条；未标记为测试消息，会占用接收设备的额度。',
      },
      fix: {
        en: 'For a trial set `vendors.huawei.android.targetUserType: 1` (500 a day and app).',
        zh: '试发时请设置 `vendors.huawei.android.targetUserType: 1`（每应用每天 500 条）。',
      },
    },
    harmony: {
      severity: 'warn',
      text: {
        en: 'This push counts as marketing, of which a device shows 2 to 5 a day, and it is not marked as a test: it uses up the allowance of whoever gets it.',
        zh: '该推送按资讯营销类计数，单设备每天仅展示 2 至 5 条；未标记为测试消息，会占用接收设备的额度。',
      },
      fix: {
        en: 'For a trial set `vendors.huawei.pushOptions.testMessage: true` (1000 requests a day and project).',
        zh: '试发时请设置 `vendors.huawei.pushOptions.testMessage: true`（每项目每天 1000 次）。',
      },
    },
  },
  *check({ wire, account }) {
    const { category } = categoryOf(wire);
    if (!countsAsMarketing(category, account)) return;
    const android = androidFacts(wire);
    if (android?.shows && android.android['target_user_type'] !== 1 && android.body['validate_only'] !== true)
      yield { messageId: 'android', path: '/body/message/android/target_user_type' };
    const harmony = harmonyFacts(wire);
    if (harmony?.shows && !harmony.badgeOnly && harmony.options['testMessage'] !== true)
      yield { messageId: 'harmony', path: '/body/pushOptions/testMessage' };
  },
});
