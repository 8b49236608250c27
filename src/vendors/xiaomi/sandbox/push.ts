import type { SandboxContext } from '../../../core/sandbox.ts';
import { refusal, type Refusal } from './answers.ts';
import type { XiaomiState } from './state.ts';

/** A push as the server reads it: what it does not know is gone. */
export interface XiaomiPush {
  fields: Record<string, string>;
  /** Keys without `extra.`. */
  extra: Record<string, string>;
}

const fieldNames = new Set([
  'restricted_package_name',
  'title',
  'description',
  'payload',
  'pass_through',
  'notify_type',
  'notify_id',
  'time_to_live',
  'time_to_send',
]);

const button = ['left', 'mid', 'right'].flatMap((place) =>
  ['name', 'notify_effect', 'intent_uri', 'intent_class', 'web_uri'].map((part) => `notification_style_button_${place}_${part}`),
);

/** Keys of `extra` that mean something to the server; the rest is the app's own data and is limited. */
const vendorExtras = new Set([
  'channel_id',
  'channel_name',
  'channel_description',
  'template_id',
  'template_param',
  'notify_effect',
  'intent_uri',
  'class_name',
  'intent_flag',
  'web_uri',
  'notify_foreground',
  'sound_uri',
  'ticker',
  'flow_control',
  'jobkey',
  'callback',
  'callback.param',
  'callback.type',
  'only_send_once',
  'instant_notify',
  'locale',
  'locale_not_in',
  'model',
  'model_not_in',
  'app_version',
  'app_version_not_in',
  'connpt',
  'notification_style_type',
  'notification_bigPic_uri',
  'notification_large_icon_uri',
  'notification_small_icon_uri',
  'notification_small_icon_color',
  'push_server_action',
  'hybrid_pn',
  'hybrid_debug',
  'badge',
  'category',
  'ios_msg_channel',
  ...button,
]);

const maxMessageBytes = 4096;
const dayMs = 86_400_000;

/** Reads the flat form of a single-message send. Channel, template and callback count with the `extra.` prefix only. */
export function pushOfForm(form: URLSearchParams): XiaomiPush {
  const push: XiaomiPush = { fields: {}, extra: {} };
  for (const [name, value] of form) {
    const target = name.startsWith('extra.') ? push.extra : fieldNames.has(name) ? push.fields : undefined;
    const key = target === push.extra ? name.slice(6) : name;
    if (target && !Object.hasOwn(target, key)) target[key] = value;
  }
  return push;
}

/** Reads one `message` of a multi-message send, where `extra` is an object and its keys have no prefix. */
export function pushOfJson(message: Record<string, unknown>): XiaomiPush {
  const push: XiaomiPush = { fields: {}, extra: {} };
  for (const [name, value] of Object.entries(message))
    if (fieldNames.has(name) && (typeof value === 'string' || typeof value === 'number')) push.fields[name] = String(value);
  const { extra } = message;
  if (typeof extra === 'object' && extra !== null && !Array.isArray(extra))
    for (const [name, value] of Object.entries(extra))
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') push.extra[name] = String(value);
  return push;
}

const charsIn = (text: string): number => [...text].length;
const bad = (name: string) => refusal(10017, `invalid parameter value: ${name}`);
const missing = (name: string) => refusal(10016, `missing required parameter: ${name}`);
const integer = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;

/**
 * Checks a push in the order missing, package, lengths, effect, channel, template.
 *
 * @param way `v2` wants exactly one package; `multi` too.
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559
 */
export function checkPush(push: XiaomiPush, way: 'v2' | 'v3' | 'multi', state: XiaomiState, context: SandboxContext): Refusal | undefined {
  return (
    checkMissing(push, way) ??
    checkPackage(push, way, state) ??
    checkContent(push, state, context) ??
    checkNumbers(push, context) ??
    checkExtras(push) ??
    checkEffect(push, context) ??
    checkChannel(push, state, context) ??
    checkTemplate(push, state)
  );
}

const isData = ({ fields }: XiaomiPush) => fields['pass_through'] === '1';

