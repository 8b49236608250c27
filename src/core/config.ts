import type { AccountBase, AccountFacet, AccountField } from './account.ts';
import { inputProblem, type InputProblem } from './config-texts.ts';
import { durationMs } from './duration.ts';
import { pointerOf, segmentsOf, valueAt } from './pointer.ts';
import type { Text } from './text.ts';

/** Where a field's value came from: `file:<path>[:line:column]`, `env:<NAME>`, `default`. */
export type ValueSource = `file:${string}` | `env:${string}` | 'default';

/** The configured account of one vendor or platform. */
export interface AccountEntry<Account extends AccountBase = AccountBase> {
  /** Undefined when something is wrong with it (see the problems), or when no facet is known. */
  account?: Account;
  /** Field name → where its value came from. */
  sources: Record<string, ValueSource>;
  /** Validated values: file fields hold text or bytes. */
  raw: Record<string, unknown>;
}

export interface DeviceEntry {
  vendor: string;
  token: string;
  /** Android version. */
  android?: string;
  ios?: string;
  harmony?: string;
  /** Version of the vendor's system: MIUI, HyperOS, ColorOS, OriginOS … */
  rom?: string;
  model?: string;
  note?: string;
}

/** Defaults of `send`. */
export interface SendDefaults {
  concurrency?: number;
  /** Requests per second. */
  rate?: number;
  timeoutMs?: number;
  retries?: number;
  proxy?: string;
  /** Absolute path of a PEM file. */
  ca?: string;
  lang?: 'en' | 'zh';
}

/** The effective configuration: profile merged, variables filled, files read, accounts resolved. */
export interface Config {
  vendors: Record<string, AccountEntry>;
  platforms: Record<string, AccountEntry>;
  devices: Record<string, DeviceEntry>;
  /** Name → absolute path. */
  messages: Record<string, string>;
  send: SendDefaults;
}

/** The members every account may have beside its vendor's fields. */
export const commonAccountKeys = ['endpoints', 'channels'] as const;

export const deviceKeys = ['vendor', 'token', 'android', 'ios', 'harmony', 'rom', 'model', 'note'] as const;

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** Lays a profile over the top level: mappings are merged, everything else replaces. Neither input is changed. */
export function mergeProfile(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const old = merged.get(key);
    merged.set(key, isMapping(old) && isMapping(value) ? mergeProfile(old, value) : value);
  }
  return Object.fromEntries(merged);
}

/** Which variables a filled value was made of. */
export interface References {
  names: string[];
  /** True when at least one was not set and its default was taken. */
  defaulted: boolean;
}

/** Fills `${NAME}` and `${NAME:-default}` in every text; `$${` stands for `${`. A value that cannot be filled is left out. */
export function fillReferences(
  value: unknown,
  lookup: (name: string) => string | undefined,
): { value: unknown; problems: InputProblem[]; references: Map<string, References> } {
  const problems: InputProblem[] = [];
  const references = new Map<string, References>();

  const fillText = (text: string, pointer: string): string | undefined => {
    if (!text.includes('${')) return text;
    const used: References = { names: [], defaulted: false };
    let failed = false;
    const filled = text.replace(
      /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?:(:-)([^}]*))?\}|\$\{/g,
      (whole, name: string | undefined, mark?: string, fallback?: string) => {
        if (whole === '$${') return '${';
        if (name === undefined) {
          problems.push(inputProblem('env-syntax', pointer));
          failed = true;
          return '';
        }
        const found = lookup(name);
        if (found !== undefined && found !== '') {
          used.names.push(name);
          return found;
        }
        if (mark !== undefined) {
          used.defaulted = true;
          return fallback ?? '';
        }
        problems.push(inputProblem(found === undefined ? 'env-missing' : 'env-empty', pointer, { data: { variable: name } }));
        failed = true;
        return '';
      },
    );
    if (used.names.length > 0 || used.defaulted) references.set(pointer, used);
    return failed ? undefined : filled;
  };

  const walk = (item: unknown, pointer: string): unknown => {
    if (typeof item === 'string') return fillText(item, pointer);
    if (Array.isArray(item)) return item.map((child, index) => walk(child, `${pointer}/${index}`));
    if (!isMapping(item)) return item;
    return Object.fromEntries(
      Object.entries(item)
        .map(([key, child]) => [key, walk(child, `${pointer}${pointerOf([key])}`)] as const)
        .filter(([, child]) => child !== undefined),
    );
  };
  return { value: walk(value, ''), problems, references };
}

const constantCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();

/** `PUSH_CHECK_XIAOMI_`: how the variables of one vendor or platform begin. */
export function environmentPrefix(id: string): string {
  return `PUSH_CHECK_${constantCase(id)}_`;
}

/** The variable that gives a field: `PUSH_CHECK_XIAOMI_APP_SECRET`. */
export function environmentName(id: string, field: string): string {
  return `${environmentPrefix(id)}${constantCase(field)}`;
}

