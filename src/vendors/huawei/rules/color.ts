import { androidFacts, docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { colorPattern } from '../wire.ts';

export default defineRule({
  name: 'color',
  subject: 'wire',
  title: { en: 'The colour is written #RRGGBB', zh: '颜色须写成 #RRGGBB' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-COLOR'],
  messages: {
    format: {
      severity: 'error',
      text: { en: '`color` is `{given}`, not `#RRGGBB`.', zh: '`color` 为 `{given}`，不符合 `#RRGGBB` 格式。' },
      fix: { en: 'Write six hex digits after `#`, such as `#1A73E8`.', zh: '请在 `#` 后写 6 位十六进制，例如 `#1A73E8`。' },
    },
  },
  *check({ wire }) {
    const color = androidFacts(wire)?.notification['color'];
    if (color !== undefined && !(typeof color === 'string' && colorPattern.test(color)))
      yield { messageId: 'format', path: '/body/message/android/notification/color', data: { given: shown(color) } };
  },
});
