import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AccountBase, AccountFacet, AccountField } from '../core/account.ts';
import {
  checkEndpoints,
  checkFields,
  checkGroups,
  checkMistake,
  commonAccountKeys,
  environmentName,
  environmentPrefix,
  fillReferences,
  isMapping,
  mergeProfile,
  normaliseAccount,
  readSend,
  secretTexts,
  sourcePointer,
  suspectedSecrets,
  type AccountEntry,
  type Config,
  type DeviceEntry,
  type References,
  type ValueSource,
} from '../core/config.ts';
import { createProblem, inputProblem, unknownName, wrongType, type InputProblem } from '../core/config-texts.ts';
import { nearest } from '../core/nearest.ts';
import { below } from '../core/pointer.ts';
import { segmentsOf } from '../core/pointer.ts';
import { findConfig, readEnvFile, type EnvFile } from './find.ts';
import { decodeUtf8, diskFiles, readBytes, type ConfigFiles } from './files.ts';
import type { Position, Source } from './source.ts';
import { fileProblem } from './texts.ts';

/** A door to a vendor's account facet; it is opened only when the vendor is configured. */
export type FacetLoaders = Record<string, () => Promise<AccountFacet<AccountBase>>>;

export interface LoadOptions {
  /** Where the search begins, and what a path from the environment is relative to. */
  cwd: string;
  /** The process environment. */
  env: Readonly<Record<string, string | undefined>>;
  /** `--config`; skips the search. */
  configPath?: string | undefined;
  profile?: string | undefined;
  allowCodeConfig?: boolean | undefined;
  facets: FacetLoaders;
  platformFacets?: FacetLoaders | undefined;
  files?: ConfigFiles | undefined;
  /** Unix milliseconds, for certificates that expire. */
  nowMs: number;
}

export interface LoadedConfig {
  config: Config;
  /** All of them, in the order of the document; accounts with errors have no `account`. */
  problems: InputProblem[];
  /** Absolute paths of everything that was read. */
  files: string[];
  /** The config itself, when there is one. */
  file?: string;
  /** Every secret value, for redaction. */
  secrets: string[];
  /** Where a pointer of the effective config stands. */
  locate(pointer: string): Partial<Position>;
}

const codeExtensions = new Set(['.js', '.mjs', '.cjs']);
const foreignExtensions = new Set(['.ts', '.mts', '.cts', '.toml', '.ini', '.xml', '.properties']);
const sections = ['vendors', 'platforms', 'devices', 'messages', 'send'] as const;

/** Reads the config, `.env` and the environment, and gives the effective configuration with everything that is wrong with it. */
export async function loadConfig(options: LoadOptions): Promise<LoadedConfig> {
  const files = options.files ?? diskFiles;
  const found = await readConfigSource(options, files);
  const run = new Loading(options, files, found.source);
  run.problems.push(...found.problems);
  if (found.file !== undefined) run.read.push(found.file);
  const readable = found.problems.length === 0;
  const envFile = await readEnvFile(run.directory, files);
  run.problems.push(...envFile.problems);
  run.envFile = envFile.env;
  if (envFile.env) run.read.push(envFile.env.file);
  const config = await run.config(readable);
  return {
    config,
    problems: inOrder(run.problems),
    files: [...new Set(run.read)],
    ...(found.file === undefined ? {} : { file: found.file }),
    secrets: [...run.secrets],
    locate: (pointer) => run.locate(pointer),
  };
}

