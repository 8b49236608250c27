import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/events.ts';
import type { Finding } from '../../src/core/finding.ts';
import { emptySummary } from '../../src/core/summary.ts';
import { reporters, type ReporterOptions } from '../../src/reporters/index.ts';
import { displayWidth } from '../../src/lib/width.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../fixtures/reports/${name}.json`, import.meta.url), 'utf8')) as Event[];
const scan = read('scan-events');
const send = read('events');
const options: ReporterOptions = { lang: 'en', color: false, width: 100, verbose: false, quiet: false };

async function* stream(events: readonly Event[]): AsyncGenerator<Event> {
  yield* events;
}

async function textOf(name: string, events: readonly Event[], more: Partial<ReporterOptions> = {}): Promise<string> {
  const reporter = await reporters[name]?.();
  if (!reporter) throw new Error(`no reporter ${name}`);
  let text = '';
  for await (const part of reporter(stream(events), { ...options, ...more })) text += part;
  return text;
}

const withFindings = (...findings: Partial<Finding>[]): Event[] => [
  scan[0] as Event,
  ...findings.map((finding): Event => ({
    type: 'finding',
    finding: { ruleId: 'a/b', severity: 'error', where: {}, message: 'm', fix: 'f', docs: 'https://example.com/', ...finding },
  })),
  scan.at(-1) as Event,
];

describe('the results of a scan', () => {
  it.each([
    ['pretty', 'scan.txt', {}],
    ['pretty', 'scan.zh.txt', { lang: 'zh' }],
    ['markdown', 'scan.md', {}],
    ['html', 'scan.html', {}],
    ['sarif', 'scan.sarif', {}],
    ['github', 'scan.github.txt', {}],
    ['junit', 'scan.xml', {}],
  ] as const)('%s turns the sample into %s', async (name, file, more) => {
    await expect(await textOf(name, scan, more)).toMatchFileSnapshot(`../../fixtures/reports/${file}`);
  });

  it('pretty keeps what the baseline knows and long lists for -v', async () => {
    const [plain, verbose, quiet] = await Promise.all([
      textOf('pretty', scan),
      textOf('pretty', scan, { verbose: true }),
      textOf('pretty', scan, { quiet: true }),
    ]);
    expect(plain).toContain('1 known from the baseline push-baseline.json (-v shows them)');
    expect(plain).not.toContain('An old acquaintance.');
    expect(plain).toContain('1 more (-v shows them)');
    expect(verbose).toContain('An old acquaintance.');
    expect(verbose).toContain('VIVO_ID');
    expect(quiet).not.toContain('Without a config');
    expect(quiet).toContain('oppo/service');
  });

  it('that are all known are nothing new', async () => {
    const known = scan.filter((event) => event.type !== 'finding' && event.type !== 'check');
    const end: Event = { type: 'end', summary: emptySummary(), exitCode: 0 };
    const events = [...known.slice(0, -1), end];
    expect(await textOf('pretty', events)).toMatch(/\nnothing new found\n$/);
    expect(await textOf('markdown', events)).toContain('Nothing new was found.');
    const clean = events.filter((event) => event.type !== 'result' || event.result.kind !== 'baseline');
    expect(await textOf('pretty', clean)).toMatch(/\nnothing found\n$/);
  });

  it('pretty keeps to the width', async () => {
    for (const lang of ['en', 'zh'] as const)
      for (const line of (await textOf('pretty', scan, { lang, width: 120 })).split('\n'))
        expect(displayWidth(line)).toBeLessThanOrEqual(120);
  });
});

interface Log {
  $schema: string;
  version: string;
  runs: {
    tool: { driver: { name: string; version: string; rules: Record<string, unknown>[] } & Record<string, unknown> };
    columnKind: string;
    originalUriBaseIds: Record<string, unknown>;
    invocations: Record<string, unknown>[];
    results: Record<string, unknown>[];
    automationDetails: { id: string };
  }[];
}

