import { defineStep } from '../../core/step.ts';
import { isDisconnected, stopFor, userSays } from '../facts/platform.ts';

const texts = { fine: { en: 'The platform has no connection to {user} ({said}).', zh: '平台与 {user} 之间没有连接（{said}）。' } };

export default defineStep({
  id: 'A6',
  phase: 'A',
  question: {
    en: 'Was the receiver really offline when the push was sent (app killed or in the background for at least 40 seconds, screen locked)?',
    zh: '发送时接收方是否真正离线（应用被划掉或退到后台至少 40 秒，并已锁屏）？',
  },
  why: {
    en: 'IM platforms push only to users whose connection has ended, which takes 30 to 40 seconds after the app left the foreground. A push that meets the app in the foreground is often handed to the app and not shown.',
    zh: 'IM 平台只向连接已断开的用户推送，应用退到后台后需要 30～40 秒才会判定离线。应用在前台时收到的推送，往往只回调给应用而不展示。',
  },
  needs: ['platform', 'person'],
  verdict: 'app-state',
  fix: {
    en: 'Repeat the test: leave the app without logging out, swipe it away or lock the screen, wait 40 seconds, then send. To show something while the app is open, post a local notification.',
    zh: '请重新测试：不要退出登录，直接划掉应用或锁屏，等待 40 秒后再发送。若要在应用打开时也提醒，请由应用自己弹出本地通知。',
  },
  ask: {
    question: {
      en: 'Was the app closed (or in the background for 40 seconds) and the screen locked when the push was sent?',
      zh: '发送推送时，应用是否已关闭（或在后台超过 40 秒）且屏幕已锁定？',
    },
    look: {
      en: 'Swipe the app away in the list of recent apps (swipe up and hold, or the square key), lock the screen and wait. Do not log out, and do not use "Force stop" in Settings > Apps: a force-stopped app gets nothing from FCM until it is opened again.',
      zh: '在最近任务中划掉应用（上滑并停住，或按方块键），锁屏后等待。不要退出登录，也不要在「设置 > 应用管理」中点「强行停止」：被强行停止的应用在再次打开之前收不到 FCM 推送。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://cloud.tencent.com/document/product/269/139820',
    'https://github.com/ZEGOCLOUD/docs_all',
    'https://firebase.google.com/docs/cloud-messaging/understand-delivery',
  ],
  confidence: 'A',
  check(evidence) {
    const online = stopFor(evidence, 'E1');
    // E1 says it, with what to do; here it is the reason why the test has to be repeated.
    if (online) return { ...online, state: 'warn' };
    return userSays(evidence, 'A6', isDisconnected, texts.fine);
  },
});