/** By file in the order of first mention, then by place. */
function inOrder(problems: readonly InputProblem[]): InputProblem[] {
  const files = [...new Set(problems.map((problem) => problem.file))];
  return problems.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

async function readConfigSource(
  options: LoadOptions,
  files: ConfigFiles,
): Promise<{ file?: string; source?: Source; problems: InputProblem[] }> {
  let file: string | undefined;
  if (options.configPath === undefined) {
    const found = await findConfig(options.cwd);
    if (found.problems.length > 0) return { problems: found.problems };
    file = found.file;
  } else file = path.resolve(options.cwd, options.configPath);
  if (file === undefined) return { problems: [] };

  const shown = options.configPath ?? file;
  const extension = path.extname(file).toLowerCase();
  if (foreignExtensions.has(extension)) return { problems: [fileProblem('config-format', '', { file, data: { shown, extension } })] };
  if (codeExtensions.has(extension)) {
    if (!options.allowCodeConfig) return { problems: [fileProblem('config-code-refused', '', { file, data: { shown } })] };
    return readCodeConfig(file, shown, files);
  }
  const read = await readBytes(files, file, shown, '', { file });
  if ('problem' in read) {
    const missing = read.problem.id === 'file-missing' && options.configPath !== undefined;
    return { problems: [missing ? fileProblem('config-missing', '', { file, data: { shown } }) : read.problem] };
  }
  const within = path.basename(file) === 'package.json' ? { within: '/push-check' } : {};
  const { parseSource } = await import('./source.ts');
  const source = parseSource(read.bytes, { file, shown, ...within });
  return { file, source, problems: source.problems };
}

async function readCodeConfig(
  file: string,
  shown: string,
  files: ConfigFiles,
): Promise<{ file?: string; source?: Source; problems: InputProblem[] }> {
  const read = await readBytes(files, file, shown, '', { file });
  if ('problem' in read)
    return { problems: [read.problem.id === 'file-missing' ? fileProblem('config-missing', '', { file, data: { shown } }) : read.problem] };
  const failed = (reason: string) => ({ problems: [fileProblem('config-code-failed', '', { file, data: { shown, reason } })] });
  let exported: unknown;
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    exported = await (typeof module.default === 'function' ? (module.default as () => unknown)() : module.default);
  } catch (error) {
    // The error's message may quote anything; its name is enough to go on.
    return failed(error instanceof Error ? error.name : 'error');
  }
  if (!isMapping(exported)) return failed('no mapping as default export');
  return { file, source: { file, value: exported, locate: () => ({ file }), problems: [] }, problems: [] };
}

interface Found {
  value: string;
  /** The `.env` it stands in; undefined for the process environment. */
  envFile?: EnvFile;
}

/** One load: what is known so far. */
class Loading {
  readonly problems: InputProblem[] = [];
  readonly read: string[] = [];
  readonly secrets = new Set<string>();
  readonly directory: string;
  envFile: EnvFile | undefined;
  readonly #options: LoadOptions;
  readonly #files: ConfigFiles;
  readonly #source: Source | undefined;
  #top: Record<string, unknown> = {};
  #profile: { name: string; value: unknown } | undefined;
  #references = new Map<string, References>();
  /** Pointers whose value was given but is unusable; no second problem is made for them. */
  readonly #failed = new Set<string>();
  /** Pointers of fields that the environment gives directly: what the config says there does not count. */
  readonly #direct = new Map<string, string>();

  constructor(options: LoadOptions, files: ConfigFiles, source: Source | undefined) {
    this.#options = options;
    this.#files = files;
    this.#source = source;
    this.directory = source ? path.dirname(source.file) : path.resolve(options.cwd);
  }

  locate(pointer: string, part: 'key' | 'value' = 'value'): Partial<Position> {
    const own = sourcePointer(pointer, this.#top, this.#profile);
    return this.#source?.value && own !== undefined ? this.#source.locate(own, part) : {};
  }

  /** Remembers a problem with its place in the config. */
  #report(...problems: InputProblem[]): void {
    for (const problem of problems) {
      const part = problem.id.startsWith('unknown-') ? 'key' : 'value';
      const [section, id] = segmentsOf(problem.path);
      const vendor = (section === 'vendors' || section === 'platforms') && id !== undefined ? { vendor: id } : {};
      const elsewhere = problem.file !== undefined || this.#direct.has(problem.path);
      this.problems.push({ ...vendor, ...problem, ...(elsewhere ? {} : this.locate(problem.path, part)) });
    }
  }

