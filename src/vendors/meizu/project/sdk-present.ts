import { areDependenciesKnown, hasManifest } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, receiversOf, registrationsOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-present',
  title: { en: 'The Meizu push SDK is in the app', zh: '应用中包含魅族推送 SDK' },
  steps: ['J1'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project uses Meizu push ({found}), but no dependency brings its SDK.',
        zh: '项目使用了魅族推送（{found}），但没有任何依赖引入其 SDK。',
      },
      fix: {
        en: 'Add `implementation "com.meizu.flyme.internet:push-internal:5.0.3"` from `mavenCentral()`.',
        zh: '请从 `mavenCentral()` 引入 `implementation "com.meizu.flyme.internet:push-internal:5.0.3"`。',
      },
    },
    absent: {
      severity: 'warn',
      text: {
        en: 'The config has an account for Meizu, but nothing of Meizu push is in this app: Flyme phones get no pushId.',
        zh: '配置中有魅族的账号，但应用里没有任何魅族推送的内容：Flyme 手机拿不到 pushId。',
      },
      fix: {
        en: 'Add the SDK, its permissions and receiver and `PushManager.register`, or the Meizu artifact of your IM platform.',
        zh: '请集成 SDK、权限、接收器和 `PushManager.register`，或引入所用 IM 平台的魅族插件。',
      },
    },
  },
  applies: ({ integrated, account }) => integrated.has('meizu') || account !== undefined,
  *check({ modules, account, integrated }) {
    if (sdkOf(modules) || !areDependenciesKnown(modules, { foldersAreListed: true })) return;
    const part = receiversOf(modules)[0] ?? registrationsOf(modules)[0];
    if (part) yield { messageId: 'missing', data: { found: part.name }, at: part.at };
    else if (account && !integrated.has('meizu') && hasManifest(modules)) yield { messageId: 'absent' };
  },
});
