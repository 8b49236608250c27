import { askedPhases } from '../checks/ask.ts';
import { answerStep, applies, inOrder, waitsForPerson, type StepResult } from '../checks/run.ts';
import { rank, type Ranking } from '../checks/ranking.ts';
import { isStopped, stopRule } from '../checks/stop.ts';
import type { AccountBase } from '../core/account.ts';
import type { Binding } from '../core/binding.ts';
import type { PlainAccess } from '../core/adapter.ts';
import type { CheckResult } from '../core/check.ts';
import { dayIn } from '../core/clock.ts';
import { createAuthority, runEngine } from '../core/engine.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';
import type { RecordedExchange } from '../core/har.ts';
import { TransportError, type HttpResponse, type Transport } from '../core/http.ts';
import { runRules, wireFindings } from '../core/lint.ts';
import { cleanText, maskToken } from '../core/redact.ts';
import type { DiagnosisResult } from '../core/result.ts';
import { symptoms, type Evidence, type PlatformEvidence, type PushEvidence, type Step, type Symptom } from '../core/step.ts';
import { render, type Text } from '../core/text.ts';
import { judgeToken } from '../core/token.ts';
import type { Deps } from './deps.ts';
import type { PlatformSide } from './diagnose-platform.ts';
import type { AnswerWord, DiagnoseRequest, Person } from './diagnose-request.ts';
import { readOrDemo } from './message.ts';
import { openSetup, type NamedDevice, type ReadyAccount, type Setup } from './setup.ts';
import { tokenId } from './token-id.ts';
import { networkSettings, openTransport } from './transport.ts';
import { vendorToVerify, verifyService } from './verify.ts';
import { loadForSend, vendorId, vendorNames, vendors, type SendFacets, type VendorId } from './vendors.ts';

export type { AnswerWord, DiagnoseRequest, Person } from './diagnose-request.ts';

export const symptomTexts: Record<Symptom, Text> = {
  'nothing-arrives': { en: 'nothing ever arrives, on all phones', zh: '所有手机都从未收到过' },
  'one-vendor-only': { en: 'nothing arrives on one vendor’s phones only', zh: '只有某一品牌的手机收不到' },
  'console-works-message-does-not': { en: 'a console test arrives, the real message does not', zh: '控制台测试能收到，真实消息收不到' },
  'first-few-then-nothing': { en: 'the first few arrive, then nothing', zh: '前几条能收到，之后就没有了' },
  'late-or-occasional': { en: 'it arrives late or only sometimes', zh: '延迟到达，或时有时无' },
  'silent-in-drawer': { en: 'only in the drawer: no sound, banner or lock screen', zh: '只在通知栏静默出现，没有声音、横幅或锁屏提示' },
  'only-when-app-alive': { en: 'only while the app is alive', zh: '只有应用存活时才收到' },
  'wrong-user-or-after-logout': { en: 'for the wrong user, or after logout', zh: '推给了错误的用户，或退出登录后仍收到' },
  'text-wrong': { en: 'it arrives, but the text is wrong', zh: '能收到，但内容不对' },
  'click-wrong': { en: 'the tap does not open the page', zh: '点击后没有打开目标页面' },
  'release-only': { en: 'works in debug, not in release', zh: '调试包正常，正式包收不到' },
  'new-phones-only': { en: 'fails only on new phones or new Android versions', zh: '只在新手机或新版 Android 上失败' },
};

/**
 * Runs the checklist for one device: what the tool can answer it answers, cheapest first, and stops early; what only a person knows is asked.
 * Ends in a ranked verdict.
 */
export async function* diagnose(request: DiagnoseRequest, deps: Deps, person?: Person): AsyncGenerator<BodyEvent> {
  if (request.bundle === undefined) {
    yield* walkThrough(request, deps, person, () => undefined);
    return;
  }
  const kept: Kept = { exchanges: [], events: [], answers: request.answers };
  try {
    for await (const event of walkThrough(
      request,
      deps,
      person,
      (more) => Object.assign(kept, more),
      (exchange) => kept.exchanges.push(exchange),
    )) {
      kept.events.push(event);
      yield event;
    }
  } finally {
    // Interrupted or not: what was learnt is in the bundle.
    await writeBundle(request.bundle, kept, request, deps);
  }
}

