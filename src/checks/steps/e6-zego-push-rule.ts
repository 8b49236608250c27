import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'E6',
  phase: 'E',
  question: {
    en: 'Does a custom push rule of ZEGO, or a message to the sender’s own other devices, rule the push out?',
    zh: '是否因 ZEGO 自定义推送规则，或消息是发往发送者自己的其他设备，而不触发推送？',
  },
  why: {
    en: 'A user may set that a login on one platform stops pushes to others (`ZIMUserOfflinePushRule`). Since 2026-04-02 the sender’s own other devices get no offline push for what the same account sent.',
    zh: '用户可以设置“在某平台在线时，其他平台不接收离线推送”（`ZIMUserOfflinePushRule`）。另外，自 2026-04-02 起，同一账号发出的消息不再向其自己的其他设备发送离线推送。',
  },
  needs: ['person'],
  platforms: ['zego'],
  verdict: 'app-state',
  fix: {
    en: 'Clear `onlinePlatforms` and `notToReceiveOfflinePushPlatforms` of the receiver, and test from a second account rather than from another device of the same one.',
    zh: '清空接收者的 `onlinePlatforms` 与 `notToReceiveOfflinePushPlatforms`；测试时用另一个账号发送，而不是用同一账号的另一台设备。',
  },
  ask: {
    question: {
      en: 'Does the receiver have such a push rule while another of its platforms is online, or was the message sent by the receiver’s own account?',
      zh: '接收者是否设置了此类推送规则且其他平台正在线，或者消息就是由接收者自己的账号发出的？',
    },
    look: {
      en: 'In the app, `querySelfUserInfo` returns the push rule of the user; compare the sender’s and the receiver’s user id.',
      zh: '在应用中调用 `querySelfUserInfo` 可查看该用户的推送规则；再核对发送方与接收方的 userID。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: ['https://doc-zh.zego.im/zim-android/offline-push-notifications/set-custom-push-rules'],
  confidence: 'A',
});
