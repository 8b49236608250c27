import { refusal, type Refusal } from './answers.ts';

/** A JSON object as it came. */
export type Fields = Record<string, unknown>;

/** How a message goes out; tasks to the app or a tag may be timed and slowed down. */
export type MessageWay = 'direct' | 'task';

/** Pictures in the notification bar ended on this day. */
const barPicturesEnded = '2022-05-27';

const charsIn = (text: string): number => Array.from(text).length;
const bytesIn = (text: string): number => Buffer.byteLength(text, 'utf8');
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a text, or undefined. */
export function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** An absent group is an empty one. */
function groupIn(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  if (isAbsent(value)) return {};
  return isObject(value) ? value : undefined;
}

const isOneOf = (value: unknown, values: readonly unknown[]) => isAbsent(value) || values.includes(value);
const isFlag = (value: unknown) => isOneOf(value, [0, 1, true, false]);
const isOn = (value: unknown, whenAbsent: boolean) => (isAbsent(value) ? whenAbsent : value === 1 || value === true);
const isInteger = (value: unknown, min: number, max: number) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
const isText = (value: unknown, maxChars: number) => isAbsent(value) || (typeof value === 'string' && charsIn(value) <= maxChars);
const isShort = (value: unknown, maxBytes: number) => isAbsent(value) || (typeof value === 'string' && bytesIn(value) <= maxBytes);

/** Milliseconds of `yyyy-MM-dd HH:mm:ss`, taken as UTC+8; undefined when it is something else. */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return undefined;
  const ms = Date.parse(`${value.replace(' ', 'T')}+08:00`);
  return Number.isNaN(ms) ? undefined : ms;
}

type Part = (group: Fields, way: MessageWay, day: string) => boolean;

const parts: Record<string, Part> = {
  noticeBarInfo({ noticeMsgType, noticeBarType, noticeBarImgUrl, title, content }, _way, day) {
    if (isAbsent(title) || isAbsent(content) || !isText(title, 32) || !isText(content, 100)) return false;
    if (!isOneOf(noticeMsgType, [0, 1]) || !isText(noticeBarImgUrl, 1000)) return false;
    return isOneOf(noticeBarType, day >= barPicturesEnded ? [0, 2] : [0, 1, 2]);
  },
  noticeExpandInfo({ noticeExpandType, noticeExpandContent, noticeExpandImgUrl }) {
    if (!isOneOf(noticeExpandType, [0, 1, 2])) return false;
    if (noticeExpandType === 1 && isAbsent(noticeExpandContent)) return false;
    if (noticeExpandType === 2 && isAbsent(noticeExpandImgUrl)) return false;
    return [noticeExpandContent, noticeExpandImgUrl].every((value) => isAbsent(value) || typeof value === 'string');
  },
  clickTypeInfo({ clickType, url, activity, parameters, customAttribute }) {
    if (!isOneOf(clickType, [0, 1, 2, 3])) return false;
    if (clickType === 1 && isAbsent(activity)) return false;
    if (clickType === 2 && isAbsent(url)) return false;
    if (clickType === 3 && isAbsent(customAttribute)) return false;
    if (!isAbsent(parameters) && !isObject(parameters)) return false;
    return isText(url, 1000) && isText(activity, 1000) && isShort(customAttribute, 1000);
  },
  pushTimeInfo({ offLine, validTime, pushTimeType, startTime }, way) {
    if (!isFlag(offLine)) return false;
    if (isOn(offLine, true) && !isAbsent(validTime) && !isInteger(validTime, way === 'task' ? 0 : 1, 72)) return false;
    if (way === 'direct') return true;
    if (!isOneOf(pushTimeType, [0, 1])) return false;
    return pushTimeType !== 1 || readTime(startTime) !== undefined;
  },
  advanceInfo({ suspend, clearNoticeBar, fixDisplay, notificationType, notifyKey, fixSpeed, fixSpeedRate }, way) {
    if (![suspend, clearNoticeBar, fixDisplay, fixSpeed].every(isFlag)) return false;
    if (!isAbsent(notificationType)) {
      if (!isObject(notificationType)) return false;
      if (![notificationType['vibrate'], notificationType['lights'], notificationType['sound']].every(isFlag)) return false;
    }
    if (!isAbsent(notifyKey) && !(typeof notifyKey === 'string' && /^[0-9A-Za-z_-]{1,8}$/.test(notifyKey))) return false;
    return way === 'direct' || !isOn(fixSpeed, false) || isInteger(fixSpeedRate, 1, Infinity);
  },
  vipInfo({ subtitle, pullDownTop, timeTop, notGroup, titleColor, backgroundImgUrl, bigIconUrl }) {
    if (!isText(subtitle, 16) || ![pullDownTop, notGroup].every(isFlag)) return false;
    const isTimed = !isAbsent(timeTop) && timeTop !== 0;
    if (isTimed && (!isInteger(timeTop, 1800, 7200) || isOn(pullDownTop, false))) return false;
    if (!isOneOf(titleColor, ['#206CFF', '#E42D22'])) return false;
    return isAbsent(backgroundImgUrl) || (isAbsent(titleColor) && isAbsent(bigIconUrl));
  },
  extra(extra) {
    const type = extra['callback.type'];
    return isShort(extra['callback'], 128) && isShort(extra['callback.param'], 64) && isOneOf(type, [1, 2, 3, '1', '2', '3']);
  },
};

/**
 * Checks the `messageJson` of a notification; everything wrong in it is 1005.
 *
 * @param day `YYYY-MM-DD` (UTC+8).
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export function checkNotification(message: Fields, way: MessageWay, day: string): Refusal | undefined {
  for (const [name, isFine] of Object.entries(parts)) {
    const group = groupIn(message, name);
    if (!group || !isFine(group, way, day)) return refusal(1005);
  }
  const [vip, expand] = [groupIn(message, 'vipInfo'), groupIn(message, 'noticeExpandInfo')];
  // A background leaves no room for the large picture.
  return !isAbsent(vip?.['backgroundImgUrl']) && expand?.['noticeExpandType'] === 2 ? refusal(1005) : undefined;
}

/** Checks the `messageJson` of a pass-through message (透传). */
export function checkPassThrough(message: Fields): Refusal | undefined {
  const { title, content } = message;
  const time = groupIn(message, 'pushTimeInfo');
  if (isAbsent(content) || !isText(content, 2000) || !isText(title, 32) || !time) return refusal(1005);
  return parts['pushTimeInfo']?.(time, 'direct', '') === true ? undefined : refusal(1005);
}

/** Whether a message counts as public (公信); it does when it does not say. */
export function isPublic(message: unknown): boolean {
  const bar = isObject(message) ? message['noticeBarInfo'] : undefined;
  return !isObject(bar) || bar['noticeMsgType'] !== 1;
}
