import type { AccessToken, Answer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { VivoAccount } from './account.ts';
import { post, requestIdOf } from './request.ts';
import { readFrame, readHttpFailure, refusedBy, statusSubCode, taskIdOf } from './response.ts';
import { listMaxTargets, listMinTargets, paths, type VivoWire } from './wire.ts';

/** What storing a message gives: the id under which it is pushed to lists. */
export type SaveAnswer = { ok: true; taskId: string } | Exclude<Answer, { ok: true }>;

/** Stores a message for list pushes; vivo limits how many a day. Targets and `profileId` belong to the single push and are left out. */
export function saveListRequest(
  wire: VivoWire,
  account: VivoAccount,
  access: AccessToken | undefined,
  context: ExchangeContext,
): HttpRequest {
  const { appId, regId: _regId, alias: _alias, profileId: _profileId, ...rest } = wire;
  const message = { appId: appId ?? Number(account.appId), ...rest };
  const requestId = rest.requestId ?? requestIdOf(JSON.stringify(message), 'save', context.nowMs);
  return post(account, 'save', paths.save, access, JSON.stringify({ ...message, requestId }));
}

/** Reads the taskId of a stored message. */
export function readSaveList(response: HttpResponse): SaveAnswer {
  const frame = readFrame(response);
  if (!frame) return readHttpFailure(response);
  if (frame.result !== '0') return refusedBy(frame);
  const taskId = taskIdOf(frame);
  return taskId === undefined ? { ok: 'unreadable' } : { ok: true, taskId };
}

/**
 * Pushes a stored message to 2 to 1000 regIds.
 *
 * @param wire The message that was stored; only its `appId` and `pushMode` travel again.
 * @throws {RangeError} for another number of targets, which vivo answers with 10153; one target goes through the single push.
 */
export function listRequest(
  taskId: string,
  targets: readonly string[],
  wire: VivoWire,
  account: VivoAccount,
  access: AccessToken | undefined,
  context: ExchangeContext,
): HttpRequest {
  if (targets.length < listMinTargets || targets.length > listMaxTargets)
    throw new RangeError(`A list push takes ${listMinTargets} to ${listMaxTargets} targets, not ${targets.length}.`);
  const body = {
    appId: wire.appId ?? Number(account.appId),
    regIds: targets,
    taskId,
    requestId: requestIdOf(taskId, targets.join('\n'), context.nowMs),
    ...(wire.pushMode === undefined ? {} : { pushMode: wire.pushMode }),
  };
  return post(account, 'list', paths.list, access, JSON.stringify(body));
}

/** One answer per target: result 0 hides failed targets in `invalidUsers`. */
export function readList(response: HttpResponse, targets: readonly string[], taskId: string): Answer[] {
  const frame = readFrame(response);
  if (!frame) return targets.map(() => readHttpFailure(response));
  if (frame.result !== '0') return targets.map(() => refusedBy(frame));
  const users: unknown = frame.body['invalidUsers'] ?? [];
  if (!Array.isArray(users)) return targets.map(() => ({ ok: 'unreadable' }));
  const wanted = new Set(targets);
  const invalid = new Map<string, string | undefined>();
  // An entry that names none of the targets may mean any of them, so nobody else counts as accepted.
  let nameless = false;
  for (const user of users as unknown[]) {
    const userid = typeof user === 'object' && user !== null ? (user as { userid?: unknown }).userid : undefined;
    if (typeof userid === 'string' && wanted.has(userid)) invalid.set(userid, statusSubCode(user));
    else nameless = true;
  }
  return targets.map((target) => {
    if (!invalid.has(target)) return nameless ? { ok: 'unreadable' } : { ok: true, messageId: taskId };
    const subCode = invalid.get(target);
    return { ok: false, code: '10302', ...(subCode === undefined ? {} : { subCode }) };
  });
}
