import type { Place, Read } from '../core/project.ts';
import type { Catalogs } from './catalog.ts';
import type { Expression, GradleScript, Statement, Block } from './gradle-syntax.ts';
import { pathOf } from './gradle-syntax.ts';
import { joinPath, oneLine, type SourceText } from './text.ts';

export type Value = string | number | boolean | ListValue | MapValue;

export interface ListValue {
  kind: 'list';
  items: readonly Located[];
}

export interface MapValue {
  kind: 'map';
  entries: ReadonlyMap<string, Located>;
}

/** An expression with the file and the variables it belongs to. */
export interface Located {
  expression: Expression;
  scope: Scope;
}

interface Assigned extends Located {
  /** Set only sometimes, so that nobody can tell the value. */
  conditional: boolean;
}

/** What a closure calls the items that it runs over. */
export type Locals = ReadonlyMap<string, Located>;

/** The variables of one project of the build: of its script (`def`, `val`) and its extra properties, then those of the root project, then gradle.properties. */
export class Scope {
  readonly source: SourceText;
  readonly owner: ProjectScope;
  readonly locals: Locals | undefined;

  constructor(source: SourceText, owner: ProjectScope, locals?: Locals) {
    this.source = source;
    this.owner = owner;
    this.locals = locals;
  }

  locate(expression: Expression): Place {
    return this.source.at(expression.start);
  }

  textOf(expression: Expression): string {
    return oneLine(this.source.text.slice(expression.start, expression.end));
  }
}

// Where `rootDir` and `projectDir` stand in a value: no path of people's begins like this.
const rootMark = '\u0000';
const maxSteps = 60;

export class ProjectScope {
  /** Folder relative to the project's, of the root project and of this one. */
  readonly rootDir: string;
  readonly dir: string;
  readonly root: ProjectScope | undefined;
  readonly properties: ReadonlyMap<string, string>;
  readonly catalogs: Catalogs;
  readonly #assigned = new Map<string, Assigned[]>();
  readonly #scopes = new Map<SourceText, Scope>();
  /** Lists and maps that get more than they were made with. */
  readonly #grown = new Set<string>();

  constructor(options: { rootDir: string; dir: string; root?: ProjectScope; properties: ReadonlyMap<string, string>; catalogs: Catalogs }) {
    this.rootDir = options.rootDir;
    this.dir = options.dir;
    this.root = options.root;
    this.properties = options.properties;
    this.catalogs = options.catalogs;
  }

  /** Takes in what a script says about variables. */
  learn(script: GradleScript): void {
    for (const [, name] of script.source.text.matchAll(growing)) if (name !== undefined) this.#grown.add(name);
    this.#learnBlock(script, this.scopeOf(script), false, false, 0);
  }

  /** The scope of what stands in one of this project's scripts. */
  scopeOf({ source, locals }: { source: SourceText; locals?: Locals }): Scope {
    if (locals) return new Scope(source, this, locals);
    let scope = this.#scopes.get(source);
    if (!scope) this.#scopes.set(source, (scope = new Scope(source, this)));
    return scope;
  }

