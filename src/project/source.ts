import { callbackNames, type SourceCall, type SourceClass, type SourceConstant, type SourceFile, type Sited } from '../core/project.ts';
import { plainText, tokenize, tokenizeOutline, type Token } from './lexer.ts';
import { lookAhead, oneOf, SourceTokens } from './source-tokens.ts';
import { wordFinder, type SourceText } from './text.ts';

/** A file with none of these says nothing about push: only its package and classes are kept. */
export const sourceWords: readonly string[] = [
  'push', 'Push', 'PUSH', 'NotificationChannel', 'NotificationManager', 'POST_NOTIFICATIONS', 'logout', 'login', 'Logout', 'Login', 'logOut', 'logIn',
  'TIM', 'ZPNs', 'ZIM', 'EMClient', 'EMOptions', 'ChatClient', 'ChatOptions', 'Firebase', 'Honor', 'HONOR', 'HMS', 'Hms', 'Heytap', 'heytap', 'Agconnect', 'AGConnect',
  'agconnect', 'offline', 'Offline', 'badge', 'Badge', 'HmsInstanceId', 'regId', 'RegId', ...callbackNames,
]; // prettier-ignore

const hasWord = wordFinder(sourceWords);
const classWords = /\b(?:class|interface|enum|record|object)\b/;

/** What `#word` knows how to go on with. */
const isStructure = oneOf([
  'package', 'import', 'class', 'interface', 'enum', 'record', 'object', 'fun', 'if', 'when', 'switch', 'case', 'default', 'else', 'val', 'var', 'const', 'constructor', 'init',
]); // prettier-ignore
const maxScopes = 300;
const maxCalls = 20_000;
// How many names that stand for names are followed.
const maxPeels = 8;
// Classes within classes, whose fields a name can be.
const maxFieldClasses = 8;
// Shared by the tens of thousands of calls that have none.
const nothing: readonly never[] = [];
const noRanges: [number, number][] = [];
const unknownOf: readonly (readonly undefined[])[] = Array.from({ length: 8 }, (_, length) => Array.from({ length }, () => undefined));

/** Kotlin's functions whose block has what they are called on: as `this`, or as `it`. */
const isOnThis = oneOf(['run', 'apply', 'with', 'runCatching']);
const isOnIt = oneOf(['let', 'also', 'takeIf', 'takeUnless']);
/** Those that give back what they are called on. */
const givesBack = oneOf(['apply', 'also', 'takeIf', 'takeUnless']);
/** Functions whose block has no `it` of its own. */
const isWithoutIt = oneOf([
  'run', 'apply', 'with', 'runCatching', 'thread', 'launch', 'async', 'withContext', 'synchronized', 'post', 'postDelayed', 'runOnUiThread', 'execute', 'submit', 'lazy',
  'Runnable', 'Thread',
]); // prettier-ignore

/** What an expression is; `open` is set for a plain name whose declaration was not found so far. */
interface Meaning {
  text: string;
  open?: string;
}

/** A variable, field, parameter or property. */
interface Declared {
  /** Where its type begins, and what it is made from. */
  type?: number | undefined;
  made?: number | undefined;
  /** Told when somebody asks. */
  meaning?: Meaning | undefined;
  isTold: boolean;
}

type Names = Map<string, Declared>;

interface Named {
  /** What is declared in it. */
  names?: Names;
}

interface ClassScope {
  name: string;
  superTypes: readonly string[];
  methods: Sited<string>[];
  /** Its constants count without `static final` (interface), or without `const` (object). */
  holdsConstants: boolean;
}

interface Guard extends Named {
  kind: 'guard';
  guard: string;
  condition?: string;
  single: boolean;
  from: number;
}

interface Method extends Named {
  name: string;
  /** `fun Type.name()`: what calls in it are on. */
  self?: Meaning;
}

interface Block extends Named {
  kind: 'block';
  /** The token that opens it. */
  open: number;
  /** What `this` and `it` are in it. */
  self?: Meaning;
  it?: Meaning;
}

type Scope =
  | ({ kind: 'class'; info?: ClassScope; initializer: boolean; outer: string | undefined; isCompanion?: boolean } & Named)
  | ({ kind: 'method' } & Method)
  /** `fun name() = …`, up to a token. */
  | ({ kind: 'expression'; end: number } & Method)
  | Block
  /** With what the condition in it guards. */
  | ({ kind: 'bracket'; body?: Guard } & Named)
  /** Body of an `if`, `else` or branch; `single` without braces. `condition` is set for what an `else` can follow. */
  | Guard
  | Choice;

interface Choice extends Named {
  kind: 'when' | 'switch';
  subject: string;
  branch?: string;
}

/** Reads one source file; never throws and takes time in proportion to its length. */
export function readSource(source: SourceText, sourceSet: string): SourceFile {
  const language = source.file.endsWith('.kt') ? 'kotlin' : 'java';
  const full = hasWord(source.text);
  if (!full && !classWords.test(source.text)) {
    const name = /^\s*package\s+([\w.]+)/m.exec(source.text)?.[1] ?? '';
    return { file: source.file, language, package: name, imports: [], classes: [], calls: [], constants: [], sourceSet };
  }
  const scanner = new Scanner(source, language, full);
  scanner.run();
  return {
    file: source.file,
    language,
    package: scanner.packageName,
    imports: scanner.imports,
    classes: scanner.classes,
    calls: full ? scanner.calls : [],
    constants: full ? scanner.constants : [],
    sourceSet,
  };
}

class Scanner extends SourceTokens {
  readonly imports: string[] = [];
  readonly classes: SourceClass[] = [];
  readonly calls: SourceCall[] = [];
  readonly constants: SourceConstant[] = [];
  packageName = '';
  readonly #full: boolean;
  readonly #scopes: Scope[] = [];
  /** Simple name → full name. */
  readonly #known = new Map<string, string>();
  readonly #values = new Map<string, string | number | boolean>();
  readonly #waiting: { call: SourceCall; arguments: [number, number][] }[] = [];
  /** What the next `{` opens, by its index. */
  readonly #opening = new Map<number, Scope>();
  readonly #expressionBodies = new Map<number, Method & { end: number }>();
  /** Declared outside of every class. */
  readonly #names: Names = new Map();
  /** `import a.B as C`, and functions that are imported by their names, with what they are of. */
  readonly #aliases = new Map<string, string>();
  readonly #members = new Map<string, string>();
  /** Calls on a name that may be declared further down, with the fields it can be. */
  readonly #unresolved: { call: SourceCall; name: string; fields: readonly Names[] }[] = [];
  #hasSelf = false;