const logOf = async (events: readonly Event[], more: Partial<ReporterOptions> = {}) =>
  JSON.parse(await textOf('sarif', events, more)) as Log;

/** Members of an object of the SARIF 2.1.0 schema that this tool may write: required ones end with `!`. All forbid others. */
const shapes: Record<string, string[]> = {
  log: ['$schema', 'version!', 'runs!'],
  run: ['tool!', 'automationDetails', 'columnKind', 'originalUriBaseIds', 'invocations', 'results'],
  driver: ['name!', 'version', 'semanticVersion', 'informationUri', 'language', 'rules'],
  rule: ['id!', 'name', 'shortDescription', 'help', 'helpUri', 'properties'],
  invocation: ['executionSuccessful!', 'exitCode', 'startTimeUtc', 'toolExecutionNotifications', 'toolConfigurationNotifications'],
  notification: ['descriptor', 'level', 'message!', 'locations'],
  result: ['ruleId', 'ruleIndex', 'level', 'message!', 'locations', 'partialFingerprints', 'baselineState'],
  location: ['physicalLocation'],
  physicalLocation: ['artifactLocation', 'region'],
  artifactLocation: ['uri', 'uriBaseId'],
  region: ['startLine', 'startColumn'],
};

type Bag = Record<string, unknown>;

/**
 * The rules of the SARIF 2.1.0 schema for what this tool writes: members, types, enumerations, URI forms, and that indexes point to what they name.
 * The official schema is in no small package; this is written from the specification, sections 3.13 to 3.58, and was compared with the definitions of
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json. The reporter's own types come from it too (`@types/sarif`).
 */
