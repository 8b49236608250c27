import type { PhoneFate } from '../core/platform-sandbox.ts';
import type { Text } from '../core/text.ts';

/** A push as it arrives at a phone: the vendor has taken it. */
export interface PhonePush {
  vendor: string;
  /** The vendor's own field names: `channel_id`, `category`, `notify_level`, `importance`, `classification`, `noticeMsgType`. */
  fields: Readonly<Record<string, string | number | boolean>>;
  /** What the vendor's console calls the named channel, where the class hangs on it (Xiaomi): private, public, subscription. */
  channelClass?: string;
  /** How long the vendor keeps it for a sleeping phone; the vendor's default when absent. */
  ttlSeconds?: number;
}

/** How a phone of the sandbox stands. */
export interface PhoneState {
  /** Just installed: the notification switch is as the brand delivers it. Otherwise it is on. */
  fresh: boolean;
  /** The phone comes back after this long; 0: it is reachable. */
  offlineSeconds: number;
  /** Pushes shown today, by class. */
  shownToday: Record<string, number>;
}

/** Brands on which a newly installed app may not notify until its user allows it (Android 13 asks on every phone). */
const offAfterInstall: Readonly<Record<string, string>> = { oppo: 'OPPO', vivo: 'vivo' };

/** The vendor's own default, seconds: how long it keeps a push for a phone that is away. */
const defaultTtlSeconds: Readonly<Record<string, number>> = {
  // https://open.oppomobile.com/documentation/page/info?id=11236
  oppo: 3600,
  // https://developer.huawei.com/consumer/cn/doc/harmonyos-references-V5/push-scenariozed-api-request-param-V5
  huawei: 86_400,
  honor: 86_400,
  vivo: 86_400,
  meizu: 86_400,
  xiaomi: 86_400,
  fcm: 2_419_200,
  apns: 2_592_000,
};

/** Longer lives are cut to this, seconds; a vendor that refuses them instead has no row. */
const maxTtlSeconds: Readonly<Record<string, number>> = {
  // https://open.oppomobile.com/documentation/page/info?id=11236
  oppo: 864_000,
  // https://dev.vivo.com.cn/documentCenter/doc/362
  vivo: 86_400,
};

interface PhoneClass {
  name: string;
  /** Shown per phone and day at most; absent: unlimited. */
  perDay?: number;
  /** In the drawer only. */
  silent?: boolean;
  /** The vendor's default for this class, where it has one of its own. */
  ttlSeconds?: number;
  text: Text;
}

const texts = {
  fresh: {
    en: 'Dropped: the notification switch of a newly installed app is off on {brand} phones, and nobody has switched it on.',
    zh: '未展示：{brand} 手机上新装应用的通知开关默认关闭，且尚未打开。',
  },
  asked: {
    en: 'Dropped: the app was just installed, and Android 13 or later shows nothing until the user has allowed notifications.',
    zh: '未展示：应用刚安装，Android 13 及以上在用户允许通知之前不会展示。',
  },
  askedApple: {
    en: 'Dropped: the app was just installed, and an iPhone shows nothing until the user has allowed notifications.',
    zh: '未展示：应用刚安装，iPhone 在用户允许通知之前不会展示。',
  },
  expired: {
    en: 'Dropped: the phone was away for {away} s, the push lived for {ttl} s.',
    zh: '已丢弃：手机离线 {away} 秒，而推送只保留 {ttl} 秒。',
  },
  held: {
    en: 'Held by the vendor: the phone is away and comes back in {away} s; the push lives for {ttl} s.',
    zh: '由厂商暂存：手机离线，{away} 秒后恢复；推送可保留 {ttl} 秒。',
  },
  channel: {
    en: 'Dropped: an OPPO phone with Android 8 or later shows nothing without a channel that the app has created.',
    zh: '未展示：Android 8 及以上的 OPPO 手机必须指定应用已创建的通知渠道，否则不展示。',
  },
  quota: {
    en: 'Dropped: {class}, of which a phone shows {limit} a day; it was number {number} today.',
    zh: '未展示：{class}每台设备每天最多展示 {limit} 条，这是今天的第 {number} 条。',
  },
  silent: {
    en: 'Shown in the drawer only, without sound: {class}.',
    zh: '仅在通知栏静默展示，无声音：{class}。',
  },
  shown: { en: 'Shown: {class}.', zh: '已展示：{class}。' },
} satisfies Record<string, Text>;

const plain: PhoneClass = { name: 'plain', text: { en: 'this vendor counts no classes', zh: '该厂商不按类别限量' } };

/** OPPO's and vivo's categories of the class that is capped. */
const promotional = ['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'];

