import { pointerOf } from '../../../core/pointer.ts';
import { docs, hostOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

const authHost = /^iam\.developer\.(?:hi)?honor\.com$/;
const sendHost = /^push-api\.cloud\.(?:hi)?honor\.com$/;

export default defineRule({
  name: 'wrong-endpoint',
  subject: 'account',
  title: { en: 'Auth and send go to their own hosts', zh: '鉴权与发送使用各自的域名' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-WRONG-ENDPOINT'],
  messages: {
    huaweiLike: {
      severity: 'error',
      text: {
        en: 'The endpoint `{endpoint}` is made after HUAWEI’s addresses; HONOR has no such host or path.',
        zh: '接口 `{endpoint}` 仿照了华为的地址；荣耀没有这样的域名或路径。',
      },
      fix: {
        en: 'Remove it: auth goes to iam.developer.honor.com/auth/token, send to push-api.cloud.honor.com/api/v1/<appId>/sendMessage.',
        zh: '请删除：鉴权为 iam.developer.honor.com/auth/token，发送为 push-api.cloud.honor.com/api/v1/<appId>/sendMessage。',
      },
    },
    sendToAuth: {
      severity: 'error',
      text: {
        en: 'Messages would go to {host}, which serves the auth call only.',
        zh: '消息会发往 {host}，而该域名只提供鉴权。',
      },
      fix: { en: 'Send to push-api.cloud.honor.com.', zh: '发送请使用 push-api.cloud.honor.com。' },
    },
    authToSend: {
      severity: 'error',
      text: {
        en: 'The auth call would go to {host}, which serves messages only.',
        zh: '鉴权请求会发往 {host}，而该域名只提供消息发送。',
      },
      fix: { en: 'Authorise at iam.developer.honor.com.', zh: '鉴权请使用 iam.developer.honor.com。' },
    },
    fullUrl: {
      severity: 'error',
      text: {
        en: 'The endpoint `{endpoint}` is a whole address; push-check adds the path itself, and it would stand there twice.',
        zh: '接口 `{endpoint}` 写成了完整地址；路径由 push-check 添加，会重复。',
      },
      fix: { en: 'Give scheme and host only.', zh: '只填写协议和主机名。' },
    },
    plainHttp: {
      severity: 'error',
      text: {
        en: 'The endpoint `{endpoint}` is plain http: Client Secret and access token would travel in clear text.',
        zh: '接口 `{endpoint}` 使用明文 http，Client Secret 与访问令牌会被明文传输。',
      },
      fix: { en: 'Use https.', zh: '请改用 https。' },
    },
  },
  *check({ account }) {
    const endpoints = account.endpoints ?? {};
    for (const [endpoint, url] of Object.entries(endpoints)) {
      const path = pointerOf(['endpoints', endpoint]);
      const host = hostOf(url);
      const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
      if (/^(?:oauth-login|hnoauth-login)[.-]/.test(host) || /\/messages:send\b/.test(url) || /\/oauth2\/v\d\/token/.test(url))
        yield { messageId: 'huaweiLike', path, data: { endpoint } };
      else if (/\/sendMessage\b|\/auth\/token\b|\/openid-connect\/token\b/.test(url))
        yield { messageId: 'fullUrl', path, data: { endpoint } };
      if (/^http:/i.test(url) && !isLoopback) yield { messageId: 'plainHttp', path, data: { endpoint } };
    }
    for (const [endpoint, wrong, messageId] of [
      ['send', authHost, 'sendToAuth'],
      ['auth', sendHost, 'authToSend'],
    ] as const) {
      const used = endpoints[endpoint] === undefined ? 'all' : endpoint;
      const host = hostOf(endpoints[used] ?? '');
      if (wrong.test(host)) yield { messageId, path: pointerOf(['endpoints', used]), data: { host } };
    }
  },
});
