import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';

/** A refusal inside the emulator: the vendor's code, and its message where it is not the table's. */
export interface Refusal {
  code: number;
  message: string;
  data?: object;
}

// The words seen in answers; they differ from the vendor's code table in places.
const seenMessages: Record<number, string> = {
  11: 'Invalid AuthToken',
  12: 'Http Action Not Allowed',
  14: 'Invalid App Key',
  15: 'Missing App Key',
  16: 'Invalid Signature',
  17: 'Missing Signature',
  18: 'Missing Timestamp',
  19: 'Invalid Timestamp',
  20: 'Invalid Method',
  23: 'Invalid Version',
  24: 'Unsupported Version',
  25: 'Invalid Encoding',
  29: 'Missing Auth Token',
  31: 'Data Not Exist',
  32: 'Data Duplicate',
  33: 'The number of messages exceeds the daily limit',
  40: 'Missing Required Arguments',
  41: 'Invalid Arguments',
  54: 'private_msg_template_id is null',
  67: 'category error',
  10000: 'Invalid RegistrationId',
};

/** Messages of one app that OPPO takes in a day for Content & Marketing, as an observed answer prints it. */
export const permitsPerDay = 100_000;

/** A refusal with the vendor's words for the code. */
export function refusal(code: number, message?: string): Refusal {
  const words = message ?? seenMessages[code] ?? findEntry(catalogue, 'send', String(code))?.name ?? '';
  return { code, message: words };
}

/** The refusal of an app whose daily quota is used up; `data` carries quota and count. */
export function overQuota(pushed: number): Refusal {
  return { ...refusal(33), data: { permits: permitsPerDay, pushed } };
}

const headers = { 'content-type': 'application/json;charset=UTF-8' };

/** Business errors are HTTP 200 too. */
export function refuseWith({ code, message, data }: Refusal): SandboxResponse {
  return { status: 200, headers, body: data ? { code, data, message } : { code, message } };
}

export function succeed(data: object, message = ''): SandboxResponse {
  return { status: 200, headers, body: { code: 0, message, data } };
}

/** `<AppId>-1-1-<24 hex>`, as in every observed message id. */
export function newMessageId(appId: string, context: SandboxContext): string {
  return `${appId}-1-1-${context.randomHex(24)}`;
}
