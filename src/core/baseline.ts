import { sha256Hex } from '../lib/digest.ts';
import { pointerOf } from './pointer.ts';
import type { Text, TextData } from './text.ts';

export const baselineSchema = 'push-check/baseline@1';

/** One known finding, as often as it occurs. */
export interface BaselineEntry {
  ruleId: string;
  /** Relative to the scanned folder, with `/`; absent for what concerns the project as a whole. */
  file?: string;
  fingerprint: string;
  count: number;
}

/** What a scan looked at: only in the same is something that is no longer found known to be fixed. */
export interface BaselineScope {
  build: 'release' | 'debug';
  flavors: readonly string[];
  vendors: readonly string[];
  platforms: readonly string[];
  /** A message was compared with the app. */
  message: boolean;
  /** Accounts that ids and names were compared with. */
  accounts: readonly string[];
}

export interface Baseline {
  schema: typeof baselineSchema;
  /** Absent in files of older versions. */
  scope?: BaselineScope;
  findings: readonly BaselineEntry[];
}

/** What a fingerprint is made of. */
export interface Fingerprinted {
  ruleId: string;
  /** Relative to the scanned folder. */
  file?: string;
  /** `wordAt` the place. */
  word: string;
  /** Which of the rule's messages, and the values in it. */
  messageId: string;
  data?: TextData;
}

// A quoted text whole, or a name with what names are made of; `<`, `-`, `@` before a name belong to it, what may stand apart from it does not.
const word = /"[^"]*"|'[^']*'|[<@-]?(?:[\p{L}\p{N}_$.:@*-]|\$\{[^}\s]*\})*[\p{L}\p{N}_$*}]|\S/uy;

/**
 * The word at a place, without blanks: what stays the same when lines move or a file is formatted anew. Line and column are 1-based; '' outside
 * the text.
 */
export function wordAt(lines: readonly string[], line: number, column: number): string {
  const text = (lines[line - 1] ?? '').slice(column - 1).trimStart();
  word.lastIndex = 0;
  return (word.exec(text)?.[0] ?? '').replace(/\s+/g, '');
}

// Some messages name another place; its line is no part of what they say.
const position = /(\.(?:gradle|kts|xml|json5?|pro|txt|java|kt|plist|entitlements|properties|toml)):\d+(?::\d+)?/g;

/** Sixteen hex digits that tell a finding from others, without line numbers and in no language. */
export function fingerprintOf({ ruleId, file, word: at, messageId, data = {} }: Fingerprinted): string {
  const values = Object.entries(data)
    .filter(([name]) => name !== 'line' && name !== 'column')
    .map(([name, value]) => [name, String(value).replace(position, '$1').replace(/\s+/g, ' ').trim()])
    .toSorted(byText);
  return sha256Hex(JSON.stringify([ruleId, file ?? '', at, messageId, values])).slice(0, 16);
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  const [left, right] = [a.join('\u0000'), b.join('\u0000')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A baseline of everything that was found, sorted, so that the same findings give the same bytes. */
export function makeBaseline(items: readonly Omit<BaselineEntry, 'count'>[], scope?: BaselineScope): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const { ruleId, file, fingerprint } of items) {
    const known = entries.get(fingerprint);
    if (known) known.count++;
    else entries.set(fingerprint, { ruleId, ...(file === undefined ? {} : { file }), fingerprint, count: 1 });
  }
  const key = (entry: BaselineEntry) => [entry.ruleId, entry.file ?? '', entry.fingerprint];
  return {
    schema: baselineSchema,
    ...(scope && { scope: sortedScope(scope) }),
    findings: [...entries.values()].toSorted((a, b) => byText(key(a), key(b))),
  };
}

function sortedScope({ build, flavors, vendors, platforms, message, accounts }: BaselineScope): BaselineScope {
  return {
    build,
    flavors: flavors.toSorted(),
    vendors: vendors.toSorted(),
    platforms: platforms.toSorted(),
    message,
    accounts: accounts.toSorted(),
  };
}

/** Whether two scans looked at the same. */
export function isSameScope(a: BaselineScope | undefined, b: BaselineScope): boolean {
  return a !== undefined && JSON.stringify(sortedScope(a)) === JSON.stringify(sortedScope(b));
}

/** The baseline as it is written to a file. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, undefined, 2)}\n`;
}

/** What is wrong with a baseline file, and where. */
export interface BaselineProblem {
  id: 'baseline-schema' | 'baseline-scope' | 'baseline-entry' | 'baseline-twice';
  pointer: string;
  text: Text;
  data: TextData;
}

