import { defineStep } from '../../core/step.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K4',
  phase: 'K',
  question: { en: 'Does the page open, but without the content of the message?', zh: '页面能打开，但里面没有对应消息的内容？' },
  why: {
    en: 'Each vendor hands the data over in another place: intent extras (HUAWEI, HONOR, OPPO, vivo, Meizu, FCM), `key_message` (Xiaomi), the intent URI, `userInfo` (iOS). IM platforms add names of their own: `ext`, `entity`, `f/t/m/g/e`, `payload`.',
    zh: '各家传递数据的位置不同：intent extras（华为、荣耀、OPPO、vivo、魅族、FCM）、`key_message`（小米）、intent URI、`userInfo`（iOS）。IM 平台还有自己的字段名：`ext`、`entity`、`f/t/m/g/e`、`payload`。',
  },
  needs: ['message', 'project', 'person'],
  verdict: 'client-integration',
  fix: {
    en: 'Log all extras in `onCreate` and `onNewIntent` of the opened activity, for a cold and a warm start, and read the keys this vendor uses; on iOS with scenes read `connectionOptions.notificationResponse`.',
    zh: '在打开的 Activity 的 `onCreate` 与 `onNewIntent` 中打印全部 extras（冷、热启动都要测），按该厂商的字段名读取；iOS 使用 Scene 时读取 `connectionOptions.notificationResponse`。',
  },
  ask: {
    question: {
      en: 'Does the right page open, but show nothing or the wrong conversation?',
      zh: '点击后是否打开了正确的页面，但没有内容或进错了会话？',
    },
    look: {
      en: 'Tap the push once with the app killed and once in the background; compare the log of the extras with the `data` of the message.',
      zh: '分别在应用被杀和处于后台时点击一次推送，把打印的 extras 与消息的 `data` 对比。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    sources.xiaomiClient,
    sources.oppoMessage,
    sources.fcmReceive,
    sources.tencentClientCode,
    sources.easemobParsing,
    sources.zegoDocs,
    sources.apnsPayload,
  ],
  confidence: 'A',
  check(evidence) {
    const { message, vendor } = evidence;
    if (!message || hasSpoken(evidence, 'K4')) return undefined;
    const hasData = Object.keys(message.data ?? {}).length > 0 || message.vendors?.[vendor] !== undefined;
    const opensPage = message.click !== undefined && message.click.open !== 'app';
    if (hasData || opensPage) return undefined;
    return {
      state: 'not-applicable',
      text: {
        en: 'The message carries no data, so there is nothing for the page to read.',
        zh: '消息没有携带 data，页面没有可读取的内容。',
      },
    };
  },
});
