import type { BodyEvent } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';
import { render } from '../core/text.ts';
import { derivedOf } from './derived.ts';
import type { Deps } from './deps.ts';
import type { ReadMessage } from './message.ts';
import { chooseVia, displayContext, draft, hintsFor, legacyNote, type ShownNames } from './platform-message.ts';
import { loadPlatform, type PlatformId } from './platforms.ts';
import type { Setup } from './setup.ts';

async function judged(id: PlatformId, read: ReadMessage, setup: Setup, nowMs: number, via: string | undefined, deps: Deps) {
  const facets = await loadPlatform(id);
  const options = { via: chooseVia(facets, via, false), hints: await hintsFor(read.message, setup.accounts), targets: [], nowMs };
  return { facets, ...draft(facets, read, setup.platforms[id]?.account, options, setup, deps) };
}

/** What an IM platform's rules say about a message. */
export async function platformFindings(
  id: PlatformId,
  read: ReadMessage,
  setup: Setup,
  nowMs: number,
  via: string | undefined,
  deps: Deps,
): Promise<Finding[]> {
  return (await judged(id, read, setup, nowMs, via, deps)).findings;
}

/** What a message becomes at an IM platform, and what the phone will show. */
export async function platformRow(
  id: PlatformId,
  read: ReadMessage,
  setup: Setup,
  nowMs: number,
  { via, names }: { via?: string | undefined; names?: ShownNames | undefined },
  deps: Deps,
): Promise<BodyEvent> {
  const { facets, result, findings } = await judged(id, read, setup, nowMs, via, deps);
  const { lang } = deps;
  const context = displayContext({ names }, chooseVia(facets, via, false));
  const { title, content, silent, notes } = facets.displayFacet.display(result.wire, context);
  const legacy = legacyNote(facets, result.wire, context, lang);
  const { kind } = read.message;
  return {
    type: 'result',
    result: {
      kind: 'matrix',
      vendor: id,
      displayName: facets.platform.displayName,
      ...(kind === undefined ? {} : { messageKind: kind }),
      derived: derivedOf(result),
      quotaClass: '-',
      confidence: title.confidence,
      collapsed: false,
      shows: {
        title: title.text,
        titleFrom: title.from[lang],
        content: content.text,
        contentFrom: content.from[lang],
        ...(silent ? { silent: silent[lang] } : {}),
        notes: [...(legacy === undefined ? [] : [legacy]), ...notes.map(({ text, data }) => render(text, lang, data))],
      },
      losses: result.losses.map((loss) => ({ path: loss.pointer, text: loss.text[lang] })),
      findings: findings.filter((finding) => finding.severity !== 'info'),
    },
  };
}
