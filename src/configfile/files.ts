import { open } from 'node:fs/promises';
import type { InputProblem, ProblemOptions } from '../core/config-texts.ts';
import { fileProblem } from './texts.ts';

/** How files are read; tests give their own. */
export interface ConfigFiles {
  /** Reads at most `maxBytes`. @throws errno errors, and one with code `EFBIG` when the file is larger. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
}

class TooLargeError extends Error {
  readonly code = 'EFBIG';
}

/** The disk. Pipes (`--config <(…)`) are read too, so the limit is kept while reading and not by the file's size. */
export const diskFiles: ConfigFiles = {
  async read(path, maxBytes) {
    const handle = await open(path, 'r');
    try {
      const chunks: Buffer[] = [];
      let total = 0;
      for (;;) {
        const chunk = Buffer.alloc(65_536);
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
        if (bytesRead === 0) return Buffer.concat(chunks);
        total += bytesRead;
        if (total > maxBytes) throw new TooLargeError('the file is larger than the limit');
        chunks.push(chunk.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  },
};

/** Largest config, message or credential file: 1 MiB. */
export const maxFileBytes = 1_048_576;

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'error';
}

/** Reads a file's bytes, or says why not; an empty file is a problem too. */
export async function readBytes(
  files: ConfigFiles,
  path: string,
  shown: string,
  pointer: string,
  options: ProblemOptions = {},
): Promise<{ bytes: Uint8Array } | { problem: InputProblem }> {
  const data = { ...options.data, shown };
  try {
    const bytes = await files.read(path, maxFileBytes);
    return bytes.length === 0 ? { problem: fileProblem('file-empty', pointer, { ...options, data }) } : { bytes };
  } catch (error) {
    const code = errorCode(error);
    switch (code) {
      case 'ENOENT':
      case 'ENOTDIR':
        return { problem: fileProblem('file-missing', pointer, { ...options, data }) };
      case 'EISDIR':
        return { problem: fileProblem('file-directory', pointer, { ...options, data }) };
      case 'EACCES':
      case 'EPERM':
        return { problem: fileProblem('file-denied', pointer, { ...options, data }) };
      case 'EFBIG':
        return { problem: fileProblem('file-too-large', pointer, { ...options, data: { ...data, limit: '1 MiB' } }) };
      default:
        return { problem: fileProblem('file-unreadable', pointer, { ...options, data: { ...data, reason: code } }) };
    }
  }
}

/** The text of UTF-8 bytes without its byte order mark, or which encoding problem there is and where it begins (1-based). */
export function decodeUtf8(
  bytes: Uint8Array,
): { ok: true; text: string } | { ok: false; id: 'file-not-utf8' | 'file-utf16' | 'file-binary'; line: number; column: number } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { ok: false, id: 'file-utf16', line: 1, column: 1 };
  const prefix = (length: number): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    return nul < 0 ? { ok: true, text } : { ok: false, id: 'file-binary', ...positionAfter(text.slice(0, nul)) };
  } catch {
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (prefix(middle) === undefined) bad = middle;
      else good = middle;
    }
    return { ok: false, id: 'file-not-utf8', ...positionAfter(prefix(Math.min(good, bytes.length)) ?? '') };
  }
}

function positionAfter(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}
