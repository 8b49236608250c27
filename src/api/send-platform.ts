import type { Display } from '../core/display.ts';
import type { BodyEvent } from '../core/events.ts';
import { PushCheckError } from '../core/errors.ts';
import { toHar, type RecordedExchange } from '../core/har.ts';
import type { Transport } from '../core/http.ts';
import type { PushResult } from '../core/result.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import { deliver, type Job } from './deliver.ts';
import { derivedOf } from './derived.ts';
import type { Deps } from './deps.ts';
import { readMessageFor } from './message.ts';
import { writeOutput } from './output-file.ts';
import { chooseVia, displayContext, draft, hintsFor, legacyNote, type ShownNames } from './platform-message.ts';
import { loadPlatform, platformId, sandboxGroup, sandboxUser, type PlatformFacets } from './platforms.ts';
import { modeOf, type SendRequest } from './send.ts';
import { applyScene, openSetup, type Setup } from './setup.ts';
import { openTransport } from './transport.ts';
import { vendorOpinion } from './vendor-opinion.ts';

/** A push through an IM platform: the address is a user, the platform picks the vendor. */
export interface PlatformSendRequest extends SendRequest {
  platform: string;
  users: readonly string[];
  groups: readonly string[];
  /** push, message, group, call. */
  via?: string;
  /** The sending user. */
  from?: string;
  names?: ShownNames;
}

/** Opens the platform, and puts the sandbox's user into the wished state. */
export async function openPlatform(
  request: Pick<PlatformSendRequest, 'platform' | 'sandbox' | 'faults' | 'config' | 'scene' | 'lenient'>,
  users: readonly string[],
  deps: Deps,
  byGroup = false,
): Promise<{ setup: Setup; facets: PlatformFacets; users: readonly string[] }> {
  const id = platformId(request.platform);
  const { scene } = request;
  refuseEmpty(users);
  if (scene && !request.sandbox)
    throw new PushCheckError(
      'ERR_USAGE',
      {
        en: '--user-state, --user-vendor, --policy and --phone set up the sandbox; they need --sandbox.',
        zh: '--user-state、--user-vendor、--policy、--phone 用于布置沙箱，须与 --sandbox 一起使用。',
      },
      {},
    );
  const [facets, setup] = await Promise.all([loadPlatform(id), openSetup(request, [], deps, [id])]);
  const addressed = users.length > 0 || !setup.sandbox ? users : [byGroup ? sandboxGroup : sandboxUser];
  try {
    applyScene(setup, id, byGroup ? [sandboxUser] : addressed, scene);
  } catch (error) {
    await setup.close();
    throw error;
  }
  return { setup, facets, users: addressed };
}

/** An empty id (an unset variable of a script) names nobody. @throws {PushCheckError} `ERR_USAGE`. */
export function refuseEmpty(users: readonly string[]): void {
  if (users.every((user) => user.trim() !== '')) return;
  throw new PushCheckError(
    'ERR_USAGE',
    { en: 'A user or group id is empty.', zh: '用户或群组 ID 为空。' },
    {
      fix: {
        en: 'Name whom it is about, e.g. `--user bob`; in a script, see that the variable is set.',
        zh: '请指明对象，例如 `--user bob`；在脚本中请确认变量已赋值。',
      },
    },
  );
}

/** Says whom to name; nothing is sent to a user that nobody named. */
export function whichUser(facets: PlatformFacets): PushCheckError {
  return new PushCheckError(
    'ERR_USAGE',
    {
      en: 'Which user of {platform}? Nothing is sent to a user who is not named.',
      zh: '请指定 {platform} 的用户。未指名的用户不会收到任何内容。',
    },
    {
      data: { platform: facets.platform.displayName, id: facets.platform.id },
      fix: {
        en: 'Add `--user <id>` (or `--group <id>`), or try `--sandbox`, which has a user `bob`.',
        zh: '请加上 `--user <用户 ID>`（或 `--group <群 ID>`）；也可用 `--sandbox` 试用，其中有用户 `bob`。',
      },
    },
  );
}

/**
 * Sends one message to users through an IM platform and tells what the platform answered.
 *
 * @throws {PushCheckError} as `send`.
 */
export async function* sendThroughPlatform(request: PlatformSendRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const byGroup = addressesGroups(request);
  const { setup, facets, users } = await openPlatform(request, byGroup ? request.groups : request.users, deps, byGroup);
  const exchanges: RecordedExchange[] = [];
  let transport: Transport | undefined;
  try {
    if (users.length === 0) throw whichUser(facets);
    const job = await prepare(request, facets, users, byGroup, setup, deps);
    for (const finding of job.findings) yield { type: 'finding', finding };
    if (!request.dryRun)
      transport = await openTransport(request, setup, deps, request.har === undefined ? undefined : (exchange) => exchanges.push(exchange));
    const { from, names } = request;
    const whom = byGroup ? { group: users[0] } : { receiver: users[0] };
    const context = displayContext({ from, names, ...whom }, chooseVia(facets, request.via, byGroup));
    const display = facets.displayFacet.display(job.result.wire, context);
    const legacy = legacyNote(facets, job.result.wire, context, deps.lang);
    for await (const event of deliver(job, transport, request, deps))
      yield event.type === 'result' && event.result.kind === 'push'
        ? { ...event, result: told(event.result, display, legacy, setup, deps.lang, byGroup) }
        : event;
  } finally {
    await transport?.close();
    if (request.har !== undefined) {
      const har = toHar(exchanges, { version: request.version ?? '', redact: (text) => deps.redactor.redact(text), tokens: [] });
      await writeOutput(request.har, `${JSON.stringify(har, undefined, 1)}\n`, deps).finally(() => setup.close());
    }
    await setup.close();
  }
}