  #set(name: string, expression: Expression, scope: Scope, conditional: boolean): void {
    const known = this.#assigned.get(name) ?? [];
    known.push({ expression, scope, conditional });
    this.#assigned.set(name, known);
  }

  #learnBlock(block: Block, scope: Scope, extra: boolean, conditional: boolean, depth: number): void {
    if (depth > 12) return;
    for (const statement of block.statements) this.#learnStatement(statement, scope, extra, conditional, depth);
  }

  #learnStatement(statement: Statement, scope: Scope, extra: boolean, conditional: boolean, depth: number): void {
    switch (statement.type) {
      case 'conditional':
        this.#learnBlock(statement.block, scope, extra, true, depth + 1);
        break;
      case 'declare': {
        let { value } = statement;
        if (statement.delegated) {
          // `val v by extra("1")`, `val v: String by project`
          const path = pathOf(value.type === 'call' ? value.callee : value);
          if (path?.at(-1) !== 'extra' || value.type !== 'call' || value.arguments.length !== 1) break;
          value = value.arguments[0]?.value ?? value;
        }
        this.#set(statement.name, value, scope, conditional);
        break;
      }
      case 'assign': {
        const target = extraName(statement.target);
        if (target === undefined) break;
        // Without `ext.` in front only a variable that is known can be meant, or a setting within `ext { }`.
        if (target.extra || extra || this.#assigned.has(target.name.split('.')[0] ?? ''))
          this.#set(target.name, statement.value, scope, conditional || statement.operator === '+=');
        break;
      }
      case 'expression': {
        const { expression } = statement;
        if (expression.type !== 'call') break;
        const path = pathOf(expression.callee);
        const last = path?.at(-1);
        if (last === 'set' && (extra || path?.at(-2) === 'extra' || path?.at(-2) === 'ext') && expression.arguments.length === 2) {
          const [name, value] = expression.arguments;
          if (name?.value.type === 'string' && typeof name.value.parts[0] === 'string' && value)
            this.#set(name.value.parts[0], value.value, scope, conditional);
        } else if (expression.block) {
          const own = last === 'ext' || last === 'extra';
          if (own || (last !== undefined && holders.has(last))) this.#learnBlock(expression.block, scope, own, conditional, depth + 1);
          else if (last !== undefined && local.has(last)) {
            const statements = expression.block.statements.filter((inner) => inner.type === 'declare' || inner.type === 'expression');
            this.#learnBlock({ ...expression.block, statements }, scope, false, conditional, depth + 1);
          }
        }
        break;
      }
    }
  }

  /** What a dotted name stands for. Assigned twice, or only under a condition: nobody can tell. */
  find(path: readonly string[], steps: number, own = true): Found {
    if (steps > maxSteps) return 'unclear';
    for (let length = path.length; length > 0; length--) {
      const known = this.#assigned.get(path.slice(0, length).join('.'));
      if (!known) continue;
      const [only] = known;
      if (known.length > 1 || !only || only.conditional) return 'unclear';
      const rest = path.slice(length);
      if (rest.length === 0) return only;
      const alias = pathOf(only.expression);
      if (alias) return this.find([...alias.filter((name) => name !== 'ext'), ...rest], steps + 1, own);
      let at: Located | undefined = only;
      for (const name of rest) {
        const value: Value | undefined = at && evaluate(at, steps + 1);
        at = typeof value === 'object' && value.kind === 'map' ? value.entries.get(name) : undefined;
      }
      return at ?? 'unclear';
    }
    const above = this.root?.find(path, steps + 1, false);
    if (above !== undefined) return above;
    return undefined;
  }

  property(name: string): string | undefined {
    return this.properties.get(name);
  }

  /** Whether a list or map may hold more than it was made with. */
  isGrown(path: readonly string[], steps = 0): boolean {
    if (steps > maxSteps) return true;
    if (this.#grown.has(path.at(-1) ?? '') || this.root?.isGrown(path, steps + 1)) return true;
    const [only] = this.#assigned.get(path.filter((name) => !outer.has(name)).join('.')) ?? [];
    const alias = only && pathOf(only.expression);
    return alias !== undefined && this.isGrown(alias, steps + 1);
  }
}

/** Blocks with variables of their own: what is assigned there are settings, whatever variables are called. */
const local = new Set(['android', 'defaultConfig', 'dependencies', 'repositories', 'dependencyResolutionManagement', 'pluginManagement']);
/** What only says where a variable lies: `rootProject.ext.deps`. */
const outer = new Set(['this', 'rootProject', 'project', 'ext', 'extra']);
const holders = new Set(['buildscript', 'allprojects', 'subprojects']);
/** `list << x`, `list.add(x)`, `map.x = …`, `map['x'] = …`, wherever in a script: the name. */
const growing =
  /\b([A-Za-z_]\w*)\s*(?:<<|[-+]=|\.(?:add|addAll|put|putAll|putAt|push|remove|removeAll|removeIf|retainAll|clear|set|plusAssign|minusAssign)\b|(?:\.\w{1,80}|\[[^\]\n]{0,80}\])\s{0,8}=(?!=))/g;

