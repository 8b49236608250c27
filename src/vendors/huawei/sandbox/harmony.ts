import { illegalPayload, refusal, type Refusal } from './answers.ts';
import { findMismatch, isObject, isText, isWithin, objectAt, type Fields, type Shape } from './shape.ts';

const maxTtlSeconds = 1_296_000;
const maxBiTagBytes = 64;
const maxNotifyId = 2_147_483_647;

/** The scenarios of the `push-type` header. */
export const pushTypes = { alert: 0, form: 1, extension: 2, background: 6, liveView: 7, voip: 10, mdm: 11 } as const;

const serviceCategories =
  'IM VOIP MISS_CALL SUBSCRIPTION TRAVEL HEALTH WORK ACCOUNT EXPRESS FINANCE DEVICE_REMINDER MAIL CUSTOMER_SERVICE'.split(' ');
const obsoleteCategories = ['NEWS', 'CONTENT_RECOMMENDATION', 'SOCIAL_DYNAMICS', 'PROMO'];
const categories = new Set([...serviceCategories, ...obsoleteCategories, 'SYSTEM_REMINDER', 'PLAY_VOICE', 'MARKETING']);

const clickShape: Shape = { actionType: 'integer', uri: 'string', action: 'string', data: 'object' };
const badgeShape: Shape = { addNum: 'integer', setNum: 'integer' };

/** The body of v3. */
const bodyShape: Shape = {
  target: { token: ['string'] },
  pushOptions: {
    testMessage: 'boolean',
    ttl: 'integer',
    biTag: 'string',
    receiptId: 'string',
    collapseKey: 'integer',
  },
  payload: {
    notification: {
      category: 'string',
      title: 'string',
      body: 'string',
      clickAction: clickShape,
      image: 'string',
      style: 'integer',
      bigTitle: 'string',
      bigBody: 'string',
      inboxContent: ['string'],
      notifyId: 'integer',
      badge: badgeShape,
      foregroundShow: 'boolean',
      profileId: 'string',
      sound: 'string',
      soundDuration: 'integer',
      appMessageId: 'string',
    },
    badge: badgeShape,
    extraData: 'string',
    formData: 'object',
    version: 'integer',
    images: [{ keyName: 'string', url: 'string', require: 'integer' }],
    formId: 'integer',
    moduleName: 'string',
    formName: 'string',
    abilityName: 'string',
    activityId: 'integer',
    operation: 'integer',
    event: 'string',
    status: 'string',
    activityData: { notificationData: { type: 'integer', keepTime: 'integer', clickAction: clickShape }, capsuleData: 'object' },
  },
};

/** Checks the types of a v3 body and its `pushOptions`. */
export function checkHarmonyBody(body: Fields): Refusal | undefined {
  const mismatch = findMismatch(body, bodyShape);
  if (mismatch !== undefined) return refusal('80100001', 'harmony', `Check Parameter Error. ${mismatch} has the wrong type.`);
  const { ttl, biTag, collapseKey } = objectAt(body, 'pushOptions');
  if (!isWithin(ttl, 1, maxTtlSeconds)) return refusal('80100004', 'harmony');
  if (isText(biTag) && Buffer.byteLength(biTag) > maxBiTagBytes) return optionError(`biTag is longer than ${maxBiTagBytes} bytes`);
  return isWithin(collapseKey, -1, 100) ? undefined : optionError('collapseKey value ranges from -1 to 100');
}

function optionError(tips: string): Refusal {
  return refusal('80100001', 'harmony', `Check Parameter Error. ${tips}.`);
}

/**
 * Checks the payload of a scenario.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-request-param
 */
export function checkHarmonyPayload(payload: Fields, pushType: number): Refusal | undefined {
  switch (pushType) {
    case pushTypes.alert:
      return isBadgeOnly(payload) ? checkBadge(payload) : checkNotification(payload);
    case pushTypes.form:
      return checkForm(payload);
    case pushTypes.extension:
      if (!isText(payload['extraData'])) return illegalPayload('extraData should not be empty');
      return isObject(payload['notification']) ? checkNotification(payload) : undefined;
    case pushTypes.liveView:
      return checkLiveView(payload);
    case pushTypes.background:
    case pushTypes.voip:
      return isText(payload['extraData']) ? undefined : illegalPayload('extraData should not be empty');
    default:
      // The payload of MDM is not documented.
      return undefined;
  }
}

