import { findEntry, type ErrorClass } from '../core/catalogue.ts';
import type { Finding } from '../core/finding.ts';
import type { RecordedExchange } from '../core/har.ts';
import type { Transport } from '../core/http.ts';
import { runEngine } from '../core/engine.ts';
import { cleanText } from '../core/redact.ts';
import type { UserFacet } from '../core/platform.ts';
import type { PlatformEvidence, PushEvidence } from '../core/step.ts';
import type { AccountBase } from '../core/account.ts';
import type { Deps } from './deps.ts';
import type { DiagnoseRequest } from './diagnose-request.ts';
import { readOrDemo } from './message.ts';
import { chooseVia, draft, hintsFor } from './platform-message.ts';
import type { PlatformFacets, PlatformId } from './platforms.ts';
import { createQuerier, type Querier } from './query.ts';
import { render } from '../core/text.ts';
import { openPlatform, whichUser } from './send-platform.ts';
import type { Setup } from './setup.ts';
import { networkSettings, openTransport } from './transport.ts';
import { lookAt } from './user.ts';
import { vendorOpinion } from './vendor-opinion.ts';
import { vendors, type VendorId } from './vendors.ts';

/** What an IM platform adds to a diagnosis. */
export interface PlatformSide {
  setup: Setup;
  facets: PlatformFacets;
  user: string;
  evidence: PlatformEvidence;
  /** Of the platform's rules. */
  findings: Finding[];
}

/** Opens the platform and says about whom the diagnosis is. */
export async function openSide(request: DiagnoseRequest & { platform: string }, deps: Deps): Promise<PlatformSide> {
  const { setup, facets, users } = await openPlatform(
    { ...request, lenient: true },
    request.user === undefined ? [] : [request.user],
    deps,
  );
  const [user] = users;
  if (user === undefined) {
    await setup.close();
    throw whichUser(facets);
  }
  const { id, displayName } = facets.platform;
  try {
    const findings = brokenAccount(id, setup, facets, deps);
    // A platform that nobody configured is no finding of a diagnosis: nothing could be asked.
    if (findings.length === 0) await setup.platformAccount(id as PlatformId);
    return { setup, facets, user, evidence: { id, displayName, user, via: facets.vias[0], facts: {}, refusals: [] }, findings };
  } catch (error) {
    await setup.close();
    throw error;
  }
}

/** What keeps a configured account of the platform from being used. */
function brokenAccount(id: string, setup: Setup, facets: PlatformFacets, deps: Deps): Finding[] {
  if (setup.platforms[id]) return [];
  return setup.loaded.problems
    .filter(({ vendor, severity }) => vendor === id && severity === 'error')
    .map(({ id: problem, severity, file, line, column, path, text, fix, data }) => ({
      ruleId: `config/${problem}`,
      severity,
      vendor: id,
      where: {
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
        path,
      },
      message: deps.redactor.redact(render(text, deps.lang, data)),
      fix: deps.redactor.redact(render(fix, deps.lang, data)),
      docs: facets.catalogue.docs,
    }));
}

/**
 * Adds what the vendors' catalogues say about the codes that the platform handed on: in its answer, at the vendor's station of the trace, in its
 * losses. A known vendor's catalogue is asked first.
 */
export async function classifyHandedOn(side: PlatformSide, vendor: VendorId | undefined): Promise<void> {
  const { push, trace, loss = [] } = side.evidence;
  const said = new Map<string, string | undefined>();
  for (const row of loss) if (row.from === 'vendor') said.set(row.code, row.said);
  for (const hop of trace?.hops ?? []) if (hop.ok === false && hop.code !== undefined) said.set(hop.code, hop.said);
  if (push?.code !== undefined && push.errorClass === undefined) said.set(push.code, push.vendorMessage);
  if (said.size === 0) return;
  const own = vendor === undefined ? undefined : (await (await vendors[vendor]()).errors()).catalogue;
  const vendorClasses: Record<string, ErrorClass> = {};
  for (const [code, words] of said) {
    const judgement = { status: 'rejected', code, notTaken: false, reauthorise: false } as const;
    const entry =
      (own && findEntry(own, 'send', code)) ??
      (await vendorOpinion({ ...judgement, ...(words === undefined ? {} : { vendorMessage: words }) })).entry;
    if (entry) vendorClasses[code] = entry.class;
  }
  side.evidence = { ...side.evidence, vendorClasses };
}

/**
 * Learns what the platform tells: the user's state, what the phone would show, and, unless something already stands against it, what becomes of
 * one push through the platform, with its trace and the losses of the last hour.
 */
