import { docs, numberOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'appid-type',
  subject: 'wire',
  title: { en: 'The body carries the appId of the account, as a number', zh: '请求体应以数字形式携带本应用的 appId' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['vivo/appid-type'],
  messages: {
    notNumeric: {
      severity: 'error',
      text: {
        en: '`appId` is {value}, which is no number; vivo answers HTTP 400.',
        zh: '`appId` 为 {value}，不是数字，vivo 会返回 HTTP 400。',
      },
      fix: { en: 'Send the AppID of the console as a JSON number.', zh: '请以 JSON 数字传控制台中的 AppID。' },
    },
    otherApp: {
      severity: 'error',
      text: {
        en: '`appId` is {value}, but the account is {appId}; vivo answers 10094.',
        zh: '`appId` 为 {value}，而账号的 appId 是 {appId}，vivo 会返回 10094。',
      },
      fix: { en: 'Leave `appId` out of the message; it is taken from the account.', zh: '消息中不要填写 `appId`，由账号配置提供。' },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'The body has no `appId`, so vivo cannot notice an authToken of another app (10094).',
        zh: '请求体没有 `appId`，vivo 无法发现使用了其他应用的 authToken（10094）。',
      },
      fix: { en: 'Send the appId in every body.', zh: '请在每个请求体中携带 appId。' },
    },
  },
  *check({ wire, account }) {
    const value: unknown = wire.appId;
    const path = '/appId';
    // Without an account nothing fills the field in yet.
    if (value === undefined) {
      if (account !== undefined) yield { messageId: 'missing', path };
      return;
    }
    const number = numberOf(value);
    if (number === undefined) yield { messageId: 'notNumeric', path, data: { value: shown(value) } };
    else if (account !== undefined && String(number) !== account.appId)
      yield { messageId: 'otherApp', path, data: { value: number, appId: account.appId } };
  },
});
