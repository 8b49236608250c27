import { callsOf, hasMethod, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, receiverClassesOf, registrationsOf } from './facts.ts';

export default defineProjectCheck({
  name: 'register-status',
  title: { en: 'The pushId that Meizu answers with is taken', zh: '应用处理了魅族返回的 pushId' },
  steps: ['J14', 'D1'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    notTaken: {
      severity: 'error',
      text: {
        en: '{receiver} has no `onRegisterStatus`, and nothing calls `getPushId`: the pushId is lost, so your server has no target.',
        zh: '{receiver} 没有实现 `onRegisterStatus`，也没有调用 `getPushId`：pushId 无处可得，服务端没有推送目标。',
      },
      fix: {
        en: 'Implement `onRegisterStatus`, take `getPushId()` of its argument, and send it to your server or IM platform.',
        zh: '请实现 `onRegisterStatus`，从参数的 `getPushId()` 取得 pushId，并上报给服务端或 IM 平台。',
      },
    },
  },
  *check({ modules }) {
    const isManaged = isRegisteredByPlatform(modules) && registrationsOf(modules).length === 0;
    if (isManaged || callsOf(modules, 'getPushId').length > 0) return;
    const receivers = receiverClassesOf(modules);
    const takes = receivers.some((receiver) => hasMethod(modules, receiver, 'onRegisterStatus', 'onRegister'));
    const [receiver] = receivers;
    if (receiver && !takes) yield { messageId: 'notTaken', data: { receiver: receiver.name }, at: receiver.at };
  },
});
