import type { ProjectProblem, Read, Sited } from '../core/project.ts';
import { parse, TomlError } from 'smol-toml';
import { oneLine, type SourceText } from './text.ts';

/** A library or plugin of a version catalog: `id` is `group:name` or the plugin's id. */
export interface CatalogItem {
  id: string;
  version?: Read<string>;
}

/** A version catalog; aliases are asked for as the build writes them: `push.sdk` for `push-sdk` and `push_sdk`. */
export interface Catalog {
  file: string;
  version(alias: string): Sited<string> | undefined;
  library(alias: string): CatalogItem | undefined;
  bundle(alias: string): readonly string[] | undefined;
  plugin(alias: string): CatalogItem | undefined;
}

/** By the name that builds use: `libs`. */
export type Catalogs = ReadonlyMap<string, Catalog>;

type Table = Record<string, unknown>;

const accessor = (alias: string) => alias.replaceAll(/[-_]/g, '.').toLowerCase();
const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined when it is no TOML; then a problem says where. */
export function readCatalog(source: SourceText, problems: ProjectProblem[]): Catalog | undefined {
  let root: Table;
  try {
    root = parse(source.text);
  } catch (error) {
    const at =
      error instanceof TomlError ? { file: source.file, line: Math.max(error.line, 1), column: Math.max(error.column, 1) } : source.at(0);
    problems.push({
      id: 'toml-broken',
      at,
      detail: oneLine(error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '') : 'no TOML'),
    });
    return undefined;
  }
  const table = (name: string) => {
    const value = Object.hasOwn(root, name) ? root[name] : undefined;
    return new Map(isTable(value) ? Object.entries(value).map(([alias, item]) => [accessor(alias), { alias, item }] as const) : []);
  };
  const versions = table('versions');
  const libraries = table('libraries');
  const bundles = table('bundles');
  const plugins = table('plugins');

  const sited = (section: string, alias: string, value: string): Sited<string> => ({
    value,
    at: source.at(offsetOf(source.text, section, alias)),
  });
  const version = (alias: string): Sited<string> | undefined => {
    const found = versions.get(accessor(alias));
    const value = found && plainVersion(found.item);
    return found && value !== undefined ? sited('versions', found.alias, value) : undefined;
  };
  const versionOf = (section: string, alias: string, item: unknown): Read<string> | undefined => {
    if (item === undefined) return undefined;
    const ref = isTable(item) && typeof item['ref'] === 'string' ? item['ref'] : undefined;
    const known = ref === undefined ? undefined : version(ref);
    const at = source.at(offsetOf(source.text, section, alias));
    if (ref !== undefined) return known ? { determined: true, ...known } : { determined: false, text: `version.ref = "${ref}"`, at };
    const value = plainVersion(item);
    return value === undefined ? { determined: false, text: 'version', at } : { determined: true, value, at };
  };
  const coordinate = (section: string, alias: string, text: string, parts: number): CatalogItem | undefined => {
    const pieces = text.split(':');
    const id = pieces.slice(0, parts).join(':');
    const value = pieces[parts];
    if (pieces.length < parts || id === '') return undefined;
    return { id, ...(value !== undefined && { version: { determined: true as const, ...sited(section, alias, value) } }) };
  };
  const withVersion = (id: unknown, item: unknown): CatalogItem | undefined =>
    typeof id === 'string' && id !== '' ? { id, ...(item !== undefined && { version: item as Read<string> }) } : undefined;

  return {
    file: source.file,
    version,
    library(alias) {
      const found = libraries.get(accessor(alias));
      if (!found) return undefined;
      const { item } = found;
      if (typeof item === 'string') return coordinate('libraries', found.alias, item, 2);
      if (!isTable(item)) return undefined;
      const id =
        item['module'] ??
        (typeof item['group'] === 'string' && typeof item['name'] === 'string' ? `${item['group']}:${item['name']}` : undefined);
      return withVersion(id, versionOf('libraries', found.alias, item['version']));
    },
    bundle(alias) {
      const item = bundles.get(accessor(alias))?.item;
      return Array.isArray(item) ? item.filter((name) => typeof name === 'string') : undefined;
    },
    plugin(alias) {
      const found = plugins.get(accessor(alias));
      if (!found) return undefined;
      const { item } = found;
      if (typeof item === 'string') return coordinate('plugins', found.alias, item, 1);
      return isTable(item) ? withVersion(item['id'], versionOf('plugins', found.alias, item['version'])) : undefined;
    },
  };
}

/** `"1.0"`, or what a rich version asks for first. */
function plainVersion(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (!isTable(item)) return undefined;
  const value = item['strictly'] ?? item['require'] ?? item['prefer'];
  return typeof value === 'string' ? value : undefined;
}

/** Where an alias stands; the parser gives values without places. */
function offsetOf(text: string, section: string, alias: string): number {
  const header = new RegExp(String.raw`^[ \t]*\[[ \t]*${section}[ \t]*\]`, 'm').exec(text);
  const from = header ? header.index + header[0].length : 0;
  const name = alias.replaceAll(/[^\w-]/g, (letter) => `\\${letter}`);
  const line = new RegExp(String.raw`^[ \t]*["']?${name}["']?[ \t]*[.=]`, 'm');
  const found = line.exec(text.slice(from));
  return found ? from + found.index + (/^[ \t]*/.exec(found[0])?.[0].length ?? 0) : from;
}
