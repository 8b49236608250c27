import type { Rule } from '../../../core/rule.ts';
import appidType from './appid-type.ts';
import callback from './callback.ts';
import categoryMismatch from './category-mismatch.ts';
import categoryMissing from './category-missing.ts';
import categoryUnknown from './category-unknown.ts';
import classificationType from './classification-type.ts';
import clockSkew from './clock-skew.ts';
import contentLength from './content-length.ts';
import customMap from './custom-map.ts';
import jsonKinds from './json-kinds.ts';
import notifytype from './notifytype.ts';
import operationalHours from './operational-hours.ts';
import pushmodeFormalUnreviewed from './pushmode-formal-unreviewed.ts';
import pushmodeTest from './pushmode-test.ts';
import regidFormat from './regid-format.ts';
import requestid from './requestid.ts';
import skip from './skip.ts';
import testCopy from './test-copy.ts';
import timedDisplay from './timed-display.ts';
import titleLength from './title-length.ts';
import ttl from './ttl.ts';

/** Every lint rule of vivo, one file each. */
export const rules: readonly Rule[] = [
  appidType,
  callback,
  categoryMismatch,
  categoryMissing,
  categoryUnknown,
  classificationType,
  clockSkew,
  contentLength,
  customMap,
  jsonKinds,
  notifytype,
  operationalHours,
  pushmodeFormalUnreviewed,
  pushmodeTest,
  regidFormat,
  requestid,
  skip,
  testCopy,
  timedDisplay,
  titleLength,
  ttl,
];
