import { isInScreen } from '../../../core/project-code.ts';
import { actionsOf, componentsOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, timPushCalls } from './facts.ts';

const broadcast = 'com.tencent.TIMPush.BROADCAST_PUSH_RECEIVER';

export default defineProjectCheck({
  name: 'click-listener',
  title: { en: 'The listener for taps is added as the process starts', zh: '在应用启动时注册点击监听' },
  steps: ['K6', 'K4'],
  docs: docs.faq,
  confidence: 'A',
  aliases: [],
  messages: {
    late: {
      severity: 'warn',
      text: {
        en: '`addPushListener` is called in an activity: when a tap starts the process, the event may come before that screen is there.',
        zh: '`addPushListener` 写在 Activity 中：点击通知拉起进程时，事件可能早于该页面创建。',
      },
      fix: { en: 'Call it in `Application.onCreate`.', zh: '请移到 `Application.onCreate` 中调用。' },
    },
    none: {
      severity: 'info',
      text: {
        en: 'The app registers with TIMPush, but listens to no taps: a tap only opens the app, and the ext is lost.',
        zh: '应用注册了 TIMPush，但没有监听点击事件：点击通知只会打开应用，ext 无法取得。',
      },
      fix: {
        en: 'Add a `TIMPushListener` with `onNotificationClicked` in `Application.onCreate`, if a tap is to open a page.',
        zh: '若点击后需要跳转页面，请在 `Application.onCreate` 中添加实现了 `onNotificationClicked` 的 `TIMPushListener`。',
      },
    },
  },
  *check({ modules }) {
    const listeners = timPushCalls(modules, /^addPushListener$/);
    if (listeners.length > 0) {
      if (listeners.every((call) => isInScreen(modules, call))) for (const { at } of listeners) yield { messageId: 'late', at };
      return;
    }
    const [registration] = timPushCalls(modules, /^registerPush$/);
    if (registration && !componentsOf(modules, 'receiver').some((receiver) => actionsOf(receiver).includes(broadcast)))
      yield { messageId: 'none', at: registration.at };
  },
});
