import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { SandboxContext, SandboxRequest } from '../../../core/sandbox.ts';
import { hosts } from '../wire.ts';
import { isFields, refusal, type Fields, type Refusal } from './answers.ts';
import type { TencentState } from './state.ts';

const regionOfHost = new Map(Object.entries(hosts).map(([region, origin]) => [new URL(origin).host, region]));

function ticketIn(text: string): Fields | undefined {
  const base64 = text.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=');
  try {
    const parsed: unknown = JSON.parse(inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: 65_536 }).toString('utf8'));
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What the signature covers, line by line. */
function signedText(ticket: Fields): string {
  const names = ['identifier', 'sdkappid', 'time', 'expire', ...('TLS.userbuf' in ticket ? ['userbuf'] : [])];
  return names.map((name) => `TLS.${name}:${String(ticket[`TLS.${name}`])}\n`).join('');
}

function isSigned(ticket: Fields, secretKey: string): boolean {
  const shown = Buffer.from(String(ticket['TLS.sig']), 'base64');
  const right = createHmac('sha256', secretKey).update(signedText(ticket), 'utf8').digest();
  return shown.length === right.length && timingSafeEqual(shown, right);
}

/** Whether the call came to the host of another region; a loopback door has none. */
function isOtherRegion(request: SandboxRequest, state: TencentState): boolean {
  const region = regionOfHost.get(request.host.replace(/:\d+$/, '').toLowerCase());
  return region !== undefined && state.region !== undefined && region !== state.region;
}

/**
 * The login check of every call, in the order query, application, UserSig readable, its application, its user, its signature, its time,
 * administrator. That a wrong region looks like an unknown application is inferred.
 *
 * @see https://cloud.tencent.com/document/product/269/32688
 */
export function checkAccess(request: SandboxRequest, state: TencentState, context: SandboxContext): Refusal | undefined {
  const { query } = request;
  const sdkAppId = query.get('sdkappid') ?? '';
  const identifier = query.get('identifier') ?? '';
  const userSig = query.get('usersig') ?? '';
  if (sdkAppId === '') return refusal(60012);
  if (!/^\d{1,15}$/.test(sdkAppId)) return refusal(60006);
  if (Number(sdkAppId) !== state.sdkAppId || isOtherRegion(request, state)) return refusal(70020);
  if (identifier === '') return refusal(60004);
  if (userSig === '') return refusal(70002);
  const ticket = ticketIn(userSig);
  if (!ticket) return refusal(70003);
  const [time, expire] = [Number(ticket['TLS.time']), Number(ticket['TLS.expire'])];
  if (!Number.isFinite(time) || !Number.isFinite(expire)) return refusal(70005);
  if (String(ticket['TLS.sdkappid']) !== sdkAppId) return refusal(70014);
  if (ticket['TLS.identifier'] !== identifier) return refusal(70013);
  if (!isSigned(ticket, state.secretKey)) return refusal(70009);
  if (context.nowMs >= (time + expire) * 1000) return refusal(70001);
  if (identifier !== state.administrator) return refusal(request.path.startsWith('/v4/timpush/') ? 90009 : 60010);
  return undefined;
}
