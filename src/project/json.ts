import type { ProblemCause } from '../core/project.ts';
import { segmentsOf } from '../core/pointer.ts';

export interface JsonText {
  value: unknown;
  /** Offset of the value at a pointer; for a pointer to nothing, of the nearest value above it. */
  offsetOf(pointer: string): number;
}

interface Node {
  value: unknown;
  start: number;
  members?: Map<string, Node>;
}

const maxDepth = 200;
const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Where reading stopped, and why, in words without any of the content. */
export class JsonFault extends Error {
  readonly offset: number;
  readonly reason: ProblemCause;
  /** The character that is missing, where one is named. */
  readonly wanted: string | undefined;

  constructor(offset: number, message: string, reason: ProblemCause, wanted?: string) {
    super(message);
    this.offset = offset;
    this.reason = reason;
    this.wanted = wanted;
  }
}

/** Strict JSON with the place of every value; throws a `JsonFault`. */
export function readJson(source: string): JsonText {
  let at = 0;
  const skip = () => {
    blank.lastIndex = at;
    blank.test(source);
    at = blank.lastIndex;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return undefined;
    const found = source.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    return found;
  };
  const fail = (message: string, reason: ProblemCause, wanted?: string): never => {
    if (at >= source.length) throw new JsonFault(at, 'The text ends too early.', 'ends-early');
    throw new JsonFault(at, message, reason, wanted);
  };
  const readText = (): string => {
    const found = take(text);
    return found === undefined
      ? fail('A text is not closed or has a character that JSON does not allow.', 'text-open')
      : (JSON.parse(found) as string);
  };
  const collection = (closing: string, depth: number, member: (index: number) => void): void => {
    at++;
    skip();
    if (source[at] === closing) {
      at++;
      return;
    }
    if (depth >= maxDepth) fail(`Values are nested deeper than ${maxDepth}.`, 'too-deep');
    for (let index = 0; ; index++) {
      member(index);
      skip();
      if (source[at] === closing) {
        at++;
        return;
      }
      if (source[at] !== ',') fail(`A comma or ${closing} is missing.`, 'comma-missing', closing);
      at++;
      skip();
    }
  };
  const readValue = (depth: number): Node => {
    skip();
    const start = at;
    const first = source[at];
    if (first === '{') {
      const members = new Map<string, Node>();
      collection('}', depth, () => {
        if (source[at] !== '"') fail('A key in double quotes is missing.', 'key-missing');
        const key = readText();
        skip();
        if (source[at] !== ':') fail('A colon is missing.', 'colon-missing');
        at++;
        members.set(key, readValue(depth + 1));
      });
      // fromEntries makes `__proto__` an own key.
      return { value: Object.fromEntries([...members].map(([key, node]) => [key, node.value])), start, members };
    }
    if (first === '[') {
      const members = new Map<string, Node>();
      collection(']', depth, (index) => members.set(String(index), readValue(depth + 1)));
      return { value: [...members.values()].map((node) => node.value), start, members };
    }
    if (first === '"') return { value: readText(), start };
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (source.startsWith(word, at)) {
        at += word.length;
        return { value, start };
      }
    const digits = take(number);
    return digits === undefined ? fail('This is no JSON value.', 'no-value') : { value: Number(digits), start };
  };
  const root = readValue(0);
  skip();
  if (at < source.length) fail('Something follows after the end.', 'text-after');
  return {
    value: root.value,
    offsetOf(pointer) {
      let node = root;
      for (const segment of segmentsOf(pointer)) {
        const next = node.members?.get(segment);
        if (!next) break;
        node = next;
      }
      return node.start;
    },
  };
}
