import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'C4',
  phase: 'C',
  question: {
    en: 'Is ZEGO’s appType (1 or 2) the certificate set that this app uses?',
    zh: 'ZEGO 的 appType（1 或 2）是否对应该应用所用的证书组？',
  },
  why: {
    en: 'ZEGO keeps two sets of certificates per project, for two apps that talk to each other (teacher and student). The wrong number registers the phone with the other app’s credentials.',
    zh: 'ZEGO 每个项目可配置两组证书，供两个互通的应用（如教师端与学生端）使用。填错后，手机会以另一个应用的凭据注册。',
  },
  needs: ['project', 'person'],
  platforms: ['zego'],
  verdict: 'app-identity',
  fix: {
    en: 'Call `setAppType(1)` or `setAppType(2)` before `registerPush`, for the set in which this package’s certificates stand; then log out and in again.',
    zh: '请在 `registerPush` 之前调用 `setAppType(1)` 或 `setAppType(2)`，与该包名证书所在的组一致，然后退出并重新登录。',
  },
  ask: {
    question: {
      en: 'Does `setAppType` name the set that holds this app’s certificates?',
      zh: '`setAppType` 的取值是该应用证书所在的组吗？',
    },
    look: {
      en: 'In the code: the argument of `ZPNsConfig.setAppType` (when it is not called, probably the first set counts). In the console: project > service configuration > IM > offline push, first and second set.',
      zh: '代码中：`ZPNsConfig.setAppType` 的参数（未调用时应为第一组，官方未写明）。控制台中：「服务配置 → 即时通讯 → 离线推送」的第一组与第二组证书。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://github.com/ZEGOCLOUD/docs_all'],
  confidence: 'A',
});
