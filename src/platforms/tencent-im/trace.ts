import type { AccessToken, ExchangeContext } from '../../core/adapter.ts';
import type { Binding } from '../../core/binding.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import { isRecord, jsonIn, textIn } from '../../core/receipt.ts';
import type { Text } from '../../core/text.ts';
import {
  countersIn,
  entriesOf,
  type Meaning,
  type TraceFacet,
  type TraceHop,
  type TraceReading,
  type TraceRow,
  type TraceStage,
} from '../../core/trace.ts';
import type { TencentAccount } from './account.ts';
import { restRequest } from './auth.ts';
import { codeText, readFrame, recordsIn, refusalIn } from './response.ts';
import { docs, paths, pushPlatforms, traceMinIntervalMs } from './wire.ts';

/** A push to listed users has a task id; it is traced together with one of them. */
const isTask = (id: string) => id.startsWith('batch_');

/** The stations of a push, in order: where each stands in the answer, and how far a push has come that passed it. */
const stations: readonly { name: string; under: readonly string[]; stage: TraceStage; title: Text }[] = [
  {
    name: 'IMStat',
    under: ['IMCommitStat'],
    stage: 'queued',
    title: { en: 'Chat handed the message to the push backend', zh: 'IM 将消息提交给推送后台' },
  },
  {
    name: 'OfflineStat',
    under: ['OfflinePushStat'],
    stage: 'queued',
    title: { en: 'The push backend took it', zh: '推送后台受理' },
  },
  {
    name: 'ChannelStat',
    under: ['OfflinePushStat'],
    stage: 'sent',
    title: { en: 'The vendor’s server took it', zh: '厂商服务器受理' },
  },
  { name: 'DeviceStat', under: ['OfflinePushStat'], stage: 'delivered', title: { en: 'It reached the phone', zh: '到达手机' } },
  { name: 'ClickStat', under: ['OfflinePushStat'], stage: 'clicked', title: { en: 'The user tapped it', zh: '用户点击' } },
];

interface Station {
  hop: TraceHop;
  stage: TraceStage;
}

function stationsOf(instance: Record<string, unknown>): Station[] {
  return stations.flatMap(({ name, under, stage, title }) => {
    const parent = instance[under[0] ?? ''];
    const stat = isRecord(parent) ? parent[name] : undefined;
    if (!isRecord(stat)) return [];
    const code = codeText(stat['ErrorCode']);
    const [said, at] = [textIn(stat['ErrorInfo']), textIn(stat['EventTime'])];
    const failed = code !== undefined && code !== '0';
    // 1 is the only value of PushStatus whose meaning is published.
    const ok = failed ? false : stat['PushStatus'] === 1 ? true : undefined;
    return [
      {
        stage,
        hop: {
          name,
          title,
          ok,
          ...(failed ? { code } : {}),
          ...(said === undefined ? {} : { said }),
          ...(at === undefined ? {} : { at }),
        },
      },
    ];
  });
}

function stageOf(found: readonly Station[]): TraceStage {
  const furthest = found.findLast(({ hop }) => hop.ok === true);
  const failed = found.findLastIndex(({ hop }) => hop.ok === false);
  if (failed !== -1 && failed > (furthest === undefined ? -1 : found.indexOf(furthest))) return 'dropped';
  return furthest?.stage ?? 'unknown';
}

function bindingOf(instance: Record<string, unknown>): Binding | undefined {
  const token = textIn(instance['Token']);
  const certificate = textIn(instance['CertId']);
  if (token === undefined && certificate === undefined) return undefined;
  const vendor = pushPlatforms[Number(instance['PushPlatform'])];
  const deviceId = textIn(instance['InstanceId']);
  return {
    ...(vendor === undefined ? {} : { vendor }),
    certificate: certificate ?? '',
    token: token ?? '',
    ...(deviceId === undefined ? {} : { deviceId }),
  };
}

const switchValues: Readonly<Record<string, boolean>> = { '1': true, '0': false };

