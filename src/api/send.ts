import { accessOf } from '../core/adapter.ts';
import { dayIn } from '../core/clock.ts';
import { type Target } from '../core/engine.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';
import { toHar, type RecordedExchange } from '../core/har.ts';
import type { Transport } from '../core/http.ts';
import { runRules, wireFindings } from '../core/lint.ts';
import { maskToken } from '../core/redact.ts';
import type { Mode } from '../core/result.ts';
import { judgeToken } from '../core/token.ts';
import type { Text } from '../core/text.ts';
import { deliver, placeholderAccess, type DeliverOptions, type Job } from './deliver.ts';
import { derivedOf } from './derived.ts';
import type { Deps } from './deps.ts';
import { mergeByIndex } from './merge.ts';
import { openSetup, type ReadyAccount, type Setup, type SetupRequest } from './setup.ts';
import { readMessageFor, type MessageRequest, type ReadMessage } from './message.ts';
import { writeOutput } from './output-file.ts';
import { openTransport, type NetworkRequest } from './transport.ts';
import { loadForSend, vendorId, vendorNames, vendors, type SendFacets, type VendorId } from './vendors.ts';

export interface SendRequest extends SetupRequest, NetworkRequest, DeliverOptions {
  vendors: readonly string[];
  tokens: readonly string[];
  devices: readonly string[];
  allDevices: boolean;
  message: MessageRequest;
  force: boolean;
  /** Write the exchanges, masked, to this file. */
  har?: string;
  /** Of this tool, for the HAR. */
  version?: string;
}

interface PlannedTarget extends Target {
  vendor: VendorId;
  platform?: 'android' | 'harmony' | 'ios';
}

/** Which mode a request means. */
export function modeOf(request: Pick<SendRequest, 'dryRun' | 'validateOnly' | 'sandbox'>): Mode {
  if (request.dryRun) return 'dry-run';
  if (request.validateOnly) return request.sandbox ? 'sandbox-validate-only' : 'validate-only';
  return request.sandbox ? 'sandbox' : 'send';
}

/**
 * Sends one message through one or more vendors and tells what each of them answered, in input order.
 *
 * @throws {PushCheckError} `ERR_USAGE`, `ERR_CONFIG_*`, `ERR_INPUT_INVALID`, `ERR_UNSUPPORTED` before anything is sent.
 */
export async function* send(request: SendRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const wanted = request.vendors.map(vendorId);
  const setup = await openSetup(request, wanted, deps);
  let transport: Transport | undefined;
  const exchanges: RecordedExchange[] = [];
  const tokens = new Set<string>();
  try {
    const planned = await planTargets(request, wanted, setup, deps);
    const message = await readMessageFor(request.message, setup, deps, [...new Set(planned.map((target) => target.vendor))]);
    for (const target of planned) tokens.add(target.token);
    const jobs: Job[] = [];
    for (const group of await groupTargets(planned, setup)) jobs.push(await prepare(group, message, request, setup, deps));
    for (const job of jobs) for (const finding of job.findings) yield { type: 'finding', finding };
    if (!request.dryRun)
      transport = await openTransport(request, setup, deps, request.har === undefined ? undefined : (exchange) => exchanges.push(exchange));
    const streams = jobs.map((job) => deliver(job, transport, request, deps));
    yield* streams.length === 1 && streams[0]
      ? streams[0]
      : mergeByIndex(streams, (event) => (event.type === 'result' && event.result.kind === 'push' ? event.result.index : undefined));
  } finally {
    await transport?.close();
    if (request.har !== undefined) {
      const har = toHar(exchanges, {
        version: request.version ?? '',
        redact: (text) => deps.redactor.redact(text),
        tokens: request.showTokens ? [] : [...tokens],
      });
      await writeOutput(request.har, `${JSON.stringify(har, undefined, 1)}\n`, deps).finally(() => setup.close());
    }
    await setup.close();
  }
}

