import { endpointOrigin } from '../../core/account.ts';
import type { HttpResponse } from '../../core/http.ts';
import { isRecord, jsonIn, textIn } from '../../core/receipt.ts';
import {
  countersIn,
  entriesOf,
  type Meaning,
  type TraceFacet,
  type TraceReading,
  type TraceRow,
  type TraceStage,
} from '../../core/trace.ts';
import type { XiaomiAccount } from './account.ts';
import { credentialCheck } from './client.ts';
import { hosts } from './wire.ts';

const source = 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558';
const fieldSource = 'https://github.com/isayme/xiaomi-push';

/** The path that answers about one message. */
const statusPath = '/v1/trace/message/status';

/** The counters of a message, in the order they are told. `msg_send` and `msg_display` come from one secondary source. */
const meanings = {
  click: {
    title: { en: 'The user tapped the notification.', zh: '用户点击了通知。' },
    cause: { en: 'It arrived, was shown and was tapped.', zh: '通知已到达、已展示并被点击。' },
    fix: {
      en: 'Nothing is wrong with this push; when the wrong page opened, look at the click action.',
      zh: '这条推送没有问题；若打开的页面不对，请检查点击动作。',
    },
    source,
    confidence: 'A',
  },
  msg_display: {
    title: { en: 'The phone showed the notification.', zh: '手机展示了通知。' },
    cause: { en: 'The push service of the phone reported that it was displayed.', zh: '手机上的推送服务上报了展示。' },
    fix: {
      en: 'Nothing is wrong with this push; a silent one is a matter of channel and notification settings.',
      zh: '这条推送没有问题；若没有声音或横幅，请检查渠道与通知设置。',
    },
    source: fieldSource,
    confidence: 'C',
  },
  delivered: {
    title: { en: 'The message reached the phone.', zh: '消息已到达手机。' },
    cause: {
      en: 'Delivered is not shown: the app may be in the foreground, or the channel or the switch may be off.',
      zh: '到达不等于展示：应用可能在前台，或者渠道、通知开关被关闭。',
    },
    fix: {
      en: 'When nothing is seen, look at the notification switch, the channel and `extra.notify_foreground`.',
      zh: '若看不到通知，请检查通知开关、通知渠道与 `extra.notify_foreground`。',
    },
    source,
    confidence: 'A',
  },
  bar_closed: {
    title: { en: 'Notifications are switched off on the phone.', zh: '手机上该应用的通知已关闭。' },
    cause: {
      en: 'The user, or a new installation, has the notification switch of the app off.',
      zh: '用户关闭了通知开关，或新安装后从未开启。',
    },
    fix: {
      en: 'Ask the user to switch notifications on in the system settings of the app.',
      zh: '请引导用户在系统设置中为该应用开启通知。',
    },
    source,
    confidence: 'B',
  },
  app_not_register: {
    title: { en: 'The app is not registered on the phone any more.', zh: '应用在手机上已卸载或已注销。' },
    cause: { en: 'It was uninstalled, or it unregistered from push.', zh: '应用被卸载，或主动注销了推送。' },
    fix: { en: 'Delete this regId.', zh: '请删除该 regId。' },
    source,
    confidence: 'B',
  },
  invalid_target: {
    title: { en: 'Some targets are not valid.', zh: '存在无效的目标。' },
    cause: { en: 'The regId is dead, or it belongs to another app or region.', zh: 'regId 已失效，或属于其他应用、其他地区。' },
    fix: {
      en: 'Take the regId that the app got last; delete the ones that receipts of type 16 name.',
      zh: '使用应用最近一次获取的 regId，并删除类型 16 的回执中列出的 regId。',
    },
    source,
    confidence: 'B',
  },
  device_condition_unmatch: {
    title: { en: 'The phone does not meet the conditions of the message.', zh: '手机不满足消息设定的条件。' },
    cause: {
      en: 'The message is limited to a model, app version, language or network that this phone does not have.',
      zh: '消息限定了机型、应用版本、语言或网络，而该手机不符合。',
    },
    fix: {
      en: 'Relax `extra.model`, `extra.app_version`, `extra.locale` or `extra.connpt`, or take them out.',
      zh: '请放宽或去掉 `extra.model`、`extra.app_version`、`extra.locale`、`extra.connpt`。',
    },
    source,
    confidence: 'B',
  },
} satisfies Record<string, Meaning>;

