import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'N5',
  phase: 'N',
  question: {
    en: 'Does the iOS app tell the platform which APNs certificate to use (`businessID`, `apnsCertName`)?',
    zh: 'iOS 应用是否设置了平台的 APNs 证书标识（`businessID`、`apnsCertName`）？',
  },
  why: {
    en: 'The platform chooses the certificate by this value. Absent, no token is bound; the development id in an archived build sends to the wrong environment.',
    zh: '平台按该值选择证书。没有设置，令牌就不会绑定；正式包误用开发证书的标识，则会推到错误的环境。',
  },
  needs: ['platform', 'project'],
  vendors: ['apns'],
  platforms: ['tencent-im', 'easemob'],
  verdict: 'binding',
  fix: {
    en: 'Tencent: return the certificate id of the console from the `businessID` delegate, the development one for runs from Xcode, the production one for archived builds. Easemob: set `options.apnsCertName` to the certificate’s name in the console before initialising.',
    zh: '腾讯：在 `businessID` 代理方法中返回控制台的证书 ID，Xcode 直接运行用开发证书，打包用生产证书。环信：初始化前把 `options.apnsCertName` 设为控制台中的证书名称。',
  },
  ask: {
    question: {
      en: 'Does the app set the certificate id or name, and is it the one in the console for this build’s environment?',
      zh: '应用是否设置了证书 ID 或名称，且与控制台中该环境的证书一致？',
    },
    look: {
      en: 'Search the sources for `businessID` (Tencent) or `apnsCertName` (Easemob), beside the certificate page of the console.',
      zh: '在源码中搜索 `businessID`（腾讯）或 `apnsCertName`（环信），并与控制台证书页面对照。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://cloud.tencent.com/document/product/269/139819', 'https://doc.easemob.com/document/ios/push/push_apns.html'],
  confidence: 'A',
});
