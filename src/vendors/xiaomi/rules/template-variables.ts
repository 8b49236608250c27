import { isFilled, templateParamOf, templateVariables } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'template-variables',
  subject: 'wire',
  title: { en: 'Template parameters match the template’s variables', zh: '模板参数须与模板变量一致' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  confidence: 'A',
  aliases: ['XM-TP-003'],
  messages: {
    missing: {
      text: {
        en: 'The template {template} has the variable `{name}`, but no parameter fills it.',
        zh: '模板 {template} 中有变量 `{name}`，但没有对应的参数。',
      },
      fix: { en: 'Add `{name}` to the `params` of the channel’s template.', zh: '在通道模板的 `params` 中补上 `{name}`。' },
      severity: 'error',
    },
    unknown: {
      text: {
        en: 'The parameter `{name}` is not a variable of the template {template}.',
        zh: '参数 `{name}` 不是模板 {template} 的变量。',
      },
      fix: {
        en: 'Remove it, or correct its name; names and number must be the same.',
        zh: '删除或更正名称；变量的名称和数量必须完全一致。',
      },
      severity: 'error',
    },
  },
  *check({ wire, account }) {
    const template = String(wire['extra.template_id'] ?? '');
    const configured = Object.values(account?.channels ?? {}).find((channel) => channel.template?.id === template)?.template;
    // Official templates are kept in the console: without their text nothing can be compared.
    if (!configured || (!isFilled(configured.title) && !isFilled(configured.content))) return;
    const params = wire['extra.template_param'] === undefined ? {} : templateParamOf(wire);
    if (!params) return;
    const variables = new Set(templateVariables(`${configured.title ?? ''}\n${configured.content ?? ''}`));
    const path = '/extra.template_param';
    for (const name of variables) if (!Object.hasOwn(params, name)) yield { messageId: 'missing', data: { name, template }, path };
    for (const name of Object.keys(params)) if (!variables.has(name)) yield { messageId: 'unknown', data: { name, template }, path };
  },
});
