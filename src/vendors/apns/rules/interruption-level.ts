import { defineRule, pages } from '../rule.ts';
import { apsOf, interruptionLevels } from '../wire.ts';

const path = '/payload/aps/interruption-level';

export default defineRule({
  name: 'interruption-level',
  subject: 'wire',
  title: { en: '`interruption-level` is known, and the app may use it', zh: '`interruption-level` 取值有效且应用具备权限' },
  docs: pages.payload,
  confidence: 'A',
  aliases: ['APNS-L13'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: '`{level}` is not an interruption level.', zh: '`{level}` 不是有效的中断级别。' },
      fix: { en: 'Use one of: {known}.', zh: '可用取值：{known}。' },
    },
    timeSensitive: {
      severity: 'warn',
      text: {
        en: '`time-sensitive` needs the Time Sensitive Notifications capability; without it the push counts as `active`.',
        zh: '`time-sensitive` 需要应用开启“时效性通知”能力，否则按 `active` 处理。',
      },
      fix: {
        en: 'Check that the app has com.apple.developer.usernotifications.time-sensitive.',
        zh: '确认应用具备 com.apple.developer.usernotifications.time-sensitive。',
      },
    },
    derivedTimeSensitive: {
      severity: 'info',
      text: {
        en: 'The kind gave `time-sensitive`, which needs the Time Sensitive Notifications capability; without it the push counts as `active`.',
        zh: '由消息类型推导为 `time-sensitive`，需要应用开启“时效性通知”能力，否则按 `active` 处理。',
      },
      fix: {
        en: 'Nothing to do when the app has the capability; otherwise set `vendors.apns.interruptionLevel: active`.',
        zh: '应用已开启该能力则无需处理，否则可设置 `vendors.apns.interruptionLevel: active`。',
      },
    },
    critical: {
      severity: 'warn',
      text: {
        en: '`critical` needs an entitlement that Apple grants on request; without it the push is not critical.',
        zh: '`critical` 级别（Critical Alerts）需要向 Apple 申请专门的 entitlement，否则不会生效。',
      },
      fix: {
        en: 'Check that the app has com.apple.developer.usernotifications.critical-alerts.',
        zh: '确认应用具备 com.apple.developer.usernotifications.critical-alerts。',
      },
    },
  },
  *check({ wire, origin }) {
    const level = apsOf(wire)['interruption-level'];
    if (level === undefined) return;
    if (typeof level !== 'string' || !interruptionLevels.includes(level))
      yield {
        messageId: 'unknown',
        data: { level: typeof level === 'string' ? level : typeof level, known: interruptionLevels.join(', ') },
        path,
      };
    else if (level === 'time-sensitive')
      yield { messageId: origin?.[path] === 'derived:kind' ? 'derivedTimeSensitive' : 'timeSensitive', path };
    else if (level === 'critical') yield { messageId: 'critical', path };
  },
});
