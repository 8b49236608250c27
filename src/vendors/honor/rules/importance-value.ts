import { docs, notificationOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { importances } from '../wire.ts';

/** What other APIs call the two classes. */
const lookAlikes = new Map<string, 'NORMAL' | 'LOW'>([
  ['1', 'LOW'],
  ['2', 'NORMAL'],
]);

export default defineRule({
  name: 'importance-value',
  subject: 'wire',
  title: { en: '`importance` is NORMAL or LOW', zh: '`importance` 只能是 NORMAL 或 LOW' },
  docs: docs.classification,
  confidence: 'B',
  aliases: ['HN-IMP-VALUE'],
  messages: {
    unknown: {
      severity: 'error',
      text: {
        en: '`importance` is {value}; HONOR knows NORMAL (service and communication) and LOW (marketing), in capitals, and has no HIGH.',
        zh: '`importance` 为 {value}；荣耀只有大写的 NORMAL（服务通讯）与 LOW（资讯营销），没有 HIGH。',
      },
      fix: { en: 'Write NORMAL or LOW.', zh: '请填写 NORMAL 或 LOW。' },
    },
    relayNumber: {
      severity: 'error',
      text: {
        en: '`importance` is {value}, a number that push relays use for {word}; HONOR’s own field takes the word.',
        zh: '`importance` 为 {value}，这是中转平台表示 {word} 的数字；直连荣耀时须填写单词。',
      },
      fix: { en: 'Write {word}.', zh: '请改为 {word}。' },
    },
  },
  *check({ wire }) {
    const value: unknown = notificationOf(wire)?.importance;
    if (value === undefined || value === null || value === '' || importances.some((known) => known === value)) return;
    const path = '/android/notification/importance';
    const word = lookAlikes.get(shown(value));
    if (word) yield { messageId: 'relayNumber', path, data: { value: shown(value), word } };
    else yield { messageId: 'unknown', path, data: { value: shown(value) } };
  },
});
