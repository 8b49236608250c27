import { categoryOf, docs, isServiceCategory, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'category-right',
  subject: 'wire',
  title: { en: 'A service category needs the self-classification right', zh: '服务与通讯类 category 需开通自分类权益' },
  docs: docs.harmonyRights,
  confidence: 'A',
  aliases: ['HW-CAT-NORIGHT'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: '`{category}` is a service category, but by the config this app has no self-classification right: HUAWEI takes the push and treats it as marketing, silent and 2 to 5 a device and day.',
        zh: '`{category}` 属于服务与通讯类，但配置表明该应用尚未开通自分类权益：华为会受理，但按资讯营销处理，静默且单设备每天仅 2 至 5 条。',
      },
      fix: {
        en: 'Apply for the right in AppGallery Connect > Push Kit > Settings, then set `selfClassification: true`.',
        zh: '请在 AppGallery Connect“推送服务 → 配置”申请，获批后设置 `selfClassification: true`。',
      },
    },
  },
  *check({ wire, account }) {
    const { category, path } = categoryOf(wire);
    if (account?.selfClassification === false && isServiceCategory(category))
      yield { messageId: 'missing', path, data: { category: shown(category) } };
  },
});
