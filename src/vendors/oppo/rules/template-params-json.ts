import { valueAt } from '../../../core/pointer.ts';
import { docs, jsonObjectOf, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { placeholderNames } from '../template.ts';

const sides = [
  { field: 'private_title_parameters', side: 'title' },
  { field: 'private_content_parameters', side: 'content' },
] as const;

export default defineRule({
  name: 'template-params-json',
  subject: 'wire',
  title: { en: 'Template parameters are a JSON object with the names of the template', zh: '模板参数须为 JSON 对象，且键名与模板一致' },
  docs: docs.templates,
  confidence: 'C',
  aliases: ['oppo/template-params-json'],
  messages: {
    notObject: {
      severity: 'error',
      text: {
        en: '`{field}` is not a JSON object; OPPO answers with a text such as "syntax error, pos 1".',
        zh: '`{field}` 不是 JSON 对象，OPPO 会返回“syntax error, pos 1”之类的错误。',
      },
      fix: { en: 'Send an object such as {"sender":"Anna"}, as JSON text.', zh: '传 JSON 文本形式的对象，例如 {"sender":"Anna"}。' },
    },
    missingName: {
      severity: 'warn',
      text: {
        en: 'The configured template has a placeholder `{name}` for which `{field}` gives no value.',
        zh: '配置的模板中有占位符 `{name}`，但 `{field}` 没有给出对应的值。',
      },
      fix: { en: 'Add `{name}` to `channels.<name>.template.params`.', zh: '在 `channels.<名称>.template.params` 中补上 `{name}`。' },
    },
    unfilled: {
      severity: 'warn',
      text: {
        en: 'The parameter `{name}` in `{field}` still holds the unfilled reference to `{reference}`: the message has no such value.',
        zh: '`{field}` 中的参数 `{name}` 仍是未替换的引用 `{reference}`：消息里没有这个值。',
      },
      fix: { en: 'Give the message a value for `{reference}`, or change the parameter.', zh: '在消息中提供 `{reference}`，或修改该参数。' },
    },
  },
  *check({ wire, account, message }) {
    const notification = notificationOf(wire);
    const id = notification.private_msg_template_id;
    const template =
      id === undefined ? undefined : Object.values(account?.channels ?? {}).find((channel) => channel.template?.id === id)?.template;
    for (const { field, side } of sides) {
      const value: unknown = notification[field];
      const path = `/notification/${field}`;
      const given = value === undefined ? {} : jsonObjectOf(value);
      if (!given) {
        yield { messageId: 'notObject', path, data: { field } };
        continue;
      }
      for (const name of placeholderNames(template?.[side]))
        if (!Object.hasOwn(given, name)) yield { messageId: 'missingName', path, data: { field, name } };
      for (const [name, text] of Object.entries(given)) {
        const reference = unfilledReference(template?.params?.[name], text, message);
        if (reference !== undefined) yield { messageId: 'unfilled', path, data: { field, name, reference } };
      }
    }
  },
});

/** The reference of a parameter's pattern that reached the wire as it stands because the message has no such value. */
function unfilledReference(pattern: string | undefined, text: unknown, message: unknown): string | undefined {
  if (pattern === undefined || typeof text !== 'string') return undefined;
  for (const [whole, reference] of pattern.matchAll(/\{([A-Za-z][\w.]*)\}/g))
    if (reference !== undefined && text.includes(whole) && valueAt(message, `/${reference.replaceAll('.', '/')}`) === undefined)
      return reference;
  return undefined;
}
