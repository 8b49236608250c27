/** Groovy and Kotlin build files, Java and Kotlin sources: one tolerant lexer, since comments, strings and brackets are what they share. */
export type Language = 'groovy' | 'kotlin' | 'java';

/** A piece of a string: text, or an expression between `${` and `}` (also `$name`), by its offsets. */
export type StringPart = string | { start: number; end: number };

export interface Token {
  kind: 'word' | 'number' | 'string' | 'mark';
  /** Of a string: as written, with its quotes. */
  text: string;
  start: number;
  end: number;
  /** A line break stands before it. */
  newLine: boolean;
  parts: readonly StringPart[] | undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', s: ' ', '0': '\0' };
// By the code of their first character: what may follow it.
const doubleMarks = new Map<number, string>();
for (const mark of ['->', '?.', '::', '?:', '+=', '-=', '==', '!=', '&&', '||', '!!', '<=', '>=', '..', '++', '--'])
  doubleMarks.set(mark.charCodeAt(0), (doubleMarks.get(mark.charCodeAt(0)) ?? '') + mark.charAt(1));
// Strings in templates in strings: nobody nests deeper.
const maxTemplateDepth = 12;

// Every character of thousands of files passes here, so that classes of characters are looked up, not compared.
const digit = 1;
const letter = 2;
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (code >= 48 && code <= 57) classes[code] = digit;
  else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36) classes[code] = letter;
}

// `NaN`, behind the end of a text, is neither.
const isWordStart = (code: number) => (code < 128 ? classes[code] === letter : code > 127);
const isDigit = (code: number) => code >= 48 && code <= 57;
const isWordPart = (code: number) => (code < 128 ? classes[code] !== 0 : code > 127);

/**
 * Never throws and reads every character once; what is not closed ends with its line, or with the text. With `outline` the bodies of functions are left out, which is most of a
 * source file.
 */
export function tokenize(text: string, language: Language, from = 0, to = text.length, outline = false): Token[] {
  const tokens: Token[] = [];
  let inHeader = false;
  let inFunction = false;
  let newLine = true;
  let index = from;
  const push = (kind: Token['kind'], end: number, parts?: readonly StringPart[]) => {
    tokens.push({ kind, text: text.slice(index, end), start: index, end, newLine, parts });
    newLine = false;
    index = end;
  };
  while (index < to) {
    const code = text.charCodeAt(index);
    if (code === 10) {
      newLine = true;
      index++;
    } else if (code <= 32 || code === 0xfeff || code === 0xa0 || code === 0x3000) index++;
    else if (code === 47 && (text.charCodeAt(index + 1) === 47 || text.charCodeAt(index + 1) === 42)) {
      const end = Math.min(skipComment(text, index, language), to);
      if (!newLine && text.slice(index, end).includes('\n')) newLine = true;
      index = end;
    } else if (isWordStart(code) && !(code === 36 && language !== 'java')) {
      let end = index + 1;
      while (end < to && isWordPart(text.charCodeAt(end))) end++;
      push('word', end);
      if (outline) {
        const word = (tokens[tokens.length - 1] as Token).text;
        if (word === 'fun') inFunction = true;
        else if (isHeaderWord(word)) inHeader = true;
      }
    } else if (isDigit(code)) {
      let end = index + 1;
      // 1.0 is a number; 1..5 and 1.toString() are not.
      while (end < to && (isWordPart(text.charCodeAt(end)) || (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))))) end++;
      push('number', end);
    } else if (code === 34 || code === 39) {
      const { end, parts } = readString(text, index, to, language, 0);
      push('string', end, parts);
    } else if (code === 96 && language === 'kotlin') {
      // `name with blanks`
      const end = text.indexOf('`', index + 1);
      if (end > 0 && end < to && !text.slice(index, end).includes('\n')) {
        push('word', end + 1);
        const last = tokens.at(-1) as Token;
        last.text = text.slice(last.start + 1, end);
      } else index++;
    } else if (code === 47 && language === 'groovy' && startsExpression(tokens.at(-1), newLine)) {
      const end = slashyEnd(text, index, to);
      if (end === undefined) push('mark', index + 1);
      else push('string', end, [text.slice(index + 1, end - 1)]);
    } else if (outline && (code === 123 || code === 125 || code === 59)) {
      const before = tokens.at(-1);
      const isBody = code === 123 && !inHeader && (inFunction || before?.text === ')' || (language === 'java' && before?.kind === 'word'));
      push('mark', index + 1);
      if (isBody) index = bodyEnd(text, index, to, language);
      inHeader = false;
      inFunction = false;
    } else push('mark', index + (index + 2 <= to && isDoubleMark(code, text.charCodeAt(index + 1)) ? 2 : 1));
  }
  return tokens;
}

