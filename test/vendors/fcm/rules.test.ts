import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { severityOn } from '../../../src/core/rule.ts';
import { placeholders } from '../../../src/core/text.ts';
import { toWire } from '../../../src/vendors/fcm/message.ts';
import { rules } from '../../../src/vendors/fcm/rules/index.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { accountWith, fid, nowMs, token } from './support.ts';

const rule = (name: string): Rule => rules.find((candidate) => candidate.name === name)!;
const message = (content: object) => ({ message: content });
const shown = { notification: { title: 'Hi' } };
const android = (notification: object) => message({ android: { notification } });
const remote = (notification: object) => message({ android_v2: { remote_notification: { notification } } });

ruleTest(rule('one-target'), {
  valid: [
    { name: 'no target, which the engine adds', wire: message(shown) },
    { name: 'a topic', wire: message({ topic: 'news' }) },
    { name: 'no message at all', wire: {} },
  ],
  invalid: [
    {
      name: 'a token and a topic',
      wire: message({ token, topic: 'news' }),
      problems: [{ messageId: 'several', path: '/message/topic', data: { count: 2 }, severity: 'error' }],
    },
    { name: 'an empty topic', wire: message({ topic: '' }), problems: [{ messageId: 'empty', path: '/message/topic', severity: 'error' }] },
  ],
});

ruleTest(rule('android-or-v2'), {
  valid: [
    { name: 'android alone', wire: message({ android: {} }) },
    { name: 'android_v2 alone', wire: message({ android_v2: {} }) },
  ],
  invalid: [
    {
      name: 'both',
      wire: message({ android: {}, android_v2: {} }),
      problems: [{ messageId: 'both', path: '/message/android_v2', severity: 'error' }],
    },
  ],
});

ruleTest(rule('token-deprecated'), {
  valid: [
    { name: 'a FID as target', wire: message(shown), target: fid },
    { name: 'a topic', wire: message({ topic: 'news' }), target: token },
    { name: 'no known target', wire: message(shown) },
  ],
  invalid: [
    {
      name: 'README quirk: message.token',
      wire: message({ token }),
      problems: [{ messageId: 'field', path: '/message/token', severity: 'warn' }],
    },
    { name: 'a registration token as target', wire: message(shown), target: token, problems: [{ messageId: 'target', severity: 'info' }] },
  ],
});

ruleTest(rule('string-values'), {
  valid: [{ name: 'strings', wire: message({ data: { a: '1' }, apns: { headers: { 'apns-priority': '5' } } }) }],
  invalid: [
    {
      name: 'a number',
      wire: message({ data: { 'a/b': 1 } }),
      problems: [{ messageId: 'notString', path: '/message/data/a~1b', data: { type: 'number' }, severity: 'error' }],
    },
    {
      name: 'null in android.data',
      wire: message({ android: { data: { a: null } } }),
      problems: [{ messageId: 'notString', path: '/message/android/data/a' }],
    },
    {
      name: 'an object in webpush.data',
      wire: message({ webpush: { data: { a: {} } } }),
      problems: [{ messageId: 'notString', path: '/message/webpush/data/a' }],
    },
    {
      name: 'a number in apns.headers',
      wire: message({ apns: { headers: { 'apns-priority': 5 } } }),
      problems: [{ messageId: 'notString' }],
    },
    {
      name: 'a boolean in webpush.headers',
      wire: message({ webpush: { headers: { TTL: true } } }),
      problems: [{ messageId: 'notString' }],
    },
  ],
});

ruleTest(rule('reserved-data-key'), {
  valid: [
    { name: 'other keys', wire: message({ data: { From: '1', fromUser: '2', my_google: '3', 消息: '4', '😀': '5' } }) },
    { name: 'web push data', wire: message({ webpush: { data: { from: 'x' } } }) },
  ],
  invalid: [
    {
      name: 'from',
      wire: message({ data: { from: '1' } }),
      problems: [{ messageId: 'reserved', path: '/message/data/from', severity: 'error' }],
    },
    {
      name: 'message_type',
      wire: message({ android: { data: { message_type: '1' } } }),
      problems: [{ messageId: 'reserved', path: '/message/android/data/message_type' }],
    },
    { name: 'google.x', wire: message({ data: { 'google.x': '1' } }), problems: [{ messageId: 'reserved' }] },
    { name: 'gcm.notification.x', wire: message({ data: { 'gcm.notification.x': '1' } }), problems: [{ messageId: 'reserved' }] },
    { name: 'gcm without a dot', wire: message({ android_v2: { data: { gcmx: '1' } } }), problems: [{ messageId: 'reserved' }] },
    {
      name: 'notification, which one source names',
      wire: message({ data: { notification: '1' } }),
      problems: [{ messageId: 'doubtful', severity: 'warn' }],
    },
  ],
});

