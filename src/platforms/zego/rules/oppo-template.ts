import { docs, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** Kinds that OPPO counts as content and marketing. */
const marketing: ReadonlySet<string> = new Set(['marketing', 'news', 'social']);

function isJsonObject(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export default defineRule({
  name: 'oppo-template',
  subject: 'wire',
  title: { en: 'OPPO’s private message template fits the message', zh: 'OPPO 私信模板须与消息相符' },
  docs: docs.messageBody,
  confidence: 'A',
  aliases: ['ZG-OPPO-TPL'],
  messages: {
    marketing: {
      severity: 'warn',
      text: {
        en: 'The message is of kind {kind}, which OPPO counts as content and marketing; there a private message template has no effect.',
        zh: '消息类型为 {kind}，OPPO 归为“内容与营销”类；该分类下私信模板无效。',
      },
      fix: {
        en: 'Leave the template out, or use a strategy with a communication and service category where the content qualifies.',
        zh: '请去掉模板；若内容符合要求，可改用“通讯与服务”类分类的策略。',
      },
    },
    parameters: {
      severity: 'error',
      text: {
        en: '`{name}` must be the text of a JSON object with the template’s parameters.',
        zh: '`{name}` 必须是包含模板参数的 JSON 对象字符串。',
      },
      fix: {
        en: 'Write the parameters as an object; push-check turns it into text.',
        zh: '请以对象形式填写参数，push-check 会转换为字符串。',
      },
    },
    id: {
      severity: 'error',
      text: {
        en: 'There are template parameters but no `TemplateId`.',
        zh: '填写了模板参数，但缺少 `TemplateId`。',
      },
      fix: { en: 'Put in the id of the template that OPPO approved.', zh: '请填写 OPPO 审核通过的模板 ID。' },
    },
  },
  *check({ wire, message }) {
    const template: unknown = offlinePushOf(wire).PrivateMessageTemplate;
    if (typeof template !== 'object' || template === null) return;
    const fields = template as Record<string, unknown>;
    const at = pushPointer(wire, 'PrivateMessageTemplate');
    if (message?.kind !== undefined && marketing.has(message.kind))
      yield { messageId: 'marketing', path: at, data: { kind: message.kind } };
    if (fields['TemplateId'] === undefined) yield { messageId: 'id', path: at };
    for (const name of ['TitleParameters', 'ContentParameters'])
      if (fields[name] !== undefined && !isJsonObject(fields[name]))
        yield { messageId: 'parameters', path: `${at}/${name}`, data: { name } };
  },
});
