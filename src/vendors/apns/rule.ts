import { ruleFactory } from '../../core/rule.ts';
import type { ApnsAccount } from './account.ts';
import type { ApnsWire } from './wire.ts';

/** Declares a lint rule of APNs. */
export const defineRule = ruleFactory<ApnsAccount, ApnsWire>('apns');

/** Apple's pages that the rules come from. */
export const pages = {
  sending: 'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
  payload: 'https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification',
  background: 'https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app',
  tokenAuth: 'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
  certificateAuth: 'https://developer.apple.com/documentation/usernotifications/establishing-a-certificate-based-connection-to-apns',
  liveActivities:
    'https://developer.apple.com/documentation/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications',
  broadcast: 'https://developer.apple.com/documentation/usernotifications/sending-broadcast-push-notification-requests-to-apns',
} as const;
