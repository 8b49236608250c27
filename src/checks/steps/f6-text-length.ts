import { defineStep, type StepAnswer } from '../../core/step.ts';
import { ifBad, platformRules } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { isLinted, pushForm, refusalForetold, refusalWith, visibleText } from '../message-evidence.ts';

/** Rules about the length of title and content; they also speak of empty ones, which is F3's business. */
const lengthRules = [
  'oppo/title-length',
  'oppo/subtitle-length',
  'oppo/content-length',
  'xiaomi/text-length',
  'vivo/title-length',
  'vivo/content-length',
  'meizu/title-length',
  'meizu/content-length',
];

/** Refusals that name the length. @see https://dev.vivo.com.cn/documentCenter/doc/362 */
const lengthCodes = { vivo: ['10056', '10058'] };

/** Vendors whose limit in characters is known and refused, not merely cut. */
const limited = new Set(['oppo', 'xiaomi', 'vivo', 'meizu']);

const texts = {
  code: { en: '{vendor} answered {code}: title or content is too long.', zh: '{vendor} 返回 {code}：标题或内容过长。' },
  noLimit: {
    en: '{vendor} documents no limit in characters that it refuses; long text is cut on the phone.',
    zh: '{vendor} 没有会导致拒收的字数上限，过长文字由手机截断显示。',
  },
  nothing: { en: 'The push shows no text.', zh: '该推送不展示文字。' },
  fine: {
    en: 'Title ({title} characters) and content ({body} characters) are within the limits of {vendor}.',
    zh: '标题（{title} 个字符）与内容（{body} 个字符）均在 {vendor} 的限制之内。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'F6',
  phase: 'F',
  question: { en: 'Are title and content within the vendor’s length?', zh: '标题与内容的长度是否符合厂商限制？' },
  why: {
    en: 'Xiaomi, OPPO, vivo and Meizu refuse text that is too long rather than cut it; the limits (32 to 50 characters of title) are far below what other vendors take, so one brand fails alone. Servers differ in whether a Chinese character counts one or two.',
    zh: '小米、OPPO、vivo、魅族遇到超长文案会直接拒收，而不是截断；它们的标题上限（32 至 50 个字符）远低于其他厂商，于是常出现只有某一品牌收不到。汉字算 1 个还是 2 个字符，各家服务端也不一致。',
  },
  needs: ['message', 'answer', 'platform'],
  verdict: 'message',
  fix: {
    en: 'Shorten title and content before sending: title at most 32 characters and content at most 50 pass at every vendor (count Chinese characters double for old servers).',
    zh: '发送前先截断：标题不超过 32 个字符、内容不超过 50 个字符，各家厂商都能通过（旧服务端请按一个汉字算 2 个字符）。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11236',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://github.com/MEIZUPUSH/PushAPI',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const through = ifBad(platformRules(evidence, ['text-length', 'length']));
    if (through) return through;
    const vendor = evidence.displayName;
    const code = refusalWith(evidence, lengthCodes);
    if (code !== undefined) return { state: 'fail', text: texts.code, data: { vendor, code } };
    if (!isLinted(evidence)) return undefined;
    if (pushForm(evidence) !== 'shows') return { state: 'not-applicable', text: texts.nothing };
    if (!limited.has(evidence.vendor)) return { state: 'not-applicable', text: texts.noLimit, data: { vendor } };
    const visible = visibleText(evidence);
    if (!visible) return undefined;
    const findings = evidence.findings.filter((finding) => !visible.emptyAt.includes(finding.where.path ?? ''));
    const foretold = refusalForetold({ ...evidence, findings }, lengthRules);
    if (foretold) return foretold;
    const count = (text: string | undefined) => Array.from(text ?? '').length;
    return { state: 'pass', text: texts.fine, data: { vendor, title: count(visible.title), body: count(visible.body) } };
  },
});
