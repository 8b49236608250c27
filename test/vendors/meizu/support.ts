import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../../../src/core/adapter.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import type { MeizuAccount } from '../../../src/vendors/meizu/account.ts';
import type { MeizuWire } from '../../../src/vendors/meizu/wire.ts';

interface Base {
  title: string;
  source: string;
  observed: string;
  date: string;
}
export type Vector =
  | (Base & {
      kind: 'auth';
      given: { account: MeizuAccount; params: Record<string, string>; nowMs: number };
      expect: { method: string; url: string; headers: Record<string, string>; sign: string };
    })
  | (Base & {
      kind: 'send';
      given: { account: MeizuAccount; wire: MeizuWire; targets: string[]; nowMs: number };
      expect: { method: string; url: string; headers: Record<string, string>; body: string; bodySha256: string };
    })
  | (Base & {
      kind: 'response';
      given: { endpoint: string; status: number; headers: Record<string, string>; body: string; targets: string[] };
      expect: { answers: Answer[] };
    });

const folder = new URL('../../../fixtures/vectors/meizu/', import.meta.url);

/** Every golden vector of Meizu. */
export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

/** A throw-away account; the secret is that of the reference's vectors. */
export const account: MeizuAccount = {
  appId: '113616',
  appSecret: '0123456789abcdef0123456789abcdef',
  appKey: 'fedcba9876543210fedcba9876543210',
  packageName: 'com.example.chat',
  channels: { im: { id: 'im', class: 'private' }, promo: { id: 'promo', class: '公信' }, plain: { id: 'plain' } },
};

export const nowMs = Date.parse('2026-11-20T04:00:00Z');

/** PushIds of the right form that no device has. */
export const pushIds = ['0', '1', '2', '3'].map((digit) => `RA5${digit.repeat(42)}`) as [string, string, string, string];

/** A response with the parts a test cares about. */
export function response(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}
