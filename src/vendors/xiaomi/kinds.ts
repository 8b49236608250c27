import type { KindMap, KindMapping } from '../../core/kind.ts';
import type { Text } from '../../core/text.ts';

const withoutPrivate: Text = {
  en: 'On a public channel it is silent and limited to 5 a device and day; on a private channel without a template it is refused from 2026-12-31 on.',
  zh: '走公信通道时静默展示，且每台设备每天最多 5 条；私信通道不带消息模板的，自 2026-12-31 起会被拒绝。',
};

/** A personal message: a private channel of the given scene and its template. */
function privateScene(scene: Text, confidence: KindMapping['confidence'], collapsed?: true): KindMapping {
  return {
    fields: {},
    quotaClass: 'unlimited',
    right: {
      en: `An approved private channel (私信) of the scene ${scene.en} and its message template.`,
      zh: `需要已审核通过的私信通道（场景：${scene.zh}）及对应的消息模板。`,
    },
    without: withoutPrivate,
    ...(collapsed ? { collapsed } : {}),
    confidence,
  };
}

/** Content for many: the public class, which knows no finer types on the wire. */
function publicClass(confidence: KindMapping['confidence']): KindMapping {
  return {
    fields: {},
    quotaClass: 'public',
    right: { en: 'An approved public channel (公信).', zh: '需要已审核通过的公信通道。' },
    without: {
      en: 'Without a channel id the message is refused (27001), or capped at one a device and day.',
      zh: '不带 channel_id 会被拒绝（27001），或每台设备每天最多 1 条。',
    },
    collapsed: true,
    confidence,
  };
}

/**
 * Our mapping of kinds to Xiaomi. No field follows from the kind: the one classifier is `extra.channel_id`, and which id stands for
 * which scene is known only to the console. The scenes are the eight private ones of 2026-02; the 41 types of 2026-08 could not be read.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656
 */
export const kinds: KindMap = {
  im: privateScene({ en: '即时消息 (instant messages)', zh: '即时消息' }, 'A'),
  call: privateScene(
    { en: '即时消息 (instant messages; audio and video calls, or the VoIP kit)', zh: '即时消息（音视频通话，或改用 VoIP 能力）' },
    'C',
    true,
  ),
  subscription: {
    fields: {},
    quotaClass: 'public',
    right: {
      en: 'A subscription channel (订阅消息) of one of the 8 categories, its template, and the consent of the user; the old scene 个人订阅 closes on 2026-12-31.',
      zh: '需要 8 类订阅消息之一的通道、对应的消息模板以及用户同意；旧场景“个人订阅”将于 2026-12-31 关闭。',
    },
    without: { en: 'It counts as a public message until the user consents.', zh: '在用户同意之前按公信消息计算。' },
    confidence: 'C',
  },
  travel: privateScene({ en: '订单及物流 (orders and logistics)', zh: '订单及物流' }, '?', true),
  health: privateScene({ en: '个人日程 or 设备信息 (schedule or device)', zh: '个人日程或设备信息' }, '?', true),
  schedule: privateScene({ en: '个人日程 (personal schedule)', zh: '个人日程' }, '?'),
  account: privateScene({ en: '个人账户 (personal account)', zh: '个人账户' }, 'A'),
  order: privateScene({ en: '订单及物流 (orders and logistics)', zh: '订单及物流' }, 'A'),
  finance: privateScene({ en: '个人资产 (personal assets)', zh: '个人资产' }, 'A'),
  device: privateScene({ en: '设备信息 (device information)', zh: '设备信息' }, 'A'),
  mail: privateScene({ en: '工作信息 (work information)', zh: '工作信息' }, '?', true),
  system: publicClass('?'),
  social: publicClass('C'),
  news: publicClass('A'),
  marketing: publicClass('A'),
};
