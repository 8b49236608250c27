import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from '../../../core/sandbox.ts';
import { refusal, type Refusal } from './answers.ts';
import type { MeizuState } from './state.ts';

/** The parameters of a call: the query of a GET, the form of a POST. Of a name that comes twice the first counts. */
export function paramsOf(request: SandboxRequest): Map<string, string> {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const source = request.method === 'GET' ? request.query : new URLSearchParams(isForm ? request.body.toString('utf8') : '');
  const params = new Map<string, string>();
  for (const [name, value] of source) if (!params.has(name)) params.set(name, value);
  return params;
}

/**
 * Checks what is missing, the app, the signature: MD5 over all parameters but `sign`, sorted by name, `name=value` without separators, raw
 * values, the appSecret at the end.
 *
 * @param required Names that must have a value.
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export function checkAccess(params: ReadonlyMap<string, string>, required: readonly string[], state: MeizuState): Refusal | undefined {
  if (['appId', 'sign', ...required].some((name) => (params.get(name) ?? '').trim() === '')) return refusal(110004);
  if (params.get('appId') !== state.appId) return refusal(110000);
  const names = [...params.keys()].filter((name) => name !== 'sign');
  names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const base = names.map((name) => `${name}=${params.get(name) ?? ''}`).join('');
  const expected = createHash('md5').update(`${base}${state.appSecret}`, 'utf8').digest('hex');
  const sign = params.get('sign') ?? '';
  return sign.length === expected.length && timingSafeEqual(Buffer.from(sign), Buffer.from(expected)) ? undefined : refusal(1006);
}

/** `restrictedPackageNames` may name the app's own packages only. */
export function checkPackages(params: ReadonlyMap<string, string>, state: MeizuState): Refusal | undefined {
  const given = params.get('restrictedPackageNames') ?? '';
  if (given === '') return undefined;
  const names = given.split(',');
  if (names.length > 50) return refusal(1005);
  return names.every((name) => name === state.packageName) ? undefined : refusal(110031);
}
