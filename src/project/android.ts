import type { GradleConfigBlock, Place, Read, Sited } from '../core/project.ts';
import { evaluate, readBoolean, readNumber, readPath, readText, unread, type Located, type Value } from './gradle-values.ts';
import type { Build, ScopeOf } from './gradle-build.ts';
import { mentions, settings, valueOf } from './gradle-build.ts';
import { inside, named, type Entry } from './gradle-entries.ts';
import { oneLine } from './text.ts';

/** A flavor, build type or `defaultConfig`, with what is of use within the project zone only. */
export interface ConfigBlock extends GradleConfigBlock {
  applicationIdSuffixAt?: Place;
  consumerFiles: readonly Read<string>[];
  isDefault: boolean;
  /** `resValue "string", "app_id", "1"`, by `string/app_id`. */
  resources: Readonly<Record<string, Read<string>>>;
  buildConfigFields: Readonly<Record<string, Read<string>>>;
}

export interface SourceSetChange {
  manifest?: string;
  /** Folders, instead of (or beside) the usual ones. */
  java: readonly string[];
  res: readonly string[];
}

export interface AndroidBlock {
  namespace?: Read<string>;
  compileSdk?: Read<number>;
  defaultConfig: ConfigBlock;
  /** Dimensions in order. */
  dimensions: readonly string[];
  flavors: readonly ConfigBlock[];
  buildTypes: readonly ConfigBlock[];
  sourceSets: ReadonlyMap<string, SourceSetChange>;
  /** Code sets fields of `BuildConfig` for each variant, so that none is certain. */
  setsFieldsByCode: boolean;
}

/** What a build file says in `android { }`. Undefined when there is no such block. */
export function readAndroid(build: Build, dir: string): AndroidBlock | undefined {
  const top = build.entries.filter((entry) => entry.name === 'android');
  const [first] = top;
  if (!first) return undefined;
  const scopeOf: ScopeOf = (entry) => build.owner.scopeOf(entry);
  const reader = new BlockReader(scopeOf, dir);
  const android = top.flatMap((entry) => entry.block ?? []);
  const namespace = reader.text(android, 'namespace');
  const compileSdk = reader.number(android, 'compileSdk', 'compileSdkVersion');
  const [compileRelease] = inside(android, 'compileSdk').flatMap((entry) => settings([entry], 'version'));
  const dimensions = named(android, 'flavorDimensions').flatMap((entry) => reader.texts(entry));
  for (const entry of inside(android, 'flavorDimensions'))
    if (entry.name === 'add' || entry.name === 'addAll') dimensions.push(...reader.texts(entry));
  const flavors = container(android, 'productFlavors', scopeOf);
  const types = container(android, 'buildTypes', scopeOf);
  const sets = container(android, 'sourceSets', scopeOf);
  const variants = unreadVariants(android, scopeOf);
  const defaults = reader.block('defaultConfig', inside(android, 'defaultConfig'), scopeOf(first).source.at(first.start), variants);
  return {
    ...(namespace && { namespace }),
    ...(compileSdk ? { compileSdk } : compileRelease && reader.release(compileRelease)),
    defaultConfig: defaults,
    dimensions: [...new Set(dimensions)],
    flavors: flavors.map((flavor) => reader.block(flavor.name, flavor.entries, flavor.at)),
    buildTypes: types.map((type) => reader.block(type.name, type.entries, type.at)),
    sourceSets: new Map(sets.map((set) => [set.name, reader.sourceSet(set.entries)])),
    setsFieldsByCode: [...android, ...build.entries].some((entry) => isVariantCode(entry) && mentions(entry, /buildConfigField/i)),
  };
}

interface Named {
  name: string;
  entries: Entry[];
  at: Place;
}

const makers = new Set(['create', 'register', 'getByName', 'named', 'maybeCreate', 'creating', 'getting']);
const everyone = new Set(['all', 'each', 'forEach', 'configureEach']);

/** The members of a container, each with all its blocks, in the order of their first mention; what is for all of them comes first in each. */
function container(android: readonly Entry[], name: string, scopeOf: ScopeOf): Named[] {
  const members = new Map<string, Named>();
  const shared: Entry[] = [];
  for (const entry of inside(android, name)) {
    let called = entry.name;
    const scope = scopeOf(entry);
    if (everyone.has(called)) {
      const parameter = entry.parameter ?? 'it';
      for (const inner of entry.block ?? []) shared.push(...(inner.name === parameter ? (inner.block ?? []) : [inner]));
      continue;
    }
    if (makers.has(called) && entry.arguments.length > 0) {
      const value = evaluate({ expression: (entry.arguments[0] as Entry['arguments'][number]).value, scope });
      if (typeof value !== 'string') continue;
      called = value;
    } else if (called === '[]') {
      const value = entry.arguments[0] && evaluate({ expression: entry.arguments[0].value, scope });
      if (typeof value !== 'string') continue;
      called = value;
    } else if (entry.assigned || (entry.arguments.length > 0 && !entry.block)) continue;
    const known = members.get(called);
    // `getByName("release") { it.x = 1 }`
    const own = (entry.block ?? []).flatMap((inner) =>
      entry.parameter !== undefined && inner.name === entry.parameter ? (inner.block ?? []) : [inner],
    );
    if (known) known.entries.push(...own);
    else members.set(called, { name: called, entries: own, at: scope.source.at(entry.start) });
  }
  for (const member of members.values()) member.entries.unshift(...shared);
  return [...members.values()];
}

