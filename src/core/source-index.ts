import type { AndroidModule, SourceCall, SourceClass, SourceConstant, SourceFile } from './project.ts';

/** What a class says stands above it. */
interface Parent {
  name: string;
  /** Of Android or Java itself: nobody looks for a class of the app by such a name. */
  isPlain: boolean;
  /** The class of this name, where the sources have it. */
  found: SourceClass | undefined;
}

const plainSupers =
  /^(?:android\.|androidx\.|java\.|kotlin\.)|^(?:BroadcastReceiver|Service|Activity|AppCompatActivity|ComponentActivity|FragmentActivity|Application|IntentService|JobService)$/;

/** What sources hold, by name: large apps have thousands of classes and tens of thousands of calls, and every vendor asks for some of them. */
export class SourceIndex {
  readonly files: readonly SourceFile[];
  readonly classes: readonly SourceClass[];
  readonly calls: readonly SourceCall[];
  readonly constants: readonly SourceConstant[];
  /** By the full name, inner classes with a dot. */
  readonly byName = lazily(() => firstBy(this.classes, ({ name }) => dotted(name)));
  /** By what stands behind the last dot. */
  readonly bySimpleName = lazily(() => firstBy(this.classes, ({ name }) => simpleName(name)));
  readonly callsByFile = lazily(() => groupBy(this.calls, ({ at }) => at.file));
  readonly fileByPath = lazily(() => firstBy(this.files, ({ file }) => file));
  /** Places in `calls` and `files`, so that what is put together keeps its order. */
  readonly #callsByName = lazily(() => this.#placesOfCalls(({ name }) => [name]));
  readonly #callsByReceiver = lazily(() => this.#placesOfCalls(({ receiver, on }) => (on === undefined ? [receiver] : [receiver, on])));
  readonly #filesByImport = lazily(() => this.#placesByImport());
  readonly #parents = lazily(() => new Map(this.classes.map((one) => [one, this.#parentsOf(one)])));
  readonly #byParent = lazily(() => this.#groupByParent());
  readonly #named = new Map<string, readonly SourceCall[]>();
  readonly #receiving = new Map<string, readonly SourceCall[]>();
  readonly #importing = new Map<string, readonly SourceFile[]>();
  readonly #descendants = new Map<string, readonly SourceClass[]>();

  constructor(modules: readonly AndroidModule[]) {
    this.files = modules.flatMap((module) => module.sources);
    this.classes = this.files.flatMap((source) => source.classes);
    this.calls = this.files.flatMap((source) => source.calls);
    this.constants = this.files.flatMap((source) => source.constants);
  }

  callsNamed(name: string | RegExp): readonly SourceCall[] {
    return remembered(this.#named, String(name), () => atPlaces(this.calls, this.#callsByName(), name));
  }

  /** Calls with this before them, as written or by what it stands for, whatever their name. */
  callsOn(receiver: RegExp): readonly SourceCall[] {
    return remembered(this.#receiving, String(receiver), () => atPlaces(this.calls, this.#callsByReceiver(), receiver));
  }

  /** Files with an import of this name. */
  importing(name: RegExp): readonly SourceFile[] {
    return remembered(this.#importing, String(name), () => atPlaces(this.files, this.#filesByImport(), name));
  }

  /** All that stands above a class, each name once; the classes of these names are followed. */
  *ancestors(found: SourceClass): Generator<Parent> {
    const seen = new Set<string>();
    const queue = [found];
    for (let next = queue.pop(); next; next = queue.pop())
      for (const parent of this.#parents().get(next) ?? this.#parentsOf(next)) {
        if (seen.has(parent.name)) continue;
        seen.add(parent.name);
        yield parent;
        if (parent.found) queue.push(parent.found);
      }
  }

  /** Classes below one, in the order of `classes`; a bare name is met by that of any package. */
  descendants(parent: string): readonly SourceClass[] {
    return remembered(this.#descendants, parent, () => {
      const { direct, children } = this.#byParent();
      const simple = simpleName(parent);
      const below = new Set<SourceClass>();
      const names = new Set([parent, simple]);
      if (parent === simple) for (const name of direct.keys()) if (name.endsWith(`.${simple}`)) names.add(name);
      const queue = [...names].flatMap((name) => direct.get(name) ?? []);
      for (let next = queue.pop(); next; next = queue.pop()) {
        if (below.has(next)) continue;
        below.add(next);
        queue.push(...(children.get(next) ?? []));
      }
      return below.size === 0 ? [] : this.classes.filter((one) => below.has(one));
    });
  }

  #placesOfCalls(keysOf: (call: SourceCall) => readonly string[]): ReadonlyMap<string, number[]> {
    const places = new Map<string, number[]>();
    this.calls.forEach((call, place) => {
      for (const key of keysOf(call)) append(places, key, place);
    });
    return places;
  }

  #placesByImport(): ReadonlyMap<string, number[]> {
    const places = new Map<string, number[]>();
    this.files.forEach(({ imports }, place) => {
      for (const name of imports) append(places, name, place);
    });
    return places;
  }

