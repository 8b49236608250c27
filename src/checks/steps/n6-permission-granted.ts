import { valueAt } from '../../core/pointer.ts';
import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'N6',
  phase: 'N',
  question: {
    en: 'Did the user allow notifications for this app on the iPhone?',
    zh: '用户是否在 iPhone 上允许了该应用的通知？',
  },
  why: {
    en: 'A device token comes without any permission, and APNs accepts pushes to it; iOS then shows nothing until `requestAuthorization` was granted. Provisional permission puts them quietly into the Notification Centre only.',
    zh: '申请设备令牌不需要通知权限，APNs 也会照常接收推送；但用户没有通过 `requestAuthorization` 授权之前，iOS 不会展示。临时（provisional）授权只会静默进入通知中心。',
  },
  needs: ['message', 'person'],
  vendors: ['apns'],
  verdict: 'device-settings',
  fix: {
    en: 'Call `requestAuthorization` with alert, sound and badge in the app. After a refusal iOS does not ask again: the user must switch notifications on in Settings. The console’s “Discarded - Disabled” says the same from Apple’s side.',
    zh: '在应用中调用 `requestAuthorization` 申请横幅、声音和角标。用户拒绝后系统不会再次弹窗，只能引导用户到“设置”中开启。Apple 控制台中的 “Discarded - Disabled” 也说明通知被关闭。',
  },
  ask: {
    question: {
      en: 'Is “Allow Notifications” on for this app, with Lock Screen or Banners chosen?',
      zh: '该应用的“允许通知”是否已打开，并勾选了锁定屏幕或横幅？',
    },
    look: {
      en: 'iPhone: Settings > Notifications > the app (Settings > Apps > the app > Notifications shows the same). Look at Focus and Scheduled Summary there too.',
      zh: 'iPhone：设置 > 通知 > 该应用（也可从“设置 > App > 该应用 > 通知”进入）；同时查看专注模式和定时推送摘要。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.apple.com/documentation/usernotifications/troubleshooting-push-notifications',
    'https://developer.apple.com/documentation/usernotifications/viewing-the-status-of-push-notifications-using-metrics-and-apns',
  ],
  confidence: 'A',
  check({ wire }) {
    const type = valueAt(wire, '/headers/apns-push-type');
    if (typeof type !== 'string' || type === 'alert') return undefined;
    return {
      state: 'not-applicable',
      text: {
        en: 'This is a `{type}` push: it shows no notification and does not need the permission for them.',
        zh: '这是 `{type}` 类型的推送，不展示通知，也就不需要通知权限。',
      },
      data: { type },
    };
  },
});
