import { charsOf, docs, objectOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { customMapMaxChars, customMapMaxPairsOld } from '../wire.ts';

export default defineRule({
  name: 'custom-map',
  subject: 'wire',
  title: { en: 'Custom data is a map of texts within 1024 characters', zh: '自定义数据须为字符串键值对，合计不超过 1024 个字符' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['vivo/custom-map'],
  messages: {
    notMap: {
      severity: 'error',
      text: {
        en: '`clientCustomMap` is no map; vivo answers HTTP 400 or 10067.',
        zh: '`clientCustomMap` 不是键值对，vivo 会返回 HTTP 400 或 10067。',
      },
      fix: { en: 'Send an object whose values are texts.', zh: '请传值均为字符串的对象。' },
    },
    notText: {
      severity: 'error',
      text: { en: 'The value of `{key}` in `clientCustomMap` is no text.', zh: '`clientCustomMap` 中 `{key}` 的值不是字符串。' },
      fix: { en: 'Send it as text.', zh: '请以字符串传递。' },
    },
    long: {
      severity: 'error',
      text: {
        en: '`clientCustomMap` has {chars} characters in keys and values; vivo takes {limit} and answers 10067.',
        zh: '`clientCustomMap` 的键与值合计 {chars} 个字符，vivo 最多接受 {limit} 个，会返回 10067。',
      },
      fix: { en: 'Send an id and let the app fetch the rest.', zh: '只传标识，其余数据由应用自行拉取。' },
    },
    manyPairs: {
      severity: 'warn',
      text: {
        en: '`clientCustomMap` has {pairs} pairs; server SDKs up to 2.2 allow {limit} (10066).',
        zh: '`clientCustomMap` 有 {pairs} 个键值对，2.2 及更早的服务端 SDK 最多允许 {limit} 个（10066）。',
      },
      fix: { en: 'Put several values into one, e.g. as JSON text.', zh: '请合并数据，例如把多个值写成一段 JSON 文本。' },
    },
  },
  *check({ wire }) {
    const value: unknown = wire.clientCustomMap;
    if (value === undefined) return;
    const map = objectOf(value);
    const path = '/clientCustomMap';
    if (!map) {
      yield { messageId: 'notMap', path };
      return;
    }
    let chars = 0;
    for (const [key, item] of Object.entries(map)) {
      if (typeof item !== 'string') yield { messageId: 'notText', path, data: { key } };
      chars += charsOf(key) + charsOf(typeof item === 'string' ? item : String(item));
    }
    if (chars > customMapMaxChars) yield { messageId: 'long', path, data: { chars, limit: customMapMaxChars } };
    const pairs = Object.keys(map).length;
    if (pairs > customMapMaxPairsOld) yield { messageId: 'manyPairs', path, data: { pairs, limit: customMapMaxPairsOld } };
  },
});
