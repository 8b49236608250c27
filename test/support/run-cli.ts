import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The folder whose `bin/` is run; another one (an unpacked tarball, a private build) can be named by PUSH_CHECK_E2E_ROOT. */
export const cliRoot = process.env['PUSH_CHECK_E2E_ROOT'] ?? projectRoot;

const bin = join(cliRoot, 'bin', 'push-check.js');

export interface RunOptions {
  cwd: string;
  /** Laid over a bare environment: PATH, a HOME without a config, and the compile cache's TMPDIR; nothing of ours. */
  env?: Record<string, string>;
  /** Written to standard input, which is closed afterwards. */
  stdin?: string | Buffer;
  /** Standard input stays open and silent, as a terminal nobody types on. */
  openStdin?: boolean;
}

export interface CliRun {
  stdout: string;
  stderr: string;
  /** The exit code, or null when a signal ended the process. */
  code: number | null;
}

/** A push-check process that runs on. */
export interface RunningCli {
  child: ChildProcess;
  /** What came until now. */
  output: { stdout: string; stderr: string };
  /** Resolves when standard output (or error) holds the text; rejects when the process ends before. */
  until(text: string, stream?: 'stdout' | 'stderr'): Promise<void>;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<CliRun>;
  done: Promise<CliRun>;
}

/** The environment of every run, without anything that the machine's user has set. */
export function bareEnvironment(cwd: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: cwd, TMPDIR: tmpdir(), LANG: 'C.UTF-8' };
}

/** What a failing test did not end is ended with the worker. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts the built command line. */
export function startCli(args: readonly string[], options: RunOptions): RunningCli {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: options.cwd,
    env: { ...bareEnvironment(options.cwd), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  alive.add(child);
  const output = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      output[name] += text;
      for (const listener of listeners) listener();
    });
  }
  // The process may have ended before it read its input.
  child.stdin.on('error', () => undefined);
  if (!options.openStdin) child.stdin.end(options.stdin ?? '');
  let ended = false;
  const done = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      ended = true;
      alive.delete(child);
      for (const listener of listeners) listener();
      resolve({ ...output, code });
    });
  });
  return {
    child,
    output,
    done,
    until: (text, stream = 'stdout') =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output[stream].includes(text)) resolve();
          else if (ended) reject(new Error(`ended without ${JSON.stringify(text)}: ${output.stdout}${output.stderr}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return done;
    },
  };
}

// Each process costs a third of a second of a core; more at once only makes each of them slower.
const slots = 3;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs the built command line to its end; a few at a time. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<CliRun> {
  if (running >= slots) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await startCli(args, options).done;
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** Runs a POSIX shell script; `push-check` in it is the built command line. */
export async function runShell(script: string, options: Omit<RunOptions, 'stdin'>): Promise<CliRun> {
  const folder = await makeFolder({ 'push-check': `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n` });
  try {
    await chmod(join(folder.path, 'push-check'), 0o755);
    const environment = bareEnvironment(options.cwd);
    const child = spawn('sh', ['-c', script], {
      cwd: options.cwd,
      env: { ...environment, PATH: `${folder.path}:${environment['PATH']}`, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ ...output, code }));
    });
  } finally {
    await folder.remove();
  }
}

export type Files = Record<string, string | Buffer | object>;

/** Makes a temporary folder with files in it; an object becomes JSON. */
export async function makeFolder(
  files: Files = {},
): Promise<{ path: string; write(files: Files): Promise<void>; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'push-check-e2e-'));
  const write = async (more: Files) => {
    for (const [name, content] of Object.entries(more)) {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, undefined, 2));
    }
  };
  await write(files);
  return { path, write, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Builds `dist/` when nobody has; what is there is run as it is. */
export async function ensureBuilt(): Promise<void> {
  if (existsSync(join(cliRoot, 'dist', 'cli.js'))) return;
  await new Promise<void>((resolve, reject) => {
    const build = spawn(process.execPath, [join(projectRoot, 'node_modules', 'rolldown', 'bin', 'cli.mjs'), '-c', 'rolldown.config.js'], {
      cwd: projectRoot,
      stdio: 'ignore',
    });
    build.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the build ended with ${code}`))));
  });
}

/** A folder for a test file, and the build; both in place before its tests run. */
export function cliFixture(files: Files = {}): { readonly path: string; write(files: Files): Promise<void> } {
  let folder: Awaited<ReturnType<typeof makeFolder>> | undefined;
  beforeAll(async () => {
    await ensureBuilt();
    folder = await makeFolder(files);
  }, 60_000);
  afterAll(async () => {
    for (const child of alive) child.kill('SIGKILL');
    await folder?.remove();
  });
  const opened = () => {
    if (!folder) throw new Error('the folder is made before the first test');
    return folder;
  };
  return {
    get path() {
      return opened().path;
    },
    write: (more) => opened().write(more),
  };
}

export interface ReadySandbox {
  schema: string;
  url: string;
  httpsUrl: string;
  caFile: string;
  pid: number;
}

/** A `push-check sandbox` that runs beside the tests of a file. */
export function sandboxFixture(): {
  readonly ready: ReadySandbox;
  accounts(): Promise<SandboxConfig>;
  pushes(): Promise<{ vendor: string; tokens: string[]; message: unknown; messageId: string }[]>;
} {
  let process_: RunningCli | undefined;
  let ready: ReadySandbox | undefined;
  beforeAll(async () => {
    await ensureBuilt();
    process_ = startCli(['sandbox', '--format', 'json'], { cwd: tmpdir() });
    await process_.until('\n');
    ready = JSON.parse(process_.output.stdout) as ReadySandbox;
  }, 60_000);
  afterAll(() => process_?.end());
  const opened = () => {
    if (!ready) throw new Error('the sandbox listens before the first test');
    return ready;
  };
  const get = async (path: string): Promise<unknown> => (await fetch(`${opened().url}${path}`)).json();
  return {
    get ready() {
      return opened();
    },
    accounts: async () => (await get('/_sandbox/accounts')) as SandboxConfig,
    pushes: async () =>
      ((await get('/_sandbox/pushes')) as { pushes: { vendor: string; tokens: string[]; message: unknown; messageId: string }[] }).pushes,
  };
}

export interface SandboxConfig {
  vendors: Record<string, Record<string, unknown>>;
  devices: Record<string, { vendor: string; token: string }>;
}

/** A report as `--format json` prints it, as far as tests look. */
export interface Report {
  schema: string;
  command: string;
  mode: string;
  results: Record<string, never>[];
  findings: {
    ruleId: string;
    severity: string;
    vendor?: string;
    where: { file?: string; line?: number; column?: number; path?: string };
    message: string;
    fix: string;
  }[];
  checks: { id: string; vendor?: string; stage: string; state: string; title: string; detail?: string; code?: string; ms?: number }[];
  summary: { byStatus: Record<string, number>; axes?: { push: string; device: string }; interrupted: boolean };
  exitCode: number;
  error?: {
    code: string;
    message: string;
    fix?: string;
    problems: { id: string; file?: string; line?: number; column?: number; path?: string; message: string; fix?: string }[];
  };
}

/** Parses a report, and says what was printed when it is none. */
export function reportOf(run: CliRun): Report {
  try {
    return JSON.parse(run.stdout) as Report;
  } catch (error) {
    throw new Error(`no JSON document (exit ${run.code}): ${run.stdout.slice(0, 2000)}\n${run.stderr}`, { cause: error });
  }
}

/** What must never reach a user: a stack, or a value that was not filled in. */
export const stackPattern = /\n\s+at .+:\d+:\d+\)?|\bundefined\b|\[object Object\]|node:internal/;
