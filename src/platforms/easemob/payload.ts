import type { DecodedPayload } from '../../core/display.ts';
import type { Text } from '../../core/text.ts';

const meanings: Readonly<Record<string, Text>> = {
  f: { en: 'sending user', zh: '发送方用户 ID' },
  t: { en: 'receiving user', zh: '接收方用户 ID' },
  m: { en: 'message id', zh: '消息 ID' },
  g: { en: 'group id (group messages only)', zh: '群组 ID（仅群消息）' },
  e: { en: 'custom data, from em_push_ext.custom', zh: '自定义数据，来自 em_push_ext.custom' },
  alert: { en: 'text of the notification (FCM data)', zh: '通知文本（FCM 数据）' },
  'EPush.provider': { en: 'channel that brought the instant push', zh: '即时推送所经的通道' },
  'EPush.report.task_id': { en: 'task of the instant push, for click reports', zh: '即时推送的任务 ID，用于上报点击' },
};

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first balanced JSON object in a text that starts at a position; quotes and escapes counted. */
function jsonFrom(text: string, start: number): string | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (isQuoted) {
      if (char === '\\') index++;
      else if (char === '"') isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth === 0) return text.slice(start, index + 1);
    }
  }
  return undefined;
}

/** `Bundle[{f=alice, t=bob, e={"a":1}}]`, or `f=alice&t=bob`, or lines of `f = alice`. */
function pairsIn(text: string): Fields {
  const fields: Fields = {};
  const pattern = /(?:^|[\s,{[(&?])(f|t|m|g|e|alert|EPush)\s*[=:]\s*/g;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const name = match[1] as string;
    const start = pattern.lastIndex;
    const json = text[start] === '{' ? jsonFrom(text, start) : undefined;
    const value = json ?? /^[^,&\n}\])]*/.exec(text.slice(start))?.[0].trim() ?? '';
    if (json !== undefined) pattern.lastIndex = start + json.length;
    if (value !== '' && value !== 'null' && !Object.hasOwn(fields, name)) fields[name] = value;
  }
  return fields;
}

/** The JSON object of a log line, with or without something around it. */
function objectIn(text: string): Fields | undefined {
  const whole = parsed(text.trim());
  if (whole) return whole;
  for (let start = text.indexOf('{'), tries = 0; start >= 0 && tries < 20; start = text.indexOf('{', start + 1), tries++) {
    const json = jsonFrom(text, start);
    const object = json === undefined ? undefined : parsed(json);
    if (object && (hasMessage(object) || 'EPush' in object)) return object;
  }
  return undefined;
}

/** A message id with a sender or a receiver; single letters alone are anybody's. */
function hasMessage(fields: Fields): boolean {
  const has = (name: string) => ['string', 'number'].includes(typeof fields[name]);
  return has('m') && (has('f') || has('t'));
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Easemob's part of what a phone logged; undefined when there is none. Never throws. */
export function decode(logged: string): DecodedPayload | undefined {
  const text = logged.slice(0, 20_000);
  const object = objectIn(text);
  const fields = object ?? pairsIn(text);
  const raw = fields['EPush'];
  const ePush = isObject(raw) ? raw : typeof raw === 'string' ? parsed(raw) : undefined;
  const isMessage = hasMessage(fields);
  if (!isMessage && !ePush) return undefined;
  const found: { name: string; value: string; meaning: Text }[] = [];
  const notes: DecodedPayload['notes'][number][] = [];
  const add = (name: string, value: unknown) => {
    const meaning = meanings[name];
    if (value !== undefined && value !== null && meaning) found.push({ name, value: shown(value), meaning });
  };
  if (isMessage) for (const name of ['f', 't', 'm', 'g', 'e', 'alert']) add(name, fields[name]);
  if (ePush) {
    add('EPush.provider', ePush['provider']);
    const report = ePush['report'];
    add('EPush.report.task_id', isObject(report) ? report['task_id'] : undefined);
    notes.push({ text: { en: 'This came by instant push, not by an IM message.', zh: '这是即时推送，而非 IM 消息的推送。' } });
  }
  if (isMessage && fields['g'] === undefined)
    notes.push({ text: { en: 'No group id: a message between two users.', zh: '没有群组 ID，属于单聊消息。' } });
  const vendor = 'aps' in fields ? 'apns' : 'alert' in fields ? 'fcm' : undefined;
  return { ...(vendor === undefined ? {} : { vendor }), fields: found, notes };
}
