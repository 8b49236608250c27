import { areDependenciesKnown, hasManifest } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, heytapCalls, sdkOf, servicesOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-present',
  title: { en: 'The OPPO push SDK is in the app', zh: '应用中包含 OPPO 推送 SDK' },
  steps: ['J1'],
  docs: docs.easemob,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project uses OPPO push ({found}), but no dependency brings its SDK.',
        zh: '项目使用了 OPPO 推送（{found}），但没有任何依赖引入其 SDK。',
      },
      fix: {
        en: 'Download `com.heytap.msp_*.aar` from open.oppomobile.com, put it into the module’s `libs` and add it with `implementation files(…)`.',
        zh: '请从 open.oppomobile.com 下载 `com.heytap.msp_*.aar`，放入模块的 `libs` 并用 `implementation files(…)` 引入。',
      },
    },
    absent: {
      severity: 'warn',
      text: {
        en: 'The config has an account for OPPO, but nothing of OPPO push is in this app: OPPO, OnePlus and realme phones get no registration id.',
        zh: '配置中有 OPPO 的账号，但应用里没有任何 OPPO 推送的内容：OPPO、一加、realme 手机拿不到 registrationId。',
      },
      fix: {
        en: 'Add the SDK, its permissions and services and `HeytapPushManager.register`, or the OPPO artifact of your IM platform.',
        zh: '请集成 SDK、权限、服务和 `HeytapPushManager.register`，或引入所用 IM 平台的 OPPO 插件。',
      },
    },
  },
  applies: ({ integrated, account }) => integrated.has('oppo') || account !== undefined,
  *check({ modules, account, integrated }) {
    if (sdkOf(modules) || !areDependenciesKnown(modules, { foldersAreListed: true })) return;
    const part = servicesOf(modules)[0] ?? heytapCalls(modules, 'register')[0];
    if (part) yield { messageId: 'missing', data: { found: part.name }, at: part.at };
    else if (account && !integrated.has('oppo') && hasManifest(modules)) yield { messageId: 'absent' };
  },
});
