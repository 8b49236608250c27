import { charsOf, docs, notificationOf, shown } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';
import { buttonActions, maxButtonDataChars, maxButtonNameChars, maxButtons } from '../wire.ts';

export default defineRule({
  name: 'buttons',
  subject: 'wire',
  title: { en: 'A notification has at most three buttons', zh: '通知最多三个按钮' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-BUTTONS'],
  messages: {
    tooMany: {
      severity: 'error',
      text: { en: 'There are {count} buttons; HONOR shows at most {max}.', zh: '共有 {count} 个按钮，荣耀最多支持 {max} 个。' },
      fix: { en: 'Remove the buttons beyond the limit.', zh: '请删除多出的按钮。' },
    },
    notList: {
      severity: 'error',
      text: { en: '`buttons` must be a list of objects.', zh: '`buttons` 必须是对象数组。' },
      fix: { en: 'Write each button as an object with `name` and `actionType`.', zh: '每个按钮写成带 `name` 与 `actionType` 的对象。' },
    },
    name: {
      severity: 'error',
      text: {
        en: 'The name of button {number} has {count} characters; at most {max} are allowed.',
        zh: '第 {number} 个按钮的名称有 {count} 个字符，最多 {max} 个。',
      },
      fix: { en: 'Shorten the name.', zh: '请缩短名称。' },
    },
    data: {
      severity: 'error',
      text: {
        en: 'The `data` of button {number} has {count} characters; at most {max} are allowed.',
        zh: '第 {number} 个按钮的 `data` 有 {count} 个字符，最多 {max} 个。',
      },
      fix: { en: 'Send an id and let the app fetch the rest.', zh: '只发送 id，其余内容由应用自行拉取。' },
    },
    action: {
      severity: 'error',
      text: {
        en: '`actionType` of button {number} is {type}; HONOR knows 0 (home), 1 (page) and 2 (web).',
        zh: '第 {number} 个按钮的 `actionType` 为 {type}；荣耀只有 0（首页）、1（页面）和 2（网页）。',
      },
      fix: { en: 'Use 0, 1 or 2.', zh: '请使用 0、1 或 2。' },
    },
    intentType: {
      severity: 'error',
      text: {
        en: 'Button {number} opens a page (`actionType` 1) and has no `intentType`.',
        zh: '第 {number} 个按钮打开页面（`actionType` 为 1），但缺少 `intentType`。',
      },
      fix: {
        en: 'Set `intentType` to 0 (`intent` is a URI) or 1 (`intent` is an action).',
        zh: '请把 `intentType` 设为 0（`intent` 为 URI）或 1（`intent` 为 action）。',
      },
    },
  },
  *check({ wire }) {
    const buttons: unknown = notificationOf(wire)?.buttons;
    if (buttons === undefined) return;
    const path = '/android/notification/buttons';
    if (!Array.isArray(buttons)) {
      yield { messageId: 'notList', path };
      return;
    }
    if (buttons.length > maxButtons) yield { messageId: 'tooMany', path, data: { count: buttons.length, max: maxButtons } };
    for (const [index, button] of (buttons as unknown[]).entries()) {
      const at = `${path}/${index}`;
      if (!isObject(button)) {
        yield { messageId: 'notList', path: at };
        continue;
      }
      const number = index + 1;
      const { name, data, actionType, intentType } = button;
      const nameChars = typeof name === 'string' ? charsOf(name) : 0;
      if (nameChars > maxButtonNameChars)
        yield { messageId: 'name', path: `${at}/name`, data: { number, count: nameChars, max: maxButtonNameChars } };
      const text = data === undefined ? '' : typeof data === 'string' ? data : JSON.stringify(data);
      if (charsOf(text) > maxButtonDataChars)
        yield { messageId: 'data', path: `${at}/data`, data: { number, count: charsOf(text), max: maxButtonDataChars } };
      if (!Object.values(buttonActions).some((known) => known === actionType))
        yield { messageId: 'action', path: `${at}/actionType`, data: { number, type: actionType === undefined ? '-' : shown(actionType) } };
      else if (actionType === buttonActions.page && intentType !== 0 && intentType !== 1)
        yield { messageId: 'intentType', path: `${at}/intentType`, data: { number } };
    }
  },
});
