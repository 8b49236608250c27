import { access, constants, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { InputProblem } from '../core/config-texts.ts';
import { decodeUtf8, maxFileBytes, type ConfigFiles } from './files.ts';
import { fileProblem } from './texts.ts';

/** Where a config is looked for in every directory, first match first. Code is never among them. */
export const searchPlaces = [
  'push-check.config.yaml',
  'push-check.config.yml',
  'push-check.config.json',
  '.push-checkrc',
  '.push-checkrc.yaml',
  '.push-checkrc.yml',
  '.push-checkrc.json',
  'package.json',
] as const;

interface Explorer {
  search(from: string): Promise<{ filepath: string } | null>;
}

/**
 * cosmiconfig() itself first looks for settings of its own below the working directory and runs `.config/config.js` while doing so. Its explorer,
 * given complete options, does not.
 */
async function loadExplorer(): Promise<new (options: Record<string, unknown>) => Explorer> {
  const module = (await import('cosmiconfig/dist/Explorer.js')) as unknown as { Explorer?: unknown; default?: { Explorer?: unknown } };
  return (module.Explorer ?? module.default?.Explorer) as new (options: Record<string, unknown>) => Explorer;
}

/** Whether any place exists at all, upwards to the project root: without one there is no search, and nothing to load for it. */
async function anyPlace(cwd: string): Promise<boolean> {
  for (let directory = path.resolve(cwd); ; directory = path.dirname(directory)) {
    let names: readonly string[];
    try {
      names = await readdir(directory);
    } catch {
      // cosmiconfig says what is wrong with a folder that cannot be read.
      return true;
    }
    const places = searchPlaces.filter((place) => names.includes(place));
    if (places.some((place) => place !== 'package.json')) return true;
    if (places.length > 0)
      return (await readFile(path.join(directory, 'package.json'), 'utf8').catch(() => 'push-check')).includes('push-check');
    if (path.dirname(directory) === directory) return false;
  }
}

const present = () => ({ found: true });

function packageMember(_file: string, content: string): unknown {
  try {
    const value: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
    const own = typeof value === 'object' && value !== null && Object.hasOwn(value, 'push-check');
    return own ? { 'push-check': present() } : {};
  } catch {
    // A broken package.json that mentions us is read again, so that its errors are shown with their places.
    return /"push-check"\s*:\s*\{/.test(content) ? { 'push-check': present() } : {};
  }
}

/**
 * Finds the config for a directory, upwards to the project root (the first directory with a package.json).
 * A config that is there but may not be read is a problem, not a reason to go on searching.
 */
export async function findConfig(cwd: string): Promise<{ file?: string; problems: InputProblem[] }> {
  if (!(await anyPlace(cwd))) return { problems: [] };
  const Explorer = await loadExplorer();
  const explorer = new Explorer({
    moduleName: 'push-check',
    searchPlaces,
    searchStrategy: 'project',
    // An empty file is found, and then reported as empty.
    ignoreEmptySearchPlaces: false,
    cache: false,
    metaConfigFilePath: null,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    transform: (result: unknown) => result,
    loaders: {
      noExt: present,
      '.yaml': present,
      '.yml': present,
      '.json': (file: string, content: string) => (path.basename(file) === 'package.json' ? packageMember(file, content) : present()),
    },
  });
  let found: string | undefined;
  try {
    found = (await explorer.search(cwd))?.filepath;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    return { problems: [fileProblem('search-failed', '', { file: cwd, data: { shown: cwd, reason } })] };
  }
  const denied = await firstDenied(path.resolve(cwd), found);
  if (denied !== undefined) return { problems: [fileProblem('file-denied', '', { file: denied, data: { shown: denied } })] };
  return found === undefined ? { problems: [] } : { file: found, problems: [] };
}

/** The first place before `found` that exists but may not be read; cosmiconfig passes over such files in silence. */
async function firstDenied(from: string, found: string | undefined): Promise<string | undefined> {
  for (let directory = from; ; directory = path.dirname(directory)) {
    for (const place of searchPlaces) {
      const file = path.join(directory, place);
      if (file === found) return undefined;
      const code = await access(file, constants.R_OK).then(
        () => undefined,
        (error: NodeJS.ErrnoException) => error.code,
      );
      if (place !== 'package.json' && (code === 'EACCES' || code === 'EPERM')) return file;
      if (place === 'package.json' && code === undefined) return undefined;
    }
    if (path.dirname(directory) === directory) return undefined;
  }
}

/** The variables of a `.env` file, with the line each stands on. */
export interface EnvFile {
  file: string;
  values: Record<string, string>;
  lineOf(name: string): number | undefined;
}

/** Reads the `.env` beside a config; absent is fine, unreadable is a problem. */
export async function readEnvFile(directory: string, files: ConfigFiles): Promise<{ env?: EnvFile; problems: InputProblem[] }> {
  const file = path.join(directory, '.env');
  let bytes: Uint8Array;
  try {
    bytes = await files.read(file, maxFileBytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    // A directory called `.env` is somebody's virtual environment.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return { problems: [] };
    if (code === 'EFBIG') return { problems: [fileProblem('file-too-large', '', { file, data: { shown: file, limit: '1 MiB' } })] };
    const denied = code === 'EACCES' || code === 'EPERM';
    return { problems: [fileProblem(denied ? 'file-denied' : 'file-unreadable', '', { file, data: { shown: file, reason: code } })] };
  }
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok)
    return { problems: [fileProblem(decoded.id, '', { file, line: decoded.line, column: decoded.column, data: { shown: file } })] };
  const text = decoded.text.replaceAll('\r\n', '\n');
  const values = Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  return {
    env: {
      file,
      values,
      lineOf(name) {
        const index = text
          .split('\n')
          .findLastIndex((line) => new RegExp(`^\\s*(?:export\\s+)?${name.replace(/\W/g, '\\$&')}\\s*=`).test(line));
        return index < 0 ? undefined : index + 1;
      },
    },
    problems: [],
  };
}
