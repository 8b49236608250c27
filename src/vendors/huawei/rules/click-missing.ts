import { androidFacts, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isObject } from '../shape.ts';

export default defineRule({
  name: 'click-missing',
  subject: 'wire',
  title: { en: 'A notification says what a tap does', zh: '通知须指定点击行为' },
  docs: docs.click,
  confidence: 'A',
  aliases: ['HW-CLICK-MISSING'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'There is no `{field}`; HUAWEI answers 80100003.', zh: '缺少 `{field}`，华为会返回 80100003。' },
      fix: { en: 'Set `click: app` in the message, or the field itself.', zh: '请在消息中设置 `click: app`，或直接填写该字段。' },
    },
  },
  *check({ wire }) {
    const android = androidFacts(wire);
    if (android?.shows && !isObject(android.notification['click_action']))
      yield { messageId: 'missing', path: '/body/message/android/notification/click_action', data: { field: 'click_action' } };
    const harmony = harmonyFacts(wire);
    if (harmony?.shows && !harmony.badgeOnly && !isObject(harmony.notification['clickAction']))
      yield { messageId: 'missing', path: '/body/payload/notification/clickAction', data: { field: 'clickAction' } };
  },
});
