import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'N1',
  phase: 'N',
  question: {
    en: 'Does the installed build carry the `aps-environment` entitlement?',
    zh: '所安装的版本是否带有 `aps-environment` 授权？',
  },
  why: {
    en: 'Without it iOS gives no device token: `didFailToRegisterForRemoteNotifications` is called (Tencent shows it as error 3000) and nothing can ever be pushed to this build.',
    zh: '缺少该授权时，iOS 不会下发设备令牌，而是回调 `didFailToRegisterForRemoteNotifications`（腾讯 IM 中显示为错误码 3000），该版本永远收不到推送。',
  },
  needs: ['answer', 'project'],
  vendors: ['apns'],
  verdict: 'client-integration',
  fix: {
    en: 'In Xcode: target > Signing & Capabilities > + Capability > Push Notifications. Then renew the provisioning profile, so that its embedded.mobileprovision holds the entitlement too, and build again.',
    zh: '在 Xcode 中打开 target > Signing & Capabilities > + Capability，添加 Push Notifications；随后更新描述文件，确认 embedded.mobileprovision 中也包含该授权，再重新打包。',
  },
  ask: {
    question: {
      en: 'Does the signed app list `aps-environment` among its entitlements?',
      zh: '已签名的应用的授权列表中是否有 `aps-environment`？',
    },
    look: {
      en: 'On a Mac: `codesign -d --entitlements - Payload/App.app`. In Xcode: target > Signing & Capabilities shows Push Notifications.',
      zh: '在 Mac 上执行 `codesign -d --entitlements - Payload/App.app`；或在 Xcode 的 target > Signing & Capabilities 中确认有 Push Notifications。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.apple.com/documentation/bundleresources/entitlements/aps-environment',
    'https://developer.apple.com/documentation/usernotifications/registering-your-app-with-apns',
  ],
  confidence: 'A',
  check({ push }) {
    // iOS hands out a token only to a build with the entitlement, and APNs takes none that it did not hand out.
    if (push?.status !== 'accepted') return undefined;
    return {
      state: 'pass',
      text: {
        en: 'APNs took the push, so this token was handed to a build that has the entitlement.',
        zh: 'APNs 已接收推送，说明申请该令牌的版本带有此授权。',
      },
    };
  },
});
