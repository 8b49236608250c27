import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J8',
  phase: 'J',
  question: {
    en: 'Are vivo’s AppID and AppKey in the manifest, under the right names and not swapped?',
    zh: '清单中 vivo 的 AppID、AppKey 名称是否正确，有没有填反？',
  },
  why: {
    en: 'The vivo SDK reads both from meta-data. With other names, swapped values or an unfilled placeholder, `initialize` throws or registering ends with 10004 or 10005.',
    zh: 'vivo SDK 从 meta-data 读取这两个值。名称不对、填反或占位符没有替换，都会使 `initialize` 抛异常，或注册返回 10004、10005。',
  },
  needs: ['project'],
  vendors: ['vivo'],
  verdict: 'client-integration',
  fix: {
    en: 'Use `com.vivo.push.app_id` (AppID) and `com.vivo.push.api_key` (AppKey), or fill the placeholders VIVO_APPID and VIVO_APPKEY in `manifestPlaceholders`; where a library declares them too, add `tools:replace="android:value"`. The short names `app_id` and `api_key` of some wrappers are for their own SDK.',
    zh: '使用 `com.vivo.push.app_id`（AppID）和 `com.vivo.push.api_key`（AppKey），或在 `manifestPlaceholders` 中填写 VIVO_APPID、VIVO_APPKEY；如果依赖库也声明了同名项，需加 `tools:replace="android:value"`。部分封装使用的短名 `app_id`、`api_key` 只对其自家 SDK 有效。',
  },
  ask: {
    question: {
      en: 'Does the merged manifest hold `com.vivo.push.app_id` with the AppID and `com.vivo.push.api_key` with the AppKey?',
      zh: '合并后的清单中，`com.vivo.push.app_id` 是否为 AppID，`com.vivo.push.api_key` 是否为 AppKey？',
    },
    look: {
      en: 'Android Studio > AndroidManifest.xml > Merged Manifest, beside the app’s page on vpush.vivo.com.cn: the AppID is a number, the AppKey a UUID or 32 hex characters.',
      zh: '在 Android Studio > AndroidManifest.xml > Merged Manifest 中查看，并与 vpush.vivo.com.cn 的应用信息对照：AppID 是数字，AppKey 是 UUID 或 32 位十六进制字符。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_vivo.html',
    'https://cloud.tencent.com/document/product/269/75428',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-vivo',
  ],
  confidence: 'A',
});
