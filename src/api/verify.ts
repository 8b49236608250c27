import { accessOf, type AccessToken } from '../core/adapter.ts';
import type { AccountBase } from '../core/account.ts';
import type { CheckResult } from '../core/check.ts';
import { dayIn } from '../core/clock.ts';
import { createAuthority } from '../core/engine.ts';
import type { BodyEvent } from '../core/events.ts';
import { PushCheckError } from '../core/errors.ts';
import { explainJudgement } from '../core/explain.ts';
import { TransportError, type HttpRequest, type HttpResponse, type Transport } from '../core/http.ts';
import { judgeAnswer, judgeTransportError, type Judgement } from '../core/judge.ts';
import { runRules } from '../core/lint.ts';
import { cleanText, rawLimit, rawStart } from '../core/redact.ts';
import { render, type Text, type TextData } from '../core/text.ts';
import type { Deps } from './deps.ts';
import { openSetup, type ReadyAccount, type SetupRequest } from './setup.ts';
import { networkSettings, openTransport, type NetworkRequest, type NetworkSettings } from './transport.ts';
import { findPlatform, loadPlatform, platformNames, type PlatformFacets } from './platforms.ts';
import { loadForSend, vendorId, vendorNames, type SendFacets } from './vendors.ts';

export interface VerifyRequest extends SetupRequest, NetworkRequest {
  /** Vendors and platforms. Empty: everything that is configured. */
  vendors: readonly string[];
  /** Look at the credentials' form only. */
  offline: boolean;
}

const titles = {
  config: { en: 'credentials are complete and well-formed', zh: '凭据完整且格式正确' },
  dns: { en: 'host name {host}', zh: '域名 {host}' },
  tcp: { en: 'connection to {host}', zh: '连接 {host}' },
  proxy: { en: 'tunnel through the proxy to {host}', zh: '经代理到 {host} 的隧道' },
  tls: { en: 'TLS with {host}', zh: '与 {host} 的 TLS 握手' },
  clock: { en: 'local clock against the vendor’s', zh: '本机时钟与厂商时钟对比' },
  auth: { en: 'auth call', zh: '鉴权请求' },
  check: { en: 'credential check (a query that sends nothing)', zh: '凭据检查（只查询，不发送）' },
  probe: { en: 'probe push to a token that cannot exist', zh: '向不存在的 token 发送探测推送' },
} satisfies Record<string, Text>;

const texts = {
  cleartext: { en: 'The endpoint is http:, there is no TLS.', zh: '接口为 http:，没有 TLS。' },
  notReached: { en: 'Not looked: an earlier stage failed.', zh: '未检查：前面的环节已失败。' },
  offline: { en: 'Not looked: --offline.', zh: '未检查：指定了 --offline。' },
  addresses: { en: 'resolves to {list}', zh: '解析为 {list}' },
  tlsDetail: {
    en: '{version}, {alpn}, certificate of {subject}, issued by {issuer}, valid until {until}',
    zh: '{version}，{alpn}，证书属于 {subject}，由 {issuer} 签发，有效期至 {until}',
  },
  issuer: { en: 'The certificate shown is of {subject}, issued by {issuer}.', zh: '对端出示的证书属于 {subject}，由 {issuer} 签发。' },
  clockRight: { en: 'the difference is {seconds} s', zh: '相差 {seconds} 秒' },
  clockWrong: { en: 'The local clock is {seconds} s {direction} the vendor’s.', zh: '本机时钟比厂商时钟{direction} {seconds} 秒。' },
  clockCause: {
    en: 'Signatures and provider tokens carry a time; vendors refuse it when it is too far off (OPPO 10 minutes, FCM and APNs less than an hour).',
    zh: '签名与令牌都带有时间；偏差过大时厂商会拒绝（OPPO 10 分钟，FCM 与 APNs 不到一小时）。',
  },
  clockFix: { en: 'Synchronise the clock (NTP) and verify again.', zh: '请同步时钟（NTP）后重新验证。' },
  noDate: { en: 'The answer carried no Date header.', zh: '应答中没有 Date 头。' },
  tokenFor: { en: 'an access token was granted, valid for {minutes} minutes', zh: '已获得访问令牌，有效期 {minutes} 分钟' },
  noAuth: { en: 'there is no auth call: the secret travels with every request', zh: '没有鉴权接口：密钥随每次请求发送' },
  fine: { en: 'refused with {code} as it should be: the credential is accepted', zh: '如预期返回 {code}：说明凭据有效' },
  otherReason: { en: 'refused with {code}, which is not about the credential: it is accepted', zh: '返回 {code}，与凭据无关：凭据有效' },
  answered: { en: 'answered: the credential is accepted', zh: '已应答：凭据有效' },
  early: { en: 'behind', zh: '慢' },
  late: { en: 'ahead of', zh: '快' },
} satisfies Record<string, Text>;

