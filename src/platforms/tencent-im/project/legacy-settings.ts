import { isSameMethod } from '../../../core/project-code.ts';
import { callsOf, isProcessGuarded, runsAtProcessStart, startsUnguarded } from '../../../core/project-look.ts';
import { isOn } from '../../../core/source-index.ts';
import { defineProjectCheck } from './check.ts';
import { docs, legacyCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'legacy-settings',
  title: { en: 'Push settings of the first ImSDK take effect', zh: '第一代 ImSDK 的推送设置生效' },
  steps: ['E11', 'D5', 'F8', 'J9', 'J10', 'K5'],
  docs: docs.integration,
  confidence: 'A',
  aliases: [],
  messages: {
    early: {
      severity: 'error',
      text: {
        en: '`{name}` is called as the process starts; before the login it has no effect.',
        zh: '`{name}` 在进程启动时调用，登录成功之前调用不生效。',
      },
      fix: { en: 'Call it in the login’s `onSuccess`.', zh: '请移到登录成功的回调中。' },
    },
    off: {
      severity: 'error',
      text: {
        en: 'The global switch for offline pushes is set to off (`setEnabled(false)`).',
        zh: '全局离线推送开关被关闭（`setEnabled(false)`）。',
      },
      fix: { en: 'Set it to true.', zh: '请设置为 true。' },
    },
    messageOff: {
      severity: 'warn',
      text: {
        en: 'Messages with these settings are not pushed (`setEnabled(false)`); they beat the global ones.',
        zh: '带有此设置的消息不会推送（`setEnabled(false)`），其优先级高于全局设置。',
      },
      fix: { en: 'Leave it out, if the message is to be pushed.', zh: '若需要推送，请去掉该设置。' },
    },
    anyProcess: {
      severity: 'warn',
      text: {
        en: '`setOfflinePushListener` is called in every process; the Application is created again for `:QALSERVICE` and `:pushservice`.',
        zh: '`setOfflinePushListener` 会在每个进程中调用；`:QALSERVICE` 和 `:pushservice` 进程会再次创建 Application。',
      },
      fix: {
        en: 'Call it in the main process only (`MsfSdkUtils.isMainProcess`).',
        zh: '请仅在主进程中调用（`MsfSdkUtils.isMainProcess`）。',
      },
    },
    noCallback: {
      severity: 'warn',
      text: {
        en: '`NotifyMode.Normal`: a tap starts the app, but no callback comes, so that it cannot open a page.',
        zh: '`NotifyMode.Normal`：点击通知只启动应用，没有回调，无法跳转页面。',
      },
      fix: { en: 'Use `NotifyMode.Custom`, if a tap is to open a page.', zh: '若需要跳转页面，请使用 `NotifyMode.Custom`。' },
    },
  },
  *check(context) {
    const { modules } = context;
    for (const call of legacyCalls(modules, /^(?:configOfflinePushSettings|setOfflinePushToken)$/))
      if (runsAtProcessStart(context, call)) yield { messageId: 'early', data: { name: call.name }, at: call.at };
    const global = callsOf(modules, 'TIMOfflinePushSettings');
    const single = callsOf(modules, 'TIMMessageOfflinePushSettings');
    for (const call of callsOf(modules, 'setEnabled')) {
      if (call.literals[0] !== false || call.guards.length > 0) continue;
      // A button of the same method can be switched off as well.
      const isOf = (type: RegExp) => call.on === undefined || isOn(call, type);
      if (global.some((made) => isSameMethod(made, call)) && isOf(/\bTIMOfflinePushSettings\b/)) yield { messageId: 'off', at: call.at };
      else if (single.some((made) => isSameMethod(made, call)) && isOf(/\bTIMMessageOfflinePushSettings\b/))
        yield { messageId: 'messageOff', at: call.at, steps: ['F8', 'E11'] };
    }
    for (const call of legacyCalls(modules, /^setOfflinePushListener$/))
      if (startsUnguarded(context, call, (one) => isProcessGuarded(modules, one))) yield { messageId: 'anyProcess', at: call.at };
    for (const call of callsOf(modules, 'setNotifyMode'))
      if (/\bNotifyMode\.Normal$/.test(call.arguments[0] ?? '')) yield { messageId: 'noCallback', at: call.at };
  },
});
