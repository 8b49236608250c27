import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'N7',
  phase: 'N',
  question: {
    en: 'Does a SceneDelegate app read the payload where it arrives after a cold start?',
    zh: '使用 SceneDelegate 的应用冷启动时，读取推送内容的位置是否正确？',
  },
  why: {
    en: 'With scenes, `launchOptions` no longer holds the notification: a tap that starts the app brings it in `connectionOptions.notificationResponse`. The app opens, and nothing inside it follows.',
    zh: '采用 Scene 生命周期后，`launchOptions` 中不再有通知内容；点击通知冷启动时，内容在 `connectionOptions.notificationResponse` 中。读错位置就会出现应用能打开、但不跳转到对应页面的情况。',
  },
  needs: ['project'],
  vendors: ['apns'],
  verdict: 'client-integration',
  fix: {
    en: 'Read `connectionOptions.notificationResponse` in `scene(_:willConnectTo:options:)`, or set the delegate of `UNUserNotificationCenter` before the launch ends and use `didReceive response`. Easemob’s fields stand at the top of `userInfo`, Tencent’s under `ext`.',
    zh: '在 `scene(_:willConnectTo:options:)` 中读取 `connectionOptions.notificationResponse`，或在启动完成前设置 `UNUserNotificationCenter` 的 delegate，在 `didReceive response` 中处理。环信的字段在 `userInfo` 顶层，腾讯的在 `ext` 下。',
  },
  ask: {
    question: {
      en: 'When the app is killed and a notification is tapped, does the right page open?',
      zh: '杀掉应用后点击通知，能否打开正确的页面？',
    },
    look: {
      en: 'Kill the app, send, tap. In the sources: `scene(_:willConnectTo:options:)` and `application(_:didFinishLaunchingWithOptions:)`.',
      zh: '杀掉应用后发送并点击通知；源码看 `scene(_:willConnectTo:options:)` 和 `application(_:didFinishLaunchingWithOptions:)`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://doc.easemob.com/document/ios/push/push_apns.html', 'https://cloud.tencent.com/document/product/269/139819'],
  confidence: 'A',
});
