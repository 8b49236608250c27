import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { citing, findingsOf, isLinted, lacksChannels, pushForm } from '../message-evidence.ts';

const texts = {
  data: {
    en: 'The push has data only: nothing shows unless the app is woken and posts the notification itself.',
    zh: '推送只有 data：除非应用被拉起并自行弹出通知，否则什么也不会显示。',
  },
  noChannels: {
    en: 'This phone has no notification channels, and the push is a notification.',
    zh: '这台手机没有通知渠道，且推送为通知消息。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G9',
  phase: 'G',
  question: {
    en: 'FCM: does the app create the channel for Android 8 and newer, and is the push a notification rather than data alone?',
    zh: 'FCM：应用是否为 Android 8 及以上创建了渠道，推送是通知消息而不是纯 data 消息？',
  },
  why: {
    en: 'Google’s server does not check the channel: an unknown one falls back to the manifest’s default, then to “Miscellaneous”, which users mute. A data-only push shows nothing by itself, comes late to a sleeping phone, and never to an app that was force-stopped.',
    zh: '谷歌服务端不校验渠道：不存在时依次回落到清单中的默认渠道和“其他（Miscellaneous）”渠道，后者常被用户静音。纯 data 推送本身不展示，休眠手机收到较晚，被强行停止的应用则收不到。',
  },
  needs: ['message', 'project'],
  vendors: ['fcm'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Put title and body into the notification block, set the channel id, create that channel in `Application.onCreate`, and name it in the manifest as `com.google.firebase.messaging.default_notification_channel_id`. On Tencent IM choose the notification mode of the FCM certificate.',
    zh: '把标题与正文放进 notification 块并设置渠道 ID，在 `Application.onCreate` 中创建该渠道，同时在清单中用 `com.google.firebase.messaging.default_notification_channel_id` 指定默认渠道。腾讯云 IM 的 FCM 证书请选择“通知消息”模式。',
  },
  sources: [
    'https://firebase.google.com/docs/cloud-messaging/android/receive',
    'https://firebase.google.com/docs/cloud-messaging/android-message-priority',
    'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    if (!isLinted(evidence)) return undefined;
    if (pushForm(evidence) === 'data') {
      const [late] = findingsOf(evidence, ['fcm/data-priority', 'fcm/high-priority-shows']).filter(({ severity }) => severity !== 'info');
      return { ...(late ? citing(late, 'warn') : { state: 'warn', text: texts.data }), verdict: 'message' };
    }
    if (lacksChannels(evidence)) return { state: 'not-applicable', text: texts.noChannels };
    const [missing] = findingsOf(evidence, ['fcm/channel-missing']);
    // A channel that is named may still not exist in the app, which only its project tells.
    return missing ? citing(missing, 'warn') : undefined;
  },
});
