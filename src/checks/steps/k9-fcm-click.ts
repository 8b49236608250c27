import { defineStep } from '../../core/step.ts';
import { clickOf } from '../facts/click.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K9',
  phase: 'K',
  question: {
    en: 'FCM: does the app take care of the jump, since a tap opens the launcher unless `click_action` meets an intent-filter?',
    zh: 'FCM：除非 `click_action` 匹配到 intent-filter，点击只会打开启动页，应用是否已处理跳转？',
  },
  why: {
    en: 'FCM knows neither intents nor web pages on a phone, and the jump settings of IM consoles do not reach it. `click_action` is the name of an action; without a matching filter the tap opens nothing or the launcher.',
    zh: 'FCM 在手机上不支持 intent 和网页跳转，IM 控制台的跳转配置对它也不生效。`click_action` 只是一个 action 名，没有匹配的 filter 时点击无效或只打开启动页。',
  },
  needs: ['message', 'project', 'person'],
  vendors: ['fcm'],
  verdict: 'click-config',
  fix: {
    en: 'Declare an intent-filter with that action and the DEFAULT category, or leave the click out and let the launcher activity read the target from the extras (`click_url`, `click_intent`).',
    zh: '为该 action 声明带 DEFAULT category 的 intent-filter；或不设点击动作，由启动 Activity 从 extras（`click_url`、`click_intent`）读取目标后跳转。',
  },
  ask: {
    question: {
      en: 'Does the app handle the jump itself, or have an intent-filter for the `click_action`?',
      zh: '应用是否自行处理跳转，或已为 `click_action` 声明 intent-filter？',
    },
    look: {
      en: 'The merged manifest: an activity with the action of `click_action` and the DEFAULT category; in the launcher activity, code that reads `getIntent().getExtras()`.',
      zh: '合并后的清单：是否有 Activity 声明了 `click_action` 对应的 action 与 DEFAULT；启动 Activity 中是否读取 `getIntent().getExtras()`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.fcmReceive, sources.fcmMessage, sources.tencentTriage],
  confidence: 'A',
  check(evidence) {
    const click = clickOf(evidence);
    if (!click || hasSpoken(evidence, 'K9')) return undefined;
    switch (click.open) {
      case 'app':
        return {
          state: 'pass',
          text: { en: 'The tap opens the app, which is what FCM does by itself.', zh: '点击打开应用，这正是 FCM 的默认行为。' },
        };
      case 'activity':
        return {
          state: 'warn',
          text: {
            en: 'The tap is sent as `click_action` {action}; it opens only an activity whose intent-filter declares this action.',
            zh: '点击以 `click_action` {action} 下发；只有 intent-filter 声明了该 action 的 Activity 才会被打开。',
          },
          data: { action: click.activity },
        };
      default:
        return {
          state: 'warn',
          text: {
            en: 'FCM cannot open this on a phone: it travels as data, and the app has to open it after the tap.',
            zh: 'FCM 无法在手机上直接打开该目标：它只作为数据下发，须由应用在点击后自行打开。',
          },
        };
    }
  },
});
