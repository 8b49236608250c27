import {
  callbackNames,
  type AndroidModule,
  type SourceCall,
  type SourceClass,
  type SourceConstant,
  type SourceFile,
  type Sited,
} from '../core/project.ts';
import { pairBrackets, plainText, tokenize, tokenizeOutline, type Token } from './lexer.ts';
import { oneLine, wordFinder, type SourceText } from './text.ts';

/** A file with none of these says nothing about push: only its package and classes are kept. */
export const sourceWords: readonly string[] = [
  'push', 'Push', 'PUSH', 'NotificationChannel', 'NotificationManager', 'POST_NOTIFICATIONS', 'logout', 'login', 'Logout', 'Login', 'logOut', 'logIn',
  'TIM', 'ZPNs', 'ZIM', 'EMClient', 'EMOptions', 'ChatClient', 'ChatOptions', 'Firebase', 'Honor', 'HONOR', 'HMS', 'Hms', 'Heytap', 'heytap', 'Agconnect', 'AGConnect',
  'agconnect', 'offline', 'Offline', 'badge', 'Badge', 'HmsInstanceId', 'regId', 'RegId', ...callbackNames,
]; // prettier-ignore

const hasWord = wordFinder(sourceWords);
const classWords = /\b(?:class|interface|enum|record|object)\b/;

/** Tells whether a word is among some; most are told by their first letter and their length, for there are many of them. */
function oneOf(words: readonly string[]): (word: string) => boolean {
  const all = new Set(words);
  const lengths = new Int32Array(128);
  for (const word of words) (lengths[word.charCodeAt(0)] as number) |= 1 << word.length;
  return (word) => {
    const first = word.charCodeAt(0);
    return first < 128 && word.length < 32 && ((lengths[first] as number) & (1 << word.length)) !== 0 && all.has(word);
  };
}

/** What `#word` knows how to go on with. */
const isStructure = oneOf([
  'package', 'import', 'class', 'interface', 'enum', 'record', 'object', 'fun', 'if', 'when', 'switch', 'case', 'default', 'else', 'val', 'const', 'constructor', 'init',
]); // prettier-ignore
const isJavaKeyword = oneOf([
  'if', 'for', 'while', 'switch', 'catch', 'synchronized', 'return', 'throw', 'new', 'super', 'this', 'assert', 'else', 'do', 'try', 'finally', 'case', 'default',
  'instanceof', 'yield', 'throws', 'extends', 'implements', 'import', 'package', 'class', 'interface', 'enum', 'break', 'continue',
]); // prettier-ignore
const isKotlinKeyword = oneOf([
  'if', 'for', 'while', 'when', 'catch', 'return', 'throw', 'super', 'this', 'else', 'do', 'try', 'finally', 'is', 'in', 'as', 'by', 'class', 'interface', 'object', 'fun',
  'val', 'var', 'constructor', 'init', 'get', 'set', 'where', 'import', 'package', 'companion', 'enum', 'typealias', 'break', 'continue',
]); // prettier-ignore
const maxText = 500;
// How far a declaration or condition is followed: nobody writes longer ones, and a file takes time in proportion to its length.
const lookAhead = 300;
const maxScopes = 300;
const maxCalls = 20_000;
// Shared by the tens of thousands of calls that have none.
const nothing: readonly never[] = [];
const noRanges: [number, number][] = [];
const unknownOf: readonly (readonly undefined[])[] = Array.from({ length: 8 }, (_, length) => Array.from({ length }, () => undefined));

interface ClassScope {
  name: string;
  superTypes: readonly string[];
  methods: Sited<string>[];
  /** Its constants count without `static final` (interface), or without `const` (object). */
  holdsConstants: boolean;
}

interface Guard {
  kind: 'guard';
  guard: string;
  condition?: string;
  single: boolean;
  from: number;
}

type Scope =
  | { kind: 'class'; info?: ClassScope; initializer: boolean; outer: string | undefined }
  | { kind: 'method'; name: string }
  /** `fun name() = …`, up to a token. */
  | { kind: 'expression'; name: string; end: number }
  | { kind: 'block' }
  /** With what the condition in it guards. */
  | { kind: 'bracket'; body?: Guard }
  /** Body of an `if`, `else` or branch; `single` without braces. `condition` is set for what an `else` can follow. */
  | Guard
  | Choice;

