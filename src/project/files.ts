import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** What a folder holds; a link is called so whatever it leads to. */
export interface ProjectEntry {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

type Kind = 'file' | 'folder' | 'other';

export type ReadFile = { kind: 'file'; bytes: Uint8Array } | { kind: 'too-large'; size: number } | { kind: 'folder' | 'other' };

/** The file system as the readers need it. Paths are relative to the project's folder, with `/`; '' is the folder itself. Everything may reject. */
export interface ProjectFiles {
  list(folder: string): Promise<readonly ProjectEntry[]>;
  /** Where a path leads when every link is followed; undefined when that is outside of the project or nowhere. */
  realPath(path: string): Promise<string | undefined>;
  /** Follows links. */
  kindOf(path: string): Promise<Kind>;
  /** The whole of a file; one of more bytes is not read. Follows links. */
  read(path: string, maxBytes: number): Promise<ReadFile>;
}

/**
 * The project in a folder on the disk. The calls beneath are synchronous: for thousands of small files they take a fifth of the time of the thread pool's; the walker gives way
 * to other work between files.
 */
export function diskProject(root: string): ProjectFiles {
  const base = resolve(root);
  const realBase = lazily(() => realpathSync(base));
  const prefix = base.endsWith(sep) ? base : `${base}${sep}`;
  const absolute = (path: string) => (path === '' ? base : `${prefix}${sep === '/' ? path : path.replaceAll('/', sep)}`);
  return {
    list: (folder) =>
      settled(() =>
        readdirSync(absolute(folder), { withFileTypes: true }).map((entry) => ({
          name: entry.name,
          kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
        })),
      ),
    realPath: (path) =>
      settled(() => {
        let real: string;
        try {
          real = realpathSync(absolute(path));
        } catch {
          return undefined;
        }
        const inside = relative(realBase(), real);
        return isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`) ? undefined : inside.split(sep).join('/');
      }),
    kindOf: (path) => settled(() => kindOf(statSync(absolute(path)))),
    read: (path, maxBytes) => settled(() => readWhole(absolute(path), maxBytes)),
  };
}

function kindOf(found: Stats): Kind {
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

function readWhole(path: string, maxBytes: number): ReadFile {
  // What has become a pipe since it was listed must not be waited for.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(handle);
    const kind = kindOf(found);
    if (kind !== 'file') return { kind };
    const { size } = found;
    if (size > maxBytes) return { kind: 'too-large', size };
    const bytes = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
      const got = readSync(handle, bytes, filled, size - filled, filled);
      if (got === 0) break;
      filled += got;
    }
    return { kind: 'file', bytes: bytes.subarray(0, filled) };
  } finally {
    closeSync(handle);
  }
}

function settled<Value>(work: () => Value): Promise<Value> {
  return new Promise((done) => {
    done(work());
  });
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
