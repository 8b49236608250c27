import { isFilled, numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'click-effect',
  subject: 'wire',
  title: { en: 'A notification says what a tap does', zh: '通知须指定点击行为' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1856',
  confidence: 'A',
  aliases: ['XM-EF-001', 'XM-EF-002'],
  from: '2024-09-30',
  messages: {
    missing: {
      text: {
        en: 'The notification has no `extra.notify_effect`; such custom notifications ended on 2024-09-30.',
        zh: '通知没有 `extra.notify_effect`；这类自定义行为的通知已于 2024-09-30 停用。',
      },
      fix: {
        en: 'Set it to 1 (open the app), 2 (open an activity) or 3 (open a web page), or write `click` in the message.',
        zh: '设为 1（打开应用）、2（打开指定页面）或 3（打开网页），或在消息里写 `click`。',
      },
      severity: 'error',
    },
    value: {
      text: { en: '`extra.notify_effect` is {value}; only 1, 2 and 3 exist.', zh: '`extra.notify_effect` 为 {value}，只能取 1、2、3。' },
      fix: {
        en: 'Use 1 (open the app), 2 (open an activity) or 3 (open a web page).',
        zh: '改为 1（打开应用）、2（打开指定页面）或 3（打开网页）。',
      },
      severity: 'error',
    },
    noActivity: {
      text: {
        en: 'A tap shall open an activity, but neither `extra.intent_uri` nor `extra.class_name` is set.',
        zh: '点击行为是打开指定页面，却没有 `extra.intent_uri` 或 `extra.class_name`。',
      },
      fix: {
        en: 'Add the intent URI of the activity, or write `click: { open: activity, activity: .MainActivity }`.',
        zh: '补上页面的 intent URI，或写成 `click: { open: activity, activity: .MainActivity }`。',
      },
      severity: 'error',
    },
    noPage: {
      text: {
        en: 'A tap shall open a web page, but `extra.web_uri` is missing or is no http address.',
        zh: '点击行为是打开网页，但 `extra.web_uri` 缺失或不是 http 地址。',
      },
      fix: { en: 'Add the full address, beginning with https:// (or http://).', zh: '补上以 https://（或 http://）开头的完整地址。' },
      severity: 'error',
    },
  },
  *check({ wire }) {
    const effect = wire['extra.notify_effect'];
    const path = '/extra.notify_effect';
    if (!isFilled(effect)) {
      if (numberOf(wire.pass_through) !== 1) yield { messageId: 'missing', path };
      return;
    }
    switch (String(effect)) {
      case '1':
        return;
      case '2':
        if (!isFilled(wire['extra.intent_uri']) && !isFilled(wire['extra.class_name']))
          yield { messageId: 'noActivity', path: '/extra.intent_uri' };
        return;
      case '3':
        if (!/^https?:\/\/\S+$/i.test(String(wire['extra.web_uri'] ?? ''))) yield { messageId: 'noPage', path: '/extra.web_uri' };
        return;
      default:
        yield { messageId: 'value', data: { value: String(effect) }, path };
    }
  },
});