/** `applicationVariants.all { … }`, `androidComponents { onVariants { … } }` */
const isVariantCode = ({ name }: Entry) => /variants|androidComponents/i.test(name);

/** Placeholders that are set by code for each variant: `applicationVariants.all { … }`, `androidComponents { onVariants { … } }`. */
function unreadVariants(android: readonly Entry[], scopeOf: ScopeOf): Sited<string>[] {
  const found: Sited<string>[] = [];
  const visit = (entries: readonly Entry[], depth: number): void => {
    if (depth > 20) return;
    for (const entry of entries) {
      if (/manifestPlaceholders/i.test(entry.name)) {
        const { source } = scopeOf(entry);
        found.push({ value: oneLine(source.text.slice(entry.start, entry.end)), at: source.at(entry.start) });
      } else visit(entry.block ?? [], depth + 1);
    }
  };
  for (const entry of android) if (isVariantCode(entry)) visit(entry.block ?? [], 0);
  return found;
}

class BlockReader {
  readonly #scopeOf: ScopeOf;
  readonly #dir: string;

  constructor(scopeOf: ScopeOf, dir: string) {
    this.#scopeOf = scopeOf;
    this.#dir = dir;
  }

  /** The last setting of one of these names; under a condition nobody can tell. */
  #last<Value>(entries: readonly Entry[], names: readonly string[], read: (located: Located) => Read<Value>): Read<Value> | undefined {
    let found: Read<Value> | undefined;
    for (const entry of names.flatMap((name) => settings(entries, name)).toSorted((a, b) => a.start - b.start)) {
      const expression = valueOf(entry);
      if (!expression) continue;
      const located = { expression, scope: this.#scopeOf(entry) };
      found = entry.condition === undefined ? read(located) : unread(located);
    }
    return found;
  }

  text(entries: readonly Entry[], name: string): Read<string> | undefined {
    return this.#last(entries, [name], readText);
  }

  number(entries: readonly Entry[], ...names: string[]): Read<number> | undefined {
    return this.#last(entries, names, readNumber);
  }

  /** `compileSdk { version = release(36) }` */
  release(entry: Entry): { compileSdk?: Read<number> } {
    const expression = valueOf(entry);
    if (!expression) return {};
    const scope = this.#scopeOf(entry);
    const inner = expression.type === 'call' ? expression.arguments[0]?.value : undefined;
    return { compileSdk: readNumber({ expression: inner ?? expression, scope }) };
  }

  texts(entry: Entry): string[] {
    const scope = this.#scopeOf(entry);
    const expressions = entry.assigned ? [entry.assigned.value] : entry.arguments.map((argument) => argument.value);
    return expressions.flatMap((expression) => {
      const value = evaluate({ expression, scope });
      const items = typeof value === 'object' && value.kind === 'list' ? value.items.map((item) => evaluate(item)) : [value];
      return items.filter((item) => typeof item === 'string');
    });
  }

