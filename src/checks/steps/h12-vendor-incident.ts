import { defineStep } from '../../core/step.ts';
import { ifBad, platformRefusal } from '../facts/platform.ts';
import { isRefused, shownCode } from '../facts/push-verdict.ts';
import { sources } from '../facts/sources.ts';
import { isTransportCode, stagesOf } from '../vendor-answer.ts';

export default defineStep({
  id: 'H12',
  phase: 'H',
  question: { en: 'Is the vendor’s service (or the platform’s back-end) in trouble?', zh: '是否为厂商服务（或平台后端）故障？' },
  why: {
    en: 'When every call ends in an error of the server, nothing in your set-up is at fault, and changing it only makes things worse.',
    zh: '如果所有请求都返回服务端错误，说明不是自己的配置问题，此时乱改配置只会更糟。',
  },
  needs: ['answer', 'network', 'platform'],
  verdict: 'server',
  fix: {
    en: 'Wait and try again with growing pauses (APNs asks for 15 minutes), look at the vendor’s notices, and open a ticket with the raw answer and the time.',
    zh: '稍后再试并逐步拉长间隔（APNs 要求 15 分钟），查看厂商公告，并附上原始应答与时间提交工单。',
  },
  sources: [sources.huaweiSend, sources.xiaomiCodes, sources.oppoCodes, sources.fcmCodes, sources.apnsResponses],
  confidence: 'A',
  check(evidence) {
    const through = ifBad(platformRefusal(evidence, { classes: ['server'] }));
    if (through) return through;
    const { push, displayName } = evidence;
    if (push?.status === 'accepted')
      return {
        state: 'pass',
        text: { en: '{vendor} took a push just now.', zh: '{vendor} 刚刚受理了一条推送。' },
        data: { vendor: displayName },
      };
    if (isRefused(push)) {
      const data = { vendor: displayName, code: shownCode(push) };
      if (push.errorClass === 'server' || (push.errorClass === undefined && (push.http ?? 0) >= 500))
        return {
          state: 'fail',
          text: { en: '{vendor} answered {code}: its own service failed.', zh: '{vendor} 返回 {code}：厂商服务自身出错。' },
          data,
        };
      if (push.code !== undefined && push.errorClass !== undefined && push.errorClass !== 'network' && !isTransportCode(push.code))
        return {
          state: 'pass',
          text: {
            en: '{vendor} answered {code} in its own form: the service works.',
            zh: '{vendor} 以自身格式返回了 {code}：服务本身正常。',
          },
          data,
        };
    }
    const failed = stagesOf(evidence, 'auth', 'probe').find(
      (stage) => stage.state === 'fail' && /^(?:http-)?5\d\d$|^http-5xx$/.test(stage.code ?? ''),
    );
    return (
      failed && {
        state: 'fail',
        text: {
          en: '{vendor} answered {code} to the {stage} call too: its own service failed.',
          zh: '{vendor} 对 {stage} 请求也返回 {code}：厂商服务自身出错。',
        },
        data: { vendor: displayName, code: failed.code ?? '', stage: failed.stage },
      }
    );
  },
});
