import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, realpath, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Document, parseDocument } from 'yaml';
import type { AccountField } from '../core/account.ts';
import { isMapping, secretVariable } from '../core/config.ts';

/** What `init` learnt about one vendor or platform. */
export interface VendorChoice {
  vendor: string;
  /** Where its block stands; default `vendors`. */
  section?: 'vendors' | 'platforms';
  fields: readonly AccountField[];
  /** Field name → value; for files their path relative to the config. */
  values: Readonly<Record<string, string | number | boolean>>;
  channels?: Readonly<Record<string, unknown>>;
  /** Fields that are still to be filled in: they become references to variables that `.env` holds empty. */
  missing?: readonly string[];
}

export interface Setup {
  /** Text of the config file: `${NAME}` in the place of every secret. */
  config: string;
  /** Secrets by variable name, for `.env`. */
  variables: Record<string, string>;
  /** Text of a new `.env`. */
  env: string;
}

/** Builds a config and its `.env` from the values of the chosen vendors and platforms. Pure; the texts parse back to the same values. */
export function buildSetup(choices: readonly VendorChoice[]): Setup {
  const variables: Record<string, string> = {};
  const sections: Partial<Record<'vendors' | 'platforms', Record<string, Record<string, unknown>>>> = {};
  for (const { vendor, section = 'vendors', fields, values, channels, missing = [] } of choices) {
    const block: Record<string, unknown> = {};
    for (const field of fields) {
      const value = values[field.name];
      if (missing.includes(field.name)) {
        const name = secretVariable(vendor, field.name);
        variables[name] = '';
        block[field.name] = `\${${name}}`;
      }
      if (value === undefined || value === '') continue;
      const isFile = field.type === 'file' || field.type === 'binary-file' || field.type === 'json-file';
      if (field.secret && !isFile) {
        const name = secretVariable(vendor, field.name);
        variables[name] = String(value);
        block[field.name] = `\${${name}}`;
      } else block[field.name] = typeof value === 'string' ? value.replaceAll('${', () => '$${') : value;
    }
    if (channels && Object.keys(channels).length > 0) block['channels'] = channels;
    (sections[section] ??= {})[vendor] = block;
  }
  const document = new Document(choices.length === 0 ? { vendors: {} } : sections);
  document.commentBefore = ' yaml-language-server: $schema=./node_modules/push-check/schema/config.json';
  const config = document.toString({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return { config, variables, env: mergeEnv('', variables).text };
}

/** A value written so that `.env` readers give it back unchanged; undefined when no quoting can do that. */
function quoted(value: string): string | undefined {
  const candidates = [...(/^[\w./:@+,-]+$/.test(value) ? [value] : []), `'${value}'`, `"${value}"`, `\`${value}\``];
  // Readers differ in detail: the one that will read it decides.
  return candidates.find((candidate) => {
    const read = parseEnv(`A=${candidate}\nB=1\n`);
    return read['A'] === value && read['B'] === '1';
  });
}

export interface MergedEnv {
  text: string;
  added: string[];
  /** Variables that stand there with another value; they keep it unless `overwrite`. */
  kept: string[];
  replaced: string[];
  /** Variables whose value a `.env` file cannot hold. */
  unwritable: string[];
}

/** Adds variables to the text of a `.env` file; all other lines, comments and line ends stay as they are. */
export function mergeEnv(existing: string, variables: Readonly<Record<string, string>>, options: { overwrite?: boolean } = {}): MergedEnv {
  const eol = existing.includes('\r\n') ? '\r\n' : '\n';
  const present = parseEnv(existing.replaceAll('\r\n', '\n').replace(/^\uFEFF/, ''));
  const result: MergedEnv = { text: existing, added: [], kept: [], replaced: [], unwritable: [] };
  const lines: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    const old = Object.hasOwn(present, name) ? present[name] : undefined;
    if (old === value) continue;
    // An empty one is a form to fill in; a later line wins over it.
    if (old !== undefined && old !== '' && !options.overwrite) {
      result.kept.push(name);
      continue;
    }
    const text = quoted(value);
    if (text === undefined) {
      result.unwritable.push(name);
      continue;
    }
    (old === undefined ? result.added : result.replaced).push(name);
    lines.push(`${name}=${text}`);
  }
  if (lines.length > 0) {
    const separator = existing === '' || existing.endsWith('\n') ? '' : eol;
    result.text = `${existing}${separator}${lines.join(eol)}${eol}`;
  }
  return result;
}

/** Whether a `.gitignore` text leaves a file unignored; only the plain forms of a pattern for it are understood. */
export function gitignoreNeeds(text: string, name: string): boolean {
  let ignored = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const negated = line.startsWith('!');
    const pattern = (negated ? line.slice(1) : line).replace(/^(\*\*)?\//, '');
    const expression = new RegExp(
      `^${pattern
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replaceAll('*', '[^/]*')
        .replaceAll('?', '[^/]')}$`,
    );
    if (expression.test(name)) ignored = !negated;
  }
  return !ignored;
}

export type WriteOutcome =
  | { path: string; action: 'created' | 'overwritten' | 'merged' | 'unchanged' }
  /** The file is there with other content and was left alone. */
  | { path: string; action: 'exists'; kept?: string[] };

/** Writes a file in one step (a temporary file beside it, then renamed), so that a reader sees all of it or nothing. An existing one is only replaced with `overwrite`. */
export async function writeFileSafely(
  file: string,
  text: string,
  options: { overwrite?: boolean; mode?: number } = {},
): Promise<WriteOutcome> {
  const { overwrite = false, mode = 0o644 } = options;
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (existing === text) {
    if (mode === 0o600) await chmod(file, mode);
    return { path: file, action: 'unchanged' };
  }
  if (existing !== undefined && !overwrite) return { path: file, action: 'exists' };
  await mkdir(path.dirname(file), { recursive: true });
  // A link stays a link: its target is replaced.
  const target = existing === undefined ? file : await realpath(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    if (existing === undefined && !overwrite) {
      // link() refuses an existing name, rename() would replace what somebody wrote meanwhile.
      const linked = await link(temporary, target).then(
        () => true,
        async (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          // File systems without hard links.
          await rename(temporary, target);
          return true;
        },
      );
      if (!linked) return { path: file, action: 'exists' };
    } else await rename(temporary, target);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
  return { path: file, action: existing === undefined ? 'created' : 'overwritten' };
}

/** Adds variables to a `.env` file and makes it readable for its owner only (0600); its other lines are not touched. */
export async function writeEnvFile(
  file: string,
  variables: Readonly<Record<string, string>>,
  options: { overwrite?: boolean } = {},
): Promise<WriteOutcome & { merge: MergedEnv }> {
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const merge = mergeEnv(existing ?? '', variables, options);
  if (merge.text === '' && existing === undefined) return { path: file, action: 'unchanged', merge };
  const written = await writeFileSafely(file, merge.text, { overwrite: existing !== undefined, mode: 0o600 });
  if (written.action === 'exists') return { ...written, merge };
  if (merge.kept.length > 0 && merge.added.length === 0 && merge.replaced.length === 0)
    return { path: file, action: 'exists', kept: merge.kept, merge };
  return { path: file, action: written.action === 'overwritten' ? 'merged' : written.action, merge };
}

export interface SetupOutcome {
  config: WriteOutcome;
  env?: WriteOutcome & { merge: MergedEnv };
  /** The line that keeps `.env` out of git, when `.gitignore` does not have it yet; the caller asks before adding it. */
  gitignore?: { path: string; line: string };
}

/** Writes what {@link buildSetup} made; nothing is replaced without `overwrite`, what exists is returned. */
export async function writeSetup(
  directory: string,
  setup: Setup,
  options: { name?: string; overwrite?: boolean } = {},
): Promise<SetupOutcome> {
  const overwrite = options.overwrite === true;
  const config = await writeFileSafely(path.join(directory, options.name ?? 'push-check.config.yaml'), setup.config, { overwrite });
  // With an old config in place new variables would serve nobody.
  if (config.action === 'exists' || Object.keys(setup.variables).length === 0) return { config };
  const env = await writeEnvFile(path.join(directory, '.env'), setup.variables, { overwrite });
  const ignoreFile = path.join(directory, '.gitignore');
  const ignored = await readFile(ignoreFile, 'utf8').catch(() => '');
  return { config, env, ...(gitignoreNeeds(ignored, '.env') ? { gitignore: { path: ignoreFile, line: '.env' } } : {}) };
}

/** Adds a line at the end of a `.gitignore`, making the file when there is none. */
export async function addGitignoreLine(file: string, line: string): Promise<WriteOutcome> {
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const text = existing ?? '';
  if (!gitignoreNeeds(text, line)) return { path: file, action: 'unchanged' };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : eol;
  const written = await writeFileSafely(file, `${text}${separator}${line}${eol}`, { overwrite: existing !== undefined });
  return written.action === 'overwritten' ? { path: file, action: 'merged' } : written;
}

/**
 * Adds vendors and platforms to the text of an existing YAML config, keeping its comments; those that are there already are left alone and named.
 *
 * @returns undefined for JSON and for what is no mapping.
 */
export function addVendors(text: string, choices: readonly VendorChoice[]): { setup: Setup; kept: string[] } | undefined {
  const document = parseDocument(text, { logLevel: 'error' });
  const root: unknown = document.toJS();
  if (document.errors.length > 0 || text.trimStart().startsWith('{') || (root !== null && !isMapping(root))) return undefined;
  const isThere = ({ vendor, section = 'vendors' }: VendorChoice) => document.hasIn([section, vendor]);
  for (const section of ['vendors', 'platforms'] as const)
    // `vendors:` without a value holds nothing that vendors could be put into.
    if (root !== null && !isMapping(root[section])) document.delete(section);
  const kept = choices.filter(isThere).map(({ vendor }) => vendor);
  const fresh = buildSetup(choices.filter((choice) => !isThere(choice)));
  const made = parseDocument(fresh.config).toJS() as Record<string, Record<string, unknown> | undefined>;
  for (const [section, blocks] of Object.entries(made))
    for (const [vendor, block] of Object.entries(blocks ?? {})) document.setIn([section, vendor], document.createNode(block));
  return { setup: { ...fresh, config: document.toString({ lineWidth: 0 }) }, kept };
}
