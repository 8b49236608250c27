import { docs, isFilled, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'intent-component',
  subject: 'wire',
  title: { en: 'An explicit component needs a newer push service', zh: '显式 component 需要较新的推送服务' },
  docs: docs.clientDemo,
  confidence: 'A',
  aliases: ['HN-INTENT-COMPONENT'],
  messages: {
    component: {
      severity: 'warn',
      text: {
        en: '`clickAction.intent` names a component; phones honour it only from push service 7.0.51.',
        zh: '`clickAction.intent` 指定了 component；手机推送服务 7.0.51 及以上才支持。',
      },
      fix: {
        en: 'Use a scheme and host that the activity declares, without `component=`.',
        zh: '请改用 Activity 声明的 scheme 与 host，不写 `component=`。',
      },
    },
  },
  *check({ wire }) {
    const intent: unknown = notificationOf(wire)?.clickAction?.intent;
    if (isFilled(intent) && /[;#]component=/.test(intent))
      yield { messageId: 'component', path: '/android/notification/clickAction/intent' };
  },
});
