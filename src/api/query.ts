import type { AccountBase } from '../core/account.ts';
import type { AccessToken, Adapter, Answer, ExchangeContext } from '../core/adapter.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { CheckResult } from '../core/check.ts';
import { createAuthority } from '../core/engine.ts';
import { explainJudgement } from '../core/explain.ts';
import { TransportError, type HttpRequest, type HttpResponse, type Transport } from '../core/http.ts';
import { judgeAnswer, judgeTransportError, type Judgement } from '../core/judge.ts';
import { cleanText, rawStart } from '../core/redact.ts';
import type { Deps } from './deps.ts';

/** Whom questions go to, and as whom. */
export interface Asked {
  adapter: Adapter;
  catalogue: Catalogue;
  account: AccountBase;
  transport: Transport;
  timeoutMs: number;
}

export interface Refusal {
  judgement: Judgement;
  http?: { status: number; ms: number };
  raw?: string;
  /** Asking again may help, and does no harm, since a question changes nothing. */
  passes: boolean;
}

/** A question's answer as its reader understood it (any reading but a refusal), or why there is none. */
export type Outcome<Reading> =
  | { kind: 'read'; reading: Exclude<Reading, { ok: false } | { ok: 'unreadable' }>; http: { status: number; ms: number } }
  | ({ kind: 'refused' } & Refusal);

export interface Question<Reading> {
  request(access: AccessToken | undefined, context: ExchangeContext): HttpRequest;
  read(response: HttpResponse, context: ExchangeContext): Reading;
}

/** Performs questions one after another: authorises once, and once more when the access token is stale. */
export function createQuerier({ adapter, catalogue, account, transport, timeoutMs }: Asked, deps: Deps) {
  const { clock, signal } = deps;
  const authority = createAuthority({
    adapter,
    account,
    catalogue,
    clock,
    transport,
    hooks: { onAccess: (access) => deps.redactor.add(access.value) },
    signal,
    options: { timeoutMs },
  });
  const once = async <Reading extends { ok: unknown }>(question: Question<Reading>, mayRenew: boolean): Promise<Outcome<Reading>> => {
    const granted = await authority.get();
    if (!granted.ok) return { kind: 'refused', judgement: granted.judgement, ...granted.extra, passes: false };
    const request = question.request(granted.access, { nowMs: clock.now() });
    try {
      const response = await transport.request(request, { signal, timeoutMs });
      const http = { status: response.status, ms: Math.round(response.timings.totalMs) };
      const reading = question.read(response, { nowMs: clock.now() });
      if (!isRefusal(reading)) return { kind: 'read', reading: reading as Exclude<Reading, { ok: false } | { ok: 'unreadable' }>, http };
      const judgement = judgeAnswer(reading, request.endpoint, response.status, catalogue);
      if (judgement.reauthorise && mayRenew && authority.discard(granted.access)) return await once(question, false);
      return {
        kind: 'refused',
        judgement,
        http,
        passes: mayPass(judgement),
        ...(judgement.catalogue === catalogue ? {} : { raw: response.body }),
      };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const judgement = judgeTransportError(error, catalogue, request.endpoint);
      return { kind: 'refused', judgement, passes: mayPass(judgement) };
    }
  };
  return <Reading extends { ok: unknown }>(question: Question<Reading>) => once(question, true);
}

export type Querier = ReturnType<typeof createQuerier>;

function isRefusal(reading: { ok: unknown }): reading is Exclude<Answer, { ok: true }> {
  return reading.ok === false || reading.ok === 'unreadable';
}

function mayPass({ status }: Judgement): boolean {
  return status === 'unknown' || status === 'unreachable' || status === 'throttled';
}

/** What a check says about a refused or failed request. */
export function failureOf(
  { judgement, raw }: { judgement: Judgement; raw?: string | undefined },
  catalogue: Catalogue,
  deps: Deps,
): Partial<CheckResult> {
  const explanation = explainJudgement(judgement, catalogue.docs, deps.lang);
  const said = judgement.vendorMessage === undefined ? undefined : deps.redactor.redact(cleanText(judgement.vendorMessage));
  const detail = [said, explanation?.title].filter((part) => part !== undefined).join(' — ');
  return {
    ...(judgement.code === undefined ? {} : { code: cleanText(judgement.code) }),
    ...(detail === '' ? {} : { detail }),
    ...(explanation ? { cause: explanation.cause, fix: explanation.fix, docs: explanation.docs } : {}),
    ...(raw === undefined ? {} : { raw: deps.redactor.redact(rawStart(raw)) }),
    ...(judgement.status === 'unreachable' || judgement.status === 'unknown' ? { unreachable: true } : {}),
  };
}
