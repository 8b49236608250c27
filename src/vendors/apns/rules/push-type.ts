import { defineRule, pages } from '../rule.ts';
import { headerOf, pushTypes } from '../wire.ts';

export default defineRule({
  name: 'push-type',
  subject: 'wire',
  title: { en: '`apns-push-type` is there and known', zh: '`apns-push-type` 必须存在且取值有效' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L05'],
  messages: {
    absent: {
      severity: 'warn',
      text: {
        en: 'There is no `apns-push-type`; watchOS needs it, other systems may delay or drop the push.',
        zh: '缺少 `apns-push-type`；watchOS 必须带上，其他系统可能延迟或丢弃。',
      },
      fix: {
        en: 'Set `vendors.apns.pushType`, for example to `alert` or `background`.',
        zh: '设置 `vendors.apns.pushType`，例如 `alert` 或 `background`。',
      },
    },
    unknown: {
      severity: 'error',
      text: { en: '`{pushType}` is not a push type.', zh: '`{pushType}` 不是有效的推送类型。' },
      fix: { en: 'Use one of: {known}.', zh: '可用取值：{known}。' },
    },
  },
  *check({ wire }) {
    const path = '/headers/apns-push-type';
    const pushType = headerOf(wire, 'apns-push-type');
    if (pushType === undefined) yield { messageId: 'absent', path };
    else if (!Object.hasOwn(pushTypes, pushType))
      yield { messageId: 'unknown', data: { pushType, known: Object.keys(pushTypes).join(', ') }, path };
  },
});
