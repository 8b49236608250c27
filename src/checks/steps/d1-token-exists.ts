import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';

const texts = {
  empty: { en: 'The token that was given is empty.', zh: '给出的 token 为空。' },
  given: { en: 'A token of {length} characters was given.', zh: '已给出一个 {length} 字符的 token。' },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'D1',
  phase: 'D',
  question: { en: 'Is there a token at all?', zh: '是否已获取到 token？' },
  why: {
    en: 'Without a token the vendor has no address. It is missing when the phone’s registration failed: wrong package or signature, no vendor service, privacy consent not given, registration outside the main process.',
    zh: '没有 token，厂商就没有推送地址。token 缺失说明手机端注册失败：包名或签名不符、没有厂商服务、未同意隐私政策、在非主进程注册等。',
  },
  needs: ['config', 'platform', 'person'],
  verdict: 'client-integration',
  fix: {
    en: 'Look at the vendor SDK’s code in the phone’s log (`push-check explain <vendor> <code>` knows the client codes), then go through phase J, the integration of the client.',
    zh: '请在手机日志中查看厂商 SDK 的错误码（`push-check explain <厂商> <错误码>` 也能解释客户端错误码），再按 J 阶段逐项检查客户端集成。',
  },
  ask: {
    question: { en: 'Does the app’s log show a token from the vendor’s SDK?', zh: '应用日志中能看到厂商 SDK 返回的 token 吗？' },
    look: {
      en: '`adb logcat` at the start of the app: HUAWEI, HONOR and FCM `onNewToken`, Xiaomi `onReceiveRegisterResult` (or `getRegId`), OPPO `onRegister` (code 0), vivo `getRegId`, Meizu `onRegisterStatus` (pushId); iOS `didRegisterForRemoteNotificationsWithDeviceToken`.',
      zh: '启动应用时查看 `adb logcat`：华为、荣耀、FCM 的 `onNewToken`，小米的 `onReceiveRegisterResult`（或 `getRegId`），OPPO 的 `onRegister`（code 为 0），vivo 的 `getRegId`，魅族的 `onRegisterStatus`（pushId）；iOS 看 `didRegisterForRemoteNotificationsWithDeviceToken`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139820',
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://github.com/MEIZUPUSH/PushDemo',
  ],
  confidence: 'A',
  check({ token }) {
    if (token === undefined) return undefined;
    const { length } = token.trim();
    return length === 0 ? { state: 'fail', verdict: 'token', text: texts.empty } : { state: 'pass', text: texts.given, data: { length } };
  },
});
