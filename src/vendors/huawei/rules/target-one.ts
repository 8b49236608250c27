import { androidFacts, docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'target-one',
  subject: 'wire',
  title: { en: 'A push has one kind of target', zh: '一次推送只能指定一种目标' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-TARGET-ONE'],
  messages: {
    several: {
      severity: 'error',
      text: {
        en: 'Exactly one of `token`, `topic` and `condition` is allowed; this message has {given}.',
        zh: '`token`、`topic`、`condition` 只能三选一，当前同时设置了 {given}。',
      },
      fix: { en: 'Keep one of them; push-check puts the tokens in by itself.', zh: '请只保留一个；Token 由 push-check 自动填入。' },
    },
  },
  *check({ wire }) {
    const message = androidFacts(wire)?.message ?? {};
    const given = ['token', 'topic', 'condition'].filter((name) => message[name] !== undefined);
    if (given.length > 1) yield { messageId: 'several', path: `/body/message/${given.at(-1)}`, data: { given: given.join(', ') } };
  },
});
