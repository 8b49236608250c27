import type { Confidence } from '../../core/catalogue.ts';
import type { KindMap, KindMapping } from '../../core/kind.ts';
import { noticeMsgTypes } from './wire.ts';

const pointer = '/messageJson/noticeBarInfo/noticeMsgType';

/** For the one user alone: chat, order, account, device. */
function privateMessage(confidence: Confidence): KindMapping {
  return { fields: { [pointer]: noticeMsgTypes.private }, quotaClass: 'unlimited', collapsed: true, confidence };
}

/** Limited for each app, device and day. */
function publicMessage(confidence: Confidence): KindMapping {
  return { fields: { [pointer]: noticeMsgTypes.public }, quotaClass: 'public', collapsed: true, confidence };
}

/**
 * Our mapping of kinds to Meizu's two classes. The API documents the field and its two values alone; what counts as private comes from one
 * secondary source, and whether the private class must be applied for is not known.
 *
 * @see https://cloud.tencent.com/document/product/269/130977
 */
export const kinds: KindMap = {
  im: privateMessage('C'),
  call: privateMessage('?'),
  // Content the user subscribed to still goes to many; the private class is for one user's own affairs.
  subscription: publicMessage('?'),
  travel: privateMessage('?'),
  health: privateMessage('?'),
  schedule: privateMessage('?'),
  account: privateMessage('C'),
  order: privateMessage('C'),
  finance: privateMessage('?'),
  device: privateMessage('C'),
  mail: privateMessage('?'),
  system: publicMessage('?'),
  social: publicMessage('?'),
  news: publicMessage('C'),
  marketing: publicMessage('C'),
};
