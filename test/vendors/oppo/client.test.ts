import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { accessScript, authRequest, readAuth, signAuth } from '../../../src/vendors/oppo/auth.ts';
import { adapter } from '../../../src/vendors/oppo/client.ts';
import type { OppoAccount } from '../../../src/vendors/oppo/account.ts';
import type { OppoWire } from '../../../src/vendors/oppo/wire.ts';
import { response, vectors } from './vectors.ts';

const account: OppoAccount = { appKey: 'c5d4b3a2918070615243f4e5d6c7b8a9', masterSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' };
const access = { value: '58ad47319e8d725350a5afd5', expiresAtMs: Infinity };
const wire: OppoWire = { target_type: 2, notification: { title: 'Alice', content: 'Hello' } };
const id = (number: number) => `CN_${number.toString(16).padStart(32, '0')}`;
const nowMs = 1763640000000;

describe('golden vectors', () => {
  it('exist for auth, send and response', () =>
    expect(new Set(vectors.map((vector) => vector.kind))).toEqual(new Set(['auth', 'send', 'response'])));
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      if (vector.kind === 'auth') expect(authRequest(vector.given.account, vector.given)).toMatchObject(vector.expect);
      if (vector.kind === 'send') {
        const { given } = vector;
        const { bodySha256, ...want } = vector.expect;
        const request = adapter.prepareSend(given.wire, given.account, { validateOnly: false })(given.targets, given.access, given);
        expect(request).toMatchObject(want);
        if (bodySha256)
          expect(
            createHash('sha256')
              .update(request.body ?? '')
              .digest('hex'),
          ).toBe(bodySha256);
      }
      if (vector.kind === 'response') {
        const { status, headers, body, targets } = vector.given;
        const given = response(body, { status, headers });
        const context = { nowMs: vector.given.nowMs ?? nowMs };
        if (vector.expect.answers) expect(adapter.readSend(given, targets, context)).toEqual(vector.expect.answers);
        if (vector.expect.access) {
          const answer = readAuth(given, context);
          expect(answer.ok === true ? answer.access : answer).toEqual(vector.expect.access);
        }
      }
    });
});

