import { charsOf, docs, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { aliasMaxChars, aliasMaxCharsOld, legacyRegIdPattern, newRegIdPattern } from '../wire.ts';

export default defineRule({
  name: 'regid-format',
  subject: 'wire',
  title: { en: 'The target has the form of a regId or alias', zh: '推送目标须符合 regId 或别名的格式' },
  docs: docs.api,
  confidence: 'C',
  aliases: ['vivo/regid-format'],
  messages: {
    format: {
      severity: 'error',
      text: {
        en: 'The target is no vivo regId: neither 23 digits nor `v2-` with more than 50 characters in all; vivo answers 10302.',
        zh: '推送目标不是 vivo 的 regId：既不是 23 位数字，也不是总长超过 50 的 `v2-…`；vivo 会返回 10302。',
      },
      fix: {
        en: 'Use the regId that PushClient.getRegId() gives on the phone; `push-check token` tells which vendor a token looks like.',
        zh: '请使用手机上 PushClient.getRegId() 返回的 regId；可用 `push-check token` 判断令牌属于哪个厂商。',
      },
    },
    otherGeneration: {
      severity: 'warn',
      text: {
        en: 'The target begins like a regId of a generation that push-check does not know.',
        zh: '推送目标的开头像是 push-check 尚不了解的新一代 regId。',
      },
      fix: { en: 'Check that it was copied whole; it is sent as it is.', zh: '请确认已完整复制；将按原样发送。' },
    },
    aliasLong: {
      severity: 'error',
      text: {
        en: 'The alias has {chars} characters; vivo takes {limit} and answers 10301.',
        zh: '别名有 {chars} 个字符，vivo 最多接受 {limit} 个，会返回 10301。',
      },
      fix: { en: 'Bind a shorter alias in the app.', zh: '请在应用中绑定更短的别名。' },
    },
    aliasLongForOldSdk: {
      severity: 'warn',
      text: {
        en: 'The alias has {chars} characters; server SDKs up to 2.x allow {limit}.',
        zh: '别名有 {chars} 个字符，2.x 及更早的服务端 SDK 最多允许 {limit} 个。',
      },
      fix: { en: 'Bind a shorter alias where an old SDK is in use.', zh: '若仍使用旧版 SDK，请绑定更短的别名。' },
    },
  },
  *check({ wire, target: given }) {
    const alias = textOf(wire.alias) ?? '';
    const named = textOf(wire.regId) ?? '';
    const target = named !== '' ? named : alias === '' ? given : undefined;
    if (target !== undefined) {
      const path = '/regId';
      if (legacyRegIdPattern.test(target) || newRegIdPattern.test(target)) return;
      yield { messageId: /^v(?!2-)\d+-[A-Za-z0-9_-]{20,}$/.test(target) ? 'otherGeneration' : 'format', path };
    } else if (alias !== '') {
      const chars = charsOf(alias);
      const path = '/alias';
      if (chars > aliasMaxChars) yield { messageId: 'aliasLong', path, data: { chars, limit: aliasMaxChars } };
      else if (chars > aliasMaxCharsOld) yield { messageId: 'aliasLongForOldSdk', path, data: { chars, limit: aliasMaxCharsOld } };
    }
  },
});
