import type { Rule } from '../../../core/rule.ts';
import appId from './app-id.ts';
import badge from './badge.ts';
import bearer from './bearer.ts';
import bodySize from './body-size.ts';
import buttons from './buttons.ts';
import camelCase from './camel-case.ts';
import clickAction from './click-action.ts';
import clockSkew from './clock-skew.ts';
import contentMissing from './content-missing.ts';
import dataJson from './data-json.ts';
import huaweiField from './huawei-field.ts';
import huaweiName from './huawei-name.ts';
import imageHttps from './image-https.ts';
import imageOnMarketing from './image-on-marketing.ts';
import importanceMissing from './importance-missing.ts';
import importanceValue from './importance-value.ts';
import importanceWithoutRight from './importance-without-right.ts';
import intentComponent from './intent-component.ts';
import intentFlags from './intent-flags.ts';
import oldDomain from './old-domain.ts';
import quietHours from './quiet-hours.ts';
import secretKind from './secret-kind.ts';
import style from './style.ts';
import targetUserType from './target-user-type.ts';
import testMessage from './test-message.ts';
import textLength from './text-length.ts';
import timestamp from './timestamp.ts';
import tokenList from './token-list.ts';
import ttl from './ttl.ts';
import wrongEndpoint from './wrong-endpoint.ts';

/** Every lint rule of HONOR, one file each. */
export const rules: readonly Rule[] = [
  appId,
  badge,
  bearer,
  bodySize,
  buttons,
  camelCase,
  clickAction,
  clockSkew,
  contentMissing,
  dataJson,
  huaweiField,
  huaweiName,
  imageHttps,
  imageOnMarketing,
  importanceMissing,
  importanceValue,
  importanceWithoutRight,
  intentComponent,
  intentFlags,
  oldDomain,
  quietHours,
  secretKind,
  style,
  targetUserType,
  testMessage,
  textLength,
  timestamp,
  tokenList,
  ttl,
  wrongEndpoint,
];
