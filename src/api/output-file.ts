import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PushCheckError } from '../core/errors.ts';
import type { Deps } from './deps.ts';

/** Writes a file in one step: whole under its name, or not at all. @throws {PushCheckError} `ERR_OUTPUT`. */
export async function writeOutput(path: string, content: string | Buffer, deps: Pick<Deps, 'cwd'>): Promise<string> {
  const target = resolve(deps.cwd, path);
  const temporary = `${target}.${uniqueName()}.tmp`;
  try {
    await writeFile(temporary, content, { mode: 0o600, flag: 'wx' });
    await rename(temporary, target);
    return target;
  } catch (error) {
    await rm(temporary, { force: true });
    throw new PushCheckError(
      'ERR_OUTPUT',
      { en: 'The file `{path}` cannot be written: {reason}.', zh: '无法写入文件 `{path}`：{reason}。' },
      {
        data: { path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' },
        fix: { en: 'Make the folder, or choose another path.', zh: '请创建目录，或换一个路径。' },
        cause: error,
      },
    );
  }
}

let count = 0;
const uniqueName = () => `${Date.now().toString(36)}${(count++).toString(36)}`;
