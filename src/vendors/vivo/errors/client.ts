import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { sources } from './endpoints.ts';

const manifestFix = {
  en: 'Add the missing `<meta-data>` to the manifest (the AAR brings `local_iv` and the service, the JAR does not), and check placeholders of the build.',
  zh: '在清单文件中补上缺少的 `<meta-data>`（AAR 自带 `local_iv` 与 Service，JAR 需自行声明），并检查构建脚本的占位符是否已替换。',
};

/** An exception of the phone's SDK at its start. */
function manifest(code: string, title: CatalogueEntry['title']): CatalogueEntry {
  return {
    endpoint: 'client',
    code,
    name: 'VivoPushException',
    class: 'credential',
    status: 'rejected',
    advice: 'fix',
    confidence: 'A',
    title,
    cause: {
      en: 'The SDK reads its settings from the merged manifest and did not find this one.',
      zh: 'SDK 从合并后的清单文件读取配置，未找到该项。',
    },
    fix: manifestFix,
  };
}

/** A number that stands in the SDK without a text. */
function unexplained(code: string, aliases: readonly string[], about: CatalogueEntry['title']): CatalogueEntry {
  return {
    endpoint: 'client',
    code,
    ...(aliases.length > 0 ? { aliases } : {}),
    class: 'payload',
    advice: 'contact-vendor',
    confidence: '?',
    title: about,
    cause: {
      en: 'The number stands in the vivo client SDK, but no source says what it means exactly.',
      zh: 'vivo 客户端 SDK 中存在该数值，但没有资料说明其确切含义。',
    },
    fix: {
      en: 'Look at the log around the call, update the client SDK, and give number and log to push@vivo.com.',
      zh: '查看调用前后的日志并升级客户端 SDK；若仍出现，请把错误码与日志提供给 push@vivo.com。',
    },
  };
}

/** Codes that the phone's SDK hands to the app (turnOnPush, aliases, tags), read from the AAR 3.0.0.4 and 4.0.6.0. */
export const clientErrors: readonly CatalogueEntry[] = [
  {
    endpoint: 'client',
    code: '101',
    class: 'app-state',
    advice: 'none',
    confidence: 'C',
    title: { en: 'The phone does not support vivo Push.', zh: '系统不支持 vivo 推送。' },
    cause: {
      en: 'It is not a vivo or iQOO phone, its system has no push service, or Android is older than 6.0.',
      zh: '不是 vivo 或 iQOO 手机、系统没有推送服务，或 Android 版本低于 6.0。',
    },
    fix: {
      en: 'Call `isSupport()` before `turnOnPush()`, and use another channel on this phone.',
      zh: '先调用 `isSupport()` 再调用 `turnOnPush()`；该手机请改用其他通道。',
    },
  },
  {
    endpoint: 'client',
    code: '1002',
    class: 'quota',
    advice: 'retry',
    confidence: 'C',
    source: sources.doo,
    title: { en: 'The call came again too soon.', zh: '接口调用过于频繁。' },
    cause: { en: 'The same call was still at work, or was made a moment ago.', zh: '上一次同样的调用尚未完成，或间隔过短。' },
    fix: { en: 'Call turnOnPush() once per app start and wait for its callback.', zh: '每次启动应用只调用一次 turnOnPush()，并等待回调。' },
  },
  {
    endpoint: 'client',
    code: '10003',
    class: 'credential',
    status: 'rejected',
    advice: 'fix',
    confidence: 'C',
    source: sources.tpns,
    title: { en: 'The package name differs from the one in the console.', zh: '应用包名与控制台登记的不一致。' },
    cause: {
      en: 'The installed build has another applicationId, often by a suffix of a debug or flavour build.',
      zh: '安装包的 applicationId 不同，常见于 debug 或渠道包加了后缀。',
    },
    fix: { en: 'Use the applicationId that is registered on the vivo push platform.', zh: '请使用在 vivo 推送平台登记的 applicationId。' },
  },
  {
    endpoint: 'client',
    code: '10004',
    class: 'credential',
    status: 'rejected',
    advice: 'fix',
    confidence: 'C',
    source: sources.tpns,
    title: { en: 'The appKey in the app is wrong.', zh: '应用中的 appKey 不正确。' },
    cause: {
      en: '`com.vivo.push.api_key` is not the key of this app; often appId and appKey are swapped.',
      zh: '`com.vivo.push.api_key` 不是本应用的 appKey，常见原因是 appId 与 appKey 填反。',
    },
    fix: { en: 'Copy the appKey from the push platform into the manifest.', zh: '请把推送平台上的 appKey 填入清单文件。' },
  },
  {
    endpoint: 'client',
    code: '10005',
    class: 'credential',
    status: 'rejected',
    advice: 'fix',
    confidence: 'C',
    source: sources.tpns,
    title: { en: 'The appId in the app is wrong.', zh: '应用中的 appId 不正确。' },
    cause: {
      en: '`com.vivo.push.app_id` is not the id of this app; often appId and appKey are swapped.',
      zh: '`com.vivo.push.app_id` 不是本应用的 appId，常见原因是 appId 与 appKey 填反。',
    },
    fix: { en: 'Copy the appId from the push platform into the manifest.', zh: '请把推送平台上的 appId 填入清单文件。' },
  },
  {
    endpoint: 'client',
    code: '10000',
    name: 'VivoPushException',
    class: 'credential',
    status: 'rejected',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'The manifest of the app is not complete.', zh: '应用清单文件的配置不完整。' },
    cause: {
      en: 'The SDK found no app_id, no api_key, no `local_iv`, or its service or receiver is missing; the text of the exception says which.',
      zh: 'SDK 未找到 app_id、api_key 或 `local_iv`，或缺少 Service、Receiver；具体见异常文字。',
    },
    fix: manifestFix,
  },
  manifest('com.vivo.push.app_id is null', {
    en: 'The manifest has no com.vivo.push.app_id.',
    zh: '清单文件缺少 com.vivo.push.app_id。',
  }),
  manifest('com.vivo.push.api_key is null', {
    en: 'The manifest has no com.vivo.push.api_key.',
    zh: '清单文件缺少 com.vivo.push.api_key。',
  }),
  manifest('local_iv', { en: 'The manifest has no `local_iv`.', zh: '清单文件缺少 `local_iv`。' }),
  unexplained('100', ['102'], {
    en: 'The vivo client SDK reports a state without a text.',
    zh: 'vivo 客户端 SDK 返回了没有说明的状态码。',
  }),
  unexplained('10001', [], {
    en: 'The vivo client SDK reports a state without a text.',
    zh: 'vivo 客户端 SDK 返回了没有说明的状态码。',
  }),
  unexplained('20001', ['20002', '20003', '20004'], {
    en: 'A call about tags (topics) failed on the phone.',
    zh: '手机端的标签（topic）操作失败。',
  }),
  unexplained('30001', ['30002', '30003'], { en: 'A call about an alias failed on the phone.', zh: '手机端的别名操作失败。' }),
  unexplained('8001', ['8002', '8003', '8004', '8005', '8006', '8007', '8008'], {
    en: 'The vivo client SDK reports a failure without a text.',
    zh: 'vivo 客户端 SDK 返回了没有说明的失败码。',
  }),
];
