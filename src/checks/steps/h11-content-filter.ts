import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { isRefused, shownCode } from '../facts/push-verdict.ts';
import { sources } from '../facts/sources.ts';
import { citing } from '../message-evidence.ts';
import { findingsOf, type CodeTable } from '../vendor-answer.ts';

/** Codes of content filters; the vivo ones beside 10104 are known from secondary sources. */
const filters: CodeTable<true> = {
  huawei: { '80100016': true, '80100022': true },
  vivo: { '10085': true, '10101': true, '10103': true, '10104': true },
  xiaomi: { '10041': true },
};

const rules = ['vivo/test-copy', 'xiaomi/test-like-text'];

export default defineStep({
  id: 'H11',
  phase: 'H',
  question: { en: 'Was the text caught by a content filter?', zh: '文案是否被内容审核过滤？' },
  why: {
    en: 'Vendors filter sensitive words and meaningless test text. HUAWEI and vivo refuse openly; others take the push and drop it without a word, so a “test” that never shows proves nothing.',
    zh: '厂商会过滤敏感词和无意义的测试文案。华为、vivo 会直接拒绝，其他厂商可能受理后静默丢弃，所以发“测试”收不到并不能说明问题。',
  },
  needs: ['answer', 'message', 'person'],
  verdict: 'message',
  fix: {
    en: 'Send a realistic sentence with neutral words; leave out the picture once. If that arrives, reword the original.',
    zh: '换一句真实、中性的文案，并先去掉图片再发。若能收到，就修改原文案。',
  },
  ask: {
    question: { en: 'Does the same push arrive with another, realistic text?', zh: '换成另一句真实的文案，同样的推送能收到吗？' },
    look: {
      en: 'Send twice to the same phone with the app closed, once with the original text and once with a sentence such as “Alice: are we still on for seven?”.',
      zh: '关闭应用后向同一台手机发两次：一次用原文案，一次用“小王：今晚七点老地方见？”这样的句子。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [sources.huaweiSend, sources.vivoLimits, sources.xiaomiLimits, sources.tencentTriageOffline],
  confidence: 'A',
  check(evidence) {
    const { push, vendor, displayName } = evidence;
    const codes = Object.hasOwn(filters, vendor) ? filters[vendor] : undefined;
    if (isRefused(push) && push.code !== undefined && codes && Object.hasOwn(codes, push.code))
      return {
        state: 'fail',
        text: {
          en: '{vendor} answered {code}: its filter does not let the content through.',
          zh: '{vendor} 返回 {code}：内容未通过审核。',
        },
        data: { vendor: displayName, code: shownCode(push) },
      };
    if (hasSpoken(evidence, 'H11')) return undefined;
    const fate = fateOf(evidence);
    if (fate?.topic === 'shown' || fate?.topic === 'arrived') return { state: 'pass', text: fate.text, data: fate.data };
    const [finding] = findingsOf(evidence, rules);
    return finding && citing(finding, 'warn');
  },
});
