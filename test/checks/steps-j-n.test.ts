import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccountBase } from '../../src/core/account.ts';
import { statusOfClass } from '../../src/core/status.ts';
import type { ErrorClass } from '../../src/core/error-class.ts';
import type { Evidence, PushEvidence, Step, StepAnswer } from '../../src/core/step.ts';
import { placeholders, type Text } from '../../src/core/text.ts';
import { evidence, finding, stage } from '../support/evidence.ts';

const folder = new URL('../../src/checks/steps/', import.meta.url);
const files = readdirSync(folder).filter((name) => /^[jn]\d+-.*\.ts$/.test(name));
const steps = await Promise.all(
  files.map(async (name) => ({ name, step: ((await import(new URL(name, folder).href)) as { default: Step }).default })),
);
const byId = new Map(steps.map(({ step }) => [step.id, step]));

const account = { environment: 'sandbox', bundleId: 'com.example.chat', credential: { type: 'key' } } as AccountBase;
const withCertificate = { ...account, credential: { type: 'certificate' } } as AccountBase;
const wire = { headers: { 'apns-topic': 'com.example.chat', 'apns-push-type': 'alert' }, payload: { aps: { alert: { title: 'Alice' } } } };
const apns = (overrides: Partial<Evidence> = {}) => evidence({ vendor: 'apns', displayName: 'APNs', account, wire, ...overrides });
const accepted: PushEvidence = { status: 'accepted', http: 200 };
const refused = (code: string, errorClass: ErrorClass): PushEvidence => ({
  status: statusOfClass[errorClass],
  code,
  errorClass,
  http: 403,
});
const failedProbe = (code: string) => [stage('apns/tls/api.push.apple.com', 'pass'), stage('apns/probe', 'fail', { code })];
const fits = { tokenFit: { fit: 'likely' } };

interface Row {
  step: string;
  name: string;
  given: Evidence;
  /** Absent: the evidence does not tell. */
  state?: StepAnswer['state'];
  verdict?: StepAnswer['verdict'];
}

