import type { TokenFacet, TokenMistake } from '../../core/token.ts';
import { oldPushIdPattern, pushIdPattern } from './wire.ts';

function otherVendor(pattern: RegExp, vendor: string, name: string): TokenMistake {
  return {
    pattern,
    vendor,
    text: { en: `This looks like a token of ${name}, not of Meizu.`, zh: `这看起来是 ${name} 的令牌，不是魅族的 pushId。` },
    fix: {
      en: `Send it through ${name}, or take the pushId that onRegisterStatus gives on a Flyme phone.`,
      zh: `请改走 ${name} 通道，或使用 Flyme 手机上 onRegisterStatus 返回的 pushId。`,
    },
  };
}

const copyAgain = { en: 'Copy the pushId again, and nothing but it.', zh: '请重新复制，只保留 pushId 本身。' };

/**
 * What Meizu pushIds look like and what is taken for one by mistake. The modern form is read from the samples of the document; no text
 * promises it.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'push-id',
      pattern: pushIdPattern,
      certainty: 'likely',
      text: {
        en: 'A Meizu pushId: one to three capitals or digits, then lower-case hex digits, 45 characters in all known samples.',
        zh: '魅族 pushId：1～3 位大写字母或数字开头，其后为小写十六进制，已知样例均为 45 位。',
      },
      confidence: '?',
    },
    {
      name: 'push-id-old',
      pattern: oldPushIdPattern,
      certainty: 'possible',
      text: {
        en: 'The older pushId of 32 hex digits, as the subscription document still shows it. Other systems use 32 hex digits too.',
        zh: '旧式 32 位十六进制 pushId，订阅接口文档中仍有示例。其他平台也可能使用 32 位十六进制。',
      },
      confidence: 'A',
    },
  ],
  mistakes: [
    {
      pattern: /^["'`“‘]|["'`”’]$/,
      text: { en: 'The pushId is wrapped in quotation marks.', zh: 'pushId 两端带有引号。' },
      fix: copyAgain,
    },
    {
      pattern: /^<|>$/,
      text: {
        en: 'The pushId is wrapped in angle brackets, as placeholders and some logs have them.',
        zh: 'pushId 两端带有尖括号，常见于占位文字或日志。',
      },
      fix: copyAgain,
    },
    {
      pattern: /\s|\\[rnt]/,
      text: { en: 'The pushId has a blank or a line break.', zh: 'pushId 含有空格或换行。' },
      fix: copyAgain,
    },
    {
      pattern: /%[0-9A-Fa-f]{2}/,
      text: {
        en: 'The token is still URL-encoded; a pushId has no such characters at all.',
        zh: '令牌仍是 URL 编码后的形式，而 pushId 中不会出现这类字符。',
      },
      fix: {
        en: 'Decode it first; `%3D` stands for `=`, which would point to another vendor.',
        zh: '请先解码；`%3D` 代表 `=`，含有它的多半是其他厂商的令牌。',
      },
    },
    {
      pattern: /^alias:/,
      text: { en: 'This is an alias, not a pushId.', zh: '这是别名，不是 pushId。' },
      fix: { en: 'Write the alias as `vendors.meizu.alias`.', zh: '别名请写在 `vendors.meizu.alias`。' },
    },
    {
      pattern: /[;,]/,
      text: { en: 'This is more than one pushId in one text.', zh: '这里把多个 pushId 连在了一起。' },
      fix: { en: 'Give each pushId on its own; push-check makes the batch.', zh: '请逐个填写，由 push-check 组成批量请求。' },
    },
    otherVendor(/:APA91b|^[\w-]{20,}:/, 'fcm', 'FCM'),
    otherVendor(/^[0-9a-fA-F]{64}$/, 'apns', 'APNs'),
    otherVendor(/^v2-|^\d{23,24}$/, 'vivo', 'vivo'),
    otherVendor(/^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/, 'oppo', 'OPPO'),
    otherVendor(/^IQAAAA/, 'huawei', 'HUAWEI'),
    otherVendor(/^BAEAAAAA/, 'honor', 'HONOR'),
    otherVendor(/^(?=.*[+/=])[0-9A-Za-z+/]{40,64}={0,2}$/, 'xiaomi', 'Xiaomi'),
    {
      pattern: /^.{101,}$/s,
      text: {
        en: 'The token is longer than 100 characters, as those of HUAWEI, HONOR and FCM are; a pushId has about 45.',
        zh: '令牌超过 100 个字符，像是 HUAWEI、HONOR 或 FCM 的令牌；pushId 约为 45 位。',
      },
      fix: { en: 'Ask `push-check token` which vendor it looks like.', zh: '可用 `push-check token` 判断它属于哪个厂商。' },
    },
  ],
  examples: [
    `RA5${'0123456789abcdef'.repeat(3).slice(0, 42)}`,
    `J${'0123456789abcdef'.repeat(3).slice(0, 44)}`,
    '0123456789abcdef0123456789abcdef',
  ],
};
