import { ruleFactory } from '../../core/rule.ts';
import type { OppoAccount } from './account.ts';
import type { OppoWire } from './wire.ts';

/** Declares a lint rule of OPPO. */
export const defineRule = ruleFactory<OppoAccount, OppoWire>('oppo');
