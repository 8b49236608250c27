import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckState } from '../../src/core/check.ts';
import type { BodyEvent, Summary } from '../../src/core/events.ts';
import type { Severity } from '../../src/core/finding.ts';
import type { PushResult, ResultItem, UserResult } from '../../src/core/result.ts';
import { pushStatuses, type PushStatus } from '../../src/core/status.ts';
import { emptySummary, exitCode, summarise } from '../../src/core/summary.ts';

const push = (status: PushStatus, vendor = 'acme'): BodyEvent => ({
  type: 'result',
  result: { kind: 'push', index: 0, vendor, token: 't', tokenId: '0', status, mode: 'send', attempts: 1, derived: [], findings: [] },
});
const result = (item: ResultItem): BodyEvent => ({ type: 'result', result: item });
const finding = (severity: Severity): BodyEvent => ({
  type: 'finding',
  finding: { ruleId: 'a/b', severity, where: {}, message: 'm', fix: 'f', docs: 'https://example.com' },
});
const check = (state: CheckState, unreachable?: true): BodyEvent => ({
  type: 'check',
  check: { id: 'a/b', stage: 'dns', state, title: 't', ...(unreachable ? { unreachable } : {}) },
});
const explanation = { title: 't', cause: 'c', fix: 'f', docs: 'd', confidence: 'A' };
const fold = (events: readonly BodyEvent[]): Summary => events.reduce(summarise, emptySummary());

