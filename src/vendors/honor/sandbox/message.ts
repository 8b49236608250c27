import { findMismatch, isObject, isText, isWithin, objectAt, type Fields, type Shape } from './shape.ts';

const maxTtlSeconds = 1_296_000;

/** The body of sendMessage. HUAWEI's names are not in it: whether HONOR refuses or ignores them is not known, so they are ignored here. */
const bodyShape: Shape = {
  token: ['string'],
  data: 'string',
  notification: { title: 'string', body: 'string', image: 'string' },
  android: {
    ttl: 'string',
    biTag: 'string',
    data: 'string',
    targetUserType: 'integer',
    notification: {
      title: 'string',
      body: 'string',
      clickAction: { type: 'integer', intent: 'string', action: 'string', url: 'string' },
      importance: 'string',
      image: 'string',
      style: 'integer',
      bigTitle: 'string',
      bigBody: 'string',
      when: 'string',
      buttons: [{ name: 'string', actionType: 'integer', intentType: 'integer', intent: 'string', data: 'string' }],
      badge: { addNum: 'integer', setNum: 'integer', badgeClass: 'string' },
      tag: 'string',
      group: 'string',
    },
  },
};

/**
 * What is wrong with a body, in words; undefined when it may go on to its tokens. The words are the emulator's own.
 *
 * @see https://developer.honor.com/cn/docs/11002/reference/downlink-message
 */
export function checkMessage(body: Fields): string | undefined {
  const mismatch = findMismatch(body, bodyShape);
  if (mismatch !== undefined) return `${mismatch} has the wrong type`;
  const android = objectAt(body, 'android');
  const { ttl, targetUserType } = android;
  if (typeof ttl === 'string' && !(/^\d+s$/.test(ttl) && Number.parseInt(ttl, 10) <= maxTtlSeconds)) return 'ttl is illegal';
  if (!isWithin(targetUserType, 0, 1)) return 'targetUserType is illegal';
  const common = body['notification'];
  const own = android['notification'];
  if (!isObject(common) && !isObject(own)) return isText(android['data'] ?? body['data']) ? undefined : 'data is empty';
  return checkNotification({ ...(isObject(common) ? common : {}), ...(isObject(own) ? own : {}) });
}

function checkNotification(notification: Fields): string | undefined {
  const { title, body, importance, image, style, bigTitle, bigBody, when, notifyId } = notification;
  if (!isText(title) || !isText(body)) return 'title or body is empty';
  const click = checkClick(notification);
  if (click !== undefined) return click;
  if (importance !== undefined && importance !== null && importance !== 'NORMAL' && importance !== 'LOW') return 'importance is illegal';
  if (isText(image) && !/^https:\/\/[^/]/i.test(image)) return 'image is illegal';
  // Without importance a message is marketing, and one with a picture fails as such.
  if (isText(image) && importance !== 'NORMAL') return 'image is not supported';
  if (!isWithin(style, 0, 1)) return 'style is illegal';
  if (style === 1 && (!isText(bigTitle) || !isText(bigBody))) return 'bigTitle or bigBody is empty';
  if (isText(when) && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(when)) return 'when is illegal';
  // One of the clients that work sends the id as text.
  if (notifyId !== undefined && notifyId !== null && !/^-?\d{1,10}$/.test(String(notifyId))) return 'notifyId is illegal';
  return checkBadge(notification) ?? checkButtons(notification);
}

function checkClick(notification: Fields): string | undefined {
  if (!isObject(notification['clickAction'])) return 'clickAction is empty';
  const { type, intent, action, url } = objectAt(notification, 'clickAction');
  switch (type) {
    case 1:
      return isText(intent) || isText(action) ? undefined : 'clickAction intent or action is empty';
    case 2:
      return isText(url) && /^https:\/\/[^/]/i.test(url) ? undefined : 'clickAction url is illegal';
    case 3:
      return undefined;
    default:
      return 'clickAction type is illegal';
  }
}

function checkBadge(notification: Fields): string | undefined {
  if (!isObject(notification['badge'])) return undefined;
  const { addNum, setNum, badgeClass } = objectAt(notification, 'badge');
  if (!isText(badgeClass)) return 'badgeClass is empty';
  return isWithin(addNum, 1, 99) && isWithin(setNum, 0, 99) ? undefined : 'badge is illegal';
}

function checkButtons(notification: Fields): string | undefined {
  const { buttons } = notification;
  if (!Array.isArray(buttons)) return undefined;
  if (buttons.length > 3) return 'buttons is illegal';
  for (const { name, actionType, intentType, data } of buttons.filter(isObject)) {
    if (!isText(name) || name.length > 40) return 'button name is illegal';
    if (typeof actionType !== 'number' || !isWithin(actionType, 0, 2)) return 'button actionType is illegal';
    if (actionType === 1 && intentType !== 0 && intentType !== 1) return 'button intentType is illegal';
    if (isText(data) && data.length > 1024) return 'button data is illegal';
  }
  return undefined;
}
