import { argumentValue } from '../../../core/project-code.ts';
import { keyEntriesOf, withoutLetter } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs, keyMetaData, registrationsOf } from './facts.ts';

const isKey = (value: string) => /^[0-9a-f]{32}$/i.test(value);

export default defineProjectCheck({
  name: 'client-keys',
  title: { en: 'appId and appKey in the app are Meizu’s for this app', zh: '应用中的 appId 与 appKey 正确' },
  steps: ['C1', 'B3', 'J11'],
  docs: docs.ups,
  confidence: 'B',
  aliases: [],
  messages: {
    swapped: {
      severity: 'error',
      text: {
        en: '`register` gets the appKey where the appId belongs, and the other way round.',
        zh: '`register` 的 appId 与 appKey 填反了。',
      },
      fix: { en: 'The order is context, appId (digits), appKey.', zh: '参数顺序为 context、appId（数字）、appKey。' },
    },
    otherId: {
      severity: 'error',
      text: {
        en: 'The app registers with the appId {found}, the config has {wanted}: its pushIds belong to another app.',
        zh: '应用注册用的 appId 是 {found}，配置中是 {wanted}：得到的 pushId 属于另一个应用。',
      },
      fix: {
        en: 'Use the appId and appKey of the same app; an app of the unified push platform has others than one of the Flyme platform.',
        zh: '请使用同一应用的 appId 和 appKey；统一推送平台与 Flyme 平台上的应用参数并不通用。',
      },
    },
    otherKey: {
      severity: 'error',
      text: {
        en: 'The app registers with another appKey than the config has.',
        zh: '应用注册用的 appKey 与配置中的不一致。',
      },
      fix: {
        en: 'Copy the App Key (not the App Secret) of this app from push.meizu.com, and rebuild.',
        zh: '请从 push.meizu.com 复制本应用的 App Key（不是 App Secret）并重新构建。',
      },
    },
    coerced: {
      severity: 'warn',
      text: {
        en: 'The meta-data `{name}` consists of digits only; Android reads it as a number, and `getString` gives null.',
        zh: 'meta-data `{name}` 全是数字，Android 会当成数值读取，`getString` 得到 null。',
      },
      fix: {
        en: 'Put a letter in front and cut it off in code, or refer to a string resource.',
        zh: '请在前面加一个字母并在代码中去掉，或改为引用字符串资源。',
      },
    },
  },
  *check(context) {
    const account = accountOf(context);
    for (const call of registrationsOf(context.modules)) {
      const [id, key] = [argumentValue(context.modules, call, 1), argumentValue(context.modules, call, 2)];
      if (id !== undefined && key !== undefined && isKey(id) && /^\d{5,8}$/.test(key)) {
        yield { messageId: 'swapped', at: call.at };
        continue;
      }
      if (account && id !== undefined && /^\d+$/.test(id) && id !== account.appId)
        yield { messageId: 'otherId', data: { found: id, wanted: account.appId }, at: call.at };
      // The appSecret has a check of its own.
      if (account?.appKey !== undefined && key !== undefined && isKey(key) && key !== account.appKey && key !== account.appSecret)
        yield { messageId: 'otherKey', at: call.at };
    }
    for (const { name, value, isId, isNumber, at } of keyEntriesOf(context.modules, keyMetaData)) {
      if (isId && isNumber) yield { messageId: 'coerced', data: { name }, at };
      const digits = withoutLetter(value);
      if (isId && account && /^\d+$/.test(digits) && digits !== account.appId)
        yield { messageId: 'otherId', data: { found: digits, wanted: account.appId }, at };
      const bareKey = /[0-9a-f]{32}$/i.exec(value)?.[0];
      if (!isId && account?.appKey !== undefined && bareKey !== undefined && bareKey !== account.appKey && bareKey !== account.appSecret)
        yield { messageId: 'otherKey', at };
    }
  },
});