type Found = Located | 'unclear' | undefined;

/** `ext.v`, `project.ext.v`, `ext['v']`, `extra["v"]`, `versions.push`: the variable's name. */
function extraName(target: Expression): { name: string; extra: boolean } | undefined {
  let expression = target;
  let last = '';
  if (target.type === 'index') {
    if (target.key.type !== 'string' || typeof target.key.parts[0] !== 'string' || target.key.parts.length > 1) return undefined;
    last = target.key.parts[0];
    expression = target.of;
  }
  const path = pathOf(expression);
  if (!path) return undefined;
  if (last !== '') path.push(last);
  const extra = path.findIndex((name) => name === 'ext' || name === 'extra');
  if (extra >= 0) return extra + 1 < path.length ? { name: path.slice(extra + 1).join('.'), extra: true } : undefined;
  return { name: path.join('.'), extra: false };
}

/** The value of an expression, or undefined when it takes running the build. */
export function evaluate({ expression, scope }: Located, steps = 0): Value | undefined {
  if (steps > maxSteps) return undefined;
  const next = (inner: Expression) => evaluate({ expression: inner, scope }, steps + 1);
  switch (expression.type) {
    case 'number':
    case 'boolean':
      return expression.value;
    case 'string': {
      let text = '';
      for (const part of expression.parts) {
        const value = typeof part === 'string' ? part : next(part);
        if (value === undefined || typeof value === 'object') return undefined;
        text += String(value);
      }
      return text;
    }
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => ({ expression: item, scope })) };
    case 'map': {
      const entries = new Map<string, Located>();
      for (const { key, value } of expression.entries) {
        const name = next(key);
        if (name === undefined || typeof name === 'object') return undefined;
        entries.set(String(name), { expression: value, scope });
      }
      return { kind: 'map', entries };
    }
    case 'infix': {
      const left = next(expression.left);
      if (expression.operator === '?:') return left;
      const right = next(expression.right);
      if (expression.operator !== '+' || left === undefined || right === undefined) return undefined;
      if (typeof left === 'object' || typeof right === 'object') return joined(left, right);
      return typeof left === 'number' && typeof right === 'number'
        ? left + right
        : typeof left === 'string'
          ? left + String(right)
          : undefined;
    }
    case 'name':
    case 'member':
    case 'index':
      return variable(expression, scope, steps);
    case 'call':
      return call(expression, scope, steps);
    default:
      return undefined;
  }
}

function joined(left: Value, right: Value): Value | undefined {
  if (typeof left !== 'object' || typeof right !== 'object') return undefined;
  if (left.kind === 'map' && right.kind === 'map') return { kind: 'map', entries: new Map([...left.entries, ...right.entries]) };
  return left.kind === 'list' && right.kind === 'list' ? { kind: 'list', items: [...left.items, ...right.items] } : undefined;
}

function variable(expression: Expression, scope: Scope, steps: number): Value | undefined {
  const path: string[] = [];
  let at = expression;
  while (at.type === 'member' || at.type === 'index') {
    if (at.type === 'member') path.push(at.name);
    else {
      const key = evaluate({ expression: at.key, scope }, steps + 1);
      if (typeof key !== 'string') return undefined;
      path.push(key);
    }
    at = at.of;
  }
  if (at.type === 'name') path.push(at.name);
  else {
    const inner = evaluate({ expression: at, scope }, steps + 1);
    if (typeof inner !== 'object' || inner.kind !== 'map') return undefined;
    let located: Located | undefined;
    let map: Value | undefined = inner;
    for (const name of path.toReversed()) {
      located = typeof map === 'object' && map.kind === 'map' ? map.entries.get(name) : undefined;
      map = located && evaluate(located, steps + 1);
    }
    return map;
  }
  return byPath(path.toReversed(), scope, steps);
}

