import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'target-list',
  subject: 'batch',
  title: { en: 'The list of regIds is clean', zh: 'regId 列表中不应有空项、合并项或重复项' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-TG-002'],
  messages: {
    blank: {
      text: { en: '{count} regIds are empty or contain blanks.', zh: '有 {count} 个 regId 为空或含有空格。' },
      fix: { en: 'Trim the list and drop empty lines.', zh: '去掉首尾空格和空行。' },
      severity: 'warn',
    },
    comma: {
      text: { en: '{count} regIds contain a comma: several were joined.', zh: '有 {count} 个 regId 含有逗号，像是把多个连在了一起。' },
      fix: { en: 'Give one regId a line.', zh: '每行只写一个 regId。' },
      severity: 'warn',
    },
    duplicate: {
      text: {
        en: '{count} regIds occur more than once; their users would get the message again.',
        zh: '有 {count} 个 regId 重复出现，对应用户会重复收到消息。',
      },
      fix: { en: 'Remove the duplicates.', zh: '请去重。' },
      severity: 'warn',
    },
  },
  *check({ batch: { targets } }) {
    const blank = targets.filter((target) => target === '' || /\s/.test(target)).length;
    const comma = targets.filter((target) => target.includes(',')).length;
    const duplicate = targets.length - new Set(targets).size;
    if (blank > 0) yield { messageId: 'blank', data: { count: blank } };
    if (comma > 0) yield { messageId: 'comma', data: { count: comma } };
    if (duplicate > 0) yield { messageId: 'duplicate', data: { count: duplicate } };
  },
});
