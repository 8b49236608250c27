import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { kindOf, type InputProblem } from '../core/config-texts.ts';
import { segmentsOf } from '../core/pointer.ts';
import type { Text } from '../core/text.ts';
import { decodeUtf8, maxFileBytes } from './files.ts';
import { fileProblem, type fileTexts } from './texts.ts';

/** A place in a source text; line and column are 1-based, columns in UTF-16 units. */
export interface Position {
  file: string;
  line?: number;
  column?: number;
}

/** A YAML or JSON text, read. */
export interface Source {
  file: string;
  /** Undefined when there are problems. */
  value: Record<string, unknown> | undefined;
  /**
   * Where a value stands: a scalar's own place, a mapping's or list's key. With `key` the key's place. For a pointer to nothing, the nearest place above it.
   */
  locate(pointer: string, part?: 'key' | 'value'): Position;
  problems: InputProblem[];
}

export interface SourceOptions {
  /** The file's path, for positions. */
  file: string;
  /** How the file is called in texts; default `file`. */
  shown?: string;
  /** Default: by the file's ending. */
  format?: 'yaml' | 'json';
  /** Read only the member at this pointer (package.json); positions and pointers are relative to it. */
  within?: string;
}

// Values that aliases may add before the file counts as a bomb.
const maxAliasValues = 10_000;
const maxDepth = 100;
const maxSyntaxProblems = 20;

const knownTags = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

const details: Record<string, Text> = {
  ALIAS_PROPS: { en: 'an alias can have neither tag nor anchor', zh: '别名不能带标签或锚点' },
  BAD_ALIAS: { en: 'this is not a usable alias; quote a text with a leading "*"', zh: '别名无效；以“*”开头的文本需加引号' },
  BAD_DIRECTIVE: { en: 'this directive is not known', zh: '未知的指令' },
  BAD_DQ_ESCAPE: {
    en: 'this escape sequence is not known in double quotes; write "\\\\" for a backslash',
    zh: '双引号中的转义序列无效；反斜杠请写成“\\\\”',
  },
  BAD_INDENT: { en: 'the indentation does not fit, or a bracket is not closed', zh: '缩进不一致，或括号没有闭合' },
  BAD_PROP_ORDER: { en: 'anchor and tag stand after the mark they belong before', zh: '锚点、标签的位置不对' },
  BAD_SCALAR_START: { en: 'a text may not begin with this character; quote it', zh: '文本不能以此字符开头，请加引号' },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'there are two "key: value" on one line, or the line below is indented too far',
    zh: '一行里出现了两个“键: 值”，或下一行缩进过深',
  },
  BLOCK_IN_FLOW: { en: 'indented blocks may not stand inside brackets', zh: '括号内不能使用缩进块' },
  IMPOSSIBLE: { en: 'this cannot be read', zh: '无法解析' },
  KEY_OVER_1024_CHARS: { en: 'a key has more than 1024 characters', zh: '键超过 1024 个字符' },
  MISSING_CHAR: { en: 'a quote, bracket, comma or colon is missing', zh: '缺少引号、括号、逗号或冒号' },
  MULTILINE_IMPLICIT_KEY: { en: 'a key must stand on one line; perhaps a colon is missing', zh: '键必须写在一行内，可能缺少冒号' },
  MULTIPLE_ANCHORS: { en: 'a value can have one anchor only', zh: '一个值只能有一个锚点' },
  MULTIPLE_DOCS: { en: 'the file holds more than one document ("---")', zh: '文件中包含多个文档（“---”）' },
  MULTIPLE_TAGS: { en: 'a value can have one tag only', zh: '一个值只能有一个标签' },
  TAB_AS_INDENT: { en: 'the line is indented with a tab; use blanks', zh: '该行用制表符缩进，请改用空格' },
  TAG_RESOLVE_FAILED: { en: 'this value cannot be read', zh: '无法解析该值' },
  UNEXPECTED_TOKEN: {
    en: 'something stands here that does not belong; quote texts with special characters',
    zh: '此处出现多余内容；含特殊字符的文本请加引号',
  },
};
const jsonDetail: Text = {
  en: 'this is not valid JSON: texts and keys need double quotes, comments and trailing commas are not allowed',
  zh: '不是有效的 JSON：文本和键须用双引号，不允许注释和末尾多余的逗号',
};

