import { describe, expect, it } from 'vitest';
import { accountFacet } from '../../../src/platforms/tencent-im/account.ts';
import { account as good, nowMs } from './vectors.ts';

const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs });
const least = { sdkAppId: '1400000000', secretKey: good.secretKey };

describe('an account', () => {
  it('needs SDKAppID and SecretKey; the rest has defaults', () => expect(resolve(least)).toEqual({ account: good, problems: [] }));
  it('keeps sender, region and endpoints', () =>
    expect(
      resolve({ ...least, identifier: 'boss', sender: 'alice', region: 'frankfurt', endpoints: 'http://127.0.0.1:1' }).account,
    ).toMatchObject({ identifier: 'boss', sender: 'alice', region: 'frankfurt', endpoints: { all: 'http://127.0.0.1:1' } }));
  it('takes a number for the SDKAppID', () => expect(resolve({ ...least, sdkAppId: 1400000000 }).account?.sdkAppId).toBe(1400000000));
  it.each([
    [{}, ['credential-missing', 'credential-missing']],
    [{ ...least, secretKey: ' ' }, ['credential-missing']],
    [{ ...least, secretKey: '"abc"' }, ['credential-quoted']],
    [{ ...least, secretKey: '<secret>' }, ['credential-placeholder']],
    [{ ...least, sdkAppId: 'my-app' }, ['sdk-app-id-not-a-number']],
    [{ ...least, identifier: 'a'.repeat(33) }, ['identifier-too-long']],
  ])('%# says what is wrong', (values, ids) => {
    const { account, problems } = resolve(values);
    expect(account).toBeUndefined();
    expect(problems.map(({ id }) => id)).toEqual(ids);
  });
  it('never echoes the SecretKey', () =>
    expect(JSON.stringify(resolve({ ...least, secretKey: 'quoted "secret" value' }).problems)).not.toContain('secret" value'));
  it('marks the SecretKey alone as secret', () =>
    expect(accountFacet.fields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['secretKey']));
});
