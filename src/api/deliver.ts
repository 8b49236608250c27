import type { AccountBase } from '../core/account.ts';
import { accessOf, type AccessToken, type Adapter } from '../core/adapter.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { environmentName, toCurl, type ShellSecret } from '../core/curl.ts';
import { runEngine, type Delivery, type EngineOptions, type Target } from '../core/engine.ts';
import type { BodyEvent } from '../core/events.ts';
import { explainJudgement } from '../core/explain.ts';
import type { Finding } from '../core/finding.ts';
import { secretName } from '../core/har.ts';
import type { HttpRequest, Transport } from '../core/http.ts';
import type { Judgement } from '../core/judge.ts';
import { runRules } from '../core/lint.ts';
import { cleanText, maskToken, rawLimit, rawStart } from '../core/redact.ts';
import type { Derived, Mode, PushResult } from '../core/result.ts';
import type { ResponseFacts, Rule } from '../core/rule.ts';
import type { Text } from '../core/text.ts';
import type { WireResult } from '../core/wire.ts';
import type { Deps } from './deps.ts';
import { tokenId } from './token-id.ts';

/** How a job is carried out. */
export interface DeliverOptions {
  dryRun: boolean;
  validateOnly: boolean;
  printCurl: boolean;
  showTokens: boolean;
  /** Default 1. */
  batch?: number;
  /** Default 20. */
  concurrency?: number;
  ratePerSecond?: number;
  /** Default 2. */
  retries?: number;
  timeoutMs?: number;
}

export const sendDefaults = { batch: 1, concurrency: 20, retries: 2, timeoutMs: 30_000 } as const;

/** Stands for the access token in requests that are only shown or judged. */
export const placeholderAccess = 'PUSH-CHECK-ACCESS-TOKEN';

/** One wire for the targets of one vendor or platform, judged and ready to leave. */
export interface Job {
  /** Vendor or platform id. */
  id: string;
  displayName: string;
  adapter: Adapter;
  catalogue: Catalogue;
  rules: readonly Rule[];
  account: AccountBase;
  secrets: ShellSecret[];
  targets: readonly Target[];
  result: WireResult<unknown>;
  findings: Finding[];
  derived: Derived[];
  /** Target index → why it is not sent. */
  refused: ReadonlyMap<number, { code: string; finding?: Finding }>;
  day: string;
  mode: Mode;
  /** The targets are users of this name's platform, not tokens: shown as they are. */
  users?: boolean;
  /** Asked about a code that a platform handed on from a vendor. */
  vendorOpinion?: (judgement: Judgement) => Promise<Judgement>;
}

const skippedTexts = {
  lint: {
    title: { en: 'Not sent: the message has an error.', zh: '未发送：消息有错误。' },
    fix: { en: 'Correct it, or send all the same with `--force`.', zh: '请先改正；若仍要发送，可加 `--force`。' },
  },
  token: {
    title: { en: 'Not sent: the token cannot be right.', zh: '未发送：token 不正确。' },
    fix: { en: 'Correct it, or send all the same with `--force`.', zh: '请先改正；若仍要发送，可加 `--force`。' },
  },
} satisfies Record<string, { title: Text; fix: Text }>;

