import { describe, expect, it } from 'vitest';
import { reportError, runVerb, type RunOptions } from '../../src/api/run.ts';
import { PushCheckError, type PushCheckErrorCode } from '../../src/core/errors.ts';
import type { BodyEvent, Event } from '../../src/core/events.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { PushStatus } from '../../src/core/status.ts';
import { fakeClock } from '../support/fake-clock.ts';

const push = (status: PushStatus): BodyEvent => ({
  type: 'result',
  result: {
    kind: 'push',
    index: 0,
    vendor: 'acme',
    token: 't',
    tokenId: '0',
    status,
    mode: 'send',
    attempts: 1,
    derived: [],
    findings: [],
  },
});
const warning: BodyEvent = {
  type: 'finding',
  finding: { ruleId: 'a/b', severity: 'warn', where: {}, message: 'm', fix: 'f', docs: 'https://example.com' },
};

async function* told(...items: (BodyEvent | Error)[]): AsyncGenerator<BodyEvent> {
  for (const item of items) {
    if (item instanceof Error) throw item;
    yield item;
  }
}

const options: RunOptions = { command: 'send', mode: 'sandbox', failOn: 'error', version: '1.2.3' };
const deps = (given: { aborted?: boolean; lang?: 'en' | 'zh'; secrets?: string[] } = {}) => ({
  clock: fakeClock(Date.parse('2026-11-20T04:00:00Z')),
  lang: given.lang ?? ('en' as const),
  signal: given.aborted ? AbortSignal.abort() : new AbortController().signal,
  redactor: createRedactor(given.secrets ?? []),
});

async function collect(
  body: AsyncIterable<BodyEvent>,
  more: Partial<RunOptions> = {},
  given: Parameters<typeof deps>[0] = {},
): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of runVerb({ ...options, ...more }, body, deps(given))) events.push(event);
  return events;
}

const end = (events: Event[]) => events.at(-1) as Extract<Event, { type: 'end' }>;
const usage = (code: PushCheckErrorCode = 'ERR_USAGE') =>
  new PushCheckError(
    code,
    { en: 'Wrong: {what}.', zh: '有误：{what}。' },
    { data: { what: 'x' }, fix: { en: 'Change {what}.', zh: '修改 {what}。' } },
  );

