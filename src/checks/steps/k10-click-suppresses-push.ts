import { defineStep } from '../../core/step.ts';
import { clickOf } from '../facts/click.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K10',
  phase: 'K',
  question: { en: 'Does a wrong jump target suppress the whole push?', zh: '是否因跳转目标有误，导致整条推送不展示？' },
  why: {
    en: 'HUAWEI and HONOR check the page before showing: HUAWEI reports receipt 31, HONOR 40000015. OPPO, too, drops a push with a wrong custom path. It then looks as if nothing was sent.',
    zh: '华为、荣耀展示前会校验页面：华为回执 31，荣耀回执 40000015。OPPO 自定义跳转路径错误时推送也会失败。看起来就像根本没有发送。',
  },
  needs: ['answer', 'person'],
  vendors: ['oppo', 'huawei', 'honor'],
  verdict: 'click-config',
  fix: {
    en: 'Send once with `--click app`. If that shows, mend the target: existing activity, exported, with a matching filter (K1 to K3).',
    zh: '先用 `--click app` 发一条。若能显示，就修正跳转目标：Activity 存在、exported，且 filter 匹配（见 K1 至 K3）。',
  },
  ask: {
    question: {
      en: 'Does the push show only when the tap merely opens the app (`--click app`)?',
      zh: '是否只有把点击动作改为打开应用（`--click app`）后，推送才能显示？',
    },
    look: {
      en: 'Send the same message twice to the phone, once as it is and once with `--click app`; look at the drawer, and at the receipts if there are any.',
      zh: '把同一消息发两次：一次原样，一次加 `--click app`；查看通知栏，有回执的话一并查看。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [sources.huaweiReceipts, sources.honorDemo, sources.tencentFaq],
  confidence: 'A',
  check(evidence) {
    const fate = fateOf(evidence);
    if (fate?.topic === 'click') return { state: 'fail', text: fate.text, data: fate.data };
    if (hasSpoken(evidence, 'K10')) return undefined;
    if (fate?.topic === 'shown') return { state: 'pass', text: fate.text, data: fate.data };
    return clickOf(evidence)?.open === 'app'
      ? {
          state: 'not-applicable',
          text: {
            en: 'The tap opens the app itself; there is no target that could be wrong.',
            zh: '点击只打开应用，不存在会出错的跳转目标。',
          },
        }
      : undefined;
  },
});