/** Performs one vendor's or platform's part: skips, shows or sends, and turns deliveries into results. */
export async function* deliver(job: Job, transport: Transport | undefined, request: DeliverOptions, deps: Deps): AsyncGenerator<BodyEvent> {
  const { adapter, catalogue } = job;
  const { lang } = deps;
  const base = (
    target: Target,
  ): Pick<PushResult, 'kind' | 'index' | 'vendor' | 'device' | 'token' | 'tokenId' | 'mode' | 'derived' | 'findings'> => ({
    kind: 'push',
    index: target.index,
    vendor: job.id,
    ...(target.device === undefined ? {} : { device: target.device }),
    token: shows(job, request) ? cleanText(target.token) : maskToken(cleanText(target.token)),
    tokenId: tokenId(target.token),
    mode: job.mode,
    derived: job.derived,
    findings: job.findings,
  });
  const skipped = (target: Target): PushResult => {
    const why = job.refused.get(target.index);
    const texts = skippedTexts[why?.code === 'token' ? 'token' : 'lint'];
    return {
      ...base(target),
      status: 'skipped',
      attempts: 0,
      code: why?.finding?.ruleId ?? 'lint',
      explanation: {
        title: texts.title[lang],
        cause: why?.finding?.message ?? '',
        fix: why?.finding?.fix ?? texts.fix[lang],
        docs: why?.finding?.docs ?? catalogue.docs,
        confidence: 'A',
      },
    };
  };
  const shown = (target: Target) => describeRequest(job, target, request, deps);
  const sendable: Target[] = [];
  for (const target of job.targets) if (!job.refused.has(target.index)) sendable.push(target);

  if (request.dryRun || !transport) {
    for (const target of job.targets)
      yield {
        type: 'result',
        result: job.refused.has(target.index)
          ? skipped(target)
          : { ...base(target), status: 'dry-run', attempts: 0, request: await shown(target) },
      };
    return;
  }

  const responses = new Map<string, ResponseFacts>();
  const options: EngineOptions = {
    concurrency: request.concurrency ?? sendDefaults.concurrency,
    batch: request.batch ?? sendDefaults.batch,
    retries: request.retries ?? sendDefaults.retries,
    timeoutMs: request.timeoutMs ?? sendDefaults.timeoutMs,
    validateOnly: request.validateOnly,
    ...rateOf(job, request),
  };
  const deliveries = runEngine({
    adapter,
    catalogue,
    account: job.account,
    wire: job.result.wire,
    targets: sendable,
    options,
    transport,
    clock: deps.clock,
    signal: deps.signal,
    random: deps.random,
    hooks: {
      onWait: (wait) => deps.progress({ type: 'waiting', ...wait }),
      onAccess: (access) => deps.redactor.add(access.value),
      onResponse: (endpoint, response, receivedAtMs) => {
        if (!responses.has(endpoint))
          responses.set(endpoint, {
            endpoint,
            status: response.status,
            headers: response.headers,
            body: response.body,
            receivedAtMs,
            mode: request.validateOnly ? 'validate-only' : 'send',
          });
      },
    },
  })[Symbol.asyncIterator]();
  const toResult = resultMaker(job, request, deps, base);

  let next: Delivery | undefined;
  for (const target of job.targets) {
    if (job.refused.has(target.index)) {
      yield { type: 'result', result: skipped(target) };
      continue;
    }
    const step = await deliveries.next();
    next = step.done ? undefined : step.value;
    if (!next) break;
    const { judgement } = next;
    const opinion = judgement.endpoint === 'vendor' && !judgement.entry ? await job.vendorOpinion?.(judgement) : undefined;
    const result = toResult(opinion ? { ...next, judgement: opinion } : next);
    if (request.printCurl) result.request = await shown(next.target);
    yield { type: 'result', result };
  }
  await deliveries.return?.(undefined);
  for (const facts of responses.values())
    for (const finding of runRules(
      job.rules,
      ['response'],
      { response: facts, account: job.account, wire: job.result.wire, day: job.day, nowMs: facts.receivedAtMs },
      { lang },
    ))
      yield { type: 'finding', finding };
}

/** The slower of what is asked for and what the service allows. */
function rateOf(job: Job, options: DeliverOptions): { ratePerSecond?: number } {
  const { maxRatePerSecond } = job.adapter.meta;
  const allowed = typeof maxRatePerSecond === 'function' ? maxRatePerSecond(job.result.wire) : maxRatePerSecond;
  const rates = [options.ratePerSecond, allowed].filter((rate) => rate !== undefined);
  return rates.length === 0 ? {} : { ratePerSecond: Math.min(...rates) };
}

