import { defineRule } from '../rule.ts';
import { docs, contentMaxWidth, subTitleMaxChars, textWidth, titleMaxWidth } from '../wire.ts';

const chars = (text: string): number => [...text].length;

const names = { xiaomi: 'Xiaomi', oppo: 'OPPO', vivo: 'vivo', meizu: 'Meizu' } as const;

const basic = [
  ['title', titleMaxWidth, textWidth],
  ['content', contentMaxWidth, textWidth],
  ['subTitle', subTitleMaxChars, chars],
] as const;

/** Limits of the vendors' own objects. */
const own = [
  { vendor: 'xiaomi', field: 'title', limit: 50, measure: chars, fails: true },
  { vendor: 'xiaomi', field: 'description', limit: 128, measure: chars, fails: true },
  { vendor: 'oppo', field: 'title', limit: 32, measure: chars, fails: false },
  { vendor: 'oppo', field: 'content', limit: 200, measure: chars, fails: true },
  { vendor: 'vivo', field: 'title', limit: 40, measure: textWidth, fails: false },
  { vendor: 'vivo', field: 'content', limit: 100, measure: textWidth, fails: false },
  { vendor: 'meizu', field: 'title', limit: 32, measure: chars, fails: false },
  { vendor: 'meizu', field: 'content', limit: 100, measure: chars, fails: false },
] as const;

/** The vendors that refuse instead of cutting, with what their phones take. */
const strict = [
  { vendor: 'OPPO', titleChars: 50, contentChars: 200 },
  { vendor: 'Xiaomi', titleChars: 50, contentChars: 128 },
] as const;

function* over(text: unknown, limit: number, vendor: string, path: string) {
  if (typeof text === 'string' && chars(text) > limit)
    yield {
      messageId: 'vendor' as const,
      path,
      data: { field: path.slice('/body/ext/'.length).replace('/', '.'), length: chars(text), limit, vendor },
    };
}

export default defineRule({
  name: 'length',
  subject: 'wire',
  title: { en: 'Title and content are within the limits', zh: '标题和内容在长度限制内' },
  docs: docs.fields,
  confidence: 'A',
  aliases: ['EM-LEN'],
  messages: {
    basic: {
      severity: 'error',
      text: {
        en: '`{field}` counts {length}; instant push allows {limit}, where a CJK character counts two.',
        zh: '`{field}` 长度计为 {length}，即时推送上限为 {limit}（一个汉字计 2）。',
      },
      fix: { en: 'Shorten it to {limit}.', zh: '请缩短到 {limit} 以内。' },
    },
    vendor: {
      severity: 'error',
      text: {
        en: '`{field}` counts {length}, and {vendor} takes {limit}: the push to these phones fails outright.',
        zh: '`{field}` 长度计为 {length}，{vendor} 上限为 {limit}，发往这些手机的推送会直接失败。',
      },
      fix: { en: 'Shorten it to {limit}.', zh: '请缩短到 {limit} 以内。' },
    },
    cut: {
      severity: 'warn',
      text: {
        en: '`{field}` counts {length}; Easemob’s page for {vendor} allows {limit}.',
        zh: '`{field}` 长度计为 {length}，环信文档中 {vendor} 的上限为 {limit}。',
      },
      fix: { en: 'Shorten it to {limit}.', zh: '请缩短到 {limit} 以内。' },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'push') {
      const { em_push_ext: push, em_apns_ext: apns } = wire.body.ext ?? {};
      const title = push?.title ?? apns?.['em_push_title'];
      const content = push?.content ?? apns?.['em_push_content'];
      const at = push?.title !== undefined || push?.content !== undefined ? 'em_push_ext' : 'em_apns_ext';
      for (const { vendor, titleChars, contentChars } of strict) {
        yield* over(title, titleChars, vendor, `/body/ext/${at}/${at === 'em_push_ext' ? 'title' : 'em_push_title'}`);
        yield* over(content, contentChars, vendor, `/body/ext/${at}/${at === 'em_push_ext' ? 'content' : 'em_push_content'}`);
      }
      return;
    }
    const push = wire.body.pushMessage ?? {};
    for (const [field, limit, measure] of basic) {
      const text: unknown = push[field];
      if (typeof text === 'string' && measure(text) > limit)
        yield {
          messageId: 'basic',
          path: `/body/pushMessage/${field}`,
          data: { field: `pushMessage.${field}`, length: measure(text), limit },
        };
    }
    for (const { vendor, field, limit, measure, fails } of own) {
      const text = push[vendor]?.[field];
      if (typeof text === 'string' && measure(text) > limit)
        yield {
          messageId: fails ? 'vendor' : 'cut',
          path: `/body/pushMessage/${vendor}/${field}`,
          data: { field: `pushMessage.${vendor}.${field}`, length: measure(text), limit, vendor: names[vendor] },
        };
    }
  },
});