interface TargetGroup {
  id: VendorId;
  account: ReadyAccount;
  targets: PlannedTarget[];
}

/** Targets that travel together: by vendor, and by the vendor's variant where it has several send APIs. */
async function groupTargets(planned: readonly PlannedTarget[], setup: Setup): Promise<TargetGroup[]> {
  const groups = new Map<string, TargetGroup>();
  for (const target of planned) {
    const id = target.vendor;
    const [{ adapter }, ready] = await Promise.all([(await vendors[id]()).client(), setup.account(id)]);
    const variant =
      adapter.variants?.of(target.token, ready.account, target.platform === undefined ? {} : { platform: target.platform }) ?? '';
    const key = `${id} ${variant}`;
    let group = groups.get(key);
    if (!group) {
      group = {
        id,
        account: adapter.variants ? { ...ready, account: adapter.variants.apply(ready.account, variant) } : ready,
        targets: [],
      };
      groups.set(key, group);
    }
    group.targets.push(target);
  }
  return [...groups.values()];
}

/** Who is addressed: named devices, tokens of a vendor, or in the sandbox every vendor's `ok` device. */
async function planTargets(request: SendRequest, wanted: readonly VendorId[], setup: Setup, deps: Deps): Promise<PlannedTarget[]> {
  const targets: PlannedTarget[] = [];
  const add = (vendor: VendorId, token: string, device?: string) => {
    const platform = device === undefined ? undefined : setup.device(device).platform;
    targets.push({
      index: targets.length,
      vendor,
      token,
      ...(device === undefined ? {} : { device }),
      ...(platform === undefined ? {} : { platform }),
    });
  };
  const names = request.allDevices ? Object.keys(setup.devices) : request.devices;
  for (const name of names) {
    const device = setup.device(name);
    if (wanted.length === 0 || wanted.includes(device.vendor)) add(device.vendor, device.token, name);
    else if (!request.allDevices)
      throw new PushCheckError(
        'ERR_USAGE',
        {
          en: 'The device `{name}` belongs to {vendor}, but --vendor asks for {wanted}.',
          zh: '设备 `{name}` 属于 {vendor}，而 --vendor 指定的是 {wanted}。',
        },
        { data: { name, vendor: device.vendor, wanted: wanted.join(', ') } },
      );
  }
  for (const token of request.tokens) add(await vendorOfToken(token, wanted, setup), token);
  if (targets.length > 0) return targets;
  const candidates = wanted.length > 0 ? wanted : request.sandbox ? vendorNames.map((vendor) => vendor.id) : [];
  for (const id of candidates) {
    const label = await wireTargetLabel(id, request, setup, deps);
    if (label !== undefined) add(id, label);
    else if (request.sandbox) {
      const name = `${id}-ok`;
      add(id, setup.device(name).token, name);
    }
  }
  if (targets.length > 0) return targets;
  throw new PushCheckError(
    'ERR_USAGE',
    { en: 'Nobody to send to: no token, no device.', zh: '没有发送对象：既没有 token，也没有设备。' },
    {
      fix: {
        en: 'Give a token (`push-check send --vendor oppo <token>`), a device of the config (`--device <name>`), or try `push-check send --sandbox`.',
        zh: '请给出 token（`push-check send --vendor oppo <token>`）或配置中的设备（`--device <名称>`），也可以先试 `push-check send --sandbox`。',
      },
    },
  );
}

/** The label of a target that the message itself names for this vendor (a topic, an alias). */
async function wireTargetLabel(id: VendorId, request: SendRequest, setup: Setup, deps: Deps): Promise<string | undefined> {
  if (request.message.file === undefined && request.message.sets.length === 0) return undefined;
  const facets = await loadForSend(id);
  if (!facets.adapter.wireTarget) return undefined;
  const { message } = await readMessageFor(request.message, setup, deps, [id]);
  return facets.adapter.wireTarget(facets.toWire(message, setup.accounts[id]?.account, { day: '1970-01-01' }).wire);
}

