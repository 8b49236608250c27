import type { Confidence, ErrorClass } from '../../core/catalogue.ts';
import { verdictOfErrorClass, type Evidence, type PushEvidence, type VerdictClass } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { stagesOf, type CodeTable } from '../vendor-answer.ts';
import { sources } from './sources.ts';

/** What one code tells beyond its class. */
export interface CodeMeaning {
  verdict: VerdictClass;
  /** Placeholders `{vendor}` and `{code}`. */
  text: Text;
  source: string;
  confidence: Confidence;
  /** The meaning holds only then; without it, always. */
  when?(evidence: Evidence): boolean;
}

const blacklisted: Text = {
  en: '{vendor} answered {code}: the app is blocked from sending or not released for it.',
  zh: '{vendor} 返回 {code}：应用被禁止发送，或尚未获准推送。',
};
const wrongPackage: Text = {
  en: '{vendor} answered {code}: the package name does not fit the credential or the token.',
  zh: '{vendor} 返回 {code}：包名与凭据或 token 不匹配。',
};
const underReview: Text = {
  en: '{vendor} answered {code}: the app is not released for formal pushes yet; until then at most its test devices get any.',
  zh: '{vendor} 返回 {code}：应用尚未获得正式推送权限，在此之前最多只能推送到测试设备。',
};

/**
 * Codes whose verdict is not the one of their class (the catalogue's class wins everywhere else). Key: code, or `code/subCode`.
 */
export const codeMeanings: CodeTable<CodeMeaning> = {
  huawei: {
    '80200005': {
      verdict: 'clock',
      text: {
        en: '{vendor} answered {code}: a JWT that was signed a moment ago counts as expired, so the clock of this machine is off.',
        zh: '{vendor} 返回 {code}：刚签发的 JWT 就被判为过期，说明本机时钟不准。',
      },
      source: sources.huaweiJwt,
      confidence: 'A',
      // push-check signs anew for every run; with a right clock the JWT itself must be wrong.
      when: (evidence) => !stagesOf(evidence, 'clock').some((stage) => stage.state === 'pass'),
    },
    '80600003': {
      verdict: 'credential',
      text: {
        en: '{vendor} answered {code}: it could not check the access token, and the auth call fails too.',
        zh: '{vendor} 返回 {code}：无法校验访问令牌，且鉴权请求同样失败。',
      },
      source: sources.huaweiSend,
      confidence: 'A',
      when: (evidence) => stagesOf(evidence, 'auth', 'probe').some((stage) => stage.state === 'fail'),
    },
  },
  xiaomi: {
    '10026': { verdict: 'permission', text: blacklisted, source: sources.xiaomiCodes, confidence: 'A' },
    '10031': { verdict: 'permission', text: blacklisted, source: sources.xiaomiCodes, confidence: 'A' },
    '22000': { verdict: 'permission', text: blacklisted, source: sources.xiaomiCodes, confidence: 'A' },
    '26006': { verdict: 'permission', text: underReview, source: sources.xiaomiCodes, confidence: 'A' },
    '22022': { verdict: 'app-identity', text: wrongPackage, source: sources.xiaomiCodes, confidence: 'A' },
    '66108': { verdict: 'app-identity', text: wrongPackage, source: sources.xiaomiCodes, confidence: 'B' },
  },
  oppo: {
    '28': { verdict: 'permission', text: blacklisted, source: sources.oppoCodes, confidence: 'A' },
    '41': {
      verdict: 'token',
      text: {
        en: '{vendor} answered {code}: an argument is not valid, and here it is the registration id (malformed, stale, or of another app).',
        zh: '{vendor} 返回 {code}：参数无效，此处应为 registration_id 有问题（格式不对、已失效或属于其他应用）。',
      },
      source: sources.oppoCodes,
      confidence: 'C',
      when: ({ push, tokenFit }) =>
        push?.subCode === undefined &&
        (/regist|target_value|token|注册/i.test(push?.vendorMessage ?? '') || tokenFit?.fit === 'wrong' || tokenFit?.fit === 'odd'),
    },
  },
  vivo: {
    '10045': { verdict: 'permission', text: underReview, source: sources.vivoCodes, confidence: 'B' },
    '10302/status-4': { verdict: 'permission', text: underReview, source: sources.vivoCodes, confidence: 'B' },
    '10203': {
      verdict: 'clock',
      text: {
        en: '{vendor} answered {code} to the auth call, and the clock of this machine is off: the timestamp is outside its ten minutes.',
        zh: '{vendor} 对鉴权请求返回 {code}，且本机时钟不准：时间戳超出了 10 分钟的允许范围。',
      },
      source: sources.vivoSend,
      confidence: '?',
      when: isClockOff,
    },
  },
  meizu: {
    '110009': { verdict: 'permission', text: blacklisted, source: sources.meizuApi, confidence: 'A' },
    '110031': { verdict: 'app-identity', text: wrongPackage, source: sources.meizuApi, confidence: 'A' },
    '110010/target': {
      verdict: 'device-settings',
      text: {
        en: '{vendor} answered {code} for this pushId: notifications are switched off on the phone. (The same number for the whole request would be a rate limit.)',
        zh: '{vendor} 针对该 pushId 返回 {code}：手机上的通知开关已关闭。（若整个请求返回同一数字，则表示调用过快。）',
      },
      source: sources.meizuApi,
      confidence: 'A',
    },
  },
  fcm: {
    // A pairing error: neither half is wrong by itself, and registering the token anew with the same app does not mend it.
    SENDER_ID_MISMATCH: {
      verdict: 'app-identity',
      text: {
        en: '{vendor} answered {code}: the token was issued for another Firebase project than the service account’s.',
        zh: '{vendor} 返回 {code}：该 token 是在另一个 Firebase 项目下签发的，与服务账号所属项目不一致。',
      },
      source: sources.fcmCodes,
      confidence: 'A',
    },
    invalid_grant: {
      verdict: 'clock',
      text: {
        en: 'Google answered {code} for {vendor}, and the clock of this machine is off: the times in the assertion are not accepted.',
        zh: 'Google 对 {vendor} 的鉴权返回 {code}，且本机时钟不准：断言中的时间不被接受。',
      },
      source: 'https://developers.google.com/identity/protocols/oauth2/service-account',
      confidence: 'B',
      when: isClockOff,
    },
  },
  apns: {
    BadDeviceToken: {
      verdict: 'token',
      text: {
        en: '{vendor} answered {code}: the token is malformed, or it belongs to the other environment (development and production tokens are not interchangeable).',
        zh: '{vendor} 返回 {code}：token 格式不对，或属于另一个环境（开发环境与生产环境的 token 不能混用）。',
      },
      source: sources.apnsResponses,
      confidence: 'A',
    },
  },
};

