import type { PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { attempt, callbackOf, sessionEnd, type Outcome, type Push } from './attempt.ts';
import { bodyOf, isObject, pushAnswer, randomDigits, refuseWith, type Refusal } from './answers.ts';
import { writeFlow, type End, type Said } from './flow.ts';
import { isTooFast } from '../../../lib/token-bucket.ts';
import { userOf, type EasemobState } from './state.ts';

type Fields = Record<string, unknown>;

const defaultTitle = '您有一条新消息';
const defaultContent = '请及时查看';

function at(value: unknown, path: string): unknown {
  let place = value;
  for (const key of path.split('.')) place = isObject(place) ? place[key] : undefined;
  return place;
}

function textAt(value: unknown, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const text = at(value, path);
    if (typeof text === 'string' && text !== '') return text;
  }
  return undefined;
}

/** Where each vendor's object keeps what overrides the basic part, and the vendor's own name for its fields. */
const vendorPaths: Readonly<Record<string, { title: string[]; content: string[]; fields: Record<string, string> }>> = {
  huawei: {
    title: ['huawei.message.android.notification.title', 'huawei.message.notification.title'],
    content: ['huawei.message.android.notification.body', 'huawei.message.notification.body'],
    fields: {
      category: 'huawei.message.android.category',
      channel_id: 'huawei.message.android.notification.channelId',
      importance: 'huawei.message.android.notification.importance',
    },
  },
  honor: {
    title: ['honor.androidConfig.androidNotification.title'],
    content: ['honor.androidConfig.androidNotification.body'],
    fields: { importance: 'honor.androidConfig.androidNotification.importance' },
  },
  xiaomi: { title: ['xiaomi.title'], content: ['xiaomi.description'], fields: { channel_id: 'xiaomi.channelId' } },
  oppo: { title: ['oppo.title'], content: ['oppo.content'], fields: { channel_id: 'oppo.channelId' } },
  vivo: {
    title: ['vivo.title'],
    content: ['vivo.content'],
    fields: { category: 'vivo.category', classification: 'vivo.classification' },
  },
  meizu: { title: ['meizu.title'], content: ['meizu.content'], fields: {} },
  fcm: {
    title: ['fcmV1.notification.title'],
    content: ['fcmV1.notification.body'],
    fields: { channel_id: 'fcmV1.androidConfig.androidNotification.channelId', priority: 'fcmV1.androidConfig.priority' },
  },
  apns: { title: ['apns.title'], content: ['apns.content'], fields: {} },
};

const seconds: Readonly<Record<string, { path: string; perSecond: number }>> = {
  xiaomi: { path: 'xiaomi.timeToLive', perSecond: 1000 },
  oppo: { path: 'oppo.offLineTtl', perSecond: 1 },
  vivo: { path: 'vivo.timeToLive', perSecond: 1 },
  meizu: { path: 'meizu.validTime', perSecond: 1 / 3600 },
};

function fieldsAt(push: Fields, vendor: string): Record<string, string | number | boolean> {
  const fields: Record<string, string | number | boolean> = {};
  for (const [name, path] of Object.entries(vendorPaths[vendor]?.fields ?? {})) {
    const value = at(push, path);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[name] = value;
  }
  // What Easemob's server sends to vivo when the message says nothing.
  if (vendor === 'vivo' && fields['classification'] === undefined) fields['classification'] = 1;
  return fields;
}

function pushOf(push: Fields, taskId: string): Push {
  const ext = isObject(push['ext']) ? push['ext'] : {};
  const data = Object.fromEntries(
    Object.entries(ext).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return {
    texts: (vendor) => ({
      title: textAt(push, ...(vendorPaths[vendor]?.title ?? []), 'title') ?? defaultTitle,
      content: textAt(push, ...(vendorPaths[vendor]?.content ?? []), 'content') ?? defaultContent,
    }),
    fields: (vendor) => fieldsAt(push, vendor),
    data: { ...data, EPush: JSON.stringify({ report: { task_id: taskId } }) },
    ttlSeconds(vendor) {
      const place = seconds[vendor];
      const value = place && Number(at(push, place.path));
      return place && value !== undefined && Number.isFinite(value) ? value / place.perSecond : undefined;
    },
  };
}

function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(char) ? 2 : 1), 0);
}

/** What the documents limit; the words of the refusal are ours, its name is documented. */
function fault(body: Fields | undefined): string | undefined {
  const push = body?.['pushMessage'];
  const strategy = body?.['strategy'] ?? 2;
  if (!isObject(push)) return 'pushMessage is required';
  if (![0, 1, 2, 3, 4].includes(strategy as number)) return 'strategy must be 0 to 4';
  const { title, content, ext } = push;
  if (title !== undefined && (typeof title !== 'string' || width(title) > 32)) return 'title is illegal';
  if (content !== undefined && (typeof content !== 'string' || width(content) > 100)) return 'content is illegal';
  if (ext !== undefined && (!isObject(ext) || Object.keys(ext).length > 10 || JSON.stringify(ext).length > 1024)) return 'ext is illegal';
  return undefined;
}

interface Item {
  pushStatus: 'SUCCESS' | 'FAIL' | 'ERROR';
  data?: unknown;
  desc?: string;
}

function itemOf({ status, detail, data }: Outcome): Item {
  if (status === 'success') return { pushStatus: 'SUCCESS', ...(data === undefined ? {} : { data }) };
  if (status === 'error') return { pushStatus: 'ERROR', desc: 'read timeout', ...(data === undefined ? {} : { data }) };
  // With the vendor's own answer there is no word of Easemob's beside it.
  return { pushStatus: 'FAIL', ...(data === undefined ? { desc: detail ?? 'push fail' } : { data }) };
}

