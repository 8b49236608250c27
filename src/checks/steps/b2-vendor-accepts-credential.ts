import { defineStep, type Evidence, type StepAnswer, type VerdictClass } from '../../core/step.ts';
import { platformRefusal } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { isTaken, isTransportCode, knownRefusal, refusalsOf, seenAt, stagesOf, type CodeTable } from '../vendor-answer.ts';

/**
 * Codes of the auth call, the query or the probe that do not speak of the credential; `verify` passes no class on. The class of a code is that of the
 * vendor's catalogue.
 */
const otherwise: CodeTable<VerdictClass> = {
  // https://open.oppomobile.com/documentation/page/info?id=11235
  oppo: {
    '18': 'clock',
    '19': 'clock',
    '26': 'permission',
    '27': 'permission',
    '30': 'permission',
    '28': 'app-identity',
    '13': 'quota',
    '55': 'quota',
    '-2': 'quota',
    '-1': 'server',
  },
  // https://dev.vivo.com.cn/documentCenter/doc/368
  vivo: { '10040': 'server', '10072': 'quota' },
  // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
  xiaomi: {
    '10004': 'permission',
    '10005': 'permission',
    '10014': 'permission',
    '10036': 'permission',
    '21303': 'permission',
    '10026': 'app-identity',
    '10031': 'app-identity',
    '22000': 'app-identity',
    '22001': 'app-identity',
    '22002': 'app-identity',
    '22022': 'app-identity',
    '66108': 'app-identity',
    '10002': 'server',
    '10003': 'server',
    '10009': 'server',
    '10022': 'quota',
    '10023': 'quota',
    '10024': 'quota',
    '10027': 'quota',
  },
  // https://github.com/MEIZUPUSH/PushAPI
  meizu: {
    '201': 'permission',
    '110009': 'app-identity',
    '110031': 'app-identity',
    '110010': 'quota',
    '110019': 'quota',
    '110051': 'quota',
    '1001': 'server',
    '1003': 'server',
  },
  // https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
  huawei: {
    '80300002': 'permission',
    '80300037': 'permission',
    '82000012': 'app-identity',
    '82000013': 'app-identity',
    '503': 'quota',
    '80600003': 'server',
    '81000001': 'server',
  },
  // https://firebase.google.com/docs/cloud-messaging/error-codes
  fcm: {
    unauthorized_client: 'permission',
    PERMISSION_DENIED: 'permission',
    SENDER_ID_MISMATCH: 'app-identity',
    internal_failure: 'server',
    // Speaks of the APNs credential that Firebase keeps, not of the service account.
    THIRD_PARTY_AUTH_ERROR: 'credential',
  },
  // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
  apns: {
    ExpiredProviderToken: 'clock',
    TopicDisallowed: 'app-identity',
    Forbidden: 'permission',
    TooManyProviderTokenUpdates: 'quota',
    TooManyRequests: 'quota',
    InternalServerError: 'server',
    ServiceUnavailable: 'server',
    Shutdown: 'server',
  },
};

/** Of a platform: an expired UserSig is the clock's business (A1), the copy of the vendor's credential in the console is B6's. */
const notOfTheAccount = ['70001', 'get push token fail'];

/** Tencent IM accepts the signature, but the identifier is no administrator of the application. @see https://trtc.io/document/67553 */
const adminCodes = ['60010', '90009', '70403'];

const texts = {
  refused: { en: '{vendor} refused the credential with {code}.', zh: '{vendor} 拒绝了凭据，返回 {code}。' },
  refusedAt: { en: '{vendor} refused the credential: {seen}.', zh: '{vendor} 拒绝了凭据：{seen}。' },
  clock: {
    en: '{vendor} refused the signature for its time ({code}); the secret itself is not proven wrong.',
    zh: '{vendor} 因时间原因拒绝了签名（{code}），并不说明密钥有误。',
  },
  elsewhere: {
    en: '{vendor} refused with {code} for another reason; that says nothing certain about the credential.',
    zh: '{vendor} 因其他原因返回 {code}，无法据此判断凭据是否正确。',
  },
  unanswered: {
    en: 'No usable answer came, so nothing is known about the credential ({seen}).',
    zh: '没有可用的应答，无法判断凭据是否正确（{seen}）。',
  },
  proven: { en: '{vendor} accepted the credential: {seen}.', zh: '{vendor} 已接受凭据：{seen}。' },
  took: { en: '{vendor} took a push with this credential.', zh: '{vendor} 已受理用该凭据发送的推送。' },
  beyond: {
    en: '{vendor} looked beyond the credential: it refused the push only with {code}.',
    zh: '{vendor} 已通过凭据校验，只是以 {code} 拒绝了推送。',
  },
  notTried: { en: 'Not looked: an earlier stage failed, or the network was not asked.', zh: '未检查：前面的环节失败，或没有访问网络。' },
} satisfies Record<string, Text>;

