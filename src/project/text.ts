import type { Place } from '../core/project.ts';

/** A text file of the project, with the way back from an offset to its place. */
export interface SourceText {
  file: string;
  text: string;
  at(offset: number): Place;
}

export function sourceText(file: string, text: string): SourceText {
  let starts: number[] | undefined;
  return {
    file,
    text,
    at(offset) {
      starts ??= lineStarts(text);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= offset) low = middle;
        else high = middle - 1;
      }
      return { file, line: low + 1, column: Math.max(offset, 0) - (starts[low] as number) + 1 };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  return starts;
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

/** An expression or condition for people: blanks collapsed, long ones cut. */
export function oneLine(text: string, limit = 300): string {
  if (text.length <= limit && !/\s/.test(text)) return text;
  const short = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
  const line = short.replace(/\s+/g, ' ').trim();
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

/** Whether a path lies in a folder, at whatever depth. */
export function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
