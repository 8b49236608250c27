import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { citing, findingsOf, isLinted, isPersonal, quietClass, refusalForetold, refusalWith, wireText } from '../message-evidence.ts';

/** Unknown category, wrong pair, wrong classification. @see https://dev.vivo.com.cn/documentCenter/doc/359 */
const classCodes = { vivo: ['10096', '10097', '11000'] };

const pairRules = ['vivo/category-unknown', 'vivo/category-mismatch', 'vivo/classification-type'];

/** Kinds that vivo does not take for system messages. */
const promotional = new Set(['marketing', 'news', 'social']);

const texts = {
  refused: {
    en: 'vivo answered {code}: classification {classification} and category {category} do not go together, or one of them does not exist.',
    zh: 'vivo 返回 {code}：classification {classification} 与 category {category} 不匹配，或其中之一不存在。',
  },
  controlled: {
    en: 'vivo’s statistics count {count} messages as held back: a system message that it found promotional, or the allowance of the day.',
    zh: 'vivo 统计中有 {count} 条被管控：系统消息被判定为运营内容，或当天额度已用完。',
  },
  personalAsOperational: {
    en: 'The message is personal ({kind}) but goes out as operational (classification 0): silent, 07:00 to 23:00 only, 2 to 5 a phone and day.',
    zh: '消息属于个人类（{kind}），却以运营消息（classification 0）发送：静默展示，仅 07:00 至 23:00 下发，单设备每天 2 至 5 条。',
  },
  operational: {
    en: 'The message is operational (classification 0, {category}): no sound, no lock screen, 07:00 to 23:00 only, 2 to 5 a phone and day.',
    zh: '消息为运营消息（classification 0，{category}）：无声、不上锁屏，仅 07:00 至 23:00 下发，单设备每天 2 至 5 条。',
  },
  promotional: {
    en: 'The message says that it is of the kind {kind} but goes out as a system message; vivo’s automatic check re-labels such content as operational.',
    zh: '消息类型为 {kind}，却以系统消息发送；vivo 的自动审核会把此类内容改判为运营消息。',
  },
  fine: {
    en: 'Classification 1 goes with category {category}. Whether vivo re-labelled it later shows only in its statistics.',
    zh: 'classification 1 与 category {category} 匹配。vivo 之后是否改判，只能在其统计中看到。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G4',
  phase: 'G',
  question: {
    en: 'vivo: is the category set, in upper case, and does it agree with the classification?',
    zh: 'vivo：是否设置了大写的 category，且与 classification 匹配？',
  },
  why: {
    en: 'vivo refuses a pair that does not fit (10097). A system message that reads like promotion is re-labelled operational without notice: then it is silent, held back at night and limited to 2 to 5 a phone and day. The default class has changed between documents, so both fields should be sent.',
    zh: '二者不匹配时 vivo 直接拒绝（10097）。内容像推广的系统消息会被悄悄改判为运营消息：静默展示、夜间不下发、单设备每天 2 至 5 条。各版本文档的默认分类并不一致，因此两个字段都应填写。',
  },
  needs: ['message', 'answer'],
  vendors: ['vivo'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Send both fields: `classification: 1` with IM, ACCOUNT, TODO, DEVICE_REMINDER, ORDER or SUBSCRIPTION; `0` with NEWS, CONTENT, MARKETING or SOCIAL. If a real system message was re-labelled, appeal by mail to push@vivo.com with task id and text.',
    zh: '两个字段都填：IM、ACCOUNT、TODO、DEVICE_REMINDER、ORDER、SUBSCRIPTION 配 `classification: 1`；NEWS、CONTENT、MARKETING、SOCIAL 配 `0`。系统消息被误判时，可附上 taskId 与文案发邮件至 push@vivo.com 申诉。',
  },
  sources: ['https://dev.vivo.com.cn/documentCenter/doc/359', 'https://dev.vivo.com.cn/documentCenter/doc/362'],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const classification = wireText(evidence, '/classification');
    const category = wireText(evidence, '/category');
    const code = refusalWith(evidence, classCodes);
    if (code !== undefined)
      return { state: 'fail', text: texts.refused, data: { code, classification: classification ?? '-', category: category ?? '-' } };
    if (!isLinted(evidence)) return undefined;
    const errors = evidence.findings.filter((finding) => finding.severity === 'error');
    const foretold = refusalForetold({ ...evidence, findings: errors }, pairRules);
    if (foretold) return foretold;
    const kind = evidence.message?.kind ?? '';
    if (classification === '0') {
      if (isPersonal(evidence)) return { state: quietClass(evidence), text: texts.personalAsOperational, data: { kind } };
      if (evidence.symptom === 'silent-in-drawer') return { state: 'fail', text: texts.operational, data: { category: category ?? '-' } };
    }
    const count = Number(evidence.trace?.counters['controlled'] ?? 0);
    if (count > 0) return { state: 'warn', text: texts.controlled, data: { count } };
    const [missing] = findingsOf(evidence, ['vivo/category-missing']);
    if (missing && missing.severity !== 'info') return citing(missing, 'warn');
    if (category === undefined) return undefined;
    if (classification === '0') return { state: 'pass', text: texts.operational, data: { category } };
    if (promotional.has(kind)) return { state: 'warn', text: texts.promotional, data: { kind } };
    return { state: 'pass', text: texts.fine, data: { category } };
  },
});
