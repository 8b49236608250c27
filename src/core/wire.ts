import { segmentsOf, pointerOf, setAt, valueAt } from './pointer.ts';
import type { ChannelConfig, Message } from './message.ts';
import type { AccountBase } from './account.ts';
import type { KindMap } from './kind.ts';
import type { Text, TextData } from './text.ts';
import { nearest } from './nearest.ts';

/**
 * One field of a vendor's send table: what a user may write under `vendors.<v>` and where it goes.
 * `name` is the vendor's own spelling, dotted where nested (`android.notification.channel_id`); camelCase of every segment is accepted too.
 */
export interface WireField {
  name: string;
  /** Where the value goes in the wire. */
  pointer: string;
  /** `json-string`: text holding JSON (an object is stringified); `map`: string → string; `string-number`: a number sent as a string. */
  type: 'string' | 'integer' | 'number' | 'boolean' | 'string-number' | 'json-string' | 'map' | 'object' | 'array' | 'any';
  values?: readonly (string | number)[];
  /** Further accepted spellings of the whole dotted name. */
  aliases?: readonly string[];
}

/** Where a wire value came from: `message:<pointer>`, `account`, `derived:kind` or another `derived:<what>`, `default`, `raw`. */
export type Origin = string;

/** Something the message asks for and this vendor cannot express. */
export interface Loss {
  /** Message pointer, e.g. `/badge`. */
  pointer: string;
  text: Text;
}

/** Something in the message that cannot be turned into a wire, as data; the runner makes findings of them. */
export interface WireProblem {
  id: 'unknown-field' | 'field-type' | 'unknown-channel';
  /** Message pointer. */
  pointer: string;
  data: TextData;
}

export interface WireResult<Wire> {
  wire: Wire;
  /** Wire pointer → origin. */
  origin: Record<string, Origin>;
  losses: Loss[];
  problems: WireProblem[];
}

export interface WireOptions {
  /** `YYYY-MM-DD` in the vendor's zone. */
  day: string;
}

/** `notify_level` → `notifyLevel`, `title-loc-key` → `titleLocKey`; anything else stays as it is. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[A-Za-z0-9])[_-]([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const ranks = { derived: 0, neutral: 1, block: 2, flag: 3, set: 4, raw: 5 } as const;

/**
 * Collects a wire from its sources. What is put with a higher authority wins, in whatever order it is put:
 * `--set` over flag over `vendors.<v>` block over neutral message over derived; `raw` is merged last.
 */
export class WireBuilder {
  readonly #root: Record<string, unknown> = {};
  readonly #origin: Record<string, Origin> = {};
  readonly #rank = new Map<string, number>();
  readonly #losses: Loss[] = [];
  readonly #problems: WireProblem[] = [];
  readonly #message: Message;
  readonly #vendor: string;

  readonly #section: 'vendors' | 'platforms';

  /** @param section where the message keeps the fields of this vendor or platform. */
  constructor(message: Message, vendor: string, section: 'vendors' | 'platforms' = 'vendors') {
    this.#message = message;
    this.#vendor = vendor;
    this.#section = section;
  }

