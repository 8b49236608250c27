import { isatty } from 'node:tty';
import type { CommandDeps } from './commands/command.ts';
import type { Lang } from './core/text.ts';

/** The version, filled in by the build. */
declare const PUSH_CHECK_VERSION: string;
const version = typeof PUSH_CHECK_VERSION === 'string' ? PUSH_CHECK_VERSION : '0.0.0-dev';

/** Reads the language before anything is said: `--lang`, then LC_ALL, LC_MESSAGES, LANG. */
function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
  if (asked === 'en' || asked === 'zh') return asked;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** No command, or help asked for without one. */
function isOverview(argv: readonly string[]): boolean {
  const rest = argv.filter((word, index) => word !== '--lang' && argv[index - 1] !== '--lang' && !word.startsWith('--lang='));
  return rest.length === 0 || (rest.length === 1 && ['--help', '-h', 'help'].includes(rest[0] as string));
}

/** Reads standard input to its end, to `maxBytes`, or until the signal aborts. */
async function readStdin(maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  const stop = () => process.stdin.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of process.stdin) {
      chunks.push(chunk as Buffer);
      total += (chunk as Buffer).length;
      if (total > maxBytes) break;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks);
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const lang = languageOf(argv, process.env);
  if (isOverview(argv)) {
    const { overview } = await import('./cli/overview.ts');
    process.stdout.write(overview(lang));
    return;
  }
  // The HTTP/1.1 parser is one huge WebAssembly function: V8 would optimise it after the first answer, and the end of a short run would wait
  // for that (150 ms). With this budget it still happens in a long run. Only where the flag is known: an unknown one is complained about.
  if (/^v(20|22|24)\./.test(process.version) && argv.some((word) => word === 'send' || word === 'verify'))
    (await import('node:v8')).setFlagsFromString('--wasm-tiering-budget=1000000000');
  // A reader that has gone (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  const abort = new AbortController();
  let interruptions = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      interruptions++;
      if (interruptions > 1) process.exit(130);
      abort.abort();
    });
  const { runCommandLine } = await import('./cli/run.ts');
  const { createRedactor } = await import('./core/redact.ts');
  const { systemClock } = await import('./core/clock.ts');
  const interactive = isatty(0) && isatty(2) && !process.env['CI'];
  const progressLine = await import('./cli/progress.ts');
  const progress = progressLine.createProgress({
    lang,
    write: (text) => void process.stderr.write(text),
    live: isatty(2) && !process.env['CI'] && !argv.includes('-q') && !argv.includes('--quiet'),
    quiet: argv.includes('-q') || argv.includes('--quiet'),
  });
  const deps: CommandDeps = {
    clock: systemClock(),
    env: process.env,
    cwd: process.cwd(),
    lang,
    random: Math.random,
    redactor: createRedactor(),
    signal: abort.signal,
    progress: progress.report,
    version,
    pid: process.pid,
    nodeVersion: process.version,
    readStdin: (maxBytes) => readStdin(maxBytes, abort.signal),
    prompter: async () => (await import('./cli/prompter.ts')).createPrompter(abort.signal),
  };
  if (argv[0] === '__complete') {
    const { complete } = await import('./cli/complete.ts');
    process.stdout.write(await complete(argv.slice(1), deps));
    return;
  }
  process.exitCode = await runCommandLine(argv, deps, {
    stdout: sink(process.stdout),
    stderr: (text) => {
      progress.clear();
      process.stderr.write(text);
    },
    interactive,
    stdoutIsTty: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 100,
    color: colorWanted(argv, process.env, process.stdout.isTTY === true),
  });
  progress.clear();
}

/** Writes and waits while the reader is slow. */
function sink(stream: NodeJS.WriteStream): (text: string) => Promise<void> | void {
  return (text) => {
    if (stream.write(text)) return;
    return new Promise((resolve) => stream.once('drain', resolve));
  };
}

function colorWanted(argv: readonly string[], env: NodeJS.ProcessEnv, isTty: boolean): boolean {
  if (argv.includes('--no-color')) return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '' && env['FORCE_COLOR'] !== '0') return true;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return isTty && env['TERM'] !== 'dumb';
}

await main();