function rowOf(instances: readonly Record<string, unknown>[], messageId: string): TraceRow {
  const instance = instances.find((candidate) => candidate['last_active_terminal'] === 1) ?? instances[0] ?? {};
  const found = stationsOf(instance);
  const binding = bindingOf(instance);
  const notificationsOn = switchValues[String(instance['NotificationStatus'])];
  const notes: NonNullable<TraceRow['notes']>[number][] = [];
  if (instances.length > 1)
    notes.push({
      text: {
        en: 'The answer has {count} devices; this is the one that logged in last.',
        zh: '返回了 {count} 台设备的记录，此处展示最后登录的一台。',
      },
      data: { count: instances.length },
    });
  if (notificationsOn === false)
    notes.push({
      text: {
        en: 'The phone reported its notification switch as 0, which reads as off; the page shows only the value 1.',
        zh: '手机上报的通知开关为 0，应为关闭；官方页面只给出了取值 1。',
      },
    });
  if (instance['EventType'] === 2)
    notes.push({
      text: {
        en: 'This went out over the long connection (online push), not through a vendor.',
        zh: '该条经长连接下发（在线推送），没有走厂商通道。',
      },
    });
  const counters = countersIn(instance, ['EventType', 'PushPlatform', 'NotificationStatus', 'last_active_terminal']);
  return {
    messageId,
    stage: stageOf(found),
    counters,
    entries: [],
    hops: found.map(({ hop }) => hop),
    ...(binding === undefined ? {} : { binding }),
    ...(notificationsOn === undefined ? {} : { notificationsOn }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function request(id: string, account: TencentAccount, access: AccessToken | undefined, context: ExchangeContext): HttpRequest {
  const [path, body] = isTask(id) ? [paths.taskTrace, { TaskID: id, UserID: context.user ?? '' }] : [paths.trace, { PushID: id }];
  return restRequest({ endpoint: 'trace', path, body: JSON.stringify(body) }, account, access, context);
}

function read(response: HttpResponse, messageId: string): TraceReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  const refusal = refusalIn(frame);
  if (refusal) return refusal;
  const list = frame.body['InstanceTrace'];
  if (list !== undefined && list !== null && !Array.isArray(list)) return { ok: 'unreadable' };
  const instances = recordsIn(list);
  return instances.length === 0 ? { ok: 'no-such-message' } : { ok: true, ...rowOf(instances, messageId) };
}

const counted = {
  ClickCount: {
    title: { en: 'So many were tapped.', zh: '被点击的条数。' },
    cause: { en: 'They arrived, were shown and were tapped.', zh: '这些推送已到达、已展示并被点击。' },
    fix: { en: 'Nothing is wrong with these.', zh: '这部分没有问题。' },
  },
  DeliveredCount: {
    title: { en: 'So many reached a phone.', zh: '到达手机的条数。' },
    cause: {
      en: 'Only vendors that report arrival count here, so the number may be far below the true one.',
      zh: '只有上报送达回执的厂商才会计入，因此可能远低于实际值。',
    },
    fix: {
      en: 'For vendors without arrival receipts compare what was sent with what the vendor’s console shows.',
      zh: '对没有送达回执的厂商，请用发送数与厂商控制台的数据对比。',
    },
  },
  SentCount: {
    title: { en: 'So many were taken by vendors.', zh: '厂商已受理的条数。' },
    cause: { en: 'The push backend had a token and a certificate for them.', zh: '推送后台有对应的 token 与证书，并已提交给厂商。' },
    fix: {
      en: 'If this is far below the total, ask for the loss: codes -1 and -2 say what was missing.',
      zh: '若明显少于可发送总数，请查询折损分析：-1、-2 说明缺少什么。',
    },
  },
  TotalCount: {
    title: { en: 'So many could be sent.', zh: '可发送的条数。' },
    cause: { en: 'Messages whose receivers were not online.', zh: '接收方不在线、需要离线推送的消息。' },
    fix: { en: 'Compare it with the numbers below it.', zh: '请与后续各环节的数量对比。' },
  },
} as const;

const meanings = Object.fromEntries(
  Object.entries(counted).map(([name, texts]): [string, Meaning] => [name, { ...texts, source: docs.statistics, confidence: 'A' }]),
);

/** A pasted answer of `normal_push_statistics`, or of the task variant with its `Results`. */
function statistics(text: string): readonly TraceRow[] | undefined {
  const json = jsonIn(text);
  if (!isRecord(json)) return undefined;
  const totals = Array.isArray(json['Results']) ? recordsIn(json['Results']) : [json];
  const rows = totals.flatMap((total) => {
    const own = rowOfCounts(total, textIn(total['TaskID']));
    const perVendor = recordsIn(total['PlatformStatistics']).flatMap((item) => {
      const row = rowOfCounts(item, undefined, pushPlatforms[Number(item['PushPlatform'])] ?? textIn(item['PushPlatform']));
      return row === undefined ? [] : [row];
    });
    return own === undefined ? [] : [own, ...perVendor];
  });
  return rows.length === 0 ? undefined : rows;
}

function rowOfCounts(value: Record<string, unknown>, messageId?: string, label?: string): TraceRow | undefined {
  if (!('TotalCount' in value) || !('SentCount' in value)) return undefined;
  const counters = countersIn(value, Object.keys(meanings));
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(label === undefined ? {} : { label }),
    stage: 'unknown',
    counters,
    entries: entriesOf(counters, meanings),
  };
}

/**
 * The way of one message, station by station. Kept for seven days, once a second.
 *
 * @see https://trtc.io/document/71896
 */
export const traceFacet: TraceFacet<TencentAccount> = {
  offered: true,
  about: {
    en: 'The trace tells each station from Chat to the tap, with the token and the certificate that were used, for the device that logged in last. A task id (`batch_…`) is asked about together with a user.',
    zh: '链路查询会给出从 IM 到点击的每个环节，以及所用的 token 与证书，仅针对最后登录的设备。任务 ID（`batch_…`）需同时给出用户。',
  },
  where: {
    en: 'IM console → Push → push troubleshooting, with the Push ID of a chat message, or with task id and user; for seven days.',
    zh: '在 IM 控制台“推送服务 Push → 推送排查”中按单聊、群聊消息的 Push ID，或按任务 ID 加 UserID 查询，保留 7 天。',
  },
  receipt: {
    en: 'The callbacks Push.OfflinePush (chat messages) and Push.AllMemberPush (tasks) tell sent, delivered and tapped; switch them on with the callback address in the IM console.',
    zh: '回调 Push.OfflinePush（聊天消息）与 Push.AllMemberPush（任务推送）会通知发送、送达与点击；请在 IM 控制台配置回调地址并开启。',
  },
  source: docs.trace,
  confidence: 'A',
  minIntervalMs: traceMinIntervalMs,
  unknownIdCodes: ['90049'],
  request,
  read,
  statistics,
};
