import type { AccountBase } from '../../core/account.ts';
import { valueAt } from '../../core/pointer.ts';
import type { Evidence } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import type { CodeTable } from '../vendor-answer.ts';

/** What a quota code counts: the app's day, the device's day, requests in a time, test messages, or hours of the day. */
export type QuotaScope = 'app-day' | 'device-day' | 'rate' | 'device-rate' | 'test-day' | 'hours' | 'stock';

/**
 * The vendors' quota codes by what they count.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560 and pId=1656
 * @see https://open.oppomobile.com/documentation/page/info?id=11235
 * @see https://dev.vivo.com.cn/documentCenter/doc/368
 * @see https://github.com/MEIZUPUSH/PushAPI
 * @see https://firebase.google.com/docs/cloud-messaging/error-codes
 * @see https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export const quotaCodes: CodeTable<QuotaScope> = {
  huawei: { '80100017': 'rate', '80300029': 'test-day', '82000009': 'stock', '503': 'rate' },
  honor: { '429': 'rate' },
  xiaomi: {
    '10022': 'rate',
    '10023': 'rate',
    '10024': 'rate',
    '10027': 'rate',
    '10028': 'rate',
    '10034': 'app-day',
    '10039': 'rate',
    '22101': 'rate',
    '26004': 'rate',
    '26005': 'rate',
    '65006': 'rate',
    '200001': 'app-day',
    '200002': 'rate',
  },
  oppo: { '-2': 'rate', '13': 'rate', '33': 'app-day', '34': 'stock', '55': 'rate' },
  vivo: { '10070': 'app-day', '10071': 'hours', '10072': 'rate', '10073': 'app-day', '10252': 'app-day', '10254': 'app-day' },
  // 110010 with the sub-code `target` is the phone's switch, and stands in the table of verdicts.
  meizu: { '110010/': 'rate', '110011': 'device-day', '110019': 'app-day', '110051': 'app-day', '518': 'rate', '520': 'device-rate' },
  fcm: { QUOTA_EXCEEDED: 'rate', RESOURCE_EXHAUSTED: 'rate' },
  apns: { TooManyRequests: 'device-rate', TooManyProviderTokenUpdates: 'rate' },
};

/** What the refusal of the test push counts; undefined when it is no matter of quota. */
export function quotaScopeOf({ vendor, push }: Evidence): QuotaScope | undefined {
  if (!push || ['accepted', 'validated', 'dry-run', 'skipped'].includes(push.status)) return undefined;
  const codes = Object.hasOwn(quotaCodes, vendor) ? quotaCodes[vendor] : undefined;
  const key = [`${push.code ?? ''}/${push.subCode ?? ''}`, push.code ?? ''].find((candidate) => codes && Object.hasOwn(codes, candidate));
  return (key === undefined ? undefined : codes?.[key]) ?? (push.errorClass === 'quota' || push.http === 429 ? 'rate' : undefined);
}

/** The allowance that a message is counted against, as its wire tells. */
export interface Allowance {
  /** Whether one phone gets only a few of these a day. */
  isCapped: boolean;
  text: Text;
}

const service = [
  'IM',
  'VOIP',
  'MISS_CALL',
  'SUBSCRIPTION',
  'TRAVEL',
  'HEALTH',
  'WORK',
  'ACCOUNT',
  'EXPRESS',
  'FINANCE',
  'DEVICE_REMINDER',
  'MAIL',
  'CUSTOMER_SERVICE',
  'SYSTEM_REMINDER',
];
const oppoService = ['IM', 'ACCOUNT', 'DEVICE_REMINDER', 'ORDER', 'TODO', 'SUBSCRIPTION'];
const vivoService = oppoService;