/** The name `init` gives a secret in `.env`: `XIAOMI_APP_SECRET`. */
export function secretVariable(id: string, field: string): string {
  return `${constantCase(id)}_${constantCase(field)}`;
}

/** Brings short forms to long ones: a channel that is only an id, an endpoint for all; digits to numbers and numbers to text as the field wants them. */
export function normaliseAccount(block: Record<string, unknown>, fields: readonly AccountField[]): Record<string, unknown> {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const result = new Map<string, unknown>();
  for (const [key, value] of Object.entries(block)) {
    const field = byName.get(key);
    // An empty value is a missing one: the problem then says what is expected.
    if (value === null) continue;
    if (field) result.set(key, normaliseField(value, field));
    else if (key === 'endpoints' && typeof value === 'string') result.set(key, { all: value });
    else if (key === 'channels' && isMapping(value))
      result.set(key, Object.fromEntries(Object.entries(value).map(([name, channel]) => [name, normaliseChannel(channel)])));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

function normaliseChannel(channel: unknown): unknown {
  if (typeof channel === 'string' || typeof channel === 'number') return { id: String(channel) };
  if (!isMapping(channel)) return channel;
  const textual = (value: unknown) => (typeof value === 'number' ? String(value) : value);
  const result: Record<string, unknown> = { ...channel, id: textual(channel['id']) };
  if (result['id'] === undefined || result['id'] === null) delete result['id'];
  const template = channel['template'];
  if (typeof template === 'string' || typeof template === 'number') result['template'] = { id: String(template) };
  else if (isMapping(template))
    result['template'] = Object.fromEntries(Object.entries(template).map(([key, value]) => [key, textual(value)]));
  return result;
}

function normaliseField(value: unknown, field: AccountField): unknown {
  switch (field.type) {
    case 'string':
    case 'id':
      // A byte order mark and line ends around a value come from files and mean nothing.
      return typeof value === 'number'
        ? String(value)
        : typeof value === 'string'
          ? value.replace(/^\uFEFF|^[\r\n]+|[\r\n]+$/g, '')
          : value;
    case 'enum':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'integer':
      return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    default:
      return value;
  }
}

/** A well-known mistake in a field's value as the user wrote it (for files: the path). The value is never echoed. */
export function checkMistake(field: AccountField, written: unknown, pointer: string, vendor: string): InputProblem | undefined {
  if (typeof written !== 'string') return undefined;
  const mistake = field.mistakes?.find((candidate) => matches(candidate.pattern, written));
  return mistake && inputProblem('field-mistake', pointer, { vendor, words: { mistake: mistake.text, where: field.where } });
}

/** Looks at the text of an account's fields: well-known mistakes, blanks copied along, the shape it must have. Values are never echoed. */
export function checkFields(
  fields: readonly AccountField[],
  values: Record<string, unknown>,
  pointer: string,
  vendor: string,
): InputProblem[] {
  const problems: InputProblem[] = [];
  for (const field of fields) {
    const value = values[field.name];
    // Files were looked at before they were read: their patterns are about paths.
    if (typeof value !== 'string' || (field.type !== 'string' && field.type !== 'id')) continue;
    const path = `${pointer}${pointerOf([field.name])}`;
    const words = { title: withoutStop(field.title), where: field.where };
    const mistake = checkMistake(field, value, path, vendor);
    // A passphrase may well begin with a blank; what has a shape or is an id may not.
    const blank = value !== value.trim() && (field.pattern !== undefined || field.type === 'id');
    if (mistake) problems.push(mistake);
    else if (field.required && value.trim() === '') problems.push(inputProblem('empty-value', path, { vendor }));
    else if (field.pattern && matches(field.pattern, value)) continue;
    else if (blank) problems.push(inputProblem('field-blank', path, { vendor, words }));
    else if (field.pattern)
      problems.push(inputProblem('field-pattern', path, { vendor, words, severity: field.patternIsHint ? 'warn' : 'error' }));
  }
  return problems;
}

function matches(pattern: RegExp, value: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(value);
}

function withoutStop(text: Text): Text {
  return { en: text.en.replace(/\.$/, ''), zh: text.zh.replace(/。$/, '') };
}

/** Checks that exactly one of an account's credential sets is complete. Fields in `failed` were given but could not be read: no second problem. */
export function checkGroups(
  facet: Pick<AccountFacet<AccountBase>, 'oneOf' | 'groupsMayAgree'>,
  values: Record<string, unknown>,
  failed: ReadonlySet<string>,
  pointer: string,
  vendor: string,
): InputProblem[] {
  const groups = facet.oneOf ?? [];
  if (groups.length === 0) return [];
  const has = (name: string) => (values[name] !== undefined && values[name] !== null) || failed.has(name);
  const complete = groups.filter((group) => group.every(has));
  const shown = (list: readonly (readonly string[])[]) => list.map((group) => group.join(' + ')).join(' | ');
  if (complete.length === 1 || (complete.length > 1 && facet.groupsMayAgree)) return [];
  if (complete.length > 1) return [inputProblem('group-conflict', pointer, { vendor, data: { vendor, groups: shown(complete) } })];
  const started = groups.map((group) => ({ group, present: group.filter(has).length })).toSorted((a, b) => b.present - a.present)[0];
  const missing = started && started.present > 0 ? started.group.filter((name) => !has(name)).join(', ') : shown(groups);
  return [inputProblem('group-incomplete', pointer, { vendor, data: { vendor, missing, groups: shown(groups) } })];
}

/** Checks endpoint overrides: origins or URL prefixes without user name, query and fragment. */
export function checkEndpoints(endpoints: unknown, pointer: string, vendor: string): InputProblem[] {
  if (!isMapping(endpoints)) return [];
  return Object.entries(endpoints).flatMap(([name, url]) =>
    typeof url === 'string' && !isBaseUrl(url)
      ? [inputProblem('endpoint-url', `${pointer}/endpoints${pointerOf([name])}`, { vendor })]
      : [],
  );
}

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}

/** Reads the `send` section, already checked for its types; `timeout` is a duration. */
export function readSend(section: unknown, pathOf: (path: string) => string): { send: SendDefaults; problems: InputProblem[] } {
  const send: SendDefaults = {};
  const problems: InputProblem[] = [];
  if (!isMapping(section)) return { send, problems };
  for (const name of ['concurrency', 'rate', 'retries'] as const) {
    const value = section[name];
    if (typeof value === 'number') send[name] = value;
  }
  if (section['timeout'] !== undefined && section['timeout'] !== null) {
    const timeoutMs = durationMs(section['timeout']);
    if (timeoutMs === undefined || timeoutMs === 0) problems.push(inputProblem('bad-duration', '/send/timeout'));
    else send.timeoutMs = timeoutMs;
  }
  const proxy = section['proxy'];
  if (typeof proxy === 'string') {
    if (URL.canParse(proxy) && /^https?:$/.test(new URL(proxy).protocol)) send.proxy = proxy;
    else problems.push(inputProblem('proxy-url', '/send/proxy'));
  }
  if (typeof section['ca'] === 'string') send.ca = pathOf(section['ca']);
  const lang = section['lang'];
  if (lang === 'en' || lang === 'zh') send.lang = lang;
  return { send, problems };
}

/**
 * Every text inside a secret value that must never be shown: the value, and for JSON the private keys and secrets in it.
 * Other spellings (base64, URL-encoded, single lines of a key) are the redactor's business.
 */
export function secretTexts(value: unknown): string[] {
  const found = new Set<string>();
  const add = (text: string) => {
    if (text.trim() === '') return;
    found.add(text).add(text.trim());
    const body = /-----BEGIN [A-Z0-9 ]+-----([\s\S]*?)-----END/.exec(text)?.[1];
    if (body) found.add(body.trim()).add(body.replace(/\\n|\s/g, ''));
  };
  const walk = (item: unknown, key: string): void => {
    if (typeof item === 'string') {
      if (secretKey.test(key)) add(item);
    } else if (Array.isArray(item)) for (const child of item) walk(child, key);
    else if (isMapping(item)) for (const [name, child] of Object.entries(item)) walk(child, name);
  };
  if (value instanceof Uint8Array) add(Buffer.from(value).toString('base64'));
  else if (typeof value === 'number') add(String(value));
  else if (typeof value === 'string') {
    add(value);
    if (value.trimStart().startsWith('{'))
      try {
        walk(JSON.parse(value), '');
      } catch {
        // Not JSON after all: the text itself is already in.
      }
  } else if (isMapping(value)) {
    add(JSON.stringify(value));
    walk(value, '');
  }
  return [...found];
}

const secretKey = /secret|password|passwd|passphrase|private_?key(?!_?id)|^key$|token$/i;

/** Secrets in a block whose fields are not known: texts under keys that sound like one. */
export function suspectedSecrets(block: unknown): string[] {
  const found: string[] = [];
  const walk = (item: unknown, key: string): void => {
    if (isMapping(item)) for (const [name, child] of Object.entries(item)) walk(child, name);
    else if (Array.isArray(item)) for (const child of item) walk(child, key);
    else if ((typeof item === 'string' || typeof item === 'number') && secretKey.test(key)) found.push(...secretTexts(item));
  };
  walk(block, '');
  return found;
}

/** Where a pointer of the merged config, or the nearest one above it, stands in the source: in the profile if it says anything there, else at the top level. */
export function sourcePointer(pointer: string, top: unknown, profile: { name: string; value: unknown } | undefined): string | undefined {
  const segments = segmentsOf(pointer);
  for (let length = segments.length; length > 0; length--) {
    const part = pointerOf(segments.slice(0, length));
    if (profile && valueAt(profile.value, part) !== undefined) return pointerOf(['profiles', profile.name, ...segments.slice(0, length)]);
    if (valueAt(top, part) !== undefined) return part;
  }
  return pointer === '' ? '' : undefined;
}
