import { expectations, inputProblem, kindOf, unknownName, wrongType, wrongValue, type InputProblem } from './config-texts.ts';
import { durationSeconds } from './duration.ts';
import { kinds, type Kind } from './kind.ts';
import type { ClickAction, Message, VendorBlock } from './message.ts';
import { pointerOf, segmentsOf } from './pointer.ts';

/** What may stand at the top of a message file. */
export const messageKeys = [
  'kind',
  'title',
  'body',
  'data',
  'click',
  'channel',
  'ttl',
  'priority',
  'collapseKey',
  'notifyId',
  'sound',
  'badge',
  'image',
  'vendors',
  'platforms',
] as const;

const clickTargets = { activity: 'activity', intent: 'intent', url: 'url' } as const;

export interface ReadMessageOptions {
  /** The vendor ids that may stand under `vendors`. */
  vendors: readonly string[];
  /** The platform ids that may stand under `platforms`. */
  platforms?: readonly string[];
}

export interface MessageResult {
  /** What could be read; fields with a problem are left out. */
  message: Message;
  /** Paths are message pointers. */
  problems: InputProblem[];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a parsed message document; every problem is found at once, and nothing is thrown. */
export function readMessage(value: unknown, options: ReadMessageOptions): MessageResult {
  const problems: InputProblem[] = [];
  const message: Message = {};
  if (!isMapping(value)) return { message, problems: [wrongType('', 'mapping', value)] };
  for (const [key, item] of Object.entries(value)) {
    const pointer = pointerOf([key]);
    if (key === '$schema') continue;
    if (!(messageKeys as readonly string[]).includes(key)) {
      problems.push(unknownName('unknown-key', pointer, key, messageKeys));
      continue;
    }
    if (item === null || item === undefined) {
      problems.push(inputProblem('empty-value', pointer));
      continue;
    }
    readMember(message, key as (typeof messageKeys)[number], item, pointer, options, problems);
  }
  return { message, problems };
}

function readMember(
  message: Message,
  key: (typeof messageKeys)[number],
  item: unknown,
  pointer: string,
  options: ReadMessageOptions,
  problems: InputProblem[],
): void {
  switch (key) {
    case 'title':
    case 'body':
    case 'channel':
    case 'collapseKey':
    case 'sound':
    case 'image':
      if (typeof item === 'string') message[key] = item;
      else if (typeof item === 'number') message[key] = String(item);
      else problems.push(wrongType(pointer, 'text', item));
      return;
    case 'kind':
      if ((kinds as readonly unknown[]).includes(item)) message.kind = item as Kind;
      else problems.push(typeof item === 'string' ? wrongValue(pointer, kinds, item) : wrongType(pointer, 'text', item));
      return;
    case 'priority':
      if (item === 'high' || item === 'normal') message.priority = item;
      else problems.push(typeof item === 'string' ? wrongValue(pointer, ['high', 'normal'], item) : wrongType(pointer, 'text', item));
      return;
    case 'ttl': {
      const seconds = durationSeconds(item);
      if (seconds === undefined)
        problems.push(
          typeof item === 'string' || typeof item === 'number'
            ? inputProblem('bad-duration', pointer)
            : wrongType(pointer, 'duration', item),
        );
      else if (!Number.isSafeInteger(seconds)) problems.push(inputProblem('ttl-fraction', pointer));
      else message.ttlSeconds = seconds;
      return;
    }
    case 'badge':
    case 'notifyId': {
      const number = typeof item === 'string' && /^-?\d{1,15}$/.test(item) ? Number(item) : item;
      const fits = typeof number === 'number' && Number.isSafeInteger(number) && (key === 'notifyId' || number >= 0);
      if (fits) message[key] = number;
      else problems.push(wrongType(pointer, key === 'badge' ? 'natural-number' : 'integer', item));
      return;
    }
    case 'data':
      readData(message, item, pointer, problems);
      return;
    case 'click': {
      const click = readClick(item, pointer);
      problems.push(...click.problems);
      if (click.click) message.click = click.click;
      return;
    }
    case 'vendors':
    case 'platforms':
      readBlocks(message, key, item, options, problems);
  }
}

function readData(message: Message, item: unknown, pointer: string, problems: InputProblem[]): void {
  if (!isMapping(item)) {
    problems.push(wrongType(pointer, 'mapping', item));
    return;
  }
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(item)) {
    const path = `${pointer}${pointerOf([name])}`;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') entries.push([name, String(value)]);
    else if (value === null) problems.push(inputProblem('empty-value', path));
    else problems.push(inputProblem('data-nested', path, { words: { got: kindOf(value) } }));
  }
  message.data = Object.fromEntries(entries);
}

