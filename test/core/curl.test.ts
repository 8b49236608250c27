import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentName, toCurl } from '../../src/core/curl.ts';
import type { HttpRequest } from '../../src/core/http.ts';

const post = (given: Partial<HttpRequest>): HttpRequest => ({
  endpoint: 'send',
  method: 'POST',
  url: 'https://api.example/v1/push',
  headers: {},
  protocol: 'h1',
  ...given,
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('environmentName', () => {
  it.each<[string, string, string]>([
    ['oppo', 'masterSecret', 'PUSH_CHECK_OPPO_MASTER_SECRET'],
    ['fcm', 'serviceAccount', 'PUSH_CHECK_FCM_SERVICE_ACCOUNT'],
    ['tencent-im', 'sdkAppId', 'PUSH_CHECK_TENCENT_IM_SDK_APP_ID'],
    ['apns', 'key', 'PUSH_CHECK_APNS_KEY'],
    ['apns', 'p12-file', 'PUSH_CHECK_APNS_P12_FILE'],
  ])('%s, %s → %s', (vendor, field, name) => {
    expect(environmentName(vendor, field)).toBe(name);
    expect(environmentName(vendor, field)).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });
});

describe('toCurl', () => {
  it('shows a JSON request with its secrets as variables', () => {
    const request = post({
      headers: { authorization: 'Bearer at-12345678', 'content-type': 'application/json', 'content-length': '17' },
      body: '{"token":"tok-1"}',
    });
    expect(
      toCurl(request, [
        { value: 'at-12345678', variable: 'ACCESS' },
        { value: 'tok-1', variable: 'TOKEN' },
      ]),
    ).toBe(
      [
        ': "${ACCESS:?set it first}"',
        ': "${TOKEN:?set it first}"',
        "curl -sS -X POST 'https://api.example/v1/push' \\",
        '  -H \'authorization: Bearer \'"$ACCESS" \\',
        "  -H 'content-type: application/json' \\",
        '  --data-raw \'{"token":"\'"$TOKEN"\'"}\'',
      ].join('\n'),
    );
  });

  it('shows a form decoded, one line a field', () => {
    const body = new URLSearchParams([
      ['message', '{"a":"你好 & b"}'],
      ['target', 'tok-1'],
    ]).toString();
    expect(toCurl(post({ headers: form, body }), [{ value: 'tok-1', variable: 'TOKEN' }])).toBe(
      [
        ': "${TOKEN:?set it first}"',
        "curl -sS -X POST 'https://api.example/v1/push' \\",
        '  --data-urlencode \'message={"a":"你好 & b"}\' \\',
        '  --data-urlencode \'target=\'"$TOKEN"',
      ].join('\n'),
    );
  });

  it('keeps a form’s content type that says more than the usual one', () => {
    expect(toCurl(post({ headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }, body: 'a=1' }), [])).toContain(
      "-H 'content-type: application/x-www-form-urlencoded; charset=UTF-8'",
    );
  });

  it.each<[string, Partial<HttpRequest>, string]>([
    ['HTTP/1.1', { protocol: 'h1' }, "curl -sS -X POST 'https://api.example/v1/push'"],
    ['HTTP/2 over TLS', { protocol: 'h2' }, "curl -sS -X POST --http2 'https://api.example/v1/push'"],
    [
      'HTTP/2 in clear text',
      { protocol: 'h2', url: 'http://127.0.0.1:1/3/device/x' },
      "curl -sS -X POST --http2-prior-knowledge 'http://127.0.0.1:1/3/device/x'",
    ],
    ['a query', { method: 'GET', url: 'https://api.example/v1/trace?id=1&b=2' }, "curl -sS -X GET 'https://api.example/v1/trace?id=1&b=2'"],
  ])('%s', (_name, given, line) => expect(toCurl(post(given), [])).toBe(line));

  it('asks for the client certificate by a variable', () => {
    const shown = toCurl(post({ clientCertificate: { fingerprint: 'f', key: 'PRIVATE-KEY-PEM', cert: 'CERT' } }), []);
    expect(shown).toContain('--cert "$PUSH_CHECK_CLIENT_CERTIFICATE"');
    expect(shown).not.toContain('PRIVATE-KEY-PEM');
  });

  it('reads bytes as UTF-8', () => expect(toCurl(post({ body: Buffer.from('{"a":"你"}') }), [])).toContain(`--data-raw '{"a":"你"}'`));

  it('replaces the longer of two secrets that begin alike', () => {
    const shown = toCurl(post({ headers: { a: 'secret-longer', b: 'secret' } }), [
      { value: 'secret', variable: 'SHORT' },
      { value: 'secret-longer', variable: 'LONG' },
    ]);
    expect(shown).toContain(`-H 'a: '"$LONG"`);
    expect(shown).toContain(`-H 'b: '"$SHORT"`);
  });

  it('asks only for variables that are used', () => {
    const shown = toCurl(post({}), [
      { value: 'unused-secret', variable: 'UNUSED' },
      { value: '', variable: 'EMPTY' },
    ]);
    expect(shown).not.toContain('UNUSED');
    expect(shown).not.toContain('EMPTY');
  });

  it('puts a script before it that sets a variable, and does not ask for that one', () => {
    const preamble = 'ACCESS="${ACCESS:-$(get_token "$SECRET")}"\n';
    const secrets = [{ value: 'at-12345678', variable: 'ACCESS' }];
    expect(toCurl(post({ headers: { authorization: 'at-12345678' } }), secrets, preamble)).toBe(
      `${preamble.trimEnd()}\n: "\${ACCESS:?the call for it failed}"\ncurl -sS -X POST 'https://api.example/v1/push' \\\n  -H 'authorization: '"$ACCESS"`,
    );
  });

  it('leaves the script out when nothing needs it', () => {
    expect(toCurl(post({ headers: { a: 'b' } }), [{ value: 'at-12345678', variable: 'ACCESS' }], 'ACCESS=1')).not.toContain('ACCESS');
  });
});

/** What a shell hands to curl, word by word. */
function wordsOf(script: string, environment: Record<string, string>): string[] {
  const out = execFileSync('/bin/sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${script}`], {
    env: { PATH: '/usr/bin:/bin', ...environment },
    encoding: 'utf8',
  });
  return out.split('\0').slice(0, -1);
}

