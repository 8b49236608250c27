import { pointerOf } from '../../../core/pointer.ts';
import { isLoopback } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { iosSandboxHost } from '../wire.ts';

export default defineRule({
  name: 'endpoint-host',
  subject: 'account',
  title: { en: 'The host serves Android in mainland China over https', zh: '请求应发往中国大陆的 https 正式环境' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1566',
  confidence: 'B',
  aliases: ['XM-HO-001', 'XM-HO-002', 'XM-HO-003'],
  messages: {
    overseas: {
      text: {
        en: 'The account points to the overseas service, which Xiaomi discontinued on 2024-04-02.',
        zh: '账号指向海外服务，而小米推送海外服务已于 2024-04-02 停止。',
      },
      fix: {
        en: 'Use FCM for devices outside mainland China and `region: cn` here.',
        zh: '中国大陆以外的设备请改用 FCM，此处使用 `region: cn`。',
      },
      severity: 'warn',
    },
    iosSandbox: {
      text: {
        en: 'The host is the sandbox of Xiaomi, which serves iOS only; there is none for Android.',
        zh: '该主机是小米的测试环境，仅支持 iOS，Android 没有测试环境。',
      },
      fix: {
        en: 'Remove the override to use api.xmpush.xiaomi.com, and try with --sandbox of push-check.',
        zh: '去掉该设置，改用 api.xmpush.xiaomi.com；试发可用 push-check 的 --sandbox。',
      },
      severity: 'error',
    },
    plainHttp: {
      text: {
        en: 'The endpoint {host} is plain http: the AppSecret would travel in clear text.',
        zh: '地址 {host} 使用明文 http，AppSecret 会被明文传输。',
      },
      fix: { en: 'Use https.', zh: '请改用 https。' },
      severity: 'error',
    },
  },
  *check({ account }) {
    const endpoints = Object.entries(account.endpoints ?? {});
    const overridden = endpoints.some(([name]) => name === 'all' || name === 'send');
    if (!overridden && account.region !== undefined && account.region !== 'cn') yield { messageId: 'overseas', path: '/region' };
    for (const [name, address] of endpoints) {
      if (!URL.canParse(address)) continue;
      const { protocol, hostname, host } = new URL(address);
      const path = pointerOf(['endpoints', name]);
      if (hostname.includes('.global.')) yield { messageId: 'overseas', path };
      if (hostname === iosSandboxHost) yield { messageId: 'iosSandbox', path };
      if (protocol === 'http:' && !isLoopback(hostname)) yield { messageId: 'plainHttp', data: { host }, path };
    }
  },
});
