import { defineRule, pages } from '../rule.ts';

export default defineRule({
  name: 'device-token',
  subject: 'request',
  title: { en: 'The device token is hexadecimal', zh: '设备令牌应为十六进制' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L21'],
  messages: {
    notHex: {
      severity: 'warn',
      text: { en: 'The device token is not made of pairs of hexadecimal digits.', zh: '设备令牌不是成对的十六进制字符。' },
      fix: {
        en: 'Run `push-check token` on it; the app must turn the bytes into hexadecimal.',
        zh: '可用 `push-check token` 检查；应用需要把字节转成十六进制文本。',
      },
    },
    short: {
      severity: 'warn',
      text: {
        en: 'The device token has {length} digits; today’s tokens have 64 or more.',
        zh: '设备令牌只有 {length} 位，目前的令牌为 64 位或更长。',
      },
      fix: {
        en: 'Check that it was not cut; APNs decides in the end, since Apple does not promise a length.',
        zh: '请确认没有被截断；Apple 不保证长度，最终以 APNs 的应答为准。',
      },
    },
  },
  *check({ request }) {
    const token = tokenOf(request.url);
    if (token === undefined) return;
    if (!/^(?:[0-9a-fA-F]{2})+$/.test(token)) yield { messageId: 'notHex' };
    else if (token.length < 64) yield { messageId: 'short', data: { length: token.length } };
  },
});

function tokenOf(url: string): string | undefined {
  const encoded = /\/3\/device\/([^/?#]*)$/.exec(url)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
