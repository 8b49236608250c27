import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../src/core/catalogue.ts';
import { explainEntry } from '../../src/core/explain.ts';
import { judgeAnswer } from '../../src/core/judge.ts';
import { runRules, wireFindings } from '../../src/core/lint.ts';
import { judgeToken } from '../../src/core/token.ts';
import { demoMessage } from '../../src/api/message.ts';
import type { VendorId } from '../../src/vendors/index.ts';
import { openBench, wrongCredential, type Bench, type Door } from '../support/vendor-bench.ts';

/** A written exception: these tests do not apply to this vendor. */
export interface Skip {
  reason: string;
  tests: readonly string[];
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) freeze(child);
  return Object.freeze(value);
}

/** What must hold for every vendor of the registry, through both doors. */
export function vendorContract(id: VendorId, door: Door, skips: readonly Skip[] = []): void {
  const skipped = new Map(skips.flatMap((skip) => skip.tests.map((test) => [test, skip.reason] as const)));
  const holds = (name: string, run: (bench: Bench) => Promise<void> | void) => {
    const reason = skipped.get(name);
    if (reason !== undefined) it.skip(`${name} (${reason})`, () => undefined);
    else it(name, () => run(bench));
  };
  let bench: Bench;

  describe(`${id}, ${door}`, () => {
    beforeAll(async () => {
      bench = await openBench(id, door);
    });
    afterAll(async () => {
      await bench.close();
      expect(bench.errors).toEqual([]);
    });

    const one = async (name: string, options: Parameters<Bench['send']>[1] = {}) => {
      const [delivery] = await bench.send([bench.token(name)], options);
      if (!delivery) throw new Error('no delivery');
      return delivery;
    };
    const catalogued = (delivery: Awaited<ReturnType<typeof one>>) => {
      expect(delivery.judgement.entry, `code ${delivery.judgement.code} is catalogued`).toBeDefined();
      expect(delivery.judgement.catalogue).toBe(bench.catalogue);
    };

    holds('a good send is accepted, with a message id, and the emulator has it', async () => {
      const before = bench.pushes().length;
      const delivery = await one('ok');
      expect(delivery.judgement).toMatchObject({ status: 'accepted' });
      expect(delivery.judgement.messageId).toBeTruthy();
      expect(bench.pushes()).toHaveLength(before + 1);
      // FCM answers with the full resource name; the emulator keeps its last part.
      expect(delivery.judgement.messageId?.endsWith(bench.pushes().at(-1)?.messageId ?? '?')).toBe(true);
    });

    holds('a dead token is an invalid token with a catalogued code', async () => {
      const delivery = await one('dead');
      catalogued(delivery);
      expect(delivery.judgement.status).toBe('invalid-token');
    });

    holds('a token of another app is refused with a catalogued code', async () => {
      const delivery = await one('other-app');
      catalogued(delivery);
      expect(['invalid-token', 'unauthorized', 'rejected']).toContain(delivery.judgement.status);
    });

    holds('a throttled device is told as throttled with a catalogued code', async () => {
      const delivery = await one('throttled');
      catalogued(delivery);
      expect(['throttled', 'unreachable']).toContain(delivery.judgement.status);
    });

    holds('a wrong credential is unauthorized, and asked for once', async () => {
      const tamper = wrongCredential[id];
      if (!tamper) throw new Error('name a wrong credential in test/support/vendor-bench.ts');
      const account = bench.accountFrom(tamper(bench.block));
      const before = bench.requests.length;
      const deliveries = await bench.send(
        Array.from({ length: 5 }, () => bench.token('ok')),
        { account, options: { concurrency: 1 } },
      );
      for (const delivery of deliveries) {
        catalogued(delivery);
        expect(delivery.judgement.status).toBe('unauthorized');
      }
      const auth = bench.requests.slice(before).filter((request) => request.startsWith('auth'));
      expect(auth.length).toBeLessThanOrEqual(1);
    });

    holds('an oversize message is refused with a catalogued code', async () => {
      const delivery = await one('ok', { message: { ...demoMessage, body: '推送'.repeat(6000), data: { blob: 'x'.repeat(9000) } } });
      catalogued(delivery);
      expect(delivery.judgement.status).toBe('rejected');
    });

    holds('a cut connection is unknown, never accepted, never sent twice', async () => {
      bench.addFault({ vendor: id, endpoint: 'send', drop: true, times: 1 } as never);
      const delivery = await one('ok', { options: { retries: 3 } });
      expect(delivery.judgement.status).toBe('unknown');
      expect(delivery.attempts).toBe(1);
    });

    holds('a bare HTTP 500 is unknown and not retried', async () => {
      bench.addFault({ vendor: id, endpoint: 'send', status: 500, times: 1 } as never);
      const delivery = await one('ok', { options: { retries: 3 } });
      expect(delivery.judgement.status).toBe('unknown');
      expect(delivery.attempts).toBe(1);
    });

    holds('a list keeps its order, each token with its own end', async () => {
      const names = ['ok', 'dead', 'ok', 'other-app', 'ok', 'dead', 'dead', 'ok'];
      const deliveries = await bench.send(
        names.map((name) => bench.token(name)),
        { options: { concurrency: 3 } },
      );
      expect(deliveries.map((delivery) => delivery.target.index)).toEqual(names.map((_, index) => index));
      expect(deliveries.map((delivery) => delivery.judgement.status === 'accepted')).toEqual(names.map((name) => name === 'ok'));
    });

    holds('a batch gives each token its own answer, in input order', async () => {
      const names = ['dead', 'ok', 'other-app', 'ok', 'dead'];
      const deliveries = await bench.send(
        names.map((name) => bench.token(name)),
        { options: { batch: 5 } },
      );
      expect(deliveries.map((delivery) => delivery.judgement.status === 'accepted')).toEqual(names.map((name) => name === 'ok'));
    });

    holds('the access token is fetched once and again only after it expired', async () => {
      let fetched = 0;
      const hooks = { onAccess: () => void fetched++ };
      const tokens = Array.from({ length: 6 }, () => bench.token('ok'));
      let count = 0;
      const deliveries = await bench.send(tokens, {
        hooks: {
          ...hooks,
          onResponse: (endpoint) => {
            if (endpoint === 'send' && ++count === 3) bench.clock.advance(25 * 3_600_000);
          },
        },
        options: { concurrency: 1 },
      });
      expect(deliveries.every((delivery) => delivery.judgement.status === 'accepted')).toBe(true);
      expect(fetched).toBe(2);
    });

    holds('a rate limit is kept by waiting, not by refusing', async () => {
      const slept = bench.clock.slept.length;
      const deliveries = await bench.send(
        Array.from({ length: 5 }, () => bench.token('ok')),
        { options: { ratePerSecond: 2, concurrency: 1 } },
      );
      expect(deliveries).toHaveLength(5);
      expect(bench.clock.slept.slice(slept).reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(500);
    });

    holds('every request goes to the configured endpoint: the client does not know the emulator', async () => {
      const before = bench.requests.length;
      await one('ok');
      const origin = new URL(String((bench.block['endpoints'] as { all: string }).all)).origin;
      expect(new Set(bench.requests.slice(before).map((request) => request.split(' ')[1]))).toEqual(new Set([origin]));
    });
  });
}

/** What must hold for a vendor's facets, without any door. */
export function facetContract(id: VendorId): void {
  describe(`${id}, facets`, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await openBench(id, 'in process');
    });

    it('toWire is pure: frozen input, equal output', () => {
      const message = freeze(structuredClone(demoMessage));
      const account = bench.account;
      const first = bench.message.toWire(message, account, { day: '2026-11-20' });
      expect(bench.message.toWire(message, account, { day: '2026-11-20' })).toEqual(first);
    });

    for (const day of ['2026-11-20', '2028-11-20'])
      it(`the demo message is clean on ${day}`, () => {
        const result = bench.message.toWire(demoMessage, bench.account, { day });
        const lint = { lang: 'en' as const };
        const findings = [
          ...wireFindings(id, demoMessage, result, bench.message.kinds, lint),
          ...runRules(
            bench.rules,
            ['message', 'wire', 'account'],
            {
              wire: result.wire,
              message: demoMessage,
              account: bench.account,
              origin: result.origin,
              losses: result.losses,
              day,
              nowMs: Date.parse(`${day}T04:00:00Z`),
            },
            lint,
          ),
        ];
        expect(findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
      });

    it('the four devices have the true shape of the vendor’s tokens', () => {
      for (const name of ['ok', 'dead', 'other-app', 'throttled'])
        expect(['certain', 'likely', 'possible'], name).toContain(judgeToken(bench.token(name), bench.tokenFacet).fit);
    });

    it('every code the emulator emits is catalogued', () => {
      const missing = bench.sandbox.emits.filter(({ endpoint, code, subCode }) => !findEntry(bench.catalogue, endpoint, code, subCode));
      expect(missing).toEqual([]);
    });

    it('every catalogued code of its endpoints can be provoked, and is read back as that code', async () => {
      const endpoints = new Set(bench.sandbox.routes.map((route) => route.endpoint));
      const failures: string[] = [];
      const provoked = new Set<string>();
      for (const entry of bench.catalogue.entries) {
        for (const endpoint of endpointsOf(entry)) {
          if (endpoint === 'client' || (endpoint !== '*' && !endpoints.has(endpoint))) continue;
          const at = endpoint === '*' ? 'send' : endpoint;
          if (at !== 'send' && at !== 'auth') continue;
          if (provoked.has(`${at} ${entry.code}`)) continue;
          provoked.add(`${at} ${entry.code}`);
          const fresh = await openBench(id, 'in process');
          const problem = fresh.addFault({ vendor: id, endpoint: at, code: entry.code, times: 10 } as never);
          if (problem !== undefined) {
            failures.push(`${at} ${entry.code}: no fault`);
            continue;
          }
          const [delivery] = await fresh.send([fresh.token('ok')]);
          const code = delivery?.judgement.code;
          if (code === undefined || ![entry.code, ...(entry.aliases ?? [])].includes(code))
            failures.push(`${at} ${entry.code}: read back as ${code} (${delivery?.judgement.status})`);
        }
      }
      expect(failures).toEqual([]);
      expect(provoked.size).toBeGreaterThan(5);
    });

    for (const [name, status, body, expected] of [
      ['a 401 in HTML', 401, '<html><title>Unauthorized</title></html>', 'unauthorized'],
      ['a 403 in HTML', 403, '<html>Forbidden</html>', 'unauthorized'],
      ['a 404 in HTML', 404, '<html>Not found</html>', 'rejected'],
      ['a 200 with an empty body', 200, '', 'unknown'],
      ['a 200 in HTML', 200, '<html>Log in to the Wi-Fi</html>', 'unknown'],
      ['a 200 with other JSON', 200, '{"hello":[1]}', 'unknown'],
      ['a 503 in HTML', 503, '<html>busy</html>', 'unknown'],
      ['a 302', 302, '', 'unknown'],
    ] as const)
      it(`${name} is ${expected}, never accepted by mistake`, () => {
        const answers = bench.adapter.readSend({ status, headers: {}, body, timings: { totalMs: 1 } }, ['t'], { nowMs: 0 });
        expect(answers).toHaveLength(1);
        expect(judgeAnswer(answers[0] as never, 'send', status, bench.catalogue).status).toBe(expected);
      });

    it('garbage never throws', () => {
      for (const body of [
        'null',
        '[]',
        '{}',
        '"x"',
        '1',
        '{"code":null}',
        '{"code":{}}',
        '{"data":null}',
        '\u0000',
        '{"error":[]}',
        '{"error":{"details":"x"}}',
        '{"result":1}',
        '{"reason":5}',
      ])
        for (const status of [200, 400, 500]) {
          const answers = bench.adapter.readSend({ status, headers: {}, body, timings: { totalMs: 1 } }, ['a', 'b'], { nowMs: 0 });
          expect(answers, body).toHaveLength(2);
          for (const answer of answers) if (status !== 200) expect(answer.ok, `${status} ${body}`).not.toBe(true);
        }
    });

    it('explains every row in both languages with a source', () => {
      for (const entry of bench.catalogue.entries)
        for (const lang of ['en', 'zh'] as const) {
          const explanation = explainEntry(entry, bench.catalogue, lang);
          for (const text of [explanation.title, explanation.cause, explanation.fix])
            expect(text.length, `${entry.code} ${lang}`).toBeGreaterThan(3);
          expect(explanation.docs).toMatch(/^https:\/\//);
        }
    });
  });
}
