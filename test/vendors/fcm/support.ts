import { readdirSync, readFileSync } from 'node:fs';
import type { AccessToken } from '../../../src/core/adapter.ts';
import type { FcmAccount } from '../../../src/vendors/fcm/account.ts';
import { accountFacet } from '../../../src/vendors/fcm/account.ts';
import type { FcmWire } from '../../../src/vendors/fcm/wire.ts';

/** A worked vector; each kind has some of the members of `given` and `expect`. */
export interface Vector {
  file: string;
  title: string;
  source: string;
  observed: string;
  date: string;
  kind: 'auth' | 'send' | 'response';
  given: {
    account: Record<string, unknown>;
    nowMs: number;
    wire: FcmWire;
    targets: string[];
    access: AccessToken;
    validateOnly?: boolean;
    endpoint: string;
    status: number;
    headers: Record<string, string>;
    body: string;
  };
  expect: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string;
    bodySha256?: string;
    assertionSha256?: string;
    answers: unknown[];
  };
}

const folder = new URL('../../../fixtures/vectors/fcm/', import.meta.url);

/** Every vector of the folder, in the order of the file names. */
export const vectors: readonly Vector[] = readdirSync(folder)
  .toSorted()
  .map((file) => ({ file, ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<Vector, 'file'>) }));

/** The moment of the worked JWT. */
export const nowMs = Date.parse('2026-11-20T00:00:00Z');

const auth = vectors.find(({ file }) => file === 'auth-jwt-bearer.json')!;

/** The service account of the reference's worked vector, as the file's text. */
export const serviceAccount = String(auth.given.account['serviceAccount']);

/** The resolved account of that file, with further config values. */
export function accountWith(values: Record<string, unknown> = {}): FcmAccount {
  const { account } = accountFacet.resolve({ serviceAccount, ...values }, { nowMs });
  if (!account) throw new Error('the test account does not resolve');
  return account;
}

/** The FID of the reference's example. */
export const fid = 'cVb1x2Y3Z4a5B6c7D8e9F0';
/** A registration token in today's shape. */
export const token = `${fid}:APA91b${'EXAMPLE_example-0123'.repeat(7)}`;