function isClockOff(evidence: Evidence): boolean {
  return stagesOf(evidence, 'clock').some((stage) => stage.state === 'fail' || stage.state === 'warn');
}

const byClass: Record<ErrorClass, Text> = {
  credential: { en: '{vendor} answered {code}: it does not accept the credential.', zh: '{vendor} 返回 {code}：不接受所用凭据。' },
  clock: { en: '{vendor} answered {code}: the time in the request is too far off.', zh: '{vendor} 返回 {code}：请求中的时间偏差过大。' },
  network: {
    en: 'The push got no usable answer from {vendor} ({code}): the fault lies on the way there.',
    zh: '推送没有得到 {vendor} 的有效应答（{code}）：问题出在网络链路上。',
  },
  token: { en: '{vendor} answered {code}: it does not accept this token.', zh: '{vendor} 返回 {code}：不接受该 token。' },
  permission: {
    en: '{vendor} answered {code}: the app lacks a right that this push needs.',
    zh: '{vendor} 返回 {code}：应用缺少此次推送所需的权限。',
  },
  'app-state': {
    en: '{vendor} answered {code}: the app, as it is set up in the vendor’s console, does not fit this push.',
    zh: '{vendor} 返回 {code}：应用在厂商后台的配置或状态与此次推送不符。',
  },
  payload: {
    en: '{vendor} answered {code}: something in the message is not accepted.',
    zh: '{vendor} 返回 {code}：消息中有内容不被接受。',
  },
  channel: {
    en: '{vendor} answered {code}: class, category, template or channel of the message do not fit.',
    zh: '{vendor} 返回 {code}：消息分类、category、模板或通道不匹配。',
  },
  quota: { en: '{vendor} answered {code}: a quota or a rate limit is used up.', zh: '{vendor} 返回 {code}：配额已用完或触发限速。' },
  server: { en: '{vendor} answered {code}: its own service failed.', zh: '{vendor} 返回 {code}：厂商服务自身出错。' },
};

const unknownCode: Text = {
  en: '{vendor} refused the push with {code}, which no source explains; its own words stand in the report.',
  zh: '{vendor} 以 {code} 拒绝了推送，现有资料均未解释该错误码；厂商原文见报告。',
};

/** The class that an HTTP status alone suggests, for a code that no catalogue explains. */
function classOfHttp(http: number | undefined): ErrorClass | undefined {
  if (http === 401) return 'credential';
  if (http === 403) return 'permission';
  if (http === 429) return 'quota';
  return http !== undefined && http >= 500 ? 'server' : undefined;
}

/** Whether the test push was tried and not taken; false as well when nothing was sent. */
export function isRefused(push: PushEvidence | undefined): push is PushEvidence {
  return push !== undefined && !['accepted', 'validated', 'dry-run', 'skipped'].includes(push.status);
}

/** What the vendor's refusal of the test push speaks for; undefined when nothing was refused. */
export function verdictOfPush(evidence: Evidence): { verdict: VerdictClass; text: Text; meaning?: CodeMeaning } | undefined {
  const { push, vendor } = evidence;
  if (!isRefused(push)) return undefined;
  const codes = Object.hasOwn(codeMeanings, vendor) ? codeMeanings[vendor] : undefined;
  for (const key of [`${push.code ?? ''}/${push.subCode ?? ''}`, push.code ?? '']) {
    const meaning = codes && Object.hasOwn(codes, key) ? codes[key] : undefined;
    if (meaning && (meaning.when?.(evidence) ?? true)) return { verdict: meaning.verdict, text: meaning.text, meaning };
  }
  const errorClass = push.errorClass ?? classOfHttp(push.http);
  return errorClass
    ? { verdict: verdictOfErrorClass[errorClass], text: byClass[errorClass] }
    : { verdict: 'none-found', text: unknownCode };
}

/** How a push's code is shown: `110010 (target)`, or the status where there is no code. */
export function shownCode(push: PushEvidence): string {
  const code = push.code ?? (push.http === undefined ? push.status : `HTTP ${push.http}`);
  return push.subCode === undefined ? code : `${code} (${push.subCode})`;
}
