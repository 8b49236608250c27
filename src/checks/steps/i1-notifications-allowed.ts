import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { shownCode, verdictOfPush } from '../facts/push-verdict.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I1',
  phase: 'I',
  question: { en: 'Are notifications allowed for the app on this phone?', zh: '这台手机是否允许该应用发送通知？' },
  why: {
    en: 'It is the most common cause of “accepted but nothing shows”. OPPO and vivo phones have notifications off after every install, Android 13 and later ask at run time, iOS asks once; reinstalling resets the switch.',
    zh: '这是“厂商已受理却不显示”的头号原因。OPPO、vivo 手机安装应用后通知默认关闭，Android 13 及以上需运行时授权，iOS 只询问一次；重装后开关会恢复默认。',
  },
  needs: ['answer', 'person'],
  verdict: 'device-settings',
  fix: {
    en: 'Switch notifications on for the app, and let the app ask: `POST_NOTIFICATIONS` on Android 13 and later, `HeytapPushManager.requestNotificationPermission()` on OPPO, `requestAuthorization` on iOS, `requestEnableNotification` on HarmonyOS.',
    zh: '在手机上打开该应用的通知，并让应用主动申请：Android 13 及以上申请 `POST_NOTIFICATIONS`，OPPO 调用 `HeytapPushManager.requestNotificationPermission()`，iOS 调用 `requestAuthorization`，HarmonyOS 调用 `requestEnableNotification`。',
  },
  ask: {
    question: { en: 'Is “allow notifications” switched on for the app?', zh: '系统设置里，该应用的“允许通知”是否已打开？' },
    look: {
      en: 'Menu names differ between system versions. HUAWEI and HONOR: Settings > Notifications (& status bar) > the app. Xiaomi: Settings > Notifications & status bar > App notifications. OPPO, OnePlus, realme: Settings > Notifications & quick settings > Manage notifications. vivo, iQOO: Settings > Notifications & status bar > App notifications. Meizu: Settings > Notifications & status bar > App notifications, and the phone manager (手机管家). Other Android: Settings > Notifications > App notifications. iOS: Settings > Notifications > the app.',
      zh: '菜单名称因系统版本略有不同。华为、荣耀：设置 > 通知和状态栏 > 该应用。小米：设置 > 通知与状态栏 > 应用通知管理。OPPO、一加、realme：设置 > 通知与快捷设置 > 通知管理。vivo、iQOO：设置 > 通知与状态栏 > 应用通知管理。魅族：设置 > 通知和状态栏 > 应用通知，并检查“手机管家”。其他 Android：设置 > 通知 > 应用通知。iOS：设置 > 通知 > 该应用。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    sources.oppoMessage,
    sources.xiaomiServerSdk,
    sources.huaweiReceipts,
    sources.meizuApi,
    sources.fcmSetup,
    sources.apnsMetrics,
    sources.tencentTriage,
    sources.easemobOverview,
  ],
  // The menu paths are common knowledge, not taken from a vendor's document.
  confidence: '?',
  check(evidence) {
    const { push, displayName } = evidence;
    const refusal = verdictOfPush(evidence);
    if (push && refusal?.verdict === 'device-settings')
      return { state: 'fail', text: refusal.text, data: { vendor: displayName, code: shownCode(push) } };
    const fate = fateOf(evidence);
    if (fate?.topic === 'switch-off') return { state: 'fail', text: fate.text, data: fate.data };
    if (fate?.topic === 'shown' && !hasSpoken(evidence, 'I1')) return { state: 'pass', text: fate.text, data: fate.data };
    return undefined;
  },
});
