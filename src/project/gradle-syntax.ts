import type { Language, Token } from './lexer.ts';
import { pairBrackets, plainText, tokenize } from './lexer.ts';
import type { SourceText } from './text.ts';

/** Expressions of build files, as far as they can say something without being run; offsets into the file. */
export type Expression = { start: number; end: number } & (
  | { type: 'string'; parts: readonly (string | Expression)[] }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'name'; name: string }
  | { type: 'member'; of: Expression; name: string }
  | { type: 'index'; of: Expression; key: Expression }
  | { type: 'call'; callee: Expression; arguments: readonly Argument[]; block?: Block }
  | { type: 'list'; items: readonly Expression[] }
  | { type: 'map'; entries: readonly { key: Expression; value: Expression }[] }
  /** `a to b`, `a + b`, `a ?: b`. */
  | { type: 'infix'; left: Expression; operator: string; right: Expression }
  | { type: 'closure'; block: Block }
  /** `::maven` */
  | { type: 'reference'; name: string }
  | { type: 'unknown' }
);

export interface Argument {
  /** `group: 'a'` in Groovy, `group = "a"` in Kotlin. */
  name?: string;
  value: Expression;
}

export type Statement = { start: number; end: number } & (
  | { type: 'expression'; expression: Expression; infix: readonly { name: string; value: Expression }[] }
  | { type: 'assign'; target: Expression; operator: '=' | '+='; value: Expression }
  /** `def v = …`, `val v by …`, `String v = …`. */
  | { type: 'declare'; name: string; value: Expression; delegated: boolean }
  /** A block that runs only sometimes, or several times; `subject` is what a `for` runs over. */
  | { type: 'conditional'; condition: string; block: Block; subject?: Expression }
);

export interface Block {
  source: SourceText;
  /** `{ flavor -> … }`, `{ name, version -> … }` */
  parameters?: readonly string[];
  statements: readonly Statement[];
}

export interface GradleScript extends Block {
  language: 'groovy' | 'kotlin';
  /** Offsets of brackets without a partner. */
  unbalanced: readonly number[];
}

const maxDepth = 80;
const modifiers = new Set([
  'final', 'static', 'private', 'public', 'protected', 'internal', 'const', 'lateinit', 'override', 'open', 'abstract', 'inline', 'suspend',
]); // prettier-ignore
const declarators = new Set(['def', 'val', 'var']);
const wordOperators = new Set(['to', 'as', 'in', 'is', 'instanceof', 'until', 'downTo', 'step', 'else']);

/** Reads a build or settings file into a tree. Never throws; what it does not understand is an `unknown` expression or is left out. */
export function parseGradle(source: SourceText): GradleScript {
  const language = source.file.endsWith('.kts') ? 'kotlin' : 'groovy';
  const tokens = tokenize(source.text, language);
  const { match, unbalanced } = pairBrackets(tokens);
  const parser = new Parser(source, language, tokens, match);
  return { source, language, statements: parser.statements(0, tokens.length, 0), unbalanced };
}

class Parser {
  readonly #source: SourceText;
  readonly #language: Language;
  readonly #tokens: readonly Token[];
  readonly #match: Int32Array;

  constructor(source: SourceText, language: Language, tokens: readonly Token[], match: Int32Array) {
    this.#source = source;
    this.#language = language;
    this.#tokens = tokens;
    this.#match = match;
  }