/** Reads YAML or JSON bytes; nothing of the content gets into the problems but key, tag and anchor names. */
export function parseSource(input: Uint8Array | string, options: SourceOptions): Source {
  const { file, shown = file } = options;
  const failed = (problems: InputProblem[]): Source => ({ file, value: undefined, locate: () => ({ file }), problems });
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  if (bytes.length > maxFileBytes) return failed([fileProblem('file-too-large', '', { file, data: { shown, limit: '1 MiB' } })]);
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return failed([fileProblem(decoded.id, '', { file, line: decoded.line, column: decoded.column, data: { shown } })]);
  const { text } = decoded;
  const json = (options.format ?? (file.toLowerCase().endsWith('.json') ? 'json' : 'yaml')) === 'json';

  const lines = new LineCounter();
  const at = (offset: number): { file: string; line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const add = (list: InputProblem[], id: keyof typeof fileTexts, offset: number, extra: Parameters<typeof fileProblem>[2] = {}) =>
    list.push(fileProblem(id, '', { ...at(offset), ...extra, data: { shown, ...extra.data } }));

  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      logLevel: 'error',
      schema: json ? 'json' : 'core',
    });
  } catch {
    return failed([fileProblem('too-deep', '', { file, data: { shown } })]);
  }
  const problems: InputProblem[] = [];
  const fault = json && text.trim() !== '' ? jsonFault(text) : undefined;
  if (fault !== undefined) {
    add(problems, 'syntax', fault, { words: { detail: jsonDetail } });
    // Behind a text that is not closed nothing is where it seems to be.
    if (text[fault] === '"') return failed(problems);
  }
  for (const error of document.errors) {
    const [offset] = error.pos;
    if (error.code === 'RESOURCE_EXHAUSTION') return failed([fileProblem('too-deep', '', { ...at(offset), data: { shown } })]);
    // One fault makes the parser stumble several times: the first one of a line is enough.
    if (problems.length >= maxSyntaxProblems || problems.some((problem) => problem.line === at(offset).line)) continue;
    if (error.code === 'DUPLICATE_KEY') add(problems, 'duplicate-key', offset, { data: { name: keyNameAt(text, offset) } });
    else
      add(problems, 'syntax', offset, { words: { detail: json ? jsonDetail : (details[error.code] ?? (details['IMPOSSIBLE'] as Text)) } });
  }
  if (problems.length > 0) return failed(problems);

  const root = document.contents as Node | null;
  if (!root || (isScalar(root) && root.value === null && !root.source))
    return failed([fileProblem('document-empty', '', { file, data: { shown } })]);
  const plain = new Plain(document, (id, node, data) => {
    if (problems.length < maxSyntaxProblems) add(problems, id, node.range?.[0] ?? 0, { data });
  });
  let value = plain.read(root, 0);
  for (const warning of document.warnings)
    if (warning.code !== 'TAG_RESOLVE_FAILED')
      add(problems, 'syntax', warning.pos[0], { words: { detail: details[warning.code] ?? (details['IMPOSSIBLE'] as Text) } });
  if (problems.length > 0) return failed(problems);

  const base = segmentsOf(options.within ?? '');
  for (const segment of base)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? (value as Record<string, unknown>)[segment]
        : undefined;
  if (options.within !== undefined && value === undefined)
    return failed([fileProblem('config-package-key', '', { file, data: { shown } })]);
  const locate = (pointer: string, part: 'key' | 'value' = 'value'): Position =>
    at(offsetOf(document, root, [...base, ...segmentsOf(pointer)], part));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failed([fileProblem('root-not-mapping', '', { ...locate(''), data: { shown }, words: { got: kindOf(value) } })]);
  return { file, value: value as Record<string, unknown>, locate, problems };
}

