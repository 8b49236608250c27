import { ruleFactory } from '../../core/rule.ts';
import type { VivoAccount } from './account.ts';
import type { VivoWire } from './wire.ts';

/** Declares a lint rule of vivo. */
export const defineRule = ruleFactory<VivoAccount, VivoWire>('vivo');