interface Choice {
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

class Scanner {
  readonly imports: string[] = [];
  readonly classes: SourceClass[] = [];
  readonly calls: SourceCall[] = [];
  readonly constants: SourceConstant[] = [];
  packageName = '';
  readonly #source: SourceText;
  readonly #kotlin: boolean;
  readonly #full: boolean;
  readonly #tokens: readonly Token[];
  readonly #match: Int32Array;
  readonly #scopes: Scope[] = [];
  /** Simple name → full name. */
  readonly #known = new Map<string, string>();
  readonly #values = new Map<string, string | number | boolean>();
  readonly #waiting: { call: SourceCall; arguments: [number, number][] }[] = [];
  /** By the index of a call's name: where its chain begins, plus 1. */
  readonly #chainStart: Int32Array;
  /** What the next `{` opens, by its index. */
  readonly #opening = new Map<number, Scope>();
  readonly #expressionBodies = new Map<number, { name: string; end: number }>();

  constructor(source: SourceText, language: 'java' | 'kotlin', full: boolean) {
    this.#source = source;
    this.#kotlin = language === 'kotlin';
    this.#full = full;
    this.#tokens = full ? tokenize(source.text, language) : tokenizeOutline(source.text, language);
    this.#match = pairBrackets(this.#tokens).match;
    this.#chainStart = new Int32Array(full ? this.#tokens.length : 0);
  }

  run(): void {
    const tokens = this.#tokens;
    let index = 0;
    while (index < tokens.length) index = Math.max(this.#step(index), index + 1);
    // Constants may stand behind their use.
    for (const { call, arguments: ranges } of this.#waiting) call.literals = this.#literals(ranges);
  }

  /** Whether a mark stands there. */
  #is(index: number, text: string): boolean {
    const token = this.#tokens[index];
    return token !== undefined && token.kind === 'mark' && token.text === text;
  }

  #isDot(index: number): boolean {
    const token = this.#tokens[index];
    return token !== undefined && token.kind === 'mark' && (token.text === '.' || token.text === '?.' || token.text === '::');
  }

  #wordAt(index: number): string | undefined {
    const token = this.#tokens[index];
    return token?.kind === 'word' ? token.text : undefined;
  }