ruleTest(rule('topic-name'), {
  valid: [
    { name: 'every allowed character', wire: message({ topic: 'aZ0-_.~%' }) },
    { name: '900 characters', wire: message({ topic: 'x'.repeat(900) }) },
    { name: 'no topic', wire: message(shown) },
  ],
  invalid: [
    {
      name: '/topics/ in front',
      wire: message({ topic: '/topics/news' }),
      problems: [{ messageId: 'prefix', data: { name: 'news' }, severity: 'error' }],
    },
    { name: 'a Chinese name', wire: message({ topic: '新闻' }), problems: [{ messageId: 'characters' }] },
    { name: 'an emoji', wire: message({ topic: 'a😀' }), problems: [{ messageId: 'characters' }] },
    { name: 'a blank', wire: message({ topic: 'a b' }), problems: [{ messageId: 'characters' }] },
    {
      name: '901 characters',
      wire: message({ topic: 'x'.repeat(901) }),
      problems: [{ messageId: 'length', data: { length: 901, max: 900 } }],
    },
  ],
});

const condition = (count: number) => Array.from({ length: count }, (_, index) => `'t${index}' in topics`).join(' || ');
ruleTest(rule('condition-topics'), {
  valid: [
    { name: 'five topics', wire: message({ condition: condition(5) }) },
    { name: 'double quotes and brackets', wire: message({ condition: '"a" in topics && ("b" in topics)' }) },
  ],
  invalid: [
    {
      name: 'six topics',
      wire: message({ condition: condition(6) }),
      problems: [{ messageId: 'tooMany', data: { count: 6 }, severity: 'error' }],
    },
    {
      name: 'a bare topic',
      wire: message({ condition: 'news' }),
      problems: [{ messageId: 'noTopic', path: '/message/condition', severity: 'error' }],
    },
  ],
});

ruleTest(rule('ttl-format'), {
  valid: [
    { name: 'four weeks', wire: message({ android: { ttl: '2419200s' } }) },
    { name: 'zero', wire: message({ android_v2: { ttl: '0s' } }) },
    { name: 'nine decimals', wire: message({ android: { ttl: '1.123456789s' } }) },
    { name: 'no ttl', wire: message(shown) },
  ],
  invalid: [
    {
      name: 'no s',
      wire: message({ android: { ttl: '3600' } }),
      problems: [{ messageId: 'format', path: '/message/android/ttl', severity: 'error' }],
    },
    { name: 'a number', wire: message({ android: { ttl: 3600 } }), problems: [{ messageId: 'format' }] },
    { name: 'hours', wire: message({ android_v2: { ttl: '1h' } }), problems: [{ messageId: 'format', path: '/message/android_v2/ttl' }] },
    { name: 'a negative value', wire: message({ android: { ttl: '-1s' } }), problems: [{ messageId: 'format' }] },
    { name: 'ten decimals', wire: message({ android: { ttl: '1.1234567891s' } }), problems: [{ messageId: 'format' }] },
    {
      name: 'four weeks and a second',
      wire: message({ android: { ttl: '2419201s' } }),
      problems: [{ messageId: 'range', data: { seconds: 2_419_201 }, severity: 'error' }],
    },
  ],
});

ruleTest(rule('ttl-zero'), {
  valid: [
    { name: 'a second', wire: message({ android: { ttl: '1s' } }) },
    { name: 'another form', wire: message({ android: { ttl: '0' } }) },
  ],
  invalid: [
    {
      name: '0s',
      wire: message({ android: { ttl: '0s' } }),
      problems: [{ messageId: 'zero', path: '/message/android/ttl', severity: 'warn' }],
    },
    { name: 'a value that is rounded down to zero', wire: message({ android_v2: { ttl: '0.9s' } }), problems: [{ messageId: 'zero' }] },
  ],
});

