import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/events.ts';
import { reportJsonSchema } from '../../src/core/report-schema.ts';
import type {
  DiagnosisResult,
  LossResult,
  MatrixResult,
  PayloadResult,
  PushResult,
  ReceiptResult,
  ResultItem,
  TraceResult,
  UserResult,
} from '../../src/core/result.ts';
import { reporters } from '../../src/reporters/index.ts';
import { schemaFaults } from '../support/json-schema.ts';

const sample = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/reports/${name}.json`, import.meta.url), 'utf8')) as Event[];

async function reportOf(events: readonly Event[]): Promise<unknown> {
  const reporter = await reporters['json']?.();
  if (!reporter) throw new Error('no reporter json');
  let text = '';
  for await (const part of reporter(
    (async function* () {
      yield* events;
    })(),
    { lang: 'en', color: false, width: 80, verbose: false, quiet: false },
  ))
    text += part;
  return JSON.parse(text);
}

const explanation = { title: 't', cause: 'c', fix: 'f', docs: 'd', confidence: 'A' };
const reason = { weight: 30, text: 'x' };
// One of each kind with every member: a new member of a type does not compile here until the schema has been thought of.
const diagnosis: Required<DiagnosisResult> = {
  kind: 'diagnosis',
  vendor: 'oppo',
  displayName: 'OPPO',
  device: 'a',
  token: 'b',
  tokenId: '01234567',
  platform: { id: 'zego', displayName: 'ZEGO', user: 'bob', push: { status: 'rejected', code: '1', said: 's' } },
  symptom: 'nothing-arrives',
  verdict: 'quota',
  confidence: 'high',
  axes: { push: 'normal', device: 'not-looked' },
  push: { status: 'accepted', code: '1', vendorMessage: 'm', messageId: 'i', http: 200 },
  causes: [{ step: 'H5', verdict: 'quota', score: -3.5, title: 't', fix: 'f', for: [reason], against: [reason] }],
  nextTest: 'n',
  unanswered: ['A1'],
};
const matrix: Required<MatrixResult> = {
  kind: 'matrix',
  vendor: 'oppo',
  displayName: 'OPPO',
  messageKind: 'im',
  derived: [{ path: '/a', value: { b: 1 }, from: 'kind' }],
  quotaClass: 'private',
  confidence: '?',
  collapsed: true,
  right: 'r',
  without: 'w',
  shows: { title: 't', titleFrom: 'f', content: 'c', contentFrom: 'f', silent: 's', notes: ['n'] },
  losses: [{ path: '/a', text: 't' }],
  findings: [],
};
const trace: Required<TraceResult> = {
  kind: 'trace',
  vendor: 'vivo',
  displayName: 'vivo',
  messageId: 'i',
  label: 'l',
  offered: true,
  stage: 'shown',
  counters: { a: 1, b: 'x' },
  entries: [{ name: 'a', value: 1, explanation }],
  http: { status: 200, ms: 3 },
  attempts: 1,
  where: 'w',
  receipt: 'r',
  docs: 'd',
  notes: ['n'],
  hops: [{ name: 'vendor', title: 't', ok: true, code: '0', said: 's', at: '2026-11-20' }],
  binding: { vendor: 'vivo', certificate: 'c', token: 't', tokenId: '01234567', deviceId: 'd' },
  notificationsOn: false,
};
const user: Required<UserResult> = {
  kind: 'user',
  platform: 'zego',
  displayName: 'ZEGO',
  user: 'bob',
  state: 'pushable',
  said: 's',
  canPush: 'unknown',
  axes: { push: 'unknown', device: 'not-looked' },
  devices: [{ id: 'i', name: 'n', system: 'android', online: true, said: 's' }],
  bindings: [trace.binding],
  doNotDisturb: { active: true, said: 'NONE', until: 'u' },
  pushMode: 'ALL',
  displayStyle: 1,
  pushNickname: 'n',
  waitingMessages: 3,
  stops: [{ id: 'i', step: 'E1', severity: 'stops', text: 't', fix: 'f', docs: 'd', confidence: 'A' }],
  notOffered: [{ what: 'state', text: 't' }],
  notes: ['n'],
};
const loss: Required<LossResult> = {
  kind: 'loss',
  platform: 'zego',
  displayName: 'ZEGO',
  from: 'a',
  to: 'b',
  rows: [{ vendor: 'oppo', code: '1', count: 3, said: 's', from: 'vendor', explanation }],
};
const payload: Required<PayloadResult> = {
  kind: 'payload',
  platform: 'zego',
  displayName: 'ZEGO',
  vendor: 'oppo',
  fields: [{ name: 'n', value: 'v', meaning: 'm' }],
  notes: ['n'],
  places: [{ vendor: 'oppo', where: 'w', key: 'k', since: '1', note: 'n', docs: 'd', confidence: 'A' }],
};
const push: Required<PushResult> = {
  kind: 'push',
  index: 0,
  vendor: 'zego',
  device: 'd',
  user: 'bob',
  vendorTook: true,
  token: 'bob',
  tokenId: '01234567',
  status: 'accepted',
  mode: 'sandbox',
  messageId: 'i',
  followUp: 'f',
  http: { status: 200, ms: 3 },
  attempts: 1,
  code: '0',
  vendorMessage: 'm',
  explanation,
  raw: '{}',
  flow: [
    { step: 1, of: 3, state: 'done', text: 't' },
    { step: 2, of: 3, state: 'stopped', text: 't' },
    { step: 3, of: 3, state: 'skipped', text: 't' },
  ],
  notes: ['n'],
  request: { method: 'POST', url: 'https://example.com', headers: { a: 'b' }, body: '{}', form: [['a', 'b']], curl: 'curl' },
  derived: [{ path: '/a', value: 1, from: 'kind' }],
  findings: [],
};
const receipt: Required<ReceiptResult> = {
  kind: 'receipt',
  vendor: 'honor',
  messageId: 'i',
  token: 't',
  tokenId: '01234567',
  event: 'delivered',
  code: '0',
  time: '2026-11-20T04:00:00.000Z',
  stage: 'delivered',
  explanation,
  verified: 'not-checked',
};

const samples = [...sample('events'), ...sample('scan-events')];
const others = [diagnosis, matrix, trace, user, loss, payload, push, receipt].map((result): Event => ({
  type: 'result',
  result: result as ResultItem,
}));

describe('the report’s JSON Schema', () => {
  it.each(['events', 'scan-events'])('fits the report of %s', async (name) => {
    expect(schemaFaults(await reportOf(sample(name)), reportJsonSchema)).toEqual([]);
  });

  it('fits results with every member', async () => {
    const [start, end] = [samples[0], samples.at(-1)] as [Event, Event];
    expect(schemaFaults(await reportOf([start, ...others, end]), reportJsonSchema)).toEqual([]);
  });

  it('knows every kind of result', () => {
    const kinds = reportJsonSchema.properties['results'] as { items: { oneOf: { properties: { kind: { const: string } } }[] } };
    const known = kinds.items.oneOf.map((option) => option.properties.kind.const).toSorted();
    const shown = [...samples, ...others].flatMap((event) => (event.type === 'result' ? [event.result.kind] : []));
    expect(known).toEqual([...new Set(shown)].toSorted());
  });

  it('refuses what no report holds', async () => {
    const [start, end] = [samples[0], samples.at(-1)] as [Event, Event];
    const bad = [
      { ...diagnosis, verdict: 'bad luck' },
      { ...receipt, more: 1 },
      { kind: 'route' },
      { ...push, flow: [{ step: 1 }] },
      { ...user, state: 'asleep' },
    ].map((result) => ({ type: 'result', result }) as unknown as Event);
    const faults = schemaFaults(await reportOf([start, ...bad, end]), reportJsonSchema);
    for (const index of [0, 1, 2, 3, 4]) expect(faults.some((fault) => fault.startsWith(`/results/${index}`))).toBe(true);
  });
});
