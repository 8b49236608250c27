import type { AccountBase } from '../core/account.ts';
import type { CheckResult } from '../core/check.ts';
import { dayIn } from '../core/clock.ts';
import { runEngine } from '../core/engine.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Transport } from '../core/http.ts';
import { cleanText, maskToken } from '../core/redact.ts';
import type { TraceResult } from '../core/result.ts';
import { render, type Text } from '../core/text.ts';
import { isFinal, type TraceOffered, type TraceReading, type TraceRow } from '../core/trace.ts';
import type { Deps } from './deps.ts';
import { createQuerier, failureOf, type Refusal } from './query.ts';
import { demoMessage } from './message.ts';
import { draft, hintsFor } from './platform-message.ts';
import { refuseEmpty } from './send-platform.ts';
import { applyScene, openSetup, type ReadyAccount, type Setup, type SetupRequest } from './setup.ts';
import { emptyTrace, shownRow } from './shown-report.ts';
import { networkSettings, openTransport, type NetworkRequest } from './transport.ts';
import { findPlatform, loadPlatform, platforms, sandboxUser, type PlatformId } from './platforms.ts';
import { serviceName } from './services.ts';
import { loadForSend, vendorId, vendors, type SendFacets, type VendorId } from './vendors.ts';

export interface TraceRequest extends SetupRequest, NetworkRequest {
  /** A vendor or an IM platform. */
  vendor: string;
  /** Whose delivery it is about, where the platform wants to know. */
  user?: string;
  showTokens?: boolean;
  /** Absent with `sandbox`: a push is sent to the `ok` device first. */
  messageId?: string;
  /** Ask again until the message has arrived or was dropped, at most so long; 0: once. */
  waitMs: number;
}

const texts = {
  title: { en: 'what became of the message', zh: '消息的去向' },
  sendTitle: { en: 'test push to trace', zh: '用于追踪的测试推送' },
  sentFirst: {
    en: 'A fresh sandbox knows no message, so one push was sent to its `{device}` first; this is its trace.',
    zh: '新启动的沙箱里没有消息，因此先向其 `{device}` 发送了一条推送；以下是它的追踪结果。',
  },
  idMissing: { en: 'Which message? The message id is missing.', zh: '请指定消息：缺少消息 id。' },
  idMissingFix: {
    en: 'Take the message id that `push-check send` shows, or try `push-check trace {vendor} --sandbox`.',
    zh: '请使用 `push-check send` 显示的消息 id，也可以先试 `push-check trace {vendor} --sandbox`。',
  },
  taskUser: { en: 'A task id needs `--user`: its trace is told for one user.', zh: '任务 ID 需要 `--user`：其链路按单个用户查询。' },
  taskUserFix: {
    en: 'Write `push-check trace tencent-im {id} --user <id>`.',
    zh: '请写 `push-check trace tencent-im {id} --user <用户 ID>`。',
  },
  unknownId: { en: '{vendor} does not know the message `{id}`.', zh: '{vendor} 没有消息 `{id}` 的记录。' },
  unknownIdCause: {
    en: 'The id is mistyped, it is too old or too new to be counted, or the message was sent by another app.',
    zh: 'id 有误、消息过旧或刚发出尚未计入统计，或者由其他应用发出。',
  },
  unknownIdFix: {
    en: 'Copy the id from the answer to the send, use the account that sent it, and wait a minute: `--wait 60s`.',
    zh: '请从发送接口的应答中复制 id，使用发送时的账号，并稍等片刻：`--wait 60s`。',
  },
  again: { en: '{vendor} has nothing final yet; asking again in {seconds} s.', zh: '{vendor} 尚无最终结果，{seconds} 秒后再次查询。' },
  noAnswer: { en: '{vendor} gave no usable answer to the query.', zh: '{vendor} 没有对查询给出可用的应答。' },
  noAnswerCause: {
    en: 'The query only asks: whatever became of the push is not changed by this.',
    zh: '查询不会影响推送本身，推送的去向并不因此改变。',
  },
  noAnswerFix: {
    en: 'Ask again later; `push-check verify {id}` tells whether the way there is open.',
    zh: '请稍后重试；可用 `push-check verify {id}` 检查网络与凭据。',
  },
  dropped: { en: '{vendor} says that the message did not reach the phone.', zh: '{vendor} 表示消息未送达手机。' },
  dropCause: { en: 'The counters above say why, as far as {vendor} tells.', zh: '原因见上方统计（以 {vendor} 提供的为限）。' },
} satisfies Record<string, Text>;

/**
 * Asks a vendor what became of a message; for a vendor that cannot be asked, tells where to look and which receipt tells it.
 *
 * @throws {PushCheckError} `ERR_USAGE` without a message id outside the sandbox, `ERR_CONFIG_*`.
 */
