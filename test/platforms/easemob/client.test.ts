import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { accountFacet, appUrl } from '../../../src/platforms/easemob/account.ts';
import { accessScript, authRequest, dynamicToken, readAuth } from '../../../src/platforms/easemob/auth.ts';
import { adapter, readSend } from '../../../src/platforms/easemob/client.ts';
import { callbackSecurity } from '../../../src/platforms/easemob/receipts.ts';
import { accessOf } from '../../../src/core/adapter.ts';
import { checkGroups } from '../../../src/core/config.ts';
import { judgeAnswer } from '../../../src/core/judge.ts';
import { catalogue } from '../../../src/platforms/easemob/errors.ts';
import { account, nowMs, response, vectors } from './support.ts';

describe('golden vectors', () => {
  it('cite their source', () => {
    for (const { source, observed } of vectors) {
      expect(source).toMatch(/^https:/);
      expect(observed).not.toBe('');
    }
    expect(new Set(vectors.map(({ kind }) => kind))).toEqual(new Set(['dynamic-token', 'callback', 'auth', 'send', 'response']));
  });
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      switch (vector.kind) {
        case 'dynamic-token': {
          const { account: given, userId, curTime, ttl } = vector.given;
          const token = dynamicToken(given, userId, curTime, ttl);
          expect(token).toBe(vector.expect.token);
          expect(JSON.parse(Buffer.from(token, 'base64url').toString().slice(3))).toMatchObject({ signature: vector.expect.signature });
          return;
        }
        case 'callback': {
          const { callId, secret, timestamp } = vector.given;
          expect(callbackSecurity(callId, secret, timestamp)).toBe(vector.expect.security);
          return;
        }
        case 'auth':
          expect(authRequest(vector.given.account)).toMatchObject(vector.expect);
          return;
        case 'send': {
          const { wire, account: given, targets, access } = vector.given;
          expect(adapter.prepareSend(wire, given, { validateOnly: false })(targets, access, { nowMs })).toMatchObject(vector.expect);
          return;
        }
        case 'response':
          expect(readSend(response(vector.given.body, vector.given.status), vector.given.targets)).toEqual(vector.expect.answers);
      }
    });
});

describe('auth', () => {
  it('reads seconds, milliseconds on VIP5, and 0 as for ever', () => {
    const body = { access_token: 'YWMt1', expires_in: 1000, application: 'x' };
    const access = (ttlInMilliseconds: boolean, expires = 1000) => {
      const chosen = accessOf(adapter.access, { ...account, ttlInMilliseconds });
      if (chosen.kind !== 'exchange') throw new Error('no exchange');
      const answer = chosen.read(response({ ...body, expires_in: expires }), { nowMs });
      return answer.ok === true ? answer.access.expiresAtMs : undefined;
    };
    expect(access(false)).toBe(nowMs + 1_000_000);
    expect(access(true)).toBe(nowMs + 1000);
    expect(access(false, 0)).toBe(Infinity);
  });
  it.each([
    ['HTML', '<html></html>', 200],
    ['a gateway page', '<html></html>', 502],
    ['no token', '{"expires_in":5}', 200],
    ['no life', '{"access_token":"x"}', 200],
    ['a list', '[]', 200],
    ['an error without a name', '{"timestamp":1}', 400],
  ])('takes %s for nothing', (_, body, status) => expect(readAuth(response(body, status), { nowMs })).toEqual({ ok: 'unreadable' }));
  it('writes a shell script that reads and sends no secret in the open', () => {
    const script = accessScript({ ...account, clientId: "a'b" });
    expect(script).not.toContain(account.clientSecret);
    execFileSync('sh', ['-n', '-c', script]);
  });
});

describe('the account', () => {
  const good = {
    appKey: 'demo-org#demo-app',
    clientId: 'YXA6_demo-client-id-0000',
    clientSecret: 'YXA6_demo-client-secret',
    host: 'a1.easemob.com',
  };
  const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs });
  it.each([
    ['the AppKey', good],
    ['org and app', { ...good, appKey: undefined, orgName: 'demo-org', appName: 'demo-app' }],
    ['both, when they agree', { ...good, orgName: 'demo-org', appName: 'demo-app' }],
    ['a host with scheme and path', { ...good, host: 'https://a1.easemob.com/' }],
  ])('takes %s', (_, values) => {
    const { account: made, problems } = resolve(values);
    expect(problems).toEqual([]);
    expect(checkGroups(accountFacet, values, new Set(), '/platforms/easemob', 'easemob')).toEqual([]);
    expect(made && appUrl(made, 'auth', '/token')).toBe('https://a1.easemob.com/demo-org/demo-app/token');
    expect(made?.host).toBe('a1.easemob.com');
  });
  it('asks for one of the two ways to name the app', () => {
    const found = checkGroups(accountFacet, { ...good, appKey: undefined, appName: 'demo-app' }, new Set(), '/p', 'easemob');
    expect(found.map(({ id, data }) => [id, data?.['missing']])).toEqual([['group-incomplete', 'orgName']]);
  });
  it('keeps http where it is written, and lets an endpoint win', () => {
    expect(resolve({ ...good, host: 'http://im.internal:8080' }).account?.origin).toBe('http://im.internal:8080');
    const { account: made } = resolve({ ...good, endpoints: 'http://127.0.0.1:9' });
    expect(made && appUrl(made, 'send', '/x')).toBe('http://127.0.0.1:9/demo-org/demo-app/x');
  });
  it.each([
    ['app-missing', { ...good, appKey: undefined }],
    ['app-key-shape', { ...good, appKey: 'a#b#c' }],
    ['app-key-differs', { ...good, orgName: 'other' }],
    ['credential-missing', { ...good, appKey: undefined, orgName: 'demo-org' }],
    ['credential-missing', { ...good, host: undefined }],
    ['credential-missing', { ...good, clientSecret: ' ' }],
    ['credential-quoted', { ...good, clientSecret: '"quoted-secret"' }],
    ['host-shape', { ...good, host: 'ftp://a1.easemob.com' }],
    ['host-shape', { ...good, host: 'abc' }],
    ['host-path', { ...good, host: 'https://a1.easemob.com/org/app' }],
    ['host-path', { ...good, host: 'a1.easemob.com?x' }],
    ['client-secret-is-client-id', { ...good, clientSecret: good.clientId }],
  ])('reports %s', (id, values) => {
    const { account: made, problems } = resolve(values);
    expect(made).toBeUndefined();
    expect(problems.map((problem) => problem.id)).toContain(id);
    expect(JSON.stringify(problems)).not.toContain('quoted-secret');
  });
  it('never has the secret in its key', () => {
    expect(adapter.accountKey(account)).toMatch(/^[0-9a-f]{64}$/);
    expect(adapter.accountKey(account)).not.toBe(adapter.accountKey({ ...account, clientSecret: 'other' }));
  });
});

