import { ruleFactory } from '../../core/rule.ts';
import type { HonorAccount } from './account.ts';
import type { HonorWire } from './wire.ts';

/** Declares a lint rule of HONOR. */
export const defineRule = ruleFactory<HonorAccount, HonorWire>('honor');
