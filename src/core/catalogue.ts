import type { ErrorClass } from './error-class.ts';
import type { PushStatus } from './status.ts';
import type { Text } from './text.ts';

export { errorClasses, type ErrorClass } from './error-class.ts';

/** A = vendor document or SDK source, B = two independent third parties, C = one secondary source, ? = inferred. */
export type Confidence = 'A' | 'B' | 'C' | '?';

/** What a person (or their server) should do about a code; never a trigger for the engine. */
export type Advice = 'none' | 'fix' | 'retry' | 'retry-later' | 'refresh-access' | 'drop-token' | 'contact-vendor';

/** One vendor code, explained. Key: endpoint + code (+ subCode). */
export interface CatalogueEntry {
  /** Endpoints where the code has this meaning: `auth`, `send`, … ; `*` = all server endpoints, `client` = printed by the phone's SDK. */
  endpoint: string | readonly string[];
  /** The vendor's code as a string (numbers too). */
  code: string;
  /** Tells entries of one code apart where the vendor's text does, e.g. FCM `INVALID_ARGUMENT` / `token`. */
  subCode?: string;
  /** Other spellings of the same code, e.g. `BadEnvironmentKeyIdInToken`. */
  aliases?: readonly string[];
  /** The vendor's own name or message for the code. */
  name?: string;
  httpStatus?: number;
  class: ErrorClass;
  /** Overrides the status that follows from the class. */
  status?: PushStatus;
  /** Proof that the vendor did not take the push and that the same request may pass later: the engine's one retry trigger. */
  notTaken?: true;
  /** The access token is stale: the engine authorises once more and repeats the request once. */
  reauthorise?: true;
  advice: Advice;
  /** A short noun phrase or sentence: what happened. */
  title: Text;
  /** Why it usually happens. */
  cause: Text;
  /** The next thing to do. */
  fix: Text;
  /** https URL of the source; the catalogue's `docs` when absent. */
  source?: string;
  confidence: Confidence;
}

export interface Catalogue {
  vendor: string;
  /** https URL of the vendor's code list. */
  docs: string;
  entries: readonly CatalogueEntry[];
}

/** Declares a vendor's catalogue (identity; exists for the types). */
export function defineCatalogue(catalogue: Catalogue): Catalogue {
  return catalogue;
}

const indexes = new WeakMap<Catalogue, Map<string, CatalogueEntry>>();

function indexOf(catalogue: Catalogue): Map<string, CatalogueEntry> {
  let index = indexes.get(catalogue);
  if (!index) {
    index = new Map();
    for (const entry of catalogue.entries)
      for (const endpoint of endpointsOf(entry))
        for (const code of [entry.code, ...(entry.aliases ?? [])]) index.set(`${endpoint} ${code} ${entry.subCode ?? ''}`, entry);
    indexes.set(catalogue, index);
  }
  return index;
}

/** The endpoints of an entry, always as a list. */
export function endpointsOf(entry: CatalogueEntry): readonly string[] {
  return typeof entry.endpoint === 'string' ? [entry.endpoint] : entry.endpoint;
}

/** Finds the entry for a code at an endpoint: exact sub-code first, then the code alone, then the code at `*`. */
export function findEntry(catalogue: Catalogue, endpoint: string, code: string, subCode?: string): CatalogueEntry | undefined {
  const index = indexOf(catalogue);
  return (
    (subCode === undefined ? undefined : (index.get(`${endpoint} ${code} ${subCode}`) ?? index.get(`* ${code} ${subCode}`))) ??
    index.get(`${endpoint} ${code} `) ??
    index.get(`* ${code} `)
  );
}
