import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'D9',
  phase: 'D',
  question: { en: 'Did ZPNs’ onRegistered bring a PushID and error code 0?', zh: 'ZPNs 的 onRegistered 是否返回了 PushID 且错误码为 0？' },
  why: {
    en: 'The PushID stands for the vendor token inside ZEGO; without it nothing can be bound at login. 6000401 is the connection, 6000402 the vendor’s AppID or AppKey, 6000403 the vendor’s own error, 6000404 the registration.',
    zh: 'PushID 在 ZEGO 内部对应厂商 token，没有它登录时就无法绑定。6000401 为连接失败，6000402 为厂商 AppID 或 AppKey 有误，6000403 为厂商接口报错，6000404 为注册失败。',
  },
  needs: ['person'],
  platforms: ['zego'],
  verdict: 'token',
  fix: {
    en: 'Mend what the code names (6000403: read errorMessage, it holds the vendor’s own code). For a test past ZEGO use `deviceToken` from the same callback, not the PushID.',
    zh: '请按错误码处理（6000403 请查看 errorMessage，其中有厂商自己的错误码）。若要绕过 ZEGO 直接测试厂商通道，请使用同一回调中的 `deviceToken`，而不是 PushID。',
  },
  ask: {
    question: {
      en: 'Does the log show onRegistered with a PushID and errorCode 0?',
      zh: '日志中 onRegistered 是否带有 PushID 且 errorCode 为 0？',
    },
    look: {
      en: 'Print `pushID`, `deviceToken`, `errorCode` and `errorMessage` of ZPNsRegisterMessage in `onRegistered`, and start the app anew.',
      zh: '在 `onRegistered` 中打印 ZPNsRegisterMessage 的 `pushID`、`deviceToken`、`errorCode`、`errorMessage`，然后重新启动应用。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://github.com/ZEGOCLOUD/docs_all'],
  confidence: 'A',
});
