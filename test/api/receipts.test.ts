import { describe, expect, it } from 'vitest';
import type { Deps } from '../../src/api/deps.ts';
import { explain } from '../../src/api/explain.ts';
import { receipts, type ReceiptsRequest } from '../../src/api/receipts.ts';
import type { BodyEvent } from '../../src/core/events.ts';
import type { ReceiptSample } from '../../src/core/receipt.ts';
import { createRedactor, maskToken } from '../../src/core/redact.ts';
import type { ReceiptResult, ResultItem } from '../../src/core/result.ts';
import { openReceiver } from '../../src/net/receiver.ts';
import { vendorNames, vendors } from '../../src/vendors/index.ts';
import { fakeClock } from '../support/fake-clock.ts';

const make = (given: Partial<Deps> = {}): Deps => ({
  clock: fakeClock(Date.parse('2026-11-20T04:00:00Z')),
  env: {},
  cwd: '/',
  lang: 'en',
  random: () => 0.5,
  redactor: createRedactor(),
  signal: new AbortController().signal,
  progress: () => undefined,
  ...given,
});

const resultsOf = (events: readonly BodyEvent[]): ResultItem[] =>
  events.flatMap((event) => (event.type === 'result' ? [event.result] : []));
const receiptsOf = (events: readonly BodyEvent[]): ReceiptResult[] => resultsOf(events).filter((result) => result.kind === 'receipt');
const findingsOf = (events: readonly BodyEvent[]) => events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));

interface Post {
  path?: string;
  sample: Pick<ReceiptSample, 'body' | 'headers' | 'contentType'>;
}

/** Listens, posts once it does, and gives everything that was told until so many bodies had come. */
async function posted(posts: readonly Post[], request: Partial<ReceiptsRequest> = {}, deps = make()): Promise<BodyEvent[]> {
  const events: BodyEvent[] = [];
  for await (const event of receipts({ listen: true, showTokens: false, count: posts.length, ...request }, deps)) {
    events.push(event);
    if (event.type === 'result' && event.result.kind === 'document')
      for (const { path = '/', sample } of posts)
        await fetch(`${event.result.path}${path}`, {
          method: 'POST',
          body: sample.body,
          headers: { connection: 'close', 'content-type': sample.contentType, ...sample.headers },
        });
  }
  return events;
}

const facets = await Promise.all(
  vendorNames.map(async ({ id }) => {
    const door = await (await vendors[id]()).receipts?.();
    if (!door) throw new Error(`${id} has no receipts facet`);
    return { id, facet: door.receiptFacet };
  }),
);
const samples = facets.flatMap(({ id, facet }) => facet.samples.map((sample) => ({ id, facet, name: sample.name, sample })));
const sampleOf = (id: string) => samples.find((candidate) => candidate.id === id)!.sample;

