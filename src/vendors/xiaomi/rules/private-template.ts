import { channelOf, classOf, isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

/** Apps enabled from this day on must use templates at once. */
const templatesFromStart = '2026-07-01';

export default defineRule({
  name: 'private-template',
  subject: 'wire',
  title: { en: 'A private message carries a template', zh: '私信消息须使用消息模板' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  confidence: 'C',
  aliases: ['XM-CH-004'],
  messages: {
    missing: {
      text: {
        en: 'The channel is private (私信) but the message has no `extra.template_id`; from 2026-12-31 on every private message needs a template.',
        zh: '通道属于私信，但消息没有 `extra.template_id`；自 2026-12-31 起，所有私信消息都必须使用模板。',
      },
      fix: {
        en: 'Choose an official template or apply for one, and write it to the channel: `template: { id, params }`.',
        zh: '选用官方模板或申请自定义模板，并写到通道配置里：`template: { id, params }`。',
      },
      severity: [{ until: '2026-12-31', value: 'warn' }, { value: 'error' }],
    },
    newApp: {
      text: {
        en: 'The channel is private (私信) but the message has no `extra.template_id`; apps enabled from 2026-07-01 on must use templates.',
        zh: '通道属于私信，但消息没有 `extra.template_id`；2026-07-01 起启用推送的应用必须使用模板。',
      },
      fix: {
        en: 'Choose an official template or apply for one, and write it to the channel: `template: { id, params }`.',
        zh: '选用官方模板或申请自定义模板，并写到通道配置里：`template: { id, params }`。',
      },
      severity: 'error',
    },
  },
  *check({ wire, account }) {
    if (isFilled(wire['extra.template_id']) || classOf(channelOf(wire, account)) !== 'private') return;
    const enabledOn = account?.appEnabledOn;
    yield { messageId: enabledOn !== undefined && enabledOn >= templatesFromStart ? 'newApp' : 'missing', path: '/extra.template_id' };
  },
});
