import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/honor/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

describe('a receipt', () => {
  it.each([
    [40000002, 'delivered', 'delivered', 'C'],
    [40000015, 'not-shown', 'dropped', 'A'],
    [40000099, 'other', 'unknown', '?'],
    [0, 'other', 'unknown', '?'],
  ])('with status %i is %s', (status, event, stage, confidence) => {
    const body = JSON.stringify({ statuses: [{ token: 't', status, timestamp: 1795161600000, requestId: 'r' }] });
    const entries = receiptFacet.recognise(body) ?? [];
    expect(entries).toMatchObject([{ token: 't', messageId: 'r', code: String(status), event, stage, confidence, timeMs: 1795161600000 }]);
    entries.forEach(isExplained);
  });
});
