import type { Rule } from '../../../core/rule.ts';
import appId from './app-id.ts';
import barImage from './bar-image.ts';
import classMisplaced from './class-misplaced.ts';
import classMissing from './class-missing.ts';
import classValue from './class-value.ts';
import clickParameters from './click-parameters.ts';
import clickTarget from './click-target.ts';
import contentLength from './content-length.ts';
import displayWindow from './display-window.ts';
import endpointHost from './endpoint-host.ts';
import expandedContent from './expanded-content.ts';
import fixedSpeed from './fixed-speed.ts';
import flagValues from './flag-values.ts';
import notifyKey from './notify-key.ts';
import passThrough from './pass-through.ts';
import privateMarketing from './private-marketing.ts';
import receiptCallback from './receipt-callback.ts';
import receiptRegistered from './receipt-registered.ts';
import secretShape from './secret-shape.ts';
import signature from './signature.ts';
import targetCount from './target-count.ts';
import targetList from './target-list.ts';
import targetRefused from './target-refused.ts';
import titleLength from './title-length.ts';
import validTime from './valid-time.ts';
import vipOptions from './vip-options.ts';

/** Every lint rule of Meizu, one file each. */
export const rules: readonly Rule[] = [
  appId,
  barImage,
  classMisplaced,
  classMissing,
  classValue,
  clickParameters,
  clickTarget,
  contentLength,
  displayWindow,
  endpointHost,
  expandedContent,
  fixedSpeed,
  flagValues,
  notifyKey,
  passThrough,
  privateMarketing,
  receiptCallback,
  receiptRegistered,
  secretShape,
  signature,
  targetCount,
  targetList,
  targetRefused,
  titleLength,
  validTime,
  vipOptions,
];