// Key `k` and value together.
const data = (bytes: number, unit = 'x') => ({ data: { k: unit.repeat((bytes - 1) / Buffer.byteLength(unit)) } });
ruleTest(rule('payload-size'), {
  valid: [
    { name: '4096 bytes', wire: message(data(4096)) },
    { name: '4096 bytes in Chinese', wire: message(data(4096, '消')) },
    { name: '4093 bytes in emoji', wire: message(data(4093, '😀')) },
    { name: 'a topic of 2048 bytes', wire: message({ topic: 'news', ...data(2048) }) },
    { name: 'android.data in the place of data', wire: message({ ...data(5000), android: { data: { k: 'v' } } }) },
    { name: 'title and body of 4096 bytes', wire: message({ notification: { title: 'x'.repeat(87), body: 'x'.repeat(4000) } }) },
    { name: 'no message', wire: {} },
  ],
  invalid: [
    {
      name: '4097 bytes',
      wire: message(data(4097)),
      problems: [{ messageId: 'tooBig', data: { size: 4097, platform: 'Android' }, severity: 'error' }],
    },
    { name: '4099 bytes in Chinese', wire: message(data(4099, '消')), problems: [{ messageId: 'tooBig', data: { size: 4099 } }] },
    { name: '4097 bytes in emoji', wire: message(data(4097, '😀')), problems: [{ messageId: 'tooBig', data: { size: 4097 } }] },
    {
      name: 'title and body of 4097 bytes',
      wire: message({ notification: { title: 'x'.repeat(88), body: 'x'.repeat(4000) } }),
      problems: [{ messageId: 'tooBig', data: { size: 4097 } }],
    },
    {
      name: 'an APNs payload',
      wire: message({ apns: { payload: { aps: { alert: 'x'.repeat(4100) } } } }),
      problems: [{ messageId: 'tooBig', data: { platform: 'iOS' } }],
    },
    {
      name: 'a topic of 2049 bytes',
      wire: message({ topic: 'news', ...data(2049) }),
      problems: [{ messageId: 'topicTooBig', data: { size: 2049 }, severity: 'warn' }],
    },
    {
      name: 'a condition of 2049 bytes',
      wire: message({ condition: "'a' in topics", ...data(2049) }),
      problems: [{ messageId: 'topicTooBig' }],
    },
  ],
});

ruleTest(rule('data-priority'), {
  valid: [
    { name: 'a high data message', wire: message({ data: { a: '1' }, android: { priority: 'HIGH' } }), message: { kind: 'im' } },
    { name: 'lower case as the SDKs write it', wire: message({ data: { a: '1' }, android: { priority: 'high' } }) },
    { name: 'a notification', wire: message({ data: { a: '1' }, ...shown }) },
    { name: 'android_v2, which implies it', wire: message({ data: { a: '1' }, android_v2: { background_sync: {} } }) },
    { name: 'no data', wire: message({ topic: 'news' }) },
  ],
  invalid: [
    {
      name: 'a chat message of normal priority',
      wire: message({ data: { a: '1' }, android: { priority: 'NORMAL' } }),
      message: { kind: 'im' },
      problems: [{ messageId: 'urgent', severity: 'warn' }],
    },
    {
      name: 'a data message without priority',
      wire: message({ android: { data: { a: '1' } } }),
      problems: [{ messageId: 'delayed', path: '/message/android/priority', severity: 'info' }],
    },
  ],
});

ruleTest(rule('high-priority-shows'), {
  valid: [
    { name: 'a high notification', wire: message({ ...shown, android: { priority: 'HIGH' } }) },
    { name: 'a high android notification', wire: message({ android: { priority: 'HIGH', notification: { title: 'x' } } }) },
    { name: 'a normal data message', wire: message({ data: { a: '1' }, android: { priority: 'NORMAL' } }) },
  ],
  invalid: [
    {
      name: 'a high data message',
      wire: message({ data: { a: '1' }, android: { priority: 'high' } }),
      problems: [{ messageId: 'silent', path: '/message/android/priority', severity: 'warn' }],
    },
  ],
});

ruleTest(rule('background-data'), {
  valid: [
    { name: 'a data message', wire: message({ data: { a: '1' } }) },
    { name: 'android_v2', wire: message({ ...shown, android_v2: { remote_notification: {} } }) },
  ],
  invalid: [
    {
      name: 'a notification',
      wire: message(shown),
      problems: [{ messageId: 'notCalled', path: '/message/notification', severity: 'info' }],
    },
    {
      name: 'an android notification',
      wire: android({ title: 'x' }),
      problems: [{ messageId: 'notCalled', path: '/message/android/notification' }],
    },
  ],
});

ruleTest(rule('channel-missing'), {
  valid: [
    { name: 'a channel', wire: message({ ...shown, android: { notification: { channel_id: 'im' } } }) },
    { name: 'a channel of android_v2', wire: remote({ channel_id: 'im' }) },
    { name: 'a data message', wire: message({ data: { a: '1' } }) },
    { name: 'a channel by name that is resolved elsewhere', wire: message(shown), message: { channel: 'im' } },
  ],
  invalid: [
    {
      name: 'no channel',
      wire: message(shown),
      problems: [{ messageId: 'missing', path: '/message/android/notification/channel_id', severity: 'warn' }],
    },
    {
      name: 'no channel in android_v2',
      wire: remote({ title: 'x' }),
      problems: [{ messageId: 'missing', path: '/message/android_v2/remote_notification/notification/channel_id' }],
    },
  ],
});

