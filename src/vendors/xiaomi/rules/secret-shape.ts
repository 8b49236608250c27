import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'secret-shape',
  subject: 'account',
  title: { en: 'The AppSecret is the AppSecret', zh: '填写的须是 AppSecret 本身' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1542',
  confidence: 'C',
  aliases: ['XM-AU-001'],
  messages: {
    digits: {
      text: {
        en: 'The AppSecret consists of digits only: an AppKey or AppID was pasted (21301 follows).',
        zh: 'AppSecret 全是数字，填成了 AppKey 或 AppID（会返回 21301）。',
      },
      fix: { en: 'Copy the AppSecret from the console; it usually ends in `==`.', zh: '在控制台复制 AppSecret，通常以 `==` 结尾。' },
      severity: 'error',
    },
    blank: {
      text: { en: 'The AppSecret contains a blank (21301 follows).', zh: 'AppSecret 含有空格（会返回 21301）。' },
      fix: { en: 'Copy it again without blanks or line breaks.', zh: '重新复制，不要带空格或换行。' },
      severity: 'error',
    },
    prefix: {
      text: {
        en: 'The AppSecret starts with `key=`; push-check adds that itself, and twice is refused with 21301.',
        zh: 'AppSecret 以 `key=` 开头；该前缀由 push-check 自动添加，重复会返回 21301。',
      },
      fix: { en: 'Remove the prefix.', zh: '去掉该前缀。' },
      severity: 'error',
    },
  },
  *check({ account: { appSecret } }) {
    const path = '/appSecret';
    if (/^key=/i.test(appSecret)) yield { messageId: 'prefix', path };
    else if (/\s/.test(appSecret)) yield { messageId: 'blank', path };
    else if (/^\d+$/.test(appSecret)) yield { messageId: 'digits', path };
  },
});
