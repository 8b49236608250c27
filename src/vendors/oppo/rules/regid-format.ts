import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { objectIdPattern, registrationIdPattern, targetTypes } from '../wire.ts';

export default defineRule({
  name: 'regid-format',
  subject: 'wire',
  title: { en: 'The target has the form of a registration id', zh: '推送目标须符合 registration_id 的格式' },
  docs: docs.hosts,
  confidence: 'A',
  aliases: ['oppo/regid-format'],
  messages: {
    format: {
      severity: 'error',
      text: {
        en: 'The target is not an OPPO registration id: 32 hex digits, with a prefix such as `CN_` or without; OPPO answers 10000 or 41.',
        zh: '推送目标不是 OPPO 的 registration_id：应为 32 位十六进制，可带 `CN_` 之类前缀；OPPO 会返回 10000 或 41。',
      },
      fix: {
        en: 'Use the registration id that the HeytapPush SDK gives on the phone; `push-check token` tells which vendor a token looks like.',
        zh: '请使用手机上 HeytapPush SDK 返回的 registration_id；可用 `push-check token` 判断令牌属于哪个厂商。',
      },
    },
    separator: {
      severity: 'error',
      text: {
        en: 'The target has `;`, `,` or a blank, which OPPO takes for a separator; one message takes exactly one target.',
        zh: '推送目标含有 `;`、`,` 或空白，OPPO 会当作分隔符；一条消息只能有一个目标。',
      },
      fix: { en: 'Give each target on its own.', zh: '请逐个填写目标。' },
    },
  },
  *check({ wire, target: given }) {
    const named = typeof wire.target_value === 'string' ? wire.target_value : undefined;
    const target = named ?? given;
    if (target === undefined) return;
    const path = '/target_value';
    // An alias is the app's own text; only the separator between targets is out of the question.
    const isRegistrationId = wire.target_type === targetTypes.registrationId;
    if (isRegistrationId ? /[;,\s]/.test(target) : wire.target_type === targetTypes.alias && target.includes(';'))
      yield { messageId: 'separator', path };
    else if (isRegistrationId && !registrationIdPattern.test(target) && !objectIdPattern.test(target)) yield { messageId: 'format', path };
  },
});
