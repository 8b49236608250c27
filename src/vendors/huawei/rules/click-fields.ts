import { androidFacts, docs, harmonyFacts, shown, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isObject } from '../shape.ts';

const androidPath = '/body/message/android/notification/click_action';
const harmonyPath = '/body/payload/notification/clickAction';

export default defineRule({
  name: 'click-fields',
  subject: 'wire',
  title: { en: 'A click action has what its type needs', zh: '点击行为须包含其类型所需的字段' },
  docs: docs.click,
  confidence: 'A',
  aliases: ['HW-CLICK-TYPE1', 'HW-CLICK-URL'],
  messages: {
    page: {
      severity: 'error',
      text: {
        en: 'Type 1 opens a page of the app, but there is neither `{first}` nor `action`.',
        zh: '类型 1 表示打开应用内页面，但既没有 `{first}` 也没有 `action`。',
      },
      fix: { en: 'Add one of them, or open the app only.', zh: '请补充其中之一，或改为只打开应用。' },
    },
    url: {
      severity: 'error',
      text: { en: 'Type 2 opens a web page, but `url` is not an https address.', zh: '类型 2 表示打开网页，但 `url` 不是 https 地址。' },
      fix: { en: 'Use an https address; games may not open web pages at all.', zh: '请使用 https 地址；游戏类应用不允许打开网页。' },
    },
    type: {
      severity: 'error',
      text: { en: '`{given}` is not a type of click action here.', zh: '`{given}` 不是此处支持的点击行为类型。' },
      fix: { en: 'Use one of {allowed}.', zh: '请使用以下取值之一：{allowed}。' },
    },
  },
  *check({ wire }) {
    const click = androidFacts(wire)?.notification['click_action'];
    if (isObject(click)) {
      const { type } = click;
      if (type === 1 && !click['intent'] && !click['action']) yield { messageId: 'page', path: androidPath, data: { first: 'intent' } };
      if (type === 2 && !/^https:\/\/\S+$/i.test(textOf(click['url']) ?? '')) yield { messageId: 'url', path: `${androidPath}/url` };
      if (![1, 2, 3, 4].some((known) => known === type))
        yield { messageId: 'type', path: `${androidPath}/type`, data: { given: shown(type), allowed: '1, 2, 3' } };
    }
    const harmony = harmonyFacts(wire)?.notification['clickAction'];
    if (isObject(harmony)) {
      const { actionType } = harmony;
      if (actionType === 1 && !harmony['uri'] && !harmony['action']) yield { messageId: 'page', path: harmonyPath, data: { first: 'uri' } };
      if (![0, 1, 5].some((known) => known === actionType))
        yield { messageId: 'type', path: `${harmonyPath}/actionType`, data: { given: shown(actionType), allowed: '0, 1, 5' } };
    }
  },
});
