import { charsOf, docs, notificationOf, shown, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { activityMaxChars, urlMaxChars } from '../wire.ts';

const known: readonly unknown[] = [0, 1, 2, 4, 5];

export default defineRule({
  name: 'click-fields',
  subject: 'wire',
  title: { en: 'A click action has the fields of its type', zh: '点击动作须带上对应的字段' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/click-fields'],
  messages: {
    unknownType: {
      severity: 'error',
      text: {
        en: '`click_action_type` is {type}; OPPO knows 0, 1, 2, 4 and 5.',
        zh: '`click_action_type` 为 {type}，OPPO 只支持 0、1、2、4、5。',
      },
      fix: {
        en: 'Use 0 (app), 1 (activity by action), 2 (web page), 4 (activity by class) or 5 (intent URL).',
        zh: '请使用 0（应用）、1（按 action 打开页面）、2（网页）、4（按类名打开页面）或 5（Intent scheme URL）。',
      },
    },
    missingActivity: {
      severity: 'error',
      text: {
        en: '`click_action_type` {type} needs `click_action_activity`.',
        zh: '`click_action_type`={type} 需要 `click_action_activity`。',
      },
      fix: {
        en: 'Give the intent action (type 1) or the full class name (type 4).',
        zh: '请填写 Intent action（类型 1）或完整类名（类型 4）。',
      },
    },
    missingUrl: {
      severity: 'error',
      text: { en: '`click_action_type` {type} needs `click_action_url`.', zh: '`click_action_type`={type} 需要 `click_action_url`。' },
      fix: {
        en: 'Give the web address (type 2) or the intent URL (type 5).',
        zh: '请填写网页地址（类型 2）或 Intent scheme URL（类型 5）。',
      },
    },
    ignored: {
      severity: 'warn',
      text: {
        en: '`{field}` has no effect: `click_action_type` is 0 and just opens the app.',
        zh: '`{field}` 不会生效：`click_action_type` 为 0，只会打开应用。',
      },
      fix: { en: 'Set the type that goes with `{field}`, or leave the field out.', zh: '设置与 `{field}` 对应的类型，或去掉该字段。' },
    },
    tooLong: {
      severity: 'error',
      text: { en: '`{field}` has {chars} characters; OPPO takes {limit}.', zh: '`{field}` 有 {chars} 个字符，OPPO 最多接受 {limit} 个。' },
      fix: { en: 'Shorten it; put data into `data` instead.', zh: '请缩短；业务参数可放到 `data` 里。' },
    },
  },
  *check({ wire }) {
    const notification = notificationOf(wire);
    const type: unknown = notification.click_action_type ?? 0;
    const activity = textOf(notification.click_action_activity) ?? '';
    const url = textOf(notification.click_action_url) ?? '';
    if (!known.includes(type)) yield { messageId: 'unknownType', path: '/notification/click_action_type', data: { type: shown(type) } };
    if ((type === 1 || type === 4) && activity === '')
      yield { messageId: 'missingActivity', path: '/notification/click_action_activity', data: { type } };
    if ((type === 2 || type === 5) && url === '') yield { messageId: 'missingUrl', path: '/notification/click_action_url', data: { type } };
    for (const { field, text, limit } of [
      { field: 'click_action_activity', text: activity, limit: activityMaxChars },
      { field: 'click_action_url', text: url, limit: urlMaxChars },
    ]) {
      const path = `/notification/${field}`;
      if (type === 0 && text !== '') yield { messageId: 'ignored', path, data: { field } };
      if (charsOf(text) > limit) yield { messageId: 'tooLong', path, data: { field, chars: charsOf(text), limit } };
    }
  },
});
