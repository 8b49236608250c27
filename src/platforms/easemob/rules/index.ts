import type { Rule } from '../../../core/rule.ts';
import atList from './at-list.ts';
import command from './command.ts';
import consoleFields from './console-fields.ts';
import extSize from './ext-size.ts';
import fcmLegacy from './fcm-legacy.ts';
import host from './host.ts';
import huaweiCategory from './huawei-category.ts';
import length from './length.ts';
import messageSize from './message-size.ts';
import oppoLevel from './oppo-level.ts';
import pushFilter from './push-filter.ts';
import routeOnline from './route-online.ts';
import senderEmpty from './sender-empty.ts';
import silent from './silent.ts';
import strategy from './strategy.ts';
import template from './template.ts';
import textMissing from './text-missing.ts';
import ttlUnit from './ttl-unit.ts';
import userId from './user-id.ts';
import vivoPair from './vivo-pair.ts';
import xiaomiChannel from './xiaomi-channel.ts';

/** Every lint rule of Easemob, one file each. */
export const rules: readonly Rule[] = [
  atList,
  command,
  consoleFields,
  extSize,
  fcmLegacy,
  host,
  huaweiCategory,
  length,
  messageSize,
  oppoLevel,
  pushFilter,
  routeOnline,
  senderEmpty,
  silent,
  strategy,
  template,
  textMissing,
  ttlUnit,
  userId,
  vivoPair,
  xiaomiChannel,
];
