// Runs the fault corpus through `diagnose` against the emulator and prints how often the named cause came first. Prints; asserts nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { diagnose, type AnswerWord } from '../../src/api/diagnose.ts';
import { systemClock } from '../../src/core/clock.ts';
import { PushCheckError } from '../../src/core/errors.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { DiagnosisResult } from '../../src/core/result.ts';
import { demoMessage } from '../../src/api/message.ts';
import { parseFault, startSandbox } from '../../src/sandbox/index.ts';
import { vendors, type VendorId } from '../../src/vendors/index.ts';

interface Case {
  title: string;
  vendor: VendorId;
  symptom?: string;
  device?: string;
  token?: string;
  phone?: Record<string, string | number>;
  account?: Record<string, unknown>;
  message?: Record<string, unknown>;
  faults?: string[];
  answers?: Record<string, unknown>;
  expect: { verdict: string; step: string; alsoAcceptable?: string[] };
}

const folder = resolve(process.cwd(), 'fixtures/diagnosis');
const pattern = process.argv[2] === undefined ? undefined : new RegExp(process.argv[2]);
const verbose = process.argv.includes('--verbose');

/** Text as a config file writes it: `${…}` of a vendor's template is no variable. */
function asConfig(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map(asConfig);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, asConfig(child)]),
  );
}

const word = (value: unknown): AnswerWord =>
  value === true || value === 'yes' ? 'yes' : value === false || value === 'no' ? 'no' : 'unknown';

async function run(test: Case): Promise<DiagnosisResult | { error: string }> {
  const { sandbox: emulator } = await (await vendors[test.vendor]()).sandbox();
  const faults = (test.faults ?? []).map((text) => {
    const parsed = parseFault(text);
    if (!parsed.ok) throw new Error(`${test.title}: ${text}`);
    return parsed.fault;
  });
  const sandbox = await startSandbox({ vendors: [emulator], faults });
  const cwd = mkdtempSync(join(tmpdir(), 'push-check-eval-'));
  try {
    const accounts = sandbox.accounts();
    const token = test.token ?? accounts.devices[`${test.vendor}-${test.device ?? 'ok'}`]?.token ?? '';
    const phone = Object.fromEntries(Object.entries(test.phone ?? {}).map(([key, value]) => [key, String(value)]));
    const config = {
      vendors: { [test.vendor]: { ...accounts.vendors[test.vendor], ...test.account } },
      devices: { phone: { vendor: test.vendor, token, ...phone } },
    };
    writeFileSync(join(cwd, 'push-check.config.json'), JSON.stringify(asConfig(config)));
    const { ttlSeconds, ...demo } = demoMessage;
    writeFileSync(join(cwd, 'message.json'), JSON.stringify(test.message ?? { ...demo, ttl: `${ttlSeconds}s` }));
    const deps = {
      clock: systemClock(),
      env: {},
      cwd,
      lang: 'en' as const,
      random: () => 0.5,
      redactor: createRedactor(),
      signal: new AbortController().signal,
      progress: () => undefined,
    };
    const answers = Object.fromEntries(Object.entries(test.answers ?? {}).map(([id, value]) => [id, word(value)]));
    for await (const event of diagnose(
      {
        config: { path: join(cwd, 'push-check.config.json'), allowCode: false },
        sandbox: false,
        faults: [],
        device: 'phone',
        message: { file: join(cwd, 'message.json'), flags: {}, sets: [] },
        ...(test.symptom === undefined ? {} : { symptom: test.symptom }),
        answers,
        send: true,
        only: [],
        skip: [],
        showTokens: false,
        why: true,
        timeoutMs: 5000,
      },
      deps,
    ))
      if (event.type === 'result' && event.result.kind === 'diagnosis') return event.result;
    return { error: 'no diagnosis' };
  } catch (error) {
    return {
      error:
        error instanceof PushCheckError
          ? `${error.code} ${error.text.en} ${error.problems.map((problem) => problem.id).join(' ')}`
          : String(error),
    };
  } finally {
    await sandbox.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

interface Score {
  cases: number;
  top1: number;
  top3: number;
  verdict1: number;
  confidentlyWrong: number;
}
const empty = (): Score => ({ cases: 0, top1: 0, top3: 0, verdict1: 0, confidentlyWrong: 0 });
const scores = { tuned: empty(), held: empty() };
const misses: string[] = [];
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()) {
  if (pattern && !pattern.test(file)) continue;
  const test = parse(readFileSync(join(folder, file), 'utf8')) as Case;
  const result = await run(test);
  const score = file.startsWith('held-') ? scores.held : scores.tuned;
  score.cases++;
  const steps = [test.expect.step, ...(test.expect.alsoAcceptable ?? [])];
  if ('error' in result) {
    misses.push(`${file}: ${result.error}`);
    continue;
  }
  const none = test.expect.verdict === 'none-found';
  const fits = (cause: DiagnosisResult['causes'][number] | undefined) =>
    cause !== undefined && (cause.verdict === test.expect.verdict || (test.expect.alsoAcceptable ?? []).includes(cause.step));
  const verdictRight = result.verdict === test.expect.verdict;
  if (verdictRight) score.verdict1++;
  const first = none ? verdictRight : result.verdict !== 'none-found' && fits(result.causes[0]);
  if (first) score.top1++;
  if (none ? verdictRight : result.causes.slice(0, 3).some(fits)) score.top3++;
  if (!first && result.confidence === 'high' && !(verdictRight && none)) score.confidentlyWrong++;
  const stepRight = none || (result.causes[0] !== undefined && steps.includes(result.causes[0].step));
  if (!first || (verbose && !stepRight))
    misses.push(
      `${file}: expected ${test.expect.verdict} (${steps.join(', ')}), got ${result.verdict}/${result.confidence} [${result.causes
        .slice(0, 4)
        .map((cause) => `${cause.step} ${cause.verdict} ${cause.score}`)
        .join('; ')}] push ${result.push?.status ?? '-'} ${result.push?.code ?? ''}`,
    );
}
for (const [name, score] of Object.entries(scores)) {
  const percent = (count: number) => `${((100 * count) / Math.max(1, score.cases)).toFixed(1)} %`;
  console.log(
    `${name.padEnd(6)} ${score.cases} cases · top-1 ${percent(score.top1)} · top-3 ${percent(score.top3)} · wrong with high confidence ${score.confidentlyWrong}`,
  );
}
for (const miss of misses) console.log(`  ${miss}`);
