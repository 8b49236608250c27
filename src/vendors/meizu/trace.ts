import { endpointOrigin } from '../../core/account.ts';
import { dayIn } from '../../core/clock.ts';
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
import type { MeizuAccount } from './account.ts';
import { formText, sign } from './auth.ts';
import { readFrame } from './response.ts';
import { hosts, statisticsPaths, successCode, zone } from './wire.ts';

const source = 'https://github.com/MEIZUPUSH/PushAPI';

const names = ['targetNo', 'validNo', 'pushedNo', 'acceptNo', 'displayNo', 'clickNo'] as const;

/** The counters of a task or a day, the furthest first. */
const meanings = {
  clickNo: {
    title: { en: 'Users tapped the notification.', zh: '有用户点击了通知。' },
    cause: { en: 'It arrived, was shown and was tapped.', zh: '通知已到达、已展示并被点击。' },
    fix: { en: 'Nothing is wrong with these pushes.', zh: '这些推送没有问题。' },
    source,
    confidence: 'A',
  },
  displayNo: {
    title: { en: 'Phones showed the notification.', zh: '手机展示了通知。' },
    cause: { en: 'The push service of the phone reported that it was displayed.', zh: '手机上的推送服务上报了展示。' },
    fix: { en: 'When nobody saw it, look into the storage box (收纳盒) of Flyme.', zh: '若用户没有看到，请检查 Flyme 的收纳盒。' },
    source,
    confidence: 'A',
  },
  acceptNo: {
    title: { en: 'Phones received the message.', zh: '手机已收到消息。' },
    cause: {
      en: 'Received is not shown: the switch of the app may be off, or the display window was missed.',
      zh: '收到不等于展示：应用的通知开关可能关闭，或错过了定时展示的时间段。',
    },
    fix: {
      en: 'When nothing is seen, look at the notification settings of the app on the phone.',
      zh: '若看不到通知，请检查手机上该应用的通知设置。',
    },
    source,
    confidence: 'A',
  },
  pushedNo: {
    title: { en: 'Meizu handed the message to the connection of the phone.', zh: '魅族已将消息下发到设备连接。' },
    cause: {
      en: 'What was handed over and not received is on its way, or the phone lost its connection.',
      zh: '已下发但未收到，说明仍在途中，或手机断开了连接。',
    },
    fix: {
      en: 'Check in the console, under troubleshooting (问题排查), whether the phone is online.',
      zh: '请在推送平台的“问题排查”中查看设备是否在线。',
    },
    source,
    confidence: 'A',
  },
} satisfies Record<string, Meaning>;

const noValidTarget: Meaning = {
  title: { en: 'None of the targets was valid.', zh: '没有有效的目标。' },
  cause: {
    en: 'Valid means known, subscribed and switched on; none of the pushIds was.',
    zh: '有效指 pushId 存在、已订阅且开关打开；这些目标均不满足。',
  },
  fix: {
    en: 'Read `value` in the answer to the send: it names the code of each failed pushId.',
    zh: '请查看发送接口返回的 `value`：其中列出了每个失败 pushId 的错误码。',
  },
  source,
  confidence: 'A',
};

const notPushed: Meaning = {
  title: { en: 'There are valid targets, and nothing was handed to a phone.', zh: '目标有效，但尚未下发到任何设备。' },
  cause: { en: 'The phone is offline, or a limit held the message back.', zh: '设备离线，或消息因限额被拦截。' },
  fix: {
    en: 'Check in the console, under troubleshooting (问题排查), whether the phone is online.',
    zh: '请在推送平台的“问题排查”中查看设备是否在线。',
  },
  source,
  confidence: 'A',
};

const wholeApp = {
  en: 'These numbers count the whole app on this day: Meizu has no query for one msgId. In a test with a single push they show what became of it.',
  zh: '这些数字统计的是整个应用当天的数据：魅族不支持按单个 msgId 查询。若当天只测试了一条推送，即可看出它的去向。',
};
const severalTargets = {
  en: 'The task went to {count} targets; the stage is the furthest that any of them came.',
  zh: '该任务发往 {count} 个目标；此处为其中进展最远的阶段。',
};

