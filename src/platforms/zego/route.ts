import type { ChooseVendor, Route } from '../../core/platform.ts';
import type { Modules } from '../../core/project-look.ts';
import { docs } from './facts.ts';
import * as project from './project/facts.ts';

const makers: Readonly<Record<string, string>> = {
  xiaomi: 'xiaomi',
  redmi: 'xiaomi',
  huawei: 'huawei',
  oppo: 'oppo',
  realme: 'oppo',
  oneplus: 'oppo',
  vivo: 'vivo',
  iqoo: 'vivo',
  apple: 'apns',
};

/** Vendors that the app enables for ZPNs; undefined when its code is not seen to use it. */
export function enabledVendors(modules: Modules): string[] | undefined {
  if (project.zpnsFilesOf(modules).length === 0) return undefined;
  return [...new Set(project.enabledVendors(modules).map(({ vendor }) => vendor))];
}

const unsure = { confidence: '?', source: docs.guide } as const;

/**
 * Which vendor ZPNs registers with. One rule is documented: FCM, once enabled, is used alone. The rest (the maker’s own service) is inferred.
 *
 * @see https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification
 */
export const chooseVendor: ChooseVendor = (phone, enabled, options): Route => {
  const maker = Object.hasOwn(makers, phone.brand) ? makers[phone.brand] : undefined;
  if (maker !== 'apns' && (enabled.includes('fcm') || options.forceFcm === true))
    return {
      vendor: 'fcm',
      reason: phone.gms
        ? {
            en: 'FCM is enabled, and ZPNs then uses FCM alone; the other vendors are switched off.',
            zh: '已启用 FCM，ZPNs 将只使用 FCM，其他厂商通道失效。',
          }
        : {
            en: 'FCM is enabled, and ZPNs then uses FCM alone; this phone has no Google services, so it gets no token and no push.',
            zh: '已启用 FCM，ZPNs 将只使用 FCM；该手机没有谷歌服务，拿不到 Token，也收不到推送。',
          },
      confidence: 'A',
      source: docs.guide,
    };
  if (phone.brand === 'honor' || phone.brand === 'meizu')
    return {
      reason: {
        en: 'ZEGO has no guide and no package for this brand (its enum lists HONOR, nothing more), so no push is to be expected.',
        zh: 'ZEGO 没有该品牌的接入指南与组件（枚举中仅列出 HONOR），预计无法推送。',
      },
      ...unsure,
    };
  if (maker !== undefined && enabled.includes(maker))
    return {
      vendor: maker,
      reason: {
        en: 'The maker’s own service is enabled; the order in which ZPNs looks is not documented, so this is the likely choice.',
        zh: '已启用该品牌自有的推送服务；ZPNs 的检测顺序没有公开文档，此为最可能的结果。',
      },
      ...unsure,
    };
  return {
    reason: {
      en: 'No vendor that fits this phone is enabled in both the app and the console, so there is no push while the app is dead.',
      zh: '应用与控制台均未启用适合该手机的厂商通道，应用被杀后收不到推送。',
    },
    ...unsure,
  };
};
