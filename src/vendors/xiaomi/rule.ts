import { ruleFactory } from '../../core/rule.ts';
import type { XiaomiAccount } from './account.ts';
import type { XiaomiWire } from './wire.ts';

/** `defineRule` for Xiaomi: the account and the flat form are typed. */
export const defineRule = ruleFactory<XiaomiAccount, XiaomiWire>('xiaomi');
