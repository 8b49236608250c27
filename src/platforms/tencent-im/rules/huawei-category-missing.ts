import { androidOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'huawei-category-missing',
  subject: 'wire',
  title: { en: 'A message for Huawei names its category', zh: '发往华为的消息应指定分类' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['TX-HW-CAT'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no `HuaWeiCategory`: Huawei treats the message as marketing, with 2 or 5 a device and day.',
        zh: '没有 `HuaWeiCategory`：华为会按资讯营销类处理，每台设备每天仅 2 条或 5 条。',
      },
      fix: {
        en: 'Give the message a `kind`, and apply for Huawei’s self-classification right.',
        zh: '请为消息设置 `kind`，并申请华为的消息自分类权益。',
      },
    },
  },
  *check({ wire }) {
    if (textOf(androidOf(wire).HuaWeiCategory) === undefined)
      yield { messageId: 'missing', path: '/body/OfflinePushInfo/AndroidInfo/HuaWeiCategory' };
  },
});