describe('auth', () => {
  it('signs with the MasterSecret and never with the AppSecret', () =>
    expect(signAuth({ ...account, appSecret: 'f'.repeat(32) } as OppoAccount, nowMs)).toBe(signAuth(account, nowMs)));

  const token = (data: object) => readAuth(response({ code: 0, message: 'success', data: { auth_token: 't', ...data } }), { nowMs });
  const hours = (count: number) => count * 3_600_000;
  it.each([
    ['create_time as text', { create_time: String(nowMs - 1000) }, nowMs - 1000 + hours(24)],
    ['create_time as a number', { create_time: nowMs - 1000 }, nowMs - 1000 + hours(24)],
    ['a create_time ahead of our clock, which must not lengthen the life', { create_time: nowMs + hours(1) }, nowMs + hours(24)],
    ['no create_time', {}, nowMs + hours(24)],
    ['a create_time that is no number', { create_time: 'soon' }, nowMs + hours(24)],
  ])('reads %s', (_, data, expiresAtMs) => expect(token(data)).toEqual({ ok: true, access: { value: 't', expiresAtMs } }));

  it.each([
    ['HTML', '<html></html>'],
    ['nothing', ''],
    ['other JSON', '{"error":"x"}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['code 0 without data', '{"code":0}'],
    ['code 0 with an empty token', '{"code":0,"data":{"auth_token":""}}'],
    ['code 0 with a token that is no text', '{"code":0,"data":{"auth_token":7}}'],
  ])('calls %s unreadable', (_, body) => expect(readAuth(response(body), { nowMs })).toEqual({ ok: 'unreadable' }));

  it('reads nothing from an HTTP 500, even with code 0', () =>
    expect(readAuth(response({ code: 0, data: { auth_token: 't' } }, { status: 500 }), { nowMs })).toEqual({ ok: 'unreadable' }));

  it.each([
    ['the mainland host by default', {}, 'https://api-push-cn.heytapmobi.com/server/v1/auth'],
    ['the overseas host for region intl', { region: 'intl' as const }, 'https://api-intl.push.oppomobile.com/server/v1/auth'],
    ['endpoints.all', { endpoints: { all: 'http://127.0.0.1:8080/' } }, 'http://127.0.0.1:8080/server/v1/auth'],
    [
      'endpoints.auth before endpoints.all',
      { endpoints: { all: 'http://127.0.0.1:1', auth: 'http://127.0.0.1:2' } },
      'http://127.0.0.1:2/server/v1/auth',
    ],
  ])('goes to %s', (_, part, url) => expect(authRequest({ ...account, ...part }, { nowMs }).url).toBe(url));
});

describe('accessScript', () => {
  const script = accessScript({ ...account, endpoints: { all: 'http://127.0.0.1:9' } });
  it('names the secret by its variable only', () => {
    expect(script).not.toContain(account.masterSecret);
    expect(script).toContain('PUSH_CHECK_OPPO_MASTER_SECRET');
  });
  it('is valid for sh and does nothing when the access token is set', () => {
    const env = { PATH: '/nonexistent', PUSH_CHECK_OPPO_ACCESS_TOKEN: 'kept' };
    const out = execFileSync('/bin/sh', ['-euc', `${script}\nprintf %s "$PUSH_CHECK_OPPO_ACCESS_TOKEN"`], { env, encoding: 'utf8' });
    expect(out).toBe('kept');
  });
  it('signs as the adapter does', () => {
    // curl and date are replaced, so that only the signing runs.
    const fakes = 'curl() { printf "%s\\n" "$@" >&2; echo \'{"code":0,"data":{"auth_token":"abc123"}}\'; }; date() { echo 1763640000; }';
    const run = `${fakes}\n${script}\nprintf %s "$PUSH_CHECK_OPPO_ACCESS_TOKEN"`;
    const env = { PATH: '/usr/bin:/bin', PUSH_CHECK_OPPO_MASTER_SECRET: account.masterSecret };
    const out = execFileSync('/bin/sh', ['-euc', `exec 2>&1\n${run}`], { env, encoding: 'utf8' });
    expect(out).toContain(`sign=${signAuth(account, nowMs)}`);
    expect(out.endsWith('abc123')).toBe(true);
  });
});

describe('prepareSend', () => {
  const make = (given: OppoWire, targets: string[], part: Partial<OppoAccount> = {}) =>
    adapter.prepareSend(given, { ...account, ...part }, { validateOnly: false })(targets, access, { nowMs });
  const fields = (request: { body?: string | Uint8Array }) => Object.fromEntries(new URLSearchParams(request.body as string));

  it('has the JSON inside the form field `message` (README: form body with JSON inside `message`)', () => {
    const form = fields(make(wire, [id(1)]));
    expect(Object.keys(form)).toEqual(['auth_token', 'message']);
    expect(JSON.parse(form['message'] ?? '')).toEqual({ ...wire, target_value: id(1) });
  });
  it('sends two targets as unicast_batch and one as unicast', () => {
    const batch = make(wire, [id(1), id(2)]);
    expect(batch.url.endsWith('/unicast_batch')).toBe(true);
    expect(JSON.parse(fields(batch)['messages'] ?? '')).toEqual([id(1), id(2)].map((target) => ({ ...wire, target_value: target })));
    expect(make(wire, [id(1)]).url.endsWith('/unicast')).toBe(true);
  });
  it('equals URLSearchParams for text with emoji, blanks and reserved characters', () => {
    const special: OppoWire = { target_type: 2, notification: { title: "~*'()!-._ &=+%#", content: '你好 😀\n"quoted"\\' } };
    const message = JSON.stringify({ target_type: 2, target_value: id(1), notification: special.notification });
    expect(make(special, [id(1)]).body).toBe(new URLSearchParams({ auth_token: access.value, message }).toString());
  });
  it('keeps a target with quotes from breaking the JSON', () =>
    expect(JSON.parse(fields(make(wire, ['a"b\\']))['message'] ?? '')).toMatchObject({ target_value: 'a"b\\' }));
  it('sends send requests to endpoints.send', () =>
    expect(make(wire, [id(1)], { endpoints: { send: 'http://127.0.0.1:7' } }).url).toBe(
      'http://127.0.0.1:7/server/v1/message/notification/unicast',
    ));
  it('does not change the wire', () => {
    const frozen = Object.freeze({ ...wire, notification: Object.freeze({ ...wire.notification }) });
    expect(() => make(frozen, [id(1), id(2)])).not.toThrow();
  });
});

describe('wireTarget', () => {
  it.each<[string, OppoWire, string | undefined]>([
    ['nothing while the target is open', wire, undefined],
    ['an alias', { ...wire, target_type: 5, target_value: 'bob' }, 'alias:bob'],
    ['a registration id', { ...wire, target_value: id(1) }, id(1)],
  ])('names %s', (_, given, label) => expect(adapter.wireTarget?.(given)).toBe(label));
});

describe('readSend', () => {
  const read = (body: string | object, targets: string[], status = 200) => adapter.readSend(response(body, { status }), targets, { nowMs });
  const unreadable = { ok: 'unreadable' };

  it.each([
    ['HTML', '<html></html>', 200],
    ['nothing', '', 200],
    ['other JSON', '{"status":"ok"}', 200],
    ['a code that is no number', '{"code":"OK"}', 200],
    ['code 0 with HTTP 500', '{"code":0,"data":{"messageId":"m"}}', 500],
    ['code 0 without data', '{"code":0,"message":"success"}', 200],
    ['code 0 without message id', '{"code":0,"data":{}}', 200],
    ['data that is text', '{"code":0,"data":"ok"}', 200],
    ['one object for two targets', '{"code":0,"data":{"messageId":"m"}}', 200],
    ['an array of null', '{"code":0,"data":[null,null]}', 200],
  ])('gives one unreadable answer per target for %s', (_, body, status) => {
    const targets = [id(1), id(2)];
    expect(read(body, targets, status)).toEqual([unreadable, unreadable]);
  });
  it('takes a failure hidden under top-level code 0 seriously (README: batch failures hide under code 0)', () =>
    expect(
      read(
        {
          code: 0,
          data: [
            { messageId: 'a', registrationId: id(1) },
            { messageId: 'x', registrationId: id(2), errorCode: 10000, errorMessage: 'Invalid' },
          ],
        },
        [id(1), id(2)],
      ),
    ).toEqual([
      { ok: true, messageId: 'a' },
      { ok: false, code: '10000', vendorMessage: 'Invalid' },
    ]));
  it('matches failed items without an id by position', () =>
    expect(
      read(
        {
          code: 0,
          data: [
            { errorCode: 41, errorMessage: 'bad' },
            { messageId: 'b', registrationId: id(2) },
          ],
        },
        [id(1), id(2)],
      ),
    ).toEqual([
      { ok: false, code: '41', vendorMessage: 'bad' },
      { ok: true, messageId: 'b' },
    ]));
  it('leaves a target without an item unreadable', () =>
    expect(read({ code: 0, data: [{ messageId: 'b', registrationId: id(2) }] }, [id(1), id(2)])).toEqual([
      unreadable,
      { ok: true, messageId: 'b' },
    ]));
  it('gives both answers when a registration id is given twice', () =>
    expect(
      read(
        {
          code: 0,
          data: [
            { messageId: 'a', registrationId: id(1) },
            { messageId: 'b', registrationId: id(1) },
          ],
        },
        [id(1), id(1)],
      ),
    ).toEqual([
      { ok: true, messageId: 'a' },
      { ok: true, messageId: 'b' },
    ]));
  it('reads a code sent as text', () =>
    expect(read({ code: '11', message: 'Invalid AuthToken' }, [id(1)])).toEqual([
      { ok: false, code: '11', vendorMessage: 'Invalid AuthToken' },
    ]));
  it.each(['syntax error, pos 1', 'template_parameters no sender'])('marks `%s` as a template error whatever its number', (message) =>
    expect(read({ code: 41, message }, [id(1)])).toEqual([
      { ok: false, code: '41', subCode: 'template-parameters', vendorMessage: message },
    ]),
  );
});

describe('accountKey', () => {
  it('differs by secret and by host and shows neither', () => {
    const keys = [account, { ...account, masterSecret: 'x' }, { ...account, region: 'intl' as const }].map((given) =>
      adapter.accountKey(given),
    );
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});