/** Users or groups, never both. @throws {PushCheckError} `ERR_USAGE` when it is not clear who is meant. */
function addressesGroups({ users, groups, via }: PlatformSendRequest): boolean {
  const isGroup = groups.length > 0 || via === 'group';
  if (isGroup && users.length > 0)
    throw new PushCheckError('ERR_USAGE', {
      en: 'A group is addressed with `--group` alone; users stand beside it.',
      zh: '发往群组时只能使用 `--group`，不能同时指定用户。',
    });
  if (isGroup && via !== undefined && via !== 'group')
    throw new PushCheckError(
      'ERR_USAGE',
      { en: '`--group` goes by way of `group`, not of `{via}`.', zh: '`--group` 只能以 `group` 方式发送，不能用 `{via}`。' },
      { data: { via } },
    );
  return isGroup;
}

async function prepare(
  request: PlatformSendRequest,
  facets: PlatformFacets,
  users: readonly string[],
  byGroup: boolean,
  setup: Setup,
  deps: Deps,
): Promise<Job> {
  const { platform, adapter, catalogue } = facets;
  const id = platformId(platform.id);
  if (request.validateOnly && !adapter.meta.validateOnly)
    throw new PushCheckError(
      'ERR_UNSUPPORTED',
      { en: '{why}', zh: '{why}' },
      { data: { why: adapter.meta.validateOnlyRefusal?.[deps.lang] ?? `${platform.displayName}: --validate-only` } },
    );
  const ready = await setup.platformAccount(id);
  const read = await readMessageFor(request.message, setup, deps, []);
  const { result, findings, day } = draft(
    facets,
    read,
    ready.account,
    {
      via: chooseVia(facets, request.via, byGroup),
      hints: await hintsFor(read.message, setup.accounts),
      targets: users,
      nowMs: deps.clock.now(),
      ...(request.from === undefined ? {} : { from: request.from }),
    },
    setup,
    deps,
  );
  const error = findings.find((finding) => finding.severity === 'error');
  return {
    id,
    displayName: platform.displayName,
    adapter,
    catalogue,
    rules: facets.rules,
    account: ready.account,
    secrets: ready.secrets,
    targets: users.map((token, index) => ({ index, token })),
    result,
    findings,
    derived: derivedOf(result),
    refused: error && !request.force ? new Map(users.map((_, index) => [index, { code: 'lint', finding: error }])) : new Map(),
    day,
    mode: modeOf(request),
    users: true,
    vendorOpinion,
  };
}

const texts = {
  shows: {
    en: 'The phone will show: {title} / {content} (title: {titleFrom}; text: {contentFrom})',
    zh: '手机将显示：{title} / {content}（标题：{titleFrom}；内容：{contentFrom}）',
  },
  nothing: { en: '(nothing)', zh: '（无）' },
  silent: { en: 'No push is sent for this message: {why}', zh: '此消息不会触发推送：{why}' },
} satisfies Record<string, Text>;

/** The result with what the phone will show and, in the sandbox, the way the message took. */
function told(result: PushResult, display: Display, legacy: string | undefined, setup: Setup, lang: Lang, byGroup: boolean): PushResult {
  const notes = [...(result.notes ?? [])];
  if (display.silent) notes.push(render(texts.silent, lang, { why: display.silent[lang] }));
  else {
    const { title, content } = display;
    notes.push(
      render(texts.shows, lang, {
        title: title.text || texts.nothing[lang],
        titleFrom: title.from[lang],
        content: content.text || texts.nothing[lang],
        contentFrom: content.from[lang],
      }),
    );
    if (legacy !== undefined) notes.push(legacy);
  }
  for (const note of display.notes) notes.push(render(note.text, lang, note.data));
  const flows = setup.sandbox?.flows() ?? [];
  const user = byGroup ? sandboxUser : result.token;
  // Easemob's user ids know no capitals.
  const flow =
    flows.findLast((candidate) => candidate.user === user) ?? flows.findLast((candidate) => candidate.user === user.toLowerCase());
  const went = flow && result.status !== 'dry-run' && result.status !== 'skipped';
  return {
    ...result,
    user: result.token,
    ...(notes.length > 0 ? { notes } : {}),
    ...(went ? { flow: flow.steps.map(({ step, of, state, text, data }) => ({ step, of, state, text: render(text, lang, data) })) } : {}),
  };
}
