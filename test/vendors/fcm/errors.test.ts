import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { statusOfClass } from '../../../src/core/status.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/fcm/errors.ts';

const { entries } = catalogue;

describe('fcm catalogue', () => {
  it('has every key once', () => {
    const keys = entries.flatMap((entry) =>
      endpointsOf(entry).flatMap((endpoint) =>
        [entry.code, ...(entry.aliases ?? [])].map((code) => `${endpoint} ${code} ${entry.subCode ?? ''}`),
      ),
    );
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  it('has texts in both languages that end with a full stop and share their placeholders', () => {
    for (const entry of entries)
      for (const text of [entry.title, entry.cause, entry.fix]) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
        expect(placeholders(text.zh)).toEqual(placeholders(text.en));
      }
  });

  it('cites https sources only', () => {
    for (const source of [catalogue.docs, ...entries.flatMap(({ source }) => source ?? [])]) expect(source).toMatch(/^https:\/\//);
  });

  it('lets the engine retry only 429 and 503, never an internal error', () => {
    expect(entries.filter(({ notTaken }) => notTaken).map((entry) => `${endpointsOf(entry).join('+')} ${entry.code}`)).toEqual([
      'send QUOTA_EXCEEDED',
      'send UNAVAILABLE',
      'topic+iid RESOURCE_EXHAUSTED',
    ]);
    for (const entry of entries) if (entry.httpStatus === 500 || entry.code.startsWith('INTERNAL')) expect(entry.notTaken).toBeUndefined();
  });

  it('authorises again only where a fresh access token cures it', () =>
    expect(entries.filter(({ reauthorise }) => reauthorise).map(({ code, subCode }) => `${code} ${subCode ?? ''}`)).toEqual([
      'UNAUTHENTICATED ',
      'UNAUTHENTICATED expired',
      'UNAUTHENTICATED type',
    ]));

  const rows: [string, string, string | undefined, string, string][] = [
    ['send', 'INVALID_ARGUMENT', 'token', 'token', 'invalid-token'],
    ['send', 'INVALID_ARGUMENT', 'package', 'app-state', 'rejected'],
    ['send', 'INVALID_ARGUMENT', undefined, 'payload', 'rejected'],
    ['send', 'INVALID_ARGUMENT', 'generic', 'payload', 'rejected'],
    ['send', 'SENDER_ID_MISMATCH', undefined, 'permission', 'invalid-token'],
    ['send', 'PERMISSION_DENIED', 'scope', 'credential', 'unauthorized'],
    ['send', 'UNREGISTERED', undefined, 'token', 'invalid-token'],
    ['send', 'NOT_FOUND', 'project', 'credential', 'unauthorized'],
    ['send', 'APNS_AUTH_ERROR', undefined, 'credential', 'unauthorized'],
    ['send', 'RESOURCE_EXHAUSTED', undefined, 'quota', 'throttled'],
    ['auth', 'invalid_grant', 'clock', 'clock', 'unauthorized'],
    ['auth', 'invalid_grant', 'something new', 'credential', 'unauthorized'],
    ['iid', 'NOT_FOUND', undefined, 'token', 'invalid-token'],
    ['topic', 'NOT_FOUND', undefined, 'token', 'rejected'],
    ['sdk', 'messaging/registration-token-not-registered', undefined, 'token', 'invalid-token'],
    ['sdk', 'registration-token-not-registered', undefined, 'token', 'invalid-token'],
  ];
  for (const [endpoint, code, subCode, wantClass, status] of rows)
    it(`README quirk, one code means different things by endpoint: ${endpoint} ${code} ${subCode ?? ''} is ${status}`, () => {
      const entry = findEntry(catalogue, endpoint, code, subCode)!;
      expect(entry.class).toBe(wantClass);
      expect(entry.status ?? statusOfClass[entry.class]).toBe(status);
    });

  const referenceCodes: Record<string, string[]> = {
    auth: [
      'invalid_grant',
      'invalid_request',
      'unsupported_grant_type',
      'invalid_scope',
      'unauthorized_client',
      'invalid_client',
      'internal_failure',
    ],
    send: [
      'UNSPECIFIED_ERROR',
      'INVALID_ARGUMENT',
      'UNAUTHENTICATED',
      'THIRD_PARTY_AUTH_ERROR',
      'APNS_AUTH_ERROR',
      'SENDER_ID_MISMATCH',
      'PERMISSION_DENIED',
      'UNREGISTERED',
      'NOT_FOUND',
      'QUOTA_EXCEEDED',
      'RESOURCE_EXHAUSTED',
      'INTERNAL',
      'UNAVAILABLE',
    ],
    iid: [
      'NOT_FOUND',
      'INVALID_ARGUMENT',
      'TOO_MANY_TOPICS',
      'RESOURCE_EXHAUSTED',
      'PERMISSION_DENIED',
      'INTERNAL',
      'DEADLINE_EXCEEDED',
      'UNKNOWN',
      'InvalidToken',
      'No information found about this instance id.',
      'Internal Server Error',
    ],
    topic: ['ALREADY_EXISTS', 'NOT_FOUND', 'INVALID_ARGUMENT', 'TOO_MANY_TOPICS', 'RESOURCE_EXHAUSTED'],
    sdk: [
      ...[
        'invalid-argument',
        'registration-token-not-registered',
        'installation-id-not-registered',
        'mismatched-credential',
        'third-party-auth-error',
        'message-rate-exceeded',
        'topics-subscription-rate-exceeded',
        'server-unavailable',
        'internal-error',
        'unknown-error',
        'authentication-error',
        'invalid-registration-token',
        'too-many-topics',
        'device-message-rate-exceeded',
        'topics-message-rate-exceeded',
        'payload-size-limit-exceeded',
        'invalid-data-payload-key',
        'invalid-package-name',
        'invalid-recipient',
        'invalid-options',
      ].map((name) => `messaging/${name}`),
      'app/invalid-credential',
    ],
  };
  for (const [endpoint, codes] of Object.entries(referenceCodes))
    it(`knows every code of the reference at ${endpoint}`, () => {
      for (const code of codes) expect(findEntry(catalogue, endpoint, code), code).toBeDefined();
    });
});
