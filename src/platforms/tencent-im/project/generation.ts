import { defineProjectCheck } from './check.ts';
import { docs, legacyCalls, legacyComponents, legacyFiles, timPushLibraries, tuiOfflinePushOf } from './facts.ts';

export default defineProjectCheck({
  name: 'generation',
  title: { en: 'The push part of the SDK is one that Tencent still supports', zh: '使用仍受支持的推送组件' },
  steps: ['A7', 'J3'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: ['TX-G1-EOL', 'TX-G2-EOL'],
  messages: {
    legacy: {
      severity: 'error',
      text: {
        en: 'The app is built on the first generation of ImSDK (`TIMManager`; found: {found}), which ended years ago: what vendors and Android changed since then is not in it.',
        zh: '应用使用的是第一代 ImSDK（`TIMManager`，发现 {found}），早已停止维护，此后厂商与 Android 的变更均未适配。',
      },
      fix: {
        en: 'Move to the Chat SDK (`com.tencent.imsdk:imsdk-plus`) with TIMPush (`com.tencent.timpush:timpush`); the ids of the console certificates stay.',
        zh: '请迁移到新版 IM SDK（`com.tencent.imsdk:imsdk-plus`）与 TIMPush（`com.tencent.timpush:timpush`），控制台的证书 ID 可沿用。',
      },
    },
    component: {
      severity: 'warn',
      text: {
        en: 'The app uses TUIOfflinePush; Tencent ended it on 2024-09-30 and took it out of its repository. What vendors changed since then is not in it.',
        zh: '应用使用 TUIOfflinePush 组件，腾讯已于 2024-09-30 停止维护并从仓库移除，此后厂商侧的变更不再适配。',
      },
      fix: {
        en: 'Replace it with TIMPush: `com.tencent.timpush:timpush`, one package per vendor, and `timpush-configs.json` from the console.',
        zh: '请改用 TIMPush：`com.tencent.timpush:timpush` 加各厂商的包，并使用从控制台下载的 `timpush-configs.json`。',
      },
    },
    mixed: {
      severity: 'error',
      text: {
        en: 'The app has TIMPush and an older push component of Tencent ({found}) at once: both register with the vendors, and the last one to upload its token wins.',
        zh: '应用同时包含 TIMPush 与腾讯的旧推送组件（{found}），两者都会向厂商注册并上报 Token，后上报者覆盖前者。',
      },
      fix: { en: 'Remove the older component and its calls.', zh: '请移除旧组件及其相关调用。' },
    },
  },
  *check({ modules }) {
    const component = tuiOfflinePushOf(modules);
    const libraries = legacyFiles(modules);
    const legacy = libraries[0] ?? legacyComponents(modules)[0] ?? legacyCalls(modules, /./)[0];
    const found = legacy && ('notation' in legacy ? legacy.notation : legacy.name);
    if (timPushLibraries(modules).length > 0) {
      if (component) yield { messageId: 'mixed', data: { found: component.notation }, at: component.at };
      else if (legacy) yield { messageId: 'mixed', data: { found: found ?? '' }, at: legacy.at };
      return;
    }
    if (legacy) yield { messageId: 'legacy', data: { found: found ?? '' }, at: legacy.at };
    if (component) yield { messageId: 'component', at: component.at };
  },
});
