import type { Place } from '../core/project.ts';

/** A text file of the project, with the way back from an offset to its place. */
export interface SourceText {
  file: string;
  text: string;
  at(offset: number): Place;
}

export function sourceText(file: string, text: string): SourceText {
  // Where lines begin, as far as anybody asked: of most files that is their beginning.
  const starts = [0];
  // The newline that ends the last of them; -1 when there is none.
  let newline = text.indexOf('\n');
  // What is asked for next is mostly on the same line or behind it.
  let last = 0;
  return {
    file,
    text,
    at(offset) {
      while (newline >= 0 && newline < offset) {
        starts.push(newline + 1);
        newline = text.indexOf('\n', newline + 1);
      }
      if (offset < (starts[last] as number) || (last + 1 < starts.length && offset >= (starts[last + 1] as number)))
        last = lineOf(starts, offset, last);
      return { file, line: last + 1, column: Math.max(offset, 0) - (starts[last] as number) + 1 };
    },
  };
}

/** The index of the line that an offset is in, when it is looked for from a line on. */
function lineOf(starts: readonly number[], offset: number, from: number): number {
  let low = offset < (starts[from] as number) ? 0 : from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export type Decoded =
  | { kind: 'text'; text: string; encoding: 'utf-8' | 'utf-16' | 'gb18030' | 'latin1' }
  /** Holds bytes that no text has. */
  | { kind: 'binary' };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes to text: UTF-8, UTF-16 by its mark or by the zeros of `<?xml`, and what older editors wrote in Chinese. Marks are taken off. */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return utf16(bytes, 'utf-16be');
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return utf16(bytes, 'utf-16le');
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return utf16(bytes, 'utf-16be');
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    for (const encoding of ['gb18030', 'latin1'] as const)
      try {
        return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
      } catch {
        // The next one.
      }
    return { kind: 'binary' };
  }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  return { kind: 'text', text: new TextDecoder(encoding).decode(bytes), encoding: 'utf-16' };
}

const hashSize = 1 << 15;
/** Of the last three characters of a text that is walked through: an older one is shifted out. */
const hashOf = (hash: number, code: number) => ((hash << 5) ^ code) & (hashSize - 1);

/** Tells whether a text has one of the words, which have three characters at least, wherever in it. Looks at each character once: it is for many long texts. */
export function wordFinder(words: readonly string[]): (text: string) => boolean {
  const beginnings = new Uint8Array(hashSize);
  for (const word of words) {
    if (word.length < 3) throw new RangeError(`\`${word}\` is too short to look for.`);
    beginnings[[0, 1, 2].reduce((hash, at) => hashOf(hash, word.charCodeAt(at)), 0)] = 1;
  }
  const word = new RegExp(words.map((one) => one.replaceAll(/[^\w]/g, String.raw`\$&`)).join('|'), 'y');
  return (text) => {
    let hash = 0;
    for (let index = 0; index < text.length; index++) {
      hash = hashOf(hash, text.charCodeAt(index));
      if (beginnings[hash] === 0) continue;
      word.lastIndex = Math.max(index - 2, 0);
      if (word.test(text)) return true;
    }
    return false;
  };
}

/** An expression or condition for people: blanks collapsed, long ones cut. */
export function oneLine(text: string, limit = 300): string {
  // Most have nothing but single blanks between words.
  if (text.length <= limit && !/[^\S ]|\s\s|^ | $/.test(text)) return text;
  const short = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
  const line = short.replaceAll(/\s{2,}|[^\S ]/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

/** Joins and tidies a path relative to the project's folder: `app` + `../lib/x` → `lib/x`; undefined when it leads out. */
export function joinPath(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else parts.push(part);
  }
  return parts.join('/');
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Of sorted paths those that lie in a folder, at whatever depth. */
export function filesBelow(files: readonly string[], folder: string): readonly string[] {
  if (folder === '') return files;
  const first = placeOf(files, `${folder}/`);
  let end = first;
  while (end < files.length && (files[end] as string).startsWith(`${folder}/`)) end++;
  return files.slice(first, end);
}

/** The place of the first path that is not before one. */
function placeOf(files: readonly string[], path: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle] as string) < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a path lies in a folder, at whatever depth. */
export function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
