import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpointsOf, type CatalogueEntry } from '../../src/core/catalogue.ts';
import { statusOfEntry } from '../../src/core/judge.ts';
import type { Message } from '../../src/core/message.ts';
import {
  verdictClasses,
  verdictOfErrorClass,
  type Evidence,
  type PushEvidence,
  type Step,
  type StepAnswer,
  type TraceEvidence,
  type VerdictClass,
} from '../../src/core/step.ts';
import { placeholders, render, type Text } from '../../src/core/text.ts';
import { intentFault, packageOfIntent } from '../../src/checks/facts/click.ts';
import { brandOf, romRegion } from '../../src/checks/facts/phone.ts';
import { codeMeanings, verdictOfPush } from '../../src/checks/facts/push-verdict.ts';
import { allowanceOf, quotaCodes } from '../../src/checks/facts/quota.ts';
import { answerStep } from '../../src/checks/run.ts';
import { vendorNames, vendors } from '../../src/vendors/index.ts';
import { evidence, finding, platformEvidence, stage } from '../support/evidence.ts';

const folder = resolve(import.meta.dirname, '../../src/checks/steps');
const files = readdirSync(folder).filter((name) => /^[hiklm]\d+-/.test(name));
const steps = new Map<string, Step>();

beforeAll(async () => {
  for (const file of files) {
    const { default: step } = (await import(join(folder, file))) as { default: Step };
    steps.set(step.id, step);
  }
});

