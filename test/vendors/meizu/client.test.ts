import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../src/core/curl.ts';
import { judgeAnswer } from '../../../src/core/judge.ts';
import type { MeizuAccount } from '../../../src/vendors/meizu/account.ts';
import { accessScript, createAccess, formText, sign, signBase } from '../../../src/vendors/meizu/auth.ts';
import { adapter } from '../../../src/vendors/meizu/client.ts';
import { catalogue } from '../../../src/vendors/meizu/errors.ts';
import type { MeizuWire } from '../../../src/vendors/meizu/wire.ts';
import { account, nowMs, pushIds, response, vectors } from './support.ts';

const [a, b, c] = pushIds;
const wire: MeizuWire = { messageJson: { noticeBarInfo: { noticeMsgType: 1, title: 'Alice', content: 'Hello' } } };
const make = (given: MeizuWire, targets: readonly string[], part: Partial<MeizuAccount> = {}) =>
  adapter.prepareSend(given, { ...account, ...part }, { validateOnly: false })(targets, undefined, { nowMs });
const form = (request: { body?: string | Uint8Array }) => new URLSearchParams(request.body as string);

describe('golden vectors', () => {
  it('exist for auth, send and response', () =>
    expect(new Set(vectors.map((vector) => vector.kind))).toEqual(new Set(['auth', 'send', 'response'])));
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      if (vector.kind === 'auth') {
        const params = Object.entries(vector.given.params);
        const given = sign(params, vector.given.account.appSecret);
        expect(given).toBe(vector.expect.sign);
        expect(vector.expect.url.endsWith(`?${formText([...params, ['sign', given]])}`)).toBe(true);
      }
      if (vector.kind === 'send') {
        const { bodySha256, ...want } = vector.expect;
        const { given } = vector;
        const request = adapter.prepareSend(given.wire, given.account, { validateOnly: false })(given.targets, undefined, given);
        expect(request).toMatchObject({ endpoint: 'send', protocol: 'h1', ...want });
        expect(
          createHash('sha256')
            .update(request.body ?? '')
            .digest('hex'),
        ).toBe(bodySha256);
      }
      if (vector.kind === 'response')
        expect(adapter.readSend(response(vector.given.body, vector.given), vector.given.targets, { nowMs })).toEqual(vector.expect.answers);
    });
});

describe('the sign', () => {
  const compact = '{"title":"title","content":"content","pushTimeInfo":{"offLine":1,"validTime":24}}';
  const params = [
    ['pushIds', 'RA50c6348036344485d01776773577c64740465480a6b'],
    ['appId', '10000'],
    ['messageJson', compact],
  ] as const;
  const secret = '<APP_SECRET>';
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');

  it('sorts by name and joins without separators (README: no separators, raw values, appSecret)', () =>
    expect(signBase(params)).toBe(`appId=10000messageJson=${compact}pushIds=RA50c6348036344485d01776773577c64740465480a6b`));
  it('gives the digest of the document for compact JSON', () => expect(sign(params, secret)).toBe('ac076ff25d9900015a681cb5172aa53b'));
  it('does not hash the string that the document prints (README: does not hash as printed)', () => {
    const printed = params.map(([name, value]) => [name, name === 'messageJson' ? value.replaceAll(':', ': ') : value] as const);
    expect(sign(printed, secret)).not.toBe('ac076ff25d9900015a681cb5172aa53b');
  });
  it('differs from the usual wrong variants', () => {
    const sorted = params.toSorted(([x], [y]) => (x < y ? -1 : 1));
    expect(md5(sorted.map(([name, value]) => `${name}=${value}`).join('&') + secret)).toBe('15009a2d9009bf7bd383f1b7bd8fb141');
    expect(md5(sorted.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('') + secret)).toBe(
      'e18fa1ddca0cc0d254a4729820d6e265',
    );
  });
  it('keeps an empty value as `name=`', () =>
    expect(
      signBase([
        ['b', ''],
        ['a', '1'],
      ]),
    ).toBe('a=1b='));
});

