import { readdirSync, readFileSync } from 'node:fs';
import type { ApnsAccount, CertificateCredential } from '../../../src/vendors/apns/account.ts';
import { accountFacet } from '../../../src/vendors/apns/account.ts';

/** A worked vector of `fixtures/vectors/apns`. */
export interface Vector {
  file: string;
  title: string;
  source: string;
  kind: 'auth' | 'send' | 'response';
  given: Record<string, unknown>;
  expect: Record<string, unknown>;
}

const folder = new URL('../../../fixtures/vectors/apns/', import.meta.url);

/** Every vector of one kind. */
export function vectors(kind: Vector['kind']): Vector[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((file) => ({ file, ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<Vector, 'file'>) }))
    .filter((vector) => vector.kind === kind);
}

export const nowMs = Date.parse('2026-11-20T00:00:00Z');

/** The account values of the vectors: the public P-256 test key of RFC 6979. */
export const values = vectors('auth')[0]!.given['account'] as Record<string, string>;

/** An account from config values; fails on any problem. */
export function accountOf(given: Record<string, unknown> = values): ApnsAccount {
  const { account, problems } = accountFacet.resolve(given, { nowMs });
  if (!account || problems.length > 0) throw new Error(`account refused: ${problems.map((problem) => problem.id).join(', ')}`);
  return account;
}

/** A certificate account with chosen facts. */
export function certificateAccount(
  facts: Partial<CertificateCredential['certificate']> = {},
  more: Partial<ApnsAccount> = {},
): ApnsAccount {
  return {
    environment: 'production',
    bundleId: 'com.example.app',
    credential: {
      type: 'certificate',
      certificate: {
        client: { fingerprint: 'ab'.repeat(32), cert: 'cert', key: 'key' },
        subjectUid: 'com.example.app',
        notBeforeMs: nowMs - 1e10,
        notAfterMs: nowMs + 1e10,
        environments: ['sandbox', 'production'],
        topics: ['com.example.app', 'com.example.app.voip'],
        ...facts,
      },
    },
    ...more,
  };
}