/** Error classes that put the credential itself, or the way to the vendor, in doubt. */
const aboutCredential = new Set<string>(['credential', 'clock', 'permission', 'network', 'server', 'app-state']);

/** More than this is told; vendors differ in what they forgive. */
const clockWarnMs = 60_000;
/** More than this is the cause of refused signatures at one vendor or another. */
const clockFailMs = 300_000;

/** Checks credentials stage by stage and names the stage that failed. */
export async function* verify(request: VerifyRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const through = request.vendors.map(findPlatform).filter((id) => id !== undefined);
  const wanted = request.vendors.filter((name) => findPlatform(name) === undefined).map(vendorId);
  const setup = await openSetup(request, wanted, deps, through);
  let transport: Transport | undefined;
  try {
    const named = request.vendors.length > 0;
    const ids = named ? wanted : vendorNames.map((vendor) => vendor.id).filter((id) => setup.accounts[id]);
    const platformIds = named ? through : platformNames.map((platform) => platform.id).filter((id) => setup.platforms[id]);
    if (ids.length + platformIds.length === 0)
      throw new PushCheckError(
        'ERR_CONFIG_MISSING',
        { en: 'No vendor is configured.', zh: '尚未配置任何厂商。' },
        {
          fix: {
            en: 'Run `push-check init`, or try without an account: `push-check verify --sandbox`.',
            zh: '请运行 `push-check init`；没有账号时可先试 `push-check verify --sandbox`。',
          },
        },
      );
    const settings = await networkSettings(request, setup, deps);
    if (!request.offline) transport = await openTransport(request, setup, deps);
    for (const id of ids) {
      if (deps.signal.aborted) return;
      yield* verifyService(id, vendorToVerify(await loadForSend(id)), await setup.account(id), setup.locate, transport, settings, deps);
    }
    for (const id of platformIds) {
      if (deps.signal.aborted) return;
      const facets = platformToVerify(await loadPlatform(id));
      yield* verifyService(id, facets, await setup.platformAccount(id), setup.locate, transport, settings, deps);
    }
  } finally {
    await transport?.close();
    await setup.close();
  }
}

/** What verifying needs of a vendor or platform. */
export interface Verifiable extends Pick<SendFacets, 'adapter' | 'catalogue' | 'rules'> {
  section: 'vendors' | 'platforms';
  /** A send request that is never sent: it tells the hosts. */
  sample(account: AccountBase, access: AccessToken | undefined, nowMs: number): HttpRequest;
}

export function vendorToVerify(facets: SendFacets): Verifiable {
  const { adapter, catalogue, rules } = facets;
  return {
    adapter,
    catalogue,
    rules,
    section: 'vendors',
    sample(account, access, nowMs) {
      const { wire } = facets.toWire({ title: 'x', body: 'x' }, account, { day: dayIn(adapter.meta.zone, nowMs) });
      return adapter.prepareSend(wire, account, { validateOnly: false })([facets.tokenFacet.examples[0] ?? ''], access, { nowMs });
    },
  };
}

export function platformToVerify(facets: PlatformFacets): Verifiable {
  const { adapter, catalogue, rules } = facets;
  return {
    adapter,
    catalogue,
    rules,
    section: 'platforms',
    sample(account, access, nowMs) {
      const day = dayIn(adapter.meta.zone, nowMs);
      const { wire } = facets.toWire({ title: 'x', body: 'x' }, account, { day, via: facets.vias[0], hints: () => undefined });
      return adapter.prepareSend(wire, account, { validateOnly: false })(['x'], access, { nowMs });
    },
  };
}

