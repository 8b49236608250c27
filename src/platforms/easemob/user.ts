import type { Answer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { UserFacet, UserQuery, UserReading } from '../../core/platform.ts';
import type { Text } from '../../core/text.ts';
import type { Binding, UserDevice, UserFacts, UserJudgement, UserStop } from '../../core/user.ts';
import { appUrl, type EasemobAccount } from './account.ts';
import { headersOf } from './auth.ts';
import { doNotDisturbOf } from './dnd.ts';
import { isObject, jsonOf, refusalOf } from './response.ts';
import { docs, paths } from './wire.ts';

/** Codes by which a query says that there is no such user. */
const unknownUserCodes = new Set(['service_resource_not_found', 'RequiredPropertyNotFoundException']);

function query(
  endpoint: string,
  title: Text,
  path: (user: string) => string,
  facts: (json: Record<string, unknown>, user: string, context: ExchangeContext) => UserFacts | undefined,
): UserQuery<EasemobAccount> {
  return {
    endpoint,
    title,
    request: (user, account, access) => ({
      endpoint,
      method: 'GET',
      url: appUrl(account, endpoint, `${paths.users}/${path(encodeURIComponent(user))}`),
      headers: headersOf(access),
      protocol: 'h1',
    }),
    read(response, user, context) {
      if (response.status !== 200) return refusedReading(response, endpoint);
      const json = jsonOf(response);
      const read = json && facts(json, user, context);
      return read ? { ok: true, facts: read } : { ok: 'unreadable' };
    },
  };
}

function refusedReading(response: HttpResponse, endpoint: string): UserReading {
  const refusal: Exclude<Answer, { ok: true }> = refusalOf(response, endpoint);
  if (refusal.ok === false && unknownUserCodes.has(refusal.code)) return { ok: true, facts: { state: 'unknown-user', exists: false } };
  return refusal;
}

/** What `data` says about a user; the platform answers with the id in lower case. */
function valueFor(data: unknown, user: string): unknown {
  if (!isObject(data)) return undefined;
  return Object.entries(data).find(([name]) => name.toLowerCase() === user.toLowerCase())?.[1];
}

/** vivo's certificates are the only ones whose name tells the vendor. */
function vendorOf(certificate: string): string | undefined {
  return /^[^#\s]+#[^#\s]+$/.test(certificate) ? 'vivo' : undefined;
}

function bindingOf(value: unknown): Binding | undefined {
  if (!isObject(value)) return undefined;
  const certificate = value['notifier_name'];
  const token = value['device_token'];
  const deviceId = value['device_id'] ?? value['device_Id'];
  if (typeof certificate !== 'string' || typeof token !== 'string') return undefined;
  const vendor = vendorOf(certificate);
  return {
    ...(vendor === undefined ? {} : { vendor }),
    certificate,
    token,
    ...(typeof deviceId === 'string' && deviceId !== '' ? { deviceId } : {}),
  };
}

function bindingsIn(list: unknown): Binding[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const bindings = list.map(bindingOf);
  return bindings.includes(undefined) ? undefined : bindings.filter((binding) => binding !== undefined);
}

function userFacts(json: Record<string, unknown>): UserFacts | undefined {
  const user = Array.isArray(json['entities']) ? (json['entities'] as unknown[])[0] : undefined;
  if (!isObject(user)) return undefined;
  const {
    activated,
    nickname,
    notification_display_style: style,
    notification_no_disturbing: isQuiet,
    notification_no_disturbing_start: start,
    notification_no_disturbing_end: end,
    pushInfo,
  } = user;
  const several = bindingsIn(pushInfo);
  const single = bindingOf(user);
  const bindings = several ?? (single ? [single] : undefined);
  return {
    exists: true,
    ...(typeof activated === 'boolean' ? { banned: !activated } : {}),
    ...(typeof nickname === 'string' && nickname !== '' ? { pushNickname: nickname } : {}),
    ...(style === 0 || style === 1 || style === '0' || style === '1' ? { displayStyle: Number(style) } : {}),
    // The older do-not-disturb: whole hours.
    ...(isQuiet === true ? { doNotDisturb: { said: `${String(start ?? '?')}:00-${String(end ?? '?')}:00` } } : {}),
    ...(bindings ? { bindings } : {}),
  };
}

function stateFacts(json: Record<string, unknown>, user: string): UserFacts | undefined {
  const said = valueFor(json['data'], user);
  if (said === 'online') return { state: 'online', said };
  return said === 'offline' ? { state: 'offline', said } : undefined;
}

function deviceOf(value: unknown): UserDevice[] {
  if (!isObject(value) || typeof value['res'] !== 'string') return [];
  const prefix = /^[a-z]+(?=_)/i.exec(value['res'])?.[0].toLowerCase() ?? '';
  const system = ({ android: 'android', ios: 'ios', web: 'web', webim: 'web' } as const)[prefix] ?? 'other';
  const name = value['device_name'];
  return [{ id: value['res'], ...(typeof name === 'string' && name !== '' ? { name } : {}), system, online: true }];
}

function notificationFacts(json: Record<string, unknown>, context: ExchangeContext): UserFacts | undefined {
  const { data, entities } = json;
  const settings = isObject(data) ? data : Array.isArray(entities) ? (entities as unknown[])[0] : undefined;
  if (!isObject(settings)) return undefined;
  const doNotDisturb = doNotDisturbOf(settings, context.nowMs);
  return {
    ...(typeof settings['type'] === 'string' ? { pushMode: settings['type'] } : {}),
    ...(doNotDisturb ? { doNotDisturb } : {}),
  };
}

const queries: readonly UserQuery<EasemobAccount>[] = [
  query('user', { en: 'user detail', zh: '用户详情' }, (user) => user, userFacts),
  query('status', { en: 'online state', zh: '在线状态' }, (user) => `${user}/status`, stateFacts),
  query(
    'resources',
    { en: 'online devices', zh: '在线设备' },
    (user) => `${user}/resources`,
    ({ data }) => (Array.isArray(data) ? { devices: data.flatMap(deviceOf) } : undefined),
  ),
  query(
    'binding',
    { en: 'push bindings', zh: '推送绑定信息' },
    (user) => `${user}/push/binding`,
    ({ entities, data }) => {
      const bindings = bindingsIn(entities ?? data);
      return bindings && { bindings };
    },
  ),
  query(
    'notification',
    { en: 'push mode and do-not-disturb', zh: '推送方式与免打扰' },
    (user) => `${user}/notification/user/${user}`,
    (json, _user, context) => notificationFacts(json, context),
  ),
  query(
    'offline',
    { en: 'messages waiting for the next login', zh: '离线消息数' },
    (user) => `${user}/offline_msg_count`,
    ({ data }, user) => {
      const count = valueFor(data, user);
      return typeof count === 'number' ? { waitingMessages: count } : undefined;
    },
  ),
];

type Stop = Omit<UserStop, 'data'>;

const stops = {
  unknown: {
    id: 'unknown-user',
    step: 'E9',
    severity: 'stops',
    text: { en: 'Easemob knows no such user.', zh: '环信中不存在该用户。' },
    fix: {
      en: 'Check the spelling and the AppKey; register the user and log in once on the phone.',
      zh: '请核对用户 ID 和 AppKey；注册该用户并在手机上登录一次。',
    },
    source: docs.account,
    confidence: 'A',
  },
  banned: {
    id: 'banned',
    step: 'E12',
    severity: 'stops',
    text: { en: 'The user is banned (activated = false).', zh: '该用户已被封禁（activated 为 false）。' },
    fix: { en: 'Lift the ban in the console’s user management.', zh: '请在控制台的用户管理中解除封禁。' },
    source: docs.account,
    confidence: 'A',
  },
  online: {
    id: 'online',
    step: 'E1',
    severity: 'stops',
    text: {
      en: 'The user is online: messages go over the app’s own connection and no push is sent.',
      zh: '用户在线：消息通过长连接直接下发，不会发送推送。',
    },
    fix: {
      en: 'Kill the app (an app in the background may stay connected for a while), wait, and ask again; do not kick the user, a kicked device gets no push.',
      zh: '请结束应用进程（仅切到后台时连接可能仍保持），稍候再查；不要用“踢下线”，被踢的设备收不到推送。',
    },
    source: docs.overview,
    confidence: 'A',
  },
  otherDevice: {
    id: 'other-device-online',
    step: 'E5',
    severity: 'may-stop',
    text: {
      en: 'Another device of the user is online ({devices}); with the policy “push only when all devices are offline” the phone gets no push.',
      zh: '该用户的其他设备在线（{devices}）；若策略为“所有设备离线时才推送”，手机不会收到推送。',
    },
    fix: {
      en: 'Log out there, or set the multi-device policy on the console’s certificate page to push to any offline device.',
      zh: '请退出该设备，或在控制台证书管理页面将多设备推送策略改为“任一设备离线时都推送”。',
    },
    source: docs.overview,
    confidence: 'A',
  },
  unbound: {
    id: 'no-binding',
    step: 'D4',
    severity: 'stops',
    text: { en: 'No push token is bound to the user.', zh: '该用户没有绑定任何推送 Token。' },
    fix: {
      en: 'Log in on the phone and check that the app uploads its token; a binding that was there before was removed at logout, or by Easemob after the vendor refused the token.',
      zh: '请在手机上登录并确认应用上传了 Token；若之前有绑定，则是退出登录时解绑，或 Token 被厂商拒绝后由环信自动移除。',
    },
    source: docs.solution,
    confidence: 'A',
  },
  incomplete: {
    id: 'incomplete-binding',
    step: 'C2',
    severity: 'may-stop',
    text: { en: 'A binding has no certificate name or no token.', zh: '有绑定信息缺少证书名称或 Token。' },
    fix: { en: 'Let the app upload its token again.', zh: '请让应用重新上传 Token。' },
    source: docs.callback,
    confidence: 'A',
  },
  quiet: {
    id: 'do-not-disturb',
    step: 'E10',
    severity: 'stops',
    text: { en: 'The user’s do-not-disturb is running ({said}).', zh: '该用户正处于免打扰状态（{said}）。' },
    fix: {
      en: 'Wait, clear it by the notification settings API, or send `em_force_notification: true` where the message must be seen.',
      zh: '请等待其结束、通过通知设置接口清除，或对必须提醒的消息携带 `em_force_notification: true`。',
    },
    source: docs.push,
    confidence: 'A',
  },
  quietHours: {
    id: 'quiet-hours',
    step: 'E10',
    severity: 'may-stop',
    text: {
      en: 'The user has do-not-disturb hours ({said}), and it seems to be such an hour now; the documents do not name the time zone, China Standard Time is assumed.',
      zh: '该用户设置了免打扰时段（{said}），当前可能处于该时段；文档未说明时区，此处按北京时间判断。',
    },
    fix: { en: 'Test outside these hours, or clear the setting.', zh: '请在该时段之外测试，或清除该设置。' },
    source: docs.push,
    confidence: '?',
  },
  modeNone: {
    id: 'push-mode-none',
    step: 'E10',
    severity: 'stops',
    text: { en: 'The user’s push mode is NONE: nothing is pushed.', zh: '该用户的推送方式为 NONE，不接收任何推送。' },
    fix: { en: 'Set the mode to ALL in the app or by the notification settings API.', zh: '请在应用中或通过通知设置接口改为 ALL。' },
    source: docs.push,
    confidence: 'A',
  },
  modeAt: {
    id: 'push-mode-at',
    step: 'F10',
    severity: 'may-stop',
    text: {
      en: 'The user’s push mode is AT: only messages that mention the user are pushed, by `em_at_list`.',
      zh: '该用户的推送方式为 AT：仅推送通过 `em_at_list` 提及该用户的消息。',
    },
    fix: { en: 'Name the user in `em_at_list`, or set the mode to ALL.', zh: '请在 `em_at_list` 中包含该用户，或将推送方式改为 ALL。' },
    source: docs.extension,
    confidence: 'A',
  },
} as const satisfies Record<string, Stop>;

function quietStop({ doNotDisturb }: UserFacts, nowMs: number): UserStop[] {
  if (!doNotDisturb?.active) return [];
  const { said, untilMs } = doNotDisturb;
  return [{ ...(untilMs !== undefined && untilMs > nowMs ? stops.quiet : stops.quietHours), data: { said } }];
}

function onlineStop(facts: UserFacts): UserStop[] {
  if (facts.state !== 'online') return [];
  const online = (facts.devices ?? []).filter((device) => device.online === true);
  // A browser or desktop session alone: the phone itself sleeps, and the policy decides.
  if (online.length > 0 && online.every(({ system }) => system === 'web' || system === 'desktop'))
    return [{ ...stops.otherDevice, data: { devices: online.map(({ name, id }) => name ?? id ?? '?').join(', ') } }];
  return [stops.online];
}

function judge(facts: UserFacts, { nowMs }: { nowMs: number }): UserJudgement {
  const found: UserStop[] = [];
  const notes: UserJudgement['notes'][number][] = [];
  if (facts.exists === false || facts.state === 'unknown-user') return { canPush: 'no', stops: [stops.unknown], notes };
  if (facts.banned) found.push(stops.banned);
  found.push(...onlineStop(facts));
  if (facts.bindings?.length === 0) found.push(stops.unbound);
  if (facts.pushMode === 'NONE') found.push(stops.modeNone);
  found.push(...quietStop(facts, nowMs));
  if (facts.pushMode === 'AT') found.push(stops.modeAt);
  if (facts.bindings?.some(({ certificate, token }) => certificate === '' || token === '')) found.push(stops.incomplete);

  if (facts.doNotDisturb && facts.doNotDisturb.active === undefined)
    notes.push({
      text: {
        en: 'Do-not-disturb is set ({said}); whether it is running now is not known.',
        zh: '设置了免打扰（{said}），当前是否生效未知。',
      },
      data: { said: facts.doNotDisturb.said },
    });
  if (facts.state === 'online' && (facts.waitingMessages ?? 0) > 0)
    notes.push({
      text: {
        en: 'The user counts as online, yet {count} messages wait: the connection is probably broken.',
        zh: '用户显示在线，却有 {count} 条离线消息未取走，连接可能已失效。',
      },
      data: { count: facts.waitingMessages ?? 0 },
    });
  if (facts.state === 'offline')
    notes.push({
      text: {
        en: 'Offline alone says nothing about why: a device that was kicked by another login is offline too, and gets no push.',
        zh: '仅凭离线无法得知原因：被其他登录踢下线的设备同样显示离线，且收不到推送。',
      },
    });
  if ((facts.bindings?.length ?? 0) > 1)
    notes.push({
      text: { en: '{count} devices have a token bound; each gets its own push.', zh: '共有 {count} 台设备绑定了 Token，会分别推送。' },
      data: { count: facts.bindings?.length ?? 0 },
    });
  const names = [...new Set((facts.bindings ?? []).map(({ certificate }) => certificate ?? '').filter((name) => name !== ''))];
  if (names.length > 0)
    notes.push({
      text: {
        en: 'Whether the console has a certificate called exactly {names}, and whether the vendor still takes the token, no query tells; a certificate’s name must be FCM’s sender id, OPPO’s App Key, or else the vendor’s App ID (vivo’s SDK uploads `appId#appKey`).',
        zh: '控制台是否有名称恰为 {names} 的证书、厂商是否仍接受该 Token，均无法查询；证书名称应为：FCM 的 Sender ID、OPPO 的 App Key，其他厂商的 App ID（vivo 的 SDK 上传 `appId#appKey`）。',
      },
      data: { names: names.join(', ') },
    });
  // Offline and bound is never enough for a yes: a kicked device, a wrong certificate and a dead token look the same.
  return { canPush: found.some(({ severity }) => severity === 'stops') ? 'no' : 'unknown', stops: found, notes };
}

/** What Easemob tells about a user. */
export const userFacet: UserFacet<EasemobAccount> = {
  queries,
  notOffered: [
    {
      what: 'state',
      text: {
        en: 'Easemob says online or offline; whether an offline user sleeps, logged out or was kicked can only be seen on the phone (SDK codes 206, 214, 216, 217).',
        zh: '环信只区分在线与离线；离线用户是休眠、已退出还是被踢，只能在手机端查看（SDK 错误码 206、214、216、217）。',
      },
    },
    {
      what: 'devices',
      text: {
        en: 'Only devices that are online are listed, and the multi-device policy stands on the console’s certificate page alone.',
        zh: '只能列出在线的设备；多设备推送策略只能在控制台证书管理页面查看。',
      },
    },
  ],
  judge,
};
