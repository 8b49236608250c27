import { defineRule, pages } from '../rule.ts';

const hosts: Record<string, 'production' | 'sandbox'> = {
  'api.push.apple.com': 'production',
  'api.sandbox.push.apple.com': 'sandbox',
  'api.development.push.apple.com': 'sandbox',
};

export default defineRule({
  name: 'environment-host',
  subject: 'account',
  title: { en: 'The host belongs to the environment', zh: '主机与环境须一致' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L22'],
  messages: {
    mismatch: {
      severity: 'warn',
      text: {
        en: '`endpoints` names {host}, the {belongs} host, but `environment` is {environment}.',
        zh: '`endpoints` 指向 {host}（{belongs} 主机），而 `environment` 为 {environment}。',
      },
      fix: {
        en: 'Remove the override, or change `environment`; the app’s aps-environment entitlement decides which is right.',
        zh: '删除该覆盖或修改 `environment`；以应用的 aps-environment 授权为准。',
      },
    },
  },
  *check({ account: { endpoints, environment } }) {
    for (const [name, url] of Object.entries(endpoints ?? {})) {
      const host = URL.canParse(url) ? new URL(url).hostname : '';
      const belongs = Object.hasOwn(hosts, host) ? hosts[host] : undefined;
      if (belongs !== undefined && belongs !== environment)
        yield { messageId: 'mismatch', data: { host, belongs, environment }, path: `/endpoints/${name}` };
    }
  },
});