describe('receipts that are listened for', () => {
  it.each(samples)('of $id ($name) are told apart by what they say', async ({ id, facet, sample }) => {
    const told = receiptsOf(await posted([{ sample }]));
    const expected = facet.recognise(sample.body) ?? [];
    expect(told.map(({ vendor, event, code, messageId }) => ({ vendor, event, code, messageId }))).toEqual(
      expected.map(({ event, code, messageId }) => ({ vendor: id, event, code, messageId })),
    );
    expect(told.every((result) => result.verified === 'not-checked')).toBe(true);
  });

  it.each(samples)('of $id ($name) are taken by their path', async ({ id, sample }) => {
    expect(receiptsOf(await posted([{ path: `/${id}/anything`, sample }]))[0]).toMatchObject({ vendor: id });
    const other = id === 'oppo' ? 'vivo' : 'oppo';
    const events = await posted([{ path: `/${other}`, sample }]);
    expect(receiptsOf(events)).toEqual([]);
    expect(findingsOf(events)).toMatchObject([{ ruleId: 'receipts/not-recognised', severity: 'warn' }]);
  });

  it('say first where to post, then each in order', async () => {
    const events = await posted([{ sample: sampleOf('xiaomi') }, { sample: sampleOf('oppo') }]);
    expect(resultsOf(events).map((result) => (result.kind === 'receipt' ? result.vendor : result.kind))).toEqual([
      'document',
      'xiaomi',
      'oppo',
    ]);
    expect(events[0]).toMatchObject({ result: { path: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string } });
  });

  it('hide the token unless it was asked for', async () => {
    const sample = sampleOf('oppo');
    const token = 'CN_0123456789abcdef0123456789abcdef';
    const [hidden] = receiptsOf(await posted([{ sample }]));
    expect(hidden).toMatchObject({ token: maskToken(token), tokenId: expect.stringMatching(/^[0-9a-f]{8}$/) as string });
    expect(receiptsOf(await posted([{ sample }], { showTokens: true }))[0]?.token).toBe(token);
  });

  it('do not repeat a body that nobody knows', async () => {
    const events = await posted([{ sample: { body: 'token=canary-of-a-token', contentType: 'text/plain\t' } }]);
    expect(findingsOf(events)).toMatchObject([{ ruleId: 'receipts/not-recognised' }]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  it('are of one vendor only when one was named', async () => {
    const events = await posted([{ sample: sampleOf('xiaomi') }, { sample: sampleOf('vivo') }], { vendor: 'vivo' });
    expect(receiptsOf(events).map((result) => result.vendor)).toEqual(['vivo']);
  });

  it('are cleaned of control characters', async () => {
    const sample = {
      contentType: 'application/json',
      body: JSON.stringify([{ messageId: '\u001b[31mred', registrationIds: '\u202ea', eventType: '\u0007x' }]),
    };
    const [result] = receiptsOf(await posted([{ sample }], { showTokens: true }));
    expect(result).toMatchObject({ messageId: 'red', token: 'a', code: 'x', event: 'other' });
  });

  it('end when the signal aborts', async () => {
    const abort = new AbortController();
    const events: BodyEvent[] = [];
    for await (const event of receipts({ listen: true, showTokens: false }, make({ signal: abort.signal }))) {
      events.push(event);
      abort.abort();
    }
    expect(events).toHaveLength(1);
  });
});

describe('the sender', () => {
  const env = { PUSH_CHECK_HUAWEI_RECEIPT_USER: 'receiptUser', PUSH_CHECK_HUAWEI_RECEIPT_SECRET: 'receiptSecret123' };
  const good = sampleOf('huawei');
  const header = good.headers?.['x-huawei-callback-id'] ?? '';

  it.each<[string, string | undefined, Record<string, string>, string, string[]]>([
    ['is proved by the right signature', header, env, 'verified', []],
    ['is doubted with a wrong one', header.replace('1563105451261', '1563105451262'), env, 'wrong', ['receipts/signature-wrong']],
    ['is doubted without one', undefined, env, 'no-signature', ['receipts/no-signature']],
    ['is not checked without the secret', header, { PUSH_CHECK_HUAWEI_RECEIPT_USER: 'receiptUser' }, 'not-checked', []],
  ])('%s', async (_name, value, given, verified, findings) => {
    const sample = { ...good, headers: value === undefined ? {} : { 'x-huawei-callback-id': value } };
    const events = await posted([{ sample }], {}, make({ env: given }));
    expect(receiptsOf(events)).toMatchObject([{ verified }]);
    expect(findingsOf(events).map(({ ruleId, severity }) => [ruleId, severity])).toEqual(findings.map((ruleId) => [ruleId, 'warn']));
    expect(JSON.stringify(events)).not.toContain('receiptSecret123');
  });

  it('of Meizu is proved by the receipt token, which is masked from then on', async () => {
    const sample = {
      contentType: 'application/x-www-form-urlencoded',
      body: sampleOf('meizu').body.replace('access_token=tok', 'access_token=canary-receipt-token'),
    };
    const deps = make({ env: { PUSH_CHECK_MEIZU_RECEIPT_TOKEN: 'canary-receipt-token' } });
    const events = await posted([{ sample }], {}, deps);
    expect(receiptsOf(events)).toMatchObject([{ verified: 'verified' }]);
    expect(JSON.stringify(events)).not.toContain('canary');
    expect(deps.redactor.redact('canary-receipt-token')).toBe('***');
  });

  it('may be unchecked, and says what is missing when the vendor was named', async () => {
    const notes: string[] = [];
    await posted(
      [{ sample: good }],
      { vendor: 'huawei' },
      make({ progress: (progress) => void (progress.type === 'note' && notes.push(progress.text)) }),
    );
    expect(notes).toEqual([expect.stringContaining('PUSH_CHECK_HUAWEI_RECEIPT_USER, PUSH_CHECK_HUAWEI_RECEIPT_SECRET')]);
  });
});

describe('receipts that are not listened for', () => {
  it.each(['en', 'zh'] as const)('tell where each vendor wants the address, in %s', async (lang) => {
    const events: BodyEvent[] = [];
    for await (const event of receipts({ listen: false, showTokens: false }, make({ lang }))) events.push(event);
    expect(resultsOf(events)).toMatchObject(
      facets.map(({ id, facet }) => ({ kind: 'document', name: id, content: expect.stringContaining(facet.how[lang]) as string })),
    );
  });

  it.each<[string, Partial<ReceiptsRequest>, string]>([
    ['an unknown vendor', { vendor: 'nokia' }, 'ERR_USAGE'],
    ['a vendor without receipts', { vendor: 'apns', listen: true }, 'ERR_UNSUPPORTED'],
  ])('refuse %s', async (_name, request, code) => {
    await expect(receipts({ listen: false, showTokens: false, ...request }, make()).next()).rejects.toMatchObject({ code });
  });

  it('refuse a port that is taken', async () => {
    const other = await openReceiver();
    try {
      await expect(receipts({ listen: true, showTokens: false, port: other.port }, make()).next()).rejects.toMatchObject({
        code: 'ERR_USAGE',
        data: { port: other.port },
      });
    } finally {
      await other.close();
    }
  });
});

describe('explain of a pasted report', () => {
  const explained = async (subject: string, answer: string, lang: 'en' | 'zh' = 'en') => {
    const events: BodyEvent[] = [];
    for await (const event of explain({ subject, list: false, answer }, make({ lang }))) events.push(event);
    return resultsOf(events);
  };

  it.each(samples)('tells each entry of a receipt of $id ($name), tokens masked', async ({ id, facet, sample }) => {
    const entries = facet.recognise(sample.body) ?? [];
    for (const lang of ['en', 'zh'] as const)
      expect(await explained(id, `${sample.body}\n`, lang)).toMatchObject(
        entries.map(({ event, stage }) => ({ kind: 'receipt', vendor: id, event, stage })),
      );
    for (const { token } of entries) if (token !== undefined) expect(JSON.stringify(await explained(id, sample.body))).not.toContain(token);
  });

  it.each<[string, object, string]>([
    ['xiaomi', { result: 'ok', code: 0, data: { data: { id: 'scm1', resolved: 1, delivered: 1 } } }, 'delivered'],
    ['vivo', { result: 0, statistics: [{ taskId: '1', send: 1, receive: 1, display: 0, controlled: 1 }] }, 'dropped'],
    ['meizu', { code: '200', message: '', value: { taskId: 1, targetNo: 1, validNo: 1, pushedNo: 1 } }, 'sent'],
    ['fcm', { androidDeliveryData: [{ date: { year: 2026, month: 11, day: 2 }, data: { countMessagesAccepted: '1' } }] }, 'unknown'],
  ])('tells the statistics of %s', async (id, body, stage) => {
    expect(await explained(id, JSON.stringify(body, undefined, 2))).toMatchObject([{ kind: 'trace', vendor: id, stage }]);
  });
});
