import type { CheckResult } from '../core/check.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { UserFacet } from '../core/platform.ts';
import { cleanText } from '../core/redact.ts';
import type { LossResult, UserResult } from '../core/result.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import type { UserFacts, UserJudgement } from '../core/user.ts';
import type { Transport } from '../core/http.ts';
import type { Deps } from './deps.ts';
import { platformDisplayName, type PlatformFacets, type PlatformId } from './platforms.ts';
import { createQuerier, failureOf, type Querier, type Refusal } from './query.ts';
import { openPlatform, whichUser } from './send-platform.ts';
import type { SetupRequest } from './setup.ts';
import { shownBinding } from './shown-report.ts';
import { networkSettings, openTransport, type NetworkRequest } from './transport.ts';

export interface UserRequest extends SetupRequest, NetworkRequest {
  platform: string;
  users: readonly string[];
  showTokens: boolean;
}

/** What a platform told about a user, and what it refused to tell. */
export interface UserLook {
  facts: UserFacts;
  judgement: UserJudgement;
  refusals: (Refusal & { endpoint: string; title: Text })[];
}

/** Tells for each user whether a push would go out now, by which binding, and what stops it. */
export async function* user(request: UserRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const { setup, facets, users } = await openPlatform(request, request.users, deps);
  let transport: Transport | undefined;
  try {
    if (users.length === 0) throw whichUser(facets);
    const id = facets.platform.id as PlatformId;
    const { account } = await setup.platformAccount(id);
    transport = await openTransport(request, setup, deps);
    const { timeoutMs } = await networkSettings(request, setup, deps);
    const ask = createQuerier({ adapter: facets.adapter, catalogue: facets.catalogue, account, transport, timeoutMs }, deps);
    const { userFacet } = await facets.platform.user();
    for (const name of users) {
      if (deps.signal.aborted) return;
      const look = await lookAt(name, userFacet, account, ask, deps);
      for (const refusal of look.refusals) yield { type: 'check', check: refusedCheck(id, refusal, facets, deps) };
      yield { type: 'result', result: shownUser(id, name, look, userFacet, request.showTokens, deps.lang) };
    }
  } finally {
    await transport?.close();
    await setup.close();
  }
}

/** Asks everything that can be asked about one user; a refusal of one question does not end the others. */
export async function lookAt(
  name: string,
  facet: UserFacet,
  account: Parameters<UserFacet['queries'][number]['request']>[1],
  ask: Querier,
  deps: Deps,
): Promise<UserLook> {
  let facts: UserFacts = {};
  const refusals: UserLook['refusals'] = [];
  for (const query of facet.queries) {
    if (deps.signal.aborted) break;
    // Of a user who does not exist nothing more can be known.
    if (facts.exists === false) break;
    const outcome = await ask({
      request: (access, context) => query.request(name, account, access, context),
      read: (response, context) => query.read(response, name, context),
    });
    if (outcome.kind === 'refused') refusals.push({ ...outcome, endpoint: query.endpoint, title: query.title });
    else facts = { ...facts, ...outcome.reading.facts };
    // Without a credential every further question ends the same way.
    if (outcome.kind === 'refused' && outcome.judgement.status === 'unauthorized') break;
  }
  return { facts, judgement: facet.judge(facts, { nowMs: deps.clock.now() }), refusals };
}

const texts = {
  about: { en: '{what} of the user', zh: '用户的{what}' },
} satisfies Record<string, Text>;

function refusedCheck(platform: string, refusal: UserLook['refusals'][number], facets: PlatformFacets, deps: Deps): CheckResult {
  return {
    id: `${platform}/${refusal.endpoint}`,
    vendor: platform,
    stage: refusal.endpoint,
    state: 'fail',
    title: render(texts.about, deps.lang, { what: refusal.title[deps.lang] }),
    ...failureOf(refusal, facets.catalogue, deps),
  };
}

/** A user in the user's language, tokens masked. */
function shownUser(
  platform: string,
  name: string,
  { facts, judgement }: UserLook,
  facet: UserFacet,
  showTokens: boolean,
  lang: Lang,
): UserResult {
  const { doNotDisturb: quiet } = facts;
  return {
    kind: 'user',
    platform,
    displayName: platformDisplayName(platform),
    user: cleanText(name),
    state: facts.state ?? 'unknown',
    ...(facts.said === undefined ? {} : { said: cleanText(facts.said) }),
    canPush: judgement.canPush,
    axes: userAxes(facts, judgement),
    ...(facts.devices
      ? {
          devices: facts.devices.map(({ id, name: label, system, online, said }) => ({
            ...(id === undefined ? {} : { id: cleanText(id) }),
            ...(label === undefined ? {} : { name: cleanText(label) }),
            ...(system === undefined ? {} : { system }),
            ...(online === undefined ? {} : { online }),
            ...(said === undefined ? {} : { said: cleanText(said) }),
          })),
        }
      : {}),
    ...(facts.bindings ? { bindings: facts.bindings.map((binding) => shownBinding(binding, showTokens)) } : {}),
    ...(quiet
      ? {
          doNotDisturb: {
            said: cleanText(quiet.said),
            ...(quiet.active === undefined ? {} : { active: quiet.active }),
            ...(quiet.untilMs === undefined ? {} : { until: new Date(quiet.untilMs).toISOString() }),
          },
        }
      : {}),
    ...(facts.pushMode === undefined ? {} : { pushMode: cleanText(facts.pushMode) }),
    ...(facts.displayStyle === undefined ? {} : { displayStyle: facts.displayStyle }),
    ...(facts.pushNickname === undefined ? {} : { pushNickname: cleanText(facts.pushNickname) }),
    ...(facts.waitingMessages === undefined ? {} : { waitingMessages: facts.waitingMessages }),
    stops: judgement.stops.map(({ id, step, severity, text, data, fix, source, confidence }) => ({
      id,
      step,
      severity,
      text: render(text, lang, data),
      fix: render(fix, lang, data),
      docs: source,
      confidence,
    })),
    notOffered: facet.notOffered.map(({ what, text }) => ({ what, text: text[lang] })),
    notes: judgement.notes.map(({ text, data }) => render(text, lang, data)),
  };
}

