import { hasManifest, hasSources } from '../../../core/project-look.ts';
import { lacksService, messagingServiceProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, sdkOf, servicesOf } from './facts.ts';

export default defineProjectCheck({
  name: 'messaging-service',
  title: { en: 'The service for FCM is declared once and rightly', zh: 'FCM 的 Service 只声明一次且声明正确' },
  steps: ['J5', 'J14'],
  docs: docs.setup,
  confidence: 'A',
  aliases: [],
  messages: {
    none: {
      severity: 'info',
      text: {
        en: 'No service of the app takes `com.google.firebase.MESSAGING_EVENT`: new tokens and messages in the foreground reach nobody, unless a library takes them.',
        zh: '应用中没有服务接收 `com.google.firebase.MESSAGING_EVENT`：除非有库接管，否则新 Token 和前台消息无人处理。',
      },
      fix: {
        en: 'Extend FirebaseMessagingService and declare it, when no library of the app does so.',
        zh: '若应用没有这样的库，请继承 FirebaseMessagingService 并在清单中声明。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: '{name} extends FirebaseMessagingService, but no manifest declares it: neither messages nor tokens reach it.',
        zh: '{name} 继承了 FirebaseMessagingService，但清单中没有声明：它收不到消息和 Token。',
      },
      fix: {
        en: 'Declare it as a `<service>` with `android:exported="false"` and the action `com.google.firebase.MESSAGING_EVENT`.',
        zh: '请在清单中声明该 `<service>`，设置 `android:exported="false"`，并添加 action `com.google.firebase.MESSAGING_EVENT`。',
      },
    },
    action: {
      severity: 'error',
      text: {
        en: 'The service {name} has no intent filter with `com.google.firebase.MESSAGING_EVENT`: the library does not find it.',
        zh: '服务 {name} 没有包含 `com.google.firebase.MESSAGING_EVENT` 的 intent-filter：FCM 库找不到它。',
      },
      fix: {
        en: 'Add the intent filter with that action.',
        zh: '请添加包含该 action 的 intent-filter。',
      },
    },
    exported: {
      severity: 'warn',
      text: {
        en: 'The service {name} is exported: other apps can call it.',
        zh: '服务 {name} 对外导出，其他应用也能调用。',
      },
      fix: { en: 'Set `android:exported="false"`.', zh: '请设置 `android:exported="false"`。' },
    },
    several: {
      severity: 'warn',
      text: {
        en: 'Several services answer to `com.google.firebase.MESSAGING_EVENT` ({names}); only one of them gets the messages.',
        zh: '多个服务监听 `com.google.firebase.MESSAGING_EVENT`（{names}），只有其中一个会收到消息。',
      },
      fix: {
        en: 'Keep one, and let it hand the messages of the other on.',
        zh: '请只保留一个，并由它把消息转发给其他模块。',
      },
    },
  },
  *check({ modules }) {
    if (!hasManifest(modules)) return;
    const services = servicesOf(modules);
    if (lacksService(services) && sdkOf(modules)?.form === 'maven' && hasSources(modules)) yield { messageId: 'none' };
    yield* messagingServiceProblems(services);
    const { declared } = services;
    const [, second] = declared;
    if (second) yield { messageId: 'several', data: { names: declared.map(({ name }) => name).join(', ') }, at: second.at };
  },
});
