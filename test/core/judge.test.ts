import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/adapter.ts';
import { defineCatalogue, errorClasses, type CatalogueEntry } from '../../src/core/catalogue.ts';
import { TransportError, type TransportErrorCode } from '../../src/core/http.ts';
import { judgeAnswer, judgeTransportError, statusOfEntry } from '../../src/core/judge.ts';
import { pushStatuses, statusOfClass } from '../../src/core/status.ts';
import { transportCatalogue } from '../../src/core/transport-errors.ts';

const text = { en: 'Text.', zh: '文字。' };
const entry = (given: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'endpoint' | 'code' | 'class'>): CatalogueEntry => ({
  advice: 'fix',
  title: text,
  cause: text,
  fix: text,
  confidence: 'A',
  ...given,
});
const catalogue = defineCatalogue({
  vendor: 'acme',
  docs: 'https://example.com/codes',
  entries: [
    entry({ endpoint: 'send', code: 'dead', class: 'token' }),
    entry({ endpoint: 'send', code: 'busy', class: 'server', notTaken: true }),
    entry({ endpoint: 'send', code: 'oops', class: 'server' }),
    entry({ endpoint: 'send', code: 'slow', class: 'quota', notTaken: true }),
    entry({ endpoint: 'send', code: 'stale', class: 'credential', reauthorise: true }),
    entry({ endpoint: 'send', code: 'odd', class: 'payload', status: 'skipped' }),
    entry({ endpoint: 'send', code: 'field', class: 'payload' }),
    entry({ endpoint: 'send', code: 'field', subCode: 'token', class: 'token' }),
    entry({ endpoint: 'auth', code: 'denied', class: 'permission' }),
  ],
});

describe('statusOfEntry', () => {
  it.each([...errorClasses])('of class %s follows the one table', (errorClass) => {
    expect(statusOfEntry(entry({ endpoint: 'send', code: 'x', class: errorClass }))).toBe(statusOfClass[errorClass]);
    expect(pushStatuses).toContain(statusOfClass[errorClass]);
  });
  it('is unknown for a server error, but unreachable where the push was provably not taken', () => {
    expect(statusOfEntry(entry({ endpoint: 'send', code: 'x', class: 'server' }))).toBe('unknown');
    expect(statusOfEntry(entry({ endpoint: 'send', code: 'x', class: 'server', notTaken: true }))).toBe('unreachable');
  });
  it('is what the row says before all else', () =>
    expect(statusOfEntry(entry({ endpoint: 'send', code: 'x', class: 'server', notTaken: true, status: 'rejected' }))).toBe('rejected'));
});

describe('judgeAnswer', () => {
  it.each<[string, Answer, number, object]>([
    ['an accepted push', { ok: true, messageId: 'm1' }, 200, { status: 'accepted', messageId: 'm1', notTaken: false, reauthorise: false }],
    ['an accepted push without an id', { ok: true }, 200, { status: 'accepted', notTaken: false, reauthorise: false }],
    [
      'a validated push with a note',
      { ok: true, validated: true, note: text },
      200,
      { status: 'validated', note: text, notTaken: false, reauthorise: false },
    ],
    [
      'a known refusal',
      { ok: false, code: 'dead', vendorMessage: 'gone' },
      200,
      {
        status: 'invalid-token',
        code: 'dead',
        endpoint: 'send',
        vendorMessage: 'gone',
        entry: catalogue.entries[0],
        catalogue,
        notTaken: false,
        reauthorise: false,
      },
    ],
    [
      'a known refusal, whatever the HTTP status',
      { ok: false, code: 'dead' },
      500,
      {
        status: 'invalid-token',
        code: 'dead',
        endpoint: 'send',
        entry: catalogue.entries[0],
        catalogue,
        notTaken: false,
        reauthorise: false,
      },
    ],
    [
      'a refusal that was not taken',
      { ok: false, code: 'busy', retryAfterMs: 3000 },
      503,
      {
        status: 'unreachable',
        code: 'busy',
        endpoint: 'send',
        retryAfterMs: 3000,
        entry: catalogue.entries[1],
        catalogue,
        notTaken: true,
        reauthorise: false,
      },
    ],
    [
      'a plain server error',
      { ok: false, code: 'oops' },
      500,
      { status: 'unknown', code: 'oops', endpoint: 'send', entry: catalogue.entries[2], catalogue, notTaken: false, reauthorise: false },
    ],
    [
      'a stale access token',
      { ok: false, code: 'stale' },
      401,
      {
        status: 'unauthorized',
        code: 'stale',
        endpoint: 'send',
        entry: catalogue.entries[4],
        catalogue,
        notTaken: false,
        reauthorise: true,
      },
    ],
    [
      'a code with a sub-code',
      { ok: false, code: 'field', subCode: 'token' },
      400,
      {
        status: 'invalid-token',
        code: 'field',
        subCode: 'token',
        endpoint: 'send',
        entry: catalogue.entries[7],
        catalogue,
        notTaken: false,
        reauthorise: false,
      },
    ],
    [
      'a code with an unknown sub-code',
      { ok: false, code: 'field', subCode: 'ttl' },
      400,
      {
        status: 'rejected',
        code: 'field',
        subCode: 'ttl',
        endpoint: 'send',
        entry: catalogue.entries[6],
        catalogue,
        notTaken: false,
        reauthorise: false,
      },
    ],
    [
      'an answer that belongs to another endpoint',
      { ok: false, code: 'denied', endpoint: 'auth' },
      200,
      {
        status: 'unauthorized',
        code: 'denied',
        endpoint: 'auth',
        entry: catalogue.entries[8],
        catalogue,
        notTaken: false,
        reauthorise: false,
      },
    ],
  ])('%s', (_name, answer, status, judgement) => expect(judgeAnswer(answer, 'send', status, catalogue)).toEqual(judgement));

  it.each<[number, string]>([
    [200, 'rejected'],
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'rejected'],
    [429, 'throttled'],
    [500, 'unknown'],
    [503, 'unknown'],
    [302, 'unknown'],
  ])('an unknown code with HTTP %i is %s, has no row and is never sent again', (status, expected) => {
    expect(judgeAnswer({ ok: false, code: '4711', vendorMessage: 'hm' }, 'send', status, catalogue)).toEqual({
      status: expected,
      code: '4711',
      endpoint: 'send',
      vendorMessage: 'hm',
      notTaken: false,
      reauthorise: false,
    });
  });

  it.each<[number, string, string]>([
    [200, 'unknown', 'http-2xx'],
    [302, 'unknown', 'http-3xx'],
    [400, 'rejected', 'http-4xx'],
    [401, 'unauthorized', 'http-401'],
    [403, 'unauthorized', 'http-403'],
    [404, 'rejected', 'http-404'],
    [429, 'throttled', 'http-429'],
    [500, 'unknown', 'http-5xx'],
    [502, 'unknown', 'http-5xx'],
  ])('an unreadable answer with HTTP %i is %s by the row %s', (status, expected, code) => {
    const judgement = judgeAnswer({ ok: 'unreadable' }, 'send', status, catalogue);
    expect(judgement).toMatchObject({ status: expected, code, catalogue: transportCatalogue, notTaken: false, reauthorise: false });
    expect(judgement.entry?.code).toBe(code);
  });
});

