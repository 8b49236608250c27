import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'host',
  subject: 'account',
  title: { en: '`host` is the REST host of the app', zh: '`host` 是应用的 REST API 域名' },
  docs: docs.deployment,
  confidence: 'A',
  aliases: ['EM-HOST'],
  messages: {
    website: {
      severity: 'error',
      text: {
        en: '`{host}` is a web site of Easemob, not a REST host; the token call answers 404.',
        zh: '`{host}` 是环信的网站域名，不是 REST API 域名，获取 Token 会返回 404。',
      },
      fix: {
        en: 'Copy the REST host from the console’s service overview; every cluster has its own.',
        zh: '请从控制台的服务概览复制 REST API 域名；每个集群的域名不同。',
      },
    },
    foreign: {
      severity: 'info',
      text: {
        en: '`{host}` is none of Easemob’s known host families; push receipts of Huawei and Meizu also need a host under easemob.com.',
        zh: '`{host}` 不属于环信已知的域名；此外华为、魅族的推送回执要求使用 easemob.com 下的域名。',
      },
      fix: {
        en: 'Compare it with the console’s service overview, unless it is a private deployment or a proxy.',
        zh: '请与控制台服务概览核对；私有化部署或代理可忽略。',
      },
    },
  },
  *check({ account }) {
    const host = account.host.toLowerCase().replace(/:\d+$/, '');
    const data = { host: account.host };
    if (/^(console|docs?|www)\.easemob\.com$/.test(host)) yield { messageId: 'website', path: '/host', data };
    else if (!/\.(easemob\.com|chat\.agora\.io)$/.test(host)) yield { messageId: 'foreign', path: '/host', data };
  },
});
