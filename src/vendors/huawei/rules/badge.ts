import { androidFacts, docs, harmonyFacts, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isObject } from '../shape.ts';
import { badgeAddRange, badgeSetRange } from '../wire.ts';

export default defineRule({
  name: 'badge',
  subject: 'wire',
  title: {
    en: 'Badge numbers stay below 100, and Android wants the launcher class',
    zh: '角标数字小于 100，且 Android 须填写入口 Activity 类名',
  },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-BADGE'],
  messages: {
    range: {
      severity: 'error',
      text: {
        en: '`{field}` is `{given}`; it must be a whole number from {min} to {max}.',
        zh: '`{field}` 为 `{given}`，应为 {min} 至 {max} 的整数。',
      },
      fix: { en: 'Cap the number at {max}.', zh: '请将数字限制在 {max} 以内。' },
    },
    noClass: {
      severity: 'warn',
      text: {
        en: 'The badge has no `class`, so Android does not know which icon it belongs to.',
        zh: '角标缺少 `class`，Android 无法确定对应哪个桌面图标。',
      },
      fix: {
        en: 'Set `launcherActivity` in the config, or `vendors.huawei.android.notification.badge.class`, to the full class name of the launcher activity.',
        zh: '请在配置中设置 `launcherActivity`，或在消息中设置 `vendors.huawei.android.notification.badge.class`，值为入口 Activity 的完整类名。',
      },
    },
  },
  *check({ wire }) {
    const android = androidFacts(wire);
    const badge = android ? android.notification['badge'] : harmonyFacts(wire)?.notification['badge'];
    if (!isObject(badge)) return;
    const base = android ? '/body/message/android/notification/badge' : '/body/payload/notification/badge';
    for (const [field, range] of [
      [android ? 'add_num' : 'addNum', badgeAddRange],
      [android ? 'set_num' : 'setNum', badgeSetRange],
    ] as const) {
      const number = badge[field];
      if (number === undefined) continue;
      if (typeof number !== 'number' || !Number.isInteger(number) || number < range.min || number > range.max)
        yield { messageId: 'range', path: `${base}/${field}`, data: { field, given: shown(number), ...range } };
    }
    if (android && !badge['class']) yield { messageId: 'noClass', path: `${base}/class` };
  },
});
