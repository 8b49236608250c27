import { ruleTest } from '../../../support/rule-test.ts';
import clickEffect from '../../../../src/vendors/xiaomi/rules/click-effect.ts';
import doubleEncoded from '../../../../src/vendors/xiaomi/rules/double-encoded.ts';
import intentUri from '../../../../src/vendors/xiaomi/rules/intent-uri.ts';
import jobkey from '../../../../src/vendors/xiaomi/rules/jobkey.ts';
import messageSize from '../../../../src/vendors/xiaomi/rules/message-size.ts';
import notifyId from '../../../../src/vendors/xiaomi/rules/notify-id.ts';
import ownExtras from '../../../../src/vendors/xiaomi/rules/own-extras.ts';
import passThrough from '../../../../src/vendors/xiaomi/rules/pass-through.ts';
import schedule from '../../../../src/vendors/xiaomi/rules/schedule.ts';
import soundUri from '../../../../src/vendors/xiaomi/rules/sound-uri.ts';
import testLikeText from '../../../../src/vendors/xiaomi/rules/test-like-text.ts';
import textLength from '../../../../src/vendors/xiaomi/rules/text-length.ts';
import ttl from '../../../../src/vendors/xiaomi/rules/ttl.ts';
import { account, formWith, wire } from '../support.ts';

const effect = (value: unknown, more: Record<string, unknown> = {}) => formWith({ 'extra.notify_effect': value, ...more });

ruleTest(clickEffect, {
  valid: [
    { name: '1', wire },
    { name: 'the number 1', wire: effect(1) },
    { name: '2 with an intent', wire: effect('2', { 'extra.intent_uri': 'intent:#Intent;end' }) },
    { name: '2 with a class', wire: effect('2', { 'extra.class_name': 'a.B' }) },
    { name: '3 with a page', wire: effect('3', { 'extra.web_uri': 'https://example.com' }) },
    { name: 'a pass-through message without one', wire: { pass_through: '1' } },
  ],
  invalid: [
    {
      name: 'Xiaomi: no extra.notify_effect is dead since 2024-09-30',
      wire: effect(undefined),
      problems: [{ messageId: 'missing', path: '/extra.notify_effect', severity: 'error' }],
    },
    { name: '0', wire: effect('0'), problems: [{ messageId: 'value', data: { value: '0' } }] },
    { name: '4', wire: effect(4), problems: [{ messageId: 'value' }] },
    { name: '2 alone', wire: effect('2'), problems: [{ messageId: 'noActivity', path: '/extra.intent_uri' }] },
    { name: '3 alone', wire: effect('3'), problems: [{ messageId: 'noPage', path: '/extra.web_uri' }] },
    { name: '3 with another scheme', wire: effect('3', { 'extra.web_uri': 'myapp://x' }), problems: [{ messageId: 'noPage' }] },
  ],
});

const intent = (uri: string, packageName = 'com.example.app') => ({ restricted_package_name: packageName, 'extra.intent_uri': uri });

ruleTest(intentUri, {
  valid: [
    { name: 'a component of the app', wire: intent('intent:#Intent;component=com.example.app/.Order;S.id=1;launchFlags=0x4000000;end') },
    { name: 'a deep link', wire: intent('intent://chat/42#Intent;scheme=myapp;package=com.example.app;end') },
    { name: 'one of several packages', wire: intent('intent:#Intent;component=b.c/.D;end', 'com.example.app,b.c') },
    { name: 'none', wire },
  ],
  invalid: [
    {
      name: 'a plain link',
      wire: intent('myapp://chat/42'),
      problems: [{ messageId: 'malformed', path: '/extra.intent_uri', severity: 'error' }],
    },
    { name: 'a missing end', wire: intent('intent:#Intent;component=com.example.app/.Order;'), problems: [{ messageId: 'malformed' }] },
    {
      name: 'another package',
      wire: intent('intent:#Intent;component=com.other/.Order;end'),
      problems: [{ messageId: 'otherPackage', data: { component: 'com.other', package: 'com.example.app' }, severity: 'warn' }],
    },
  ],
});

const text = (title: unknown, description: unknown = 'text') => ({ title, description });