const texts = {
  huaweiMarketing: {
    en: 'The push goes out as MARKETING (no service category): one phone shows at most 2 a day (news apps 5), silently; the rest is dropped.',
    zh: '推送按 MARKETING（资讯营销）下发（没有服务与通讯类 category）：单设备每天最多 2 条（新闻类应用 5 条），静默展示，超出即丢弃。',
  },
  huaweiNoRight: {
    en: 'The category is a service one, but by the config the app has no self-classification right: HUAWEI counts the push as MARKETING, 2 a day on one phone (news apps 5).',
    zh: 'category 属于服务与通讯类，但配置表明应用没有自分类权益：华为按 MARKETING 计，单设备每天 2 条（新闻类应用 5 条）。',
  },
  huaweiService: {
    en: 'The push goes out as service and communication, which has no daily cap on a phone while the app holds the self-classification right.',
    zh: '推送按服务与通讯类下发；只要应用持有自分类权益，单设备没有每日上限。',
  },
  honorMarketing: {
    en: 'The push goes out as marketing (`importance` is not NORMAL, or the right is missing): one phone shows at most 2 a day (news apps 5).',
    zh: '推送按资讯营销类下发（`importance` 不是 NORMAL，或缺少自分类权益）：单设备每天最多 2 条（新闻类应用 5 条）。',
  },
  honorService: {
    en: 'The push goes out with `importance: NORMAL`, service and communication, which has no daily cap while the app holds the right.',
    zh: '推送以 `importance: NORMAL`（服务与通讯类）下发；应用持有自分类权益时没有每日上限。',
  },
  xiaomiDefault: {
    en: 'The push has no `channel_id`, so it falls into the default class: one a day on one phone, and newer sources say that it is refused.',
    zh: '推送没有 `channel_id`，按默认类别计：单设备每天 1 条，较新的资料称会被拒绝。',
  },
  xiaomiPublic: {
    en: 'The push goes out on a public channel (公信): one phone shows at most 5 a day (8 with a news licence), silently.',
    zh: '推送走公信通道：单设备每天最多 5 条（有新闻资质的 8 条），静默展示。',
  },
  xiaomiPrivate: {
    en: 'The push goes out on a private channel (私信), which has no daily cap.',
    zh: '推送走私信通道，没有每日上限。',
  },
  oppoContent: {
    en: 'The push goes out as Content & Marketing (no category of Communication & Service): one phone shows at most 2 a day (news apps 5).',
    zh: '推送按「内容与营销」下发（没有「通讯与服务」类 category）：单设备每天最多 2 条（新闻类应用 5 条）。',
  },
  oppoService: {
    en: 'The push goes out as Communication & Service, which has no daily cap of the class.',
    zh: '推送按「通讯与服务」下发，该类没有每日上限。',
  },
  vivoOperational: {
    en: 'The push goes out as an operational message: one phone shows at most 2 a day (news apps with a licence 5).',
    zh: '推送按运营消息下发：单设备每天最多 2 条（有资质的新闻类应用 5 条）。',
  },
  vivoSystem: {
    en: 'The push goes out as a system message, which has no daily cap on a phone, unless vivo judges the text promotional.',
    zh: '推送按系统消息下发，单设备没有每日上限；但 vivo 若判定内容为运营性质会改归运营消息。',
  },
  meizuPublic: {
    en: 'The push goes out as a public message (公信): one phone shows at most 3 a day (news-reading apps 5).',
    zh: '推送按公信下发：单设备每天最多 3 条（新闻阅读类应用 5 条）。',
  },
  meizuPrivate: { en: 'The push goes out as a private message (私信), which has no daily cap.', zh: '推送按私信下发，没有每日上限。' },
} satisfies Record<string, Text>;

const capped = (text: Text): Allowance => ({ isCapped: true, text });
const free = (text: Text): Allowance => ({ isCapped: false, text });

/** The class that a message of one vendor is counted in; undefined where the wire does not tell, or there is no daily cap at this vendor. */
export function allowanceOf({ vendor, wire, account }: Evidence): Allowance | undefined {
  if (wire === undefined) return undefined;
  const hasRight = valueAt(account, '/selfClassification') !== false;
  switch (vendor) {
    case 'huawei': {
      const [path, category] =
        valueAt(wire, '/body/payload') === undefined
          ? ['/body/message/android/notification', valueAt(wire, '/body/message/android/category')]
          : ['/body/payload/notification', valueAt(wire, '/body/payload/notification/category')];
      if (valueAt(wire, path) === undefined && valueAt(wire, '/body/message/notification') === undefined) return undefined;
      if (!service.includes(String(category))) return capped(texts.huaweiMarketing);
      return hasRight ? free(texts.huaweiService) : capped(texts.huaweiNoRight);
    }
    case 'honor':
      if (valueAt(wire, '/android/notification') === undefined) return undefined;
      return valueAt(wire, '/android/notification/importance') === 'NORMAL' && hasRight
        ? free(texts.honorService)
        : capped(texts.honorMarketing);
    case 'xiaomi': {
      const id = valueAt(wire, '/extra.channel_id');
      if (id === undefined || id === '') return capped(texts.xiaomiDefault);
      const named = classOfChannel(account, id);
      return named === 'private' ? free(texts.xiaomiPrivate) : named === 'public' ? capped(texts.xiaomiPublic) : undefined;
    }
    case 'oppo': {
      const category = valueAt(wire, '/notification/category');
      if (oppoService.includes(String(category))) return free(texts.oppoService);
      const named = classOfChannel(account, valueAt(wire, '/notification/channel_id'));
      return category === undefined && named === 'private' ? free(texts.oppoService) : capped(texts.oppoContent);
    }
    case 'vivo': {
      const classification = valueAt(wire, '/classification');
      if (classification === 1) return free(texts.vivoSystem);
      if (classification === 0) return capped(texts.vivoOperational);
      const category = valueAt(wire, '/category');
      return category === undefined
        ? undefined
        : vivoService.includes(String(category))
          ? free(texts.vivoSystem)
          : capped(texts.vivoOperational);
    }
    case 'meizu':
      if (valueAt(wire, '/messageJson/noticeBarInfo') === undefined) return undefined;
      return valueAt(wire, '/messageJson/noticeBarInfo/noticeMsgType') === 1 ? free(texts.meizuPrivate) : capped(texts.meizuPublic);
    default:
      return undefined;
  }
}

function classOfChannel(account: AccountBase | undefined, id: unknown): 'private' | 'public' | undefined {
  const channel = Object.values(account?.channels ?? {}).find((candidate) => candidate.id === String(id));
  const name = channel?.class?.trim().toLowerCase();
  if (name === 'private' || name === '私信') return 'private';
  return name === 'public' || name === '公信' ? 'public' : undefined;
}
