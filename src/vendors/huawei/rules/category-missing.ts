import { androidFacts, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'category-missing',
  subject: 'wire',
  title: { en: 'A notification says what it is by `category`', zh: '通知消息应通过 `category` 声明类型' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['HW-CAT-MISSING'],
  messages: {
    android: {
      severity: 'warn',
      text: {
        en: 'There is no `category`: HUAWEI handles the notification as MARKETING, which means silent and 2 to 5 a device and day; the rest is dropped.',
        zh: '没有 `category`：华为会按 MARKETING 处理，即静默展示且单设备每天仅 2 至 5 条，超出部分丢弃。',
      },
      fix: {
        en: 'Set `kind` in the message, or `vendors.huawei.android.category`; service categories need the self-classification right.',
        zh: '请在消息中设置 `kind`，或设置 `vendors.huawei.android.category`；服务与通讯类需先申请自分类权益。',
      },
    },
    harmony: {
      severity: 'error',
      text: {
        en: 'There is no `category`, which HarmonyOS requires; HUAWEI answers 80100003.',
        zh: '没有 `category`，而 HarmonyOS 要求必填，华为会返回 80100003。',
      },
      fix: {
        en: 'Set `kind` in the message, or `vendors.huawei.payload.notification.category`; MARKETING needs no right.',
        zh: '请在消息中设置 `kind`，或设置 `vendors.huawei.payload.notification.category`；MARKETING 无需申请权益。',
      },
    },
  },
  *check({ wire }) {
    const android = androidFacts(wire);
    if (android?.shows && !android.android['category']) yield { messageId: 'android', path: '/body/message/android/category' };
    const harmony = harmonyFacts(wire);
    if (harmony?.shows && !harmony.badgeOnly && !harmony.notification['category'])
      yield { messageId: 'harmony', path: '/body/payload/notification/category' };
  },
});
