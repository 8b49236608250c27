import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'app-id',
  subject: 'account',
  title: { en: 'The appId is a number', zh: 'appId 为数字' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-AU-003'],
  messages: {
    notDigits: {
      severity: 'error',
      text: {
        en: 'The appId has other characters than digits; Meizu answers 110000.',
        zh: 'appId 含有数字以外的字符，魅族会返回 110000。',
      },
      fix: {
        en: 'Copy the App ID from the console; the letter that a manifest has in front of it does not belong here.',
        zh: '请从控制台复制 App ID；manifest 中加在前面的字母不要带过来。',
      },
    },
  },
  *check({ account: { appId } }) {
    if (!/^\d+$/.test(appId)) yield { messageId: 'notDigits', path: '/appId' };
  },
});