function stepOf(id: string): Step {
  const step = steps.get(id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return step;
}

const accepted: PushEvidence = { status: 'accepted', messageId: 'm-1', http: 200 };
const at = (vendor: string, more: Partial<Evidence> = {}): Evidence =>
  evidence({ vendor, displayName: vendorNames.find(({ id }) => id === vendor)?.displayName ?? vendor, ...more });
const refused = (
  vendor: string,
  code: string,
  errorClass: PushEvidence['errorClass'],
  more: Partial<PushEvidence> = {},
  rest: Partial<Evidence> = {},
) => at(vendor, { push: { status: 'rejected', code, ...(errorClass ? { errorClass } : {}), ...more }, ...rest });
const traced = (vendor: string, trace: Partial<TraceEvidence>, rest: Partial<Evidence> = {}) =>
  at(vendor, { push: accepted, trace: { stage: 'unknown', counters: {}, ...trace }, ...rest });
const says = (message: Message, rest: Partial<Evidence> = {}, vendor = 'oppo') => at(vendor, { message, ...rest });

type State = StepAnswer['state'] | undefined;
type Row = [name: string, given: Evidence, state: State, verdict?: VerdictClass];

type Platform = NonNullable<Evidence['platform']>;
const tencent = { id: 'tencent-im', displayName: 'Tencent IM' };
const zego = { id: 'zego', displayName: 'ZEGO', via: 'message' };
/** Evidence of a platform, about OPPO's phone. */
const through = (platform: Partial<Platform>, more: Partial<Evidence> = {}): Evidence =>
  at('oppo', { platform: platformEvidence(platform), ...more });
const no = (code: string, errorClass?: PushEvidence['errorClass'], more: Partial<PushEvidence> = {}): Pick<Platform, 'push'> => ({
  push: { status: 'rejected', code, ...(errorClass ? { errorClass } : {}), ...more },
});
const took = { push: accepted };
const hop = (name: string, code: string, said = 'words'): Pick<Platform, 'trace'> => ({
  trace: { stage: 'dropped', hops: [{ name, ok: false, code, said }] },
});
const binding = (certificate: string, token = 'tok') => ({ facts: { bindings: [{ certificate, token }] } });
const display = (title: string, content: string, silent = false): Pick<Platform, 'display'> => {
  const from = { en: 'the message', zh: '消息' };
  return {
    display: {
      title: { text: title, from, confidence: 'A' },
      content: { text: content, from, confidence: 'A' },
      notes: [],
      ...(silent ? { silent: { en: 'Not pushed.', zh: '不推送。' } } : {}),
    },
  };
};

const shown = { stage: 'shown' } as const;
const unknown: State = undefined;
const spoken = (id: string, given: Evidence): Evidence => ({ ...given, answers: { [id]: 'no' } });

const night = Date.parse('2026-11-20T17:30:00Z');
const lastMinute = Date.parse('2026-11-20T14:59:00Z');
const twentyThree = Date.parse('2026-11-20T15:00:00Z');
const seven = Date.parse('2026-11-19T23:00:00Z');
const justBeforeSeven = Date.parse('2026-11-19T22:59:00Z');

const huaweiWire = (category?: string) => ({
  api: 'v1',
  body: { message: { android: { ...(category ? { category } : {}), notification: { title: 't' } } } },
});
const channels = { im: { id: '101', class: '私信' }, news: { id: '102', class: 'public' }, odd: { id: '103' } };

const tables: Record<string, Row[]> = {
  H1: [
    ['nothing sent', at('oppo'), unknown],
    ['accepted', at('oppo', { push: accepted }), 'pass'],
    ['only validated', at('fcm', { push: { status: 'validated' } }), 'unknown'],
    ['a dry run', at('fcm', { push: { status: 'dry-run' } }), 'not-looked'],
    ['a code of a class', refused('oppo', '16', 'credential'), 'fail', 'credential'],
    ['Meizu 110010 of one target is the switch', refused('meizu', '110010', 'app-state', { subCode: 'target' }), 'fail', 'device-settings'],
    ['Meizu 110010 of the request is the rate', refused('meizu', '110010', 'quota'), 'fail', 'quota'],
    ['OPPO 41 is the message', refused('oppo', '41', 'payload'), 'fail', 'message'],
    ['OPPO 41 that names the id', refused('oppo', '41', 'payload', { vendorMessage: 'Invalid registration_id' }), 'fail', 'token'],
    ['OPPO 41 with an odd token', refused('oppo', '41', 'payload', {}, { tokenFit: { fit: 'odd' } }), 'fail', 'token'],
    ['OPPO 41 with a fine token', refused('oppo', '41', 'payload', {}, { tokenFit: { fit: 'certain' } }), 'fail', 'message'],
    [
      'OPPO 41 about a template',
      refused('oppo', '41', 'channel', { subCode: 'template-parameters' }, { tokenFit: { fit: 'odd' } }),
      'fail',
      'channel-or-classification',
    ],
    ['a JWT that is always fresh', refused('huawei', '80200005', 'credential'), 'fail', 'clock'],
    [
      'a JWT refused though the clock is right',
      refused('huawei', '80200005', 'credential', {}, { stages: [stage('huawei/clock', 'pass')] }),
      'fail',
      'credential',
    ],
    ['HUAWEI cannot check the token', refused('huawei', '80600003', 'server'), 'fail', 'server'],
    [
      'HUAWEI cannot check it, and auth fails',
      refused('huawei', '80600003', 'server', {}, { stages: [stage('huawei/auth', 'fail')] }),
      'fail',
      'credential',
    ],
    [
      'Google refuses the times',
      refused('fcm', 'invalid_grant', 'credential', {}, { stages: [stage('fcm/clock', 'fail')] }),
      'fail',
      'clock',
    ],
    [
      'Google refuses the key',
      refused('fcm', 'invalid_grant', 'credential', {}, { stages: [stage('fcm/clock', 'pass')] }),
      'fail',
      'credential',
    ],
    [
      'vivo refuses the auth request',
      refused('vivo', '10203', 'credential', {}, { stages: [stage('vivo/clock', 'fail')] }),
      'fail',
      'clock',
    ],
    ['the app is under review', refused('vivo', '10302', 'app-state', { subCode: 'status-4' }), 'fail', 'permission'],
    ['the regId is unknown', refused('vivo', '10302', 'token'), 'fail', 'token'],
    ['another Firebase project', refused('fcm', 'SENDER_ID_MISMATCH', 'permission'), 'fail', 'app-identity'],
    ['the package is wrong', refused('xiaomi', '22022', 'credential'), 'fail', 'app-identity'],
    ['no connection', refused('oppo', 'ERR_DNS', 'network', { status: 'unreachable' }), 'fail', 'network'],
    ['an unknown code', refused('honor', '12345678', undefined), 'fail', 'none-found'],
    ['an unknown code with 503', refused('honor', '12345678', undefined, { http: 503 }), 'fail', 'server'],
    ['an unknown code with 401', refused('honor', '12345678', undefined, { http: 401 }), 'fail', 'credential'],
    ['an unknown code with 403', refused('honor', '12345678', undefined, { http: 403 }), 'fail', 'permission'],
    ['an unknown code with 429', refused('honor', '12345678', undefined, { http: 429 }), 'fail', 'quota'],
  ],
  H3: [
    ['no certificate id', through({ ...tencent, ...hop('OfflineStat', '-1') }), 'fail', 'app-identity'],
    ['no token', through({ ...tencent, ...hop('OfflineStat', '-2') }), 'fail', 'binding'],
    ['a dead token at the vendor', through({ ...tencent, ...hop('ChannelStat', '410', 'Unregistered') }), 'fail', 'token'],
    ['a quota at the vendor', through({ ...tencent, ...hop('ChannelStat', '33') }), 'fail', 'quota'],
    ['a code that no table has', through({ ...tencent, ...hop('ChannelStat', '999') }), 'fail', 'none-found'],
    ['no trace', at('xiaomi', { push: accepted }), unknown],
    ['a trace that says nothing', traced('xiaomi', {}), unknown],
    ['shown', traced('xiaomi', { stage: 'delivered', counters: { resolved: 1, delivered: 1, msg_display: 1 } }), 'pass'],
    ['clicked', traced('oppo', { stage: 'clicked' }), 'pass'],
    ['arrived', traced('oppo', { stage: 'unknown', reason: 'push_arrive' }), 'pass'],
    ['switched off', traced('xiaomi', { stage: 'sent', counters: { resolved: 1, bar_closed: '1' } }), 'fail', 'device-settings'],
    ['uninstalled', traced('xiaomi', { counters: { app_not_register: 1 } }), 'fail', 'token'],
    [
      'arrived, not shown',
      traced('xiaomi', { stage: 'delivered', counters: { resolved: 1, delivered: 1, msg_display: 0 } }),
      'fail',
      'device-settings',
    ],
    ['too early to count', traced('xiaomi', { stage: 'sent', counters: { msg_send: 1, resolved: 0 } }), 'warn', 'device-settings'],
    ['filters', traced('xiaomi', { counters: { device_condition_unmatch: 1 } }), 'fail', 'message'],
    ['vivo controls it', traced('vivo', { counters: { send: 1, controlled: 1 } }), 'fail', 'quota'],
    ['Meizu shows it', traced('meizu', { counters: { targetNo: 1, validNo: 1, acceptNo: 1, displayNo: 1 } }), 'pass'],
    [
      'Meizu knows no valid target',
      traced('meizu', { stage: 'dropped', counters: { targetNo: 1, validNo: 0 } }),
      'fail',
      'device-settings',
    ],
    ['HUAWEI receipt 256', traced('huawei', { stage: 'dropped', reason: '256' }), 'fail', 'quota'],
    ['HUAWEI receipt in words', traced('huawei', { stage: 'dropped', reason: '6#notify disabled' }), 'fail', 'device-settings'],
    ['HUAWEI receipt 5', traced('huawei', { stage: 'dropped', reason: 'receipt 5' }), 'fail', 'token'],
    ['HUAWEI receipt 31', traced('huawei', { stage: 'dropped', reason: '31' }), 'fail', 'click-config'],
    ['HONOR receipt', traced('honor', { stage: 'dropped', reason: '40000015' }), 'fail', 'click-config'],
    ['OPPO cap', traced('oppo', { stage: 'dropped', reason: 'user_daily_limit' }), 'fail', 'quota'],
    ['Xiaomi type 1024', traced('xiaomi', { stage: 'dropped', reason: 'type 1024' }), 'fail', 'message'],
    ['dropped, nobody knows why', traced('huawei', { stage: 'dropped', reason: '9999' }), 'fail', 'none-found'],
  ],
  H5: [
    ['nothing known', at('oppo', { push: accepted }), unknown],
    ['OPPO 33', refused('oppo', '33', 'quota'), 'fail', 'quota'],
    ['Meizu, this phone', refused('meizu', '110011', 'quota'), 'fail', 'quota'],
    ['a rate', refused('xiaomi', '200002', 'quota'), 'fail', 'quota'],
    ['an unlisted quota code', refused('apns', 'NewReason', 'quota'), 'fail', 'quota'],
    ['FCM has rates only', refused('fcm', 'QUOTA_EXCEEDED', 'quota'), 'warn', 'quota'],
    ['vivo 10071 is about the hour', refused('vivo', '10071', 'quota'), 'unknown'],
    ['Meizu’s switch is no quota', refused('meizu', '110010', 'app-state', { subCode: 'target' }), unknown],
    ['a refusal of another kind', refused('oppo', '16', 'credential'), unknown],
    ['dropped for the cap', traced('oppo', { stage: 'dropped', reason: 'user_daily_limit' }), 'fail', 'quota'],
    ['shown', traced('xiaomi', shown), 'pass'],
    ['a person knows better than the trace', spoken('H5', traced('xiaomi', shown)), unknown],
    ['FCM took it', at('fcm', { push: accepted }), 'pass'],
  ],
  H6: [
    ['nothing to read', at('huawei', { message: { title: 't' } }), unknown],
    ['HUAWEI without category', at('huawei', { wire: huaweiWire() }), 'warn', 'quota'],
    ['and the complaint fits', at('huawei', { wire: huaweiWire(), symptom: 'first-few-then-nothing' }), 'fail', 'quota'],
    ['a person has counted', spoken('H6', at('huawei', { wire: huaweiWire(), symptom: 'first-few-then-nothing' })), unknown],
    ['HUAWEI with category', at('huawei', { wire: huaweiWire('IM') }), 'pass'],
    [
      'HUAWEI with category but no right',
      at('huawei', { wire: huaweiWire('IM'), account: { selfClassification: false } as Evidence['account'] & object }),
      'warn',
      'quota',
    ],
    ['it was shown this time', traced('huawei', shown, { wire: huaweiWire() }), 'pass'],
  ],
  H7: [
    ['accepted', at('vivo', { push: accepted }), unknown],
    ['vivo 10070', refused('vivo', '10070', 'quota'), 'warn', 'quota'],
    ['a limit of the phone', refused('meizu', '110011', 'quota'), unknown],
    ['a rate', refused('oppo', '55', 'quota'), unknown],
  ],
  H8: [
    ['nothing known', at('oppo', { push: accepted, message: { title: 't' } }), unknown],
    ['OPPO 32', refused('oppo', '32', 'payload'), 'fail', 'message'],
    ['Meizu 520', refused('meizu', '520', 'quota'), 'fail', 'message'],
    ['vivo covered it', traced('vivo', { counters: { covered: 1 } }), 'fail', 'message'],
    ['shown', traced('vivo', shown), 'pass'],
    ['a fixed notify id', says({ title: 't', notifyId: 7 }), 'warn', 'message'],
    ['a collapse key', says({ title: 't', collapseKey: 'k' }, {}, 'fcm'), 'warn', 'message'],
    ['a person has looked', spoken('H8', says({ title: 't', notifyId: 7 })), unknown],
  ],
  H9: [
    ['accepted', at('fcm', { push: accepted }), unknown],
    ['429', refused('fcm', 'QUOTA_EXCEEDED', 'quota', { http: 429 }), 'fail', 'quota'],
    ['a bare 429', refused('fcm', 'http-429', undefined, { http: 429 }), 'fail', 'quota'],
    ['another refusal', refused('fcm', 'UNREGISTERED', 'token'), unknown],
  ],
  H11: [
    ['accepted, nothing known', at('oppo', { push: accepted }), unknown],
    ['HUAWEI’s sensitive words', refused('huawei', '80100016', 'payload'), 'fail', 'message'],
    ['vivo’s test text', refused('vivo', '10104', 'payload'), 'fail', 'message'],
    ['arrived', traced('oppo', { stage: 'delivered' }), 'pass'],
    ['a text that looks like a test', at('xiaomi', { findings: [finding('xiaomi/test-like-text', 'warn')] }), 'warn', 'message'],
    ['a person tried another text', spoken('H11', at('xiaomi', { findings: [finding('xiaomi/test-like-text', 'warn')] })), unknown],
  ],
  H12: [
    ['nothing sent', at('oppo'), unknown],
    ['accepted', at('oppo', { push: accepted }), 'pass'],
    ['a refusal in its own form', refused('oppo', '16', 'credential'), 'pass'],
    ['an error of the server', refused('fcm', 'INTERNAL', 'server', { status: 'unknown', http: 500 }), 'fail', 'server'],
    ['an unknown code with 502', refused('honor', '9', undefined, { http: 502 }), 'fail', 'server'],
    ['the network', refused('oppo', 'ERR_DNS', 'network', { status: 'unreachable' }), unknown],
    ['the auth call answers 503', at('huawei', { stages: [stage('huawei/auth', 'fail', { code: 'http-5xx' })] }), 'fail', 'server'],
    ['the auth call refuses', at('huawei', { stages: [stage('huawei/auth', 'fail', { code: '1101' })] }), unknown],
  ],
  H13: [
    ['10071', refused('vivo', '10071', 'quota', {}, { nowMs: night }), 'fail', 'quota'],
    ['no class known', at('vivo', { nowMs: night }), unknown],
    ['system at night', at('vivo', { nowMs: night, wire: { classification: 1 } }), 'pass'],
    ['operational at night', at('vivo', { nowMs: night, wire: { classification: 0 } }), 'warn', 'quota'],
    ['operational at 22:59', at('vivo', { nowMs: lastMinute, wire: { classification: 0 } }), 'pass'],
    ['operational at 23:00', at('vivo', { nowMs: twentyThree, wire: { classification: 0 } }), 'warn', 'quota'],
    ['operational at 07:00', at('vivo', { nowMs: seven, wire: { classification: 0 } }), 'pass'],
    ['operational at 06:59', at('vivo', { nowMs: justBeforeSeven, wire: { classification: 0 } }), 'warn', 'quota'],
    ['a person knows', spoken('H13', at('vivo', { nowMs: night, wire: { classification: 0 } })), unknown],
  ],
  I1: [
    ['accepted', at('oppo', { push: accepted }), unknown],
    ['Meizu’s switch', refused('meizu', '110010', 'app-state', { subCode: 'target' }), 'fail', 'device-settings'],
    ['HUAWEI receipt 6', traced('huawei', { stage: 'dropped', reason: '6' }), 'fail', 'device-settings'],
    ['shown', traced('vivo', { counters: { display: 1 } }), 'pass'],
    ['a person says no', spoken('I1', traced('vivo', { counters: { display: 1 } })), unknown],
  ],
  I2: [
    ['accepted', at('oppo', { push: accepted }), unknown],
    ['Android 7', at('oppo', { device: { android: 7 } }), 'not-applicable'],
    ['Android 8', at('oppo', { device: { android: 8 } }), unknown],
    ['an iPhone behind FCM', at('fcm', { device: { ios: '18' } }), 'not-applicable'],
    ['shown', traced('oppo', shown), 'pass'],
  ],
  I6: [
    ['accepted', at('meizu', { push: accepted }), unknown],
    ['arrived, not shown', traced('meizu', { stage: 'delivered', counters: { acceptNo: 1, displayNo: 0 } }), 'fail', 'device-settings'],
    ['locked since the restart', traced('huawei', { stage: 'dropped', reason: '51' }), 'fail', 'device-settings'],
    ['shown', traced('meizu', shown), 'pass'],
    ['a person says it is in the box', spoken('I6', traced('meizu', shown)), unknown],
  ],
  I7: [
    ['HUAWEI receipt 27', traced('huawei', { stage: 'dropped', reason: '27' }), 'fail', 'device-settings'],
    ['a notification', says({ title: 't' }, {}, 'xiaomi'), 'not-applicable'],
    ['a data message', says({ data: { a: '1' } }, {}, 'xiaomi'), unknown],
    ['a notification, but only with the app alive', says({ title: 't' }, { symptom: 'only-when-app-alive' }, 'xiaomi'), unknown],
    ['FCM shows from inside the app', says({ title: 't' }, {}, 'fcm'), unknown],
    ['a person says no', spoken('I7', says({ title: 't' }, {}, 'xiaomi')), unknown],
  ],
  I8: [
    ['accepted', at('huawei', { push: accepted }), unknown],
    ['arrived', traced('huawei', { stage: 'delivered', reason: '0' }), 'pass'],
  ],
  I9: [
    ['no phone', at('oppo'), unknown],
    ['a phone without a name', at('oppo', { device: { android: 14 } }), unknown],
    ['an OPPO', at('oppo', { device: { model: 'OPPO Find X7' } }), 'pass'],
    ['a OnePlus', at('oppo', { device: { model: 'OnePlus 12' } }), 'pass'],
    ['a vivo', at('oppo', { device: { model: 'vivo X100' } }), 'fail', 'device-settings'],
    ['a Pixel', at('oppo', { device: { model: 'Pixel 8' } }), 'fail', 'device-settings'],
    ['an HONOR for HUAWEI', at('huawei', { device: { model: 'HONOR 20' } }), 'warn', 'device-settings'],
    ['a HUAWEI for HONOR', at('honor', { device: { model: 'HUAWEI Mate 60' } }), 'fail', 'device-settings'],
    ['an iPhone for APNs', at('apns', { device: { ios: '18.1' } }), 'pass'],
    ['an Android phone for APNs', at('apns', { device: { android: 14 } }), 'fail', 'device-settings'],
    ['nothing for APNs', at('apns', { device: { name: 'mine' } }), unknown],
    ['a domestic phone for FCM', at('fcm', { device: { model: 'Redmi K70' } }), 'warn', 'device-settings'],
    ['a global one for FCM', at('fcm', { device: { model: 'Redmi Note 13', rom: 'HyperOS Global' } }), unknown],
    ['a Pixel for FCM', at('fcm', { device: { model: 'Pixel 8' } }), unknown],
    ['HarmonyOS 5 for FCM', at('fcm', { device: { harmony: '5.0' } }), 'fail', 'device-settings'],
    ['a person says no to a right name', spoken('I9', at('oppo', { device: { model: 'OPPO Find X7' } })), unknown],
  ],
  I10: [
    ['no trace', at('vivo', { push: accepted }), unknown],
    ['inactive', traced('vivo', { counters: { targetInActive: 1 } }), 'fail', 'device-settings'],
    ['HUAWEI receipt 10', traced('huawei', { stage: 'dropped', reason: '10' }), 'fail', 'device-settings'],
    ['expired', traced('xiaomi', { stage: 'dropped', reason: '1024' }), 'fail', 'message'],
    ['still queued', traced('xiaomi', { stage: 'queued' }), 'warn', 'device-settings'],
    ['arrived', traced('oppo', { stage: 'delivered' }), 'pass'],
    ['another fate', traced('oppo', { stage: 'dropped', reason: 'regid_invalid' }), unknown],
    ['a person says no', spoken('I10', traced('xiaomi', { stage: 'queued' })), unknown],
  ],
  I11: [
    ['no flag', at('huawei', { wire: huaweiWire('IM') }), unknown],
    [
      'HUAWEI',
      at('huawei', { wire: { body: { message: { android: { notification: { foreground_show: false } } } } } }),
      'warn',
      'device-settings',
    ],
    ['HarmonyOS', at('huawei', { wire: { body: { payload: { notification: { foregroundShow: false } } } } }), 'warn', 'device-settings'],
    ['Xiaomi', at('xiaomi', { wire: { 'extra.notify_foreground': '0' } }), 'warn', 'device-settings'],
    ['vivo', at('vivo', { wire: { foregroundShow: false } }), 'warn', 'device-settings'],
    ['a person says no', spoken('I11', at('vivo', { wire: { foregroundShow: false } })), unknown],
  ],
  I12: [
    ['nothing known', at('xiaomi', { device: { model: 'Xiaomi 14' } }), unknown],
    ['a global ROM', at('xiaomi', { device: { model: 'Xiaomi 14', rom: 'HyperOS Global' } }), 'fail', 'device-settings'],
    ['a Chinese ROM', at('xiaomi', { device: { rom: 'HyperOS 国行' } }), 'pass'],
    ['a person knows', spoken('I12', at('xiaomi', { device: { rom: 'HyperOS Global' } })), unknown],
  ],
  K1: [
    ['no message', at('xiaomi'), unknown],
    ['opens the app', says({ click: { open: 'app' } }), 'not-applicable'],
    ['says nothing', says({ title: 't' }), 'not-applicable'],
    ['has its vendor’s own fields', says({ title: 't', vendors: { oppo: { clickActionType: 4 } } }), unknown],
    ['a person says no', spoken('K1', says({ title: 't' })), unknown],
    [
      'an intent of another app',
      says(
        { click: { open: 'intent', intent: 'intent:#Intent;component=com.other/.A;end' } },
        { account: { packageName: 'com.mine' } as Evidence['account'] & object },
      ),
      'fail',
      'click-config',
    ],
    [
      'an intent of this app',
      says(
        { click: { open: 'intent', intent: 'intent:#Intent;component=com.mine/.A;end' } },
        { account: { packageName: 'com.mine' } as Evidence['account'] & object },
      ),
      unknown,
    ],
    ['an activity', says({ click: { open: 'activity', activity: 'com.mine.A' } }), unknown],
  ],
  K2: [
    ['no message', at('xiaomi'), unknown],
    [
      'a rule objects',
      says({ click: { open: 'app' } }, { findings: [finding('xiaomi/intent-uri', 'error')] }, 'xiaomi'),
      'fail',
      'click-config',
    ],
    [
      'a rule warns',
      says({ click: { open: 'app' } }, { findings: [finding('honor/intent-flags', 'warn')] }, 'honor'),
      'warn',
      'click-config',
    ],
    ['another rule', says({ click: { open: 'app' } }, { findings: [finding('honor/ttl', 'error')] }, 'honor'), 'pass'],
    ['an intent without end', says({ click: { open: 'intent', intent: 'intent://a/b#Intent;scheme=x' } }), 'fail', 'click-config'],
    ['an intent that is whole', says({ click: { open: 'intent', intent: 'intent://a/b#Intent;scheme=x;end' } }), 'pass'],
  ],
  K3: [
    ['opens the app', says({ click: { open: 'app' } }), 'not-applicable'],
    ['a page', says({ click: { open: 'activity', activity: 'A' } }), unknown],
    ['a person says no', spoken('K3', says({ click: { open: 'app' } })), unknown],
  ],
  K4: [
    ['no message', at('oppo'), unknown],
    ['no data', says({ title: 't' }), 'not-applicable'],
    ['data', says({ title: 't', data: { a: '1' } }), unknown],
    ['a page', says({ title: 't', click: { open: 'activity', activity: 'A' } }), unknown],
    ['a person says no', spoken('K4', says({ title: 't' })), unknown],
  ],
  K9: [
    ['no message', at('fcm'), unknown],
    ['the app', says({ title: 't' }, {}, 'fcm'), 'pass'],
    ['an activity', says({ click: { open: 'activity', activity: 'OPEN' } }, {}, 'fcm'), 'warn', 'click-config'],
    ['a URL', says({ click: { open: 'url', url: 'https://x' } }, {}, 'fcm'), 'warn', 'click-config'],
    ['a person says no', spoken('K9', says({ title: 't' }, {}, 'fcm')), unknown],
  ],
  K10: [
    ['HUAWEI receipt 31', traced('huawei', { stage: 'dropped', reason: '31' }), 'fail', 'click-config'],
    ['shown', traced('huawei', shown), 'pass'],
    ['opens the app', says({ title: 't' }), 'not-applicable'],
    ['a page', says({ click: { open: 'activity', activity: 'A' } }), unknown],
    ['a person says no', spoken('K10', traced('huawei', shown)), unknown],
  ],
  L1: [
    ['no message', at('oppo'), unknown],
    ['no sound', says({ title: 't' }), 'not-applicable'],
    ['the default', says({ sound: 'default' }), 'not-applicable'],
    ['OPPO', says({ sound: 'ding' }), 'warn', 'message'],
    ['APNs', says({ sound: 'ding.caf' }, {}, 'apns'), 'pass'],
  ],
  L2: [
    ['no message', at('fcm'), unknown],
    ['no sound', says({ title: 't' }, {}, 'fcm'), 'not-applicable'],
    ['Android with suffix', says({ sound: 'ding.mp3' }, {}, 'fcm'), 'fail', 'message'],
    ['Android without', says({ sound: 'ding' }, {}, 'fcm'), unknown],
    ['iOS without suffix', says({ sound: 'ding' }, {}, 'apns'), 'fail', 'message'],
    ['iOS with', says({ sound: 'ding.caf' }, {}, 'apns'), unknown],
  ],
  L3: [
    ['no message', at('fcm'), unknown],
    ['no sound', says({ title: 't' }, {}, 'fcm'), 'not-applicable'],
    ['Android 7', says({ sound: 'ding' }, { device: { android: 7 } }, 'fcm'), 'not-applicable'],
    ['Android 8', says({ sound: 'ding' }, { device: { android: 8 } }, 'fcm'), 'warn', 'channel-or-classification'],
    ['a person has looked', spoken('L3', says({ sound: 'ding' }, {}, 'fcm')), unknown],
  ],
  L4: [
    ['no message', at('huawei'), unknown],
    ['no badge', says({ title: 't' }, {}, 'huawei'), 'not-applicable'],
    ['no wire', says({ badge: 3 }, {}, 'huawei'), unknown],
    ['HUAWEI without class', says({ badge: 3 }, { wire: huaweiWire('IM') }, 'huawei'), 'warn', 'message'],
    [
      'HUAWEI with class',
      says({ badge: 3 }, { wire: { body: { message: { android: { notification: { badge: { class: 'a.B' } } } } } } }, 'huawei'),
      'pass',
    ],
    ['HarmonyOS', says({ badge: 3 }, { wire: { body: { payload: { notification: {} } } } }, 'huawei'), 'pass'],
    ['APNs', says({ badge: 0 }, {}, 'apns'), 'pass'],
  ],
  L5: [
    ['no message', at('fcm'), unknown],
    ['no picture', says({ title: 't' }, {}, 'fcm'), 'not-applicable'],
    ['http', says({ image: 'http://x/y.png' }, {}, 'fcm'), 'warn', 'message'],
    ['https', says({ image: 'https://x/y.png' }, {}, 'fcm'), unknown],
    [
      'a rule warns',
      says({ image: 'https://x/y.png' }, { findings: [finding('honor/image-on-marketing', 'warn')] }, 'honor'),
      'warn',
      'message',
    ],
  ],
  H2: [
    ['nothing was sent', through({}), undefined],
    ['the user would get none', through({ judgement: { canPush: 'no', stops: [], notes: [] } }), 'not-looked'],
    ['Easemob’s push was taken by the vendor', through(took), 'pass'],
    ['a message was stored', through({ ...took, via: 'message' }), undefined],
    ['ZEGO took a message, which says nothing of the push', through({ ...zego, ...took }), undefined],
    ['Tencent IM took a task', through({ ...tencent, ...took }), undefined],
    ['and its vendor took it', through({ ...tencent, ...took, trace: { stage: 'delivered', hops: [] } }), 'pass'],
    ['the platform is at its rate limit', through(no('LimitException', 'quota'), { push: accepted }), 'fail', 'quota'],
    ['the platform’s own account is refused', through(no('unauthorized', 'credential'), { push: accepted }), 'fail', 'credential'],
    ['the user does not exist', through(no('appUser not exists', 'app-state')), 'fail', 'app-state'],
    ['nothing is bound, directly it works', through(no('no push binding', 'token'), { push: accepted }), 'fail', 'binding'],
    [
      'no certificate of that name',
      through({ ...no('no notifier exist', 'app-state'), ...binding('x') }, { push: accepted }),
      'fail',
      'app-identity',
    ],
    [
      'a certificate of another name',
      through(
        { ...no('no notifier exist', 'app-state'), ...binding('x') },
        { push: accepted, token: 'tok', account: { appKey: 'key' } as object },
      ),
      'fail',
      'app-identity',
    ],
    ['another token is bound', through({ ...no('41'), ...binding('x', 'old') }, { push: accepted, token: 'tok' }), 'fail', 'binding'],
    ['the console’s copy is refused', through(no('get push token fail', 'credential'), { push: accepted }), 'fail', 'credential'],
    [
      'the vendor refuses, nobody knows why',
      through(no('16', undefined, { vendorMessage: 'bad' }), { push: accepted }),
      'fail',
      'credential',
    ],
    ['the vendor refuses a token, with no direct push', through(no('410', undefined, { vendorMessage: 'Unregistered' })), 'fail', 'token'],
    ['no certificate id, by the trace', through({ ...tencent, ...took, ...hop('OfflineStat', '-1') }), 'fail', 'app-identity'],
    [
      'no certificate id, directly it works',
      through({ ...tencent, ...took, ...hop('OfflineStat', '-1') }, { push: accepted }),
      'fail',
      'app-identity',
    ],
    ['no token, by the trace', through({ ...tencent, ...took, ...hop('OfflineStat', '-2') }), 'fail', 'binding'],
    ['the backend failed', through({ ...tencent, ...took, ...hop('IMStat', '91000') }), 'fail', 'server'],
    [
      'it failed on the phone, whatever is bound',
      through(
        {
          ...tencent,
          ...took,
          trace: { stage: 'dropped', hops: [{ name: 'DeviceStat', ok: false, code: '1' }], binding: { certificate: '1', token: 'x' } },
        },
        { push: accepted, token: 'tok' },
      ),
      'fail',
      'device-settings',
    ],
    ['it failed on the phone', through({ ...tencent, ...took, ...hop('DeviceStat', '1') }), 'fail', 'device-settings'],
  ],
  H4: [
    ['no statistics', through(tencent), undefined],
    ['no losses', through({ ...tencent, loss: [] }), 'pass'],
    ['losses of another vendor', through({ ...tencent, loss: [{ vendor: 'huawei', code: '1', count: 3, from: 'vendor' }] }), undefined],
    ['no certificate', through({ ...tencent, loss: [{ code: '-1', count: 3, from: 'platform' }] }), 'warn', 'app-identity'],
    ['no token', through({ ...tencent, loss: [{ code: '-2', count: 3, from: 'platform' }] }), 'warn', 'binding'],
    [
      'a vendor’s token error above that',
      through({
        ...tencent,
        loss: [
          { code: '-2', count: 3, from: 'platform' },
          { vendor: 'oppo', code: '1', count: 9, said: 'regid_invalid', from: 'vendor' },
        ],
      }),
      'warn',
      'token',
    ],
    ['a vendor’s quota, vendor not told', through({ ...tencent, loss: [{ code: '33', count: 9, from: 'vendor' }] }), 'warn', 'quota'],
  ],
  H10: [
    ['nothing was sent', through({}), undefined],
    ['the push was too soon', through({ ...tencent, ...no('90024', 'quota') }), 'fail', 'quota'],
    [
      'a question was too soon',
      through({ refusals: [{ endpoint: 'user', status: 'throttled', code: 'resource_limited', errorClass: 'quota' }] }),
      'warn',
      'quota',
    ],
    ['the certificate’s failures, which are B7’s', through(no('notifier out of limit', 'quota')), undefined],
    ['taken', through(took), 'pass'],
  ],
  M1: [
    ['not predicted', through(tencent), undefined],
    ['a text', through({ ...tencent, ...display('Alice', 'Dinner at seven') }), 'pass'],
    ['no push', through({ ...tencent, ...display('Alice', 'Dinner at seven', true) }), 'warn', 'message'],
  ],
  M2: [
    ['not told', through({}), undefined],
    ['style 0', through({ facts: { displayStyle: 0 }, ...display('您有一条新消息', '请点击查看') }), 'warn', 'message'],
    ['style 0 and nothing predicted', through({ facts: { displayStyle: 0 } }), 'warn'],
    ['style 0, and the message has its own text', through({ facts: { displayStyle: 0 }, ...display('Alice', 'Dinner at seven') }), 'pass'],
    ['style 1', through({ facts: { displayStyle: 1 } }), 'pass'],
  ],
};

describe.each(Object.entries(tables))('%s', (id, rows) => {
  it.each(rows)('%s', (_name, given, state, verdict) => {
    const step = stepOf(id);
    const answer = step.check?.(given);
    expect(answer?.state).toBe(state);
    if (verdict) expect(answer?.verdict ?? step.verdict).toBe(verdict);
    if (!answer) return;
    expect(answer.text, 'says what was seen').toBeDefined();
    for (const lang of ['en', 'zh'] as const) {
      const told = render(answer.text as Text, lang, answer.data);
      expect(told).not.toMatch(/\{[A-Za-z]+\}/);
      expect(told).toMatch(lang === 'en' ? /[.?!)]$/ : /[。？！）]$/);
    }
  });
});

