import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';

/** A refusal inside the emulator: the vendor's `result`, its words, and what the answer carries beside them. */
export interface Refusal {
  result: number;
  desc: string;
  more?: object;
}

/** A body that vivo cannot read: no JSON, or a value of the wrong JSON kind. */
export const unreadable = 'unreadable';

/** Why a request is not taken. */
export type Problem = Refusal | typeof unreadable;

// Words seen in answers and documents; of the others only the meaning is known.
const seen: Record<number, string> = {
  10058: 'content长度不能超过100个字符',
  10069: 'skipType = 4, skipContent超过长度限制',
  10070: '运营消息发送量总量超出限制',
  10071: '超出发送时间允许范围',
  10200: 'appId 不能为空',
  10201: 'appKey 不能为空',
  10202: 'appKey不合法',
  10206: 'sign 不正确',
  10302: 'regId不合法',
  10306: 'extra callback.param长度不能超过64个字符',
};

/** A refusal with the vendor's words for the code. */
export function refusal(result: number, endpoint = 'send', more?: object): Refusal {
  const entry = findEntry(catalogue, endpoint, String(result));
  const desc = seen[result] ?? entry?.name ?? entry?.title.zh.replace(/。$/, '') ?? '参数不合法';
  return more ? { result, desc, more } : { result, desc };
}

const headers = { 'content-type': 'application/json;charset=UTF-8' };

/** Business errors are HTTP 200 too; what vivo cannot read is a bare 400. */
export function refuseWith(problem: Problem): SandboxResponse {
  if (problem === unreadable) return badRequest;
  const { result, desc, more } = problem;
  return { status: 200, headers, body: { result, desc, ...more } };
}

/** The body of the 400 is not documented. */
export const badRequest: SandboxResponse = { status: 400, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: 'Bad Request' };

/** What vivo's document shows for its own failures. */
export const serverError: SandboxResponse = {
  status: 500,
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
  body: 'Internet server error!',
};

export function succeed(more: object): SandboxResponse {
  return { status: 200, headers, body: { result: 0, desc: '请求成功', ...more } };
}

/** A decimal task id. */
export function newTaskId(context: SandboxContext): string {
  return String(Number.parseInt(context.randomHex(13), 16));
}
