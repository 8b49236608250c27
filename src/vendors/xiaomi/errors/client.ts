import type { CatalogueEntry } from '../../../core/catalogue.ts';

const source = 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544';

/** Result codes of the Android SDK's callbacks (`onReceiveRegisterResult`, `onCommandResult`). */
export const clientErrors: readonly CatalogueEntry[] = [
  {
    endpoint: 'client',
    code: '70000001',
    class: 'network',
    advice: 'retry',
    title: { en: 'The SDK cannot reach the push service', zh: 'SDK 连不上推送服务' },
    cause: {
      en: 'The phone has no usable network, or the push service is not available at the moment.',
      zh: '手机当前网络不可用，或推送服务暂时不可用。',
    },
    fix: {
      en: 'Check the network of the phone, turn off proxies and firewalls, and start the app again.',
      zh: '检查手机网络，关闭代理和防火墙类应用，然后重新启动应用。',
    },
    source,
    confidence: 'B',
  },
  {
    endpoint: 'client',
    code: '70000002',
    class: 'credential',
    advice: 'fix',
    title: { en: 'The SDK was not authenticated', zh: 'SDK 鉴权失败' },
    cause: {
      en: 'AppID, AppKey and package name of the app do not belong together, or push is not enabled for the app in the console.',
      zh: '应用的 AppID、AppKey 与包名不匹配，或控制台里没有为该应用启用推送。',
    },
    fix: {
      en: 'Compare AppID, AppKey and package name with the console. Ids in the manifest need a letter prefix, or Android turns them into numbers.',
      zh: '与控制台逐一核对 AppID、AppKey 和包名。写在 manifest 里的 id 要加字母前缀，否则会被 Android 当成数字。',
    },
    source,
    confidence: 'B',
  },
  {
    endpoint: 'client',
    code: '70000003',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The SDK was called with an illegal argument', zh: '调用 SDK 时传入了不合法的参数' },
    cause: {
      en: 'An alias, account, topic or id that was passed to the SDK is empty or too long.',
      zh: '传给 SDK 的别名、账号、标签（topic）或 id 为空或超长。',
    },
    fix: { en: 'Look at the arguments of the call that printed the code and correct them.', zh: '查看报错的那次调用，修正传入的参数。' },
    source,
    confidence: 'B',
  },
  {
    endpoint: 'client',
    code: '70000004',
    class: 'server',
    advice: 'retry',
    title: { en: 'Internal error of the SDK or the service', zh: 'SDK 或服务内部错误' },
    cause: {
      en: 'Something went wrong inside the SDK or at the push service; the code says no more.',
      zh: 'SDK 内部或推送服务端出错，错误码本身没有更多信息。',
    },
    fix: {
      en: 'Start the app again. If the code comes back, update the SDK and write to the vendor with the log.',
      zh: '重新启动应用；若反复出现，请升级 SDK 并带上日志联系小米。',
    },
    source,
    confidence: 'B',
  },
];