describe('judgeTransportError', () => {
  const failed = (code: TransportErrorCode, notTaken: boolean, detail?: string) =>
    judgeTransportError(
      new TransportError(code, { stage: 'wait', notTaken, message: 'It broke.', ...(detail === undefined ? {} : { detail }) }),
      catalogue,
      'send',
    );

  it.each<[TransportErrorCode, boolean, string, boolean]>([
    ['ERR_REFUSED', true, 'unreachable', true],
    ['ERR_CONNECT_TIMEOUT', true, 'unreachable', true],
    ['ERR_UNREACHABLE_HOST', true, 'unreachable', true],
    ['ERR_TLS', true, 'unreachable', true],
    ['ERR_REFUSED_STREAM', true, 'unreachable', true],
    ['ERR_GOAWAY', true, 'unreachable', true],
    ['ERR_RESET', true, 'unreachable', true],
    ['ERR_GOAWAY', false, 'unknown', false],
    ['ERR_RESET', false, 'unknown', false],
    ['ERR_RESPONSE_TIMEOUT', false, 'unknown', false],
    ['ERR_BODY_TOO_LARGE', false, 'unknown', false],
    ['ERR_PROTOCOL', false, 'unknown', false],
    ['ERR_ABORTED', false, 'unknown', false],
    // Trying again does not help against these.
    ['ERR_DNS', true, 'unreachable', false],
    ['ERR_PROXY', true, 'unreachable', false],
    ['ERR_TLS_UNTRUSTED', true, 'unreachable', false],
    ['ERR_TLS_HOSTNAME', true, 'unreachable', false],
    ['ERR_TLS_EXPIRED', true, 'unreachable', false],
    ['ERR_ALPN', true, 'unreachable', false],
    ['ERR_CLIENT_CERTIFICATE', true, 'unreachable', false],
    ['ERR_ABORTED', true, 'unreachable', false],
    ['ERR_PROTOCOL', true, 'unreachable', false],
  ])('%s, provably not taken: %s → %s, sent again: %s', (code, notTaken, status, again) => {
    const judgement = failed(code, notTaken);
    expect(judgement).toMatchObject({
      status,
      code,
      endpoint: 'send',
      notTaken: again,
      reauthorise: false,
      catalogue: transportCatalogue,
    });
    expect(judgement.entry?.code).toBe(code);
  });

  it('explains by the vendor’s own reason where the peer gave one', () => {
    expect(failed('ERR_GOAWAY', true, '{"reason":"dead"}')).toMatchObject({
      status: 'invalid-token',
      code: 'dead',
      catalogue,
      vendorMessage: '{"reason":"dead"}',
      notTaken: false,
    });
    expect(failed('ERR_GOAWAY', true, 'dead')).toMatchObject({ status: 'invalid-token', code: 'dead', catalogue });
    expect(failed('ERR_GOAWAY', true, '{ "reason" : "stale" }')).toMatchObject({ status: 'unauthorized', code: 'stale' });
  });

  it('does not take a reason as proof of what became of the push', () =>
    expect(failed('ERR_GOAWAY', false, '{"reason":"dead"}')).toMatchObject({ status: 'unknown', code: 'dead', notTaken: false }));

  it('keeps the transport’s code when the reason is unknown', () => {
    expect(failed('ERR_GOAWAY', true, '{"reason":"Nobody"}')).toMatchObject({
      status: 'unreachable',
      code: 'ERR_GOAWAY',
      catalogue: transportCatalogue,
      vendorMessage: '{"reason":"Nobody"}',
      notTaken: true,
    });
  });
});
