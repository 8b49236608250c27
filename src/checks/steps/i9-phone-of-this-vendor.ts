import { defineStep } from '../../core/step.ts';
import { hasSpoken } from '../facts/person.ts';
import { brandOf, romRegion } from '../facts/phone.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I9',
  phase: 'I',
  question: {
    en: 'Is the phone of this vendor (for FCM: does it have Google services and a way to them)?',
    zh: '手机是否属于该厂商（FCM：是否有 Google 服务且网络可达）？',
  },
  why: {
    en: 'Each vendor’s channel exists on its own phones only: OPPO with OnePlus and realme, Xiaomi with Redmi and POCO, vivo with iQOO. Elsewhere its SDK at best holds a connection while the app lives. FCM needs Google Play services and a route to Google, which phones in mainland China usually lack.',
    zh: '厂商通道只在自家手机上有效：OPPO 含一加、realme，小米含 Redmi、POCO，vivo 含 iQOO。在别的手机上，其 SDK 最多只能在应用存活时保持连接。FCM 需要 Google Play 服务且能访问 Google，国内手机通常不具备。',
  },
  needs: ['person'],
  verdict: 'device-settings',
  fix: {
    en: 'Push through the vendor whose phone it is; abroad, and on brands without a service of their own, use FCM; without any of them only the app’s own connection is left.',
    zh: '按手机品牌走对应厂商通道；海外以及没有自有推送服务的品牌用 FCM；都没有时，只能依靠应用自己的长连接。',
  },
  ask: {
    question: {
      en: 'Is the phone of this vendor (for FCM: with working Google Play services)?',
      zh: '这台手机是该厂商的吗（FCM：Google Play 服务可用吗）？',
    },
    look: {
      en: 'Settings > About phone: brand and model; in a log `Build.MANUFACTURER` and `Build.BRAND`. Older HONOR phones (Magic UI before 4.0) belong to HUAWEI push. For FCM, open the Play Store.',
      zh: '设置 > 关于手机：品牌与型号；日志中看 `Build.MANUFACTURER` 与 `Build.BRAND`。较早的荣耀手机（Magic UI 4.0 之前）走华为推送。FCM 可打开 Play 商店验证。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    sources.xiaomiClient,
    sources.oppoMessage,
    sources.huaweiSend,
    sources.fcmSetup,
    sources.easemobOverview,
    sources.tencentClientCode,
  ],
  confidence: 'B',
  check(evidence) {
    const { device, vendor, displayName } = evidence;
    const brand = brandOf(device);
    if (!device) return undefined;
    const told = [device.model, device.rom, device.ios === undefined ? undefined : `iOS ${device.ios}`];
    const data = { vendor: displayName, model: told.filter((part) => part !== undefined && part !== '').join(', ') };
    // What a person saw on the phone outweighs what its name suggests, but not what it runs.
    const isSettled = hasSpoken(evidence, 'I9');
    if (vendor === 'apns') {
      if (device.android !== undefined || device.harmony !== undefined || (brand !== undefined && brand !== 'apple'))
        return {
          state: 'fail',
          text: { en: 'The device runs no iOS; APNs reaches Apple devices only.', zh: '该设备不是 iOS 系统，APNs 只能推送到 Apple 设备。' },
        };
      return brand === 'apple' && !isSettled
        ? { state: 'pass', text: { en: 'The device is one of Apple’s ({model}).', zh: '该设备是 Apple 设备（{model}）。' }, data }
        : undefined;
    }
    if (vendor === 'fcm') {
      if (device.harmony !== undefined && Number.parseInt(device.harmony, 10) >= 5)
        return {
          state: 'fail',
          text: {
            en: 'HarmonyOS {version} has no Google services, so FCM cannot reach it.',
            zh: 'HarmonyOS {version} 没有 Google 服务，FCM 无法触达。',
          },
          data: { version: device.harmony },
        };
      if (brand === undefined || brand === 'other' || brand === 'apple' || isSettled || romRegion(device) === 'overseas') return undefined;
      return {
        state: 'warn',
        text: {
          en: 'The phone is a {model}; as sold in mainland China it usually has no Google services or no way to them.',
          zh: '这台手机是 {model}；国内销售的版本通常没有 Google 服务，或无法访问。',
        },
        data,
      };
    }
    if (brand === undefined) return undefined;
    if (brand === vendor)
      return isSettled
        ? undefined
        : { state: 'pass', text: { en: 'The phone is a {model}, which is of this vendor.', zh: '这台手机是 {model}，属于该厂商。' }, data };
    if (vendor === 'huawei' && brand === 'honor')
      return isSettled
        ? undefined
        : {
            state: 'warn',
            text: {
              en: 'The phone is a {model}; of HONOR only models before Magic UI 4.0 use HUAWEI push.',
              zh: '这台手机是 {model}；荣耀只有 Magic UI 4.0 之前的机型才走华为推送。',
            },
            data,
          };
    return {
      state: 'fail',
      text: {
        en: 'The phone is a {model}; {vendor} reaches its own phones only.',
        zh: '这台手机是 {model}，而 {vendor} 的通道只对自家手机有效。',
      },
      data,
    };
  },
});
