import { defineStep } from '../../core/step.ts';
import { ifBad, platformRules } from '../facts/platform.ts';

export default defineStep({
  id: 'F13',
  phase: 'F',
  question: {
    en: 'Does the push strategy (`resourcesID`, `PushStrategyId`) of the message exist in the console, in at most 32 characters?',
    zh: '消息中的推送策略（`resourcesID`、`PushStrategyId`）是否已在控制台创建，且不超过 32 个字符？',
  },
  why: {
    en: 'On ZEGO the strategy carries what the vendors want: channel ids, categories, sound, FCM mode. Without it, or with an unknown one, the push goes out in each vendor’s default class, of which a phone gets 1 to 5 a day.',
    zh: 'ZEGO 的推送策略携带各厂商所需的渠道 ID、分类、声音和 FCM 消息模式。未设置或填错时，推送会落入各厂商的默认分类，单设备每天只有 1 至 5 条。',
  },
  needs: ['platform', 'person'],
  platforms: ['zego'],
  verdict: 'message',
  fix: {
    en: 'Create the strategy in the ZEGO console (Instant messaging > Offline push), copy its id into the message, and fill in channel and category for every vendor.',
    zh: '在 ZEGO 控制台“即时通讯 > 离线推送”中创建推送策略，把 ID 填入消息，并为每家厂商配置渠道与分类。',
  },
  ask: {
    question: {
      en: 'Is the strategy id in the message exactly one that the ZEGO console lists for this AppID?',
      zh: '消息中的推送策略 ID 是否与 ZEGO 控制台该 AppID 下列出的某个 ID 完全一致？',
    },
    look: {
      en: 'ZEGO console > project > service configuration > instant messaging > offline push: the list of resource ids; compare letter by letter.',
      zh: 'ZEGO 控制台 > 项目 > 服务配置 > 即时通讯 > 离线推送，查看 resourcesID 列表并逐字比对。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check(evidence) {
    // The rules see the length alone; whether the console has the strategy, only a person can look up.
    return ifBad(platformRules(evidence, ['strategy-length', 'strategy-missing']));
  },
});
