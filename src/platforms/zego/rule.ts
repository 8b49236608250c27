import { ruleFactory } from '../../core/rule.ts';
import type { ZegoAccount } from './account.ts';
import type { ZegoWire } from './wire.ts';

/** Declares a lint rule of ZEGO. */
export const defineRule = ruleFactory<ZegoAccount, ZegoWire>('zego');
