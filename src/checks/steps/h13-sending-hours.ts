import { valueAt } from '../../core/pointer.ts';
import { defineStep } from '../../core/step.ts';
import { hasSpoken } from '../facts/person.ts';
import { isRefused, shownCode } from '../facts/push-verdict.ts';
import { sources } from '../facts/sources.ts';

/** Operational messages go out from 07:00 to 23:00, China time. */
const firstHour = 7;
const lastHour = 23;
const chinaOffsetMs = 8 * 3_600_000;

export default defineStep({
  id: 'H13',
  phase: 'H',
  question: {
    en: 'Was the message sent inside the allowed hours (vivo: operational messages 07:00 to 23:00 only)?',
    zh: '是否在允许的时段内发送（vivo 运营消息仅限 07:00–23:00）？',
  },
  why: {
    en: 'vivo takes operational messages from 07:00 to 23:00 China time only; outside they are refused or dropped, not delayed. System messages go out at any hour.',
    zh: 'vivo 仅在北京时间 07:00–23:00 接收运营消息，其余时段直接拒绝或丢弃，不会顺延。系统消息全天可发。',
  },
  needs: ['answer', 'message', 'person'],
  vendors: ['vivo'],
  verdict: 'quota',
  fix: {
    en: 'Send after 07:00 China time; a chat or order message belongs to the system class (`kind: im` or `order`), which knows no hours.',
    zh: '请在北京时间 07:00 之后发送；聊天、订单等消息应归入系统消息（`kind: im` 或 `order`），不受时段限制。',
  },
  ask: {
    question: {
      en: 'Was it sent between 07:00 and 23:00 China time, or as a system message?',
      zh: '发送时间是否在北京时间 07:00–23:00 之间，或者是按系统消息发送？',
    },
    look: {
      en: 'The sending log, converted to UTC+8, and the `classification` of the request (1 is system).',
      zh: '查看发送日志（换算为 UTC+8），以及请求中的 `classification`（1 为系统消息）。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [sources.vivoClassification, sources.vivoLimits],
  confidence: 'B',
  check(evidence) {
    const { push, nowMs, displayName, wire } = evidence;
    const time = new Date(nowMs + chinaOffsetMs).toISOString().slice(11, 16);
    if (isRefused(push) && push.code === '10071')
      return {
        state: 'fail',
        text: {
          en: '{vendor} answered {code} at {time} China time: operational messages are not taken at this hour.',
          zh: '北京时间 {time}，{vendor} 返回 {code}：此时段不接收运营消息。',
        },
        data: { vendor: displayName, code: shownCode(push), time },
      };
    if (hasSpoken(evidence, 'H13')) return undefined;
    const classification = valueAt(wire, '/classification');
    if (classification === 1)
      return {
        state: 'pass',
        text: { en: 'The push goes out as a system message, which knows no hours.', zh: '推送按系统消息下发，不受时段限制。' },
      };
    if (classification !== 0) return undefined;
    const hour = Number(time.slice(0, 2));
    const isInside = hour >= firstHour && hour < lastHour;
    return {
      state: isInside ? 'pass' : 'warn',
      text: isInside
        ? { en: 'It is {time} in China, inside the hours for operational messages.', zh: '北京时间 {time}，在运营消息允许的时段内。' }
        : {
            en: 'It is {time} in China, and the push goes out as an operational message: vivo drops those between 23:00 and 07:00.',
            zh: '北京时间 {time}，而推送按运营消息下发：vivo 在 23:00–07:00 会丢弃此类消息。',
          },
      data: { time },
    };
  },
});
