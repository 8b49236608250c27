import { descendantsOf, methodNamed } from '../../../core/project-look.ts';
import { isOn } from '../../../core/source-index.ts';
import { defineProjectCheck } from './check.ts';
import { docs, receiverClass, zpnsCalls } from './facts.ts';

/** Calls that only write a log. */
const logging = /^(?:Log|Timber|XLog|Logger|LogUtil\w*|System\.out|message|super)\b/;
/** Calls that do nothing but what stands in their block. */
const wrapping = /^(?:run|runCatching|with|synchronized)$/;

export default defineProjectCheck({
  name: 'through-messages',
  title: { en: 'The app does not rely on data messages', zh: '应用不依赖透传消息' },
  steps: ['J19'],
  docs: docs.receiver,
  confidence: 'A',
  aliases: [],
  messages: {
    relies: {
      severity: 'info',
      text: {
        en: '{receiver} does something in `onThroughMessageReceived`. Xiaomi, OPPO and vivo never call it; ZEGO’s newest page names FCM alone, an older one also Huawei with a special right.',
        zh: '{receiver} 在 `onThroughMessageReceived` 中处理业务。小米、OPPO、vivo 不会触发该回调；ZEGO 最新文档仅列出 FCM，旧文档还包括申请了特殊权限的华为。',
      },
      fix: {
        en: 'Do nothing there that must happen; read the payload when the notification is tapped.',
        zh: '不要在此处理必须执行的逻辑；请在点击通知时读取 payload。',
      },
    },
  },
  *check({ modules }) {
    for (const one of descendantsOf(modules, receiverClass)) {
      const method = methodNamed(one, 'onThroughMessageReceived');
      const inside = zpnsCalls(modules, /./).filter((call) => call.inClass === one.name && call.inMethod === 'onThroughMessageReceived');
      if (method && inside.some((call) => !isOn(call, logging) && !(call.receiver === '' && wrapping.test(call.name))))
        yield { messageId: 'relies', data: { receiver: one.name }, at: method.at };
    }
  },
});
