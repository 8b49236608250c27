import { describe, expect, it } from 'vitest';
import { vendorOpinion } from '../../src/api/vendor-opinion.ts';
import type { Judgement } from '../../src/core/judge.ts';

const handedOn = (code: string, vendorMessage?: string): Judgement => ({
  status: 'rejected',
  endpoint: 'vendor',
  code,
  ...(vendorMessage === undefined ? {} : { vendorMessage }),
  notTaken: false,
  reauthorise: false,
});

describe('a vendor’s code that a platform handed on', () => {
  it.each<[string, string | undefined, string, string]>([
    ['20301', 'No valid targets! (trace_id Xdm)', 'invalid-token', 'xiaomi'],
    ['20301', undefined, 'rejected', 'xiaomi'],
    ['UNREGISTERED', undefined, 'invalid-token', 'fcm'],
    ['BadDeviceToken', undefined, 'invalid-token', 'apns'],
    ['invalid_grant', undefined, 'unauthorized', 'fcm'],
  ])('%s “%s” is explained by the one vendor that has it', async (code, message, status, vendor) => {
    const opinion = await vendorOpinion(handedOn(code, message));
    expect(opinion.status).toBe(status);
    expect(opinion.catalogue?.vendor).toBe(vendor);
    expect(opinion.entry?.code).toBe(code);
    expect(opinion.note?.en).toMatch(/is \w+’s\.$/);
  });

  it('is told apart by its words where several have it, and all are named', async () => {
    const opinion = await vendorOpinion(handedOn('80300007', 'All the tokens are invalid'));
    expect(opinion.status).toBe('invalid-token');
    expect(opinion.catalogue?.vendor).toBe('huawei');
    expect(opinion.note?.en).toContain('HUAWEI, HONOR have `80300007`');
  });

  it('is decided for none when they differ', async () => {
    const opinion = await vendorOpinion(handedOn('10000'));
    expect(opinion).toMatchObject({ status: 'rejected', code: '10000' });
    expect(opinion.entry).toBeUndefined();
    expect(opinion.note?.en).toMatch(/push-check explain \w+ 10000`, `push-check explain \w+ 10000/);
  });

  it('leaves alone what no vendor knows', async () => expect(await vendorOpinion(handedOn('nonsense-1'))).toEqual(handedOn('nonsense-1')));
});
