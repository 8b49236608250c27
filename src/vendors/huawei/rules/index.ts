import type { Rule } from '../../../core/rule.ts';
import authMix from './auth-mix.ts';
import badge from './badge.ts';
import batchSize from './batch-size.ts';
import biTag from './bi-tag.ts';
import buttons from './buttons.ts';
import categoryMissing from './category-missing.ts';
import categoryRight from './category-right.ts';
import categoryUnknown from './category-unknown.ts';
import channelChina from './channel-china.ts';
import channelSound from './channel-sound.ts';
import clickFields from './click-fields.ts';
import clickMissing from './click-missing.ts';
import collapseKey from './collapse-key.ts';
import color from './color.ts';
import imageHttps from './image-https.ts';
import importance from './importance.ts';
import intentForm from './intent-form.ts';
import jwt from './jwt.ts';
import legacyNsp from './legacy-nsp.ts';
import notifyIdRevoke from './notify-id-revoke.ts';
import playVoice from './play-voice.ts';
import pushType from './push-type.ts';
import secretEscaped from './secret-escaped.ts';
import size from './size.ts';
import style from './style.ts';
import targetOne from './target-one.ts';
import testMessage from './test-message.ts';
import tokenCount from './token-count.ts';
import tokenPlatform from './token-platform.ts';
import ttl from './ttl.ts';
import urgency from './urgency.ts';
import versionMix from './version-mix.ts';
import vibrate from './vibrate.ts';

/** Every lint rule of HUAWEI, one file each. */
export const rules: readonly Rule[] = [
  authMix,
  badge,
  batchSize,
  biTag,
  buttons,
  categoryMissing,
  categoryRight,
  categoryUnknown,
  channelChina,
  channelSound,
  clickFields,
  clickMissing,
  collapseKey,
  color,
  imageHttps,
  importance,
  intentForm,
  jwt,
  legacyNsp,
  notifyIdRevoke,
  playVoice,
  pushType,
  secretEscaped,
  size,
  style,
  targetOne,
  testMessage,
  tokenCount,
  tokenPlatform,
  ttl,
  urgency,
  versionMix,
  vibrate,
];