/** `--vendor`, else the only vendor whose token this certainly is, else the only configured vendor. */
async function vendorOfToken(token: string, wanted: readonly VendorId[], setup: Setup): Promise<VendorId> {
  if (wanted.length === 1 && wanted[0]) return wanted[0];
  const among = wanted.length > 0 ? wanted : vendorNames.map((vendor) => vendor.id);
  const verdicts = await Promise.all(
    among.map(async (id) => ({ id, fit: judgeToken(token, (await (await vendors[id]()).token()).tokenFacet).fit })),
  );
  const certain = verdicts.filter(({ fit }) => fit === 'certain');
  if (certain.length === 1 && certain[0]) return certain[0].id;
  const possible = verdicts.filter(({ fit }) => fit === 'certain' || fit === 'likely' || fit === 'possible');
  if (possible.length === 1 && possible[0]) return possible[0].id;
  const configured = Object.keys(setup.accounts) as VendorId[];
  if (wanted.length === 0 && configured.length === 1 && configured[0]) return configured[0];
  throw new PushCheckError(
    'ERR_USAGE',
    {
      en: 'The token {token} does not say which vendor it belongs to (possible: {possible}).',
      zh: '无法从 token {token} 判断所属厂商（可能：{possible}）。',
    },
    {
      data: { token: maskToken(token), possible: possible.map(({ id }) => id).join(', ') || '-' },
      fix: { en: 'Name the vendor: `--vendor <id>`.', zh: '请指定厂商：`--vendor <id>`。' },
    },
  );
}

/** Everything that can be known before the network: account, wire, lint, tokens. */
async function prepare(
  { id, account, targets }: TargetGroup,
  read: ReadMessage,
  options: SendRequest,
  setup: Setup,
  deps: Deps,
): Promise<Job> {
  const facets = await loadForSend(id);
  const { adapter } = facets;
  if (options.validateOnly && !adapter.meta.validateOnly)
    throw new PushCheckError(
      'ERR_UNSUPPORTED',
      { en: '{why}', zh: '{why}' },
      {
        data: { why: adapter.meta.validateOnlyRefusal?.[deps.lang] ?? `${facets.vendor.displayName}: --validate-only` },
        fix: {
          en: 'Use `--dry-run` to see the request, or `--sandbox` to send it to the emulator.',
          zh: '用 `--dry-run` 查看请求，或用 `--sandbox` 发到模拟器。',
        },
      },
    );
  const nowMs = deps.clock.now();
  const day = dayIn(adapter.meta.zone, nowMs);
  const { message } = read;
  const result = facets.toWire(message, account.account, { day });
  const lint = { lang: deps.lang, displayName: facets.vendor.displayName, locate: read.locate, locateAccount: setup.locate };
  const findings = [
    ...wireFindings(id, message, result, facets.kinds, lint),
    ...runRules(
      facets.rules,
      ['message', 'wire', 'account', 'batch'],
      {
        wire: result.wire,
        message,
        account: account.account,
        origin: result.origin,
        losses: result.losses,
        day,
        nowMs,
        batch: { targets: targets.map((target) => target.token) },
      },
      lint,
    ),
  ];
  const first = targets[0];
  if (first) {
    const request = adapter.prepareSend(result.wire, account.account, { validateOnly: options.validateOnly })(
      [first.token],
      accessOf(adapter.access, account.account).kind === 'none' ? undefined : { value: placeholderAccess, expiresAtMs: Infinity },
      { nowMs },
    );
    findings.push(
      ...runRules(
        facets.rules,
        ['request'],
        { request, wire: result.wire, message, account: account.account, origin: result.origin, day, nowMs },
        lint,
      ),
    );
  }
  const refused = new Map<number, { code: string; finding?: Finding }>();
  // What a wire rule says only of one target (its region, its shape) concerns that target alone.
  const general = new Set(findings.map(findingKey));
  const ownTarget = adapter.wireTarget?.(result.wire) !== undefined;
  for (const target of ownTarget ? [] : targets) {
    const own = runRules(
      facets.rules,
      ['wire'],
      {
        wire: result.wire,
        message,
        account: account.account,
        origin: result.origin,
        losses: result.losses,
        day,
        nowMs,
        target: target.token,
      },
      lint,
    );
    for (const finding of own) {
      if (general.has(findingKey(finding))) continue;
      const placed = {
        ...finding,
        where: { path: target.device === undefined ? `/tokens/${target.index}` : `/devices/${target.device}/token` },
      };
      findings.push(placed);
      if (finding.severity === 'error' && !options.force) refused.set(target.index, { code: 'token', finding: placed });
    }
  }
  for (const target of targets) {
    if (ownTarget) break;
    const finding = tokenFinding(id, target, facets, deps);
    if (finding) {
      findings.push(finding);
      if (finding.severity === 'error' && (!options.force || target.token.trim() === ''))
        refused.set(target.index, { code: 'token', finding });
    }
  }
  const lintError = findings.find((finding) => finding.severity === 'error' && general.has(findingKey(finding)));
  if (lintError && !options.force)
    for (const target of targets) if (!refused.has(target.index)) refused.set(target.index, { code: 'lint', finding: lintError });
  return {
    id,
    displayName: facets.vendor.displayName,
    adapter,
    catalogue: facets.catalogue,
    rules: facets.rules,
    account: account.account,
    secrets: account.secrets,
    targets,
    result,
    findings,
    derived: derivedOf(result),
    refused,
    day,
    mode: modeOf(options),
  };
}