const rows: Row[] = [
  { step: 'N1', name: 'an accepted push proves the entitlement', given: apns({ push: accepted }), state: 'pass' },
  { step: 'N1', name: 'a refused push says nothing', given: apns({ push: refused('Unregistered', 'token') }) },
  { step: 'N1', name: 'nothing was sent', given: apns() },

  { step: 'N2', name: 'accepted on this host', given: apns({ push: accepted }), state: 'pass' },
  {
    step: 'N2',
    name: 'well-formed token, BadDeviceToken',
    given: apns({ push: refused('BadDeviceToken', 'token'), ...fits }),
    state: 'fail',
  },
  {
    step: 'N2',
    name: 'a token of another vendor is not judged here',
    given: apns({ push: refused('BadDeviceToken', 'token'), tokenFit: { fit: 'wrong' } }),
  },
  {
    step: 'N2',
    name: 'a token of unknown shape is not judged here',
    given: apns({ push: refused('BadDeviceToken', 'token'), tokenFit: { fit: 'odd' } }),
  },
  { step: 'N2', name: 'a token nobody looked at', given: apns({ push: refused('BadDeviceToken', 'token') }) },
  ...['BadEnvironmentKeyInToken', 'BadEnvironmentKeyIdInToken', 'BadCertificateEnvironment'].map((code) => ({
    step: 'N2',
    name: code,
    given: apns({ push: refused(code, 'credential') }),
    state: 'fail' as const,
    verdict: 'credential' as const,
  })),
  {
    step: 'N2',
    name: 'verify’s probe found the wrong environment',
    given: apns({ stages: failedProbe('BadEnvironmentKeyInToken') }),
    state: 'fail',
    verdict: 'credential',
  },
  {
    step: 'N2',
    name: 'the probe’s own BadDeviceToken is no fault',
    given: apns({ stages: [stage('apns/probe', 'pass', { code: 'BadDeviceToken' })], ...fits }),
  },
  {
    step: 'N2',
    name: 'host of the other environment',
    given: apns({ findings: [finding('apns/environment-host', 'warn')] }),
    state: 'warn',
  },
  { step: 'N2', name: 'another refusal', given: apns({ push: refused('PayloadTooLarge', 'payload') }) },
  { step: 'N2', name: 'no account', given: evidence({ vendor: 'apns', push: refused('BadCertificateEnvironment', 'credential') }) },

  { step: 'N3', name: 'accepted for this topic', given: apns({ push: accepted }), state: 'pass' },
  {
    step: 'N3',
    name: 'TopicDisallowed',
    given: apns({ push: refused('TopicDisallowed', 'permission') }),
    state: 'fail',
    verdict: 'permission',
  },
  {
    step: 'N3',
    name: 'TopicMismatch',
    given: apns({ push: refused('TopicMismatch', 'permission') }),
    state: 'fail',
    verdict: 'permission',
  },
  {
    step: 'N3',
    name: 'the probe met TopicDisallowed',
    given: apns({ stages: failedProbe('TopicDisallowed') }),
    state: 'fail',
    verdict: 'permission',
  },
  {
    step: 'N3',
    name: 'DeviceTokenNotForTopic',
    given: apns({ push: refused('DeviceTokenNotForTopic', 'token') }),
    state: 'fail',
    verdict: 'token',
  },
  { step: 'N3', name: 'BadTopic', given: apns({ push: refused('BadTopic', 'payload') }), state: 'fail', verdict: 'message' },
  {
    step: 'N3',
    name: 'MissingTopic',
    given: apns({ wire: undefined, push: refused('MissingTopic', 'payload') }),
    state: 'fail',
    verdict: 'message',
  },
  {
    step: 'N3',
    name: 'suffix found by the lint',
    given: apns({ findings: [finding('apns/topic-suffix', 'error')] }),
    state: 'fail',
    verdict: 'message',
  },
  { step: 'N3', name: 'another refusal', given: apns({ push: refused('Unregistered', 'token') }) },
  { step: 'N3', name: 'a word of Object’s prototype is no code', given: apns({ push: refused('constructor', 'payload') }) },
  { step: 'N3', name: 'no topic known', given: evidence({ vendor: 'apns', push: refused('TopicDisallowed', 'permission') }) },

  { step: 'N4', name: 'accepted', given: apns({ push: accepted }), state: 'pass' },
  { step: 'N4', name: 'accepted with a certificate', given: apns({ account: withCertificate, push: accepted }), state: 'pass' },
  {
    step: 'N4',
    name: 'the token was refused, so the credential was not',
    given: apns({ push: refused('BadDeviceToken', 'token') }),
    state: 'pass',
  },
  { step: 'N4', name: 'the probe passed', given: apns({ stages: [stage('apns/probe', 'pass')] }), state: 'pass' },
  ...['InvalidProviderToken', 'MissingProviderToken', 'UnrelatedKeyIdInToken', 'BadCertificate'].map((code) => ({
    step: 'N4',
    name: code,
    given: apns({ push: refused(code, 'credential') }),
    state: 'fail' as const,
    verdict: 'credential' as const,
  })),
  {
    step: 'N4',
    name: 'ExpiredProviderToken is the clock',
    given: apns({ push: refused('ExpiredProviderToken', 'clock') }),
    state: 'fail',
    verdict: 'clock',
  },
  {
    step: 'N4',
    name: 'the probe was refused',
    given: apns({ stages: failedProbe('InvalidProviderToken') }),
    state: 'fail',
    verdict: 'credential',
  },
  { step: 'N4', name: 'expired certificate', given: apns({ findings: [finding('apns/certificate', 'error')] }), state: 'fail' },
  { step: 'N4', name: 'Key ID and Team ID swapped', given: apns({ findings: [finding('apns/key-and-team-id', 'error')] }), state: 'fail' },
  {
    step: 'N4',
    name: 'a certificate near its end warns although it still works',
    given: apns({ account: withCertificate, findings: [finding('apns/certificate', 'warn')], push: accepted }),
    state: 'warn',
  },
  {
    step: 'N4',
    name: 'a refusal for the environment belongs to N2',
    given: apns({ push: refused('BadCertificateEnvironment', 'credential') }),
  },
  {
    step: 'N4',
    name: 'an answer that never came',
    given: apns({ push: { status: 'unknown' }, stages: [stage('apns/tcp/api.push.apple.com', 'fail')] }),
  },

  { step: 'N6', name: 'an alert needs the permission', given: apns() },
  {
    step: 'N6',
    name: 'a background push shows nothing',
    given: apns({ wire: { headers: { 'apns-push-type': 'background' }, payload: { aps: { 'content-available': 1 } } } }),
    state: 'not-applicable',
  },
  { step: 'N6', name: 'no message', given: apns({ wire: undefined }) },

  { step: 'N8', name: 'no picture, no extension', given: apns({ message: { title: 'Alice' } }), state: 'not-applicable' },
  {
    step: 'N8',
    name: 'a picture without mutable-content',
    given: apns({ message: { title: 'Alice', image: 'https://example.com/a.png' } }),
    state: 'warn',
    verdict: 'message',
  },
  {
    step: 'N8',
    name: 'a picture with mutable-content: a person knows the app',
    given: apns({
      message: { image: 'https://example.com/a.png' },
      wire: { headers: {}, payload: { aps: { alert: 'x', 'mutable-content': 1 } } },
    }),
  },
  { step: 'N8', name: 'no message', given: apns() },
];

