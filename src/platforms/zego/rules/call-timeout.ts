import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { callTimeoutDefaultSeconds, callTimeoutMaxSeconds } from '../wire.ts';

/** Below this a phone that has to be woken by a push is hardly unlocked. */
const shortSeconds = 20;

export default defineRule({
  name: 'call-timeout',
  subject: 'wire',
  title: { en: 'A call rings long enough', zh: '呼叫超时时间须合适' },
  docs: docs.callInvite,
  confidence: 'A',
  aliases: [],
  messages: {
    range: {
      severity: 'error',
      text: {
        en: '`Timeout` is {value} seconds; CallInvite takes up to {max}, and 0 means {default}.',
        zh: '`Timeout` 为 {value} 秒；CallInvite 最大 {max} 秒，填 0 表示 {default} 秒。',
      },
      fix: { en: 'Give a number of seconds in that range.', zh: '请填写该范围内的秒数。' },
    },
    short: {
      severity: 'warn',
      text: {
        en: 'The call rings for {value} seconds only; who opens the app from the push may find no call any more.',
        zh: '呼叫仅持续 {value} 秒；通过推送打开应用时，呼叫可能已经结束。',
      },
      fix: { en: 'Give it more time, for example {default} seconds.', zh: '请适当延长，例如 {default} 秒。' },
    },
  },
  *check({ wire: { via, body } }) {
    const value: unknown = body.Timeout;
    if (via !== 'call' || typeof value !== 'number') return;
    const data = { value, default: callTimeoutDefaultSeconds };
    if (value < 0 || value > callTimeoutMaxSeconds)
      yield { messageId: 'range', path: '/body/Timeout', data: { ...data, max: callTimeoutMaxSeconds } };
    else if (value > 0 && value < shortSeconds) yield { messageId: 'short', path: '/body/Timeout', data };
  },
});
