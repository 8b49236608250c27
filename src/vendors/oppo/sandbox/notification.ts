import { refusal, type Refusal } from './answers.ts';
import type { OppoState } from './state.ts';

/** Which way a message came; some fields are only for one of them. */
export type SendWay = 'unicast' | 'broadcast';

const serviceCategories = new Set(['IM', 'ACCOUNT', 'DEVICE_REMINDER', 'ORDER', 'TODO', 'SUBSCRIPTION']);
const contentCategories = new Set(['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL']);

/** Communication & Service is not counted, Content & Marketing is. */
export type MessageClass = 'service' | 'content';

type Fields = Record<string, unknown>;

const integerFields = [
  'style',
  'click_action_type',
  'show_time_type',
  'show_start_time',
  'show_end_time',
  'off_line_ttl',
  'push_time_type',
  'push_start_time',
  'fix_speed_rate',
  'network_type',
  'show_ttl',
  'notify_id',
  'notify_level',
  'badge_operation_type',
  'badge_message_count',
] as const;

const maxChars: Record<string, number> = {
  app_message_id: 64,
  title: 50,
  sub_title: 10,
  click_action_activity: 500,
  click_action_url: 2000,
  action_parameters: 4000,
  call_back_url: 200,
  call_back_parameter: 100,
};

/** Every character counts one, CJK and emoji too. */
const charsIn = (text: string): number => [...text].length;

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A whole number, also as digits in text; `undefined` when absent, NaN when it is something else. */
function integerAt(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (isAbsent(value)) return undefined;
  if (typeof value === 'number') return Number.isInteger(value) ? value : NaN;
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
}

function isBoolean(value: unknown): boolean {
  return isAbsent(value) || typeof value === 'boolean' || value === 'true' || value === 'false';
}

function objectFrom(value: unknown): Fields | undefined {
  if (typeof value === 'string') {
    try {
      return objectFrom(JSON.parse(value) as unknown);
    } catch {
      return undefined;
    }
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The class that decides quota and display. */
export function classOf(notification: Fields, state: OppoState): MessageClass {
  const { category, channel_id: channelId } = notification;
  if (typeof category === 'string' && category !== '') return serviceCategories.has(category) ? 'service' : 'content';
  return typeof channelId === 'string' && state.oldPrivateChannels.has(channelId) ? 'service' : 'content';
}

/**
 * Checks a `notification` in the order missing (40), malformed (41), category and level (67), template (54).
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11236
 */
export function checkNotification(notification: Fields, way: SendWay, state: OppoState): Refusal | undefined {
  return (
    checkMissing(notification) ??
    checkForm(notification, way, state) ??
    checkCategory(notification, way, state) ??
    checkTemplate(notification, state)
  );
}

function checkMissing(fields: Fields): Refusal | undefined {
  if (isAbsent(fields['title']) || isAbsent(fields['content'])) return refusal(40);
  const click = integerAt(fields, 'click_action_type') ?? 0;
  if ((click === 1 || click === 4) && isAbsent(fields['click_action_activity'])) return refusal(40);
  if ((click === 2 || click === 5) && isAbsent(fields['click_action_url'])) return refusal(40);
  if (integerAt(fields, 'show_time_type') === 1 && (isAbsent(fields['show_start_time']) || isAbsent(fields['show_end_time'])))
    return refusal(40);
  if (integerAt(fields, 'style') === 3 && isAbsent(fields['big_picture_id'])) return refusal(40);
  return undefined;
}

function checkForm(fields: Fields, way: SendWay, state: OppoState): Refusal | undefined {
  const bad = refusal(41);
  for (const name of integerFields) if (Number.isNaN(integerAt(fields, name))) return bad;
  for (const name of ['off_line', 'fix_speed']) if (!isBoolean(fields[name])) return bad;
  for (const [name, limit] of Object.entries(maxChars)) {
    const value = fields[name];
    if (isAbsent(value)) continue;
    const text = typeof value === 'object' && name === 'action_parameters' ? JSON.stringify(value) : value;
    if (typeof text !== 'string' || charsIn(text) > limit) return bad;
  }
  const style = integerAt(fields, 'style') ?? 1;
  if (![1, 2, 3, 4].includes(style) || (style === 3 && way === 'unicast')) return bad;
  const { content } = fields;
  if (typeof content !== 'string' || charsIn(content) > (style === 2 ? 128 : 50)) return bad;
  if (![0, 1, 2, 4, 5].includes(integerAt(fields, 'click_action_type') ?? 0)) return bad;
  if (!isAbsent(fields['action_parameters']) && !objectFrom(fields['action_parameters'])) return bad;
  if (integerAt(fields, 'show_time_type') === 1 && Number(fields['show_start_time']) >= Number(fields['show_end_time'])) return bad;
  if ((integerAt(fields, 'off_line_ttl') ?? 1) < 1) return bad;
  if (![0, 1].includes(integerAt(fields, 'network_type') ?? 0)) return bad;
  if (way === 'unicast' && (integerAt(fields, 'push_time_type') ?? 0) !== 0) return bad;
  const rate = integerAt(fields, 'fix_speed_rate');
  if (rate !== undefined && (rate < 1000 || rate > 10_000)) return bad;
  const showTtl = integerAt(fields, 'show_ttl') ?? 0;
  if (showTtl < 0 || showTtl > (classOf(fields, state) === 'service' ? 86_400 : 43_200)) return bad;
  return undefined;
}

function checkCategory(fields: Fields, way: SendWay, state: OppoState): Refusal | undefined {
  const { category, channel_id: channelId } = fields;
  const level = integerAt(fields, 'notify_level');
  if (isAbsent(category)) return level === undefined ? undefined : refusal(67, 'Private classify channel notify_level invalid');
  if (typeof category !== 'string') return refusal(67);
  const isService = serviceCategories.has(category);
  if (!isService && !contentCategories.has(category)) return refusal(67);
  // The old private channels and the categories are two schemes that OPPO does not let mix.
  if (typeof channelId === 'string' && state.oldPrivateChannels.has(channelId)) return refusal(67);
  if (isService && way === 'broadcast') return refusal(67);
  if (level === undefined) return undefined;
  // The sandbox's app is a chat app with the right to strong reminders, which OPPO grants for IM only.
  const levels = category === 'IM' ? [1, 2, 16] : isService ? [1, 2] : [1];
  return levels.includes(level) ? undefined : refusal(67, 'Private classify channel notify_level invalid');
}

function checkTemplate(fields: Fields, state: OppoState): Refusal | undefined {
  const { category, private_msg_template_id: templateId } = fields;
  // With a content category the template is ignored.
  if (typeof category !== 'string' || !serviceCategories.has(category)) return undefined;
  if (isAbsent(templateId)) return category === 'IM' || state.templatesEnforced ? refusal(54) : undefined;
  const template = typeof templateId === 'string' ? state.templates.get(templateId) : undefined;
  for (const [name, wanted] of [
    ['private_title_parameters', template?.titleNames ?? []],
    ['private_content_parameters', template?.contentNames ?? []],
  ] as const) {
    const given = fields[name];
    const parameters = isAbsent(given) ? {} : objectFrom(given);
    if (!parameters) return refusal(41, 'syntax error, pos 1');
    const missing = wanted.find((variable) => isAbsent(parameters[variable]));
    if (missing !== undefined) return refusal(41, `template_parameters no ${missing}`);
  }
  return undefined;
}
