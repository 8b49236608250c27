import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { isRefused, shownCode } from '../facts/push-verdict.ts';
import { sources } from '../facts/sources.ts';
import type { CodeTable } from '../vendor-answer.ts';

/** Codes that mean a repetition: OPPO `app_message_id`, Meizu more than five a minute to one phone and app. */
const repetition: CodeTable<true> = { oppo: { '32': true }, meizu: { '520': true } };

export default defineStep({
  id: 'H8',
  phase: 'H',
  question: {
    en: 'Was the message suppressed as a repetition (same text, same id, same collapse or notify key)?',
    zh: '消息是否因重复被去重（文案相同、ID 相同，或折叠键、通知 ID 相同）？',
  },
  why: {
    en: 'Whoever tests sends the same text again and again. vivo drops an identical operational text of the day, Xiaomi shows one jobkey once, Meizu collapses more than five a minute, and the same collapse key or notify id replaces what was there.',
    zh: '测试时往往反复发同一句话。vivo 会丢弃当天文案相同的运营消息，小米同一 jobkey 只展示一次，魅族一分钟超过五条会被折叠，而相同的折叠键或通知 ID 会覆盖之前的消息。',
  },
  needs: ['answer', 'message', 'person'],
  vendors: ['vivo', 'xiaomi', 'meizu', 'fcm', 'oppo'],
  verdict: 'message',
  fix: {
    en: 'Vary the text between tests, leave `collapseKey` and `notifyId` out, and give every request its own id (OPPO `app_message_id`, vivo `requestId`, Xiaomi `jobkey`).',
    zh: '每次测试换一句文案，去掉 `collapseKey` 和 `notifyId`，并为每个请求使用不同的 ID（OPPO `app_message_id`、vivo `requestId`、小米 `jobkey`）。',
  },
  ask: {
    question: {
      en: 'Was this very text (or this notify id) already sent to the phone today?',
      zh: '今天是否已经向这台手机发过完全相同的文案（或相同的通知 ID）？',
    },
    look: {
      en: 'The sending log of today; on the phone, look whether an older notification of the app changed instead of a new one appearing.',
      zh: '查看今天的发送记录；在手机上留意是不是旧通知内容被替换，而没有出现新通知。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.vivoLimits, sources.xiaomiSend, sources.meizuApi, sources.oppoCodes, sources.fcmMessage],
  confidence: 'B',
  check(evidence) {
    const { push, vendor, displayName, message } = evidence;
    const codes = Object.hasOwn(repetition, vendor) ? repetition[vendor] : undefined;
    if (isRefused(push) && push.code !== undefined && codes && Object.hasOwn(codes, push.code))
      return {
        state: 'fail',
        text: { en: '{vendor} answered {code}: it counts the push as a repetition.', zh: '{vendor} 返回 {code}：被判为重复消息。' },
        data: { vendor: displayName, code: shownCode(push) },
      };
    const fate = fateOf(evidence);
    if (fate?.topic === 'replaced') return { state: 'fail', text: fate.text, data: fate.data };
    if (hasSpoken(evidence, 'H8')) return undefined;
    if (fate?.topic === 'shown') return { state: 'pass', text: fate.text, data: fate.data };
    const key = message?.collapseKey !== undefined ? 'collapseKey' : message?.notifyId !== undefined ? 'notifyId' : undefined;
    return key === undefined
      ? undefined
      : {
          state: 'warn',
          text: {
            en: 'The message carries a fixed `{key}`: a second push with it replaces the first instead of showing beside it.',
            zh: '消息带有固定的 `{key}`：再发一条会覆盖前一条，而不会并列显示。',
          },
          data: { key },
        };
  },
});
