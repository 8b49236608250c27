import { describe, expect, it } from 'vitest';
import { steps } from '../../src/checks/index.ts';
import { rank } from '../../src/checks/ranking.ts';
import { answerStep, inOrder } from '../../src/checks/run.ts';
import type { Evidence, PlatformEvidence, PushEvidence, VerdictClass } from '../../src/core/step.ts';
import { evidence, finding, platformEvidence } from '../support/evidence.ts';

const all = inOrder(steps);
const ranked = (given: Evidence) =>
  rank(
    all.map((step) => answerStep(step, given)),
    given,
  );

const accepted: PushEvidence = { status: 'accepted', messageId: '1' };
const tencent = { id: 'tencent-im', displayName: 'Tencent IM' };
const zego = { id: 'zego', displayName: 'ZEGO', via: 'message' };

function stops(step: string): Pick<PlatformEvidence, 'judgement'> {
  const text = { en: 'It stops here.', zh: '到此为止。' };
  const stop = { id: 'x', step, severity: 'stops', text, fix: text, source: 'https://example.com/', confidence: 'A' } as const;
  return { judgement: { canPush: 'no', notes: [], stops: [stop] } };
}

const bound = { certificate: 'c', token: 't' };

/** What a platform says when just this is wrong. */
const faults: [step: string, verdict: VerdictClass, given: Partial<Evidence>][] = [
  ['E1', 'app-state', { platform: platformEvidence({ facts: { state: 'online' }, ...stops('E1') }) }],
  ['E3', 'app-state', { platform: platformEvidence({ ...tencent, facts: { state: 'logged-out' }, ...stops('E3') }) }],
  ['E4', 'app-state', { platform: platformEvidence({ ...tencent, facts: { state: 'logged-out' }, ...stops('E4') }) }],
  ['E5', 'app-state', { platform: platformEvidence({ facts: { state: 'online' }, ...stops('E5') }) }],
  ['E9', 'app-state', { platform: platformEvidence({ ...zego, facts: { state: 'unknown-user', exists: false }, ...stops('E9') }) }],
  ['E10', 'app-state', { platform: platformEvidence({ facts: { pushMode: 'NONE' }, ...stops('E10') }) }],
  ['E12', 'app-state', { platform: platformEvidence({ facts: { banned: true }, ...stops('E12') }) }],
  [
    'E12',
    'app-state',
    { platform: platformEvidence({ ...zego, push: { status: 'rejected', code: '660800045', errorClass: 'app-state' } }) },
  ],
  ['D4', 'binding', { platform: platformEvidence({ facts: { state: 'offline', bindings: [] }, ...stops('D4') }) }],
  ['D7', 'binding', { platform: platformEvidence({ bindingsBefore: [bound], facts: { state: 'offline', bindings: [] } }) }],
  ['F1', 'message', { platform: platformEvidence({ wire: {} }), findings: [finding('easemob/silent', 'error')] }],
  ['F2', 'message', { platform: platformEvidence({ ...tencent, wire: {} }), findings: [finding('tencent-im/custom-desc', 'error')] }],
  [
    'C2',
    'app-identity',
    { platform: platformEvidence({ push: { status: 'rejected', code: 'no notifier exist', errorClass: 'app-state' } }) },
  ],
  [
    'C3',
    'app-identity',
    {
      platform: platformEvidence({
        ...tencent,
        push: accepted,
        trace: { stage: 'dropped', hops: [{ name: 'OfflineStat', ok: false, code: '-1' }] },
      }),
    },
  ],
];

describe.each([
  ['alone', {}],
  ['beside a direct push that was taken', { push: accepted }],
] as [string, Partial<Evidence>][])('what a platform tells, %s', (_name, more) => {
  it.each(faults)('a FAIL of %s ends in %s', (step, verdict, given) => {
    const ranking = ranked(evidence({ ...given, ...more }));
    expect(ranking.causes.map(({ result }) => result.step.id)).toContain(step);
    expect(ranking.verdict).toBe(verdict);
  });
});

it('names the missing token or certificate first, not the station of the trace', () => {
  const traced = (code: string) =>
    platformEvidence({ ...tencent, push: accepted, trace: { stage: 'dropped', hops: [{ name: 'OfflineStat', ok: false, code }] } });
  expect(ranked(evidence({ platform: traced('-1') })).causes[0]?.result.step.id).toBe('C3');
  expect(ranked(evidence({ platform: traced('-2') })).causes[0]?.result.step.id).toBe('D4');
});

it('takes the class of a vendor’s code in a trace from the direct push that got the same', () => {
  const push: PushEvidence = { status: 'invalid-token', code: '10000', errorClass: 'token' };
  const trace = { stage: 'dropped', hops: [{ name: 'ChannelStat', ok: false, code: '10000' }] } as const;
  expect(ranked(evidence({ push, platform: platformEvidence({ ...tencent, push: accepted, trace }) })).verdict).toBe('token');
});

