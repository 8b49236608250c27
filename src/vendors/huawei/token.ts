import type { TokenFacet, TokenMistake } from '../../core/token.ts';
import { tmidPattern, type HuaweiPlatform } from './wire.ts';

/** The platform that a token's prefix hints at; undefined when it does not. The vendor promises no shape. */
export function platformOfToken(token: string): HuaweiPlatform | undefined {
  if (/^MA[AM][A-Za-z0-9_-]{60,}$/.test(token)) return 'harmony';
  return undefined;
}

/** True for the prefix that Android tokens have; early HarmonyOS 5 tokens are seen with it too. */
export function looksAndroid(token: string): boolean {
  return token.startsWith('IQAAAA');
}

function otherVendor(pattern: RegExp, vendor: string, name: string): TokenMistake {
  return {
    pattern,
    vendor,
    text: { en: `This looks like a token of ${name}, not of HUAWEI.`, zh: `这看起来是 ${name} 的令牌，不是华为的 Push Token。` },
    fix: {
      en: `Send it through ${name}, or take the push token that getToken() gives on a HUAWEI phone.`,
      zh: `请改走 ${name} 通道，或使用华为手机上 getToken() 返回的 Push Token。`,
    },
  };
}

const copyAgain = { en: 'Copy the push token again, and nothing but it.', zh: '请重新复制，只保留 Push Token 本身。' };

/**
 * What push tokens of HUAWEI look like and what is taken for one by mistake.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-get-token
 */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'android',
      pattern: /^IQAAAA[A-Za-z0-9_-]{74,294}$/,
      certainty: 'certain',
      text: {
        en: 'A HUAWEI push token of HMS Core (EMUI, HarmonyOS up to 4). Early HarmonyOS 5 tokens look the same; if so, name the platform in the config.',
        zh: '华为 HMS Core 的 Push Token（EMUI、HarmonyOS 4 及以下）。早期 HarmonyOS 5 的 Token 形状相同，遇到时请在配置中写明平台。',
      },
      confidence: 'B',
    },
    {
      name: 'harmony',
      pattern: /^MA[AM][A-Za-z0-9_-]{77,297}$/,
      certainty: 'likely',
      text: {
        en: 'A push token of HarmonyOS 5 or later: it needs the v3 API and a service account.',
        zh: 'HarmonyOS 5 及以上的 Push Token，需使用 v3 接口与服务账号。',
      },
      confidence: 'B',
    },
    {
      name: 'android-old',
      pattern: /^AA[A-Za-z0-9_-]{78,298}$/,
      certainty: 'possible',
      text: {
        en: 'An older HUAWEI push token of HMS Core; it may have been replaced.',
        zh: '较早的华为 HMS Core Push Token，可能已被替换。',
      },
      confidence: 'B',
    },
    {
      name: 'plausible',
      pattern: /^(?!v2-)[A-Za-z0-9_-]{80,300}$/,
      certainty: 'possible',
      text: {
        en: 'Of a form that a HUAWEI push token may have; the vendor promises neither prefix nor length, and others look the same.',
        zh: '形状与华为 Push Token 相容；华为不保证前缀与长度，其他平台也可能相同。',
      },
      confidence: 'B',
    },
  ],
  mistakes: [
    {
      pattern: /^["'`“‘]|["'`”’]$/,
      text: { en: 'The push token is wrapped in quotation marks.', zh: 'Push Token 两端带有引号。' },
      fix: copyAgain,
    },
    {
      pattern: /^<|>$/,
      text: {
        en: 'The push token is wrapped in angle brackets, as placeholders have them.',
        zh: 'Push Token 两端带有尖括号，常见于占位文字。',
      },
      fix: copyAgain,
    },
    {
      pattern: /\s|\\[rnt]/,
      text: { en: 'The push token has a blank or a line break.', zh: 'Push Token 含有空格或换行。' },
      fix: copyAgain,
    },
    {
      pattern: /%[0-9A-Fa-f]{2}/,
      text: { en: 'The push token is URL-encoded.', zh: 'Push Token 是 URL 编码后的形式。' },
      fix: { en: 'Decode it first; `%3D` stands for an equals sign.', zh: '请先解码，例如 `%3D` 代表等号。' },
    },
    otherVendor(/:APA91b/, 'fcm', 'FCM'),
    otherVendor(/^[0-9a-fA-F]{64}$/, 'apns', 'APNs'),
    otherVendor(/^BAEAAAA|^[A-Za-z0-9]{8,12}\.[A-Za-z0-9]/, 'honor', 'HONOR'),
    otherVendor(/^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/, 'oppo', 'OPPO'),
    otherVendor(/^v2-|^\d{23}$/, 'vivo', 'vivo'),
    otherVendor(/^(?=.*[+/=])[0-9A-Za-z+/]{42,64}={0,2}$/, 'xiaomi', 'Xiaomi'),
    {
      pattern: tmidPattern,
      text: {
        en: 'This is a token of the NSP interface, which HUAWEI has retired.',
        zh: '这是旧版 NSP 接口的 Token（TMID），该接口已下线。',
      },
      fix: {
        en: 'Put the HMS Push SDK into the app and take the token of getToken().',
        zh: '请在应用中集成 HMS Push SDK，并使用 getToken() 返回的 Token。',
      },
    },
    {
      pattern: /[;,]/,
      text: { en: 'This is more than one push token in one text.', zh: '这里把多个 Push Token 连在了一起。' },
      fix: { en: 'Give each token on its own; push-check makes the batch.', zh: '请逐个填写，由 push-check 组成批量请求。' },
    },
    {
      pattern: /[:/.+=]/,
      text: { en: 'A HUAWEI push token has no `:`, `/`, `.`, `+` or `=`.', zh: '华为 Push Token 中不会出现 `:`、`/`、`.`、`+`、`=`。' },
      fix: copyAgain,
    },
  ],
  examples: [
    `IQAAAA${'Cy0aBcDeFgHiJkLmNoPqRsTuVwXyZ-0123456789_'.repeat(3)}x`,
    `MAMA${'Cy0aBcDeFgHiJkLmNoPqRsTuVwXyZ-0123456789_'.repeat(2)}AbCdEfGhIjKlMnOpQrStUvWxYz`,
    `AAxx${'Cy0aBcDeFgHiJkLmNoPqRsTuVwXyZ-0123456789_'.repeat(3)}x`,
    `Cy${'Cy0aBcDeFgHiJkLmNoPqRsTuVwXyZ-0123456789_'.repeat(3)}x`,
  ],
};