describe('summarise', () => {
  it('counts pushes by status and by vendor', () => {
    expect(fold([push('accepted'), push('accepted', 'other'), push('invalid-token'), push('accepted')])).toMatchObject({
      results: 4,
      byStatus: { accepted: 3, 'invalid-token': 1 },
      byVendor: { acme: { accepted: 2, 'invalid-token': 1 }, other: { accepted: 1 } },
    });
  });

  it('counts findings by severity and checks by state', () => {
    expect(
      fold([finding('error'), finding('warn'), finding('warn'), finding('info'), check('pass'), check('fail', true), check('fail')]),
    ).toMatchObject({
      results: 0,
      findings: { error: 1, warn: 2, info: 1 },
      checks: { pass: 1, fail: 2 },
      unreachableChecks: 1,
    });
  });

  describe('the axes of a push through a platform', () => {
    type State = 'done' | 'stopped' | 'skipped';
    const through = (status: PushStatus, rest: Partial<PushResult>): BodyEvent =>
      result({ ...(push(status) as { result: PushResult }).result, user: 'bob', ...rest });
    const flow = (...states: State[]) => states.map((state, index) => ({ step: index + 1, of: states.length, state, text: '' }));
    it.each<[string, BodyEvent[], Summary['axes']]>([
      ['the platform took it, no more', [through('accepted', {})], { push: 'unknown', device: 'not-looked' }],
      ['the vendor took it', [through('accepted', { vendorTook: true })], { push: 'normal', device: 'not-looked' }],
      ['refused', [through('rejected', {})], { push: 'abnormal', device: 'not-looked' }],
      ['one unknown beside a refused one', [through('rejected', {}), through('accepted', {})], { push: 'abnormal', device: 'not-looked' }],
      ['shown by the sandbox’s phone', [through('accepted', { flow: flow('done', 'done') })], { push: 'normal', device: 'normal' }],
      ['never pushed', [through('accepted', { flow: flow('stopped', 'skipped') })], { push: 'abnormal', device: 'not-looked' }],
      ['dropped by the phone', [through('accepted', { flow: flow('done', 'stopped') })], { push: 'normal', device: 'abnormal' }],
    ])('%s', (_, events, axes) => expect(fold(events).axes).toEqual(axes));
  });

  describe('a user who was asked about', () => {
    const user = (canPush: UserResult['canPush'], stops: UserResult['stops'] = []): BodyEvent =>
      result({
        kind: 'user',
        platform: 'acme-im',
        displayName: 'Acme IM',
        user: 'bob',
        state: 'unknown',
        canPush,
        axes: { push: canPush === 'yes' ? 'normal' : canPush === 'no' ? 'abnormal' : 'unknown', device: 'not-looked' },
        stops,
        notOffered: [],
        notes: [],
      });
    const stop: UserResult['stops'][number] = {
      id: 'i',
      step: 'E5',
      severity: 'may-stop',
      text: 't',
      fix: 'f',
      docs: 'https://example.com',
      confidence: 'A',
    };
    it.each<[string, BodyEvent[], Summary['checks'], number, number, number]>([
      // events, checks, then the exit code with --fail-on error, warn, never
      ['can be pushed', [user('yes')], { pass: 1 }, 0, 0, 0],
      ['can be pushed, with something worth a look', [user('yes', [stop])], { warn: 1 }, 0, 1, 0],
      ['perhaps', [user('unknown')], { warn: 1 }, 0, 1, 0],
      ['cannot', [user('no', [stop])], { fail: 1 }, 1, 1, 0],
      ['one of several cannot', [user('yes'), user('no'), user('yes')], { pass: 2, fail: 1 }, 1, 1, 0],
      ['a question without an answer beside', [user('unknown'), check('fail', true)], { warn: 1, fail: 1 }, 4, 4, 4],
    ])('%s', (_name, events, checks, onError, onWarn, never) => {
      const summary = fold(events);
      expect(summary).toMatchObject({ checks, byStatus: {}, byVendor: {} });
      expect([exitCode(summary, 'error'), exitCode(summary, 'warn'), exitCode(summary, 'never')]).toEqual([onError, onWarn, never]);
    });

    it.each<[UserResult['canPush'][], string]>([
      [['no', 'yes'], 'abnormal'],
      [['yes', 'unknown', 'yes'], 'unknown'],
      [['unknown', 'no', 'yes'], 'abnormal'],
    ])('%j: the worst axis counts', (list, axis) => expect(fold(list.map((can) => user(can))).axes?.push).toBe(axis));

    it.each(['yes', 'no', 'unknown'] as const)('%s: the axes are the user’s', (canPush) =>
      expect(fold([user(canPush)]).axes).toEqual({
        push: { yes: 'normal', no: 'abnormal', unknown: 'unknown' }[canPush],
        device: 'not-looked',
      }),
    );
  });

  it('counts what nobody knows', () => {
    const summary = fold([
      result({ kind: 'explanation', subject: 'code', status: 'unknown', explanation }),
      result({ kind: 'explanation', subject: 'code', status: 'rejected', explanation }),
      result({ kind: 'token', index: 0, token: 't', tokenId: '0', candidates: [], problems: [] }),
      result({
        kind: 'token',
        index: 1,
        token: 't',
        tokenId: '0',
        candidates: [{ vendor: 'acme', displayName: 'Acme', fit: 'certain', reason: 'r' }],
        problems: [],
      }),
      result({
        kind: 'token',
        index: 2,
        token: 't',
        tokenId: '0',
        candidates: [{ vendor: 'acme', displayName: 'Acme', fit: 'certain', reason: 'r' }],
        problems: [{ message: 'm', fix: 'f' }],
      }),
    ]);
    expect(summary).toMatchObject({ results: 5, unknownSubjects: 3, byStatus: {} });
  });

  it('counts a setting or a document as a result and nothing else', () => {
    expect(fold([result({ kind: 'document', name: 'd' }), result({ kind: 'setting', path: '/a', value: 1, source: 'file' })])).toEqual({
      ...emptySummary(),
      results: 2,
    });
  });

  it('is not touched by the sandbox being ready', () => {
    expect(fold([{ type: 'ready', schema: 'push-check/sandbox@1', url: 'u', httpsUrl: 'h', caFile: 'c', pid: 1 }])).toEqual(emptySummary());
  });

  it('has no axes without a push', () => expect(fold([finding('error'), check('fail')]).axes).toBeUndefined());

  it.each<[PushStatus[], string, string]>([
    [['accepted'], 'normal', 'not-looked'],
    [['validated'], 'normal', 'not-looked'],
    [['accepted', 'unknown'], 'unknown', 'not-looked'],
    [['dry-run'], 'unknown', 'not-looked'],
    [['skipped'], 'unknown', 'not-looked'],
    [['unknown', 'accepted'], 'unknown', 'not-looked'],
    [['unknown', 'rejected'], 'abnormal', 'not-looked'],
    [['rejected', 'unknown'], 'abnormal', 'not-looked'],
    [['unauthorized'], 'abnormal', 'not-looked'],
    [['throttled'], 'abnormal', 'not-looked'],
    [['unreachable'], 'abnormal', 'not-looked'],
    [['accepted', 'invalid-token', 'accepted'], 'abnormal', 'abnormal'],
  ])('axes of %j: push %s, device %s', (statuses, pushAxis, device) =>
    expect(fold(statuses.map((status) => push(status))).axes).toEqual({ push: pushAxis, device }),
  );

  it('comes to the same counts in any order', () => {
    const event = fc.oneof(
      fc.constantFrom(...pushStatuses).map((status) => push(status)),
      fc.constantFrom<Severity>('error', 'warn', 'info').map(finding),
      fc.constantFrom<CheckState>('pass', 'fail', 'unknown').map((state) => check(state)),
    );
    fc.assert(fc.property(fc.array(event), (events) => void expect(fold(events.toReversed())).toEqual(fold(events))));
  });

  it('starts from nothing each time', () => {
    fold([push('accepted'), finding('error'), check('fail')]);
    expect(emptySummary()).toEqual({
      results: 0,
      byStatus: {},
      byVendor: {},
      findings: { error: 0, warn: 0, info: 0 },
      checks: {},
      unreachableChecks: 0,
      unknownSubjects: 0,
      interrupted: false,
    });
  });
});

