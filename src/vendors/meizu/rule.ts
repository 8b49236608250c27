import { ruleFactory } from '../../core/rule.ts';
import type { MeizuAccount } from './account.ts';
import type { MeizuWire } from './wire.ts';

/** Declares a lint rule of Meizu. */
export const defineRule = ruleFactory<MeizuAccount, MeizuWire>('meizu');