const end = (step: number, en: string, zh: string): End => ({ step, state: 'stopped', text: { en, zh } });

/** How a push came in. */
type Door = 'sync' | 'async' | 'single';

interface Given {
  door: Door;
  body: Fields;
  taskId: string;
}

/** Walks one push to one user; what each bound device made of it. */
async function pushTo(name: string, { door, body, taskId }: Given, state: EasemobState, context: PlatformSandboxContext): Promise<Item[]> {
  const user = userOf(state, name);
  const strategy = Number(body['strategy'] ?? 2);
  const isOnline = (user?.online.length ?? 0) > 0;
  const sent: Said = {
    text: {
      en: 'Easemob took the instant push (/push/{door}, strategy {strategy}).',
      zh: '环信已受理即时推送（/push/{door}，strategy {strategy}）。',
    },
    data: { door, strategy },
  };
  const found: Said = {
    text: isOnline
      ? {
          en: '{user} is online, but strategy {strategy} goes to the vendor all the same.',
          zh: '{user} 在线，但 strategy {strategy} 仍经厂商推送。',
        }
      : { en: '{user} is offline: a push is tried.', zh: '{user} 离线：尝试推送。' },
    data: { user: name, ...(isOnline ? { strategy } : {}) },
  };
  const stop = (why: End) => writeFlow(context, name, user, { sent, found, end: why });
  if (!user) {
    stop(end(6, 'There is no such user.', '用户不存在。'));
    return [{ pushStatus: 'FAIL', desc: 'appUser not exists' }];
  }
  const record = (callbacks: readonly unknown[]) =>
    context.record({ tokens: [name], message: { via: 'push', ...body, callbacks }, messageId: taskId });
  if (strategy === 1 || strategy === 4 || (strategy === 3 && isOnline)) {
    stop(
      isOnline
        ? end(
            6,
            'The user is online: the push goes over Easemob’s own connection, no vendor is involved.',
            '用户在线：推送经环信自有通道下发，不经厂商。',
          )
        : end(6, 'The strategy uses Easemob’s own connection only, and the user is offline.', '该策略只使用环信自有通道，而用户离线。'),
    );
    // Kept until the user is online (1), or for online users only (4); the documents give no reason text.
    if (strategy === 4 && !isOnline) return [{ pushStatus: 'FAIL' }];
    record([]);
    return [{ pushStatus: 'SUCCESS' }];
  }
  if (user.bindings.length === 0) {
    stop(end(7, 'No push token is bound to the user.', '该用户没有绑定推送 Token。'));
    return [{ pushStatus: 'FAIL', desc: 'no push binding' }];
  }
  const ended = sessionEnd(user);
  if (ended) {
    stop(ended);
    return [{ pushStatus: 'FAIL' }];
  }
  const push = pushOf(body['pushMessage'] as Fields, taskId);
  const outcomes: Outcome[] = [];
  // A refused token replaces the list; the one at hand stays as it was.
  for (const binding of user.bindings) outcomes.push(await attempt(push, binding, user, state, context));
  const best = outcomes.find(({ status }) => status === 'success') ?? (outcomes[0] as Outcome);
  writeFlow(context, name, user, { sent, found, ...(best.handed ? { handed: best.handed } : {}), end: best.end });
  if (best.status === 'success')
    record(outcomes.map((outcome) => callbackOf(outcome, { id: taskId, chatType: 'chat', from: 'admin', target: name }, state, context)));
  return outcomes.map(itemOf);
}

/** Calls a second that the documents allow one app. */
const perSecond: Readonly<Record<Door, number>> = { sync: 1, async: 200, single: 10 };

const tooFast: Refusal = { status: 403, error: 'LimitException', description: 'limit request' };

/**
 * `POST /push/sync/{user}`, which waits for the vendor, `/push/async/{user}` and `/push/single`, which do not. Strategy 2 goes to the vendor
 * whether the user is online or not; whether do-not-disturb or the multi-device policy count here is not documented, so neither does.
 *
 * @see https://doc.easemob.com/push/push_send_notification.html
 */
export async function pushNow(
  door: Door,
  request: SandboxRequest,
  state: EasemobState,
  context: PlatformSandboxContext,
): Promise<SandboxResponse> {
  if (isTooFast(state.rates, `push/${door}`, perSecond[door], context.nowMs)) return refuseWith(tooFast, context);
  const body = bodyOf(request);
  const targets: unknown = door === 'single' ? body?.['targets'] : [request.params['user'] ?? ''];
  const wrong = fault(body) ?? (isTargets(targets) ? undefined : 'targets is illegal');
  if (!body || !isTargets(targets) || wrong !== undefined)
    return refuseWith({ status: 400, error: 'MessageException', description: `bad_request: ${wrong ?? ''}` }, context);
  const given: Given = { door, body, taskId: randomDigits(18, context) };
  const answers: object[] = [];
  for (const target of targets) {
    const items = await pushTo(target, given, state, context);
    if (door === 'sync') answers.push(...items);
    // Nothing is known yet when these two are answered.
    else answers.push({ ...(door === 'single' ? { id: target } : {}), pushStatus: 'ASYNC_SUCCESS' });
  }
  return pushAnswer(answers, context);
}

function isTargets(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every((target) => typeof target === 'string');
}