describe('the answers', () => {
  const read = (data: unknown, status = 200, target = 'bob') => readSend(response({ timestamp: 1, data }, status), [target])[0];
  const item = (pushStatus: string, more: object = {}) => ({ pushStatus, ...more });
  it.each([
    ['one success among failures', [item('FAIL', { desc: 'x' }), item('SUCCESS')], { ok: true, vendorTook: true, note: expect.anything() }],
    ['two successes', [item('SUCCESS'), item('SUCCESS')], { ok: true, vendorTook: true }],
    ['an asynchronous success', [item('ASYNC_SUCCESS')], { ok: true }],
    [
      'an error beside a failure: unknown outweighs',
      [item('FAIL', { desc: 'x' }), item('ERROR', { desc: 'read timeout' })],
      { ok: false, code: 'ERROR', vendorMessage: 'read timeout' },
    ],
    ['a failure without a reason', [item('FAIL')], { ok: false, code: 'FAIL' }],
    [
      'raw text of a vendor',
      [item('FAIL', { data: 'Bad token' })],
      { ok: false, endpoint: 'vendor', code: 'push yet but fail', vendorMessage: 'Bad token' },
    ],
    [
      'raw JSON text of a vendor',
      [item('FAIL', { data: '{"code":"80300007","msg":"All the tokens are invalid"}' })],
      { ok: false, endpoint: 'vendor', code: '80300007', vendorMessage: 'All the tokens are invalid' },
    ],
    [
      'a reason beside raw data',
      [item('FAIL', { desc: 'push fail', data: { code: 10000, message: 'Invalid RegistrationId' } })],
      { ok: false, endpoint: 'vendor', code: '10000', vendorMessage: 'push fail: Invalid RegistrationId' },
    ],
    ['a message id', { bob: '1029' }, { ok: true, messageId: '1029', note: expect.anything() }],
    ['an empty list', [], { ok: 'unreadable' }],
    ['items that are none', [1, null], { ok: 'unreadable' }],
    ['another user', { carol: '1' }, { ok: 'unreadable' }],
    ['a task id', '968120369184112182', { ok: 'unreadable' }],
    ['nothing', undefined, { ok: 'unreadable' }],
  ])('reads %s', (_, data, expected) => expect(read(data)).toEqual(expected));
  it('finds the message id of a user whose id was written in capitals', () =>
    expect(read({ bob: '1' }, 200, 'Bob')).toMatchObject({ ok: true, messageId: '1' }));
  it.each(['', '<html></html>', 'null', '[]', '"x"', '{"data":{"bob":{}}}'])('does not throw on %j', (body) => {
    for (const status of [200, 400, 502]) expect(readSend(response(body, status), ['bob'])).toEqual([{ ok: 'unreadable' }]);
  });
  it.each([
    ['no push binding', 'invalid-token'],
    ['no notifier exist', 'rejected'],
    ['ERROR', 'unknown'],
    ['LimitException', 'throttled'],
    ['unauthorized', 'unauthorized'],
  ])('%s is judged as %s', (code, status) => expect(judgeAnswer({ ok: false, code }, 'send', 200, catalogue).status).toBe(status));
  it.each([
    [429, 'This request has reached api limit', 'This request has reached api limit', 'throttled'],
    [403, 'message send reach limit', 'message send reach limit', 'throttled'],
    [403, 'Forbidden for url: /messages/users', 'message send reach limit', 'throttled'],
    [404, 'url is invalid', 'url is invalid', 'rejected'],
  ])('%s %s has a name, whatever the error is called', (status, description, code, judged) => {
    const answer = readSend(response({ error: 'whatever', error_description: description }, status), ['bob'])[0]!;
    expect(answer).toMatchObject({ ok: false, code });
    expect(judgeAnswer(answer, 'send', status, catalogue).status).toBe(judged);
  });
  it('keeps to one synchronous push a second', () => {
    const { maxRatePerSecond } = adapter.meta;
    if (typeof maxRatePerSecond !== 'function') throw new Error('not a function');
    expect(maxRatePerSecond({ via: 'push' })).toBe(1);
    expect(maxRatePerSecond({ via: 'message' })).toBe(100);
  });
});