  block(name: string, entries: readonly Entry[], at: Place, alsoUnread: readonly Sited<string>[] = []): ConfigBlock {
    const dimension = this.text(entries, 'dimension') ?? this.text(entries, 'flavorDimension');
    const applicationId = this.text(entries, 'applicationId');
    const applicationIdSuffix = this.text(entries, 'applicationIdSuffix');
    const minSdk = this.number(entries, 'minSdk', 'minSdkVersion');
    const targetSdk = this.number(entries, 'targetSdk', 'targetSdkVersion');
    const minifyEnabled =
      this.#last(entries, ['minifyEnabled'], readBoolean) ?? this.#last(inside(entries, 'optimization'), ['enable'], readBoolean);
    const isDefault = this.#last(entries, ['isDefault', 'default'], readBoolean);
    const placeholders = new Placeholders(this.#scopeOf);
    for (const entry of entries) placeholders.take(entry);
    const unreadPlaceholders = [...placeholders.unread, ...alsoUnread];
    return {
      name,
      ...(dimension?.determined && { dimension: dimension.value }),
      ...(applicationId && { applicationId }),
      ...(applicationIdSuffix && { applicationIdSuffix }),
      ...(minSdk && { minSdk }),
      ...(targetSdk && { targetSdk }),
      ...(minifyEnabled && { minifyEnabled }),
      proguardFiles: this.#ruleFiles(entries, 'proguardFile', 'proguardFiles'),
      consumerFiles: this.#ruleFiles(entries, 'consumerProguardFile', 'consumerProguardFiles'),
      manifestPlaceholders: Object.fromEntries(placeholders.known),
      ...(unreadPlaceholders.length > 0 && { unreadPlaceholders }),
      isDefault: isDefault?.determined === true && isDefault.value,
      resources: this.#resources(entries),
      buildConfigFields: this.#fields(entries),
      at,
    };
  }

  #resources(entries: readonly Entry[]): Record<string, Read<string>> {
    const found: [string, Read<string>][] = [];
    for (const entry of named(entries, 'resValue')) {
      const scope = this.#scopeOf(entry);
      const [type, name, value] = entry.arguments.map((argument) => argument.value);
      const kind = type && evaluate({ expression: type, scope });
      const key = name && evaluate({ expression: name, scope });
      if (typeof kind === 'string' && typeof key === 'string' && value)
        found.push([`${kind}/${key}`, readText({ expression: value, scope })]);
    }
    return Object.fromEntries(found);
  }

  #fields(entries: readonly Entry[]): Record<string, Read<string>> {
    const found: [string, Read<string>][] = [];
    for (const entry of named(entries, 'buildConfigField')) {
      const scope = this.#scopeOf(entry);
      const [type, name, value] = ['type', 'name', 'value'].map(
        (key, index) => entry.arguments.find((argument) => argument.name === key)?.value ?? entry.arguments[index]?.value,
      );
      const kind = type && evaluate({ expression: type, scope });
      const key = name && evaluate({ expression: name, scope });
      if (typeof key !== 'string' || !value) continue;
      const located = { expression: value, scope };
      found.push([key, entry.condition === undefined ? fieldValue(kind, readText(located), located) : unread(located)]);
    }
    return Object.fromEntries(found);
  }

  #ruleFiles(entries: readonly Entry[], ...names: string[]): Read<string>[] {
    let found: Read<string>[] = [];
    const take = (located: Located): void => {
      const { expression, scope } = located;
      if (expression.type === 'call' && scope.textOf(expression).includes('getDefaultProguardFile')) {
        // `files(getDefaultProguardFile(…), "x.pro")`
        if (!/^\w*\.?getDefaultProguardFile\b/.test(scope.textOf(expression)))
          for (const { value } of expression.arguments) take({ expression: value, scope });
        return;
      }
      if (
        expression.type === 'call' &&
        expression.callee.type === 'name' &&
        (expression.callee.name === 'files' || expression.callee.name === 'listOf' || expression.callee.name === 'arrayOf')
      ) {
        for (const { value } of expression.arguments) take({ expression: value, scope });
        return;
      }
      const path = readPath(located, this.#dir);
      if (path !== undefined) {
        found.push({ determined: true, value: path, at: scope.locate(expression) });
        return;
      }
      const value = evaluate(located);
      if (typeof value === 'object' && value.kind === 'list') for (const item of value.items) take(item);
      else found.push(unread(located));
    };
    const all = names.flatMap((name) => settings(entries, name)).toSorted((a, b) => a.start - b.start);
    for (const entry of all) {
      const scope = this.#scopeOf(entry);
      if (entry.assigned) {
        if (entry.assigned.operator === '=') found = [];
        take({ expression: entry.assigned.value, scope });
      } else if (entry.name.startsWith('set')) {
        found = [];
        for (const { value } of entry.arguments) take({ expression: value, scope });
      } else for (const { value } of entry.arguments) take({ expression: value, scope });
      // `proguardFiles.add(file("x"))`
      for (const inner of entry.block ?? [])
        if (inner.name === 'add' || inner.name === 'addAll' || inner.name === 'from')
          for (const { value } of inner.arguments) take({ expression: value, scope });
    }
    return found;
  }

  sourceSet(entries: readonly Entry[]): SourceSetChange {
    const paths = (entry: Entry): string[] => {
      const scope = this.#scopeOf(entry);
      const expressions = entry.assigned ? [entry.assigned.value] : entry.arguments.map((argument) => argument.value);
      return expressions.flatMap((expression) => {
        const value = evaluate({ expression, scope });
        const items = typeof value === 'object' && value.kind === 'list' ? value.items : [{ expression, scope }];
        return items.flatMap((item) => {
          const path = readPath(item, this.#dir);
          return path === undefined ? [] : [path];
        });
      });
    };
    const folders = (...names: string[]) =>
      names.flatMap((name) => inside(entries, name).flatMap((entry) => (/^(setSrcDirs|srcDirs?)$/.test(entry.name) ? paths(entry) : [])));
    const manifest = inside(entries, 'manifest')
      .flatMap((entry) => (entry.name === 'srcFile' ? paths(entry) : []))
      .at(-1);
    return { ...(manifest !== undefined && { manifest }), java: folders('java', 'kotlin'), res: folders('res') };
  }
}

