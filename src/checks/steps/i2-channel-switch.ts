import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { android } from '../facts/groups.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I2',
  phase: 'I',
  question: {
    en: 'Is the notification channel (category) of this message switched on?',
    zh: '这条消息所属的通知类别（通知渠道）是否已打开？',
  },
  why: {
    en: 'Since Android 8 the user can switch off or silence every channel on its own while the app’s main switch stays on. A channel the app never created may show nothing at all.',
    zh: '自 Android 8 起，用户可以单独关闭或静音某个通知类别，而应用的总开关仍显示为开启。应用从未创建过的渠道可能完全不显示。',
  },
  needs: ['answer', 'person'],
  vendors: android,
  verdict: 'device-settings',
  fix: {
    en: 'Switch the channel on with sound and banner. An app cannot raise a channel that exists: where it was created too quiet, use a new channel id.',
    zh: '打开该通知类别，并允许响铃与横幅。应用无法调高已存在渠道的级别；如果当初创建得太低，请换用新的渠道 ID。',
  },
  ask: {
    question: {
      en: 'In the app’s notification settings, is the category of this message switched on?',
      zh: '在应用的通知设置里，这条消息对应的通知类别是否已打开？',
    },
    look: {
      en: 'Open the app’s page in the phone’s notification settings (or hold a notification of the app and tap the settings icon) and look at the list of categories: names such as chat, service reminder (服务提醒), marketing (营销通知), or `push_oplus_category_service` in a log.',
      zh: '进入手机“通知”设置里该应用的页面（或长按一条该应用的通知再点设置），查看通知类别列表，例如聊天、服务提醒、营销通知；日志中可能显示为 `push_oplus_category_service`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.huaweiChannels, sources.oppoMessage, sources.xiaomiSend, sources.fcmMessage, sources.easemobOverview],
  confidence: '?',
  check(evidence) {
    const { device } = evidence;
    if (device?.ios !== undefined)
      return { state: 'not-applicable', text: { en: 'iOS has no notification channels.', zh: 'iOS 没有通知渠道。' } };
    if (device?.android !== undefined && device.android < 8)
      return {
        state: 'not-applicable',
        text: {
          en: 'Android {version} has no notification channels; they came with Android 8.',
          zh: 'Android {version} 没有通知渠道，该功能自 Android 8 起才有。',
        },
        data: { version: device.android },
      };
    const fate = fateOf(evidence);
    return fate?.topic === 'shown' && !hasSpoken(evidence, 'I2') ? { state: 'pass', text: fate.text, data: fate.data } : undefined;
  },
});