it('has a table for every step that answers by itself, and none for the others', () => {
  const automatic = [...steps.values()].filter((step) => step.check).map((step) => step.id);
  expect(Object.keys(tables).toSorted()).toEqual(automatic.toSorted());
});

/** Every way an error of a vendor can look to H1. */
async function entriesOf(id: keyof typeof vendors): Promise<CatalogueEntry[]> {
  const { catalogue } = await (await vendors[id]()).errors();
  const server = ['send', '*', 'auth', 'http', 'push', 'broadcast'];
  return catalogue.entries.filter((entry) => endpointsOf(entry).some((endpoint) => server.includes(endpoint)));
}

describe('H1 over the catalogues', () => {
  it.each(vendorNames.map(({ id }) => id))(
    'has a verdict for every code of %s: its class’s, or one that the table of meanings gives',
    async (id) => {
      const entries = await entriesOf(id);
      expect(entries.length).toBeGreaterThan(10);
      for (const entry of entries) {
        const given = refused(id, entry.code, entry.class, {
          status: statusOfEntry(entry),
          ...(entry.subCode === undefined ? {} : { subCode: entry.subCode }),
        });
        const answer = stepOf('H1').check?.(given);
        const at = `${entry.code} ${entry.subCode ?? ''}`;
        expect(answer?.state, at).toBe('fail');
        const meaning = verdictOfPush(given)?.meaning;
        expect(answer?.verdict, at).toBe(meaning ? meaning.verdict : verdictOfErrorClass[entry.class]);
      }
    },
  );

  it('cites only codes that the catalogues know', async () => {
    const cited: Record<string, string[]> = {};
    for (const table of [codeMeanings, quotaCodes] as Record<string, Record<string, unknown>>[])
      for (const [vendor, codes] of Object.entries(table)) (cited[vendor] ??= []).push(...Object.keys(codes));
    for (const { id } of vendorNames) {
      const { catalogue } = await (await vendors[id]()).errors();
      const known = new Set(
        catalogue.entries.flatMap((entry) => [entry.code, `${entry.code}/${entry.subCode ?? ''}`, ...(entry.aliases ?? [])]),
      );
      expect(
        (cited[id] ?? []).filter((code) => !known.has(code)),
        id,
      ).toEqual([]);
    }
  });

  it('counts every quota code of the catalogues for H5', async () => {
    for (const { id } of vendorNames)
      for (const entry of (await entriesOf(id)).filter((candidate) => candidate.class === 'quota')) {
        const answer = stepOf('H5').check?.(
          refused(id, entry.code, 'quota', entry.subCode === undefined ? {} : { subCode: entry.subCode }),
        );
        expect(['fail', 'warn', 'unknown'], `${id} ${entry.code}`).toContain(answer?.state);
      }
  });

  it('names sources that are https', () => {
    for (const codes of Object.values(codeMeanings))
      for (const [code, meaning] of Object.entries(codes)) expect(meaning.source, code).toMatch(/^https:\/\/\S+$/);
  });
});