  #lookup(name: string): Found | undefined {
    const own = this.#options.env[name];
    if (own !== undefined) return { value: own };
    const env = this.envFile;
    return env && Object.hasOwn(env.values, name) ? { value: env.values[name] as string, envFile: env } : undefined;
  }

  async config(readable: boolean): Promise<Config> {
    const config: Config = { vendors: {}, platforms: {}, devices: {}, messages: {}, send: {} };
    // With a config that cannot be read, what the environment says alone would only mislead.
    if (!readable) return config;
    const merged = this.#merge();
    const filled = fillReferences(merged, (name) => this.#lookup(name)?.value);
    this.#references = filled.references;
    this.#report(...filled.problems);
    for (const problem of filled.problems) this.#failed.add(problem.path);
    const value = filled.value as Record<string, unknown>;

    const { facets, platformFacets } = this.#options;
    const vendors = await this.#accounts('vendors', value['vendors'], facets);
    const platforms = platformFacets ? await this.#accounts('platforms', value['platforms'], platformFacets) : undefined;
    const checked: Record<string, unknown> = { ...value };
    if (isMapping(value['vendors']) || Object.keys(vendors.blocks).length > 0)
      checked['vendors'] = { ...plainMapping(value['vendors']), ...vendors.blocks };
    if (platforms && (isMapping(value['platforms']) || Object.keys(platforms.blocks).length > 0))
      checked['platforms'] = { ...plainMapping(value['platforms']), ...platforms.blocks };
    for (const section of sections) if (checked[section] === null) delete checked[section];
    this.#normaliseRest(checked);

    const input = {
      facets: vendors.facets,
      platformFacets: platforms?.facets,
      vendorIds: Object.keys(facets),
      platformIds: platformFacets ? Object.keys(platformFacets) : undefined,
    };
    // Nothing configured is nothing to check: zod stays where it is.
    if (Object.keys(checked).length > 0) {
      const { checkConfig } = await import('../core/config-schema.ts');
      this.#report(...checkConfig(checked, input, this.#failed));
    }

    this.#resolve('vendors', vendors, config.vendors);
    if (platforms) this.#resolve('platforms', platforms, config.platforms);
    else
      for (const [id, block] of Object.entries(plainMapping(value['platforms']))) {
        for (const secret of suspectedSecrets(block)) this.secrets.add(secret);
        config.platforms[id] = { sources: this.#sourcesOf(`/platforms`, id, plainMapping(block)), raw: plainMapping(block) };
      }
    // Blocks of names nobody knows may hold secrets just as well.
    for (const secret of suspectedSecrets(value['vendors']))
      if (!/^\.{0,2}\/[^\s]*\.[A-Za-z0-9]{2,5}$/.test(secret)) this.secrets.add(secret);

    config.devices = readDevices(checked['devices'], input.vendorIds);
    for (const [name, file] of Object.entries(plainMapping(checked['messages'])))
      if (typeof file === 'string') define(config.messages, name, this.#path(file));
    const send = readSend(checked['send'], (file) => this.#path(file));
    this.#report(...send.problems);
    config.send = send.send;
    if (send.send.proxy !== undefined) {
      const { password } = new URL(send.send.proxy);
      if (password !== '') this.secrets.add(password).add(decodeURIComponentSafely(password));
    }
    return config;
  }

  #merge(): Record<string, unknown> {
    const { profiles, ...top } = this.#source?.value ?? {};
    this.#top = top;
    const { profile } = this.#options;
    // The profiles that are not chosen may be wrong in their details, but not in their kind.
    if (profiles !== undefined && profiles !== null && !isMapping(profiles)) {
      this.#profile = undefined;
      this.problems.push({ ...wrongType('/profiles', 'mapping', profiles), ...this.#source?.locate('/profiles') });
      return top;
    }
    const known = plainMapping(profiles);
    for (const [name, value] of Object.entries(known)) {
      for (const secret of suspectedSecrets(value)) this.secrets.add(secret);
      if (value !== null && !isMapping(value)) {
        const pointer = below('/profiles', name);
        this.problems.push({ ...wrongType(pointer, 'mapping', value), ...this.#source?.locate(pointer) });
      }
    }
    if (profile === undefined) return top;
    if (!Object.hasOwn(known, profile)) {
      this.problems.push({
        ...unknownName('unknown-profile', below('/profiles', profile), profile, Object.keys(known)),
        ...this.#source?.locate('/profiles'),
      });
      return top;
    }
    const chosen = plainMapping(known[profile]);
    this.#profile = { name: profile, value: chosen };
    return mergeProfile(top, chosen);
  }

  /** The blocks of a section with their files read and short forms made long, and the facets of the ids that appear. */
  async #accounts(section: 'vendors' | 'platforms', value: unknown, loaders: FacetLoaders): Promise<Accounts> {
    const blocks = plainMapping(value);
    const variables = [...Object.keys(this.#options.env), ...Object.keys(this.envFile?.values ?? {})];
    const appearing = Object.keys(loaders).filter((id) => {
      // Any of the vendor's variables counts, a mistyped one too; an access token alone is not an account.
      const prefix = environmentPrefix(id);
      return Object.hasOwn(blocks, id) || variables.some((name) => name.startsWith(prefix) && name !== `${prefix}ACCESS_TOKEN`);
    });
    const facets: Record<string, AccountFacet<AccountBase>> = {};
    await Promise.all(appearing.map(async (id) => (facets[id] = await (loaders[id] as () => Promise<AccountFacet<AccountBase>>)())));
    const accounts: Accounts = { blocks: {}, facets: {}, sources: {} };
    for (const id of appearing) {
      const facet = facets[id] as AccountFacet<AccountBase>;
      accounts.facets[id] = facet;
      const written = Object.hasOwn(blocks, id) ? blocks[id] : {};
      if (written !== null && !isMapping(written)) {
        accounts.blocks[id] = written;
        continue;
      }
      const block: Record<string, unknown> = { ...written };
      const sources = this.#sourcesOf(`/${section}`, id, block);
      const fromEnvironment = new Map<string, string>();
      for (const field of facet.fields) {
        const name = environmentName(id, field.name);
        const found = this.#lookup(name);
        // Empty means not given: CI systems set variables of unavailable secrets to the empty text.
        if (found === undefined || found.value === '') continue;
        block[field.name] = found.value;
        sources[field.name] = `env:${name}`;
        fromEnvironment.set(field.name, name);
        this.#direct.set(below(`/${section}`, id, field.name), name);
        this.#forgive(below(`/${section}`, id, field.name));
      }
      this.#unknownVariables(id, facet.fields, variables);
      // A variable of no field, or an endpoint alone, configures nothing.
      if (fromEnvironment.size === 0 && !Object.hasOwn(blocks, id)) {
        delete accounts.facets[id];
        continue;
      }
      const endpoint = this.#lookup(`${environmentPrefix(id)}ENDPOINT`);
      if (endpoint && endpoint.value !== '') {
        block['endpoints'] = endpoint.value;
        this.#direct.set(below(`/${section}`, id, 'endpoints'), `${environmentPrefix(id)}ENDPOINT`);
        this.#direct.set(below(`/${section}`, id, 'endpoints', 'all'), `${environmentPrefix(id)}ENDPOINT`);
        sources['endpoints'] = `env:${environmentPrefix(id)}ENDPOINT`;
      }
      for (const field of facet.fields)
        if (block[field.name] !== undefined) await this.#readField(section, id, field, block, sources, fromEnvironment.get(field.name));
      accounts.blocks[id] = normaliseAccount(block, facet.fields);
      accounts.sources[id] = sources;
      // A mistyped name does not make its value less secret.
      const known = new Set<string>([...facet.fields.map((field) => field.name), ...commonAccountKeys]);
      for (const [name, item] of Object.entries(block))
        if (!known.has(name)) for (const secret of secretTexts(item)) this.secrets.add(secret);
      for (const field of facet.fields) {
        const value = block[field.name];
        // A file that could not be read leaves its path behind, and the error has to name it.
        const isPath = isFileField(field) && typeof value === 'string' && looksLikePath(value);
        if (field.secret && !isPath) for (const secret of secretTexts(value)) this.secrets.add(secret);
      }
    }
    return accounts;
  }

  /** Takes back what was wrong with a reference whose field the environment gives directly. */
  #forgive(pointer: string): void {
    for (const failed of this.#failed) if (within(failed, pointer)) this.#failed.delete(failed);
    for (let index = this.problems.length - 1; index >= 0; index--) {
      const problem = this.problems[index] as InputProblem;
      if (problem.id.startsWith('env-') && problem.path !== '' && within(problem.path, pointer)) this.problems.splice(index, 1);
    }
  }

  #unknownVariables(id: string, fields: readonly AccountField[], names: readonly string[]): void {
    const prefix = environmentPrefix(id);
    const known = [...fields.map((field) => environmentName(id, field.name)), `${prefix}ENDPOINT`, `${prefix}ACCESS_TOKEN`];
    for (const name of new Set(names)) {
      if (!name.startsWith(prefix) || known.includes(name)) continue;
      const suffix = nearest(
        name.slice(prefix.length),
        known.map((candidate) => candidate.slice(prefix.length)),
      );
      if (suffix === undefined) continue;
      const file = this.#options.env[name] === undefined ? this.envFile : undefined;
      this.problems.push(
        inputProblem('env-unknown-field', '', {
          vendor: id,
          data: { variable: name, vendor: id, nearest: `${prefix}${suffix}` },
          file: file?.file,
          line: file?.lineOf(name),
        }),
      );
    }
  }

  #sourcesOf(section: string, id: string, block: Record<string, unknown>): Record<string, ValueSource> {
    const sources: Record<string, ValueSource> = {};
    for (const name of Object.keys(block)) {
      const pointer = below(section, id, name);
      const used = this.#references.get(pointer);
      if (used?.names[0] !== undefined) sources[name] = `env:${used.names[0]}`;
      else if (used?.defaulted) sources[name] = 'default';
      else {
        const { file = '', line, column } = this.locate(pointer);
        sources[name] = line === undefined ? `file:${file}` : `file:${file}:${line}:${column ?? 1}`;
      }
    }
    return sources;
  }

  #path(written: string, directory = this.directory): string {
    const home = this.#options.env['HOME'] ?? this.#options.env['USERPROFILE'];
    if (home !== undefined && /^~[/\\]/.test(written)) return path.join(home, written.slice(2));
    return path.resolve(directory, written);
  }

  /** Reads what a field points to, in place: a file's text or bytes, a secret's file, JSON given inline. */
  async #readField(
    section: string,
    id: string,
    field: AccountField,
    block: Record<string, unknown>,
    sources: Record<string, ValueSource>,
    variable: string | undefined,
  ): Promise<void> {
    const pointer = below(`/${section}`, id, field.name);
    const value = block[field.name];
    const fail = (problem: InputProblem) => {
      this.#failed.add(pointer);
      delete block[field.name];
      this.#report(problem);
    };
    // A part of it could not be filled: that is reported, and the rest means nothing.
    if ([...this.#failed].some((failed) => failed !== pointer && within(failed, pointer))) {
      this.#failed.add(pointer);
      delete block[field.name];
      return;
    }
    const found = variable === undefined ? undefined : this.#lookup(variable);
    const line = found?.envFile?.lineOf(variable as string);
    const place = found?.envFile ? { file: found.envFile.file, ...(line === undefined ? {} : { line }) } : {};
    const options = { vendor: id, ...place, data: variable === undefined ? {} : { variable } };
    const directory = variable === undefined || found?.envFile ? this.directory : this.#options.cwd;

    const reference = isMapping(value) && Object.keys(value).length === 1 && typeof value['file'] === 'string' ? value['file'] : undefined;
    const isFile = field.type === 'file' || field.type === 'json-file' || field.type === 'binary-file';
    if (!isFile) {
      if (field.type === 'json' && typeof value === 'string' && variable !== undefined) {
        const parsed = parseJson(value);
        if (parsed) block[field.name] = parsed.value;
        else fail(fileProblem('json-invalid', pointer, options));
        return;
      }
      if (reference === undefined || !field.secret) return;
      const bytes = await this.#readFile(reference, directory, pointer, field, options, fail);
      if (!bytes) return;
      const text = this.#decode(bytes.bytes, bytes.file, pointer, options, fail);
      if (text === undefined) return;
      // The last line break of the file is the editor's, not the secret's.
      const secret = text.replace(/\r?\n$/, '');
      if (secret.trim() === '')
        return fail(fileProblem('file-empty', pointer, { ...options, data: { ...options.data, shown: reference } }));
      block[field.name] = secret;
      sources[field.name] = `file:${bytes.file}`;
      return;
    }

    const written = reference ?? value;
    if (field.type === 'json-file' && isMapping(written)) {
      block[field.name] = JSON.stringify(written);
      return;
    }
    if (typeof written !== 'string') return;
    if (written.trim() === '') return fail(inputProblem('empty-value', pointer, options));
    const mistake = checkMistake(field, written, pointer, id);
    if (mistake) {
      this.#keepSecret(field, written);
      return fail({ ...mistake, data: { ...mistake.data, ...options.data }, ...place });
    }
    if (field.type === 'json-file' && written.trimStart().startsWith('{')) {
      if (parseJson(written)) block[field.name] = written;
      else {
        this.#keepSecret(field, written);
        fail(fileProblem('json-invalid', pointer, options));
      }
      return;
    }
    if (field.type === 'file' && (written.includes('-----BEGIN') || written.includes('\n'))) {
      block[field.name] = written.includes('\n') ? written : written.replaceAll('\\n', '\n');
      return;
    }
    if (field.type === 'binary-file' && written.includes('-----BEGIN')) {
      block[field.name] = new Uint8Array(Buffer.from(written));
      return;
    }
    if (field.type === 'binary-file' && written.startsWith('base64:')) {
      const body = written.slice('base64:'.length).replace(/\s/g, '');
      if (/^[A-Za-z0-9+/]+={0,2}$/.test(body)) block[field.name] = new Uint8Array(Buffer.from(body, 'base64'));
      else {
        this.#keepSecret(field, written);
        fail(fileProblem('base64-invalid', pointer, options));
      }
      return;
    }
    const read = await this.#readFile(written, directory, pointer, field, options, fail);
    if (!read) return;
    sources[field.name] = `file:${read.file}`;
    if (field.type === 'binary-file') {
      block[field.name] = read.bytes;
      return;
    }
    const text = this.#decode(read.bytes, read.file, pointer, options, fail);
    if (text === undefined) return;
    this.#keepSecret(field, text);
    if (text.trim() === '') return fail(fileProblem('file-empty', pointer, { ...options, data: { ...options.data, shown: written } }));
    if (field.type === 'json-file') {
      const { parseSource } = await import('./source.ts');
      const json = parseSource(read.bytes, { file: read.file, shown: written, format: 'json' });
      if (json.problems.length > 0) {
        this.#failed.add(pointer);
        delete block[field.name];
        this.#report(...json.problems.map((problem) => ({ ...problem, path: pointer, vendor: id })));
        return;
      }
    }
    block[field.name] = text;
  }

  #keepSecret(field: AccountField, text: string): void {
    if (field.secret) for (const secret of secretTexts(text)) this.secrets.add(secret);
  }

  async #readFile(
    written: string,
    directory: string,
    pointer: string,
    field: AccountField,
    options: Parameters<typeof readBytes>[4],
    fail: (problem: InputProblem) => void,
  ): Promise<{ bytes: Uint8Array; file: string } | undefined> {
    const file = this.#path(written, directory);
    // A value that was meant to be the secret itself must not be printed as a file name.
    const safe = !field.secret || looksLikePath(written);
    if (!safe) this.#keepSecret(field, written);
    const shown = safe ? written : '(…)';
    const read = await readBytes(this.#files, file, shown, pointer, options);
    if ('problem' in read) {
      fail(read.problem);
      return undefined;
    }
    this.read.push(file);
    return { bytes: read.bytes, file };
  }

  #decode(
    bytes: Uint8Array,
    file: string,
    pointer: string,
    options: { vendor: string; data: Record<string, string> },
    fail: (problem: InputProblem) => void,
  ): string | undefined {
    const decoded = decodeUtf8(bytes);
    if (decoded.ok) return decoded.text;
    fail(
      fileProblem(decoded.id, pointer, {
        vendor: options.vendor,
        file,
        line: decoded.line,
        column: decoded.column,
        data: { ...options.data, shown: file },
      }),
    );
    return undefined;
  }

  /** Small liberties of the other sections: numbers where text is meant. */
  #normaliseRest(value: Record<string, unknown>): void {
    if (isMapping(value['devices']))
      value['devices'] = Object.fromEntries(
        Object.entries(value['devices']).map(([name, device]) => [
          name,
          isMapping(device)
            ? Object.fromEntries(
                Object.entries(device).flatMap(([key, item]) =>
                  item === null ? [] : [[key, typeof item === 'number' ? String(item) : item] as const],
                ),
              )
            : device,
        ]),
      );
    if (isMapping(value['send']))
      value['send'] = Object.fromEntries(
        Object.entries(value['send']).flatMap(([key, item]) => {
          if (item === null) return [];
          const numeric = ['concurrency', 'rate', 'retries'].includes(key) && typeof item === 'string' && /^\d+(\.\d+)?$/.test(item);
          return [[key, numeric ? Number(item) : item] as const];
        }),
      );
  }

  #resolve(section: 'vendors' | 'platforms', accounts: Accounts, into: Record<string, AccountEntry>): void {
    for (const [id, block] of Object.entries(accounts.blocks)) {
      if (!isMapping(block)) continue;
      const facet = accounts.facets[id] as AccountFacet<AccountBase>;
      const pointer = below(`/${section}`, id);
      const sources = accounts.sources[id] ?? {};
      const failed = new Set(facet.fields.map((field) => field.name).filter((name) => this.#failed.has(below(pointer, name))));
      const found = [
        ...checkFields(facet.fields, block, pointer, id),
        ...checkGroups(facet, block, failed, pointer, id),
        ...checkEndpoints(block['endpoints'], pointer, id),
      ];
      this.#reportFields(found, pointer, sources);
      const entry: AccountEntry = { sources, raw: block };
      into[id] = entry;
      const broken = failed.size > 0 || this.problems.some((problem) => problem.severity === 'error' && within(problem.path, pointer));
      if (broken) continue;
      const resolved = facet.resolve(block, { nowMs: this.#options.nowMs });
      const problems = resolved.problems.map((problem) =>
        createProblem(problem.id, problem, below(pointer, problem.field), {
          vendor: id,
          severity: problem.severity ?? 'error',
          ...(problem.data ? { data: problem.data } : {}),
        }),
      );
      this.#reportFields(problems, pointer, sources);
      if (resolved.account && !problems.some((problem) => problem.severity === 'error')) {
        const common = Object.fromEntries(
          commonAccountKeys.flatMap((key) => (block[key] === undefined ? [] : [[key, block[key]] as const])),
        );
        entry.account = { ...common, ...resolved.account };
      }
    }
  }

  /** Reports problems of fields where the value really stands: in the config, or in the environment. */
  #reportFields(problems: InputProblem[], pointer: string, sources: Record<string, ValueSource>): void {
    for (const problem of problems) {
      const name = problem.path.slice(pointer.length + 1).split('/')[0] ?? '';
      const source = sources[name];
      const variable = source?.startsWith('env:') ? source.slice(4) : undefined;
      const data = variable === undefined ? problem.data : { ...problem.data, variable };
      const direct = this.#direct.get(below(pointer, name));
      const env = direct === undefined ? undefined : this.#lookup(direct)?.envFile;
      const line = direct === undefined ? undefined : env?.lineOf(direct);
      this.#report({ ...problem, data, ...(env ? { file: env.file } : {}), ...(line === undefined ? {} : { line }) });
    }
  }
}

interface Accounts {
  /** Blocks with files read; one that is no mapping is kept as it is, for the schema to report. */
  blocks: Record<string, unknown>;
  facets: Record<string, AccountFacet<AccountBase>>;
  sources: Record<string, Record<string, ValueSource>>;
}

function plainMapping(value: unknown): Record<string, unknown> {
  return isMapping(value) ? value : {};
}

function within(pointer: string, parent: string): boolean {
  return pointer === parent || pointer.startsWith(`${parent}/`);
}

function looksLikePath(text: string): boolean {
  const segments = text.split(/[/\\]/);
  return (
    text.length <= 260 &&
    !text.includes('\n') &&
    segments.every((segment) => segment.length <= 64) &&
    (/^(\.{1,2}|~|[A-Za-z]:)?[/\\]/.test(text) || /[^.]\.[A-Za-z0-9]{1,12}$/.test(text))
  );
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function define(object: Record<string, string>, key: string, value: string): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readDevices(value: unknown, vendorIds: readonly string[]): Record<string, DeviceEntry> {
  const entries: [string, DeviceEntry][] = [];
  for (const [name, device] of Object.entries(plainMapping(value))) {
    if (!isMapping(device)) continue;
    const { vendor, token } = device;
    if (typeof vendor !== 'string' || !vendorIds.includes(vendor) || typeof token !== 'string') continue;
    const entry: DeviceEntry = { vendor, token };
    for (const key of ['android', 'ios', 'harmony', 'rom', 'model', 'note'] as const) {
      const item = device[key];
      if (typeof item === 'string') entry[key] = item;
    }
    entries.push([name, entry]);
  }
  return Object.fromEntries(entries);
}

function isFileField(field: AccountField): boolean {
  return field.type === 'file' || field.type === 'json-file' || field.type === 'binary-file';
}
