import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed } from './answers.ts';
import type { TracedMessage, XiaomiState } from './state.ts';

const missing = (name: string) => refusal(10016, `missing required parameter: ${name}`);
const bad = (name: string) => refusal(10017, `invalid parameter value: ${name}`);

/** `YYYY-MM-DD HH:mm:ss` in Beijing. */
function beijingTime(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

// Whoever is there gets it at once; what is planned for later counts as not delivered until then.
function traceOf(message: TracedMessage, nowMs: number): object {
  const { id, createdMs, sendMs, ttlMs, kind, resolved, invalid } = message;
  const delivered = nowMs >= sendMs ? resolved : 0;
  return {
    id,
    create_time: beijingTime(createdMs),
    create_timestamp: createdMs,
    time_to_live: `${Math.floor(ttlMs / 1000)}s`,
    msg_type: kind,
    resolved,
    delivered,
    delivery_rate: delivered > 0 ? '100%' : '0%',
    click: 0,
    click_rate: '0%',
    invalid_target: invalid,
    app_not_register: 0,
    raw_counter: 0,
    bar_closed: 0,
    device_condition_unmatch: 0,
    msg_send: delivered,
    msg_display: delivered,
  };
}

/** One message by id or jobkey, or those of a time span. */
export function traceMessage({ query }: SandboxRequest, state: XiaomiState, context: SandboxContext): SandboxResponse {
  const id = query.get('msg_id');
  const jobkey = query.get('job_key');
  if (!id && !jobkey) return query.has('begin_time') ? traceSpan(query, state, context) : refuseWith(missing('msg_id'), context);
  const found = id ? state.messages.get(id) : [...state.messages.values()].findLast((message) => message.jobkey === jobkey);
  return found ? succeed({ data: traceOf(found, context.nowMs) }, context) : refuseWith(refusal(65028, 'message not found'), context);
}

/** The messages created from `begin_time` to `end_time`, both Unix milliseconds. */
export function traceSpan(query: URLSearchParams, state: XiaomiState, context: SandboxContext): SandboxResponse {
  const [begin, end] = [query.get('begin_time'), query.get('end_time')];
  if (!begin || !end) return refuseWith(missing(begin ? 'end_time' : 'begin_time'), context);
  if (!/^\d+$/.test(begin) || !/^\d+$/.test(end) || Number(begin) > Number(end)) return refuseWith(bad('begin_time'), context);
  const found = [...state.messages.values()].filter(({ createdMs }) => createdMs >= Number(begin) && createdMs <= Number(end));
  return succeed({ data: found.map((message) => traceOf(message, context.nowMs)) }, context);
}

/** Several messages by id; ids that nobody knows are left out. */
export function traceSeveral(form: URLSearchParams, state: XiaomiState, context: SandboxContext): SandboxResponse {
  const ids = form.get('msg_ids');
  if (!ids) return refuseWith(missing('msg_ids'), context);
  const found = ids.split(',').flatMap((id) => state.messages.get(id) ?? []);
  return succeed({ data: Object.fromEntries(found.map((message) => [message.id, traceOf(message, context.nowMs)])) }, context);
}

function dayFrom(text: string): number {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts ? Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T00:00:00Z`) : NaN;
}

/** Daily counters, over less than 30 days. */
export function statistics({ query }: SandboxRequest, state: XiaomiState, context: SandboxContext): SandboxResponse {
  const [start, end, name] = ['start_date', 'end_date', 'restricted_package_name'].map((field) => query.get(field) ?? '');
  if (!start || !end || !name) return refuseWith(missing(start ? (end ? 'restricted_package_name' : 'end_date') : 'start_date'), context);
  if (!state.packageNames.has(name)) return refuseWith(refusal(22022, `Invalid package name:${name}`), context);
  const [from, to] = [dayFrom(start), dayFrom(end)];
  if (!(from <= to) || to - from >= 30 * 86_400_000) return refuseWith(bad('start_date'), context);
  const rows = [...state.counters]
    .filter(([day]) => Date.parse(day) >= from && Date.parse(day) <= to)
    .map(([day, counters]) => ({
      date: day.replaceAll('-', ''),
      single_recipients: counters.single,
      regid_recipients: counters.regid,
      alias_recipients: counters.alias,
      useraccount_recipients: counters.useraccount,
      broadcast_recipients: counters.broadcast,
      received: counters.received,
      click: 0,
    }));
  return succeed({ data: rows }, context);
}

/** Takes a push back. v1 and v2 are gone from 2026-12-01 on; v3's own parameter list is not published, so v1's is taken. */
export function revoke(version: string, kind: string, form: URLSearchParams, state: XiaomiState, context: SandboxContext): SandboxResponse {
  if (version !== 'v3' && context.day >= '2026-12-01') return refuseWith(refusal(10020), context);
  const field = kind === 'regid' ? 'registration_ids' : kind === 'alias' ? 'aliases' : 'user_accounts';
  const name = form.get('restricted_package_name');
  if (!form.get(field)) return refuseWith(missing(field), context);
  if (!name) return refuseWith(refusal(21305, 'missing required parameter: restricted_package_name'), context);
  if (!state.packageNames.has(name)) return refuseWith(refusal(22022, `Invalid package name:${name}`), context);
  return succeed({}, context);
}
