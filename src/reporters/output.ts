import { open, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PushCheckError } from '../core/errors.ts';
import type { Event } from '../core/events.ts';
import { reporters } from './index.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { tee } from './tee.ts';

export interface ReportTarget {
  format: string;
  path: string;
}

/**
 * Runs the chosen format to standard output and every `--report` to its file, in lock-step. A file appears under its name only when it is
 * complete.
 *
 * @throws {PushCheckError} `ERR_OUTPUT` when a file cannot be written; found before the first event is read.
 */
export async function writeReports(
  events: AsyncIterable<Event>,
  targets: { format: string; reports: readonly ReportTarget[]; cwd: string },
  options: ReporterOptions,
  stdout: (text: string) => Promise<void>,
  redact: (text: string) => string,
): Promise<void> {
  const paths = targets.reports.map((report) => resolve(targets.cwd, report.path));
  const twice = targets.reports.find((_report, index) => paths.indexOf(paths[index] as string) !== index);
  if (twice)
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'Two reports go to the same file `{path}`.', zh: '两份报告指向同一个文件 `{path}`。' },
      {
        data: { path: twice.path },
        fix: { en: 'Give each `--report` a path of its own.', zh: '请为每个 `--report` 指定不同的路径。' },
      },
    );
  const files = [];
  try {
    for (const report of targets.reports) files.push(await openReport(resolve(targets.cwd, report.path), report));
  } catch (error) {
    for (const file of files) await file.discard();
    throw error;
  }
  const load = async (format: string): Promise<Reporter> => {
    const loader = reporters[format];
    if (!loader) throw new Error(`no reporter ${format}`);
    return await loader();
  };
  const loaded = await Promise.all([targets.format, ...targets.reports.map((report) => report.format)].map(load));
  const streams = loaded.length === 1 ? [events] : tee(events, loaded.length);
  const run = async (index: number, write: (text: string) => Promise<void>, with_: ReporterOptions) => {
    const reporter = loaded[index] as Reporter;
    for await (const text of reporter(streams[index] as AsyncIterable<Event>, with_)) await write(text);
  };
  try {
    await Promise.all([
      run(0, stdout, options),
      ...files.map((file, index) =>
        run(index + 1, async (text) => file.write(redact(text)), { ...options, color: false, quiet: false, width: 100 }),
      ),
    ]);
    for (const file of files) await file.keep();
  } catch (error) {
    for (const file of files) await file.discard();
    throw error;
  }
}

async function openReport(path: string, report: ReportTarget) {
  const taken = await stat(path).catch(() => undefined);
  if (taken?.isDirectory()) throw unwritable(report, 'EISDIR');
  const temporary = `${path}.${Date.now().toString(36)}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    return {
      write: async (text: string) => {
        await handle.write(text);
      },
      keep: async () => {
        await handle.close();
        await rename(temporary, path);
      },
      discard: async () => {
        await handle.close().catch(() => undefined);
        await rm(temporary, { force: true });
      },
    };
  } catch (error) {
    throw unwritable(report, error instanceof Error && 'code' in error ? String(error.code) : 'unknown', error);
  }
}

function unwritable(report: ReportTarget, reason: string, cause?: unknown): PushCheckError {
  return new PushCheckError(
    'ERR_OUTPUT',
    { en: 'The report `{path}` cannot be written: {reason}.', zh: '无法写入报告 `{path}`：{reason}。' },
    {
      data: { path: report.path, reason },
      fix: { en: 'Make the folder, or choose another path.', zh: '请创建目录，或换一个路径。' },
      cause,
    },
  );
}
