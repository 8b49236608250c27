import { docs, effective, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'image-on-marketing',
  subject: 'wire',
  title: { en: 'Only service messages carry a picture', zh: '仅服务通讯类消息可带图片' },
  docs: docs.standards,
  confidence: 'C',
  aliases: ['HN-IMAGE-LOW'],
  messages: {
    marketing: {
      severity: 'error',
      text: {
        en: 'The message is of the marketing class and has a picture; by one relay’s document such a push fails.',
        zh: '资讯营销类消息带有图片；据某中转平台文档，这样的推送会失败。',
      },
      fix: { en: 'Drop the picture; do not raise the class for its sake.', zh: '请去掉图片，不要为此提升消息分类。' },
    },
    classMissing: {
      severity: 'error',
      text: {
        en: 'The message has a picture and no `importance`, so it counts as marketing; by one relay’s document such a push fails.',
        zh: '消息带有图片但没有 `importance`，会按资讯营销类处理；据某中转平台文档，这样的推送会失败。',
      },
      fix: {
        en: 'Give a service message its `kind` or `importance: NORMAL`, or drop the picture.',
        zh: '服务通讯类消息请设置 `kind` 或 `importance: NORMAL`，否则请去掉图片。',
      },
    },
  },
  *check({ wire }) {
    const image = effective(wire, 'image');
    if (image === undefined || image.value === '') return;
    const importance: unknown = notificationOf(wire)?.importance;
    if (importance === 'LOW') yield { messageId: 'marketing', path: image.path };
    else if (importance === undefined || importance === '') yield { messageId: 'classMissing', path: image.path };
  },
});
