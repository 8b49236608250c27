import { describe, expect, it } from 'vitest';
import { receiptFacet, signCallback } from '../../../src/platforms/zego/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

const callback = (part: object = {}) =>
  JSON.stringify({
    appid: '1',
    event: 'user_action',
    timestamp: 1470820198,
    nonce: '123412',
    user_id: 'bob',
    action: 2,
    offline_time: 1470820190,
    login_time: 1470810000,
    logout_time: 1470820191,
    ...part,
  });

describe('the user_action callback', () => {
  it.each([
    [0, /logged in/, 1470810000_000],
    [1, /logged out/, 1470820191_000],
    [2, /offline/, 1470820190_000],
    [7, /does not know/, 1470820198_000],
  ])('action %i', (action, title, timeMs) => {
    const entries = receiptFacet.recognise(callback({ action })) ?? [];
    expect(entries).toMatchObject([{ token: 'bob', code: String(action), timeMs, event: 'other', stage: 'unknown' }]);
    expect(entries[0]!.title.en).toMatch(title);
    entries.forEach(isExplained);
  });
  it('is read URL-encoded too, with plus signs for blanks', () =>
    expect(receiptFacet.recognise(encodeURIComponent(callback({ user_name: 'B o' })).replaceAll('%20', '+'))).toMatchObject([
      { token: 'bob' },
    ]));
  it('is not any other event', () => expect(receiptFacet.recognise(callback({ event: 'call_create' }))).toBeUndefined());
});

describe('verify', () => {
  const signature = '2f0b3a862ad06f8fa4fc76f21f18a8589c7ac7a7';
  const verify = (part: object, callbackSecret = 'callbacksecret') => receiptFacet.verify!(callback(part), {}, { callbackSecret });
  it('agrees with the vector', () => expect(signCallback('callbacksecret', '1470820198', '123412')).toBe(signature));
  it.each<[string, object, string, string]>([
    ['the right signature', { signature }, 'callbacksecret', 'verified'],
    ['the timestamp as text', { signature, timestamp: '1470820198' }, 'callbacksecret', 'verified'],
    ['upper-case hex', { signature: signature.toUpperCase() }, 'callbacksecret', 'verified'],
    ['another secret', { signature }, 'serversecret', 'wrong'],
    ['another timestamp', { signature, timestamp: 1470820199 }, 'callbacksecret', 'wrong'],
    ['another nonce', { signature, nonce: '123413' }, 'callbacksecret', 'wrong'],
    ['a short signature', { signature: 'abc' }, 'callbacksecret', 'wrong'],
    ['no signature', {}, 'callbacksecret', 'no-signature'],
  ])('judges %s', (_, part, secret, expected) => expect(verify(part, secret)).toBe(expected));
  it.each(['', 'null', '[]', '%%%', '<html>'])('has nothing to check in %j', (body) =>
    expect(receiptFacet.verify!(body, {}, { callbackSecret: 'c' })).toBe('no-signature'),
  );
});
