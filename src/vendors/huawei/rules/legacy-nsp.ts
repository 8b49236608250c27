import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { legacyHosts } from '../wire.ts';

export default defineRule({
  name: 'legacy-nsp',
  subject: 'account',
  title: { en: 'No endpoint belongs to a retired interface', zh: '接口地址不应指向已下线的旧接口' },
  docs: docs.androidSend,
  confidence: 'C',
  aliases: ['HW-LEGACY-NSP'],
  messages: {
    host: {
      severity: 'error',
      text: {
        en: 'The endpoint `{name}` names `{host}`, a host of the retired NSP interface.',
        zh: '接口 `{name}` 指向 `{host}`，这是已下线的旧版 NSP 接口域名。',
      },
      fix: {
        en: 'Remove it: push-check knows the addresses of today. A token of that time has to be fetched anew, too.',
        zh: '请删除该地址，push-check 会使用现行地址；当时的 Token 也需重新获取。',
      },
    },
  },
  *check({ account }) {
    for (const [name, url] of Object.entries(account.endpoints ?? {})) {
      const host = URL.canParse(url) ? new URL(url).hostname : url;
      if (legacyHosts.includes(host)) yield { messageId: 'host', path: `/endpoints/${name}`, data: { name, host } };
    }
  },
});
