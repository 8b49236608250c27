import { areDependenciesKnown, hasManifest } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, hasNewestGeneration, partsOf, receiversOf, registrationsOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-present',
  title: { en: 'The Xiaomi push SDK is in the app', zh: '应用中包含小米推送 SDK' },
  steps: ['J1'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project uses Xiaomi push ({found}), but no dependency brings its SDK.',
        zh: '项目使用了小米推送（{found}），但没有任何依赖引入其 SDK。',
      },
      fix: {
        en: 'Download `MiPush_SDK_Client_*.aar` from dev.mi.com (it is in no public Maven repository), put it into the module’s `libs` and add it with `implementation files(…)`.',
        zh: '请从 dev.mi.com 下载 `MiPush_SDK_Client_*.aar`（公共 Maven 仓库中没有），放入模块的 `libs` 并用 `implementation files(…)` 引入。',
      },
    },
    absent: {
      severity: 'warn',
      text: {
        en: 'The config has an account for Xiaomi, but nothing of Xiaomi push is in this app: Xiaomi and Redmi phones get no token.',
        zh: '配置中有小米的账号，但应用里没有任何小米推送的内容：小米、Redmi 手机拿不到 regId。',
      },
      fix: {
        en: 'Add the SDK, the receiver and `MiPushClient.registerPush`, or the Xiaomi artifact of your IM platform.',
        zh: '请集成 SDK、接收器和 `MiPushClient.registerPush`，或引入所用 IM 平台的小米插件。',
      },
    },
  },
  applies: ({ integrated, account }) => integrated.has('xiaomi') || account !== undefined,
  *check({ modules, account, integrated }) {
    if (sdkOf(modules) || !areDependenciesKnown(modules, { foldersAreListed: true })) return;
    const part = [...partsOf(modules), ...receiversOf(modules)][0] ?? registrationsOf(modules)[0];
    if (part) yield { messageId: 'missing', data: { found: part.name }, at: part.at };
    else if (account && !integrated.has('xiaomi') && hasManifest(modules) && !hasNewestGeneration(modules)) yield { messageId: 'absent' };
  },
});