ruleTest(rule('notification-priority'), {
  valid: [{ name: 'none', wire: android({ title: 'x' }) }],
  invalid: [
    {
      name: 'one',
      wire: android({ notification_priority: 'PRIORITY_MAX' }),
      problems: [{ messageId: 'ignored', path: '/message/android/notification/notification_priority', severity: 'info' }],
    },
  ],
});

ruleTest(rule('sound-of-channel'), {
  valid: [{ name: 'a sound for iOS only', wire: message({ ...shown, apns: { payload: { aps: { sound: 'x' } } } }) }],
  invalid: [
    {
      name: 'a sound',
      wire: android({ sound: 'default' }),
      problems: [{ messageId: 'ignored', path: '/message/android/notification/sound', severity: 'warn' }],
    },
    {
      name: 'a sound of android_v2',
      wire: remote({ sound: 'x' }),
      problems: [{ messageId: 'ignored', path: '/message/android_v2/remote_notification/notification/sound' }],
    },
  ],
});

const light = { color: { red: 1 }, light_on_duration: '1s', light_off_duration: '1s' };
ruleTest(rule('android-notification-format'), {
  valid: [
    {
      name: 'all in form',
      wire: android({ color: '#0066cC', light_settings: light, title_loc_key: 'k', title_loc_args: ['a'], body_loc_key: 'k' }),
    },
    { name: 'nothing', wire: message(shown) },
  ],
  invalid: [
    {
      name: 'a colour by name',
      wire: android({ color: 'red' }),
      problems: [{ messageId: 'color', path: '/message/android/notification/color', severity: 'error' }],
    },
    { name: 'a short colour', wire: android({ color: '#06c' }), problems: [{ messageId: 'color' }] },
    {
      name: 'a colour with alpha',
      wire: remote({ color: '#ff0066cc' }),
      problems: [{ messageId: 'color', path: '/message/android_v2/remote_notification/notification/color' }],
    },
    {
      name: 'a light without its times',
      wire: android({ light_settings: { color: {} } }),
      problems: [
        { messageId: 'light', data: { missing: 'light_on_duration' } },
        { messageId: 'light', data: { missing: 'light_off_duration' } },
      ],
    },
    {
      name: 'arguments without key',
      wire: android({ body_loc_args: ['a'] }),
      problems: [{ messageId: 'locArgs', path: '/message/android/notification/body_loc_args', data: { name: 'body' } }],
    },
  ],
});

const at = (skewSeconds: number, headers: Record<string, string> = { date: 'Fri, 20 Nov 2026 00:00:00 GMT' }) => ({
  endpoint: 'auth',
  status: 200,
  headers,
  body: '',
  receivedAtMs: nowMs + skewSeconds * 1000,
  mode: 'send',
});
ruleTest(rule('clock-skew'), {
  valid: [
    { name: 'a minute', response: at(60) },
    { name: 'a minute behind', response: at(-60) },
    { name: 'no date', response: at(999, {}) },
    { name: 'a date that cannot be read', response: at(999, { date: 'x' }) },
  ],
  invalid: [
    { name: '61 seconds', response: at(61), problems: [{ messageId: 'off', data: { seconds: 61 }, severity: 'warn' }] },
    { name: 'an hour behind', response: at(-3600), problems: [{ messageId: 'off', data: { seconds: 3600 } }] },
  ],
});

const background = (headers?: object, more: object = {}) =>
  message({ ...more, apns: { ...(headers && { headers }), payload: { aps: { 'content-available': 1 } } } });
ruleTest(rule('apns-background-priority'), {
  valid: [
    { name: 'priority 5', wire: background({ 'apns-priority': '5' }) },
    { name: 'an alert beside it', wire: background({ 'apns-priority': '10' }, shown) },
    { name: 'no content-available', wire: message({ apns: { headers: { 'apns-priority': '10' }, payload: { aps: { badge: 1 } } } }) },
  ],
  invalid: [
    {
      name: 'priority 10',
      wire: background({ 'apns-priority': '10' }),
      problems: [{ messageId: 'ten', path: '/message/apns/headers/apns-priority', severity: 'error' }],
    },
    { name: 'no priority, where FCM fills in 10', wire: background(), problems: [{ messageId: 'absent', severity: 'warn' }] },
  ],
});

