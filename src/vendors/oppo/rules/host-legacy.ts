import { pointerOf } from '../../../core/pointer.ts';
import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'host-legacy',
  subject: 'account',
  title: { en: 'The mainland host has a newer name', zh: '中国大陆域名已有新地址' },
  docs: docs.hosts,
  confidence: 'C',
  aliases: ['oppo/host-legacy'],
  messages: {
    legacy: {
      severity: 'info',
      text: {
        en: 'The endpoint `{endpoint}` uses api.push.oppomobile.com. It still answers, but the documents now name api-push-cn.heytapmobi.com.',
        zh: '接口 `{endpoint}` 使用 api.push.oppomobile.com。该域名仍可用，但现行文档给出的是 api-push-cn.heytapmobi.com。',
      },
      fix: {
        en: 'Remove the endpoint, or use https://api-push-cn.heytapmobi.com.',
        zh: '删除该接口地址，或改用 https://api-push-cn.heytapmobi.com。',
      },
    },
  },
  *check({ account }) {
    for (const [endpoint, url] of Object.entries(account.endpoints ?? {}))
      if (/^https?:\/\/api\.push\.oppomobile\.com(?:[:/]|$)/i.test(url))
        yield { messageId: 'legacy', path: pointerOf(['endpoints', endpoint]), data: { endpoint } };
  },
});
