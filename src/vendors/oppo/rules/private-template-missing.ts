import { docs, isServiceCategory, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'private-template-missing',
  subject: 'wire',
  title: { en: 'A Communication & Service message carries a private message template', zh: '“通讯与服务”消息应携带私信模板' },
  docs: docs.templates,
  confidence: 'C',
  aliases: ['oppo/private-template-missing'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: '`{category}` is sent without `private_msg_template_id`; OPPO may answer 54. Which categories are checked is not published.',
        zh: '`{category}` 没有携带 `private_msg_template_id`，OPPO 可能返回 54；官方未公布哪些分类会校验模板。',
      },
      fix: {
        en: 'Apply for a template in the console and put its id into the channel: `channels.<name>.template.id`.',
        zh: '在控制台申请私信模板，并把模板 ID 写入通道配置 `channels.<名称>.template.id`。',
      },
    },
    enforced: {
      severity: 'error',
      text: {
        en: '`{category}` is sent without `private_msg_template_id`, and the config says that templates are enforced: OPPO answers 54.',
        zh: '`{category}` 没有携带 `private_msg_template_id`，而配置已声明强制校验模板，OPPO 会返回 54。',
      },
      fix: {
        en: 'Put the id of the approved template into the channel: `channels.<name>.template.id`.',
        zh: '把已审核的模板 ID 写入通道配置 `channels.<名称>.template.id`。',
      },
    },
  },
  *check({ wire, account }) {
    const { category, private_msg_template_id: id } = notificationOf(wire);
    if (category === undefined || !isServiceCategory(category) || (id !== undefined && id !== '')) return;
    yield {
      messageId: account?.templatesEnforced === true ? 'enforced' : 'missing',
      path: '/notification/private_msg_template_id',
      data: { category },
    };
  },
});
