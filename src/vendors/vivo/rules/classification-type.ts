import { docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'classification-type',
  subject: 'wire',
  title: { en: 'The classification is the number 0 or 1', zh: 'classification 须为数字 0 或 1' },
  docs: docs.classification,
  confidence: 'C',
  aliases: ['vivo/classification-type'],
  messages: {
    value: {
      severity: 'error',
      text: {
        en: '`classification` is {value}; vivo takes 0 or 1 and answers HTTP 400 or 11000.',
        zh: '`classification` 为 {value}；vivo 只接受 0 或 1，会返回 HTTP 400 或 11000。',
      },
      fix: {
        en: 'Send the number 1 (system) or 0 (operational); the scene belongs into `category`.',
        zh: '请传数字 1（系统消息）或 0（运营消息）；具体场景写在 `category` 中。',
      },
    },
    text: {
      severity: 'warn',
      text: {
        en: '`classification` is the text "{value}"; vivo reads it, but its own type is a number.',
        zh: '`classification` 是字符串 "{value}"；vivo 可以识别，但字段类型应为数字。',
      },
      fix: { en: 'Send it as a number.', zh: '请以数字传递。' },
    },
  },
  *check({ wire }) {
    const value: unknown = wire.classification;
    if (value === undefined || value === null || value === 0 || value === 1) return;
    const path = '/classification';
    if (value === '0' || value === '1') yield { messageId: 'text', path, data: { value } };
    else yield { messageId: 'value', path, data: { value: shown(value) } };
  },
});