function readBlocks(
  message: Message,
  section: 'vendors' | 'platforms',
  item: unknown,
  options: ReadMessageOptions,
  problems: InputProblem[],
): void {
  const pointer = pointerOf([section]);
  if (!isMapping(item)) {
    problems.push(wrongType(pointer, 'mapping', item));
    return;
  }
  const known = options[section] ?? [];
  const blocks: [string, VendorBlock][] = [];
  for (const [id, block] of Object.entries(item)) {
    const path = `${pointer}${pointerOf([id])}`;
    if (!known.includes(id)) problems.push(unknownName(section === 'vendors' ? 'unknown-vendor' : 'unknown-platform', path, id, known));
    else if (!isMapping(block)) problems.push(wrongType(path, 'mapping', block, { vendor: id }));
    else {
      const { raw, ...own } = block;
      if (raw === undefined || isMapping(raw)) blocks.push([id, block]);
      else {
        problems.push(wrongType(`${path}/raw`, 'mapping', raw, { vendor: id }));
        blocks.push([id, own]);
      }
    }
  }
  message[section] = Object.fromEntries(blocks);
}

/** Reads what a tap opens: `app`, `activity:X`, `intent:X`, `url:X`, or a mapping with `open`. */
export function readClick(item: unknown, pointer: string): { click?: ClickAction; problems: InputProblem[] } {
  if (typeof item === 'string') {
    if (item === 'app') return { click: { open: 'app' }, problems: [] };
    const match = /^(activity|intent|url)(?::(.*))?$/s.exec(item);
    if (!match) return { problems: [inputProblem('click-unknown', pointer)] };
    return clickOf(match[1] as keyof typeof clickTargets, match[2], pointer);
  }
  if (!isMapping(item)) return { problems: [wrongType(pointer, 'click', item)] };
  const { open } = item;
  const known = open === 'app' ? ['open'] : isTarget(open) ? ['open', open] : ['open', ...Object.keys(clickTargets)];
  const problems = Object.keys(item).flatMap((key) =>
    known.includes(key) ? [] : [unknownName('unknown-key', `${pointer}${pointerOf([key])}`, key, known)],
  );
  if (open === 'app') return { ...(problems.length > 0 ? {} : { click: { open: 'app' } as const }), problems };
  if (!isTarget(open)) {
    const path = `${pointer}/open`;
    const allowed = ['app', ...Object.keys(clickTargets)];
    if (open === undefined)
      problems.push(inputProblem('missing-key', path, { data: { name: 'open' }, words: { expected: expectations.text } }));
    else problems.push(typeof open === 'string' ? wrongValue(path, allowed, open) : wrongType(path, 'text', open));
    return { problems };
  }
  const target = item[open];
  if (target !== undefined && target !== null && typeof target !== 'string')
    return { problems: [...problems, wrongType(`${pointer}/${open}`, 'text', target)] };
  const click = clickOf(open, target ?? undefined, pointer);
  return { ...(problems.length === 0 && click.click ? { click: click.click } : {}), problems: [...problems, ...click.problems] };
}

function isTarget(open: unknown): open is keyof typeof clickTargets {
  return typeof open === 'string' && Object.hasOwn(clickTargets, open);
}

function clickOf(
  open: keyof typeof clickTargets,
  target: string | undefined,
  pointer: string,
): { click?: ClickAction; problems: InputProblem[] } {
  if (target === undefined || target.trim() === '') return { problems: [inputProblem('click-target', pointer, { data: { open } })] };
  const click = {
    activity: { open: 'activity', activity: target },
    intent: { open: 'intent', intent: target },
    url: { open: 'url', url: target },
  } as const;
  return { click: click[open], problems: [] };
}

/** What the command line says about the message, as typed. */
export interface MessageFlags {
  title?: string | undefined;
  body?: string | undefined;
  /** `key=value` each. */
  data?: readonly string[] | undefined;
  kind?: string | undefined;
  channel?: string | undefined;
  /** The vendor's own category; put to every one of `vendors`. */
  category?: string | undefined;
  ttl?: string | undefined;
  click?: string | undefined;
  priority?: string | undefined;
  collapseKey?: string | undefined;
  notifyId?: string | undefined;
  sound?: string | undefined;
  badge?: string | undefined;
  image?: string | undefined;
  /** The vendors of this send, for `category`. */
  vendors?: readonly string[] | undefined;
  /** `--set vendor.path=value`; the value is parsed already. */
  set?: readonly SetFlag[] | undefined;
}

export interface SetFlag {
  vendor: string;
  /** Dotted; `\.` is a dot inside a name. */
  path: string;
  value: unknown;
}

const flagNames: Partial<Record<keyof MessageFlags, string>> = { collapseKey: '--collapse-key', notifyId: '--notify-id' };

