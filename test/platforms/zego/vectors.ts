import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../../../src/core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../../src/core/http.ts';
import type { ZegoAccount } from '../../../src/platforms/zego/account.ts';
import type { ZegoWire } from '../../../src/platforms/zego/wire.ts';

interface Base {
  title: string;
  source: string;
  observed: string;
  date: string;
}

export type Vector =
  | (Base & { kind: 'sign'; given: { account: ZegoAccount; nonce: string; timestamp: number }; expect: { signature: string } })
  | (Base & { kind: 'callback'; given: { callbackSecret: string; timestamp: string; nonce: string }; expect: { signature: string } })
  | (Base & {
      kind: 'send';
      given: { account: ZegoAccount; wire: ZegoWire; targets: string[]; nonce: string; nowMs: number };
      expect: HttpRequest;
    })
  | (Base & {
      kind: 'response';
      given: { status: number; headers: Record<string, string>; body: string; targets: string[] };
      expect: { answers: Answer[] };
    });

const folder = new URL('../../../fixtures/vectors/zego/', import.meta.url);

/** Every golden vector of ZEGO. */
export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

/** A response with the parts a test cares about. */
export function response(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}

/** Bodies that are no answer of ZEGO. */
export const garbage: readonly string[] = ['', 'null', '[]', '""', '{}', '<html></html>', '{"Code":"OK"}', '{"Code":null}', '{"code":0}'];
