import type { ChooseVendor, Route } from '../../core/platform.ts';
import type { Modules } from '../../core/project-look.ts';
import * as project from './project/facts.ts';
import { docs } from './wire.ts';

/** Brand → vendor, by the order of TUIOfflinePush and TIMPush; whoever is not listed is Google’s. */
const vendorOfBrand: Readonly<Record<string, string>> = {
  xiaomi: 'xiaomi',
  redmi: 'xiaomi',
  honor: 'honor',
  huawei: 'huawei',
  meizu: 'meizu',
  oppo: 'oppo',
  realme: 'oppo',
  oneplus: 'oppo',
  vivo: 'vivo',
  iqoo: 'vivo',
  apple: 'apns',
};

/** Brands that the source finds by the manufacturer, which they share with the parent. */
const byManufacturer = ['redmi', 'iqoo'];

const source = docs.sdk;

/** Vendors whose package TIMPush has in the app, else those that the older component has; undefined when neither is there. */
export function enabledVendors(modules: Modules): string[] | undefined {
  const libraries = project.timPushLibraries(modules);
  if (libraries.length > 0) return [...new Set(libraries.flatMap((library) => project.vendorOf(project.nameOf(library)) ?? []))];
  const older = [...project.componentVendors(modules), ...project.certificateConstants(modules).map(({ vendor }) => vendor)];
  return older.length > 0 ? [...new Set(older)] : undefined;
}

/** The vendor that Tencent IM’s SDK registers with on a phone: by brand, and FCM only for those that are nobody else’s. */
export const chooseVendor: ChooseVendor = ({ brand, gms }, enabled, { forceFcm = false }): Route => {
  const own = Object.hasOwn(vendorOfBrand, brand) ? vendorOfBrand[brand] : undefined;
  if (own === 'apns')
    return enabled.includes('apns')
      ? { vendor: 'apns', reason: { en: 'Apple phones are pushed through APNs.', zh: 'iPhone 走 APNs。' }, confidence: 'A', source }
      : {
          reason: { en: 'An Apple phone needs APNs, which is not set up.', zh: 'iPhone 需要 APNs，但尚未配置。' },
          confidence: 'A',
          source,
        };
  if (forceFcm || own === undefined) return google(brand, gms, enabled, forceFcm);
  if (enabled.includes(own))
    return {
      vendor: own,
      reason:
        own === 'honor'
          ? {
              en: 'The brand is HONOR; phones that Huawei made under this name (before Magic UI 4.0) register with Huawei.',
              zh: '品牌为荣耀；由华为生产的老款荣耀（Magic UI 4.0 之前）会注册到华为。',
            }
          : { en: 'The phone’s brand `{brand}` decides: {vendor}.', zh: '由手机品牌 `{brand}` 决定：{vendor}。' },
      ...(own === 'honor' ? {} : { data: { brand, vendor: own } }),
      confidence: byManufacturer.includes(brand) ? '?' : 'A',
      source,
    };
  return {
    reason: {
      en: 'A phone of the brand `{brand}` registers with {vendor}, which app or console do not have. TUIOfflinePush tries nothing else; TIMPush may try FCM after it (code 800006).',
      zh: '品牌 `{brand}` 的手机会注册到 {vendor}，但应用或控制台没有配置。TUIOfflinePush 不再尝试其他通道；TIMPush 之后可能会尝试 FCM（错误码 800006）。',
    },
    data: { brand, vendor: own },
    confidence: '?',
    source,
  };
};

function google(brand: string, gms: boolean, enabled: readonly string[], forced: boolean): Route {
  if (!enabled.includes('fcm'))
    return {
      reason: {
        en: 'A phone of the brand `{brand}` is left to FCM, which is not set up: no push, only the long connection.',
        zh: '品牌 `{brand}` 的手机只能走 FCM，但尚未配置：没有离线推送，只有长连接。',
      },
      data: { brand },
      confidence: 'A',
      source,
    };
  if (!gms)
    return {
      reason: {
        en: 'A phone of the brand `{brand}` is left to FCM, and it has no Google services: registration fails.',
        zh: '品牌 `{brand}` 的手机只能走 FCM，但没有 Google 服务：注册会失败。',
      },
      data: { brand },
      confidence: 'A',
      source,
    };
  return {
    vendor: 'fcm',
    reason: forced
      ? {
          en: '`forceUseFCMPushChannel(true)` sends every Android phone to FCM.',
          zh: '`forceUseFCMPushChannel(true)` 使所有 Android 手机都走 FCM。',
        }
      : {
          en: 'No vendor of ours makes the brand `{brand}`, so FCM is the last resort.',
          zh: '品牌 `{brand}` 不属于任何厂商通道，最后选择 FCM。',
        },
    ...(forced ? {} : { data: { brand } }),
    confidence: 'A',
    source,
  };
}
