import { defineStep, type Evidence, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { channelIdOf, isLinted, lacksChannels, wireText } from '../message-evidence.ts';

/** Channels that OPPO's system makes itself, so the app need not. */
const systemChannels = new Set(['push_oplus_category_service', 'push_oplus_category_content']);

const texts = {
  noChannels: {
    en: 'Notification channels exist from Android 8 on; this phone is older or no Android.',
    zh: '通知渠道从 Android 8 起才有；这台手机版本更低，或不是 Android。',
  },
  missing: {
    en: 'The message has neither `channel_id` nor `category`; OPPO phones with Android 8 or newer may show nothing then.',
    zh: '消息既没有 `channel_id`，也没有 `category`；Android 8 及以上的 OPPO 手机可能因此不展示。',
  },
  notNamed: {
    en: 'The message names no channel, although the config knows {channels}; OPPO phones need one from Android 8 on.',
    zh: '配置中已有渠道 {channels}，但消息没有引用；Android 8 及以上的 OPPO 手机必须指定渠道。',
  },
  ofCategory: {
    en: 'The message has no `channel_id`; with category {category} OPPO takes its own channel, whose switch the user may have turned off.',
    zh: '消息没有 `channel_id`；category 为 {category} 时 OPPO 会使用系统自带渠道，而用户可能已关闭该渠道的开关。',
  },
  system: {
    en: 'The message uses {channel}, a channel that the phone’s system makes itself.',
    zh: '消息使用的 {channel} 是系统自带渠道，无需应用创建。',
  },
} satisfies Record<string, Text>;

/** Whether something says that the phone has channels: its version, or the complaint that only new phones fail. */
function isKnownToHaveChannels({ device, symptom }: Evidence): boolean {
  return (device?.android !== undefined && device.android >= 8) || symptom === 'new-phones-only';
}

export default defineStep({
  id: 'G1',
  phase: 'G',
  question: {
    en: 'OPPO phone with Android 8 or newer: is a channel id set, and does the app create that channel?',
    zh: 'Android 8 及以上的 OPPO 手机：消息是否设置了 ChannelID，且应用创建了该渠道？',
  },
  why: {
    en: 'From Android 8 on a notification lives in a channel. OPPO takes the push and shows nothing, or shows it silently, when the message names no channel or one that the app never created.',
    zh: '从 Android 8 起，通知必须归属某个渠道。消息没有指定渠道，或应用从未创建该渠道时，OPPO 会照常受理，但手机不展示或仅静默展示。',
  },
  needs: ['message', 'config', 'project', 'person'],
  vendors: ['oppo'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Set `channel` in the message to a channel of `vendors.oppo.channels` (Tencent IM: `OPPOChannelID`; Easemob: `oppo_channel_id`), register the same id in OPPO’s console, and create it at the app’s start with `createNotificationChannel` before any push can come.',
    zh: '让消息的 `channel` 指向 `vendors.oppo.channels` 中的渠道（腾讯云 IM：`OPPOChannelID`；环信：`oppo_channel_id`），在 OPPO 控制台登记同一 ID，并在应用启动时用 `createNotificationChannel` 先行创建。',
  },
  ask: {
    question: {
      en: 'Does the app create a notification channel with exactly the id that the message names?',
      zh: '应用是否创建了与消息中 ID 完全一致的通知渠道？',
    },
    look: {
      en: 'On the OPPO phone: Settings > Notifications & status bar > Manage notifications > the app: the channel must be in the list (menu names differ by ColorOS version). In the sources: search for `NotificationChannel(`.',
      zh: 'OPPO 手机：设置 > 通知与状态栏 > 通知管理 > 对应应用，列表中应能看到该渠道（不同 ColorOS 版本菜单名称略有差异）；源码中搜索 `NotificationChannel(`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11236',
    'https://cloud.tencent.com/document/product/269/139820',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-oppo',
  ],
  confidence: 'B',
  check(evidence): StepAnswer | undefined {
    if (lacksChannels(evidence)) return { state: 'not-applicable', text: texts.noChannels };
    if (!isLinted(evidence)) return undefined;
    const channel = channelIdOf(evidence);
    if (channel !== undefined) return systemChannels.has(channel) ? { state: 'pass', text: texts.system, data: { channel } } : undefined;
    const state = isKnownToHaveChannels(evidence) ? 'fail' : 'warn';
    const known = Object.keys(evidence.account?.channels ?? {});
    if (known.length > 0) return { state, text: texts.notNamed, data: { channels: known.join(', ') } };
    const category = wireText(evidence, '/notification/category');
    return category === undefined ? { state, text: texts.missing } : { state: 'warn', text: texts.ofCategory, data: { category } };
  },
});
