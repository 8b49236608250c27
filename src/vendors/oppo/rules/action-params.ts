import { charsOf, docs, jsonObjectOf, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { actionParametersMaxChars } from '../wire.ts';

export default defineRule({
  name: 'action-params',
  subject: 'wire',
  title: {
    en: '`action_parameters` is the text of a JSON object, up to 4000 characters',
    zh: '`action_parameters` 为 JSON 对象文本，不超过 4000 个字符',
  },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/action-params'],
  messages: {
    notObject: {
      severity: 'error',
      text: { en: '`action_parameters` is not the text of a JSON object.', zh: '`action_parameters` 不是 JSON 对象文本。' },
      fix: {
        en: 'Write the values as `data`, or as an object; push-check makes the text.',
        zh: '请把参数写在 `data` 里或写成对象，由 push-check 转成文本。',
      },
    },
    long: {
      severity: 'error',
      text: {
        en: '`action_parameters` has {chars} characters; OPPO takes {limit}.',
        zh: '`action_parameters` 有 {chars} 个字符，OPPO 最多接受 {limit} 个。',
      },
      fix: { en: 'Send an id and let the app fetch the rest.', zh: '只传一个 ID，其余内容由应用自行获取。' },
    },
  },
  *check({ wire }) {
    const value: unknown = notificationOf(wire).action_parameters;
    if (value === undefined) return;
    const path = '/notification/action_parameters';
    if (typeof value !== 'string' || jsonObjectOf(value) === undefined) yield { messageId: 'notObject', path };
    const chars = typeof value === 'string' ? charsOf(value) : 0;
    if (chars > actionParametersMaxChars) yield { messageId: 'long', path, data: { chars, limit: actionParametersMaxChars } };
  },
});