/** What the bundle is made of. */
interface Kept {
  exchanges: RecordedExchange[];
  events: BodyEvent[];
  answers: Readonly<Record<string, AnswerWord>>;
  token?: string;
  settings?: unknown;
}

async function writeBundle(path: string, kept: Kept, request: DiagnoseRequest, deps: Deps): Promise<void> {
  const [{ toHar, textMasker }, { zip }, { writeOutput }] = await Promise.all([
    import('../core/har.ts'),
    import('../lib/zip.ts'),
    import('./output-file.ts'),
  ]);
  const redact = (text: string) => deps.redactor.redact(text);
  const tokens = kept.token === undefined || request.showTokens ? [] : [kept.token];
  const mask = textMasker({ redact, tokens });
  const json = (value: unknown) => mask(`${JSON.stringify(value, undefined, 2)}\n`);
  const of = (type: BodyEvent['type']) => kept.events.filter((event) => event.type === type);
  const written = await writeOutput(
    path,
    zip({
      'report.json': json({
        schema: 'push-check/report@1',
        results: of('result').map((event) => (event.type === 'result' ? event.result : undefined)),
        findings: of('finding').map((event) => (event.type === 'finding' ? event.finding : undefined)),
        checks: of('check').map((event) => (event.type === 'check' ? event.check : undefined)),
      }),
      'config.json': json(kept.settings ?? []),
      'versions.json': json(request.versions ?? {}),
      'answers.json': json(kept.answers),
      'exchanges.har': `${JSON.stringify(toHar(kept.exchanges, { version: request.versions?.['push-check'] ?? '', redact, tokens }), undefined, 1)}\n`,
    }),
    deps,
  );
  deps.progress({ type: 'note', text: written });
}

async function* walkThrough(
  request: DiagnoseRequest,
  deps: Deps,
  person: Person | undefined,
  keep: (more: Partial<Kept>) => void,
  tap?: (exchange: RecordedExchange) => void,
): AsyncGenerator<BodyEvent> {
  const named = request.vendor === undefined ? [] : [vendorId(request.vendor)];
  // A folder that is not there is found out before anything is asked or sent.
  if (request.project !== undefined) await (await import('./scan.ts')).requireFolder(request.project, deps);
  const side = request.platform === undefined ? undefined : await openPlatformSide(request, request.platform, deps);
  const setup = side?.setup ?? (await openSetup({ ...request, lenient: true }, named, deps));
  let transport: Transport | undefined;
  try {
    if (side) await (await import('./diagnose-platform.ts')).lookThrough(side, request, deps, tap);
    const subject = side ? await subjectBehind(request, named, setup, side) : subjectOf(request, named, setup);
    if (side) await (await import('./diagnose-platform.ts')).classifyHandedOn(side, subject.vendor);
    if (request.bundle !== undefined)
      keep({ ...(subject.token === undefined ? {} : { token: subject.token }), settings: await maskedSettings(setup) });
    const { steps } = await import('../checks/index.ts');
    const wanted = chooseSteps(inOrder(steps), request);
    const facets = subject.vendor === undefined ? undefined : withOneToken(await loadForSend(subject.vendor));
    const evidence = facets
      ? await firstEvidence(request, subject, facets, setup, deps, person)
      : await platformOnly(request, side as PlatformSide, deps, person);
    if (side) evidence.now = { ...evidence.now, platform: side.evidence, findings: [...evidence.now.findings, ...side.findings] };
    if (request.project !== undefined)
      evidence.now = { ...evidence.now, project: await evidenceOfProject(request.project, evidence.now, setup, deps) };
    const ready = subject.vendor === undefined ? undefined : setup.accounts[subject.vendor];
    const results = new Map<string, StepResult>();
    const walk = () => {
      for (const step of wanted) {
        const rule = stopRule([...results.values()]);
        if (isStopped(rule, step)) continue;
        results.set(step.id, answerStep(step, evidence.now));
      }
    };

    if (ready && facets) {
      transport = await openTransport(request, setup, deps, tap);
      const stages = await stagesOf(facets, ready, setup, transport, request, deps);
      const connectOnly = request.stopAfter === 'connect';
      evidence.now = {
        ...evidence.now,
        stages: connectOnly ? stages.filter((stage) => !['clock', 'auth', 'probe'].includes(stage.stage)) : stages,
      };
    }
    walk();
    const early = stopRule([...results.values()]);
    const mayJudge = early === undefined && request.send && request.stopAfter !== 'auth' && request.stopAfter !== 'connect';
    if (mayJudge && ready && facets && transport && subject.token !== undefined && !deps.signal.aborted) {
      await sendOnce(subject, facets, ready, evidence, transport, setup, deps);
      await followUp(facets, ready, evidence, transport, setup, deps);
      results.clear();
      walk();
    }
    if (person && !deps.signal.aborted) await askPerson(wanted, results, evidence, person, deps, walk);
    keep({ answers: evidence.now.answers });
    for (const step of wanted) {
      const result = results.get(step.id);
      if (result) yield { type: 'check', check: shownStep(result, evidence.now, deps) };
    }
    for (const finding of evidence.now.findings) yield { type: 'finding', finding };
    const ranking = rank([...results.values()], evidence.now);
    yield { type: 'result', result: shownDiagnosis(ranking, subject, evidence.now, [...results.values()], request, deps) };
  } finally {
    await transport?.close();
    await setup.close();
  }
}