export async function* verifyService(
  id: string,
  facets: Verifiable,
  { account }: ReadyAccount,
  locate: (pointer: string) => { file?: string; line?: number; column?: number } | undefined,
  transport: Transport | undefined,
  settings: NetworkSettings,
  deps: Deps,
): AsyncGenerator<BodyEvent> {
  const { adapter, catalogue } = facets;
  const access = accessOf(adapter.access, account);
  const { lang } = deps;
  const t = (text: Text, data?: TextData) => render(text, lang, data);
  const check = (stage: string, state: CheckResult['state'], title: Text, more: Partial<CheckResult> = {}, data?: TextData): BodyEvent => ({
    type: 'check',
    check: {
      id: `${id}/${stage}${more.id === undefined ? '' : `/${more.id}`}`,
      vendor: id,
      stage,
      state,
      title: t(title, data),
      ...omitId(more),
    },
  });
  const nowMs = deps.clock.now();
  const day = dayIn(adapter.meta.zone, nowMs);
  const findings = runRules(facets.rules, ['account'], { account, day, nowMs }, { lang, locateAccount: locate, section: facets.section });
  for (const finding of findings) yield { type: 'finding', finding };
  const wrong = findings.some((finding) => finding.severity === 'error');
  yield check('config', wrong ? 'fail' : 'pass', titles.config, {});
  if (!transport) {
    const requests = await plannedRequests(facets, account, deps).catch(() => []);
    const host = [...new Set(requests.map(({ url }) => (URL.canParse(url) ? new URL(url).host : '')))].join(', ') || '-';
    for (const stage of ['dns', 'tcp', 'tls', 'clock', 'auth'] as const)
      yield check(stage, 'not-looked', titles[stage], { detail: t(texts.offline) }, { host });
    return;
  }

  // The way to every host the vendor is reached at.
  const requests = await plannedRequests(facets, account, deps);
  const origins = new Map(requests.map((request) => [new URL(request.url).origin, request]));
  let broken = false;
  for (const [origin, request] of origins) {
    deps.progress({ type: 'stage', vendor: id, stage: origin });
    const failed = yield* walk(origin, request);
    broken ||= failed;
  }
  const credentialStage = access.kind === 'exchange' || !adapter.probe ? 'auth' : 'probe';
  if (broken) {
    yield check('clock', 'not-looked', titles.clock, { detail: t(texts.notReached) });
    yield check(credentialStage, 'not-looked', titles[credentialStage], { detail: t(texts.notReached) });
    return;
  }

  // The clock is read from the Date header of the vendor's first answer, and told before the answer itself.
  let clockTold = false;
  const tellClock = function* (response: HttpResponse | undefined, receivedAtMs: number): Generator<BodyEvent> {
    if (clockTold || !response) return;
    clockTold = true;
    const server = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(server)) {
      yield check('clock', 'unknown', titles.clock, { detail: t(texts.noDate) });
      return;
    }
    const skew = receivedAtMs - server;
    const seconds = Math.round(Math.abs(skew) / 1000);
    if (Math.abs(skew) <= clockWarnMs) yield check('clock', 'pass', titles.clock, { detail: t(texts.clockRight, { seconds }) });
    else
      yield check('clock', Math.abs(skew) > clockFailMs ? 'fail' : 'warn', titles.clock, {
        detail: t(texts.clockWrong, { seconds, direction: t(skew > 0 ? texts.late : texts.early) }),
        cause: t(texts.clockCause),
        fix: t(texts.clockFix),
      });
  };
  const seen: { response?: HttpResponse; receivedAtMs: number } = { receivedAtMs: nowMs };
  const hooks = {
    onAccess: (access: { value: string }) => deps.redactor.add(access.value),
    onResponse: (_endpoint: string, response: HttpResponse, receivedAtMs: number) => {
      seen.response = response;
      seen.receivedAtMs = receivedAtMs;
    },
  };
  const authority = createAuthority({
    adapter,
    account,
    catalogue,
    clock: deps.clock,
    transport,
    hooks,
    signal: deps.signal,
    options: { timeoutMs: settings.timeoutMs },
  });
  const startedMs = deps.clock.now();
  const granted = await authority.get();
  const ms = deps.clock.now() - startedMs;
  yield* tellClock(seen.response, seen.receivedAtMs);
  if (!granted.ok) {
    yield check('auth', 'fail', titles.auth, { ms, ...failure(granted.judgement, granted.extra.raw) });
    return;
  }
  if (access.kind === 'exchange') {
    const minutes = granted.access ? Math.round((granted.access.expiresAtMs - deps.clock.now()) / 60_000) : 0;
    yield check('auth', 'pass', titles.auth, { ms, detail: t(texts.tokenFor, { minutes }) });
  }

  if (adapter.credentialCheck) {
    const { credentialCheck } = adapter;
    const request = credentialCheck.request(account, granted.access, { nowMs: deps.clock.now() });
    yield* judge(
      'auth',
      titles.check,
      request,
      (response) => credentialCheck.read(response, { nowMs: deps.clock.now() }),
      credentialCheck.credentialFineCodes,
    );
  } else if (adapter.probe) {
    const { probe } = adapter;
    const request = adapter.prepareSend(probe.wire(account), account, { validateOnly: adapter.meta.validateOnly })(
      [probe.target],
      granted.access,
      { nowMs: deps.clock.now() },
    );
    yield* judge(
      'probe',
      titles.probe,
      request,
      (response) => adapter.readSend(response, [probe.target], { nowMs: deps.clock.now() })[0] ?? { ok: 'unreadable' },
      probe.credentialFineCodes,
    );
  } else if (access.kind === 'none') yield check('auth', 'not-applicable', titles.auth, { detail: t(texts.noAuth) });
  return;

  async function* judge(
    stage: 'auth' | 'probe',
    title: Text,
    request: HttpRequest,
    read: (response: HttpResponse) => Parameters<typeof judgeAnswer>[0],
    fineCodes: readonly string[],
  ): AsyncGenerator<BodyEvent> {
    const begunMs = deps.clock.now();
    try {
      const response = await (transport as Transport).request(request, { signal: deps.signal, timeoutMs: settings.timeoutMs });
      const endedMs = deps.clock.now();
      yield* tellClock(response, endedMs);
      const judgement = judgeAnswer(read(response), request.endpoint, response.status, catalogue);
      const accepted = judgement.status === 'accepted' || judgement.status === 'validated';
      if (accepted) yield check(stage, 'pass', title, { ms: endedMs - begunMs, detail: t(texts.answered) });
      else if (judgement.entry && judgement.catalogue === catalogue && !aboutCredential.has(judgement.entry.class))
        // The vendor knew the credential and refused for another reason; what reason belongs to a send, not to a credential.
        yield check(stage, 'pass', title, { ms: endedMs - begunMs, detail: t(texts.otherReason, { code: judgement.code ?? '' }) });
      else if (judgement.code !== undefined && fineCodes.includes(judgement.code))
        yield check(stage, 'pass', title, { ms: endedMs - begunMs, detail: t(texts.fine, { code: judgement.code }) });
      else
        yield check(stage, 'fail', title, {
          ms: endedMs - begunMs,
          ...failure(judgement, judgement.catalogue === catalogue ? undefined : response.body),
        });
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      yield check(stage, 'fail', title, {
        ms: deps.clock.now() - begunMs,
        ...failure(judgeTransportError(error, catalogue, request.endpoint)),
      });
    }
  }

  /** DNS, TCP, proxy and TLS of one origin; true when one failed. */
  async function* walk(origin: string, request: HttpRequest): AsyncGenerator<BodyEvent, boolean> {
    const { probeOrigin } = await import('../net/probe.ts');
    const host = new URL(origin).host;
    // With a proxy it is the proxy that is looked up and connected to.
    const proxyHost =
      settings.proxy === undefined
        ? undefined
        : settings.proxy
            .replace(/^[a-z]+:\/\//i, '')
            .replace(/^.*@/, '')
            .replace(/\/.*$/, '');
    const hostOf = (stage: string) => (proxyHost !== undefined && (stage === 'dns' || stage === 'tcp') ? proxyHost : host);
    const stages = await probeOrigin(origin, {
      ...(settings.proxy === undefined ? {} : { proxy: settings.proxy }),
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
      ...(request.clientCertificate === undefined ? {} : { clientCertificate: request.clientCertificate }),
      protocol: request.protocol,
      timeoutMs: Math.min(settings.timeoutMs, 10_000),
      signal: deps.signal,
    });
    for (const stage of stages) {
      const { certificate, addresses, version, alpn } = stage.detail;
      const about = certificate
        ? {
            subject: cleanText(certificate.subject),
            issuer: cleanText(certificate.issuer),
            until: new Date(certificate.validToMs).toISOString().slice(0, 10),
          }
        : undefined;
      const ms = Math.round(stage.ms);
      if (stage.ok) {
        const detail =
          stage.stage === 'dns' && addresses
            ? t(texts.addresses, { list: addresses.slice(0, 4).join(', ') })
            : stage.stage === 'tls' && about
              ? t(texts.tlsDetail, { ...about, version: version ?? '', alpn: alpn ?? 'HTTP/1.1' })
              : undefined;
        yield check(
          stage.stage,
          'pass',
          titles[stage.stage],
          { id: hostOf(stage.stage), ms, ...(detail === undefined ? {} : { detail }) },
          { host: hostOf(stage.stage) },
        );
      } else {
        const judgement = stage.error ? judgeTransportError(stage.error, catalogue, request.endpoint) : undefined;
        const shown = judgement ? failure(judgement) : {};
        const detail = [shown.detail, about ? t(texts.issuer, about) : undefined].filter((part) => part !== undefined).join(' ');
        yield check(
          stage.stage,
          'fail',
          titles[stage.stage],
          { id: hostOf(stage.stage), ms, ...shown, ...(detail === '' ? {} : { detail }), unreachable: true },
          { host: hostOf(stage.stage) },
        );
        return true;
      }
    }
    if (origin.startsWith('http:')) yield check('tls', 'not-applicable', titles.tls, { id: host, detail: t(texts.cleartext) }, { host });
    return false;
  }

  function failure(judgement: Judgement, raw?: string): Partial<CheckResult> {
    const explanation = explainJudgement(judgement, catalogue.docs, lang);
    const detail = [
      judgement.vendorMessage === undefined ? undefined : deps.redactor.redact(cleanText(judgement.vendorMessage)),
      explanation?.title,
    ]
      .filter((part) => part !== undefined)
      .join(' — ');
    return {
      ...(judgement.code === undefined ? {} : { code: cleanText(judgement.code) }),
      ...(detail === '' ? {} : { detail }),
      ...(explanation ? { cause: explanation.cause, fix: explanation.fix, docs: explanation.docs } : {}),
      ...(raw === undefined ? {} : { raw: rawStart(deps.redactor.redact(raw.slice(0, rawLimit))) }),
      ...(judgement.status === 'unreachable' || judgement.status === 'unknown' ? { unreachable: true } : {}),
    };
  }
}

function omitId(more: Partial<CheckResult>): Partial<CheckResult> {
  const { id: _id, ...rest } = more;
  return rest;
}

/** The requests whose hosts are walked to: auth, and send. */
async function plannedRequests(facets: Verifiable, account: AccountBase, deps: Deps): Promise<HttpRequest[]> {
  const { adapter } = facets;
  const access = accessOf(adapter.access, account);
  const context = { nowMs: deps.clock.now() };
  const requests: HttpRequest[] = [];
  if (access.kind === 'exchange') requests.push(await access.request(account, context));
  if (adapter.credentialCheck) requests.push(adapter.credentialCheck.request(account, undefined, context));
  requests.push(facets.sample(account, access.kind === 'none' ? undefined : { value: 'x', expiresAtMs: Infinity }, context.nowMs));
  return requests;
}
