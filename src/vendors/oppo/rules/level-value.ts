import { docs, notificationOf, numberOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { notifyLevels } from '../wire.ts';

export default defineRule({
  name: 'level-value',
  subject: 'wire',
  title: { en: '`notify_level` is 1, 2 or 16', zh: '`notify_level` 只能是 1、2 或 16' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/level-value'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: '`notify_level` is {level}; OPPO knows only 1, 2 and 16.', zh: '`notify_level` 为 {level}，OPPO 只支持 1、2、16。' },
      fix: {
        en: 'Use 1 (shade), 2 (shade and lock screen) or 16 (strong reminder, by application).',
        zh: '请使用 1（通知栏）、2（通知栏与锁屏）或 16（强提醒，需申请）。',
      },
    },
  },
  *check({ wire }) {
    const level: unknown = notificationOf(wire).notify_level;
    if (level !== undefined && !notifyLevels.some((known) => known === numberOf(level)))
      yield { messageId: 'unknown', path: '/notification/notify_level', data: { level: shown(level) } };
  },
});
