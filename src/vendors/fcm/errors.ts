import { defineCatalogue } from '../../core/catalogue.ts';
import { authEntries } from './errors/auth.ts';
import { sdkEntries } from './errors/sdk.ts';
import { sendEntries } from './errors/send.ts';
import { topicEntries } from './errors/topic.ts';

/**
 * FCM's codes by endpoint: `auth` (OAuth token), `send`, `topic` (topicSubscriptions), `iid` (Instance ID host) and `sdk` (firebase-admin's names).
 * The send and the topic calls give one status different meanings, so no row stands for all endpoints.
 */
export const catalogue = defineCatalogue({
  vendor: 'fcm',
  docs: 'https://firebase.google.com/docs/cloud-messaging/error-codes',
  entries: [...authEntries, ...sendEntries, ...topicEntries, ...sdkEntries],
});
