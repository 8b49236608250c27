import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { rules } from '../../../src/vendors/apns/rules/index.ts';
import apnsId from '../../../src/vendors/apns/rules/apns-id.ts';
import apsKeys from '../../../src/vendors/apns/rules/aps-keys.ts';
import backgroundContent from '../../../src/vendors/apns/rules/background-content.ts';
import backgroundPriority from '../../../src/vendors/apns/rules/background-priority.ts';
import broadcast from '../../../src/vendors/apns/rules/broadcast.ts';
import certificatePushType from '../../../src/vendors/apns/rules/certificate-push-type.ts';
import certificate from '../../../src/vendors/apns/rules/certificate.ts';
import clockSkew from '../../../src/vendors/apns/rules/clock-skew.ts';
import collapseId from '../../../src/vendors/apns/rules/collapse-id.ts';
import deviceToken from '../../../src/vendors/apns/rules/device-token.ts';
import environmentHost from '../../../src/vendors/apns/rules/environment-host.ts';
import expiration from '../../../src/vendors/apns/rules/expiration.ts';
import interruptionLevel from '../../../src/vendors/apns/rules/interruption-level.ts';
import keyAndTeamId from '../../../src/vendors/apns/rules/key-and-team-id.ts';
import liveActivity from '../../../src/vendors/apns/rules/live-activity.ts';
import mutableContent from '../../../src/vendors/apns/rules/mutable-content.ts';
import numberTypes from '../../../src/vendors/apns/rules/number-types.ts';
import payloadSize from '../../../src/vendors/apns/rules/payload-size.ts';
import priority from '../../../src/vendors/apns/rules/priority.ts';
import providerToken from '../../../src/vendors/apns/rules/provider-token.ts';
import pushType from '../../../src/vendors/apns/rules/push-type.ts';
import relevanceScore from '../../../src/vendors/apns/rules/relevance-score.ts';
import repeatedDevice from '../../../src/vendors/apns/rules/repeated-device.ts';
import signingKey from '../../../src/vendors/apns/rules/signing-key.ts';
import silentAlert from '../../../src/vendors/apns/rules/silent-alert.ts';
import sound from '../../../src/vendors/apns/rules/sound.ts';
import topicSuffix from '../../../src/vendors/apns/rules/topic-suffix.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { accountOf, certificateAccount, nowMs, values } from './support.ts';

