import type { Evidence, VerdictClass } from '../../core/step.ts';
import type { Text, TextData } from '../../core/text.ts';
import type { CodeTable } from '../vendor-answer.ts';

/** What became of the push after the vendor took it. */
export type FateTopic =
  | 'shown'
  | 'arrived'
  | 'on-the-way'
  | 'switch-off'
  | 'token'
  | 'quota'
  | 'away'
  | 'expired'
  | 'replaced'
  | 'click'
  | 'auto-start'
  | 'locked'
  | 'filtered'
  | 'profile'
  | 'not-shown'
  | 'lost';

/** The fate of the test push by the vendor's trace, statistics or receipt. */
export interface Fate {
  topic: FateTopic;
  state: 'pass' | 'fail' | 'warn';
  verdict: VerdictClass;
  text: Text;
  data: TextData;
}

const topics: Record<FateTopic, Pick<Fate, 'state' | 'verdict' | 'text'>> = {
  shown: {
    state: 'pass',
    verdict: 'none-found',
    text: { en: '{vendor} reports the push as shown or tapped ({sign}).', zh: '{vendor} 报告推送已展示或已被点击（{sign}）。' },
  },
  arrived: {
    state: 'pass',
    verdict: 'none-found',
    text: {
      en: '{vendor} reports the push as arrived on the phone ({sign}), which does not say that it was shown.',
      zh: '{vendor} 报告推送已到达手机（{sign}），但这不代表已经展示。',
    },
  },
  'on-the-way': {
    state: 'warn',
    verdict: 'device-settings',
    text: {
      en: '{vendor} took the push but has not reported it as arrived ({sign}): the phone is offline, or it is too early to tell.',
      zh: '{vendor} 已受理推送，但尚未报告到达（{sign}）：手机可能离线，或还没到统计时间。',
    },
  },
  'switch-off': {
    state: 'fail',
    verdict: 'device-settings',
    text: {
      en: '{vendor} reports that notifications are switched off for the app on this phone ({sign}).',
      zh: '{vendor} 报告该手机上此应用的通知已关闭（{sign}）。',
    },
  },
  token: {
    state: 'fail',
    verdict: 'token',
    text: {
      en: '{vendor} took the push and then found the token dead: uninstalled, registered anew, or of another app ({sign}).',
      zh: '{vendor} 受理后发现 token 已失效：应用已卸载、重新注册过，或属于其他应用（{sign}）。',
    },
  },
  quota: {
    state: 'fail',
    verdict: 'quota',
    text: {
      en: '{vendor} took the push and then dropped it because a daily limit was reached ({sign}).',
      zh: '{vendor} 受理后因达到每日上限而丢弃了推送（{sign}）。',
    },
  },
  away: {
    state: 'fail',
    verdict: 'device-settings',
    text: {
      en: '{vendor} could not reach the phone: it is offline or has been inactive for long ({sign}).',
      zh: '{vendor} 无法触达该手机：设备离线或长期不活跃（{sign}）。',
    },
  },
  expired: {
    state: 'fail',
    verdict: 'message',
    text: {
      en: 'The push expired at {vendor} before the phone came online ({sign}).',
      zh: '手机上线之前，推送在 {vendor} 侧已过期（{sign}）。',
    },
  },
  replaced: {
    state: 'fail',
    verdict: 'message',
    text: {
      en: 'At {vendor} another message took the place of this one, or it counted as a repetition ({sign}).',
      zh: '在 {vendor} 侧，此消息被另一条覆盖，或被当作重复消息（{sign}）。',
    },
  },
  click: {
    state: 'fail',
    verdict: 'click-config',
    text: {
      en: '{vendor} did not show the push because the page behind the tap cannot be opened ({sign}).',
      zh: '因点击跳转的页面无法打开，{vendor} 没有展示此推送（{sign}）。',
    },
  },
  'auto-start': {
    state: 'fail',
    verdict: 'device-settings',
    text: {
      en: '{vendor} keeps the data message on the phone because the app is not running and may not start by itself ({sign}).',
      zh: '应用未运行且未允许自启动，{vendor} 把透传消息缓存在手机上（{sign}）。',
    },
  },
  locked: {
    state: 'fail',
    verdict: 'device-settings',
    text: {
      en: '{vendor} reports that the phone was restarted and not unlocked since ({sign}).',
      zh: '{vendor} 报告手机重启后尚未解锁（{sign}）。',
    },
  },
  filtered: {
    state: 'fail',
    verdict: 'message',
    text: {
      en: 'The phone does not meet the conditions that the message sets, such as model, version or network ({sign}).',
      zh: '手机不符合消息设置的条件，如机型、版本或网络（{sign}）。',
    },
  },
  profile: {
    state: 'fail',
    verdict: 'message',
    text: {
      en: '{vendor} knows no user profile with the id that the message names ({sign}).',
      zh: '{vendor} 找不到消息中指定的 profile_id（{sign}）。',
    },
  },
  'not-shown': {
    state: 'fail',
    verdict: 'device-settings',
    text: {
      en: '{vendor} counts the push as arrived but not as shown ({sign}): the phone held it back.',
      zh: '{vendor} 统计显示推送已到达但未展示（{sign}）：被手机端拦下。',
    },
  },
  lost: {
    state: 'fail',
    verdict: 'none-found',
    text: { en: '{vendor} dropped the push without a reason that is known ({sign}).', zh: '{vendor} 丢弃了推送，且原因未知（{sign}）。' },
  },
};