/** Which class the vendor puts a push into, and what that means on the phone. */
function classOf({ vendor, fields, channelClass = '' }: PhonePush): PhoneClass {
  const text = (name: string) => (fields[name] === undefined ? '' : String(fields[name]));
  switch (vendor) {
    case 'xiaomi':
      // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656
      if (text('channel_id') === '')
        return { name: 'default-channel', perDay: 1, silent: true, text: { en: 'Xiaomi’s default channel', zh: '小米默认渠道消息' } };
      if (/public|公信/i.test(channelClass))
        return { name: 'public', perDay: 5, silent: true, text: { en: 'a public Xiaomi channel', zh: '小米公信渠道消息' } };
      return {
        name: 'channel',
        ...(/private|私信/i.test(channelClass) ? { ttlSeconds: 864_000 } : {}),
        text: { en: 'a registered Xiaomi channel', zh: '已登记的小米渠道消息' },
      };
    case 'huawei':
      // https://developer.huawei.com/consumer/cn/doc/development/HMSCore-Guides/message-classification-0000001149358835
      // The class decides the cap, the lower of class and importance the display.
      if (text('category') === '' || text('category') === 'MARKETING')
        return { name: 'marketing', perDay: 2, silent: true, text: { en: 'a HUAWEI marketing message', zh: '华为资讯营销类消息' } };
      return text('importance') === 'LOW'
        ? { name: 'low', silent: true, text: { en: 'HUAWEI importance LOW', zh: '华为 LOW 级消息' } }
        : { name: 'service', text: { en: 'a HUAWEI service message', zh: '华为服务与通讯类消息' } };
    case 'honor':
      // https://developer.honor.com/cn/docs/11002/guides/notification-class
      return text('importance') === 'NORMAL'
        ? { name: 'service', text: { en: 'a HONOR service message', zh: '荣耀服务通讯类消息' } }
        : { name: 'marketing', perDay: 2, silent: true, text: { en: 'a HONOR marketing message', zh: '荣耀资讯营销类消息' } };
    case 'oppo':
      // https://open.oppomobile.com/documentation/page/info?id=13189
      if (['', ...promotional].includes(text('category')))
        return {
          name: 'content',
          perDay: 2,
          silent: true,
          text: { en: 'an OPPO content and marketing message', zh: 'OPPO 内容与营销类消息' },
        };
      return text('notify_level') === '1'
        ? { name: 'service', silent: true, text: { en: 'an OPPO service message at level 1', zh: 'OPPO 通讯与服务类消息（提醒等级 1）' } }
        : { name: 'service', text: { en: 'an OPPO service message', zh: 'OPPO 通讯与服务类消息' } };
    case 'vivo':
      // https://dev.vivo.com.cn/documentCenter/doc/359
      // Without `classification` the category decides; without both the documents differ, and the wrappers say operational.
      return text('classification') === '1' || (text('classification') === '' && !['', ...promotional].includes(text('category')))
        ? { name: 'system', text: { en: 'a vivo system message', zh: 'vivo 系统消息' } }
        : {
            name: 'operational',
            perDay: 2,
            silent: true,
            ttlSeconds: 28_800,
            text: { en: 'a vivo operational message', zh: 'vivo 运营消息' },
          };
    case 'meizu':
      return text('noticeMsgType') === '1'
        ? { name: 'private', text: { en: 'a Meizu private message', zh: '魅族私信消息' } }
        : { name: 'public', perDay: 3, text: { en: 'a Meizu public message', zh: '魅族公信消息' } };
    default:
      return plain;
  }
}

/**
 * What a phone makes of a push that its vendor took: the brand's notification switch, the time it was away, the channel, the class and its
 * daily cap, in this order. Counts a shown push in `state`.
 */
export function showOnPhone(push: PhonePush, state: PhoneState): PhoneFate {
  const { vendor } = push;
  const brand = offAfterInstall[vendor];
  if (state.fresh)
    return brand === undefined
      ? { fate: 'dropped', reason: vendor === 'apns' ? texts.askedApple : texts.asked }
      : { fate: 'dropped', reason: texts.fresh, data: { brand } };
  const found = classOf(push);
  const lives = push.ttlSeconds ?? found.ttlSeconds ?? defaultTtlSeconds[vendor] ?? 86_400;
  const ttl = Math.min(lives, maxTtlSeconds[vendor] ?? lives);
  const away = state.offlineSeconds;
  if (away > 0) return { fate: away > ttl ? 'dropped' : 'held', reason: away > ttl ? texts.expired : texts.held, data: { away, ttl } };
  if (vendor === 'oppo' && (push.fields['channel_id'] ?? '') === '') return { fate: 'dropped', reason: texts.channel };
  const key = `${vendor} ${found.name}`;
  const number = (state.shownToday[key] ?? 0) + 1;
  const named = (text: Text): Text => ({ en: text.en.replace('{class}', found.text.en), zh: text.zh.replace('{class}', found.text.zh) });
  if (found.perDay !== undefined && number > found.perDay)
    return { fate: 'dropped', reason: named(texts.quota), data: { limit: found.perDay, number } };
  state.shownToday[key] = number;
  return found.silent ? { fate: 'silent', reason: named(texts.silent) } : { fate: 'shown', reason: named(texts.shown) };
}