function sarifFaults(log: unknown): string[] {
  const faults: string[] = [];
  const object = (value: unknown, shape: string, at: string): Bag => {
    const bag = value as Bag;
    const names = (shapes[shape] as string[]).map((name) => name.replace('!', ''));
    for (const name of Object.keys(bag)) if (!names.includes(name)) faults.push(`${at} has ${name}`);
    for (const name of shapes[shape] as string[])
      if (name.endsWith('!') && !Object.hasOwn(bag, name.slice(0, -1))) faults.push(`${at} lacks ${name.slice(0, -1)}`);
    return bag;
  };
  const text = (value: unknown, at: string) => {
    if (typeof value !== 'string' || value.trim() === '') faults.push(`${at} is no text`);
  };
  const messageOf = (value: unknown, at: string, more: string[] = []) => {
    const bag = (value ?? {}) as Bag;
    text(bag['text'], `${at}/text`);
    for (const name of Object.keys(bag)) if (!['text', ...more].includes(name)) faults.push(`${at} has ${name}`);
  };
  const oneOf = (value: unknown, list: string[], at: string) => {
    if (!list.includes(value as string)) faults.push(`${at} is ${String(value)}`);
  };
  const uri = (value: unknown, at: string) => {
    text(value, at);
    try {
      // Whatever a file is called, it must stay below the folder of the run and parse as a reference.
      const parsed = new URL(value as string, 'file:///root/');
      if (parsed.protocol === 'file:' && (parsed.search !== '' || parsed.hash !== '')) faults.push(`${at} has a query or fragment`);
    } catch {
      faults.push(`${at} is no URI`);
    }
    if (/[^\x21-\x7e]|["<>\\^`{|}]/.test(value as string)) faults.push(`${at} is not escaped`);
  };
  const positive = (value: unknown, at: string) => {
    if (value !== undefined && (!Number.isInteger(value) || (value as number) < 1)) faults.push(`${at} is not positive`);
  };
  const locations = (value: unknown, at: string) => {
    for (const [index, item] of ((value ?? []) as Bag[]).entries()) {
      const physical = object(
        object(item, 'location', `${at}/${index}`)['physicalLocation'],
        'physicalLocation',
        `${at}/${index}/physical`,
      );
      const artifact = object(physical['artifactLocation'], 'artifactLocation', `${at}/${index}/artifact`);
      uri(artifact['uri'], `${at}/${index}/uri`);
      if ((artifact['uriBaseId'] === undefined) !== (artifact['uri'] as string).startsWith('file://'))
        faults.push(`${at}/${index} has the wrong base`);
      if (physical['region'] === undefined) continue;
      const region = object(physical['region'], 'region', `${at}/${index}/region`);
      if (region['startLine'] === undefined) faults.push(`${at}/${index}/region lacks startLine`);
      positive(region['startLine'], `${at}/${index}/startLine`);
      positive(region['startColumn'], `${at}/${index}/startColumn`);
    }
  };
  const root = object(log, 'log', 'log');
  if (root['version'] !== '2.1.0') faults.push('version');
  const runs = root['runs'] as Bag[];
  if (runs.length !== 1) faults.push('runs');
  for (const value of runs) {
    const run = object(value, 'run', 'run');
    const driver = object((run['tool'] as Bag)['driver'], 'driver', 'driver');
    text(driver['name'], 'driver/name');
    if (!/^[a-zA-Z]{2}(-[a-zA-Z]{2})?$/.test(driver['language'] as string)) faults.push('driver/language');
    const ids = (driver['rules'] as Bag[]).map((rule) => rule['id']);
    if (new Set(ids).size !== ids.length) faults.push('rules are not unique');
    for (const [index, item] of (driver['rules'] as Bag[]).entries()) {
      const rule = object(item, 'rule', `rule ${index}`);
      text(rule['id'], `rule ${index}/id`);
      messageOf(rule['shortDescription'], `rule ${index}/shortDescription`);
      if (rule['help'] !== undefined) messageOf(rule['help'], `rule ${index}/help`, ['markdown']);
      const tags = ((rule['properties'] ?? {}) as Bag)['tags'] as string[];
      if (new Set(tags).size !== tags.length) faults.push(`rule ${index}/tags are not unique`);
      if (rule['helpUri'] !== undefined) uri(rule['helpUri'], `rule ${index}/helpUri`);
    }
    oneOf(run['columnKind'], ['utf16CodeUnits', 'unicodeCodePoints'], 'columnKind');
    for (const [index, item] of (run['invocations'] as Bag[]).entries()) {
      const invocation = object(item, 'invocation', `invocation ${index}`);
      if (typeof invocation['executionSuccessful'] !== 'boolean') faults.push('executionSuccessful');
      if (invocation['exitCode'] !== undefined && !Number.isInteger(invocation['exitCode'])) faults.push('exitCode');
      const started = invocation['startTimeUtc'];
      if (started !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(started as string)) faults.push('startTimeUtc');
      for (const list of ['toolExecutionNotifications', 'toolConfigurationNotifications'])
        for (const [at, entry] of ((invocation[list] ?? []) as Bag[]).entries()) {
          const notification = object(entry, 'notification', `${list} ${at}`);
          messageOf(notification['message'], `${list} ${at}/message`);
          oneOf(notification['level'], ['none', 'note', 'warning', 'error'], `${list} ${at}/level`);
          locations(notification['locations'], `${list} ${at}`);
          if (typeof (notification['descriptor'] as Bag)['id'] !== 'string') faults.push(`${list} ${at}/descriptor`);
        }
    }
    for (const [index, item] of (run['results'] as Bag[]).entries()) {
      const result = object(item, 'result', `result ${index}`);
      messageOf(result['message'], `result ${index}/message`);
      oneOf(result['level'], ['none', 'note', 'warning', 'error'], `result ${index}/level`);
      if (result['baselineState'] !== undefined)
        oneOf(result['baselineState'], ['new', 'unchanged', 'updated', 'absent'], `result ${index}/baselineState`);
      if (ids[result['ruleIndex'] as number] !== result['ruleId']) faults.push(`result ${index}/ruleIndex`);
      for (const print of Object.values((result['partialFingerprints'] ?? {}) as Bag)) text(print, `result ${index}/fingerprint`);
      locations(result['locations'], `result ${index}`);
    }
  }
  return faults;
}

describe('sarif', () => {
  it.each<[string, readonly Event[]]>([
    ['a scan', scan],
    ['a send with a broken config', send],
    ['nothing found', withFindings()],
    ['a rule without texts', withFindings({ fix: '', docs: '' })],
    [
      'odd paths',
      withFindings(
        ...['./a.xml', '../b.xml', 'C:\\x\\y.xml', '/abs/a b.xml', 'a#b?c%d.xml', 'x\\y.xml'].map((file) => ({ where: { file, line: 1 } })),
      ),
    ],
    ['an interrupted run', [scan[0] as Event]],
  ])('is a valid log of %s', async (_name, events) => {
    expect(sarifFaults(await logOf(events))).toEqual([]);
  });

  it('finds a fault in a log that has one', async () => {
    const log = await logOf(scan);
    for (const result of log.runs[0]?.results ?? []) result['level'] = 'warn';
    Object.assign(log.runs[0] ?? {}, { more: 1 });
    expect(sarifFaults(log)).toContain('run has more');
    expect(sarifFaults(log)).toContain('result 0/level is warn');
  });

  it('names each rule once, with its help in the language of the run', async () => {
    const { driver } = (await logOf(scan)).runs[0]?.tool ?? { driver: { rules: [], name: '', version: '' } };
    expect(driver.rules.map((rule) => rule['id'])).toEqual([
      'oppo/service',
      'android/keep-rule',
      'project/not-integrated',
      'android/note',
      'oppo/permission',
      'oppo/version',
      'android/exported',
    ]);
    expect(driver.rules[0]).toMatchObject({
      name: 'OppoService',
      shortDescription: { text: 'OPPO’s callback services' },
      help: { text: expect.stringContaining('push-check explain oppo/service') as string },
      helpUri: 'https://open.oppomobile.com/documentation/page/info?id=11221',
    });
    expect((await logOf(scan, { lang: 'zh' })).runs[0]?.tool.driver['language']).toBe('zh-CN');
  });

  it('points to places relative to the folder of the run', async () => {
    const [first, , third, fourth, fifth] = (await logOf(scan)).runs[0]?.results ?? [];
    expect(first?.['locations']).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'app/app/src/main/AndroidManifest.xml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 21, startColumn: 9 },
        },
      },
    ]);
    expect(third?.['locations']).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'app/with%20space/%E8%A7%84%E5%88%99%20%231.pro' }, region: { startLine: 2 } } },
    ]);
    expect(fourth).not.toHaveProperty('locations');
    expect(fifth?.['locations']).toMatchObject([{ physicalLocation: { artifactLocation: { uri: 'file:///elsewhere/build.gradle' } } }]);
  });

  it('keeps a finding’s fingerprint, and makes one that does not count lines', async () => {
    const where = (line: number) => ({ where: { file: 'a.yaml', line } });
    const prints = (
      (await logOf(withFindings({ fingerprint: '0123456789abcdef' }, where(1), where(9), { ...where(1), message: 'other' }))).runs[0]
        ?.results ?? []
    ).map((result) => (result['partialFingerprints'] as Record<string, string>)['pushCheck/v1']);
    expect(prints[0]).toBe('0123456789abcdef');
    expect(prints[1]).toBe(prints[2]);
    expect(prints[3]).not.toBe(prints[1]);
  });

  it('says what else went wrong: failed checks and pushes, an error with its places', async () => {
    const [invocation] = (await logOf(send)).runs[0]?.invocations ?? [];
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 3 });
    const ids = (list: string) => ((invocation?.[list] ?? []) as { descriptor: { id: string } }[]).map((item) => item.descriptor.id);
    expect(ids('toolExecutionNotifications')).toEqual([
      'apns/BadDeviceToken',
      'xiaomi/http-5xx',
      'oppo/auth',
      'apns/tcp/api.push.apple.com',
    ]);
    expect(ids('toolConfigurationNotifications')).toEqual(['ERR_CONFIG_INVALID', 'unknown-key']);
  });

  it('holds the findings inside a kind matrix', async () => {
    const finding: Finding = { ruleId: 'a/b', severity: 'warn', where: {}, message: 'm', fix: 'f', docs: 'd' };
    const matrix: Event = {
      type: 'result',
      result: {
        kind: 'matrix',
        vendor: 'a',
        displayName: 'A',
        derived: [],
        quotaClass: 'none',
        confidence: 'A',
        collapsed: false,
        losses: [],
        findings: [finding],
      },
    };
    expect((await logOf([scan[0] as Event, matrix, scan.at(-1) as Event])).runs[0]?.results).toMatchObject([
      { ruleId: 'a/b', level: 'warning' },
    ]);
  });
});

