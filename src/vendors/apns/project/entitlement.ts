import { defineProjectCheck } from './check.ts';
import { bareEntitlements, docs, environmentsOf, isOpen, modesOf, pushModes, startOf } from './facts.ts';

export default defineProjectCheck({
  name: 'entitlement',
  title: { en: 'The app has the push entitlement', zh: '应用具备推送权限项' },
  steps: ['N1'],
  docs: docs.registering,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'No entitlements file has `aps-environment`, though the background mode {mode} is set: the app gets no device token (error 3000 while registering).',
        zh: '已设置后台模式 {mode}，但没有任何 entitlements 文件包含 `aps-environment`：应用无法获取 device token（注册时报错 3000）。',
      },
      fix: {
        en: 'Add the capability Push Notifications to the app’s target in Xcode, and sign with a profile that has it.',
        zh: '请在 Xcode 中为应用 target 添加 Push Notifications 能力，并使用包含该能力的描述文件签名。',
      },
    },
    bare: {
      severity: 'warn',
      text: {
        en: 'The project has a push or IM platform, but the iOS entitlements have no `aps-environment`: the iOS app gets no device token (error 3000 while registering).',
        zh: '工程集成了推送或 IM 平台，但 iOS 的 entitlements 中没有 `aps-environment`：iOS 应用无法获取 device token（注册时报错 3000）。',
      },
      fix: {
        en: 'Add the capability Push Notifications to the app’s target in Xcode, unless the iOS app goes without pushes.',
        zh: '若 iOS 应用也需要推送，请在 Xcode 中为应用 target 添加 Push Notifications 能力。',
      },
    },
    value: {
      severity: 'error',
      text: {
        en: '`aps-environment` is {value}; it must be `development` or `production`.',
        zh: '`aps-environment` 的值为 {value}，只能是 `development` 或 `production`。',
      },
      fix: {
        en: 'Set it to `development`; signing for distribution makes `production` of it.',
        zh: '请设为 `development`；发布签名时会变为 `production`。',
      },
    },
  },
  *check({ project: { ios }, modules }) {
    const bare = bareEntitlements(ios, modules);
    const environments = environmentsOf(ios);
    const [mode] = modesOf(ios).filter(({ value }) => pushModes.has(value));
    if (environments.length === 0 && mode) yield { messageId: 'missing', data: { mode: mode.value }, at: mode.at };
    else if (bare !== undefined) yield { messageId: 'bare', at: startOf(bare) };
    for (const { value, at } of environments)
      if (!isOpen(value) && value !== 'development' && value !== 'production') yield { messageId: 'value', data: { value }, at };
  },
});
