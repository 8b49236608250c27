import type { AccountField } from '../core/account.ts';
import { isMapping, type AccountEntry, type Config, type ValueSource } from '../core/config.ts';
import { pointerOf } from '../core/pointer.ts';
import { mask, maskToken } from '../core/redact.ts';
import type { LoadedConfig } from './load.ts';

/** One effective setting as `config show` prints it. */
export interface ShownSetting {
  /** Pointer, e.g. `/vendors/xiaomi/appSecret`. */
  path: string;
  /** Secrets and the content of files are masked; tokens are shortened. */
  value: string | number | boolean;
  source: ValueSource;
}

export interface ShowOptions {
  /** The field tables by vendor id; a field of an unknown account is masked when it is text. */
  fields: Record<string, readonly AccountField[]>;
  platformFields?: Record<string, readonly AccountField[]>;
  showTokens?: boolean;
}

/** The effective settings in the order of the sections, each with its source, secrets masked. */
export function showConfig(loaded: Pick<LoadedConfig, 'config' | 'locate'>, options: ShowOptions): ShownSetting[] {
  const { config } = loaded;
  const sourceOf = (path: string): ValueSource => {
    const { file, line, column } = loaded.locate(path);
    return file === undefined ? 'default' : line === undefined ? `file:${file}` : `file:${file}:${line}:${column ?? 1}`;
  };
  return [
    ...accounts('vendors', config.vendors, options.fields, sourceOf),
    ...accounts('platforms', config.platforms, options.platformFields ?? {}, sourceOf),
    ...devices(config, options.showTokens === true, sourceOf),
    ...Object.entries(config.messages).map(([name, value]) => setting(['messages', name], value, sourceOf)),
    ...Object.entries(config.send).map(([name, value]) =>
      setting(
        ['send', name === 'timeoutMs' ? 'timeout' : name],
        name === 'timeoutMs' ? `${value}ms` : name === 'proxy' ? withoutPassword(String(value)) : value,
        sourceOf,
      ),
    ),
  ];
}

function setting(segments: string[], value: string | number | boolean, sourceOf: (path: string) => ValueSource): ShownSetting {
  const path = pointerOf(segments);
  return { path, value, source: sourceOf(path) };
}

function accounts(
  section: string,
  entries: Record<string, AccountEntry>,
  tables: Record<string, readonly AccountField[]>,
  sourceOf: (path: string) => ValueSource,
): ShownSetting[] {
  return Object.entries(entries).flatMap(([id, entry]) => {
    const fields = tables[id];
    return Object.entries(entry.raw).flatMap(([name, value]) => {
      const path = pointerOf([section, id, name]);
      const source = entry.sources[name] ?? sourceOf(path);
      if (name === 'endpoints' || name === 'channels')
        return leaves(path, value).map((leaf) => ({
          ...leaf,
          source: entry.sources[name]?.startsWith('env:') ? source : sourceOf(leaf.path),
        }));
      const field = fields?.find((candidate) => candidate.name === name);
      // What nobody knows may be a secret.
      const hidden = field ? field.secret === true : typeof value !== 'number' && typeof value !== 'boolean';
      return [{ path, value: hidden ? mask : shownValue(field, value), source }];
    });
  });
}

function shownValue(field: AccountField | undefined, value: unknown): string | number | boolean {
  // The source says which file; its content is not a setting to read.
  if (field?.type === 'file' || field?.type === 'binary-file' || field?.type === 'json-file') return '(file)';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
}

function leaves(path: string, value: unknown): { path: string; value: string | number | boolean }[] {
  if (isMapping(value)) return Object.entries(value).flatMap(([key, child]) => leaves(`${path}${pointerOf([key])}`, child));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [{ path, value }] : [];
}

function devices(config: Config, showTokens: boolean, sourceOf: (path: string) => ValueSource): ShownSetting[] {
  return Object.entries(config.devices).flatMap(([name, device]) =>
    Object.entries(device).map(([key, value]) =>
      setting(['devices', name, key], key === 'token' && !showTokens ? maskToken(String(value)) : String(value), sourceOf),
    ),
  );
}

function withoutPassword(proxy: string): string {
  const url = new URL(proxy);
  if (url.password !== '') url.password = mask;
  return url.href;
}
