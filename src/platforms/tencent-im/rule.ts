import { ruleFactory } from '../../core/rule.ts';
import type { TencentAccount } from './account.ts';
import type { TencentWire } from './wire.ts';

/** Declares a lint rule of Tencent IM. */
export const defineRule = ruleFactory<TencentAccount, TencentWire>('tencent-im');
