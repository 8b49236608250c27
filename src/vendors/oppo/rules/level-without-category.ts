import { docs, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'level-without-category',
  subject: 'wire',
  title: { en: '`notify_level` travels with `category`', zh: '`notify_level` 须与 `category` 同传' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/level-without-category'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: '`notify_level` is {level} but there is no `category`.', zh: '设置了 `notify_level`={level}，却没有 `category`。' },
      fix: { en: 'Set the category that OPPO has approved for the app, or drop the level.', zh: '填写已获批的 category，或去掉提醒等级。' },
    },
  },
  *check({ wire }) {
    const { category, notify_level: level } = notificationOf(wire);
    if (level !== undefined && (category === undefined || category === ''))
      yield { messageId: 'missing', path: '/notification/notify_level', data: { level } };
  },
});
