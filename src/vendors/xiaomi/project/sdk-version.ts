import { known } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isAtLeast, sdkOf } from './facts.ts';

/** From this version on a tap opens the page without a trampoline, which Android 12 blocks. */
const trampolineFree = '4.9.1';

export default defineProjectCheck({
  name: 'sdk-version',
  title: { en: 'The Xiaomi SDK is new enough for the targetSdk', zh: '小米 SDK 版本与 targetSdk 匹配' },
  steps: ['J3', 'K7'],
  docs: docs.client,
  confidence: 'A',
  aliases: ['ZG-TRAMP'],
  messages: {
    trampoline: {
      severity: 'error',
      text: {
        en: 'The Xiaomi SDK is {version}, and targetSdk is {targetSdk}: below 4.9.1 a tap starts the page from a receiver, which Android 12 blocks for targetSdk 31 and later.',
        zh: '小米 SDK 版本为 {version}，targetSdk 为 {targetSdk}：低于 4.9.1 的 SDK 点击后由接收器启动页面，targetSdk ≥ 31 时会被 Android 12 拦截。',
      },
      fix: {
        en: 'Take an SDK of 4.9.1 or later from dev.mi.com.',
        zh: '请从 dev.mi.com 换用 4.9.1 或更高版本的 SDK。',
      },
    },
    global: {
      severity: 'warn',
      text: {
        en: '`{file}` is the edition for outside mainland China, where Xiaomi ended the push service on 2024-04-02.',
        zh: '`{file}` 是海外版 SDK，而小米已于 2024-04-02 停止中国大陆以外的推送服务。',
      },
      fix: {
        en: 'Use the domestic edition (`-C`) for phones in mainland China, and FCM elsewhere.',
        zh: '中国大陆的手机请用国内版（`-C`），海外请用 FCM。',
      },
    },
  },
  *check({ modules, app }) {
    const sdk = sdkOf(modules);
    if (!sdk || sdk.form === 'platform') return;
    const { at, notation } = sdk.dependency;
    const targetSdk = known(app.targetSdk);
    if (targetSdk !== undefined && targetSdk >= 31 && sdk.version !== undefined && isAtLeast(sdk, trampolineFree) === false)
      yield { messageId: 'trampoline', data: { version: sdk.version, targetSdk }, at };
    const file = /MiPush_SDK_Client[\w.]*-G(?![A-Za-z])[^/'"]*/i.exec(sdk.dependency.path ?? notation)?.[0];
    if (file !== undefined) yield { messageId: 'global', data: { file }, at };
  },
});
