import { defineStep, type Evidence, type StepAnswer } from '../../core/step.ts';
import { ifBad, platformRefusal, platformRules } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { pushForm, refusalWith, visibleText } from '../message-evidence.ts';

/**
 * Refusals that say that text is missing.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 * @see https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
const emptyCodes = { vivo: ['10055', '10057'], apns: ['PayloadEmpty'] };

const texts = {
  code: { en: '{vendor} answered {code}: the title or the content is empty.', zh: '{vendor} 返回 {code}：标题或内容为空。' },
  both: { en: 'The push for {vendor} has neither title nor content.', zh: '发往 {vendor} 的推送既没有标题，也没有内容。' },
  title: { en: 'The push for {vendor} has no title, which {vendor} requires.', zh: '发往 {vendor} 的推送没有标题，而 {vendor} 要求必填。' },
  body: {
    en: 'The push for {vendor} has no content, which {vendor} requires.',
    zh: '发往 {vendor} 的推送没有内容，而 {vendor} 要求必填。',
  },
  bodyOptional: {
    en: 'The push for {vendor} has a title but no content; the phone shows an almost empty notification.',
    zh: '发往 {vendor} 的推送只有标题、没有内容，手机上的通知几乎是空的。',
  },
  placeholder: {
    en: 'The visible text looks like a value that was never filled in: “{value}”.',
    zh: '展示文案像是未替换的占位内容：“{value}”。',
  },
  fine: {
    en: 'Title and content are there: “{title}”, {chars} characters of content.',
    zh: '标题与内容齐全：标题“{title}”，内容 {chars} 个字符。',
  },
  fineWithoutTitle: {
    en: 'There is content ({chars} characters) and no title, which {vendor} allows.',
    zh: '有内容（{chars} 个字符），没有标题，{vendor} 允许这样发送。',
  },
  noNotification: {
    en: 'The push is no ordinary notification, so it needs neither title nor content.',
    zh: '该推送不是普通通知，无需标题和内容。',
  },
} satisfies Record<string, Text>;

/** What programs print when a value was missing, and template marks that were left in. */
const unfilled = /^(?:undefined|null|none|nan|\[object object\])$|\$\{[^}]*\}|\{\{[^}]*\}\}|\{\$[^}]*\}/i;

/** Whether the user wrote nothing that a push could consist of; without text it looks like a data message. */
function isEmpty({ message, vendor }: Evidence): boolean {
  return message !== undefined && Object.keys(message.data ?? {}).length === 0 && message.vendors?.[vendor] === undefined;
}

export default defineStep({
  id: 'F3',
  phase: 'F',
  question: {
    en: 'Is there a title or content to show, also after defaults were derived?',
    zh: '（套用默认规则之后）标题和内容是否不为空？',
  },
  why: {
    en: 'Domestic vendors refuse a push without title or content; an IM platform whose message derives neither sends none. The legacy ImSDK of Tencent fills in `a new message` through a vendor, which users take for spam.',
    zh: '国内厂商会拒绝没有标题或内容的推送；IM 平台若推导不出标题和内容，就不会推送。腾讯旧版 ImSDK 经厂商通道会填入 `a new message`，用户往往当成垃圾消息。',
  },
  needs: ['message', 'answer', 'platform'],
  verdict: 'message',
  fix: {
    en: 'Give the message a title and a body of its own; check the template or the code that fills them for missing values.',
    zh: '为消息明确设置标题与正文，并检查负责填充的模板或代码是否存在空值。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11236',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://cloud.tencent.com/document/product/269/139819',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const through =
      platformRefusal(evidence, { codes: ['invalid message'] }) ??
      ifBad(platformRules(evidence, ['nothing-to-show', 'text-missing', 'text-empty']));
    if (through) return through;
    const vendor = evidence.displayName;
    const code = refusalWith(evidence, emptyCodes);
    if (code !== undefined) return { state: 'fail', text: texts.code, data: { vendor, code } };
    const visible = visibleText(evidence);
    if (!visible) return undefined;
    const { title, body, needsBoth } = visible;
    if (pushForm(evidence) !== 'shows' && !isEmpty(evidence)) return { state: 'not-applicable', text: texts.noNotification };
    if (title === undefined && body === undefined) return { state: 'fail', text: texts.both, data: { vendor } };
    if (needsBoth && title === undefined) return { state: 'fail', text: texts.title, data: { vendor } };
    if (needsBoth && body === undefined) return { state: 'fail', text: texts.body, data: { vendor } };
    const odd = [title, body].find((value) => value !== undefined && unfilled.test(value.trim()));
    if (odd !== undefined) return { state: 'warn', text: texts.placeholder, data: { value: odd } };
    if (body === undefined) return { state: 'warn', text: texts.bodyOptional, data: { vendor } };
    const chars = Array.from(body).length;
    if (title === undefined) return { state: 'pass', text: texts.fineWithoutTitle, data: { vendor, chars } };
    return { state: 'pass', text: texts.fine, data: { title, chars } };
  },
});
