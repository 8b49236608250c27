import type { GradleDependency, GradlePlugin, GradleRepository, Read, Sited } from '../core/project.ts';
import type { Argument, Expression } from './gradle-syntax.ts';
import { pathOf } from './gradle-syntax.ts';
import { inside, named, type Entry } from './gradle-entries.ts';
import { evaluate, readPath, readText, unread, withoutLocal, type Located, type ProjectScope, type Scope } from './gradle-values.ts';
import type { Catalog } from './catalog.ts';
import { oneLine } from './text.ts';

/** A build or settings file with the scripts it applies, ready to be asked. */
export interface Build {
  file: string;
  language: 'groovy' | 'kotlin';
  entries: readonly Entry[];
  owner: ProjectScope;
  /** Applied scripts that are not there, or whose path only the build knows. */
  unreadScripts: readonly Sited<string>[];
}

/** An entry's scope: a script that is applied (`apply from:`) has places of its own. */
export type ScopeOf = (entry: Entry) => Scope;

const locatedIn = (scope: Scope, expression: Expression): Located => ({ expression, scope });
const argumentNamed = (entry: Entry, name: string) => entry.arguments.find((argument) => argument.name === name)?.value;
const firstPlain = (entry: Entry) => entry.arguments.find((argument) => argument.name === undefined)?.value;

/** `url 'x'`, `url = uri("x")`, `setUrl("x")`: the one value of a setting. */
export function valueOf(entry: Entry): Expression | undefined {
  return entry.assigned?.value ?? firstPlain(entry);
}

