import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { channelIdOf, citing, findingsOf, isLinted, lacksChannels, refusalForetold, refusalWith, wasTaken } from '../message-evidence.ts';

/** @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656 */
const channelCodes = { xiaomi: ['27001'] };

const texts = {
  refused: {
    en: 'Xiaomi answered 27001: channel {channel} is unknown, not approved or of another app, or its template does not belong to it.',
    zh: '小米返回 27001：渠道 {channel} 不存在、未获批、属于其他应用，或与模板不匹配。',
  },
  refusedNone: { en: 'Xiaomi answered 27001, and the message names no channel.', zh: '小米返回 27001，且消息没有指定渠道。' },
  noChannels: { en: 'This phone has no notification channels.', zh: '这台手机没有通知渠道。' },
  none: { en: 'The message names no channel.', zh: '消息没有指定渠道。' },
  taken: {
    en: 'Xiaomi took the push with channel {channel}; by its newer rules it refuses a channel that is not registered.',
    zh: '小米已受理使用渠道 {channel} 的推送；按其新规则，未登记的渠道会被拒绝。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G2',
  phase: 'G',
  question: {
    en: 'Is the channel id the same in the message, in the app, at the vendor (and in the IM console)?',
    zh: '消息、应用、厂商控制台（以及 IM 控制台）中的渠道 ID 是否完全一致？',
  },
  why: {
    en: 'The id is compared letter by letter in up to four places. Xiaomi refuses one that it does not know; OPPO, FCM and HUAWEI accept anything, and the phone then puts the notification into a default channel or shows nothing.',
    zh: '渠道 ID 会在多达四处逐字比对。小米会拒绝未登记的渠道；OPPO、FCM、华为则来者不拒，结果由手机放进默认渠道，或者干脆不展示。',
  },
  needs: ['message', 'config', 'answer', 'project', 'person'],
  vendors: ['oppo', 'xiaomi', 'fcm', 'huawei'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Copy the id from the vendor’s console into the app’s code, the IM console and `vendors.<vendor>.channels`, and name that channel in the message. Remember that a new channel at Xiaomi or OPPO works only after its review.',
    zh: '从厂商控制台复制渠道 ID，同步到应用代码、IM 控制台和 `vendors.<厂商>.channels`，并在消息中引用。小米、OPPO 的新渠道须审核通过后才生效。',
  },
  ask: {
    question: {
      en: 'Is the channel id of the message, letter by letter, the one that the app creates and that the vendor’s console lists?',
      zh: '消息中的渠道 ID 与应用创建的、厂商控制台登记的是否逐字一致？',
    },
    look: {
      en: 'Vendor’s console: Xiaomi 消息分类管理, OPPO PUSH 通道配置; the certificate page of the IM console; in the sources `NotificationChannel(`. FCM and HUAWEI have no list in the console: compare message and sources.',
      zh: '小米：推送运营平台“消息分类管理”；OPPO：PUSH 平台通道配置；IM 控制台的证书页；源码中的 `NotificationChannel(`。FCM 与华为控制台没有渠道列表，比对消息与源码即可。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
    'https://open.oppomobile.com/documentation/page/info?id=11236',
    'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/android-custom-chan-0000001050040122',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const channel = channelIdOf(evidence);
    if (refusalWith(evidence, channelCodes) !== undefined)
      return channel === undefined ? { state: 'fail', text: texts.refusedNone } : { state: 'fail', text: texts.refused, data: { channel } };
    const [unknown] = findingsOf(evidence, ['message/unknown-channel']);
    if (unknown) return citing(unknown);
    if (lacksChannels(evidence)) return { state: 'not-applicable', text: texts.noChannels };
    if (!isLinted(evidence)) return undefined;
    if (channel === undefined) return { state: 'not-applicable', text: texts.none };
    const foretold = refusalForetold(evidence, ['xiaomi/channel-unknown', 'huawei/channel-china']);
    if (foretold) return foretold;
    return evidence.vendor === 'xiaomi' && wasTaken(evidence) ? { state: 'pass', text: texts.taken, data: { channel } } : undefined;
  },
});
