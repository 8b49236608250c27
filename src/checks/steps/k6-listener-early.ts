import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K6',
  phase: 'K',
  question: {
    en: 'Is the click listener registered early enough (in `Application.onCreate`)?',
    zh: '点击监听是否注册得足够早（在 `Application.onCreate` 中）？',
  },
  why: {
    en: 'A tap on a killed app starts the process and reports the click at once. A listener that comes later, in an activity, misses it; ZEGO holds the event back until `registerPush` is called.',
    zh: '应用被杀时点击推送会拉起进程并立即回调。若监听晚些才在 Activity 中注册就会错过；ZEGO 会把事件缓存到调用 `registerPush` 为止。',
  },
  needs: ['project'],
  platforms: ['tencent-im', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Tencent: register the push listener in `Application.onCreate`, in the main process. ZEGO: call `registerPush` early and override `onNotificationClicked` (ZPNs 2.8.0 and later).',
    zh: '腾讯：在主进程的 `Application.onCreate` 中注册推送监听。ZEGO：尽早调用 `registerPush`，并重写 `onNotificationClicked`（ZPNs ≥ 2.8.0）。',
  },
  sources: [sources.tencentTriage, sources.zegoDocs],
  confidence: 'A',
});