const setter = (name: string) => `set${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The settings of that name, in either form, and with Kotlin's `is` before it. */
export function settings(entries: readonly Entry[], name: string): Entry[] {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return entries.filter((entry) => entry.name === name || entry.name === setter(name) || entry.name === `is${capital}`);
}

function conditionOf(entry: Entry): { condition?: string } {
  return entry.condition === undefined ? {} : { condition: oneLine(entry.condition) };
}

/** `version "1" apply false`, also written `.version("1").apply(false)`. */
function words(entry: Entry): { name: string; value: Expression | undefined }[] {
  const chained: { name: string; value: Expression | undefined }[] = [];
  for (let at = entry.block; at?.length === 1 && at[0]; at = at[0].block) chained.push({ name: at[0].name, value: firstPlain(at[0]) });
  return [...entry.infix, ...chained];
}

/** A catalog's item that an expression names: `libs.push.sdk` → the catalog and `push.sdk`. */
function catalogPath(expression: Expression, scope: Scope): { catalog: Catalog; alias: string[] } | undefined {
  let at = expression;
  // `libs.x.get()`, `libs.plugins.x.get().pluginId`
  while (
    (at.type === 'call' && at.callee.type === 'member' && at.callee.name === 'get') ||
    (at.type === 'member' && at.name === 'pluginId')
  )
    at = at.type === 'call' ? (at.callee as Extract<Expression, { type: 'member' }>).of : at.of;
  const path = pathOf(at);
  const catalog = path && scope.owner.catalogs.get(path[0] ?? '');
  return path && catalog && path.length > 1 ? { catalog, alias: path.slice(1) } : undefined;
}

export function readPlugins(entries: readonly Entry[], scopeOf: ScopeOf): GradlePlugin[] {
  const plugins: GradlePlugin[] = [];
  const add = (entry: Entry, expression: Expression | undefined, forms: { kotlin?: boolean } = {}, applied = true): void => {
    if (!expression) return;
    const scope = scopeOf(entry);
    const extra = words(entry);
    const said = (name: string) => extra.find((word) => word.name === name)?.value;
    const item = catalogPath(expression, scope);
    const plugin = item?.alias[0] === 'plugins' ? item.catalog.plugin(item.alias.slice(1).join('.')) : undefined;
    const text = plugin ? undefined : evaluate(locatedIn(scope, expression));
    const id = plugin?.id ?? (typeof text === 'string' ? (forms.kotlin ? `org.jetbrains.kotlin.${text}` : text) : scope.textOf(expression));
    const written = said('version');
    const isUnread = plugin === undefined && typeof text !== 'string';
    const version = written ? versionText(written, scope) : plugin?.version;
    const apply = said('apply');
    const isApplied = applied && !(apply && evaluate(locatedIn(scope, apply)) === false);
    plugins.push({
      id,
      ...(version && { version }),
      applied: isApplied,
      ...(isUnread && { isUnread }),
      at: scope.source.at(entry.start),
      ...conditionOf(entry),
    });
  };
  for (const entry of inside(entries, 'plugins')) {
    if (entry.name === 'id' || entry.name === 'alias') add(entry, firstPlain(entry));
    else if (entry.name === 'kotlin') add(entry, firstPlain(entry), { kotlin: true });
    // `java`, `` `kotlin-dsl` ``
    else if (entry.arguments.length === 0 && !entry.block)
      plugins.push({ id: entry.name, applied: true, at: scopeOf(entry).source.at(entry.start), ...conditionOf(entry) });
  }
  for (const entry of entries)
    if (entry.loop && mentions(entry, /^apply$/))
      plugins.push({ id: textOf(entry), applied: true, isUnread: true, at: scopeOf(entry).source.at(entry.start) });
  for (const entry of named(entries, 'apply')) {
    add(entry, argumentNamed(entry, 'plugin'));
    for (const inner of entry.block ?? []) if (inner.name === 'plugin') add(inner, valueOf(inner));
  }
  for (const holder of ['plugins', 'pluginManager', 'project'])
    for (const entry of inside(entries, holder))
      if (entry.name === 'apply') add(entry, firstPlain(entry) ?? argumentNamed(entry, 'plugin'));
  return plugins;
}

function versionText(expression: Expression, scope: Scope): Read<string> {
  const item = catalogPath(expression, scope);
  const known = item?.alias[0] === 'versions' ? item.catalog.version(item.alias.slice(1).join('.')) : undefined;
  return known ? { determined: true, value: known.value, at: scope.locate(expression) } : readText(locatedIn(scope, expression));
}

const textOf = ({ source, start, end }: Entry) => oneLine(source.text.slice(start, end));

/** Whether an entry of a name stands in the block, at whatever depth. */
export function mentions(entry: Entry, names: RegExp, depth = 0): boolean {
  return depth < 20 && (entry.block ?? []).some((inner) => names.test(inner.name) || mentions(inner, names, depth + 1));
}

const repositoryKinds = new Set(['google', 'mavenCentral', 'jcenter', 'mavenLocal', 'gradlePluginPortal', 'flatDir', 'maven', 'ivy']);

/** What stands beside repositories and adds none by itself. */
const besideRepositories =
  /^(?:exclusiveContent|forRepository|filter|content|all|each|forEach|configureEach|withType|matching|whenObjectAdded|println|logger|def)$/;

/** The repositories of a block; what may add further ones (`chinaRepositories()`, a loop over something unread) is one without a known address. */
export function readRepositories(entries: readonly Entry[], scopeOf: ScopeOf): GradleRepository[] {
  const found: GradleRepository[] = [];
  for (const entry of entries) {
    // `exclusiveContent { forRepository { maven {} } }`
    if (entry.name === 'exclusiveContent' || entry.name === 'forRepository') found.push(...readRepositories(entry.block ?? [], scopeOf));
    const scope = scopeOf(entry);
    if (!repositoryKinds.has(entry.name)) {
      const at = scope.source.at(entry.start);
      if (entry.loop || (!entry.assigned && !entry.declared && isStep(entry) && !besideRepositories.test(entry.name)))
        found.push({ kind: entry.name, url: { determined: false, text: textOf(entry), at }, at, ...conditionOf(entry) });
      continue;
    }
    const inner = entry.name === 'maven' || entry.name === 'ivy' ? settings(entry.block ?? [], 'url').at(-1) : undefined;
    const url = inner ? valueOf(inner) : (argumentNamed(entry, 'url') ?? (entry.name === 'maven' ? firstPlain(entry) : undefined));
    const read = url && readText(locatedIn(inner ? scopeOf(inner) : scope, url));
    found.push({ kind: entry.name, ...(read && { url: read }), at: scope.source.at(entry.start), ...conditionOf(entry) });
  }
  return found;
}

export interface DependencyContext {
  scopeOf: ScopeOf;
  /** Folder of the module. */
  dir: string;
  /** All files of the project. */
  files: readonly string[];
  /** Names of all included modules: `:a:b`. */
  moduleNames: readonly string[];
  /** Folders of `flatDir`. */
  flatDirs: readonly string[];
}

const notConfigurations = new Set([
  'constraints', 'modules', 'components', 'artifactTypes', 'attributesSchema', 'def', 'println', 'logger', 'exclude', 'registerTransform',
  'configurations', '[]',
]); // prettier-ignore

/** What stands in a block of dependencies and adds none, unless one is named in it. */
const besideDependencies = /^(?:project|rootProject|tasks|android|gradle|ext|extra|afterEvaluate)$/;
const anyDependency = /implementation$|api$|only$|compile$|^(?:add|dependencies|kapt|ksp)$|processor$/i;

/** The dependencies of a block; what may add further ones (`pushDependencies()`, a loop over something unread) is one without a module. */
export function readDependencies(entries: readonly Entry[], context: DependencyContext): GradleDependency[] {
  return entries.flatMap((entry) => {
    if (notConfigurations.has(entry.name) || entry.assigned) return [];
    if (besideDependencies.test(entry.name) && !mentions(entry, anyDependency)) return [];
    if (entry.declared && !anyDependency.test(entry.name)) return [];
    if (entry.loop) return [unreadDependency(entry, context)];
    const scope = context.scopeOf(entry);
    if (entry.name === 'add') {
      // `add("implementation", "…")`
      const [first, ...rest] = entry.arguments;
      const configuration = first && evaluate(locatedIn(scope, first.value));
      return typeof configuration === 'string'
        ? readDependency({ ...entry, arguments: rest }, configuration, context)
        : [unreadDependency(entry, context)];
    }
    const configuration = entry.nameOf ? evaluate(locatedIn(scope, entry.nameOf)) : entry.name;
    if (entry.arguments.length > 0 && typeof configuration === 'string' && configuration !== '')
      return readDependency(entry, configuration, context);
    // A bare name does nothing.
    return isStep(entry) ? [unreadDependency(entry, context)] : [];
  });
}

/** Something runs here that is not known by its name. */
function isStep({ name, called, nameOf, block }: Entry): boolean {
  return called === true || name === '' || nameOf !== undefined || (block ?? []).some(isStep);
}

function unreadDependency(entry: Entry, { scopeOf }: DependencyContext): GradleDependency {
  const at = scopeOf(entry).source.at(entry.start);
  return { configuration: entry.name, kind: 'maven', notation: textOf(entry), isUnread: true, at, ...conditionOf(entry) };
}

type Found = Omit<GradleDependency, 'configuration' | 'at' | 'notation'>;

function readDependency(entry: Entry, configuration: string, context: DependencyContext): GradleDependency[] {
  const scope = context.scopeOf(entry);
  const at = scope.source.at(entry.start);
  const base = { configuration, at, ...conditionOf(entry) };
  const plain = entry.arguments.filter((argument) => argument.name === undefined && argument.value.type !== 'closure');
  const options = entry.arguments.filter((argument) => argument.name !== undefined);
  const [firstOption] = options;
  if (firstOption) {
    const last = options.at(-1)?.value ?? firstOption.value;
    const text = oneLine(scope.source.text.slice(firstOption.value.start, last.end));
    const notation = `${firstOption.name}: ${text}`;
    return [{ ...base, ...byNames(options, scope, context), notation }];
  }
  // Kotlin's `implementation("group", "name", "version")`
  if (plain.length > 1 && plain.length < 5) {
    const texts = plain.map(({ value }) => evaluate(locatedIn(scope, value)));
    if (texts.slice(0, 2).every((text) => typeof text === 'string' && !text.includes(':'))) {
      const version = plain[2] && readText(locatedIn(scope, plain[2].value));
      return [{ ...base, kind: 'maven', module: `${texts[0]}:${texts[1]}`, ...(version && { version }), notation: texts.join(':') }];
    }
  }
  const rich = (entry.block ?? []).flatMap((inner) => (inner.name === 'version' ? (inner.block ?? [inner]) : []));
  const asked = rich.map(valueOf).find((value) => value !== undefined);
  return plain.flatMap(({ value }) =>
    byNotation(value, scope, context, entry).map((found) => ({
      ...base,
      ...found,
      ...(asked && found.kind === 'maven' && !found.version && { version: readText(locatedIn(scope, asked)) }),
      notation: notationOf(value, scope),
    })),
  );
}

/** As written; in a loop, where each round writes the same, as it is read. */
function notationOf(expression: Expression, scope: Scope): string {
  const value = scope.locals && evaluate(locatedIn(scope, expression));
  return typeof value === 'string' ? oneLine(value) : scope.textOf(expression);
}

function byNames(options: readonly Argument[], scope: Scope, context: DependencyContext): Found {
  const text = (name: string) => {
    const found = options.find((option) => option.name === name);
    const value = found && evaluate(locatedIn(scope, found.value));
    return typeof value === 'string' ? value : undefined;
  };
  const name = text('name');
  const group = text('group');
  const suffix = text('ext');
  if (options.some((option) => option.name === 'path')) return { kind: 'project', ...pathIfKnown(text('path')) };
  const version = options.find((option) => option.name === 'version');
  if (group === undefined && name !== undefined && !options.some((option) => option.name === 'group')) {
    const file = `${name}${version ? `-${text('version') ?? ''}` : ''}.${suffix ?? 'jar'}`;
    const path = context.flatDirs
      .map((folder) => (folder === '' ? file : `${folder}/${file}`))
      .find((candidate) => context.files.includes(candidate));
    return { kind: 'file', ...pathIfKnown(path) };
  }
  return {
    kind: 'maven',
    ...(group !== undefined && name !== undefined && { module: `${group}:${name}` }),
    ...(version && { version: versionText(version.value, scope) }),
  };
}

function pathIfKnown(path: string | undefined): { path?: string } {
  return path === undefined ? {} : { path };
}

function byNotation(written: Expression, writtenScope: Scope, context: DependencyContext, entry?: Entry): Found[] {
  const located = withoutLocal(locatedIn(writtenScope, written));
  const { expression, scope } = located;
  if (expression.type === 'call') {
    const name = pathOf(expression.callee)?.at(-1) ?? '';
    const given = expression.arguments;
    const [first] = given;
    if ((name === 'platform' || name === 'enforcedPlatform') && first)
      return byNotation(first.value, scope, context).map((found) => ({ ...found, isPlatform: true }));
    if ((name === 'testFixtures' || name === 'variantOf' || name === 'create') && first) return byNotation(first.value, scope, context);
    if (name === 'project' && first) {
      const path =
        first.name === undefined || first.name === 'path' ? first.value : given.find((argument) => argument.name === 'path')?.value;
      const value = path && evaluate(locatedIn(scope, path));
      const map = typeof value === 'object' && value.kind === 'map' ? value.entries.get('path') : undefined;
      const text = map ? evaluate(map) : value;
      return [{ kind: 'project', ...pathIfKnown(typeof text === 'string' ? (text.startsWith(':') ? text : `:${text}`) : undefined) }];
    }
    if (name === 'files')
      return given.map(({ value }) => ({ kind: 'file', ...pathIfKnown(readPath(locatedIn(scope, value), context.dir)) }));
    if (name === 'fileTree') return fileTree(expression, scope, context, entry);
    if (name === 'kotlin' && first) {
      const part = evaluate(locatedIn(scope, first.value));
      const version = given[1] && readText(locatedIn(scope, given[1].value));
      return typeof part === 'string'
        ? [{ kind: 'maven', module: `org.jetbrains.kotlin:kotlin-${part}`, ...(version && { version }) }]
        : [];
    }
    if (name === 'gradleApi' || name === 'localGroovy' || name === 'gradleTestKit') return [];
  }
  if (expression.type === 'map') {
    const options = expression.entries.flatMap(({ key, value }) => {
      const name = evaluate(locatedIn(scope, key));
      return typeof name === 'string' ? [{ name, value }] : [];
    });
    return [byNames(options, scope, context)];
  }
  const item = catalogPath(expression, scope);
  if (item) return byCatalog(item.catalog, item.alias);
  const path = pathOf(expression);
  if (path?.[0] === 'projects' && path.length > 1) {
    // Accessors write `:my-lib` as `projects.myLib`.
    const plain = (text: string) => text.replaceAll(/[-_]/g, '').toLowerCase();
    const wanted = plain(
      `:${path
        .slice(1)
        .filter((part) => part !== 'dependencyProject')
        .join(':')}`,
    );
    return [{ kind: 'project', ...pathIfKnown(context.moduleNames.find((name) => plain(name) === wanted)) }];
  }
  const value = evaluate(located);
  if (typeof value === 'string') return [byCoordinate(value, located)];
  if (typeof value === 'object' && value.kind === 'list')
    return value.items.flatMap((part) => byNotation(part.expression, part.scope, context));
  if (typeof value === 'object') {
    const options = [...value.entries].map(([name, part]) => ({ name, value: part.expression }));
    const [one] = value.entries.values();
    return one ? [byNames(options, one.scope, context)] : [];
  }
  return [partOfCoordinate(expression, scope)];
}

function byCoordinate(text: string, located: Located): Found {
  const [group = '', name = '', version] = (text.split('@')[0] ?? '').split(':');
  if (group === '' || name === '') return { kind: 'maven' };
  return {
    kind: 'maven',
    module: `${group}:${name}`,
    ...(version !== undefined &&
      version !== '' && { version: { determined: true, value: version, at: located.scope.locate(located.expression) } }),
  };
}

/** `"com.example:push:$version"`: the module is known although the version is not. */
function partOfCoordinate(expression: Expression, scope: Scope): Found {
  const parts =
    expression.type === 'string'
      ? expression.parts
      : expression.type === 'infix' && expression.left.type === 'string'
        ? expression.left.parts
        : [];
  let text = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : evaluate(locatedIn(scope, part));
    if (value === undefined || typeof value === 'object') break;
    text += String(value);
  }
  const [group = '', name = '', rest] = text.split(':');
  return group === '' || name === '' || rest === undefined
    ? { kind: 'maven' }
    : { kind: 'maven', module: `${group}:${name}`, version: unread(locatedIn(scope, expression)) };
}

function byCatalog(catalog: Catalog, alias: readonly string[]): Found[] {
  const unknown: Found = { kind: 'maven', isUnread: true };
  const library = (name: string): Found => {
    const item = catalog.library(name);
    return item ? { kind: 'maven', module: item.id, ...(item.version && { version: item.version }) } : unknown;
  };
  if (alias[0] === 'bundles') return catalog.bundle(alias.slice(1).join('.'))?.map(library) ?? [unknown];
  if (alias[0] === 'plugins') {
    const plugin = catalog.plugin(alias.slice(1).join('.'));
    return [
      plugin
        ? { kind: 'maven', module: `${plugin.id}:${plugin.id}.gradle.plugin`, ...(plugin.version && { version: plugin.version }) }
        : unknown,
    ];
  }
  return [library(alias.join('.'))];
}

/** The folder, and then each of its files that the patterns take. */
function fileTree(
  call: Extract<Expression, { type: 'call' }>,
  scope: Scope,
  context: DependencyContext,
  entry: Entry | undefined,
): Found[] {
  const options = new Map<string, Located>();
  for (const { name, value } of call.arguments) {
    if (name !== undefined) {
      options.set(name, locatedIn(scope, value));
      continue;
    }
    const known = value.type === 'call' || value.type === 'map' ? evaluate(locatedIn(scope, value)) : undefined;
    if (typeof known === 'object' && known.kind === 'map') for (const [key, part] of known.entries) options.set(key, part);
    else options.set('dir', locatedIn(scope, value));
  }
  const dir = options.get('dir');
  const folder = dir && readPath(dir, context.dir);
  if (folder === undefined) return [{ kind: 'folder' }];
  const patterns: string[] = [];
  const take = (located: Located | undefined) => {
    const value = located && evaluate(located);
    if (typeof value === 'string') patterns.push(value);
    else if (typeof value === 'object' && value.kind === 'list') for (const item of value.items) take(item);
  };
  take(options.get('include'));
  take(options.get('includes'));
  for (const statement of call.block?.statements ?? [])
    if (
      statement.type === 'expression' &&
      statement.expression.type === 'call' &&
      pathOf(statement.expression.callee)?.at(-1) === 'include'
    )
      for (const { value } of statement.expression.arguments) take(locatedIn(scope, value));
  for (const inner of named(entry?.block, 'include')) for (const { value } of inner.arguments) take(locatedIn(scope, value));
  const tests = patterns.map(globTest);
  const inFolder = context.files.filter((file) => file.startsWith(`${folder}/`) && /\.(jar|aar)$/i.test(file));
  const taken = inFolder.filter((file) => tests.length === 0 || tests.some((test) => test(file.slice(folder.length + 1))));
  return [{ kind: 'folder', path: folder }, ...taken.map((path): Found => ({ kind: 'file', path }))];
}

/** An Ant pattern: `*.aar`, any folders by two stars; a folder's name takes everything in it. Takes time in proportion to both lengths. */
function globTest(pattern: string): (path: string) => boolean {
  const whole = (pattern.endsWith('/') ? `${pattern}**` : pattern).slice(0, 500).toLowerCase();
  const steps = whole.match(/\*{2,}\/?|./gsu) ?? [];
  return (path) => {
    const letters = [...path.slice(0, 1000).toLowerCase()];
    // Positions of the path that the steps so far can lead to.
    let reached = new Set([0]);
    for (const step of steps) {
      const next = new Set<number>();
      for (const at of reached) {
        if (step.startsWith('**')) for (let end = at; end <= letters.length; end++) next.add(end);
        else if (step === '*') for (let end = at; end <= letters.length && (end === at || letters[end - 1] !== '/'); end++) next.add(end);
        else if (letters[at] === step || (step === '?' && at < letters.length && letters[at] !== '/')) next.add(at + 1);
        if (next.size > letters.length) break;
      }
      reached = next;
    }
    return reached.has(letters.length);
  };
}