function findingKey(finding: Finding): string {
  return `${finding.ruleId} ${finding.message}`;
}

const tokenTexts = {
  empty: {
    text: { en: 'The token is empty.', zh: 'token 为空。' },
    fix: { en: 'Give the token that the app logged after registering.', zh: '请填写应用注册后打印的 token。' },
  },
  odd: {
    text: { en: 'The token does not have a shape that {vendor} is known to issue.', zh: '该 token 的格式不像是 {vendor} 签发的。' },
    fix: {
      en: 'Check that it was copied whole; it is sent as it is, since shapes are not contractual.',
      zh: '请确认已完整复制；厂商并不保证 token 的格式，因此仍会原样发送。',
    },
  },
} satisfies Record<string, { text: Text; fix: Text }>;

/** What is wrong with a token for this vendor, as a finding. */
function tokenFinding(id: VendorId, target: PlannedTarget, facets: SendFacets, deps: Deps): Finding | undefined {
  const { lang } = deps;
  const where = { path: target.device === undefined ? `/tokens/${target.index}` : `/devices/${target.device}/token` };
  const docs = facets.catalogue.docs;
  if (target.token.trim() === '')
    return {
      ruleId: 'token/empty',
      severity: 'error',
      vendor: id,
      where,
      message: tokenTexts.empty.text[lang],
      fix: tokenTexts.empty.fix[lang],
      docs,
    };
  const verdict = judgeToken(target.token, facets.tokenFacet);
  if (verdict.fit === 'wrong' && verdict.mistake)
    return {
      ruleId: verdict.mistake.vendor === undefined ? 'token/damaged' : 'token/other-vendor',
      severity: 'error',
      vendor: id,
      where,
      message: verdict.mistake.text[lang],
      fix: verdict.mistake.fix[lang],
      docs,
    };
  if (verdict.fit === 'odd')
    return {
      ruleId: 'token/odd-shape',
      severity: 'warn',
      vendor: id,
      where,
      message: tokenTexts.odd.text[lang].replace('{vendor}', facets.vendor.displayName),
      fix: tokenTexts.odd.fix[lang],
      docs,
    };
  return undefined;
}
