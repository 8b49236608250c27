import { valueAt } from '../../../core/pointer.ts';
import { docs, flagOf, isFilled, messageOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

const flags = [
  '/pushTimeInfo/offLine',
  '/advanceInfo/suspend',
  '/advanceInfo/clearNoticeBar',
  '/advanceInfo/fixDisplay',
  '/advanceInfo/fixSpeed',
  '/advanceInfo/notificationType/vibrate',
  '/advanceInfo/notificationType/lights',
  '/advanceInfo/notificationType/sound',
  '/vipInfo/pullDownTop',
  '/vipInfo/notGroup',
] as const;

export default defineRule({
  name: 'flag-values',
  subject: 'wire',
  title: { en: 'Flags are 0, 1, true or false', zh: '开关字段取值为 0、1、true 或 false' },
  docs: docs.api,
  confidence: 'A',
  aliases: [],
  messages: {
    unknown: {
      severity: 'error',
      text: {
        en: '`{field}` is {value}; Meizu knows 0 and 1, and true and false as its SDK sends them.',
        zh: '`{field}` 为 {value}；魅族只支持 0 和 1，以及其 SDK 所发送的 true 和 false。',
      },
      fix: { en: 'Write 1 or 0.', zh: '请填写 1 或 0。' },
    },
  },
  *check({ wire }) {
    const message = messageOf(wire);
    for (const pointer of flags) {
      const value = valueAt(message, pointer);
      if (isFilled(value) && flagOf(value) === undefined)
        yield {
          messageId: 'unknown',
          path: `/messageJson${pointer}`,
          data: { field: pointer.slice(1).replaceAll('/', '.'), value: shown(value) },
        };
    }
  },
});
