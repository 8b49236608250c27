import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxPerMinute } from '../wire.ts';

export default defineRule({
  name: 'target-list',
  subject: 'batch',
  title: { en: 'The list of pushIds is clean', zh: 'pushId 列表中不应有空项或重复项' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-TG-002', 'MZ-RT-001'],
  messages: {
    blank: {
      severity: 'warn',
      text: { en: '{count} pushIds are empty or contain blanks.', zh: '有 {count} 个 pushId 为空或含有空格。' },
      fix: { en: 'Trim the list and drop empty lines.', zh: '请去掉首尾空格和空行。' },
    },
    duplicate: {
      severity: 'warn',
      text: { en: '{count} of {total} targets repeat a pushId.', zh: '{total} 个目标中有 {count} 个是重复的 pushId。' },
      fix: { en: 'Remove the duplicates.', zh: '请去重。' },
    },
    tooOften: {
      severity: 'warn',
      text: {
        en: '{count} pushIds occur more than {limit} times; above {limit} messages a minute to one device Meizu collapses them (520).',
        zh: '有 {count} 个 pushId 出现超过 {limit} 次；同一设备每分钟超过 {limit} 条，魅族会折叠消息（520）。',
      },
      fix: { en: 'Space the messages to one device out.', zh: '请拉开对同一设备的推送间隔。' },
    },
  },
  *check({ batch: { targets } }) {
    const blank = targets.filter((target) => target === '' || /\s/.test(target)).length;
    if (blank > 0) yield { messageId: 'blank', data: { count: blank } };
    const times = new Map<string, number>();
    for (const target of targets) times.set(target, (times.get(target) ?? 0) + 1);
    const duplicate = targets.length - times.size;
    if (duplicate > 0) yield { messageId: 'duplicate', data: { count: duplicate, total: targets.length } };
    const often = [...times.values()].filter((count) => count > maxPerMinute).length;
    if (often > 0) yield { messageId: 'tooOften', data: { count: often, limit: maxPerMinute } };
  },
});
