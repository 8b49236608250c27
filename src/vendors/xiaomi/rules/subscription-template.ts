import { channelOf, classOf, isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'subscription-template',
  subject: 'wire',
  title: { en: 'A subscription message carries a template', zh: '订阅消息须使用消息模板' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2320',
  confidence: 'A',
  aliases: ['XM-CH-006'],
  messages: {
    missing: {
      text: {
        en: 'The channel is a subscription category (订阅消息) but the message has no `extra.template_id`, which is compulsory there.',
        zh: '通道属于订阅消息，但消息没有 `extra.template_id`；订阅消息必须使用模板。',
      },
      fix: {
        en: 'Write the template of the category to the channel: `template: { id, params }`.',
        zh: '把该类别对应的模板写到通道配置里：`template: { id, params }`。',
      },
      severity: 'error',
    },
  },
  *check({ wire, account }) {
    if (classOf(channelOf(wire, account)) === 'subscription' && !isFilled(wire['extra.template_id']))
      yield { messageId: 'missing', path: '/extra.template_id' };
  },
});
