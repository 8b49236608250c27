import { defineStep, type Evidence, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { knownRefusal, type CodeTable } from '../vendor-answer.ts';

/** The vendor knows the token, although it refused the push. */
const knowsToken: CodeTable<Text> = {
  // https://github.com/MEIZUPUSH/PushAPI
  meizu: {
    '110010/target': {
      en: '{vendor} knows the pushId: it says that its notification switch is off ({code}).',
      zh: '{vendor} 认识该 pushId：返回的是其推送开关已关闭（{code}）。',
    },
    '110011': {
      en: '{vendor} knows the pushId: it says that this phone’s daily limit is used up ({code}).',
      zh: '{vendor} 认识该 pushId：返回的是该设备当日限额已用完（{code}）。',
    },
  },
};

/** Counters of a message trace or statistics that count dead tokens. */
const deadCounters: CodeTable<true> = {
  // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559
  xiaomi: { invalid_target: true, app_not_register: true },
  // https://dev.vivo.com.cn/documentCenter/doc/362
  vivo: { targetInvalid: true, targetUnSub: true },
};

/** A refusal for a token that is fine in itself, but not for this account. */
const otherProject: CodeTable<true> = { fcm: { SENDER_ID_MISMATCH: true } };

const texts = {
  refused: { en: '{vendor} refused the token with {code}.', zh: '{vendor} 拒绝了该 token，返回 {code}。' },
  otherProject: {
    en: '{vendor} refused the token for this account with {code}: it belongs to another project.',
    zh: '{vendor} 以 {code} 拒绝该账号使用此 token：它属于其他项目。',
  },
  counted: {
    en: 'The message trace counts the token as dead: `{counter}` is {count}.',
    zh: '消息轨迹把该 token 计为失效：`{counter}` 为 {count}。',
  },
  resolved: { en: 'The message trace found the target (`resolved` is {count}).', zh: '消息轨迹显示目标有效（`resolved` 为 {count}）。' },
  perhaps: {
    en: '{vendor} answered {code} (invalid arguments), which a malformed or stale registration id gets too.',
    zh: '{vendor} 返回 {code}（参数无效），registration_id 格式有误或已过期时也会如此。',
  },
  took: { en: '{vendor} took the push and said nothing against the token.', zh: '{vendor} 已受理推送，对该 token 没有异议。' },
  validated: { en: '{vendor} validated the push, token included; nothing was sent.', zh: '{vendor} 校验通过（含 token），没有实际下发。' },
  formOnly: {
    en: '{vendor} checked only the form; whether the token lives is not known.',
    zh: '{vendor} 只校验了格式，无法得知 token 是否有效。',
  },
  blind: {
    en: '{vendor} takes a push to a dead regId as well; only receipt type 16 or the message trace tells.',
    zh: '{vendor} 对失效的 regId 也可能返回成功，只有 16 类回执或消息轨迹能判断。',
  },
} satisfies Record<string, Text>;

function fromTrace({ vendor, trace }: Evidence): StepAnswer | undefined {
  if (!trace) return undefined;
  const dead = Object.entries(trace.counters).find(
    ([counter, count]) => Object.hasOwn(deadCounters, vendor) && Object.hasOwn(deadCounters[vendor] ?? {}, counter) && Number(count) > 0,
  );
  if (dead) return { state: 'fail', text: texts.counted, data: { counter: dead[0], count: dead[1] } };
  const resolved = trace.counters['resolved'];
  return vendor === 'xiaomi' && Number(resolved) > 0 ? { state: 'pass', text: texts.resolved, data: { count: resolved ?? 0 } } : undefined;
}

export default defineStep({
  id: 'D3',
  phase: 'D',
  question: { en: 'Does the vendor accept the token?', zh: '厂商是否认可该 token？' },
  why: {
    en: 'Tokens die with uninstalling, clearing data, a reset, an upgrade of the system or a month offline, while the server goes on sending to the old one.',
    zh: '卸载、清除数据、恢复出厂、系统升级或离线一个月，都会使 token 失效，而服务端还在向旧 token 发送。',
  },
  needs: ['answer'],
  verdict: 'token',
  fix: {
    en: 'Start the app so that it registers again, upload the new token and delete the old one; on HUAWEI also after the upgrade from HarmonyOS 4 to 5, on iOS after changing between Xcode and TestFlight builds. Then check D5 and D6.',
    zh: '请启动应用重新注册，上报新 token 并删除旧 token；华为从 HarmonyOS 4 升级到 5、iOS 在 Xcode 包与 TestFlight 包之间切换后也需如此。随后检查 D5、D6。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11238',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558',
    'https://dev.vivo.com.cn/documentCenter/doc/368',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
    'https://firebase.google.com/docs/cloud-messaging/error-codes',
    'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
  ],
  confidence: 'A',
  check(evidence) {
    const { vendor: id, displayName: vendor, findings, push, tokenFit } = evidence;
    if (!push) return undefined;
    const traced = fromTrace(evidence);
    if (traced) return traced;
    if (push.status === 'validated')
      return id === 'huawei'
        ? { state: 'unknown', text: texts.formOnly, data: { vendor } }
        : { state: 'pass', text: texts.validated, data: { vendor } };
    if (push.status === 'accepted')
      return id === 'xiaomi'
        ? { state: 'unknown', text: texts.blind, data: { vendor } }
        : { state: 'pass', text: texts.took, data: { vendor } };
    const code = push.code ?? push.status;
    const known = knownRefusal(evidence, knowsToken);
    if (known) return { state: 'pass', text: known.value, data: { vendor, code } };
    if (knownRefusal(evidence, otherProject))
      return { state: 'fail', verdict: 'app-identity', text: texts.otherProject, data: { vendor, code } };
    if (push.errorClass === 'token' || push.status === 'invalid-token')
      return { state: 'fail', text: texts.refused, data: { vendor, code } };
    // OPPO's 41 covers every argument; the message is above suspicion when lint found no error in it.
    if (id === 'oppo' && code === '41') {
      if (tokenFit?.fit === 'wrong' || tokenFit?.fit === 'odd') return { state: 'fail', text: texts.refused, data: { vendor, code } };
      if (!findings.some((finding) => finding.severity === 'error')) return { state: 'warn', text: texts.perhaps, data: { vendor, code } };
    }
    return undefined;
  },
});