describe('github', () => {
  it.each<[name: string, finding: Partial<Finding>, line: string]>([
    [
      'a place',
      { where: { file: 'a/b.xml', line: 3, column: 5 } },
      '::error file=a/b.xml,line=3,col=5,title=a/b::m%0Af%0Ahttps://example.com/',
    ],
    ['no place', { severity: 'warn', where: { path: '/x' } }, '::warning title=a/b::m%0Af%0Ahttps://example.com/'],
    ['a line without a file', { where: { line: 3 } }, '::error title=a/b::m%0Af%0Ahttps://example.com/'],
    [
      'marks in properties',
      { severity: 'info', where: { file: 'C:\\a,b 100%.xml', line: 1 } },
      '::notice file=C%3A\\a%2Cb 100%25.xml,line=1,title=a/b::m%0Af%0Ahttps://example.com/',
    ],
    ['marks in the message', { message: '100%: a,\r\n::error::b', fix: '', docs: '' }, '::error title=a/b::100%25: a,%0D%0A::error::b'],
  ])('%s', async (_name, finding, line) => {
    expect(await textOf('github', withFindings(finding))).toBe(`${line}\n`);
  });

  it('says what else went wrong', async () => {
    const lines = (await textOf('github', send)).trimEnd().split('\n');
    expect(lines.map((line) => /^::(\w+) (?:.*?)title=([^:,]+)/.exec(line)?.slice(1).join(' '))).toEqual([
      'warning oppo/level-16',
      'notice message/kind-collapsed',
      'error apns/BadDeviceToken',
      'error xiaomi/http-5xx',
      'error oppo/auth',
      'error apns/tcp/api.push.apple.com',
      'error ERR_CONFIG_INVALID',
      'error unknown-key',
    ]);
    expect(lines.at(-1)).toContain('file=push-check.config.yaml,line=4,col=5');
  });
});

describe('pages', () => {
  it('show text of the project as text', async () => {
    const odd = withFindings({ message: '<script>alert(1)</script> | [x](javascript:y) *b* `a|b`', where: { file: 'a|b`c.xml', line: 1 } });
    const [markdown, html] = await Promise.all([textOf('markdown', odd), textOf('html', odd)]);
    expect(html).not.toContain('<script>');
    expect(markdown).not.toMatch(/[^\\]<script/);
    expect(markdown).toContain('\\[x\\](javascript:y) \\*b\\* `a\\|b`');
    // Every row of the table has as many cells as its head.
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([6]));
  });

  it('say so when nothing was found, and what went wrong', async () => {
    expect(await textOf('markdown', withFindings())).toContain('Nothing was found.');
    expect(await textOf('markdown', withFindings(), { lang: 'zh' })).toContain('未发现问题。');
    const broken = await textOf(
      'markdown',
      send.filter((event) => event.type === 'start' || event.type === 'end'),
    );
    expect(broken).toContain('The configuration has an error.');
    expect(broken).not.toContain('Nothing was found.');
  });
});
