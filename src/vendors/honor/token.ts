import type { TokenFacet, TokenMistake } from '../../core/token.ts';

function otherVendor(pattern: RegExp, vendor: string, name: string): TokenMistake {
  return {
    pattern,
    vendor,
    text: { en: `This looks like a token of ${name}, not of HONOR.`, zh: `这看起来是 ${name} 的令牌，不是荣耀的推送令牌。` },
    fix: {
      en: `Send it through ${name}, or take the token that HonorMessageService.onNewToken gives on an HONOR phone.`,
      zh: `请改走 ${name} 通道，或使用荣耀手机上 HonorMessageService.onNewToken 返回的令牌。`,
    },
  };
}

const copyAgain = { en: 'Copy the token again, and nothing but it.', zh: '请重新复制，只保留令牌本身。' };

/**
 * What HONOR push tokens look like and what is taken for one by mistake. The shape comes from one secondary source, and HONOR itself warns
 * not to depend on the length.
 *
 * @see https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo
 */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'push-token',
      pattern: /^BAEA[A-Za-z0-9_-]{0,12}\.[A-Za-z0-9_-]{50,286}$/,
      certainty: 'certain',
      text: {
        en: 'An HONOR push token: `BAEA…`, a dot, and about 120 characters (seen in practice, not documented).',
        zh: '荣耀推送令牌：`BAEA…` 加一个点，其后约 120 个字符（来自实际样例，官方未作说明）。',
      },
      confidence: 'C',
    },
    {
      name: 'plausible-token',
      pattern: /^[A-Za-z0-9._-]{60,300}$/,
      certainty: 'possible',
      text: {
        en: 'The characters and the length fit an HONOR push token, but the usual beginning `BAEAAAAAB.` is missing.',
        zh: '字符和长度符合荣耀推送令牌，但没有常见的开头 `BAEAAAAAB.`。',
      },
      confidence: '?',
    },
  ],
  mistakes: [
    {
      pattern: /^["'`“”‘’]|["'`“”‘’]$/,
      text: { en: 'The token is wrapped in quotation marks.', zh: '令牌两端带有引号。' },
      fix: copyAgain,
    },
    {
      pattern: /^<|>$/,
      text: {
        en: 'The token is wrapped in angle brackets, as placeholders and some logs have them.',
        zh: '令牌两端带有尖括号，常见于占位文字或日志。',
      },
      fix: copyAgain,
    },
    {
      pattern: /\s|\\[rnt]/,
      text: { en: 'The token has a blank or a line break.', zh: '令牌含有空格或换行。' },
      fix: copyAgain,
    },
    {
      pattern: /%[0-9A-Fa-f]{2}/,
      text: { en: 'The token is still URL-encoded.', zh: '令牌仍是 URL 编码后的形式。' },
      fix: { en: 'Decode it first; `%2E` stands for a dot.', zh: '请先解码，例如 `%2E` 代表点。' },
    },
    {
      pattern: /[;,]/,
      text: { en: 'This is more than one token in one text.', zh: '这里把多个令牌连在了一起。' },
      fix: { en: 'Give each token on its own; push-check makes the batch.', zh: '请逐个填写，由 push-check 组成批量请求。' },
    },
    {
      pattern: /^eyJ/,
      text: {
        en: 'This is an access token or another JWT, not the push token of a phone.',
        zh: '这是访问令牌或其他 JWT，不是手机的推送令牌。',
      },
      fix: {
        en: 'Take the token that HonorMessageService.onNewToken gives on the phone, and keep the access token to yourself.',
        zh: '请使用手机上 HonorMessageService.onNewToken 返回的令牌；访问令牌请勿外泄。',
      },
    },
    otherVendor(/:APA91b/, 'fcm', 'FCM'),
    otherVendor(/^[0-9a-fA-F]{64}$/, 'apns', 'APNs'),
    otherVendor(/^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/, 'oppo', 'OPPO'),
    otherVendor(/^v2-/, 'vivo', 'vivo'),
    otherVendor(/^\d{23}$/, 'vivo', 'vivo'),
    otherVendor(/^IQAAAA[^.]*$/, 'huawei', 'HUAWEI'),
    otherVendor(/^MA[^.]{58,}$/, 'huawei', 'HUAWEI'),
    otherVendor(/^(?=.*[+/=])[0-9A-Za-z+/]{40,}={0,2}$/, 'xiaomi', 'Xiaomi'),
    {
      pattern: /[:/+=]/,
      text: {
        en: 'The token has a character that HONOR tokens do not have (`:`, `/`, `+` or `=`).',
        zh: '令牌含有荣耀令牌不会出现的字符（`:`、`/`、`+` 或 `=`）。',
      },
      fix: { en: 'Copy the token again, and check which vendor’s SDK gave it.', zh: '请重新复制，并确认它来自哪个厂商的 SDK。' },
    },
  ],
  examples: [`BAEAAAAAB.${'push-check_example__'.repeat(6)}`, `example.${'push-check_example__'.repeat(4)}`],
};