describe('exitCode', () => {
  it.each<[string, BodyEvent[], number, number, number]>([
    // events, then the code with --fail-on error, warn, never
    ['nothing', [], 0, 0, 0],
    ['accepted', [push('accepted')], 0, 0, 0],
    ['validated', [push('validated')], 0, 0, 0],
    ['dry run', [push('dry-run')], 0, 0, 0],
    ['rejected', [push('accepted'), push('rejected')], 1, 1, 0],
    ['invalid token', [push('invalid-token')], 1, 1, 0],
    ['throttled', [push('throttled')], 1, 1, 0],
    ['unauthorized', [push('unauthorized')], 1, 1, 0],
    ['skipped', [push('skipped')], 1, 1, 0],
    ['unreachable', [push('unreachable')], 4, 4, 4],
    ['unknown', [push('unknown')], 4, 4, 4],
    ['unknown beside rejected', [push('rejected'), push('unknown')], 4, 4, 4],
    ['an error finding', [finding('error')], 1, 1, 0],
    ['a warning', [finding('warn')], 0, 1, 0],
    ['an info', [finding('info')], 0, 0, 0],
    ['a check that passes', [check('pass')], 0, 0, 0],
    ['a check that fails', [check('fail')], 1, 1, 0],
    ['a check that fails for want of an answer', [check('fail', true)], 4, 4, 4],
    ['a check that crashes', [check('crashed')], 1, 1, 0],
    ['a check that warns', [check('warn')], 0, 1, 0],
    ['checks that could not look', [check('unknown'), check('not-looked'), check('not-applicable')], 0, 0, 0],
    ['an unknown code', [result({ kind: 'explanation', subject: 'code', status: 'unknown', explanation })], 1, 1, 0],
  ])('%s', (_name, events, onError, onWarn, never) => {
    const summary = fold(events);
    expect([exitCode(summary, 'error'), exitCode(summary, 'warn'), exitCode(summary, 'never')]).toEqual([onError, onWarn, never]);
  });

  it('is 130 before all else when interrupted', () => {
    const summary = { ...fold([push('unknown'), push('rejected')]), interrupted: true };
    for (const failOn of ['error', 'warn', 'never'] as const) expect(exitCode(summary, failOn)).toBe(130);
  });
});