  #put(pointer: string, value: unknown, origin: Origin, rank: number): void {
    if (value === undefined || rank < (this.#rank.get(pointer) ?? -1) || this.#isSetAbove(pointer, rank)) return;
    const kept: [string, unknown][] = [];
    for (const [inside, insideRank] of this.#rank) {
      if (!inside.startsWith(`${pointer}/`)) continue;
      if (insideRank > rank) kept.push([inside, valueAt(this.#root, inside)]);
      else {
        this.#rank.delete(inside);
        delete this.#origin[inside];
      }
    }
    // A copy: what is put later into it must not reach the caller's message.
    setAt(this.#root, pointer, typeof value === 'object' && value !== null ? structuredClone(value) : value);
    for (const [inside, insideValue] of kept) setAt(this.#root, inside, insideValue);
    this.#rank.set(pointer, rank);
    this.#origin[pointer] = origin;
  }

  /** Whether an enclosing value of higher authority already says what stands at the pointer. */
  #isSetAbove(pointer: string, rank: number): boolean {
    for (const [above, aboveRank] of this.#rank) {
      if (aboveRank <= rank || !pointer.startsWith(`${above}/`)) continue;
      const value = valueAt(this.#root, above);
      if (typeof value !== 'object' || value === null || valueAt(this.#root, pointer) !== undefined) return true;
    }
    return false;
  }

  /** A value that push-check itself chose (weakest). */
  fallback(pointer: string, value: unknown): this {
    this.#put(pointer, value, 'default', ranks.derived);
    return this;
  }

  /** A value computed from something else in the message, e.g. `kind`. */
  derive(pointer: string, value: unknown, from: string): this {
    this.#put(pointer, value, `derived:${from}`, ranks.derived);
    return this;
  }

  /** Puts every field of the message's kind. */
  deriveKind(kinds: KindMap): this {
    const kind = this.#message.kind;
    if (kind) for (const [pointer, value] of Object.entries(kinds[kind].fields)) this.derive(pointer, value, 'kind');
    return this;
  }

  /** A value of the account, e.g. the package name. */
  account(pointer: string, value: unknown): this {
    this.#put(pointer, value, 'account', ranks.derived);
    return this;
  }

  /** A value of the neutral message; `messagePointer` is where it stands there (`/title`). */
  neutral(pointer: string, value: unknown, messagePointer: string): this {
    const top = `/${segmentsOf(messagePointer)[0] ?? ''}`;
    const authority = this.#message.authority?.[messagePointer] ?? this.#message.authority?.[top];
    this.#put(pointer, value, `message:${messagePointer}`, authority ? ranks[authority] : ranks.neutral);
    return this;
  }

  /** The configured channel that `message.channel` names; an unknown name is a problem. Without an account nothing is known. */
  channel(account: AccountBase | undefined): ChannelConfig | undefined {
    const name = this.#message.channel;
    if (name === undefined || account === undefined) return undefined;
    const channels = account.channels ?? {};
    const found = Object.hasOwn(channels, name) ? channels[name] : undefined;
    if (!found) {
      const known = Object.keys(channels);
      this.#problems.push({
        id: 'unknown-channel',
        pointer: '/channel',
        data: { vendor: this.#vendor, name, known: known.join(', '), nearest: nearest(name, known) ?? '' },
      });
    }
    return found;
  }

  /** Remembers that the vendor cannot express something, if the message has it. */
  lose(messagePointer: string, text: Text): this {
    if (valueAt(this.#message, messagePointer) !== undefined) this.#losses.push({ pointer: messagePointer, text });
    return this;
  }

  /** Applies the `vendors.<v>` block by the vendor's field table, then `raw`. Unknown names and wrong types become problems. */
  block(fields: readonly WireField[]): this {
    const block = this.#message[this.#section]?.[this.#vendor];
    if (block === undefined) return this;
    const base = [this.#section, this.#vendor];
    const table = fieldTable(fields);
    const { raw, ...own } = block;
    this.#walk(own, [], base, table);
    if (raw !== undefined) this.#merge(raw, [], [...base, 'raw']);
    return this;
  }

  #walk(value: Record<string, unknown>, path: string[], base: string[], table: FieldTable): void {
    for (const [key, child] of Object.entries(value)) {
      const keys = [...path, key];
      const pointer = pointerOf([...base, ...keys]);
      const name = keys.map(camelCase).join('.');
      const field = table.byName.get(name);
      if (field) this.#putField(field, child, pointer);
      else if (table.prefixes.has(name) && typeof child === 'object' && child !== null && !Array.isArray(child))
        this.#walk(child as Record<string, unknown>, keys, base, table);
      else {
        const open = table.open.find((candidate) => name.startsWith(`${candidate.prefix}.`));
        if (open)
          this.#putField(
            {
              ...open.field,
              pointer: `${open.field.pointer.slice(0, -1)}${escapeSegment(keys.join('.').split('.').slice(open.depth).join('.'))}`,
            },
            child,
            pointer,
          );
        else
          this.#problems.push({
            id: 'unknown-field',
            pointer,
            data: { vendor: this.#vendor, name: keys.join('.'), nearest: nearest(name, table.names) ?? '' },
          });
      }
    }
  }

  #putField(field: WireField, value: unknown, pointer: string): void {
    const read = readField(field, value);
    if (!read.ok) {
      const expected = field.values ? field.values.join(' | ') : field.type;
      this.#problems.push({ id: 'field-type', pointer, data: { vendor: this.#vendor, name: field.name, expected, got: typeName(value) } });
      return;
    }
    const authority = this.#authorityOf(pointer);
    this.#put(field.pointer, read.value, `message:${pointer}`, authority ? ranks[authority] : ranks.block);
  }

  #authorityOf(pointer: string): 'flag' | 'set' | undefined {
    const authority = this.#message.authority;
    if (!authority) return undefined;
    for (const [prefix, value] of Object.entries(authority)) if (pointer === prefix || pointer.startsWith(`${prefix}/`)) return value;
    return undefined;
  }

  #merge(value: unknown, path: string[], base: string[]): void {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0)
      for (const [key, child] of Object.entries(value)) this.#merge(child, [...path, key], base);
    else this.#put(pointerOf(path), value, `message:${pointerOf([...base, ...path])}`, ranks.raw);
  }

  finish<Wire>(): WireResult<Wire> {
    return { wire: this.#root as Wire, origin: this.#origin, losses: this.#losses, problems: this.#problems };
  }
}

interface FieldTable {
  byName: Map<string, WireField>;
  prefixes: Set<string>;
  names: string[];
  /** Fields whose name ends in `.*`: any key below the prefix; the wire pointer ends in `*`. */
  open: { prefix: string; depth: number; field: WireField }[];
}

const tables = new WeakMap<readonly WireField[], FieldTable>();

function fieldTable(fields: readonly WireField[]): FieldTable {
  const known = tables.get(fields);
  if (known) return known;
  const table: FieldTable = { byName: new Map(), prefixes: new Set(), names: [], open: [] };
  for (const field of fields) {
    for (const spelling of [field.name, ...(field.aliases ?? [])]) {
      const segments = spelling.split('.').map(camelCase);
      for (let end = 1; end < segments.length; end++) table.prefixes.add(segments.slice(0, end).join('.'));
      if (segments.at(-1) === '*') table.open.push({ prefix: segments.slice(0, -1).join('.'), depth: segments.length - 1, field });
      else table.byName.set(segments.join('.'), field);
    }
    if (!field.name.endsWith('.*')) table.names.push(field.name.split('.').map(camelCase).join('.'));
  }
  tables.set(fields, table);
  return table;
}

function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Reads a value by a field's type; numbers written where text is wanted become text, digits where a number is wanted become a number. */
export function readField(field: WireField, value: unknown): { ok: true; value: unknown } | { ok: false } {
  const bad = { ok: false } as const;
  const fits = (result: unknown) =>
    field.values && !field.values.includes(result as string | number) ? bad : ({ ok: true, value: result } as const);
  switch (field.type) {
    case 'string':
      return typeof value === 'string' || typeof value === 'number' ? fits(String(value)) : bad;
    case 'string-number':
      return (typeof value === 'string' || typeof value === 'number') && /^-?\d+(\.\d+)?$/.test(String(value)) ? fits(String(value)) : bad;
    case 'integer':
    case 'number': {
      const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) return bad;
      return field.type === 'integer' && !Number.isInteger(number) ? bad : fits(number);
    }
    case 'boolean':
      return typeof value === 'boolean' ? fits(value) : bad;
    case 'json-string':
      if (typeof value === 'string') return fits(value);
      return typeof value === 'object' && value !== null ? fits(JSON.stringify(value)) : bad;
    case 'map':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad;
      return Object.values(value).every((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean')
        ? { ok: true, value: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)])) }
        : bad;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ok: true, value } : bad;
    case 'array':
      return Array.isArray(value) ? { ok: true, value } : bad;
    case 'any':
      return { ok: true, value };
  }
}
