import { errorCodeOf } from '../response.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const codes = ['60006', '70020'];

export default defineRule({
  name: 'region-host',
  subject: 'response',
  title: { en: 'The host belongs to the application’s region', zh: '请求域名须与应用所在数据中心一致' },
  docs: docs.overview,
  confidence: '?',
  aliases: ['TX-HOST'],
  messages: {
    unknownApp: {
      severity: 'warn',
      text: {
        en: 'The SDKAppID is unknown at the host of region `{region}` (code {code}), although it looks right.',
        zh: 'SDKAppID 形式正确，但 `{region}` 数据中心的域名不认识它（错误码 {code}）。',
      },
      fix: {
        en: 'Look up the data centre of the application in the console and set `region`; each has a host of its own.',
        zh: '请在控制台确认应用所在的数据中心并设置 `region`，各数据中心使用不同的域名。',
      },
    },
  },
  *check({ response, account }) {
    const code = errorCodeOf(response.body);
    if (account && code !== undefined && codes.includes(code) && /^\d{10}$/.test(String(account.sdkAppId)))
      yield { messageId: 'unknownApp', path: '/body/ErrorCode', data: { code, region: account.region } };
  },
});
