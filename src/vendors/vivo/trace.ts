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
import type { VivoAccount } from './account.ts';
import { readFrame, readHttpFailure, refusedBy } from './response.ts';
import { host, paths } from './wire.ts';

const source = 'https://dev.vivo.com.cn/documentCenter/doc/362';

/** The counters of a task, in the order they are told. The names are vivo's; what is marked `?` is read from the name alone. */
const meanings = {
  click: {
    title: { en: 'The user tapped the notification.', zh: '用户点击了通知。' },
    cause: { en: 'It arrived, was shown and was tapped.', zh: '通知已到达、已展示并被点击。' },
    fix: { en: 'Nothing is wrong with this push.', zh: '这条推送没有问题。' },
    source,
    confidence: 'A',
  },
  display: {
    title: { en: 'The phone showed the notification.', zh: '手机展示了通知。' },
    cause: {
      en: 'The push service of the phone reported that it was displayed; an operational message may still have been silent.',
      zh: '手机上的推送服务上报了展示；运营消息可能仍是静默展示。',
    },
    fix: {
      en: 'Nothing is wrong with this push; when it was silent, look at `classification` and the notification settings.',
      zh: '这条推送没有问题；若为静默展示，请检查 `classification` 与通知设置。',
    },
    source,
    confidence: 'A',
  },
  receive: {
    title: { en: 'The message reached the phone.', zh: '消息已到达手机。' },
    cause: {
      en: 'Received is not shown: the notification switch of the app may be off, or the message was held back.',
      zh: '到达不等于展示：应用的通知开关可能关闭，或消息被管控。',
    },
    fix: {
      en: 'When nothing is seen, look at the notification switch and at the counter `controlled`.',
      zh: '若看不到通知，请检查通知开关以及 `controlled` 计数。',
    },
    source,
    confidence: 'A',
  },
  targetInvalid: {
    title: { en: 'The target is not valid.', zh: '目标无效。' },
    cause: {
      en: 'The regId is unknown for this app: it is old, or it belongs to another app.',
      zh: '该应用下没有此 regId：已过期，或属于其他应用。',
    },
    fix: {
      en: 'Take the regId that `getRegId` gave last, and delete this one.',
      zh: '请使用 `getRegId` 最近一次返回的 regId，并删除此 regId。',
    },
    source,
    confidence: 'B',
  },
  targetUnSub: {
    title: { en: 'The target has unsubscribed.', zh: '目标已取消订阅。' },
    cause: {
      en: 'The app was uninstalled, its data was cleared, or push was turned off in it.',
      zh: '应用被卸载、数据被清除，或在应用内关闭了推送。',
    },
    fix: { en: 'Delete this regId and wait for the app to register again.', zh: '请删除该 regId，等待应用重新注册。' },
    source,
    confidence: 'B',
  },
  targetInActive: {
    title: { en: 'The phone is inactive.', zh: '设备不活跃。' },
    cause: {
      en: 'As the name says, the phone has not been seen for long; vivo’s own definition was not found.',
      zh: '从名称看，设备长期未上线；未找到 vivo 的官方定义。',
    },
    fix: { en: 'Bring the phone online and open the app, then send again.', zh: '请让手机联网并打开应用后重新发送。' },
    source,
    confidence: '?',
  },
  controlled: {
    title: { en: 'The message was held back by a limit.', zh: '消息被管控，未展示。' },
    cause: {
      en: 'A phone shows 2 (news apps 5) operational messages of an app a day, and none of them from 23:00 to 7:00.',
      zh: '单设备每日最多展示一个应用的 2 条（新闻类 5 条）运营消息，且 23:00–7:00 不展示。',
    },
    fix: {
      en: 'Send what qualifies as a system message (`classification` 1 with its `category`), or send less and by day.',
      zh: '符合条件的内容按系统消息发送（`classification` 为 1 并填写 `category`），否则减少条数并在白天发送。',
    },
    source,
    confidence: 'B',
  },
  covered: {
    title: { en: 'Another message took the place of this one.', zh: '该消息被其他消息覆盖。' },
    cause: {
      en: 'As the name says, a later message with the same `notifyId` replaced it; vivo’s own definition was not found.',
      zh: '从名称看，后发的相同 `notifyId` 消息将其覆盖；未找到 vivo 的官方定义。',
    },
    fix: { en: 'Use a `notifyId` of its own for each message that shall stay.', zh: '需要保留的消息请使用各自不同的 `notifyId`。' },
    source,
    confidence: '?',
  },
  targetOffline: {
    title: { en: 'The phone is offline.', zh: '设备不在线。' },
    cause: {
      en: 'As the name says, vivo could not reach the phone; it keeps the message until `timeToLive` is over.',
      zh: '从名称看，vivo 未能连接到该手机；消息会保留到 `timeToLive` 结束。',
    },
    fix: {
      en: 'Bring the phone online and ask again; with `sendOnline` true the message is dropped instead.',
      zh: '请让手机联网后重新查询；若 `sendOnline` 为 true，消息会被直接丢弃。',
    },
    source,
    confidence: '?',
  },
} satisfies Record<string, Meaning>;

