import { docs, isNotification, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { marketingPerDeviceAndDay } from '../wire.ts';

export default defineRule({
  name: 'importance-missing',
  subject: 'wire',
  title: { en: 'A notification says which class it is', zh: '通知消息应声明分类' },
  docs: docs.classification,
  confidence: 'C',
  aliases: ['HN-IMP-MISSING'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no `importance`, which is HONOR’s classification: the message is handled as marketing (资讯营销), silent and at most {other} a day on one phone ({news} for licensed news apps).',
        zh: '没有 `importance`（荣耀的消息分类），将按资讯营销类处理：静默展示，单设备每天最多 {other} 条（具备新闻资质的应用 {news} 条）。',
      },
      fix: {
        en: 'Give the message a `kind`, or set `vendors.honor.importance` to NORMAL (service and communication) or LOW (marketing).',
        zh: '为消息设置 `kind`，或把 `vendors.honor.importance` 设为 NORMAL（服务通讯）或 LOW（资讯营销）。',
      },
    },
  },
  *check({ wire }) {
    const importance: unknown = notificationOf(wire)?.importance;
    if (isNotification(wire) && (importance === undefined || importance === null || importance === ''))
      yield { messageId: 'missing', path: '/android/notification/importance', data: marketingPerDeviceAndDay };
  },
});
