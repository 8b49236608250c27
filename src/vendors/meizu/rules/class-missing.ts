import { docs, isThrough, partOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'class-missing',
  subject: 'wire',
  title: { en: 'The message says whether it is public or private', zh: '消息须注明公信或私信' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-CL-001'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: '`noticeMsgType` is absent, so the message counts as public (公信): 3 to 5 a device and day, according to one secondary source; further ones are refused with 110011.',
        zh: '未填写 `noticeMsgType`，将按公信处理：每台设备每天 3～5 条（来自单一二手来源），超出返回 110011。',
      },
      fix: {
        en: 'Set `kind` in the message, or `vendors.meizu.noticeBarInfo.noticeMsgType`: 0 public, 1 private.',
        zh: '请在消息中设置 `kind`，或设置 `vendors.meizu.noticeBarInfo.noticeMsgType`：0 为公信，1 为私信。',
      },
    },
  },
  *check({ wire }) {
    if (isThrough(wire)) return;
    const value = partOf(wire, 'noticeBarInfo')['noticeMsgType'];
    if (value === undefined || value === null) yield { messageId: 'missing', path: '/messageJson/noticeBarInfo/noticeMsgType' };
  },
});