  constructor(source: SourceText, language: 'java' | 'kotlin', full: boolean) {
    super(source, language, full ? tokenize(source.text, language) : tokenizeOutline(source.text, language));
    this.#full = full;
  }

  run(): void {
    const tokens = this.tokens;
    let index = 0;
    while (index < tokens.length) index = Math.max(this.#step(index), index + 1);
    // Constants may stand behind their use.
    for (const { call, arguments: ranges } of this.#waiting) call.literals = this.#literals(ranges);
    for (const { call, name, fields } of this.#unresolved) {
      const meaning = this.#found(fields.find((names) => names.has(name))?.get(name));
      if (meaning) call.on = meaning.text;
    }
  }

  #step(index: number): number {
    const token = this.tokens[index] as Token;
    const body = this.#expressionBodies.size > 0 ? this.#expressionBodies.get(index) : undefined;
    if (body) this.#scopes.push({ kind: 'expression', ...body });
    let top = this.#scopes.at(-1);
    while (top?.kind === 'expression' && index >= top.end) {
      this.#scopes.pop();
      top = this.#scopes.at(-1);
    }
    if (this.kotlin && token.newLine && top?.kind === 'guard' && top.single && index > top.from && this.lineEnds(index)) {
      const went = this.#endStatement(index);
      if (went !== index) return went;
      top = this.#scopes.at(-1);
    }
    if (this.kotlin && top?.kind === 'when' && top.branch === undefined && token.text !== '}') return this.#branch(index, top);
    if (token.kind === 'mark') return this.#mark(index, token);
    if (token.kind === 'word') return this.#word(index, token);
    return index + 1;
  }

  #mark(index: number, token: Token): number {
    const top = this.#scopes.at(-1);
    switch (token.text) {
      case '@':
        return this.annotation(index);
      case '(':
      case '[':
        this.#scopes.push({ kind: 'bracket' });
        return index + 1;
      case ')':
      case ']':
        return (this.match[index] as number) >= 0 ? this.#closeBracket(index) : index + 1;
      case ',':
        return this.kotlin && top?.kind === 'guard' && top.single ? this.#endStatement(index + 1) : index + 1;
      case '{':
        this.#scopes.push(this.#opening.get(index) ?? { kind: 'block', open: index });
        if (this.kotlin && this.#full) this.#lambdaParameters(index);
        return index + 1;
      case '}':
        return (this.match[index] as number) >= 0 ? this.#closeBrace(index) : index + 1;
      case ';':
        if (top?.kind === 'class') top.initializer = false;
        return top?.kind === 'guard' && top.single ? this.#endStatement(index + 1) : index + 1;
      case '=':
        if (top?.kind === 'class') top.initializer = true;
        return index + 1;
      default:
        return index + 1;
    }
  }

  /** What was opened within a bracket ends with it. */
  #closeBracket(index: number): number {
    for (let scope = this.#scopes.pop(); scope; scope = this.#scopes.pop())
      if (scope.kind === 'bracket') return scope.body ? this.#body(index + 1, { ...scope.body, from: index + 1 }) : index + 1;
    return index + 1;
  }

  #closeBrace(index: number): number {
    for (let scope = this.#scopes.pop(); scope; scope = this.#scopes.pop()) {
      if (scope.kind === 'bracket' || scope.kind === 'expression' || (scope.kind === 'guard' && scope.single)) continue;
      const outer = this.#scopes.at(-1);
      if (outer?.kind === 'class' && scope.kind !== 'class') outer.initializer = false;
      if (scope.kind === 'guard') return this.#afterGuard(index + 1, scope.condition);
      // `if (a) for (…) { … }`: the block was the whole statement.
      if (outer?.kind === 'guard' && outer.single && !/^(\.|\?\.|;|,|\)|\]|!!|\?:)$/.test(this.tokens[index + 1]?.text ?? ''))
        return this.#endStatement(index + 1);
      return index + 1;
    }
    return index + 1;
  }

  /** Ends the statement of an `if` or `else` without braces; gives the token to go on with. */
  #endStatement(next: number): number {
    const scope = this.#scopes.at(-1);
    if (scope?.kind !== 'guard' || !scope.single) return next;
    this.#scopes.pop();
    return this.#afterGuard(next, scope.condition);
  }

  #afterGuard(next: number, ended: string | undefined): number {
    let condition = ended;
    for (;;) {
      if (condition !== undefined && this.wordAt(next) === 'else')
        return this.#body(next + 1, { kind: 'guard', guard: `!(${condition})`, single: false, from: next + 1 });
      const outer = this.#scopes.at(-1);
      if (outer?.kind === 'when') delete outer.branch;
      if (outer?.kind !== 'guard' || !outer.single) return next;
      this.#scopes.pop();
      ({ condition } = outer);
    }
  }

  /** What a condition guards: a block, or one statement. */
  #body(index: number, scope: Guard): number {
    if (this.is(index, '{')) {
      this.#opening.set(index, scope);
      return index;
    }
    this.#scopes.push({ ...scope, single: true, from: index });
    return index;
  }

  /** One branch of a `when`: `a, is B -> …`. */
  #branch(index: number, scope: Choice): number {
    let arrow = index;
    while (!this.is(arrow, '->')) {
      if (arrow >= this.tokens.length || arrow > index + lookAhead) return index + 1;
      const { kind, text } = this.tokens[arrow] as Token;
      if (kind === 'mark' && text === '}') return index + 1;
      arrow = kind === 'mark' && /^[([{]$/.test(text) ? Math.max(this.after(arrow), arrow + 1) : arrow + 1;
    }
    const condition = this.text(index, arrow);
    const { subject } = scope;
    const guard =
      subject === '' || condition === 'else'
        ? condition
        : /^(is|in|!is|!in)\b/.test(condition)
          ? `${subject} ${condition}`
          : `${subject} == ${condition}`;
    scope.branch = guard;
    return this.#body(arrow + 1, { kind: 'guard', guard, single: false, from: arrow + 1 });
  }

  #word(index: number, token: Token): number {
    const { text } = token;
    const afterDot = this.isDot(index - 1);
    const scope = this.#scopes.at(-1);
    if (!afterDot && isStructure(text)) {
      switch (text) {
        case 'package':
          if (this.packageName === '' && this.#scopes.length === 0) return this.#package(index);
          break;
        case 'import':
          if (this.#scopes.length === 0) return this.#import(index);
          break;
        case 'class':
        case 'interface':
        case 'enum':
        case 'record':
        case 'object': {
          const next = this.#classHeader(index);
          if (next !== undefined) return next;
          break;
        }
        case 'fun': {
          const next = this.kotlin ? this.#function(index) : undefined;
          if (next !== undefined) return next;
          break;
        }
        case 'if':
          if (this.is(index + 1, '(')) return this.#if(index);
          break;
        case 'when':
        case 'switch': {
          const next = this.#choice(index);
          if (next !== undefined) return next;
          break;
        }
        case 'case':
        case 'default':
          if (scope?.kind === 'switch') return this.#label(index, scope);
          break;
        case 'else':
          // Without one in hand its `if` was not understood.
          return scope?.kind === 'guard' && scope.single ? this.#endStatement(index) : index + 1;
        case 'val':
        case 'const':
          if (this.kotlin) this.#kotlinConstant(index);
          if (this.kotlin && text === 'val') this.#kotlinVariable(index);
          break;
        case 'var':
          if (this.kotlin) this.#kotlinVariable(index);
          break;
        case 'constructor':
          if (this.kotlin && scope?.kind === 'class' && this.is(index + 1, '(')) {
            const behind = this.after(index + 1);
            let open = behind;
            if (this.is(open, ':') && this.is(open + 2, '(')) open = this.after(open + 2);
            if (this.is(open, '{'))
              this.#opening.set(open, { kind: 'method', name: '<init>', names: this.#kotlinParameters(index + 1, new Map()) });
            return behind;
          }
          break;
        case 'init':
          if (this.kotlin && scope?.kind === 'class' && this.is(index + 1, '{'))
            this.#opening.set(index + 1, { kind: 'method', name: '<init>' });
          break;
      }
    }
    if (!afterDot && !this.kotlin && this.#full) this.#javaVariable(index);
    if (!afterDot && !this.kotlin && scope?.kind === 'class') {
      const next = this.#javaMember(index, scope);
      if (next !== undefined) return next;
    }
    return this.#call(index, afterDot);
  }

  #package(index: number): number {
    const { name, next } = this.dotted(index + 1);
    this.packageName = name;
    return next;
  }

  #import(index: number): number {
    let at = index + 1;
    const isStatic = this.wordAt(at) === 'static';
    if (isStatic) at++;
    const { name, next } = this.dotted(at);
    if (name === '') return at;
    this.imports.push(name);
    const alias = this.wordAt(next) === 'as' ? this.wordAt(next + 1) : undefined;
    const simple = name.slice(name.lastIndexOf('.') + 1);
    if (!isStatic && simple !== '*') this.#known.set(alias ?? simple, name);
    if (alias !== undefined) this.#aliases.set(alias, name);
    else if (simple !== '*' && /^[a-z]/.test(simple) && name !== simple) this.#members.set(simple, name.slice(0, -simple.length - 1));
    return alias === undefined ? next : next + 2;
  }

  #enclosingClass(): ClassScope | undefined {
    for (let index = this.#scopes.length - 1; index >= Math.max(this.#scopes.length - maxScopes, 0); index--) {
      const scope = this.#scopes[index] as Scope;
      if (scope.kind === 'class' && scope.info) return scope.info;
    }
    return undefined;
  }

  #classHeader(index: number): number | undefined {
    const keyword = this.wordAt(index) as string;
    const before = this.wordAt(index - 1);
    // `Foo.class`, `Foo::class` are no declarations; `enum class`, `data class`, `annotation class` are one.
    if (!this.kotlin && (keyword === 'object' || (keyword === 'record' && !this.is(index + 2, '(') && !this.is(index + 2, '<'))))
      return undefined;
    if (this.kotlin && (keyword === 'record' || (keyword === 'enum' && this.wordAt(index + 1) === 'class')))
      return keyword === 'enum' ? index + 1 : undefined;
    let at = index + 1;
    let name = this.wordAt(at);
    const companion = keyword === 'object' && before === 'companion';
    // `fun interface X`, `object : Callback { … }`, `companion object { … }`
    if (name === undefined || (keyword === 'object' && companion && this.tokens[at]?.newLine)) {
      if (!this.kotlin || keyword !== 'object') return undefined;
      name = undefined;
    } else at++;
    const outer = this.#enclosingClass();
    const superTypes: string[] = [];
    let names: Names | undefined;
    if (this.is(at, '<')) at = this.typeArguments(at);
    if (this.kotlin) {
      // The primary constructor, with its modifiers and annotations.
      for (let steps = 0; steps < 12; steps++) {
        if (this.is(at, '@')) at = this.annotation(at);
        else if (['private', 'internal', 'protected', 'public', 'constructor'].includes(this.wordAt(at) ?? '')) at++;
        else break;
      }
      if (this.is(at, '(')) {
        names = this.#kotlinParameters(at, new Map());
        at = this.after(at);
      }
      if (this.is(at, ':')) {
        at++;
        for (;;) {
          while (this.is(at, '@')) at = this.annotation(at);
          const { name: type, next } = this.dotted(at);
          if (type === '') break;
          superTypes.push(this.#resolve(type));
          at = next;
          if (this.is(at, '<')) at = this.typeArguments(at);
          if (this.is(at, '(') && !this.tokens[at]?.newLine) {
            at = this.after(at);
          }
          if (this.wordAt(at) === 'by') {
            at++;
            for (
              let steps = 0;
              steps < lookAhead && at < this.tokens.length && !/^[,{}]$/.test(this.tokens[at]?.text ?? '') && !this.tokens[at]?.newLine;
              steps++
            )
              at = this.is(at, '(') ? this.after(at) : at + 1;
          }
          if (!this.is(at, ',')) break;
          at++;
        }
      }
      if (this.wordAt(at) === 'where')
        for (const last = Math.min(at + lookAhead, this.tokens.length); at < last && !/^[{};]$/.test(this.tokens[at]?.text ?? '');) at++;
    } else {
      if (this.is(at, '(')) at = this.after(at);
      let permits = false;
      for (let steps = 0; steps < 200; steps++) {
        const word = this.wordAt(at);
        if (word === 'extends' || word === 'implements' || word === 'permits' || this.is(at, ',')) {
          if (word !== undefined) permits = word === 'permits';
          at++;
          while (this.is(at, '@')) at = this.annotation(at);
          const { name: type, next } = this.dotted(at);
          if (type !== '' && !permits) superTypes.push(this.#resolve(type));
          at = next;
          if (this.is(at, '<')) at = this.typeArguments(at);
        } else break;
      }
    }
    if (name === undefined) {
      // Nameless: calls in it are of the class around it. A companion's constants are the class's own.
      if (this.is(at, '{'))
        this.#opening.set(at, {
          kind: 'class',
          ...(companion && outer && { info: { ...outer, superTypes: [], holdsConstants: true } }),
          isCompanion: companion,
          initializer: false,
          outer: outer?.name,
        });
      return at;
    }
    const full = outer ? `${outer.name}$${name}` : this.packageName === '' ? name : `${this.packageName}.${name}`;
    const info: ClassScope = {
      name: companion && outer ? outer.name : full,
      superTypes,
      methods: [],
      holdsConstants: keyword === 'object' || (keyword === 'interface' && !this.kotlin),
    };
    this.#known.set(name, this.#known.get(name) ?? full);
    this.classes.push({ name: full, superTypes, methods: info.methods, at: this.source.at((this.tokens[index + 1] as Token).start) });
    if (this.is(at, '{'))
      this.#opening.set(at, {
        kind: 'class',
        info,
        initializer: false,
        outer: outer?.name,
        isCompanion: companion,
        ...(names && { names }),
      });
    return at;
  }

  #resolve(type: string): string {
    const dot = type.indexOf('.');
    const first = dot < 0 ? type : type.slice(0, dot);
    const known = this.#known.get(first);
    return known === undefined ? type : dot < 0 ? known : `${known}${type.slice(dot).replaceAll('.', '$')}`;
  }

  /** `fun <T> Foo.name(…): T { … }`, `fun name() = …` */
  #function(index: number): number | undefined {
    let at = index + 1;
    if (this.is(at, '<')) at = this.typeArguments(at);
    const first = at;
    let nameAt: number | undefined;
    for (let steps = 0; steps < 40; steps++) {
      if (this.wordAt(at) !== undefined) nameAt = at++;
      else if (this.is(at, '<')) at = this.typeArguments(at);
      else if (this.is(at, '.') || this.is(at, '?') || this.is(at, '?.')) at++;
      else break;
    }
    if (nameAt === undefined || !this.is(at, '(')) return undefined;
    const name = this.wordAt(nameAt) as string;
    if (this.#full) this.#enclosingMethods()?.push({ value: name, at: this.source.at((this.tokens[nameAt] as Token).start) });
    const method: Method = { name };
    if (this.#full) {
      method.names = this.#kotlinParameters(at, new Map());
      // `fun Type<A>?.name()`
      if (nameAt > first + 1) {
        method.self = { text: this.typeText(first, nameAt) };
        this.#hasSelf = true;
      }
    }
    at = this.after(at);
    const type = this.is(at, ':') ? at + 1 : undefined;
    if (type !== undefined) at = this.type(type);
    if (this.#full) this.#declare(`${name}()`, { type, made: this.is(at, '=') ? at + 1 : undefined, isTold: false });
    if (this.is(at, '{')) this.#opening.set(at, { kind: 'method', ...method });
    // `fun login() = client.login()` has the calls of its one expression.
    else if (this.is(at, '=')) {
      const end = this.expressionEnd(at + 1);
      this.#expressionBodies.set(at + 1, { ...method, end });
    }
    return at;
  }

  #enclosingMethods(): Sited<string>[] | undefined {
    const scope = this.#scopes.at(-1);
    return scope?.kind === 'class' ? scope.info?.methods : undefined;
  }

  #if(index: number): number {
    const open = index + 1;
    const condition = this.text(open + 1, this.close(open));
    // Calls in the condition itself are not guarded by it.
    this.#scopes.push({ kind: 'bracket', body: { kind: 'guard', guard: condition, condition, single: false, from: open } });
    return open + 1;
  }

  #choice(index: number): number | undefined {
    let open = index + 1;
    let subject = '';
    if (this.is(open, '(')) {
      subject = this.text(open + 1, this.close(open)).replace(/^va[lr] \w+ = /, '');
      open = this.after(open);
    } else if (!this.kotlin) return undefined;
    if (!this.is(open, '{')) return undefined;
    this.#opening.set(open, { kind: this.kotlin ? 'when' : 'switch', subject });
    return index + 1 === open ? open : index + 1;
  }

  /** `case A:`, `case A, B ->`, `default:` */
  #label(index: number, scope: Choice): number {
    let end = index + 1;
    while (
      end < Math.min(this.tokens.length, index + lookAhead) &&
      !this.is(end, ':') &&
      !this.is(end, '->') &&
      !/^[{};]$/.test(this.tokens[end]?.text ?? '')
    ) {
      end = this.is(end, '(') ? this.after(end) : end + 1;
    }
    scope.branch = this.wordAt(index) === 'default' ? 'else' : `${scope.subject} == ${this.text(index + 1, end)}`;
    return end;
  }

  /** A method or a field of a Java class, seen at its name. */
  #javaMember(index: number, scope: Extract<Scope, { kind: 'class' }>): number | undefined {
    if (scope.initializer) return undefined;
    const name = this.wordAt(index) as string;
    if (this.isKeyword(name)) return undefined;
    const before = this.tokens[index - 1];
    if (this.is(index + 1, '(')) {
      const typed = before !== undefined && (before.kind === 'word' || before.text === '>' || before.text === ']');
      const isConstructor =
        scope.info !== undefined &&
        (scope.info.name.endsWith(`.${name}`) || scope.info.name.endsWith(`$${name}`) || scope.info.name === name);
      let at = this.after(index + 1);
      if (this.wordAt(at) === 'throws')
        for (const last = Math.min(at + lookAhead, this.tokens.length); at < last && !/^[{};]$/.test(this.tokens[at]?.text ?? '');) at++;
      if (this.is(at, '{') || (typed && (this.is(at, ';') || this.wordAt(at) === 'default'))) {
        if (typed && !isConstructor && this.#full) {
          this.#declare(`${name}()`, { type: this.typeBefore(index), isTold: false });
          scope.info?.methods.push({ value: name, at: this.source.at((this.tokens[index] as Token).start) });
        }
        if (this.is(at, '{')) {
          const opened: Scope =
            typed || isConstructor
              ? { kind: 'method', name: isConstructor ? '<init>' : name, ...(this.#full && { names: this.#javaParameters(index + 1) }) }
              : { kind: 'class', initializer: false, outer: undefined };
          this.#opening.set(at, opened);
        }
        return at;
      }
      return undefined;
    }
    if (this.is(index + 1, '=') && before && (before.kind === 'word' || before.text === '>' || before.text === ']') && this.#full) {
      const modifiers = new Set<string>();
      for (let at = index - 1; at >= 0 && at > index - 30; at--) {
        const { kind, text } = this.tokens[at] as Token;
        if (kind === 'mark' && /^[;{}]$/.test(text)) break;
        if (kind === 'word') modifiers.add(text);
      }
      if (modifiers.has('static') || scope.info?.holdsConstants) {
        let end = index + 2;
        for (let steps = 0; steps < lookAhead && end < this.tokens.length && !/^[;}]$/.test(this.tokens[end]?.text ?? ''); steps++)
          end = /^[([{]$/.test(this.tokens[end]?.text ?? '') && this.tokens[end]?.kind === 'mark' ? this.after(end) : end + 1;
        this.#constant(name, index, index + 2, end, modifiers.has('final') || scope.info?.holdsConstants === true);
      }
    }
    return undefined;
  }

  /** `const val X = …`, and `val X = …` of an object, a companion or the file itself. */
  #kotlinConstant(index: number): void {
    if (!this.#full) return;
    const at = this.wordAt(index) === 'const' ? index + 1 : index;
    if (this.wordAt(at) !== 'val' || (at === index && this.wordAt(index - 1) === 'const')) return;
    const scope = this.#scopes.at(-1);
    const isConst = at > index;
    if (!isConst && scope !== undefined && !(scope.kind === 'class' && scope.info?.holdsConstants)) return;
    const name = this.wordAt(at + 1);
    if (name === undefined) return;
    let next = at + 2;
    if (this.is(next, ':')) next = this.type(next + 1);
    if (!this.is(next, '=')) return;
    this.#constant(name, at + 1, next + 1, this.expressionEnd(next + 1), true);
  }

  #constant(name: string, nameAt: number, from: number, to: number, final: boolean): void {
    const value = this.#literal(from, to);
    const inClass = this.#enclosingClass()?.name;
    if (value !== undefined && final) {
      this.#values.set(name, value);
      if (inClass !== undefined)
        this.#values.set(`${inClass.slice(Math.max(inClass.lastIndexOf('.'), inClass.lastIndexOf('$')) + 1)}.${name}`, value);
    }
    this.constants.push({
      name,
      value: value === undefined ? this.text(from, to) : String(value),
      kind: value === undefined ? 'expression' : typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean'),
      ...(inClass !== undefined && { inClass }),
      at: this.source.at((this.tokens[nameAt] as Token).start),
    });
  }

  #literals(ranges: readonly (readonly [number, number])[]): SourceCall['literals'] {
    const values = ranges.map(([from, to]) => this.#literal(from, to));
    return values.every((value) => value === undefined) ? (unknownOf[values.length] ?? values) : values;
  }

  /** The value of plain text, numbers, constants of this file, and sums of texts. */
  #literal(from: number, to: number): string | number | boolean | undefined {
    let start = from;
    // Kotlin's `name = value`
    if (this.kotlin && this.wordAt(start) !== undefined && this.is(start + 1, '=') && start + 2 < to) start += 2;
    if (to - start > 40) return undefined;
    let sum: string | number | boolean | undefined;
    for (let at = start; at < to; at++) {
      if (at > start) {
        if (!this.is(at, '+')) return undefined;
        at++;
      }
      let end = at + 1;
      const token = this.tokens[at];
      let value: string | number | boolean | undefined;
      if (token?.kind === 'string') value = plainText(token);
      else if (token?.kind === 'number') value = numberOf(token.text);
      else if (token?.text === '-' && this.tokens[at + 1]?.kind === 'number' && at + 1 < to) {
        const digits = numberOf((this.tokens[at + 1] as Token).text);
        value = digits === undefined ? undefined : -digits;
        end++;
      } else if (token?.kind === 'word') {
        if (token.text === 'true' || token.text === 'false') value = token.text === 'true';
        else if (this.#values.size > 0) {
          const { name, next } = this.dotted(at);
          end = Math.min(next, to);
          // `com.example.Keys.ID` is known as `Keys.ID`.
          value = this.#values.get(name) ?? (name.includes('.') ? this.#values.get(name.split('.').slice(-2).join('.')) : undefined);
        }
      }
      if (value === undefined) return undefined;
      sum = sum === undefined ? value : typeof sum === 'string' || typeof value === 'string' ? `${sum}${value}` : undefined;
      if (sum === undefined) return undefined;
      at = end - 1;
    }
    return sum;
  }

  #call(index: number, afterDot: boolean): number {
    // Most words are followed by another, or by a mark that no call has.
    if (!this.#full || this.tokens[index + 1]?.kind !== 'mark' || this.calls.length >= maxCalls) return index + 1;
    const name = this.wordAt(index) as string;
    if (!afterDot && this.isKeyword(name)) return index + 1;
    let open = index + 1;
    if (this.is(open, '<')) {
      const behind = this.typeArguments(open);
      if (behind === open + 1 || !this.is(behind, '(')) return index + 1;
      open = behind;
    }
    const parens = this.is(open, '(') && !(this.kotlin && this.tokens[open]?.newLine);
    const lambda = this.kotlin && !parens && this.is(open, '{') && !this.tokens[open]?.newLine && (afterDot || this.#isBareCall(index));
    if (!parens && !lambda) {
      if (!this.kotlin) return index + 1;
      if (this.is(open, '=')) return afterDot ? this.#assignment(index, open) : this.#ownAssignment(index, open);
      return this.is(index - 1, '::') && this.is(open, ')') ? this.#reference(index) : index + 1;
    }
    const first = this.chainFrom(index, afterDot);
    const close = parens ? this.close(open) : open;
    const ranges = parens && close > open + 1 ? this.split(open + 1, close) : noRanges;
    const call = this.#surrounded({
      name,
      receiver: receiverText(this.text(first, afterDot ? index - 1 : first)),
      arguments: ranges.length === 0 ? nothing : ranges.map(([from, to]) => this.text(from, to)),
      order: this.calls.length,
      at: this.source.at((this.tokens[index] as Token).start),
    });
    this.calls.push(call);
    this.#stand(call, afterDot ? this.#meaning(first, index - 1) : this.#implied(name));
    if (ranges.length > 0) this.#waiting.push({ call, arguments: ranges });
    if (this.kotlin) this.#openOn(name, first, index, afterDot, open, ranges);
    // `new Foo(…) { … }`: what stands in the braces are members.
    if (!this.kotlin && parens) {
      const behind = this.after(open);
      if (this.is(behind, '{') && this.isNew(first)) this.#opening.set(behind, { kind: 'class', initializer: false, outer: undefined });
    }
    return open;
  }

  /** `options.pushConfig = x` is what Java writes as `options.setPushConfig(x)`. */
  #assignment(index: number, equals: number): number {
    const first = this.chainFrom(index, true);
    const before = this.tokens[first - 1]?.text ?? '';
    // `val config: Options.Push = x`, `val Options.push = x` declare something.
    if (/^(?:[:<,]|val|var|typealias)$/.test(before) || this.is(first, '.')) return index + 1;
    const end = this.expressionEnd(equals + 1);
    if (end <= equals + 1) return index + 1;
    const name = setterOf(this.wordAt(index) as string);
    this.#made(name, index, receiverText(this.text(first, index - 1)), this.#meaning(first, index - 1), [equals + 1, end]);
    return index + 1;
  }

  /** `appKey = x` within `apply {}` and its like, for what that is on; a variable of the function is nobody's property. */
  #ownAssignment(index: number, equals: number): number {
    if (!this.#hasSelf || !this.#beginsStatement(index)) return index + 1;
    const name = this.wordAt(index) as string;
    let self: Meaning | undefined;
    for (let at = this.#scopes.length - 1; at >= Math.max(this.#scopes.length - maxScopes, 0); at--) {
      const scope = this.#scopes[at] as Scope;
      if (scope.kind === 'class' || (scope.kind === 'bracket' && at === this.#scopes.length - 1)) break;
      if (scope.names?.has(name)) return index + 1;
      if (scope.kind === 'block') self ??= scope.self;
      if (scope.kind === 'method' && !self) break;
    }
    const end = this.expressionEnd(equals + 1);
    if (self && end > equals + 1) this.#made(setterOf(name), index, '', self, [equals + 1, end]);
    return index + 1;
  }

  /** `value.let(X::name)` is `X.name(value)`. */
  #reference(index: number): number {
    const first = this.chainFrom(index, true);
    const name = this.wordAt(first - 2);
    if (!this.is(first - 1, '(') || name === undefined || !(isOnIt(name) || isOnThis(name)) || !this.isDot(first - 3)) return index + 1;
    const from = this.chainFrom(first - 2, true);
    const receiver = receiverText(this.text(first, index - 1));
    this.#made(this.wordAt(index) as string, index, receiver, this.#meaning(first, index - 1), [from, first - 3]);
    return index + 1;
  }

  /** Adds a call with one argument that is not written as one. */
  #made(name: string, index: number, receiver: string, meaning: Meaning | undefined, range: [number, number]): void {
    const call = this.#surrounded({
      name,
      receiver,
      arguments: [this.text(...range)],
      order: this.calls.length,
      at: this.source.at((this.tokens[index] as Token).start),
    });
    this.calls.push(call);
    this.#stand(call, meaning);
    this.#waiting.push({ call, arguments: [range] });
  }

  /** Whether `name {` is a call with a block: no head of a class or of a property, no end of a type, no infix function. */
  #isBareCall(index: number): boolean {
    const scope = this.#scopes.at(-1);
    if (scope === undefined || scope.kind === 'class') return false;
    const before = this.tokens[index - 1];
    if (before === undefined || before.kind === 'string' || before.kind === 'number') return this.tokens[index]?.newLine === true;
    if (before.kind === 'word') {
      if (this.isKeyword(before.text)) return /^(?:return|else|do|in|throw)$/.test(before.text);
      return this.tokens[index]?.newLine === true || this.is(index - 2, '@');
    }
    if (/^[:<@]$/.test(before.text)) return false;
    return this.tokens[index]?.newLine === true || !/^(?:[)\]}>]|!!)$/.test(before.text) || this.#endsCondition(index - 1);
  }

  #beginsStatement(index: number): boolean {
    const before = this.tokens[index - 1];
    if (before?.kind === 'word' && this.isKeyword(before.text)) return /^(?:else|do)$/.test(before.text);
    if (before?.kind === 'mark' && /^[{};]$|^->$/.test(before.text)) return true;
    if (this.#endsCondition(index - 1)) return true;
    return this.tokens[index]?.newLine === true && this.lineEnds(index) && before?.text !== ':';
  }

  /** Whether the `)` of `if (…)` or its like stands there. */
  #endsCondition(index: number): boolean {
    if (!this.is(index, ')')) return false;
    const open = this.match[index] as number;
    return open > 0 && /^(?:if|for|while|when)$/.test(this.wordAt(open - 1) ?? '');
  }

  /** What the block behind `x.run`, `with(x)`, `x.let` is on. */
  #openOn(name: string, first: number, index: number, afterDot: boolean, open: number, ranges: readonly [number, number][]): void {
    const isThis = isOnThis(name);
    if (!isThis && !isOnIt(name)) return;
    const block = this.is(open, '{') ? open : this.after(open);
    if (!this.is(block, '{') || afterDot === (name === 'with')) return;
    const range = afterDot ? ([first, index - 1] as const) : ranges[0];
    if (!range) return;
    const meaning = this.#expression(...range);
    this.#hasSelf ||= isThis;
    this.#opening.set(block, { kind: 'block', open: block, ...(isThis ? { self: meaning } : { it: meaning }) });
  }

  #stand(call: SourceCall, meaning: Meaning | undefined): void {
    if (!meaning) return;
    if (meaning.text !== call.receiver) call.on = meaning.text;
    if (meaning.open !== undefined) this.#unresolved.push({ call, name: meaning.open, fields: this.#fields() });
  }

  /** What a call without receiver is on. */
  #implied(name: string): Meaning | undefined {
    const owner = this.#members.get(name);
    if (owner !== undefined) return { text: owner };
    // Classes are made, not called.
    return this.#hasSelf && !/^[A-Z]/.test(name) ? this.#self(false) : undefined;
  }

  /** What is declared in the classes around, and outside of all. */
  #fields(): readonly Names[] {
    const fields: Names[] = [];
    for (let at = this.#scopes.length - 1; at >= Math.max(this.#scopes.length - maxScopes, 0) && fields.length < maxFieldClasses; at--) {
      const scope = this.#scopes[at] as Scope;
      if (scope.kind === 'class') fields.push((scope.names ??= new Map()));
    }
    fields.push(this.#names);
    return fields;
  }

  #declare(name: string, declared: Declared): void {
    let isCompanion = false;
    for (let at = this.#scopes.length - 1; at >= Math.max(this.#scopes.length - maxScopes, 0); at--) {
      const scope = this.#scopes[at] as Scope;
      if (scope.kind === 'bracket') continue;
      const names = (scope.names ??= new Map());
      // What a companion has is known in its class as well.
      if (!isCompanion || !names.has(name)) names.set(name, declared);
      if (scope.kind !== 'class' || scope.isCompanion !== true) return;
      isCompanion = true;
    }
    this.#names.set(name, declared);
  }

  #find(name: string): Declared | undefined {
    for (let at = this.#scopes.length - 1; at >= Math.max(this.#scopes.length - maxScopes, 0); at--) {
      const found = (this.#scopes[at] as Scope).names?.get(name);
      if (found) return found;
    }
    return this.#names.get(name);
  }

  #found(declared: Declared | undefined): Meaning | undefined {
    if (!declared || declared.isTold) return declared?.meaning;
    declared.isTold = true;
    const { type, made } = declared;
    const text = type === undefined ? '' : this.typeText(type);
    const meaning = made === undefined ? undefined : this.#madeFrom(made);
    // `getInstance()` of the type itself says more than the type.
    declared.meaning = text === '' || text === 'var' || meaning?.text.startsWith(text) ? meaning : { text };
    return declared.meaning;
  }

  #madeFrom(from: number): Meaning | undefined {
    if (this.wordAt(from - 1) === 'by') {
      if (this.wordAt(from) !== 'lazy') return undefined;
      const open = this.is(from + 1, '(') ? this.after(from + 1) : from + 1;
      return this.is(open, '{') ? this.#lastOf(open) : undefined;
    }
    if (this.tokens[from]?.kind !== 'word') return undefined;
    return this.#expression(from, this.kotlin ? this.expressionEnd(from) : this.#initializerEnd(from));
  }

  /** The last statement of a block, which is its value. */
  #lastOf(open: number): Meaning | undefined {
    const close = this.close(open);
    let start = open + 1;
    let at = start;
    for (let steps = 0; at < close; steps++) {
      if (steps > lookAhead) return undefined;
      const token = this.tokens[at] as Token;
      if (at > start && token.newLine && this.lineEnds(at)) start = at;
      else if (this.is(at, ';') && at + 1 < close) start = at + 1;
      at = token.kind === 'mark' && /^[([{]$/.test(token.text) ? this.after(at) : at + 1;
    }
    return start < close ? this.#expression(start, close) : undefined;
  }

  #initializerEnd(from: number): number {
    let at = from;
    for (let steps = 0; at < this.tokens.length && steps < lookAhead; steps++) {
      const { kind, text } = this.tokens[at] as Token;
      if (kind === 'mark' && /^[;,)}\]]$/.test(text)) return at;
      at = kind === 'mark' && /^[([{]$/.test(text) ? this.after(at) : at + 1;
    }
    return at;
  }

  #expression(from: number, to: number): Meaning {
    let end = to;
    let at = from;
    for (let steps = 0; this.kotlin && at < to && steps < lookAhead; steps++) {
      const { kind, text } = this.tokens[at] as Token;
      // `client ?: return`
      if (kind === 'mark' && text === '?:') {
        end = at;
        break;
      }
      if (kind === 'word' && text === 'as') return { text: this.typeText(this.is(at + 1, '?') ? at + 2 : at + 1) };
      at = kind === 'mark' && /^[([{]$/.test(text) ? this.after(at) : at + 1;
    }
    return this.#meaning(from, end) ?? { text: this.brief(from, end) };
  }

  /** What an expression is, where that is not as it is written: a name that stands for something, or what `apply {}` gives back. */
  #meaning(from: number, to: number): Meaning | undefined {
    const end = this.kotlin ? this.#peeled(from, to) : to;
    const asWritten = end < to ? { text: this.brief(from, end) } : undefined;
    const word = this.wordAt(from);
    if (word === undefined) return asWritten;
    if (end - from === 1) {
      if (this.kotlin && word === 'this') return this.#self(true);
      const it = this.kotlin && word === 'it' ? this.#it() : undefined;
      return it ?? (this.isKeyword(word) ? asWritten : this.#named(word, word)) ?? asWritten;
    }
    if (end - from === 3 && word === 'this') {
      const name = this.wordAt(from + 2) ?? '';
      if (this.is(from + 1, '@')) return isOnThis(name) ? this.#self(false) : asWritten;
      const declared = this.#fields().find((names) => names.has(name));
      return declared ? (this.#found(declared.get(name)) ?? asWritten) : { text: name, open: name };
    }
    if (this.is(from + 1, '(') && this.after(from + 1) === end && !this.isKeyword(word))
      return this.#named(`${word}()`, this.brief(from, end)) ?? asWritten;
    const alias = this.#aliases.get(word);
    return alias !== undefined && !this.#find(word) ? { text: `${alias}${this.brief(from + 1, end)}` } : asWritten;
  }

  /** Without `!!`, and without what only gives back what it is called on: `client.apply { … }`. */
  #peeled(from: number, to: number): number {
    let end = to;
    for (let peels = 0; peels < maxPeels && end - from > 1; peels++) {
      if (this.is(end - 1, '!!')) {
        end--;
        continue;
      }
      if (!this.is(end - 1, '}') && !this.is(end - 1, ')')) break;
      const open = this.match[end - 1] as number;
      if (open - 2 <= from || !this.isDot(open - 2) || !givesBack(this.wordAt(open - 1) ?? '')) break;
      end = open - 2;
    }
    return end;
  }

  #named(name: string, text: string): Meaning | undefined {
    const declared = this.#find(name);
    if (declared) return this.#found(declared);
    const alias = this.#aliases.get(name);
    if (alias !== undefined) return { text: alias };
    // Names of classes begin with a capital, and have small letters.
    return this.#known.has(name) || /^[A-Z]+[a-z]/.test(name) ? undefined : { text, open: name };
  }

  /** What `this` is within `run {}` and its like, and in a function of another type; for calls without receiver also beyond the next class. */
  #self(isNearest: boolean): Meaning | undefined {
    if (!this.#hasSelf) return undefined;
    for (let at = this.#scopes.length - 1; at >= Math.max(this.#scopes.length - maxScopes, 0); at--) {
      const scope = this.#scopes[at] as Scope;
      if (scope.kind === 'class' && isNearest) return undefined;
      if ((scope.kind === 'block' || scope.kind === 'method' || scope.kind === 'expression') && scope.self) return scope.self;
    }
    return undefined;
  }

  #it(): Meaning | undefined {
    for (let at = this.#scopes.length - 1; at >= Math.max(this.#scopes.length - maxScopes, 0); at--) {
      const scope = this.#scopes[at] as Scope;
      if (scope.kind !== 'block') continue;
      if (scope.it) return scope.it;
      if (this.#hasOwnIt(scope.open)) return undefined;
    }
    return undefined;
  }

  #hasOwnIt(open: number): boolean {
    const at = this.is(open - 1, ')') ? (this.match[open - 1] as number) : open;
    const word = this.wordAt(at - 1);
    return word !== undefined && !this.isKeyword(word) && !isWithoutIt(word);
  }

  /** `Type name = …`, `Type name;` */
  #javaVariable(index: number): void {
    const next = this.tokens[index + 1];
    if (next?.kind !== 'mark' || !/^[=;,):]$/.test(next.text)) return;
    const before = this.tokens[index - 1];
    if (before === undefined || (before.kind === 'word' ? this.isKeyword(before.text) : before.text !== '>' && before.text !== ']')) return;
    const type = this.typeBefore(index);
    if (type === undefined) return;
    this.#declare(this.wordAt(index) as string, { type, made: next.text === '=' ? index + 2 : undefined, isTold: false });
  }

  #javaParameters(open: number): Names {
    const names: Names = new Map();
    const close = this.close(open);
    let at = open + 1;
    for (let steps = 0; at < close && steps < lookAhead; steps++) {
      const name = this.wordAt(at);
      if (name !== undefined && (at + 1 === close || this.is(at + 1, ','))) {
        const type = this.typeBefore(at);
        if (type !== undefined) names.set(name, { type, isTold: false });
      }
      at = this.is(at, '(') || this.is(at, '{') ? this.after(at) : at + 1;
    }
    return names;
  }

  /** `val name: Type = …`, `val name by lazy {}`, `val name get() = …`, `val (a, b) = …` */
  #kotlinVariable(index: number): void {
    if (!this.#full || this.#scopes.at(-1)?.kind === 'bracket') return;
    let at = index + 1;
    if (this.is(at, '(')) {
      for (const name of this.words(at)) this.#declare(name, { isTold: true });
      return;
    }
    const name = this.wordAt(at);
    if (name === undefined || this.is(++at, '.')) return;
    const type = this.is(at, ':') ? at + 1 : undefined;
    if (type !== undefined) at = this.type(type);
    let made: number | undefined;
    if (this.is(at, '=') || this.wordAt(at) === 'by') made = at + 1;
    else if (this.wordAt(at) === 'get' && this.is(at + 1, '(') && this.is(at + 2, ')')) {
      if (this.is(at + 3, '=')) made = at + 4;
      else if (this.is(at + 3, '{') && this.wordAt(at + 4) === 'return') made = at + 5;
    }
    this.#declare(name, { type, made, isTold: false });
  }

  #kotlinParameters(open: number, names: Names): Names {
    const close = this.close(open);
    let at = open + 1;
    for (let steps = 0; this.#full && at < close && steps < lookAhead; steps++) {
      const name = this.wordAt(at);
      if (name !== undefined && this.is(at + 1, ':') && !this.is(at - 1, '@')) names.set(name, { type: at + 2, isTold: false });
      at = this.is(at, '(') || this.is(at, '{') ? this.after(at) : at + 1;
    }
    return names;
  }

  /** `{ name -> … }`: of `let` and its like what they are called on, of others something unknown. */
  #lambdaParameters(open: number): void {
    const scope = this.#scopes.at(-1);
    if (scope?.kind !== 'block') return;
    let at = open + 1;
    const names: Names = new Map();
    if (this.is(at, '(')) {
      const behind = this.after(at);
      if (!this.is(behind, '->')) return;
      for (const name of this.words(at)) names.set(name, { isTold: true });
      at = behind;
    }
    for (let count = 0; count < 12 && !this.is(at, '->'); count++) {
      const name = this.wordAt(at);
      if (name === undefined) return;
      const type = this.is(at + 1, ':') ? at + 2 : undefined;
      names.set(name, type === undefined ? { meaning: scope.it, isTold: true } : { type, isTold: false });
      at = type === undefined ? at + 1 : this.dotted(type).next;
      if (this.is(at, '<')) at = this.typeArguments(at);
      if (this.is(at, '?')) at++;
      if (this.is(at, ',')) at++;
      else if (!this.is(at, '->')) return;
    }
    scope.names = names;
    delete scope.it;
  }

  /** A call with the class, method and conditions around it. */
  #surrounded({ name, receiver, arguments: given, order, at }: Omit<SourceCall, 'literals' | 'guards'>): SourceCall {
    let inMethod: string | undefined;
    let guards: string[] | undefined;
    for (let index = Math.max(this.#scopes.length - maxScopes, 0); index < this.#scopes.length; index++) {
      const scope = this.#scopes[index] as Scope;
      if (scope.kind === 'method' || scope.kind === 'expression') inMethod = scope.name;
      else if (scope.kind === 'guard') (guards ??= []).push(scope.guard);
      else if (scope.kind === 'switch' && scope.branch !== undefined) (guards ??= []).push(scope.branch);
    }
    const call: SourceCall = { name, receiver, arguments: given, literals: nothing, guards: guards ?? nothing, order, at };
    // There are tens of thousands of calls: no objects in between.
    const inClass = this.#enclosingClass()?.name;
    if (inClass !== undefined) call.inClass = inClass;
    if (inMethod !== undefined) call.inMethod = inMethod;
    return call;
  }
}

/** Java's name for setting a property of Kotlin. */
function setterOf(name: string): string {
  return /^is[A-Z]/.test(name) ? `set${name.slice(2)}` : `set${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Without line breaks around its dots; the `new` of a qualified constructor is none of it. */
function receiverText(text: string): string {
  if (!text.includes(' ')) return text;
  const joined = / [.?:]|[.:] /.test(text) ? text.replaceAll(/ ?(\?\.|\.|::) ?/g, '$1') : text;
  return joined.includes('(') ? joined : joined.replace(/^new /, '');
}

function numberOf(text: string): number | undefined {
  const value = Number(text.replaceAll('_', '').replace(/^(0[xX][\da-fA-F]+|\d[\d.]*)(?:[uU]?[lL]|[fFdD])?$/, '$1'));
  return Number.isNaN(value) ? undefined : value;
}
