import { defineCatalogue } from '../../core/catalogue.ts';
import { broadcastEntries } from './errors/broadcast.ts';
import { clientEntries } from './errors/client.ts';
import { credentialEntries } from './errors/credential.ts';
import { pushEntries } from './errors/push.ts';
import { serviceEntries } from './errors/service.ts';

/**
 * Every `reason` of APNs: the body of a refusal, and the debug data of a GOAWAY frame.
 * Endpoints: `send` (one device), `broadcast` (publish to a channel), `channels` (channel management).
 */
export const catalogue = defineCatalogue({
  vendor: 'apns',
  docs: 'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
  entries: [...credentialEntries, ...pushEntries, ...serviceEntries, ...broadcastEntries, ...clientEntries],
});
