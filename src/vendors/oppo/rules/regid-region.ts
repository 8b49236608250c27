import { hostRegion } from '../account.ts';
import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { regionOf, registrationIdPattern, targetTypes } from '../wire.ts';

export default defineRule({
  name: 'regid-region',
  subject: 'wire',
  title: { en: 'The host belongs to the region of the registration id', zh: '接口域名须与 registration_id 的区域一致' },
  docs: docs.hosts,
  confidence: 'A',
  aliases: ['oppo/regid-region'],
  messages: {
    overseas: {
      severity: 'error',
      text: {
        en: 'The prefix of the registration id says that it is from outside mainland China, but the account uses the mainland host.',
        zh: '从前缀看，该 registration_id 属于海外，但账号使用的是中国大陆域名。',
      },
      fix: { en: 'Set `vendors.oppo.region: intl`.', zh: '请设置 `vendors.oppo.region: intl`。' },
    },
    mainland: {
      severity: 'error',
      text: {
        en: 'The registration id belongs to mainland China (prefix `CN_` or none), but the account uses the overseas host.',
        zh: '该 registration_id 属于中国大陆（前缀 `CN_` 或无前缀），但账号使用的是海外域名。',
      },
      fix: { en: 'Set `vendors.oppo.region: cn`.', zh: '请设置 `vendors.oppo.region: cn`。' },
    },
  },
  *check({ wire, target: given, account }) {
    const target = typeof wire.target_value === 'string' ? wire.target_value : given;
    if (target === undefined || account === undefined || wire.target_type !== targetTypes.registrationId) return;
    if (!registrationIdPattern.test(target)) return;
    const region = hostRegion(account, 'send');
    if (region !== undefined && region !== regionOf(target))
      yield { messageId: region === 'cn' ? 'overseas' : 'mainland', path: '/target_value' };
  },
});
