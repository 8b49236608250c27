import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, createRedactor, mask, maskToken, rawStart } from '../../src/core/redact.ts';

/** The forms a secret takes on its way through URLs, form bodies, headers and JSON. */
const forms: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'as a URL component': encodeURIComponent,
  'as a form value': (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  'as a query value': (secret) => new URL(`https://a.example/?a=${encodeURIComponent(secret)}`).search.slice(3),
  'in base64': (secret) => Buffer.from(secret).toString('base64'),
  'in base64url': (secret) => Buffer.from(secret).toString('base64url'),
  'in JSON': (secret) => JSON.stringify(secret).slice(1, -1),
};

/** Secrets of every kind of character, apart from the mask's own. */
const secretText = fc
  .oneof(
    fc.string({ minLength: 6, maxLength: 60 }),
    fc.string({ unit: 'grapheme', minLength: 6, maxLength: 30 }),
    fc.stringMatching(/^[A-Za-z0-9+/=&%"\\ .*?()[\]{}|^$-]{6,40}$/),
  )
  .filter((secret) => secret.trim().length >= 6 && !secret.includes('*'));

describe('createRedactor', () => {
  for (const [name, form] of Object.entries(forms)) {
    it(`masks a secret ${name}`, () => {
      const secret = 'pa"ss w/ö+rd&=\\x%';
      expect(createRedactor([secret]).redact(`before ${form(secret)} after`)).toBe(`before ${mask} after`);
    });

    it(`leaves no secret ${name} behind`, () => {
      fc.assert(
        fc.property(fc.array(secretText, { minLength: 1, maxLength: 4 }), fc.string(), fc.string(), (secrets, before, after) => {
          const redactor = createRedactor(secrets);
          for (const secret of secrets) expect(redactor.redact(`${before} ${form(secret)} ${after}`)).not.toContain(form(secret));
        }),
      );
    });
  }

  it('masks every occurrence, also of several secrets', () => {
    expect(createRedactor(['secret-one', 'secret-two']).redact('secret-one secret-two secret-one')).toBe('*** *** ***');
  });

  it('masks the longer of two secrets that begin alike', () => {
    expect(createRedactor(['secret', 'secret-longer']).redact('a secret-longer b secret c')).toBe('a *** b *** c');
  });

  it('takes a secret’s characters as they are, not as a pattern', () => {
    const redactor = createRedactor(['a.c*e+(g)', '[x]{2}^$|?']);
    expect(redactor.redact('abcccce+g a.c*e+(g) [x]{2}^$|?')).toBe('abcccce+g *** ***');
  });

  it('masks a secret that was read with blanks around it', () => {
    expect(createRedactor(['  padded-secret\n']).redact('x padded-secret y')).toBe('x *** y');
  });

  it('masks a key as a whole, line by line, and as one JSON line', () => {
    const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQEF', 'AASCBKcwggSjAgEAAoIBAQC7throw'];
    const key = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
    const redactor = createRedactor([key]);
    expect(redactor.redact(key)).toBe(mask);
    expect(redactor.redact(`a ${lines[1]} b`)).toBe('a *** b');
    expect(redactor.redact(JSON.stringify({ key }))).toBe('{"key":"***"}');
    expect(redactor.redact(key.replaceAll('\n', '\r\n'))).toBe(
      '-----BEGIN PRIVATE KEY-----\r\n***\r\n***\r\n-----END PRIVATE KEY-----\r\n',
    );
    expect(redactor.redact('-----BEGIN PRIVATE KEY-----')).toBe('-----BEGIN PRIVATE KEY-----');
  });

  it('masks line by line a key whose line breaks are written \\n', () => {
    expect(
      createRedactor(['-----BEGIN-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEF\\n-----END-----']).redact('x MIIEvQIBADANBgkqhkiG9w0BAQEF y'),
    ).toBe('x *** y');
  });

  it('does not mask what is shorter than six characters', () => {
    expect(createRedactor(['', 'a', '12345']).redact('a 12345 b')).toBe('a 12345 b');
    expect(createRedactor(['123456']).redact('a 123456 b')).toBe('a *** b');
  });

  it('masks what is added later from then on', () => {
    const redactor = createRedactor();
    expect(redactor.redact('access-token-1')).toBe('access-token-1');
    redactor.add('access-token-1', 'access-token-2');
    expect(redactor.redact('access-token-1 access-token-2')).toBe('*** ***');
    redactor.add('access-token-1');
    expect(redactor.redact('access-token-1')).toBe('***');
  });

  it('survives a secret that is not well-formed text', () => {
    const redactor = createRedactor(['broken\ud800secret']);
    expect(redactor.redact('a broken\ud800secret b')).toBe('a *** b');
  });

  it('changes nothing without secrets or text', () => {
    expect(createRedactor().redact('text')).toBe('text');
    expect(createRedactor(['secret-one']).redact('')).toBe('');
  });

  it('changes no text that holds no secret', () => {
    const redactor = createRedactor(['0123456789abcdef']);
    fc.assert(fc.property(fc.string({ maxLength: 15 }), (text) => redactor.redact(text) === text));
  });
});

describe('maskToken', () => {
  it.each<[string, string]>([
    ['', '…(0)'],
    ['a', 'a…(1)'],
    ['abcdef', 'ab…(6)'],
    ['abcdefghijkl', 'ab…(12)'],
    ['abcdefghijklmnopqrstuvwxyz', 'abcdef…wxyz(26)'],
    [`${'0'.repeat(60)}cafe`, '000000…cafe(64)'],
  ])('%j → %j', (token, masked) => expect(maskToken(token)).toBe(masked));

  it('never shows more than ten characters of a token', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,200}$/),
        (token) =>
          maskToken(token)
            .replace(/\(\d+\)$/, '')
            .replace('…', '').length <= 10,
      ),
    );
  });

  it('never shows a whole token of three characters or more', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{3,200}$/), (token) => !maskToken(token).replace('…', '').startsWith(token)));
  });
});

