import type { AccountBase } from '../../src/core/account.ts';
import { normaliseAccount } from '../../src/core/config.ts';
import type { ShellSecret } from '../../src/core/curl.ts';
import { runEngine, type Delivery, type EngineHooks, type EngineOptions } from '../../src/core/engine.ts';
import type { Transport } from '../../src/core/http.ts';
import type { Message } from '../../src/core/message.ts';
import type { UserScenario } from '../../src/core/platform-sandbox.ts';
import type { Via } from '../../src/core/platform.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { createHop, type PhoneSetting } from '../../src/api/hop.ts';
import { demoMessage } from '../../src/api/message.ts';
import { draft, hintsFor } from '../../src/api/platform-message.ts';
import { loadPlatform, type PlatformId } from '../../src/api/platforms.ts';
import { createQuerier } from '../../src/api/query.ts';
import { lookAt } from '../../src/api/user.ts';
import { createTransport } from '../../src/net/index.ts';
import { Emulator, inProcess, startSandbox, type Fault, type RecordedFlow, type RecordedPush } from '../../src/sandbox/index.ts';
import { vendorNames, vendors } from '../../src/vendors/index.ts';
import { fakeClock } from './fake-clock.ts';
import { testNowMs, type Door } from './vendor-bench.ts';

/** What the bench needs of a sandbox, whichever door leads to it. */
interface Behind {
  transport: Transport;
  addFault(fault: Fault): unknown;
  pushes(): readonly RecordedPush[];
  flows(): readonly RecordedFlow[];
  setUser(user: string, scenario: UserScenario, options?: { vendor?: string; policy?: 'all' | 'any' }): void;
  users(): readonly { user: string; scenario: UserScenario }[];
  block: Record<string, unknown>;
  accounts: Record<string, Record<string, unknown>>;
  close(): Promise<void>;
}

/** One platform's client against the emulators of the platform and of every vendor, with time under control. */
export async function openPlatformBench(id: PlatformId, door: Door, phone?: PhoneSetting) {
  const clock = fakeClock(testNowMs);
  const facets = await loadPlatform(id);
  const { sandbox } = await facets.platform.sandbox();
  const { accountFacet } = await facets.platform.account();
  const { userFacet } = await facets.platform.user();
  const emulators = await Promise.all(vendorNames.map(async (vendor) => (await (await vendors[vendor.id]()).sandbox()).sandbox));
  const errors: string[] = [];
  const onError = (error: { message: string }) => errors.push(error.message);
  const deliver = createHop(clock, phone);
  const behind = door === 'socket' ? await overSocket() : inThisProcess();

  async function overSocket(): Promise<Behind> {
    const running = await startSandbox({ vendors: emulators, platforms: [sandbox], deliver, now: clock.now, onError });
    const transport = createTransport();
    const { platforms = {}, vendors: accounts } = running.accounts();
    return {
      transport,
      addFault: (fault) => running.addFault(fault),
      pushes: () => running.pushes(),
      flows: () => running.flows(),
      setUser: (user, scenario, options) => void running.setUser(id, user, scenario, options),
      users: () => running.users(),
      block: platforms[id] ?? {},
      accounts,
      close: async () => {
        await transport.close();
        await running.close();
      },
    };
  }

  function inThisProcess(): Behind {
    const emulator = new Emulator({
      vendors: emulators,
      platforms: [sandbox],
      deliver,
      now: clock.now,
      seed: 1,
      identities: {},
      faults: [],
      keptPushes: 10_000,
      onPush: undefined,
      onError,
    });
    const url = 'http://127.0.0.1:1';
    const { platforms = {}, vendors: accounts } = emulator.accounts(url);
    return {
      transport: inProcess(emulator, url),
      addFault: (fault) => emulator.addFault(fault),
      pushes: () => emulator.pushes(),
      flows: () => emulator.flows(),
      setUser: (user, scenario, options) => void emulator.setUser(id, user, scenario, options),
      users: () => emulator.users(),
      block: platforms[id] ?? {},
      accounts,
      close: async () => undefined,
    };
  }

  const accountFrom = (values: Record<string, unknown>): AccountBase => {
    const { account, problems } = accountFacet.resolve(normaliseAccount(values, accountFacet.fields), { nowMs: clock.now() });
    if (!account) throw new Error(problems.map((problem) => problem.id).join(', '));
    return account;
  };
  const account = accountFrom(behind.block);
  const requests: string[] = [];
  const counted: Transport = {
    request: (request, given) => {
      requests.push(`${request.endpoint} ${new URL(request.url).origin}`);
      return behind.transport.request(request, given);
    },
    close: () => behind.transport.close(),
  };
  const vendorAccounts = Object.fromEntries(
    await Promise.all(
      vendorNames.map(async (vendor) => {
        const facet = (await (await vendors[vendor.id]()).account()).accountFacet;
        const resolved = facet.resolve(normaliseAccount(behind.accounts[vendor.id] ?? {}, facet.fields), { nowMs: clock.now() });
        return [vendor.id, { account: resolved.account ?? {}, secrets: [] as ShellSecret[] }] as const;
      }),
    ),
  );
  const drafted = async (message: Message = demoMessage, via: Via = facets.vias[0], nowMs = clock.now()) =>
    draft(
      facets,
      { message, locate: () => undefined },
      account,
      { via, hints: await hintsFor(message, vendorAccounts), targets: ['bob'], nowMs },
      { locate: () => undefined },
      { lang: 'en' },
    );
  const send = async (
    user: string,
    given: { message?: Message; via?: Via; account?: AccountBase; options?: Partial<EngineOptions>; hooks?: EngineHooks } = {},
  ): Promise<Delivery> => {
    const { result } = await drafted(given.message, given.via);
    for await (const delivery of runEngine({
      adapter: facets.adapter,
      catalogue: facets.catalogue,
      account: given.account ?? account,
      wire: result.wire,
      targets: [{ index: 0, token: user }],
      transport: counted,
      clock,
      random: () => 0.5,
      options: { concurrency: 1, batch: 1, retries: 0, timeoutMs: 5000, validateOnly: false, ...given.options },
      ...(given.hooks ? { hooks: given.hooks } : {}),
    }))
      return delivery;
    throw new Error('no delivery');
  };
  const look = (user: string) => {
    const signal = new AbortController().signal;
    const deps = { clock, signal, redactor: createRedactor(), lang: 'en', random: () => 0.5 } as unknown as Parameters<
      typeof createQuerier
    >[1];
    const ask = createQuerier({ adapter: facets.adapter, catalogue: facets.catalogue, account, transport: counted, timeoutMs: 5000 }, deps);
    return lookAt(user, userFacet, account, ask, deps);
  };
  return { id, facets, sandbox, userFacet, accountFacet, clock, account, accountFrom, requests, drafted, send, look, errors, ...behind };
}

export type PlatformBench = Awaited<ReturnType<typeof openPlatformBench>>;
