import { describe, expect, it } from 'vitest';
import { answerStep } from '../../src/checks/run.ts';
import type { Finding } from '../../src/core/finding.ts';
import { defineStep, type Evidence, type ProjectEvidence, type Step } from '../../src/core/step.ts';
import { render } from '../../src/core/text.ts';
import { evidence, finding } from '../support/evidence.ts';

const text = { en: 'Is it?', zh: '是吗？' };

const step = (more: Partial<Step> = {}): Step =>
  defineStep({
    id: 'J5',
    phase: 'J',
    question: text,
    why: text,
    needs: ['project'],
    verdict: 'client-integration',
    fix: text,
    sources: ['https://example.com/'],
    confidence: 'A',
    ...more,
  });
const ask: NonNullable<Step['ask']> = { question: text, look: text, yes: 'pass', no: 'fail' };

const found = (ruleId: string, severity: Finding['severity'], steps: string[], more: Partial<Finding> = {}) => ({
  ...finding(ruleId, severity, more),
  steps,
});
const project = (findings: ProjectEvidence['findings'], looked: string[] = ['J5']): Partial<Evidence> => ({
  project: { dir: '.', looked, findings, integrated: ['oppo'] },
});
const error = found('oppo/a', 'error', ['J4', 'J5'], {
  message: 'The service is missing.',
  where: { file: 'app/A.xml', line: 3, column: 5 },
});
const warn = found('oppo/b', 'warn', ['J5'], { message: 'The service is old.' });
const info = found('oppo/c', 'info', ['J5']);

interface Row {
  name: string;
  step?: Partial<Step>;
  given: Partial<Evidence>;
  state: string;
  by?: string;
  says?: string;
}

const rows: Row[] = [
  { name: 'an error finding fails the step', given: project([error]), state: 'fail', says: 'The service is missing. (app/A.xml:3:5)' },
  {
    name: 'the worst one speaks, and the others are counted',
    given: project([warn, error]),
    state: 'fail',
    says: 'The service is missing. (app/A.xml:3:5; the scan found 1 more)',
  },
  {
    name: 'of equally bad ones the vendor’s own speaks',
    given: project([found('android/x', 'error', ['J5'], { vendor: 'xiaomi', message: 'Something else.' }), error]),
    state: 'fail',
    says: 'The service is missing. (app/A.xml:3:5; the scan found 1 more)',
  },
  { name: 'a warning warns', given: project([warn]), state: 'warn', says: 'The service is old.' },
  { name: 'a note is no trouble', given: project([info]), state: 'pass' },
  { name: 'nothing found where somebody looked', given: project([]), state: 'pass' },
  { name: 'findings of other steps do not count', given: project([found('oppo/d', 'error', ['J6'])]), state: 'pass' },
  { name: 'nobody looked', given: project([], ['J4']), state: 'unknown', by: 'nobody' },
  {
    name: 'nobody looked, and a person may know',
    step: { ask },
    given: { ...project([], []), answers: { J5: 'no' } },
    state: 'fail',
    by: 'person',
  },
  { name: 'no project', given: {}, state: 'not-looked', by: 'nobody' },
  {
    name: 'a step that needs no project is left alone',
    step: { needs: ['person'], ask },
    given: project([error]),
    state: 'unknown',
    by: 'nobody',
  },
  {
    name: 'one of several sources is enough',
    step: { needs: ['message', 'project', 'person'], ask },
    given: project([error]),
    state: 'fail',
  },
  {
    name: 'a person who saw something wrong is believed over a clean scan',
    step: { ask },
    given: { ...project([]), answers: { J5: 'no' } },
    state: 'fail',
    by: 'person',
  },
  {
    name: 'a scan that saw something wrong is believed over a person',
    step: { ask },
    given: { ...project([error]), answers: { J5: 'yes' } },
    state: 'fail',
  },
  {
    name: 'a check of the step’s own comes first',
    step: { check: () => ({ state: 'warn' }) },
    given: project([error]),
    state: 'warn',
  },
  {
    name: 'a check of its own that tells nothing leaves it to the scan',
    step: { check: () => undefined },
    given: project([error]),
    state: 'fail',
  },
  {
    name: 'a step of another vendor does not apply',
    step: { vendors: ['xiaomi'] },
    given: project([error]),
    state: 'not-applicable',
    by: 'nobody',
  },
];

describe('a step that needs the project', () => {
  it.each(rows)('$name: $state', ({ step: more, given, state, by = 'tool', says }) => {
    const result = answerStep(step(more), evidence(given));
    expect([result.state, result.by]).toEqual([state, by]);
    if (says !== undefined) expect(render(result.text ?? text, 'en', result.data)).toBe(says);
  });

  it('speaks Chinese', () => {
    const result = answerStep(step(), evidence(project([error, warn])));
    expect(render(result.text ?? text, 'zh', result.data)).toBe('The service is missing.（app/A.xml:3:5；扫描另发现 1 处）');
  });

  it('counts the others also where the worst has no place', () => {
    const result = answerStep(step(), evidence(project([warn, { ...warn, ruleId: 'oppo/e' }])));
    expect(render(result.text ?? text, 'en', result.data)).toBe('The service is old. (the scan found 1 more)');
  });
});