function rowOf(value: unknown): TraceRow | undefined {
  if (!isRecord(value)) return undefined;
  // The document's sample prints `"acceptNo "` with a blank.
  const trimmed = Object.fromEntries(Object.entries(value).map(([name, item]) => [name.trim(), item]));
  const counters = countersIn(trimmed, names);
  if (!Object.hasOwn(counters, 'targetNo')) return undefined;
  const date = textIn(trimmed['date']);
  const taskId = textIn(trimmed['taskId']);
  if (date === undefined && taskId === undefined) return undefined;
  const count = (name: (typeof names)[number]) => (Object.hasOwn(counters, name) ? Number(counters[name]) : 0);
  const entries = entriesOf(counters, meanings);
  if (count('targetNo') > 0 && count('validNo') === 0) entries.push({ name: 'validNo', value: 0, ...noValidTarget });
  else if (count('validNo') > 0 && count('pushedNo') === 0) entries.push({ name: 'pushedNo', value: 0, ...notPushed });
  if (taskId === undefined) return { label: date as string, stage: 'unknown', counters, entries, notes: [{ text: wholeApp }] };
  return {
    messageId: taskId,
    stage: stageOf(count),
    counters,
    entries,
    ...(count('targetNo') > 1 ? { notes: [{ text: severalTargets, data: { count: count('targetNo') } }] } : {}),
  };
}

function stageOf(count: (name: (typeof names)[number]) => number): TraceStage {
  if (count('clickNo') > 0) return 'clicked';
  if (count('displayNo') > 0) return 'shown';
  if (count('acceptNo') > 0) return 'delivered';
  if (count('pushedNo') > 0) return 'sent';
  if (count('validNo') > 0) return 'queued';
  return count('targetNo') > 0 ? 'dropped' : 'unknown';
}

function rowsIn(value: unknown): TraceRow[] | undefined {
  const rows = (Array.isArray(value) ? value : [value]).map(rowOf);
  return rows.length > 0 && rows.every((row) => row !== undefined) ? rows : undefined;
}

/** A task id is a short number; the msgId of a direct send is 32 hex digits. */
const isTaskId = (messageId: string) => /^\d{1,18}$/.test(messageId);

function read(response: HttpResponse, messageId: string): TraceReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  if (frame.code !== successCode)
    return { ok: false, code: frame.code, ...(frame.message === undefined ? {} : { vendorMessage: frame.message }) };
  if (Array.isArray(frame.value) && frame.value.length === 0) return { ok: 'no-such-message' };
  const row = rowsIn(frame.value)?.[0];
  if (!row) return { ok: 'unreadable' };
  return { ok: true, ...row, ...(isTaskId(messageId) ? {} : { messageId }) };
}

/**
 * Asks Meizu for the counters of a task (`getTaskStatistics`), or, since it has no query for the msgId of a direct send, for those of the
 * whole app of today (`dailyPushStatics`). By GET, as the document says.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const traceFacet: TraceFacet<MeizuAccount> = {
  offered: true,
  about: {
    en: 'Meizu counts tasks and days. A msgId (32 hex digits) cannot be asked about, so the numbers of the whole app of today are shown instead.',
    zh: '魅族只按任务和按天统计。msgId（32 位十六进制）无法单独查询，因此显示的是整个应用当天的数据。',
  },
  where: {
    en: 'push.meizu.com: the detail of a push by msgId and pushId; troubleshooting (问题排查) shows whether the phone is online and subscribed.',
    zh: 'push.meizu.com：按 msgId 与 pushId 查看推送详情；“问题排查”可查看设备是否在线、是否已订阅。',
  },
  receipt: {
    en: 'Set `vendors.meizu.extra.callback` (the address must stand in the console): receipts tell for each pushId whether it was delivered (1) or tapped (2). There are none for failures.',
    zh: '设置 `vendors.meizu.extra.callback`（地址须先在控制台登记）：回执会按 pushId 告知送达（1）或点击（2）；没有失败回执。',
  },
  source,
  confidence: 'A',
  minIntervalMs: 2000,
  unknownIdCodes: ['110032'],

  request(messageId, account, _access, context) {
    const today = dayIn(zone, context.nowMs).replaceAll('-', '');
    const params: (readonly [string, string])[] = isTaskId(messageId)
      ? [
          ['appId', account.appId],
          ['taskId', messageId],
        ]
      : [
          ['appId', account.appId],
          ['startTime', today],
          ['endTime', today],
        ];
    const origin = endpointOrigin(account, 'statistics', endpointOrigin(account, 'send', hosts.send[account.region ?? 'cn']));
    const path = isTaskId(messageId) ? statisticsPaths.task : statisticsPaths.daily;
    return {
      endpoint: 'statistics',
      method: 'GET',
      url: `${origin}${path}?${formText([...params, ['sign', sign(params, account.appSecret)]])}`,
      headers: {},
      protocol: 'h1',
    };
  },

  read,

  statistics(text) {
    const json = jsonIn(text);
    return isRecord(json) ? rowsIn(json['value']) : undefined;
  },
};
