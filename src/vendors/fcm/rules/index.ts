import analyticsLabel from './analytics-label.ts';
import androidNotificationFormat from './android-notification-format.ts';
import androidOrV2 from './android-or-v2.ts';
import apnsBackgroundPriority from './apns-background-priority.ts';
import backgroundData from './background-data.ts';
import channelMissing from './channel-missing.ts';
import clockSkew from './clock-skew.ts';
import conditionTopics from './condition-topics.ts';
import dataPriority from './data-priority.ts';
import highPriorityShows from './high-priority-shows.ts';
import notificationPriority from './notification-priority.ts';
import oneTarget from './one-target.ts';
import payloadSize from './payload-size.ts';
import reservedDataKey from './reserved-data-key.ts';
import restrictedPackage from './restricted-package.ts';
import soundOfChannel from './sound-of-channel.ts';
import stringValues from './string-values.ts';
import tokenDeprecated from './token-deprecated.ts';
import topicName from './topic-name.ts';
import ttlFormat from './ttl-format.ts';
import ttlZero from './ttl-zero.ts';
import validateOnlyBlind from './validate-only-blind.ts';
import webpushLink from './webpush-link.ts';
import type { Rule } from '../../../core/rule.ts';

/** FCM's lint rules. */
export const rules: readonly Rule[] = [
  analyticsLabel,
  androidNotificationFormat,
  androidOrV2,
  apnsBackgroundPriority,
  backgroundData,
  channelMissing,
  clockSkew,
  conditionTopics,
  dataPriority,
  highPriorityShows,
  notificationPriority,
  oneTarget,
  payloadSize,
  reservedDataKey,
  restrictedPackage,
  soundOfChannel,
  stringValues,
  tokenDeprecated,
  topicName,
  ttlFormat,
  ttlZero,
  validateOnlyBlind,
  webpushLink,
];
