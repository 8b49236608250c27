import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { newId, type ZegoState } from './state.ts';

const headers = { 'content-type': 'application/json; charset=utf-8' };

/** Business errors are HTTP 200 too. ZEGO's own words for a code are not published, so ours stand there. */
export function refuseWith(code: string, state: ZegoState, more: object = {}): SandboxResponse {
  const message = findEntry(catalogue, '*', code)?.title.en ?? 'failed';
  return { status: 200, headers, body: { Code: Number(code), Message: message, RequestId: newId(state), ...more } };
}

export function succeed(state: ZegoState, more: object): SandboxResponse {
  return { status: 200, headers, body: { Code: 0, Message: 'success', RequestId: newId(state), ...more } };
}

/** A receiver that failed. */
export interface Failed {
  UserId: string;
  SubCode: number;
}

/** Code 0 as soon as one succeeded; when all failed, the code of the first. */
export function answerList(
  state: ZegoState,
  succeeded: number,
  failed: readonly Failed[],
  more: object,
  list = 'ErrorList',
): SandboxResponse {
  const body = { [list]: failed, ...more };
  return succeeded === 0 && failed[0] ? refuseWith(String(failed[0].SubCode), state, body) : succeed(state, body);
}