/**
 * Makes local access tokens once for the whole diagnosis: APNs refuses a second provider token within twenty minutes on one connection, and the
 * probe and the test push share theirs.
 */
function withOneToken(facets: SendFacets): SendFacets {
  const made = new Map<string, ReturnType<Extract<PlainAccess<AccountBase>, { kind: 'local' }>['create']>>();
  const once = (access: PlainAccess<AccountBase>): PlainAccess<AccountBase> => {
    if (access.kind !== 'local') return access;
    return {
      kind: 'local',
      create: (account, context) => {
        const key = facets.adapter.accountKey(account);
        const known = made.get(key) ?? access.create(account, context);
        made.set(key, known);
        return known;
      },
    };
  };
  const { access } = facets.adapter;
  const shared: SendFacets['adapter']['access'] =
    access.kind === 'by-account' ? { kind: 'by-account', choose: (account) => once(access.choose(account)) } : once(access);
  return { ...facets, adapter: { ...facets.adapter, access: shared } };
}

interface Subject extends Partial<Omit<NamedDevice, 'vendor'>> {
  /** Absent: only the platform is known, not whose phone the user has. */
  vendor?: VendorId;
  name?: string;
}

async function openPlatformSide(request: DiagnoseRequest, platform: string, deps: Deps): Promise<PlatformSide> {
  const { openSide } = await import('./diagnose-platform.ts');
  return openSide({ ...request, platform }, deps);
}

/** Whose phone stands behind the platform's user: as named, or by the token that the platform has bound. */
async function subjectBehind(
  request: DiagnoseRequest,
  named: readonly VendorId[],
  setup: Setup,
  { evidence }: PlatformSide,
): Promise<Subject> {
  if (request.device !== undefined) return { ...setup.device(request.device), name: request.device };
  const [vendor] = named;
  if (vendor && request.token !== undefined) return { vendor, token: request.token };
  const bindings = [
    ...(evidence.bindingsBefore ?? evidence.facts.bindings ?? []),
    ...(evidence.trace?.binding ? [evidence.trace.binding] : []),
  ];
  const owned = await Promise.all(bindings.map(async (binding) => ({ ...binding, ...(await ownerOf(binding, vendor, setup)) })));
  const known = owned.filter((binding) => binding.vendor !== undefined && (vendor === undefined || binding.vendor === vendor));
  const bound = known.find((binding) => setup.accounts[binding.vendor ?? '']) ?? known[0];
  if (bound?.vendor !== undefined) return { vendor: vendorId(bound.vendor), token: bound.token };
  return vendor ? { vendor } : {};
}

/**
 * Whose token a binding is that does not say it: of a known device with this token, or of the account that the certificate is named by; else of the
 * vendor that was named, or of the only configured one whose tokens surely look so.
 */