it('names the online user first, not what follows from it', () => {
  const ranking = ranked(evidence({ push: accepted, platform: platformEvidence({ facts: { state: 'online' }, ...stops('E1') }) }));
  expect(ranking.causes[0]?.result.step.id).toBe('E1');
});

describe('the push that counts', () => {
  const refused = platformEvidence({
    refusals: [{ endpoint: 'user', status: 'unauthorized', code: 'unauthorized', errorClass: 'credential' }],
  });

  it('is the platform’s: its refused account is not weighed down by a direct push that was taken', () => {
    const ranking = ranked(evidence({ push: accepted, platform: refused }));
    expect(ranking).toMatchObject({ verdict: 'credential', confidence: 'high' });
    expect(ranking.causes[0]?.against.map(({ weight }) => weight).filter((weight) => weight < -2)).toEqual([]);
    expect(ranking.causes[0]?.for.map(({ text }) => text.en).join()).toContain('The platform’s own answer unauthorized');
  });

  it('is the platform’s: its copy of the credential is not cleared by the direct push', () => {
    const platform = platformEvidence({ push: { status: 'unauthorized', code: 'get push token fail', errorClass: 'credential' } });
    const ranking = ranked(evidence({ push: accepted, platform }));
    expect(ranking.verdict).toBe('credential');
    expect(ranking.causes[0]?.result.step.id).toBe('B6');
    expect(ranking.causes[0]?.for.map(({ text }) => text.en).join()).toContain('The platform’s own answer get push token fail');
  });

  it('that lint stopped is told with its rule', () => {
    const finding = {
      ruleId: 'zego/sender-missing',
      severity: 'error' as const,
      where: {},
      message: 'No sender.',
      fix: 'f',
      docs: 'https://example.com',
    };
    const ranking = ranked(evidence({ vendor: 'zego', findings: [finding], platform: platformEvidence(zego) }));
    const [cause] = ranking.causes;
    expect([ranking.verdict, cause?.result.step.id]).toEqual(['message', 'H2']);
    expect(cause?.for.map(({ text }) => text.en).join()).toContain('No test push was made: zego/sender-missing');
  });

  it('is never a cause without a verdict', () => {
    const platform = platformEvidence({ push: { status: 'rejected', code: 'nobody knows' } });
    expect(ranked(evidence({ platform })).causes.map(({ verdict }) => verdict)).not.toContain('none-found');
  });

  it('is none that Tencent IM merely took when its vendor refused it', () => {
    const platform = platformEvidence({
      ...tencent,
      push: accepted,
      trace: { stage: 'dropped', hops: [{ name: 'ChannelStat', ok: false, code: '16', said: 'Invalid AppKey' }] },
    });
    const ranking = ranked(evidence({ push: accepted, platform }));
    expect(ranking.verdict).toBe('credential');
    expect(ranking.causes[0]?.against.map(({ text }) => text.en).join()).not.toContain('took');
  });

  it('speaks against a credential only when a vendor took it', () => {
    const against = (platform: PlatformEvidence) =>
      ranked(evidence({ push: accepted, platform, answers: { B6: 'no' } }))
        .causes.find(({ result }) => result.step.id === 'B6')
        ?.against.map(({ text }) => text.en);
    expect(against(platformEvidence({ ...tencent, push: accepted }))).toEqual([]);
    expect(against(platformEvidence({ push: accepted }))?.join()).toContain('The vendor took the push of the platform');
  });

  it('does not speak against the state of the user when it was taken', () => {
    const given = evidence({ platform: platformEvidence({ ...zego, push: accepted, ...stops('E1') }) });
    const [first] = ranked(given).causes;
    expect(first).toMatchObject({ verdict: 'app-state', against: [] });
  });

  it('is the vendor’s own when the platform was not asked to push', () => {
    const dead: PushEvidence = { status: 'invalid-token', code: '10000', errorClass: 'token' };
    expect(ranked(evidence({ push: dead, platform: platformEvidence({ facts: { state: 'offline' } }) })).verdict).toBe('token');
  });

  it('is not a question that was refused where the platform told the user’s state', () => {
    const refusals = [{ endpoint: 'notification', status: 'throttled', code: 'resource_limited', errorClass: 'quota' }] as const;
    const platform = platformEvidence({ facts: { state: 'online' }, refusals, ...stops('E1') });
    expect(ranked(evidence({ platform })).verdict).toBe('app-state');
  });
});

it('still lets an accepted direct push speak against a refused credential without a platform', () => {
  const given = evidence({ push: accepted, findings: [finding('oppo/clock-skew', 'warn')] });
  for (const cause of ranked(given).causes) expect(cause.verdict).not.toBe('clock');
});
