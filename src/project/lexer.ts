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
// By the codes of both characters.
const doubleMarks = new Uint8Array(128 * 128);
for (const mark of ['->', '?.', '::', '?:', '+=', '-=', '==', '!=', '&&', '||', '!!', '<=', '>=', '..', '++', '--'])
  doubleMarks[mark.charCodeAt(0) * 128 + mark.charCodeAt(1)] = 1;
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

/** Never throws and reads every character once; what is not closed ends with its line, or with the text. Appends to `tokens`. */
export function tokenize(text: string, language: Language, from = 0, to = text.length, tokens: Token[] = []): Token[] {
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
    } else if (isDigit(code)) {
      let end = index + 1;
      // 1.0 is a number; 1..5 and 1.toString() are not.
      while (end < to && (isWordPart(text.charCodeAt(end)) || (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))))) end++;
      push('number', end);
    } else if (code === 34 || code === 39) {
      const simple = plainStringEnd(text, index, to, language);
      if (simple > 0) push('string', simple, [text.slice(index + 1, simple - 1)]);
      else {
        const { end, parts } = readString(text, index, to, language, 0);
        push('string', end, parts);
      }
    } else if (code === 96 && language === 'kotlin') {
      const end = quotedNameEnd(text, index, to);
      if (end > 0) {
        push('word', end);
        const last = tokens.at(-1) as Token;
        last.text = text.slice(last.start + 1, end - 1);
      } else index++;
    } else if (code === 47 && language === 'groovy' && startsExpression(tokens.at(-1), newLine)) {
      const end = slashyEnd(text, index, to);
      if (end === undefined) push('mark', index + 1);
      else push('string', end, [text.slice(index + 1, end - 1)]);
    } else push('mark', index + (index + 2 <= to && isDoubleMark(code, text.charCodeAt(index + 1)) ? 2 : 1));
  }
  return tokens;
}

/** The end of Kotlin's `name with blanks`; 0 where it is none. */
function quotedNameEnd(text: string, start: number, to: number): number {
  const end = text.indexOf('`', start + 1);
  return end > 0 && end < to && !text.slice(start, end).includes('\n') ? end + 1 : 0;
}

/**
 * The tokens of a source file's package, imports and heads of classes, with the braces around what classes hold; members are left out, which are most of a file. The first
 * token behind something left out counts as that of a new line.
 */
export function tokenizeOutline(text: string, language: 'java' | 'kotlin'): Token[] {
  const tokens: Token[] = [];
  const to = text.length;
  // From where on tokens are wanted; undefined between the heads.
  let from: number | undefined = 0;
  let isClass = false;
  let depth = 0;
  const end = (at: number) => {
    if (from !== undefined) tokenize(text, language, from, at, tokens);
    from = undefined;
    isClass = false;
    depth = 0;
  };
  let index = 0;
  while (index < to) {
    const code = text.charCodeAt(index);
    if (isWordStart(code)) {
      const start = index++;
      while (index < to && isWordPart(text.charCodeAt(index))) index++;
      const length = index - start;
      if (depth > 0 || length < 3 || length > 9) continue;
      const head = headWord(text, start, length, language);
      if (head === 'member') end(start);
      else if (head !== undefined) {
        from ??= start;
        isClass ||= head === 'class';
      }
      continue;
    }
    switch (code) {
      case 34:
      case 39:
        index = stringEnd(text, index, to, language);
        continue;
      case 96:
        index = (language === 'kotlin' && quotedNameEnd(text, index, to)) || index + 1;
        continue;
      case 47: {
        const next = text.charCodeAt(index + 1);
        index = next === 47 || next === 42 ? skipComment(text, index, language) : index + 1;
        continue;
      }
      case 40:
      case 91:
        if (from !== undefined) depth++;
        break;
      case 41:
      case 93:
        if (depth > 0) depth--;
        break;
      case 59:
        if (depth === 0) end(index + 1);
        break;
      case 123:
        if (isClass && depth === 0) end(index + 1);
        else {
          // Of a member, or of a default value.
          if (depth === 0) end(index);
          index = bodyEnd(text, index + 1, to, language);
        }
        break;
      case 125:
        end(index);
        tokens.push({ kind: 'mark', text: '}', start: index, end: index + 1, newLine: true, parts: undefined });
        break;
    }
    index++;
  }
  end(to);
  return tokens;
}

/** What a word of a source file begins: an import, the head of a class, or a member of Kotlin, with which every head ends. */
function headWord(text: string, start: number, length: number, language: 'java' | 'kotlin'): 'import' | 'class' | 'member' | undefined {
  switch (text.charCodeAt(start)) {
    case 99: // c
      if (
        (length === 5 && text.startsWith('class', start)) ||
        (language === 'kotlin' && length === 9 && text.startsWith('companion', start))
      )
        break;
      return undefined;
    case 101: // e
      if (length === 4 && text.startsWith('enum', start)) break;
      return undefined;
    case 105: // i
      if (length === 9 && text.startsWith('interface', start)) break;
      return length === 6 && text.startsWith('import', start) ? 'import' : undefined;
    case 111: // o
      if (language === 'kotlin' && length === 6 && text.startsWith('object', start)) break;
      return undefined;
    case 114: // r
      if (language === 'java' && length === 6 && text.startsWith('record', start)) break;
      return undefined;
    case 102: // f
    case 118: // v
      return language === 'kotlin' && length === 3 && /^(?:fun|val|var)$/.test(text.slice(start, start + 3)) ? 'member' : undefined;
    default:
      return undefined;
  }
  // `Foo.class`, `Foo::class` name one.
  const before = text.charCodeAt(start - 1);
  return before === 46 || before === 58 ? undefined : 'class';
}

function isDoubleMark(first: number, second: number): boolean {
  return first < 128 && second < 128 && doubleMarks[first * 128 + second] === 1;
}

const bodyMark = /["'/{}]/g;

/** From behind an opening brace to its closing one. */
function bodyEnd(text: string, from: number, to: number, language: Language): number {
  let depth = 1;
  bodyMark.lastIndex = from;
  while (bodyMark.test(text)) {
    const index = bodyMark.lastIndex - 1;
    if (index >= to) break;
    const code = text.charCodeAt(index);
    if (code === 123) depth++;
    else if (code === 125) {
      if (--depth === 0) return index;
    } else if (code === 47) {
      const next = text.charCodeAt(index + 1);
      if (next === 47 || next === 42) bodyMark.lastIndex = skipComment(text, index, language);
    } else bodyMark.lastIndex = stringEnd(text, index, to, language);
  }
  bodyMark.lastIndex = 0;
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

/** The end of a string that has nothing but text in it, as most have; 0 for any other. */
function plainStringEnd(text: string, start: number, to: number, language: Language): number {
  const quote = text.charCodeAt(start);
  const dollar = quote === 34 && language !== 'java' ? 36 : quote;
  for (let index = start + 1; index < to; index++) {
    const code = text.charCodeAt(index);
    // `""` may begin a string of three quotes.
    if (code === quote) return index > start + 1 ? index + 1 : 0;
    if (code === 92 || code === 10 || code === dollar) return 0;
  }
  return 0;
}

/** Behind a string, always further than its beginning. */
function stringEnd(text: string, start: number, to: number, language: Language): number {
  return plainStringEnd(text, start, to, language) || Math.max(readString(text, start, to, language, 0).end, start + 1);
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
