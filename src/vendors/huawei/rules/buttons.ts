import { androidFacts, charsOf, docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isObject } from '../shape.ts';
import { buttonDataMaxChars, buttonNameMaxChars, buttonsMax } from '../wire.ts';

const path = '/body/message/android/notification/buttons';

export default defineRule({
  name: 'buttons',
  subject: 'wire',
  title: { en: 'Up to three buttons, each complete', zh: '按钮最多三个，且字段完整' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-BUTTONS'],
  messages: {
    many: {
      severity: 'error',
      text: { en: 'There are {count} buttons; HUAWEI takes {limit}.', zh: '共有 {count} 个按钮，华为最多接受 {limit} 个。' },
      fix: { en: 'Keep the {limit} that matter.', zh: '请只保留最重要的 {limit} 个。' },
    },
    name: {
      severity: 'error',
      text: {
        en: 'The name of a button has {chars} characters; HUAWEI takes {limit}.',
        zh: '按钮名称有 {chars} 个字符，华为最多接受 {limit} 个。',
      },
      fix: { en: 'Shorten the name.', zh: '请缩短名称。' },
    },
    data: {
      severity: 'error',
      text: {
        en: '`data` of a button has {chars} characters; HUAWEI takes {limit}.',
        zh: '按钮的 `data` 有 {chars} 个字符，华为最多接受 {limit} 个。',
      },
      fix: { en: 'Send an id and let the app fetch the rest.', zh: '只传一个 ID，其余内容由应用自行获取。' },
    },
    intentType: {
      severity: 'error',
      text: {
        en: 'A button with `action_type` 1 needs `intent_type`: 0 for an intent, 1 for an action.',
        zh: '`action_type` 为 1 的按钮需要 `intent_type`：0 表示 intent，1 表示 action。',
      },
      fix: { en: 'Add `intent_type`.', zh: '请补充 `intent_type`。' },
    },
  },
  *check({ wire }) {
    const buttons = androidFacts(wire)?.notification['buttons'];
    if (!Array.isArray(buttons)) return;
    if (buttons.length > buttonsMax) yield { messageId: 'many', path, data: { count: buttons.length, limit: buttonsMax } };
    for (const [index, button] of buttons.entries()) {
      if (!isObject(button)) continue;
      const at = `${path}/${index}`;
      const nameChars = typeof button['name'] === 'string' ? charsOf(button['name']) : 0;
      const dataChars = typeof button['data'] === 'string' ? charsOf(button['data']) : 0;
      if (nameChars > buttonNameMaxChars)
        yield { messageId: 'name', path: `${at}/name`, data: { chars: nameChars, limit: buttonNameMaxChars } };
      if (dataChars > buttonDataMaxChars)
        yield { messageId: 'data', path: `${at}/data`, data: { chars: dataChars, limit: buttonDataMaxChars } };
      if (button['action_type'] === 1 && button['intent_type'] === undefined) yield { messageId: 'intentType', path: at };
    }
  },
});