async function ownerOf(binding: Binding, named: VendorId | undefined, setup: Setup): Promise<{ vendor?: VendorId }> {
  if (binding.vendor !== undefined || binding.token === '') return {};
  const device = Object.values(setup.devices).find(({ token }) => token === binding.token);
  if (device) return { vendor: device.vendor };
  const { vendorsOfCertificate } = await import('../checks/facts/platform-mismatch.ts');
  const accounts = Object.fromEntries(Object.entries(setup.accounts).map(([id, ready]) => [id, ready?.account]));
  const byName = vendorsOfCertificate(binding.certificate, accounts).map(vendorId);
  const [byAccount] = byName;
  if (byAccount !== undefined && byName.length === 1) return { vendor: byAccount };
  const fits = await Promise.all(
    Object.keys(setup.accounts).map(async (id) => {
      const { tokenFacet } = await loadForSend(vendorId(id));
      return { id: vendorId(id), fit: judgeToken(binding.token, tokenFacet).fit };
    }),
  );
  const mayBe = fits.filter(({ fit }) => fit !== 'wrong' && fit !== 'odd').map(({ id }) => id);
  if (named !== undefined) return mayBe.includes(named) ? { vendor: named } : {};
  const [sure, ...others] = fits.filter(({ fit }) => fit === 'certain');
  return sure && others.length === 0 ? { vendor: sure.id } : {};
}

/** What is known when only the platform is: everything about the vendor is left out, not guessed. */
async function platformOnly(request: DiagnoseRequest, side: PlatformSide, deps: Deps, person: Person | undefined): Promise<Gathered> {
  const nowMs = deps.clock.now();
  const { message } = await readOrDemo(request.message, side.setup, deps, []);
  const symptom = await symptomOf(request, person, deps);
  return {
    now: {
      vendor: side.evidence.id,
      displayName: side.evidence.displayName,
      day: dayIn(side.facets.adapter.meta.zone, nowMs),
      nowMs,
      findings: [],
      answers: request.answers,
      message,
      ...(symptom === undefined ? {} : { symptom }),
    },
  };
}

/** What a scan of the app's project says about this vendor and platform; the sandbox's accounts are not the app's. */
async function evidenceOfProject(dir: string, { vendor, platform, message }: Evidence, setup: Setup, deps: Deps) {
  const ready = setup.sandbox ? [] : [...Object.entries(setup.accounts), ...Object.entries(setup.platforms)];
  const accounts = Object.fromEntries(ready.flatMap(([id, entry]) => (entry ? [[id, entry.account]] : [])));
  const { projectEvidence } = await import('./scan.ts');
  return await projectEvidence(
    { dir, vendor, accounts, ...(platform ? { platform: platform.id } : {}), ...(message ? { message } : {}) },
    deps,
  );
}

/** Whom the diagnosis is about. */
function subjectOf(request: DiagnoseRequest, named: readonly VendorId[], setup: Setup): Subject {
  if (request.device !== undefined) return { ...setup.device(request.device), name: request.device };
  const [vendor] = named;
  if (request.token !== undefined) {
    if (vendor) return { vendor, token: request.token };
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'A token alone does not say whose it is.', zh: '仅有 token 无法判断所属厂商。' },
      { fix: { en: 'Add `--vendor <id>`.', zh: '请加上 `--vendor <厂商>`。' } },
    );
  }
  const names = Object.keys(setup.devices).filter((name) => vendor === undefined || setup.devices[name]?.vendor === vendor);
  if (request.sandbox) {
    const name = `${vendor ?? 'xiaomi'}-ok`;
    return { ...setup.device(name), name };
  }
  const [only] = names;
  if (only !== undefined && names.length === 1) return { ...setup.device(only), name: only };
  if (vendor && names.length === 0) return { vendor };
  throw new PushCheckError(
    'ERR_USAGE',
    { en: 'Which device? Known: {known}.', zh: '请指定设备。已有：{known}。' },
    {
      data: { known: names.slice(0, 20).join(', ') || '-' },
      fix: {
        en: 'Name a device of the config (`push-check diagnose mi-14`), or give `--vendor <id> --token <token>`.',
        zh: '请给出配置中的设备（`push-check diagnose mi-14`），或使用 `--vendor <厂商> --token <token>`。',
      },
    },
  );
}

function chooseSteps(steps: readonly Step[], request: DiagnoseRequest): Step[] {
  const known = new Set(steps.flatMap((step) => [step.id, step.phase as string]));
  for (const id of [...request.only, ...request.skip, ...Object.keys(request.answers)])
    if (!known.has(id))
      throw new PushCheckError(
        'ERR_USAGE',
        { en: 'There is no step `{id}` in the checklist.', zh: '检查清单中没有步骤 `{id}`。' },
        { data: { id }, fix: { en: 'See `push-check diagnose --list`.', zh: '请看 `push-check diagnose --list`。' } },
      );
  const has = (list: readonly string[], step: Step) => list.includes(step.id) || list.includes(step.phase);
  return steps.filter((step) => (request.only.length === 0 || has(request.only, step)) && !has(request.skip, step));
}

