import { illegalPayload, refusal, type Refusal } from './answers.ts';
import { findMismatch, isObject, isText, isWithin, objectAt, type Fields, type Shape } from './shape.ts';

const maxTtlSeconds = 1_296_000;
const duration = /^\d+(?:\.\d{1,9})?[sS]?$/;

const serviceCategories = 'IM VOIP SUBSCRIPTION TRAVEL HEALTH WORK ACCOUNT EXPRESS FINANCE DEVICE_REMINDER MAIL'.split(' ');
const categories = new Set([...serviceCategories, 'SYSTEM_REMINDER', 'PLAY_VOICE', 'MARKETING']);

/** `message` of v1 and v2. */
const messageShape: Shape = {
  token: ['string'],
  topic: 'string',
  condition: 'string',
  data: 'string',
  notification: { title: 'string', body: 'string', image: 'string' },
  apns: 'object',
  webpush: 'object',
  android: {
    collapse_key: 'integer',
    urgency: 'string',
    category: 'string',
    ttl: 'string',
    bi_tag: 'string',
    receipt_id: 'string',
    fast_app_target: 'integer',
    data: 'string',
    target_user_type: 'integer',
    notification: {
      title: 'string',
      body: 'string',
      click_action: { type: 'integer', intent: 'string', action: 'string', url: 'string', rich_resource: 'string' },
      icon: 'string',
      color: 'string',
      sound: 'string',
      default_sound: 'boolean',
      tag: 'string',
      body_loc_key: 'string',
      body_loc_args: ['string'],
      title_loc_key: 'string',
      title_loc_args: ['string'],
      multi_lang_key: 'object',
      channel_id: 'string',
      notify_summary: 'string',
      image: 'string',
      style: 'integer',
      big_title: 'string',
      big_body: 'string',
      inbox_content: ['string'],
      auto_clear: 'integer',
      notify_id: 'integer',
      group: 'string',
      badge: { add_num: 'integer', set_num: 'integer', class: 'string' },
      ticker: 'string',
      auto_cancel: 'boolean',
      when: 'string',
      importance: 'string',
      use_default_vibrate: 'boolean',
      use_default_light: 'boolean',
      vibrate_config: ['string'],
      visibility: 'string',
      light_settings: {
        color: { alpha: 'number', red: 'number', green: 'number', blue: 'number' },
        light_on_duration: 'string',
        light_off_duration: 'string',
      },
      foreground_show: 'boolean',
      profile_id: 'string',
      buttons: [{ name: 'string', action_type: 'integer', intent_type: 'integer', intent: 'string', data: 'string' }],
      local_only: 'boolean',
    },
  },
};

/**
 * Checks what a `message` of v1 and v2 says: types, then values, then what the app would need a right for.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
 */
export function checkAndroidMessage(message: Fields): Refusal | undefined {
  const mismatch = findMismatch(message, messageShape, 'message');
  if (mismatch !== undefined) return refusal('80100001', 'android', `Parameters check error, ${mismatch} has the wrong type`);
  const android = objectAt(message, 'android');
  return checkDelivery(android) ?? checkContent(message, android) ?? checkRights(android);
}

function checkDelivery(android: Fields): Refusal | undefined {
  const { collapse_key: collapseKey, urgency, category, ttl, fast_app_target: target, target_user_type: userType } = android;
  if (!isWithin(collapseKey, -1, 100)) return refusal('80100013', 'android');
  if (typeof ttl === 'string' && !isTtl(ttl)) return refusal('80100004', 'android');
  if (!isOneOf(urgency, ['HIGH', 'NORMAL'])) return illegalPayload('urgency should be HIGH or NORMAL');
  if (typeof category === 'string' && !categories.has(category)) return illegalPayload('category is not supported');
  if (!isWithin(target, 1, 2)) return illegalPayload('fast_app_target should be 1 or 2');
  return isWithin(userType, 0, 1) ? undefined : illegalPayload('target_user_type should be 0 or 1');
}

function isTtl(ttl: string): boolean {
  const seconds = Number.parseFloat(ttl);
  return duration.test(ttl) && seconds > 0 && seconds <= maxTtlSeconds;
}

function checkContent(message: Fields, android: Fields): Refusal | undefined {
  const { notification } = android;
  if (!isObject(notification) && !isObject(message['notification'])) {
    const isForOthers = isObject(message['apns']) || isObject(message['webpush']);
    return isText(android['data'] ?? message['data']) || isForOthers ? undefined : illegalPayload('data and notification are both empty');
  }
  // A voice broadcast is a data message; the app speaks it.
  if (android['category'] === 'PLAY_VOICE') return illegalPayload('PLAY_VOICE supports data messages only');
  if (!isObject(notification)) {
    // Seen in answers to a message whose notification is for all platforms alone.
    return illegalPayload('No valid android notification payload when sending notification message to android users.');
  }
  const common = objectAt(message, 'notification');
  return checkNotification({ ...common, ...withoutNull(notification) });
}

