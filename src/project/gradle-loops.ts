import type { Entry, Loop } from './gradle-entries.ts';
import type { Expression } from './gradle-syntax.ts';
import { pathOf } from './gradle-syntax.ts';
import { evaluate, type Located, type Locals, type ProjectScope, type Scope } from './gradle-values.ts';

/** Longer lists are none of dependencies. */
const maxRounds = 200;
/** Entries that the loops of one script may add: loops within loops multiply. */
const maxCopies = 5000;

/** Writes loops over lists and maps out, each round with its item; a loop over what only the build knows stays as it is. */
export function unrolled(entries: readonly Entry[], owner: ProjectScope): Entry[] {
  return new Unroller(owner).all(entries, undefined);
}

class Unroller {
  readonly #owner: ProjectScope;
  #left = maxCopies;

  constructor(owner: ProjectScope) {
    this.#owner = owner;
  }

  all(entries: readonly Entry[], locals: Locals | undefined): Entry[] {
    return entries.flatMap((entry) => (entry.loop ? this.#loop(entry, entry.loop, locals) : [this.#one(entry, locals)]));
  }

  #one(entry: Entry, locals: Locals | undefined): Entry {
    if (locals) this.#left--;
    return { ...entry, ...(entry.block && { block: this.all(entry.block, locals) }), ...(locals && { locals }) };
  }

  #loop(entry: Entry, loop: Loop, locals: Locals | undefined): Entry[] {
    const rounds = this.#left > 0 ? roundsOf(loop, this.#owner.scopeOf({ source: entry.source, ...(locals && { locals }) })) : undefined;
    const copies: Entry[] = [];
    for (const round of rounds ?? []) if (this.#left-- > 0) copies.push(...this.all(loop.body, new Map([...(locals ?? []), ...round])));
    if (rounds && this.#left > 0) return copies;
    return loop.method === 'for' ? this.all(sometimes(loop.body, entry, loop), locals) : [this.#one(entry, locals)];
  }
}

/** The body of a `for` nobody can tell about, which stands under it as under a condition. */
function sometimes(body: readonly Entry[], entry: Entry, loop: Loop): Entry[] {
  const whole = entry.condition ?? '';
  const before = loop.condition?.length ?? 0;
  return body.map((one) => {
    const own = one.condition?.slice(before) ?? '';
    const condition = before > 0 || own === '' ? whole + own : `${whole} && ${own}`;
    return { ...one, ...(one.block && { block: sometimes(one.block, entry, loop) }), condition };
  });
}

/** The parameters of each round; undefined when the list can be told only by the build. */
function roundsOf({ subject, method, parameters = ['it'] }: Loop, scope: Scope): Locals[] | undefined {
  const items = itemsOf(subject, scope);
  // An empty list is there to be filled.
  if (!items || items.length === 0 || items.length > maxRounds) return undefined;
  const rounds: Locals[] = [];
  for (const [index, item] of items.entries()) {
    const number: Located = { expression: { type: 'number', value: index, start: subject.start, end: subject.end }, scope };
    const given =
      method === 'eachWithIndex'
        ? [item, number]
        : method === 'forEachIndexed'
          ? [number, item]
          : parameters.length === 1
            ? [item]
            : partsOf(item);
    if (!given || given.length < parameters.length) return undefined;
    rounds.push(new Map(parameters.map((name, place) => [name, given[place] as Located])));
  }
  return rounds;
}

/** The two parts of a map's entry, of `a to b` and of a list of two. */
function partsOf({ expression, scope }: Located): Located[] | undefined {
  if (expression.type === 'infix' && expression.operator === 'to')
    return [expression.left, expression.right].map((part) => ({ expression: part, scope }));
  const value = evaluate({ expression, scope });
  if (typeof value !== 'object') return undefined;
  if (value.kind === 'list') return [...value.items];
  const [key, part] = [value.entries.get('key'), value.entries.get('value')];
  return key && part ? [key, part] : undefined;
}

/** Methods and properties that give all items of what they are asked of. */
const allItems = new Set([
  'toList',
  'toSet',
  'asList',
  'asSequence',
  'asIterable',
  'toTypedArray',
  'entrySet',
  'entries',
  'distinct',
  'unique',
]);

function itemsOf(subject: Expression, scope: Scope): Located[] | undefined {
  const member = subject.type === 'call' && subject.arguments.length === 0 && !subject.block ? subject.callee : subject;
  if (member.type === 'member') {
    const { name } = member;
    if (name === 'values' || name === 'keySet' || name === 'keys') {
      const value = unchanged(member.of, scope);
      if (typeof value === 'object' && value.kind === 'map')
        return name === 'values' ? [...value.entries.values()] : [...value.entries.keys()].map((key) => textAt(key, subject, scope));
    }
    if (allItems.has(name)) return itemsOf(member.of, scope);
  }
  const value = unchanged(subject, scope);
  if (typeof value !== 'object') return undefined;
  if (value.kind === 'list') return [...value.items];
  return [...value.entries].map(([key, part]) => pairOf(key, part, subject));
}

/** A list or map, unless it may have become longer since it was made. */
function unchanged(expression: Expression, scope: Scope) {
  const path = pathOf(expression);
  return path && scope.owner.isGrown(path) ? undefined : evaluate({ expression, scope });
}

function textAt(text: string, { start, end }: Expression, scope: Scope): Located {
  return { expression: { type: 'string', parts: [text], start, end }, scope };
}

/** `[key: …, value: …]`, as a closure sees the entry of a map. */
function pairOf(key: string, { expression, scope }: Located, at: Expression): Located {
  const { start, end } = expression;
  const name = (text: string): Expression => textAt(text, at, scope).expression;
  return {
    expression: {
      type: 'map',
      entries: [
        { key: name('key'), value: name(key) },
        { key: name('value'), value: expression },
      ],
      start,
      end,
    },
    scope,
  };
}
