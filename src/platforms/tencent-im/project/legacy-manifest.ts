import { actionsOf, componentsOf, hasManifest, permissionsUsed } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, legacyComponents, legacyFiles } from './facts.ts';

const process = ':QALSERVICE';
const needed = [
  { name: 'com.tencent.qalsdk.service.QalService', process },
  { name: 'com.tencent.qalsdk.service.QalAssistService', process },
  { name: 'com.tencent.qalsdk.QALBroadcastReceiver', action: 'com.tencent.qalsdk.broadcast.qal' },
  { name: 'com.tencent.qalsdk.core.NetConnInfoCenter', process },
] as const;
const boot = { action: 'android.intent.action.BOOT_COMPLETED', permission: 'android.permission.RECEIVE_BOOT_COMPLETED' } as const;

export default defineProjectCheck({
  name: 'legacy-manifest',
  title: { en: 'The first ImSDK has its services and receivers', zh: '第一代 ImSDK 的服务与接收器齐全' },
  steps: ['J5', 'J4'],
  docs: docs.integration,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The manifest does not declare {name}, which the first ImSDK needs for its connection.',
        zh: 'manifest 没有声明 {name}，第一代 ImSDK 的连接依赖它。',
      },
      fix: { en: 'Declare it, or better move to TIMPush.', zh: '请补充声明，更建议迁移到 TIMPush。' },
    },
    process: {
      severity: 'error',
      text: {
        en: '{name} does not run in the process `:QALSERVICE`; it dies together with the app.',
        zh: '{name} 没有运行在 `:QALSERVICE` 进程中，会随应用一起被结束。',
      },
      fix: { en: 'Set `android:process=":QALSERVICE"`.', zh: '请设置 `android:process=":QALSERVICE"`。' },
    },
    action: {
      severity: 'error',
      text: { en: '{name} lacks the action `{action}`.', zh: '{name} 缺少 action `{action}`。' },
      fix: { en: 'Add the action to its filter.', zh: '请在其 intent-filter 中添加该 action。' },
    },
    boot: {
      severity: 'warn',
      text: {
        en: '{name} waits for BOOT_COMPLETED, but the app does not ask for the permission RECEIVE_BOOT_COMPLETED: after a restart of the phone nothing runs.',
        zh: '{name} 监听了 BOOT_COMPLETED，但应用没有申请 RECEIVE_BOOT_COMPLETED 权限：手机重启后不会运行。',
      },
      fix: {
        en: 'Add `<uses-permission android:name="android.permission.RECEIVE_BOOT_COMPLETED" />`.',
        zh: '请添加 `<uses-permission android:name="android.permission.RECEIVE_BOOT_COMPLETED" />`。',
      },
    },
  },
  *check({ modules }) {
    if (!hasManifest(modules)) return;
    // Later builds of ImSDK 4 had the same `TIMManager`, but no qalsdk.
    if (legacyFiles(modules).length === 0 && legacyComponents(modules).length === 0) return;
    const components = componentsOf(modules);
    for (const part of needed) {
      const found = components.find(({ name }) => name === part.name);
      const data = { name: part.name };
      if (!found) {
        yield { messageId: 'missing', data };
        continue;
      }
      if ('process' in part && found.process !== part.process) yield { messageId: 'process', data, at: found.at };
      if ('action' in part && !actionsOf(found).includes(part.action))
        yield { messageId: 'action', data: { ...data, action: part.action }, at: found.at };
    }
    if (permissionsUsed(modules).some(({ value }) => value === boot.permission)) return;
    for (const component of legacyComponents(modules)) {
      const action = component.filters.flatMap(({ actions }) => actions).find(({ value }) => value === boot.action);
      if (action) yield { messageId: 'boot', data: { name: component.name }, at: action.at };
    }
  },
});
