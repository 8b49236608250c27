import type { Rule } from '../../../core/rule.ts';
import authorizationHeader from './authorization-header.ts';
import callbackParam from './callback-param.ts';
import callbackType from './callback-type.ts';
import callbackUrl from './callback-url.ts';
import channelMissing from './channel-missing.ts';
import channelUnknown from './channel-unknown.ts';
import clickEffect from './click-effect.ts';
import closingScene from './closing-scene.ts';
import doubleEncoded from './double-encoded.ts';
import endpointHost from './endpoint-host.ts';
import extraPrefix from './extra-prefix.ts';
import intentUri from './intent-uri.ts';
import jobkey from './jobkey.ts';
import messageSize from './message-size.ts';
import namedTargets from './named-targets.ts';
import notifyId from './notify-id.ts';
import ownExtras from './own-extras.ts';
import packageName from './package-name.ts';
import passThrough from './pass-through.ts';
import privateMarketing from './private-marketing.ts';
import privateTemplate from './private-template.ts';
import schedule from './schedule.ts';
import secretShape from './secret-shape.ts';
import soundUri from './sound-uri.ts';
import subscriptionTemplate from './subscription-template.ts';
import targetList from './target-list.ts';
import templatePair from './template-pair.ts';
import templateParam from './template-param.ts';
import templateText from './template-text.ts';
import templateValues from './template-values.ts';
import templateVariables from './template-variables.ts';
import testLikeText from './test-like-text.ts';
import textLength from './text-length.ts';
import ttl from './ttl.ts';
import withdrawnInterface from './withdrawn-interface.ts';

/** Xiaomi's lint rules; one file each. */
export const rules: readonly Rule[] = [
  authorizationHeader,
  callbackParam,
  callbackType,
  callbackUrl,
  channelMissing,
  channelUnknown,
  clickEffect,
  closingScene,
  doubleEncoded,
  endpointHost,
  extraPrefix,
  intentUri,
  jobkey,
  messageSize,
  namedTargets,
  notifyId,
  ownExtras,
  packageName,
  passThrough,
  privateMarketing,
  privateTemplate,
  schedule,
  secretShape,
  soundUri,
  subscriptionTemplate,
  targetList,
  templatePair,
  templateParam,
  templateText,
  templateValues,
  templateVariables,
  testLikeText,
  textLength,
  ttl,
  withdrawnInterface,
];
