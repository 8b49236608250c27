import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PushCheckError } from '../core/errors.ts';
import type { RecordedExchange } from '../core/har.ts';
import { TransportError, type Transport } from '../core/http.ts';
import type { Deps } from './deps.ts';
import type { Setup } from './setup.ts';

export interface NetworkRequest {
  /** `http://user:password@host:port`. */
  proxy?: string;
  /** PEM file of additional roots. */
  caFile?: string;
  /** Milliseconds for one request. */
  timeoutMs?: number;
}

/** What the network needs to know, with the config's defaults filled in and the CA file read. */
export interface NetworkSettings {
  proxy?: string;
  ca?: Buffer;
  timeoutMs: number;
}

/** Reads the network settings. @throws {PushCheckError} `ERR_INPUT_INVALID` when the CA file is no PEM. */
export async function networkSettings(request: NetworkRequest, setup: Setup, deps: Deps): Promise<NetworkSettings> {
  const proxy = request.proxy ?? setup.send.proxy ?? proxyFromEnvironment(deps.env, setup);
  const caFile = request.caFile === undefined ? setup.send.ca : resolve(deps.cwd, request.caFile);
  let ca: Buffer | undefined;
  if (caFile !== undefined) {
    const shown = request.caFile ?? caFile;
    try {
      ca = await readFile(caFile);
    } catch (error) {
      throw new PushCheckError(
        'ERR_INPUT_INVALID',
        { en: 'The CA file `{file}` cannot be read: {reason}.', zh: '无法读取 CA 文件 `{file}`：{reason}。' },
        {
          data: { file: shown, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' },
        },
      );
    }
    if (!ca.includes('-----BEGIN CERTIFICATE-----'))
      throw new PushCheckError(
        'ERR_INPUT_INVALID',
        { en: 'The CA file `{file}` holds no PEM certificate.', zh: 'CA 文件 `{file}` 中没有 PEM 证书。' },
        {
          data: { file: shown },
          fix: {
            en: 'Convert it: `openssl x509 -inform der -in ca.cer -out ca.pem`.',
            zh: '请转换格式：`openssl x509 -inform der -in ca.cer -out ca.pem`。',
          },
        },
      );
  }
  if (proxy !== undefined) {
    const password = /^[a-z]+:\/\/[^@/:]*:([^@/]*)@/i.exec(proxy)?.[1];
    if (password) deps.redactor.add(password, decoded(password));
  }
  return {
    ...(proxy === undefined ? {} : { proxy }),
    ...(ca === undefined ? {} : { ca }),
    timeoutMs: request.timeoutMs ?? setup.send.timeoutMs ?? 30_000,
  };
}

function isDecodable(text: string): boolean {
  return decoded(text) !== text || !/%(?![0-9A-Fa-f]{2})/.test(text);
}

/** URL-decoded where it can be. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The environment's proxy, never for the sandbox, which is on loopback. */
function proxyFromEnvironment(env: Record<string, string | undefined>, setup: Setup): string | undefined {
  if (setup.sandbox) return undefined;
  return env['PUSH_CHECK_PROXY'] || undefined;
}

/** Opens the transport. @throws {PushCheckError} `ERR_USAGE` when the proxy is no URL. */
export async function openTransport(
  request: NetworkRequest,
  setup: Setup,
  deps: Deps,
  tap?: (exchange: RecordedExchange) => void,
): Promise<Transport> {
  const settings = await networkSettings(request, setup, deps);
  if (settings.proxy !== undefined && !isDecodable(settings.proxy))
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'The proxy’s user or password holds a `%` that is no escape.', zh: '代理的用户名或密码中含有无效的 `%` 转义。' },
      {
        fix: { en: 'Write a literal percent sign as `%25`.', zh: '百分号本身请写成 `%25`。' },
      },
    );
  const { createTransport } = await import('../net/index.ts');
  try {
    return createTransport({ ...settings, ...(tap ? { tap } : {}) });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'The proxy is not usable: {reason}', zh: '代理不可用：{reason}' },
      {
        data: { reason: error.message },
        fix: { en: 'Write it as `http://host:port`.', zh: '请写成 `http://主机:端口`。' },
      },
    );
  }
}
