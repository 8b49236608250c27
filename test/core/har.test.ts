import { describe, expect, it } from 'vitest';
import { toHar } from '../../src/core/har.ts';
import { createRedactor } from '../../src/core/redact.ts';

const token = 'CN_0123456789abcdef0123456789abcdef';
const redactor = createRedactor(['canary-master-secret']);
const options = { version: '1.2.3', redact: (text: string) => redactor.redact(text), tokens: [token] };

describe('toHar', () => {
  const har = toHar(
    [
      {
        startedAtMs: 0,
        request: {
          endpoint: 'send',
          method: 'POST',
          url: `https://api.example/push?access_token=at-1&to=${token}`,
          headers: { authorization: 'Bearer at-1', 'content-type': 'application/x-www-form-urlencoded', 'x-a': 'canary-master-secret' },
          body: `auth_token=at-1&sign=abcdef&message=${encodeURIComponent(JSON.stringify({ to: token, title: 'Alice' }))}`,
          protocol: 'h1',
        },
        response: {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: `{"access_token":"at-2","echo":"${token}"}`,
          timings: { totalMs: 12, tcpMs: 3 },
        },
      },
    ],
    options,
  );
  const text = JSON.stringify(har);

  it('is HAR 1.2 with the exchange in it', () => {
    expect(har.log).toMatchObject({ version: '1.2', creator: { name: 'push-check', version: '1.2.3' } });
    expect(har.log.entries[0]).toMatchObject({
      time: 12,
      request: { method: 'POST' },
      response: { status: 200 },
      timings: { connect: 3, dns: -1 },
    });
    expect(text).toContain('Alice');
  });

  it.each([
    ['secrets by value', 'canary-master-secret'],
    ['an access token by its header', 'Bearer at-1'],
    ['an access token by its field', 'at-1'],
    ['an access token in an answer', 'at-2'],
    ['a signature by its field', 'abcdef"'],
    ['device tokens', token],
  ])('masks %s', (_name, hidden) => expect(text).not.toContain(hidden));
});
