import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEntry } from '../../src/core/catalogue.ts';
import { userScenarios, type UserScenario } from '../../src/core/platform-sandbox.ts';
import { demoMessage } from '../../src/api/message.ts';
import type { PlatformId } from '../../src/api/platforms.ts';
import { openPlatformBench, type PlatformBench } from '../support/platform-bench.ts';
import type { Door } from '../support/vendor-bench.ts';

/** What one platform does differently from the table below, with the reason. */
export interface Exception {
  reason: string;
  /** Scenario → what becomes of a push. */
  fates?: Partial<Record<UserScenario, Fate>>;
  /** Scenario → what the platform's queries say. */
  can?: Partial<Record<UserScenario, 'yes' | 'no' | 'unknown'>>;
}

/** `phone`: the vendor took it; `vendor`: the vendor refused it; `none`: the platform did not go on. */
export type Fate = 'phone' | 'vendor' | 'none';

const fates: Record<UserScenario, Fate> = {
  pushable: 'phone',
  online: 'none',
  background: 'none',
  'logged-out': 'none',
  kicked: 'none',
  'never-logged-in': 'none',
  muted: 'none',
  unbound: 'none',
  'bad-token': 'vendor',
  'wrong-certificate': 'none',
  'two-devices': 'none',
  banned: 'none',
};

/** A secret that is well-formed and not the right one. */
const wrongSecrets: Record<PlatformId, (block: Record<string, unknown>) => Record<string, unknown>> = {
  'tencent-im': (block) => ({ ...block, secretKey: '0'.repeat(64) }),
  easemob: (block) => ({ ...block, clientSecret: `YXA6${'0'.repeat(27)}` }),
  zego: (block) => ({ ...block, serverSecret: '0'.repeat(32) }),
};

/** The door by which a real chat message goes: only it asks whether the receiver is online. */
const chat = { via: 'message' } as const;

/** What must hold for every platform of the registry, through both doors. */
export function platformContract(id: PlatformId, door: Door, exceptions: readonly Exception[] = []): void {
  const fateOf = (scenario: UserScenario) => exceptions.find((one) => one.fates?.[scenario])?.fates?.[scenario] ?? fates[scenario];
  const canOf = (scenario: UserScenario) => exceptions.find((one) => one.can?.[scenario])?.can?.[scenario];
  let bench: PlatformBench;

  describe(`${id}, ${door}`, () => {
    beforeAll(async () => {
      bench = await openPlatformBench(id, door);
    });
    afterAll(async () => {
      await bench.close();
      expect(bench.errors).toEqual([]);
    });

    it('a push to a sleeping user is accepted and followed to the phone, step by step', async () => {
      const before = bench.pushes().filter((push) => push.vendor === 'xiaomi').length;
      const delivery = await bench.send('bob', chat);
      expect(delivery.judgement.status).toBe('accepted');
      expect(delivery.judgement.messageId).toBeTruthy();
      expect(bench.pushes().filter((push) => push.vendor === 'xiaomi')).toHaveLength(before + 1);
      const flow = bench.flows().findLast((candidate) => candidate.user === 'bob');
      expect(flow?.steps.map((step) => step.step)).toEqual(flow?.steps.map((_, index) => index + 1));
      expect(flow?.steps).toHaveLength(flow?.steps[0]?.of ?? 0);
      expect(flow?.steps.every((step) => step.state === 'done')).toBe(true);
    });

    for (const scenario of userScenarios)
      it(`a user who is ${scenario}: ${fateOf(scenario)}`, async () => {
        bench.setUser('carol', scenario);
        const before = bench.pushes().filter((push) => push.vendor !== id).length;
        const delivery = await bench.send('carol', chat);
        const reached = bench.pushes().filter((push) => push.vendor !== id).length - before;
        expect(reached > 0).toBe(fateOf(scenario) === 'phone');
        const flow = bench.flows().findLast((candidate) => candidate.user === 'carol');
        if (delivery.judgement.status === 'accepted' && fateOf(scenario) === 'none')
          expect(
            flow?.steps.some((step) => step.state === 'stopped'),
            'the log says where it stopped',
          ).toBe(true);
        if (delivery.judgement.code !== undefined) {
          expect(delivery.judgement.entry, `code ${delivery.judgement.code} is catalogued`).toBeDefined();
        }
      });

    for (const scenario of userScenarios)
      it(`what the platform tells of a user who is ${scenario}`, async () => {
        bench.setUser('carol', scenario);
        const { judgement, refusals } = await bench.look('carol');
        expect(refusals).toEqual([]);
        const expected = canOf(scenario);
        if (expected !== undefined) expect(judgement.canPush).toBe(expected);
        // Whatever the platform cannot tell, it must never call a user pushable whom it would not push.
        else if (judgement.canPush === 'yes') expect(fateOf(scenario)).not.toBe('none');
        else if (judgement.canPush === 'no') expect(fateOf(scenario)).toBe('none');
        if (judgement.canPush === 'no') expect(judgement.stops.length).toBeGreaterThan(0);
      });

    it('a sleeping user can be pushed, an online one cannot', async () => {
      bench.setUser('carol', 'pushable');
      expect(['yes', 'unknown']).toContain((await bench.look('carol')).judgement.canPush);
      bench.setUser('carol', 'online');
      expect((await bench.look('carol')).judgement.canPush).toBe('no');
    });

    it('a user whom nobody knows is told as such', async () => {
      const { facts } = await bench.look('nobody-knows-me');
      expect(['unknown-user', 'logged-out']).toContain(facts.state);
    });

    it('a wrong secret is unauthorized with a catalogued code, though HTTP may say 200', async () => {
      const tampered = bench.accountFrom(wrongSecrets[id](bench.block));
      const { judgement } = await bench.send('bob', { account: tampered });
      expect(judgement.status).toBe('unauthorized');
      expect(judgement.catalogue).toBe(bench.facets.catalogue);
    });

    it('a cut connection is unknown, never accepted, never sent twice', async () => {
      bench.addFault({ vendor: id, endpoint: 'send', drop: true, times: 1 });
      const delivery = await bench.send('bob', { options: { retries: 3 } });
      expect(delivery.judgement.status).toBe('unknown');
      expect(delivery.attempts).toBe(1);
    });

    it('a bare HTTP 500 is unknown and not retried', async () => {
      bench.addFault({ vendor: id, endpoint: 'send', status: 500, times: 1 });
      const delivery = await bench.send('bob', { options: { retries: 3 } });
      expect(delivery.judgement.status).toBe('unknown');
      expect(delivery.attempts).toBe(1);
    });

    it('every request goes to the configured endpoint: the client does not know the emulator', async () => {
      const before = bench.requests.length;
      await bench.send('bob');
      await bench.look('bob');
      const origin = new URL(String((bench.block['endpoints'] as { all: string }).all)).origin;
      expect(new Set(bench.requests.slice(before).map((request) => request.split(' ')[1]))).toEqual(new Set([origin]));
    });

    it('has bob, and a user for every scenario', () => {
      const users = bench.users();
      expect(users.find(({ user }) => user === 'bob')?.scenario).toBeDefined();
      for (const scenario of userScenarios) expect(users.map(({ user }) => user)).toContain(scenario);
    });
  });
}

