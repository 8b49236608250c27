import { badgeProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf } from './facts.ts';

export default defineProjectCheck({
  name: 'badge-class',
  title: { en: 'The badge names the launcher activity', zh: '角标使用的是桌面入口 Activity' },
  steps: ['L4'],
  docs: 'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
  confidence: 'A',
  aliases: [],
  messages: {
    differs: {
      severity: 'warn',
      text: {
        en: '`launcherActivity` is {configured}, but the app starts with {actual}: the badge does not change.',
        zh: '`launcherActivity` 为 {configured}，而应用的桌面入口是 {actual}：角标不会变化。',
      },
      fix: { en: 'Set `vendors.huawei.launcherActivity` to {actual}.', zh: '请把 `vendors.huawei.launcherActivity` 改为 {actual}。' },
    },
  },
  check: (context) => badgeProblems(context.modules, accountOf(context)?.launcherActivity),
});
