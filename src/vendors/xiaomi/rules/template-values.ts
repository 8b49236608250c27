import { charCount, templateParamOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxTemplateValueChars } from '../wire.ts';

const illegal = /[\p{So}\p{Cn}\p{Cs}\p{Emoji_Presentation}\u{FE0F}\u{20E3}]/u;
const unfilled = /\{(?:title|body|data\.[\w.]+)\}/;

export default defineRule({
  name: 'template-values',
  subject: 'wire',
  title: { en: 'Template values are plain short text', zh: '模板变量取值须为简短的纯文本' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  confidence: 'A',
  aliases: ['XM-TP-002'],
  messages: {
    blank: {
      text: { en: 'The template parameter `{name}` is empty or blank.', zh: '模板参数 `{name}` 为空。' },
      fix: { en: 'Give it a value.', zh: '请填写取值。' },
      severity: 'error',
    },
    tooLong: {
      text: {
        en: 'The template parameter `{name}` has {count} characters; {max} are permitted.',
        zh: '模板参数 `{name}` 有 {count} 个字符，上限为 {max} 个。',
      },
      fix: { en: 'Shorten the value before sending.', zh: '发送前截短该值。' },
      severity: 'error',
    },
    illegal: {
      text: {
        en: 'The template parameter `{name}` contains an emoji, a symbol or an unassigned character, which Xiaomi refuses in templates.',
        zh: '模板参数 `{name}` 含有 emoji、特殊符号或未分配的字符，小米模板不接受。',
      },
      fix: { en: 'Remove such characters from values that go into a template.', zh: '把此类字符从模板取值中去掉。' },
      severity: 'error',
    },
    unfilled: {
      text: {
        en: 'The template parameter `{name}` still holds a placeholder of the config, because the message has no such value.',
        zh: '模板参数 `{name}` 仍是配置中的占位符，因为消息里没有对应的值。',
      },
      fix: { en: 'Add the value to the message, or change the `params` of the channel.', zh: '在消息中补上该值，或修改通道的 `params`。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    const path = '/extra.template_param';
    for (const [name, value] of Object.entries(templateParamOf(wire) ?? {})) {
      if (typeof value !== 'string') continue;
      const count = charCount(value);
      if (value.trim() === '') yield { messageId: 'blank', data: { name }, path };
      else if (unfilled.test(value)) yield { messageId: 'unfilled', data: { name }, path };
      if (count > maxTemplateValueChars) yield { messageId: 'tooLong', data: { name, count, max: maxTemplateValueChars }, path };
      if (illegal.test(value)) yield { messageId: 'illegal', data: { name }, path };
    }
  },
});
