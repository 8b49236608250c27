import type { Rule } from '../../../core/rule.ts';
import apnsId from './apns-id.ts';
import apsKeys from './aps-keys.ts';
import backgroundContent from './background-content.ts';
import backgroundPriority from './background-priority.ts';
import broadcast from './broadcast.ts';
import certificate from './certificate.ts';
import certificatePushType from './certificate-push-type.ts';
import clockSkew from './clock-skew.ts';
import collapseId from './collapse-id.ts';
import deviceToken from './device-token.ts';
import environmentHost from './environment-host.ts';
import expiration from './expiration.ts';
import interruptionLevel from './interruption-level.ts';
import keyAndTeamId from './key-and-team-id.ts';
import liveActivity from './live-activity.ts';
import mutableContent from './mutable-content.ts';
import numberTypes from './number-types.ts';
import payloadSize from './payload-size.ts';
import priority from './priority.ts';
import providerToken from './provider-token.ts';
import pushType from './push-type.ts';
import relevanceScore from './relevance-score.ts';
import repeatedDevice from './repeated-device.ts';
import signingKey from './signing-key.ts';
import silentAlert from './silent-alert.ts';
import sound from './sound.ts';
import topicSuffix from './topic-suffix.ts';

/** Every lint rule of APNs. */
export const rules: readonly Rule[] = [
  apnsId,
  apsKeys,
  backgroundContent,
  backgroundPriority,
  broadcast,
  certificate,
  certificatePushType,
  clockSkew,
  collapseId,
  deviceToken,
  environmentHost,
  expiration,
  interruptionLevel,
  keyAndTeamId,
  liveActivity,
  mutableContent,
  numberTypes,
  payloadSize,
  priority,
  providerToken,
  pushType,
  relevanceScore,
  repeatedDevice,
  signingKey,
  silentAlert,
  sound,
  topicSuffix,
];