/** The config as `config show` prints it: every setting with its source, secrets masked. */
async function maskedSettings(setup: Setup): Promise<unknown> {
  const { showConfig } = await import('../configfile/show.ts');
  const tables = await Promise.all(
    vendorNames.map(async ({ id }) => [id, (await (await vendors[id]()).account()).accountFacet.fields] as const),
  );
  return showConfig(setup.loaded, { fields: Object.fromEntries(tables) });
}

interface Gathered {
  now: Evidence;
}

/** What is known without network: config, token shape, message, lint. */
async function firstEvidence(
  request: DiagnoseRequest,
  subject: Subject,
  facets: SendFacets,
  setup: Setup,
  deps: Deps,
  person: Person | undefined,
): Promise<Gathered> {
  const nowMs = deps.clock.now();
  const day = dayIn(facets.adapter.meta.zone, nowMs);
  const vendor = facets.vendor.id;
  const ready = setup.accounts[vendor];
  const lint = { lang: deps.lang, displayName: facets.vendor.displayName, locateAccount: setup.locate };
  const findings: Finding[] = [];
  for (const problem of setup.loaded.problems) {
    if (setup.sandbox || (problem.vendor !== undefined && problem.vendor !== vendor)) continue;
    const { file, line, column, path } = problem;
    findings.push({
      ruleId: `config/${problem.id}`,
      severity: problem.severity,
      vendor: vendor,
      where: {
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
        path,
      },
      message: deps.redactor.redact(render(problem.text, deps.lang, problem.data)),
      fix: deps.redactor.redact(render(problem.fix, deps.lang, problem.data)),
      docs: facets.catalogue.docs,
    });
  }
  const given = await readOrDemo(request.message, setup, deps, [vendor]);
  const read = given.isDemo ? undefined : given;
  const { message } = given;
  const account = ready?.account;
  const result = facets.toWire(message, account, { day });
  if (read) findings.push(...wireFindings(vendor, message, result, facets.kinds, { ...lint, locate: read.locate }));
  findings.push(
    ...runRules(
      facets.rules,
      read ? ['message', 'wire', 'account'] : ['account'],
      {
        wire: result.wire,
        message,
        origin: result.origin,
        losses: result.losses,
        day,
        nowMs,
        ...(account ? { account } : {}),
        ...(subject.token === undefined ? {} : { target: subject.token, batch: { targets: [subject.token] } }),
      },
      { ...lint, ...(read ? { locate: read.locate } : {}) },
    ),
  );
  const symptom = await symptomOf(request, person, deps);
  const device = setup.loaded.config.devices[subject.name ?? ''];
  const verdict = subject.token === undefined ? undefined : judgeToken(subject.token, facets.tokenFacet);
  return {
    now: {
      vendor: vendor,
      displayName: facets.vendor.displayName,
      day,
      nowMs,
      findings,
      answers: request.answers,
      message,
      wire: result.wire,
      origin: result.origin,
      ...(account ? { account } : {}),
      ...(subject.token === undefined ? {} : { token: subject.token }),
      ...(verdict
        ? {
            tokenFit: {
              fit: verdict.fit,
              ...(verdict.mistake?.vendor === undefined ? {} : { otherVendor: verdict.mistake.vendor }),
              ...(verdict.mistake ? { text: verdict.mistake.text } : verdict.shape ? { text: verdict.shape.text } : {}),
            },
          }
        : {}),
      ...(symptom === undefined ? {} : { symptom }),
      ...(device
        ? {
            device: {
              ...(subject.name === undefined ? {} : { name: subject.name }),
              ...(device.android === undefined ? {} : { android: Number.parseInt(device.android, 10) }),
              ...(device.ios === undefined ? {} : { ios: device.ios }),
              ...(device.harmony === undefined ? {} : { harmony: device.harmony }),
              ...(device.model === undefined ? {} : { model: device.model }),
              ...(device.rom === undefined ? {} : { rom: device.rom }),
            },
          }
        : {}),
    },
  };
}

