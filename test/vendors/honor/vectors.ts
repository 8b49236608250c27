import { readdirSync, readFileSync } from 'node:fs';
import type { AccessAnswer, AccessToken, Answer } from '../../../src/core/adapter.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import type { HonorAccount } from '../../../src/vendors/honor/account.ts';
import type { HonorWire } from '../../../src/vendors/honor/wire.ts';

interface Base {
  title: string;
  source: string;
  observed: string;
  date: string;
}
interface ExpectedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  bodySha256?: string;
}
export type Vector =
  | (Base & { kind: 'auth'; given: { account: HonorAccount; nowMs: number }; expect: ExpectedRequest })
  | (Base & {
      kind: 'send';
      given: { account: HonorAccount; wire: HonorWire; targets: string[]; access: AccessToken; nowMs: number };
      expect: ExpectedRequest;
    })
  | (Base & {
      kind: 'response';
      given: { endpoint: string; status: number; headers: Record<string, string>; body: string; targets: string[]; nowMs?: number };
      expect: { answers?: Answer[]; access?: AccessAnswer | AccessToken };
    });

const folder = new URL('../../../fixtures/vectors/honor/', import.meta.url);

/** Every golden vector of HONOR. */
export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

/** A response with the parts a test cares about. */
export function response(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}