export async function* trace(request: TraceRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const platform = findPlatform(request.vendor);
  const id = platform ?? vendorId(request.vendor);
  const facet = platform
    ? (await (await platforms[platform]()).trace()).traceFacet
    : (await (await vendors[vendorId(id)]()).trace?.())?.traceFacet;
  if (!facet) throw new Error(`${id} has no trace facet`);
  const messageId = request.messageId?.trim();
  if (!facet.offered) {
    yield {
      type: 'result',
      result: {
        ...emptyTrace(id, facet, messageId, deps.lang),
        offered: false,
        where: facet.where[deps.lang],
        receipt: facet.receipt[deps.lang],
      },
    };
    return;
  }
  if ((messageId === undefined || messageId === '') && !request.sandbox)
    throw new PushCheckError('ERR_USAGE', texts.idMissing, { fix: texts.idMissingFix, data: { vendor: id } });
  if (request.user !== undefined) refuseEmpty([request.user]);
  if (platform === 'tencent-im' && messageId?.startsWith('batch_') && request.user === undefined)
    throw new PushCheckError('ERR_USAGE', texts.taskUser, { fix: texts.taskUserFix, data: { id: messageId } });
  const setup = await (platform ? openSetup(request, [], deps, [platform]) : openSetup(request, [vendorId(id)], deps));
  let transport: Transport | undefined;
  try {
    const service = platform ? await platforms[platform]() : await vendors[vendorId(id)]();
    const [{ adapter }, { catalogue }] = await Promise.all([service.client(), service.errors()]);
    const ready = platform ? await setup.platformAccount(platform) : await setup.account(vendorId(id));
    transport = await openTransport(request, setup, deps);
    const fresh = messageId === undefined || messageId === '';
    const whose = platform && fresh ? { ...request, user: request.user ?? sandboxUser } : request;
    const context: Asking = { id, facets: { adapter, catalogue }, facet, account: ready.account, transport, setup, request: whose, deps };
    if (!fresh) {
      yield* follow(messageId, [], context);
      return;
    }
    const sent = platform ? await sendToUser(context, platform) : await sendToOk(context, ready, await loadForSend(vendorId(id)));
    if ('check' in sent) yield { type: 'check', check: sent.check };
    else yield* follow(sent.messageId, [render(texts.sentFirst, deps.lang, { device: sent.device })], context);
  } finally {
    await transport?.close();
    await setup.close();
  }
}

interface Asking {
  id: VendorId | PlatformId;
  facets: Pick<SendFacets, 'adapter' | 'catalogue'>;
  facet: TraceOffered;
  account: AccountBase;
  transport: Transport;
  setup: Setup;
  request: TraceRequest;
  deps: Deps;
}

/** Asks once, or until the stage is final or the time is over, and tells the last answer. */
async function* follow(messageId: string, notes: readonly string[], context: Asking): AsyncGenerator<BodyEvent> {
  const { id, facet, request, deps } = context;
  const { lang, clock, signal } = deps;
  const ask = await asker(context);
  const endMs = clock.now() + request.waitMs;
  let attempts = 0;
  for (;;) {
    const outcome = await ask(messageId);
    attempts++;
    const leftMs = endMs - clock.now();
    const over = outcome.kind === 'row' ? isFinal(outcome.row.stage) : outcome.kind === 'refused' && !outcome.passes;
    if (!over && leftMs > 0 && !signal.aborted) {
      const ms = Math.min(leftMs, facet.minIntervalMs);
      deps.progress({ type: 'note', text: render(texts.again, lang, { vendor: serviceName(id), seconds: (ms / 1000).toFixed(1) }) });
      await clock.sleep(ms, signal);
      if (!signal.aborted) continue;
    }
    const about: TraceResult = {
      ...(outcome.kind === 'row' ? shownRow(id, facet, outcome.row, lang, request.showTokens) : emptyTrace(id, facet, messageId, lang)),
      ...(outcome.http ? { http: outcome.http } : {}),
      attempts,
      where: facet.where[lang],
      receipt: facet.receipt[lang],
    };
    yield { type: 'result', result: { ...about, notes: [...notes, ...(about.notes ?? []), facet.about[lang]] } };
    const check = checkOf(outcome, messageId, context);
    if (check) yield { type: 'check', check };
    return;
  }
}

type Outcome = { http?: { status: number; ms: number } } & (
  | { kind: 'row'; row: TraceRow }
  | { kind: 'unknown-id' }
  | ({ kind: 'refused' } & Refusal)
);

/** Asks about a message as often as wished. */
async function asker({
  facets: { adapter, catalogue },
  facet,
  account,
  transport,
  setup,
  request,
  deps,
}: Asking): Promise<(messageId: string) => Promise<Outcome>> {
  const { timeoutMs } = await networkSettings(request, setup, deps);
  const ask = createQuerier({ adapter, catalogue, account, transport, timeoutMs }, deps);
  const user = request.user === undefined ? {} : { user: request.user };
  return async (messageId) => {
    const asked = await ask({
      request: (access, context) => facet.request(messageId, account, access, { ...context, ...user }),
      read: (response, context): TraceReading => {
        const reading = facet.read(response, messageId, { ...context, ...user });
        return reading.ok === false && facet.unknownIdCodes.includes(reading.code) ? { ok: 'no-such-message' } : reading;
      },
    });
    if (asked.kind === 'refused') return asked;
    return asked.reading.ok === true ? { kind: 'row', row: asked.reading, http: asked.http } : { kind: 'unknown-id', http: asked.http };
  };
}

