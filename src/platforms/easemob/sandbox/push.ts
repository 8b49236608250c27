import type { PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { attempt, callbackOf, type Outcome, type Push } from './attempt.ts';
import { bodyOf, isObject, pushAnswer, randomDigits, refuseWith } from './answers.ts';
import { writeFlow, type End } from './flow.ts';
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

const inApp: End = {
  step: 6,
  state: 'stopped',
  text: {
    en: 'The user is online: the push goes over Easemob’s own connection, no vendor is involved.',
    zh: '用户在线：推送经环信自有通道下发，不经厂商。',
  },
};

/**
 * `POST /push/sync/{user}`: waits for the vendor. Strategy 2 goes to the vendor whether the user is online or not; whether do-not-disturb or the
 * multi-device policy count here is not documented, so neither does.
 *
 * @see https://doc.easemob.com/push/push_send_notification.html
 */
export async function pushSync(request: SandboxRequest, state: EasemobState, context: PlatformSandboxContext): Promise<SandboxResponse> {
  const body = bodyOf(request);
  const wrong = fault(body);
  if (wrong !== undefined) return refuseWith({ status: 400, error: 'MessageException', description: `bad_request: ${wrong}` }, context);
  const name = request.params['user'] ?? '';
  const user = userOf(state, name);
  const end = (step: number, en: string, zh: string): End => ({ step, state: 'stopped', text: { en, zh } });
  if (!user) {
    writeFlow(context, name, undefined, end(6, 'There is no such user.', '用户不存在。'));
    return pushAnswer([{ pushStatus: 'FAIL', desc: 'appUser not exists' }], context);
  }
  const strategy = Number(body?.['strategy'] ?? 2);
  const isOnline = user.online.length > 0;
  const taskId = randomDigits(18, context);
  const push = pushOf(body?.['pushMessage'] as Fields, taskId);
  const record = (callbacks: readonly unknown[]) =>
    context.record({ tokens: [name], message: { via: 'push', ...body, callbacks }, messageId: taskId });

  if (strategy === 1 || strategy === 4 || (strategy === 3 && isOnline)) {
    writeFlow(
      context,
      name,
      user,
      isOnline
        ? inApp
        : end(6, 'The strategy uses Easemob’s own connection only, and the user is offline.', '该策略只使用环信自有通道，而用户离线。'),
    );
    // Kept until the user is online (1), or for online users only (4); the documents give no reason text.
    if (strategy === 4 && !isOnline) return pushAnswer([{ pushStatus: 'FAIL' }], context);
    record([]);
    return pushAnswer([{ pushStatus: 'SUCCESS' }], context);
  }
  // A device that was kicked or banned has to log in again; how the platform words it is not documented.
  if (user.bindings.length === 0 || !user.isLoggedIn) {
    writeFlow(
      context,
      name,
      user,
      user.bindings.length === 0
        ? end(7, 'No push token is bound to the user.', '该用户没有绑定推送 Token。')
        : end(
            7,
            'The device was forced offline and has to log in again before anything is pushed.',
            '设备已被强制下线，重新登录前不会推送。',
          ),
    );
    return pushAnswer([{ pushStatus: 'FAIL', desc: 'no push binding' }], context);
  }
  const outcomes: Outcome[] = [];
  // A refused token replaces the list; the one at hand stays as it was.
  for (const binding of user.bindings) outcomes.push(await attempt(push, binding, user, state, context));
  const best = outcomes.find(({ status }) => status === 'success') ?? (outcomes[0] as Outcome);
  writeFlow(context, name, user, best.end);
  if (best.status === 'success')
    record(outcomes.map((outcome) => callbackOf(outcome, { id: taskId, chatType: 'chat', from: 'admin', target: name }, state, context)));
  return pushAnswer(outcomes.map(itemOf), context);
}