const receivedNotShown: Meaning = {
  title: { en: 'The message reached the phone and was not shown.', zh: '消息已到达手机，但没有展示。' },
  cause: {
    en: 'Notifications are off after installation on vivo; the message box or another setting may hold it as well.',
    zh: 'vivo 手机安装应用后通知默认关闭；也可能被消息盒子或其他设置收纳。',
  },
  fix: { en: 'Look at the phone: Settings > Notifications > the app.', zh: '请在手机的“设置 > 通知”中检查该应用。' },
  source: 'https://github.com/easemob/easemob-doc',
  confidence: 'C',
};

const severalTargets = {
  en: 'The task went to {count} targets; the stage is the furthest that any of them came.',
  zh: '该任务发往 {count} 个目标；此处为其中进展最远的阶段。',
};

const names = [
  'send',
  'receive',
  'display',
  'click',
  'targetInvalid',
  'targetUnSub',
  'targetInActive',
  'covered',
  'controlled',
  'targetOffline',
];

function rowOf(record: Record<string, unknown>): TraceRow | undefined {
  const counters = countersIn(record, names);
  const taskId = textIn(record['taskId']);
  if (taskId === undefined || Object.keys(counters).length === 0) return undefined;
  const count = (name: string) => (Object.hasOwn(counters, name) ? Number(counters[name]) : 0);
  const dead = count('targetInvalid') + count('targetUnSub') + count('targetInActive');
  const held = count('controlled') + count('covered');
  let stage: TraceStage;
  if (count('click') > 0) stage = 'clicked';
  else if (count('display') > 0) stage = 'shown';
  else if (held > 0) stage = 'dropped';
  else if (count('receive') > 0) stage = 'delivered';
  else if (count('targetOffline') > 0) stage = 'queued';
  else if (dead > 0) stage = 'dropped';
  else stage = count('send') > 0 ? 'sent' : 'unknown';
  const entries = entriesOf(counters, meanings);
  if (count('receive') > 0 && Object.hasOwn(counters, 'display') && count('display') === 0 && held === 0)
    entries.push({ name: 'display', value: 0, ...receivedNotShown });
  const targets = count('send') + count('targetInvalid') + count('targetUnSub');
  return {
    messageId: taskId,
    stage,
    counters,
    entries,
    ...(targets > 1 ? { notes: [{ text: severalTargets, data: { count: targets } }] } : {}),
  };
}

function rowsIn(json: unknown): TraceRow[] | undefined {
  if (!isRecord(json)) return undefined;
  const { statistics } = json;
  if (!Array.isArray(statistics)) return undefined;
  const rows = statistics.map((item) => (isRecord(item) ? rowOf(item) : undefined));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function read(response: HttpResponse, messageId: string): TraceReading {
  const frame = readFrame(response);
  if (!frame) return readHttpFailure(response);
  if (frame.result !== '0') return refusedBy(frame);
  if (frame.body['statistics'] === undefined || frame.body['statistics'] === null) return { ok: 'no-such-message' };
  const rows = rowsIn(frame.body);
  if (!rows) return { ok: 'unreadable' };
  const row = rows.find((candidate) => candidate.messageId === messageId);
  return row ? { ok: true, ...row } : { ok: 'no-such-message' };
}

/**
 * Asks vivo for the counters of a task: `GET /report/getStatistics?taskIds=<id>`. A trace of a single target is not offered.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 */
export const traceFacet: TraceFacet<VivoAccount> = {
  offered: true,
  about: {
    en: 'vivo counts a task as a whole and offers no trace of a single phone; a zero right after the send proves nothing yet.',
    zh: 'vivo 只按任务统计，不提供单台设备的轨迹；刚发送后为零并不能说明问题。',
  },
  where: {
    en: 'vpush.vivo.com.cn by the taskId; for one phone give taskId and regId to push@vivo.com.',
    zh: '在 vpush.vivo.com.cn 按 taskId 查询；针对单台设备，请将 taskId 与 regId 提供给 push@vivo.com。',
  },
  receipt: {
    en: 'Enter a receipt address in the console and set `vendors.vivo.callbackId`: receipts tell for each regId whether it was delivered (`ackType` 0).',
    zh: '在控制台登记回执地址并设置 `vendors.vivo.callbackId`：回执会按 regId 告知是否送达（`ackType` 为 0）。',
  },
  source,
  confidence: 'A',
  minIntervalMs: 2000,
  unknownIdCodes: [],

  request: (messageId, account, access) => ({
    endpoint: 'statistics',
    method: 'GET',
    url: `${endpointOrigin(account, 'statistics', host)}${paths.statistics}?${new URLSearchParams({ taskIds: messageId })}`,
    headers: { authtoken: access?.value ?? '' },
    protocol: 'h1',
  }),

  read,

  statistics(text) {
    const rows = rowsIn(jsonIn(text));
    return rows && rows.length > 0 ? rows : undefined;
  },
};
