import { ruleFactory } from '../../core/rule.ts';
import type { EasemobAccount } from './account.ts';
import type { EasemobWire } from './wire.ts';

/** Declares a lint rule of Easemob. */
export const defineRule = ruleFactory<EasemobAccount, EasemobWire>('easemob');
