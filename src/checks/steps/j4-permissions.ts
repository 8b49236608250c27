import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J4',
  phase: 'J',
  question: {
    en: 'Are the push permissions declared, under this app’s own package name?',
    zh: '推送所需权限是否已声明，且权限名中是本应用的包名？',
  },
  why: {
    en: 'Xiaomi and Meizu guard delivery with a signature permission that carries the package name. When it was copied with a sample’s package, nothing arrives and nothing crashes. The OPPO AAR declares no permission at all.',
    zh: '小米和魅族用带包名的 signature 权限保护消息下发。如果照抄了示例包名，消息收不到，也不会崩溃报错。OPPO 的 AAR 则不带任何权限声明，必须由应用自己添加。',
  },
  needs: ['project'],
  vendors: ['xiaomi', 'meizu', 'oppo', 'huawei'],
  verdict: 'client-integration',
  fix: {
    en: 'Xiaomi: declare (signature) and use `<package>.permission.MIPUSH_RECEIVE`. Meizu: `<package>.push.permission.MESSAGE` and `<package>.permission.C2D_MESSAGE` in the same way, and use `com.meizu.flyme.push.permission.RECEIVE` and `com.meizu.c2dm.permission.RECEIVE`. OPPO: `com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE` and `com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE`, in exactly this spelling. From targetSdk 33 on: `POST_NOTIFICATIONS`.',
    zh: '小米：声明（signature 级别）并使用 `<包名>.permission.MIPUSH_RECEIVE`。魅族：同样声明并使用 `<包名>.push.permission.MESSAGE`、`<包名>.permission.C2D_MESSAGE`，另外使用 `com.meizu.flyme.push.permission.RECEIVE`、`com.meizu.c2dm.permission.RECEIVE`。OPPO：`com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE` 与 `com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE`，拼写就是 RECIEVE，不要改。targetSdk ≥ 33 还需 `POST_NOTIFICATIONS`。',
  },
  ask: {
    question: {
      en: 'Are the vendor’s permissions in the merged manifest, and do those with a package name carry this app’s?',
      zh: '合并后的清单中是否有该厂商的权限，且其中的包名是本应用的包名？',
    },
    look: {
      en: 'Android Studio > AndroidManifest.xml > Merged Manifest, or `aapt dump permissions app.apk`.',
      zh: 'Android Studio > AndroidManifest.xml > Merged Manifest，或执行 `aapt dump permissions app.apk`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://github.com/MEIZUPUSH/PushDemo',
    'https://doc.easemob.com/document/android/push/push_oppo.html',
    'https://doc.easemob.com/document/android/push/push_xiaomi.html',
  ],
  confidence: 'A',
});
