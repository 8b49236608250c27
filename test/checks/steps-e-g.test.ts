import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEntry } from '../../src/core/catalogue.ts';
import { verdictClasses, type Evidence, type PushEvidence, type Step, type StepAnswer, type VerdictClass } from '../../src/core/step.ts';
import { placeholders, render, type Text } from '../../src/core/text.ts';
import { pushForm } from '../../src/checks/message-evidence.ts';
import { answerStep } from '../../src/checks/run.ts';
import { vendors } from '../../src/vendors/index.ts';
import { vendorNames } from '../../src/vendors/names.ts';
import { runRules, wireFindings } from '../../src/core/lint.ts';
import type { Message } from '../../src/core/message.ts';
import { demoMessage } from '../../src/api/message.ts';
import { evidence, finding, platformEvidence } from '../support/evidence.ts';
import { openBench, testNowMs } from '../support/vendor-bench.ts';

const folder = resolve(import.meta.dirname, '../../src/checks/steps');
const fileNames = readdirSync(folder).filter((name) => /^[efg]\d+-/.test(name));
const modules = await Promise.all(
  fileNames.map(async (name) => ({ name, step: ((await import(join(folder, name))) as { default: Step }).default })),
);
const steps = new Map(modules.map(({ step }) => [step.id, step]));
const expectedIds = [
  ...Array.from({ length: 14 }, (_, index) => `E${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `F${index + 1}`),
  ...Array.from({ length: 11 }, (_, index) => `G${index + 1}`),
];

type Given = Partial<Evidence>;

function of(vendor: string, more: Given = {}): Given {
  return { vendor, displayName: vendorNames.find(({ id }) => id === vendor)?.displayName ?? vendor, ...more };
}

function refused(code: string, errorClass: PushEvidence['errorClass'], more: Partial<PushEvidence> = {}): PushEvidence {
  return { status: 'rejected', code, ...(errorClass === undefined ? {} : { errorClass }), ...more };
}

const accepted: PushEvidence = { status: 'accepted', messageId: 'm1' };

// Pushes as the vendors' `toWire` builds them.
const oppo = (notification: object = {}) => ({
  target_type: 2,
  notification: { title: 'Alice', content: 'Dinner at seven?', ...notification },
});
const xiaomi = (fields: object = {}) => ({
  pass_through: 0,
  title: 'Alice',
  description: 'Dinner at seven?',
  time_to_live: 86_400_000,
  ...fields,
});
const vivo = (fields: object = {}) => ({ title: 'Alice', content: 'Dinner at seven?', timeToLive: 86_400, ...fields });
const meizu = (bar: object = {}, more: object = {}) => ({
  messageJson: { noticeBarInfo: { title: 'Alice', content: 'Dinner at seven?', ...bar } },
  ...more,
});
const honor = (notification: object = {}) => ({ android: { notification: { title: 'Alice', body: 'Dinner at seven?', ...notification } } });
const fcm = (message: object = {}) => ({ message: { notification: { title: 'Alice', body: 'Dinner at seven?' }, ...message } });
const apns = (
  payload: object = { aps: { alert: { title: 'Alice', body: 'Dinner at seven?' } } },
  headers: object = { 'apns-push-type': 'alert' },
) => ({ payload, headers });
const huawei = (android: object = {}) => ({
  api: 'v1',
  body: { message: { android: { notification: { title: 'Alice', body: 'Dinner at seven?' }, ...android } } },
});
const harmony = (notification: object = {}) => ({
  api: 'v3',
  pushType: 0,
  body: { payload: { notification: { title: 'Alice', body: 'Dinner at seven?', ...notification } } },
});

type Platform = NonNullable<Evidence['platform']>;
const tencent = { id: 'tencent-im', displayName: 'Tencent IM' };
const zego = { id: 'zego', displayName: 'ZEGO', via: 'message' };
/** Evidence of a platform alone, about OPPO's phone. */
const through = (platform: Partial<Platform>, more: Given = {}): Given => of('oppo', { platform: platformEvidence(platform), ...more });
const facts = (told: Platform['facts'], more: Partial<Platform> = {}): Given => through({ facts: told, ...more });
const stops = (step: string, severity: 'stops' | 'may-stop' = 'stops'): Pick<Platform, 'judgement'> => ({
  judgement: {
    canPush: 'no',
    notes: [],
    stops: [
      {
        id: 'x',
        step,
        severity,
        text: { en: 'It stops here.', zh: '到此为止。' },
        fix: { en: 'Mend it.', zh: '请处理。' },
        source: 'https://example.com/',
        confidence: 'A',
      },
    ],
  },
});
/** A platform's wire, and what its rules say about it. */
const ruled = (platform: Partial<Platform>, ruleId?: string, severity: 'error' | 'warn' = 'error'): Given =>
  through({ wire: {}, ...platform }, ruleId === undefined ? {} : { findings: [finding(ruleId, severity)] });

type Row = [name: string, given: Given, state: StepAnswer['state'] | undefined, verdict?: VerdictClass];

const rows: Record<string, Row[]> = {
  F3: [
    ['nothing to show at Tencent IM', ruled(tencent, 'tencent-im/nothing-to-show'), 'fail', 'message'],
    ['no title at Easemob', ruled({}, 'easemob/text-missing', 'warn'), 'warn'],
    ['nothing to show, says Easemob', through({ push: refused('invalid message', 'payload') }), 'fail', 'message'],
    ['nothing was built yet', of('oppo'), undefined],
    ['vivo says that the title is empty', of('vivo', { push: refused('10055', 'payload') }), 'fail'],
    ['a code of another vendor says nothing', of('oppo', { push: refused('10055', 'payload') }), undefined],
    ['title and content', of('oppo', { wire: oppo() }), 'pass'],
    ['blank content at a vendor that wants both', of('xiaomi', { wire: xiaomi({ description: '  ' }) }), 'fail'],
    ['no title at a vendor that wants both', of('honor', { wire: honor({ title: undefined }) }), 'fail'],
    ['no title where none is needed', of('apns', { wire: apns({ aps: { alert: 'Dinner?' } }) }), 'pass'],
    ['no body', of('fcm', { wire: fcm({ notification: { title: 'Alice' } }) }), 'warn'],
    ['neither', of('huawei', { wire: huawei({ notification: {} }) }), 'fail'],
    [
      'an empty message looks like a data message and is not',
      of('fcm', { wire: { message: { android: {} } }, message: { kind: 'im' } }),
      'fail',
    ],
    ['a value that was never filled in', of('oppo', { wire: oppo({ title: 'undefined' }) }), 'warn'],
    ['a template mark that was left in', of('oppo', { wire: oppo({ content: 'Hello ${name}' }) }), 'warn'],
    ['a data message', of('fcm', { wire: { message: { data: { a: '1' } } }, message: { data: { a: '1' } } }), 'not-applicable'],
    ['a localised title counts', of('apns', { wire: apns({ aps: { alert: { 'title-loc-key': 'T', 'loc-key': 'B' } } }) }), 'pass'],
    ['HarmonyOS', of('huawei', { wire: harmony() }), 'pass'],
  ],
  F4: [
    ['a command of Easemob', ruled({}, 'easemob/command', 'warn'), 'warn', 'message'],
    ['signalling of ZEGO', ruled(zego, 'zego/message-type'), 'fail', 'message'],
    ['nothing was built yet', of('xiaomi'), undefined],
    ['a notification', of('xiaomi', { wire: xiaomi() }), 'pass'],
    ['pass-through at Xiaomi', of('xiaomi', { wire: xiaomi({ pass_through: 1 }) }), 'fail', 'message'],
    ['pass-through at Meizu', of('meizu', { wire: meizu({}, { pushType: 1 }) }), 'fail', 'message'],
    ['a data message elsewhere', of('honor', { wire: { data: '{}', android: {} } }), 'warn'],
    ['a background push', of('apns', { wire: apns({ aps: { 'content-available': 1 } }, { 'apns-push-type': 'background' }) }), 'warn'],
    ['a Live Activity is something of its own', of('apns', { wire: apns({ aps: {} }, { 'apns-push-type': 'liveactivity' }) }), undefined],
    ['a platform may still not push this kind', of('oppo', { wire: oppo(), platform: platformEvidence() }), undefined],
  ],
  F5: [
    ['Ext that is no JSON', ruled(tencent, 'tencent-im/ext-json', 'warn'), 'warn', 'message'],
    ['nothing was built yet', of('oppo'), undefined],
    ['no data', of('oppo', { wire: oppo(), message: { title: 'a' } }), 'not-applicable'],
    ['data without a finding', of('oppo', { wire: oppo(), message: { data: { a: '1' } } }), 'pass'],
    ['data that is no JSON', of('oppo', { wire: oppo(), findings: [finding('oppo/action-params', 'error')] }), 'fail', 'message'],
    [
      'the vendor took it nevertheless',
      of('oppo', { wire: oppo(), findings: [finding('oppo/action-params', 'error')], push: accepted }),
      'warn',
    ],
    ['encoded twice', of('xiaomi', { wire: xiaomi(), findings: [finding('xiaomi/double-encoded', 'warn')] }), 'warn'],
    [
      'an info is no reason',
      of('meizu', { wire: meizu(), message: { data: { a: '1' } }, findings: [finding('meizu/click-parameters', 'info')] }),
      'pass',
    ],
    ['vivo refuses the map', of('vivo', { push: refused('10067', 'payload') }), 'fail'],
    ['FCM refuses a key', of('fcm', { push: refused('INVALID_ARGUMENT', 'payload', { subCode: 'data-key' }) }), 'fail'],
    ['FCM refuses something else', of('fcm', { push: refused('INVALID_ARGUMENT', 'payload', { subCode: 'ttl' }) }), undefined],
  ],
  F6: [
    ['cut by Tencent IM', ruled(tencent, 'tencent-im/text-length', 'warn'), 'warn'],
    ['too long for Easemob', ruled({}, 'easemob/length'), 'fail', 'message'],
    ['nothing was built yet', of('oppo'), undefined],
    ['within the limits', of('oppo', { wire: oppo() }), 'pass'],
    [
      'too long',
      of('oppo', { wire: oppo(), findings: [finding('oppo/title-length', 'error', { where: { path: '/notification/title' } })] }),
      'fail',
      'message',
    ],
    ['too long by an older rule', of('oppo', { wire: oppo(), findings: [finding('oppo/content-length', 'warn')] }), 'warn'],
    ['too long, and taken', of('meizu', { wire: meizu(), push: accepted, findings: [finding('meizu/title-length', 'error')] }), 'warn'],
    [
      'an empty title is F3’s business',
      of('vivo', { wire: vivo({ title: '' }), findings: [finding('vivo/title-length', 'error', { where: { path: '/title' } })] }),
      'pass',
    ],
    ['vivo says so', of('vivo', { push: refused('10058', 'payload') }), 'fail'],
    ['a vendor without a limit', of('fcm', { wire: fcm() }), 'not-applicable'],
    ['a push without text', of('xiaomi', { wire: xiaomi({ pass_through: 1 }) }), 'not-applicable'],
  ],
  F7: [
    ['too large for Tencent IM', ruled(tencent, 'tencent-im/body-size'), 'fail', 'message'],
    ['too large, says ZEGO', through({ ...zego, push: refused('660400001', 'payload') }), 'fail', 'message'],
    ['nothing was built yet', of('fcm'), undefined],
    ['small, with a rule', of('fcm', { wire: fcm() }), 'pass'],
    ['small, without a rule', of('vivo', { wire: vivo() }), 'pass'],
    ['4096 bytes are not above', of('vivo', { wire: { x: 'a'.repeat(4096 - 8) } }), 'pass'],
    ['4097 bytes are', of('vivo', { wire: { x: 'a'.repeat(4097 - 8) } }), 'warn'],
    ['too large by the rule', of('apns', { wire: apns(), findings: [finding('apns/payload-size', 'error')] }), 'fail', 'message'],
    ['near the limit', of('huawei', { wire: huawei(), findings: [finding('huawei/size', 'warn')] }), 'warn'],
    ['HUAWEI says so', of('huawei', { push: refused('80300008', 'payload') }), 'fail'],
    ['FCM says so', of('fcm', { push: refused('INVALID_ARGUMENT', 'payload', { subCode: 'too-big' }) }), 'fail'],
  ],
  F11: [
    ['a filter of Easemob', ruled({}, 'easemob/push-filter', 'warn'), 'warn', 'message'],
    ['a device that was filtered out', through({ push: refused('ignore push device id', 'payload') }), 'fail', 'message'],
    ['a push through a platform', ruled(tencent), undefined],
    ['nothing was built yet', of('oppo'), undefined],
    ['no template', of('oppo', { wire: oppo() }), 'not-applicable'],
    ['a vendor without templates', of('vivo', { wire: vivo() }), 'not-applicable'],
    ['a platform has filters of its own', of('vivo', { wire: vivo(), platform: platformEvidence() }), undefined],
    ['a template, not sent yet', of('oppo', { wire: oppo({ private_msg_template_id: 't1' }) }), undefined],
    ['taken', of('oppo', { wire: oppo({ private_msg_template_id: 't1' }), push: accepted }), 'pass'],
    [
      'parameters do not fit',
      of('oppo', { wire: oppo({ private_msg_template_id: 't1' }), push: refused('41', 'channel', { subCode: 'template-parameters' }) }),
      'fail',
      'channel-or-classification',
    ],
    ['41 means many things', of('oppo', { wire: oppo({ private_msg_template_id: 't1' }), push: refused('41', 'payload') }), undefined],
    [
      'a placeholder was not filled',
      of('oppo', { wire: oppo({ private_msg_template_id: 't1' }), findings: [finding('oppo/template-params-json', 'warn')] }),
      'warn',
    ],
    [
      'Xiaomi says that the template is wrong',
      of('xiaomi', {
        wire: xiaomi({ 'extra.template_id': 't1' }),
        push: refused('27001', 'channel', { vendorMessage: 'invalid template info!' }),
      }),
      'fail',
      'channel-or-classification',
    ],
    [
      'Xiaomi says that the channel is wrong',
      of('xiaomi', {
        wire: xiaomi({ 'extra.template_id': 't1' }),
        push: refused('27001', 'channel', { vendorMessage: 'invalid channel info!' }),
      }),
      undefined,
    ],
    [
      'a parameter without a template',
      of('xiaomi', { wire: xiaomi({ 'extra.template_param': '{}' }), findings: [finding('xiaomi/template-pair', 'error')] }),
      'fail',
      'message',
    ],
  ],
  F12: [
    ['nothing was built yet', of('oppo'), undefined],
    ['one day', of('vivo', { wire: vivo() }), 'pass'],
    ['one hour', of('xiaomi', { wire: xiaomi({ time_to_live: 3_600_000 }) }), 'warn'],
    ['an hour and a second', of('xiaomi', { wire: xiaomi({ time_to_live: 3_601_000 }) }), 'pass'],
    ['OPPO’s default is one hour', of('oppo', { wire: oppo() }), 'warn'],
    ['HUAWEI’s default is a day', of('huawei', { wire: huawei() }), 'pass'],
    ['not kept by OPPO', of('oppo', { wire: oppo({ off_line: false, off_line_ttl: 3600 }) }), 'fail', 'message'],
    ['not kept by vivo', of('vivo', { wire: vivo({ sendOnline: true }) }), 'fail'],
    ['not kept by Meizu', of('meizu', { wire: { messageJson: { pushTimeInfo: { offLine: 0 } } } }), 'fail'],
    ['Meizu counts hours', of('meizu', { wire: { messageJson: { pushTimeInfo: { offLine: 1, validTime: 24 } } } }), 'pass'],
    ['zero seconds at FCM', of('fcm', { wire: fcm({ android: { ttl: '0s' } }) }), 'fail'],
    ['FCM’s four weeks', of('fcm', { wire: fcm() }), 'pass'],
    ['the header of APNs is a moment, and it is over', of('apns', { wire: apns(undefined, { 'apns-expiration': '1700000000' }) }), 'fail'],
    [
      'the header of APNs is a moment to come',
      of('apns', { wire: apns(undefined, { 'apns-expiration': String(Date.parse('2026-11-21T04:00:00Z') / 1000) }) }),
      'pass',
    ],
    [
      'an iPhone behind FCM',
      of('fcm', { device: { ios: '18' }, wire: fcm({ android: { ttl: '86400s' }, apns: { headers: { 'apns-expiration': '0' } } }) }),
      'fail',
    ],
    ['HUAWEI’s text of seconds', of('huawei', { wire: huawei({ ttl: '600s' }) }), 'warn'],
    [
      'a lifetime that the vendor refuses',
      of('honor', { wire: { android: { ttl: 'soon' } }, findings: [finding('honor/ttl', 'error')] }),
      'fail',
    ],
    ['a lifetime that nobody can read', of('honor', { wire: { android: { ttl: 'soon' } } }), undefined],
  ],
  G1: [
    ['nothing was built yet', of('oppo'), undefined],
    ['Android 7', of('oppo', { device: { android: 7 }, wire: oppo() }), 'not-applicable'],
    ['Android 14, no channel', of('oppo', { device: { android: 14 }, wire: oppo() }), 'fail', 'channel-or-classification'],
    ['only new phones fail', of('oppo', { symptom: 'new-phones-only', wire: oppo() }), 'fail'],
    ['an unknown phone, no channel', of('oppo', { wire: oppo() }), 'warn'],
    ['OPPO’s own channel of the category', of('oppo', { device: { android: 14 }, wire: oppo({ category: 'IM' }) }), 'warn'],
    [
      'the config has a channel that the message does not name',
      of('oppo', { device: { android: 14 }, account: { channels: { im: { id: 'c1' } } }, wire: oppo({ category: 'IM' }) }),
      'fail',
    ],
    ['a channel of the app', of('oppo', { device: { android: 14 }, wire: oppo({ channel_id: 'c1' }) }), undefined],
    ['a channel of the system', of('oppo', { wire: oppo({ channel_id: 'push_oplus_category_service' }) }), 'pass'],
  ],
  G2: [
    ['nothing was built yet', of('oppo'), undefined],
    [
      'Xiaomi answers 27001',
      of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), push: refused('27001', 'channel') }),
      'fail',
      'channel-or-classification',
    ],
    ['Xiaomi answers 27001 to no channel', of('xiaomi', { wire: xiaomi(), push: refused('27001', 'channel') }), 'fail'],
    ['a name that the config does not know', of('fcm', { wire: fcm(), findings: [finding('message/unknown-channel', 'error')] }), 'fail'],
    [
      'an id that the config does not know',
      of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), findings: [finding('xiaomi/channel-unknown', 'error')] }),
      'fail',
    ],
    [
      'HUAWEI in China',
      of('huawei', { wire: huawei({ notification: { channel_id: 'c1' } }), findings: [finding('huawei/channel-china', 'warn')] }),
      'warn',
    ],
    ['no channel', of('oppo', { wire: oppo() }), 'not-applicable'],
    ['an iPhone', of('fcm', { device: { ios: '18' }, wire: fcm() }), 'not-applicable'],
    ['HarmonyOS 5', of('huawei', { device: { harmony: '5.0' }, wire: harmony() }), 'not-applicable'],
    [
      'HarmonyOS 4 is an Android',
      of('huawei', { device: { harmony: '4.2' }, wire: huawei({ notification: { channel_id: 'c1' } }) }),
      undefined,
    ],
    ['Xiaomi took it', of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), push: accepted }), 'pass'],
    ['OPPO takes anything', of('oppo', { wire: oppo({ channel_id: 'c1' }), push: accepted }), undefined],
  ],
  G3: [
    ['nothing was built yet', of('huawei'), undefined],
    ['no right for high importance', of('huawei', { wire: huawei(), push: refused('80300011', 'permission') }), 'fail', 'permission'],
    [
      'receipt 256 for a service message',
      of('huawei', { wire: huawei({ category: 'IM' }), trace: { stage: 'dropped', reason: '256', counters: {} } }),
      'fail',
      'channel-or-classification',
    ],
    [
      'receipt 256 for marketing',
      of('huawei', { wire: huawei({ category: 'MARKETING' }), trace: { stage: 'dropped', reason: 'status 256', counters: {} } }),
      'fail',
      'quota',
    ],
    ['no category', of('huawei', { wire: huawei(), findings: [finding('huawei/category-missing', 'warn')] }), 'warn'],
    [
      'no category, and it is silent',
      of('huawei', { symptom: 'silent-in-drawer', wire: huawei(), findings: [finding('huawei/category-missing', 'warn')] }),
      'fail',
    ],
    ['no category on HarmonyOS', of('huawei', { wire: harmony(), findings: [finding('huawei/category-missing', 'error')] }), 'fail'],
    [
      'an unknown category',
      of('huawei', { wire: huawei({ category: 'im' }), findings: [finding('huawei/category-unknown', 'error')] }),
      'fail',
    ],
    [
      'the config says that the right is missing',
      of('huawei', { wire: huawei({ category: 'IM' }), findings: [finding('huawei/category-right', 'warn')] }),
      'warn',
    ],
    [
      'the config says that the right is there',
      of('huawei', { wire: huawei({ category: 'IM' }), account: { selfClassification: true } as Evidence['account'] & object }),
      'pass',
    ],
    ['the config does not say', of('huawei', { wire: huawei({ category: 'IM' }), account: {} }), undefined],
    ['marketing on purpose', of('huawei', { wire: huawei({ category: 'MARKETING' }) }), 'pass'],
    ['marketing, and it is silent', of('huawei', { symptom: 'silent-in-drawer', wire: huawei({ category: 'MARKETING' }) }), 'fail'],
    ['a data message', of('huawei', { wire: { api: 'v1', body: { message: { data: '{}' } } } }), 'not-applicable'],
  ],
  G4: [
    ['nothing was built yet', of('vivo'), undefined],
    [
      'vivo answers 10097',
      of('vivo', { wire: vivo({ classification: 0, category: 'IM' }), push: refused('10097', 'channel') }),
      'fail',
      'channel-or-classification',
    ],
    [
      'a pair that does not fit',
      of('vivo', { wire: vivo({ classification: 0, category: 'IM' }), findings: [finding('vivo/category-mismatch', 'error')] }),
      'fail',
    ],
    [
      'a personal message as operational',
      of('vivo', { message: { kind: 'im' }, wire: vivo({ classification: 0, category: 'NEWS' }) }),
      'warn',
    ],
    [
      'a personal message as operational, silent',
      of('vivo', { symptom: 'silent-in-drawer', message: { kind: 'im' }, wire: vivo({ classification: 0, category: 'NEWS' }) }),
      'fail',
    ],
    ['operational on purpose', of('vivo', { message: { kind: 'news' }, wire: vivo({ classification: 0, category: 'NEWS' }) }), 'pass'],
    [
      'operational, and it is silent',
      of('vivo', { symptom: 'silent-in-drawer', wire: vivo({ classification: 0, category: 'NEWS' }) }),
      'fail',
    ],
    [
      'the statistics say that it was held back',
      of('vivo', { wire: vivo({ classification: 1, category: 'IM' }), trace: { stage: 'unknown', counters: { controlled: 1 } } }),
      'warn',
    ],
    [
      'nothing was held back',
      of('vivo', { wire: vivo({ classification: 1, category: 'IM' }), trace: { stage: 'unknown', counters: { controlled: 0 } } }),
      'pass',
    ],
    ['no category', of('vivo', { wire: vivo(), findings: [finding('vivo/category-missing', 'warn')] }), 'warn'],
    ['news as a system message', of('vivo', { message: { kind: 'news' }, wire: vivo({ classification: 1, category: 'IM' }) }), 'warn'],
    ['both fields', of('vivo', { message: { kind: 'im' }, wire: vivo({ classification: 1, category: 'IM' }) }), 'pass'],
  ],
  G5: [
    ['nothing was built yet', of('oppo'), undefined],
    [
      'OPPO answers 54',
      of('oppo', { wire: oppo({ category: 'IM' }), push: refused('54', 'channel') }),
      'fail',
      'channel-or-classification',
    ],
    [
      'OPPO answers 67',
      of('oppo', { wire: oppo({ category: 'IM' }), push: refused('67', 'channel') }),
      'fail',
      'channel-or-classification',
    ],
    ['OPPO answers 33 to content', of('oppo', { wire: oppo({ category: 'NEWS' }), push: refused('33', 'quota') }), 'warn', 'quota'],
    ['an unknown category', of('oppo', { wire: oppo({ category: 'im' }), findings: [finding('oppo/category-unknown', 'error')] }), 'fail'],
    [
      'a template may be missing',
      of('oppo', { wire: oppo({ category: 'IM' }), findings: [finding('oppo/private-template-missing', 'warn')] }),
      'warn',
    ],
    [
      'no template was asked for',
      of('oppo', { wire: oppo({ category: 'IM' }), push: accepted, findings: [finding('oppo/private-template-missing', 'warn')] }),
      'pass',
    ],
    ['no category', of('oppo', { wire: oppo(), push: accepted, findings: [finding('oppo/class-missing', 'warn')] }), 'warn'],
    [
      'no category, and it is silent',
      of('oppo', { symptom: 'silent-in-drawer', wire: oppo(), push: accepted, findings: [finding('oppo/class-missing', 'warn')] }),
      'fail',
    ],
    ['a personal message as content', of('oppo', { message: { kind: 'im' }, wire: oppo({ category: 'CONTENT' }) }), 'warn'],
    ['content on purpose', of('oppo', { message: { kind: 'news' }, wire: oppo({ category: 'NEWS' }) }), 'pass'],
    [
      'content, and it is silent',
      of('oppo', { symptom: 'silent-in-drawer', message: { kind: 'news' }, wire: oppo({ category: 'NEWS' }) }),
      'fail',
    ],
    ['taken', of('oppo', { wire: oppo({ category: 'IM' }), push: accepted }), 'pass'],
    ['not sent yet', of('oppo', { wire: oppo({ category: 'IM' }) }), undefined],
  ],
  G6: [
    ['nothing was built yet', of('xiaomi'), undefined],
    [
      'no channel',
      of('xiaomi', { wire: xiaomi(), findings: [finding('xiaomi/channel-missing', 'error')] }),
      'fail',
      'channel-or-classification',
    ],
    [
      'no channel, and taken: the default class',
      of('xiaomi', { wire: xiaomi(), push: accepted, findings: [finding('xiaomi/channel-missing', 'error')] }),
      'fail',
    ],
    ['the default class on purpose', of('xiaomi', { wire: xiaomi(), findings: [finding('xiaomi/channel-missing', 'warn')] }), 'warn'],
    [
      'the default class, and it is silent',
      of('xiaomi', { symptom: 'silent-in-drawer', wire: xiaomi(), findings: [finding('xiaomi/channel-missing', 'warn')] }),
      'fail',
    ],
    [
      'a template will be needed',
      of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), findings: [finding('xiaomi/private-template', 'warn')] }),
      'warn',
    ],
    [
      'a template is needed',
      of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), findings: [finding('xiaomi/private-template', 'error')] }),
      'fail',
    ],
    ['27001 and a channel', of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), push: refused('27001', 'channel') }), 'warn'],
    [
      'marketing on a private channel',
      of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }), findings: [finding('xiaomi/private-marketing', 'warn')] }),
      'warn',
    ],
    [
      'a personal message on a public channel',
      of('xiaomi', {
        message: { kind: 'im' },
        account: { channels: { news: { id: '1', class: '公信' } } },
        wire: xiaomi({ 'extra.channel_id': '1' }),
      }),
      'warn',
    ],
    [
      'public on purpose',
      of('xiaomi', {
        message: { kind: 'news' },
        account: { channels: { news: { id: '1', class: 'public' } } },
        wire: xiaomi({ 'extra.channel_id': '1' }),
      }),
      'pass',
    ],
    [
      'public, and it is silent',
      of('xiaomi', {
        symptom: 'silent-in-drawer',
        account: { channels: { news: { id: '1', class: 'public' } } },
        wire: xiaomi({ 'extra.channel_id': '1' }),
      }),
      'fail',
    ],
    [
      'private and taken',
      of('xiaomi', {
        push: accepted,
        account: { channels: { im: { id: '1', class: 'private' } } },
        wire: xiaomi({ 'extra.channel_id': '1' }),
      }),
      'pass',
    ],
    [
      'private and not sent yet',
      of('xiaomi', { account: { channels: { im: { id: '1', class: 'private' } } }, wire: xiaomi({ 'extra.channel_id': '1' }) }),
      undefined,
    ],
    ['the config does not say', of('xiaomi', { push: accepted, account: {}, wire: xiaomi({ 'extra.channel_id': '1' }) }), undefined],
  ],
  G7: [
    ['nothing was built yet', of('meizu'), undefined],
    ['110011 for a public message', of('meizu', { wire: meizu({ noticeMsgType: 0 }), push: refused('110011', 'quota') }), 'warn', 'quota'],
    ['the field is absent', of('meizu', { wire: meizu(), findings: [finding('meizu/class-missing', 'warn')] }), 'warn'],
    [
      'a class that does not exist',
      of('meizu', { wire: meizu({ noticeMsgType: 2 }), findings: [finding('meizu/class-value', 'error')] }),
      'fail',
    ],
    [
      'a promotion as private',
      of('meizu', { wire: meizu({ noticeMsgType: 1 }), findings: [finding('meizu/private-marketing', 'warn')] }),
      'warn',
    ],
    ['a personal message as public', of('meizu', { message: { kind: 'order' }, wire: meizu({ noticeMsgType: 0 }) }), 'warn'],
    ['public on purpose', of('meizu', { message: { kind: 'news' }, wire: meizu({ noticeMsgType: 0 }) }), 'pass'],
    ['private', of('meizu', { wire: meizu({ noticeMsgType: 1 }) }), 'pass'],
    ['a field of another kind', of('meizu', { wire: meizu({ noticeMsgType: true }) }), undefined],
  ],
  G8: [
    ['nothing was built yet', of('honor'), undefined],
    ['no importance', of('honor', { wire: honor(), findings: [finding('honor/importance-missing', 'warn')] }), 'warn'],
    [
      'no importance, and it is silent',
      of('honor', { symptom: 'silent-in-drawer', wire: honor(), findings: [finding('honor/importance-missing', 'warn')] }),
      'fail',
    ],
    [
      'HIGH, which HONOR does not know',
      of('honor', { wire: honor({ importance: 'HIGH' }), findings: [finding('honor/importance-value', 'error')] }),
      'fail',
    ],
    [
      'the config says that the right is missing',
      of('honor', { wire: honor({ importance: 'NORMAL' }), findings: [finding('honor/importance-without-right', 'warn')] }),
      'warn',
    ],
    [
      'the config does not say',
      of('honor', { wire: honor({ importance: 'NORMAL' }), findings: [finding('honor/importance-without-right', 'info')] }),
      undefined,
    ],
    [
      'the config says that the right is there',
      of('honor', { wire: honor({ importance: 'NORMAL' }), account: { selfClassification: true } as Evidence['account'] & object }),
      'pass',
    ],
    ['LOW for a personal message', of('honor', { message: { kind: 'im' }, wire: honor({ importance: 'LOW' }) }), 'warn'],
    ['LOW on purpose', of('honor', { message: { kind: 'marketing' }, wire: honor({ importance: 'LOW' }) }), 'pass'],
    ['LOW, and it is silent', of('honor', { symptom: 'silent-in-drawer', wire: honor({ importance: 'LOW' }) }), 'fail'],
    ['a data message', of('honor', { wire: { data: '{}' } }), 'not-applicable'],
  ],
  G9: [
    ['nothing was built yet', of('fcm'), undefined],
    ['data alone', of('fcm', { wire: { message: { data: { a: '1' } } } }), 'warn', 'message'],
    [
      'data alone and urgent',
      of('fcm', { wire: { message: { data: { a: '1' } } }, findings: [finding('fcm/data-priority', 'warn')] }),
      'warn',
      'message',
    ],
    ['an iPhone', of('fcm', { device: { ios: '18' }, wire: fcm() }), 'not-applicable'],
    ['no channel', of('fcm', { wire: fcm(), findings: [finding('fcm/channel-missing', 'warn')] }), 'warn', 'channel-or-classification'],
    [
      'a channel that only the project can confirm',
      of('fcm', { wire: fcm({ android: { notification: { channel_id: 'im' } } }) }),
      undefined,
    ],
  ],
  G11: [
    ['nothing was built yet', of('xiaomi'), undefined],
    ['Android 7', of('xiaomi', { device: { android: 7 } }), 'not-applicable'],
    ['no channel of the app', of('xiaomi', { wire: xiaomi() }), 'not-applicable'],
    ['a channel', of('xiaomi', { wire: xiaomi({ 'extra.channel_id': '1' }) }), undefined],
  ],
  E1: [
    ['nothing told', through({}), undefined],
    ['online', facts({ state: 'online' }, stops('E1')), 'fail', 'app-state'],
    ['online in a browser at Easemob, which is E5’s', facts({ state: 'online' }, stops('E5', 'may-stop')), undefined],
    [
      'one of two devices online at Tencent IM',
      facts({ state: 'online' }, { ...tencent, ...stops('E5', 'may-stop') }),
      'warn',
      'app-state',
    ],
    ['PushOnline', facts({ state: 'pushable', said: 'PushOnline' }, tencent), 'pass'],
    ['offline at Easemob', facts({ state: 'offline' }), 'pass'],
    ['logged out, which is not online either', facts({ state: 'logged-out', said: 'Offline' }, tencent), 'pass'],
    ['a user that does not exist', facts({ state: 'unknown-user' }), undefined],
    ['a word that nobody knows', facts({ state: 'unknown', said: 'Busy' }), undefined],
  ],
  E2: [
    ['nothing told', through({}), undefined],
    ['perhaps in the background', facts({ state: 'online' }, { ...zego, ...stops('E2', 'may-stop') }), 'warn', 'app-state'],
    ['not connected', facts({ state: 'offline', said: 'offline' }), 'pass'],
  ],
  E3: [
    ['nothing told', through({}), undefined],
    ['Tencent IM says Offline', facts({ state: 'logged-out' }, { ...tencent, ...stops('E3') }), 'fail', 'app-state'],
    ['ZEGO refuses with 660200001', through({ ...zego, push: refused('660200001', 'app-state') }), 'fail', 'app-state'],
    ['Easemob, offline without a binding', facts({ state: 'offline', bindings: [] }), 'warn', 'app-state'],
    ['Easemob, offline with a binding', facts({ state: 'offline', bindings: [{ certificate: 'c', token: 't' }] }), undefined],
    ['PushOnline', facts({ state: 'pushable' }, tencent), 'pass'],
    ['online on the phone', facts({ state: 'online', devices: [{ system: 'android' }] }), 'pass'],
    ['online in a browser alone', facts({ state: 'online', devices: [{ system: 'web' }] }), undefined],
  ],
  E4: [
    ['nothing told', through({}), undefined],
    ['perhaps kicked', facts({ state: 'logged-out' }, { ...zego, ...stops('E4', 'may-stop') }), 'warn', 'app-state'],
    ['online, perhaps on the device that kicked this one', facts({ state: 'online' }), undefined],
    ['PushOnline, perhaps of the other device', facts({ state: 'pushable' }, tencent), undefined],
  ],
  E5: [
    ['nothing told', through({}), undefined],
    ['a browser online', facts({ state: 'online' }, stops('E5', 'may-stop')), 'warn', 'app-state'],
    ['nothing online', facts({ devices: [] }), 'pass'],
    ['something online', facts({ devices: [{ online: true }] }), undefined],
  ],
  E9: [
    ['nothing told', through({}), undefined],
    ['no such user', facts({ state: 'unknown-user', exists: false }, stops('E9')), 'fail', 'app-state'],
    ['no such user, says the push', through({ push: refused('appUser not exists', 'app-state') }), 'fail', 'app-state'],
    ['Tencent IM’s 70107', through({ ...tencent, push: refused('70107', 'token') }), 'fail', 'app-state'],
    ['imported, which is no login', facts({ exists: true, state: 'logged-out' }, tencent), undefined],
    ['registered at Easemob, which is no login', facts({ exists: true, state: 'offline' }), undefined],
    ['a token', facts({ exists: true, bindings: [{ certificate: 'c', token: 't' }] }), 'pass'],
    ['PushOnline', facts({ exists: true, state: 'pushable' }, tencent), 'pass'],
  ],
  E10: [
    ['nothing told', through({}), undefined],
    ['do-not-disturb', facts({ pushMode: 'ALL' }, stops('E10')), 'fail', 'app-state'],
    ['Easemob ignored the push for the user', through({ push: refused('user ignore push', 'app-state') }), 'fail', 'app-state'],
    ['hours of which nothing more is known', facts({ pushMode: 'ALL', doNotDisturb: { said: '22:00-7:00' } }), 'warn'],
    ['mode ALL', facts({ pushMode: 'ALL', doNotDisturb: { said: '-', active: false } }), 'pass'],
    ['mode ALL, and a message of a conversation that may be muted', facts({ pushMode: 'ALL' }, { via: 'message' }), undefined],
    ['mode AT, which is F10’s', facts({ pushMode: 'AT' }), undefined],
  ],
  E12: [
    ['nothing told', through({}), undefined],
    ['banned', facts({ banned: true }, stops('E12')), 'fail', 'app-state'],
    [
      'blocked by the receiver at Tencent IM',
      through({ ...tencent, via: 'message', push: refused('20007', 'permission') }),
      'fail',
      'app-state',
    ],
    ['blocked by the receiver at ZEGO', through({ ...zego, push: refused('660800045', 'app-state') }), 'fail', 'app-state'],
    ['active at Easemob', facts({ banned: false, exists: true }), 'pass'],
    ['active at Easemob, whose messages ask no block list', facts({ banned: false }, { via: 'message' }), undefined],
    ['a message that ZEGO took', through({ ...zego, push: accepted }), 'pass'],
    ['a task that Tencent IM took', through({ ...tencent, push: accepted }), undefined],
  ],
  E13: [
    ['nothing told', through({}), undefined],
    [
      'the settings are refused',
      through({
        refusals: [{ endpoint: 'notification', status: 'unauthorized', code: 'ServiceNotOpenException', errorClass: 'permission' }],
      }),
      'fail',
      'permission',
    ],
    ['a push is refused, which is B9’s', through({ push: refused('ServiceNotOpenException', 'permission') }), undefined],
    ['the settings are told, which does not prove that they work', facts({ pushMode: 'ALL' }), undefined],
  ],
  F1: [
    ['no wire', through({}), undefined],
    ['switched on', ruled(tencent), 'pass'],
    ['PushFlag 1', ruled(tencent, 'tencent-im/push-flag'), 'fail', 'message'],
    ['for online users only', ruled(tencent, 'tencent-im/life-time-zero'), 'fail', 'message'],
    ['silent at Easemob', ruled({}, 'easemob/silent'), 'fail', 'message'],
    ['ROUTE_ONLINE', ruled({}, 'easemob/route-online'), 'fail'],
    ['Enable 0', ruled(zego, 'zego/push-enabled'), 'fail'],
    ['Easemob ignored it for the message', through({ push: refused('message ignore push', 'payload') }), 'fail', 'message'],
  ],
  F2: [
    ['no wire', through(tencent), undefined],
    ['a description', ruled(tencent), 'pass'],
    ['none', ruled(tencent, 'tencent-im/custom-desc'), 'fail', 'message'],
  ],
  F10: [
    ['no wire and no mode', through({}), undefined],
    ['mode not told', ruled({}), undefined],
    ['mode ALL', ruled({ facts: { pushMode: 'ALL' } }), 'pass'],
    ['a list of a wrong shape', ruled({ facts: { pushMode: 'ALL' } }, 'easemob/at-list', 'warn'), 'warn', 'message'],
    ['mode AT and no mention', ruled({ facts: { pushMode: 'AT' }, ...stops('F10', 'may-stop') }), 'warn', 'message'],
    [
      'mode AT and a mention',
      ruled({ facts: { pushMode: 'AT' }, ...stops('F10', 'may-stop'), wire: { body: { ext: { em_at_list: ['Bob'] } } } }),
      'pass',
    ],
    ['mode AT and all mentioned', ruled({ facts: { pushMode: 'AT' }, wire: { body: { ext: { em_at_list: 'all' } } } }), 'pass'],
  ],
  F13: [
    ['no wire', through(zego), undefined],
    ['a strategy whose existence only the console knows', ruled(zego), undefined],
    ['none', ruled(zego, 'zego/strategy-missing', 'warn'), 'warn', 'message'],
    ['an impossible id', ruled(zego, 'zego/strategy-length'), 'fail', 'message'],
  ],
  F14: [
    ['no platform', {}, undefined],
    ['a message', ruled(zego), 'not-applicable'],
    ['a call', ruled({ ...zego, via: 'call' }), 'pass'],
    ['a call that rings for five seconds', ruled({ ...zego, via: 'call' }, 'zego/call-timeout', 'warn'), 'warn', 'message'],
    ['a call without a push', ruled({ ...zego, via: 'call' }, 'zego/push-enabled'), 'fail', 'message'],
    ['a call that has ended', through({ ...zego, via: 'call', push: refused('660900005', 'app-state') }), 'warn'],
  ],
};

describe('the files of the phases E, F and G', () => {
  it('are one a step, each named after its id, none missing', () => {
    expect([...steps.keys()].toSorted()).toEqual(expectedIds.toSorted());
    for (const { name, step } of modules) {
      expect(basename(name, '.ts')).toMatch(new RegExp(`^${step.id.toLowerCase()}-[a-z0-9]+(?:-[a-z0-9]+)*$`));
      expect(step.phase).toBe(step.id.slice(0, 1));
    }
  });

  it('have a table for every step that answers by itself, and only for those', () => {
    expect(Object.keys(rows).toSorted()).toEqual(
      [...steps.values()]
        .filter((step) => step.check)
        .map((step) => step.id)
        .toSorted(),
    );
  });

  it('ask a person where nothing else can tell', () => {
    for (const step of steps.values()) {
      expect(step.needs.length, step.id).toBeGreaterThan(0);
      expect(step.needs.includes('person'), step.id).toBe(step.ask !== undefined);
      if (!step.check && !step.needs.includes('platform') && !step.needs.includes('project')) expect(step.ask, step.id).toBeDefined();
      if (step.ask) expect(step.ask.yes, step.id).not.toBe(step.ask.no);
    }
  });

  it('know only vendors, platforms, verdicts and sources that exist', () => {
    for (const step of steps.values()) {
      for (const vendor of step.vendors ?? []) expect(Object.keys(vendors), step.id).toContain(vendor);
      for (const platform of step.platforms ?? []) expect(['tencent-im', 'easemob', 'zego'], step.id).toContain(platform);
      expect(verdictClasses, step.id).toContain(step.verdict);
      expect(step.sources.length, step.id).toBeGreaterThan(0);
      for (const source of step.sources) expect(source, step.id).toMatch(/^https:\/\/[^\s…]+$/);
    }
  });

  it('cite rules that exist', async () => {
    const known = new Set(['message/unknown-channel']);
    for (const load of Object.values(vendors)) for (const rule of (await (await load()).rules()).rules) known.add(rule.id);
    const named = fileNames.flatMap((name) =>
      [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/'((?:fcm|apns|huawei|honor|xiaomi|oppo|vivo|meizu|message)\/[a-z0-9-]+)'/g),
      ].map((match) => match[1] as string),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('cite codes that the vendors’ catalogues know', async () => {
    const cited = fileNames.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/const \w+Codes = (\{[^;]*\});/g)].flatMap((match) =>
        [...(match[1] as string).matchAll(/(\w+): \[([^\]]*)\]/g)].flatMap(([, vendor, list]) =>
          [...(list as string).matchAll(/'([^']+)'/g)].map((code) => [vendor as keyof typeof vendors, code[1] as string] as const),
        ),
      ),
    );
    expect(cited.length).toBeGreaterThan(15);
    for (const [vendor, code] of cited) {
      const { catalogue } = await (await vendors[vendor]()).errors();
      expect(findEntry(catalogue, 'send', code), `${vendor} ${code}`).toBeDefined();
    }
  });
});

describe('the polarity of the questions', () => {
  // As printed in the checklist: where its question asks for something bad, yes is bad.
  const yesIsBad = ['E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E10', 'E11', 'E13', 'G11'];
  it.each([...steps.values()].filter((step) => step.ask).map((step) => [step.id, step] as const))('%s', (id, step) => {
    expect(step.ask?.[yesIsBad.includes(id) ? 'no' : 'yes']).toBe('pass');
  });

  it('counts for a person’s answer', () => {
    const step = steps.get('E7') as Step;
    expect(answerStep(step, evidence({ answers: { E7: 'yes' } }))).toMatchObject({ state: 'fail', by: 'person', verdict: 'binding' });
    expect(answerStep(step, evidence())).toMatchObject({ state: 'unknown', by: 'nobody' });
  });
});

it('says not looked where only a platform or a project can tell', () => {
  for (const id of ['E1', 'E9', 'E12', 'E14', 'F8', 'F10', 'F14'])
    expect(answerStep(steps.get(id) as Step, evidence({ wire: oppo(), push: accepted })).state, id).toBe('not-looked');
});

describe.each(Object.entries(rows))('%s', (id, table) => {
  const step = steps.get(id) as Step;

  it.each(table)('%s', (_name, given, state, verdict) => {
    const answer = step.check?.(evidence(given));
    expect(answer?.state).toBe(state);
    if (verdict !== undefined) expect(answer?.verdict ?? step.verdict).toBe(verdict);
    if (!answer) return;
    // A pass, a fail and a not-applicable alike say what was seen, with every value filled in.
    expect(answer.text, 'says what was seen').toBeDefined();
    const data = answer.data ?? {};
    expect(placeholders((answer.text as Text).en), 'is filled in').toEqual(Object.keys(data).toSorted());
    expect(Object.values(data).filter((value) => Number.isNaN(value) || value === undefined)).toEqual([]);
    for (const lang of ['en', 'zh'] as const) expect(render(answer.text as Text, lang, data)).toMatch(/[.。]$/u);
  });

  it('never passes when nothing was looked at', () => {
    for (const { id: vendor } of vendorNames) expect(step.check?.(evidence(of(vendor)))?.state).not.toBe('pass');
  });

  it('does not fall over odd pushes', () => {
    for (const { id: vendor } of vendorNames)
      for (const wire of [null, 'text', 7, [], {}, { message: 1, notification: [], body: 'x', payload: null, messageJson: 'y' }])
        expect(() => step.check?.(evidence(of(vendor, { wire, message: {}, push: { status: 'unknown' } })))).not.toThrow();
  });
});

describe('the texts', () => {
  const cjk = /[\u3400-\u9fff]/u;
  const texts: [string, Text][] = [...steps.values()].flatMap((step) => [
    [`${step.id} question`, step.question],
    [`${step.id} why`, step.why],
    [`${step.id} fix`, step.fix],
    ...(step.ask
      ? ([
          [`${step.id} ask`, step.ask.question],
          [`${step.id} look`, step.ask.look],
        ] as [string, Text][])
      : []),
  ]);

  it.each(texts)('%s is whole sentences in both languages', (_at, text) => {
    expect(text.en).toMatch(/[.?][)”]*$/);
    expect(text.zh).toMatch(/[。？][）”]*$/u);
    expect(placeholders(text.en)).toEqual(placeholders(text.zh));
    expect(text.en.replace(/`[^`]*`/g, '')).not.toMatch(/\b(?:don't|can't|won't|isn't|doesn't|you're|it's)\b|TODO:/i);
    expect(cjk.test(text.zh)).toBe(true);
    expect(text.zh.replace(/`[^`]*`/g, '')).not.toMatch(/[\u4e00-\u9fff][,;:?!](?![\w/])/u);
  });

  it('ask as a question and advise as none', () => {
    for (const step of steps.values()) {
      for (const text of [step.question, ...(step.ask ? [step.ask.question] : [])])
        expect(`${text.en} ${text.zh}`, step.id).toMatch(/\?.*？/su);
      expect(`${step.fix.en}${step.fix.zh}${step.why.en}${step.why.zh}`, step.id).not.toMatch(/[?？]/u);
    }
  });
});

describe('the form of a push', () => {
  it.each([
    ['fcm', fcm(), 'shows'],
    ['fcm', { message: { data: {} } }, 'data'],
    ['fcm', { message: { android_v2: { remote_notification: {} } } }, 'shows'],
    ['fcm', { message: { apns: { payload: { aps: { alert: { body: 'x' } } } } } }, 'shows'],
    ['apns', apns({ aps: { alert: 'x' } }, {}), 'shows'],
    ['apns', apns({ aps: { 'content-available': 1 } }, {}), 'data'],
    ['apns', apns({ aps: {} }, { 'apns-push-type': 'voip' }), 'other'],
    ['huawei', harmony(), 'shows'],
    ['huawei', { api: 'v3', body: { payload: { extraData: 'x' } } }, 'other'],
    ['huawei', { api: 'v1', body: { message: { data: '{}' } } }, 'data'],
    ['vivo', vivo(), 'shows'],
  ])('%s %j', (vendor, wire, form) => expect(pushForm(evidence(of(vendor, { wire })))).toBe(form));

  it('is not known before a push was built', () => expect(pushForm(evidence())).toBeUndefined());
});

/** The evidence of a message as the vendor's own code builds and lints it, with the sandbox's account. */
async function built(vendor: (typeof vendorNames)[number]['id'], message: Message, more: Given = {}): Promise<Evidence> {
  const bench = await openBench(vendor, 'in process');
  const day = '2026-11-20';
  const account =
    bench.adapter.variants?.apply(bench.account, bench.adapter.variants.of(bench.token('ok'), bench.account, {})) ?? bench.account;
  const result = bench.message.toWire(message, account, { day });
  const given = { wire: result.wire, message, account, origin: result.origin, losses: result.losses, day, nowMs: testNowMs };
  const findings = [
    ...wireFindings(vendor, message, result, bench.message.kinds, { lang: 'en' }),
    ...runRules(bench.rules, ['message', 'wire', 'account'], given, { lang: 'en' }),
  ];
  await bench.close();
  return evidence(of(vendor, { message, wire: result.wire, account, findings, ...more }));
}

const automatic = [...steps.values()].filter((step) => step.check);
const blamed = (given: Evidence) =>
  automatic
    .map((step) => answerStep(step, given))
    .filter(({ state }) => state === 'fail' || state === 'warn')
    .map(({ step, state }) => `${step.id} ${state}`);

describe.each(vendorNames.map(({ id }) => id))('a real push of %s', (vendor) => {
  it.each([
    ['before the send', {}],
    ['accepted', { push: accepted }],
    ['accepted, and said to be silent', { push: accepted, symptom: 'silent-in-drawer' }],
  ] as [string, Given][])('that is healthy is not blamed: %s', async (_name, more) =>
    expect(blamed(await built(vendor, demoMessage, { device: { android: 14 }, ...more }))).toEqual([]),
  );

  it('without title and body is blamed for that', async () => {
    const { title: _title, body: _body, ...rest } = demoMessage;
    // Without text FCM and APNs have a data message, which is what the data makes of it.
    expect(blamed(await built(vendor, rest))).toContain(['fcm', 'huawei', 'honor', 'apns'].includes(vendor) ? 'F4 warn' : 'F3 fail');
  });
});

describe('a broken push', () => {
  it.each<[string, (typeof vendorNames)[number]['id'], Message, Given, string]>([
    [
      'OPPO on Android 14 without a channel',
      'oppo',
      { ...demoMessage, channel: undefined as never },
      { device: { android: 14 } },
      'G1 fail',
    ],
    ['Xiaomi without a channel', 'xiaomi', { ...demoMessage, channel: undefined as never }, {}, 'G6 fail'],
    ['a channel name that is nowhere', 'xiaomi', { ...demoMessage, channel: 'nope' }, {}, 'G2 fail'],
    ['a title of 60 characters', 'vivo', { ...demoMessage, title: 'Alice and her friends '.repeat(3) }, {}, 'F6 fail'],
    ['a content of 3000 characters in a size of 4 KB', 'huawei', { ...demoMessage, body: '长'.repeat(3000) }, {}, 'F7 fail'],
    ['a time to live of zero', 'fcm', { ...demoMessage, ttlSeconds: 0 }, {}, 'F12 fail'],
    ['a pair that vivo refuses', 'vivo', { ...demoMessage, vendors: { vivo: { classification: 0, category: 'IM' } } }, {}, 'G4 fail'],
    ['HUAWEI without kind and channel', 'huawei', { ...demoMessage, kind: undefined as never, channel: undefined as never }, {}, 'G3 warn'],
    ['HONOR without kind and channel', 'honor', { ...demoMessage, kind: undefined as never, channel: undefined as never }, {}, 'G8 warn'],
    ['Meizu as public', 'meizu', { ...demoMessage, vendors: { meizu: { noticeBarInfo: { noticeMsgType: 0 } } } }, {}, 'G7 warn'],
    ['OPPO with a level of its own', 'oppo', { ...demoMessage, vendors: { oppo: { notifyLevel: 3 } } }, {}, 'G5 fail'],
  ])('%s', async (_name, vendor, message, more, expected) => {
    const { channel, kind, ...rest } = message;
    const given: Message = { ...rest, ...(channel === undefined ? {} : { channel }), ...(kind === undefined ? {} : { kind }) };
    expect(blamed(await built(vendor, given, more))).toContain(expected);
  });
});
