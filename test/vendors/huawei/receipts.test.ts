import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/huawei/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

const android = (status: unknown) =>
  JSON.stringify({ statuses: [{ token: 't', status, timestamp: 1563105451261, clientId: '1', requestId: 'r' }] });
const harmony = (result: unknown) =>
  JSON.stringify({ statuses: [{ token: 't', requestId: 'r', deliveryStatus: { result, timestamp: 1795161600000 } }] });

describe('a receipt', () => {
  it.each([
    [0, 'delivered', 'delivered'],
    [2, 'token-invalid', 'dropped'],
    [5, 'token-invalid', 'dropped'],
    [6, 'switched-off', 'dropped'],
    [10, 'inactive', 'dropped'],
    [14, 'other', 'dropped'],
    [15, 'replaced', 'dropped'],
    [22, 'token-invalid', 'dropped'],
    [27, 'cached', 'queued'],
    [31, 'not-shown', 'dropped'],
    [51, 'not-shown', 'dropped'],
    [102, 'quota', 'dropped'],
    [144, 'other', 'dropped'],
    [201, 'token-invalid', 'dropped'],
    [256, 'quota', 'dropped'],
    [77, 'other', 'unknown'],
  ])('with state %i is %s on both platforms', (state, event, stage) => {
    for (const body of [android(state), harmony(state), android(String(state))]) {
      const entries = receiptFacet.recognise(body) ?? [];
      expect(entries).toMatchObject([{ token: 't', messageId: 'r', code: String(state), event, stage }]);
      entries.forEach(isExplained);
    }
  });

  it('of a form is read too', () =>
    expect(receiptFacet.recognise(receiptFacet.samples[2]?.body ?? '')).toMatchObject([{ code: '0', event: 'delivered' }]));

  it('of HONOR is left to HONOR', () => expect(receiptFacet.recognise(android(40000002))).toBeUndefined());
});

describe('the signature', () => {
  const credentials = { receiptUser: 'receiptUser', receiptSecret: 'receiptSecret123' };
  const value = (text: string) => ({ 'x-huawei-callback-id': text });
  const good = receiptFacet.samples[0]?.headers?.['x-huawei-callback-id'] ?? '';

  it('of the vector R1 is right', () => expect(receiptFacet.verify?.('', value(good), credentials)).toBe('verified'));

  it.each([
    ['another time', value(good.replace('1563105451261', '1563105451262')), credentials],
    ['another nonce', value(good.replace('a07bfa17', 'b07bfa17')), credentials],
    ['another secret', value(good), { ...credentials, receiptSecret: 'x' }],
    ['another user', value(good), { ...credentials, receiptUser: 'x' }],
    ['a cut value', value(good.slice(0, -6)), credentials],
    ['no value', value('timestamp=1; nonce=2'), credentials],
    ['an empty header', value(''), credentials],
  ])('with %s is wrong', (_name, headers, given) => expect(receiptFacet.verify?.('', headers, given)).toBe('wrong'));

  it('may be missing', () => expect(receiptFacet.verify?.('', {}, credentials)).toBe('no-signature'));
});
