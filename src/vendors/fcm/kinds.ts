import type { Kind, KindMap, KindMapping } from '../../core/kind.ts';
import type { Text } from '../../core/text.ts';

const timeSensitiveRight: Text = {
  en: 'On iOS the app needs the Time Sensitive Notifications capability.',
  zh: 'iOS 应用需开通“时效性通知”（Time Sensitive Notifications）能力。',
};

const timeSensitiveWithout: Text = {
  en: 'iOS shows it like any other notification and holds it back in a Focus.',
  zh: 'iOS 会按普通通知处理，在专注模式下不会立即提醒。',
};

/** How fast and how loud: FCM has no classes, only a transport priority, and Apple's interruption level. */
function mapping(priority: 'HIGH' | 'NORMAL', level: 'time-sensitive' | 'active' | 'passive'): KindMapping {
  return {
    fields: {
      '/message/android/priority': priority,
      '/message/apns/headers/apns-push-type': 'alert',
      '/message/apns/headers/apns-priority': priority === 'HIGH' ? '10' : '5',
      '/message/apns/payload/aps/interruption-level': level,
    },
    quotaClass: 'none',
    ...(level === 'time-sensitive' && { right: timeSensitiveRight, without: timeSensitiveWithout }),
    collapsed: true,
    confidence: '?',
  };
}

const now = () => mapping('HIGH', 'time-sensitive');
const soon = () => mapping('HIGH', 'active');
const someTime = () => mapping('NORMAL', 'active');
const quiet = () => mapping('NORMAL', 'passive');

/** Our mapping of the kinds; FCM itself knows no message classes. */
export const kinds: KindMap = {
  im: soon(),
  call: now(),
  subscription: someTime(),
  travel: now(),
  health: soon(),
  schedule: now(),
  account: soon(),
  order: soon(),
  finance: soon(),
  device: soon(),
  mail: someTime(),
  system: someTime(),
  social: quiet(),
  news: quiet(),
  marketing: quiet(),
} satisfies Record<Kind, KindMapping>;
