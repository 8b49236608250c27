import { defineStep } from '../../core/step.ts';
import { isPush, platformRefusal, saying, stopFor } from '../facts/platform.ts';

const texts = {
  fine: {
    en: 'The push mode of {user} is {pushMode}, and no do-not-disturb is running.',
    zh: '{user} 的推送方式为 {pushMode}，且当前没有免打扰。',
  },
  set: {
    en: 'Do-not-disturb is set ({said}); whether it is running now is not known.',
    zh: '设置了免打扰（{said}），当前是否生效未知。',
  },
};

export default defineStep({
  id: 'E10',
  phase: 'E',
  question: {
    en: 'Has the receiver muted this: do-not-disturb hours or duration, a muted conversation, push mode NONE or AT?',
    zh: '接收者是否设置了免打扰：免打扰时段或时长、会话免打扰、推送方式为 NONE 或 AT？',
  },
  why: {
    en: 'The platform drops the push for a receiver who asked for silence, and the sender sees nothing of it. On Easemob the window beats the mode and the conversation beats the app; a message of Tencent’s server API ignores the setting unless it says `WithMuteNotifications`.',
    zh: '接收者开启免打扰后，平台不再推送，而发送方毫无感知。环信的优先级是：免打扰时段高于推送方式，会话设置高于应用设置；腾讯云 IM 通过服务端接口发送的消息默认不受免打扰影响，除非带上 `WithMuteNotifications`。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'Clear the mute for the test. For messages that must get through on Easemob set `em_force_notification`; for mode AT name the receiver in `em_at_list`.',
    zh: '测试前请先关闭免打扰。环信上必须送达的消息可设置 `em_force_notification`；推送方式为 AT 时，需在 `em_at_list` 中 @ 接收者。',
  },
  ask: {
    question: {
      en: 'Did the receiver mute this conversation or the whole app, or set do-not-disturb hours that cover the test?',
      zh: '接收者是否对该会话或整个应用开启了免打扰，或免打扰时段覆盖了测试时间？',
    },
    look: {
      en: 'In the app on the receiving phone: the settings of the conversation (mute) and of the account (do-not-disturb hours). Remember that the hours may be those of another time zone.',
      zh: '在接收手机的应用内查看：会话设置中的“消息免打扰”，以及账号设置中的免打扰时段；留意时段可能按其他时区计算。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_notification_mode_dnd.html',
    'https://doc.easemob.com/document/server-side/push.html',
    'https://trtc.io/document/67553',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
  check(evidence) {
    const refused = stopFor(evidence, 'E10') ?? platformRefusal(evidence, { codes: ['user ignore push'] });
    if (refused) return refused;
    const { platform } = evidence;
    if (!platform) return undefined;
    const { doNotDisturb, pushMode } = platform.facts;
    if (doNotDisturb && doNotDisturb.active === undefined) return saying('warn', texts.set, { said: doNotDisturb.said });
    // A push of its own belongs to no conversation; the mute of a conversation is not asked for.
    const isFine = pushMode !== undefined && !['NONE', 'AT'].includes(pushMode) && isPush(platform);
    return isFine ? saying('pass', texts.fine, { user: platform.user, pushMode }) : undefined;
  },
});
