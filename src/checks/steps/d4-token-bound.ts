import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'D4',
  phase: 'D',
  question: { en: 'Is the token uploaded to the IM platform and bound to the receiver?', zh: 'token 是否已上报到 IM 平台并与接收者绑定？' },
  why: {
    en: 'The platform looks the token up by user. An empty binding means that it has nobody to push to, however good the token is.',
    zh: '平台按用户查找 token。绑定为空时，即便 token 本身有效，平台也无从推送。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'binding',
  fix: {
    en: 'Log in on the phone, then upload the token again: Tencent `setOfflinePushConfig` or TIMPush `registerPush`, Easemob `sendHMSPushTokenToServer` and its like, ZEGO `registerPush` followed by a login.',
    zh: '请在手机上登录，再重新上报 token：腾讯云 IM 调用 `setOfflinePushConfig` 或 TIMPush 的 `registerPush`，环信调用 `sendHMSPushTokenToServer` 等，ZEGO 先 `registerPush` 再登录。',
  },
  ask: {
    question: {
      en: 'Does the platform show a token of this phone under the receiver?',
      zh: '平台上能看到该接收者绑定了这台手机的 token 吗？',
    },
    look: {
      en: 'Tencent IM: console > Push > access test, user id > "get binding". Easemob: 用户管理 > 查看IM用户绑定推送证书. ZEGO offers no query: look for `onRegistered` with errorCode 0 in the phone’s log, followed by a successful login.',
      zh: '腾讯云 IM：控制台「推送 → 接入测试」，输入 UserID 后点「获取绑定信息」。环信：「用户管理 → 查看IM用户绑定推送证书」。ZEGO 没有查询入口：请在手机日志中查找 errorCode 为 0 的 `onRegistered`，且之后登录成功。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139820',
    'https://doc.easemob.com/document/server-side/push.html',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
});