function checkMissing(push: XiaomiPush, way: 'v2' | 'v3' | 'multi'): Refusal | undefined {
  const { fields, extra } = push;
  if (way !== 'v3' && !fields['restricted_package_name']) return refusal(21305, 'missing required parameter: restricted_package_name');
  if (isData(push)) return fields['payload'] ? undefined : missing('payload');
  // Whether a template lets title and description out is not documented; the emulator lets it.
  if (extra['template_id']) return undefined;
  if (fields['title'] === undefined) return missing('title');
  return fields['description'] === undefined ? missing('description') : undefined;
}

function checkPackage({ fields }: XiaomiPush, way: 'v2' | 'v3' | 'multi', state: XiaomiState): Refusal | undefined {
  const given = fields['restricted_package_name'];
  if (given === undefined) return undefined;
  const names = way === 'v3' ? given.split(',') : [given];
  const wrong = names.find((name) => !state.packageNames.has(name));
  return wrong === undefined ? undefined : refusal(22022, `Invalid package name:${wrong}`);
}

function checkContent(push: XiaomiPush, state: XiaomiState, context: SandboxContext): Refusal | undefined {
  const { fields, extra } = push;
  const { title, description } = fields;
  if (title !== undefined && title.trim() === '' && !isData(push)) return bad('title');
  if (description !== undefined && description.trim() === '' && !isData(push)) return bad('description');
  if (charsIn(title ?? '') >= 50 || charsIn(description ?? '') >= 128) return refusal(10008, undefined, quotaData(state, context));
  const texts = [title, description, fields['payload'], ...Object.entries(extra).flat()];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return bytes > maxMessageBytes ? refusal(65009, 'message is too long') : undefined;
}

function checkNumbers(push: XiaomiPush, context: SandboxContext): Refusal | undefined {
  const { fields } = push;
  const passThrough = integer(fields['pass_through']) ?? 0;
  if (passThrough !== 0 && passThrough !== 1) return bad('pass_through');
  // The vendor stopped delivering data messages; an app of today has no grant for them.
  if (passThrough === 1) return refusal(10036, 'pass through message is forbidden');
  const notifyType = integer(fields['notify_type']) ?? -1;
  if (Number.isNaN(notifyType) || notifyType < -1 || notifyType > 7) return bad('notify_type');
  const notifyId = integer(fields['notify_id']) ?? 0;
  if (Number.isNaN(notifyId) || notifyId < 0 || notifyId > 2_147_483_647) return refusal(22103);
  const timeToLive = integer(fields['time_to_live']) ?? 1;
  if (Number.isNaN(timeToLive) || timeToLive < 1) return bad('time_to_live');
  const timeToSend = integer(fields['time_to_send']);
  if (timeToSend === undefined) return undefined;
  const isSchedule = timeToSend >= context.nowMs && timeToSend <= context.nowMs + 7 * dayMs;
  return isSchedule ? undefined : bad('time_to_send');
}

function checkExtras({ extra }: XiaomiPush): Refusal | undefined {
  const own = Object.entries(extra).filter(([name]) => !vendorExtras.has(name));
  if (own.length > 10) return refusal(65014, 'too many key values in extra');
  // The document says 1024; an observed answer of the server says 2048.
  if (own.reduce((sum, [name, value]) => sum + name.length + value.length, 0) >= 2048) return refusal(65015);
  const { jobkey, callback } = extra;
  if (jobkey !== undefined && !/^[0-9A-Za-z-][0-9A-Za-z_-]{0,19}$/.test(jobkey)) return bad('jobkey');
  if (callback !== undefined && !/^https?:\/\/[^/]+/.test(callback)) return refusal(65038, 'illegal callback url');
  if (Buffer.byteLength(extra['callback.param'] ?? '') > 256) return refusal(65036, 'callback param is too long');
  const type = integer(extra['callback.type']) ?? 3;
  // 3 means 1 and 2 together; whatever has another bit than these six more was counted wrong (246).
  return type > 0 && (type & ~(1 | 2 | 16 | 32 | 64 | 128 | 1024)) === 0 ? undefined : bad('callback.type');
}

