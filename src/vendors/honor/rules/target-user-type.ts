import { androidOf, docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { targetUserTypes } from '../wire.ts';

export default defineRule({
  name: 'target-user-type',
  subject: 'wire',
  title: { en: '`targetUserType` is 0 or 1', zh: '`targetUserType` 为 0 或 1' },
  docs: docs.send,
  confidence: 'B',
  aliases: [],
  messages: {
    unknown: {
      severity: 'error',
      text: {
        en: '`targetUserType` is {value}; HONOR knows 0 (normal) and 1 (test message).',
        zh: '`targetUserType` 为 {value}；荣耀只有 0（正式）和 1（测试消息）。',
      },
      fix: { en: 'Use 0 or 1.', zh: '请使用 0 或 1。' },
    },
  },
  *check({ wire }) {
    const value: unknown = androidOf(wire).targetUserType;
    if (value !== undefined && !Object.values(targetUserTypes).some((known) => known === value))
      yield { messageId: 'unknown', path: '/android/targetUserType', data: { value: shown(value) } };
  },
});
