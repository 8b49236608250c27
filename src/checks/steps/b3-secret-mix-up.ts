import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { bare, findingsOf, isProven, isTaken, knownRefusal, type CodeTable } from '../vendor-answer.ts';

const mixUpRules = [
  'apns/key-and-team-id',
  'apns/signing-key',
  'honor/app-id',
  'honor/secret-kind',
  'huawei/auth-mix',
  'huawei/secret-escaped',
  'meizu/app-id',
  'meizu/secret-shape',
  'oppo/master-secret-equals-app-secret',
  'xiaomi/secret-shape',
];

/** Codes whose usual reason is one value in the place of another. */
const usualMixUp: CodeTable<Text> = {
  // https://open.oppomobile.com/documentation/page/info?id=11235
  oppo: {
    '14': {
      en: '{vendor} does not know the AppKey ({code}): usually the AppId was put there.',
      zh: '{vendor} 不认识该 AppKey（{code}）：通常是填成了 AppId。',
    },
    '16': {
      en: '{vendor} says that the signature is wrong ({code}): usually the AppSecret stands where the MasterSecret belongs.',
      zh: '{vendor} 返回签名错误（{code}）：通常是把 AppSecret 当成了 MasterSecret。',
    },
  },
  // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
  xiaomi: {
    '21301': {
      en: '{vendor} refused the AppSecret ({code}): usually it is the AppKey, or has `key=` in front.',
      zh: '{vendor} 拒绝了 AppSecret（{code}）：通常是填成了 AppKey，或多带了 `key=` 前缀。',
    },
    '21302': {
      en: '{vendor} refused the AppSecret ({code}): usually it is the AppKey, or has `key=` in front.',
      zh: '{vendor} 拒绝了 AppSecret（{code}）：通常是填成了 AppKey，或多带了 `key=` 前缀。',
    },
  },
  // https://github.com/MEIZUPUSH/PushAPI
  meizu: {
    '1006': {
      en: '{vendor} says that the signature is wrong ({code}): usually the App Key signed instead of the App Secret.',
      zh: '{vendor} 返回签名错误（{code}）：通常是用 App Key 代替 App Secret 签名。',
    },
    '110000': {
      en: '{vendor} does not know the App ID ({code}): perhaps it is of the other platform (Flyme push and unified push keep separate apps).',
      zh: '{vendor} 不认识该 App ID（{code}）：可能取自另一个平台（Flyme 推送与统一推送平台的应用互不相通）。',
    },
    '110033': {
      en: '{vendor} refused the App Secret ({code}): usually it is the App Key, or of another app.',
      zh: '{vendor} 拒绝了 App Secret（{code}）：通常是填成了 App Key，或取自其他应用。',
    },
  },
  // https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981
  huawei: {
    '1101': {
      en: '{vendor} refused client id or secret ({code}): usually they are of two different apps, or the secret is not the Client Secret.',
      zh: '{vendor} 拒绝了 Client ID 或密钥（{code}）：通常两者分属不同应用，或填的不是 Client Secret。',
    },
  },
  // Reported by clients only: HONOR's own code table is not known. https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo
  honor: {
    unauthorized_client: {
      en: '{vendor} refused the client ({code}): usually the App Secret stands where the Client Secret belongs.',
      zh: '{vendor} 拒绝了该客户端（{code}）：通常是把 App Secret 当成了 Client Secret。',
    },
    invalid_client: {
      en: '{vendor} refused the client ({code}): usually the App Secret stands where the Client Secret belongs.',
      zh: '{vendor} 拒绝了该客户端（{code}）：通常是把 App Secret 当成了 Client Secret。',
    },
  },
  // https://dev.vivo.com.cn/documentCenter/doc/368
  vivo: {
    '10202': {
      en: '{vendor} does not know the AppKey ({code}): usually AppID and AppKey are swapped, or it is of another app.',
      zh: '{vendor} 不认识该 AppKey（{code}）：通常是 AppID 与 AppKey 填反，或取自其他应用。',
    },
    '10206': {
      en: '{vendor} says that the signature is wrong ({code}): usually the AppSecret is of another app, or is the AppKey.',
      zh: '{vendor} 返回签名错误（{code}）：通常 AppSecret 取自其他应用，或填成了 AppKey。',
    },
    '10094': {
      en: '{vendor} says that the app id is not that of the token ({code}): id and key are of two different apps.',
      zh: '{vendor} 返回 appId 与令牌不符（{code}）：ID 与密钥分属两个应用。',
    },
  },
  // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
  apns: {
    InvalidProviderToken: {
      en: '{vendor} refused the provider token ({code}): usually Key ID and Team ID are swapped, or the .p8 is that of another Key ID.',
      zh: '{vendor} 拒绝了鉴权令牌（{code}）：通常是 Key ID 与 Team ID 填反，或 .p8 文件与 Key ID 不对应。',
    },
  },
};

const texts = {
  finding: { en: '{rule}: {message}.', zh: '{rule}：{message}。' },
  proven: {
    en: '{vendor} accepted what was signed or sent with this secret, so it is the right one.',
    zh: '{vendor} 接受了用该密钥签名或发送的请求，说明没有填错。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'B3',
  phase: 'B',
  question: { en: 'Is every secret the one that its field wants (none mixed up)?', zh: '各个密钥是否填对了位置（没有混用）？' },
  why: {
    en: 'Consoles show several values side by side: OPPO’s MasterSecret and AppSecret, HONOR’s Client Secret and App Secret, Xiaomi’s AppSecret and AppKey, Meizu’s App Secret and App Key. All are opaque text, and only one signs for the server.',
    zh: '控制台会并排显示好几个值：OPPO 的 MasterSecret 与 AppSecret、荣耀的 Client Secret 与 App Secret、小米的 AppSecret 与 AppKey、魅族的 App Secret 与 App Key。看起来都是一串字符，但服务端只用其中一个。',
  },
  needs: ['config', 'network', 'answer'],
  vendors: ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'apns'],
  verdict: 'credential',
  fix: {
    en: 'On the server use: OPPO MasterSecret (push.oppo.com > configuration), HONOR Client Secret, Xiaomi AppSecret without `key=`, Meizu App Secret, HUAWEI Client Secret, vivo AppSecret, APNs the .p8 with its own Key ID. The phone keeps AppKey and AppSecret.',
    zh: '服务端应使用：OPPO MasterSecret（push.oppo.com「配置管理 → 应用配置」）、荣耀 Client Secret、小米 AppSecret（不带 `key=`）、魅族 App Secret、华为 Client Secret、vivo AppSecret，APNs 的 .p8 须与其 Key ID 对应。AppKey 与 AppSecret 供手机端使用。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11234',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981',
    'https://developer.honor.com/cn/docs/11002/guides/app-registration',
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
  ],
  confidence: 'A',
  check(evidence) {
    const { displayName: vendor } = evidence;
    const proven = isTaken(evidence) || isProven(evidence);
    const [finding] = findingsOf(evidence, mixUpRules);
    if (finding) {
      const state = finding.severity === 'error' && !proven ? 'fail' : 'warn';
      return { state, text: texts.finding, data: { rule: finding.ruleId, message: bare(finding.message) } };
    }
    const usual = knownRefusal(evidence, usualMixUp);
    if (usual) return { state: 'warn', text: usual.value, data: { vendor, code: usual.refusal.code } };
    return proven ? { state: 'pass', text: texts.proven, data: { vendor } } : undefined;
  },
});
