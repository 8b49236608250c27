import { oneLine, type SourceText } from './text.ts';
import { pairBrackets, type Token } from './lexer.ts';

/** Tells whether a word is among some; most are told by their first letter and their length, for there are many of them. */
export function oneOf(words: readonly string[]): (word: string) => boolean {
  const all = new Set(words);
  const lengths = new Int32Array(128);
  for (const word of words) (lengths[word.charCodeAt(0)] as number) |= 1 << word.length;
  return (word) => {
    const first = word.charCodeAt(0);
    return first < 128 && word.length < 32 && ((lengths[first] as number) & (1 << word.length)) !== 0 && all.has(word);
  };
}

const isJavaKeyword = oneOf([
  'if', 'for', 'while', 'switch', 'catch', 'synchronized', 'return', 'throw', 'new', 'super', 'this', 'assert', 'else', 'do', 'try', 'finally', 'case', 'default',
  'instanceof', 'yield', 'throws', 'extends', 'implements', 'import', 'package', 'class', 'interface', 'enum', 'break', 'continue',
]); // prettier-ignore
const isKotlinKeyword = oneOf([
  'if', 'for', 'while', 'when', 'catch', 'return', 'throw', 'super', 'this', 'else', 'do', 'try', 'finally', 'is', 'in', 'as', 'by', 'class', 'interface', 'object', 'fun',
  'val', 'var', 'constructor', 'init', 'get', 'set', 'where', 'import', 'package', 'companion', 'enum', 'typealias', 'break', 'continue',
]); // prettier-ignore

/** An expression in a fact is cut there. */
const maxText = 500;
// How far a declaration or condition is followed: nobody writes longer ones, and a file takes time in proportion to its length.
export const lookAhead = 300;

/** The tokens of a source file, with the questions that are asked of a place in them. Every index may lie outside. */
export class SourceTokens {
  protected readonly source: SourceText;
  protected readonly kotlin: boolean;
  protected readonly tokens: readonly Token[];
  /** As `pairBrackets` gives it. */
  protected readonly match: Int32Array;
  /** By the index of a call's name: where its chain begins, plus 1. */
  readonly #chainStart: Int32Array;

  constructor(source: SourceText, language: 'java' | 'kotlin', tokens: readonly Token[]) {
    this.source = source;
    this.kotlin = language === 'kotlin';
    this.tokens = tokens;
    this.match = pairBrackets(tokens).match;
    this.#chainStart = new Int32Array(tokens.length);
  }

  /** Whether a mark stands there. */
  protected is(index: number, text: string): boolean {
    const token = this.tokens[index];
    return token !== undefined && token.kind === 'mark' && token.text === text;
  }

  protected isDot(index: number): boolean {
    const token = this.tokens[index];
    return token !== undefined && token.kind === 'mark' && (token.text === '.' || token.text === '?.' || token.text === '::');
  }

  protected wordAt(index: number): string | undefined {
    const token = this.tokens[index];
    return token?.kind === 'word' ? token.text : undefined;
  }

  protected close(open: number): number {
    const close = this.match[open] as number;
    return close < 0 ? open : close;
  }

  protected after(open: number): number {
    const close = this.close(open);
    return this.match[close] === open ? close + 1 : Math.max(close, open + 1);
  }

  protected text(from: number, to: number, limit = maxText): string {
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    if (first && to - from === 1 && first.kind !== 'string' && first.text.length <= limit && first.end - first.start === first.text.length)
      return first.text;
    return first && last && to > from ? oneLine(this.source.text.slice(first.start, last.end), limit) : '';
  }

