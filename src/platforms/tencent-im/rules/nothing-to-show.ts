import { isMuteCustom, saysNothing } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'nothing-to-show',
  subject: 'wire',
  title: { en: 'A push has a title or a text', zh: '推送须有标题或内容' },
  docs: docs.triage,
  confidence: 'A',
  aliases: [],
  messages: {
    empty: {
      severity: 'error',
      text: {
        en: 'Title and text are empty and the message has no words to take them from: no push is shown.',
        zh: '标题与内容均为空，消息中也没有可用的文字：不会展示推送。',
      },
      fix: { en: 'Set `title` and `body`.', zh: '请设置 `title` 与 `body`。' },
    },
  },
  *check({ wire }) {
    if (!isMuteCustom(wire) && saysNothing(wire)) yield { messageId: 'empty', path: '/body/OfflinePushInfo' };
  },
});
