import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'withdrawn-interface',
  subject: 'request',
  title: { en: 'Old revoke and feedback interfaces are withdrawn', zh: '旧版撤回接口与 feedback 接口已下线' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2367',
  confidence: 'A',
  aliases: ['XM-RV-001', 'XM-FB-001'],
  messages: {
    revoke: {
      text: { en: 'The revoke interfaces v1 and v2 are withdrawn on 2026-12-01.', zh: '撤回接口 v1、v2 于 2026-12-01 下线。' },
      fix: {
        en: 'Use /v3/message/regid/revoke (or alias, user_account).',
        zh: '改用 /v3/message/regid/revoke（或 alias、user_account）。',
      },
      severity: [{ until: '2026-12-01', value: 'warn' }, { value: 'error' }],
    },
    feedback: {
      text: {
        en: 'The feedback interfaces for invalid regIds and aliases are withdrawn.',
        zh: '查询失效 regId、别名的 feedback 接口已下线。',
      },
      fix: { en: 'Ask for receipts of type 16 instead.', zh: '改用类型为 16 的回执。' },
      severity: 'error',
    },
  },
  *check({ request }) {
    const path = URL.canParse(request.url) ? new URL(request.url).pathname : '';
    if (/^\/v[12]\/.*revoke$/.test(path)) yield { messageId: 'revoke' };
    if (path.startsWith('/v1/feedback/')) yield { messageId: 'feedback' };
  },
});
