import { docs, isContentCategory, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'private-template-on-content',
  subject: 'wire',
  title: { en: 'Content & Marketing needs no private message template', zh: '“内容与营销”无需私信模板' },
  docs: docs.templates,
  confidence: 'C',
  aliases: ['oppo/private-template-on-content'],
  messages: {
    ignored: {
      severity: 'info',
      text: {
        en: '`{category}` is Content & Marketing; OPPO ignores the template id there.',
        zh: '`{category}` 属于“内容与营销”，OPPO 会忽略模板 ID。',
      },
      fix: { en: 'Leave the template out, or check the category.', zh: '去掉模板，或确认 category 是否正确。' },
    },
  },
  *check({ wire }) {
    const { category, private_msg_template_id: id } = notificationOf(wire);
    if (category !== undefined && isContentCategory(category) && id !== undefined && id !== '')
      yield { messageId: 'ignored', path: '/notification/private_msg_template_id', data: { category } };
  },
});
