import type { Confidence } from '../../core/catalogue.ts';
import type { KindMap, KindMapping } from '../../core/kind.ts';
import type { Text } from '../../core/text.ts';
import { marketingCategory } from './wire.ts';

const selfClassification: Text = {
  en: 'The self-classification right (AppGallery Connect > Push Kit > Settings), granted per app.',
  zh: '需在 AppGallery Connect“推送服务 → 配置”为应用申请消息自分类权益。',
};

const asMarketing: Text = {
  en: 'HUAWEI takes the push and treats it as marketing: silent, folded away, and only 2 a device and day (5 for licensed news apps); the rest is dropped and shows as receipt 256.',
  zh: '华为会受理推送，但按资讯营销类处理：静默、折叠展示，单设备每天仅 2 条（有新闻资质的应用 5 条），超出部分丢弃，回执状态为 256。',
};

const callRight: Text = {
  en: 'The self-classification right, and a special permission for calls; on HarmonyOS the ringing call itself is push type 10, which needs the in-app call right.',
  zh: '需申请消息自分类权益以及通话类特殊权限；HarmonyOS 上真正的来电为 push-type 10，需申请应用内通话消息权益。',
};

const marketingRight: Text = {
  en: 'No right is needed; 5 a day need the news service licence.',
  zh: '无需申请权益；每天 5 条的额度需具备新闻服务资质。',
};

const marketingCap: Text = {
  en: 'Without the licence a device shows 2 marketing messages a day, silently; the rest is dropped (receipt 256).',
  zh: '没有该资质时，单设备每天仅展示 2 条资讯营销类消息且静默，超出部分丢弃（回执 256）。',
};

/** A category in both APIs; `toWire` takes the pointer of the one in use. */
function both(category: string): KindMapping['fields'] {
  return { '/body/message/android/category': category, '/body/payload/notification/category': category };
}

function service(category: string, confidence: Confidence, right = selfClassification): KindMapping {
  return { fields: both(category), quotaClass: 'unlimited', right, without: asMarketing, confidence };
}

/** Marketing is one category for news, content, social, surveys and offers. */
const marketing: KindMapping = {
  fields: both(marketingCategory),
  quotaClass: 'public',
  right: marketingRight,
  without: marketingCap,
  collapsed: true,
  confidence: 'A',
};

/** Our mapping of kinds to HUAWEI's categories; the set is nearly as fine as ours. */
export const kinds: KindMap = {
  im: service('IM', 'A'),
  call: service('VOIP', 'A', callRight),
  subscription: service('SUBSCRIPTION', 'A'),
  travel: service('TRAVEL', 'A'),
  health: service('HEALTH', 'A'),
  // WORK stands for work and task reminders.
  schedule: service('WORK', 'B'),
  account: service('ACCOUNT', 'A'),
  order: service('EXPRESS', 'A'),
  finance: service('FINANCE', 'A'),
  device: service('DEVICE_REMINDER', 'A'),
  mail: service('MAIL', 'A'),
  // Listed by one secondary source only.
  system: service('SYSTEM_REMINDER', 'C'),
  social: marketing,
  news: marketing,
  marketing,
};