const noTarget: Meaning = {
  title: { en: 'Xiaomi found no valid target.', zh: '小米没有找到有效的目标。' },
  cause: {
    en: 'The regId is dead or belongs to another app; the send was answered with ok all the same.',
    zh: 'regId 已失效或属于其他应用；即便如此，发送接口仍会返回成功。',
  },
  fix: {
    en: 'Take the regId that the app got last, and compare package name and AppSecret with the app that made it.',
    zh: '使用应用最近一次获取的 regId，并核对包名与 AppSecret 是否属于生成它的应用。',
  },
  source,
  confidence: 'A',
};

const notArrived: Meaning = {
  title: { en: 'There is a valid target, and the message has not reached the phone.', zh: '目标有效，但消息尚未到达手机。' },
  cause: { en: 'The phone is offline, the time to live is over, or a quota was used up.', zh: '手机离线、消息已过有效期，或配额已用尽。' },
  fix: {
    en: 'Bring the phone online and ask again; then look at the quota of the channel and at receipts of type 128 and 1024.',
    zh: '请让手机联网后重新查询；再检查渠道配额以及类型 128、1024 的回执。',
  },
  source,
  confidence: 'A',
};

const expired = {
  en: 'The time to live of the message was over when Xiaomi was asked, so it will not come any more.',
  zh: '查询时消息已过有效期，不会再送达。',
};
const severalTargets = {
  en: 'The message went to {count} targets; the stage is the furthest that any of them came.',
  zh: '该消息发往 {count} 个目标；此处为其中进展最远的阶段。',
};
const dayStatistics = {
  en: 'These numbers count the whole app on this day, not one message.',
  zh: '这些数字统计的是整个应用当天的数据，不是某一条消息。',
};

const dayNames = [
  'single_recipients',
  'regid_recipients',
  'alias_recipients',
  'useraccount_recipients',
  'broadcast_recipients',
  'received',
  'click',
];

function over(record: Record<string, unknown>, nowMs: number): boolean {
  const created = record['create_timestamp'];
  const ttl = /^(\d{1,9})s?$/.exec(textIn(record['time_to_live']) ?? '')?.[1];
  return typeof created === 'number' && ttl !== undefined && created + Number(ttl) * 1000 < nowMs;
}

/** One message of an answer; undefined when the record has none of the counters. */
function rowOf(record: Record<string, unknown>, nowMs: number): TraceRow | undefined {
  const { create_timestamp: _created, time_to_live: _ttl, ...rest } = record;
  const counters = countersIn(rest);
  if (!['resolved', 'delivered', 'invalid_target'].some((name) => Object.hasOwn(counters, name))) return undefined;
  const count = (name: string) => (Object.hasOwn(counters, name) ? Number(counters[name]) : 0);
  const known = (name: string) => Object.hasOwn(counters, name);
  const bad = count('invalid_target') + count('app_not_register') + count('device_condition_unmatch') + count('bar_closed');
  const isOver = over(record, nowMs);
  const entries = entriesOf(counters, meanings);
  let stage: TraceStage;
  if (count('click') > 0) stage = 'clicked';
  else if (count('msg_display') > 0) stage = 'shown';
  else if (count('delivered') > 0) stage = 'delivered';
  else if (known('resolved') && count('resolved') === 0) stage = 'dropped';
  else if (bad > 0 || isOver) stage = 'dropped';
  else stage = known('resolved') ? 'queued' : 'unknown';
  if (count('delivered') === 0 && known('resolved')) {
    if (count('resolved') === 0) entries.push({ name: 'resolved', value: 0, ...noTarget });
    else if (bad === 0) entries.push({ name: 'delivered', value: 0, ...notArrived });
  }
  const targets = count('resolved') + count('invalid_target');
  const notes = [
    ...(targets > 1 ? [{ text: severalTargets, data: { count: targets } }] : []),
    ...(stage === 'dropped' && isOver ? [{ text: expired }] : []),
  ];
  const id = textIn(record['id']);
  return { ...(id === undefined ? {} : { messageId: id }), stage, counters, entries, ...(notes.length > 0 ? { notes } : {}) };
}

