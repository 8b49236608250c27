import type { TokenFacet, TokenMistake } from '../../core/token.ts';

function otherVendor(pattern: RegExp, vendor: string, name: string): TokenMistake {
  return {
    pattern,
    vendor,
    text: { en: `This looks like a token of ${name}, not of OPPO.`, zh: `这看起来是 ${name} 的令牌，不是 OPPO 的 registration_id。` },
    fix: {
      en: `Send it through ${name}, or take the registration id that HeytapPushManager.register() gives on an OPPO, OnePlus or realme phone.`,
      zh: `请改走 ${name} 通道，或使用 OPPO、一加、realme 手机上 HeytapPushManager.register() 返回的 registration_id。`,
    },
  };
}

const copyAgain = { en: 'Copy the registration id again, and nothing but it.', zh: '请重新复制，只保留 registration_id 本身。' };

/**
 * What OPPO registration ids look like and what is taken for one by mistake.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11235
 */
export const tokenFacet: TokenFacet = {
  shapes: [
    {
      name: 'registration-id-cn',
      pattern: /^(?:[0-9A-Za-z]{2,10}_)?CN_[0-9a-fA-F]{32}$/,
      certainty: 'certain',
      text: { en: 'An OPPO registration id of mainland China.', zh: 'OPPO 中国大陆的 registration_id。' },
      confidence: 'A',
    },
    {
      name: 'registration-id-overseas',
      pattern: /^(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_[0-9a-fA-F]{32}$/,
      certainty: 'certain',
      text: {
        en: 'An OPPO registration id from outside mainland China: it needs the overseas host (region intl).',
        zh: 'OPPO 海外的 registration_id，须使用海外域名（region 设为 intl）。',
      },
      confidence: 'A',
    },
    {
      name: 'registration-id-plain',
      pattern: /^[0-9a-fA-F]{32}$/,
      certainty: 'possible',
      text: {
        en: 'A registration id without a region prefix: OPPO counts it as mainland China. Other systems use 32 hex digits too.',
        zh: '没有区域前缀的 registration_id，OPPO 按中国大陆处理；其他平台也可能使用 32 位十六进制。',
      },
      confidence: 'A',
    },
    {
      name: 'object-id',
      pattern: /^[0-9a-fA-F]{24}$/,
      certainty: 'possible',
      text: { en: 'The 24-digit id form that the OPPO server SDK accepts as well.', zh: 'OPPO 服务端 SDK 同样接受的 24 位 ID。' },
      confidence: 'A',
    },
  ],
  mistakes: [
    {
      pattern: /^["'`“‘]|["'`”’]$/,
      text: { en: 'The registration id is wrapped in quotation marks.', zh: 'registration_id 两端带有引号。' },
      fix: copyAgain,
    },
    {
      pattern: /^<|>$/,
      text: {
        en: 'The registration id is wrapped in angle brackets, as placeholders and some logs have them.',
        zh: 'registration_id 两端带有尖括号，常见于占位文字或日志。',
      },
      fix: copyAgain,
    },
    {
      pattern: /\s|\\[rnt]/,
      text: { en: 'The registration id has a blank or a line break.', zh: 'registration_id 含有空格或换行。' },
      fix: copyAgain,
    },
    {
      pattern: /%[0-9A-Fa-f]{2}/,
      text: { en: 'The registration id is still URL-encoded.', zh: 'registration_id 仍是 URL 编码后的形式。' },
      fix: { en: 'Decode it first; `%5F` stands for an underscore.', zh: '请先解码，例如 `%5F` 代表下划线。' },
    },
    {
      pattern: /[;,]/,
      text: { en: 'This is more than one registration id in one text.', zh: '这里把多个 registration_id 连在了一起。' },
      fix: { en: 'Give each registration id on its own; push-check makes the batch.', zh: '请逐个填写，由 push-check 组成批量请求。' },
    },
    {
      pattern: /^alias:/,
      text: { en: 'This is an alias, not a registration id.', zh: '这是别名，不是 registration_id。' },
      fix: { en: 'Write the alias as `vendors.oppo.alias`.', zh: '别名请写在 `vendors.oppo.alias`。' },
    },
    otherVendor(/:APA91b/, 'fcm', 'FCM'),
    otherVendor(/^v2-/, 'vivo', 'vivo'),
    otherVendor(/^\d{23}$/, 'vivo', 'vivo'),
    otherVendor(/^[0-9a-fA-F]{64}$/, 'apns', 'APNs'),
    otherVendor(/^IQAAAA/, 'huawei', 'HUAWEI'),
    otherVendor(/^BAEAAAAA/, 'honor', 'HONOR'),
    otherVendor(/^(?=.*[+/=])[0-9A-Za-z+/]{42,64}={0,2}$/, 'xiaomi', 'Xiaomi'),
  ],
  examples: [
    'CN_0123456789abcdef0123456789abcdef',
    'OPPO_CN_0123456789abcdef0123456789abcdef',
    'US_0123456789abcdef0123456789abcdef',
    'EUEX_0123456789abcdef0123456789abcdef',
    '0123456789abcdef0123456789abcdef',
    '0123456789abcdef01234567',
  ],
};
