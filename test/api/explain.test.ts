import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Deps } from '../../src/api/deps.ts';
import { explain, type ExplainRequest } from '../../src/api/explain.ts';
import type { ExplainResult } from '../../src/core/result.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { Lang } from '../../src/core/text.ts';
import { vendorNames } from '../../src/vendors/names.ts';
import { fakeClock } from '../support/fake-clock.ts';

const deps = (lang: Lang): Deps => ({
  clock: fakeClock(Date.parse('2026-11-20T04:00:00Z')),
  env: {},
  cwd: '/',
  lang,
  random: () => 0.5,
  redactor: createRedactor(),
  signal: new AbortController().signal,
  progress: () => undefined,
});

async function explained(request: Partial<ExplainRequest>, lang: Lang = 'en'): Promise<ExplainResult[]> {
  const results: ExplainResult[] = [];
  for await (const event of explain({ subject: '', list: false, ...request }, deps(lang)))
    if (event.type === 'result' && event.result.kind === 'explanation') results.push(event.result);
  return results;
}

interface Vector {
  title: string;
  kind: string;
  given: { endpoint: string; status: number; body: string; targets?: string[] };
  expect: { answers?: { ok: boolean | string; code?: string }[] };
}

const vectors = vendorNames.flatMap(({ id }) => {
  const folder = new URL(`../../fixtures/vectors/${id}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.startsWith('response-'))
    .map((name) => ({ id, name, vector: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector }));
});

describe('explain of a raw answer', () => {
  const refusals = vectors.filter(
    ({ vector }) =>
      vector.given.endpoint === 'send' &&
      vector.given.targets?.length === 1 &&
      vector.expect.answers?.length === 1 &&
      vector.expect.answers[0]?.ok === false &&
      !vector.given.body.startsWith('<'),
  );

  it.each(refusals)('$id: $vector.title', async ({ id, vector }) => {
    const [result, ...more] = await explained({ subject: id, answer: vector.given.body });
    expect(more).toEqual([]);
    const code = vector.expect.answers?.[0]?.code ?? '';
    // A body that does not say its code cannot be explained by it, and an HTTP status that nobody pasted must not be made up.
    if (!vector.given.body.includes(code)) expect(result).toMatchObject({ status: 'unknown' });
    else expect({ code: result?.code?.split(' ')[0] }).toEqual({ code });
  });

  it('has answers of every vendor to read', () => {
    expect(new Set(refusals.map(({ id }) => id))).toEqual(new Set(vendorNames.map(({ id }) => id)));
  });

  it.each(
    vectors
      .filter(
        ({ vector }) => vector.given.endpoint === 'send' && vector.given.targets?.length === 1 && vector.expect.answers?.[0]?.ok === true,
      )
      .map(({ id, vector }) => ({ id, title: vector.title, body: vector.given.body }))
      .filter(({ body }) => body.trim() !== ''),
  )('$id: $title is said to be no refusal', async ({ id, body }) => {
    await expect(explained({ subject: id, answer: body })).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' });
  });

  it('that is a bare code is the code', async () => {
    expect(await explained({ subject: 'apns', answer: 'BadDeviceToken\n' })).toEqual(
      await explained({ subject: 'apns', code: 'BadDeviceToken' }),
    );
  });

  it('strips escape sequences from what it repeats', async () => {
    const [result] = await explained({ subject: 'oppo', answer: '{"code":99999,"message":"\\u001b[31mred\\u202e"}' });
    // oxlint-disable-next-line no-control-regex
    expect(JSON.stringify(result)).not.toMatch(/\\u001b|\u001b|\u202e/);
  });
});

describe('explain of an answer that took the call and refuses inside', () => {
  it.each<[string, string, string, string[]]>([
    [
      'Tencent’s ErrorList',
      'tencent-im',
      '{"ActionStatus":"OK","ErrorCode":0,"TaskId":"batch_1","ErrorList":[{"To_Account":"a","ErrorCode":70107},{"To_Account":"b","ErrorCode":70107}]}',
      ['70107'],
    ],
    [
      'ZEGO’s ErrorList',
      'zego',
      '{"Code":0,"Message":"success","RequestId":"1","ErrorList":[{"UserId":"u3","SubCode":660700015}]}',
      ['660700015'],
    ],
    [
      'Easemob’s devices',
      'easemob',
      '{"data":[{"id":"u1","pushStatus":"FAIL","desc":"appUser not exists"},{"pushStatus":"SUCCESS"}]}',
      ['appUser not exists'],
    ],
    [
      'a station of Tencent’s trace',
      'tencent-im',
      '{"ErrorCode":0,"InstanceTrace":[{"OfflinePushStat":{"OfflineStat":{"PushStatus":0,"ErrorCode":-1,"ErrorInfo":"no cert"}}}]}',
      ['-1'],
    ],
  ])('%s', async (_name, subject, answer, codes) => {
    const results = await explained({ subject, answer });
    expect(results.map(({ code }) => code)).toEqual(codes);
    expect(results.map(({ status }) => status)).not.toContain('unknown');
  });

  it('names those whom it concerns', async () => {
    const [result] = await explained({
      subject: 'tencent-im',
      answer: '{"ActionStatus":"OK","ErrorCode":0,"ErrorList":[{"To_Account":"a","ErrorCode":70107},{"To_Account":"b","ErrorCode":70107}]}',
    });
    expect(result?.name).toBe('a, b');
  });

  it('a taken call without a refusal inside stays one', async () => {
    await expect(explained({ subject: 'zego', answer: '{"Code":0,"Message":"success","RequestId":"1","ErrorList":[]}' })).rejects.toThrow(
      /no code to explain/,
    );
  });
});

describe('explain of a code', () => {
  it.each(vendorNames.map(({ id }) => id))('%s: every listed code can be asked for, in both languages', async (id) => {
    const listed = await explained({ subject: id, list: true });
    expect(listed.length).toBeGreaterThan(5);
    for (const lang of ['en', 'zh'] as const)
      for (const code of new Set(listed.map((entry) => (entry.code ?? '').replace(/ \(.*$/, '')))) {
        const results = await explained({ subject: id, code }, lang);
        expect({
          code,
          count: results.length > 0,
          unknown: results.some(
            (result) => result.explanation.confidence === '?' && result.status === 'unknown' && result.class === undefined,
          ),
        }).toEqual({ code, count: true, unknown: false });
      }
  });

  it('takes a vendor by its other names and codes in any case', async () => {
    expect(await explained({ subject: 'Firebase', code: 'unregistered' })).toEqual(
      await explained({ subject: 'fcm', code: 'UNREGISTERED' }),
    );
  });

  it('does not guess at an unknown one, but names its neighbours', async () => {
    expect(await explained({ subject: 'oppo', code: '34567' })).toMatchObject([
      { status: 'unknown', code: '34567', related: [expect.stringMatching(/^\d+$/)] },
    ]);
    expect(await explained({ subject: 'apns', code: 'BadDeviceTokn' })).toMatchObject([{ status: 'unknown', related: ['BadDeviceToken'] }]);
  });
});

describe('explain of a rule', () => {
  it.each<[string, string]>([
    ['a rule', 'oppo/level-16'],
    ['a rule of the message', 'message/unknown-field'],
  ])('tells %s without holes in its text', async (_name, subject) => {
    const [result] = await explained({ subject });
    expect(`${result?.explanation.title} ${result?.explanation.cause} ${result?.explanation.fix}`).not.toMatch(/\{\w+\}/);
  });

  it.each<[string, string, RegExp]>([
    ['a mistyped rule', 'fcm/ttl-fromat', /fcm\/ttl-format/],
    ['a vendor alone', 'oppo', /code|--list/],
  ])('%s is a usage error that helps', async (_name, subject, help) => {
    const error = await explained({ subject }).catch(
      (thrown: { text: { en: string }; fix?: { en: string }; data: Record<string, string> }) => thrown,
    );
    expect(error).toMatchObject({ code: 'ERR_USAGE' });
    const { text, fix, data } = error as { text: { en: string }; fix?: { en: string }; data: Record<string, string> };
    const said = `${text.en} ${fix?.en}`.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => data[name] ?? '');
    expect(said).toMatch(help);
    expect(said).not.toContain('no rule and no vendor called `oppo`');
  });
});