/** What makes a trace a problem: an id nobody knows, a refused query, a message that was dropped. */
function checkOf(outcome: Outcome, messageId: string, { id, facet, facets, deps }: Asking): CheckResult | undefined {
  const { lang } = deps;
  const vendor = serviceName(id);
  const base = { id: `${id}/trace`, vendor: id, stage: 'trace', state: 'fail' as const, title: texts.title[lang], docs: facet.source };
  if (outcome.kind === 'unknown-id')
    return {
      ...base,
      detail: render(texts.unknownId, lang, { vendor, id: cleanText(messageId) }),
      cause: texts.unknownIdCause[lang],
      fix: texts.unknownIdFix[lang],
    };
  if (outcome.kind === 'refused') {
    const failure = failureOf(outcome, facets.catalogue, deps);
    // The common words for an unusable answer speak of a push that may have been taken.
    if (outcome.judgement.status !== 'unknown') return { ...base, ...failure };
    const said =
      outcome.judgement.vendorMessage === undefined ? '' : ` ${deps.redactor.redact(cleanText(outcome.judgement.vendorMessage))}`;
    return {
      ...base,
      ...failure,
      detail: `${render(texts.noAnswer, lang, { vendor })}${said}`,
      cause: texts.noAnswerCause[lang],
      fix: render(texts.noAnswerFix, lang, { id }),
    };
  }
  if (outcome.row.stage !== 'dropped') return undefined;
  const reason = outcome.row.entries.at(-1);
  return {
    ...base,
    detail: render(texts.dropped, lang, { vendor }),
    cause: reason ? reason.title[lang] : render(texts.dropCause, lang, { vendor }),
    ...(reason ? { fix: reason.fix[lang] } : {}),
  };
}

/** Sends the demo message to the sandbox's `ok` device, so that there is something to trace. */
async function sendToOk(asking: Asking, { account }: ReadyAccount, facets: SendFacets): Promise<Sent> {
  const device = `${asking.id}-ok`;
  const { wire } = facets.toWire(withOwnChannel(account), account, { day: dayIn(facets.adapter.meta.zone, asking.deps.clock.now()) });
  return sendOne(asking, wire, asking.setup.device(device).token, device);
}

/** Sends the demo message to the sandbox's user, so that there is something to trace. */
async function sendToUser(asking: Asking, platform: PlatformId): Promise<Sent> {
  const { deps, setup } = asking;
  const facets = await loadPlatform(platform);
  const user = asking.request.user ?? sandboxUser;
  applyScene(setup, platform, [user], asking.request.scene);
  const { result } = draft(
    facets,
    { message: demoMessage, locate: () => undefined },
    asking.account,
    { via: facets.vias[0], hints: await hintsFor(demoMessage, setup.accounts), targets: [user], nowMs: deps.clock.now() },
    setup,
    deps,
  );
  return sendOne(asking, result.wire, user, user);
}

type Sent = { messageId: string; device: string } | { check: CheckResult };

async function sendOne(
  { id, facets, account, transport, setup, request, deps }: Asking,
  wire: unknown,
  token: string,
  device: string,
): Promise<Sent> {
  const { adapter, catalogue } = facets;
  const { timeoutMs } = await networkSettings(request, setup, deps);
  for await (const { judgement, raw } of runEngine({
    adapter,
    catalogue,
    account,
    wire,
    targets: [{ index: 0, token }],
    transport,
    clock: deps.clock,
    signal: deps.signal,
    random: deps.random,
    options: { concurrency: 1, batch: 1, retries: 1, timeoutMs, validateOnly: false },
    hooks: { onAccess: (access) => deps.redactor.add(access.value) },
  })) {
    if (judgement.status === 'accepted' && judgement.messageId !== undefined) return { messageId: judgement.messageId, device };
    const failure = failureOf({ judgement, raw }, facets.catalogue, deps);
    const hidden = Object.fromEntries(
      Object.entries(failure).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(token, maskToken(token)) : value]),
    );
    return { check: { id: `${id}/send`, vendor: id, stage: 'send', state: 'fail', title: texts.sendTitle[deps.lang], ...hidden } };
  }
  throw new Error('the sandbox gave no answer');
}

/** The demo message; its channel `im` is left out where the config's own channels have none of that name. */
function withOwnChannel(account: AccountBase): typeof demoMessage {
  if (account.channels && Object.hasOwn(account.channels, demoMessage.channel ?? '')) return demoMessage;
  const { channel: _channel, ...rest } = demoMessage;
  return rest;
}