/** `data.data` of an answer: a message, a list, or a map by id. */
function recordsIn(json: unknown): Record<string, unknown>[] | undefined {
  if (!isRecord(json) || !isRecord(json['data'])) return undefined;
  const { data } = json['data'];
  if (Array.isArray(data)) return data.filter(isRecord);
  if (!isRecord(data)) return undefined;
  const values = Object.entries(data);
  if (values.length > 0 && values.every(([, value]) => isRecord(value)))
    return values.map(([id, value]) => ({ id, ...(value as Record<string, unknown>) }));
  return [data];
}

function read(response: HttpResponse, messageId: string, nowMs: number): TraceReading {
  const answer = credentialCheck.read(response, { nowMs });
  if (answer.ok !== true) return answer;
  const records = recordsIn(jsonIn(response.body));
  if (!records) return { ok: 'no-such-message' };
  const record = records.find((candidate) => textIn(candidate['id']) === messageId) ?? (records.length === 1 ? records[0] : undefined);
  const row = record === undefined ? undefined : rowOf(record, nowMs);
  if (row) return { ok: true, ...row };
  return records.length === 0 || Object.keys(record ?? {}).length === 0 ? { ok: 'no-such-message' } : { ok: 'unreadable' };
}

/**
 * Asks MiPush about one message: `GET /v1/trace/message/status?msg_id=<id>`.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558
 */
export const traceFacet: TraceFacet<XiaomiAccount> = {
  offered: true,
  about: {
    en: 'Xiaomi counts targets, deliveries and taps of one message; a zero right after the send proves nothing yet.',
    zh: '小米按消息统计目标数、送达数与点击数；刚发送后为零并不能说明问题。',
  },
  where: {
    en: 'Xiaomi push console (admin.xmpush.xiaomi.com), by the message id.',
    zh: '小米推送控制台（admin.xmpush.xiaomi.com），按消息 id 查询。',
  },
  receipt: {
    en: 'Set `vendors.xiaomi.callback`: receipts tell for each regId whether it was delivered (1), tapped (2), invalid (16), switched off (32), filtered out (64), over a limit (128) or expired (1024).',
    zh: '设置 `vendors.xiaomi.callback` 后，回执会按 regId 告知：送达（1）、点击（2）、无效（16）、已关闭推送（32）、被条件过滤（64）、超出限额（128）、已过期（1024）。',
  },
  source,
  confidence: 'A',
  // About once a second is what the vendor allows for one message.
  minIntervalMs: 2000,
  unknownIdCodes: ['65028'],

  request(messageId, account) {
    const origin = endpointOrigin(account, 'trace', endpointOrigin(account, 'send', hosts[account.region ?? 'cn']));
    return {
      endpoint: 'trace',
      method: 'GET',
      url: `${origin}${statusPath}?${new URLSearchParams({ msg_id: messageId })}`,
      headers: { authorization: `key=${account.appSecret}` },
      protocol: 'h1',
    };
  },

  read: (response, messageId, context) => read(response, messageId, context.nowMs),

  statistics(text, context) {
    const records = recordsIn(jsonIn(text));
    if (!records || records.length === 0) return undefined;
    const rows = records.map((record) => rowOf(record, context.nowMs) ?? dayOf(record));
    return rows.every((row) => row !== undefined) ? rows : undefined;
  },
};

/** A day of `GET /v1/stats/message/counters`. */
function dayOf(record: Record<string, unknown>): TraceRow | undefined {
  const date = textIn(record['date']);
  const counters = countersIn(record, dayNames);
  if (date === undefined || Object.keys(counters).length === 0) return undefined;
  return { label: date, stage: 'unknown', counters, entries: [], notes: [{ text: dayStatistics }] };
}
