import type { AccountBase, AccountFacet } from './account.ts';
import type { Adapter } from './adapter.ts';
import type { Catalogue } from './catalogue.ts';
import type { KindMap } from './kind.ts';
import type { ChannelConfig, Message } from './message.ts';
import type { ProjectFacet } from './project-check.ts';
import type { ReceiptFacet } from './receipt.ts';
import type { Rule } from './rule.ts';
import type { SandboxVendor } from './sandbox.ts';
import type { FilledTemplate } from './template.ts';
import type { TokenFacet } from './token.ts';
import type { TraceFacet } from './trace.ts';
import type { WireField, WireOptions, WireResult } from './wire.ts';

/** What `message.ts` exports: pure, no validation, no mutation. */
export interface MessageModule<Account extends AccountBase, Wire> {
  toWire(message: Message, account: Account | undefined, options: WireOptions): WireResult<Wire>;
  kinds: KindMap;
  /** The vendor's private message template with its parameters filled; only where the vendor has such templates apart from channels. */
  fillTemplate?(template: NonNullable<ChannelConfig['template']>, message: Message): FilledTemplate;
}

/**
 * A vendor: its name and one lazy door per facet, so that `explain` loads one errors file and `--dry-run` no network.
 * The facets' types meet in `Account` and `Wire`.
 */
export interface Vendor<Account extends AccountBase = AccountBase, Wire = unknown> {
  id: string;
  /** As written in prose: FCM, APNs, HUAWEI, HONOR, Xiaomi, OPPO, vivo, Meizu. */
  displayName: string;
  account: () => Promise<{ accountFacet: AccountFacet<Account> }>;
  message: () => Promise<MessageModule<Account, Wire>>;
  /** `wireFields` is the vendor's send table. */
  wire: () => Promise<{ wireFields: readonly WireField[] }>;
  client: () => Promise<{ adapter: Adapter<Account, Wire> }>;
  errors: () => Promise<{ catalogue: Catalogue }>;
  token: () => Promise<{ tokenFacet: TokenFacet }>;
  rules: () => Promise<{ rules: readonly Rule[] }>;
  sandbox: () => Promise<{ sandbox: SandboxVendor }>;
  /** How to ask what became of a message, or where to look instead. */
  trace?: () => Promise<{ traceFacet: TraceFacet<Account> }>;
  /** What the vendor needs in an app's project. */
  project?: () => Promise<{ projectFacet: ProjectFacet }>;
  /** What the vendor posts to the app's server about a message. */
  receipts?: () => Promise<{ receiptFacet: ReceiptFacet }>;
}

/** Declares a vendor; the table of contents of its folder. */
export function defineVendor<Account extends AccountBase, Wire>(vendor: Vendor<Account, Wire>): Vendor {
  return vendor as unknown as Vendor;
}
