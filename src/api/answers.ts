import { PushCheckError, type ErrorProblem } from '../core/errors.ts';
import { resolve } from 'node:path';
import type { AnswerWord } from './diagnose.ts';
import type { Deps } from './deps.ts';

const words: Record<string, AnswerWord> = {
  yes: 'yes',
  no: 'no',
  unknown: 'unknown',
  true: 'yes',
  false: 'no',
  是: 'yes',
  否: 'no',
  不清楚: 'unknown',
};

/** Reads an answers file: step id → yes, no or unknown; also under a key `answers`. @throws {PushCheckError} `ERR_INPUT_INVALID` with every problem. */
export async function readAnswers(file: string, deps: Pick<Deps, 'cwd'>): Promise<Record<string, AnswerWord>> {
  const [{ readBytes, diskFiles }, { parseSource }] = await Promise.all([
    import('../configfile/files.ts'),
    import('../configfile/source.ts'),
  ]);
  const read = await readBytes(diskFiles, resolve(deps.cwd, file), file, '', { file });
  const problems: ErrorProblem[] = [];
  const answers: Record<string, AnswerWord> = {};
  if ('problem' in read) problems.push(read.problem);
  else {
    const source = parseSource(read.bytes, { file });
    problems.push(...source.problems);
    const inner = source.value?.['answers'];
    const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    const given = nested ? (inner as Record<string, unknown>) : (source.value ?? {});
    for (const [id, value] of Object.entries(given)) {
      const word = words[String(value).toLowerCase()];
      if (word) answers[id] = word;
      else
        problems.push({
          id: 'answer-word',
          ...source.locate(nested ? `/answers/${id}` : `/${id}`),
          path: id,
          text: { en: 'The answer to `{id}` must be yes, no or unknown.', zh: '`{id}` 的答案应为 yes、no 或 unknown。' },
          data: { id },
        });
    }
  }
  if (problems.length > 0)
    throw new PushCheckError('ERR_INPUT_INVALID', { en: 'The answers file is not usable.', zh: '答案文件无法使用。' }, { problems });
  return answers;
}