// A badge without text only refreshes the number; where it stands in the payload is not told in the facts at hand, so both places count.
function isBadgeOnly(payload: Fields): boolean {
  const { title, body } = objectAt(payload, 'notification');
  const hasBadge = isObject(payload['badge']) || isObject(objectAt(payload, 'notification')['badge']);
  return hasBadge && title === undefined && body === undefined;
}

function checkBadge(payload: Fields): Refusal | undefined {
  const notification = objectAt(payload, 'notification');
  const badge = isObject(notification['badge']) ? notification['badge'] : objectAt(payload, 'badge');
  if (!isWithin(badge['addNum'], 1, 99)) return illegalPayload('badge addNum value ranges from 1 to 99');
  return isWithin(badge['setNum'], 0, 99) ? undefined : illegalPayload('badge setNum value ranges from 0 to 99');
}

function checkNotification(payload: Fields): Refusal | undefined {
  const notification = objectAt(payload, 'notification');
  const { category, title, body, image, style, bigTitle, bigBody, inboxContent, notifyId, soundDuration } = notification;
  if (!isText(category)) return illegalPayload('category should not be empty');
  if (!categories.has(category)) return illegalPayload('category is not supported');
  if (!isText(title)) return illegalPayload('title should not be empty');
  if (!isText(body)) return illegalPayload('body should not be empty');
  const refused = checkClick(notification, [0, 1]);
  if (refused) return refused;
  if (isText(image) && !/^https:\/\/[^/]/i.test(image)) return illegalPayload('image should start with https');
  if (style !== undefined && style !== null && style !== 0 && style !== 1 && style !== 3)
    return illegalPayload('style should be 0, 1 or 3');
  if (style === 1 && (!isText(bigTitle) || !isText(bigBody))) return illegalPayload('bigTitle and bigBody are required when style is 1');
  if (style === 3 && (!Array.isArray(inboxContent) || inboxContent.length === 0 || inboxContent.length > 5))
    return illegalPayload('inboxContent should have 1 to 5 lines when style is 3');
  if (!isWithin(notifyId, 0, maxNotifyId)) return illegalPayload(`notifyId value ranges from 0 to ${maxNotifyId}`);
  if (!isWithin(soundDuration, 1, 60)) return illegalPayload('soundDuration value ranges from 1 to 60');
  return checkBadge(payload);
}

function checkClick(parent: Fields, actionTypes: readonly number[]): Refusal | undefined {
  const { clickAction } = parent;
  if (!isObject(clickAction)) return illegalPayload('clickAction should not be empty');
  const { actionType, uri, action, data } = clickAction;
  if (typeof actionType !== 'number' || !actionTypes.includes(actionType)) return illegalPayload('clickAction actionType is not supported');
  if (actionType === 1 && !isText(uri) && !isText(action)) return illegalPayload('uri or action is required when actionType is 1');
  if (actionType === 5 && !(isObject(data) && isText(data['tel']))) return illegalPayload('data tel is required when actionType is 5');
  return undefined;
}

function checkForm(payload: Fields): Refusal | undefined {
  if (!isObject(payload['formData'])) return illegalPayload('formData should not be empty');
  return typeof payload['formId'] === 'number' ? undefined : illegalPayload('formId should not be empty');
}

const keywordOfEvent: Record<string, string> = { FLIGHT: 'flightNo', TRAIN: 'trainNo' };

function checkLiveView(payload: Fields): Refusal | undefined {
  const { activityId, operation, event, activityData } = payload;
  if (typeof activityId !== 'number') return illegalPayload('activityId should not be empty');
  if (typeof operation !== 'number' || !isWithin(operation, 0, 2)) return illegalPayload('operation value ranges from 0 to 2');
  if (!isText(event)) return illegalPayload('event should not be empty');
  if (!isObject(activityData)) return illegalPayload('activityData should not be empty');
  const data = objectAt(activityData, 'notificationData');
  const { type, contentTitle, keepTime } = data;
  if (![3, 4, 5, 7].includes(Number(type))) return illegalPayload('notificationData type is not supported');
  if (isText(contentTitle) && contentTitle.length > 1024) return illegalPayload('contentTitle is longer than 1024');
  if (!isWithin(keepTime, 0, 3600)) return illegalPayload('keepTime value ranges from 0 to 3600');
  const keyword = operation === 0 ? keywordOfEvent[event] : undefined;
  if (keyword !== undefined && !isText(objectAt(data, 'keywords')[keyword]))
    return illegalPayload(`keywords ${keyword} should not be empty`);
  return checkClick(data, [0, 1, 5]);
}
