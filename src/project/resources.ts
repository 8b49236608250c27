import type { ProjectProblem } from '../core/project.ts';
import type { TextReader } from './walk.ts';
import { filesBelow, folderOf, nameOf } from './text.ts';
import { readXml } from './xml.ts';

const kinds = new Set(['string', 'integer', 'bool']);

/** Texts, numbers and flags of `res/values` by `string/name`; the later folder wins. */
export async function readValues(
  folders: readonly string[],
  files: readonly string[],
  reader: TextReader,
  problems: ProjectProblem[],
): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  for (const folder of folders)
    for (const file of filesBelow(files, `${folder}/values`)) {
      if (folderOf(file) !== `${folder}/values` || !file.endsWith('.xml')) continue;
      const source = await reader.read(file);
      const root = source && readXml(source, problems);
      if (root?.name !== 'resources') continue;
      for (const element of root.children) {
        const type = element.name === 'item' ? (element.attributes.get('type')?.value ?? '') : element.name;
        const name = element.attributes.get('name')?.value;
        if (name !== undefined && kinds.has(type)) values.set(`${type}/${name}`, plainText(element.text));
      }
    }
  for (const [name, value] of values) values.set(name, follow(values, value));
  return values;
}

/** Quotation marks around it and backslashes are Android's, not the text's. */
function plainText(text: string): string {
  const inner = /^"([^"]*)"$/.exec(text)?.[1] ?? text;
  return inner.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? (letter === 'n' ? '\n' : letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** `@string/other` stands for the other's value. */
function follow(values: ReadonlyMap<string, string>, value: string): string {
  let at = value;
  for (let step = 0; step < 8 && at.startsWith('@'); step++) {
    const next = values.get(at.slice(1));
    if (next === undefined) break;
    at = next;
  }
  return at;
}

/** What lies in `res/raw`. */
export function soundsIn(folders: readonly string[], files: readonly string[]): { name: string; file: string }[] {
  return [...new Set(folders.flatMap((folder) => filesBelow(files, `${folder}/raw`)))]
    .toSorted()
    .filter((file) => /\.(mp3|ogg|wav|m4a|aac|flac|mid|midi|amr|3gp|mp4|caf|aiff?)$/i.test(file))
    .map((file) => ({ name: nameOf(file).replace(/\.[^.]*$/, ''), file }));
}
