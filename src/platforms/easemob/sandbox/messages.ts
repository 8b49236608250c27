import type { PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import type { Text, TextData } from '../../../core/text.ts';
import { attempt, callbackOf, sessionEnd, type Outcome, type Push } from './attempt.ts';
import { bodyOf, imAnswer, isObject, randomDigits, refuseWith } from './answers.ts';
import { writeFlow, type End, type Said } from './flow.ts';
import { settled } from './settings.ts';
import { userOf, type EasemobState, type EasemobUser, type StoredBinding } from './state.ts';

type Fields = Record<string, unknown>;

const types = new Set(['txt', 'img', 'audio', 'video', 'file', 'loc', 'cmd', 'custom']);
const maxReceivers = { chat: 600, groupchat: 3 } as const;
const maxBytes = 5 * 1024;

interface Message {
  id: string;
  chatType: 'chat' | 'groupchat';
  from: string;
  groupId?: string;
  type: string;
  body: Fields;
  ext: Fields;
  onlineOnly: boolean;
}

function record(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fault(body: Fields | undefined, chatType: Message['chatType']): string | undefined {
  if (!body) return 'the body is not JSON';
  const { from, to, type, body: content, ext } = body;
  if (from === '') return 'from is illegal';
  if (from !== undefined && typeof from !== 'string') return 'from is illegal';
  if (!Array.isArray(to) || to.length === 0 || !to.every((target) => typeof target === 'string' && target !== '')) return 'to is illegal';
  if (to.length > maxReceivers[chatType]) return 'param to exceed limit';
  if (typeof type !== 'string' || !types.has(type)) return 'type is illegal';
  if (!isObject(content)) return 'body is illegal';
  if (type === 'txt' && typeof content['msg'] !== 'string') return 'msg must be provided';
  if (ext !== undefined && !isObject(ext)) return 'ext is illegal';
  return undefined;
}

/** Fills a template: arguments by number, and the names that the platform knows. */
function filled(pattern: string, args: unknown, names: Readonly<Record<string, string>>): string {
  const list = Array.isArray(args) ? args.map(String) : [];
  return pattern
    .replace(/\{\$(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
    .replace(/\{(\d+)\}/g, (whole, index: string) => list[Number(index)] ?? whole);
}

function textsOf(message: Message, name: string, user: EasemobUser, state: EasemobState): { title: string; content: string } {
  const { ext } = message;
  const said = message.type === 'txt' ? (text(message.body['msg']) ?? '') : `[${message.type}]`;
  const pushExt = record(ext['em_push_ext']);
  const apnsExt = record(ext['em_apns_ext']);
  const named = record(ext['em_push_template']);
  const sender = userOf(state, message.from);
  const nickname = text(pushExt['group_user_nickname']) ?? sender?.nickname ?? message.from;
  const names = { dynamicFrom: nickname, fromNickname: sender?.nickname ?? message.from, msg: said };

  // Weakest first: style, template “default”, texts of the message, the receiver's template, the message's template.
  let title = '您有一条新消息';
  let content = user.displayStyle === 1 ? `${message.groupId ?? sender?.nickname ?? message.from}: ${said}` : '请点击查看';
  const apply = (templateName: string | undefined, titleArgs?: unknown, contentArgs?: unknown) => {
    const template = templateName === undefined ? undefined : state.templates.get(templateName);
    if (!template) return;
    title = filled(template.title_pattern, titleArgs, names);
    content = filled(template.content_pattern, contentArgs, names);
  };
  apply('default');
  title = text(pushExt['title']) ?? text(apnsExt['em_push_title']) ?? title;
  content = text(pushExt['content']) ?? text(apnsExt['em_push_content']) ?? content;
  apply(user.template);
  apply(text(named['name']), named['title_args'], named['content_args']);
  const directed: unknown = named['directed_template'];
  if (Array.isArray(directed))
    for (const item of directed.map(record)) {
      const targets: unknown = item['target'];
      if (Array.isArray(targets) && targets.includes(name)) apply(text(item['name']), item['title_args'], item['content_args']);
    }
  return { title, content };
}

/** Keys of `em_android_push_ext` by the vendor's own field names. */
const androidKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  huawei: { category: 'huawei_category', channel_id: 'huawei_channel_id' },
  honor: { importance: 'honor_importance' },
  oppo: { channel_id: 'oppo_channel_id', category: 'oppo_category', notify_level: 'oppo_notify_level' },
  vivo: { category: 'vivo_category' },
  xiaomi: { channel_id: 'xiaomi_channel_id' },
  fcm: { channel_id: 'fcm_channel_id' },
};

function fieldsOf(ext: Fields, vendor: string): Record<string, string | number | boolean> {
  const android = record(ext['em_android_push_ext']);
  const fields: Record<string, string | number | boolean> = {};
  for (const [name, key] of Object.entries(androidKeys[vendor] ?? {})) {
    const value = android[key];
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  // The level means nothing without its category.
  if (vendor === 'oppo' && fields['category'] === undefined) delete fields['notify_level'];
  if (vendor === 'vivo') fields['classification'] = 1;
  if (vendor === 'honor') fields['importance'] ??= 'NORMAL';
  return fields;
}

function pushOf(message: Message, name: string, user: EasemobUser, state: EasemobState): Push {
  const custom = record(message.ext['em_push_ext'])['custom'];
  return {
    texts: () => textsOf(message, name, user, state),
    fields: (vendor) => fieldsOf(message.ext, vendor),
    data: {
      f: message.from,
      t: message.groupId ?? name,
      m: message.id,
      ...(message.groupId === undefined ? {} : { g: message.groupId }),
      ...(custom === undefined ? {} : { e: JSON.stringify(custom) }),
    },
  };
}

function stopped(step: number, words: Text, data?: TextData): End {
  return { step, state: 'stopped', text: words, ...(data ? { data } : {}) };
}

const fail = (detail: string, end: End): Outcome => ({ status: 'fail', detail, end });

/** Why the receiver's settings keep a message from being pushed. */
function quietEnd(message: Message, name: string, user: EasemobUser, context: PlatformSandboxContext): Outcome | undefined {
  const key = message.groupId === undefined ? `user ${message.from.toLowerCase()}` : `chatgroup ${message.groupId}`;
  const conversation = user.conversations.get(key);
  const scopes = [user.settings, ...(conversation ? [conversation] : [])].map((settings) => settled(settings, context.nowMs));
  if (scopes.some(({ isQuiet }) => isQuiet) && message.ext['em_force_notification'] !== true)
    return fail('user ignore push', stopped(7, { en: 'Do-not-disturb of the receiver is running.', zh: '接收方正处于免打扰状态。' }));
  const own = conversation?.type;
  const mode = own === undefined || own === 'DEFAULT' ? (user.settings.type ?? 'ALL') : own;
  if (mode === 'NONE')
    return fail('user ignore push', stopped(7, { en: 'The receiver’s push mode is NONE.', zh: '接收方的推送方式为 NONE。' }));
  const list = message.ext['em_at_list'];
  const isMentioned = list === 'all' || list === 'All' || (Array.isArray(list) && list.some((at) => String(at).toLowerCase() === name));
  if (mode === 'AT' && !isMentioned)
    return fail(
      'user ignore push',
      stopped(7, {
        en: 'The receiver’s push mode is AT, and the message does not mention the receiver.',
        zh: '接收方的推送方式为 AT，而消息没有提及该用户。',
      }),
    );
  return undefined;
}

function isFiltered({ ext }: Message, { device_id: device, notifier_name: certificate }: StoredBinding): boolean {
  const filter = record(ext['em_push_filter']);
  const names = (key: string) => (Array.isArray(filter[key]) ? (filter[key] as unknown[]) : undefined);
  return (
    names('accept_device_id')?.includes(device) === false ||
    names('ignore_device_id')?.includes(device) === true ||
    names('accept_notifier_name')?.includes(certificate) === false ||
    names('ignore_notifier_name')?.includes(certificate) === true
  );
}

/** Every attempt to push a message to one receiver; one outcome without a binding when it ends before. */
async function outcomesFor(message: Message, name: string, state: EasemobState, context: PlatformSandboxContext): Promise<Outcome[]> {
  const user = userOf(state, name);
  if (!user)
    return [
      fail(
        'no user exist',
        stopped(6, { en: 'There is no such user; the call was accepted all the same.', zh: '用户不存在，但接口仍返回成功。' }),
      ),
    ];
  if (message.ext['em_ignore_notification'] === true)
    return [
      fail(
        'message ignore push',
        stopped(7, { en: 'The message carries `em_ignore_notification: true`.', zh: '消息携带 `em_ignore_notification: true`。' }),
      ),
    ];
  if (message.type === 'cmd')
    return [fail('invalid message', stopped(7, { en: 'Command messages are not pushed.', zh: '透传消息不推送。' }))];
  const quiet = quietEnd(message, name, user, context);
  if (quiet) return [quiet];
  if (user.bindings.length === 0)
    return [fail('no push binding', stopped(7, { en: 'No push token is bound to the user.', zh: '该用户没有绑定推送 Token。' }))];
  const ended = sessionEnd(user);
  if (ended) return [{ status: 'fail', end: ended }];
  const online = new Set(user.online.map(({ res }) => res));
  const asleep = user.bindings.filter(({ device_id: device }) => !online.has(device));
  const push = pushOf(message, name, user, state);
  const outcomes: Outcome[] = [];
  for (const binding of asleep)
    outcomes.push(
      isFiltered(message, binding)
        ? {
            ...fail(
              'ignore push device id',
              stopped(7, { en: '`em_push_filter` leaves this device out.', zh: '`em_push_filter` 排除了该设备。' }),
            ),
            binding,
          }
        : await attempt(push, binding, user, state, context),
    );
  return outcomes;
}

/** Whether the app's own connection takes the message, so that nothing is pushed. */
function onlineEnd(message: Message, user: EasemobUser | undefined): End | undefined {
  if (!user) return undefined;
  const isAsleep = user.bindings.some(({ device_id: device }) => !user.online.some(({ res }) => res === device));
  if (user.online.length > 0 && (user.policy === 'all' || !isAsleep))
    return stopped(
      6,
      isAsleep
        ? {
            en: 'Another device of the user is online ({device}), and the policy wants all devices offline.',
            zh: '该用户的其他设备在线（{device}），而策略要求所有设备离线才推送。',
          }
        : {
            en: 'The user is online: the message went over the app’s own connection, and no push is sent.',
            zh: '用户在线：消息已通过应用长连接下发，不发送推送。',
          },
      isAsleep ? { device: user.online.map(({ res }) => res).join(', ') } : undefined,
    );
  if (message.onlineOnly && user.online.length === 0)
    return stopped(6, {
      en: 'The message is for online users only (ROUTE_ONLINE), and the user is offline: it is dropped.',
      zh: '消息仅发给在线用户（ROUTE_ONLINE），用户离线，消息被丢弃。',
    });
  if (message.onlineOnly) return stopped(6, { en: 'ROUTE_ONLINE messages are never pushed.', zh: 'ROUTE_ONLINE 消息不会推送。' });
  return undefined;
}

/** Step 5 and, of a message that goes on, step 6. */
function passed(message: Message, name: string, user: EasemobUser | undefined): { sent: Said; found: Said } {
  const { id, from: sender, groupId: group } = message;
  const device = (user?.online ?? []).map(({ res }) => res).join(', ');
  return {
    sent:
      group === undefined
        ? { text: { en: 'Easemob took the message of {sender} ({id}).', zh: '环信已受理 {sender} 的消息（{id}）。' }, data: { sender, id } }
        : {
            text: {
              en: 'Easemob took the message of {sender} to the group {group} ({id}).',
              zh: '环信已受理 {sender} 发往群组 {group} 的消息（{id}）。',
            },
            data: { sender, group, id },
          },
    found:
      device === ''
        ? { text: { en: '{user} is offline: a push is tried.', zh: '{user} 离线：尝试推送。' }, data: { user: name } }
        : {
            text: {
              en: '{device} of {user} is online, and the policy pushes to the devices that are not.',
              zh: '{user} 的设备 {device} 在线，而策略向其余离线设备推送。',
            },
            data: { user: name, device },
          },
  };
}

async function walk(
  message: Message,
  name: string,
  state: EasemobState,
  context: PlatformSandboxContext,
): Promise<Record<string, unknown>[]> {
  const user = userOf(state, name);
  const isDelivered = (user?.online.length ?? 0) > 0;
  state.messages.set(message.id, isDelivered ? 'delivered' : 'undelivered');
  if (user && !isDelivered && !message.onlineOnly) user.waiting.push(message.id);
  const steps = passed(message, name, user);
  const inApp = onlineEnd(message, user);
  if (inApp) {
    writeFlow(context, name, user, { ...steps, end: inApp });
    return [];
  }
  const outcomes = await outcomesFor(message, name, state, context);
  const best = outcomes.find(({ status }) => status === 'success') ?? outcomes[0];
  if (best) writeFlow(context, name, user, { ...steps, ...(best.handed ? { handed: best.handed } : {}), end: best.end });
  const { id, chatType, from, groupId, body } = message;
  return outcomes.map((outcome) =>
    callbackOf(outcome, { id, chatType, from, target: name, ...(groupId === undefined ? {} : { groupId }), payload: body }, state, context),
  );
}

/**
 * `POST /messages/users` and `/messages/chatgroups`: 200 and a message id for every name; what becomes of the push is another matter.
 *
 * @see https://doc.easemob.com/document/server-side/message_single.html
 */
export async function sendMessage(
  request: SandboxRequest,
  chatType: Message['chatType'],
  state: EasemobState,
  context: PlatformSandboxContext,
): Promise<SandboxResponse> {
  const body = bodyOf(request);
  const wrong = fault(body, chatType);
  if (!body || wrong !== undefined) return refuseWith({ status: 400, error: 'illegal_argument', description: wrong ?? '' }, context);
  const bytes = Buffer.byteLength(JSON.stringify(body['body'])) + Buffer.byteLength(JSON.stringify(body['ext'] ?? {}));
  // The HTTP status of this refusal is not printed beside its sample.
  if (bytes > maxBytes) return refuseWith({ status: 400, error: 'message_send_error', description: 'message is too large' }, context);
  const data: Record<string, string> = {};
  for (const target of body['to'] as string[]) {
    const name = target.toLowerCase();
    const message: Message = {
      id: randomDigits(18, context),
      chatType,
      from: text(body['from']) ?? 'admin',
      ...(chatType === 'groupchat' ? { groupId: target } : {}),
      type: String(body['type']),
      body: record(body['body']),
      ext: record(body['ext']),
      onlineOnly: body['routetype'] === 'ROUTE_ONLINE',
    };
    const members =
      chatType === 'groupchat' ? [...(state.groups.get(target) ?? [])].filter((member) => member !== message.from.toLowerCase()) : [name];
    const callbacks: Record<string, unknown>[] = [];
    for (const member of members) callbacks.push(...(await walk(message, member, state, context)));
    context.record({
      tokens: [target],
      message: { via: chatType === 'chat' ? 'message' : 'group', ...body, to: [target], callbacks },
      messageId: message.id,
    });
    data[chatType === 'chat' ? name : target] = message.id;
  }
  return imAnswer(request, state, context, { data });
}
