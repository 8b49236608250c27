import { readdirSync, readFileSync } from 'node:fs';
import type { AccessAnswer, AccessToken, Answer } from '../../../src/core/adapter.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import type { VivoAccount } from '../../../src/vendors/vivo/account.ts';
import type { SaveAnswer } from '../../../src/vendors/vivo/list.ts';
import type { VivoWire } from '../../../src/vendors/vivo/wire.ts';

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
  | (Base & { kind: 'auth'; given: { account: VivoAccount; nowMs: number }; expect: ExpectedRequest })
  | (Base & {
      kind: 'send';
      given: { account: VivoAccount; wire: VivoWire; targets: string[]; access: AccessToken; nowMs: number };
      expect: ExpectedRequest;
    })
  | (Base & {
      kind: 'response';
      given: { endpoint: string; status: number; headers: Record<string, string>; body: string; targets: string[]; nowMs?: number };
      expect: { answers?: Answer[]; access?: AccessAnswer | AccessToken; save?: SaveAnswer };
    });

const folder = new URL('../../../fixtures/vectors/vivo/', import.meta.url);

/** Every golden vector of vivo. */
export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

/** A response with the parts a test cares about. */
export function response(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}
