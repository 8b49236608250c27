import { defineStep } from '../../core/step.ts';
import { shownCode, verdictOfPush } from '../facts/push-verdict.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'H1',
  phase: 'H',
  question: {
    en: 'Does the vendor take a single push that is sent straight to this token?',
    zh: '绕过 IM 平台，直接向该 token 发一条单推，厂商是否受理？',
  },
  why: {
    en: 'It splits the problem in two: a refusal comes with a code that names the cause; an acceptance leaves only what happens after the vendor, and everything that differs from this direct way.',
    zh: '这一步把问题一分为二：若被拒绝，错误码会指明原因；若被受理，就只剩下厂商之后的环节，以及与直推不同的部分。',
  },
  needs: ['answer'],
  verdict: 'none-found',
  fix: {
    en: 'Look the code up with `push-check explain <vendor> <code>` and do what it says; send again only after that.',
    zh: '用 `push-check explain <厂商> <错误码>` 查看含义并按说明处理，然后再重发。',
  },
  sources: [
    sources.huaweiSend,
    sources.honorSend,
    sources.xiaomiCodes,
    sources.oppoCodes,
    sources.vivoCodes,
    sources.meizuApi,
    sources.fcmCodes,
    sources.apnsResponses,
  ],
  confidence: 'A',
  check(evidence) {
    const { push, displayName } = evidence;
    if (!push) return undefined;
    const data = { vendor: displayName, code: shownCode(push) };
    const refusal = verdictOfPush(evidence);
    if (refusal) return { state: 'fail', text: refusal.text, data, verdict: refusal.verdict };
    if (push.status === 'accepted')
      return {
        state: 'pass',
        text: {
          en: '{vendor} took the push. That means taken, not arrived and not shown.',
          zh: '{vendor} 已受理推送。受理不等于到达，更不等于展示。',
        },
        data: { vendor: displayName },
      };
    if (push.status === 'validated')
      return {
        state: 'unknown',
        text: {
          en: '{vendor} only validated the push; nothing was sent, so nothing is known about the way to the phone.',
          zh: '{vendor} 只做了校验，没有真正发送，因此无法判断到手机的链路。',
        },
        data: { vendor: displayName },
      };
    return { state: 'not-looked', text: { en: 'No push was sent.', zh: '没有发送推送。' } };
  },
});
