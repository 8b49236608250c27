import { defineStep, verdictOfErrorClass } from '../../core/step.ts';
import { platformRefusal } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { bare, findingsOf, isTaken, knownRefusal, type CodeTable } from '../vendor-answer.ts';

const badCertificate: CodeTable<Text> = {
  // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
  apns: {
    BadCertificate: {
      en: '{vendor} refused the certificate with {code}: it was revoked or is not a push certificate.',
      zh: '{vendor} 以 {code} 拒绝了证书：证书已被吊销，或不是推送证书。',
    },
    BadCertificateEnvironment: {
      en: '{vendor} refused with {code}: the certificate is not for the environment `{environment}`.',
      zh: '{vendor} 返回 {code}：证书不适用于 `{environment}` 环境。',
    },
    BadEnvironmentKeyInToken: {
      en: '{vendor} refused with {code}: the key is limited to the other environment than `{environment}`.',
      zh: '{vendor} 返回 {code}：该密钥仅限另一环境使用，而当前为 `{environment}`。',
    },
    BadEnvironmentKeyIdInToken: {
      en: '{vendor} refused with {code}: the key is limited to the other environment than `{environment}`.',
      zh: '{vendor} 返回 {code}：该密钥仅限另一环境使用，而当前为 `{environment}`。',
    },
  },
  // https://firebase.google.com/docs/cloud-messaging/error-codes
  fcm: {
    THIRD_PARTY_AUTH_ERROR: {
      en: '{vendor} refused with {code}: the APNs key in the Firebase project is missing, expired or of another team or environment.',
      zh: '{vendor} 返回 {code}：Firebase 项目中的 APNs 密钥缺失、过期，或属于其他团队、环境。',
    },
    APNS_AUTH_ERROR: {
      en: '{vendor} refused with {code}: the APNs key in the Firebase project is missing, expired or of another team or environment.',
      zh: '{vendor} 返回 {code}：Firebase 项目中的 APNs 密钥缺失、过期，或属于其他团队、环境。',
    },
  },
};

const texts = {
  finding: { en: '{rule}: {message}.', zh: '{rule}：{message}。' },
  otherEnvironment: {
    en: '{vendor} answered {code}; a token of the other environment gets the same answer, and this account sends to `{environment}`.',
    zh: '{vendor} 返回 {code}；来自另一环境的 token 也会得到同样的应答，而当前账号发往 `{environment}` 环境。',
  },
  matches: {
    en: '{vendor} took the push in the environment `{environment}`, so credential and token belong to it.',
    zh: '{vendor} 在 `{environment}` 环境受理了推送，凭据与 token 都属于该环境。',
  },
  noIos: { en: 'The phone runs Android: no APNs credential is involved.', zh: '手机为 Android 系统，不涉及 APNs 凭据。' },
  asked: {
    en: '{vendor} took the push, which it refuses when APNs does not accept the stored key.',
    zh: '{vendor} 已受理推送；若 APNs 不接受所存密钥，则会被拒绝。',
  },
  noCertificate: {
    en: '{vendor} itself has no certificate that expires or an environment to choose.',
    zh: '{vendor} 本身没有会过期的证书，也不区分环境。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'B7',
  phase: 'B',
  question: {
    en: 'Is the certificate enabled and in date, and does the APNs environment match the build?',
    zh: '证书是否启用且未过期，APNs 环境是否与构建包一致？',
  },
  why: {
    en: 'Push certificates last a year, platforms disable one after too many failures, and a build run from Xcode gets a sandbox token that the production host does not know.',
    zh: '推送证书有效期约一年，平台也会在失败过多后停用证书；用 Xcode 直接运行的包拿到的是沙盒 token，生产环境并不认识。',
  },
  needs: ['answer', 'network', 'config', 'platform', 'person'],
  verdict: 'credential',
  fix: {
    en: 'Renew the certificate or change to a .p8 key, re-enable it in the platform’s console, and match the environment: Xcode run = `sandbox` (Development), TestFlight, App Store and ad hoc = `production`. For iPhones behind FCM, upload the .p8 under Project settings > Cloud Messaging.',
    zh: '请更新证书或改用 .p8 密钥，在平台控制台重新启用，并使环境一致：Xcode 运行 = `sandbox`（Development），TestFlight、App Store、Ad Hoc = `production`。通过 FCM 推送 iPhone 时，请在项目设置 > Cloud Messaging 中上传 .p8。',
  },
  ask: {
    question: {
      en: 'Is the certificate (or key) enabled, in date, and for the environment that the installed build uses?',
      zh: '证书（或密钥）是否已启用、未过期，且与所安装的包属于同一环境？',
    },
    look: {
      en: 'iOS: developer.apple.com > Certificates shows the date; the app’s aps-environment entitlement shows the environment (`codesign -d --entitlements - App.app`). Easemob: 证书管理 shows disabled or over-quota certificates. FCM: Project settings > Cloud Messaging > Apple app configuration.',
      zh: 'iOS：developer.apple.com 的 Certificates 页查看有效期；用 `codesign -d --entitlements - App.app` 查看包内的 aps-environment。环信：「证书管理」会显示已禁用或超额的证书。FCM：项目设置 > Cloud Messaging > Apple 应用配置。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
    'https://developer.apple.com/documentation/usernotifications/establishing-a-certificate-based-connection-to-apns',
    'https://firebase.google.com/docs/cloud-messaging/error-codes',
    'https://doc.easemob.com/document/android/push/push_overview.html',
  ],
  confidence: 'A',
  check(evidence) {
    const through = platformRefusal(evidence, { codes: ['notifier disabled', 'notifier is ban', 'notifier out of limit'] });
    if (through) return through;
    const { vendor: id, displayName: vendor, account, device, platform, push } = evidence;
    const environment = account !== undefined && 'environment' in account ? String(account.environment) : '-';
    const bad = knownRefusal(evidence, badCertificate);
    if (bad) return { state: 'fail', text: bad.value, data: { vendor, code: bad.refusal.code, environment } };
    const [finding] = findingsOf(evidence, ['apns/certificate', 'apns/environment-host']);
    if (finding) {
      const state = finding.severity === 'error' && !isTaken(evidence) ? 'fail' : 'warn';
      return { state, text: texts.finding, data: { rule: finding.ruleId, message: bare(finding.message) } };
    }
    if (id === 'apns' && push?.code === 'BadDeviceToken')
      return {
        state: 'warn',
        verdict: verdictOfErrorClass.token,
        text: texts.otherEnvironment,
        data: { vendor, code: push.code, environment },
      };
    if (id === 'apns')
      return push?.status === 'accepted' ? { state: 'pass', text: texts.matches, data: { vendor, environment } } : undefined;
    if (id === 'fcm') {
      if (device?.android !== undefined) return { state: 'not-applicable', text: texts.noIos };
      return push?.status === 'accepted' ? { state: 'pass', text: texts.asked, data: { vendor } } : undefined;
    }
    return platform === undefined ? { state: 'not-applicable', text: texts.noCertificate, data: { vendor } } : undefined;
  },
});