/**
 * Lays flags and `--set` over a message and remembers their authority. The given message is not changed.
 *
 * @returns problems whose data carries the `flag`.
 */
export function applyFlags(message: Message, flags: MessageFlags, options: ReadMessageOptions): MessageResult {
  const result = structuredClone(message);
  const authority: Record<string, 'flag' | 'set'> = { ...result.authority };
  const problems: InputProblem[] = [];
  const fromFlag = (list: readonly InputProblem[], flag: string) =>
    problems.push(...list.map((problem) => ({ ...problem, data: { ...problem.data, flag } })));

  for (const key of messageKeys) {
    if (key === 'data' || key === 'vendors' || key === 'platforms') continue;
    const value = flags[key];
    if (value === undefined) continue;
    // Text is taken as it is; an empty title or body is the caller's will.
    const read = readMessage({ [key]: value }, options);
    fromFlag(read.problems, flagNames[key] ?? `--${key}`);
    if (read.problems.length > 0) continue;
    Object.assign(result, read.message);
    authority[`/${key}`] = 'flag';
    if (key === 'ttl') authority['/ttlSeconds'] = 'flag';
  }

  for (const pair of flags.data ?? []) {
    const split = pair.indexOf('=');
    if (split <= 0) {
      fromFlag([inputProblem('data-pair', '/data', { data: { flag: '--data' } })], '--data');
      continue;
    }
    const name = pair.slice(0, split);
    result.data = Object.fromEntries([...Object.entries(result.data ?? {}), [name, pair.slice(split + 1)]]);
    authority[`/data${pointerOf([name])}`] = 'flag';
    // The map goes out as one, so all of it has the flag's rank.
    authority['/data'] = 'flag';
  }

  if (flags.category !== undefined) {
    const vendors = flags.vendors ?? [];
    if (vendors.length === 0) fromFlag([inputProblem('category-needs-vendor', '', { data: { flag: '--category' } })], '--category');
    for (const vendor of vendors) put(result, authority, ['vendors', vendor, 'category'], flags.category, 'flag');
  }

  for (const { vendor, path, value } of flags.set ?? []) {
    const section = options.platforms?.includes(vendor) ? 'platforms' : 'vendors';
    const pointer = pointerOf([section, vendor]);
    const segments = path.split(/(?<!\\)\./).map((segment) => segment.replaceAll('\\.', '.'));
    if (section === 'vendors' && !options.vendors.includes(vendor))
      fromFlag([unknownName('unknown-vendor', pointer, vendor, [...options.vendors, ...(options.platforms ?? [])])], '--set');
    else if (segments.some((segment) => segment === ''))
      fromFlag([inputProblem('set-path', pointer, { vendor, data: { flag: '--set' } })], '--set');
    else put(result, authority, [section, vendor, ...segments], value, 'set');
  }

  if (Object.keys(authority).length > 0) result.authority = authority;
  return { message: result, problems };
}

function put(
  message: Message,
  authority: Record<string, 'flag' | 'set'>,
  path: readonly ['vendors' | 'platforms', ...string[]],
  value: unknown,
  rank: 'flag' | 'set',
): void {
  const [section, ...below] = path;
  message[section] = placed(message[section] ?? {}, below, value) as Record<string, VendorBlock>;
  authority[pointerOf(path)] = rank;
}

/** A copy with the value at the path; whatever is no mapping on the way gives way. */
function placed(object: Record<string, unknown>, path: readonly string[], value: unknown): Record<string, unknown> {
  const [first, ...rest] = path;
  if (first === undefined) return object;
  const old = Object.hasOwn(object, first) ? object[first] : undefined;
  const next = rest.length === 0 ? value : placed(isMapping(old) ? old : {}, rest, value);
  // fromEntries makes `__proto__` an own key.
  return Object.fromEntries([...Object.entries(object).filter(([key]) => key !== first), [first, next]]);
}

/** Splits `vendor.path=value` of `--set`; the value is still text. */
export function splitSet(text: string): { vendor: string; path: string; value: string } | { problem: InputProblem } {
  const match = /^([A-Za-z][\w-]*)\.([^=]+)=(.*)$/s.exec(text);
  if (!match) return { problem: inputProblem('set-path', '', { data: { flag: '--set' } }) };
  return { vendor: match[1] as string, path: match[2] as string, value: match[3] as string };
}

/** The pointer in a message file for a pointer of the read message: `ttlSeconds` is written `ttl`. */
export function writtenPointer(pointer: string): string {
  const [first, ...rest] = segmentsOf(pointer);
  return first === 'ttlSeconds' ? pointerOf(['ttl', ...rest]) : pointer;
}
