import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';

export default defineRule({
  name: 'one-target',
  subject: 'wire',
  title: { en: 'A message has exactly one target.', zh: '一条消息只能有一个目标。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L01'],
  messages: {
    several: {
      severity: 'error',
      text: {
        en: 'The message names {count} targets ({names}); FCM refuses that.',
        zh: '消息设置了 {count} 个目标（{names}），FCM 会拒绝。',
      },
      fix: { en: 'Keep one of `fid`, `token`, `topic` and `condition`.', zh: '`fid`、`token`、`topic`、`condition` 只保留一个。' },
    },
    empty: {
      severity: 'error',
      text: { en: '`{name}` is empty.', zh: '`{name}` 为空。' },
      fix: { en: 'Fill it in, or remove it and give a token.', zh: '请填写，或去掉它并提供令牌。' },
    },
  },
  *check({ wire }) {
    const message = messageOf(wire);
    const names = (['fid', 'token', 'topic', 'condition'] as const).filter((name) => message[name] !== undefined);
    if (names.length > 1)
      yield { messageId: 'several', data: { count: names.length, names: names.join(', ') }, path: `/message/${names[1] ?? ''}` };
    for (const name of names) if (message[name] === '') yield { messageId: 'empty', data: { name }, path: `/message/${name}` };
  },
});