/** A field is written in Java: a text has quotation marks of its own, and what has none is code. */
function fieldValue(type: Value | undefined, read: Read<string>, located: Located): Read<string> {
  if (!read.determined) return read;
  const text = /^\s*"((?:[^"\\]|\\["'\\])*)"\s*$/.exec(read.value)?.[1];
  if (text !== undefined) return { ...read, value: text.replaceAll(/\\(.)/g, '$1') };
  const plain = /^\s*(true|false|-?\d+)[lL]?\s*$/.exec(read.value)?.[1];
  return plain !== undefined && typeof type === 'string' && !type.endsWith('String') ? { ...read, value: plain } : unread(located);
}

/** Gathers the placeholders of one block, in all the ways that they are written. */
class Placeholders {
  readonly known = new Map<string, Read<string>>();
  readonly unread: Sited<string>[] = [];
  readonly #scopeOf: ScopeOf;

  constructor(scopeOf: ScopeOf) {
    this.#scopeOf = scopeOf;
  }

  take(entry: Entry): void {
    const { name } = entry;
    const set = name === 'manifestPlaceholders' || name === 'setManifestPlaceholders';
    if (!set && name !== 'addManifestPlaceholders') return;
    const scope = this.#scopeOf(entry);
    const conditional = entry.condition !== undefined;
    if (entry.assigned) {
      if (entry.assigned.operator === '=' && !conditional && !this.#mentionsItself(entry)) this.known.clear();
      this.#map({ expression: entry.assigned.value, scope }, conditional);
    }
    for (const { name: key, value } of entry.arguments) {
      if (key === undefined) this.#map({ expression: value, scope }, conditional);
      else this.#one(key, { expression: value, scope }, conditional);
    }
    for (const inner of entry.block ?? []) {
      const [first, second] = inner.arguments;
      const sometimes = conditional || inner.condition !== undefined;
      if (inner.name === 'putAll' || inner.name === 'plusAssign') {
        for (const { value } of inner.arguments) this.#map({ expression: value, scope }, sometimes);
      } else if ((inner.name === 'put' || inner.name === 'set') && first && second)
        this.#pair(first.value, { expression: second.value, scope }, sometimes);
      else if (inner.name === '[]' && first && inner.assigned)
        this.#pair(first.value, { expression: inner.assigned.value, scope }, sometimes);
      else if (inner.assigned) this.#one(inner.name, { expression: inner.assigned.value, scope }, sometimes);
    }
  }

  #mentionsItself(entry: Entry): boolean {
    return entry.assigned !== undefined && this.#scopeOf(entry).textOf(entry.assigned.value).includes('manifestPlaceholders');
  }

  #pair(key: Located['expression'], located: Located, conditional: boolean): void {
    const name = evaluate({ expression: key, scope: located.scope });
    if (typeof name === 'string') this.#one(name, located, conditional);
    else this.#lost(located);
  }

  #one(name: string, located: Located, conditional: boolean): void {
    this.known.set(name, conditional ? unread(located) : readText(located));
  }

  #map(located: Located, conditional: boolean): void {
    const { expression, scope } = located;
    if (expression.type === 'infix' && expression.operator === '+') {
      this.#map({ expression: expression.left, scope }, conditional);
      this.#map({ expression: expression.right, scope }, conditional);
      return;
    }
    if (expression.type === 'infix' && expression.operator === 'to') {
      this.#pair(expression.left, { expression: expression.right, scope }, conditional);
      return;
    }
    if (scope.textOf(expression) === 'manifestPlaceholders') return;
    // A map with a key that cannot be read still has others that can.
    if (expression.type === 'map') {
      for (const { key, value } of expression.entries) this.#pair(key, { expression: value, scope }, conditional);
      return;
    }
    const value = evaluate(located);
    if (typeof value === 'object' && value.kind === 'map') for (const [name, part] of value.entries) this.#one(name, part, conditional);
    else if (!(typeof value === 'object' && value.items.length === 0)) this.#lost(located);
  }

  #lost({ expression, scope }: Located): void {
    this.unread.push({ value: scope.textOf(expression), at: scope.locate(expression) });
  }
}
