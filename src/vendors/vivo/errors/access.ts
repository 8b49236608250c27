import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { sources } from './endpoints.ts';

/** Codes about the credential: the auth call and the `authToken` on all others. */
export const accessErrors: readonly CatalogueEntry[] = [
  {
    endpoint: '*',
    code: '10000',
    class: 'credential',
    reauthorise: true,
    advice: 'refresh-access',
    confidence: 'C',
    title: { en: 'The authToken was not accepted.', zh: 'authToken 鉴权失败。' },
    cause: {
      en: 'The header `authToken` is missing, damaged, or more than 24 hours old. The meaning comes from one server’s code, not from a vivo document.',
      zh: '请求头 `authToken` 缺失、有误或已超过 24 小时。该含义来自一个服务端项目的代码，并非 vivo 官方文档。',
    },
    fix: {
      en: 'Get a new authToken once and repeat the call; keep one token for all servers and renew it every one or two hours.',
      zh: '重新鉴权一次后重试；建议集中缓存 authToken，每 1 至 2 小时更新一次。',
    },
  },
  {
    endpoint: '*',
    code: '10094',
    class: 'credential',
    advice: 'fix',
    confidence: 'A',
    source: sources.api,
    title: { en: 'The appId in the body is not the app of the authToken.', zh: '请求体中的 appId 与 authToken 所属应用不一致。' },
    cause: {
      en: 'The token was fetched with the credentials of another app, for example out of a cache that several apps share.',
      zh: 'authToken 是用另一个应用的凭据获取的，常见于多个应用共用同一份缓存。',
    },
    fix: {
      en: 'Keep one authToken for each appId, and send the appId it was fetched with.',
      zh: '按 appId 分别缓存 authToken，并保证请求体中的 appId 与获取令牌时一致。',
    },
  },
  {
    endpoint: 'auth',
    code: '10200',
    class: 'credential',
    advice: 'fix',
    confidence: 'A',
    source: sources.authCopy,
    title: { en: 'The appId is empty.', zh: 'appId 为空。' },
    cause: {
      en: 'The field `appId` is missing from the auth body, or the body was not JSON that vivo could read.',
      zh: '鉴权请求体缺少 `appId` 字段，或请求体不是可解析的 JSON。',
    },
    fix: {
      en: 'Send `appId` as a number in a JSON body; the value stands on the push platform under app information.',
      zh: '在 JSON 请求体中以数字形式传 `appId`，取值见推送平台“应用信息”。',
    },
  },
  {
    endpoint: 'auth',
    code: '10201',
    class: 'credential',
    advice: 'fix',
    confidence: 'A',
    source: sources.authCopy,
    title: { en: 'The appKey is empty.', zh: 'appKey 为空。' },
    cause: { en: 'The field `appKey` is missing from the auth body or has no value.', zh: '鉴权请求体缺少 `appKey` 字段或其值为空。' },
    fix: {
      en: 'Send the appKey from the push platform, app information.',
      zh: '请填写推送平台“应用信息”中的 appKey。',
    },
  },
  {
    endpoint: 'auth',
    code: '10202',
    name: 'appKey不合法',
    class: 'credential',
    advice: 'fix',
    confidence: 'C',
    title: { en: 'vivo does not know this appKey.', zh: 'appKey 不合法。' },
    cause: {
      en: 'The appKey is mistyped, belongs to another app than the appId, or appId and appKey are swapped.',
      zh: 'appKey 填写有误、与 appId 不属于同一应用，或 appId 与 appKey 填反了。',
    },
    fix: {
      en: 'Compare appId and appKey with the push platform, app information.',
      zh: '到推送平台“应用信息”核对 appId 与 appKey。',
    },
  },
  {
    endpoint: 'auth',
    code: '10203',
    aliases: ['10204', '10205'],
    class: 'credential',
    advice: 'fix',
    confidence: '?',
    title: { en: 'vivo refused a field of the auth call.', zh: '鉴权请求的某个字段未通过校验。' },
    cause: {
      en: 'The single meanings of 10203, 10204 and 10205 are in no source that push-check knows. They lie among the checks of appId, timestamp and sign, so probably an appId that is no number, an empty field, or a clock more than ten minutes off.',
      zh: '10203、10204、10205 各自的含义未见于任何已知资料。它们属于 appId、timestamp、sign 的校验，推测是 appId 不是数字、某个字段为空，或时钟偏差超过 10 分钟。',
    },
    fix: {
      en: 'Check that all four fields are there, that `timestamp` has 13 digits, and that the clock of this machine is right; look at the vendor message beside the code.',
      zh: '确认四个字段齐全、`timestamp` 为 13 位毫秒数，并校准本机时钟；同时参考返回的 desc 原文。',
    },
  },
  {
    endpoint: 'auth',
    code: '10206',
    name: 'sign 不正确',
    class: 'credential',
    advice: 'fix',
    confidence: 'C',
    source: sources.easemob,
    title: { en: 'The signature does not match.', zh: 'sign 不正确。' },
    cause: {
      en: 'The appSecret is wrong or has a blank or line end around it, the parts are joined in another order, the hex is in upper case, or the timestamp that was signed is not the one that was sent.',
      zh: 'appSecret 有误或首尾带有空格、换行，拼接顺序不对，十六进制用了大写，或参与签名的 timestamp 与提交的不一致。',
    },
    fix: {
      en: 'Copy the appSecret again and sign MD5(appId + appKey + timestamp + appSecret) as lower-case hex, without separators.',
      zh: '重新复制 appSecret，按 MD5(appId + appKey + timestamp + appSecret) 计算小写十六进制签名，中间不加分隔符。',
    },
  },
];
