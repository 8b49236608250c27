import { docs, isFilled, notificationOf, shown } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';
import { badgeAddRange, badgeSetRange } from '../wire.ts';

export default defineRule({
  name: 'badge',
  subject: 'wire',
  title: { en: 'A badge names its activity and a number', zh: '角标须带启动 Activity 和数字' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-BADGE'],
  messages: {
    classMissing: {
      severity: 'error',
      text: { en: 'The badge has no `badgeClass`, which HONOR requires.', zh: '角标缺少 `badgeClass`，荣耀要求必填。' },
      fix: {
        en: 'Set `vendors.honor.badgeClass` in the config to the full class name of the launcher activity.',
        zh: '请在配置中把 `vendors.honor.badgeClass` 设为启动 Activity 的完整类名。',
      },
    },
    range: {
      severity: 'error',
      text: { en: '`badge.{name}` is {value}; {min} to {max} are allowed.', zh: '`badge.{name}` 为 {value}，允许 {min} 到 {max}。' },
      fix: { en: 'Use a whole number in this range.', zh: '请使用该范围内的整数。' },
    },
  },
  *check({ wire }) {
    const badge: unknown = notificationOf(wire)?.badge;
    if (badge === undefined) return;
    const path = '/android/notification/badge';
    const given = isObject(badge) ? badge : {};
    if (!isFilled(given['badgeClass'])) yield { messageId: 'classMissing', path };
    for (const [name, [min, max]] of [
      ['addNum', badgeAddRange],
      ['setNum', badgeSetRange],
    ] as const) {
      const value = given[name];
      if (value !== undefined && !(Number.isInteger(value) && Number(value) >= min && Number(value) <= max))
        yield { messageId: 'range', path: `${path}/${name}`, data: { name, value: shown(value), min, max } };
    }
  },
});
