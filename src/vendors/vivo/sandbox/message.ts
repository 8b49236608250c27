import type { SandboxContext } from '../../../core/sandbox.ts';
import { refusal, type Refusal } from './answers.ts';
import { hasKinds, integerAt, isObject, textAt, type Fields, type JsonKind } from './json.ts';
import type { MessageClass, VivoMessage, VivoState } from './state.ts';

const systemCategories = new Set(['IM', 'ACCOUNT', 'TODO', 'DEVICE_REMINDER', 'ORDER', 'SUBSCRIPTION']);
const operationalCategories = new Set(['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL']);

/** From this day on a message without class and category is a system message; the change lies between 2024-04 and 2025-10. */
const systemByDefaultFrom = '2025-10-01';

const kinds: Readonly<Record<string, JsonKind>> = {
  appId: 'integer',
  regId: 'text',
  alias: 'text',
  notifyType: 'integer',
  title: 'text',
  content: 'text',
  timeToLive: 'integer',
  skipType: 'integer',
  skipContent: 'text',
  networkType: 'integer',
  classification: 'integer',
  category: 'text',
  clientCustomMap: 'map',
  extra: 'map',
  requestId: 'text',
  pushMode: 'integer',
  auditReview: 'objects',
  notifyId: 'integer',
  profileId: 'text',
  sendOnline: 'flag',
  foregroundShow: 'flag',
  timedDisplay: 'object',
  addBadge: 'flag',
  marketing: 'object',
  serverSdkVer: 'text',
};
const timedKinds = { overtimeDisplay: 'flag', showStartTime: 'long', showEndTime: 'long' } as const;

/** Per `skipType`: longest `skipContent`, code when it is empty, code when it is too long. */
const skips: Record<number, readonly [number, number, number]> = {
  2: [2048, 10061, 10062],
  3: [1024, 10063, 10064],
  4: [2048, 10068, 10069],
};

// Every character counts one, also CJK and emoji; server SDKs up to 2.2 still count CJK twice.
const charsIn = (text: string): number => Array.from(text).length;

/** Whether every value has the JSON kind that vivo wants. */
export function isMessage(fields: Fields): boolean {
  const { timedDisplay } = fields;
  return hasKinds(fields, kinds) && (!isObject(timedDisplay) || hasKinds(timedDisplay, timedKinds));
}

/**
 * Reads a message body whose kinds are right and checks it in the order form, category, pair, text, hour.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 */
export function readMessage(fields: Fields, endpoint: string, context: SandboxContext): VivoMessage | { problem: Refusal } {
  const isTest = integerAt(fields, 'pushMode') === 1;
  const code = formCode(fields, endpoint) ?? classCode(fields) ?? (isTest ? undefined : textCode(fields));
  if (code !== undefined) return { problem: refusal(code, endpoint) };
  const messageClass = classOf(fields, context.day);
  if (messageClass === 'operational' && isNight(context.nowMs)) return { problem: refusal(10071, endpoint) };
  return { fields, class: messageClass, isTest };
}

function formCode(fields: Fields, endpoint: string): number | undefined {
  if (endpoint === 'send') {
    if (textAt(fields, 'regId') === '' && textAt(fields, 'alias') === '') return 10050;
    if (textAt(fields, 'regId') === '' && charsIn(textAt(fields, 'alias')) > 70) return 10301;
  }
  const notifyType = integerAt(fields, 'notifyType') ?? 0;
  if (notifyType < 1 || notifyType > 4) return 10054;
  const title = textAt(fields, 'title');
  if (title.trim() === '') return 10055;
  if (charsIn(title) > 40) return 10056;
  const content = textAt(fields, 'content');
  if (content.trim() === '') return 10057;
  if (charsIn(content) > 100) return 10058;
  // What is longer than the longest life is cut, not refused.
  if ((integerAt(fields, 'timeToLive') ?? 60) < 60) return 10059;
  return skipCode(fields) ?? detailCode(fields);
}

function skipCode(fields: Fields): number | undefined {
  const skipType = integerAt(fields, 'skipType');
  if (skipType === 1) return undefined;
  const skip = skipType === undefined ? undefined : skips[skipType];
  if (!skip) return 10060;
  const [maxChars, emptyCode, longCode] = skip;
  const chars = charsIn(textAt(fields, 'skipContent'));
  return chars === 0 ? emptyCode : chars > maxChars ? longCode : undefined;
}

function detailCode(fields: Fields): number | undefined {
  const networkType = integerAt(fields, 'networkType') ?? -1;
  if (networkType !== -1 && networkType !== 1) return 10065;
  const { clientCustomMap, extra } = fields;
  if (isObject(clientCustomMap)) {
    if (Object.values(clientCustomMap).includes(null)) return 10067;
    if (charsIn(Object.entries(clientCustomMap).flat().join('')) > 1024) return 10067;
  }
  if (isObject(extra)) {
    if (charsIn(textAt(extra, 'callback')) > 128) return 10305;
    if (charsIn(textAt(extra, 'callback.param')) > 64) return 10306;
  }
  return requestIdCode(fields);
}

/** The code for a missing or too long `requestId`. */
export function requestIdCode(fields: Fields): number | undefined {
  const requestId = textAt(fields, 'requestId');
  return requestId === '' ? 10352 : charsIn(requestId) > 64 ? 10353 : undefined;
}

function classCode(fields: Fields): number | undefined {
  const classification = integerAt(fields, 'classification');
  const category = textAt(fields, 'category');
  if (classification !== undefined && classification !== 0 && classification !== 1) return 11000;
  if (category === '') return undefined;
  if (!systemCategories.has(category) && !operationalCategories.has(category)) return 10096;
  if (classification === undefined) return undefined;
  return (classification === 1) === systemCategories.has(category) ? undefined : 10097;
}

function classOf(fields: Fields, day: string): MessageClass {
  const classification = integerAt(fields, 'classification');
  const category = textAt(fields, 'category');
  if (classification !== undefined) return classification === 1 ? 'system' : 'operational';
  if (category !== '') return systemCategories.has(category) ? 'system' : 'operational';
  return day >= systemByDefaultFrom ? 'system' : 'operational';
}

/**
 * What a formal push must not look like: only digits and symbols, only Latin letters, the word for a test, braces or square brackets.
 *
 * @see https://help.aliyun.com/document_detail/611820.html
 */
function textCode(fields: Fields): number | undefined {
  const texts = [textAt(fields, 'title').trim(), textAt(fields, 'content').trim()];
  if (texts.some((text) => /^[\p{N}\p{P}\p{S}\s]+$/u.test(text) || /测试|\btest\b|[{}[\]]/i.test(text))) return 10104;
  // The sources would refuse "Alice" as a title too, but whether vivo refuses the names of chat partners is not known.
  const isWord = texts.map((text) => /^[A-Za-z]+$/.test(text));
  return isWord[1] || (isWord[0] && !/^[A-Z][a-z]+$/.test(texts[0] ?? '')) ? 10104 : undefined;
}

/** Operational messages are taken from 07:00 to 23:00 (UTC+8). */
function isNight(nowMs: number): boolean {
  const hour = new Date(nowMs + 8 * 3_600_000).getUTCHours();
  return hour < 7 || hour >= 23;
}

/** An app under review may send test messages only. */
export function checkAppState(fields: Fields, endpoint: string, state: VivoState): Refusal | undefined {
  if (!state.underReview || endpoint === 'check') return undefined;
  // A push to all has no test mode.
  if (endpoint !== 'all' && Number(fields['pushMode']) === 1) return undefined;
  return refusal(10045, endpoint);
}
