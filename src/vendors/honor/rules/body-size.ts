import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxBodyBytes } from '../wire.ts';

export default defineRule({
  name: 'body-size',
  subject: 'wire',
  title: { en: 'The message stays within 4096 bytes', zh: '消息体不超过 4096 字节' },
  docs: docs.send,
  confidence: '?',
  aliases: ['HN-SIZE'],
  messages: {
    tooLarge: {
      severity: 'warn',
      text: {
        en: 'The message has {bytes} bytes without its tokens; push-check takes HUAWEI’s limit of {max}, HONOR’s own is not known. A Chinese character takes three bytes.',
        zh: '消息体（不含令牌）为 {bytes} 字节；push-check 沿用华为的上限 {max} 字节，荣耀自己的上限未知。一个汉字占三字节。',
      },
      fix: { en: 'Send an id in the data and let the app fetch the rest.', zh: '数据里只放 id，其余内容由应用自行拉取。' },
    },
  },
  *check({ wire }) {
    const { token: _token, ...rest } = wire;
    const bytes = new TextEncoder().encode(JSON.stringify(rest)).length;
    if (bytes > maxBodyBytes) yield { messageId: 'tooLarge', path: '', data: { bytes, max: maxBodyBytes } };
  },
});
