import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/events.ts';
import { emptySummary } from '../../src/core/summary.ts';
import { writeReports } from '../../src/reporters/output.ts';

const start: Event = {
  type: 'start',
  schema: 'push-check/report@1',
  tool: { name: 'push-check', version: '1.2.3' },
  command: 'send',
  mode: 'sandbox',
  startedAt: '2026-11-20T04:00:00.000Z',
};
const result: Event = { type: 'result', result: { kind: 'document', name: 'secret-value' } };
const end: Event = { type: 'end', summary: emptySummary(), exitCode: 0 };
const options = { lang: 'en', color: true, width: 80, verbose: false, quiet: false } as const;
const redact = (text: string) => text.replaceAll('secret-value', '***');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'push-check-output-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* stream(read: { count: number } = { count: 0 }, failAfter = Infinity): AsyncGenerator<Event> {
  for (const event of [start, result, end]) {
    if (read.count++ >= failAfter) throw new Error('broken');
    yield event;
  }
}

async function write(
  format: string,
  reports: { format: string; path: string }[],
  events: AsyncIterable<Event> = stream(),
): Promise<string> {
  let printed = '';
  await writeReports(events, { format, reports, cwd: folder }, options, async (text) => void (printed += text), redact);
  return printed;
}

describe('writeReports', () => {
  it('prints one format and writes the others, whole and masked', async () => {
    const printed = await write('ndjson', [
      { format: 'json', path: 'a.json' },
      { format: 'junit', path: './b.xml' },
      { format: 'pretty', path: join(folder, 'c.txt') },
    ]);
    expect(printed.trimEnd().split('\n')).toHaveLength(3);
    const json = await readFile(join(folder, 'a.json'), 'utf8');
    expect(JSON.parse(json)).toMatchObject({ results: [{ name: '***' }], exitCode: 0 });
    expect((await readdir(folder)).toSorted()).toEqual(['a.json', 'b.xml', 'c.txt']);
    expect(await readFile(join(folder, 'c.txt'), 'utf8')).not.toContain('\u001b');
  });

  it('replaces an older report at once and keeps it private', async () => {
    await writeFile(join(folder, 'a.json'), 'old');
    await write('ndjson', [{ format: 'json', path: 'a.json' }]);
    expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'))).toMatchObject({ exitCode: 0 });
    expect((await stat(join(folder, 'a.json'))).mode & 0o077).toBe(0);
  });

  it.each<[string, { format: string; path: string }[]]>([
    ['a folder that is not there', [{ format: 'json', path: 'gone/a.json' }]],
    ['a folder', [{ format: 'json', path: '.' }]],
    [
      'a good and a bad path',
      [
        { format: 'junit', path: 'good.xml' },
        { format: 'json', path: 'gone/a.json' },
      ],
    ],
    ['a file as a folder', [{ format: 'json', path: 'file/a.json' }]],
  ])('finds out about %s before the first event is read', async (_name, reports) => {
    await writeFile(join(folder, 'file'), 'x');
    const read = { count: 0 };
    await expect(write('ndjson', reports, stream(read))).rejects.toMatchObject({ code: 'ERR_OUTPUT' });
    expect(read.count).toBe(0);
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('leaves the older report and no half one when the events break off', async () => {
    await writeFile(join(folder, 'a.json'), 'old');
    await expect(write('ndjson', [{ format: 'json', path: 'a.json' }], stream({ count: 0 }, 2))).rejects.toThrow('broken');
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('leaves no half report when standard output breaks', async () => {
    await mkdir(join(folder, 'sub'));
    const writing = writeReports(
      stream(),
      { format: 'json', reports: [{ format: 'json', path: 'sub/a.json' }], cwd: folder },
      options,
      () => Promise.reject(new Error('EPIPE')),
      redact,
    );
    await expect(writing).rejects.toThrow('EPIPE');
    expect(await readdir(join(folder, 'sub'))).toEqual([]);
  });
});
