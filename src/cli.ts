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

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  // A reader that has gone (`| head`) is no error of ours.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
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
  const lang = languageOf(argv, process.env);
  const interactive = process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env['CI'];
  const progressLine = await import('./cli/progress.ts');
  const progress = progressLine.createProgress({
    lang,
    write: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true && !process.env['CI'] && !argv.includes('-q') && !argv.includes('--quiet'),
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
    readStdin,
    prompter: async () => (await import('./cli/prompter.ts')).createPrompter(abort.signal),
  };
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