describe('cleanText', () => {
  it.each<[string, string, string]>([
    ['plain text stays', 'invalid token, 参数错误 👍', 'invalid token, 参数错误 👍'],
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['cursor movement', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
    ['a window title', '\u001b]0;owned\u0007text', 'text'],
    ['a link', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['a title that never ends', '\u001b]0;owned', ''],
    ['a lone escape', 'a\u001bb', 'ab'],
    ['an eight-bit escape', 'a\u009b31mb', 'a31mb'],
    ['bells and backspaces', 'a\u0007\u0008\u0000b', 'ab'],
    ['direction overrides', 'a\u202egnp.exe\u202c\u2066b\u2069', 'agnp.exeb'],
    ['zero-width marks', 'to\u200bken\ufeff', 'token'],
    ['line breaks become one blank', 'a\r\n\tb\n\nc', 'a b c'],
    ['blanks around it go', '  a  ', 'a'],
  ])('%s', (_name, dirty, clean) => expect(cleanText(dirty)).toBe(clean));

  it('leaves no control character, whatever came', () => {
    fc.assert(
      fc.property(
        fc
          .array(
            fc.oneof(
              fc.string(),
              fc.constantFrom(
                '\u001b',
                '\u001b[',
                '\u001b]',
                '\u001b\u001b[0m',
                '\u0007',
                '[31m',
                '\n',
                '\r',
                '\t',
                '\u202e',
                '\u009b',
                'm',
                ';',
                '1',
              ),
            ),
          )
          .map((parts) => parts.join('')),
        (text) => {
          // oxlint-disable-next-line no-control-regex
          expect(cleanText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
        },
      ),
    );
  });

  it('cleans a clean text no further', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  });
});

describe('rawStart', () => {
  it('shows a short answer whole', () => expect(rawStart('{"code":1}')).toBe('{"code":1}'));
  it('cuts a long one', () => expect(rawStart('x'.repeat(500))).toBe(`${'x'.repeat(200)}…`));
  it('shows exactly the limit without a mark', () => expect(rawStart('x'.repeat(200))).toBe('x'.repeat(200)));
  it('takes another limit', () => expect(rawStart('abcdef', 3)).toBe('abc…'));
  it('cleans before it cuts', () => expect(rawStart(`${'\u001b[31m'.repeat(10)}abc`, 20)).toBe('abc'));
  it('does not read a huge answer', () => expect(rawStart('x'.repeat(5_000_000))).toHaveLength(201));
  it('shows nothing for nothing', () => expect(rawStart(' \n ')).toBe(''));
});
