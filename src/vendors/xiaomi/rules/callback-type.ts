import { isFilled, numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { callbackTypeBits } from '../wire.ts';

export default defineRule({
  name: 'callback-type',
  subject: 'wire',
  title: { en: 'The receipt type is a sum of known bits', zh: '回执类型须为已定义类型之和' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558',
  confidence: 'A',
  aliases: ['XM-CB-001', 'XM-CB-002'],
  messages: {
    invalid: {
      text: {
        en: '`extra.callback.type` is {value}, which is no sum of 1, 2, 16, 32, 64, 128 and 1024 (3 already is 1 + 2).',
        zh: '`extra.callback.type` 为 {value}，不是 1、2、16、32、64、128、1024 之和（3 即 1 + 2）。',
      },
      fix: { en: 'Use 1267 for everything, or 243 without expiry.', zh: '全部回执用 1267；不含过期回执用 243。' },
      severity: 'error',
    },
    noInvalidTargets: {
      text: {
        en: 'The receipts do not include type 16, the only way Xiaomi reports dead regIds since the feedback API is gone.',
        zh: '回执类型不含 16；feedback 接口下线后，失效的 regId 只能通过该类回执得知。',
      },
      fix: { en: 'Add 16, for example `extra.callback.type` 19 or 1267.', zh: '加上 16，例如把 `extra.callback.type` 设为 19 或 1267。' },
      severity: 'info',
    },
  },
  *check({ wire }) {
    const value = wire['extra.callback.type'];
    const type = numberOf(value);
    const path = '/extra.callback.type';
    if (type !== undefined && (!Number.isInteger(type) || type <= 0 || (type & ~callbackTypeBits) !== 0))
      yield { messageId: 'invalid', data: { value: String(value) }, path };
    // Without the field the vendor reports 1 and 2 only.
    else if (isFilled(wire['extra.callback']) && ((type ?? 3) & 16) === 0)
      yield { messageId: 'noInvalidTargets', path: type === undefined ? '/extra.callback' : path };
  },
});