export async function lookThrough(
  side: PlatformSide,
  request: DiagnoseRequest,
  deps: Deps,
  tap?: (exchange: RecordedExchange) => void,
): Promise<void> {
  const { setup, facets, user } = side;
  const id = facets.platform.id as PlatformId;
  const account = setup.platforms[id]?.account;
  const read = await readOrDemo(request.message, setup, deps);
  const via = chooseVia(facets, request.via, false);
  const made = draft(
    facets,
    read,
    account,
    {
      via,
      hints: await hintsFor(read.message, setup.accounts),
      targets: [user],
      nowMs: deps.clock.now(),
      ...(request.from === undefined ? {} : { from: request.from }),
    },
    setup,
    deps,
  );
  side.findings.push(...made.findings);
  side.evidence = {
    ...side.evidence,
    via,
    wire: made.result.wire,
    display: facets.displayFacet.display(made.result.wire, { receiver: { id: user } }),
    ...(account ? { account } : {}),
  };
  if (!account) return;
  const transport = await openTransport(request, setup, deps, tap);
  try {
    const { timeoutMs } = await networkSettings(request, setup, deps);
    const { adapter, catalogue } = facets;
    const ask = createQuerier({ adapter, catalogue, account, transport, timeoutMs }, deps);
    deps.progress({ type: 'stage', vendor: id, stage: 'user' });
    const { userFacet } = await facets.platform.user();
    const look = await lookAt(user, userFacet, account, ask, deps);
    side.evidence = {
      ...side.evidence,
      facts: look.facts,
      judgement: look.judgement,
      refusals: look.refusals.map(({ endpoint, judgement }) => ({
        endpoint,
        status: judgement.status,
        ...(judgement.code === undefined ? {} : { code: judgement.code }),
        ...(judgement.entry ? { errorClass: judgement.entry.class } : {}),
        ...(judgement.vendorMessage === undefined ? {} : { said: deps.redactor.redact(cleanText(judgement.vendorMessage)) }),
      })),
    };
    const against =
      look.judgement.canPush === 'no' ||
      look.refusals.some(({ judgement }) => judgement.status === 'unauthorized') ||
      hasError(made.findings);
    const mayPush = request.send && request.stopAfter !== 'auth' && request.stopAfter !== 'connect' && !against && !deps.signal.aborted;
    if (mayPush) {
      await pushThrough(side, account, transport, timeoutMs, deps);
      await lookAgain(side, userFacet, account, ask, deps);
    }
    await traceThrough(side, account, ask, deps);
  } finally {
    await transport.close();
  }
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** One real push through the platform (H2). */
async function pushThrough(side: PlatformSide, account: AccountBase, transport: Transport, timeoutMs: number, deps: Deps): Promise<void> {
  const { adapter, catalogue, platform } = side.facets;
  deps.progress({ type: 'stage', vendor: platform.id, stage: 'send' });
  for await (const { judgement, http } of runEngine({
    adapter,
    catalogue,
    account,
    wire: side.evidence.wire,
    targets: [{ index: 0, token: side.user }],
    transport,
    clock: deps.clock,
    signal: deps.signal,
    random: deps.random,
    options: { concurrency: 1, batch: 1, retries: 1, timeoutMs, validateOnly: false },
    hooks: {
      onWait: (wait) => deps.progress({ type: 'waiting', ...wait }),
      onAccess: (access) => deps.redactor.add(access.value),
    },
  })) {
    const push: PushEvidence = {
      status: judgement.status,
      ...(judgement.code === undefined ? {} : { code: cleanText(judgement.code) }),
      ...(judgement.subCode === undefined ? {} : { subCode: judgement.subCode }),
      ...(judgement.entry === undefined ? {} : { errorClass: judgement.entry.class }),
      ...(judgement.vendorMessage === undefined ? {} : { vendorMessage: deps.redactor.redact(cleanText(judgement.vendorMessage)) }),
      ...(judgement.messageId === undefined ? {} : { messageId: cleanText(judgement.messageId) }),
      ...(http === undefined ? {} : { http: http.status }),
    };
    side.evidence = { ...side.evidence, push };
  }
}

/** Reads the bindings once more: a platform removes one silently when the vendor calls its token wrong. */
async function lookAgain(side: PlatformSide, facet: UserFacet, account: AccountBase, ask: Querier, deps: Deps): Promise<void> {
  const before = side.evidence.facts.bindings;
  if (before === undefined || before.length === 0 || deps.signal.aborted) return;
  const { facts } = await lookAt(side.user, facet, account, ask, deps);
  if (facts.bindings === undefined) return;
  side.evidence = { ...side.evidence, bindingsBefore: before, facts: { ...side.evidence.facts, bindings: facts.bindings } };
}

/** What the platform's trace and loss statistics say, where it has them; what cannot be had is no finding. */
async function traceThrough(side: PlatformSide, account: AccountBase, ask: Querier, deps: Deps): Promise<void> {
  const { platform } = side.facets;
  const { traceFacet } = await platform.trace();
  const messageId = side.evidence.push?.messageId;
  if (traceFacet.offered && messageId !== undefined && !deps.signal.aborted) {
    const user = { user: side.user };
    const traced = await ask({
      request: (access, context) => traceFacet.request(messageId, account, access, { ...context, ...user }),
      read: (response, context) => traceFacet.read(response, messageId, { ...context, ...user }),
    });
    if (traced.kind === 'read' && traced.reading.ok === true) {
      const { stage, hops = [], binding, notificationsOn } = traced.reading;
      side.evidence = {
        ...side.evidence,
        trace: {
          stage,
          hops: hops.map(({ name, ok, code, said }) => ({
            name,
            ok,
            ...(code === undefined ? {} : { code }),
            ...(said === undefined ? {} : { said }),
          })),
          ...(binding ? { binding } : {}),
          ...(notificationsOn === undefined ? {} : { notificationsOn }),
        },
      };
    }
  }
  const { lossFacet } = (await platform.loss?.()) ?? {};
  if (!lossFacet || deps.signal.aborted) return;
  const toMs = deps.clock.now();
  const lost = await ask({
    request: (access, context) => lossFacet.request({ fromMs: toMs - 3_600_000, toMs }, account, access, context),
    read: (response, context) => lossFacet.read(response, context),
  });
  if (lost.kind === 'read') side.evidence = { ...side.evidence, loss: lost.reading.rows };
}