async function symptomOf(request: DiagnoseRequest, person: Person | undefined, deps: Deps): Promise<Symptom | undefined> {
  if (request.symptom !== undefined) {
    const found = symptoms.find((symptom) => symptom === request.symptom);
    if (found) return found;
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'There is no symptom `{symptom}`; known are {known}.', zh: '没有 `{symptom}` 这一现象；可用：{known}。' },
      { data: { symptom: request.symptom, known: symptoms.join(', ') } },
    );
  }
  return await person?.symptom(symptoms.map((id) => ({ id, text: symptomTexts[id][deps.lang] })));
}

/** The stages of `verify`, as evidence. */
async function stagesOf(
  facets: SendFacets,
  ready: ReadyAccount,
  setup: Setup,
  transport: Transport,
  request: DiagnoseRequest,
  deps: Deps,
): Promise<CheckResult[]> {
  const settings = await networkSettings(request, setup, deps);
  const stages: CheckResult[] = [];
  for await (const event of verifyService(facets.vendor.id, vendorToVerify(facets), ready, setup.locate, transport, settings, deps))
    if (event.type === 'check') stages.push(event.check);
  return stages;
}

/** One real test push (H1). */
async function sendOnce(
  subject: Subject,
  facets: SendFacets,
  ready: ReadyAccount,
  evidence: Gathered,
  transport: Transport,
  setup: Setup,
  deps: Deps,
): Promise<void> {
  const { adapter, catalogue } = facets;
  const token = subject.token ?? '';
  deps.progress({ type: 'stage', vendor: facets.vendor.id, stage: 'send' });
  const variant = adapter.variants?.of(token, ready.account, subject.platform === undefined ? {} : { platform: subject.platform });
  const account = variant === undefined || !adapter.variants ? ready.account : adapter.variants.apply(ready.account, variant);
  const { wire } =
    variant === undefined ? { wire: evidence.now.wire } : facets.toWire(evidence.now.message ?? {}, account, { day: evidence.now.day });
  const seen: { response?: HttpResponse; receivedAtMs: number } = { receivedAtMs: evidence.now.nowMs };
  for await (const delivery of runEngine({
    adapter,
    catalogue,
    account,
    wire,
    targets: [{ index: 0, token }],
    transport,
    clock: deps.clock,
    signal: deps.signal,
    random: deps.random,
    options: { concurrency: 1, batch: 1, retries: 1, timeoutMs: setup.send.timeoutMs ?? 30_000, validateOnly: false },
    hooks: {
      onWait: (wait) => deps.progress({ type: 'waiting', ...wait }),
      onAccess: (access) => deps.redactor.add(access.value),
      onResponse: (_endpoint, response, receivedAtMs) => Object.assign(seen, { response, receivedAtMs }),
    },
  })) {
    const { judgement } = delivery;
    const findings = seen.response
      ? runRules(
          facets.rules,
          ['response'],
          {
            response: {
              endpoint: 'send',
              status: seen.response.status,
              headers: seen.response.headers,
              body: seen.response.body,
              receivedAtMs: seen.receivedAtMs,
              mode: 'send',
            },
            account,
            wire,
            day: evidence.now.day,
            nowMs: seen.receivedAtMs,
          },
          { lang: deps.lang },
        )
      : [];
    evidence.now = {
      ...evidence.now,
      findings: [...evidence.now.findings, ...findings],
      push: {
        status: judgement.status,
        ...(judgement.code === undefined ? {} : { code: judgement.code }),
        ...(judgement.subCode === undefined ? {} : { subCode: judgement.subCode }),
        ...(judgement.entry === undefined ? {} : { errorClass: judgement.entry.class }),
        ...(judgement.vendorMessage === undefined
          ? {}
          : {
              vendorMessage: deps.redactor
                .redact(cleanText(judgement.vendorMessage))
                .replaceAll(token === '' ? '\u0000' : token, maskToken(token)),
            }),
        ...(judgement.messageId === undefined ? {} : { messageId: cleanText(judgement.messageId) }),
        ...(delivery.http === undefined ? {} : { http: delivery.http.status }),
      },
    };
  }
}

