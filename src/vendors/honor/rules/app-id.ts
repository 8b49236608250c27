import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'app-id',
  subject: 'account',
  title: { en: 'The App ID is a number', zh: 'App ID 是数字' },
  docs: docs.registration,
  confidence: 'B',
  aliases: ['HN-APPID'],
  messages: {
    notNumeric: {
      severity: 'error',
      text: {
        en: 'The App ID is not a number; it stands in the URL of every push, and the Client ID or the package name does not work there.',
        zh: 'App ID 不是数字；它出现在每个推送请求的 URL 中，不能填 Client ID 或包名。',
      },
      fix: {
        en: 'Copy the App ID (digits) from the HONOR console; it equals `app_id` in mcs-services.json.',
        zh: '请从荣耀平台复制 App ID（纯数字），它与 mcs-services.json 中的 `app_id` 一致。',
      },
    },
  },
  *check({ account }) {
    if (!/^\d+$/.test(account.appId)) yield { messageId: 'notNumeric', path: '/appId' };
  },
});
