// CPU time per push of the engine against a bare loop of the same transport on the same sink, in the same run. Prints; asserts nothing.
import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import type { AccountBase } from '../../src/core/account.ts';
import { systemClock } from '../../src/core/clock.ts';
import { normaliseAccount } from '../../src/core/config.ts';
import { runEngine, type Target } from '../../src/core/engine.ts';
import type { HttpRequest, Transport } from '../../src/core/http.ts';
import { demoMessage } from '../../src/api/message.ts';
import { createTransport } from '../../src/net/index.ts';
import { vendors, type VendorId } from '../../src/vendors/index.ts';

const pushes = Number(process.argv[2] ?? 8000);
const rounds = Number(process.argv[3] ?? 7);
const concurrency = 50;

const sink = fork(resolve(process.cwd(), 'test/bench/sink.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const ports = await new Promise<{ h1: number; h2: number }>((ready) =>
  sink.once('message', (message) => ready(message as { h1: number; h2: number })),
);

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function cpuMicros(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / pushes;
}

async function bare(transport: Transport, request: HttpRequest): Promise<void> {
  let left = pushes;
  const worker = async () => {
    while (left-- > 0) {
      const response = await transport.request(request, { timeoutMs: 30_000 });
      if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

function* targets(token: string): Generator<Target> {
  for (let index = 0; index < pushes; index++) yield { index, token };
}

console.log(
  `CPU per push, ${pushes} pushes, concurrency ${concurrency}, ${rounds} interleaved rounds, medians, node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`,
);
for (const id of ['fcm', 'apns', 'xiaomi'] satisfies VendorId[]) {
  const vendor = await vendors[id]();
  const [{ sandbox }, { accountFacet }, { adapter }, { catalogue }, { toWire }] = await Promise.all([
    vendor.sandbox(),
    vendor.account(),
    vendor.client(),
    vendor.errors(),
    vendor.message(),
  ]);
  const url = `http://127.0.0.1:${adapter.meta.protocol === 'h2' ? ports.h2 : ports.h1}`;
  const { account } = accountFacet.resolve(normaliseAccount(sandbox.account(url), accountFacet.fields), { nowMs: Date.now() });
  if (!account) throw new Error(id);
  // The sink grants no access tokens: both sides use one made here.
  const own = {
    ...adapter,
    access: { kind: 'local' as const, create: (_account: AccountBase) => ({ value: 'access-token', expiresAtMs: Infinity }) },
  };
  const { wire } = toWire(demoMessage, account, { day: '2026-11-20' });
  const token = sandbox.devices[0]?.token ?? '';
  const request = adapter.prepareSend(wire, account, { validateOnly: false })(
    [token],
    { value: 'access-token', expiresAtMs: Infinity },
    { nowMs: Date.now() },
  );
  const transport = createTransport();
  const engine = async () => {
    let accepted = 0;
    const options = { concurrency, batch: 1, retries: 0, timeoutMs: 30_000, validateOnly: false };
    for await (const delivery of runEngine({
      adapter: own,
      catalogue,
      account,
      wire,
      targets: targets(token),
      options,
      transport,
      clock: systemClock(),
    }))
      if (delivery.judgement.status === 'accepted') accepted++;
    if (accepted !== pushes) throw new Error(`${id}: ${accepted} of ${pushes} accepted`);
  };
  await bare(transport, request);
  await engine();
  const bareTimes: number[] = [];
  const engineTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bareTimes.push(await cpuMicros(() => bare(transport, request)));
    engineTimes.push(await cpuMicros(engine));
  }
  await transport.close();
  const [base, used] = [median(bareTimes), median(engineTimes)];
  console.log(
    `${id.padEnd(7)} ${adapter.meta.protocol}  bare ${base.toFixed(1).padStart(6)} µs  engine ${used.toFixed(1).padStart(6)} µs  ${(used / base).toFixed(2)} ×  (aim 1.5 ×)`,
  );
}
sink.disconnect();
