import path from 'node:path';
import type { InputProblem } from '../core/config-texts.ts';
import type { Message } from '../core/message.ts';
import { readMessage, writtenPointer } from '../core/message-schema.ts';
import { diskFiles, readBytes, type ConfigFiles } from './files.ts';
import { parseSource, type Position } from './source.ts';

export interface MessageFile {
  /** As given; `<stdin>` for a pipe. */
  file: string;
  /** Undefined when the text itself could not be read. */
  message?: Message;
  problems: InputProblem[];
  /** Where a message pointer stands in the file (`/ttlSeconds` is written `ttl`). */
  locate(pointer: string): Position;
}

export interface MessageFileOptions {
  /** The vendor ids that may stand under `vendors`. */
  vendors: readonly string[];
  /** The platform ids that may stand under `platforms`. */
  platforms?: readonly string[];
  /** What the path is relative to. */
  cwd?: string;
  files?: ConfigFiles;
}

/** Reads a message file, YAML or JSON by its ending; every problem has its file:line:column. */
export async function readMessageFile(file: string, options: MessageFileOptions): Promise<MessageFile> {
  const read = await readBytes(options.files ?? diskFiles, path.resolve(options.cwd ?? '.', file), file, '', { file });
  if ('problem' in read) return { file, problems: [read.problem], locate: () => ({ file }) };
  return parseMessage(read.bytes, { ...options, file });
}

/** Reads a message from bytes, e.g. of standard input; YAML unless the file's ending or `format` says JSON. */
export function parseMessage(
  input: Uint8Array | string,
  options: MessageFileOptions & { file: string; format?: 'yaml' | 'json' },
): MessageFile {
  const { file, format } = options;
  const source = parseSource(input, { file, ...(format ? { format } : {}) });
  const locate = (pointer: string) => source.locate(writtenPointer(pointer));
  if (!source.value) return { file, problems: source.problems, locate };
  const { message, problems } = readMessage(source.value, options);
  const placed = problems.map((problem) => ({
    ...problem,
    ...source.locate(problem.path, problem.id.startsWith('unknown-') ? 'key' : 'value'),
  }));
  return { file, message, problems: placed.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)), locate };
}
