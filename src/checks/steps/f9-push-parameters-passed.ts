import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'F9',
  phase: 'F',
  question: {
    en: 'Does the sender pass offline-push parameters at all, and do all of them arrive in the send call?',
    zh: '发送方是否传入了离线推送参数，且这些参数都原样进入了发送接口？',
  },
  why: {
    en: 'The push is made from what the sender’s app or server adds to the message. Without it ZEGO pushes nothing and Tencent IM only what it can derive. TUIKit’s helper copies title, desc, ext, OPPO channel, vivo class, sounds and badge only: HUAWEI category and Xiaomi channel are lost on the way.',
    zh: '推送内容取自发送方附加的参数。不传时 ZEGO 不会推送，腾讯云 IM 也只推它能推导出的内容。TUIKit 自带的工具类只复制标题、描述、ext、OPPO 渠道、vivo 分类、声音和角标，华为 category、小米渠道会在途中丢失。',
  },
  needs: ['project', 'person'],
  platforms: ['tencent-im', 'zego'],
  verdict: 'message',
  fix: {
    en: 'Pass `V2TIMOfflinePushInfo` (Tencent IM) or `pushConfig` in `ZIMMessageSendConfig` (ZEGO) in every send call, peer, group and call alike, and set the vendor fields after the helper has run.',
    zh: '单聊、群聊、呼叫等每一处发送都传入 `V2TIMOfflinePushInfo`（腾讯云 IM）或 `ZIMMessageSendConfig` 的 `pushConfig`（ZEGO）；若用了工具类，请在其之后再补上厂商字段。',
  },
  ask: {
    question: {
      en: 'Does the code that sends this message pass offline-push parameters, vendor fields included?',
      zh: '发送这条消息的代码是否传入了离线推送参数（含厂商字段）？',
    },
    look: {
      en: 'In the sender’s sources: every call of `sendMessage` and `callInvite`. Is the push argument there, or null? Which fields does a helper in between copy?',
      zh: '在发送方源码中逐一查看 `sendMessage`、`callInvite`：推送参数是否为空？中间的工具类复制了哪些字段？',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/75428',
    'https://github.com/TencentCloud/TIMSDK',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
