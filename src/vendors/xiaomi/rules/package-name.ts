import { isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'package-name',
  subject: 'wire',
  title: { en: 'A v2 interface takes exactly one package name', zh: 'v2 接口只接受一个包名' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-PK-001'],
  messages: {
    several: {
      text: {
        en: 'Sends to user accounts use the v2 interface, which takes one package name; there are several (22022).',
        zh: '按账号（user_account）推送走 v2 接口，只接受一个包名，这里填了多个（22022）。',
      },
      fix: { en: 'Send once for each package.', zh: '请按包名分别发送。' },
      severity: 'error',
    },
    missing: {
      text: {
        en: 'Sends to user accounts use the v2 interface, which needs the package name (21305).',
        zh: '按账号（user_account）推送走 v2 接口，必须携带包名（21305）。',
      },
      fix: { en: 'Set `packageName` of the account.', zh: '在账号配置中填写 `packageName`。' },
      severity: 'error',
    },
  },
  *check({ wire, account }) {
    // Of the interfaces this client uses, only the one for user accounts exists in v2 alone. A message linted without an account has no package yet.
    if (!isFilled(wire.user_account)) return;
    const path = '/restricted_package_name';
    if (String(wire.restricted_package_name ?? '').includes(',')) yield { messageId: 'several', path };
    else if (account && !isFilled(wire.restricted_package_name)) yield { messageId: 'missing', path };
  },
});
