import { defineStep } from '../../core/step.ts';
import { platformRefusal, platformRules } from '../facts/platform.ts';

export default defineStep({
  id: 'F1',
  phase: 'F',
  question: { en: 'Is the push switched on in the message?', zh: '消息本身是否开启了离线推送？' },
  why: {
    en: 'Each platform lets the sender keep a message from being pushed: `PushFlag: 1`, `disablePush` or `MsgLifeTime: 0` on Tencent IM, `em_ignore_notification` or `ROUTE_ONLINE` on Easemob, and on ZEGO no push is the default: without `Enable: 1` or a `pushConfig` nothing is sent.',
    zh: '各平台都允许发送方让某条消息不推送：腾讯云 IM 的 `PushFlag: 1`、`disablePush`、`MsgLifeTime: 0`；环信的 `em_ignore_notification`、`ROUTE_ONLINE`；ZEGO 默认就不推送，没有 `Enable: 1` 或 `pushConfig` 便不会发出。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'message',
  fix: {
    en: 'Tencent IM: `PushFlag: 0`, no `disablePush`, a `MsgLifeTime` above 0 (legacy ImSDK: `setEnabled(true)` on the message). Easemob: remove `em_ignore_notification` and `ROUTE_ONLINE`. ZEGO: `Enable: 1` in `OfflinePush`, or a `pushConfig` in the client’s send call.',
    zh: '腾讯云 IM：设 `PushFlag: 0`，去掉 `disablePush`，`MsgLifeTime` 大于 0（旧版 ImSDK 对消息调用 `setEnabled(true)`）。环信：去掉 `em_ignore_notification` 与 `ROUTE_ONLINE`。ZEGO：`OfflinePush` 中设 `Enable: 1`，或在客户端发送时传入 `pushConfig`。',
  },
  ask: {
    question: {
      en: 'Does the message that your server or app sends leave the offline push switched on?',
      zh: '服务端或应用发出的这条消息，是否保持离线推送开启？',
    },
    look: {
      en: 'Log the send call as it goes out. Look for the fields of your platform: `PushFlag`, `disablePush`, `MsgLifeTime`; `em_ignore_notification`, `routetype`; `OfflinePush.Enable`, `pushConfig`.',
      zh: '把实际发出的发送请求打印出来，查看对应平台的字段：`PushFlag`、`disablePush`、`MsgLifeTime`；`em_ignore_notification`、`routetype`；`OfflinePush.Enable`、`pushConfig`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://trtc.io/document/77715',
    'https://doc.easemob.com/document/server-side/push_extension.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
  check(evidence) {
    return (
      platformRefusal(evidence, { codes: ['message ignore push'] }) ??
      platformRules(evidence, ['push-flag', 'life-time-zero', 'silent', 'route-online', 'push-enabled'])
    );
  },
});