  #is(index: number, text: string): boolean {
    const token = this.#tokens[index];
    return token !== undefined && token.text === text && token.kind !== 'string';
  }

  #word(index: number, to: number): string | undefined {
    const token = index < to ? this.#tokens[index] : undefined;
    return token?.kind === 'word' ? token.text : undefined;
  }

  /** Where the contents of a bracket end, and where the text goes on behind it. */
  #bracket(open: number, to: number): { end: number; next: number } {
    const close = this.#match[open] as number;
    if (close < 0 || close >= to) return { end: to, next: to };
    return { end: close, next: this.#match[close] === open ? close + 1 : close };
  }

  #endOffset(next: number, fallback: number): number {
    return this.#tokens[next - 1]?.end ?? fallback;
  }

  /** The first token behind a statement that goes no further than its line. */
  #lineEnd(from: number, to: number): number {
    let index = from;
    while (index < to) {
      const token = this.#tokens[index] as Token;
      if (index > from && token.newLine) return index;
      if (token.kind === 'mark') {
        if (token.text === ';') return index + 1;
        if (token.text === '(' || token.text === '[' || token.text === '{') {
          index = Math.max(this.#bracket(index, to).next, index + 1);
          continue;
        }
      }
      index++;
    }
    return to;
  }

  statements(from: number, to: number, depth: number): Statement[] {
    const found: Statement[] = [];
    let index = from;
    while (index < to) index = Math.max(this.#statement(index, to, depth, found), index + 1);
    return found;
  }

  #block(open: number, to: number, depth: number): { block: Block; next: number } {
    const { end, next } = this.#bracket(open, to);
    let from = open + 1;
    let parameters: string[] = [];
    // `{ flavor -> … }`, `{ Flavor flavor, x -> … }`, `{ (name, version) -> … }`
    for (let ahead = from; ahead < Math.min(from + 20, end); ahead++) {
      const token = this.#tokens[ahead] as Token;
      if (token.kind === 'mark' && token.text === '->') {
        parameters = this.#names(from, ahead);
        from = ahead + 1;
        break;
      }
      if (token.kind === 'string' || token.kind === 'number' || (token.kind === 'mark' && !/^[,:<>?.()]$/.test(token.text))) break;
    }
    const statements = depth > maxDepth ? [] : this.statements(from, end, depth + 1);
    return { block: { source: this.#source, ...(parameters.length > 0 && { parameters }), statements }, next };
  }

  /** The names of parameters, whose types stand before them in Groovy and behind them in Kotlin. */
  #names(from: number, to: number): string[] {
    const names: string[] = [];
    let name: string | undefined;
    let depth = 0;
    for (let index = from; index < to; index++) {
      const { kind, text } = this.#tokens[index] as Token;
      if (kind === 'word') {
        if (depth === 0 && (name === undefined || this.#language === 'groovy')) name = text;
      } else if (text === '<') depth++;
      else if (text === '>') depth--;
      else if (text === ',' && depth === 0) {
        if (name !== undefined) names.push(name);
        name = undefined;
      }
    }
    return name === undefined ? names : [...names, name];
  }

  /** `(x in list)`, `(String x : list)`: the names and what is run over; undefined for another `for`. */
  #forEach(open: number, end: number, depth: number): { parameters: string[]; subject: Expression } | undefined {
    for (let index = open + 1; index < Math.min(open + 12, end); index++) {
      const { kind, text } = this.#tokens[index] as Token;
      if (kind === 'word' ? text !== 'in' : text !== ':' || this.#language !== 'groovy') continue;
      const { expression, next } = this.#expression(index + 1, end, depth + 1);
      const parameters = this.#names(open + 1, index);
      return next >= end && parameters.length > 0 ? { parameters, subject: expression } : undefined;
    }
    return undefined;
  }

  /** A block, or the one statement that stands for it. */
  #body(index: number, to: number, depth: number): { block: Block; next: number } {
    if (this.#is(index, '{')) return this.#block(index, to, depth);
    const statements: Statement[] = [];
    const next = index < to && depth <= maxDepth ? Math.max(this.#statement(index, to, depth + 1, statements), index + 1) : index;
    return { block: { source: this.#source, statements }, next };
  }

  #statement(start: number, to: number, depth: number, found: Statement[]): number {
    let index = start;
    const first = this.#tokens[index] as Token;
    if (first.kind === 'mark') {
      if (first.text === '{') {
        const { block, next } = this.#block(index, to, depth);
        found.push(...block.statements);
        return next;
      }
      if (first.text === '@') {
        // An annotation belongs to what follows.
        index += 2;
        while (this.#is(index, '.')) index += 2;
        return this.#is(index, '(') ? this.#bracket(index, to).next : index;
      }
      if (first.text !== '(' && first.text !== '[') return index + 1;
    }
    if (first.kind === 'word') {
      const special = this.#keyword(index, to, depth, found);
      if (special !== undefined) return special;
      const declared = this.#declaration(index, to, depth, found);
      if (declared !== undefined) return declared;
    }

    const { expression, next } = this.#postfix(index, to, depth);
    index = Math.max(next, index + 1);
    const begin = first.start;
    const token = index < to ? (this.#tokens[index] as Token) : undefined;
    if (token?.kind === 'mark' && (token.text === '=' || token.text === '+=')) {
      const value = this.#expression(index + 1, to, depth);
      found.push({
        type: 'assign',
        target: expression,
        operator: token.text,
        value: value.expression,
        start: begin,
        end: value.expression.end,
      });
      return this.#rest(value.next, to);
    }
    let whole = expression;
    if (token && !token.newLine && (expression.type === 'name' || expression.type === 'member') && this.#startsArgument(index)) {
      const { list, next: behind } = this.#argumentsUntil(index, to, depth, true);
      const last = list.at(-1);
      const block = last?.value.type === 'closure' && last.name === undefined ? last.value.block : undefined;
      whole = {
        type: 'call',
        callee: expression,
        arguments: block ? list.slice(0, -1) : list,
        ...(block && { block }),
        start: begin,
        end: this.#endOffset(behind, expression.end),
      };
      index = behind;
    }
    const infix: { name: string; value: Expression }[] = [];
    for (let word = this.#word(index, to); word !== undefined && !this.#tokens[index]?.newLine; word = this.#word(index, to)) {
      if (index + 1 >= to) break;
      const value = this.#postfix(index + 1, to, depth);
      infix.push({ name: word, value: value.expression });
      index = Math.max(value.next, index + 2);
    }
    found.push({ type: 'expression', expression: whole, infix, start: begin, end: this.#endOffset(index, whole.end) });
    return this.#rest(index, to);
  }

  /** Skips what is left of a statement's line. */
  #rest(index: number, to: number): number {
    if (index >= to) return to;
    const token = this.#tokens[index] as Token;
    if (token.newLine) return index;
    return this.#lineEnd(index, to);
  }

  #keyword(index: number, to: number, depth: number, found: Statement[]): number | undefined {
    const { text, start } = this.#tokens[index] as Token;
    const conditional = (condition: string, at: number, over?: { parameters: readonly string[]; subject: Expression }): number => {
      const { block, next } = this.#body(at, to, depth);
      const statement = { type: 'conditional', condition, start, end: this.#endOffset(next, start) } as const;
      found.push(
        over ? { ...statement, block: { ...block, parameters: over.parameters }, subject: over.subject } : { ...statement, block },
      );
      return next;
    };
    switch (text) {
      case 'if':
      case 'for':
      case 'while':
      case 'when':
      case 'switch': {
        if (!this.#is(index + 1, '(')) return undefined;
        const { end, next } = this.#bracket(index + 1, to);
        const inner = this.#source.text.slice(this.#tokens[index + 1]?.end ?? start, this.#tokens[end]?.start ?? this.#source.text.length);
        const condition = text === 'if' ? inner.trim() : `${text} (${inner.trim()})`;
        let behind = conditional(condition, next, text === 'for' ? this.#forEach(index + 1, end, depth) : undefined);
        while (text === 'if' && behind < to && this.#is(behind, 'else')) {
          if (this.#is(behind + 1, 'if')) {
            behind = this.#keyword(behind + 1, to, depth, found) ?? behind + 2;
            break;
          }
          behind = conditional(`!(${condition})`, behind + 1);
        }
        return behind;
      }
      case 'else':
        return this.#is(index + 1, '{') ? conditional('else', index + 1) : undefined;
      case 'try':
      case 'finally':
      case 'do':
        if (!this.#is(index + 1, '{')) return undefined;
        return conditional(text, index + 1);
      case 'catch': {
        if (!this.#is(index + 1, '(')) return undefined;
        const { next } = this.#bracket(index + 1, to);
        return this.#is(next, '{') ? this.#bracket(next, to).next : next;
      }
      case 'import':
      case 'package':
      case 'return':
      case 'throw':
      case 'assert':
      case 'class':
      case 'interface':
      case 'enum':
      case 'fun':
        return this.#word(index + 1, to) === undefined && text !== 'return' ? undefined : this.#lineEnd(index + 1, to);
      default:
        return undefined;
    }
  }

  #declaration(start: number, to: number, depth: number, found: Statement[]): number | undefined {
    let index = start;
    while (modifiers.has(this.#word(index, to) ?? '') && this.#word(index + 1, to) !== undefined) index++;
    const keyword = this.#word(index, to);
    let name: string | undefined;
    if (declarators.has(keyword ?? '')) {
      name = this.#word(index + 1, to);
      if (name === undefined) return index > start || this.#is(index + 1, '(') ? this.#lineEnd(index, to) : undefined;
      index += 2;
      // `def int v = 1`
      const typed = this.#word(index, to);
      if (typed !== undefined && typed !== 'by' && !this.#tokens[index]?.newLine) {
        name = typed;
        index++;
      }
      if (this.#is(index, ':')) index = this.#skipType(index + 1, to);
    } else {
      // `String v = '1'`, `Map<String, String> m = [:]`
      let ahead = this.#word(index, to) === undefined ? index : this.#skipType(index, to);
      name = this.#word(ahead, to);
      if (name === undefined || this.#tokens[ahead]?.newLine || !this.#is(ahead + 1, '=')) {
        if (index === start) return undefined;
        // A method of the script.
        return this.#lineEnd(index, to);
      }
      index = ahead += 1;
    }
    const token = index < to ? (this.#tokens[index] as Token) : undefined;
    const delegated = token?.text === 'by' && token.kind === 'word';
    if (!delegated && !(token?.kind === 'mark' && token.text === '=')) return this.#lineEnd(start, to);
    const value = this.#expression(index + 1, to, depth);
    found.push({
      type: 'declare',
      name,
      value: value.expression,
      delegated,
      start: this.#tokens[start]?.start ?? 0,
      end: value.expression.end,
    });
    return this.#rest(value.next, to);
  }

  #skipType(from: number, to: number): number {
    let index = from + 1;
    for (; index < to; index++) {
      const { kind, text } = this.#tokens[index] as Token;
      if (kind !== 'mark') break;
      if (text === '.') index++;
      else if (text === '<') {
        const end = this.#typeArguments(index, to);
        if (end === undefined) break;
        index = end - 1;
      } else if (text === '[') index = this.#bracket(index, to).next - 1;
      else if (text !== '?') break;
    }
    return Math.min(index, to);
  }

  /** Behind the `>` that closes type arguments; undefined when `<` is no such thing. */
  #typeArguments(open: number, to: number): number | undefined {
    let depth = 0;
    for (let index = open; index < Math.min(to, open + 60); index++) {
      const { kind, text } = this.#tokens[index] as Token;
      if (kind === 'word') continue;
      if (kind !== 'mark') return undefined;
      if (text === '<') depth++;
      else if (text === '>') {
        if (--depth === 0) return index + 1;
      } else if (!/^[.,?*:]$/.test(text)) return undefined;
    }
    return undefined;
  }

  /** Whether an argument without parentheses can begin here. */
  #startsArgument(index: number): boolean {
    const { kind, text } = this.#tokens[index] as Token;
    if (kind === 'word') return !wordOperators.has(text) || text === 'to';
    if (kind !== 'mark') return true;
    return text === '[' ? this.#tokens[index - 1]?.end !== this.#tokens[index]?.start : text === '{' || text === '-' || text === '(';
  }

  /** Arguments up to a closing bracket (`to`), or up to the end of the line. */
  #argumentsUntil(from: number, to: number, depth: number, line: boolean): { list: Argument[]; next: number } {
    const list: Argument[] = [];
    let index = from;
    while (index < to) {
      const token = this.#tokens[index] as Token;
      if (line && token.newLine && index > from && !this.#is(index - 1, ',')) break;
      if (token.kind === 'mark' && token.text === ',') {
        index++;
        continue;
      }
      if (line && token.kind === 'mark' && /^[;)\]}]$/.test(token.text)) break;
      // `k: v`, in Kotlin `k = v`
      const separator = this.#tokens[index + 1];
      const named =
        index + 2 < to &&
        separator?.kind === 'mark' &&
        ((separator.text === ':' && (token.kind === 'word' || token.kind === 'string')) ||
          (separator.text === '=' && !line && token.kind === 'word'));
      const value = this.#expression(named ? index + 2 : index, to, depth);
      const name = token.kind === 'string' ? plainText(token) : token.text;
      list.push(named && name !== undefined ? { name, value: value.expression } : { value: value.expression });
      index = Math.max(value.next, index + 1);
      if (line) {
        const behind = index < to ? this.#tokens[index] : undefined;
        if (!(behind?.kind === 'mark' && behind.text === ',')) break;
      }
    }
    return { list, next: index };
  }

  #expression(from: number, to: number, depth: number): { expression: Expression; next: number } {
    if (from >= to || depth > maxDepth) return this.#unknown(from, to, from);
    let { expression, next } = this.#postfix(from, to, depth + 1);
    for (;;) {
      const token = next < to ? (this.#tokens[next] as Token) : undefined;
      if (!token) break;
      if (token.kind === 'word' && token.text === 'as' && !token.newLine) {
        next = this.#skipType(next + 1, to);
        continue;
      }
      const joins =
        (token.kind === 'word' && token.text === 'to' && !token.newLine) ||
        (token.kind === 'mark' && (token.text === '+' || token.text === '?:'));
      if (joins) {
        const right = this.#postfix(next + 1, to, depth + 1);
        expression = {
          type: 'infix',
          left: expression,
          operator: token.text,
          right: right.expression,
          start: expression.start,
          end: right.expression.end,
        };
        next = Math.max(right.next, next + 1);
        continue;
      }
      const ends = token.newLine
        ? !(token.kind === 'mark' && /^(\?|:|&&|\|\||\*|==|!=)$/.test(token.text))
        : token.kind === 'mark'
          ? /^[,;)\]}]$/.test(token.text)
          : token.kind !== 'word' || !wordOperators.has(token.text);
      if (ends) break;
      // `a ? b : c`, `a && b`, `x.y - 1` …: needs to be run.
      return this.#unknown(from, to, next);
    }
    return { expression, next };
  }

  #unknown(from: number, to: number, index: number): { expression: Expression; next: number } {
    let next = index;
    while (next < to) {
      const token = this.#tokens[next] as Token;
      if (token.kind === 'mark') {
        if (/^[,;)\]}]$/.test(token.text)) break;
        if (/^[([{]$/.test(token.text)) {
          next = Math.max(this.#bracket(next, to).next, next + 1);
          continue;
        }
      }
      if (next > index && token.newLine && !(token.kind === 'mark' && /^(\?|:|&&|\|\||\?:|\.|\?\.|\+)$/.test(token.text))) break;
      next++;
    }
    const start = this.#tokens[from]?.start ?? this.#source.text.length;
    return { expression: { type: 'unknown', start, end: Math.max(this.#endOffset(next, start), start) }, next };
  }

  #postfix(from: number, to: number, depth: number): { expression: Expression; next: number } {
    if (from >= to || depth > maxDepth) return this.#unknown(from, to, from);
    let { expression, next } = this.#primary(from, to, depth);
    if (expression.type === 'unknown') return { expression, next };
    for (;;) {
      const token = next < to ? (this.#tokens[next] as Token) : undefined;
      if (token?.kind !== 'mark') break;
      const start: number = expression.start;
      const callable = expression.type === 'name' || expression.type === 'member';
      if (token.text === '.' || token.text === '?.' || token.text === '!!') {
        if (token.text === '!!') {
          next++;
          continue;
        }
        const member = next + 1 < to ? this.#tokens[next + 1] : undefined;
        const name = member?.kind === 'word' ? member.text : member && plainText(member);
        if (name === undefined || !member) break;
        expression = { type: 'member', of: expression, name, start, end: member.end };
        next += 2;
      } else if (token.text === '(' && !token.newLine && (callable || expression.type === 'string')) {
        const bracket = this.#bracket(next, to);
        const { list } = this.#argumentsUntil(next + 1, bracket.end, depth + 1, false);
        next = bracket.next;
        expression = { type: 'call', callee: expression, arguments: list, start, end: this.#endOffset(next, token.end) };
      } else if (
        token.text === '{' &&
        !token.newLine &&
        (callable || expression.type === 'string' || (expression.type === 'call' && !expression.block))
      ) {
        const { block, next: behind } = this.#block(next, to, depth + 1);
        next = behind;
        const end = this.#endOffset(next, token.end);
        expression =
          expression.type === 'call'
            ? { ...expression, block, end }
            : { type: 'call', callee: expression, arguments: [], block, start, end };
      } else if (token.text === '[' && !token.newLine && token.start === this.#tokens[next - 1]?.end) {
        const bracket = this.#bracket(next, to);
        const key = this.#expression(next + 1, bracket.end, depth + 1);
        next = bracket.next;
        expression = { type: 'index', of: expression, key: key.expression, start, end: this.#endOffset(next, token.end) };
      } else if (token.text === '<' && callable) {
        const behind = this.#typeArguments(next, to);
        if (behind === undefined || !(this.#is(behind, '(') || this.#is(behind, '{'))) break;
        next = behind;
      } else break;
    }
    return { expression, next };
  }

  #primary(from: number, to: number, depth: number): { expression: Expression; next: number } {
    const token = this.#tokens[from] as Token;
    const { start, end, text } = token;
    const next = from + 1;
    if (token.kind === 'string') return { expression: this.#string(token, depth), next };
    if (token.kind === 'number') {
      const value = Number(text.replaceAll('_', '').replace(/[lLfFdDgG]$/, ''));
      return { expression: Number.isNaN(value) ? { type: 'unknown', start, end } : { type: 'number', value, start, end }, next };
    }
    if (token.kind === 'word') {
      if (text === 'true' || text === 'false') return { expression: { type: 'boolean', value: text === 'true', start, end }, next };
      if (text === 'new' || text === 'if' || text === 'when' || text === 'null' || text === 'switch') return this.#unknown(from, to, from);
      return { expression: { type: 'name', name: text, start, end }, next };
    }
    if (text === '-' && this.#tokens[next]?.kind === 'number' && next < to) {
      const number = this.#primary(next, to, depth);
      if (number.expression.type === 'number')
        return { expression: { ...number.expression, value: -number.expression.value, start }, next: number.next };
    }
    if (text === '(') {
      const bracket = this.#bracket(from, to);
      const inner = this.#expression(from + 1, bracket.end, depth + 1);
      // `(int) x` and `(a, b)` have something behind them.
      if (inner.next >= bracket.end && bracket.end > from + 1 && !this.#castFollows(bracket.next, to))
        return { expression: { ...inner.expression, start, end: this.#endOffset(bracket.next, end) }, next: bracket.next };
      return this.#unknown(from, to, from);
    }
    if (text === '[') return this.#collection(from, to, depth);
    if (text === '::') {
      const name = this.#word(next, to);
      if (name !== undefined)
        return { expression: { type: 'reference', name, start, end: this.#endOffset(next + 1, end) }, next: next + 1 };
    }
    if (text === '{') {
      const { block, next: behind } = this.#block(from, to, depth + 1);
      return { expression: { type: 'closure', block, start, end: this.#endOffset(behind, end) }, next: behind };
    }
    return this.#unknown(from, to, from);
  }

  #castFollows(index: number, to: number): boolean {
    const token = index < to ? this.#tokens[index] : undefined;
    return token !== undefined && !token.newLine && token.kind !== 'mark' && !(token.kind === 'word' && wordOperators.has(token.text));
  }

  #collection(open: number, to: number, depth: number): { expression: Expression; next: number } {
    const { start } = this.#tokens[open] as Token;
    const { end: close, next } = this.#bracket(open, to);
    const end = this.#endOffset(next, start);
    if (this.#is(open + 1, ':') && open + 2 >= close) return { expression: { type: 'map', entries: [], start, end }, next };
    const items: Expression[] = [];
    const entries: { key: Expression; value: Expression }[] = [];
    let index = open + 1;
    while (index < close) {
      const token = this.#tokens[index] as Token;
      if (token.kind === 'mark' && token.text === ',') {
        index++;
        continue;
      }
      let key: Expression | undefined;
      let behind = index + 1;
      if (token.kind === 'word') key = { type: 'string', parts: [token.text], start: token.start, end: token.end };
      else if (token.kind === 'string') key = this.#string(token, depth);
      else if (token.text === '(') {
        const inner = this.#bracket(index, close);
        key = this.#expression(index + 1, inner.end, depth + 1).expression;
        behind = inner.next;
      }
      if (key && behind < close && this.#is(behind, ':')) {
        const value = this.#expression(behind + 1, close, depth + 1);
        entries.push({ key, value: value.expression });
        index = Math.max(value.next, behind + 1);
      } else {
        const value = this.#expression(index, close, depth + 1);
        items.push(value.expression);
        index = Math.max(value.next, index + 1);
      }
    }
    if (entries.length > 0 && items.length > 0) return { expression: { type: 'unknown', start, end }, next };
    return { expression: entries.length > 0 ? { type: 'map', entries, start, end } : { type: 'list', items, start, end }, next };
  }

  #string(token: Token, depth: number): Expression {
    const { start, end, parts = [] } = token;
    return {
      type: 'string',
      parts: parts.map((part) => (typeof part === 'string' ? part : this.#template(part.start, part.end, depth))),
      start,
      end,
    };
  }

  #template(start: number, end: number, depth: number): Expression {
    if (depth > maxDepth) return { type: 'unknown', start, end };
    const tokens = tokenize(this.#source.text, this.#language, start, end);
    const parser = new Parser(this.#source, this.#language, tokens, pairBrackets(tokens).match);
    const { expression, next } = parser.#expression(0, tokens.length, depth + 1);
    return next >= tokens.length ? { ...expression, start, end } : { type: 'unknown', start, end };
  }
}

/** `a.b.c` as its names; undefined for anything else. */
export function pathOf(expression: Expression): string[] | undefined {
  const names: string[] = [];
  let at = expression;
  while (at.type === 'member') {
    names.push(at.name);
    at = at.of;
  }
  if (at.type !== 'name') return undefined;
  names.push(at.name);
  return names.toReversed();
}
