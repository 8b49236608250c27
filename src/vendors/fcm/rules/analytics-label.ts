import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';
import { analyticsLabelPattern } from '../wire.ts';

export default defineRule({
  name: 'analytics-label',
  subject: 'wire',
  title: { en: 'An analytics label is a short plain name.', zh: '`analytics_label` 应为简短的普通名称。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/understand-delivery',
  confidence: 'B',
  aliases: [],
  messages: {
    form: {
      severity: 'error',
      text: {
        en: '`analytics_label` has more than 50 characters or one outside `a-z A-Z 0-9 - _ . ~ %`.',
        zh: '`analytics_label` 超过 50 个字符，或含有 `a-z A-Z 0-9 - _ . ~ %` 以外的字符。',
      },
      fix: { en: 'Shorten or rename it.', zh: '请缩短或改名。' },
    },
  },
  *check({ wire }) {
    const message = messageOf(wire);
    const labels = [
      { path: '', options: message.fcm_options },
      { path: '/android', options: message.android?.fcm_options },
      { path: '/android_v2', options: message.android_v2?.fcm_options },
      { path: '/apns', options: message.apns?.fcm_options },
      { path: '/webpush', options: message.webpush?.fcm_options },
    ];
    for (const { path, options } of labels)
      if (options?.analytics_label !== undefined && !analyticsLabelPattern.test(String(options.analytics_label)))
        yield { messageId: 'form', path: `/message${path}/fcm_options/analytics_label` };
  },
});
