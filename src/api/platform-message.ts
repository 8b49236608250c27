import { dayIn } from '../core/clock.ts';
import type { DisplayContext } from '../core/display.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import { PushCheckError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import { runRules, wireFindings } from '../core/lint.ts';
import type { Hints, VendorHint, Via } from '../core/platform.ts';
import type { Message } from '../core/message.ts';
import type { WireResult } from '../core/wire.ts';
import type { AccountBase } from '../core/account.ts';
import type { Deps } from './deps.ts';
import type { ReadMessage } from './message.ts';
import type { PlatformFacets } from './platforms.ts';
import type { Setup } from './setup.ts';
import { vendorNames, vendors } from './vendors.ts';

/** What every vendor makes of the message's kind and channel, by the vendor's own field names: what a platform fills its vendor fields with. */
export async function hintsFor(message: Message, accounts: Setup['accounts']): Promise<Hints> {
  const { kind, channel } = message;
  const hints = new Map<string, VendorHint>();
  for (const { id } of vendorNames) {
    const channels = accounts[id]?.account.channels ?? {};
    const found = channel !== undefined && Object.hasOwn(channels, channel) ? channels[channel] : undefined;
    if (found === undefined && kind === undefined) continue;
    const { kinds, fillTemplate } = await (await vendors[id]()).message();
    const mapping = kind === undefined ? undefined : kinds[kind];
    const template = found?.template && fillTemplate?.(found.template, message);
    hints.set(id, {
      fields: Object.fromEntries(Object.entries(mapping?.fields ?? {}).map(([pointer, value]) => [pointer.split('/').at(-1) ?? '', value])),
      confidence: mapping?.confidence ?? 'A',
      ...(mapping ? { quotaClass: mapping.quotaClass } : {}),
      ...(found ? { channelId: found.id } : {}),
      ...(template ? { template } : {}),
    });
  }
  return (vendor) => hints.get(vendor);
}

/** The door to use: as asked, or the platform's first. @throws {PushCheckError} `ERR_USAGE` for a door the platform has not. */
export function chooseVia(facets: PlatformFacets, asked: string | undefined, group: boolean): Via {
  const wanted = asked ?? (group ? 'group' : undefined);
  if (wanted === undefined) return facets.vias[0];
  const via = facets.vias.find((known) => known === wanted);
  if (via !== undefined) return via;
  throw new PushCheckError(
    'ERR_USAGE',
    { en: '{platform} has no way `{via}`; it has {known}.', zh: '{platform} 不支持 `{via}`；可用：{known}。' },
    { data: { platform: facets.platform.displayName, via: wanted, known: facets.vias.join(', ') } },
  );
}

/** Names of the sender and the group, which only the platform's own data hold. */
export interface ShownNames {
  sender?: string;
  group?: string;
  /** The sender's name card in the group. */
  card?: string;
}

/** Who is known to speak to whom, for what a phone will show. */
export function displayContext(
  {
    from,
    group,
    receiver,
    names = {},
  }: { from?: string | undefined; group?: string | undefined; receiver?: string | undefined; names?: ShownNames | undefined },
  via: Via,
): DisplayContext {
  const { sender, group: name, card } = names;
  return {
    ...(from === undefined && sender === undefined && card === undefined
      ? {}
      : {
          sender: {
            id: from ?? '…',
            ...(sender === undefined ? {} : { nickname: sender }),
            ...(card === undefined ? {} : { groupCard: card }),
          },
        }),
    ...(group === undefined && (name === undefined || via !== 'group')
      ? {}
      : { group: { id: group ?? '…', ...(name === undefined ? {} : { name }) } }),
    ...(receiver === undefined ? {} : { receiver: { id: receiver } }),
  };
}

const firstSdk: Text = {
  en: 'The platform’s first SDK shows: {title} / {content} (title: {titleFrom}; text: {contentFrom})',
  zh: '该平台的首代 SDK 显示：{title} / {content}（标题：{titleFrom}；内容：{contentFrom}）',
};

/** What the platform's first SDK shows, as a note; undefined where that is the same for all, or not known. */
export function legacyNote(facets: PlatformFacets, wire: unknown, context: DisplayContext, lang: Lang): string | undefined {
  const shown = facets.displayFacet.legacy?.(wire as never, context);
  return (
    shown &&
    render(firstSdk, lang, {
      title: shown.title.text,
      titleFrom: shown.title.from[lang],
      content: shown.content.text,
      contentFrom: shown.content.from[lang],
    })
  );
}

export interface PlatformDraft {
  via: Via;
  result: WireResult<unknown>;
  findings: Finding[];
  day: string;
}

/** The platform's wire of a message with everything that its rules say about it. */
export function draft(
  facets: PlatformFacets,
  read: ReadMessage,
  account: AccountBase | undefined,
  options: { via: Via; from?: string; hints: Hints; targets: readonly string[]; nowMs: number },
  setup: Pick<Setup, 'locate'>,
  deps: Pick<Deps, 'lang'>,
): PlatformDraft {
  const { platform, adapter } = facets;
  const day = dayIn(adapter.meta.zone, options.nowMs);
  const { message } = read;
  const result = facets.toWire(message, account, {
    day,
    via: options.via,
    hints: options.hints,
    ...(options.from === undefined ? {} : { from: options.from }),
  });
  const lint = {
    lang: deps.lang,
    displayName: platform.displayName,
    locate: read.locate,
    locateAccount: setup.locate,
    section: 'platforms' as const,
  };
  const given = {
    wire: result.wire,
    message,
    origin: result.origin,
    losses: result.losses,
    day,
    nowMs: options.nowMs,
    batch: { targets: options.targets },
    ...(account ? { account } : {}),
  };
  const findings = [
    ...wireFindings(platform.id, message, result, undefined, lint),
    ...runRules(facets.rules, ['message', 'wire', 'account', 'batch'], given, lint),
  ];
  for (const target of options.targets)
    for (const finding of runRules(facets.rules, ['wire'], { ...given, target }, lint))
      if (!findings.some((known) => known.ruleId === finding.ruleId && known.message === finding.message)) findings.push(finding);
  return { via: options.via, result, findings, day };
}