describe('prepareSend', () => {
  it('sends the very text of messageJson that it signed', () => {
    const special: MeizuWire = { messageJson: { noticeBarInfo: { title: "~*'()!-._ &=+%#", content: '你好 😀\n"quoted"\\' } } };
    const request = make(special, [a]);
    const params = form(request);
    expect(params.get('messageJson')).toBe(JSON.stringify(special.messageJson));
    const given = params.get('sign');
    params.delete('sign');
    expect(given).toBe(sign([...params], account.appSecret));
    expect(request.body).toBe(new URLSearchParams([...params, ['sign', given ?? '']]).toString());
  });
  it('joins the pushIds with commas', () => expect(form(make(wire, [a, b])).get('pushIds')).toBe(`${a},${b}`));
  it('signs anew for every list', () => {
    const prepared = adapter.prepareSend(wire, account, { validateOnly: false });
    const signs = [[a], [b], [a, b], [a]].map((targets) => form(prepared(targets, undefined, { nowMs })).get('sign'));
    expect(new Set(signs).size).toBe(3);
    expect(signs[3]).toBe(signs[0]);
  });
  it('never sends the secret, the appKey or pushType', () => {
    const { body } = make({ ...wire, pushType: 0 }, [a]);
    expect(body).not.toContain(account.appSecret);
    expect(body).not.toContain(account.appKey);
    expect(body).not.toContain('pushType');
  });
  it('signs further form parameters that raw adds', () => {
    const params = form(make({ ...wire, zeta: 1, beta: { x: 'y' }, none: null } as MeizuWire, [a]));
    expect(params.get('zeta')).toBe('1');
    expect(params.get('beta')).toBe('{"x":"y"}');
    expect(params.has('none')).toBe(false);
    const given = params.get('sign');
    params.delete('sign');
    expect(given).toBe(sign([...params], account.appSecret));
  });
  it('ignores a sign or appId in the wire', () =>
    expect(make({ ...wire, sign: 'x', appId: '1' } as MeizuWire, [a]).body).toBe(make(wire, [a]).body));

  it.each<[string, Partial<MeizuWire>, string]>([
    ['notifications to pushIds', {}, 'varnished/pushByPushId'],
    ['notifications to an alias', { alias: 'bob' }, 'varnished/pushByAlias'],
    ['pass-through messages (透传) to pushIds', { pushType: 1 }, 'unvarnished/pushByPushId'],
    ['pass-through messages (透传) to an alias', { pushType: 1, alias: 'bob' }, 'unvarnished/pushByAlias'],
  ])('sends %s to their own path', (_, part, path) =>
    expect(make({ ...wire, ...part }, [a]).url).toBe(`https://server-api-push.meizu.com/garcia/api/server/push/${path}`),
  );
  it.each([
    ['the overseas host', { region: 'overseas' as const }, 'https://server-api-push.in.meizu.com'],
    ['endpoints.all', { endpoints: { all: 'http://127.0.0.1:8080/' } }, 'http://127.0.0.1:8080'],
    ['endpoints.send before endpoints.all', { endpoints: { all: 'http://127.0.0.1:1', send: 'http://127.0.0.1:2' } }, 'http://127.0.0.1:2'],
  ])('goes to %s', (_, part, origin) => expect(new URL(make(wire, [a], part).url).origin).toBe(origin));
  it('inserts no token where the wire names its target', () => {
    const params = form(make({ ...wire, alias: 'bob' }, ['alias:bob']));
    expect([params.get('alias'), params.has('pushIds')]).toEqual(['bob', false]);
  });
  it('does not change the wire', () => expect(() => make(Object.freeze({ ...wire }), [a, b])).not.toThrow());
});