function withoutNull(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function checkNotification(notification: Fields): Refusal | undefined {
  const { title, body, color, image, style, auto_clear: autoClear, visibility, importance, when, profile_id: profileId } = notification;
  if (!isText(title)) return illegalPayload('title should not be empty');
  if (!isText(body)) return illegalPayload('body should not be empty');
  const refused = checkClick(notification);
  if (refused) return refused;
  if (isText(color) && !/^#[0-9a-fA-F]{6}$/.test(color)) return illegalPayload('color format should be #RRGGBB');
  if (isText(image) && !isHttps(image)) return illegalPayload('image should start with https');
  if (!isOneOf(style, [0, 1, 3])) return illegalPayload('style should be 0, 1 or 3');
  if (style === 1 && (!isText(notification['big_title']) || !isText(notification['big_body'])))
    return illegalPayload('big_title and big_body are required when style is 1');
  if (style === 3 && !isInbox(notification['inbox_content']))
    return illegalPayload('inbox_content should have 1 to 5 lines when style is 3');
  if (!isWithin(autoClear, 1, Infinity)) return illegalPayload('auto_clear should be greater than 0');
  if (!isOneOf(importance, ['LOW', 'NORMAL', 'HIGH'])) return illegalPayload('importance should be LOW, NORMAL or HIGH');
  if (!isOneOf(visibility, ['VISIBILITY_UNSPECIFIED', 'PUBLIC', 'PRIVATE', 'SECRET'])) return illegalPayload('visibility is not supported');
  if (isText(when) && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(when)) return illegalPayload('when format error');
  if (isText(profileId) && profileId.length > 64) return illegalPayload('profile_id is longer than 64');
  return checkBadge(notification) ?? checkVibration(notification) ?? checkLights(notification) ?? checkButtons(notification);
}

function checkClick(notification: Fields): Refusal | undefined {
  if (!isObject(notification['click_action'])) return illegalPayload('click_action should not be empty');
  const { type, intent, action, url, rich_resource: resource } = objectAt(notification, 'click_action');
  switch (type) {
    case 1:
      return isText(intent) || isText(action) ? undefined : illegalPayload('intent or action is required when click_action type is 1');
    case 2:
      return isText(url) && isHttps(url) ? undefined : illegalPayload('url should start with https when click_action type is 2');
    case 3:
      return undefined;
    case 4:
      return isText(resource) ? undefined : illegalPayload('rich_resource is required when click_action type is 4');
    default:
      return illegalPayload('click_action type is not supported');
  }
}

function isInbox(lines: unknown): boolean {
  return Array.isArray(lines) && lines.length > 0 && lines.length <= 5 && lines.every((line) => String(line).length <= 1024);
}

function checkBadge(notification: Fields): Refusal | undefined {
  const badge = objectAt(notification, 'badge');
  if (!isWithin(badge['add_num'], 1, 99)) return illegalPayload('badge add_num value ranges from 1 to 99');
  return isWithin(badge['set_num'], 0, 99) ? undefined : illegalPayload('badge set_num value ranges from 0 to 99');
}

function checkVibration(notification: Fields): Refusal | undefined {
  const { vibrate_config: config } = notification;
  if (!Array.isArray(config)) return undefined;
  if (config.length > 10) return illegalPayload('vibrate_config has more than 10 items');
  const fits = config.every(
    (item) => duration.test(String(item)) && Number.parseFloat(String(item)) > 0 && Number.parseFloat(String(item)) <= 60,
  );
  return fits ? undefined : illegalPayload('vibrate_config format error');
}

function checkLights(notification: Fields): Refusal | undefined {
  if (!isObject(notification['light_settings'])) return undefined;
  const lights = objectAt(notification, 'light_settings');
  if (!isObject(lights['color'])) return illegalPayload('light_settings color should not be empty');
  const color = objectAt(lights, 'color');
  if (!['alpha', 'red', 'green', 'blue'].every((name) => isWithin(color[name], 0, 1))) return illegalPayload('color ranges from 0 to 1');
  const timed = ['light_on_duration', 'light_off_duration'].every((name) => duration.test(String(lights[name])));
  return timed ? undefined : illegalPayload('light_settings duration format error');
}

function checkButtons(notification: Fields): Refusal | undefined {
  const { buttons } = notification;
  if (!Array.isArray(buttons)) return undefined;
  if (buttons.length > 3) return illegalPayload('buttons has more than 3 items');
  for (const button of buttons.filter(isObject)) {
    const { name, action_type: action, intent_type: intentType, intent, data } = button;
    if (!isText(name) || name.length > 40) return illegalPayload('button name should have 1 to 40 characters');
    if (!isOneOf(action, [0, 1, 2, 3, 4])) return illegalPayload('button action_type is not supported');
    if (action === 1 && (!isOneOf(intentType ?? -1, [0, 1]) || !isText(intent)))
      return illegalPayload('button intent_type and intent are required');
    if (action === 4 && !isText(data)) return illegalPayload('button data is required');
    if (isText(data) && data.length > 1024) return illegalPayload('button data is longer than 1024');
  }
  return undefined;
}

// The sandbox's app holds the self-classification right and the right to wake the app; these two it does not hold.
function checkRights(android: Fields): Refusal | undefined {
  const { importance, auto_cancel: autoCancel } = objectAt(android, 'notification');
  return importance === 'HIGH' || autoCancel === false ? refusal('80300011', 'android') : undefined;
}

function isOneOf(value: unknown, values: readonly unknown[]): boolean {
  return value === undefined || value === null || values.includes(value);
}

function isHttps(url: string): boolean {
  return /^https:\/\/[^/]/i.test(url);
}
