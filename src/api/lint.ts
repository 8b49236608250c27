import type { ShownNames } from './platform-message.ts';
import { dayIn } from '../core/clock.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import { runRules, wireFindings } from '../core/lint.ts';
import type { Text } from '../core/text.ts';
import { derivedOf } from './derived.ts';
import type { Deps } from './deps.ts';
import { readMessageFor, type MessageRequest, type ReadMessage } from './message.ts';
import { openSetup, type Setup, type SetupRequest } from './setup.ts';
import { platformId, platformNames, type PlatformId } from './platforms.ts';
import { vendorId, vendorNames, vendors, type VendorId } from './vendors.ts';

export interface LintRequest extends SetupRequest {
  files: readonly string[];
  message: MessageRequest;
  /** Empty: the configured ones, or all. */
  vendors: readonly string[];
  /** Platforms beside those that are configured or that a message speaks to. */
  platforms?: readonly string[];
  /** By which of the platforms' doors. */
  via?: string;
  /** For what a phone shows through a platform. */
  names?: ShownNames;
  /** `YYYY-MM-DD`: judge as of this day. */
  asOf?: string;
  /** Show what the message becomes at every vendor instead of a list of findings. */
  matrix: boolean;
}

/** Judges messages, channels and accounts by each vendor's rules, without network. */
export async function* lint(request: LintRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const wanted = request.vendors.map(vendorId);
  const through = (request.platforms ?? []).map(platformId);
  const setup = await openSetup(request, wanted, deps, through);
  try {
    const configured = vendorNames.map((vendor) => vendor.id).filter((id) => setup.accounts[id]);
    const all = configured.length > 0 ? configured : vendorNames.map((vendor) => vendor.id);
    // Who asks about platforms only is not told about vendors.
    const ids = wanted.length > 0 || through.length > 0 ? wanted : all;
    const named = wanted.length > 0;
    const messages = await readMessages(request, ids, setup, deps);
    const nowMs = request.asOf === undefined ? deps.clock.now() : Date.parse(`${request.asOf}T12:00:00Z`);
    if (request.matrix) {
      for (const message of messages) {
        for (const id of ids) yield await matrixRow(id, message, setup, nowMs, request.asOf, deps);
        for (const id of platformsOf(through, named, message, setup))
          yield await (await import('./lint-platform.ts')).platformRow(id, message, setup, nowMs, request, deps);
      }
      return;
    }
    for (const id of ids) yield* accountFindings(id, setup, nowMs, request.asOf, deps);
    for (const message of messages) {
      for (const id of ids) yield* messageFindings(id, message, setup, nowMs, request.asOf, deps);
      for (const id of platformsOf(through, named, message, setup)) {
        const { platformFindings } = await import('./lint-platform.ts');
        for (const finding of await platformFindings(id, message, setup, nowMs, request.via, deps)) yield { type: 'finding', finding };
      }
    }
  } finally {
    await setup.close();
  }
}

/** The platforms to judge a message by: as named, else the configured ones and those that the message speaks to. */
function platformsOf(through: readonly PlatformId[], vendorsNamed: boolean, { message }: ReadMessage, setup: Setup): readonly PlatformId[] {
  if (through.length > 0 || vendorsNamed) return through;
  return platformNames.map(({ id }) => id).filter((id) => setup.platforms[id] || message.platforms?.[id]);
}

async function readMessages(request: LintRequest, ids: readonly VendorId[], setup: Setup, deps: Deps): Promise<ReadMessage[]> {
  const named = Object.keys(setup.messages);
  const fromFlags = Object.keys(request.message.flags).length > 0 || request.message.sets.length > 0 || request.message.file !== undefined;
  const files = request.files.length > 0 ? request.files : fromFlags ? [undefined] : named;
  // A config's channels can be judged without a message; the sandbox's own need no judging.
  if (files.length === 0 && (request.sandbox || Object.keys(setup.accounts).length === 0))
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'Nothing to look at: no message file, no config.', zh: '没有可检查的内容：既没有消息文件，也没有配置。' },
      {
        fix: { en: 'Give a message file: `push-check lint push/chat.yaml`.', zh: '请给出消息文件：`push-check lint push/chat.yaml`。' },
      },
    );
  const messages: ReadMessage[] = [];
  for (const file of files)
    messages.push(await readMessageFor({ ...request.message, ...(file === undefined ? {} : { file }) }, setup, deps, ids));
  return messages;
}

async function* accountFindings(
  id: VendorId,
  setup: Setup,
  nowMs: number,
  asOf: string | undefined,
  deps: Deps,
): AsyncGenerator<BodyEvent> {
  const account = setup.accounts[id]?.account;
  if (!account) return;
  const vendor = await vendors[id]();
  const [{ rules }, { adapter }] = await Promise.all([vendor.rules(), vendor.client()]);
  const day = asOf ?? dayIn(adapter.meta.zone, nowMs);
  for (const finding of runRules(rules, ['account'], { account, day, nowMs }, { lang: deps.lang, locateAccount: setup.locate }))
    yield { type: 'finding', finding };
}

async function* messageFindings(
  id: VendorId,
  read: ReadMessage,
  setup: Setup,
  nowMs: number,
  asOf: string | undefined,
  deps: Deps,
): AsyncGenerator<BodyEvent> {
  for (const finding of (await judge(id, read, setup, nowMs, asOf, deps)).findings) yield { type: 'finding', finding };
}

const noKind: Text = { en: 'the message has no `kind`', zh: '消息没有 `kind`' };

/** What a message becomes at one vendor. */
async function matrixRow(
  id: VendorId,
  read: ReadMessage,
  setup: Setup,
  nowMs: number,
  asOf: string | undefined,
  deps: Deps,
): Promise<BodyEvent> {
  const { vendor, kinds, result, findings } = await judge(id, read, setup, nowMs, asOf, deps);
  const { kind } = read.message;
  const mapping = kind === undefined ? undefined : kinds[kind];
  return {
    type: 'result',
    result: {
      kind: 'matrix',
      vendor: id,
      displayName: vendor.displayName,
      ...(kind === undefined ? {} : { messageKind: kind }),
      derived: derivedOf(result),
      quotaClass: mapping?.quotaClass ?? noKind[deps.lang],
      confidence: mapping?.confidence ?? '?',
      collapsed: mapping?.collapsed === true,
      ...(mapping?.right ? { right: mapping.right[deps.lang] } : {}),
      ...(mapping?.without ? { without: mapping.without[deps.lang] } : {}),
      losses: result.losses.map((loss) => ({ path: loss.pointer, text: loss.text[deps.lang] })),
      findings: findings.filter((finding) => finding.severity !== 'info'),
    },
  };
}

/** The wire of a message at one vendor and every finding about it. */
async function judge(id: VendorId, read: ReadMessage, setup: Setup, nowMs: number, asOf: string | undefined, deps: Deps) {
  const vendor = await vendors[id]();
  const [{ rules }, { toWire, kinds }, { adapter }] = await Promise.all([vendor.rules(), vendor.message(), vendor.client()]);
  const day = asOf ?? dayIn(adapter.meta.zone, nowMs);
  const account = setup.accounts[id]?.account;
  const { message, locate } = read;
  const result = toWire(message, account, { day });
  const context = { lang: deps.lang, displayName: vendor.displayName, locate, locateAccount: setup.locate };
  const given = { wire: result.wire, message, origin: result.origin, losses: result.losses, day, nowMs, ...(account ? { account } : {}) };
  return {
    vendor,
    kinds,
    result,
    findings: [...wireFindings(id, message, result, kinds, context), ...runRules(rules, ['message', 'wire'], given, context)],
  };
}
