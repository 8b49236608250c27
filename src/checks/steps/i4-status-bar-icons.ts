import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I4',
  phase: 'I',
  question: { en: 'Are notification icons hidden in the status bar?', zh: '状态栏的通知图标是否被隐藏？' },
  why: {
    en: 'Without the icon nobody sees that something lies in the drawer; the push itself is there.',
    zh: '图标被隐藏后，用户看不出通知栏里有新消息，但推送其实已经到了。',
  },
  needs: ['person'],
  vendors: ['huawei', 'honor'],
  verdict: 'device-settings',
  fix: {
    en: 'Set the status bar to show notification icons; nothing has to change on the server.',
    zh: '把状态栏设置为显示通知图标即可，服务端无需改动。',
  },
  ask: {
    question: {
      en: 'Is the notification in the drawer, but no icon in the status bar?',
      zh: '通知栏里有这条通知，但状态栏没有图标，是这样吗？',
    },
    look: {
      en: 'HUAWEI and HONOR: Settings > Notifications > More settings > Notification display mode (icon, number or none).',
      zh: '华为、荣耀：设置 > 通知和状态栏 > 更多通知设置 > 通知显示方式（图标、数字或不显示）。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.tencentFaq],
  confidence: '?',
});
