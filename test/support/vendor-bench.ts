import { generateKeyPairSync } from 'node:crypto';
import type { AccountBase } from '../../src/core/account.ts';
import { dayIn } from '../../src/core/clock.ts';
import { normaliseAccount } from '../../src/core/config.ts';
import { runEngine, type Delivery, type EngineHooks, type EngineOptions, type Target } from '../../src/core/engine.ts';
import type { Transport } from '../../src/core/http.ts';
import type { Message } from '../../src/core/message.ts';
import { demoMessage } from '../../src/api/message.ts';
import { createTransport } from '../../src/net/index.ts';
import { Emulator, inProcess, startSandbox, type Fault } from '../../src/sandbox/index.ts';
import { vendors, type VendorId } from '../../src/vendors/index.ts';
import { fakeClock } from './fake-clock.ts';

/** 2026-11-20 12:00 in Shanghai: days are injected, nothing breaks when a date passes. */
export const testNowMs = Date.parse('2026-11-20T04:00:00Z');

/** How the contract reaches the emulator. */
export type Door = 'in process' | 'socket';

/** One vendor's client against its emulator through a door, with time under control. */
export async function openBench(id: VendorId, door: Door, options: { nowMs?: number } = {}) {
  const clock = fakeClock(options.nowMs ?? testNowMs);
  const vendor = await vendors[id]();
  const [{ sandbox }, { accountFacet }, { adapter }, { catalogue }, message, { rules }, { tokenFacet }] = await Promise.all([
    vendor.sandbox(),
    vendor.account(),
    vendor.client(),
    vendor.errors(),
    vendor.message(),
    vendor.rules(),
    vendor.token(),
  ]);
  const errors: string[] = [];
  const onError = (error: { message: string }) => errors.push(error.message);
  let transport: Transport;
  let addFault: (fault: Fault) => unknown;
  let pushes: () => readonly { tokens: string[]; messageId: string }[];
  let block: Record<string, unknown>;
  let close: () => Promise<void>;
  let devices: Record<string, { vendor: string; token: string }>;
  if (door === 'socket') {
    const running = await startSandbox({ vendors: [sandbox], now: clock.now, onError });
    transport = createTransport();
    addFault = (fault) => running.addFault(fault);
    pushes = () => running.pushes();
    ({
      vendors: { [id]: block = {} },
      devices,
    } = running.accounts());
    close = async () => {
      await transport.close();
      await running.close();
    };
  } else {
    const emulator = new Emulator({
      vendors: [sandbox],
      now: clock.now,
      seed: 1,
      identities: {},
      faults: [],
      keptPushes: 10_000,
      onPush: undefined,
      onError,
    });
    const url = 'http://127.0.0.1:1';
    transport = inProcess(emulator, url);
    addFault = (fault) => emulator.addFault(fault);
    pushes = () => emulator.pushes();
    ({
      vendors: { [id]: block = {} },
      devices,
    } = emulator.accounts(url));
    close = async () => undefined;
  }
  const accountFrom = (values: Record<string, unknown>): AccountBase => {
    const { account, problems } = accountFacet.resolve(normaliseAccount(values, accountFacet.fields), { nowMs: clock.now() });
    if (!account) throw new Error(problems.map((problem) => problem.id).join(', '));
    return account;
  };
  const account = accountFrom(block);
  const token = (name: string) => devices[`${id}-${name}`]?.token ?? '';
  const requests: string[] = [];
  const counted: Transport = {
    request: (request, given) => {
      requests.push(`${request.endpoint} ${new URL(request.url).origin}`);
      return transport.request(request, given);
    },
    close: () => transport.close(),
  };
  const send = async (
    tokens: readonly string[],
    given: { message?: Message; account?: AccountBase; options?: Partial<EngineOptions>; hooks?: EngineHooks } = {},
  ): Promise<Delivery[]> => {
    const base = given.account ?? account;
    const variant = tokens[0] === undefined ? undefined : adapter.variants?.of(tokens[0], base, {});
    const used = variant === undefined || !adapter.variants ? base : adapter.variants.apply(base, variant);
    const { wire } = message.toWire(given.message ?? demoMessage, used, { day: dayIn(adapter.meta.zone, clock.now()) });
    const targets: Target[] = tokens.map((value, index) => ({ index, token: value }));
    const deliveries: Delivery[] = [];
    for await (const delivery of runEngine({
      adapter,
      catalogue,
      account: used,
      wire,
      targets,
      transport: counted,
      clock,
      random: () => 0.5,
      options: { concurrency: 8, batch: 1, retries: 0, timeoutMs: 5000, validateOnly: false, ...given.options },
      ...(given.hooks ? { hooks: given.hooks } : {}),
    }))
      deliveries.push(delivery);
    return deliveries;
  };
  return {
    id,
    vendor,
    adapter,
    catalogue,
    sandbox,
    accountFacet,
    message,
    rules,
    tokenFacet,
    clock,
    account,
    accountFrom,
    block,
    token,
    send,
    transport: counted,
    requests,
    addFault,
    pushes,
    errors,
    close,
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

/** A credential of the right form that is not the registered one. */
export const wrongCredential: Partial<Record<VendorId, (block: Record<string, unknown>) => Record<string, unknown>>> = {
  fcm: (block) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const file =
      typeof block['serviceAccount'] === 'string' ? (JSON.parse(block['serviceAccount']) as object) : (block['serviceAccount'] as object);
    return { ...block, serviceAccount: JSON.stringify({ ...file, private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) }) };
  },
  apns: (block) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return { ...block, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) };
  },
  xiaomi: (block) => ({ ...block, appSecret: 'd3JvbmctYnV0LXdlbGwtZm9ybWVk' }),
  oppo: (block) => ({ ...block, masterSecret: 'f'.repeat(32) }),
  huawei: (block) => ({ ...block, clientSecret: 'f'.repeat(64) }),
  honor: (block) => ({ ...block, clientSecret: 'wrong-but-well-formed' }),
  vivo: (block) => ({ ...block, appSecret: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }),
  meizu: (block) => ({ ...block, appSecret: 'f'.repeat(32) }),
};
