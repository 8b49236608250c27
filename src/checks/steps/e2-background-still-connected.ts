import { defineStep } from '../../core/step.ts';
import { isDisconnected, userSays } from '../facts/platform.ts';

const texts = { fine: { en: 'The platform has no connection to {user} ({said}).', zh: '平台与 {user} 之间没有连接（{said}）。' } };

export default defineStep({
  id: 'E2',
  phase: 'E',
  question: {
    en: 'Is the app in the background but still connected to the IM platform?',
    zh: '应用是否在后台运行，但仍与 IM 平台保持连接？',
  },
  why: {
    en: 'Pressing Home or locking the screen does not cut the connection: until the system freezes the app, the user counts as online and no push is sent. Keep-alive services make that last for hours.',
    zh: '按 Home 键或锁屏并不会断开连接：在系统冻结应用之前，用户仍算在线，平台不会推送；使用保活手段时，这种状态可能持续数小时。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'This is expected: let the app show a local notification for messages that it receives in the background. To test the push, swipe the app away and wait 40 seconds before you send.',
    zh: '这是正常现象：应用在后台收到消息时，应自行弹出本地通知。如需测试离线推送，请先划掉应用，等待 40 秒后再发送。',
  },
  ask: {
    question: {
      en: 'When the message was sent, was the app merely in the background, with its process still alive?',
      zh: '发送消息时，应用是否只是退到后台、进程仍在运行？',
    },
    look: {
      en: 'On the receiving phone, open the app right after the test: if the message is already there before anything loads, or the app’s log has a receive callback at the time of sending, it was connected. The platform’s console also shows the online state of the user.',
      zh: '测试后立即打开接收手机上的应用：若消息无需加载就已在列表中，或日志在发送时刻有收到消息的回调，说明当时仍保持连接。也可在平台控制台查询该用户的在线状态。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://cloud.tencent.com/document/product/269/2566',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
  check(evidence) {
    return userSays(evidence, 'E2', isDisconnected, texts.fine);
  },
});
