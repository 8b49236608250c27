import { argumentValue } from '../../../core/project-code.ts';
import { shownValue } from '../../../core/project-look.ts';
import { keyEntriesOf, withoutLetter } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs, registrationsOf } from './facts.ts';

/** No name is Xiaomi's own; these are what SDKs of others read. */
export const keyMetaData = /^(?:mi|xm|xiaomi|mipush|xmpush)_?(?:push_?)?app_?(id|key)$/i;

const isAppId = (value: string) => /^2882\d{13,16}$/.test(value);
const isAppKey = (value: string) => /^5\d{9,15}$/.test(value);

export default defineProjectCheck({
  name: 'client-keys',
  title: { en: 'AppID and AppKey in the app are Xiaomi’s for this app', zh: '应用中的 AppID 与 AppKey 正确' },
  steps: ['C1', 'J11', 'J14'],
  docs: docs.client,
  confidence: 'B',
  aliases: [],
  messages: {
    swapped: {
      severity: 'error',
      text: {
        en: '`registerPush` gets the AppKey where the AppID belongs, and the other way round.',
        zh: '`registerPush` 的 AppID 与 AppKey 填反了。',
      },
      fix: {
        en: 'The order is context, AppID (the long number), AppKey.',
        zh: '参数顺序为 context、AppID（较长的数字）、AppKey。',
      },
    },
    otherId: {
      severity: 'error',
      text: {
        en: 'The app registers with the AppID {found}, the config has {wanted}: its regIds belong to another app.',
        zh: '应用注册用的 AppID 是 {found}，配置中是 {wanted}：得到的 regId 属于另一个应用。',
      },
      fix: {
        en: 'Use the AppID and AppKey of the same app in the app and in the config.',
        zh: '客户端与配置应使用同一应用的 AppID 和 AppKey。',
      },
    },
    otherKey: {
      severity: 'error',
      text: {
        en: 'The app registers with another AppKey than the config has.',
        zh: '应用注册用的 AppKey 与配置中的不一致。',
      },
      fix: {
        en: 'Copy the AppKey of this app from the console, and rebuild.',
        zh: '请从控制台复制本应用的 AppKey 并重新构建。',
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
      if (id !== undefined && key !== undefined && isAppKey(id) && isAppId(key)) {
        yield { messageId: 'swapped', at: call.at };
        continue;
      }
      // What is not digits is a placeholder, which `android/sample-value` speaks of.
      if (account?.appId !== undefined && id !== undefined && /^\d+$/.test(id) && id !== account.appId)
        yield { messageId: 'otherId', data: { found: isAppKey(id) ? shownValue(id) : id, wanted: account.appId }, at: call.at };
      if (account?.appKey !== undefined && key !== undefined && /^\d+$/.test(key) && key !== account.appKey)
        yield { messageId: 'otherKey', at: call.at };
    }
    for (const { name, value, isId, isNumber, at } of keyEntriesOf(context.modules, keyMetaData)) {
      if (isNumber && value.length >= 9) yield { messageId: 'coerced', data: { name }, at };
      const digits = withoutLetter(value);
      if (!/^\d+$/.test(digits)) continue;
      if (isId && account?.appId !== undefined && digits !== account.appId)
        yield { messageId: 'otherId', data: { found: digits, wanted: account.appId }, at };
      if (!isId && account?.appKey !== undefined && digits !== account.appKey) yield { messageId: 'otherKey', at };
    }
  },
});
