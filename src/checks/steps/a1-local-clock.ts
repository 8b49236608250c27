import { defineStep, type Evidence } from '../../core/step.ts';
import { ifBad, platformRefusal } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { bare, findingsOf, isProven, isTaken, knownRefusal, seenAt, stagesOf, type CodeTable } from '../vendor-answer.ts';

/** Codes that speak of the time; the test push's class says the same for the rest. */
const clockCodes: CodeTable<true> = {
  // https://open.oppomobile.com/documentation/page/info?id=11235
  oppo: { '18': true, '19': true },
  // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
  apns: { ExpiredProviderToken: true },
};

/** A JWT that is too old: the clock, or a JWT that was kept too long, so it counts only while the clock is not known to be right. */
const agedJwt: CodeTable<true> = { huawei: { '80200005': true } };

/** Tencent IM: every UserSig is made for its call, so one that has expired means that the clock is behind. @see https://trtc.io/document/67553 */
const platformClockCodes = ['70001'];

const skewRules = ['apns/clock-skew', 'fcm/clock-skew', 'honor/clock-skew', 'oppo/clock-skew', 'vivo/clock-skew', 'zego/clock-skew'];

const texts = {
  refused: {
    en: '{vendor} refused with {code}, which speaks of the time in the request.',
    zh: '{vendor} 返回 {code}，指的是请求中的时间有误。',
  },
  off: { en: 'The clocks differ: {seen}.', zh: '时钟不一致：{seen}。' },
  timeless: {
    en: 'The clocks differ ({seen}), but the requests to {vendor} carry no time, so it is not the cause here.',
    zh: '时钟不一致（{seen}），但发往 {vendor} 的请求不含时间，因此不是这里的原因。',
  },
  forgiven: {
    en: 'The clocks differ ({seen}), yet {vendor} accepted the signature.',
    zh: '时钟不一致（{seen}），但 {vendor} 仍接受了签名。',
  },
  slight: { en: 'The clocks differ a little: {seen}.', zh: '时钟略有偏差：{seen}。' },
  right: { en: 'The local clock agrees with {vendor}’s: {seen}.', zh: '本机时钟与 {vendor} 一致：{seen}。' },
  accepted: { en: '{vendor} took a request that carries the local time.', zh: '{vendor} 接受了带有本机时间的请求。' },
  notCompared: { en: 'Not looked: no answer came whose time could be compared.', zh: '未检查：没有可供比对时间的应答。' },
} satisfies Record<string, Text>;

/** Xiaomi sends the secret itself, Meizu signs without a time, and so does HUAWEI's OAuth call. */
function carriesTime({ vendor, account }: Evidence): boolean {
  if (vendor === 'huawei') return account === undefined || 'serviceAccount' in account;
  return vendor !== 'xiaomi' && vendor !== 'meizu';
}

export default defineStep({
  id: 'A1',
  phase: 'A',
  question: { en: 'Is the local clock right?', zh: '本机时钟是否准确？' },
  why: {
    en: 'Signatures and provider tokens carry the time, and a vendor refuses what is too far off: OPPO and vivo from ten minutes, APNs and FCM from one hour.',
    zh: '签名和鉴权令牌都带有时间，偏差过大会被拒绝：OPPO、vivo 为 10 分钟，APNs 与 FCM 为 1 小时。',
  },
  needs: ['network', 'answer', 'platform'],
  verdict: 'clock',
  fix: {
    en: 'Synchronise the clock of the machine that sends (NTP: `timedatectl`, `chronyc tracking`, w32tm), look at virtual machines that were suspended, then verify again.',
    zh: '请校准发送推送的那台机器的时钟（NTP：`timedatectl`、`chronyc tracking`、w32tm），留意曾被挂起的虚拟机，然后重新验证。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11234',
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
    'https://developers.google.com/identity/protocols/oauth2/service-account',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check(evidence) {
    const through = ifBad(platformRefusal(evidence, { classes: ['clock'], codes: platformClockCodes }));
    if (through) return through;
    const { displayName: vendor, push } = evidence;
    const [clock] = stagesOf(evidence, 'clock');
    const said =
      knownRefusal(evidence, clockCodes)?.refusal.code ?? (push?.errorClass === 'clock' ? (push.code ?? push.status) : undefined);
    const aged = clock?.state === 'pass' ? undefined : knownRefusal(evidence, agedJwt)?.refusal.code;
    const code = said ?? aged;
    if (code !== undefined) return { state: 'fail', text: texts.refused, data: { vendor, code } };
    if (clock?.state === 'fail' || clock?.state === 'warn') {
      const data = { vendor, seen: seenAt(clock) };
      if (!carriesTime(evidence)) return { state: 'warn', text: texts.timeless, data };
      // HONOR's auth call carries no time; its `timestamp` travels with the push.
      if (isTaken(evidence) || (isProven(evidence) && evidence.vendor !== 'honor')) return { state: 'warn', text: texts.forgiven, data };
      return clock.state === 'fail'
        ? { state: 'fail', text: texts.off, data: { seen: data.seen } }
        : { state: 'warn', text: texts.slight, data: { seen: data.seen } };
    }
    if (clock?.state === 'pass') return { state: 'pass', text: texts.right, data: { vendor, seen: seenAt(clock) } };
    const [skew] = findingsOf(evidence, skewRules);
    if (skew) return { state: 'warn', text: texts.slight, data: { seen: bare(skew.message) } };
    if (isTaken(evidence) && carriesTime(evidence)) return { state: 'pass', text: texts.accepted, data: { vendor } };
    return clock?.state === 'not-looked' ? { state: 'not-looked', text: texts.notCompared } : undefined;
  },
});
