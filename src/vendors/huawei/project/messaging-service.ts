import { hasManifest } from '../../../core/project-look.ts';
import { lacksService, messagingServiceProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isLeftToApp, sdkOf, servicesOf } from './facts.ts';

export default defineProjectCheck({
  name: 'messaging-service',
  title: { en: 'The HmsMessageService is declared rightly', zh: 'HmsMessageService 声明正确' },
  steps: ['J5'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The SDK is in the app, but there is no service that extends HmsMessageService: a token by `onNewToken` and data messages reach nobody.',
        zh: '应用集成了 SDK，但没有继承 HmsMessageService 的服务：`onNewToken` 返回的 Token 和透传消息都无人接收。',
      },
      fix: {
        en: 'Write a subclass and declare it as a `<service>` with `android:exported="false"` and the action `com.huawei.push.action.MESSAGING_EVENT`. Ignore this when a library of yours brings one.',
        zh: '请编写其子类，并在清单中声明为 `<service>`，设置 `android:exported="false"` 和 action `com.huawei.push.action.MESSAGING_EVENT`；若由所用的库提供，可忽略。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: '{name} extends HmsMessageService, but no manifest declares it: neither tokens nor data messages reach it.',
        zh: '{name} 继承了 HmsMessageService，但清单中没有声明：它收不到 Token 和透传消息。',
      },
      fix: {
        en: 'Declare it as a `<service>` with `android:exported="false"` and the action `com.huawei.push.action.MESSAGING_EVENT`.',
        zh: '请在清单中声明该 `<service>`，设置 `android:exported="false"`，并添加 action `com.huawei.push.action.MESSAGING_EVENT`。',
      },
    },
    action: {
      severity: 'error',
      text: {
        en: 'The service {name} has no intent filter with `com.huawei.push.action.MESSAGING_EVENT`: Push Kit does not find it.',
        zh: '服务 {name} 没有包含 `com.huawei.push.action.MESSAGING_EVENT` 的 intent-filter：Push Kit 找不到它。',
      },
      fix: { en: 'Add the intent filter with that action.', zh: '请添加包含该 action 的 intent-filter。' },
    },
    exported: {
      severity: 'warn',
      text: { en: 'The service {name} is exported: other apps can call it.', zh: '服务 {name} 对外导出，其他应用也能调用。' },
      fix: { en: 'Set `android:exported="false"`.', zh: '请设置 `android:exported="false"`。' },
    },
  },
  *check({ app, modules }) {
    if (!hasManifest(modules)) return;
    const services = servicesOf(modules);
    if (lacksService(services) && isLeftToApp(app, modules)) {
      const at = sdkOf(modules)?.dependency.at;
      yield { messageId: 'missing', ...(at && { at }) };
    }
    yield* messagingServiceProblems(services);
  },
});