describe.each(rows)('$step: $name', ({ step: id, given, state, verdict }) => {
  it(state === undefined ? 'is not told by the evidence' : `is ${state}${verdict === undefined ? '' : ` (${verdict})`}`, () => {
    const step = byId.get(id) as Step;
    const answer = step.check?.(given);
    expect(answer?.state).toBe(state);
    if (!answer) return;
    if (verdict !== undefined) expect(answer.verdict ?? step.verdict).toBe(verdict);
    // Whoever decides says what was seen, and fills every placeholder.
    expect(answer.text).toBeDefined();
    const { text } = answer;
    if (text) {
      checkSentence(text);
      expect(Object.keys(answer.data ?? {})).toEqual(expect.arrayContaining(placeholders(text.en)));
    }
  });
});

describe('the steps of phases J and N', () => {
  it('are J1–J24 and N1–N8, each once, in a file of its name', () => {
    const wanted = [...Array.from({ length: 24 }, (_, n) => `J${n + 1}`), ...Array.from({ length: 8 }, (_, n) => `N${n + 1}`)];
    expect(steps.map(({ step }) => step.id).toSorted()).toEqual(wanted.toSorted());
    for (const { name, step } of steps) {
      expect(name.startsWith(`${step.id.toLowerCase()}-`)).toBe(true);
      expect(step.id.startsWith(step.phase)).toBe(true);
    }
  });

  it.each(steps.filter(({ step }) => step.phase === 'J'))('$name waits for the project scan', ({ step }) => {
    expect(step.needs).toContain('project');
    expect(step.check).toBeUndefined();
    expect(step.vendors).not.toContain('apns');
  });

  it('ask a person wherever nothing else can answer, except where the answer decides nothing', () => {
    const silent = steps.filter(({ step }) => step.ask === undefined).map(({ step }) => step.id);
    expect(silent).toEqual(['J24']);
  });

  it('have a row for every state that a check can return', () => {
    const checked = steps.filter(({ step }) => step.check).map(({ step }) => step.id);
    expect(checked.toSorted()).toEqual(['N1', 'N2', 'N3', 'N4', 'N6', 'N8']);
    for (const { name, step } of steps.filter((entry) => entry.step.check)) {
      const covered = new Set(rows.filter((row) => row.step === step.id).map((row) => row.state));
      const source = String(step.check);
      for (const [, state] of source.matchAll(/state: ["']([a-z-]+)["']/g)) expect(covered, `${name} ${state}`).toContain(state);
      expect(covered, name).toContain(undefined);
    }
  });

  it.each(steps)('$name is written out in both languages', ({ step }) => {
    const { ask } = step;
    for (const text of [step.question, ...(ask ? [ask.question] : [])]) {
      expect(text.en).toMatch(/\?$/);
      expect(text.zh).toMatch(/？$/);
    }
    for (const text of [step.why, step.fix, ...(ask ? [ask.look] : [])]) checkSentence(text);
    for (const text of [step.question, step.why, step.fix, ...(ask ? [ask.question, ask.look] : [])]) {
      expect(placeholders(text.en)).toEqual([]);
      expect(placeholders(text.zh)).toEqual([]);
      expectFullWidth(text.zh);
    }
    if (ask) expect([ask.yes, ask.no]).toContain('pass');
    expect(step.sources.length).toBeGreaterThan(0);
    for (const source of step.sources) {
      expect(URL.canParse(source)).toBe(true);
      expect(source).toMatch(/^https:\/\//);
    }
    expect(new Set(step.sources).size).toBe(step.sources.length);
  });
});

function checkSentence(text: Text): void {
  expect(text.en).toMatch(/\.$/);
  expect(text.zh).toMatch(/。$/);
  expect(placeholders(text.zh)).toEqual(placeholders(text.en));
  expectFullWidth(text.zh);
}

/** Chinese takes full-width punctuation; what stands in backticks is code. */
function expectFullWidth(zh: string): void {
  expect(zh.replaceAll(/`[^`]*`/g, '码')).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u);
}
