import { isFilled, templateVariables } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'template-pair',
  subject: 'wire',
  title: { en: 'Template id and parameters travel together', zh: '模板 id 与模板参数须同时发送' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  confidence: 'A',
  aliases: ['XM-TP-004'],
  messages: {
    noId: {
      text: {
        en: '`extra.template_param` is set but `extra.template_id` is not.',
        zh: '设置了 `extra.template_param`，却没有 `extra.template_id`。',
      },
      fix: { en: 'Send the id of the template too.', zh: '同时发送模板 id。' },
      severity: 'error',
    },
    noParam: {
      text: {
        en: '`extra.template_id` is set but `extra.template_param` is not.',
        zh: '设置了 `extra.template_id`，却没有 `extra.template_param`。',
      },
      fix: {
        en: 'Fill in the variables under `params` of the channel’s `template`.',
        zh: '在通道 `template` 的 `params` 下填写模板变量。',
      },
      severity: 'error',
    },
  },
  *check({ wire, account }) {
    const id = wire['extra.template_id'];
    const hasId = isFilled(id);
    const hasParam = isFilled(wire['extra.template_param']);
    if (hasParam && !hasId) yield { messageId: 'noId', path: '/extra.template_id' };
    if (!hasId || hasParam) return;
    const template = Object.values(account?.channels ?? {}).find((channel) => channel.template?.id === String(id))?.template;
    const text = `${template?.title ?? ''}${template?.content ?? ''}`;
    // A template whose known text has no variables needs no parameters.
    if (text === '' || templateVariables(text).length > 0) yield { messageId: 'noParam', path: '/extra.template_param' };
  },
});
