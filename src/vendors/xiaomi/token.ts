import type { TokenFacet } from '../../core/token.ts';

const readAgain = {
  en: 'Take the regId from the app’s own log (MiPushClient.getRegId or onReceiveRegisterResult), without quotes or blanks.',
  zh: '从应用日志重新获取 regId（MiPushClient.getRegId 或 onReceiveRegisterResult），不要带引号或空格。',
};

function otherVendor(name: string) {
  return {
    text: { en: `This looks like a token of ${name}, not like a Xiaomi regId.`, zh: `这看起来是 ${name} 的 token，而不是小米的 regId。` },
    fix: {
      en: `Send it through ${name}, or ask the app for the regId that MiPush gave it.`,
      zh: `请走 ${name} 通道推送，或让应用上报小米推送返回的 regId。`,
    },
  };
}

/**
 * What a Xiaomi regId looks like: Base64 with padding, commonly 44 characters; 64 and 172 exist too. The length is never proof.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2244
 */
export const tokenFacet: TokenFacet = {
  mistakes: [
    {
      pattern: /^\s*$/,
      text: { en: 'The regId is empty.', zh: 'regId 为空。' },
      fix: readAgain,
    },
    {
      pattern: /^\s*[<[{].*[>\]}]\s*$|^\$/s,
      text: { en: 'This is a placeholder or is wrapped in brackets.', zh: '这是占位符，或者被括号包住了。' },
      fix: readAgain,
    },
    {
      pattern: /["'“”‘’`]/,
      text: { en: 'The regId was copied with quotes.', zh: '复制 regId 时带上了引号。' },
      fix: { en: 'Remove the quotes.', zh: '去掉引号。' },
    },
    {
      pattern: /%(3D|2B|2F)/i,
      text: { en: 'The regId is URL encoded (`%3D`, `%2B` or `%2F`).', zh: 'regId 被做过 URL 编码（含 `%3D`、`%2B` 或 `%2F`）。' },
      fix: {
        en: 'Decode it once and store it as the app reported it; push-check encodes it for the request.',
        zh: '先解码一次，按应用上报的原文保存；请求时由 push-check 负责编码。',
      },
    },
    {
      pattern: /\\[nr]|[\r\n]/,
      text: { en: 'The regId contains a line break.', zh: 'regId 中含有换行。' },
      fix: { en: 'Remove the line break; one regId is one line.', zh: '去掉换行，一个 regId 只占一行。' },
    },
    {
      pattern: /,/,
      text: { en: 'Several regIds are joined by a comma.', zh: '多个 regId 用逗号连在了一起。' },
      fix: {
        en: 'Give each regId on its own; push-check joins them where the vendor wants that.',
        zh: '请逐个填写；需要合并时由 push-check 处理。',
      },
    },
    {
      pattern: /^\s+|\s+$/,
      text: { en: 'The regId has blanks at its ends.', zh: 'regId 首尾有空格。' },
      fix: { en: 'Remove the blanks.', zh: '去掉空格。' },
    },
    {
      pattern: /\s/,
      text: {
        en: 'The regId has a blank inside: a `+` was probably turned into a blank when a form was decoded.',
        zh: 'regId 中间有空格，多半是表单解码时把 `+` 变成了空格。',
      },
      fix: {
        en: 'Encode the regId when the app reports it to your server, and store it again.',
        zh: '应用上报时先做 URL 编码，服务端重新保存。',
      },
    },
    {
      pattern: /^2882303\d{12}$/,
      text: { en: 'This is an AppID of Xiaomi, not a regId.', zh: '这是小米的 AppID，不是 regId。' },
      fix: readAgain,
    },
    { pattern: /:APA91b|^[cdef][A-Za-z0-9_-]{21}$/, vendor: 'fcm', ...otherVendor('FCM') },
    { pattern: /^[0-9a-f]{64}$|^[0-9A-F]{64}$/, vendor: 'apns', ...otherVendor('APNs') },
    { pattern: /^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/, vendor: 'oppo', ...otherVendor('OPPO') },
    { pattern: /^\d{23,24}$|^v2-[A-Za-z0-9_-]{40,}$/, vendor: 'vivo', ...otherVendor('vivo') },
    { pattern: /^[A-Z][A-Z0-9]{0,2}[0-9a-f]{42,44}$/, vendor: 'meizu', ...otherVendor('Meizu') },
    { pattern: /^IQAAAA[A-Za-z0-9_-]{70,}$|^[A-Za-z0-9_-]{90,}CN01$/, vendor: 'huawei', ...otherVendor('HUAWEI') },
    { pattern: /^BAEA[A-Za-z0-9._-]{56,}$/, vendor: 'honor', ...otherVendor('HONOR') },
  ],
  shapes: [
    {
      name: 'regid-32-bytes',
      pattern: /^[A-Za-z0-9+/]{43}=$/,
      certainty: 'likely',
      text: {
        en: 'Base64 of 32 bytes, 44 characters: the common form of a regId.',
        zh: '32 字节的 Base64，共 44 个字符，是 regId 的常见形式。',
      },
      confidence: 'B',
    },
    {
      name: 'regid-128-bytes',
      pattern: /^[A-Za-z0-9+/]{171}=$/,
      certainty: 'likely',
      text: {
        en: 'Base64 of 128 bytes, 172 characters: a longer form of a regId that has been seen.',
        zh: '128 字节的 Base64，共 172 个字符，是出现过的较长形式。',
      },
      confidence: 'C',
    },
    {
      name: 'regid-48-bytes',
      pattern: /^[A-Za-z0-9+/]{64}$/,
      certainty: 'possible',
      text: {
        en: 'Base64 of 48 bytes, 64 characters: a form of a regId that has been seen.',
        zh: '48 字节的 Base64，共 64 个字符，是出现过的一种形式。',
      },
      confidence: 'C',
    },
    {
      name: 'regid-base64',
      pattern: /^(?=.{40,}$)(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
      certainty: 'possible',
      text: {
        en: 'Base64 of an unusual length; lengths of regIds are not documented.',
        zh: '长度不常见的 Base64；regId 的长度没有文档约定。',
      },
      confidence: '?',
    },
  ],
  examples: [
    'WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo=',
    `${'Zk9'.repeat(57)}=`,
    'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ',
    'd2hhdCBhIHJlZ0lkIG9mIGEgcmFyZSBsZW5ndGggbG9va3M=',
  ],
};
