import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I3',
  phase: 'I',
  question: { en: 'Are notifications hidden on the lock screen?', zh: '锁屏上的通知是否被隐藏？' },
  why: {
    en: 'The push is in the drawer and only the lock screen stays empty. Marketing messages never show there, whatever the setting.',
    zh: '这种情况下推送其实在通知栏里，只是锁屏看不到。营销类消息本来就不会在锁屏展示，与设置无关。',
  },
  needs: ['person'],
  verdict: 'device-settings',
  fix: {
    en: 'Allow lock-screen notifications for the system and for the app; for marketing messages use the drawer as the yardstick.',
    zh: '在系统设置和应用通知设置中都允许锁屏通知；营销类消息请以通知栏是否出现为准。',
  },
  ask: {
    question: {
      en: 'Is the notification in the drawer after unlocking, but not on the lock screen?',
      zh: '解锁后通知栏里有这条通知，但锁屏上看不到，是这样吗？',
    },
    look: {
      en: 'HUAWEI and HONOR: Settings > Notifications > the app > Lock screen notifications. Xiaomi: Settings > Notifications & status bar > Lock screen. OPPO: Settings > Notifications & quick settings > Lock screen notifications. vivo: Settings > Notifications & status bar > the app > Lock screen. iOS: Settings > Notifications > the app > Lock Screen, and Show Previews.',
      zh: '华为、荣耀：设置 > 通知和状态栏 > 该应用 > 锁屏通知。小米：设置 > 通知与状态栏 > 锁屏通知。OPPO：设置 > 通知与快捷设置 > 锁屏通知。vivo：设置 > 通知与状态栏 > 该应用 > 锁屏展示。iOS：设置 > 通知 > 该应用 > 锁定屏幕，以及“显示预览”。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [sources.tencentFaq, sources.huaweiClassification, sources.oppoClassification],
  confidence: '?',
});
