import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/vivo/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

describe('a receipt', () => {
  it('of the vendor’s document is delivered', () =>
    expect(receiptFacet.recognise(receiptFacet.samples[0]?.body ?? '')).toMatchObject([
      { messageId: '542423534123', code: '0', event: 'delivered', stage: 'delivered', timeMs: 1763640012345, confidence: 'C' },
    ]));

  it.each(['1', '2', 5])('with ackType %j is not delivered, and says how little is known', (ackType) => {
    const entries = receiptFacet.recognise(JSON.stringify({ '1': { targets: 'a', ackType }, '2': { targets: 'b', ackType } })) ?? [];
    expect(entries).toMatchObject([
      { messageId: '1', token: 'a', event: 'other', stage: 'dropped', code: String(ackType) },
      { messageId: '2', token: 'b' },
    ]);
    entries.forEach(isExplained);
  });

  it('is not taken from an answer to a send', () =>
    expect(receiptFacet.recognise('{"result":0,"desc":"请求成功","taskId":"1"}')).toBeUndefined());
});