/** Most marks are brackets, commas and semicolons, and of one character. */
function isDoubleMark(first: number, second: number): boolean {
  // No second character of a double mark is a letter, a digit or a blank.
  if (second <= 32 || second === 34 || second === 40 || second === 41 || second === 123 || second === 125) return false;
  return doubleMarks.get(first)?.includes(String.fromCharCode(second)) ?? false;
}

function isHeaderWord(word: string): boolean {
  return word === 'class' || word === 'interface' || word === 'enum' || word === 'record' || word === 'object';
}

/** From behind an opening brace to its closing one. */
function bodyEnd(text: string, from: number, to: number, language: Language): number {
  const mark = /["'/{}]/g;
  mark.lastIndex = from;
  let depth = 1;
  for (let match = mark.exec(text); match && match.index < to; match = mark.exec(text)) {
    const { index } = match;
    if (match[0] === '{') depth++;
    else if (match[0] === '}') {
      if (--depth === 0) return index;
    } else if (match[0] === '/') {
      const next = text.charCodeAt(index + 1);
      if (next === 47 || next === 42) mark.lastIndex = skipComment(text, index, language);
    } else mark.lastIndex = readString(text, index, to, language, 0).end;
  }
  return to;
}

function skipComment(text: string, start: number, language: Language): number {
  if (text.charCodeAt(start + 1) === 47) {
    const end = text.indexOf('\n', start);
    return end < 0 ? text.length : end;
  }
  if (language !== 'kotlin') {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? text.length : end + 2;
  }
  // Kotlin's comments nest.
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start + 2;
  let depth = 1;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

function startsExpression(before: Token | undefined, newLine: boolean): boolean {
  return !before || newLine || (before.kind === 'mark' && !/^[)\]}]$|^\+\+$|^--$/.test(before.text));
}

function slashyEnd(text: string, start: number, to: number): number | undefined {
  for (let index = start + 1; index < to && text.charCodeAt(index) !== 10; index++) {
    if (text.charCodeAt(index) === 92) index++;
    else if (text.charCodeAt(index) === 47) return index === start + 1 ? undefined : index + 1;
  }
  return undefined;
}

interface ReadString {
  end: number;
  parts: StringPart[];
}

function readString(text: string, start: number, to: number, language: Language, depth: number): ReadString {
  const quote = text[start] as string;
  const triple = text.startsWith(quote.repeat(3), start) && !(quote === "'" && language !== 'groovy');
  const closing = triple ? quote.repeat(3) : quote;
  const templates = quote === '"' && language !== 'java';
  const escaped = !(triple && language === 'kotlin');
  const parts: StringPart[] = [];
  let piece = '';
  let index = start + closing.length;
  let plainFrom = index;
  const takePlain = () => {
    if (plainFrom < index) piece += text.slice(plainFrom, index);
  };
  const finish = (end: number): ReadString => {
    if (piece !== '' || parts.length === 0) parts.push(piece);
    return { end, parts };
  };
  while (index < to) {
    const code = text.charCodeAt(index);
    if (code === 92 && escaped) {
      takePlain();
      const next = text[index + 1] ?? '';
      if (next === 'u') {
        const hex = /^u+([0-9a-fA-F]{4})/.exec(text.slice(index + 1, index + 12));
        if (hex) piece += String.fromCharCode(Number.parseInt(hex[1] as string, 16));
        index += 1 + (hex?.[0].length ?? 1);
      } else {
        // A line break after a backslash continues the line.
        if (next !== '\n' && next !== '\r') piece += escapes[next] ?? next;
        index += next === '\r' && text[index + 2] === '\n' ? 3 : 2;
      }
      plainFrom = index;
    } else if (code === 10 && !triple) {
      takePlain();
      return finish(index);
    } else if (code === quote.charCodeAt(0) && text.startsWith(closing, index)) {
      takePlain();
      // `"a""""` ends with a quote that belongs to the text.
      let end = index + closing.length;
      if (triple)
        while (text[end] === quote && end < to) {
          piece += quote;
          end++;
        }
      return finish(end);
    } else if (code === 36 && templates && depth < maxTemplateDepth) {
      const inside = templateAt(text, index, to, language, triple, depth);
      if (!inside) {
        index++;
        continue;
      }
      takePlain();
      if (piece !== '') parts.push(piece);
      piece = '';
      parts.push({ start: inside.start, end: inside.end });
      index = inside.next;
      plainFrom = index;
    } else index++;
  }
  index = Math.min(index, to);
  takePlain();
  return finish(to);
}

