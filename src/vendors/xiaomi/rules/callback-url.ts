import { isFilled, isPrivateHost } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'callback-url',
  subject: 'wire',
  title: { en: 'The receipt URL can be reached from outside', zh: '回执地址须可从公网访问' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558',
  confidence: 'A',
  aliases: ['XM-CB-004'],
  messages: {
    notHttps: {
      text: { en: '`extra.callback` is no https address (65038 may follow).', zh: '`extra.callback` 不是 https 地址（可能返回 65038）。' },
      fix: { en: 'Use a public https URL and register it in the console.', zh: '使用公网 https 地址，并在控制台登记。' },
      severity: 'warn',
    },
    privateHost: {
      text: {
        en: 'The host of `extra.callback`, {host}, is not reachable for Xiaomi.',
        zh: '`extra.callback` 的主机 {host} 小米无法访问。',
      },
      fix: { en: 'Use a public host name and register the URL in the console.', zh: '改用公网域名，并在控制台登记。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    const callback = wire['extra.callback'];
    const path = '/extra.callback';
    if (!isFilled(callback)) return;
    const url = URL.canParse(String(callback)) ? new URL(String(callback)) : undefined;
    if (url?.protocol !== 'https:') yield { messageId: 'notHttps', path };
    else if (isPrivateHost(url.hostname)) yield { messageId: 'privateHost', data: { host: url.hostname }, path };
  },
});
