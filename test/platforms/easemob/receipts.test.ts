import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/platforms/easemob/receipts.ts';
import { traceFacet } from '../../../src/platforms/easemob/trace.ts';
import { nowMs } from './support.ts';

const callback = (more: object) =>
  JSON.stringify({
    callId: 'c',
    step: 'push',
    status: 'fail',
    msg_id: '1',
    device_token: 't',
    notifier_name: '103',
    timestamp: 1700000000000,
    ...more,
  });
const statistics = (text: string) => traceFacet.statistics?.(text, { nowMs });

describe('the callback', () => {
  it.each([
    ['no push binding', 'token-invalid', 'dropped'],
    ['illegal binding', 'token-invalid', 'dropped'],
    ['no user exist', 'other', 'dropped'],
    ['no notifier exist', 'other', 'dropped'],
    ['invalid notifier', 'other', 'dropped'],
    ['notifier disabled', 'other', 'dropped'],
    ['notifier is ban', 'other', 'dropped'],
    ['notifier out of limit', 'quota', 'dropped'],
    ['message ignore push', 'filtered', 'dropped'],
    ['invalid message', 'filtered', 'dropped'],
    ['expire message', 'expired', 'dropped'],
    ['user ignore push', 'switched-off', 'dropped'],
    ['ignore push device id', 'filtered', 'dropped'],
    ['invalid VOIP notification', 'filtered', 'dropped'],
    ['get push token fail', 'other', 'dropped'],
    ['push yet but fail', 'other', 'dropped'],
  ])('explains %s', (detail, event, stage) => {
    const [entry] = receiptFacet.recognise(callback({ detail })) ?? [];
    expect(entry).toMatchObject({ event, stage, code: detail, messageId: '1', token: 't', timeMs: 1700000000000 });
    expect(entry?.title.en).not.toContain('does not know');
    expect(statistics(callback({ detail }))).toMatchObject([
      { stage, messageId: '1', counters: { detail }, hops: [{ name: 'push', ok: false, code: detail }] },
    ]);
  });
  it.each([
    [{ status: 'success' }, 'sent', true],
    [{ status: 'success', detail: 'anything' }, 'sent', true],
    [{ status: 'error', e_message: 'read timed out' }, 'unknown', undefined],
    [{ status: 'fail', detail: 'brand new reason' }, 'dropped', false],
    [{ status: 'fail', detail: 'toString' }, 'dropped', false],
  ])('reads %j', (more, stage, ok) => {
    expect(receiptFacet.recognise(callback(more))).toMatchObject([{ stage }]);
    expect(statistics(callback(more))).toMatchObject([{ stage, hops: [{ ok }] }]);
  });
  it('shows the binding and the vendor’s words', () =>
    expect(statistics(callback({ notifier_name: '1#2', device_id: 'd', data: { result: 10206 } }))).toMatchObject([
      { binding: { vendor: 'vivo', certificate: '1#2', token: 't', deviceId: 'd' }, hops: [{ said: '{"result":10206}' }] },
    ]));
  it('reads a list, and one to a line', () => {
    expect(receiptFacet.recognise(`[${callback({})},${callback({})}]`)).toHaveLength(2);
    expect(statistics(`${callback({})}\n${callback({})}\r\n`)).toHaveLength(2);
  });
  it.each([
    '',
    '{}',
    '[]',
    'null',
    '[1]',
    '{"step":"push"}',
    '{"callId":"c","status":"success","eventType":"chat"}',
    `${'{"step":"push","status":"fail"}'}\nnoise`,
    '[{"eventType":"push_arrive","messageId":"m"}]',
  ])('leaves %j alone', (text) => {
    expect(receiptFacet.recognise(text)).toBeUndefined();
    expect(statistics(text)).toBeUndefined();
  });
});

describe('security', () => {
  const [signed, unsigned] = receiptFacet.samples;
  const verify = (body: string, secret: string) => receiptFacet.verify?.(body, {}, { callbackSecret: secret });
  it('verifies, refuses, or finds no signature', () => {
    expect(verify(signed!.body, 'cbsecret')).toBe('verified');
    expect(verify(signed!.body, 'other')).toBe('wrong');
    expect(verify(signed!.body.replace('1700000000000', '1700000000001'), 'cbsecret')).toBe('wrong');
    expect(verify(unsigned!.body, 'cbsecret')).toBe('no-signature');
    expect(verify('garbage', 'cbsecret')).toBe('no-signature');
    expect(verify('{"callId":"c","timestamp":1,"security":"x"}', 'cbsecret')).toBe('wrong');
  });
  it('recognises its own samples', () => {
    for (const { body } of receiptFacet.samples) expect(receiptFacet.recognise(body)).toHaveLength(1);
  });
  it('offers no query', () => expect(traceFacet.offered).toBe(false));
});
