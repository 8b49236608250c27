import type { ChooseVendor } from '../../core/platform.ts';
import type { Modules } from '../../core/project-look.ts';
import * as project from './project/facts.ts';
import { docs } from './wire.ts';

/** The order in which Easemob's Android SDK tries what is configured; the first that the phone supports wins. */
const order: readonly { vendor: string; brands: readonly string[] }[] = [
  { vendor: 'xiaomi', brands: ['xiaomi', 'redmi', 'poco'] },
  { vendor: 'huawei', brands: ['huawei'] },
  { vendor: 'meizu', brands: ['meizu'] },
  { vendor: 'oppo', brands: ['oppo', 'realme', 'oneplus'] },
  { vendor: 'vivo', brands: ['vivo', 'iqoo'] },
  { vendor: 'honor', brands: ['honor'] },
];

/** Vendors that the app hands to EMPushConfig; undefined when it is not seen to use the SDK, so that nobody can tell. */
export function enabledVendors(modules: Modules): string[] | undefined {
  if (project.ownFiles(modules).length === 0) return undefined;
  return [...new Set(project.enabledVendors(modules).map(({ vendor }) => vendor))];
}

/** FCM comes first: on a phone with Google services it wins over the phone’s own vendor, unless `isSupportPush` vetoes it. */
export const chooseVendor: ChooseVendor = ({ brand, gms }, enabled) => {
  const common = { confidence: 'A' as const, source: docs.overview };
  if (brand === 'apple')
    return enabled.includes('apns')
      ? { vendor: 'apns', reason: { en: 'An Apple device has APNs alone.', zh: 'Apple 设备只能使用 APNs。' }, ...common }
      : {
          reason: { en: 'An Apple device has APNs alone, and APNs is not configured.', zh: 'Apple 设备只能使用 APNs，但未配置 APNs。' },
          ...common,
        };
  const own = order.find(({ brands }) => brands.includes(brand))?.vendor;
  if (gms && enabled.includes('fcm'))
    return {
      vendor: 'fcm',
      reason:
        own !== undefined && enabled.includes(own)
          ? {
              en: 'The SDK tries FCM first, and the phone has Google services: {vendor} is configured too but never used, unless `isSupportPush` vetoes FCM. Where Google cannot be reached, the token may never come.',
              zh: 'SDK 优先尝试 FCM，而手机带有 Google 服务：虽然也配置了 {vendor}，但不会使用，除非在 `isSupportPush` 中否决 FCM。无法访问 Google 时可能一直拿不到 Token。',
            }
          : {
              en: 'The SDK tries FCM first, and the phone has Google services.',
              zh: 'SDK 优先尝试 FCM，且手机带有 Google 服务。',
            },
      ...(own === undefined ? {} : { data: { vendor: own } }),
      ...common,
    };
  if (own !== undefined && enabled.includes(own))
    return {
      vendor: own,
      reason: { en: 'The first configured vendor that this phone supports.', zh: '这是已配置且该手机支持的第一个厂商。' },
      ...common,
    };
  return {
    reason: {
      en: 'No configured vendor fits this phone, so the SDK has only its own connection: nothing arrives once the app is killed.',
      zh: '没有已配置的厂商适用于该手机，SDK 只能依靠自身长连接，应用被结束后收不到通知。',
    },
    ...common,
  };
};