const headers = (given: Record<string, unknown>, aps: Record<string, unknown> = {}, more: object = {}) => ({
  headers: given,
  payload: { aps },
  ...more,
});
const ofType = (type: string | undefined, aps: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  headers({ ...(type === undefined ? {} : { 'apns-push-type': type }), ...more }, aps);
const aps = (given: Record<string, unknown>) => headers({ 'apns-push-type': 'alert' }, given);
const day = 86_400_000;
const at = (ms: number) => ({ nowMs: ms });
const token = 'ab'.repeat(32);
const request = (url: string, authorization?: string) => ({ url, headers: authorization === undefined ? {} : { authorization } });
const jwt = (header: object, claims: object) =>
  `bearer ${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2ln`;
const wrecked = { headers: 5, payload: 'x' };

describe('every rule', () => {
  for (const rule of rules) {
    it(`${rule.id} has complete texts and an https page`, () => {
      expect(rule.docs).toMatch(/^https:\/\//);
      for (const { text, fix } of Object.values(rule.messages))
        for (const said of [text, fix]) {
          expect([said.en.endsWith('.'), said.zh.endsWith('。')], said.en).toEqual([true, true]);
          expect(placeholders(said.en)).toEqual(placeholders(said.zh));
        }
    });
    if (rule.subject === 'wire')
      it(`${rule.id} survives a wire that raw has wrecked`, () =>
        expect(() => [...rule.check({ wire: wrecked, day: '2026-11-20', nowMs } as never)]).not.toThrow());
  }
});

ruleTest(topicSuffix, {
  valid: [
    { name: 'a plain alert', wire: ofType('alert', {}, { 'apns-topic': 'com.example.app' }) },
    { name: 'a voip topic', wire: ofType('voip', {}, { 'apns-topic': 'com.example.app.voip' }) },
    { name: 'a push-to-talk topic, which begins like voip', wire: ofType('pushtotalk', {}, { 'apns-topic': 'com.example.app.voip-ptt' }) },
    { name: 'an unknown type', wire: ofType('alrt', {}, { 'apns-topic': 'x' }) },
    { name: 'no topic', wire: ofType('voip') },
    { name: 'a type named like a property of every object', wire: ofType('constructor', {}, { 'apns-topic': 'x' }) },
    { name: 'an MDM topic', wire: ofType('mdm', {}, { 'apns-topic': 'com.apple.mgmt.External.voip' }) },
  ],
  invalid: [
    {
      name: 'a Live Activity without suffix',
      wire: ofType('liveactivity', {}, { 'apns-topic': 'com.example.app' }),
      problems: [{ messageId: 'missing', path: '/headers/apns-topic', data: { suffix: '.push-type.liveactivity' }, severity: 'error' }],
    },
    {
      name: 'the suffix of another type',
      wire: ofType('voip', {}, { 'apns-topic': 'com.example.app.voip-ptt' }),
      problems: [{ messageId: 'missing', data: { suffix: '.voip' } }],
    },
    {
      name: 'an alert with a suffix',
      wire: ofType('alert', {}, { 'apns-topic': 'com.example.app.voip' }),
      problems: [{ messageId: 'superfluous', data: { suffix: '.voip' } }],
    },
  ],
});

ruleTest(backgroundPriority, {
  valid: [
    { name: 'background with 5', wire: ofType('background', {}, { 'apns-priority': '5' }) },
    { name: 'an alert with 10', wire: ofType('alert', {}, { 'apns-priority': '10' }) },
  ],
  invalid: [
    {
      name: 'background with 10',
      wire: ofType('background', {}, { 'apns-priority': '10' }),
      problems: [{ messageId: 'high', severity: 'error' }],
    },
    { name: 'background with the number 10', wire: ofType('background', {}, { 'apns-priority': 10 }), problems: [{ messageId: 'high' }] },
    {
      name: 'background without priority, which counts as 10',
      wire: ofType('background'),
      problems: [{ messageId: 'absent', severity: 'error' }],
    },
    {
      name: 'background with 1',
      wire: ofType('background', {}, { 'apns-priority': '1' }),
      problems: [{ messageId: 'low', severity: 'warn' }],
    },
  ],
});

ruleTest(backgroundContent, {
  valid: [
    { name: 'content-available alone', wire: ofType('background', { 'content-available': 1 }) },
    { name: 'an alert', wire: ofType('alert', { alert: 'x' }) },
  ],
  invalid: [
    {
      name: 'an alert in the background',
      wire: ofType('background', { 'content-available': 1, alert: 'x' }),
      problems: [{ messageId: 'visible', path: '/payload/aps/alert', severity: 'error' }],
    },
    {
      name: 'badge and sound',
      wire: ofType('background', { 'content-available': 1, badge: 0, sound: 'x' }),
      problems: [{ messageId: 'visible' }, { messageId: 'visible' }],
    },
    { name: 'no content-available', wire: ofType('background'), problems: [{ messageId: 'silent', severity: 'error' }] },
    { name: 'content-available 0', wire: ofType('background', { 'content-available': 0 }), problems: [{ messageId: 'silent' }] },
  ],
});

ruleTest(silentAlert, {
  valid: [
    { name: 'content-available with an alert', wire: ofType('alert', { 'content-available': 1, alert: 'x' }) },
    { name: 'content-available in the background', wire: ofType('background', { 'content-available': 1 }) },
  ],
  invalid: [
    {
      name: 'content-available alone as alert',
      wire: ofType('alert', { 'content-available': 1 }),
      problems: [{ messageId: 'silent', path: '/headers/apns-push-type', severity: 'warn' }],
    },
  ],
});

ruleTest(pushType, {
  valid: [{ name: 'widgets', wire: ofType('widgets') }],
  invalid: [
    { name: 'none', wire: ofType(undefined), problems: [{ messageId: 'absent', severity: 'warn' }] },
    { name: 'a misspelt one', wire: ofType('Alert'), problems: [{ messageId: 'unknown', data: { pushType: 'Alert' }, severity: 'error' }] },
    { name: 'a property of every object', wire: ofType('toString'), problems: [{ messageId: 'unknown' }] },
  ],
});

// {"aps":{"alert":""}} has 20 bytes.
const sized = (bytes: number, unit = 'a', given: Record<string, unknown> = {}) => {
  const width = Buffer.byteLength(unit);
  const room = bytes - 20;
  return headers(given, { alert: unit.repeat(Math.floor(room / width)) + 'a'.repeat(room % width) });
};
ruleTest(payloadSize, {
  valid: [
    ...(['a', '汉', '🚚'] as const).map((unit) => ({ name: `4096 bytes of ${unit}`, wire: sized(4096, unit) })),
    { name: '5120 bytes by voip', wire: sized(5120, 'a', { 'apns-push-type': 'voip' }) },
    { name: '5120 bytes to a channel', wire: sized(5120, 'a', { 'apns-channel-id': 'YQ==' }) },
  ],
  invalid: [
    ...(['a', '汉', '🚚'] as const).map((unit) => ({
      name: `4097 bytes of ${unit}`,
      wire: sized(4097, unit),
      problems: [{ messageId: 'large', data: { bytes: 4097, max: 4096 }, severity: 'error' }],
    })),
    {
      name: '5121 bytes by voip',
      wire: sized(5121, 'a', { 'apns-push-type': 'voip' }),
      problems: [{ messageId: 'large', data: { max: 5120 } }],
    },
    {
      name: '5121 bytes to a channel',
      wire: sized(5121, 'a', { 'apns-channel-id': 'YQ==' }),
      problems: [{ messageId: 'large', data: { max: 5120 } }],
    },
  ],
});

const collapse = (id: string) => headers({ 'apns-collapse-id': id });
ruleTest(collapseId, {
  valid: [
    { name: '64 letters', wire: collapse('a'.repeat(64)) },
    { name: 'none', wire: headers({}) },
  ],
  invalid: [
    {
      name: '65 letters',
      wire: collapse('a'.repeat(65)),
      problems: [{ messageId: 'long', data: { bytes: 65, max: 64 }, severity: 'error' }],
    },
    { name: '22 Chinese characters, 66 bytes', wire: collapse('汉'.repeat(22)), problems: [{ messageId: 'long', data: { bytes: 66 } }] },
    { name: '17 emoji, 68 bytes', wire: collapse('🚚'.repeat(17)), problems: [{ messageId: 'long', data: { bytes: 68 } }] },
    {
      name: '21 Chinese characters, 63 bytes, which fit but may be lost',
      wire: collapse('汉'.repeat(21)),
      problems: [{ messageId: 'characters', severity: 'warn' }],
    },
    { name: 'a line break', wire: collapse('a\nb'), problems: [{ messageId: 'characters' }] },
  ],
});

const expires = (value: unknown) => headers({ 'apns-expiration': value });
ruleTest(expiration, {
  valid: [
    { name: '0', wire: expires('0') },
    { name: 'a moment ahead', wire: expires('1795219200') },
    { name: 'none', wire: headers({}) },
    { name: 'a ttl of 30 days', wire: { expiresAfterSeconds: 30 * 86_400 } },
    { name: '10^12, the last that counts as seconds', wire: expires('1000000000000') },
  ],
  invalid: [
    { name: '1', wire: expires('1'), problems: [{ messageId: 'relative', severity: 'error' }] },
    { name: '86400, a day', wire: expires(86_400), problems: [{ messageId: 'relative', data: { value: '86400' } }] },
    { name: '10^9', wire: expires('1000000000'), problems: [{ messageId: 'relative' }] },
    { name: 'milliseconds', wire: expires('1795219200000'), problems: [{ messageId: 'milliseconds', severity: 'error' }] },
    { name: 'a date', wire: expires('2026-11-21'), problems: [{ messageId: 'malformed', severity: 'error' }] },
    { name: 'a negative number', wire: expires('-1'), problems: [{ messageId: 'malformed' }] },
    { name: '10^9 + 1, a moment of 2001', wire: expires('1000000001'), problems: [{ messageId: 'past', severity: 'warn' }] },
    {
      name: 'a ttl of more than 30 days',
      wire: { expiresAfterSeconds: 31 * 86_400 },
      problems: [{ messageId: 'capped', path: '/expiresAfterSeconds', data: { days: 31 }, severity: 'info' }],
    },
  ],
});

ruleTest(priority, {
  valid: ['10', '5', '1', 10, undefined].map((value) => ({
    name: String(value),
    wire: headers(value === undefined ? {} : { 'apns-priority': value }),
  })),
  invalid: ['0', '2', 'high', '010'].map((value) => ({
    name: value,
    wire: headers({ 'apns-priority': value }),
    problems: [{ messageId: 'unknown', data: { value }, severity: 'error' }],
  })),
});

ruleTest(apnsId, {
  valid: [
    { name: 'a UUID', wire: headers({ 'apns-id': '123e4567-e89b-12d3-a456-426614174000' }) },
    { name: 'none', wire: headers({}) },
  ],
  invalid: ['42', '123e4567e89b12d3a456426614174000', '{123e4567-e89b-12d3-a456-426614174000}'].map((id) => ({
    name: id,
    wire: headers({ 'apns-id': id }),
    problems: [{ messageId: 'malformed', severity: 'error' }],
  })),
});

ruleTest(apsKeys, {
  valid: [
    { name: 'Apple’s members with the app’s beside aps', wire: { payload: { aps: { alert: 'x', 'content-state': {} }, orderId: '1' } } },
  ],
  invalid: [
    {
      name: 'a custom member',
      wire: aps({ alert: 'x', 'order/id': '1' }),
      problems: [{ messageId: 'custom', data: { key: 'order/id' }, path: '/payload/aps/order~1id', severity: 'warn' }],
    },
  ],
});

ruleTest(mutableContent, {
  valid: [
    { name: 'an alert with it', wire: aps({ alert: 'x', 'mutable-content': 1 }) },
    { name: '0', wire: aps({ 'mutable-content': 0 }) },
  ],
  invalid: [{ name: 'it without alert', wire: aps({ 'mutable-content': 1 }), problems: [{ messageId: 'silent', severity: 'warn' }] }],
});

ruleTest(interruptionLevel, {
  valid: [
    { name: 'active', wire: aps({ 'interruption-level': 'active' }) },
    { name: 'none', wire: aps({}) },
  ],
  invalid: [
    {
      name: 'timeSensitive in Swift’s spelling',
      wire: aps({ 'interruption-level': 'timeSensitive' }),
      problems: [{ messageId: 'unknown', severity: 'error' }],
    },
    { name: 'a number', wire: aps({ 'interruption-level': 1 }), problems: [{ messageId: 'unknown' }] },
    {
      name: 'time-sensitive set by the user',
      wire: aps({ 'interruption-level': 'time-sensitive' }),
      origin: { '/payload/aps/interruption-level': 'message:/vendors/apns/interruptionLevel' },
      problems: [{ messageId: 'timeSensitive', severity: 'warn' }],
    },
    {
      name: 'time-sensitive derived from the kind',
      wire: aps({ 'interruption-level': 'time-sensitive' }),
      origin: { '/payload/aps/interruption-level': 'derived:kind' },
      problems: [{ messageId: 'derivedTimeSensitive', severity: 'info' }],
    },
    { name: 'critical', wire: aps({ 'interruption-level': 'critical' }), problems: [{ messageId: 'critical', severity: 'warn' }] },
  ],
});

ruleTest(relevanceScore, {
  valid: [0, 0.5, 1]
    .map((score) => ({ name: String(score), wire: aps({ 'relevance-score': score }) }))
    .concat([{ name: '100 of a Live Activity', wire: ofType('liveactivity', { 'relevance-score': 100 }) }]),
  invalid: [-0.01, 1.01, Number.NaN].map((score) => ({
    name: String(score),
    wire: aps({ 'relevance-score': score }),
    problems: [{ messageId: 'outside', severity: 'warn' }],
  })),
});

ruleTest(sound, {
  valid: [
    { name: 'a text', wire: aps({ sound: 'default' }) },
    { name: 'a dictionary at volume 0', wire: aps({ sound: { name: 'a.caf', volume: 0, critical: 1 } }) },
    { name: 'a dictionary at volume 1', wire: aps({ sound: { name: 'a.caf', volume: 1 } }) },
    { name: 'none', wire: aps({}) },
  ],
  invalid: [
    { name: 'no name', wire: aps({ sound: { critical: 1 } }), problems: [{ messageId: 'name', severity: 'error' }] },
    { name: 'volume 1.1', wire: aps({ sound: { name: 'a', volume: 1.1 } }), problems: [{ messageId: 'volume', severity: 'error' }] },
    { name: 'volume as text', wire: aps({ sound: { name: 'a', volume: '1' } }), problems: [{ messageId: 'volume' }] },
  ],
});

const started = {
  timestamp: 1_795_132_800,
  event: 'start',
  'attributes-type': 'Game',
  attributes: {},
  'content-state': {},
  alert: { title: 'x' },
};
ruleTest(liveActivity, {
  valid: [
    { name: 'an update', wire: ofType('liveactivity', { timestamp: 1_795_132_800, event: 'update', 'content-state': {} }) },
    { name: 'a complete start', wire: ofType('liveactivity', started) },
    { name: 'an alert without timestamp', wire: ofType('alert', {}) },
  ],
  invalid: [
    {
      name: 'no timestamp and no event',
      wire: ofType('liveactivity', {}),
      problems: [
        { messageId: 'missing', data: { key: 'timestamp' }, severity: 'error' },
        { messageId: 'missing', data: { key: 'event' } },
      ],
    },
    {
      name: 'an unknown event',
      wire: ofType('liveactivity', { timestamp: 1, event: 'stop' }),
      problems: [{ messageId: 'event', severity: 'error' }],
    },
    ...(['attributes-type', 'attributes', 'content-state', 'alert'] as const).map((key) => ({
      name: `a start without ${key}`,
      wire: ofType('liveactivity', { ...started, [key]: undefined }),
      problems: [{ messageId: 'start', data: { key }, severity: 'error' }],
    })),
    {
      name: 'milliseconds',
      wire: ofType('liveactivity', { ...started, timestamp: 1_795_132_800_000 }),
      problems: [{ messageId: 'milliseconds', path: '/payload/aps/timestamp', severity: 'error' }],
    },
  ],
});

ruleTest(certificatePushType, {
  valid: [
    { name: 'anything with a key', wire: ofType('liveactivity'), account: accountOf() },
    {
      name: 'a listed topic with a certificate',
      wire: ofType('voip', {}, { 'apns-topic': 'com.example.app.voip' }),
      account: certificateAccount(),
    },
    {
      name: 'an alert with a certificate of one topic',
      wire: ofType('alert', {}, { 'apns-topic': 'com.example.app' }),
      account: certificateAccount({ topics: [] }),
    },
    { name: 'no account', wire: ofType('location') },
  ],
  invalid: [
    {
      name: 'a Live Activity with a certificate',
      wire: ofType('liveactivity'),
      account: certificateAccount(),
      problems: [{ messageId: 'keyOnly', severity: 'error' }],
    },
    {
      name: 'a location push with a certificate',
      wire: ofType('location'),
      account: certificateAccount(),
      problems: [{ messageId: 'keyOnly' }],
    },
    { name: 'MDM with a key', wire: ofType('mdm'), account: accountOf(), problems: [{ messageId: 'certificateOnly', severity: 'error' }] },
    {
      name: 'a topic the certificate does not list',
      wire: ofType('pushtotalk', {}, { 'apns-topic': 'com.example.app.voip-ptt' }),
      account: certificateAccount(),
      problems: [{ messageId: 'unlisted', path: '/headers/apns-topic', severity: 'warn' }],
    },
  ],
});

ruleTest(keyAndTeamId, {
  valid: [
    { name: 'proper ids', account: accountOf() },
    { name: 'the file of the same name', account: accountOf({ ...values, keyPath: '/k/AuthKey_ABC123DEFG.p8' }) },
    { name: 'a second download', account: accountOf({ ...values, keyPath: 'AuthKey_ABC123DEFG (1).p8' }) },
    { name: 'a file of another name', account: accountOf({ ...values, keyPath: '/k/push.p8' }) },
    { name: 'a certificate', account: certificateAccount() },
  ],
  invalid: [
    {
      name: '9 characters',
      account: accountOf({ ...values, keyId: 'ABC123DEF' }),
      problems: [{ messageId: 'shape', path: '/keyId', severity: 'error' }],
    },
    {
      name: '11 characters',
      account: accountOf({ ...values, teamId: 'DEF123GHIJK' }),
      problems: [{ messageId: 'shape', path: '/teamId' }],
    },
    {
      name: 'twice the same',
      account: accountOf({ ...values, teamId: values['keyId'] }),
      problems: [{ messageId: 'identical', severity: 'error' }],
    },
    {
      name: 'the file of another key',
      account: accountOf({ ...values, keyPath: '/k/AuthKey_ZZZ123DEFG.p8' }),
      problems: [{ messageId: 'file', data: { inName: 'ZZZ123DEFG', configured: 'ABC123DEFG' }, severity: 'error' }],
    },
    {
      name: 'Key ID and Team ID swapped',
      account: accountOf({ ...values, keyId: 'DEF123GHIJ', teamId: 'ABC123DEFG', keyPath: 'AuthKey_ABC123DEFG.p8' }),
      problems: [{ messageId: 'swapped', severity: 'error' }],
    },
  ],
});

const withKeyText = (key: string) => ({ ...accountOf(), credential: { ...accountOf().credential, key } });
ruleTest(signingKey, {
  valid: [
    { name: 'a .p8', account: accountOf() },
    { name: 'a certificate', account: certificateAccount() },
  ],
  invalid: [
    {
      name: 'SEC 1',
      account: withKeyText('-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----'),
      problems: [{ messageId: 'unfit', data: { problem: 'key-not-pkcs8' }, severity: 'error' }],
    },
    { name: 'no PEM', account: withKeyText('MIGH'), problems: [{ messageId: 'unfit', data: { problem: 'key-not-pem' } }] },
  ],
});

ruleTest(certificate, {
  valid: [
    { name: 'a valid one', account: certificateAccount(), ...at(nowMs) },
    { name: '30 days before the end', account: certificateAccount({ notAfterMs: nowMs + 30 * day }), ...at(nowMs) },
    {
      name: 'a VoIP certificate of the app',
      account: certificateAccount({ subjectUid: 'com.example.app.voip', topics: [] }),
      ...at(nowMs),
    },
    { name: 'one that lists the app', account: certificateAccount({ subjectUid: 'com.example.other' }), ...at(nowMs) },
    { name: 'one that does not say its environment', account: certificateAccount({ environments: [] }), ...at(nowMs) },
    { name: 'a key', account: accountOf() },
  ],
  invalid: [
    {
      name: 'at the end',
      account: certificateAccount({ notAfterMs: nowMs }),
      ...at(nowMs),
      problems: [{ messageId: 'expired', data: { date: '2026-11-20' }, severity: 'error' }],
    },
    {
      name: 'one millisecond under 30 days',
      account: certificateAccount({ notAfterMs: nowMs + 30 * day - 1 }),
      ...at(nowMs),
      problems: [{ messageId: 'expiring', data: { days: 29 }, severity: 'warn' }],
    },
    {
      name: 'before the begin',
      account: certificateAccount({ notBeforeMs: nowMs + 1 }),
      ...at(nowMs),
      problems: [{ messageId: 'notYet', severity: 'error' }],
    },
    {
      name: 'the certificate of another app',
      account: certificateAccount({ subjectUid: 'com.example.other', topics: [] }),
      ...at(nowMs),
      problems: [{ messageId: 'otherApp', data: { uid: 'com.example.other' }, severity: 'error' }],
    },
    {
      name: 'a development certificate on production',
      account: certificateAccount({ environments: ['sandbox'] }),
      ...at(nowMs),
      problems: [{ messageId: 'environment', data: { environment: 'production' }, severity: 'error' }],
    },
  ],
});

ruleTest(deviceToken, {
  valid: [
    { name: '64 digits', request: request(`https://api.push.apple.com/3/device/${token}`), wire: {} },
    { name: 'a long token', request: request(`https://api.push.apple.com/3/device/${token}${token}`), wire: {} },
    { name: 'a broadcast', request: request('https://api.push.apple.com/4/broadcasts/apps/com.example.app'), wire: {} },
  ],
  invalid: [
    {
      name: '62 digits',
      request: request(`https://api.push.apple.com/3/device/${token.slice(2)}`),
      wire: {},
      problems: [{ messageId: 'short', data: { length: 62 }, severity: 'warn' }],
    },
    {
      name: '63 digits',
      request: request(`https://api.push.apple.com/3/device/${token.slice(1)}`),
      wire: {},
      problems: [{ messageId: 'notHex', severity: 'warn' }],
    },
    {
      name: 'brackets and blanks',
      request: request('https://api.push.apple.com/3/device/%3Cc639%2063fd%3E'),
      wire: {},
      problems: [{ messageId: 'notHex' }],
    },
    {
      name: 'an FCM token',
      request: request('https://api.push.apple.com/3/device/abc%3AAPA91b'),
      wire: {},
      problems: [{ messageId: 'notHex' }],
    },
    { name: 'no token', request: request('https://api.push.apple.com/3/device/'), wire: {}, problems: [{ messageId: 'notHex' }] },
    { name: 'a broken escape', request: request('https://api.push.apple.com/3/device/%zz'), wire: {}, problems: [{ messageId: 'notHex' }] },
  ],
});

ruleTest(environmentHost, {
  valid: [
    { name: 'no override', account: accountOf() },
    { name: 'an emulator', account: accountOf({ ...values, endpoints: { all: 'http://127.0.0.1:8080' } }) },
    { name: 'the other port of the right host', account: accountOf({ ...values, endpoints: { send: 'https://api.push.apple.com:2197' } }) },
    {
      name: 'the old name of the sandbox',
      account: accountOf({ ...values, environment: 'sandbox', endpoints: { send: 'https://api.development.push.apple.com' } }),
    },
    { name: 'no URL', account: accountOf({ ...values, endpoints: { send: 'x' } }) },
  ],
  invalid: [
    {
      name: 'the sandbox host in production',
      account: accountOf({ ...values, endpoints: { send: 'https://api.sandbox.push.apple.com' } }),
      problems: [{ messageId: 'mismatch', path: '/endpoints/send', data: { belongs: 'sandbox' }, severity: 'warn' }],
    },
    {
      name: 'the production host in the sandbox',
      account: accountOf({ ...values, environment: 'sandbox', endpoints: { all: 'https://api.push.apple.com:443' } }),
      problems: [{ messageId: 'mismatch' }],
    },
  ],
});

const iat = nowMs / 1000;
const bearer = (age: number, more: object = {}) =>
  request('u', jwt({ alg: 'ES256', kid: 'ABC123DEFG' }, { iss: 'DEF123GHIJ', iat: iat - age, ...more }));
ruleTest(providerToken, {
  valid: [
    { name: 'a token of 60 minutes', request: bearer(3600), account: accountOf(), wire: {}, ...at(nowMs) },
    { name: 'a token 60 seconds ahead', request: bearer(-60), account: accountOf(), wire: {}, ...at(nowMs) },
    { name: 'no token', request: request('u'), wire: {}, account: accountOf() },
    { name: 'a placeholder', request: request('u', 'bearer $PUSH_CHECK_APNS_ACCESS_TOKEN'), wire: {}, account: accountOf() },
    { name: 'three parts that are no JWT', request: request('u', 'bearer a.b.c'), wire: {}, account: accountOf() },
    { name: 'no account', request: bearer(0, { iss: 'other' }), wire: {}, ...at(nowMs) },
  ],
  invalid: [
    {
      name: 'a token of 60 minutes and a second',
      request: bearer(3601),
      account: accountOf(),
      wire: {},
      ...at(nowMs),
      problems: [{ messageId: 'old', data: { minutes: 60 }, severity: 'warn' }],
    },
    {
      name: 'a token 61 seconds ahead',
      request: bearer(-61),
      account: accountOf(),
      wire: {},
      ...at(nowMs),
      problems: [{ messageId: 'future', data: { seconds: 61 }, severity: 'warn' }],
    },
    {
      name: 'iat in milliseconds',
      request: bearer(0, { iat: nowMs }),
      account: accountOf(),
      wire: {},
      ...at(nowMs),
      problems: [{ messageId: 'future' }],
    },
    {
      name: 'the token of another team',
      request: bearer(0, { iss: 'ZZZ123GHIJ' }),
      account: accountOf(),
      wire: {},
      ...at(nowMs),
      problems: [{ messageId: 'foreign', data: { claim: 'iss' }, severity: 'warn' }],
    },
    {
      name: 'kid and iss swapped',
      request: request('u', jwt({ kid: 'DEF123GHIJ' }, { iss: 'ABC123DEFG', iat })),
      account: accountOf(),
      wire: {},
      ...at(nowMs),
      problems: [
        { messageId: 'foreign', data: { claim: 'kid' } },
        { messageId: 'foreign', data: { claim: 'iss' } },
      ],
    },
  ],
});

const response = (date: string | undefined, receivedAtMs: number) => ({
  endpoint: 'send',
  status: 200,
  headers: date === undefined ? {} : { date },
  body: '',
  receivedAtMs,
  mode: 'send',
});
ruleTest(clockSkew, {
  valid: [
    { name: '60 seconds', response: response(new Date(nowMs).toUTCString(), nowMs + 60_000) },
    { name: 'no date', response: response(undefined, nowMs) },
    { name: 'a date that is none', response: response('soon', nowMs) },
  ],
  invalid: [
    {
      name: '61 seconds ahead',
      response: response(new Date(nowMs).toUTCString(), nowMs + 61_000),
      problems: [{ messageId: 'skewed', data: { seconds: 61 }, severity: 'warn' }],
    },
    {
      name: 'an hour behind',
      response: response(new Date(nowMs).toUTCString(), nowMs - 3_600_000),
      problems: [{ messageId: 'skewed', data: { seconds: 3600 } }],
    },
  ],
});

const toChannel = (more: Record<string, unknown> = {}, wire: object = {}) =>
  headers({ 'apns-channel-id': 'YQ==', 'apns-push-type': 'liveactivity', ...more }, {}, wire);
ruleTest(broadcast, {
  valid: [
    { name: 'a broadcast without lifetime', wire: toChannel(), account: accountOf() },
    { name: 'a broadcast that is not stored', wire: toChannel({ 'apns-expiration': '0' }), account: accountOf() },
    {
      name: 'a device push',
      wire: headers({ 'apns-topic': 'com.example.app' }),
      account: accountOf({ ...values, bundleId: 'com.example.app.voip' }),
    },
  ],
  invalid: [
    {
      name: 'a bundle id with suffix',
      wire: toChannel(),
      account: accountOf({ ...values, bundleId: 'com.example.app.push-type.liveactivity' }),
      problems: [{ messageId: 'suffix', data: { suffix: '.push-type.liveactivity' }, severity: 'error' }],
    },
    { name: 'a topic', wire: toChannel({ 'apns-topic': 'com.example.app' }), problems: [{ messageId: 'topic', severity: 'warn' }] },
    { name: 'an alert', wire: toChannel({ 'apns-push-type': 'alert' }), problems: [{ messageId: 'pushType', severity: 'error' }] },
    {
      name: 'a moment',
      wire: toChannel({ 'apns-expiration': '1795219200' }),
      problems: [{ messageId: 'stored', path: '/headers/apns-expiration', severity: 'info' }],
    },
    { name: 'a ttl', wire: toChannel({}, { expiresAfterSeconds: 60 }), problems: [{ messageId: 'stored', path: '/expiresAfterSeconds' }] },
  ],
});

ruleTest(numberTypes, {
  valid: [
    { name: 'numbers', wire: aps({ badge: 0, 'content-available': 1, 'mutable-content': 1 }) },
    { name: 'nothing', wire: aps({}) },
  ],
  invalid: [
    {
      name: 'a badge in quotation marks',
      wire: aps({ badge: '3' }),
      problems: [{ messageId: 'badge', data: { type: 'string' }, severity: 'warn' }],
    },
    {
      name: 'true',
      wire: aps({ 'content-available': true, 'mutable-content': true }),
      problems: [
        { messageId: 'flag', data: { key: 'content-available' }, severity: 'warn' },
        { messageId: 'flag', data: { key: 'mutable-content' } },
      ],
    },
  ],
});

ruleTest(repeatedDevice, {
  valid: [{ name: 'different devices', batch: { targets: ['aa', 'bb'] } }],
  invalid: [
    {
      name: 'one device three times, once in capitals',
      batch: { targets: ['aa', 'bb', 'AA', 'aa'] },
      problems: [{ messageId: 'repeated', data: { count: 2, total: 4 }, severity: 'warn' }],
    },
  ],
});
