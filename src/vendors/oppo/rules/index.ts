import type { Rule } from '../../../core/rule.ts';
import actionParams from './action-params.ts';
import broadcastPrivate from './broadcast-private.ts';
import callbackParam from './callback-param.ts';
import callbackUrl from './callback-url.ts';
import camelCase from './camel-case.ts';
import categoryUnknown from './category-unknown.ts';
import channelMissing from './channel-missing.ts';
import classMissing from './class-missing.ts';
import clickFields from './click-fields.ts';
import clockSkew from './clock-skew.ts';
import contentEmpty from './content-empty.ts';
import contentLength from './content-length.ts';
import hostLegacy from './host-legacy.ts';
import level16 from './level-16.ts';
import levelOnContent from './level-on-content.ts';
import levelValue from './level-value.ts';
import levelWithoutCategory from './level-without-category.ts';
import masterSecretEqualsAppSecret from './master-secret-equals-app-secret.ts';
import mixedSchemes from './mixed-schemes.ts';
import privateTemplateMissing from './private-template-missing.ts';
import privateTemplateOnContent from './private-template-on-content.ts';
import regidFormat from './regid-format.ts';
import regidRegion from './regid-region.ts';
import showTtl from './show-ttl.ts';
import style3Unicast from './style3-unicast.ts';
import subtitleLength from './subtitle-length.ts';
import templateParamsJson from './template-params-json.ts';
import titleEmpty from './title-empty.ts';
import titleLength from './title-length.ts';
import ttl from './ttl.ts';

/** Every lint rule of OPPO, one file each. */
export const rules: readonly Rule[] = [
  actionParams,
  broadcastPrivate,
  callbackParam,
  callbackUrl,
  camelCase,
  categoryUnknown,
  channelMissing,
  classMissing,
  clickFields,
  clockSkew,
  contentEmpty,
  contentLength,
  hostLegacy,
  level16,
  levelOnContent,
  levelValue,
  levelWithoutCategory,
  masterSecretEqualsAppSecret,
  mixedSchemes,
  privateTemplateMissing,
  privateTemplateOnContent,
  regidFormat,
  regidRegion,
  showTtl,
  style3Unicast,
  subtitleLength,
  templateParamsJson,
  titleEmpty,
  titleLength,
  ttl,
];