describe('the allowance of a message', () => {
  it.each<[name: string, given: Evidence, isCapped: boolean | undefined]>([
    ['HUAWEI marketing', at('huawei', { wire: huaweiWire('MARKETING') }), true],
    ['HUAWEI data message', at('huawei', { wire: { body: { message: { android: {}, data: '{}' } } } }), undefined],
    ['HarmonyOS service', at('huawei', { wire: { body: { payload: { notification: { category: 'WORK' } } } } }), false],
    ['HONOR normal', at('honor', { wire: { android: { notification: { importance: 'NORMAL' } } } }), false],
    ['HONOR low', at('honor', { wire: { android: { notification: { importance: 'LOW' } } } }), true],
    ['HONOR data message', at('honor', { wire: { data: '{}' } }), undefined],
    ['Xiaomi without channel', at('xiaomi', { wire: { title: 't' } }), true],
    ['Xiaomi private', at('xiaomi', { wire: { 'extra.channel_id': '101' }, account: { channels } }), false],
    ['Xiaomi public', at('xiaomi', { wire: { 'extra.channel_id': '102' }, account: { channels } }), true],
    ['Xiaomi, class unknown', at('xiaomi', { wire: { 'extra.channel_id': '103' }, account: { channels } }), undefined],
    ['OPPO service', at('oppo', { wire: { notification: { category: 'IM' } } }), false],
    ['OPPO content', at('oppo', { wire: { notification: { category: 'NEWS' } } }), true],
    ['OPPO nothing', at('oppo', { wire: { notification: {} } }), true],
    ['OPPO old private channel', at('oppo', { wire: { notification: { channel_id: '101' } }, account: { channels } }), false],
    ['vivo system', at('vivo', { wire: { classification: 1 } }), false],
    ['vivo by category', at('vivo', { wire: { category: 'MARKETING' } }), true],
    ['vivo system by category', at('vivo', { wire: { category: 'IM' } }), false],
    ['Meizu public', at('meizu', { wire: { messageJson: { noticeBarInfo: { noticeMsgType: 0 } } } }), true],
    ['Meizu private', at('meizu', { wire: { messageJson: { noticeBarInfo: { noticeMsgType: 1 } } } }), false],
    ['FCM has none', at('fcm', { wire: { message: {} } }), undefined],
    ['no wire', at('oppo'), undefined],
  ])('%s', (_name, given, isCapped) => expect(allowanceOf(given)?.isCapped).toBe(isCapped));
});

