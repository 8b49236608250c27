import { areModulesKnown } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { docs, zimCalls } from './facts.ts';

/** Arguments of the calls that can carry a push config: message, receiver, type, config, callback; for a call also without the message. */
const senders: Readonly<Record<string, { count: number; config: number }>> = {
  sendMessage: { count: 5, config: 3 },
  callInvite: { count: 3, config: 1 },
};

export default defineProjectCheck({
  name: 'message-push-config',
  title: { en: 'Messages and calls are sent with a push config', zh: '发送消息和呼叫邀请时带有 pushConfig' },
  steps: ['F9', 'F14'],
  docs: docs.implement,
  confidence: 'A',
  aliases: [],
  messages: {
    none: {
      severity: 'warn',
      text: {
        en: 'The app sends by `{call}`, but no code makes a `ZIMPushConfig`: ZEGO pushes nothing to receivers who are offline.',
        zh: '应用通过 `{call}` 发送，但代码没有创建 `ZIMPushConfig`：ZEGO 不会向离线的接收方推送。',
      },
      fix: {
        en: 'Set title and content on a `ZIMPushConfig` and put it into the send config. Ignore this when your server sends the messages.',
        zh: '请创建 `ZIMPushConfig`，设置 title 和 content 并放入发送配置；若消息由服务端发送，可忽略。',
      },
    },
  },
  *check({ modules }) {
    if (!areModulesKnown(modules)) return;
    const sends = zimCalls(modules, /^(?:sendMessage|callInvite)$/).filter((call) => senders[call.name]?.count === call.arguments.length);
    if (zimCalls(modules, /^ZIMPushConfig$/).length > 0) return;
    const [first] = sends;
    if (first) yield { messageId: 'none', data: { call: first.name }, at: first.at };
  },
});
