import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/events.ts';
import { reporters, type ReporterOptions } from '../../src/reporters/index.ts';

const sample = JSON.parse(readFileSync(new URL('../../fixtures/reports/events.json', import.meta.url), 'utf8')) as Event[];
const options: ReporterOptions = { lang: 'en', color: false, width: 80, verbose: false, quiet: false };

async function* stream(events: readonly Event[]): AsyncGenerator<Event> {
  yield* events;
}

async function textOf(name: string, events: readonly Event[] = sample, more: Partial<ReporterOptions> = {}): Promise<string> {
  const reporter = await reporters[name]?.();
  if (!reporter) throw new Error(`no reporter ${name}`);
  let text = '';
  for await (const part of reporter(stream(events), { ...options, ...more })) text += part;
  return text;
}

const start = sample[0] as Extract<Event, { type: 'start' }>;
const end = sample.at(-1) as Extract<Event, { type: 'end' }>;

describe('reporters', () => {
  it.each([
    ['pretty', 'sample.txt'],
    ['json', 'sample.json'],
    ['ndjson', 'sample.ndjson'],
    ['junit', 'sample.xml'],
  ])('%s turns the sample into %s', async (name, file) => {
    await expect(await textOf(name)).toMatchFileSnapshot(`../../fixtures/reports/${file}`);
  });

  it('pretty speaks Chinese', async () => {
    await expect(await textOf('pretty', sample, { lang: 'zh' })).toMatchFileSnapshot('../../fixtures/reports/sample.zh.txt');
  });

  it('have a golden each', () => {
    // sarif, github, markdown and html have theirs beside the results of a scan.
    expect(Object.keys(reporters).toSorted()).toEqual(['github', 'html', 'json', 'junit', 'markdown', 'ndjson', 'pretty', 'sarif']);
  });

  it('pass a command’s own document on, and nothing else', async () => {
    const made = [start, { type: 'result', result: { kind: 'document', name: 'x', content: '# Title' } } as const, ...sample, end];
    for (const format of ['markdown', 'html']) expect(await textOf(format, made)).toBe('# Title\n');
  });
});

describe('json', () => {
  it('is one document whatever comes', async () => {
    for (const events of [sample, [start, end], [start, ...sample.filter((event) => event.type === 'check'), end]])
      expect(() => textOf('json', events).then(JSON.parse)).not.toThrow();
    const document = JSON.parse(await textOf('json')) as Record<string, unknown[]>;
    expect(Object.keys(document)).toEqual([
      'schema',
      'tool',
      'command',
      'mode',
      'startedAt',
      'results',
      'findings',
      'checks',
      'summary',
      'exitCode',
      'error',
    ]);
    expect(document['results']).toHaveLength(8);
    expect(document['findings']).toHaveLength(2);
    expect(document['checks']).toHaveLength(4);
  });

  it('gives each result out before the next is asked for', async () => {
    const seen: string[] = [];
    const events = (async function* () {
      for (const event of sample) {
        seen.push(event.type);
        yield event;
      }
    })();
    const reporter = await reporters['json']?.();
    const iterator = reporter?.(events, options)[Symbol.asyncIterator]();
    await iterator?.next();
    await iterator?.next();
    expect(seen.filter((type) => type === 'result')).toHaveLength(1);
  });

  it('is one line when a sandbox listens, and a report when it could not', async () => {
    const sandbox: Event = { ...start, command: 'sandbox' };
    const ready: Event = {
      type: 'ready',
      schema: 'push-check/sandbox@1',
      url: 'http://127.0.0.1:1',
      httpsUrl: 'https://127.0.0.1:1',
      caFile: '/tmp/ca.pem',
      pid: 7,
    };
    const { error: _error, ...good } = end;
    expect(await textOf('json', [sandbox, ready, good])).toBe(
      `${JSON.stringify({ schema: 'push-check/sandbox@1', url: 'http://127.0.0.1:1', httpsUrl: 'https://127.0.0.1:1', caFile: '/tmp/ca.pem', pid: 7 })}\n`,
    );
    expect(JSON.parse(await textOf('json', [sandbox, end]))).toMatchObject({ command: 'sandbox', error: { code: 'ERR_CONFIG_INVALID' } });
  });
});

describe('ndjson', () => {
  it('is one event a line, with its type', async () => {
    const lines = (await textOf('ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines.map((line) => line.type)).toEqual(sample.map((event) => event.type));
  });
});

describe('junit', () => {
  it('escapes markup and drops what XML cannot carry', async () => {
    const events: Event[] = [
      start,
      {
        type: 'finding',
        finding: { ruleId: 'a/b', severity: 'error', where: { file: '<&">' }, message: 'x\u0000\u001b[31m\ny', fix: 'f', docs: 'd' },
      },
      end,
    ];
    const text = await textOf('junit', events);
    expect(text).toContain('name="a/b &lt;&amp;&quot;&gt;"');
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });

  it('counts per suite and over all', async () => {
    const text = await textOf('junit');
    expect(text).toMatch(/<testsuites name="push-check send" tests="11" failures="2" errors="3" skipped="4"/);
    expect(text).toMatch(/<testsuite name="oppo" tests="5" failures="1" errors="0" skipped="2"/);
  });
});

describe('pretty', () => {
  it('colours only when it may', async () => {
    const [plain, coloured] = await Promise.all([textOf('pretty'), textOf('pretty', sample, { color: true })]);
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[');
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('keeps to the width, whose unit is the column and not the character', async () => {
    const { displayWidth } = await import('../../src/lib/width.ts');
    const finding: Event = {
      type: 'finding',
      finding: {
        ruleId: 'a/b',
        severity: 'warn',
        where: {},
        message: '推送消息的标题超过了厂商允许的长度上限'.repeat(6),
        fix: '请缩短标题后重试'.repeat(6),
        docs: '',
      },
    };
    for (const width of [60, 100])
      for (const line of (await textOf('pretty', [start, finding], { width })).split('\n'))
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it('says less when quiet and more when verbose', async () => {
    const [quiet, plain, verbose] = await Promise.all([
      textOf('pretty', sample, { quiet: true }),
      textOf('pretty'),
      textOf('pretty', sample, { verbose: true }),
    ]);
    expect(quiet.length).toBeLessThan(plain.length);
    expect(plain.length).toBeLessThan(verbose.length);
    expect(quiet).toContain('accepted');
    expect(quiet).toContain('BadDeviceToken');
  });
});
