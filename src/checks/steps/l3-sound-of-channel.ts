import { defineStep } from '../../core/step.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'L3',
  phase: 'L',
  question: { en: 'Android 8 and later: does the channel itself have the sound?', zh: 'Android 8 及以上：通知渠道本身是否设置了该铃声？' },
  why: {
    en: 'From Android 8 on the sound belongs to the channel and is fixed when the channel is first created. A sound in the message, or a later change in the code, has no effect.',
    zh: '自 Android 8 起铃声属于通知渠道，在渠道首次创建时就固定下来。消息里的铃声，或之后在代码中修改，都不会生效。',
  },
  needs: ['message', 'project', 'person'],
  vendors: ['fcm', 'oppo', 'xiaomi', 'huawei'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Create a channel with a new id and the sound, send to that id, and for a test reinstall the app; for Xiaomi set the sound of the channel in the console.',
    zh: '用新的渠道 ID 创建带铃声的渠道，并向该 ID 发送；测试时请重装应用。小米请在控制台的通道上设置铃声。',
  },
  ask: {
    question: {
      en: 'Was the channel created with this sound the first time the app created it on this phone?',
      zh: '在这台手机上首次创建该渠道时，就已设置这个铃声了吗？',
    },
    look: {
      en: 'The code that creates the `NotificationChannel` (`setSound` before `createNotificationChannel`), and the channel’s page in the phone’s notification settings, which names the sound.',
      zh: '查看创建 `NotificationChannel` 的代码（先 `setSound` 再 `createNotificationChannel`），以及手机通知设置中该类别显示的铃声。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [sources.fcmMessage, sources.huaweiChannels, sources.oppoMessage, sources.xiaomiSend, sources.zegoDocs],
  confidence: 'A',
  check(evidence) {
    const { message, device } = evidence;
    if (!message) return undefined;
    const { sound } = message;
    if (sound === undefined || sound === 'default')
      return { state: 'not-applicable', text: { en: 'The message asks for no sound of its own.', zh: '消息没有要求自定义铃声。' } };
    if (device?.android !== undefined && device.android < 8)
      return {
        state: 'not-applicable',
        text: {
          en: 'Android {version} plays the sound of the message; channels came with Android 8.',
          zh: 'Android {version} 直接播放消息指定的铃声，渠道自 Android 8 起才有。',
        },
        data: { version: device.android },
      };
    if (hasSpoken(evidence, 'L3')) return undefined;
    return {
      state: 'warn',
      text: {
        en: 'The message asks for the sound `{sound}`; on Android 8 and later only a channel created with it plays it.',
        zh: '消息要求播放铃声 `{sound}`；在 Android 8 及以上，只有创建时带该铃声的渠道才会播放。',
      },
      data: { sound },
    };
  },
});
