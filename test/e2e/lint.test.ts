import { describe, expect, it } from 'vitest';
import { cliFixture, reportOf, runCli } from '../support/run-cli.ts';

const yaml = `kind: im
title: Alice
body: Are you coming tonight?
collapseKey: 0123456789012345678901234567890123456789012345678901234567890123456789
vendors:
  fcm:
    android:
      ttl: 3600
  apns:
    pushType: alret
  oppo:
    notifyLevl: 2
    notifyLevel: 16
`;
const json = `{
  "title": "Alice",
  "body": "Hello",
  "vendors": { "oppo": { "notifyLevl": 2 } }
}
`;

const fixture = cliFixture({
  'planted.yaml': yaml,
  'planted.json': json,
  'crlf.yaml': `\ufeff${yaml.replaceAll('\n', '\r\n')}`,
  'clean.yaml': 'kind: im\ntitle: Alice\nbody: Hello\n',
  'project/push-check.config.yaml': `vendors:
  oppo:
    appKey: c5d4b3a2918070615243f4e5d6c7b8a9
    masterSecret: 0123456789abcdef0123456789abcdef
    channels: { im: { id: chat, class: private } }
messages:
  chat: ./push/chat.yaml
`,
  'project/push/chat.yaml': 'kind: im\ntitle: Alice\nbody: Hello\nchannel: imm\n',
});

const lint = async (args: string[], cwd = fixture.path) => reportOf(await runCli(['lint', ...args, '--format', 'json'], { cwd }));

/** Position in the text, 1-based, of the first character after a mark or of the mark itself. */
function positionOf(text: string, mark: string): string {
  const before = text.slice(0, text.indexOf(mark)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe.concurrent('lint', () => {
  // Five mistakes: a number where FCM wants text, a key too long for APNs, a mistyped value, a mistyped field, a level that needs a right.
  const mistakes: [vendor: string, ruleId: string, at: string][] = [
    ['apns', 'apns/collapse-id', positionOf(yaml, '0123456789')],
    ['oppo', 'message/unknown-field', positionOf(yaml, 'notifyLevl')],
    ['apns', 'apns/push-type', positionOf(yaml, 'alret')],
    ['fcm', 'fcm/ttl-format', positionOf(yaml, '3600')],
    ['oppo', 'oppo/level-16', positionOf(yaml, '16\n')],
  ];

  it.each(['planted.yaml', 'crlf.yaml'])('finds the five mistakes planted in %s, each at its place', async (file) => {
    const report = await lint([file]);
    expect(report.exitCode).toBe(1);
    const at = (ruleId: string, vendor: string) =>
      report.findings
        .filter((finding) => finding.ruleId === ruleId && finding.vendor === vendor)
        .map(({ where }) => `${where.file} ${where.line}:${where.column}`);
    // A mistyped field is pointed at by its name, or by its value, which stands two characters after the colon.
    for (const [vendor, ruleId, place] of mistakes)
      expect({ ruleId, places: at(ruleId, vendor) }).toEqual({
        ruleId,
        places: [expect.stringMatching(new RegExp(`^${file} ${place.split(':')[0]}:`))],
      });
    for (const [vendor, ruleId, place] of mistakes.filter(([, id]) => id !== 'message/unknown-field'))
      expect({ ruleId, places: at(ruleId, vendor) }).toEqual({ ruleId, places: [`${file} ${place}`] });
  });

  it('prints a line a person can click: file:line:column', async () => {
    const run = await runCli(['lint', 'planted.yaml', '--vendor', 'oppo'], { cwd: fixture.path });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^error message\/unknown-field {2}planted\.yaml:12:\d+ /m);
    expect(run.stdout).toContain('did you mean `notifyLevel`');
  });

  it('gives places in JSON messages too', async () => {
    const report = await lint(['planted.json', '--vendor', 'oppo']);
    expect(report.findings.find((finding) => finding.ruleId === 'message/unknown-field')?.where).toMatchObject({
      file: 'planted.json',
      line: 4,
    });
  });

  it('says of every finding which file it is about, also of what is absent from it', async () => {
    const report = await lint(['clean.yaml', 'planted.json', '--vendor', 'oppo']);
    expect(report.findings.filter((finding) => finding.where.file === undefined).map((finding) => finding.ruleId)).toEqual([]);
  });

  it('takes several files', async () => {
    const report = await lint(['planted.yaml', 'planted.json', '--vendor', 'oppo']);
    expect(new Set(report.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.where.file))).toEqual(
      new Set(['planted.yaml', 'planted.json']),
    );
  });

  it('without arguments judges the config’s vendors and named messages', async () => {
    const report = await lint([], `${fixture.path}/project`);
    expect(report.exitCode).toBe(1);
    expect(new Set(report.findings.map((finding) => finding.vendor))).toEqual(new Set(['oppo']));
    expect(report.findings.find((finding) => finding.ruleId === 'message/unknown-channel')?.where).toMatchObject({
      file: expect.stringMatching(/push\/chat\.yaml$/),
      line: 4,
      column: 10,
    });
  });

  it.concurrent.each<[string[], number]>([
    [['--fail-on', 'never', 'planted.yaml'], 0],
    [['--fail-on', 'error', 'planted.yaml'], 1],
    [['--fail-on', 'error', 'clean.yaml', '--vendor', 'oppo'], 0],
    [['--fail-on', 'warn', 'clean.yaml', '--vendor', 'oppo'], 1],
  ])('%j ends with %i', async (args, code) => {
    expect((await lint(args)).exitCode).toBe(code);
  });

  it('judges as of a day', async () => {
    const [past, future] = await Promise.all([
      lint(['clean.yaml', '--as-of', '2020-01-01']),
      lint(['clean.yaml', '--as-of', '2030-01-01']),
    ]);
    expect(past.findings.length).toBeLessThanOrEqual(future.findings.length);
    expect((await lint(['clean.yaml', '--as-of', '2030-01-01'])).findings).toEqual(future.findings);
  });
});
