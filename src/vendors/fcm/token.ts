import type { TokenFacet } from '../../core/token.ts';
import type { Text } from '../../core/text.ts';
import { fidPattern } from './wire.ts';

const copyAgain: Text = {
  en: 'Copy the token again from what the app printed, without anything around it.',
  zh: '从应用打印处重新复制令牌，前后不要带任何其他字符。',
};

const otherVendor: Text = {
  en: 'Send it through that vendor; FCM takes only what the Firebase SDK in the app gives.',
  zh: '请改用对应厂商发送；FCM 只接受应用内 Firebase SDK 返回的令牌。',
};

/** What FCM's targets look like. Google does not promise a length, so only known shapes and known mistakes count. */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'registration-token',
      pattern: /^[cdef][A-Za-z0-9_-]{21}:APA91b[A-Za-z0-9_-]{100,}$/,
      certainty: 'certain',
      text: { en: 'FCM registration token.', zh: 'FCM 注册令牌。' },
      confidence: 'B',
    },
    {
      name: 'old-registration-token',
      pattern: /^(?:[A-Za-z0-9_-]{11}:)?APA91b[A-Za-z0-9_-]{100,}$/,
      certainty: 'certain',
      text: {
        en: 'FCM registration token of an older SDK; it may have been replaced long ago.',
        zh: '旧版 SDK 的 FCM 注册令牌，可能早已被替换。',
      },
      confidence: 'B',
    },
    {
      name: 'fid',
      pattern: fidPattern,
      certainty: 'likely',
      text: { en: 'Firebase Installation ID (FID).', zh: 'Firebase 安装 ID（FID）。' },
      confidence: 'A',
    },
  ],
  mistakes: [
    {
      pattern: /^\s|\s$|[\r\n]/,
      text: { en: 'The token has a blank or a line break at its edge or inside.', zh: '令牌首尾或中间含有空格或换行。' },
      fix: copyAgain,
    },
    { pattern: /^["'`“”‘’]|["'`“”‘’]$/, text: { en: 'The token still has its quotes.', zh: '令牌带着引号。' }, fix: copyAgain },
    {
      pattern: /^<[0-9a-fA-F ]+>$/,
      vendor: 'apns',
      text: {
        en: 'This is an APNs device token as iOS once printed it, with `<` `>` and blanks.',
        zh: '这是旧版 iOS 打印的 APNs 设备令牌，带有尖括号和空格。',
      },
      fix: otherVendor,
    },
    { pattern: /^<.*>$/, text: { en: 'This is a placeholder between angle brackets.', zh: '这是尖括号里的占位符。' }, fix: copyAgain },
    { pattern: /\s/, text: { en: 'The token has a blank inside.', zh: '令牌中间含有空格。' }, fix: copyAgain },
    {
      pattern: /%(?:3[AaDd]|2[BbFf5])/,
      text: { en: 'The token is percent-encoded (`%3A` stands for a colon).', zh: '令牌被做了百分号编码（`%3A` 即冒号）。' },
      fix: { en: 'Decode it once before it is stored.', zh: '入库前先解码一次。' },
    },
    {
      pattern: /…|\.\.\.|\*{3,}/,
      text: { en: 'The token is shortened or masked.', zh: '令牌被省略或打码。' },
      fix: { en: 'Take the full token from the app, not from a log or report.', zh: '请从应用获取完整令牌，而不是从日志或报告中复制。' },
    },
    {
      pattern: /^(?:Bearer\s|ya29\.)/,
      text: { en: "This is an OAuth access token and no device's token.", zh: '这是 OAuth access token，不是设备令牌。' },
      fix: copyAgain,
    },
    {
      pattern: /^AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{140}$/,
      text: {
        en: "This is a server key of the shut-down legacy API and no device's token.",
        zh: '这是已关闭的旧版 API 的服务器密钥，不是设备令牌。',
      },
      fix: copyAgain,
    },
    {
      pattern: /^AIza[0-9A-Za-z_-]{35}$/,
      text: { en: "This is an API key and no device's token.", zh: '这是 API 密钥，不是设备令牌。' },
      fix: copyAgain,
    },
    {
      pattern: /^B[A-Za-z0-9_-]{86}$/,
      text: { en: "This is a public web push (VAPID) key and no device's token.", zh: '这是 Web 推送的 VAPID 公钥，不是设备令牌。' },
      fix: copyAgain,
    },
    {
      pattern: /^\/topics\//,
      text: { en: "This is a topic and no device's token.", zh: '这是主题，不是设备令牌。' },
      fix: { en: 'Set `vendors.fcm.topic` to the name without `/topics/`.', zh: '请把去掉 `/topics/` 的名称写到 `vendors.fcm.topic`。' },
    },
    {
      pattern: /^(?:[0-9a-fA-F]{2}){32,100}$/,
      vendor: 'apns',
      text: { en: 'This looks like an APNs device token.', zh: '看起来是 APNs 设备令牌。' },
      fix: {
        en: 'Use `Messaging.token()` of the Firebase SDK in the iOS app, or send it through APNs.',
        zh: '在 iOS 应用中使用 Firebase SDK 的 `Messaging.token()`，或直接通过 APNs 发送。',
      },
    },
    {
      pattern: /^BAEA[A-Za-z0-9_-]*\./,
      vendor: 'honor',
      text: { en: 'This looks like a HONOR push token.', zh: '看起来是荣耀推送令牌。' },
      fix: otherVendor,
    },
    {
      pattern: /^(?:IQAAAA|MAAA|MAM)[A-Za-z0-9_-]{50,}$/,
      vendor: 'huawei',
      text: { en: 'This looks like a HUAWEI push token.', zh: '看起来是华为推送令牌。' },
      fix: otherVendor,
    },
    {
      pattern: /^(?:(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_)[0-9a-fA-F]{32}$/,
      vendor: 'oppo',
      text: { en: 'This looks like an OPPO registration id.', zh: '看起来是 OPPO 的 registration_id。' },
      fix: otherVendor,
    },
    {
      pattern: /^(?:\d{23,24}|v2-[A-Za-z0-9_-]{47,})$/,
      vendor: 'vivo',
      text: { en: 'This looks like a vivo regId.', zh: '看起来是 vivo 的 regId。' },
      fix: otherVendor,
    },
    {
      pattern: /^[A-Z][A-Z0-9]{0,2}[0-9a-f]{42,44}$/,
      vendor: 'meizu',
      text: { en: 'This looks like a Meizu pushId.', zh: '看起来是魅族的 pushId。' },
      fix: otherVendor,
    },
    {
      pattern: /^[0-9a-fA-F]{32}$/,
      text: {
        en: 'These 32 hex digits are an id of another vendor (OPPO or Meizu) or a UUID.',
        zh: '这 32 位十六进制是其他厂商（OPPO 或魅族）的标识，或者是 UUID。',
      },
      fix: otherVendor,
    },
    {
      pattern: /^(?=.*[+/=])[A-Za-z0-9+/]{40,}={0,2}$/,
      vendor: 'xiaomi',
      text: { en: 'This looks like a Xiaomi regId (base64).', zh: '看起来是小米的 regId（Base64）。' },
      fix: otherVendor,
    },
  ],
  examples: [
    `cVb1x2Y3Z4a5B6c7D8e9F0:APA91b${'EXAMPLE_example-0123'.repeat(7)}`,
    `aBcDeFgHiJk:APA91b${'EXAMPLE_example-0123'.repeat(7)}`,
    'cVb1x2Y3Z4a5B6c7D8e9F0',
  ],
};