describe('what is read from names and intents', () => {
  it.each([
    ['Redmi K70', 'xiaomi'],
    ['POCO F6', 'xiaomi'],
    ['iQOO 12', 'vivo'],
    ['realme GT5', 'oppo'],
    ['一加 12', 'oppo'],
    ['荣耀 Magic6', 'honor'],
    ['HUAWEI Pura 70', 'huawei'],
    ['魅族 21', 'meizu'],
    ['iPhone 15', 'apple'],
    ['Samsung Galaxy S24', 'other'],
    ['X-1', undefined],
  ])('%s is of %s', (model, brand) => expect(brandOf({ model })).toBe(brand));
  it('takes HONOR for HONOR, whatever its system says', () => expect(brandOf({ model: 'HONOR 20', rom: 'EMUI 10' })).toBe('honor'));
  it.each([
    ['HyperOS EEA', 'overseas'],
    ['MIUI 国际版', 'overseas'],
    ['ColorOS CN', 'mainland'],
    ['ColorOS 14', undefined],
  ])('%s is %s', (rom, region) => expect(romRegion({ rom })).toBe(region));
  it.each([
    ['intent:#Intent;component=a.b/.C;end', undefined],
    ['intent://h/p#Intent;scheme=s;end', undefined],
    ['myapp://chat', undefined],
    ['com.x.ACTION', undefined],
    ['intent://h/p', 'no-start'],
    ['//h/p#Intent;end', 'no-start'],
    ['intent:#Intent;component=a/.C', 'no-end'],
    ['intent://h/p p#Intent;end', 'blank'],
  ])('%s: %s', (intent, fault) => expect(intentFault(intent)).toBe(fault));
  it('finds the package of an intent', () => {
    expect(packageOfIntent('intent:#Intent;component=a.b/.C;end')).toBe('a.b');
    expect(packageOfIntent('intent://h#Intent;package=a.b;end')).toBe('a.b');
    expect(packageOfIntent('myapp://chat')).toBeUndefined();
  });
});

