import type { CatalogueEntry } from '../../../core/catalogue.ts';

const demo = 'https://github.com/MEIZUPUSH/PushDemo';
const issues = 'https://github.com/MEIZUPUSH/JavaSdk';

/** What the phone's SDK answers in `onRegisterStatus` or writes to the log. */
export const clientErrors: readonly CatalogueEntry[] = [
  {
    endpoint: 'client',
    code: '110000',
    name: 'INVALID_APPLICATION_ID',
    class: 'credential',
    advice: 'fix',
    confidence: 'C',
    source: issues,
    title: { en: 'The registration was refused: the appId is not valid.', zh: '注册失败：appId 不合法。' },
    cause: {
      en: 'The app passes the appId of another platform (Flyme push and the unified push platform are two), or the meta-data value was read as a number. The source is secondary.',
      zh: '应用传入了另一个平台的 appId（Flyme 推送平台与统一推送平台不通用），或 meta-data 的值被当成数字读取。该说法来自二手资料。',
    },
    fix: {
      en: 'Compare appId and appKey with the console; in meta-data keep them as text, for example with a letter in front.',
      zh: '请与控制台核对 appId 与 appKey；写在 meta-data 中时须保持为字符串，例如加一个字母前缀。',
    },
  },
  {
    endpoint: 'client',
    code: '110001',
    name: 'INVALID_APPLICATION_KEY',
    class: 'credential',
    advice: 'fix',
    confidence: 'C',
    source: issues,
    title: { en: 'The registration was refused: the appKey is not valid.', zh: '注册失败：appKey 不合法。' },
    cause: {
      en: 'The appKey belongs to another app or platform than the appId, or the appSecret was passed in its place. The source is secondary.',
      zh: 'appKey 与 appId 不属于同一应用或平台，或误传了 appSecret。该说法来自二手资料。',
    },
    fix: {
      en: 'Pass appId and appKey of the same app to PushManager.register(), and remove an appSecret from the app at once.',
      zh: '请向 PushManager.register() 传入同一应用的 appId 与 appKey；若安装包里放了 appSecret，请立即移除。',
    },
  },
  {
    endpoint: 'client',
    code: 'invalid push message',
    class: 'app-state',
    advice: 'fix',
    confidence: 'A',
    source: demo,
    title: { en: 'The phone dropped the message: it is not for this build.', zh: '手机丢弃了消息：与当前安装包不符。' },
    cause: {
      en: 'The log shows this for a debug build or a package with another signing certificate than the one that registered.',
      zh: '调试包，或签名证书与注册时不同的安装包，日志中会出现此提示。',
    },
    fix: {
      en: 'Install the build with the release signature and register again.',
      zh: '请安装正式签名的包，并重新注册。',
    },
  },
  {
    endpoint: 'client',
    code: 'ActivityNotFoundException',
    class: 'payload',
    advice: 'fix',
    confidence: 'A',
    source: demo,
    title: { en: 'The tap led to an activity that does not exist.', zh: '点击后要打开的 Activity 不存在。' },
    cause: {
      en: '`clickTypeInfo.activity` is not the full class name of an activity in the installed build.',
      zh: '`clickTypeInfo.activity` 不是安装包中某个 Activity 的完整类名。',
    },
    fix: {
      en: 'Write the full name with its package, for example com.example.chat.ChatActivity.',
      zh: '请填写带包名的完整类名，例如 com.example.chat.ChatActivity。',
    },
  },
];
