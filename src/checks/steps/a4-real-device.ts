import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';

const texts = {
  emulator: { en: 'The model {model} is an emulator or simulator.', zh: '型号 {model} 是模拟器。' },
} satisfies Record<string, Text>;

/** Model names of the Android emulator, of Genymotion and its like, and of Apple's simulators. */
const emulated =
  /\b(?:sdk_g?phone\w*|android sdk built for|emulator|simulator|genymotion|goldfish|ranchu|vbox86\w*|bluestacks|noxplayer|mumu|x86_64|i386)\b/i;

export default defineStep({
  id: 'A4',
  phase: 'A',
  question: {
    en: 'Is it a real phone that can receive this push (no emulator; for FCM one sold overseas with Google services and a foreign network; for iOS not jailbroken)?',
    zh: '是否为能收到该推送的真机（非模拟器；FCM 需海外版手机、带 Google 服务并能访问境外网络；iOS 未越狱）？',
  },
  why: {
    en: 'An emulator has no vendor push service, a phone without Google services gets no FCM token, and a jailbroken iPhone may lose its connection to APNs. Nothing on the server side helps then.',
    zh: '模拟器没有厂商的系统推送服务，没有 Google 服务的手机拿不到 FCM token，越狱的 iPhone 可能连不上 APNs。这些情况在服务端都无法补救。',
  },
  needs: ['person'],
  verdict: 'device-settings',
  fix: {
    en: 'Repeat the test on a real phone of the vendor; for FCM on one sold outside mainland China, with Google Play services and a network that reaches Google.',
    zh: '请改用该厂商的真机重新测试；测 FCM 请使用海外版手机，带 Google Play 服务，且网络能访问 Google。',
  },
  ask: {
    question: {
      en: 'Is it a real, unmodified phone of the kind this push needs?',
      zh: '测试用的是未经改装、且符合该推送要求的真机吗？',
    },
    look: {
      en: 'Model: HUAWEI, HONOR, OPPO, vivo and Meizu under Settings > About phone, Xiaomi under Settings > My device (newer systems: About phone), iPhone under Settings > General > About. Emulators show names such as sdk_gphone or "Android SDK built for x86". For FCM the Play Store must open and load; dialling *#*#426#*#* shows on most phones whether FCM is connected.',
      zh: '查看型号：华为、荣耀、OPPO、vivo、魅族在「设置 > 关于手机」，小米在「设置 > 我的设备」（部分系统为「关于手机」），iPhone 在「设置 > 通用 > 关于本机」。模拟器会显示 sdk_gphone、“Android SDK built for x86” 等名称。测 FCM 时 Play 商店须能打开并加载；多数手机拨号 *#*#426#*#* 可查看 FCM 是否已连接。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check({ device }) {
    const model = device?.model;
    return model !== undefined && emulated.test(model) ? { state: 'fail', text: texts.emulator, data: { model } } : undefined;
  },
});
