import { docs, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'importance-without-right',
  subject: 'wire',
  title: { en: 'NORMAL needs the self-classification right', zh: 'NORMAL 需要自分类权益' },
  docs: docs.classification,
  confidence: 'C',
  aliases: ['HN-IMP-NORIGHT'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: '`importance` is NORMAL, but by the config the app does not hold the self-classification right: HONOR handles the message as marketing (资讯营销).',
        zh: '`importance` 为 NORMAL，但配置表明应用没有自分类权益，荣耀会按资讯营销类处理。',
      },
      fix: {
        en: 'Apply for the right in the HONOR console, then set `vendors.honor.selfClassification: true`.',
        zh: '请在荣耀平台申请自分类权益，获批后设置 `vendors.honor.selfClassification: true`。',
      },
    },
    unknown: {
      severity: 'info',
      text: {
        en: '`importance` NORMAL is honoured only with the self-classification right; whether the app holds it is not configured.',
        zh: '`importance` 为 NORMAL 须具备自分类权益才会生效；配置中未说明应用是否具备。',
      },
      fix: {
        en: 'Look it up in the HONOR console and set `vendors.honor.selfClassification` to true or false.',
        zh: '请在荣耀平台确认，并将 `vendors.honor.selfClassification` 设为 true 或 false。',
      },
    },
  },
  *check({ wire, account }) {
    if (account === undefined || account.selfClassification === true || notificationOf(wire)?.importance !== 'NORMAL') return;
    yield { messageId: account.selfClassification === false ? 'missing' : 'unknown', path: '/android/notification/importance' };
  },
});
