import { expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/apns/receipts.ts';
import { receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

it('there are none', () => expect(receiptFacet.offered).toBe(false));
