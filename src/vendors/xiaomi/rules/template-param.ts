import { templateParamOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxTemplateParams } from '../wire.ts';

export default defineRule({
  name: 'template-param',
  subject: 'wire',
  title: { en: 'Template parameters are a JSON object of strings', zh: '模板参数须为字符串值的 JSON 对象' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  confidence: 'A',
  aliases: ['XM-TP-001'],
  messages: {
    malformed: {
      text: { en: '`extra.template_param` is not a JSON object.', zh: '`extra.template_param` 不是 JSON 对象。' },
      fix: { en: 'Send an object of texts, such as `{"sender": "Alice"}`.', zh: '请发送值均为字符串的对象，例如 `{"sender": "Alice"}`。' },
      severity: 'error',
    },
    notText: {
      text: { en: 'The template parameter `{name}` is not a string.', zh: '模板参数 `{name}` 不是字符串。' },
      fix: { en: 'Put the value in quotes.', zh: '给该值加上引号。' },
      severity: 'error',
    },
    tooMany: {
      text: {
        en: 'There are {count} template parameters; Xiaomi takes at most {max}.',
        zh: '模板参数有 {count} 个，小米最多接受 {max} 个。',
      },
      fix: { en: 'Use a template with fewer variables.', zh: '改用变量更少的模板。' },
      severity: 'error',
    },
  },
  *check({ wire }) {
    const path = '/extra.template_param';
    if (wire['extra.template_param'] === undefined) return;
    const params = templateParamOf(wire);
    if (!params) {
      yield { messageId: 'malformed', path };
      return;
    }
    for (const [name, value] of Object.entries(params)) if (typeof value !== 'string') yield { messageId: 'notText', data: { name }, path };
    const count = Object.keys(params).length;
    if (count > maxTemplateParams) yield { messageId: 'tooMany', data: { count, max: maxTemplateParams }, path };
  },
});
