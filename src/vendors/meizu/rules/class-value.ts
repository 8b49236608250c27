import { docs, numberOf, partOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'class-value',
  subject: 'wire',
  title: { en: '`noticeMsgType` is 0 or 1', zh: '`noticeMsgType` 取值为 0 或 1' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-CL-002'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: '`noticeMsgType` is {value}; Meizu knows 0 and 1.', zh: '`noticeMsgType` 为 {value}，魅族只支持 0 和 1。' },
      fix: { en: 'Use 0 for public (公信) or 1 for private (私信).', zh: '公信填 0，私信填 1。' },
    },
  },
  *check({ wire }) {
    const value = partOf(wire, 'noticeBarInfo')['noticeMsgType'];
    if (value === undefined || value === null) return;
    const number = numberOf(value);
    if (number !== 0 && number !== 1)
      yield { messageId: 'unknown', path: '/messageJson/noticeBarInfo/noticeMsgType', data: { value: shown(value) } };
  },
});
