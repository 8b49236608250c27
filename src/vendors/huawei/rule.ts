import { ruleFactory } from '../../core/rule.ts';
import type { HuaweiAccount } from './account.ts';
import type { HuaweiWire } from './wire.ts';

/** Declares a lint rule of HUAWEI. */
export const defineRule = ruleFactory<HuaweiAccount, HuaweiWire>('huawei');