/** What must hold for a platform's facets, without any door. */
export function platformFacetContract(id: PlatformId): void {
  describe(`${id}, facets`, () => {
    let bench: PlatformBench;
    beforeAll(async () => {
      bench = await openPlatformBench(id, 'in process');
    });

    it('every door makes a wire and a request for a user', async () => {
      for (const via of bench.facets.vias) {
        const { result } = await bench.drafted(demoMessage, via);
        const request = bench.facets.adapter.prepareSend(result.wire, bench.account, { validateOnly: false })(
          ['bob'],
          { value: 'ACCESS', expiresAtMs: Infinity },
          { nowMs: bench.clock.now(), randomHex: (digits) => 'a'.repeat(digits) },
        );
        expect(`${request.url} ${String(request.body)}`, via).toContain('bob');
      }
    });

    for (const day of ['2026-11-20', '2028-11-20'])
      it(`the demo message is clean on ${day} by every door`, async () => {
        for (const via of bench.facets.vias) {
          const { findings } = await bench.drafted(demoMessage, via, Date.parse(`${day}T04:00:00Z`));
          expect(
            findings.filter((finding) => finding.severity === 'error'),
            via,
          ).toEqual([]);
        }
      });

    it('says what the phone will show', async () => {
      const { result } = await bench.drafted();
      const { title, content, silent } = bench.facets.displayFacet.display(result.wire, { receiver: { id: 'bob' } });
      expect(silent).toBeUndefined();
      expect(title.text).toBe(demoMessage.title);
      expect(content.text).toContain(demoMessage.body);
    });

    it('every code the emulator emits is catalogued', () => {
      expect(
        bench.sandbox.emits.filter(({ endpoint, code, subCode }) => !findEntry(bench.facets.catalogue, endpoint, code, subCode)),
      ).toEqual([]);
    });

    it('the secret of the sandbox is in no identity of it', () => {
      const identity = JSON.stringify(bench.accountFacet.fields.filter((field) => !field.secret).map((field) => bench.block[field.name]));
      for (const field of bench.accountFacet.fields)
        if (field.secret && typeof bench.block[field.name] === 'string') expect(identity).not.toContain(bench.block[field.name]);
    });
  });
}
