import { readdirSync, readFileSync } from 'node:fs';
import type { JsonWebKey } from 'node:crypto';
import type { AccessAnswer, AccessToken, Answer } from '../../../src/core/adapter.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import type { HuaweiAccount } from '../../../src/vendors/huawei/account.ts';
import type { HuaweiWire } from '../../../src/vendors/huawei/wire.ts';

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
/** PSS is randomised: the signing input is compared, the signature verified. */
interface ExpectedJwt {
  signingInput: string;
  signingInputSha256: string;
  publicKey: JsonWebKey;
  signature: string;
}
export type Vector =
  | (Base & { kind: 'auth'; given: { account: HuaweiAccount; nowMs: number }; expect: ExpectedRequest | ExpectedJwt })
  | (Base & {
      kind: 'send';
      given: { account: HuaweiAccount; wire: HuaweiWire; targets: string[]; access: AccessToken; nowMs: number };
      expect: ExpectedRequest;
    })
  | (Base & {
      kind: 'response';
      given: { endpoint: string; status: number; headers: Record<string, string>; body: string; targets: string[]; nowMs: number };
      expect: { answers?: Answer[]; access?: AccessAnswer | AccessToken };
    });

const folder = new URL('../../../fixtures/vectors/huawei/', import.meta.url);

/** Every golden vector of HUAWEI. */
export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

/** A response with the parts a test cares about. */
export function response(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}
