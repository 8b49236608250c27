import { argumentValue } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs, heytapCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'client-keys',
  title: { en: 'AppKey and AppSecret in the app are OPPO’s for this app', zh: '应用中的 AppKey 与 AppSecret 正确' },
  steps: ['C1', 'B3', 'J11'],
  docs: docs.easemob,
  confidence: 'A',
  aliases: [],
  messages: {
    otherKey: {
      severity: 'error',
      text: {
        en: 'The app registers with another AppKey than the config has: its registration ids belong to another app.',
        zh: '应用注册用的 AppKey 与配置中的不一致：得到的 registrationId 属于另一个应用。',
      },
      fix: {
        en: 'Use the AppKey of the same app in the app and in the config.',
        zh: '客户端与配置应使用同一应用的 AppKey。',
      },
    },
    otherSecret: {
      severity: 'error',
      text: {
        en: 'The app registers with another AppSecret than the config has.',
        zh: '应用注册用的 AppSecret 与配置中的不一致。',
      },
      fix: {
        en: 'Copy the AppSecret (not the MasterSecret) of this app into the app.',
        zh: '请把本应用的 AppSecret（不是 MasterSecret）填入客户端。',
      },
    },
    swapped: {
      severity: 'error',
      text: {
        en: '`register` gets the AppSecret where the AppKey belongs.',
        zh: '`register` 的 AppKey 处填的是 AppSecret。',
      },
      fix: { en: 'The order is context, AppKey, AppSecret, callback.', zh: '参数顺序为 context、AppKey、AppSecret、回调。' },
    },
  },
  *check(context) {
    const account = accountOf(context);
    if (!account) return;
    const isKey = (value: string | undefined): value is string => value !== undefined && /^[0-9A-Za-z]{16,40}$/.test(value);
    for (const call of heytapCalls(context.modules, 'register')) {
      const [key, secret] = [argumentValue(context.modules, call, 1), argumentValue(context.modules, call, 2)];
      if (key !== undefined && key === account.appSecret) {
        yield { messageId: 'swapped', at: call.at };
        continue;
      }
      if (isKey(key) && key !== account.appKey) yield { messageId: 'otherKey', at: call.at };
      // The MasterSecret has a check of its own.
      if (isKey(secret) && account.appSecret !== undefined && secret !== account.appSecret && secret !== account.masterSecret)
        yield { messageId: 'otherSecret', at: call.at };
    }
  },
});
