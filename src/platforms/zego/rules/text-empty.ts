import { docs, isText, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'text-empty',
  subject: 'wire',
  title: { en: 'A push has a title and a content', zh: '推送须有标题与内容' },
  docs: docs.messageBody,
  confidence: '?',
  aliases: ['ZG-EMPTY'],
  messages: {
    title: {
      severity: 'error',
      text: {
        en: 'The title of the push is empty; ZEGO fills in nothing, and what the vendors make of it is not documented.',
        zh: '推送标题为空；ZEGO 不会自动填充，厂商如何处理没有文档说明。',
      },
      fix: { en: 'Give the message a `title`.', zh: '请填写 `title`。' },
    },
    content: {
      severity: 'error',
      text: {
        en: 'The content of the push is empty; ZEGO does not take the chat text for it, and vendors refuse an empty content.',
        zh: '推送内容为空；ZEGO 不会使用聊天内容代替，厂商会拒绝空内容。',
      },
      fix: { en: 'Give the message a `body`.', zh: '请填写 `body`。' },
    },
  },
  *check({ wire }) {
    const push = offlinePushOf(wire);
    if (!isText(push.Title)) yield { messageId: 'title', path: pushPointer(wire, 'Title') };
    if (!isText(push.Content)) yield { messageId: 'content', path: pushPointer(wire, 'Content') };
  },
});