function byPath(path: readonly string[], scope: Scope, steps: number): Value | undefined {
  if (scope.locals?.has(path[0] ?? '')) {
    const found = localNamed(path, scope, steps);
    return found && evaluate(found, steps + 1);
  }
  let { owner } = scope;
  let rest = [...path];
  if (rest[0] === 'this') rest = rest.slice(1);
  if (rest[0] === 'rootProject') {
    owner = owner.root ?? owner;
    rest = rest.slice(1);
    if (rest[0] === 'projectDir') rest = ['rootDir', ...rest.slice(1)];
  } else if (rest[0] === 'project') rest = rest.slice(1);
  if (rest.length === 1 && (rest[0] === 'rootDir' || rest[0] === 'projectDir'))
    return rootMark + (rest[0] === 'rootDir' ? owner.rootDir : owner.dir);
  if (rest[0] === 'ext' || rest[0] === 'extra' || rest[0] === 'properties') rest = rest.slice(1);
  if (rest.length === 0) return undefined;
  const found = owner.find(rest, steps + 1);
  if (found === 'unclear') return undefined;
  if (found) return evaluate(found, steps + 1);
  const [first = ''] = rest;
  if (owner.catalogs.has(first)) return undefined;
  return owner.property(rest.join('.'));
}

/** What a path stands for that begins with a closure's parameter: `it`, `entry.value`. */
function localNamed([name = '', ...rest]: readonly string[], scope: Scope, steps = 0): Located | undefined {
  let at = scope.locals?.get(name);
  for (const part of rest) {
    const value: Value | undefined = at && evaluate(at, steps + 1);
    at = typeof value === 'object' && value.kind === 'map' ? value.entries.get(part) : undefined;
  }
  return at;
}

/** What a closure's parameter stands for where the expression is one, else the expression itself. */
export function withoutLocal(located: Located): Located {
  const path = located.scope.locals && pathOf(located.expression);
  return (path && localNamed(path, located.scope)) ?? located;
}

const passing = new Set(['get', 'toString', 'trim', 'toInteger', 'toInt', 'toLong', 'toBoolean', 'toBooleanStrict', 'asType', 'orNull']);