function checkEffect({ extra }: XiaomiPush, context: SandboxContext): Refusal | undefined {
  const effect = extra['notify_effect'];
  if (effect === undefined) return context.day < '2024-09-30' ? undefined : bad('notify_effect');
  if (!['1', '2', '3'].includes(effect)) return bad('notify_effect');
  if (effect === '2' && !extra['intent_uri'] && !extra['class_name']) return bad('intent_uri');
  return effect === '3' && !/^https?:\/\//.test(extra['web_uri'] ?? '') ? bad('web_uri') : undefined;
}

function checkChannel({ extra }: XiaomiPush, state: XiaomiState, context: SandboxContext): Refusal | undefined {
  const { channel_id: id, template_id: template } = extra;
  // Before the rules of 2026-08-01 a push without channel went out in the default class.
  if (!id) return state.allowDefaultClass || context.day < '2026-08-01' ? undefined : refusal(27001);
  const channel = state.channels.get(id);
  if (!channel) return refusal(27001);
  if (channel.class === 'private') {
    const isTemplateTime = context.day >= '2026-12-31' || (state.appEnabledOn !== undefined && state.appEnabledOn >= '2026-07-01');
    if (!template && isTemplateTime) return refusal(27001, 'invalid template info!');
    // The scene 个人订阅 is closed from this day on.
    if (channel.scene === '个人订阅' && context.day >= '2026-12-31') return refusal(27001);
  }
  return channel.class === 'subscription' && !template ? refusal(27001, 'invalid template info!') : undefined;
}

function checkTemplate({ extra }: XiaomiPush, state: XiaomiState): Refusal | undefined {
  const { channel_id: channel, template_id: id, template_param: param } = extra;
  if (!id && param === undefined) return undefined;
  const wrong = refusal(27001, 'invalid template info!');
  const template = id ? state.templates.get(id) : undefined;
  if (!template || template.channel !== channel) return wrong;
  const given = readParams(param);
  if (!given) return wrong;
  const names = Object.keys(given);
  if (names.length > 9) return wrong;
  if (template.names && (names.length !== template.names.length || template.names.some((name) => !Object.hasOwn(given, name))))
    return wrong;
  return Object.values(given).every(isTemplateValue) ? undefined : wrong;
}

function readParams(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isTemplateValue(value: unknown): boolean {
  return (
    typeof value === 'string' && value.trim() !== '' && charsIn(value) <= 128 && !/\p{Extended_Pictographic}|\p{So}|\p{Cn}/u.test(value)
  );
}

/** The class a push counts in: the channel's, or `default` without one. */
export function quotaClassOf({ extra }: XiaomiPush, state: XiaomiState): 'private' | 'public' | 'default' {
  const channel = extra['channel_id'] ? state.channels.get(extra['channel_id']) : undefined;
  return channel ? (channel.class === 'public' ? 'public' : 'private') : 'default';
}

/** Milliseconds that a push is kept; what is above the class's limit is cut. */
export function timeToLiveOf(push: XiaomiPush, state: XiaomiState): number {
  const limit = quotaClassOf(push, state) === 'private' ? 10 * dayMs : dayMs;
  return Math.min(integer(push.fields['time_to_live']) ?? limit, limit);
}

/** What may go out a day: twice the floor of 10 000 installs for public (thrice with a news licence), once for the default class. */
export function dayQuota(quotaClass: 'public' | 'default', state: XiaomiState): number {
  return quotaClass === 'default' ? 10_000 : state.newsLicence ? 30_000 : 20_000;
}

/** `day_quota` and `day_acked` of the public class, text in answers. */
export function quotaData(state: XiaomiState, context: SandboxContext, quotaClass: 'public' | 'default' = 'public'): object {
  const count = state.acked.day === context.day ? state.acked.count : 0;
  return { day_quota: String(dayQuota(quotaClass, state)), day_acked: String(count) };
}
