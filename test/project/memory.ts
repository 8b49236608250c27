import type { ProjectEntry, ProjectFiles } from '../../src/project/index.ts';

/** What a path holds: text, bytes, or a link to another path (relative to the project; one with `..` leads out). */
export type Content = string | Uint8Array | { link: string };

/** A project in memory. */
export function memoryProject(contents: Readonly<Record<string, Content>>): ProjectFiles & { reads: string[] } {
  const files = new Map(Object.entries(contents));
  const folders = new Set(['']);
  for (const path of files.keys())
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) folders.add(path.slice(0, slash));
  const reads: string[] = [];
  const fail = (path: string): never => {
    throw Object.assign(new Error(`nothing at ${path}`), { code: 'ENOENT' });
  };
  const isLink = (content: Content | undefined): content is { link: string } =>
    typeof content === 'object' && !(content instanceof Uint8Array) && 'link' in content;
  /** Follows the links of every folder on the way. */
  const follow = (path: string): string | undefined => {
    let real = '';
    for (const part of path === '' ? [] : path.split('/')) {
      real = real === '' ? part : `${real}/${part}`;
      for (let step = 0; isLink(files.get(real)); step++) {
        const { link } = files.get(real) as { link: string };
        if (link.startsWith('..') || link.startsWith('/') || step > 20) return undefined;
        real = link;
      }
    }
    return real === '' || folders.has(real) || files.has(real) ? real : undefined;
  };
  return {
    reads,
    list: async (folder) => {
      const real = follow(folder) ?? fail(folder);
      if (!folders.has(real)) fail(folder);
      const prefix = real === '' ? '' : `${real}/`;
      const entries = new Map<string, ProjectEntry>();
      for (const path of [...folders, ...files.keys()]) {
        if (!path.startsWith(prefix) || path.length === prefix.length) continue;
        const name = path.slice(prefix.length).split('/')[0] as string;
        const content = files.get(prefix + name);
        entries.set(name, { name, kind: isLink(content) ? 'link' : content === undefined ? 'folder' : 'file' });
      }
      return [...entries.values()];
    },
    realPath: async (path) => follow(path),
    kindOf: async (path) => (files.has(follow(path) ?? fail(path)) ? 'file' : 'folder'),
    read: async (path, maxBytes) => {
      const content = files.get(follow(path) ?? fail(path));
      if (content === undefined || isLink(content)) return { kind: 'folder' };
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      if (bytes.length > maxBytes) return { kind: 'too-large', size: bytes.length };
      reads.push(path);
      return { kind: 'file', bytes };
    },
  };
}
