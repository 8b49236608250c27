import type { Rule } from '../../../core/rule.ts';
import badgeIncrement from './badge-increment.ts';
import callFields from './call-fields.ts';
import callStrategy from './call-strategy.ts';
import callTimeout from './call-timeout.ts';
import clockSkew from './clock-skew.ts';
import customType from './custom-type.ts';
import imageBroadcast from './image-broadcast.ts';
import messageSize from './message-size.ts';
import messageType from './message-type.ts';
import oppoTemplate from './oppo-template.ts';
import pushEnabled from './push-enabled.ts';
import senderIsReceiver from './sender-is-receiver.ts';
import senderMissing from './sender-missing.ts';
import strategyLength from './strategy-length.ts';
import strategyMissing from './strategy-missing.ts';
import textEmpty from './text-empty.ts';
import userId from './user-id.ts';

/** Every lint rule of ZEGO, one file each. */
export const rules: readonly Rule[] = [
  badgeIncrement,
  callFields,
  callStrategy,
  callTimeout,
  clockSkew,
  customType,
  imageBroadcast,
  messageSize,
  messageType,
  oppoTemplate,
  pushEnabled,
  senderIsReceiver,
  senderMissing,
  strategyLength,
  strategyMissing,
  textEmpty,
  userId,
];
