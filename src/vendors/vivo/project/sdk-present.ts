import { areDependenciesKnown, hasManifest, metaDataOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { clientCalls, docs, receiversOf, sdkOf, serviceOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-present',
  title: { en: 'The vivo push SDK is in the app', zh: '应用中包含 vivo 推送 SDK' },
  steps: ['J1'],
  docs: docs.client,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project uses vivo push ({found}), but no dependency brings its SDK.',
        zh: '项目使用了 vivo 推送（{found}），但没有任何依赖引入其 SDK。',
      },
      fix: {
        en: 'Download `vivo_pushSDK_*.aar` from dev.vivo.com.cn, put it into the module’s `libs` and add it with `implementation files(…)`.',
        zh: '请从 dev.vivo.com.cn 下载 `vivo_pushSDK_*.aar`，放入模块的 `libs` 并用 `implementation files(…)` 引入。',
      },
    },
    absent: {
      severity: 'warn',
      text: {
        en: 'The config has an account for vivo, but nothing of vivo push is in this app: vivo and iQOO phones get no regId.',
        zh: '配置中有 vivo 的账号，但应用里没有任何 vivo 推送的内容：vivo、iQOO 手机拿不到 regId。',
      },
      fix: {
        en: 'Add the SDK, its meta-data and receiver and `turnOnPush`, or the vivo artifact of your IM platform.',
        zh: '请集成 SDK、meta-data、接收器和 `turnOnPush`，或引入所用 IM 平台的 vivo 插件。',
      },
    },
  },
  applies: ({ integrated, account }) => integrated.has('vivo') || account !== undefined,
  *check({ modules, account, integrated }) {
    if (sdkOf(modules) || !areDependenciesKnown(modules, { foldersAreListed: true })) return;
    const part =
      serviceOf(modules) ??
      receiversOf(modules)[0] ??
      metaDataOf(modules, /^com\.vivo\.push\./)[0] ??
      clientCalls(modules, 'turnOnPush')[0];
    if (part) yield { messageId: 'missing', data: { found: part.name }, at: part.at };
    else if (account && !integrated.has('vivo') && hasManifest(modules)) yield { messageId: 'absent' };
  },
});