describe('toCurl in a shell', () => {
  const word = fc
    .oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom("it's", '$HOME', '`id`', '$(id)', '\\', '"', "'", "''", 'a\nb', '!', '*', '~', '#', '你好', '%s', ';', '&'),
    )
    .map((text) => text.replaceAll('\0', ''));
  const secret = fc.stringMatching(/^[A-Za-z0-9'"$`\\ ]{6,20}$/);

  it('repeats the request exactly, and shows no secret', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), secret, word, (parts, value, header) => {
        const body = `{${parts.join(value)}}`;
        const script = toCurl(post({ url: 'https://api.example/a?b=1', headers: { 'x-one': `${header}${value}` }, body }), [
          { value, variable: 'SECRET' },
        ]);
        expect(wordsOf(script, { SECRET: value })).toEqual([
          '-sS',
          '-X',
          'POST',
          'https://api.example/a?b=1',
          '-H',
          `x-one: ${header}${value}`,
          '--data-raw',
          body,
        ]);
        if (/[A-Za-z0-9]{6}/.test(value)) expect(script).not.toContain(value);
      }),
      { numRuns: 60 },
    );
  });

  it('repeats a form exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z_.]{1,10}$/), word), { minLength: 1, maxLength: 4 }), (pairs) => {
        const script = toCurl(post({ headers: form, body: new URLSearchParams(pairs).toString() }), []);
        // URLSearchParams makes well-formed text of halves of surrogate pairs.
        const expected = [...new URLSearchParams(pairs)].flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]);
        expect(wordsOf(script, {}).slice(4)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('stops with a word on what to set when a variable is missing', () => {
    const script = toCurl(post({ headers: { a: 'secret-value' } }), [{ value: 'secret-value', variable: 'MY_SECRET' }]);
    expect(() => wordsOf(script, {})).toThrow(/MY_SECRET.*set it first/);
  });
});
