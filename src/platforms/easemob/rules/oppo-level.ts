import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'oppo-level',
  subject: 'wire',
  title: { en: 'OPPO’s alert level comes with a category', zh: 'OPPO 提醒等级与 category 同时设置' },
  docs: docs.extension,
  confidence: 'A',
  aliases: [],
  messages: {
    category: {
      severity: 'error',
      text: {
        en: '`oppo_notify_level` is set without `oppo_category`, and means nothing alone.',
        zh: '设置了 `oppo_notify_level` 而没有 `oppo_category`，单独设置不生效。',
      },
      fix: { en: 'Set `oppo_category` too, or remove the level.', zh: '请同时设置 `oppo_category`，或去掉提醒等级。' },
    },
    value: {
      severity: 'error',
      text: { en: '`oppo_notify_level` is {level}; 1, 2 and 16 exist.', zh: '`oppo_notify_level` 为 {level}，只有 1、2、16 有效。' },
      fix: {
        en: 'Use 1 (drawer), 2 (lock screen too) or 16 (strong reminder, by application).',
        zh: '请使用 1（通知栏）、2（通知栏和锁屏）或 16（强提醒，需申请）。',
      },
    },
  },
  *check({ wire }) {
    if (wire.via === 'push') return;
    const android = wire.body.ext?.em_android_push_ext ?? {};
    const level = android['oppo_notify_level'];
    if (level === undefined) return;
    const path = '/body/ext/em_android_push_ext/oppo_notify_level';
    if (![1, 2, 16].includes(Number(level))) yield { messageId: 'value', path, data: { level: String(level) } };
    if (android['oppo_category'] === undefined || android['oppo_category'] === '') yield { messageId: 'category', path };
  },
});
