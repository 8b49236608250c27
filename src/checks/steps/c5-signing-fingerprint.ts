import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'C5',
  phase: 'C',
  question: {
    en: 'Is the fingerprint of the signing certificate registered in the vendor’s console?',
    zh: '厂商控制台中是否登记了签名证书的指纹？',
  },
  why: {
    en: 'The vendor’s service on the phone compares the signature of the app: HUAWEI fails with 6003, HONOR with 8001003. Debug and release builds, and stores that sign again, have different fingerprints.',
    zh: '手机上的厂商服务会校验应用签名：华为报 6003，荣耀报 8001003。调试包与正式包、经应用商店重新签名的包，指纹各不相同。',
  },
  needs: ['person'],
  vendors: ['huawei', 'honor', 'oppo', 'vivo'],
  verdict: 'app-identity',
  fix: {
    en: 'Register the fingerprint of every certificate that signs the app (debug, release, store): HUAWEI AppGallery Connect > Project settings > App information > SHA-256; HONOR, OPPO and vivo in the app’s information; then install anew.',
    zh: '请登记所有用于签名的证书指纹（调试、正式、商店重签名）：华为在 AppGallery Connect「项目设置 → 应用信息 → SHA256 证书指纹」，荣耀、OPPO、vivo 在应用信息页；然后重新安装。',
  },
  ask: {
    question: {
      en: 'Is the fingerprint of the installed build’s certificate among those in the console?',
      zh: '所安装的包的签名指纹，是否在控制台登记的指纹之中？',
    },
    look: {
      en: 'Fingerprint of the APK: `apksigner verify --print-certs app.apk` (or `keytool -printcert -jarfile app.apk`). Compare the SHA-256 with the console; the log of the phone’s HMS shows 6003 when it differs.',
      zh: '查看 APK 指纹：`apksigner verify --print-certs app.apk`（或 `keytool -printcert -jarfile app.apk`），与控制台的 SHA-256 对比；不一致时手机 HMS 日志会出现 6003。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://developer.huawei.com/consumer/en/doc/HMSCore-References/error-code-0000001050255690',
    'https://developer.honor.com/cn/docs/11002/guides/app-registration',
    'https://doc.easemob.com/document/android/push/push_overview.html',
  ],
  confidence: 'A',
});