function call(expression: Extract<Expression, { type: 'call' }>, scope: Scope, steps: number): Value | undefined {
  const { callee, arguments: given } = expression;
  const path = pathOf(callee);
  const name = callee.type === 'member' ? callee.name : callee.type === 'name' ? callee.name : '';
  const argument = (index: number) => {
    const found = given[index];
    return found && found.name === undefined ? evaluate({ expression: found.value, scope }, steps + 1) : undefined;
  };
  // `libs.versions.push.get()`
  if (callee.type === 'member' && passing.has(name) && given.length === 0) {
    const inner = pathOf(callee.of);
    const catalog = inner && inner[1] === 'versions' ? scope.owner.catalogs.get(inner[0] ?? '') : undefined;
    const value =
      catalog && inner ? catalog.version(inner.slice(2).join('.'))?.value : evaluate({ expression: callee.of, scope }, steps + 1);
    if (value === undefined || typeof value === 'object') return name === 'get' || name === 'asType' ? value : undefined;
    if (name === 'trim') return String(value).trim();
    if (name === 'toInteger' || name === 'toInt' || name === 'toLong')
      return /^[-+]?\d+$/.test(String(value).trim()) ? Number(value) : undefined;
    if (name.startsWith('toBoolean')) return String(value).trim().toLowerCase() === 'true';
    return name === 'toString' ? String(value) : value;
  }
  switch (name) {
    case 'property':
    case 'findProperty':
    case 'getProperty':
    case 'gradleProperty': {
      const key = argument(0);
      if (typeof key !== 'string' || given.length !== 1) return undefined;
      // `someProperties.getProperty("k")` reads a file of its own.
      const before = path?.slice(0, -1) ?? ['?'];
      if (!before.every((part) => part === 'project' || part === 'rootProject' || part === 'providers')) return undefined;
      return name === 'gradleProperty'
        ? scope.owner.property(key)
        : byPath([...before.filter((part) => part !== 'providers'), ...key.split('.')], scope, steps + 1);
    }
    case 'get': {
      const key = argument(0);
      const before = path?.slice(0, -1);
      return typeof key === 'string' && before && given.length === 1 ? byPath([...before, key], scope, steps + 1) : undefined;
    }
    case 'mapOf':
    case 'mutableMapOf':
    case 'hashMapOf': {
      const entries = new Map<string, Located>();
      for (const { value } of given) {
        const key = value.type === 'infix' && value.operator === 'to' ? evaluate({ expression: value.left, scope }, steps + 1) : undefined;
        if (value.type !== 'infix' || typeof key !== 'string') return undefined;
        entries.set(key, { expression: value.right, scope });
      }
      return { kind: 'map', entries };
    }
    case 'listOf':
    case 'mutableListOf':
    case 'arrayOf':
    case 'setOf':
    case 'mutableSetOf':
    case 'sequenceOf':
    case 'asList':
      return { kind: 'list', items: given.map(({ value }) => ({ expression: value, scope })) };
    case 'parseInt':
    case 'valueOf': {
      const value = argument(0);
      return path?.length === 2 && path[0] === 'Integer' && value !== undefined && /^\d+$/.test(String(value)) ? Number(value) : undefined;
    }
    case 'uri':
      return path?.length === 1 && given.length === 1 ? argument(0) : undefined;
    default:
      return undefined;
  }
}

export function readText(located: Located): Read<string> {
  const value = evaluate(located);
  return value === undefined || typeof value === 'object' || String(value).includes(rootMark)
    ? unread(located)
    : { determined: true, value: String(value), at: located.scope.locate(located.expression) };
}

/** A level: `21`, `'21'`, `"android-34"`. */
export function readNumber(located: Located): Read<number> {
  const value = evaluate(located);
  const digits =
    typeof value === 'number' ? String(value) : typeof value === 'string' ? /^(?:android-)?(\d+)$/.exec(value.trim())?.[1] : undefined;
  return digits === undefined ? unread(located) : { determined: true, value: Number(digits), at: located.scope.locate(located.expression) };
}

export function readBoolean(located: Located): Read<boolean> {
  const value = evaluate(located);
  const known = value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
  return known === undefined ? unread(located) : { determined: true, value: known, at: located.scope.locate(located.expression) };
}

export function unread({ expression, scope }: Located): { determined: false; text: string; at: Place } {
  return { determined: false, text: scope.textOf(expression), at: scope.locate(expression) };
}

/** A path that a build names, relative to the project's folder: plain (from `dir`), `file("…")`, `"$rootDir/…"`. Undefined when it cannot be told or leads out. */
export function readPath(located: Located, dir: string): string | undefined {
  const { expression, scope } = located;
  if (expression.type === 'call') {
    const path = pathOf(expression.callee);
    const [only] = expression.arguments;
    if (
      path &&
      (path.at(-1) === 'file' || path.at(-1) === 'files' || path.at(-1) === 'fileTree') &&
      expression.arguments.length === 1 &&
      only &&
      only.name === undefined
    ) {
      const base = path.includes('rootProject') ? scope.owner.rootDir : dir;
      return readPath({ expression: only.value, scope }, base);
    }
    // `new File(rootDir, "x")` needs to be run; `layout.projectDirectory.file("x")` does not.
  }
  const value = evaluate(located);
  if (typeof value !== 'string' || /^(\/|[a-z]:[\\/]|[a-z]+:\/\/)/i.test(value)) return undefined;
  const mark = value.lastIndexOf(rootMark);
  return mark < 0 ? joinPath(dir, value) : joinPath('', value.slice(mark + 1));
}
