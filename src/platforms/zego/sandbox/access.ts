import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest } from '../../../core/sandbox.ts';
import { signatureVersion, timestampToleranceMs } from '../wire.ts';
import type { ZegoState } from './state.ts';

/**
 * Checks the common parameters; the code of what is wrong, or undefined. What is missing comes first, then form, clock and signature.
 *
 * @see https://doc-zh.zego.im/zim-server/accessing-server-apis
 */
export function checkAccess(request: SandboxRequest, state: ZegoState, context: SandboxContext): string | undefined {
  const given = (name: string): string => request.query.get(name) ?? '';
  const appId = given('AppId');
  const nonce = given('SignatureNonce');
  const timestamp = given('Timestamp');
  const signature = given('Signature');
  const version = given('SignatureVersion');
  if (!/^\d{1,10}$/.test(appId) || Number(appId) > 0xffff_ffff) return '100000001';
  if (nonce === '') return '100000008';
  if (timestamp === '') return '100000002';
  if (signature === '') return '100000009';
  if (version === '') return '100000013';
  if (version !== signatureVersion) return '100000014';
  if (!/^\d{9,10}$/.test(timestamp)) return '100000003';
  if (Math.abs(context.nowMs - Number(timestamp) * 1000) > timestampToleranceMs) return '100000004';
  const expected = createHash('md5').update(`${appId}${nonce}${state.serverSecret}${timestamp}`, 'utf8').digest('hex');
  const isRight = signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  if (appId !== state.appId || !isRight) return '100000005';
  return checkNonce(`${nonce} ${timestamp}`, state, context) ? undefined : '3';
}

/** ZEGO demands a new nonce and signature for each call but documents no code for a repeated one; 3 is our choice. */
function checkNonce(key: string, state: ZegoState, context: SandboxContext): boolean {
  for (const [known, untilMs] of state.nonces) {
    if (untilMs > context.nowMs) break;
    state.nonces.delete(known);
  }
  if (state.nonces.has(key)) return false;
  state.nonces.set(key, context.nowMs + timestampToleranceMs);
  return true;
}
