import { docs, isContentCategory, notificationOf, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'level-on-content',
  subject: 'wire',
  title: { en: 'Alert levels 2 and 16 belong to Communication & Service', zh: '提醒等级 2 和 16 仅用于“通讯与服务”' },
  docs: docs.classification,
  confidence: 'B',
  aliases: ['oppo/level-on-content'],
  messages: {
    ignored: {
      severity: 'warn',
      text: {
        en: '`{category}` is Content & Marketing; `notify_level` {level} is ignored there, or answered with 67.',
        zh: '`{category}` 属于“内容与营销”，`notify_level`={level} 不生效，甚至会返回 67。',
      },
      fix: {
        en: 'Drop the level, or use a Communication & Service category if the content qualifies.',
        zh: '去掉提醒等级；若内容符合要求，可改用“通讯与服务”类 category。',
      },
    },
  },
  *check({ wire }) {
    const { category, notify_level: value } = notificationOf(wire);
    const level = numberOf(value);
    if (category !== undefined && isContentCategory(category) && (level === 2 || level === 16))
      yield { messageId: 'ignored', path: '/notification/notify_level', data: { category, level } };
  },
});