ruleTest(textLength, {
  valid: [
    { name: '49 and 127 ASCII characters', wire: text('a'.repeat(49), 'b'.repeat(127)) },
    { name: '49 and 127 Chinese characters', wire: text('字'.repeat(49), '字'.repeat(127)) },
    { name: '49 and 127 emoji', wire: text('😀'.repeat(49), '😀'.repeat(127)) },
    { name: 'a pass-through message', wire: { pass_through: 1 } },
    { name: 'a template alone', wire: { 'extra.template_id': 'T' } },
  ],
  invalid: [
    {
      name: '50 ASCII characters',
      wire: text('a'.repeat(50)),
      problems: [{ messageId: 'titleLong', path: '/title', data: { count: 50, max: 49 }, severity: 'error' }],
    },
    { name: '50 Chinese characters', wire: text('字'.repeat(50)), problems: [{ messageId: 'titleLong', data: { count: 50 } }] },
    { name: '50 emoji', wire: text('😀'.repeat(50)), problems: [{ messageId: 'titleLong', data: { count: 50 } }] },
    {
      name: '128 characters of text',
      wire: text('a', '字'.repeat(128)),
      problems: [{ messageId: 'descriptionLong', path: '/description', data: { count: 128, max: 127 } }],
    },
    { name: 'nothing', wire: {}, problems: [{ messageId: 'titleBlank' }, { messageId: 'descriptionBlank' }] },
    { name: 'blanks', wire: text(' ', '　'), problems: [{ messageId: 'titleBlank' }, { messageId: 'descriptionBlank' }] },
    { name: 'a blank title beside a template', wire: { 'extra.template_id': 'T', title: '' }, problems: [{ messageId: 'titleBlank' }] },
  ],
});

ruleTest(passThrough, {
  valid: [
    { name: 'a notification', wire },
    { name: 'none', wire: {} },
  ],
  invalid: [
    { name: '1', wire: { pass_through: 1 }, problems: [{ messageId: 'stopped', path: '/pass_through', severity: 'error' }] },
    { name: '"1"', wire: { pass_through: '1' }, problems: [{ messageId: 'stopped' }] },
  ],
});

ruleTest(messageSize, {
  valid: [
    { name: '4096 bytes of ASCII', wire: { title: 'a', payload: 'x'.repeat(4095), registration_id: 'y'.repeat(9000) } },
    { name: '4095 bytes of Chinese', wire: { payload: '字'.repeat(1365) } },
  ],
  invalid: [
    {
      name: '4097 bytes of ASCII',
      wire: { title: 'a', payload: 'x'.repeat(4096) },
      problems: [{ messageId: 'tooLarge', path: '/payload', data: { bytes: 4097, max: 4096 } }],
    },
    { name: '4098 bytes of Chinese', wire: { payload: '字'.repeat(1366) }, problems: [{ messageId: 'tooLarge', data: { bytes: 4098 } }] },
    {
      name: '4100 bytes of emoji in extras',
      wire: { 'extra.k234': '😀'.repeat(1024) },
      problems: [{ messageId: 'tooLarge', data: { bytes: 4100 } }],
    },
  ],
});

const own = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`extra.k${index}`, 'v']));

ruleTest(ownExtras, {
  valid: [
    { name: 'ten pairs beside the vendor’s', wire: { ...wire, ...own(10) } },
    { name: '1024 characters', wire: { 'extra.key': '字'.repeat(1021) } },
  ],
  invalid: [
    {
      name: 'eleven pairs',
      wire: own(11),
      problems: [{ messageId: 'tooMany', path: '/extra.k0', data: { count: 11, max: 10 }, severity: 'error' }],
    },
    {
      name: '1025 characters',
      wire: { 'extra.key': '字'.repeat(1022) },
      problems: [{ messageId: 'tooLong', path: '/extra.key', data: { count: 1025, max: 1024 } }],
    },
  ],
});

ruleTest(doubleEncoded, {
  valid: [
    { name: 'JSON', wire },
    { name: 'text with a percent sign', wire: { payload: '100% sure' } },
    { name: 'none', wire: {} },
  ],
  invalid: [
    {
      name: 'a payload encoded twice',
      wire: { payload: '%7B%22orderId%22%3A1024%7D' },
      problems: [{ messageId: 'encoded', path: '/payload', severity: 'warn' }],
    },
  ],
});

ruleTest(testLikeText, {
  valid: [
    { name: 'a real text', wire },
    { name: 'a sentence with the word', wire: text('Test results are in', '测试结果已出') },
  ],
  invalid: [
    { name: 'test', wire: text('Test', 'real'), problems: [{ messageId: 'trivial', path: '/title', severity: 'warn' }] },
    {
      name: '测试 and digits',
      wire: text('测试测试', '12345'),
      problems: [
        { messageId: 'trivial', path: '/title' },
        { messageId: 'trivial', path: '/description' },
      ],
    },
  ],
});

const onPublic = (time_to_live: unknown) => ({ time_to_live, 'extra.channel_id': '104552' });

