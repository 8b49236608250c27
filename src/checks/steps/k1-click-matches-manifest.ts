import { defineStep } from '../../core/step.ts';
import { clickOf, packageOfAccount, packageOfIntent } from '../facts/click.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K1',
  phase: 'K',
  question: {
    en: 'Does what the tap should open (in the message or in the IM console) equal what the app’s manifest offers?',
    zh: '点击要打开的目标（消息中或 IM 控制台的跳转配置）与应用清单是否一致？',
  },
  why: {
    en: 'Scheme, host, path, action and component are compared letter by letter. One difference and the tap opens nothing, or only the start page.',
    zh: 'scheme、host、path、action 和组件名是逐字匹配的，差一个字符，点击就没有反应，或只打开首页。',
  },
  needs: ['message', 'config', 'project', 'person'],
  verdict: 'click-config',
  fix: {
    en: 'Copy scheme, host, path or action from the activity’s intent-filter; write a component as `<applicationId>/<full class>`. Test with `adb shell am start` and the same intent first.',
    zh: '从 Activity 的 intent-filter 复制 scheme、host、path 或 action；组件写成 `<applicationId>/<完整类名>`。可先用 `adb shell am start` 按同样的 intent 测试。',
  },
  ask: {
    question: {
      en: 'Are the jump target of the message (or of the IM console) and the intent-filter in the manifest the same, letter by letter?',
      zh: '消息（或 IM 控制台）里的跳转目标与清单中的 intent-filter 是否逐字一致？',
    },
    look: {
      en: 'In the console, the setting “after tapping” of the certificate (open app, page in the app, web page, intent); in the app, the merged AndroidManifest.xml: scheme, host, path and action of the activity, and the applicationId of this build variant.',
      zh: '控制台：该证书的“点击后续动作”（打开应用、打开应用内指定界面、打开网页、intent）；应用：合并后的 AndroidManifest.xml 中该 Activity 的 scheme、host、path、action，以及当前构建变体的 applicationId。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.tencentClick, sources.huaweiClick, sources.oppoMessage, sources.xiaomiSend, sources.honorDemo],
  confidence: 'A',
  check(evidence) {
    const click = clickOf(evidence);
    if (!click) return undefined;
    const own = packageOfAccount(evidence);
    const named = click.open === 'intent' ? packageOfIntent(click.intent) : undefined;
    if (own !== undefined && named !== undefined && named !== own)
      return {
        state: 'fail',
        text: {
          en: 'The intent opens the package `{named}`, but the app is `{own}`.',
          zh: 'intent 指向的包名是 `{named}`，而应用包名是 `{own}`。',
        },
        data: { named, own },
      };
    if (click.open === 'app' && !hasSpoken(evidence, 'K1'))
      return {
        state: 'not-applicable',
        text: {
          en: 'The tap opens the app itself, which needs no entry of its own in the manifest.',
          zh: '点击直接打开应用，无需在清单中额外声明。',
        },
      };
    return undefined;
  },
});