  /** Whether a line break before this token ends a Kotlin statement. */
  protected lineEnds(index: number): boolean {
    const { kind, text } = this.tokens[index] as Token;
    if (kind === 'mark' && /^(\.|\?\.|\?:|&&|\|\||::|!!)$/.test(text)) return false;
    if (kind === 'word' && text === 'as') return false;
    const before = this.tokens[index - 1] as Token;
    return !(before.kind === 'mark' && /^([=+*/%<>,.(&|-]|\?\.|\?:|&&|\|\||->|==|!=|\+=|-=)$/.test(before.text));
  }

  protected annotation(index: number): number {
    if (this.wordAt(index + 1) === 'interface') return index + 1;
    // `this@Foo.bar()`, `return@foo`
    const before = this.tokens[index - 1];
    if (this.kotlin && before?.kind === 'word' && before.end === this.tokens[index]?.start) return index + 2;
    let at = index + 2;
    // `@field:Foo`, `@a.b.Foo`
    while ((this.is(at, '.') || this.is(at, ':')) && this.wordAt(at + 1) !== undefined) at += 2;
    return this.is(at, '(') && !this.tokens[at]?.newLine ? this.after(at) : at;
  }

  protected dotted(from: number): { name: string; next: number } {
    let name = '';
    let at = from;
    for (;;) {
      const token = this.tokens[at];
      if (token?.kind !== 'word' && !(token?.text === '*' && name !== '')) break;
      if (at > from && token.newLine) break;
      name += token.text;
      at++;
      if (!this.is(at, '.')) break;
      name += '.';
      at++;
    }
    return { name: name.endsWith('.') ? name.slice(0, -1) : name, next: Math.max(at, from) };
  }

  protected typeArguments(open: number): number {
    let depth = 0;
    for (let at = open; at < Math.min(open + 100, this.tokens.length); at++) {
      const { kind, text } = this.tokens[at] as Token;
      if (kind !== 'mark') continue;
      if (text === '<') depth++;
      else if (text === '>') {
        if (--depth === 0) return at + 1;
      } else if (/^[{};]$/.test(text)) break;
    }
    return open + 1;
  }

  protected type(from: number): number {
    let at = from;
    for (let steps = 0; steps < 60; steps++) {
      if (this.is(at, '(')) at = this.after(at);
      else if (this.is(at, '<')) at = this.typeArguments(at);
      else if (
        this.is(at, '.') ||
        this.is(at, '?') ||
        this.is(at, '->') ||
        (this.wordAt(at) !== undefined && (at === from || !this.tokens[at]?.newLine))
      )
        at++;
      else break;
    }
    return at;
  }

  /** The end of a Kotlin expression that begins here. */
  protected expressionEnd(from: number): number {
    let at = from;
    for (let steps = 0; at < this.tokens.length && steps < lookAhead; steps++) {
      const token = this.tokens[at] as Token;
      if (at > from && token.newLine && this.lineEnds(at)) return at;
      if (token.kind === 'mark') {
        if (/^[)\]};,]$/.test(token.text)) return at;
        if (/^[([{]$/.test(token.text)) {
          at = Math.max(this.after(at), at + 1);
          continue;
        }
      }
      at++;
    }
    return at;
  }

  /** An expression with its arguments left out: they say nothing about what it is, and may be secrets. */
  protected brief(from: number, to: number): string {
    let text = '';
    let at = from;
    for (let steps = 0; at < to && steps < lookAhead && text.length < maxText; steps++) {
      const token = this.tokens[at] as Token;
      if (token.kind === 'mark') {
        if (/^[([{]$/.test(token.text)) {
          const behind = this.after(at);
          const isEmpty = behind === at + 2;
          text += `${token.text}${isEmpty ? '' : '…'}${token.text === '(' ? ')' : token.text === '[' ? ']' : '}'}`;
          at = behind;
          continue;
        }
        text += token.text === '?.' ? '.' : token.text === '!!' ? '' : token.text;
      } else text += `${/\w$/.test(text) ? ' ' : ''}${token.kind === 'string' ? '"…"' : token.text}`;
      at++;
    }
    return text;
  }

  /** `a.b.Type`, without what stands in `<>`. */
  protected typeText(from: number, to = this.tokens.length): string {
    let text = this.wordAt(from) ?? '';
    for (let at = from + 1; at + 1 < to && this.is(at, '.') && this.wordAt(at + 1) !== undefined; at += 2)
      text += `.${this.wordAt(at + 1)}`;
    return text;
  }

  /** Where the type of a Java variable begins, seen from its name. */
  protected typeBefore(index: number): number | undefined {
    let at = index - 1;
    while (this.is(at, '.') || this.is(at, '..')) at--;
    while (this.is(at, ']') && this.is(at - 1, '[')) at -= 2;
    if (this.is(at, '>')) {
      let depth = 0;
      for (const least = Math.max(at - 60, 0); at > least; at--) {
        if (this.is(at, '>')) depth++;
        else if (this.is(at, '<') && --depth === 0) break;
        else if (this.tokens[at]?.kind === 'mark' && /^[;{}()=]$/.test(this.tokens[at]?.text ?? '')) return undefined;
      }
      if (!this.is(at, '<')) return undefined;
      at--;
    }
    const word = this.wordAt(at);
    if (word === undefined || this.isKeyword(word)) return undefined;
    while (this.is(at - 1, '.') && this.wordAt(at - 2) !== undefined) at -= 2;
    return at;
  }

  /** The names in brackets, to a limit. */
  protected words(open: number): string[] {
    const words: string[] = [];
    for (let at = open + 1; at < Math.min(this.close(open), open + 30); at++)
      words.push(...(this.wordAt(at) === undefined ? [] : [this.wordAt(at) as string]));
    return words;
  }

  protected isKeyword(word: string): boolean {
    return this.kotlin ? isKotlinKeyword(word) : isJavaKeyword(word);
  }

  protected isNew(first: number): boolean {
    return this.wordAt(first) === 'new' || this.wordAt(first - 1) === 'new';
  }

  protected split(from: number, to: number): [number, number][] {
    const ranges: [number, number][] = [];
    let start = from;
    for (let at = from; at < to;) {
      const { kind, text } = this.tokens[at] as Token;
      if (kind === 'mark' && text === ',') {
        if (at > start) ranges.push([start, at]);
        start = at + 1;
      }
      at = kind === 'mark' && /^[([{]$/.test(text) ? Math.max(this.after(at), at + 1) : at + 1;
    }
    if (to > start) ranges.push([start, to]);
    return ranges;
  }

  /** The first token of the chain that a name stands in: of `a.b().c` for all three. */
  protected chainFrom(index: number, afterDot: boolean): number {
    let first = index;
    if (afterDot) {
      let at = index - 2;
      // `foo!!.bar`, `foo?.bar`
      while (this.is(at, '!!')) at--;
      for (let steps = 0; steps < 8; steps++) {
        const text = this.tokens[at]?.kind === 'mark' ? this.tokens[at]?.text : undefined;
        if (text !== ')' && text !== ']' && text !== '}' && text !== '>') break;
        if (text === '>') {
          // `foo<A>()`
          for (let back = 0; back < 60 && at > 0 && !this.is(at, '<') && !/^[;{}()]$/.test(this.tokens[at]?.text ?? ''); back++) at--;
          at--;
          continue;
        }
        const open = this.match[at] as number;
        if (open < 0) break;
        const before = this.tokens[open - 1];
        const joins =
          before !== undefined &&
          (before.kind === 'word'
            ? !this.isKeyword(before.text) || before.text === 'this' || before.text === 'super' || this.isDot(open - 2)
            : /^[)\]>]$/.test(before.text) && before.kind === 'mark');
        if (!joins) {
          at = open;
          break;
        }
        at = open - 1;
      }
      const dotted = this.isDot(at - 1);
      first = this.#knownStart(at) ?? (dotted && this.wordAt(at) !== undefined ? this.#chainFromPlain(at) : at);
    }
    // `this@Main.push()`
    if (this.kotlin && this.is(first - 1, '@') && /^(this|super)$/.test(this.wordAt(first - 2) ?? '')) first -= 2;
    if (this.wordAt(first - 1) === 'new' && !this.kotlin) first = afterDot ? first - 1 : first;
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
    while (this.isDot(at - 1) && at >= 2) {
      const known = this.#knownStart(at);
      if (known !== undefined) return known;
      const before = this.tokens[at - 2] as Token;
      if (before.kind === 'word' || before.kind === 'string') at -= 2;
      else return this.wordAt(at) === undefined ? at : this.chainFrom(at, true);
    }
    return at;
  }
}