/**
 * Receipt states by vendor, as text.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/msg-receipt-guide-0000001050040176
 * @see https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558
 * @see https://open.oppomobile.com/documentation/page/info?id=11239
 */
const receipts: CodeTable<FateTopic> = {
  huawei: {
    '0': 'arrived',
    '2': 'token',
    '5': 'token',
    '6': 'switch-off',
    '10': 'away',
    '14': 'lost',
    '15': 'replaced',
    '22': 'token',
    '27': 'auto-start',
    '31': 'click',
    '51': 'locked',
    '102': 'quota',
    '144': 'profile',
    '201': 'token',
    '256': 'quota',
  },
  honor: { '40000002': 'arrived', '40000015': 'click' },
  xiaomi: { '1': 'arrived', '2': 'shown', '16': 'token', '32': 'switch-off', '64': 'filtered', '128': 'quota', '1024': 'expired' },
  oppo: { push_arrive: 'arrived', regid_invalid: 'token', user_daily_limit: 'quota' },
};

/** Counters that prove a topic when they are above zero, in the order they are believed. */
const counters: Readonly<Record<string, readonly (readonly [string, FateTopic])[]>> = {
  xiaomi: [
    ['bar_closed', 'switch-off'],
    ['app_not_register', 'token'],
    ['invalid_target', 'token'],
    ['device_condition_unmatch', 'filtered'],
    ['click', 'shown'],
    ['msg_display', 'shown'],
  ],
  vivo: [
    ['targetInvalid', 'token'],
    ['targetUnSub', 'token'],
    ['targetInActive', 'away'],
    ['controlled', 'quota'],
    ['covered', 'replaced'],
    ['targetOffline', 'away'],
    ['click', 'shown'],
    ['display', 'shown'],
  ],
  meizu: [
    ['clickNo', 'shown'],
    ['displayNo', 'shown'],
  ],
};

/** Pairs of counters of which the first is above zero and the second is there and zero. */
const gaps: Readonly<Record<string, readonly (readonly [string, string, FateTopic])[]>> = {
  xiaomi: [
    ['delivered', 'msg_display', 'not-shown'],
    ['msg_send', 'resolved', 'token'],
  ],
  vivo: [['receive', 'display', 'not-shown']],
  meizu: [
    ['acceptNo', 'displayNo', 'not-shown'],
    ['targetNo', 'validNo', 'switch-off'],
  ],
};

/** What the vendor's trace or receipt says became of the push; undefined where there is none or it says nothing. */
export function fateOf({ vendor, displayName, trace }: Evidence): Fate | undefined {
  if (!trace) return undefined;
  const of = (topic: FateTopic, sign: string): Fate => ({ topic, ...topics[topic], data: { vendor: displayName, sign } });
  const states = Object.hasOwn(receipts, vendor) ? receipts[vendor] : undefined;
  // `256`, `type 128` or `6#notify disabled`: the vendor's own value is the first word that its table knows.
  const known = (trace.reason ?? '').split(/[^\w]+/u).find((word) => states && Object.hasOwn(states, word));
  const topic = known === undefined ? undefined : states?.[known];
  if (topic) return of(topic, known as string);
  const count = (name: string) => (Object.hasOwn(trace.counters, name) ? Number(trace.counters[name]) : Number.NaN);
  for (const [name, proves] of counters[vendor] ?? []) if (count(name) > 0) return of(proves, `${name} ${count(name)}`);
  // A counter that is still zero right after sending proves nothing: the phone may not have reported yet.
  if (trace.stage !== 'queued' && trace.stage !== 'sent')
    for (const [some, none, proves] of gaps[vendor] ?? [])
      if (count(some) > 0 && count(none) === 0) return of(proves, `${some} ${count(some)}, ${none} 0`);
  const sign = trace.reason === undefined || trace.reason === '' ? trace.stage : trace.reason;
  switch (trace.stage) {
    case 'shown':
    case 'clicked':
      return of('shown', sign);
    case 'delivered':
      return of('arrived', sign);
    case 'queued':
    case 'sent':
      return of('on-the-way', sign);
    case 'dropped':
      return of('lost', sign);
    default:
      return undefined;
  }
}