const texts = {
  'baseline-schema': {
    en: 'This is no baseline of push-check: `schema` must be `{expected}`.',
    zh: '这不是 push-check 的基线文件：`schema` 应为 `{expected}`。',
  },
  'baseline-scope': {
    en: '`scope` needs `build` (release or debug), the lists `flavors`, `vendors`, `platforms` and `accounts`, and `message` (true or false).',
    zh: '`scope` 需要 `build`（release 或 debug）、列表 `flavors`、`vendors`、`platforms`、`accounts`，以及 `message`（true 或 false）。',
  },
  'baseline-entry': {
    en: 'An entry of `findings` needs `ruleId`, `fingerprint` (16 hex digits) and `count` (a whole number from 1), and `file` as text or not at all.',
    zh: '`findings` 的每一项都需要 `ruleId`、`fingerprint`（16 位十六进制）与 `count`（不小于 1 的整数）；`file` 可省略，若有则须为文本。',
  },
  'baseline-twice': { en: 'The fingerprint `{fingerprint}` stands here twice.', zh: '指纹 `{fingerprint}` 重复出现。' },
} satisfies Record<BaselineProblem['id'], Text>;

/** Reads a parsed baseline file; every problem is told. */
export function readBaseline(value: unknown): { ok: true; baseline: Baseline } | { ok: false; problems: BaselineProblem[] } {
  const problems: BaselineProblem[] = [];
  const problem = (id: BaselineProblem['id'], segments: (string | number)[], data: TextData = {}) =>
    problems.push({ id, pointer: pointerOf(segments), text: texts[id], data });
  const root = isObject(value) ? value : {};
  if (root['schema'] !== baselineSchema) problem('baseline-schema', ['schema'], { expected: baselineSchema });
  const scope = scopeOf(root['scope']);
  if (problems.length === 0 && root['scope'] !== undefined && !scope) problem('baseline-scope', ['scope']);
  const list = root['findings'];
  const findings: BaselineEntry[] = [];
  if (!Array.isArray(list)) {
    if (problems.length === 0) problem('baseline-entry', ['findings']);
  } else if (problems.length === 0) {
    const seen = new Set<string>();
    for (const [index, entry] of list.entries()) {
      const read = entryOf(entry);
      if (!read) problem('baseline-entry', ['findings', index]);
      else if (seen.has(read.fingerprint)) problem('baseline-twice', ['findings', index], { fingerprint: read.fingerprint });
      else {
        seen.add(read.fingerprint);
        findings.push(read);
      }
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, baseline: { schema: baselineSchema, ...(scope && { scope }), findings } };
}

function scopeOf(value: unknown): BaselineScope | undefined {
  if (!isObject(value)) return undefined;
  const { build, flavors, vendors, platforms, message, accounts } = value;
  if ((build !== 'release' && build !== 'debug') || typeof message !== 'boolean') return undefined;
  if (!isNames(flavors) || !isNames(vendors) || !isNames(platforms) || !isNames(accounts)) return undefined;
  return { build, flavors, vendors, platforms, message, accounts };
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function entryOf(value: unknown): BaselineEntry | undefined {
  if (!isObject(value)) return undefined;
  const { ruleId, file, fingerprint, count } = value;
  if (typeof ruleId !== 'string' || typeof fingerprint !== 'string' || !/^[0-9a-f]{16}$/.test(fingerprint)) return undefined;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return undefined;
  if (file !== undefined && typeof file !== 'string') return undefined;
  return { ruleId, ...(file === undefined ? {} : { file }), fingerprint, count };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Compares findings with a baseline: as many of a fingerprint as the baseline counts are known, further ones are new, fewer are fixed.
 *
 * @param judged Whether a rule was looked at now; what was not cannot be fixed.
 */
export function compareBaseline<Item extends { fingerprint: string }>(
  items: readonly Item[],
  baseline: Baseline,
  judged: (ruleId: string) => boolean = () => true,
): { fresh: Item[]; known: Item[]; fixed: BaselineEntry[] } {
  const left = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry.count]));
  const fresh: Item[] = [];
  const known: Item[] = [];
  for (const item of items) {
    const count = left.get(item.fingerprint) ?? 0;
    (count > 0 ? known : fresh).push(item);
    if (count > 0) left.set(item.fingerprint, count - 1);
  }
  const fixed = baseline.findings
    .map((entry) => ({ ...entry, count: left.get(entry.fingerprint) ?? 0 }))
    .filter((entry) => entry.count > 0 && judged(entry.ruleId));
  return { fresh, known, fixed };
}
