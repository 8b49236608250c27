import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I7',
  phase: 'I',
  question: { en: 'May the app start by itself and run in the background?', zh: '应用是否已获得自启动权限并加入后台白名单？' },
  why: {
    en: 'A notification is shown by the system without the app. But a data message, or an app that keeps its own connection (old SDKs), needs the app to wake up, which these phones forbid by default; a force-stopped app gets nothing from FCM until it is opened.',
    zh: '通知消息由系统展示，不需要应用存活。但透传（数据）消息，或依赖自有长连接的应用（旧版 SDK），必须能唤醒应用，而这些手机默认禁止；被强行停止的应用在再次打开前也收不到 FCM 消息。',
  },
  needs: ['answer', 'message', 'person'],
  vendors: ['xiaomi', 'huawei', 'honor', 'fcm'],
  verdict: 'device-settings',
  fix: {
    en: 'Send a notification instead of a data message. Where data is a must, let the user allow auto-start and background running; a killed app without auto-start on Xiaomi needs the Mi Push SDK.',
    zh: '优先改用通知消息。确需透传时，引导用户开启自启动和后台运行；小米上应用被杀且未允许自启动时，必须接入小米推送 SDK。',
  },
  ask: {
    question: { en: 'Are auto-start and background running allowed for the app?', zh: '该应用的自启动和后台运行是否已允许？' },
    look: {
      en: 'Xiaomi: Settings > Apps > Permissions > Autostart, and the app’s battery saver set to no restrictions. HUAWEI and HONOR: Settings > Apps > App launch > the app > manage manually, all three switches on. Other Android: Settings > Apps > the app > Battery > Unrestricted, and not force-stopped.',
      zh: '小米：设置 > 应用设置 > 授权管理 > 自启动管理，并把省电策略设为“无限制”。华为、荣耀：设置 > 应用和服务 > 应用启动管理 > 该应用 > 手动管理，三项全部打开。其他 Android：设置 > 应用 > 该应用 > 电池 > 不受限制，且没有被强行停止。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [sources.huaweiReceipts, sources.xiaomiClient, sources.fcmDelivery],
  confidence: '?',
  check(evidence) {
    const fate = fateOf(evidence);
    if (fate?.topic === 'auto-start') return { state: 'fail', text: fate.text, data: fate.data };
    const { message, symptom, vendor } = evidence;
    // FCM's notifications are shown by a library inside the app, which a forced stop silences.
    if (vendor === 'fcm' || hasSpoken(evidence, 'I7') || symptom === 'only-when-app-alive') return undefined;
    return message?.title !== undefined || message?.body !== undefined
      ? {
          state: 'not-applicable',
          text: {
            en: 'The push is a notification, which the system shows without the app.',
            zh: '此推送为通知消息，由系统直接展示，不依赖应用自启动。',
          },
        }
      : undefined;
  },
});
