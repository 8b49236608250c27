import { defineStep, type Evidence, type StepAnswer } from '../../core/step.ts';
import { failedHop, saying } from '../facts/platform.ts';
import { verdictOfHop } from '../facts/platform-hop.ts';
import { fateOf } from '../facts/fate.ts';
import { sources } from '../facts/sources.ts';

const texts = {
  hop: {
    en: 'On the way through {platform} the push ended at {name} with {code}: “{said}”.',
    zh: '经由 {platform} 的推送在 {name} 环节终止：{code}“{said}”。',
  },
};

function fromTrace(evidence: Evidence): StepAnswer | undefined {
  const hop = failedHop(evidence);
  if (!hop) return undefined;
  return saying('fail', texts.hop, { ...hop, platform: evidence.platform?.displayName ?? '-' }, verdictOfHop(evidence));
}

export default defineStep({
  id: 'H3',
  phase: 'H',
  question: {
    en: 'What does the trace or receipt of the message say became of it?',
    zh: '消息追踪或回执显示这条消息的最终去向是什么？',
  },
  why: {
    en: 'Vendors drop messages after taking them: dead token, daily limit, notifications off, time to live over. Only the trace or the receipt says which.',
    zh: '厂商受理之后仍可能丢弃消息：token 失效、达到每日上限、通知已关闭、消息过期等。只有追踪或回执能说明是哪一种。',
  },
  needs: ['answer', 'platform'],
  verdict: 'none-found',
  fix: {
    en: 'Act on the stage that failed. Where the vendor has no trace by API (HUAWEI, HONOR, OPPO, FCM, APNs), set a receipt address or look the message id up in its console.',
    zh: '按失败的环节处理。没有追踪接口的厂商（华为、荣耀、OPPO、FCM、APNs），请配置回执地址，或在厂商后台按消息 ID 查询。',
  },
  sources: [
    sources.xiaomiServerSdk,
    sources.huaweiReceipts,
    sources.oppoReceipts,
    sources.vivoReceipts,
    sources.meizuApi,
    sources.tencentTriageOffline,
    sources.easemobCallback,
  ],
  confidence: 'A',
  check(evidence) {
    const through = fromTrace(evidence);
    if (through) return through;
    const fate = fateOf(evidence);
    return fate && { state: fate.state, text: fate.text, data: fate.data, ...(fate.state === 'pass' ? {} : { verdict: fate.verdict }) };
  },
});
