import { androidOf, docs, effective, isFilled, isNotification } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'content-missing',
  subject: 'wire',
  title: { en: 'A message has something to show or to carry', zh: '消息须有可展示或可传递的内容' },
  docs: docs.send,
  confidence: 'B',
  aliases: [],
  messages: {
    text: {
      severity: 'error',
      text: {
        en: 'The notification has no `{name}`; HONOR requires title and body.',
        zh: '通知消息缺少 `{name}`；荣耀要求标题和正文均必填。',
      },
      fix: { en: 'Give the message a title and a body.', zh: '请填写标题和正文。' },
    },
    nothing: {
      severity: 'error',
      text: {
        en: 'There is neither a notification nor `data`, so nothing would arrive.',
        zh: '既没有通知内容也没有 `data`，手机不会收到任何东西。',
      },
      fix: { en: 'Give the message a title and a body, or data.', zh: '请填写标题和正文，或填写 data。' },
    },
  },
  *check({ wire }) {
    if (isNotification(wire)) {
      for (const name of ['title', 'body'] as const)
        if (!isFilled(effective(wire, name)?.value)) yield { messageId: 'text', path: `/android/notification/${name}`, data: { name } };
    } else if (!isFilled(wire.data) && !isFilled(androidOf(wire).data)) yield { messageId: 'nothing', path: '' };
  },
});
