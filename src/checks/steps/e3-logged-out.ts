import { defineStep } from '../../core/step.ts';
import { isLoggedInOnPhone, platformRefusal, saying, stopFor, userSays } from '../facts/platform.ts';

const texts = {
  fine: { en: '{user} is logged in ({said}).', zh: '{user} 处于登录状态（{said}）。' },
  unbound: {
    en: '{user} is offline and has no token bound: perhaps logged out with the token unbound, perhaps none was ever uploaded.',
    zh: '{user} 离线且没有绑定 token：可能退出登录时解除了绑定，也可能从未上传过。',
  },
};

export default defineStep({
  id: 'E3',
  phase: 'E',
  question: { en: 'Is the receiver logged out of the IM platform?', zh: '接收者是否已退出 IM 登录？' },
  why: {
    en: 'After a logout the platform has no device to push to: Tencent IM reports `Offline`, ZEGO answers 660200001, Easemob lists no binding. An expired login signature has the same effect.',
    zh: '退出登录后平台已无可推送的设备：腾讯云 IM 显示 `Offline`，ZEGO 返回 660200001，环信查不到绑定。登录票据过期的效果相同。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'Log the receiver in on the phone, wait until the push token is reported, then kill the app without logging out and send again. In the app, do not call logout when it merely goes to the background.',
    zh: '让接收者在手机上重新登录，等推送 token 上报完成后，直接结束应用（不要退出登录）再重发。同时检查代码，应用退到后台时不要调用 logout。',
  },
  ask: {
    question: {
      en: 'Was the receiver logged out when the message was sent (own logout, or an expired login)?',
      zh: '发送消息时，接收者是否处于未登录状态（主动退出或登录已过期）？',
    },
    look: {
      en: 'Open the app on the receiving phone: if it shows the login page, or logs in anew, the user was out. Look in its log for a call of logout before the test.',
      zh: '打开接收手机上的应用：若出现登录页或需要重新登录，说明当时已退出。也可在日志中查看测试前是否调用过 logout。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/2566',
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
  check(evidence) {
    const refused = stopFor(evidence, 'E3') ?? platformRefusal(evidence, { codes: ['660200001'] });
    if (refused) return refused;
    const { platform } = evidence;
    if (platform?.id === 'easemob' && platform.facts.state === 'offline' && platform.facts.bindings?.length === 0)
      return saying('warn', texts.unbound, { user: platform.user });
    return userSays(evidence, 'E3', isLoggedInOnPhone, texts.fine);
  },
});
