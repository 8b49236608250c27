import type { TokenFacet, TokenMistake } from '../../core/token.ts';
import { newRegIdPattern } from './wire.ts';

function otherVendor(pattern: RegExp, vendor: string, name: string): TokenMistake {
  return {
    pattern,
    vendor,
    text: { en: `This looks like a token of ${name}, not of vivo.`, zh: `这看起来是 ${name} 的令牌，不是 vivo 的 regId。` },
    fix: {
      en: `Send it through ${name}, or take the regId that PushClient.getRegId() gives on a vivo or iQOO phone.`,
      zh: `请改走 ${name} 通道，或使用 vivo、iQOO 手机上 PushClient.getRegId() 返回的 regId。`,
    },
  };
}

const copyAgain = { en: 'Copy the regId again, and nothing but it.', zh: '请重新复制，只保留 regId 本身。' };

/**
 * What vivo regIds of both generations look like and what is taken for one by mistake.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'regid-v2',
      pattern: newRegIdPattern,
      certainty: 'certain',
      text: {
        en: 'A vivo regId of the second generation (`v2-…`); server SDKs up to 2.x refuse it.',
        zh: 'vivo 新一代 regId（`v2-…`）；2.x 及更早的服务端 SDK 会拒绝。',
      },
      confidence: 'C',
    },
    {
      name: 'regid-legacy',
      pattern: /^1[4-9]\d{21}$/,
      certainty: 'certain',
      text: {
        en: 'A vivo regId of the first generation: 23 digits that begin like a time in milliseconds.',
        zh: 'vivo 第一代 regId：23 位数字，开头形似毫秒时间戳。',
      },
      confidence: 'A',
    },
    {
      name: 'regid-digits',
      pattern: /^\d{23}$/,
      certainty: 'likely',
      text: {
        en: '23 digits, the length of a vivo regId of the first generation, but they do not begin like a time.',
        zh: '23 位数字，与 vivo 第一代 regId 等长，但开头不像时间戳。',
      },
      confidence: 'A',
    },
  ],
  mistakes: [
    {
      pattern: /^["'`“‘]|["'`”’]$/,
      text: { en: 'The regId is wrapped in quotation marks.', zh: 'regId 两端带有引号。' },
      fix: copyAgain,
    },
    {
      pattern: /^<|>$/,
      text: {
        en: 'The regId is wrapped in angle brackets, as placeholders and some logs have them.',
        zh: 'regId 两端带有尖括号，常见于占位文字或日志。',
      },
      fix: copyAgain,
    },
    {
      pattern: /\s|\\[rnt]/,
      text: { en: 'The regId has a blank or a line break.', zh: 'regId 含有空格或换行。' },
      fix: copyAgain,
    },
    {
      pattern: /%[0-9A-Fa-f]{2}/,
      text: { en: 'The regId is still URL-encoded.', zh: 'regId 仍是 URL 编码后的形式。' },
      fix: {
        en: 'Decode it first; `%2D` stands for a hyphen, `%3D` for an equals sign.',
        zh: '请先解码，例如 `%2D` 代表连字符，`%3D` 代表等号。',
      },
    },
    {
      pattern: /[;,]/,
      text: { en: 'This is more than one regId in one text.', zh: '这里把多个 regId 连在了一起。' },
      fix: { en: 'Give each regId on its own.', zh: '请逐个填写 regId。' },
    },
    {
      pattern: /^alias:/,
      text: { en: 'This is an alias, not a regId.', zh: '这是别名，不是 regId。' },
      fix: { en: 'Write the alias as `vendors.vivo.alias`.', zh: '别名请写在 `vendors.vivo.alias`。' },
    },
    {
      pattern: /^V2-|^v2_|^2-/,
      text: { en: 'The regId does not begin with `v2-` as the second generation does.', zh: 'regId 的开头不是新一代 regId 的 `v2-`。' },
      fix: copyAgain,
    },
    {
      pattern: /^\d{5,9}$/,
      text: { en: 'This looks like an AppID, not a regId.', zh: '这看起来是 AppID，不是 regId。' },
      fix: { en: 'Take the regId that PushClient.getRegId() gives on the phone.', zh: '请使用手机上 PushClient.getRegId() 返回的 regId。' },
    },
    {
      pattern: /^\d+(?:\.\d+)?[eE]\+?\d+$|^\d{16,22}$/,
      text: {
        en: 'These digits are fewer than 23; a spreadsheet or a number type may have cut or rounded the regId.',
        zh: '数字不足 23 位，regId 可能被电子表格或数字类型截断、取整。',
      },
      fix: { en: 'Keep regIds as text everywhere, and copy this one again.', zh: '请全程以文本形式保存 regId，并重新复制。' },
    },
    otherVendor(/:APA91b/, 'fcm', 'FCM'),
    otherVendor(/^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/, 'oppo', 'OPPO'),
    otherVendor(/^[0-9a-fA-F]{64}$/, 'apns', 'APNs'),
    otherVendor(/^IQAAAA/, 'huawei', 'HUAWEI'),
    otherVendor(/^BAEAAAAA/, 'honor', 'HONOR'),
    otherVendor(/^(?=.*[+/=])[0-9A-Za-z+/]{42,64}={0,2}$/, 'xiaomi', 'Xiaomi'),
    {
      pattern: /^[0-9a-fA-F]{32}$/,
      vendor: 'oppo',
      text: {
        en: 'These are 32 hex digits, as OPPO and Meizu use them, not a vivo regId.',
        zh: '这是 32 位十六进制，OPPO、魅族使用这种形式，不是 vivo 的 regId。',
      },
      fix: {
        en: 'Send it through the vendor of the phone, or take the regId that PushClient.getRegId() gives on a vivo or iQOO phone.',
        zh: '请按手机所属厂商发送，或使用 vivo、iQOO 手机上 PushClient.getRegId() 返回的 regId。',
      },
    },
  ],
  examples: ['v2-CRexample0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ', '15985112220221500102621', '00001112220221500102621'],
};
