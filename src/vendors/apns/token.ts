import type { TokenFacet } from '../../core/token.ts';

/** How device tokens of APNs look, and what is often pasted in their place. */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'device-token',
      pattern: /^[0-9a-fA-F]{64}$/,
      certainty: 'likely',
      text: { en: 'A device token of APNs: 32 bytes in hexadecimal.', zh: 'APNs 设备令牌：32 字节的十六进制。' },
      confidence: 'A',
    },
    {
      name: 'long-token',
      pattern: /^(?:[0-9a-fA-F]{2}){33,100}$/,
      certainty: 'likely',
      text: {
        en: 'A longer APNs token in hexadecimal: Live Activity, push-to-start or a simulator (sandbox only).',
        zh: '较长的十六进制 APNs 令牌：实时活动、push-to-start，或模拟器（仅沙盒环境）。',
      },
      confidence: 'B',
    },
  ],
  mistakes: [
    {
      pattern: /^<[0-9a-fA-F\s]+>$/,
      text: {
        en: 'This is the description of an NSData object, with angle brackets and blanks.',
        zh: '这是 NSData 的描述文本，带有尖括号和空格。',
      },
      fix: {
        en: 'Remove `<`, `>` and the blanks; in the app, join the bytes with "%02x".',
        zh: '去掉 `<`、`>` 和空格；在应用中用 "%02x" 逐字节拼接。',
      },
    },
    {
      pattern: /^\{\s*length\s*=|^\d+ bytes$/,
      text: { en: 'This is the description of a Data object, not its bytes.', zh: '这是 Data 对象的描述文本，不是它的内容。' },
      fix: {
        en: 'In the app, turn the bytes into text: deviceToken.map { String(format: "%02x", $0) }.joined().',
        zh: '在应用中把字节转成文本：deviceToken.map { String(format: "%02x", $0) }.joined()。',
      },
    },
    {
      pattern: /^["'`“”‘’]|["'`“”‘’,;]$/,
      text: { en: 'Quotation marks or a comma were copied along.', zh: '复制时带上了引号或逗号。' },
      fix: { en: 'Copy only the hexadecimal digits.', zh: '只复制十六进制字符部分。' },
    },
    {
      pattern: /%[0-9a-fA-F]{2}/,
      text: { en: 'The token is URL-encoded.', zh: '令牌经过了 URL 编码。' },
      fix: { en: 'Decode it once.', zh: '先做一次 URL 解码。' },
    },
    {
      pattern: /APA91b/,
      vendor: 'fcm',
      text: {
        en: 'This is an FCM registration token, also when the app runs on iOS.',
        zh: '这是 FCM 注册令牌（iOS 应用接入 FCM 时也是这种格式）。',
      },
      fix: { en: 'Send it through FCM, or let the app report its APNs device token.', zh: '通过 FCM 发送，或让应用上报 APNs 设备令牌。' },
    },
    {
      pattern: /\s/,
      text: { en: 'The token contains blanks or line breaks.', zh: '令牌中含有空格或换行。' },
      fix: { en: 'Remove them; an APNs token is one run of hexadecimal digits.', zh: '去掉空白字符；APNs 令牌是一串连续的十六进制字符。' },
    },
    {
      pattern: /^0[xX][0-9a-fA-F]+$/,
      text: { en: 'The token begins with 0x.', zh: '令牌带有 0x 前缀。' },
      fix: { en: 'Remove the 0x.', zh: '去掉 0x。' },
    },
    {
      pattern: /^0{16,}$/,
      text: { en: 'The token is all zeros: a placeholder.', zh: '令牌全为 0，是占位值。' },
      fix: {
        en: 'Wait for didRegisterForRemoteNotificationsWithDeviceToken and report that token.',
        zh: '等待 didRegisterForRemoteNotificationsWithDeviceToken 回调后再上报令牌。',
      },
    },
    {
      pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
      text: { en: 'This is a UUID, perhaps a device or advertising id.', zh: '这是 UUID，可能是设备标识或广告标识。' },
      fix: {
        en: 'Use the token from didRegisterForRemoteNotificationsWithDeviceToken.',
        zh: '使用 didRegisterForRemoteNotificationsWithDeviceToken 回调给出的令牌。',
      },
    },
    {
      pattern: /^BAEA[A-Za-z0-9_-]+\./,
      vendor: 'honor',
      text: { en: 'This looks like a HONOR push token.', zh: '这像是荣耀的推送令牌。' },
      fix: { en: 'Send it through HONOR.', zh: '请通过荣耀推送发送。' },
    },
    {
      pattern: /^(?:IQAAAA|MAAA|MAM)[A-Za-z0-9_-]{50,}$/,
      vendor: 'huawei',
      text: { en: 'This looks like a HUAWEI push token.', zh: '这像是华为的推送令牌。' },
      fix: { en: 'Send it through HUAWEI.', zh: '请通过华为推送发送。' },
    },
    {
      pattern: /^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/,
      vendor: 'oppo',
      text: { en: 'This looks like an OPPO registration id.', zh: '这像是 OPPO 的 registration_id。' },
      fix: { en: 'Send it through OPPO.', zh: '请通过 OPPO 推送发送。' },
    },
    {
      pattern: /^(?:\d{23,24}|v2-[A-Za-z0-9_-]{20,})$/,
      vendor: 'vivo',
      text: { en: 'This looks like a vivo regId.', zh: '这像是 vivo 的 regId。' },
      fix: { en: 'Send it through vivo.', zh: '请通过 vivo 推送发送。' },
    },
    {
      pattern: /^[A-Z][A-Z0-9]{0,2}[0-9a-f]{42,44}$/,
      vendor: 'meizu',
      text: { en: 'This looks like a Meizu pushId.', zh: '这像是魅族的 pushId。' },
      fix: { en: 'Send it through Meizu.', zh: '请通过魅族推送发送。' },
    },
    {
      pattern: /^[0-9a-fA-F]{32}$/,
      text: {
        en: '32 hexadecimal digits are too few: a UUID without hyphens, an OPPO or an old Meizu id, or half a token.',
        zh: '只有 32 位十六进制字符：可能是去掉连字符的 UUID、OPPO 或旧版魅族的标识，或只复制了一半令牌。',
      },
      fix: { en: 'Take the token from the app once more; it has 64 digits or more.', zh: '从应用重新获取令牌，应为 64 位或更长。' },
    },
    {
      pattern: /^(?:[0-9a-fA-F]{2}){16,}[0-9a-fA-F]$/,
      text: {
        en: 'The number of hexadecimal digits is odd, so one is missing or too many.',
        zh: '十六进制字符个数为奇数，说明多了或少了一位。',
      },
      fix: { en: 'Copy the token once more.', zh: '重新复制令牌。' },
    },
    {
      pattern: /^(?=.*[^0-9a-fA-F])[A-Za-z0-9+/_-]{40,}={0,2}$/,
      vendor: 'xiaomi',
      text: {
        en: 'This is base64: a Xiaomi regId, or the bytes of an APNs token that were not written in hexadecimal.',
        zh: '这是 Base64：可能是小米 regId，也可能是没有转成十六进制的 APNs 令牌。',
      },
      fix: {
        en: 'Send a regId through Xiaomi; turn an APNs token into hexadecimal.',
        zh: 'regId 请通过小米推送发送；APNs 令牌请先转成十六进制。',
      },
    },
  ],
  examples: ['00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0', '80'.repeat(80)],
};
