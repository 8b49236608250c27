import { byteCount } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxCallbackParamBytes, safeCallbackParamBytes } from '../wire.ts';

export default defineRule({
  name: 'callback-param',
  subject: 'wire',
  title: { en: 'The receipt parameter is short', zh: '回执参数不宜过长' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558',
  confidence: 'A',
  aliases: ['XM-CB-003'],
  messages: {
    tooLong: {
      text: {
        en: '`extra.callback.param` has {bytes} bytes; {max} are permitted (65036).',
        zh: '`extra.callback.param` 有 {bytes} 字节，上限为 {max} 字节（65036）。',
      },
      fix: { en: 'Send a short key and keep the rest on your server.', zh: '只传一个短标识，其余存在自己的服务端。' },
      severity: 'error',
    },
    long: {
      text: {
        en: '`extra.callback.param` has {bytes} bytes; older documents permit {max}.',
        zh: '`extra.callback.param` 有 {bytes} 字节；旧文档的上限为 {max} 字节。',
      },
      fix: { en: 'Stay within {max} bytes to be safe.', zh: '稳妥起见，请控制在 {max} 字节以内。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    const bytes = byteCount(String(wire['extra.callback.param'] ?? ''));
    const path = '/extra.callback.param';
    if (bytes > maxCallbackParamBytes) yield { messageId: 'tooLong', data: { bytes, max: maxCallbackParamBytes }, path };
    else if (bytes > safeCallbackParamBytes) yield { messageId: 'long', data: { bytes, max: safeCallbackParamBytes }, path };
  },
});
