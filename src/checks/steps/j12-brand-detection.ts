import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J12',
  phase: 'J',
  question: {
    en: 'Does the app’s own brand detection cover HONOR, realme, OnePlus, Redmi, POCO and iQOO?',
    zh: '应用自己的品牌判断是否覆盖了荣耀、realme、一加、Redmi、POCO、iQOO？',
  },
  why: {
    en: 'Code that looks only for “xiaomi” or “huawei” in `Build.MANUFACTURER` registers nothing on the sub-brands, or takes a new HONOR phone for a HUAWEI one.',
    zh: '只判断 `Build.MANUFACTURER` 是否包含“xiaomi”或“huawei”，子品牌机型就不会注册任何厂商推送，新款荣耀也可能被当成华为。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'Look at brand and manufacturer, and ask the vendor’s SDK whether it is supported: HONOR before HUAWEI (`checkSupportHonorPush`; HONOR below Magic UI 4.0 still uses HUAWEI push), OnePlus and realme as OPPO (`isSupportPush`), Redmi and POCO as Xiaomi, iQOO as vivo (`isSupport`). FCM only where Google Play services are there.',
    zh: '同时判断品牌和制造商，并以厂商 SDK 的支持性接口为准：荣耀须先于华为判断（`checkSupportHonorPush`；Magic UI 4.0 以下的荣耀仍走华为推送），一加、realme 走 OPPO（`isSupportPush`），Redmi、POCO 走小米，iQOO 走 vivo（`isSupport`）。只有具备 Google Play 服务时才用 FCM。',
  },
  ask: {
    question: {
      en: 'On this phone, does the app’s brand check choose the vendor whose system service the phone has?',
      zh: '在这台手机上，应用的品牌判断是否选中了与系统推送服务对应的厂商？',
    },
    look: {
      en: 'Search the sources for `Build.MANUFACTURER` and `Build.BRAND`; compare with `adb shell getprop ro.product.brand` and `ro.product.manufacturer`.',
      zh: '在源码中搜索 `Build.MANUFACTURER`、`Build.BRAND`，并与 `adb shell getprop ro.product.brand`、`ro.product.manufacturer` 的结果对照。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: ['https://cloud.tencent.com/document/product/269/75428', 'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo'],
  confidence: 'A',
});
