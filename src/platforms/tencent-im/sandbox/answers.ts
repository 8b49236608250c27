import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';

/** A refusal inside the emulator. */
export interface Refusal {
  code: number;
  info: string;
}

/** Words seen in answers; the rest takes the catalogue's title. */
const seenInfo: Readonly<Record<number, string>> = {
  70009: 'verify usersig failed',
  90001: 'Invalid format of MsgRandom',
};

export function refusal(code: number, info?: string): Refusal {
  return { code, info: info ?? seenInfo[code] ?? findEntry(catalogue, 'send', String(code))?.title.en ?? '' };
}

const headers = { 'content-type': 'application/json' };

/** A refusal is HTTP 200 too. A push has a `TaskId` even then, an empty one. */
export function refuseWith({ code, info }: Refusal, isPush = false): SandboxResponse {
  return { status: 200, headers, body: { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: info, ...(isPush ? { TaskId: '' } : {}) } };
}

export function succeed(members: object = {}): SandboxResponse {
  return { status: 200, headers, body: { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', ...members } };
}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `2026-01-05 09:00:00` in Beijing, as the trace writes times. */
export function clockText(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** What Tencent has and this emulator does not. */
export function notEmulated(what: string): SandboxResponse {
  return { status: 501, body: { sandbox: true, error: `The emulator of Tencent IM has no ${what}; this is not an answer of Tencent.` } };
}
