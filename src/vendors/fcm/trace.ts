import { isRecord, jsonIn, textIn } from '../../core/receipt.ts';
import { countersIn, entriesOf, type Meaning, type TraceFacet, type TraceRow } from '../../core/trace.ts';
import type { FcmAccount } from './account.ts';

const source = 'https://firebase.google.com/docs/cloud-messaging/understand-delivery';
const prioritySource = 'https://firebase.google.com/docs/cloud-messaging/android-message-priority';

const noFault = { en: 'Nothing is wrong with these messages.', zh: '这些消息没有问题。' };

/** Outcomes and delays of the delivery data that say something to do; shares in percent. */
const meanings = {
  droppedAppForceStopped: {
    title: { en: 'Messages were dropped because the app was force-stopped.', zh: '应用被强行停止，消息被丢弃。' },
    cause: {
      en: 'The user stopped the app in the settings, or a task killer of the phone did.',
      zh: '用户在设置中停止了应用，或被手机的清理工具结束。',
    },
    fix: {
      en: 'The app gets messages again once it has been opened; exempt it from battery saving on such phones.',
      zh: '重新打开应用后即可恢复接收；在此类手机上将应用加入省电白名单。',
    },
    source,
    confidence: 'A',
  },
  droppedDeviceInactive: {
    title: { en: 'Messages were dropped because the device is inactive.', zh: '设备不活跃，消息被丢弃。' },
    cause: { en: 'The device has not connected to FCM for a long time.', zh: '设备长时间未连接 FCM。' },
    fix: {
      en: 'Take tokens that were not refreshed for a month as stale; Android tokens expire after 270 idle days.',
      zh: '一个月未刷新的 token 应视为陈旧；Android token 闲置 270 天后失效。',
    },
    source,
    confidence: 'A',
  },
  droppedTooManyPendingMessages: {
    title: { en: 'Messages were dropped because too many were waiting.', zh: '待发消息过多，消息被丢弃。' },
    cause: { en: 'More than 100 messages waited for one offline device.', zh: '同一离线设备的待发消息超过 100 条。' },
    fix: { en: 'Set a `collapse_key`, so that newer messages replace older ones.', zh: '请设置 `collapse_key`，让新消息替换旧消息。' },
    source,
    confidence: 'A',
  },
  droppedTtlExpired: {
    title: { en: 'Messages expired before the device came online.', zh: '设备上线之前消息已过期。' },
    cause: {
      en: 'The `ttl` was over; with a `ttl` of 0 a message is delivered at once or never.',
      zh: '已超过 `ttl`；`ttl` 为 0 时只会立即送达，否则丢弃。',
    },
    fix: { en: 'Use a longer `ttl` for what may come late.', zh: '可以延迟到达的消息请设置更长的 `ttl`。' },
    source,
    confidence: 'A',
  },
  collapsed: {
    title: { en: 'Messages were replaced by newer ones.', zh: '消息被更新的消息替换。' },
    cause: { en: 'A later message with the same `collapse_key` took their place.', zh: '被相同 `collapse_key` 的后续消息覆盖。' },
    fix: { en: 'Use the key only where newer shall replace older.', zh: '仅在需要以新换旧时使用该键。' },
    source,
    confidence: 'A',
  },
  pending: {
    title: { en: 'Messages are still waiting.', zh: '仍有消息等待送达。' },
    cause: { en: 'The devices were not connected when the data was made.', zh: '统计时设备尚未连接。' },
    fix: {
      en: 'Bring the device online; look at reachability of Google’s servers in mainland China and behind firewalls.',
      zh: '请让设备联网；在中国大陆或防火墙内，请检查能否访问 Google 服务器。',
    },
    source,
    confidence: 'A',
  },
  delayedDeviceDoze: {
    title: { en: 'Messages were delayed because the device was dozing.', zh: '设备处于 Doze 状态，消息被延迟。' },
    cause: { en: 'Messages of normal priority wait until the device wakes up.', zh: '普通优先级的消息会等到设备唤醒后送达。' },
    fix: {
      en: 'Use `android.priority` HIGH for what the user must see at once.',
      zh: '需要立即看到的消息请将 `android.priority` 设为 HIGH。',
    },
    source: prioritySource,
    confidence: 'A',
  },
  delayedMessageThrottled: {
    title: { en: 'Messages were delayed by throttling.', zh: '消息因限流被延迟。' },
    cause: {
      en: 'As the name says, FCM slowed messages down; which limit it was is not told.',
      zh: '从名称看，FCM 限制了下发速度；未说明触发了哪项限制。',
    },
    fix: { en: 'Send less to one device, and collapse what belongs together.', zh: '请减少发往同一设备的消息，并合并同类消息。' },
    source,
    confidence: '?',
  },
  priorityLowered: {
    title: { en: 'FCM lowered the priority of messages.', zh: 'FCM 降低了消息的优先级。' },
    cause: { en: 'High-priority messages did not lead to a notification that the user sees.', zh: '高优先级消息没有产生用户可见的通知。' },
    fix: { en: 'Use HIGH only for messages that show something.', zh: '只对会展示内容的消息使用 HIGH。' },
    source: prioritySource,
    confidence: 'A',
  },
  delivered: {
    title: { en: 'Messages were delivered, in percent of those accepted.', zh: '已送达的消息占已受理消息的百分比。' },
    cause: { en: 'It is an average over the day; delivered is not shown.', zh: '这是当天的平均值；送达不等于展示。' },
    fix: noFault,
    source,
    confidence: 'A',
  },
} satisfies Record<string, Meaning>;