function keyNameAt(text: string, offset: number): string {
  return /^["']?([\w.$-]*)/.exec(text.slice(offset, offset + 100))?.[1] ?? '';
}

/** Turns nodes into plain values: keys are always text, and numbers whose digits a number type would change stay text. */
class Plain {
  #aliasValues = 0;
  #aliasDepth = 0;
  #outermost: Alias | undefined;
  readonly #open = new Set<Node>();
  readonly #document: Document.Parsed;
  readonly #report: (id: keyof typeof fileTexts, node: Node, data: Record<string, string>) => void;

  constructor(document: Document.Parsed, report: (id: keyof typeof fileTexts, node: Node, data: Record<string, string>) => void) {
    this.#document = document;
    this.#report = report;
  }

  read(node: Node | null, depth: number): unknown {
    if (node === null) return null;
    if (depth > maxDepth) {
      this.#report('too-deep', node, {});
      return null;
    }
    if (isAlias(node)) return this.#alias(node, depth);
    if (this.#aliasDepth > 0 && ++this.#aliasValues > maxAliasValues) {
      if (this.#aliasValues === maxAliasValues + 1) this.#report('alias-bomb', this.#outermost ?? node, {});
      return null;
    }
    const { tag } = node as Scalar;
    if (tag !== undefined && !knownTags.has(tag)) this.#report('bad-tag', node, { tag: tag.replace('tag:yaml.org,2002:', '!!') });
    if (isScalar(node)) return scalarValue(node);
    this.#open.add(node);
    const value = isSeq(node) ? node.items.map((item) => this.read(item as Node, depth + 1)) : this.#map(node as YAMLMap, depth);
    this.#open.delete(node);
    return value;
  }

  #alias(alias: Alias, depth: number): unknown {
    const target = alias.resolve(this.#document);
    if (!target) this.#report('unknown-alias', alias, { name: alias.source });
    else if (this.#open.has(target)) this.#report('alias-cycle', alias, { name: alias.source });
    else if (this.#aliasValues <= maxAliasValues) {
      if (this.#aliasDepth++ === 0) this.#outermost = alias;
      const value = this.read(target, depth + 1);
      this.#aliasDepth--;
      return value;
    }
    return null;
  }

  #map(map: YAMLMap, depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const name = keyName(pair.key);
      if (name === undefined) this.#report('bad-key', pair.key ?? map, {});
      else entries.push([name, this.read(pair.value, depth + 1)]);
    }
    // fromEntries makes `__proto__` an own key.
    return Object.fromEntries(entries);
  }
}

function keyName(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function scalarValue(node: Scalar): unknown {
  if (typeof node.value === 'bigint') return node.source ?? String(node.value);
  if (typeof node.value !== 'number') return node.value;
  const { source = String(node.value), value } = node;
  const canonical = String(value) === source && (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value));
  return canonical ? value : source;
}

function offsetOf(document: Document.Parsed, root: Node, segments: readonly string[], part: 'key' | 'value'): number {
  let node: Node | null = root;
  let offset = root.range?.[0] ?? 0;
  for (const [index, segment] of segments.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    let child: Node | null | undefined;
    let keyOffset: number | undefined;
    if (isMap(node)) {
      const pair: Pair | undefined = (node as YAMLMap).items.find((item) => isPair(item) && keyName(item.key) === segment);
      if (!pair) return offset;
      keyOffset = (pair.key as Node).range?.[0];
      child = pair.value as Node | null;
    } else if (isSeq(node)) child = (node as YAMLSeq).items[Number(segment)] as Node | undefined;
    if (child === undefined) return offset;
    const last = index === segments.length - 1;
    const own = isScalar(child) && !(last && part === 'key') && child.range && child.range[0] < child.range[1] ? child.range[0] : undefined;
    offset = own ?? keyOffset ?? child?.range?.[0] ?? offset;
    node = child;
  }
  return offset;
}

/** The offset of the first thing that strict JSON does not allow. */
function jsonFault(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // Engines word their errors differently and may quote the text: find the place ourselves.
  }
  const token =
    // oxlint-disable-next-line no-control-regex
    /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
  const stack: ('{' | '[')[] = [];
  let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma' | 'end' = 'value';
  for (;;) {
    const blank = /[ \t\r\n]*/y;
    blank.lastIndex = token.lastIndex;
    blank.exec(text);
    const start = blank.lastIndex;
    const match = token.exec(text);
    if (!match) return start;
    const [, mark, string] = match;
    const afterValue = () => (stack.length === 0 ? 'end' : 'comma');
    if (expect === 'value' || expect === 'value-or-end') {
      if (mark === '{' || mark === '[') {
        stack.push(mark);
        expect = mark === '{' ? 'key-or-end' : 'value-or-end';
      } else if (mark === ']' && expect === 'value-or-end') {
        stack.pop();
        expect = afterValue();
      } else if (mark !== undefined) return start;
      else expect = afterValue();
    } else if (expect === 'key' || expect === 'key-or-end') {
      if (string !== undefined) expect = 'colon';
      else if (mark === '}' && expect === 'key-or-end') {
        stack.pop();
        expect = afterValue();
      } else return start;
    } else if (expect === 'colon') {
      if (mark !== ':') return start;
      expect = 'value';
    } else if (expect === 'comma') {
      const top = stack.at(-1);
      if (mark === ',') expect = top === '{' ? 'key' : 'value';
      else if (mark === (top === '{' ? '}' : ']')) {
        stack.pop();
        expect = afterValue();
      } else return start;
    } else return start;
  }
}

/** The value of one YAML scalar or flow collection from the command line (`--set`), by the same rules as in a file; undefined when it cannot be read. */
export function parseYamlValue(text: string): { value: unknown } | undefined {
  const source = parseSource(`value: ${text.includes('\n') ? JSON.stringify(text) : text}\n`, { file: 'value', format: 'yaml' });
  return source.value && Object.hasOwn(source.value, 'value') && Object.keys(source.value).length === 1
    ? { value: source.value['value'] }
    : undefined;
}
