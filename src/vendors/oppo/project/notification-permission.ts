import { callsOf, hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, heytapCalls, sdkOf } from './facts.ts';

const runtimePermission = 'android.permission.POST_NOTIFICATIONS';

export default defineProjectCheck({
  name: 'notification-permission',
  title: { en: 'The app asks OPPO users to allow notifications', zh: '应用会引导 OPPO 用户开启通知' },
  steps: ['I1'],
  docs: docs.tencent,
  confidence: 'C',
  aliases: [],
  messages: {
    notAsked: {
      severity: 'info',
      text: {
        en: 'On ColorOS notifications are off after the installation, and no code here asks for them: pushes are accepted and not shown.',
        zh: 'ColorOS 安装后默认关闭通知，而代码中没有请求开启：推送会被接受但不显示。',
      },
      fix: {
        en: 'Call `HeytapPushManager.requestNotificationPermission()`, and from Android 13 on ask for `POST_NOTIFICATIONS`.',
        zh: '请调用 `HeytapPushManager.requestNotificationPermission()`，Android 13 及以上还需申请 `POST_NOTIFICATIONS`。',
      },
    },
  },
  *check({ modules }) {
    if (!sdkOf(modules) || !hasSources(modules)) return;
    if (heytapCalls(modules, 'requestNotificationPermission').length > 0) return;
    const asks = callsOf(modules, /./).some(
      ({ name, arguments: given }) =>
        /areNotificationsEnabled|ACTION_APP_NOTIFICATION_SETTINGS/.test(`${name} ${given.join(' ')}`) ||
        given.some((argument) => argument.includes('POST_NOTIFICATIONS') || argument.includes(runtimePermission)),
    );
    if (!asks) yield { messageId: 'notAsked' };
  },
});