ruleTest(ttl, {
  valid: [
    { name: '1 day on a public channel', wire: onPublic(86_400_000), account },
    { name: '10 days on a private channel', wire: formWith({ time_to_live: 864_000_000 }), account },
    { name: 'one minute', wire: { time_to_live: '60000' } },
    { name: 'none', wire: {} },
  ],
  invalid: [
    {
      name: 'more than 1 day on a public channel',
      wire: onPublic(86_400_001),
      account,
      problems: [{ messageId: 'public', path: '/time_to_live', data: { ttl: 86_400_001, max: 86_400_000 }, severity: 'warn' }],
    },
    { name: 'more than 10 days', wire: { time_to_live: 864_000_001 }, problems: [{ messageId: 'private', data: { max: 864_000_000 } }] },
    {
      name: 'Xiaomi: TTL in ms, so a day in seconds',
      wire: { time_to_live: 86_4 },
      problems: [{ messageId: 'seconds', data: { ttl: 864 }, severity: 'warn' }],
    },
    { name: 'just below a minute', wire: { time_to_live: 59_999 }, problems: [{ messageId: 'seconds' }] },
  ],
});

const nowMs = 1_795_147_200_000;

ruleTest(schedule, {
  valid: [
    { name: 'none', wire, nowMs },
    { name: 'now', wire: { time_to_send: nowMs }, nowMs },
    { name: '7 days ahead', wire: { time_to_send: nowMs + 604_800_000 }, nowMs },
  ],
  invalid: [
    {
      name: 'seconds',
      wire: { time_to_send: 1_795_147_200 },
      nowMs,
      problems: [{ messageId: 'notMilliseconds', path: '/time_to_send', severity: 'error' }],
    },
    { name: 'words', wire: { time_to_send: 'tomorrow' }, nowMs, problems: [{ messageId: 'notMilliseconds', data: { value: 'tomorrow' } }] },
    { name: 'a moment ago', wire: { time_to_send: nowMs - 1 }, nowMs, problems: [{ messageId: 'past' }] },
    { name: 'more than 7 days ahead', wire: { time_to_send: nowMs + 604_800_001 }, nowMs, problems: [{ messageId: 'tooFar' }] },
  ],
});

const job = (key: string) => ({ 'extra.jobkey': key });

ruleTest(jobkey, {
  valid: [
    { name: '12 characters', wire: job('order-1024_a') },
    { name: 'none', wire },
  ],
  invalid: [
    {
      name: '13 characters',
      wire: job('a'.repeat(13)),
      problems: [{ messageId: 'long', path: '/extra.jobkey', data: { count: 13, max: 12 }, severity: 'warn' }],
    },
    { name: '20 characters', wire: job('a'.repeat(20)), problems: [{ messageId: 'long' }] },
    {
      name: '21 characters',
      wire: job('a'.repeat(21)),
      problems: [{ messageId: 'tooLong', data: { count: 21, max: 20 }, severity: 'error' }],
    },
    { name: 'a leading underscore', wire: job('_a'), problems: [{ messageId: 'illegal', severity: 'error' }] },
    { name: 'other characters', wire: job('订单'), problems: [{ messageId: 'illegal' }] },
    { name: 'an empty key', wire: job(''), problems: [{ messageId: 'illegal' }] },
  ],
});

ruleTest(notifyId, {
  valid: [
    { name: 'none', wire },
    { name: '0', wire: { notify_id: 0 } },
    { name: 'the largest', wire: { notify_id: '2147483647' } },
  ],
  invalid: [
    { name: '-1', wire: { notify_id: -1 }, problems: [{ messageId: 'range', path: '/notify_id', severity: 'error' }] },
    { name: 'one more than the largest', wire: { notify_id: 2_147_483_648 }, problems: [{ messageId: 'range' }] },
    { name: 'a word', wire: { notify_id: 'conv-42' }, problems: [{ messageId: 'range', data: { value: 'conv-42' } }] },
    { name: 'a fraction', wire: { notify_id: 1.5 }, problems: [{ messageId: 'range' }] },
  ],
});

const sound = (uri: string) => ({ restricted_package_name: 'com.example.app', 'extra.sound_uri': uri });

ruleTest(soundUri, {
  valid: [
    { name: 'a raw resource of the app', wire: sound('android.resource://com.example.app/raw/ding') },
    { name: 'none', wire },
  ],
  invalid: [
    { name: 'a file name', wire: sound('ding.mp3'), problems: [{ messageId: 'form', path: '/extra.sound_uri', severity: 'warn' }] },
    { name: 'an extension', wire: sound('android.resource://com.example.app/raw/ding.mp3'), problems: [{ messageId: 'form' }] },
    { name: 'another package', wire: sound('android.resource://com.other/raw/ding'), problems: [{ messageId: 'form' }] },
  ],
});
