import { callsOf, hasMethod, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, receiverClassesOf, registrationsOf } from './facts.ts';

export default defineProjectCheck({
  name: 'register-result',
  title: { en: 'The regId that Xiaomi answers with is taken', zh: '应用处理了小米返回的 regId' },
  steps: ['J14', 'D1'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    notTaken: {
      severity: 'error',
      text: {
        en: '{receiver} has neither `onReceiveRegisterResult` nor `onCommandResult`, and nothing calls `MiPushClient.getRegId`: the regId is lost, so your server has no target.',
        zh: '{receiver} 没有实现 `onReceiveRegisterResult` 或 `onCommandResult`，也没有调用 `MiPushClient.getRegId`：regId 无处可得，服务端没有推送目标。',
      },
      fix: {
        en: 'Implement `onReceiveRegisterResult`, take the first command argument as the regId, and send it to your server or IM platform.',
        zh: '请实现 `onReceiveRegisterResult`，取第一个命令参数作为 regId，并上报给服务端或 IM 平台。',
      },
    },
  },
  *check({ modules }) {
    const isManaged = isRegisteredByPlatform(modules) && registrationsOf(modules).length === 0;
    if (isManaged || callsOf(modules, 'getRegId', /(?:^|\.)MiPushClient$|^$/).length > 0) return;
    const receivers = receiverClassesOf(modules);
    const takes = receivers.some((receiver) => hasMethod(modules, receiver, 'onReceiveRegisterResult', 'onCommandResult'));
    const [receiver] = receivers;
    if (receiver && !takes) yield { messageId: 'notTaken', data: { receiver: receiver.name }, at: receiver.at };
  },
});