/** What a vendor looks at only after it accepted the credential. */
const beyondCredential: readonly VerdictClass[] = ['token', 'quota', 'channel-or-classification'];

function fromPush(evidence: Evidence): StepAnswer | undefined {
  const { push, displayName: vendor } = evidence;
  if (push === undefined) return undefined;
  if (isTaken(evidence)) return { state: 'pass', text: texts.took, data: { vendor } };
  const refusals = refusalsOf(evidence).filter(({ from }) => from === 'push');
  if (push.errorClass === 'credential' && knownRefusal(evidence, otherwise, refusals) === undefined)
    return { state: 'fail', text: texts.refused, data: { vendor, code: push.code ?? push.status } };
  const [refusal] = refusals;
  if (refusal?.verdict !== undefined && beyondCredential.includes(refusal.verdict) && !isTransportCode(refusal.code))
    return { state: 'pass', text: texts.beyond, data: { vendor, code: refusal.code } };
  return undefined;
}

function fromStages(evidence: Evidence): StepAnswer | undefined {
  const { displayName: vendor } = evidence;
  const stages = stagesOf(evidence, 'auth', 'probe');
  const failed = stages.find((stage) => stage.state === 'fail');
  if (failed) {
    const known = failed.code === undefined ? undefined : knownRefusal(evidence, otherwise, [{ code: failed.code, from: 'verify' }])?.value;
    if (known === 'clock') return { state: 'fail', verdict: 'clock', text: texts.clock, data: { vendor, code: failed.code ?? '' } };
    if (known !== undefined) return { state: 'unknown', text: texts.elsewhere, data: { vendor, code: failed.code ?? '' } };
    const isAuthRefusal = failed.code === 'http-401';
    if (failed.unreachable || (failed.code !== undefined && isTransportCode(failed.code) && !isAuthRefusal))
      return { state: 'unknown', text: texts.unanswered, data: { seen: seenAt(failed) } };
    return { state: 'fail', text: texts.refusedAt, data: { vendor, seen: seenAt(failed) } };
  }
  const passed = stages.find((stage) => stage.state === 'pass');
  if (passed) return { state: 'pass', text: texts.proven, data: { vendor, seen: seenAt(passed) } };
  return stages.length > 0 && stages.every((stage) => stage.state === 'not-looked')
    ? { state: 'not-looked', text: texts.notTried }
    : undefined;
}

export default defineStep({
  id: 'B2',
  phase: 'B',
  question: { en: 'Does the vendor accept the credentials?', zh: '厂商是否接受这组凭据？' },
  why: {
    en: 'This is the first thing every push server has to get past. Until the auth call (or the signed query) succeeds, nothing about token, class or phone matters.',
    zh: '这是每次推送要过的第一关。鉴权请求（或带签名的查询）不通过，后面的 token、消息分类和手机设置都无从谈起。',
  },
  needs: ['network', 'answer', 'platform'],
  verdict: 'credential',
  fix: {
    en: 'Look the code up with `push-check explain`, copy id and secret again from the console of this very app, and check that nobody has reset the secret since.',
    zh: '请用 `push-check explain` 查看该错误码的含义，从该应用自己的控制台页面重新复制 ID 与密钥，并确认密钥没有被重置过。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11235',
    'https://dev.vivo.com.cn/documentCenter/doc/368',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://developers.google.com/identity/protocols/oauth2/service-account',
    'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
    'https://cloud.tencent.com/document/product/269/139820',
  ],
  confidence: 'A',
  check(evidence) {
    const through = platformRefusal(evidence, { classes: ['credential'], except: notOfTheAccount });
    if (through) return through;
    const rights = platformRefusal(evidence, { codes: adminCodes });
    if (rights) return { ...rights, verdict: 'permission' };
    return fromPush(evidence) ?? fromStages(evidence);
  },
});
