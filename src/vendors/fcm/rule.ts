import { ruleFactory } from '../../core/rule.ts';
import type { FcmAccount } from './account.ts';
import type { FcmWire } from './wire.ts';

/** Declares a lint rule of FCM. */
export const defineRule = ruleFactory<FcmAccount, FcmWire>('fcm');