const link = (url: string) => message({ webpush: { fcm_options: { link: url } } });
ruleTest(rule('webpush-link'), {
  valid: [
    { name: 'https', wire: link('HTTPS://x.example') },
    { name: 'no link', wire: message(shown) },
  ],
  invalid: [
    {
      name: 'http',
      wire: link('http://x.example'),
      problems: [{ messageId: 'notHttps', path: '/message/webpush/fcm_options/link', severity: 'warn' }],
    },
  ],
});

const validated = { endpoint: 'send', status: 200, headers: {}, body: '', receivedAtMs: nowMs, mode: 'validate-only' };
ruleTest(rule('validate-only-blind'), {
  valid: [
    { name: 'a real send', response: { ...validated, mode: 'send' } },
    { name: 'the auth call', response: { ...validated, endpoint: 'auth' } },
    { name: 'a refusal', response: { ...validated, status: 400 } },
  ],
  invalid: [
    { name: 'README quirk: validate_only never asks APNs', response: validated, problems: [{ messageId: 'apns', severity: 'info' }] },
  ],
});

const restricted = (name: string) => message({ android: { restricted_package_name: name } });
ruleTest(rule('restricted-package'), {
  valid: [
    { name: 'the package of the config', wire: restricted('com.example.chat'), account: { packageName: 'com.example.chat' } },
    { name: 'no package in the config', wire: restricted('com.example.chat'), account: {} },
    { name: 'no account', wire: restricted('com.example.chat') },
  ],
  invalid: [
    {
      name: 'another package',
      wire: restricted('com.example.chat.debug'),
      account: { packageName: 'com.example.chat' },
      problems: [{ messageId: 'differs', severity: 'warn' }],
    },
  ],
});

const label = (text: string) => message({ fcm_options: { analytics_label: text } });
ruleTest(rule('analytics-label'), {
  valid: [{ name: '50 characters', wire: label('x'.repeat(50)) }],
  invalid: [
    {
      name: '51 characters',
      wire: label('x'.repeat(51)),
      problems: [{ messageId: 'form', path: '/message/fcm_options/analytics_label', severity: 'error' }],
    },
    { name: 'Chinese', wire: label('订单'), problems: [{ messageId: 'form' }] },
    {
      name: 'an emoji in apns',
      wire: message({ apns: { fcm_options: { analytics_label: '😀' } } }),
      problems: [{ messageId: 'form', path: '/message/apns/fcm_options/analytics_label' }],
    },
  ],
});

describe('fcm rules', () => {
  it('have unique ids, https docs, and whole sentences with equal placeholders', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { docs, title, messages } of rules) {
      expect(docs).toMatch(/^https:\/\//);
      for (const text of [title, ...Object.values(messages).flatMap(({ text, fix }) => [text, fix])]) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
        expect(placeholders(text.zh)).toEqual(placeholders(text.en));
      }
    }
  });

  const demo: Message = {
    kind: 'im',
    title: 'Alice',
    body: 'Are we still on for dinner at seven?',
    channel: 'im',
    data: { conversationId: '42' },
    click: { open: 'app' },
    ttlSeconds: 86_400,
    priority: 'high',
  };
  for (const day of ['2026-11-20', '2028-11-20'])
    for (const target of [token, fid])
      it(`find neither error nor warning in the demo on ${day} for ${target === fid ? 'a FID' : 'a token'}`, () => {
        const account = accountWith({
          channels: { im: { id: 'im', template: { id: 't', params: { sender: '{title}', text: '{body}' } } } },
        });
        const { wire, origin, losses, problems } = toWire(demo, account, { day });
        expect(problems).toEqual([]);
        const found = rules
          .filter(({ subject }) => subject === 'wire')
          .flatMap((each) =>
            [...each.check({ wire, message: demo, account, origin, losses, target, day, nowMs } as never)].map(
              ({ messageId }) => `${severityOn(each.messages[messageId]!.severity, day)} ${each.name}`,
            ),
          );
        expect(found.filter((text) => !text.startsWith('info'))).toEqual([]);
      });

  it('never throw on a wire of nonsense', () => {
    for (const wire of [
      {},
      { message: null },
      { message: 1 },
      { message: { android: 1, apns: 'x', data: [], notification: 3, webpush: true, topic: 5, condition: 5, fcm_options: 1 } },
      { message: { android: { ttl: {}, notification: 1, data: 1 }, apns: { payload: 1, headers: 2 } } },
    ])
      for (const each of rules.filter(({ subject }) => subject === 'wire'))
        expect(() => [...each.check({ wire, day: '2026-11-20', nowMs } as never)], `${each.name} ${JSON.stringify(wire)}`).not.toThrow();
  });
});
