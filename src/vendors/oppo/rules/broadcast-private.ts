import { docs, isServiceCategory, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { targetTypes } from '../wire.ts';

const broadcastOnly = ['fix_speed', 'fix_speed_rate', 'push_time_type', 'push_start_time'] as const;

export default defineRule({
  name: 'broadcast-private',
  subject: 'wire',
  title: { en: 'Communication & Service is never broadcast', zh: '“通讯与服务”消息不能广播' },
  docs: docs.classification,
  confidence: 'B',
  aliases: ['oppo/broadcast-private'],
  messages: {
    private: {
      severity: 'error',
      text: {
        en: '`target_type` {type} is broadcast, and `{category}` is Communication & Service: OPPO takes that class by unicast and unicast_batch only.',
        zh: '`target_type`={type} 属于广播，而 `{category}` 是“通讯与服务”类，OPPO 只接受单推和批量单推。',
      },
      fix: { en: 'Send to registration ids or to an alias.', zh: '请按 registration_id 或别名推送。' },
    },
    notSent: {
      severity: 'error',
      text: {
        en: '`target_type` {type} exists in broadcast only, and push-check sends no broadcast.',
        zh: '`target_type`={type} 只存在于广播接口，而 push-check 不发送广播。',
      },
      fix: { en: 'Send to registration ids (2) or to an alias (5).', zh: '请使用 registration_id（2）或别名（5）。' },
    },
    noEffect: {
      severity: 'warn',
      text: { en: '`{field}` works in broadcast only and has no effect here.', zh: '`{field}` 仅在广播中有效，这里不起作用。' },
      fix: { en: 'Leave it out; `--rate` slows push-check itself down.', zh: '请去掉该字段；如需限速，可用 push-check 的 `--rate`。' },
    },
  },
  *check({ wire }) {
    const notification = notificationOf(wire);
    const { category } = notification;
    const type = wire.target_type;
    if (type === targetTypes.all || type === targetTypes.tag) {
      if (category !== undefined && isServiceCategory(category))
        yield { messageId: 'private', path: '/target_type', data: { type, category } };
      else yield { messageId: 'notSent', path: '/target_type', data: { type } };
    }
    for (const field of broadcastOnly) {
      const value = notification[field];
      if (value !== undefined && value !== 0 && value !== false)
        yield { messageId: 'noEffect', path: `/notification/${field}`, data: { field } };
    }
  },
});
