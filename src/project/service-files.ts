import type { ProjectProblem, ServiceFile } from '../core/project.ts';
import { JsonFault, readJson } from './json.ts';
import { folderOf, isBelow, nameOf } from './text.ts';
import { startOf, type TextReader } from './walk.ts';

const names = new Set(['google-services.json', 'agconnect-services.json', 'mcs-services.json', 'timpush-configs.json']);

/** The vendors' and platforms' JSON files, wherever they lie. */
export async function readServiceFiles(
  files: readonly string[],
  modules: readonly { name: string; dir: string }[],
  reader: TextReader,
  problems: ProjectProblem[],
): Promise<ServiceFile[]> {
  const found: ServiceFile[] = [];
  for (const file of files) {
    const name = nameOf(file);
    if (!names.has(name)) continue;
    // The deepest module that holds it.
    let owner: { name: string; dir: string } | undefined;
    for (const module of modules) if (isBelow(module.dir, file) && (!owner || module.dir.length > owner.dir.length)) owner = module;
    const folder = folderOf(file);
    const inModule = owner ? folder.slice(owner.dir === '' ? 0 : owner.dir.length + 1) : folder;
    const base = { name, file, ...(owner && { module: owner.name }), folder: inModule };
    const source = await reader.read(file);
    if (!source) {
      // What may not be read says nothing; binary data is no JSON.
      if (problems.some(({ id, at }) => id === 'binary' && at.file === file)) found.push({ ...base, place: () => startOf(file) });
      continue;
    }
    try {
      const json = readJson(source.text);
      found.push({ ...base, json: json.value, place: (pointer) => source.at(json.offsetOf(pointer)) });
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      const { offset, message, reason, wanted } = error;
      problems.push({
        id: 'json-broken',
        at: source.at(offset),
        cause: reason,
        ...(wanted !== undefined && { value: wanted }),
        detail: message,
      });
      found.push({ ...base, place: () => startOf(file) });
    }
  }
  return found;
}
