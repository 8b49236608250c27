import type { ChannelConfig } from './message.ts';
import { isRecord } from '../lib/record.ts';
import type { Text } from './text.ts';

/**
 * One field of a vendor's account. The table of these is the single source for validation (zod), JSON Schema, environment names
 * (`PUSH_CHECK_<VENDOR>_<FIELD_NAME>`), masking, `config show` and the `init` wizard.
 */
export interface AccountField {
  /** camelCase of the console's own word. */
  name: string;
  /** `id`: digits or text kept as written; `file`: a path (text is read), `binary-file`: a path (bytes are read); `json-file`: a path to JSON, or the JSON itself. */
  type: 'string' | 'id' | 'boolean' | 'integer' | 'enum' | 'file' | 'binary-file' | 'json-file' | 'json';
  values?: readonly string[];
  required?: boolean;
  /** Masked everywhere, replaced for the sandbox. Content of files counts. */
  secret?: boolean;
  /** The shape the value must have; a mismatch is an error unless `patternIsHint`. */
  pattern?: RegExp;
  patternIsHint?: boolean;
  title: Text;
  /** Where in the vendor's console the value stands. */
  where: Text;
  /** Shapes that tell a well-known mistake, e.g. an AppKey in the place of the secret. */
  mistakes?: readonly { pattern: RegExp; text: Text }[];
}

/** The members every vendor account has beside its own fields. */
export interface AccountBase {
  /** Endpoint name → origin or URL; overrides the vendor's defaults. `all` stands for every endpoint. */
  endpoints?: Record<string, string>;
  channels?: Record<string, ChannelConfig>;
}

/** What is wrong with a credential, found without network. */
export interface AccountProblem {
  field: string;
  /** Stable id, e.g. `key-not-pkcs8`. */
  id: string;
  severity?: 'error' | 'warn';
  text: Text;
  fix: Text;
  data?: Record<string, string | number>;
}

/**
 * What `account.ts` exports as `accountFacet`. `resolve` is pure: it gets validated values, where a `file` field already holds the
 * file's text (a `json-file` its text too, a `binary-file` its bytes), and returns the account the adapter works with.
 */
export interface AccountFacet<Account extends AccountBase> {
  fields: readonly AccountField[];
  /** Names of groups of which exactly one must be complete, e.g. `[['key','keyId','teamId'], ['certificate']]`. */
  oneOf?: readonly (readonly string[])[];
  /** Several of these groups may be complete: they say the same in other words, and `resolve` tells whether they do. */
  groupsMayAgree?: true;
  resolve(values: Record<string, unknown>, context: { nowMs: number }): { account?: Account; problems: AccountProblem[] };
}

/** The members of every account as a config gives them; one address stands for every endpoint. */
export function commonMembers({ endpoints, channels }: Record<string, unknown>): AccountBase {
  return {
    ...(typeof endpoints === 'string' ? { endpoints: { all: endpoints } } : {}),
    ...(isRecord(endpoints) ? { endpoints: endpoints as Record<string, string> } : {}),
    ...(isRecord(channels) ? { channels: channels as Record<string, ChannelConfig> } : {}),
  };
}

/** The field for the app's package name. */
export function packageNameField(where: Text): AccountField {
  return {
    name: 'packageName',
    type: 'string',
    pattern: /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/,
    patternIsHint: true,
    title: { en: 'Package name of the app', zh: '应用包名' },
    where,
  };
}

/** The URL for an endpoint: the account's override (origin, or full URL prefix) before the vendor's default origin. No trailing slash. */
export function endpointOrigin(account: AccountBase | undefined, endpoint: string, fallback: string): string {
  const origin = account?.endpoints?.[endpoint] ?? account?.endpoints?.['all'] ?? fallback;
  return origin.endsWith('/') ? origin.slice(0, -1) : origin;
}
