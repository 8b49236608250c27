import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectParts } from '../../src/api/scan.ts';
import { judgeProject, type JudgedFinding } from '../../src/core/judge-project.ts';

/** A defect of a fixture, written down by hand; see fixtures/projects/README.md. */
interface Expected {
  about: string;
  file: string;
  line?: number;
  /** Checklist steps, one of which a finding answers; none: a file of the debug variant that cannot be read. */
  steps: readonly string[];
  /** Texts, each of which some finding of the row names: where several findings could be meant. */
  says?: readonly string[];
}

const projects = resolve(import.meta.dirname, '../../fixtures/projects');
const names = readdirSync(projects, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

async function findingsOf(name: string, release = true): Promise<readonly JudgedFinding[]> {
  const signal = new AbortController().signal;
  const [project, owners, general] = await Promise.all([
    projectParts.read(join(projects, name), { release, signal }),
    projectParts.owners(),
    projectParts.general(),
  ]);
  const judged = judgeProject(project, owners, general, {
    lang: 'en',
    vendors: [],
    platforms: [],
    accounts: {},
    release,
    shown: (file) => file,
  });
  expect(judged.crashes).toEqual([]);
  return judged.findings;
}

const expectedOf = (name: string) => JSON.parse(readFileSync(join(projects, name, 'expected.json'), 'utf8')) as Expected[];

/** What is missing from the whole project is found nowhere; the row's file is where it belongs. */
function answers({ file, line, steps, says }: Expected, { at, steps: given, finding }: JudgedFinding): boolean {
  const isThere = at === undefined ? line === undefined : at.file === file && (line === undefined || at.line === line);
  return (
    isThere &&
    (says?.some((text) => finding.message.includes(text)) ?? true) &&
    (steps.length === 0 || steps.some((step) => given.includes(step)))
  );
}

describe.each(names)('the fixture %s', (name) => {
  const expected = expectedOf(name);

  for (const row of expected)
    it(`${row.about} (${row.file})`, async () => {
      const findings = await findingsOf(name, row.steps.length > 0);
      const shown = findings.map(({ finding, at, steps }) => `${at?.file}:${at?.line} ${finding.ruleId} ${steps.join(',')}`);
      expect(
        findings.filter((finding) => answers(row, finding)),
        shown.join('\n'),
      ).not.toEqual([]);
      for (const text of row.says ?? [])
        expect(
          findings.filter((finding) => answers({ ...row, says: [text] }, finding)),
          `${text}\n${shown.join('\n')}`,
        ).not.toEqual([]);
    });

  if (expected.length === 0)
    it('has nothing that fails', async () => {
      const findings = await findingsOf(name);
      expect(findings.filter(({ finding }) => finding.severity !== 'info').map(({ finding }) => finding)).toEqual([]);
    });
});

describe('the table', () => {
  it('says which fixtures are clean', () => {
    expect(names.filter((name) => expectedOf(name).length === 0)).toEqual(['mended', 'multi-module']);
  });

  it.each<[string, Partial<Expected>]>([
    ['another line', { line: 5 }],
    ['another file', { file: 'settings.gradle' }],
    ['another step', { steps: ['A1'] }],
    ['what is said', { says: ['XMJobService'] }],
  ])('sees the difference of %s', async (_name, change) => {
    const findings = await findingsOf('everything-wrong');
    const row = expectedOf('everything-wrong')[0] as Expected;
    expect(findings.some((finding) => answers(row, finding))).toBe(true);
    expect(findings.some((finding) => answers({ ...row, ...change }, finding))).toBe(false);
  });
});