describe('the access', () => {
  const prepared = adapter.prepareSend(wire, account, { validateOnly: false });
  it('is the secret, made locally, and signs like no access at all', () => {
    expect(adapter.access.kind).toBe('local');
    expect(prepared([a], createAccess(account), { nowMs }).body).toBe(prepared([a], undefined, { nowMs }).body);
  });
  it('puts any other value in the place of the sign, so that a request can be shown without a signature', () =>
    expect(form(prepared([a], { value: 'PLACEHOLDER', expiresAtMs: Infinity }, { nowMs })).get('sign')).toBe('PLACEHOLDER'));

  it('prints a curl line that signs itself as the adapter does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'push-check-meizu-'));
    try {
      const fake = join(folder, 'curl');
      writeFileSync(fake, '#!/bin/sh\nfor argument do printf \'[%s]\\n\' "$argument"; done\n');
      chmodSync(fake, 0o755);
      const special: MeizuWire = { messageJson: { noticeBarInfo: { title: "it's", content: '已发货 – 100% "x" \\ $HOME' } } };
      const stand = adapter.prepareSend(special, account, { validateOnly: false })(
        [a],
        { value: 'STAND-IN', expiresAtMs: Infinity },
        { nowMs },
      );
      const line = toCurl(
        stand,
        [
          { value: account.appSecret, variable: 'PUSH_CHECK_MEIZU_APP_SECRET' },
          { value: 'STAND-IN', variable: 'PUSH_CHECK_MEIZU_ACCESS_TOKEN' },
          { value: a, variable: 'PUSH_CHECK_TOKEN' },
        ],
        adapter.accessScript?.(account),
      );
      expect(line).not.toContain(account.appSecret);
      const env = { PATH: `${folder}:/usr/bin:/bin`, PUSH_CHECK_MEIZU_APP_SECRET: account.appSecret, PUSH_CHECK_TOKEN: a };
      const run = (more: Record<string, string> = {}) =>
        execFileSync('/bin/sh', ['-euc', line], { env: { ...env, ...more }, encoding: 'utf8' });
      expect(run()).toContain(`[sign=${form(make(special, [a])).get('sign')}]`);
      expect(run()).toContain(`[pushIds=${a}]`);
      expect(run({ PUSH_CHECK_MEIZU_ACCESS_TOKEN: 'given' })).toContain('[sign=given]');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('does nothing when the variable is set', () => {
    const env = { PATH: '/nonexistent', PUSH_CHECK_MEIZU_ACCESS_TOKEN: 'kept' };
    const out = execFileSync('/bin/sh', ['-euc', `${accessScript()}\nprintf %s "$PUSH_CHECK_MEIZU_ACCESS_TOKEN"`], {
      env,
      encoding: 'utf8',
    });
    expect(out).toBe('kept');
  });
});

describe('wireTarget', () => {
  it.each<[string, MeizuWire, string | undefined]>([
    ['nothing while the target is open', wire, undefined],
    ['an alias', { ...wire, alias: 'bob' }, 'alias:bob'],
    ['several aliases', { ...wire, alias: 'bob,eve' }, 'alias:bob,eve'],
    ['pushIds', { ...wire, pushIds: a }, a],
    ['nothing for an empty alias', { ...wire, alias: '' }, undefined],
  ])('names %s', (_, given, label) => expect(adapter.wireTarget?.(given)).toBe(label));
});

describe('readSend', () => {
  const read = (body: string | object, targets: readonly string[], status = 200) =>
    adapter.readSend(response(body, { status }), targets, { nowMs });
  const ok = (value: unknown) => ({ code: '200', message: '', msgId: 'm', value, redirect: '' });
  const unreadable = { ok: 'unreadable' };
  const target = (code: string) => ({ ok: false, code, subCode: 'target' });
  const taken = { ok: true, messageId: 'm' };

  it.each<[string, string, number]>([
    ['HTML', '<html></html>', 200],
    ['nothing', '', 200],
    ['other JSON', '{"hello":[1]}', 200],
    ['a code that is no number', '{"code":"OK","message":""}', 200],
    ['a gateway with a number for a code', '{"code":500,"message":"Internal Server Error"}', 500],
    ['a gateway that says 200', '{"code":200,"message":"success"}', 200],
    ['code "200" alone', '{"code":"200"}', 200],
    ['code "200" with an empty value and no id', '{"code":"200","message":"","value":""}', 200],
    ['code "200" under HTTP 500', JSON.stringify(ok({})), 500],
    ['an array', '[]', 200],
    ['null', 'null', 200],
  ])('gives one unreadable answer a target for %s', (_, body, status) =>
    expect(read(body, [a, b], status)).toEqual([unreadable, unreadable]),
  );

  it('takes the string "200" for success', () => expect(read(ok({}), [a, b])).toEqual([taken, taken]));
  it('reads success without a msgId', () =>
    expect(read({ code: '200', message: '', value: {}, redirect: '' }, [a])).toEqual([{ ok: true }]));
  it('finds the failure in `value` although the code is "200" (README: even when the only target failed)', () => {
    const [answer] = read(ok({ '110002': [a] }), [a]);
    expect(answer).toEqual(target('110002'));
    expect(judgeAnswer(answer!, 'send', 200, catalogue).status).toBe('invalid-token');
  });
  it('keeps the order of the targets', () =>
    expect(read(ok({ '110003': [c], '520': [a] }), [a, b, c])).toEqual([target('520'), taken, target('110003')]));
  it('gives both answers when a pushId is given twice', () =>
    expect(read(ok({ '110002': [a] }), [a, a, b])).toEqual([target('110002'), target('110002'), taken]));
  it('ignores members of `value` that are no codes, and a list of the taken ones', () =>
    expect(read(ok({ taskId: 20457, '200': [a] }), [a])).toEqual([taken]));
  it('reads a code with one target that is not in a list', () =>
    expect(read(ok({ '110002': a }), [a, b])).toEqual([target('110002'), taken]));

  it('tells 110010 at the top level (rate) from 110010 in `value` (switch off) (README)', () => {
    const [rate] = read({ code: '110010', message: '应用请求频率超过限制', value: '', redirect: '' }, [a]);
    const [off] = read(ok({ '110010': [a] }), [a]);
    const judged = [rate, off].map((answer) => judgeAnswer(answer!, 'send', 200, catalogue));
    expect(judged.map(({ entry, status, notTaken }) => [entry?.name, status, notTaken])).toEqual([
      ['APP_REQUEST_EXCEED_LIMIT', 'throttled', true],
      ['RSP_OFF_PUSHID', 'rejected', false],
    ]);
  });

  it('gives the only target a failure that is listed under another spelling', () =>
    expect(read(ok({ '110003': ['j0476'] }), ['J0476'])).toEqual([target('110003')]));
  it('does not guess which of several targets a stranger in the list stands for', () =>
    expect(read(ok({ '110002': [a], '110003': ['x'] }), [a, b, c])).toEqual([target('110002'), unreadable, unreadable]));
  it('knows that all are meant when strangers are as many as open targets', () =>
    expect(read(ok({ '110003': ['x', 'y'] }), [a, b])).toEqual([target('110003'), target('110003')]));

  it('refuses an alias that is listed', () => expect(read(ok({ '110005': ['bob'] }), ['alias:bob'])).toEqual([target('110005')]));
  it('does not hide one failed alias behind another that was taken', () =>
    expect(read(ok({ '110005': ['eve'] }), ['alias:bob,eve'])).toEqual([{ ...target('110005'), vendorMessage: '110005: eve (1/2)' }]));

  it('gives every target the refusal of the whole call', () =>
    expect(read({ code: '1006', message: 'x', value: '', redirect: '' }, [a, b])).toEqual([
      { ok: false, code: '1006', vendorMessage: 'x' },
      { ok: false, code: '1006', vendorMessage: 'x' },
    ]));
  it('reads a refusal whatever the HTTP status, and a failure in `value` too', () => {
    expect(read({ code: '1006', message: '', value: '' }, [a], 400)).toEqual([{ ok: false, code: '1006' }]);
    expect(read(ok({ '110002': [a] }), [a, b], 400)).toEqual([target('110002'), unreadable]);
  });
});

describe('the credential check', () => {
  const check = adapter.credentialCheck!;
  const request = (part: Partial<MeizuAccount> = {}) => check.request({ ...account, ...part }, undefined, { nowMs });
  it('asks for the switch of a pushId that cannot exist, and sends nothing', () => {
    const { method, url, body, endpoint } = request();
    expect([method, body, endpoint]).toEqual(['GET', undefined, 'subscription']);
    expect(url).toMatch(
      /^https:\/\/api-push\.meizu\.com\/garcia\/api\/server\/message\/getRegisterSwitch\?appId=113616&pushId=PC0{43}&sign=[0-9a-f]{32}$/,
    );
    const params = new URL(url).searchParams;
    const given = params.get('sign');
    params.delete('sign');
    expect(given).toBe(sign([...params], account.appSecret));
  });
  it('goes to endpoints.all', () => expect(new URL(request({ endpoints: { all: 'http://127.0.0.1:7' } }).url).host).toBe('127.0.0.1:7'));
  it.each<[string, object | string, unknown]>([
    ['a switch', { code: '200', message: '', value: { barTypeSwitch: 1, directTypeSwitch: 1, pushId: a } }, { ok: true }],
    ['an unknown pushId', { code: '110002', message: '', value: '' }, { ok: false, code: '110002' }],
    ['a wrong sign', { code: '1006', message: '', value: '' }, { ok: false, code: '1006' }],
    ['HTML', '<html>', { ok: 'unreadable' }],
    ['success without a switch', { code: '200', message: '', value: '' }, { ok: 'unreadable' }],
  ])('reads %s', (_, body, answer) => expect(check.read(response(body), { nowMs })).toEqual(answer));
  it('takes refusals of the pushId for proof of the credential', () => expect(check.credentialFineCodes).toEqual(['110002', '110003']));
});

describe('accountKey', () => {
  it('differs by app, secret and region and shows none of them', () => {
    const keys = [account, { ...account, appId: '1' }, { ...account, appSecret: 'x' }, { ...account, region: 'overseas' as const }].map(
      (given) => adapter.accountKey(given),
    );
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});
