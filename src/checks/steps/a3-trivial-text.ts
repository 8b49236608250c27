import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { bare, findingsOf, knownRefusal, type CodeTable } from '../vendor-answer.ts';

/** vivo says it openly: https://dev.vivo.com.cn/documentCenter/doc/695 */
const refusedText: CodeTable<true> = { vivo: { '10085': true, '10104': true } };

const copyRules = ['vivo/test-copy', 'xiaomi/test-like-text'];

const reasons = {
  marks: { en: 'The `{field}` has only digits and signs; vendors filter such text.', zh: '`{field}` 只有数字或符号，厂商会过滤这类文案。' },
  repeated: {
    en: 'The `{field}` is one character repeated; vendors filter such text.',
    zh: '`{field}` 只是同一个字符的重复，厂商会过滤这类文案。',
  },
  filler: {
    en: 'The `{field}` is a filler word such as "test"; vendors filter such text.',
    zh: '`{field}` 是「测试」「test」之类的占位文案，厂商会过滤。',
  },
  word: { en: 'The `{field}` is a single word; a vendor may take it for a test.', zh: '`{field}` 只有一个单词，厂商可能视为测试文案。' },
  short: {
    en: 'The `{field}` has fewer than four characters; a vendor may take it for a test.',
    zh: '`{field}` 不足四个字符，厂商可能视为测试文案。',
  },
} satisfies Record<string, Text>;

const texts = {
  refused: { en: '{vendor} refused the text as test-like with {code}.', zh: '{vendor} 以疑似测试文案为由返回 {code}。' },
  finding: { en: '{rule}: {message}.', zh: '{rule}：{message}。' },
  sentence: { en: 'Title and body read like a real message.', zh: '标题和正文像一条真实的消息。' },
  silent: { en: 'The message shows no text of its own.', zh: '该消息没有可显示的文字。' },
} satisfies Record<string, Text>;

const filler =
  /^(?:(?:thisisa?|my|a)?(?:push)?test(?:s|ing)?(?:message|push|notification|title|body|content)?|hello(?:world)?|hi|hey|demo|push|abc|asdf|qwerty|(?:这是)?(?:一条|一个)?(?:推送)?(?:测试|试试|你好|哈喽)(?:一下|消息|推送|通知|内容|标题|正文)*)$/iu;

/** The vendors publish no such list: what counts as trivial here is push-check's own judgement. */
function triviality(text: string): keyof typeof reasons | undefined {
  const plain = text.replace(/[\s\p{P}\p{S}\p{N}]+/gu, '');
  if (plain === '') return 'marks';
  if (/^(.)\1+$/su.test(text.trim())) return 'repeated';
  return filler.test(plain) ? 'filler' : undefined;
}

function bodyTriviality(text: string): keyof typeof reasons | undefined {
  if (/^[A-Za-z]+$/.test(text.trim())) return triviality(text) ?? 'word';
  return triviality(text) ?? ([...text.trim()].length < 4 ? 'short' : undefined);
}

export default defineStep({
  id: 'A3',
  phase: 'A',
  question: { en: 'Is the test text trivial ("test", "111", one word)?', zh: '测试文案是否过于简单（「测试」「111」、单个词）？' },
  why: {
    en: 'Phone makers filter strings that look like tests. vivo says so (10085, 10104); the others take the push and show nothing.',
    zh: '手机厂商会过滤疑似测试的文案。vivo 会明确返回 10085 或 10104，其他厂商则受理后不展示。',
  },
  needs: ['message', 'answer'],
  vendors: ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'message',
  fix: {
    en: 'Send a sentence that a user could really get, different from the last one, e.g. "Are we still on for dinner at seven?"; on vivo, or use `vendors.vivo.pushMode: 1` with a registered test device.',
    zh: '请换成用户真会收到的句子，并与上一条不同，例如「今晚七点还一起吃饭吗？」；vivo 也可设置 `vendors.vivo.pushMode: 1` 并使用已登记的测试设备。',
  },
  sources: ['https://dev.vivo.com.cn/documentCenter/doc/695', 'https://cloud.tencent.com/document/product/269/139820'],
  confidence: '?',
  check(evidence) {
    const { displayName: vendor, message } = evidence;
    const refused = knownRefusal(evidence, refusedText);
    if (refused) return { state: 'fail', text: texts.refused, data: { vendor, code: refused.refusal.code } };
    const [finding] = findingsOf(evidence, copyRules);
    if (finding) return { state: 'warn', text: texts.finding, data: { rule: finding.ruleId, message: bare(finding.message) } };
    if (!message) return undefined;
    const title = message.title?.trim() ?? '';
    const body = message.body?.trim() ?? '';
    if (title === '' && body === '') return { state: 'not-applicable', text: texts.silent };
    const inTitle = title === '' ? undefined : triviality(title);
    const inBody = body === '' ? undefined : bodyTriviality(body);
    if (inBody) return { state: 'warn', text: reasons[inBody], data: { field: 'body' } };
    if (inTitle) return { state: 'warn', text: reasons[inTitle], data: { field: 'title' } };
    return { state: 'pass', text: texts.sentence };
  },
});
