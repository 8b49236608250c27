import { categoriesOf, categoryOf, docs, platformOfWire, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { doubtfulCategories, harmonyServiceCategories, marketingCategory, obsoleteCategories } from '../wire.ts';

export default defineRule({
  name: 'category-unknown',
  subject: 'wire',
  title: { en: '`category` is one of HUAWEI’s list, in upper case', zh: '`category` 须为华为公布的取值，且全部大写' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['HW-CAT-UNKNOWN', 'HW-CAT-CASE', 'HW-CAT-OBSOLETE'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: '`{category}` is not a category of HUAWEI.', zh: '`{category}` 不是华为支持的 category。' },
      fix: { en: 'Use one of {allowed}.', zh: '请使用以下取值之一：{allowed}。' },
    },
    otherPlatform: {
      severity: 'error',
      text: {
        en: '`{category}` exists for HarmonyOS 5 and later only, not for the Android API.',
        zh: '`{category}` 仅用于 HarmonyOS 5 及以上，Android 接口不支持。',
      },
      fix: { en: 'Use one of {allowed}.', zh: '请使用以下取值之一：{allowed}。' },
    },
    letterCase: {
      severity: 'error',
      text: {
        en: '`{category}` differs from `{upper}` in its case; HUAWEI wants upper case.',
        zh: '`{category}` 与 `{upper}` 大小写不同；华为要求全部大写。',
      },
      fix: { en: 'Write `{upper}`.', zh: '请改为 `{upper}`。' },
    },
    obsolete: {
      severity: 'warn',
      text: {
        en: '`{category}` stands only in a sample of 2023 (one secondary source); today that content is MARKETING.',
        zh: '`{category}` 仅见于 2023 年的示例（单一二手来源）；此类内容如今归为 MARKETING。',
      },
      fix: { en: 'Write `{marketing}`.', zh: '请改为 `{marketing}`。' },
    },
    doubtful: {
      severity: 'info',
      text: {
        en: '`{category}` is known from one secondary source; HUAWEI may refuse it or count it as marketing.',
        zh: '`{category}` 仅有一个二手来源；华为可能拒绝，也可能按资讯营销处理。',
      },
      fix: {
        en: 'Try it with a test message, or choose the nearest documented category.',
        zh: '请先用测试消息验证，或选择最接近的、文档列出的 category。',
      },
    },
  },
  *check({ wire }) {
    const { category, path } = categoryOf(wire);
    if (category === undefined || category === '') return;
    const platform = platformOfWire(wire);
    const allowed = categoriesOf(platform);
    const given = shown(category);
    const upper = given.toUpperCase();
    const data = { category: given, allowed: allowed.join(', ') };
    if (typeof category === 'string' && allowed.includes(given)) {
      const doubt = [...doubtfulCategories, 'CUSTOMER_SERVICE'].some((known) => known === given);
      if (doubt) yield { messageId: 'doubtful', path, data };
    } else if (obsoleteCategories.some((known) => known === given))
      yield { messageId: 'obsolete', path, data: { category: given, marketing: marketingCategory } };
    else if (harmonyServiceCategories.some((known) => known === given)) yield { messageId: 'otherPlatform', path, data };
    else if (typeof category === 'string' && allowed.includes(upper))
      yield { messageId: 'letterCase', path, data: { category: given, upper } };
    else yield { messageId: 'unknown', path, data };
  },
});
