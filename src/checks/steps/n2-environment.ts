import { valueAt } from '../../core/pointer.ts';
import { defineStep, verdictOfErrorClass } from '../../core/step.ts';

/** The shapes that D2 lets pass; a token of another shape is refused with the same code, and that is told there. */
const plausible = ['certain', 'likely', 'possible'];

/** Codes that name the environment outright; the second spelling is Apple's page, the first what the server sends. */
const credentialCodes = ['BadEnvironmentKeyInToken', 'BadEnvironmentKeyIdInToken', 'BadCertificateEnvironment'];

export default defineStep({
  id: 'N2',
  phase: 'N',
  question: {
    en: 'Do the device token, the credential and the host belong to the same APNs environment?',
    zh: '设备令牌、推送凭据与请求主机是否属于同一个 APNs 环境？',
  },
  why: {
    en: 'Sandbox and production know nothing of each other. A build run from Xcode gets a sandbox token, a build from TestFlight, the App Store, ad hoc or enterprise a production one, and the other host refuses it as BadDeviceToken.',
    zh: '沙盒与正式两套环境互不相通。用 Xcode 直接运行的版本拿到的是沙盒令牌，TestFlight、App Store、Ad Hoc 和企业签名版本拿到的是正式环境令牌；发到另一套环境就会返回 BadDeviceToken。',
  },
  needs: ['answer', 'config'],
  vendors: ['apns'],
  verdict: 'token',
  fix: {
    en: 'Set `vendors.apns.environment` to that of the build (`sandbox` for a run from Xcode, `production` otherwise) and send again; store the environment beside each token. A key or certificate made for one environment only must be made anew for the other.',
    zh: '把 `vendors.apns.environment` 改成与安装包一致（Xcode 直接运行为 `sandbox`，其余为 `production`）后重发；服务端保存令牌时请一并记录环境。只限单一环境的密钥或证书，需要为另一环境重新申请。',
  },
  ask: {
    question: {
      en: 'Is the build on this phone of the environment that the config names (run from Xcode = sandbox; TestFlight, App Store, ad hoc, enterprise = production)?',
      zh: '手机上安装的版本与配置中的环境是否一致（Xcode 直接运行为沙盒；TestFlight、App Store、Ad Hoc、企业签名为正式环境）？',
    },
    look: {
      en: 'How the app came onto the phone, and `aps-environment` in `codesign -d --entitlements - Payload/App.app`: development is sandbox.',
      zh: '确认应用的安装方式，并用 `codesign -d --entitlements - Payload/App.app` 查看 `aps-environment`：development 即沙盒。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
    'https://developer.apple.com/documentation/bundleresources/entitlements/aps-environment',
    'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
  ],
  confidence: 'A',
  check({ account, push, stages, findings, tokenFit }) {
    const environment = valueAt(account, '/environment');
    if (typeof environment !== 'string') return undefined;
    if (push?.status === 'accepted')
      return {
        state: 'pass',
        text: { en: 'APNs took this token on its {environment} host.', zh: 'APNs 的 {environment} 主机接收了该令牌。' },
        data: { environment },
      };
    const refused = [push?.code, ...(stages ?? []).filter((stage) => stage.state === 'fail').map((stage) => stage.code)];
    const code = refused.find((candidate) => candidate !== undefined && credentialCodes.includes(candidate));
    if (code !== undefined)
      return {
        state: 'fail',
        verdict: verdictOfErrorClass.credential,
        text: {
          en: 'APNs answered {code}: the key or certificate is not made for the {environment} environment.',
          zh: 'APNs 返回 {code}：该密钥或证书不适用于 {environment} 环境。',
        },
        data: { code, environment },
      };
    if (push?.code === 'BadDeviceToken' && tokenFit !== undefined && plausible.includes(tokenFit.fit))
      return {
        state: 'fail',
        text: {
          en: 'The {environment} host answered BadDeviceToken to a token of the right shape: most likely it belongs to the other environment.',
          zh: '{environment} 主机对格式正常的令牌返回 BadDeviceToken：该令牌很可能属于另一套环境。',
        },
        data: { environment },
      };
    if (findings.some((finding) => finding.ruleId === 'apns/environment-host'))
      return {
        state: 'warn',
        text: {
          en: 'The config says {environment}, but `endpoints` names the host of the other environment.',
          zh: '配置的环境是 {environment}，但 `endpoints` 指向另一套环境的主机。',
        },
        data: { environment },
      };
    return undefined;
  },
});
