import { defineStep } from '../../core/step.ts';
import { stopFor } from '../facts/platform.ts';

export default defineStep({
  id: 'E4',
  phase: 'E',
  question: { en: 'Was the receiver’s phone kicked out by another login?', zh: '接收者的手机是否被其他设备的登录踢下线？' },
  why: {
    en: 'A kicked device counts as logged out: it gets no push although the app looks as if nothing had happened until it is opened. The client prints 6208 (Tencent IM) or 206, 217 (Easemob).',
    zh: '被踢下线的设备等同于已退出登录，收不到离线推送；而在打开应用之前，表面上看不出任何异常。客户端错误码：腾讯云 IM 为 6208，环信为 206、217。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'Log in again on the phone under test and leave the account alone on other devices. If the product needs several devices at once, allow multi-device login in the platform’s console; let the app tell the user when it was kicked.',
    zh: '在被测手机上重新登录，测试期间不要在其他设备登录同一账号。若业务需要多端同时在线，请在平台控制台开启多端登录；应用收到被踢回调时应提示用户重新登录。',
  },
  ask: {
    question: {
      en: 'Has the same account logged in on another phone, emulator or browser since it logged in here?',
      zh: '此账号在本机登录之后，是否又在其他手机、模拟器或浏览器上登录过？',
    },
    look: {
      en: 'Open the app: a notice such as “your account logged in elsewhere” answers it. Else look in its log for the kicked-offline callback (6208 on Tencent IM, 206 or 217 on Easemob).',
      zh: '打开应用，看是否提示“账号已在其他设备登录”；或在日志中查找被踢下线回调（腾讯云 IM 6208，环信 206 或 217）。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
  check(evidence) {
    // A state that allows pushes may be that of the device that kicked this phone out.
    return stopFor(evidence, 'E4');
  },
});