const shares = ['messageOutcomePercents', 'deliveryPerformancePercents', 'messageInsightPercents'] as const;

const wholeApp = {
  en: 'These numbers count all messages of the app on this day (and with this label), not one message.',
  zh: '这些数字统计的是应用当天（及该标签下）的全部消息，不是某一条消息。',
};

function dateOf(value: unknown): string | undefined {
  if (!isRecord(value)) return textIn(value);
  const [year, month, day] = [value['year'], value['month'], value['day']].map(textIn);
  return year === undefined
    ? undefined
    : [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}

function rowOf(value: unknown): TraceRow | undefined {
  if (!isRecord(value) || !isRecord(value['data'])) return undefined;
  const { data } = value;
  const counters = countersIn(data);
  for (const group of shares) if (isRecord(data[group])) Object.assign(counters, countersIn(data[group]));
  if (Object.keys(counters).length === 0) return undefined;
  const label = [dateOf(value['date']), textIn(value['analyticsLabel']), textIn(value['appId'])]
    .filter((part) => part !== undefined)
    .join(' ');
  return { label, stage: 'unknown', counters, entries: entriesOf(counters, meanings), notes: [{ text: wholeApp }] };
}

/**
 * FCM has no query for one message; its delivery data counts days of an Android app.
 *
 * @see https://firebase.google.com/docs/cloud-messaging/understand-delivery
 */
export const traceFacet: TraceFacet<FcmAccount> = {
  offered: false,
  where: {
    en: 'Firebase console > Messaging > Reports for totals; the BigQuery export has one row for each message (it must have been switched on before); `fcmdata.googleapis.com` gives the delivery data of an Android app a day, which `push-check explain fcm -` reads.',
    zh: '汇总数据见 Firebase 控制台“Messaging > 报告”；BigQuery 导出中每条消息一行（须事先开启）；`fcmdata.googleapis.com` 按天给出 Android 应用的送达数据，可用 `push-check explain fcm -` 解读。',
  },
  receipt: {
    en: 'FCM sends no receipts. A dead token answers the send itself with UNREGISTERED; iOS pushes that APNs refuses answer with THIRD_PARTY_AUTH_ERROR.',
    zh: 'FCM 没有回执。token 失效时发送接口直接返回 UNREGISTERED；APNs 凭据有问题的 iOS 推送会返回 THIRD_PARTY_AUTH_ERROR。',
  },
  source,
  confidence: 'A',

  statistics(text) {
    const json = jsonIn(text);
    const list = isRecord(json) ? json['androidDeliveryData'] : undefined;
    if (!Array.isArray(list) || list.length === 0) return undefined;
    const rows = list.map(rowOf);
    return rows.every((row) => row !== undefined) ? rows : undefined;
  },
};
