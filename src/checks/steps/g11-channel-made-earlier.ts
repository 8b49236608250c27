import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { channelIdOf, isLinted, lacksChannels } from '../message-evidence.ts';

const texts = {
  noChannels: { en: 'This phone has no notification channels.', zh: '这台手机没有通知渠道。' },
  none: { en: 'The message names no channel of the app.', zh: '消息没有指定应用自己的渠道。' },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G11',
  phase: 'G',
  question: {
    en: 'Was the channel created on the phone earlier, with low importance or another sound?',
    zh: '手机上的该渠道是否早先以较低的重要程度或其他铃声创建过？',
  },
  why: {
    en: 'From Android 8 on importance and sound are fixed when the channel is first created; later code changes have no effect, and only the user can raise them. At Xiaomi the properties come from the console at the first push. So the developer’s old phone stays silent while a fresh one rings.',
    zh: '从 Android 8 起，渠道的重要程度与铃声在首次创建时就已确定，之后改代码无效，只有用户能调高；小米的渠道属性则在首次推送时取自控制台。因此会出现开发者的旧手机一直静默、新装手机却正常响铃的情况。',
  },
  needs: ['message', 'person'],
  vendors: ['fcm', 'huawei', 'xiaomi', 'oppo'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Give the channel a new id (in the app, at the vendor, in the message) and delete the old one. For a test it is enough to uninstall the app, or to raise the channel by hand in the phone’s settings.',
    zh: '在应用、厂商控制台和消息中改用新的渠道 ID，并删除旧渠道。若只为测试，卸载重装应用，或在手机设置中手动调高该渠道即可。',
  },
  ask: {
    question: {
      en: 'Is the channel on this phone set lower or quieter than the app’s code (or the console) now asks for?',
      zh: '这台手机上该渠道的重要程度或声音，是否低于应用代码（或控制台）现在的设置？',
    },
    look: {
      en: 'Settings > Notifications > the app > the channel: importance, sound, banner. HUAWEI: Settings > Notifications > the app; Xiaomi: Settings > Notifications & status bar > App notifications; OPPO: Settings > Notifications & status bar > Manage notifications (names differ by version).',
      zh: '设置 > 通知 > 对应应用 > 该渠道，查看重要程度、声音与横幅。华为：设置 > 通知 > 应用；小米：设置 > 通知与状态栏 > 应用通知；OPPO：设置 > 通知与状态栏 > 通知管理（各版本名称略有不同）。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/android-custom-chan-0000001050040122',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
    'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  ],
  confidence: 'B',
  check(evidence): StepAnswer | undefined {
    if (lacksChannels(evidence)) return { state: 'not-applicable', text: texts.noChannels };
    if (isLinted(evidence) && channelIdOf(evidence) === undefined) return { state: 'not-applicable', text: texts.none };
    return undefined;
  },
});