/** Asks the vendor what became of the test push, where it offers that; a trace that cannot be had is no finding. */
async function followUp(
  facets: SendFacets,
  ready: ReadyAccount,
  evidence: Gathered,
  transport: Transport,
  setup: Setup,
  deps: Deps,
): Promise<void> {
  const { push } = evidence.now;
  const facet = (await facets.vendor.trace?.())?.traceFacet;
  if (!facet?.offered || push?.status !== 'accepted' || push.messageId === undefined || deps.signal.aborted) return;
  deps.progress({ type: 'stage', vendor: evidence.now.vendor, stage: 'trace' });
  const timeoutMs = Math.min(setup.send.timeoutMs ?? 10_000, 10_000);
  const { adapter, catalogue } = facets;
  const granted = await createAuthority({
    adapter,
    account: ready.account,
    catalogue,
    clock: deps.clock,
    transport,
    signal: deps.signal,
    options: { timeoutMs },
  }).get();
  if (!granted.ok) return;
  if (granted.access) deps.redactor.add(granted.access.value);
  const context = { nowMs: deps.clock.now() };
  try {
    const response = await transport.request(facet.request(push.messageId, ready.account, granted.access, context), {
      signal: deps.signal,
      timeoutMs,
    });
    const reading = facet.read(response, push.messageId, context);
    if (reading.ok === true) evidence.now = { ...evidence.now, trace: { stage: reading.stage, counters: reading.counters } };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
  }
}

/** Asks what only a person knows, in the order that fits the complaint, until the cause is certain or the person has had enough. */
async function askPerson(
  wanted: readonly Step[],
  results: Map<string, StepResult>,
  evidence: Gathered,
  person: Person,
  deps: Deps,
  walk: () => void,
): Promise<void> {
  const phases = askedPhases[evidence.now.symptom ?? 'none'];
  const order = phases.flatMap((phase) => wanted.filter((step) => step.phase === phase));
  for (const step of order) {
    const result = results.get(step.id);
    if (!result || !waitsForPerson(result) || !applies(step, evidence.now) || !step.ask) continue;
    if (rank([...results.values()], evidence.now).confidence === 'high') return;
    if (isStopped(stopRule([...results.values()]), step)) continue;
    const said = await person.answer({
      id: step.id,
      question: step.ask.question[deps.lang],
      look: step.ask.look[deps.lang],
      why: step.why[deps.lang],
    });
    if (said === 'stop' || deps.signal.aborted) return;
    evidence.now = { ...evidence.now, answers: { ...evidence.now.answers, [step.id]: said } };
    walk();
  }
}

function shownStep(result: StepResult, { vendor, platform }: Evidence, deps: Deps): CheckResult {
  const { step, state } = result;
  const docs = docsOf(step, platform?.id);
  const { lang } = deps;
  const bad = state === 'fail' || state === 'warn' || state === 'crashed';
  return {
    id: step.id,
    vendor: step.platforms && platform ? platform.id : vendor,
    stage: step.phase,
    state,
    title: step.question[lang],
    ...(result.text ? { detail: deps.redactor.redact(render(result.text, lang, result.data)) } : {}),
    ...(bad || state === 'unknown' ? { cause: step.why[lang] } : {}),
    ...(bad ? { fix: step.fix[lang] } : {}),
    ...(state === 'fail' && (result.verdict === 'network' || result.verdict === 'server') ? { unreachable: true } : {}),
    ...(state === 'unknown' && step.ask ? { fix: `${step.ask.question[lang]} ${step.ask.look[lang]}` } : {}),
    ...(docs === undefined ? {} : { docs }),
  };
}

const platformHosts: Readonly<Record<string, RegExp>> = {
  'tencent-im': /cloud\.tencent\.com|trtc\.io/,
  easemob: /easemob\.com/,
  zego: /zego/,
};

/** The page behind a step; of one about platforms that of the platform at hand. */
function docsOf({ sources, platforms }: Step, platform: string | undefined): string | undefined {
  const host = platforms && platform !== undefined && Object.hasOwn(platformHosts, platform) ? platformHosts[platform] : undefined;
  return (host && sources.find((source) => host.test(source))) ?? sources[0];
}

/** Whether the platform made the push and a vendor took it: refused or stopped anywhere, known to have gone through, or not told. */
function platformAxis({ push, judgement, trace }: PlatformEvidence, results: readonly StepResult[]): DiagnosisResult['axes']['push'] {
  const stopped = results.some(
    ({ step: { id, phase }, state }) => state === 'fail' && (/^[CE]$/.test(phase) || id === 'D7' || id === 'H2'),
  );
  const refused = push !== undefined && push.status !== 'accepted' && push.status !== 'validated';
  const hops = trace?.hops ?? [];
  if (stopped || refused || judgement?.canPush === 'no' || hops.some(({ ok }) => ok === false)) return 'abnormal';
  return judgement?.canPush === 'yes' || hops.some(({ ok }) => ok === true) ? 'normal' : 'unknown';
}

