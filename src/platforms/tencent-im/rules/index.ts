import type { Rule } from '../../../core/rule.ts';
import bodySize from './body-size.ts';
import consoleFields from './console-fields.ts';
import customDesc from './custom-desc.ts';
import doNotDisturb from './do-not-disturb.ts';
import extJson from './ext-json.ts';
import huaweiCategoryMissing from './huawei-category-missing.ts';
import identifierNotAdmin from './identifier-not-admin.ts';
import lifeTimeZero from './life-time-zero.ts';
import nothingToShow from './nothing-to-show.ts';
import oppoCategory from './oppo-category.ts';
import oppoChannelMissing from './oppo-channel-missing.ts';
import pushFlag from './push-flag.ts';
import regionHost from './region-host.ts';
import sameAccount from './same-account.ts';
import secretKeyShape from './secret-key-shape.ts';
import soundSuffix from './sound-suffix.ts';
import template from './template.ts';
import textLength from './text-length.ts';
import vivoCategoryMissing from './vivo-category-missing.ts';
import xiaomiChannelMissing from './xiaomi-channel-missing.ts';

/** Every lint rule of Tencent IM, one file each. */
export const rules: readonly Rule[] = [
  bodySize,
  consoleFields,
  customDesc,
  doNotDisturb,
  extJson,
  huaweiCategoryMissing,
  identifierNotAdmin,
  lifeTimeZero,
  nothingToShow,
  oppoCategory,
  oppoChannelMissing,
  pushFlag,
  regionHost,
  sameAccount,
  secretKeyShape,
  soundSuffix,
  template,
  textLength,
  vivoCategoryMissing,
  xiaomiChannelMissing,
];