/** Turns deliveries into results; explanations are made once per code, since a million tokens share a few. */
function resultMaker(
  job: Job,
  request: DeliverOptions,
  deps: Deps,
  base: (target: Target) => Omit<PushResult, 'status' | 'attempts'>,
): (delivery: Delivery) => PushResult {
  const { lang, redactor } = deps;
  const { adapter, catalogue, displayName } = job;
  const explanations = new Map<unknown, PushResult['explanation']>();
  const accepted = adapter.meta.accepted[lang];
  const followUp = adapter.meta.followUp[lang];
  const listNote: Text = {
    en: `${displayName} answers a list as a whole: a dead token in it cannot be seen.`,
    zh: `${displayName} 对列表只给出整体应答：无法看出其中哪些 token 已失效。`,
  };
  return (delivery) => {
    const { judgement, target } = delivery;
    const result: PushResult = { ...base(target), status: judgement.status, attempts: delivery.attempts };
    if (judgement.messageId !== undefined) {
      result.messageId = cleanText(judgement.messageId);
      result.followUp = followUp;
    }
    if (judgement.vendorTook) result.vendorTook = true;
    if (delivery.http) result.http = delivery.http;
    if (judgement.code !== undefined) result.code = cleanText(judgement.code);
    if (judgement.vendorMessage !== undefined)
      result.vendorMessage = hideToken(redactor.redact(cleanText(judgement.vendorMessage)), target.token, shows(job, request));
    if (judgement.status !== 'accepted' && judgement.status !== 'validated') {
      const key = judgement.entry ?? judgement.code;
      if (!explanations.has(key)) explanations.set(key, explainJudgement(judgement, catalogue.docs, lang));
      const explanation = explanations.get(key);
      if (explanation) result.explanation = explanation;
    }
    if (delivery.raw !== undefined)
      result.raw = hideToken(rawStart(redactor.redact(delivery.raw.slice(0, rawLimit))), target.token, shows(job, request));
    const notes: string[] = [];
    if (judgement.status === 'accepted') notes.push(accepted);
    if (judgement.note) notes.push(judgement.note[lang]);
    if (adapter.meta.countsAgainst && delivery.attempts > 0) notes.push(adapter.meta.countsAgainst[lang]);
    if (delivery.batchSize > 1 && !adapter.meta.perTokenResult) notes.push(listNote[lang]);
    if (notes.length > 0) result.notes = notes;
    return result;
  };
}

/** Whether the target is no secret: a user, or a token that the user wants to see. */
function shows(job: Job, options: DeliverOptions): boolean {
  return job.users === true || options.showTokens;
}

/** A URL whose signature is masked: it would be good for some minutes. */
function unsigned(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1) return url;
  const query = url
    .slice(mark + 1)
    .split('&')
    .map((pair) => (secretName.test(pair.split('=', 1)[0] ?? '') ? `${pair.split('=', 1)[0]}=***` : pair));
  return `${url.slice(0, mark + 1)}${query.join('&')}`;
}

/** A vendor that echoes the token must not make us print it. */
function hideToken(text: string, token: string, show: boolean): string {
  return show || token.length < 6 || text === '' ? text : text.replaceAll(token, maskToken(token));
}

/** The request as it would leave, with secrets masked, and as a command line. */
async function describeRequest(job: Job, target: Target, request: DeliverOptions, deps: Deps): Promise<NonNullable<PushResult['request']>> {
  const { adapter } = job;
  const kind = accessOf(adapter.access, job.account);
  const access: AccessToken | undefined = kind.kind === 'none' ? undefined : { value: placeholderAccess, expiresAtMs: Infinity };
  const certificateOnly = kind.kind === 'local' && (await kind.create(job.account, { nowMs: deps.clock.now() })) === undefined;
  const http: HttpRequest = adapter.prepareSend(job.result.wire, job.account, { validateOnly: request.validateOnly })(
    [target.token],
    certificateOnly ? undefined : access,
    { nowMs: deps.clock.now() },
  );
  const show = (text: string) =>
    hideToken(deps.redactor.redact(text).replaceAll(placeholderAccess, '***'), target.token, shows(job, request));
  const body = http.body === undefined ? undefined : typeof http.body === 'string' ? http.body : Buffer.from(http.body).toString('utf8');
  const described: NonNullable<PushResult['request']> = {
    method: http.method,
    url: show(unsigned(http.url)),
    headers: Object.fromEntries(Object.entries(http.headers).map(([name, value]) => [name, show(value)])),
    ...(body === undefined ? {} : { body: hideToken(show(body), encodeURIComponent(target.token), shows(job, request)) }),
    ...(body !== undefined && (http.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
      ? { form: [...new URLSearchParams(body)].map(([name, value]): [string, string] => [name, show(value)]) }
      : {}),
  };
  if (request.printCurl) {
    const secrets = [
      ...job.secrets,
      { value: placeholderAccess, variable: environmentName(job.id, 'accessToken') },
      ...(shows(job, request) ? [] : [{ value: target.token, variable: 'PUSH_CHECK_TOKEN' }]),
    ];
    described.curl = toCurl(http, secrets, certificateOnly ? '' : (adapter.accessScript?.(job.account) ?? ''));
  }
  return described;
}
