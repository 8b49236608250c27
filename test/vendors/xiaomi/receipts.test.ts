import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/vendors/xiaomi/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

const form = (receipts: object) => new URLSearchParams({ data: JSON.stringify(receipts) }).toString();
const one = (receipt: object) => receiptFacet.recognise(form({ scm1: { targets: 'a', ...receipt } })) ?? [];

describe('a receipt', () => {
  it('is read from the sample of the vendor’s document', () => {
    expect(receiptFacet.recognise(receiptFacet.samples[0]?.body ?? '')).toMatchObject([
      {
        messageId: 'scm51336519827468580b1',
        token: 'WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo=',
        code: '16',
        event: 'token-invalid',
        stage: 'dropped',
        timeMs: 1795104000000,
        title: { en: 'The regId is invalid.' },
      },
    ]);
  });

  it.each([
    [1, 'delivered', 'delivered'],
    [2, 'clicked', 'clicked'],
    [16, 'token-invalid', 'dropped'],
    [32, 'switched-off', 'dropped'],
    [64, 'filtered', 'dropped'],
    [128, 'quota', 'dropped'],
    [1024, 'expired', 'dropped'],
    [7, 'other', 'unknown'],
  ])('of type %i is %s', (type, event, stage) => {
    const entries = one({ type });
    expect(entries).toMatchObject([{ event, stage, code: String(type), token: 'a', messageId: 'scm1' }]);
    entries.forEach(isExplained);
  });

  it('is told for each target', () => expect(one({ type: 1, targets: 'a,b, c' }).map((entry) => entry.token)).toEqual(['a', 'b', 'c']));

  it('says that notifications are off where the phone says so', () => {
    expect(one({ type: 1, barStatus: 'Disable' })).toMatchObject([{ event: 'switched-off', stage: 'delivered' }]);
    expect(one({ type: 1, barStatus: 'Enable' })).toMatchObject([{ event: 'delivered' }]);
  });

  it.each([
    [1, 'The regId is invalid.'],
    [2, 'The alias is invalid.'],
    [3, 'The account is invalid.'],
    [9, 'The target is invalid.'],
  ])('of type 16 with errorCode %i names what is invalid', (errorCode, title) =>
    expect(one({ type: 16, errorCode })[0]?.title.en).toBe(title),
  );

  it('names the numbers of a limit', () => {
    const [entry] = one({ type: 128, extra: { ack: '37', quota: '20000' } });
    expect(entry).toMatchObject({ data: { ack: '37', quota: '20000' } });
    if (entry) isExplained(entry);
    one({ type: 128, extra: {} }).forEach(isExplained);
  });

  it('tells new tokens and other regions', () => {
    expect(one({ type: 1, replaceTarget: { old: 'new' } }).map(({ event, token }) => [event, token])).toEqual([
      ['delivered', 'a'],
      ['token-replaced', 'old'],
    ]);
    expect(one({ type: 16, targetRegion: { a: 'eu' } }).map(({ event }) => event)).toEqual(['token-invalid', 'token-invalid']);
  });

  it('may be pasted as JSON, and is not taken from another vendor', () => {
    expect(receiptFacet.recognise('{"scm1":{"type":1,"targets":"a"}}')).toHaveLength(1);
    expect(receiptFacet.recognise('{"c2ee-1":{"type":1,"targets":["a"]}}')).toBeUndefined();
    expect(receiptFacet.recognise('{"5424":{"targets":"a","ackType":"0"}}')).toBeUndefined();
    expect(receiptFacet.recognise('{"result":"error","code":21301}')).toBeUndefined();
  });

  it.each(['yesterday', -1, 9e15, null])('survives the time %j', (timestamp) =>
    expect(one({ type: 1, timestamp })[0]).not.toHaveProperty('timeMs'),
  );
});