function shownDiagnosis(
  ranking: Ranking,
  subject: Subject,
  evidence: Evidence,
  results: readonly StepResult[],
  request: DiagnoseRequest,
  deps: Deps,
): DiagnosisResult {
  const { lang } = deps;
  const inPhase = (phaseIds: string) => results.filter((result) => phaseIds.includes(result.step.phase));
  const failed = (list: readonly StepResult[]) => list.some((result) => result.state === 'fail');
  const networkBad = evidence.stages?.some((stage) => stage.state === 'fail') ?? false;
  const push = evidence.push;
  const taken = (one: PushEvidence) => one.status === 'accepted' || one.status === 'validated';
  const { platform } = evidence;
  // A push that the vendor took went through, whatever a stage before it made of the clock.
  const pushBad = push ? !taken(push) : networkBad;
  const deviceSteps = [...inPhase('D'), ...inPhase('J'), ...results.filter((result) => /^E1[0-3]$/.test(result.step.id))];
  // That a user is not banned says nothing about a phone of theirs.
  const looked = deviceSteps.some(({ step, state }) => step.phase !== 'E' && ['pass', 'fail', 'warn'].includes(state));
  return {
    kind: 'diagnosis',
    vendor: evidence.vendor,
    displayName: evidence.displayName,
    ...(subject.name === undefined ? {} : { device: subject.name }),
    ...(subject.token === undefined
      ? {}
      : { token: request.showTokens ? cleanText(subject.token) : maskToken(cleanText(subject.token)), tokenId: tokenId(subject.token) }),
    ...(platform
      ? {
          platform: {
            id: platform.id,
            displayName: platform.displayName,
            user: cleanText(platform.user),
            ...(platform.push
              ? {
                  push: {
                    status: platform.push.status,
                    ...(platform.push.code === undefined ? {} : { code: platform.push.code }),
                    ...(platform.push.vendorMessage === undefined ? {} : { said: platform.push.vendorMessage }),
                  },
                }
              : {}),
          },
        }
      : {}),
    ...(evidence.symptom === undefined ? {} : { symptom: evidence.symptom }),
    verdict: ranking.verdict,
    confidence: ranking.confidence,
    axes: {
      push: platform ? platformAxis(platform, results) : pushBad ? 'abnormal' : push === undefined ? 'unknown' : 'normal',
      device: failed(deviceSteps) || push?.status === 'invalid-token' ? 'abnormal' : looked ? 'normal' : 'not-looked',
    },
    ...(push ? { push } : {}),
    causes: ranking.causes.slice(0, 5).map((cause) => ({
      step: cause.result.step.id,
      verdict: cause.verdict,
      score: cause.score,
      title: cause.result.text
        ? deps.redactor.redact(render(cause.result.text, lang, cause.result.data))
        : cause.result.step.question[lang],
      fix: cause.result.step.fix[lang],
      // The evidence itself always; how it was weighed with --why.
      for: (request.why ? cause.for : cause.for.slice(0, 1)).map((reason) => ({
        weight: reason.weight,
        text: deps.redactor.redact(reason.text[lang]),
      })),
      against: (request.why ? cause.against : []).map((reason) => ({
        weight: reason.weight,
        text: deps.redactor.redact(reason.text[lang]),
      })),
    })),
    ...(ranking.nextTest ? { nextTest: ranking.nextTest[lang] } : {}),
    unanswered: results.filter(waitsForPerson).map((result) => result.step.id),
  };
}

/** The steps that `--list` shows. */
export async function* listSteps(request: Pick<DiagnoseRequest, 'vendor'>, deps: Deps): AsyncGenerator<BodyEvent> {
  const { steps } = await import('../checks/index.ts');
  const vendor = request.vendor === undefined ? undefined : vendorId(request.vendor);
  for (const step of inOrder(steps)) {
    if (vendor !== undefined && step.vendors && !step.vendors.includes(vendor)) continue;
    yield {
      type: 'check',
      check: {
        id: step.id,
        stage: step.phase,
        state: 'not-looked',
        title: step.question[deps.lang],
        detail: step.needs.join(', '),
        ...(step.sources[0] === undefined ? {} : { docs: step.sources[0] }),
      },
    };
  }
}