describe('through the runner', () => {
  const run = (id: string, given: Evidence) => answerStep(stepOf(id), given);
  it('takes a person’s word where a counter says otherwise', () => {
    const result = run('I1', { ...traced('xiaomi', shown), answers: { I1: 'no' } });
    expect(result).toMatchObject({ state: 'fail', by: 'person', verdict: 'device-settings' });
  });
  it('does not let a person’s word undo a vendor’s code', () => {
    expect(run('H5', { ...refused('oppo', '33', 'quota'), answers: { H5: 'no' } })).toMatchObject({ state: 'fail', by: 'tool' });
  });
  it('passes nothing when nothing was looked at', () => {
    for (const step of steps.values())
      for (const { id } of vendorNames)
        expect(['unknown', 'not-looked', 'not-applicable'], `${step.id} ${id}`).toContain(run(step.id, at(id)).state);
  });
});

describe('the steps as units', () => {
  const list = () => [...steps.values()];
  const isSentence: Record<'en' | 'zh', RegExp> = { en: /[.?!][)”]?$/, zh: /[。？！][）”]?$/ };

  it('are all there, one file each, named by id', () => {
    const wanted = ['H', 'I', 'K', 'L', 'M'].flatMap((phase, index) =>
      Array.from({ length: [13, 12, 10, 5, 3][index] as number }, (_, n) => `${phase}${n + 1}`),
    );
    expect(
      list()
        .map((step) => step.id)
        .toSorted(),
    ).toEqual(wanted.toSorted());
    expect(files).toHaveLength(wanted.length);
    for (const file of files) expect(wanted).toContain((/^([a-z]\d+)-[a-z0-9-]+\.ts$/.exec(file)?.[1] ?? '').toUpperCase());
  });

  it('are of their phase, with a known verdict, known vendors and platforms, and https sources', () => {
    for (const step of list()) {
      expect(step.phase, step.id).toBe(step.id[0]);
      expect(verdictClasses, step.id).toContain(step.verdict);
      expect(step.needs.length, step.id).toBeGreaterThan(0);
      for (const vendor of step.vendors ?? [])
        expect(
          vendorNames.map(({ id }) => id as string),
          step.id,
        ).toContain(vendor);
      for (const platform of step.platforms ?? []) expect(['tencent-im', 'easemob', 'zego'], step.id).toContain(platform);
      expect(step.sources.length, step.id).toBeGreaterThan(0);
      for (const source of step.sources) expect(source, step.id).toMatch(/^https:\/\/\S+$/);
      expect(new Set(step.sources).size, step.id).toBe(step.sources.length);
    }
  });

  it('ask a person wherever they need one', () => {
    for (const step of list()) if (step.needs.includes('person')) expect(step.ask, step.id).toBeDefined();
    for (const step of list()) if (step.ask) expect(step.ask.yes, step.id).not.toBe(step.ask.no);
  });

  it('speak in whole sentences, in both languages, with no placeholder in what is printed as it is', () => {
    for (const step of list())
      for (const text of [step.question, step.why, step.fix, ...(step.ask ? [step.ask.question, step.ask.look] : [])])
        for (const lang of ['en', 'zh'] as const) {
          expect(text[lang], step.id).toMatch(isSentence[lang]);
          expect(placeholders(text[lang].replaceAll(/`[^`]*`/g, '')), step.id).toEqual([]);
        }
    for (const step of list()) expect(step.question.en, step.id).toMatch(/\?$/);
  });
});