  #parentsOf(one: SourceClass): readonly Parent[] {
    return one.superTypes.map((written) => {
      const name = written.replace(/[(<].*$/s, '').trim();
      const isPlain = plainSupers.test(name);
      return { name, isPlain, found: isPlain ? undefined : (this.byName().get(dotted(name)) ?? this.bySimpleName().get(name)) };
    });
  }

  #groupByParent(): { direct: ReadonlyMap<string, SourceClass[]>; children: ReadonlyMap<SourceClass, SourceClass[]> } {
    const direct = new Map<string, SourceClass[]>();
    const children = new Map<SourceClass, SourceClass[]>();
    for (const [one, parents] of this.#parents())
      for (const { name, found } of parents) {
        append(direct, name, one);
        if (found) append(children, found, one);
      }
    return { direct, children };
  }
}

// The modules of a scan are one list, which nobody changes.
const indexes = new WeakMap<readonly AndroidModule[], SourceIndex>();

export function indexOf(modules: readonly AndroidModule[]): SourceIndex {
  let index = indexes.get(modules);
  if (!index) indexes.set(modules, (index = new SourceIndex(modules)));
  return index;
}

/** Whether a call is on something, by what is written before it or by what that stands for. */
export function isOn({ receiver, on }: SourceCall, pattern: RegExp): boolean {
  return pattern.test(receiver) || (on !== undefined && pattern.test(on));
}

/** Whether a call may be on something: also where its receiver is a variable or function that is declared elsewhere. */
export function mayBeOn(call: SourceCall, pattern: RegExp): boolean {
  return (
    isOn(call, pattern) ||
    (call.on === undefined && /(?:^|\.)(?!getInstance\b|instance\b|super\b)[a-z]\w*(?:\([^()]*\))?(?:!!|\?)?$/.test(call.receiver))
  );
}

export const dotted = (name: string) => (name.includes('$') ? name.replaceAll('$', '.') : name);
export const simpleName = (name: string) => name.slice(name.lastIndexOf('.') + 1);

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function firstBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!found.has(key)) found.set(key, item);
  }
  return found;
}

function append<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) append(groups, keyOf(item), item);
  return groups;
}

/** The items of all keys that a name meets, each once, in their own order. */
function atPlaces<Item>(items: readonly Item[], places: ReadonlyMap<string, readonly number[]>, name: string | RegExp): readonly Item[] {
  const groups =
    typeof name === 'string' ? [places.get(name) ?? []] : [...places].flatMap(([key, group]) => (name.test(key) ? [group] : []));
  if (groups.length === 1) return [...new Set(groups[0])].map((place) => items[place] as Item);
  const isWanted = new Uint8Array(items.length);
  for (const group of groups) for (const place of group) isWanted[place] = 1;
  return groups.length === 0 ? [] : items.filter((_item, place) => isWanted[place] === 1);
}
