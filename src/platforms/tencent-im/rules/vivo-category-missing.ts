import { androidOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'vivo-category-missing',
  subject: 'wire',
  title: { en: 'vivo’s class comes with a category', zh: 'vivo 的分类须同时填写 category' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-VIVO'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: '`VIVOClassification` is set and `VIVOCategory` is empty; since 2023-04-03 vivo goes by the category.',
        zh: '设置了 `VIVOClassification`，但 `VIVOCategory` 为空；自 2023-04-03 起 vivo 以 category 为准。',
      },
      fix: {
        en: 'Set `VIVOCategory` (IM, ACCOUNT …), or give the message a `kind`.',
        zh: '请设置 `VIVOCategory`（如 IM、ACCOUNT），或为消息设置 `kind`。',
      },
    },
  },
  *check({ wire }) {
    const { VIVOClassification: classification, VIVOCategory: category } = androidOf(wire);
    if (classification !== undefined && textOf(category) === undefined)
      yield { messageId: 'missing', path: '/body/OfflinePushInfo/AndroidInfo/VIVOCategory' };
  },
});
