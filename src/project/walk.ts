import type { Place, ProjectProblem } from '../core/project.ts';
import type { ProjectFiles } from './files.ts';
import { decode, sourceText, type Decoded, type SourceText } from './text.ts';

// Nobody writes a build file, a manifest or a class of this size by hand.
const maxTextBytes = 1024 * 1024;
const maxFiles = 200_000;
const maxDepth = 60;
const parallel = 8;

const skippedFolders = new Set(['build', 'node_modules', 'Pods', 'DerivedData', 'Carthage', 'outputs', 'generated', 'intermediates']);

export interface Walked {
  /** Every file, sorted by path. */
  files: readonly string[];
  skipped: number;
  problems: ProjectProblem[];
}

/** Lists the project's own files. Links are followed only to what is inside, and to no place twice. */
export async function walk(files: ProjectFiles, signal?: AbortSignal): Promise<Walked> {
  const found: string[] = [];
  const problems: ProjectProblem[] = [];
  let skipped = 0;
  const problem = (id: string, file: string, detail: string, value?: string) =>
    problems.push({ id, at: startOf(file), ...(value !== undefined && { value }), detail });

  // A link is entered after everything else, so that a file has the path it really lies at.
  const links: string[] = [];
  const visit = async (top: readonly string[]): Promise<void> => {
    let level = top;
    for (let depth = 0; level.length > 0; depth++) {
      signal?.throwIfAborted();
      const next: string[] = [];
      await eachOf(level, async (folder) => {
        const entries = await files.list(folder).catch((error: unknown) => {
          problem('unreadable', folder, `The folder cannot be listed: ${codeOf(error)}.`, codeOf(error));
          return [];
        });
        for (const { name, kind } of entries) {
          const path = folder === '' ? name : `${folder}/${name}`;
          if (kind === 'folder') {
            if (skippedFolders.has(name) || name.startsWith('.')) skipped++;
            else if (depth >= maxDepth) problem('unreadable', path, `Folders are nested deeper than ${maxDepth}.`);
            else next.push(path);
          } else if (kind === 'link') {
            if (!name.startsWith('.')) links.push(path);
          } else if (kind === 'other' || name.startsWith('.')) skipped++;
          else if (found.length < maxFiles) found.push(path);
          else skipped++;
        }
      });
      level = next;
    }
  };
  await visit(['']);

  const seen = new Set(found);
  const seenFolders = new Set(['']);
  for (const path of found)
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (seenFolders.has(folder)) break;
      seenFolders.add(folder);
    }
  for (let link = links.pop(); link !== undefined; link = links.pop()) {
    signal?.throwIfAborted();
    const real = await files.realPath(link).catch(() => undefined);
    if (real === undefined) {
      problem('link-outside', link, 'The link leads out of the project or to nothing; it was not followed.');
      skipped++;
      continue;
    }
    const kind = await files.kindOf(real).catch(() => 'other' as const);
    const above = link === real || isAbove(real, link);
    const foreign = real.split('/').some((part) => skippedFolders.has(part) || part.startsWith('.'));
    if (above || foreign || kind === 'other' || (kind === 'folder' ? seenFolders : seen).has(real)) skipped++;
    else if (kind === 'file') {
      seen.add(real);
      found.push(link);
    } else {
      seenFolders.add(real);
      await visit([link]);
    }
  }
  if (found.length >= maxFiles) problem('too-large', '', `The project has more than ${maxFiles} files; the rest was not looked at.`);
  return { files: found.toSorted(), skipped, problems };
}

function isAbove(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'it failed';
}

const xmlEncodings = { gb18030: /^gb/i, latin1: /^(?:iso-8859-1|latin-?1|windows-1252)$/i };

/** XML that is encoded as its first line says; UTF-16 shows by itself. */
function isDeclared({ text, encoding }: Extract<Decoded, { kind: 'text' }>): boolean {
  if (encoding === 'utf-16' || encoding === 'utf-8') return true;
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w-]+)/i.exec(text)?.[1];
  return declared !== undefined && xmlEncodings[encoding].test(declared);
}

/** Runs a worker over all items, a few at a time. */
export async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
}

/** Reads text files of the project, each once, and keeps what went wrong. */
export class TextReader {
  readonly #files: ProjectFiles;
  readonly #known: ReadonlySet<string>;
  readonly #problems: ProjectProblem[];
  readonly #cache = new Map<string, Promise<SourceText | undefined>>();

  constructor(files: ProjectFiles, known: ReadonlySet<string>, problems: ProjectProblem[]) {
    this.#files = files;
    this.#known = known;
    this.#problems = problems;
  }

  has(file: string): boolean {
    return this.#known.has(file);
  }

  /** Undefined when the file is not there or is no text; the reason is among the problems. */
  read(file: string): Promise<SourceText | undefined> {
    if (!this.#known.has(file)) return Promise.resolve(undefined);
    let reading = this.#cache.get(file);
    if (!reading) this.#cache.set(file, (reading = this.readOnce(file)));
    return reading;
  }

  /** As `read`, for the many files that are looked at only once: nothing is kept. */
  async readOnce(file: string): Promise<SourceText | undefined> {
    const problem = (id: string, detail: string, value?: string) =>
      void this.#problems.push({ id, at: startOf(file), ...(value !== undefined && { value }), detail });
    let bytes: Uint8Array;
    try {
      const read = await this.#files.read(file, maxTextBytes);
      if (read.kind === 'too-large')
        return problem('too-large', `The file has ${read.size} bytes; files of more than 1 MiB are not read.`) as undefined;
      if (read.kind !== 'file') return problem('unreadable', 'This is no file.') as undefined;
      ({ bytes } = read);
    } catch (error) {
      return problem('unreadable', `The file cannot be read: ${codeOf(error)}.`, codeOf(error)) as undefined;
    }
    const decoded = decode(bytes);
    if (decoded.kind === 'binary') return problem('binary', 'The file holds binary data where text belongs.') as undefined;
    // XML says itself how it is encoded; everything else is UTF-8 to its tools.
    if (decoded.encoding !== 'utf-8' && !(/\.(xml|plist|entitlements)$/.test(file) && isDeclared(decoded))) {
      const name = decoded.encoding === 'latin1' ? 'Latin-1' : decoded.encoding.toUpperCase();
      problem('encoding', `The file is not UTF-8; it was read as ${name}.`, name);
    }
    return sourceText(file, decoded.text);
  }
}