function templateAt(
  text: string,
  dollar: number,
  to: number,
  language: Language,
  triple: boolean,
  depth: number,
): { start: number; end: number; next: number } | undefined {
  const code = text.charCodeAt(dollar + 1);
  if (code !== 123) {
    if (!isWordStart(code) || code === 36) return undefined;
    let end = dollar + 2;
    while (
      end < to &&
      ((isWordPart(text.charCodeAt(end)) && text.charCodeAt(end) !== 36) ||
        (language === 'groovy' && text.charCodeAt(end) === 46 && isWordStart(text.charCodeAt(end + 1))))
    )
      end++;
    return { start: dollar + 1, end, next: end };
  }
  let braces = 1;
  let index = dollar + 2;
  while (index < to) {
    const inner = text.charCodeAt(index);
    if (inner === 10 && !triple) break;
    if (inner === 34 || inner === 39) index = Math.max(readString(text, index, to, language, depth + 1).end, index + 1);
    else {
      index++;
      if (inner === 123) braces++;
      else if (inner === 125 && --braces === 0) return { start: dollar + 2, end: index - 1, next: index };
    }
  }
  return { start: dollar + 2, end: index, next: index };
}

/** The text of a string without templates; undefined for one with. */
export function plainText(token: Token): string | undefined {
  return token.kind === 'string' && token.parts?.length === 1 && typeof token.parts[0] === 'string' ? token.parts[0] : undefined;
}

export interface Brackets {
  /** For an opening bracket: the index of its closing one, or where the text's own disorder ends it. For a closing bracket: of its opening one. */
  match: Int32Array;
  /** Offsets of brackets without a partner. */
  unbalanced: number[];
}

/** 1, 2, 3 for what opens, -1, -2, -3 for what closes: round, square, curly. */
function sideOf(code: number): number {
  switch (code) {
    case 40:
      return 1;
    case 41:
      return -1;
    case 91:
      return 2;
    case 93:
      return -2;
    case 123:
      return 3;
    case 125:
      return -3;
    default:
      return 0;
  }
}

/** Pairs brackets; a wrong closing one ends what was opened within the pair it belongs to, and is overlooked when it belongs to none. */
export function pairBrackets(tokens: readonly Token[]): Brackets {
  const match = new Int32Array(tokens.length).fill(-1);
  const unbalanced: number[] = [];
  const stack: number[] = [];
  // How many of each kind are open: `(`, `[`, `{`.
  const open = [0, 0, 0];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind !== 'mark' || token.end - token.start > 1) continue;
    const side = sideOf(token.text.charCodeAt(0));
    if (side === 0) continue;
    const opening = side - 1;
    if (opening >= 0) {
      stack.push(index);
      (open[opening] as number)++;
      continue;
    }
    const closing = -side - 1;
    if (open[closing] === 0) {
      unbalanced.push(token.start);
      continue;
    }
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const kind = sideOf((tokens[top] as Token).text.charCodeAt(0)) - 1;
      (open[kind] as number)--;
      match[top] = index;
      if (kind === closing) {
        match[index] = top;
        break;
      }
      unbalanced.push((tokens[top] as Token).start);
    }
  }
  for (const index of stack) {
    match[index] = tokens.length;
    unbalanced.push((tokens[index] as Token).start);
  }
  return { match, unbalanced };
}
