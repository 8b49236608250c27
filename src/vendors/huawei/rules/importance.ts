import { androidFacts, docs, isServiceCategory, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { marketingCategory } from '../wire.ts';

export default defineRule({
  name: 'importance',
  subject: 'wire',
  title: { en: '`importance` does what it says only within the limits of the class', zh: '`importance` 的效果受消息分类限制' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['HW-IMP-HIGH', 'HW-IMP-LOW-SERVICE', 'HW-IMP-MKT'],
  messages: {
    high: {
      severity: 'warn',
      text: {
        en: '`importance: HIGH` needs a special permission; without it HUAWEI answers 80300011.',
        zh: '`importance: HIGH` 需申请特殊权限，否则华为返回 80300011。',
      },
      fix: { en: 'Apply for the permission with HUAWEI, or leave `importance` out.', zh: '请向华为申请权限，或去掉 `importance`。' },
    },
    lowService: {
      severity: 'info',
      text: {
        en: '`importance: LOW` makes the service message `{category}` silent.',
        zh: '`importance: LOW` 会让服务与通讯类消息（`{category}`）静默展示。',
      },
      fix: { en: 'Leave `importance` out if it shall be noticed.', zh: '如需提醒用户，请去掉 `importance`。' },
    },
    marketing: {
      severity: 'info',
      text: { en: '`importance` has no effect on MARKETING: it stays silent.', zh: '`importance` 对 MARKETING 无效，消息仍为静默。' },
      fix: { en: 'Leave `importance` out.', zh: '请去掉 `importance`。' },
    },
  },
  *check({ wire }) {
    const facts = androidFacts(wire);
    if (!facts) return;
    const { importance } = facts.notification;
    const { category } = facts.android;
    const path = '/body/message/android/notification/importance';
    if (importance === 'HIGH') yield { messageId: 'high', path };
    if (importance === 'LOW' && isServiceCategory(category)) yield { messageId: 'lowService', path, data: { category: shown(category) } };
    if ((importance === 'NORMAL' || importance === 'HIGH') && category === marketingCategory) yield { messageId: 'marketing', path };
  },
});
