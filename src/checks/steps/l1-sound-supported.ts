import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

/** Vendors whose message can name a sound; Xiaomi needs the sound in its console's channel as well. */
const withSound = ['huawei', 'xiaomi', 'fcm', 'apns'];

export default defineStep({
  id: 'L1',
  phase: 'L',
  question: { en: 'Can this vendor play a sound of its own for a message?', zh: '该厂商是否支持为消息自定义铃声？' },
  why: {
    en: 'OPPO, vivo, Meizu and HONOR have no sound per message: the channel or the class decides. IM platforms pass a sound on to fewer vendors still: Tencent (6.1.2155 and later) to HUAWEI, Xiaomi, FCM and APNs, newer headers say HUAWEI and Google only; ZEGO to FCM and APNs.',
    zh: 'OPPO、vivo、魅族、荣耀不支持按消息设置铃声，由渠道或消息分类决定。经 IM 平台时更少：腾讯（≥ 6.1.2155）支持华为、小米、FCM、APNs，较新的头文件只写华为与谷歌；ZEGO 仅支持 FCM 与 APNs。',
  },
  needs: ['message'],
  verdict: 'message',
  fix: {
    en: 'Leave the sound out for this vendor, or put it where it counts: into the app’s notification channel (OPPO: a private channel the app creates; Xiaomi: the channel in the console).',
    zh: '对该厂商去掉铃声设置，或把铃声放在真正生效的位置：应用创建的通知渠道（OPPO 须为应用自建的私信通道；小米为控制台中的通道）。',
  },
  sources: [
    sources.huaweiSend,
    sources.xiaomiSend,
    sources.fcmMessage,
    sources.apnsPayload,
    sources.oppoMessage,
    sources.vivoSend,
    sources.meizuApi,
    sources.tencentFaq,
    sources.zegoDocs,
  ],
  confidence: 'A',
  check({ message, vendor, displayName }) {
    if (!message) return undefined;
    const { sound } = message;
    if (sound === undefined || sound === 'default')
      return { state: 'not-applicable', text: { en: 'The message asks for no sound of its own.', zh: '消息没有要求自定义铃声。' } };
    const data = { vendor: displayName, sound };
    return withSound.includes(vendor)
      ? {
          state: 'pass',
          text: {
            en: 'The message asks for the sound `{sound}`, which {vendor} can carry.',
            zh: '消息要求播放铃声 `{sound}`，{vendor} 支持该字段。',
          },
          data,
        }
      : {
          state: 'warn',
          text: {
            en: 'The message asks for the sound `{sound}`, but {vendor} has no sound per message.',
            zh: '消息要求播放铃声 `{sound}`，但 {vendor} 不支持按消息设置铃声。',
          },
          data,
        };
  },
});
