import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';

/** A refusal inside the emulator: the vendor's code and, where it says more than the table, its English reason. */
export interface Refusal {
  code: number;
  reason: string;
  data?: object;
}

const reasons: Record<number, string> = {
  10008: 'Title or Description exceeds the maximum number of characters!',
  20301: 'No valid targets!',
  21301: 'Invalid application secret.',
  27001: 'invalid channel info!',
  65015: 'Extra total length is too long, must less than 2048.',
};

const descriptions: Record<number, string> = {
  10008: '参数错误',
  21301: '认证失败',
};

const headers = { 'content-type': 'application/json;charset=UTF-8' };

/** A refusal with the vendor's words for the code. */
export function refusal(code: number, reason?: string, data?: object): Refusal {
  const words = reason ?? reasons[code] ?? findEntry(catalogue, 'send', String(code))?.name ?? `error ${code}`;
  return data ? { code, reason: words, data } : { code, reason: words };
}

/** The refusal of a public (or default) push when the app's day is used up. */
export function overQuota(quota: number, acked: number): Refusal {
  return refusal(200001, `exceed quota, quota: ${quota}, have acked: ${acked}`);
}

/** Refused is HTTP 200 too, and `code` a number. */
export function refuseWith({ code, reason, data }: Refusal, context: SandboxContext): SandboxResponse {
  const description = descriptions[code] ?? '发送消息失败';
  const trace_id = traceId(context);
  return { status: 200, headers, body: { result: 'error', reason, trace_id, code, ...(data ? { data } : {}), description } };
}

export function succeed(data: object, context: SandboxContext, info?: string): SandboxResponse {
  const trace_id = traceId(context);
  return {
    status: 200,
    headers,
    body: { result: 'ok', trace_id, code: 0, data, description: '成功', ...(info === undefined ? {} : { info }) },
  };
}

function traceId(context: SandboxContext): string {
  return `Xdm${context.randomHex(19)}`;
}
