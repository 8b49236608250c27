import { valueAt } from '../../core/pointer.ts';
import { defineStep, type Evidence } from '../../core/step.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

/** Where each vendor's message says that nothing is to show while the app is open, and the value that says so. */
const flags: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  huawei: [
    ['/body/message/android/notification/foreground_show', false],
    ['/body/payload/notification/foregroundShow', false],
  ],
  xiaomi: [['/extra.notify_foreground', '0']],
  vivo: [['/foregroundShow', false]],
};

function hiddenBy({ vendor, wire }: Evidence): string | undefined {
  return flags[vendor]?.find(([pointer, value]) => valueAt(wire, pointer) === value)?.[0];
}

export default defineStep({
  id: 'I11',
  phase: 'I',
  question: {
    en: 'Was the app in the foreground while foreground display is off?',
    zh: '推送到达时应用是否在前台，且关闭了前台展示？',
  },
  why: {
    en: 'With the app open, a push may rightly show nothing: HUAWEI `foreground_show`, Xiaomi `notify_foreground`, vivo `foregroundShow`, TIMPush `disablePostNotificationInForeground`, and on iOS an app whose `willPresent` returns no options.',
    zh: '应用在前台时，推送不展示可能是正常的：华为 `foreground_show`、小米 `notify_foreground`、vivo `foregroundShow`、TIMPush `disablePostNotificationInForeground`，以及 iOS 的 `willPresent` 未返回展示选项。',
  },
  needs: ['message', 'person'],
  vendors: ['huawei', 'xiaomi', 'vivo', 'apns', 'fcm'],
  verdict: 'device-settings',
  fix: {
    en: 'Test with the app closed or in the background. If it should show in the foreground too, take the flag out, return `.banner` and `.sound` from `willPresent`, or post the notification in `onMessageReceived`.',
    zh: '请在应用退到后台或关闭后测试。若希望前台也展示，去掉该标志；iOS 在 `willPresent` 中返回 `.banner`、`.sound`；FCM 在 `onMessageReceived` 中自行弹出通知。',
  },
  ask: {
    question: { en: 'Was the app open on the screen when the push was sent?', zh: '发送推送时，应用是否正打开在屏幕上？' },
    look: {
      en: 'Go to the home screen, lock the phone, wait a minute and send again; look in the code for the names above.',
      zh: '回到桌面并锁屏，等一分钟后重发；并在代码中搜索上述名称。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    sources.huaweiSend,
    sources.xiaomiSend,
    sources.vivoSend,
    sources.apnsTroubleshooting,
    sources.fcmReceive,
    sources.tencentTriage,
  ],
  confidence: 'A',
  check(evidence) {
    const flag = hiddenBy(evidence);
    if (flag === undefined || hasSpoken(evidence, 'I11')) return undefined;
    return {
      state: 'warn',
      text: {
        en: 'The message says at `{flag}` that nothing is to show while the app is open.',
        zh: '消息在 `{flag}` 处设置了应用在前台时不展示。',
      },
      data: { flag },
    };
  },
});