/** The two axes of an offline-push test for a user: would the platform push, and is there a phone to push to. */
export function userAxes(facts: UserFacts, { canPush }: UserJudgement): UserResult['axes'] {
  const bound = facts.bindings;
  return {
    push: canPush === 'yes' ? 'normal' : canPush === 'no' ? 'abnormal' : 'unknown',
    device:
      bound === undefined
        ? facts.exists === false || facts.state === 'logged-out' || facts.state === 'unknown-user'
          ? 'abnormal'
          : 'not-looked'
        : bound.length === 0 || facts.notificationsOn === false
          ? 'abnormal'
          : 'normal',
  };
}

export interface LossRequest extends SetupRequest, NetworkRequest {
  platform: string;
  /** How far back, milliseconds. */
  sinceMs: number;
}

/** The platform's loss statistics. @throws {PushCheckError} `ERR_UNSUPPORTED` when it has none. */
export async function* loss(request: LossRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const { setup, facets } = await openPlatform(request, [], deps);
  let transport: Transport | undefined;
  try {
    const id = facets.platform.id as PlatformId;
    const { lossFacet } = (await facets.platform.loss?.()) ?? {};
    if (!lossFacet)
      throw new PushCheckError(
        'ERR_UNSUPPORTED',
        { en: '{platform} has no loss statistics that can be asked for.', zh: '{platform} 没有可供查询的损耗统计。' },
        {
          data: { platform: facets.platform.displayName },
          fix: {
            en: 'Only Tencent IM offers them; look at one user with `push-check user`.',
            zh: '仅腾讯云 IM 提供；可用 `push-check user` 查看单个用户。',
          },
        },
      );
    const maxMs = lossFacet.maxRangeSeconds * 1000;
    if (request.sinceMs > maxMs)
      throw new PushCheckError(
        'ERR_USAGE',
        {
          en: '{platform} tells the losses of at most {days} days at once.',
          zh: '{platform} 一次最多查询 {days} 天的损耗统计。',
        },
        {
          data: { platform: facets.platform.displayName, days: maxMs / 86_400_000 },
          fix: { en: 'Ask for less: `--loss {days}d`.', zh: '请缩短范围：`--loss {days}d`。' },
        },
      );
    const { account } = await setup.platformAccount(id);
    transport = await openTransport(request, setup, deps);
    const { timeoutMs } = await networkSettings(request, setup, deps);
    const ask = createQuerier({ adapter: facets.adapter, catalogue: facets.catalogue, account, transport, timeoutMs }, deps);
    // Whole seconds: rounding apart would ask for more than the platform allows.
    const toMs = Math.floor(deps.clock.now() / 1000) * 1000;
    const fromMs = toMs - request.sinceMs;
    const outcome = await ask({
      request: (access, context) => lossFacet.request({ fromMs, toMs }, account, access, context),
      read: (response, context) => lossFacet.read(response, context),
    });
    if (outcome.kind === 'refused') {
      const title = { en: 'loss statistics', zh: '推送损耗统计' };
      yield { type: 'check', check: refusedCheck(id, { ...outcome, endpoint: 'loss', title }, facets, deps) };
      return;
    }
    const result: LossResult = {
      kind: 'loss',
      platform: id,
      displayName: platformDisplayName(id),
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      rows: outcome.reading.rows
        .toSorted((a, b) => b.count - a.count)
        .map(({ vendor, code, count, said, from }) => {
          const meaning = Object.hasOwn(lossFacet.meanings, code) && from === 'platform' ? lossFacet.meanings[code] : undefined;
          return {
            ...(vendor === undefined ? {} : { vendor }),
            code: cleanText(code),
            count,
            ...(said === undefined ? {} : { said: cleanText(said) }),
            from,
            ...(meaning
              ? {
                  explanation: {
                    title: meaning.title[deps.lang],
                    cause: meaning.cause[deps.lang],
                    fix: meaning.fix[deps.lang],
                    docs: facets.catalogue.docs,
                    confidence: 'A',
                  },
                }
              : {}),
          };
        }),
    };
    yield { type: 'result', result };
  } finally {
    await transport?.close();
    await setup.close();
  }
}