describe('runVerb', () => {
  it('cleans what findings, checks and errors quote', async () => {
    const message = 'bo\u001b[31mb\u202e';
    const finding: BodyEvent = {
      type: 'finding',
      finding: { ruleId: 'a/b', severity: 'warn', where: {}, message, fix: message, docs: 'https://example.com' },
    };
    const check: BodyEvent = { type: 'check', check: { id: 'a', stage: 'b', state: 'fail', title: message, detail: message } };
    const error = new PushCheckError('ERR_USAGE', { en: '{message}', zh: '{message}' }, { data: { message } });
    expect(JSON.stringify(await collect(told(finding, check, error)))).not.toMatch(/u001b|\u202e|\[31m/);
  });

  it('puts a start and an end around what is told', async () => {
    const events = await collect(told(push('accepted'), warning, push('rejected')));
    expect(events.map((event) => event.type)).toEqual(['start', 'result', 'finding', 'result', 'end']);
    expect(events[0]).toEqual({
      type: 'start',
      schema: 'push-check/report@1',
      tool: { name: 'push-check', version: '1.2.3' },
      command: 'send',
      mode: 'sandbox',
      startedAt: '2026-11-20T04:00:00.000Z',
    });
    expect(end(events)).toMatchObject({
      summary: { results: 2, byStatus: { accepted: 1, rejected: 1 }, findings: { warn: 1 }, interrupted: false },
      exitCode: 1,
    });
    expect(end(events).error).toBeUndefined();
  });

  it('starts before the body does anything', async () => {
    let begun = false;
    async function* body(): AsyncGenerator<BodyEvent> {
      begun = true;
      yield push('accepted');
    }
    const stream = runVerb(options, body(), deps());
    expect((await stream.next()).value).toMatchObject({ type: 'start' });
    expect(begun).toBe(false);
    await stream.next();
    expect(begun).toBe(true);
    await stream.return(undefined);
  });

  it('ends when nothing is told', async () => expect(end(await collect(told()))).toMatchObject({ summary: { results: 0 }, exitCode: 0 }));

  it.each<[Partial<RunOptions>, BodyEvent[], number]>([
    [{ failOn: 'error' }, [warning], 0],
    [{ failOn: 'warn' }, [warning], 1],
    [{ failOn: 'never' }, [push('rejected')], 0],
    [{ failOn: 'never' }, [push('unknown')], 4],
    [{}, [push('unreachable')], 4],
  ])('with %j: the exit code follows the summary', async (more, body, code) =>
    expect(end(await collect(told(...body), more)).exitCode).toBe(code),
  );

  it.each<[PushCheckErrorCode, number]>([
    ['ERR_USAGE', 2],
    ['ERR_UNSUPPORTED', 2],
    ['ERR_CONFIG_MISSING', 3],
    ['ERR_CONFIG_INVALID', 3],
    ['ERR_INPUT_INVALID', 3],
    ['ERR_OUTPUT', 3],
    ['ERR_INTERNAL', 70],
  ])('%s ends with %i', async (code, exitCode) => {
    const events = await collect(told(push('accepted'), usage(code)));
    expect(events.map((event) => event.type)).toEqual(['start', 'result', 'end']);
    expect(end(events)).toMatchObject({
      exitCode,
      summary: { results: 1 },
      error: { code, message: 'Wrong: x.', fix: 'Change x.', problems: [] },
    });
  });

  it('a bug ends with 70 and says where', async () => {
    const { error, exitCode } = end(await collect(told(new TypeError('cannot read x'))));
    expect(exitCode).toBe(70);
    expect(error).toMatchObject({ code: 'ERR_INTERNAL', message: 'A bug in push-check: cannot read x.' });
    expect(error?.fix).toMatch(/\.[jt]s:\d+:\d+/);
  });

  it.each<[string, (BodyEvent | Error)[], number]>([
    ['stands before what was found', [push('unknown'), push('rejected')], 130],
    ['stands behind a wrong command line', [usage()], 2],
    ['stands behind a bug', [new Error('bug')], 70],
  ])('an interruption %s', async (_name, body, exitCode) => {
    const events = await collect(told(...body), {}, { aborted: true });
    expect(end(events)).toMatchObject({ exitCode, summary: { interrupted: true } });
  });

  it('an interruption is the normal end of what runs until then', async () => {
    expect(end(await collect(told(), { untilSignal: true }, { aborted: true }))).toMatchObject({
      exitCode: 0,
      summary: { interrupted: false },
    });
  });

  it('an interruption that comes while it runs counts', async () => {
    const controller = new AbortController();
    async function* body(): AsyncGenerator<BodyEvent> {
      yield push('accepted');
      controller.abort();
    }
    const events: Event[] = [];
    for await (const event of runVerb(options, body(), { ...deps(), signal: controller.signal })) events.push(event);
    expect(end(events)).toMatchObject({ exitCode: 130, summary: { interrupted: true, results: 1 } });
  });

  it('closes the body when the reader goes away', async () => {
    let closed = false;
    async function* body(): AsyncGenerator<BodyEvent> {
      try {
        for (;;) yield push('accepted');
      } finally {
        closed = true;
      }
    }
    for await (const event of runVerb(options, body(), deps())) if (event.type === 'result') break;
    expect(closed).toBe(true);
  });

  it('speaks the language and hides secrets', async () => {
    const { error } = end(await collect(told(new Error('key s3cr3t-value is bad')), {}, { lang: 'zh', secrets: ['s3cr3t-value'] }));
    expect(error?.message).toBe('push-check 出现缺陷：key *** is bad。');
  });
});

describe('reportError', () => {
  const hide = (text: string) => text.replaceAll('hidden', '***');
  const problems = [
    {
      id: 'bad-key',
      file: 'c.yaml',
      line: 3,
      column: 7,
      path: '/vendors/acme',
      text: { en: 'Bad {what}.', zh: '{what} 有误。' },
      fix: { en: 'Fix {what}.', zh: '修改 {what}。' },
      data: { what: 'hidden key' },
    },
    { id: 'missing', text: { en: 'Missing.', zh: '缺少。' } },
  ];

  it('keeps place and id of every problem, and words it', () => {
    const error = new PushCheckError('ERR_CONFIG_INVALID', { en: 'The config is wrong.', zh: '配置有误。' }, { problems });
    expect(reportError(error, 'en', hide)).toEqual({
      code: 'ERR_CONFIG_INVALID',
      message: 'The config is wrong.',
      problems: [
        { id: 'bad-key', file: 'c.yaml', line: 3, column: 7, path: '/vendors/acme', message: 'Bad *** key.', fix: 'Fix *** key.' },
        { id: 'missing', message: 'Missing.' },
      ],
    });
    expect(reportError(error, 'zh', hide).problems.map((problem) => problem.message)).toEqual(['*** key 有误。', '缺少。']);
  });

  it.each<[unknown, string]>([
    [new Error('plain'), 'plain'],
    ['just text', 'just text'],
    [undefined, 'undefined'],
    [{ toString: () => 'odd' }, 'odd'],
  ])('takes anything thrown: %s', (thrown, message) => {
    expect(reportError(thrown, 'en', hide)).toMatchObject({
      code: 'ERR_INTERNAL',
      message: `A bug in push-check: ${message}.`,
      problems: [],
    });
  });

  it('does not know the place of an error without a stack', () => {
    const error = new Error('plain');
    delete error.stack;
    expect(reportError(error, 'en', hide).fix).toContain(': ?.');
  });

  it.each<[string, string]>([
    ['Error: a\n    at run (/home/me/push-check/dist/cli.js:10:5)\n    at x (y.js:1:1)', 'cli.js:10:5'],
    ['Error: a\n    at file:///home/me/push-check/dist/index.js:3:9', 'index.js:3:9'],
    ['Error: a\n    at async Promise.all (index 0)\n    at run (file:///a/b.js:7:7)', 'b.js:7:7'],
  ])('names the file without the folders of the user', (stack, place) => {
    const error = Object.assign(new Error('a'), { stack });
    expect(reportError(error, 'en', hide).fix).toContain(`this place: ${place}.`);
  });

  it('hides secrets in a bug’s message', () =>
    expect(reportError(new Error('hidden'), 'en', hide).message).toBe('A bug in push-check: ***.'));
});
