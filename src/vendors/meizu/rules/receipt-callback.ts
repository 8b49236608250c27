import { bytesOf, docs, isFilled, isThrough, partOf, textOf } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';
import { maxCallbackBytes, maxCallbackParamBytes } from '../wire.ts';

const path = '/messageJson/extra/callback';

export default defineRule({
  name: 'receipt-callback',
  subject: 'wire',
  title: { en: 'Receipt fields have the form that Meizu reads', zh: '回执字段须符合魅族要求' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-CB-001', 'MZ-CB-003', 'MZ-CB-004'],
  messages: {
    tooLong: {
      severity: 'error',
      text: { en: '`{field}` has {bytes} bytes; Meizu takes {limit}.', zh: '`{field}` 有 {bytes} 字节，魅族最多接受 {limit} 字节。' },
      fix: { en: 'Shorten it.', zh: '请缩短。' },
    },
    nested: {
      severity: 'error',
      text: {
        en: '`extra.callback` is an object; Meizu wants an address, and `callback.param` and `callback.type` as keys with a dot beside it.',
        zh: '`extra.callback` 写成了对象；魅族要求它是地址，`callback.param`、`callback.type` 是与之并列、名字里带点的键。',
      },
      fix: {
        en: 'Write `callback`, `"callback.param"` and `"callback.type"` side by side in `extra`.',
        zh: '请在 `extra` 中并列书写 `callback`、`"callback.param"`、`"callback.type"`。',
      },
    },
    otherSend: {
      severity: 'warn',
      text: {
        en: 'Meizu sends receipts only for notifications to pushIds and aliases; this is another kind of send.',
        zh: '魅族仅对按 pushId、别名推送的通知栏消息发送回执，本次推送不属于此类。',
      },
      fix: { en: 'Leave `extra.callback` out.', zh: '请去掉 `extra.callback`。' },
    },
  },
  *check({ wire }) {
    const extra = partOf(wire, 'extra');
    const callback = extra['callback'];
    if (isObject(callback)) yield { messageId: 'nested', path };
    for (const { field, limit } of [
      { field: 'callback', limit: maxCallbackBytes },
      { field: 'callback.param', limit: maxCallbackParamBytes },
    ]) {
      const bytes = bytesOf(textOf(extra[field]));
      if (bytes > limit) yield { messageId: 'tooLong', path: `/messageJson/extra/${field}`, data: { field, bytes, limit } };
    }
    // Such members come from `raw` or from a foreign client; this one sends to pushIds and aliases alone.
    const other = isThrough(wire) || Object.hasOwn(wire, 'taskId') || Object.hasOwn(wire, 'tagNames');
    if (isFilled(callback) && other) yield { messageId: 'otherSend', path };
  },
});
