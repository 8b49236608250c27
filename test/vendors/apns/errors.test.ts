import { describe, expect, it } from 'vitest';
import { endpointsOf, errorClasses, findEntry } from '../../../src/core/catalogue.ts';
import { statusOfEntry } from '../../../src/core/judge.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/apns/errors.ts';

/** Every reason of the reference (§6.1 and §6.2), by endpoint, with its HTTP status. */
const reference: [endpoint: string, status: number, codes: string][] = [
  [
    'send',
    400,
    'BadCollapseId BadDeviceToken BadExpirationDate BadMessageId BadPriority BadTopic DeviceTokenNotForTopic DuplicateHeaders IdleTimeout InvalidPushType MissingDeviceToken MissingTopic PayloadEmpty TopicDisallowed',
  ],
  [
    'send',
    403,
    'BadCertificate BadCertificateEnvironment ExpiredProviderToken Forbidden InvalidProviderToken MissingProviderToken UnrelatedKeyIdInToken BadEnvironmentKeyIdInToken BadEnvironmentKeyInToken',
  ],
  ['send', 404, 'BadPath'],
  ['send', 405, 'MethodNotAllowed'],
  ['send', 410, 'ExpiredToken Unregistered'],
  ['send', 413, 'PayloadTooLarge'],
  ['send', 429, 'TooManyProviderTokenUpdates TooManyRequests'],
  ['send', 500, 'InternalServerError'],
  ['send', 503, 'ServiceUnavailable Shutdown'],
  [
    'broadcast',
    400,
    'FeatureNotEnabled MissingChannelId BadChannelId ChannelNotRegistered MissingPushType InvalidPushType BadExpirationDate TopicDisallowed PayloadEmpty BadMessageId BadPriority',
  ],
  [
    'broadcast',
    403,
    'TopicMismatch BadCertificate BadCertificateEnvironment MissingProviderToken ExpiredProviderToken InvalidProviderToken',
  ],
  ['broadcast', 404, 'BadPath'],
  ['broadcast', 405, 'MethodNotAllowed'],
  ['broadcast', 413, 'PayloadTooLarge'],
  ['broadcast', 429, 'TooManyRequests TooManyProviderTokenUpdates'],
  ['broadcast', 500, 'InternalServerError'],
  ['broadcast', 503, 'Shutdown'],
  [
    'channels',
    400,
    'FeatureNotEnabled MissingChannelId BadChannelId ChannelNotRegistered BadRequestParams BadRequestPayload MissingPushType InvalidPushType CannotCreateChannelConfig TopicDisallowed',
  ],
  ['channels', 403, 'TopicMismatch'],
];

describe('catalogue', () => {
  for (const [endpoint, status, codes] of reference)
    it(`has every ${status} reason of ${endpoint}`, () => {
      for (const code of codes.split(' ')) expect(findEntry(catalogue, endpoint, code), code).toMatchObject({ httpStatus: status });
    });
  it('knows the reason that Apple prints with a space', () =>
    expect(findEntry(catalogue, 'channels', 'Service Unavailable')?.code).toBe('ServiceUnavailable'));
  it('knows what HTTP clients print', () => {
    for (const code of ['HPE_INVALID_CONSTANT', 'HTTPParserError', 'ERR_HTTP2_GOAWAY_SESSION', 'unable to get local issuer'])
      expect(findEntry(catalogue, 'client', code), code).toBeDefined();
  });
  it('has every key once', () => {
    const keys = catalogue.entries.flatMap((entry) =>
      endpointsOf(entry).flatMap((endpoint) =>
        [entry.code, ...(entry.aliases ?? [])].map((code) => `${endpoint} ${code} ${entry.subCode ?? ''}`),
      ),
    );
    expect(keys).toHaveLength(new Set(keys).size);
  });
  for (const entry of catalogue.entries)
    it(`explains ${endpointsOf(entry).join('+')} ${entry.code} in full sentences`, () => {
      expect(errorClasses).toContain(entry.class);
      for (const text of [entry.title, entry.cause, entry.fix]) {
        expect(text.en).toMatch(/[.”]$/);
        expect(text.zh).toMatch(/[。”]$/);
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
      expect(entry.source ?? catalogue.docs).toMatch(/^https:\/\//);
    });
  it('calls only explicit, passing refusals not taken', () => {
    expect(catalogue.entries.filter((entry) => entry.notTaken).map((entry) => entry.code)).toEqual([
      'TooManyRequests',
      'ServiceUnavailable',
      'Shutdown',
      'IdleTimeout',
    ]);
    for (const entry of catalogue.entries) if (entry.httpStatus === 500) expect(entry.notTaken).toBeUndefined();
  });
  it('renews the access token only when it is too old', () =>
    expect(catalogue.entries.filter((entry) => entry.reauthorise).map((entry) => entry.code)).toEqual(['ExpiredProviderToken']));
  for (const [code, status] of [
    ['BadDeviceToken', 'invalid-token'],
    ['DeviceTokenNotForTopic', 'invalid-token'],
    ['Unregistered', 'invalid-token'],
    ['InvalidProviderToken', 'unauthorized'],
    ['ExpiredProviderToken', 'unauthorized'],
    ['TopicDisallowed', 'unauthorized'],
    ['TooManyRequests', 'throttled'],
    ['PayloadTooLarge', 'rejected'],
    ['InternalServerError', 'unknown'],
    ['ServiceUnavailable', 'unreachable'],
  ] as const)
    it(`gives ${code} the status ${status}`, () => expect(statusOfEntry(findEntry(catalogue, 'send', code)!)).toBe(status));
});
