import { defineStep } from '../../core/step.ts';
import { isDisconnected, stopFor, userSays } from '../facts/platform.ts';

const texts = { fine: { en: '{user} is not online ({said}).', zh: '{user} 不在线（{said}）。' } };

export default defineStep({
  id: 'E1',
  phase: 'E',
  question: { en: 'Is the receiver online at the IM platform?', zh: '接收者此刻在 IM 平台上是否在线？' },
  why: {
    en: 'An IM platform goes to the vendor only when the receiver is offline. An online receiver gets the message over the long connection, and no push is sent, by design: the most frequent reason why the console’s test arrives and the real message does not.',
    zh: '只有接收者离线时，IM 平台才会走厂商推送；在线时消息直接经长连接下发，按设计不会推送。“控制台测试能收到、真实消息收不到”最常见的原因就是这个。',
  },
  needs: ['platform'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'Swipe the app away on the receiving phone (do not log out), lock the screen, wait at least 40 seconds, and send again once the platform no longer says online: Tencent IM must say `PushOnline`, Easemob `offline`, ZEGO `Offline`.',
    zh: '在接收手机上划掉应用（不要退出登录）并锁屏，等待至少 40 秒，确认平台不再显示在线后重发：腾讯云 IM 应为 `PushOnline`，环信应为 `offline`，ZEGO 应为 `Offline`。',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://cloud.tencent.com/document/product/269/2566',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
  check(evidence) {
    const stop = stopFor(evidence, 'E1');
    if (stop) return stop;
    // Only Easemob has a policy to ask about (E5); elsewhere another device that is online is told here.
    const other = evidence.platform?.id === 'easemob' ? undefined : stopFor(evidence, 'E5');
    return other ?? userSays(evidence, 'E1', (facts) => isDisconnected(facts) || facts.state === 'logged-out', texts.fine);
  },
});
