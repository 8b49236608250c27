import { pointerOf } from '../../../core/pointer.ts';
import { docs, hostOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'old-domain',
  subject: 'account',
  title: { en: 'The hosts moved to honor.com', zh: '域名已迁移到 honor.com' },
  docs: docs.introduction,
  confidence: 'B',
  aliases: ['HN-DOMAIN'],
  messages: {
    old: {
      severity: 'info',
      text: {
        en: 'The endpoint `{endpoint}` uses {host}, the name from before the move to honor.com.',
        zh: '接口 `{endpoint}` 使用 {host}，这是迁移到 honor.com 之前的域名。',
      },
      fix: {
        en: 'Remove the endpoint, or use iam.developer.honor.com for auth and push-api.cloud.honor.com for send.',
        zh: '删除该接口地址；或鉴权改用 iam.developer.honor.com，发送改用 push-api.cloud.honor.com。',
      },
    },
  },
  *check({ account }) {
    for (const [endpoint, url] of Object.entries(account.endpoints ?? {})) {
      const host = hostOf(url);
      if (/(?:^|\.)hihonor\.com$/.test(host))
        yield { messageId: 'old', path: pointerOf(['endpoints', endpoint]), data: { endpoint, host } };
    }
  },
});
