import { defineRule, pages } from '../rule.ts';

export default defineRule({
  name: 'repeated-device',
  subject: 'batch',
  title: { en: 'A device is named once', zh: '同一设备只应出现一次' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L26'],
  messages: {
    repeated: {
      severity: 'warn',
      text: {
        en: '{count} of {total} targets repeat a device; pushes in quick succession overwrite each other while it is offline, and APNs may answer TooManyRequests.',
        zh: '{total} 个目标中有 {count} 个是重复设备；设备离线时，短时间内的多条推送会相互覆盖，APNs 也可能返回 TooManyRequests。',
      },
      fix: {
        en: 'Remove repeated tokens; leave at least a second between pushes to one device.',
        zh: '去除重复令牌；对同一设备的推送至少间隔一秒。',
      },
    },
  },
  *check({ batch: { targets } }) {
    const count = targets.length - new Set(targets.map((target) => target.toLowerCase())).size;
    if (count > 0) yield { messageId: 'repeated', data: { count, total: targets.length } };
  },
});
