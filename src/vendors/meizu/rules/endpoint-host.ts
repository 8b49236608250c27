import { pointerOf } from '../../../core/pointer.ts';
import { docs, isLoopback } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { hosts, relayHost } from '../wire.ts';

const subscriptionHosts = Object.values(hosts.subscription).map((url) => new URL(url).hostname);

export default defineRule({
  name: 'endpoint-host',
  subject: 'account',
  title: { en: 'Sends go to the send host over https', zh: '推送请求应通过 https 发往推送域名' },
  docs: docs.sdk,
  confidence: 'A',
  aliases: ['MZ-HO-001', 'MZ-HO-002'],
  messages: {
    plainHttp: {
      severity: 'error',
      text: {
        en: 'The endpoint {host} is plain http, which the SDK of Meizu gave up in 2025-04; messages and pushIds would travel in clear text.',
        zh: '地址 {host} 使用明文 http，魅族 SDK 自 2025-04 起已弃用；消息与 pushId 会被明文传输。',
      },
      fix: { en: 'Use https.', zh: '请改用 https。' },
    },
    subscriptionHost: {
      severity: 'error',
      text: {
        en: 'The endpoint `{endpoint}` points to {host}, which serves switches, aliases and tags, not sends.',
        zh: '接口 `{endpoint}` 指向 {host}，该域名用于开关、别名和标签，不提供推送。',
      },
      fix: {
        en: 'Remove it, or use https://server-api-push.meizu.com for `send`.',
        zh: '请删除该设置，或把 `send` 设为 https://server-api-push.meizu.com。',
      },
    },
    relay: {
      severity: 'error',
      text: {
        en: 'The endpoint `{endpoint}` points to {host}, the relay for several vendors that Meizu gave up.',
        zh: '接口 `{endpoint}` 指向 {host}，这是魅族已停用的多厂商统一推送中转。',
      },
      fix: { en: 'Remove it; the send host is server-api-push.meizu.com.', zh: '请删除该设置；推送域名为 server-api-push.meizu.com。' },
    },
  },
  *check({ account }) {
    for (const [endpoint, address] of Object.entries(account.endpoints ?? {})) {
      if (!URL.canParse(address)) continue;
      const { protocol, hostname } = new URL(address);
      const data = { endpoint, host: hostname };
      const path = pointerOf(['endpoints', endpoint]);
      if (hostname === relayHost) yield { messageId: 'relay', path, data };
      if ((endpoint === 'send' || endpoint === 'all') && subscriptionHosts.includes(hostname))
        yield { messageId: 'subscriptionHost', path, data };
      if (protocol === 'http:' && !isLoopback(hostname)) yield { messageId: 'plainHttp', path, data };
    }
  },
});
