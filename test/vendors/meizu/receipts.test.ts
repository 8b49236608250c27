import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/meizu/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

const sample = receiptFacet.samples[0]?.body ?? '';
const form = (receipts: object) => new URLSearchParams({ cb: JSON.stringify(receipts) }).toString();

describe('a receipt', () => {
  it('is read from the sample of the vendor’s document', () =>
    expect(receiptFacet.recognise(sample)).toMatchObject([
      {
        messageId: 'c2ee5c3bf00448cfbceb7fdf68c3c8eb',
        token: 'J0476035d625e6c64567f71487e040e7d017f0558675b',
        code: '1',
        event: 'delivered',
      },
    ]));

  it.each([
    [1, 'delivered', 'delivered'],
    [2, 'clicked', 'clicked'],
    [9, 'other', 'unknown'],
  ])('of type %i is %s, for each target', (type, event, stage) => {
    const entries = receiptFacet.recognise(form({ [`m-${type}`]: { type, targets: ['a', 'b'] } })) ?? [];
    expect(entries).toMatchObject([
      { messageId: 'm', token: 'a', event, stage },
      { messageId: 'm', token: 'b', event, stage },
    ]);
    entries.forEach(isExplained);
  });

  it('is not taken from Xiaomi', () => expect(receiptFacet.recognise('{"scm1":{"type":1,"targets":"a"}}')).toBeUndefined());
});

describe('the receipt token', () => {
  const verify = (body: string, receiptToken: string) => receiptFacet.verify?.(body, {}, { receiptToken });
  it('proves the sender', () => expect(verify(sample, 'tok')).toBe('verified'));
  it('of somebody else does not', () => expect(verify(sample, 'other')).toBe('wrong'));
  it('may be missing', () => expect(verify(form({}), 'tok')).toBe('no-signature'));
  it('is known as a secret', () => expect(receiptFacet.secretsIn?.(sample)).toEqual(['tok']));
});
