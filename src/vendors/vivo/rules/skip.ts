import { charsOf, docs, newDocsSince, numberOf, oldDocsUntil, shown, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { skipContentMaxChars, skipContentMaxCharsOld, skipTypes } from '../wire.ts';

export default defineRule({
  name: 'skip',
  subject: 'wire',
  title: { en: 'A click has a known type and the content it needs', zh: '点击动作须类型正确并带上内容' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['vivo/skip'],
  messages: {
    unknownType: {
      severity: 'error',
      text: {
        en: '`skipType` is {type}; vivo knows 1, 2 and 4 and answers 10060.',
        zh: '`skipType` 为 {type}；vivo 只支持 1、2、4，会返回 10060。',
      },
      fix: { en: 'Use 1 (app), 2 (link) or 4 (page in the app).', zh: '请使用 1（打开应用）、2（打开链接）或 4（打开应用内页面）。' },
    },
    dropped: {
      severity: [{ until: oldDocsUntil, value: 'off' }, { value: 'warn' }],
      text: {
        en: '`skipType` 3 (custom) is no longer in vivo’s current documents; whether it is still taken is not known.',
        zh: 'vivo 现行文档已不再列出 `skipType`=3（自定义），是否仍被接受不明。',
      },
      fix: { en: 'Use 4 with an intent URI, and put data into `data`.', zh: '请改用 4 配合 intent URI，数据放到 `data` 里。' },
    },
    missingContent: {
      severity: 'error',
      text: {
        en: '`skipType` {type} needs `skipContent`; vivo answers {code}.',
        zh: '`skipType`={type} 需要 `skipContent`，vivo 会返回 {code}。',
      },
      fix: {
        en: 'Give the web address (2) or the intent URI or deep link (4).',
        zh: '请填写网页地址（2），或 intent URI、deep link（4）。',
      },
    },
    long: {
      severity: 'error',
      text: {
        en: '`skipContent` has {chars} characters; vivo takes {limit} at most.',
        zh: '`skipContent` 有 {chars} 个字符，vivo 最多接受 {limit} 个。',
      },
      fix: { en: 'Shorten it; put data into `data` instead.', zh: '请缩短；业务参数可放到 `data` 里。' },
    },
    longForOldDocs: {
      severity: [{ until: newDocsSince, value: 'error' }, { value: 'warn' }],
      text: {
        en: '`skipContent` has {chars} characters; documents up to 2024-04 allow {limit}, one newer text says 2048.',
        zh: '`skipContent` 有 {chars} 个字符；2024-04 之前的文档上限为 {limit}，一处较新的资料为 2048。',
      },
      fix: { en: 'Shorten it to {limit} characters to be safe.', zh: '稳妥起见请缩短到 {limit} 个字符以内。' },
    },
  },
  *check({ wire }) {
    const type = numberOf(wire.skipType);
    const content = textOf(wire.skipContent) ?? '';
    if (type === undefined || !Object.values<number>(skipTypes).includes(type)) {
      yield { messageId: 'unknownType', path: '/skipType', data: { type: shown(wire.skipType) || '-' } };
      return;
    }
    if (type === skipTypes.app) return;
    if (type === skipTypes.custom) yield { messageId: 'dropped', path: '/skipType' };
    const path = '/skipContent';
    const chars = charsOf(content);
    if (content.trim() === '')
      yield { messageId: 'missingContent', path, data: { type, code: { 2: 10061, 3: 10063, 4: 10068 }[type] ?? 10068 } };
    else if (chars > skipContentMaxChars) yield { messageId: 'long', path, data: { chars, limit: skipContentMaxChars } };
    else if (chars > skipContentMaxCharsOld) yield { messageId: 'longForOldDocs', path, data: { chars, limit: skipContentMaxCharsOld } };
  },
});
