import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Deps } from './deps.ts';
import { flowLine } from './flow-line.ts';
import { platformNames, platforms } from './platforms.ts';
import { serviceId } from './services.ts';
import { vendorNames, vendors } from './vendors.ts';

export interface SandboxRequest {
  /** Vendors and platforms. Empty: all. */
  vendors: readonly string[];
  port?: number;
  faults: readonly string[];
}

/** Runs the emulator until the signal aborts; tells once where it listens. */
export async function* sandbox(request: SandboxRequest, deps: Deps & { pid: number }): AsyncGenerator<BodyEvent> {
  const [{ startSandbox, parseFault }, { createHop }] = await Promise.all([import('../sandbox/index.ts'), import('./hop.ts')]);
  const faults = request.faults.map((text) => {
    const parsed = parseFault(text);
    if (!parsed.ok)
      throw new PushCheckError(
        'ERR_USAGE',
        { en: 'The fault `{fault}` is not usable.', zh: '无法使用故障 `{fault}`。' },
        { data: { fault: text }, problems: [parsed.problem] },
      );
    return parsed.fault;
  });
  const named = request.vendors.map(serviceId);
  const platformIds = platformNames.map(({ id }) => id).filter((id) => named.length === 0 || named.includes(id));
  // Behind a platform stands every vendor.
  const ids = vendorNames.map(({ id }) => id).filter((id) => platformIds.length > 0 || named.includes(id));
  const [emulators, platformEmulators] = await Promise.all([
    Promise.all(ids.map(async (id) => (await (await vendors[id]()).sandbox()).sandbox)),
    Promise.all(platformIds.map(async (id) => (await (await platforms[id]()).sandbox()).sandbox)),
  ]);
  let running;
  try {
    running = await startSandbox({
      vendors: emulators,
      platforms: platformEmulators,
      deliver: createHop(deps.clock),
      onFlow: (flow) => {
        deps.progress({ type: 'note', text: `${flow.at} ${flow.platform} → ${flow.user}` });
        for (const step of flow.steps) deps.progress({ type: 'note', text: `  ${flowLine(step, deps.lang)}` });
      },
      now: deps.clock.now,
      faults,
      ...(request.port === undefined ? {} : { port: request.port }),
      onPush: (push) =>
        deps.progress({
          type: 'note',
          text: `${push.at} #${push.seq} ${push.vendor} ${push.request.endpoint} ${push.tokens.length} → ${push.messageId}`,
        }),
      onError: (error) => deps.progress({ type: 'note', text: `sandbox: ${error.message}` }),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new PushCheckError(
      'ERR_USAGE',
      code === 'EACCES'
        ? { en: 'Port {port} may not be opened.', zh: '无权监听端口 {port}。' }
        : { en: 'Port {port} is in use.', zh: '端口 {port} 已被占用。' },
      {
        data: { port: request.port ?? 0 },
        fix: {
          en: 'Choose another with `--port`, or leave it out for a free one.',
          zh: '请用 `--port` 换一个，或省略以自动选择空闲端口。',
        },
      },
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'push-check-sandbox-'));
  try {
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, await running.caPem, { mode: 0o600 });
    yield { type: 'ready', schema: 'push-check/sandbox@1', url: running.url, httpsUrl: running.httpsUrl, caFile, pid: deps.pid };
    if (!deps.signal.aborted) await new Promise<void>((resolve) => deps.signal.addEventListener('abort', () => resolve(), { once: true }));
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  }
}
