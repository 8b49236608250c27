import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../../../src/core/adapter.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import type { TencentAccount } from '../../../src/platforms/tencent-im/account.ts';
import type { TencentWire } from '../../../src/platforms/tencent-im/wire.ts';

interface Base {
  title: string;
  source: string;
  observed: string;
  date: string;
}
export type Vector =
  | (Base & {
      kind: 'user-sig';
      given: { secretKey: string; sdkAppId: number; identifier: string; time: number; expire: number };
      expect: { content: string; sig: string; userSig: string };
    })
  | (Base & {
      kind: 'send';
      given: { account: TencentAccount; wire: TencentWire; targets: string[]; randomHex: string };
      expect: { method: string; url: string; headers: Record<string, string>; body: string };
    })
  | (Base & { kind: 'response'; given: { status: number; body: string; targets: string[] }; expect: { answers: Answer[] } })
  | (Base & { kind: 'trace'; given: { body: object }; expect: Record<string, unknown> })
  | (Base & { kind: 'loss'; given: { body: object }; expect: { rows: unknown[] } });

const folder = new URL('../../../fixtures/vectors/tencent-im/', import.meta.url);

const all: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

/** The golden vectors of one kind. */
export function vectorsOf<Kind extends Vector['kind']>(kind: Kind): Extract<Vector, { kind: Kind }>[] {
  return all.filter((vector): vector is Extract<Vector, { kind: Kind }> => vector.kind === kind);
}

export const nowMs = Date.parse('2026-11-20T04:00:00Z');

/** A throw-away account. */
export const account: TencentAccount = {
  sdkAppId: 1400000000,
  identifier: 'administrator',
  secretKey: '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
  region: 'cn',
};

/** A response with the parts a test cares about. */
export function response(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}

export const ok = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };

/** Bodies that are no answer of Tencent IM. */
export const garbage = ['', 'null', '[]', '{}', '42', '"x"', '<html>502</html>', '{"code":0}', '{"ErrorCode":{}}', '{"ErrorCode":null}'];
