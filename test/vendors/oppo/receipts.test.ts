import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/oppo/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

describe('a receipt', () => {
  it('is read from the sample of the vendor’s document', () =>
    expect(receiptFacet.recognise(receiptFacet.samples[0]?.body ?? '')).toMatchObject([
      {
        messageId: '32150000-1-1-622ff7cfae27668d2ed3afec',
        token: 'CN_0123456789abcdef0123456789abcdef',
        code: 'push_arrive',
        timeMs: 1763640012345,
      },
    ]));

  it.each([
    ['push_arrive', 'delivered', 'delivered'],
    ['regid_invalid', 'token-invalid', 'dropped'],
    ['user_daily_limit', 'quota', 'dropped'],
    ['something_new', 'other', 'unknown'],
    ['constructor', 'other', 'unknown'],
  ])('%s is %s, for each id', (eventType, event, stage) => {
    const entries = receiptFacet.recognise(JSON.stringify([{ taskId: 't', registrationIds: 'CN_a,CN_b', eventType }])) ?? [];
    expect(entries).toMatchObject([
      { messageId: 't', token: 'CN_a', event, stage },
      { messageId: 't', token: 'CN_b', event, stage },
    ]);
    entries.forEach(isExplained);
  });

  it('may stand alone, and has a token only where it names one', () =>
    expect(receiptFacet.recognise('{"messageId":"m","eventType":"push_arrive"}')?.[0]).not.toHaveProperty('token'));

  it('is not taken from an answer to a send', () => expect(receiptFacet.recognise('{"code":0,"data":{"messageId":"m"}}')).toBeUndefined());
});
