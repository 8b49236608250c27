import type { KindMap, KindMapping } from '../../core/kind.ts';
import type { Text } from '../../core/text.ts';

const entitlement: Text = {
  en: 'The Time Sensitive Notifications capability (entitlement com.apple.developer.usernotifications.time-sensitive) in the app.',
  zh: '应用需开启“时效性通知”能力（entitlement：com.apple.developer.usernotifications.time-sensitive）。',
};
const withoutEntitlement: Text = {
  en: 'The notification is treated as `active`: Focus and the scheduled summary hold it back.',
  zh: '按 `active` 处理：专注模式和定时推送摘要会将其拦下。',
};

// Apple has no classes of messages: three levels of interruption and two priorities are all there is, so most kinds fall together.
function alert(level: 'passive' | 'active', priority: '5' | '10', more: Partial<KindMapping> = {}): KindMapping {
  return {
    fields: { '/headers/apns-push-type': 'alert', '/headers/apns-priority': priority, '/payload/aps/interruption-level': level },
    quotaClass: 'none',
    collapsed: true,
    confidence: '?',
    ...more,
  };
}

function timeSensitive(more: Partial<KindMapping> = {}): KindMapping {
  return {
    fields: { '/headers/apns-push-type': 'alert', '/headers/apns-priority': '10', '/payload/aps/interruption-level': 'time-sensitive' },
    quotaClass: 'none',
    right: entitlement,
    without: withoutEntitlement,
    collapsed: true,
    confidence: '?',
    ...more,
  };
}

/**
 * How push-check expresses each kind at APNs; the mapping is ours. `voip` and critical alerts are never derived: a VoIP push needs a
 * PushKit token and an app that reports the call, a critical alert needs an entitlement that Apple grants case by case.
 */
export const kinds: KindMap = {
  im: alert('active', '10'),
  call: timeSensitive({
    right: {
      en: `${entitlement.en} A ringing call screen needs a PushKit token and vendors.apns.pushType: voip.`,
      zh: `${entitlement.zh}若要弹出来电界面，需使用 PushKit 令牌并设置 vendors.apns.pushType: voip。`,
    },
  }),
  subscription: alert('active', '10'),
  travel: timeSensitive(),
  health: timeSensitive(),
  schedule: timeSensitive(),
  account: alert('active', '10'),
  order: alert('active', '10'),
  finance: alert('active', '10'),
  device: alert('active', '10'),
  mail: alert('active', '10'),
  system: alert('active', '10'),
  social: alert('active', '10'),
  news: alert('active', '10'),
  marketing: alert('passive', '5', { collapsed: false }),
};
