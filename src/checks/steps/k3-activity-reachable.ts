import { defineStep } from '../../core/step.ts';
import { clickOf } from '../facts/click.ts';
import { android } from '../facts/groups.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K3',
  phase: 'K',
  question: {
    en: 'Is the target activity exported, with the VIEW action and the DEFAULT category?',
    zh: '目标 Activity 是否设置了 exported，并声明 VIEW action 与 DEFAULT category？',
  },
  why: {
    en: 'The phone’s system opens the page, not the app. An activity that is not exported, or whose intent-filter lacks DEFAULT, cannot be opened from outside; HUAWEI and HONOR then do not show the push at all.',
    zh: '页面由系统而不是应用自己打开。Activity 未 exported，或 intent-filter 缺少 DEFAULT，外部就无法打开；华为、荣耀甚至会因此不展示通知。',
  },
  needs: ['project', 'message', 'person'],
  vendors: android,
  verdict: 'click-config',
  fix: {
    en: 'Set `android:exported="true"` and give the activity one intent-filter with `android.intent.action.VIEW`, `android.intent.category.DEFAULT` (and `BROWSABLE` for HUAWEI and HONOR) and its own `data`. For OPPO by action: the action and DEFAULT, without `data`.',
    zh: '设置 `android:exported="true"`，并为该 Activity 单独写一个 intent-filter：`android.intent.action.VIEW`、`android.intent.category.DEFAULT`（华为、荣耀另加 `BROWSABLE`）以及自己的 `data`。OPPO 按 action 打开时：只写该 action 与 DEFAULT，不要写 `data`。',
  },
  ask: {
    question: {
      en: 'Is the activity exported, with an intent-filter that has VIEW (or the action of the message) and DEFAULT?',
      zh: '该 Activity 是否 exported，且 intent-filter 含 VIEW（或消息所用 action）和 DEFAULT？',
    },
    look: {
      en: 'Android Studio > AndroidManifest.xml > Merged Manifest, at the activity that the tap should open; or `adb shell am start -W` with the intent of the message.',
      zh: 'Android Studio > AndroidManifest.xml > Merged Manifest，查看点击要打开的 Activity；或用消息中的 intent 执行 `adb shell am start -W`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.huaweiClick, sources.honorDemo, sources.oppoMessage, sources.tencentClick],
  confidence: 'A',
  check(evidence) {
    return clickOf(evidence)?.open === 'app' && !hasSpoken(evidence, 'K3')
      ? {
          state: 'not-applicable',
          text: {
            en: 'The tap opens the launcher activity, which is exported in every app.',
            zh: '点击打开桌面入口 Activity，它在任何应用中都是 exported 的。',
          },
        }
      : undefined;
  },
});
