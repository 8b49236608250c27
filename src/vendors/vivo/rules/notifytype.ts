import { docs, numberOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { notifyTypes } from '../wire.ts';

export default defineRule({
  name: 'notifytype',
  subject: 'wire',
  title: { en: 'notifyType is 1 to 4', zh: 'notifyType 须为 1 至 4' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['vivo/notifytype'],
  messages: {
    value: {
      severity: 'error',
      text: {
        en: '`notifyType` is {value}; vivo takes 1 to 4 and answers 10054.',
        zh: '`notifyType` 为 {value}；vivo 只接受 1 至 4，会返回 10054。',
      },
      fix: { en: 'Send 1 (none), 2 (ring), 3 (vibrate) or 4 (both).', zh: '请传 1（无）、2（响铃）、3（振动）或 4（响铃和振动）。' },
    },
    ignored: {
      severity: 'info',
      text: {
        en: '`notifyType` {value} has no effect on an operational message: it neither rings nor vibrates.',
        zh: '运营消息不响铃、不振动，`notifyType`={value} 不会生效。',
      },
      fix: { en: 'Leave `notifyType` out for operational messages.', zh: '运营消息可不设置 `notifyType`。' },
    },
  },
  *check({ wire, origin }) {
    const path = '/notifyType';
    const value = numberOf(wire.notifyType);
    if (value === undefined || !Object.values<number>(notifyTypes).includes(value))
      yield { messageId: 'value', path, data: { value: shown(wire.notifyType) || '-' } };
    // What push-check filled in is no wish of the user's.
    else if (value !== notifyTypes.none && numberOf(wire.classification) === 0 && origin?.[path] !== 'default')
      yield { messageId: 'ignored', path, data: { value } };
  },
});
