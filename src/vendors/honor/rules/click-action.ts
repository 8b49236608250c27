import { defaultsOf, docs, isFilled, notificationOf, shown } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';
import { clickTypes } from '../wire.ts';

export default defineRule({
  name: 'click-action',
  subject: 'wire',
  title: { en: 'A notification says what a tap does', zh: '通知消息须指定点击动作' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-CLICK'],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'There is no `clickAction`, which HONOR requires in a notification.',
        zh: '缺少 `clickAction`，荣耀的通知消息必须填写。',
      },
      fix: { en: 'Set `click: {open: app}`, or another action.', zh: '请设置 `click: {open: app}` 或其他动作。' },
    },
    type: {
      severity: 'error',
      text: {
        en: '`clickAction.type` is {type}; HONOR knows 1 (page), 2 (URL) and 3 (open the app).',
        zh: '`clickAction.type` 为 {type}；荣耀只有 1（页面）、2（网址）和 3（打开应用）。',
      },
      fix: { en: 'Use 1, 2 or 3.', zh: '请使用 1、2 或 3。' },
    },
    typeMissing: {
      severity: 'error',
      text: { en: '`clickAction` has no `type`.', zh: '`clickAction` 缺少 `type`。' },
      fix: { en: 'Use 1 (page), 2 (URL) or 3 (open the app).', zh: '请填写 1（页面）、2（网址）或 3（打开应用）。' },
    },
    page: {
      severity: 'error',
      text: {
        en: '`clickAction.type` 1 needs `intent` or `action`.',
        zh: '`clickAction.type` 为 1 时需要 `intent` 或 `action`。',
      },
      fix: {
        en: 'Give the intent URI (`Intent.toUri`) or the action of an intent filter.',
        zh: '请填写 intent URI（由 `Intent.toUri` 生成）或 intent-filter 中的 action。',
      },
    },
    url: {
      severity: 'error',
      text: {
        en: '`clickAction.type` 2 needs an https `url`; this is {url}.',
        zh: '`clickAction.type` 为 2 时需要 https 的 `url`，实际为 {url}。',
      },
      fix: {
        en: 'Give an https URL; a deep link belongs in `intent` with type 1.',
        zh: '请填写 https 网址；深链接请用类型 1 的 `intent`。',
      },
    },
  },
  *check({ wire }) {
    const notification = notificationOf(wire);
    const path = '/android/notification/clickAction';
    const click: unknown = notification?.clickAction;
    if (click === undefined) {
      if (notification || defaultsOf(wire)) yield { messageId: 'missing', path };
      return;
    }
    const { type, intent, action, url } = isObject(click) ? click : {};
    if (type === undefined) yield { messageId: 'typeMissing', path };
    else if (!Object.values(clickTypes).some((known) => known === type))
      yield { messageId: 'type', path: `${path}/type`, data: { type: shown(type) } };
    else if (type === clickTypes.page && !isFilled(intent) && !isFilled(action)) yield { messageId: 'page', path };
    else if (type === clickTypes.url && !(typeof url === 'string' && /^https:\/\/./i.test(url)))
      yield { messageId: 'url', path: `${path}/url`, data: { url: url === undefined ? '-' : shown(url) } };
  },
});