  #close(open: number): number {
    const close = this.#match[open] as number;
    return close < 0 ? open : close;
  }

  #after(open: number): number {
    const close = this.#close(open);
    return this.#match[close] === open ? close + 1 : Math.max(close, open + 1);
  }

  #text(from: number, to: number, limit = maxText): string {
    const first = this.#tokens[from];
    const last = this.#tokens[to - 1];
    if (first && to - from === 1 && first.kind !== 'string' && first.text.length <= limit && first.end - first.start === first.text.length)
      return first.text;
    return first && last && to > from ? oneLine(this.#source.text.slice(first.start, last.end), limit) : '';
  }

  #step(index: number): number {
    const token = this.#tokens[index] as Token;
    const body = this.#expressionBodies.size > 0 ? this.#expressionBodies.get(index) : undefined;
    if (body) this.#scopes.push({ kind: 'expression', ...body });
    let top = this.#scopes.at(-1);
    while (top?.kind === 'expression' && index >= top.end) {
      this.#scopes.pop();
      top = this.#scopes.at(-1);
    }
    if (this.#kotlin && token.newLine && top?.kind === 'guard' && top.single && index > top.from && this.#lineEnds(index)) {
      const went = this.#endStatement(index);
      if (went !== index) return went;
      top = this.#scopes.at(-1);
    }
    if (this.#kotlin && top?.kind === 'when' && top.branch === undefined && token.text !== '}') return this.#branch(index, top);
    if (token.kind === 'mark') return this.#mark(index, token);
    if (token.kind === 'word') return this.#word(index, token);
    return index + 1;
  }

  #mark(index: number, token: Token): number {
    const top = this.#scopes.at(-1);
    switch (token.text) {
      case '@':
        return this.#annotation(index);
      case '(':
      case '[':
        this.#scopes.push({ kind: 'bracket' });
        return index + 1;
      case ')':
      case ']':
        return (this.#match[index] as number) >= 0 ? this.#closeBracket(index) : index + 1;
      case ',':
        return this.#kotlin && top?.kind === 'guard' && top.single ? this.#endStatement(index + 1) : index + 1;
      case '{':
        this.#scopes.push(this.#opening.get(index) ?? { kind: 'block' });
        return index + 1;
      case '}':
        return (this.#match[index] as number) >= 0 ? this.#closeBrace(index) : index + 1;
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
      if (outer?.kind === 'guard' && outer.single && !/^(\.|\?\.|;|,|\)|\]|!!|\?:)$/.test(this.#tokens[index + 1]?.text ?? ''))
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
      if (condition !== undefined && this.#wordAt(next) === 'else')
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
    if (this.#is(index, '{')) {
      this.#opening.set(index, scope);
      return index;
    }
    this.#scopes.push({ ...scope, single: true, from: index });
    return index;
  }

  /** Whether a line break before this token ends a Kotlin statement. */
  #lineEnds(index: number): boolean {
    const { kind, text } = this.#tokens[index] as Token;
    if (kind === 'mark' && /^(\.|\?\.|\?:|&&|\|\||::|!!)$/.test(text)) return false;
    if (kind === 'word' && text === 'as') return false;
    const before = this.#tokens[index - 1] as Token;
    return !(before.kind === 'mark' && /^([=+*/%<>,.(&|-]|\?\.|\?:|&&|\|\||->|==|!=|\+=|-=)$/.test(before.text));
  }

  /** One branch of a `when`: `a, is B -> …`. */
  #branch(index: number, scope: Choice): number {
    let arrow = index;
    while (!this.#is(arrow, '->')) {
      if (arrow >= this.#tokens.length || arrow > index + lookAhead) return index + 1;
      const { kind, text } = this.#tokens[arrow] as Token;
      if (kind === 'mark' && text === '}') return index + 1;
      arrow = kind === 'mark' && /^[([{]$/.test(text) ? Math.max(this.#after(arrow), arrow + 1) : arrow + 1;
    }
    const condition = this.#text(index, arrow);
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

  #annotation(index: number): number {
    if (this.#wordAt(index + 1) === 'interface') return index + 1;
    // `this@Foo.bar()`, `return@foo`
    const before = this.#tokens[index - 1];
    if (this.#kotlin && before?.kind === 'word' && before.end === this.#tokens[index]?.start) return index + 2;
    let at = index + 2;
    // `@field:Foo`, `@a.b.Foo`
    while ((this.#is(at, '.') || this.#is(at, ':')) && this.#wordAt(at + 1) !== undefined) at += 2;
    return this.#is(at, '(') && !this.#tokens[at]?.newLine ? this.#after(at) : at;
  }

  #word(index: number, token: Token): number {
    const { text } = token;
    const afterDot = this.#isDot(index - 1);
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
          const next = this.#kotlin ? this.#function(index) : undefined;
          if (next !== undefined) return next;
          break;
        }
        case 'if':
          if (this.#is(index + 1, '(')) return this.#if(index);
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
          if (this.#kotlin) this.#kotlinConstant(index);
          break;
        case 'constructor':
          if (this.#kotlin && scope?.kind === 'class' && this.#is(index + 1, '(')) {
            const behind = this.#after(index + 1);
            let open = behind;
            if (this.#is(open, ':') && this.#is(open + 2, '(')) open = this.#after(open + 2);
            if (this.#is(open, '{')) this.#opening.set(open, { kind: 'method', name: '<init>' });
            return behind;
          }
          break;
        case 'init':
          if (this.#kotlin && scope?.kind === 'class' && this.#is(index + 1, '{'))
            this.#opening.set(index + 1, { kind: 'method', name: '<init>' });
          break;
      }
    }
    if (!afterDot && !this.#kotlin && scope?.kind === 'class') {
      const next = this.#javaMember(index, scope);
      if (next !== undefined) return next;
    }
    return this.#call(index, afterDot);
  }

  #package(index: number): number {
    const { name, next } = this.#dotted(index + 1);
    this.packageName = name;
    return next;
  }

  #import(index: number): number {
    let at = index + 1;
    const isStatic = this.#wordAt(at) === 'static';
    if (isStatic) at++;
    const { name, next } = this.#dotted(at);
    if (name === '') return at;
    this.imports.push(name);
    const alias = this.#wordAt(next) === 'as' ? this.#wordAt(next + 1) : undefined;
    if (!isStatic && !name.endsWith('.*')) this.#known.set(alias ?? name.slice(name.lastIndexOf('.') + 1), name);
    return alias === undefined ? next : next + 2;
  }

  #dotted(from: number): { name: string; next: number } {
    let name = '';
    let at = from;
    for (;;) {
      const token = this.#tokens[at];
      if (token?.kind !== 'word' && !(token?.text === '*' && name !== '')) break;
      if (at > from && token.newLine) break;
      name += token.text;
      at++;
      if (!this.#is(at, '.')) break;
      name += '.';
      at++;
    }
    return { name: name.endsWith('.') ? name.slice(0, -1) : name, next: Math.max(at, from) };
  }

  #enclosingClass(): ClassScope | undefined {
    for (let index = this.#scopes.length - 1; index >= Math.max(this.#scopes.length - maxScopes, 0); index--) {
      const scope = this.#scopes[index] as Scope;
      if (scope.kind === 'class' && scope.info) return scope.info;
    }
    return undefined;
  }

  #classHeader(index: number): number | undefined {
    const keyword = this.#wordAt(index) as string;
    const before = this.#wordAt(index - 1);
    // `Foo.class`, `Foo::class` are no declarations; `enum class`, `data class`, `annotation class` are one.
    if (!this.#kotlin && (keyword === 'object' || (keyword === 'record' && !this.#is(index + 2, '(') && !this.#is(index + 2, '<'))))
      return undefined;
    if (this.#kotlin && (keyword === 'record' || (keyword === 'enum' && this.#wordAt(index + 1) === 'class')))
      return keyword === 'enum' ? index + 1 : undefined;
    let at = index + 1;
    let name = this.#wordAt(at);
    const companion = keyword === 'object' && before === 'companion';
    // `fun interface X`, `object : Callback { … }`, `companion object { … }`
    if (name === undefined || (keyword === 'object' && companion && this.#tokens[at]?.newLine)) {
      if (!this.#kotlin || keyword !== 'object') return undefined;
      name = undefined;
    } else at++;
    const outer = this.#enclosingClass();
    const superTypes: string[] = [];
    if (this.#is(at, '<')) at = this.#typeArguments(at);
    if (this.#kotlin) {
      // The primary constructor, with its modifiers and annotations.
      for (let steps = 0; steps < 12; steps++) {
        if (this.#is(at, '@')) at = this.#annotation(at);
        else if (['private', 'internal', 'protected', 'public', 'constructor'].includes(this.#wordAt(at) ?? '')) at++;
        else break;
      }
      if (this.#is(at, '(')) at = this.#after(at);
      if (this.#is(at, ':')) {
        at++;
        for (;;) {
          while (this.#is(at, '@')) at = this.#annotation(at);
          const { name: type, next } = this.#dotted(at);
          if (type === '') break;
          superTypes.push(this.#resolve(type));
          at = next;
          if (this.#is(at, '<')) at = this.#typeArguments(at);
          if (this.#is(at, '(') && !this.#tokens[at]?.newLine) {
            at = this.#after(at);
          }
          if (this.#wordAt(at) === 'by') {
            at++;
            for (
              let steps = 0;
              steps < lookAhead && at < this.#tokens.length && !/^[,{}]$/.test(this.#tokens[at]?.text ?? '') && !this.#tokens[at]?.newLine;
              steps++
            )
              at = this.#is(at, '(') ? this.#after(at) : at + 1;
          }
          if (!this.#is(at, ',')) break;
          at++;
        }
      }
      if (this.#wordAt(at) === 'where')
        for (const last = Math.min(at + lookAhead, this.#tokens.length); at < last && !/^[{};]$/.test(this.#tokens[at]?.text ?? '');) at++;
    } else {
      if (this.#is(at, '(')) at = this.#after(at);
      let permits = false;
      for (let steps = 0; steps < 200; steps++) {
        const word = this.#wordAt(at);
        if (word === 'extends' || word === 'implements' || word === 'permits' || this.#is(at, ',')) {
          if (word !== undefined) permits = word === 'permits';
          at++;
          while (this.#is(at, '@')) at = this.#annotation(at);
          const { name: type, next } = this.#dotted(at);
          if (type !== '' && !permits) superTypes.push(this.#resolve(type));
          at = next;
          if (this.#is(at, '<')) at = this.#typeArguments(at);
        } else break;
      }
    }
    if (name === undefined) {
      // Nameless: calls in it are of the class around it. A companion's constants are the class's own.
      if (this.#is(at, '{'))
        this.#opening.set(at, {
          kind: 'class',
          ...(companion && outer && { info: { ...outer, superTypes: [], holdsConstants: true } }),
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
      holdsConstants: keyword === 'object' || (keyword === 'interface' && !this.#kotlin),
    };
    this.#known.set(name, this.#known.get(name) ?? full);
    this.classes.push({ name: full, superTypes, methods: info.methods, at: this.#source.at((this.#tokens[index + 1] as Token).start) });
    if (this.#is(at, '{')) this.#opening.set(at, { kind: 'class', info, initializer: false, outer: outer?.name });
    return at;
  }

  #resolve(type: string): string {
    const dot = type.indexOf('.');
    const first = dot < 0 ? type : type.slice(0, dot);
    const known = this.#known.get(first);
    return known === undefined ? type : dot < 0 ? known : `${known}${type.slice(dot).replaceAll('.', '$')}`;
  }

  #typeArguments(open: number): number {
    let depth = 0;
    for (let at = open; at < Math.min(open + 100, this.#tokens.length); at++) {
      const { kind, text } = this.#tokens[at] as Token;
      if (kind !== 'mark') continue;
      if (text === '<') depth++;
      else if (text === '>') {
        if (--depth === 0) return at + 1;
      } else if (/^[{};]$/.test(text)) break;
    }
    return open + 1;
  }

  /** `fun <T> Foo.name(…): T { … }`, `fun name() = …` */
  #function(index: number): number | undefined {
    let at = index + 1;
    if (this.#is(at, '<')) at = this.#typeArguments(at);
    let nameAt: number | undefined;
    for (let steps = 0; steps < 40; steps++) {
      if (this.#wordAt(at) !== undefined) nameAt = at++;
      else if (this.#is(at, '<')) at = this.#typeArguments(at);
      else if (this.#is(at, '.') || this.#is(at, '?') || this.#is(at, '?.')) at++;
      else break;
    }
    if (nameAt === undefined || !this.#is(at, '(')) return undefined;
    const name = this.#wordAt(nameAt) as string;
    if (this.#full) this.#enclosingMethods()?.push({ value: name, at: this.#source.at((this.#tokens[nameAt] as Token).start) });
    at = this.#after(at);
    if (this.#is(at, ':')) {
      at = this.#type(at + 1);
    }
    if (this.#is(at, '{')) this.#opening.set(at, { kind: 'method', name });
    // `fun login() = client.login()` has the calls of its one expression.
    else if (this.#is(at, '=')) {
      const end = this.#expressionEnd(at + 1);
      this.#expressionBodies.set(at + 1, { name, end });
    }
    return at;
  }

  #enclosingMethods(): Sited<string>[] | undefined {
    const scope = this.#scopes.at(-1);
    return scope?.kind === 'class' ? scope.info?.methods : undefined;
  }

  #type(from: number): number {
    let at = from;
    for (let steps = 0; steps < 60; steps++) {
      if (this.#is(at, '(')) at = this.#after(at);
      else if (this.#is(at, '<')) at = this.#typeArguments(at);
      else if (
        this.#is(at, '.') ||
        this.#is(at, '?') ||
        this.#is(at, '->') ||
        (this.#wordAt(at) !== undefined && (at === from || !this.#tokens[at]?.newLine))
      )
        at++;
      else break;
    }
    return at;
  }

  /** The end of a Kotlin expression that begins here. */
  #expressionEnd(from: number): number {
    let at = from;
    for (let steps = 0; at < this.#tokens.length && steps < lookAhead; steps++) {
      const token = this.#tokens[at] as Token;
      if (at > from && token.newLine && this.#lineEnds(at)) return at;
      if (token.kind === 'mark') {
        if (/^[)\]};,]$/.test(token.text)) return at;
        if (/^[([{]$/.test(token.text)) {
          at = Math.max(this.#after(at), at + 1);
          continue;
        }
      }
      at++;
    }
    return at;
  }

  #if(index: number): number {
    const open = index + 1;
    const condition = this.#text(open + 1, this.#close(open));
    // Calls in the condition itself are not guarded by it.
    this.#scopes.push({ kind: 'bracket', body: { kind: 'guard', guard: condition, condition, single: false, from: open } });
    return open + 1;
  }

  #choice(index: number): number | undefined {
    let open = index + 1;
    let subject = '';
    if (this.#is(open, '(')) {
      subject = this.#text(open + 1, this.#close(open)).replace(/^va[lr] \w+ = /, '');
      open = this.#after(open);
    } else if (!this.#kotlin) return undefined;
    if (!this.#is(open, '{')) return undefined;
    this.#opening.set(open, { kind: this.#kotlin ? 'when' : 'switch', subject });
    return index + 1 === open ? open : index + 1;
  }

  /** `case A:`, `case A, B ->`, `default:` */
  #label(index: number, scope: Choice): number {
    let end = index + 1;
    while (
      end < Math.min(this.#tokens.length, index + lookAhead) &&
      !this.#is(end, ':') &&
      !this.#is(end, '->') &&
      !/^[{};]$/.test(this.#tokens[end]?.text ?? '')
    ) {
      end = this.#is(end, '(') ? this.#after(end) : end + 1;
    }
    scope.branch = this.#wordAt(index) === 'default' ? 'else' : `${scope.subject} == ${this.#text(index + 1, end)}`;
    return end;
  }

  /** A method or a field of a Java class, seen at its name. */
  #javaMember(index: number, scope: Extract<Scope, { kind: 'class' }>): number | undefined {
    if (scope.initializer) return undefined;
    const name = this.#wordAt(index) as string;
    if (isJavaKeyword(name)) return undefined;
    const before = this.#tokens[index - 1];
    if (this.#is(index + 1, '(')) {
      const typed = before !== undefined && (before.kind === 'word' || before.text === '>' || before.text === ']');
      const isConstructor =
        scope.info !== undefined &&
        (scope.info.name.endsWith(`.${name}`) || scope.info.name.endsWith(`$${name}`) || scope.info.name === name);
      let at = this.#after(index + 1);
      if (this.#wordAt(at) === 'throws')
        for (const last = Math.min(at + lookAhead, this.#tokens.length); at < last && !/^[{};]$/.test(this.#tokens[at]?.text ?? '');) at++;
      if (this.#is(at, '{') || (typed && (this.#is(at, ';') || this.#wordAt(at) === 'default'))) {
        if (typed && !isConstructor && this.#full)
          scope.info?.methods.push({ value: name, at: this.#source.at((this.#tokens[index] as Token).start) });
        if (this.#is(at, '{')) {
          const opened: Scope =
            typed || isConstructor
              ? { kind: 'method', name: isConstructor ? '<init>' : name }
              : { kind: 'class', initializer: false, outer: undefined };
          this.#opening.set(at, opened);
        }
        return at;
      }
      return undefined;
    }
    if (this.#is(index + 1, '=') && before && (before.kind === 'word' || before.text === '>' || before.text === ']') && this.#full) {
      const modifiers = new Set<string>();
      for (let at = index - 1; at >= 0 && at > index - 30; at--) {
        const { kind, text } = this.#tokens[at] as Token;
        if (kind === 'mark' && /^[;{}]$/.test(text)) break;
        if (kind === 'word') modifiers.add(text);
      }
      if (modifiers.has('static') || scope.info?.holdsConstants) {
        let end = index + 2;
        for (let steps = 0; steps < lookAhead && end < this.#tokens.length && !/^[;}]$/.test(this.#tokens[end]?.text ?? ''); steps++)
          end = /^[([{]$/.test(this.#tokens[end]?.text ?? '') && this.#tokens[end]?.kind === 'mark' ? this.#after(end) : end + 1;
        this.#constant(name, index, index + 2, end, modifiers.has('final') || scope.info?.holdsConstants === true);
      }
    }
    return undefined;
  }

  /** `const val X = …`, and `val X = …` of an object, a companion or the file itself. */
  #kotlinConstant(index: number): void {
    if (!this.#full) return;
    const at = this.#wordAt(index) === 'const' ? index + 1 : index;
    if (this.#wordAt(at) !== 'val' || (at === index && this.#wordAt(index - 1) === 'const')) return;
    const scope = this.#scopes.at(-1);
    const isConst = at > index;
    if (!isConst && scope !== undefined && !(scope.kind === 'class' && scope.info?.holdsConstants)) return;
    const name = this.#wordAt(at + 1);
    if (name === undefined) return;
    let next = at + 2;
    if (this.#is(next, ':')) next = this.#type(next + 1);
    if (!this.#is(next, '=')) return;
    this.#constant(name, at + 1, next + 1, this.#expressionEnd(next + 1), true);
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
      value: value === undefined ? this.#text(from, to) : String(value),
      kind: value === undefined ? 'expression' : typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean'),
      ...(inClass !== undefined && { inClass }),
      at: this.#source.at((this.#tokens[nameAt] as Token).start),
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
    if (this.#kotlin && this.#wordAt(start) !== undefined && this.#is(start + 1, '=') && start + 2 < to) start += 2;
    if (to - start > 40) return undefined;
    let sum: string | number | boolean | undefined;
    for (let at = start; at < to; at++) {
      if (at > start) {
        if (!this.#is(at, '+')) return undefined;
        at++;
      }
      let end = at + 1;
      const token = this.#tokens[at];
      let value: string | number | boolean | undefined;
      if (token?.kind === 'string') value = plainText(token);
      else if (token?.kind === 'number') value = numberOf(token.text);
      else if (token?.text === '-' && this.#tokens[at + 1]?.kind === 'number' && at + 1 < to) {
        const digits = numberOf((this.#tokens[at + 1] as Token).text);
        value = digits === undefined ? undefined : -digits;
        end++;
      } else if (token?.kind === 'word') {
        if (token.text === 'true' || token.text === 'false') value = token.text === 'true';
        else if (this.#values.size > 0) {
          const { name, next } = this.#dotted(at);
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
    if (!this.#full || this.#tokens[index + 1]?.kind !== 'mark' || this.calls.length >= maxCalls) return index + 1;
    const name = this.#wordAt(index) as string;
    if (!afterDot && this.#isKeyword(name)) return index + 1;
    let open = index + 1;
    if (this.#is(open, '<')) {
      const behind = this.#typeArguments(open);
      if (behind === open + 1 || !this.#is(behind, '(')) return index + 1;
      open = behind;
    }
    const parens = this.#is(open, '(') && !(this.#kotlin && this.#tokens[open]?.newLine);
    const lambda = this.#kotlin && !parens && afterDot && this.#is(open, '{') && !this.#tokens[open]?.newLine;
    if (!parens && !lambda) return this.#kotlin && afterDot && this.#is(open, '=') ? this.#assignment(index, open) : index + 1;
    const first = this.#chainFrom(index, afterDot);
    const close = parens ? this.#close(open) : open;
    const ranges = parens && close > open + 1 ? this.#split(open + 1, close) : noRanges;
    const call = this.#surrounded({
      name,
      receiver: receiverText(this.#text(first, afterDot ? index - 1 : first)),
      arguments: ranges.length === 0 ? nothing : ranges.map(([from, to]) => this.#text(from, to)),
      order: this.calls.length,
      at: this.#source.at((this.#tokens[index] as Token).start),
    });
    this.calls.push(call);
    if (ranges.length > 0) this.#waiting.push({ call, arguments: ranges });
    // `new Foo(…) { … }`: what stands in the braces are members.
    if (!this.#kotlin && parens) {
      const behind = this.#after(open);
      if (this.#is(behind, '{') && this.#isNew(first)) this.#opening.set(behind, { kind: 'class', initializer: false, outer: undefined });
    }
    return open;
  }

  /** `options.pushConfig = x` is what Java writes as `options.setPushConfig(x)`. */
  #assignment(index: number, equals: number): number {
    const first = this.#chainFrom(index, true);
    const before = this.#tokens[first - 1]?.text ?? '';
    // `val config: Options.Push = x`, `val Options.push = x` declare something.
    if (/^(?:[:<,]|val|var|typealias)$/.test(before) || this.#is(first, '.')) return index + 1;
    const end = this.#expressionEnd(equals + 1);
    if (end <= equals + 1) return index + 1;
    const name = this.#wordAt(index) as string;
    const ranges: [number, number][] = [[equals + 1, end]];
    const call = this.#surrounded({
      name: `set${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      receiver: receiverText(this.#text(first, index - 1)),
      arguments: [this.#text(equals + 1, end)],
      order: this.calls.length,
      at: this.#source.at((this.#tokens[index] as Token).start),
    });
    this.calls.push(call);
    this.#waiting.push({ call, arguments: ranges });
    return index + 1;
  }

  #isKeyword(word: string): boolean {
    return this.#kotlin ? isKotlinKeyword(word) : isJavaKeyword(word);
  }

  #isNew(first: number): boolean {
    return this.#wordAt(first) === 'new' || this.#wordAt(first - 1) === 'new';
  }

  #split(from: number, to: number): [number, number][] {
    const ranges: [number, number][] = [];
    let start = from;
    for (let at = from; at < to;) {
      const { kind, text } = this.#tokens[at] as Token;
      if (kind === 'mark' && text === ',') {
        if (at > start) ranges.push([start, at]);
        start = at + 1;
      }
      at = kind === 'mark' && /^[([{]$/.test(text) ? Math.max(this.#after(at), at + 1) : at + 1;
    }
    if (to > start) ranges.push([start, to]);
    return ranges;
  }

  /** The first token of the chain that a name stands in: of `a.b().c` for all three. */
  #chainFrom(index: number, afterDot: boolean): number {
    let first = index;
    if (afterDot) {
      let at = index - 2;
      // `foo!!.bar`, `foo?.bar`
      while (this.#is(at, '!!')) at--;
      for (let steps = 0; steps < 8; steps++) {
        const text = this.#tokens[at]?.kind === 'mark' ? this.#tokens[at]?.text : undefined;
        if (text !== ')' && text !== ']' && text !== '}' && text !== '>') break;
        if (text === '>') {
          // `foo<A>()`
          for (let back = 0; back < 60 && at > 0 && !this.#is(at, '<') && !/^[;{}()]$/.test(this.#tokens[at]?.text ?? ''); back++) at--;
          at--;
          continue;
        }
        const open = this.#match[at] as number;
        if (open < 0) break;
        const before = this.#tokens[open - 1];
        const joins =
          before !== undefined &&
          (before.kind === 'word'
            ? !this.#isKeyword(before.text) || before.text === 'this' || before.text === 'super'
            : /^[)\]>]$/.test(before.text) && before.kind === 'mark');
        if (!joins) {
          at = open;
          break;
        }
        at = open - 1;
      }
      const dotted = this.#isDot(at - 1);
      first = this.#knownStart(at) ?? (dotted && this.#wordAt(at) !== undefined ? this.#chainFromPlain(at) : at);
    }
    // `this@Main.push()`
    if (this.#kotlin && this.#is(first - 1, '@') && /^(this|super)$/.test(this.#wordAt(first - 2) ?? '')) first -= 2;
    if (this.#wordAt(first - 1) === 'new' && !this.#kotlin) first = afterDot ? first - 1 : first;
    first = Math.max(first, 0);
    this.#chainStart[index] = first + 1;
    return first;
  }

  #knownStart(index: number): number | undefined {
    const known = this.#chainStart[index];
    return known === undefined || known === 0 ? undefined : known - 1;
  }

  /** For `a.b.c` without calls; goes on where a call's chain is known. */
  #chainFromPlain(index: number): number {
    let at = index;
    while (this.#isDot(at - 1) && at >= 2) {
      const known = this.#knownStart(at);
      if (known !== undefined) return known;
      const before = this.#tokens[at - 2] as Token;
      if (before.kind === 'word' || before.kind === 'string') at -= 2;
      else return this.#wordAt(at) === undefined ? at : this.#chainFrom(at, true);
    }
    return at;
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

/** Names super types that are of the project itself by their full name: those of the same package need no import. */
export function resolveSuperTypes(modules: readonly AndroidModule[]): AndroidModule[] {
  const known = new Set<string>();
  for (const module of modules) for (const source of module.sources) for (const { name } of source.classes) known.add(name);
  const fullName = ({ package: own, imports }: SourceFile, type: string): string | undefined => {
    if (type.includes('.')) return undefined;
    if (own !== '' && known.has(`${own}.${type}`)) return `${own}.${type}`;
    const from = imports.find((name) => name.endsWith('.*') && known.has(name.slice(0, -1) + type));
    return from && from.slice(0, -1) + type;
  };
  return modules.map((module) => ({
    ...module,
    sources: module.sources.map((source) => {
      const isOfProject = (type: string) => fullName(source, type) !== undefined;
      if (!source.classes.some(({ superTypes }) => superTypes.some(isOfProject))) return source;
      const classes = source.classes.map((one) => ({ ...one, superTypes: one.superTypes.map((type) => fullName(source, type) ?? type) }));
      return { ...source, classes };
    }),
  }));
}
