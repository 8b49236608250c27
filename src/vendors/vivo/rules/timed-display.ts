import { docs, numberOf, objectOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { operationalHours } from '../wire.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const offsetMs = 8 * 60 * minuteMs;

/** Milliseconds since midnight, UTC+8. */
function timeOfDay(ms: number): number {
  return (ms + offsetMs) % dayMs;
}

export default defineRule({
  name: 'timed-display',
  subject: 'wire',
  title: { en: 'A display window lies within vivo’s rules', zh: '定时展示时间须符合 vivo 的规则' },
  docs: docs.api,
  confidence: 'C',
  aliases: ['vivo/timed-display'],
  messages: {
    incomplete: {
      severity: 'error',
      text: {
        en: '`timedDisplay` needs `showStartTime` and `showEndTime` in Unix milliseconds, the end after the start.',
        zh: '`timedDisplay` 须有毫秒级的 `showStartTime` 与 `showEndTime`，且结束晚于开始。',
      },
      fix: { en: 'Give both times as 13-digit numbers.', zh: '请以 13 位数字填写两个时间。' },
    },
    soon: {
      severity: 'error',
      text: { en: '`showStartTime` is less than ten minutes from now.', zh: '`showStartTime` 距现在不足 10 分钟。' },
      fix: { en: 'Let the window begin at least ten minutes from now.', zh: '开始时间至少在 10 分钟之后。' },
    },
    late: {
      severity: 'error',
      text: { en: 'The window is not within 24 hours from now.', zh: '展示时间不在 24 小时之内。' },
      fix: { en: 'Let the window end within 24 hours.', zh: '结束时间须在 24 小时之内。' },
    },
    span: {
      severity: 'error',
      text: { en: 'The window is {minutes} minutes long; vivo wants less than 120.', zh: '展示时长为 {minutes} 分钟，须小于 120 分钟。' },
      fix: { en: 'Make the window shorter.', zh: '请缩短展示时长。' },
    },
    twoDays: {
      severity: 'error',
      text: { en: 'The window crosses midnight (UTC+8).', zh: '展示时间跨越了零点（北京时间）。' },
      fix: { en: 'Let it begin and end on the same day.', zh: '开始与结束须在同一天。' },
    },
    night: {
      severity: 'error',
      text: {
        en: 'The window of an operational message must lie between 07:00 and 23:00 (UTC+8).',
        zh: '运营消息的展示时间须在北京时间 07:00 至 23:00 之间。',
      },
      fix: { en: 'Move the window into the day.', zh: '请调整到白天时段。' },
    },
  },
  *check({ wire, nowMs }) {
    const timed = objectOf(wire.timedDisplay);
    if (!timed) return;
    const path = '/timedDisplay';
    const start = numberOf(timed['showStartTime']);
    const end = numberOf(timed['showEndTime']);
    if (start === undefined || end === undefined || end <= start) {
      yield { messageId: 'incomplete', path };
      return;
    }
    if (start < nowMs + 10 * minuteMs) yield { messageId: 'soon', path: `${path}/showStartTime` };
    if (end > nowMs + dayMs) yield { messageId: 'late', path: `${path}/showEndTime` };
    const spanMs = end - start;
    if (spanMs >= 120 * minuteMs) yield { messageId: 'span', path, data: { minutes: Math.round(spanMs / minuteMs) } };
    if (Math.floor((start + offsetMs) / dayMs) !== Math.floor((end + offsetMs) / dayMs)) yield { messageId: 'twoDays', path };
    const hourMs = 60 * minuteMs;
    if (
      numberOf(wire.classification) === 0 &&
      (timeOfDay(start) < operationalHours.from * hourMs || timeOfDay(end) > operationalHours.to * hourMs)
    )
      yield { messageId: 'night', path };
  },
});
