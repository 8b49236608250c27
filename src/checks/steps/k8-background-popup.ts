import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K8',
  phase: 'K',
  question: {
    en: 'Xiaomi and Redmi: may the app open pages from the background (and show floating windows)?',
    zh: '小米、Redmi：应用是否有“后台弹出界面”（及悬浮窗）权限？',
  },
  why: {
    en: 'MIUI and HyperOS forbid an app in the background to open a page. Where the app’s own code opens the page after the tap, nothing appears.',
    zh: 'MIUI、HyperOS 默认禁止应用在后台弹出界面。若点击后由应用自己的代码打开页面，就会毫无反应。',
  },
  needs: ['person'],
  vendors: ['xiaomi'],
  verdict: 'click-config',
  fix: {
    en: 'Let the user allow opening windows from the background (后台弹出界面), on Redmi also the floating window; better, let the system open the page by an intent in the message.',
    zh: '引导用户开启“后台弹出界面”权限，Redmi 另需悬浮窗权限；更好的做法是在消息中用 intent 让系统直接打开页面。',
  },
  ask: {
    question: {
      en: 'Is the app allowed to open new windows while it runs in the background?',
      zh: '该应用的“后台弹出界面”权限是否已允许？',
    },
    look: {
      en: 'Settings > Apps > Manage apps > the app > Other permissions: “Open new windows while running in the background”, and “Display pop-up windows” on Redmi. Menu names differ between versions.',
      zh: '设置 > 应用设置 > 应用管理 > 该应用 > 其他权限：“后台弹出界面”，Redmi 另看“显示悬浮窗”。菜单名称因版本略有不同。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [sources.tencentFaq],
  // The permission is the platform's own advice; the menu path is common knowledge.
  confidence: '?',
});
