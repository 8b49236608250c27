import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J21',
  phase: 'J',
  question: {
    en: 'Do the R8 rules keep the vendor’s classes?',
    zh: '混淆规则是否保留了厂商 SDK 的类？',
  },
  why: {
    en: 'The system service calls the vendor SDK by class name. FCM’s library brings its own rules; the SDKs of HUAWEI, HONOR, Xiaomi, OPPO, vivo and Meizu want theirs written into the app.',
    zh: '系统推送服务按类名调用厂商 SDK。FCM 的库自带混淆规则；华为、荣耀、小米、OPPO、vivo、魅族的规则需要自己写进应用。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'HUAWEI: keep `com.huawei.hianalytics.**`, `com.huawei.updatesdk.**`, `com.huawei.hms.**`; HONOR: `com.hihonor.push.**`; both with `-ignorewarnings` and keepattributes `*Annotation*,Exceptions,InnerClasses,Signature,SourceFile,LineNumberTable`. Xiaomi: `com.xiaomi.**`. OPPO: `com.heytap.msp.**` and `public class * extends android.app.Service`. vivo: `com.vivo.push.**`, `com.vivo.vms.**`. Meizu: `com.meizu.**`. Keep your receivers too.',
    zh: '华为：保留 `com.huawei.hianalytics.**`、`com.huawei.updatesdk.**`、`com.huawei.hms.**`；荣耀：`com.hihonor.push.**`；两者还需 `-ignorewarnings` 和 keepattributes `*Annotation*,Exceptions,InnerClasses,Signature,SourceFile,LineNumberTable`。小米：`com.xiaomi.**`。OPPO：`com.heytap.msp.**` 和 `public class * extends android.app.Service`。vivo：`com.vivo.push.**`、`com.vivo.vms.**`。魅族：`com.meizu.**`。自己的 receiver 也要保留。',
  },
  ask: {
    question: {
      en: 'Do the keep rules name this vendor’s packages?',
      zh: '混淆规则中是否包含该厂商的包名？',
    },
    look: {
      en: '`app/proguard-rules.pro`; to be sure, build release with `minifyEnabled false`: if push works then, the rules are the cause.',
      zh: '查看 `app/proguard-rules.pro`；也可用 `minifyEnabled false` 打一个 Release 包，若推送恢复正常，就是混淆规则的问题。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
    'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-oppo',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-vivo',
    'https://github.com/MEIZUPUSH/PushDemo',
  ],
  confidence: 'A',
});
