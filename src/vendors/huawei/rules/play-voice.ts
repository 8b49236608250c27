import { androidFacts, categoryOf, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { playVoiceCategory, pushTypes } from '../wire.ts';

export default defineRule({
  name: 'play-voice',
  subject: 'wire',
  title: {
    en: 'PLAY_VOICE goes with data messages (Android) and push type 2 (HarmonyOS)',
    zh: 'PLAY_VOICE 仅用于透传消息（Android）与 push-type 2（HarmonyOS）',
  },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['HW-CAT-PLAYVOICE-AND', 'HW-CAT-PLAYVOICE-HOS'],
  messages: {
    notification: {
      severity: 'error',
      text: {
        en: 'PLAY_VOICE is for data messages only, but this message has a notification.',
        zh: 'PLAY_VOICE 仅支持透传消息，但该消息包含通知内容。',
      },
      fix: {
        en: 'Leave title, body and notification out and send `data` alone, or choose another category.',
        zh: '请去掉标题、正文与 notification，只发送 `data`；或更换 category。',
      },
    },
    pushType: {
      severity: 'error',
      text: {
        en: 'PLAY_VOICE needs push type 2; with another one HUAWEI answers notSupportPlayVoice.',
        zh: 'PLAY_VOICE 必须使用 push-type 2，否则华为返回 notSupportPlayVoice。',
      },
      fix: {
        en: 'Set `vendors.huawei.pushType: 2` (needs the right for it), or choose another category.',
        zh: '请设置 `vendors.huawei.pushType: 2`（需申请对应权益），或更换 category。',
      },
    },
  },
  *check({ wire }) {
    const { category, path } = categoryOf(wire);
    if (category !== playVoiceCategory) return;
    if (androidFacts(wire)?.shows) yield { messageId: 'notification', path };
    const harmony = harmonyFacts(wire);
    if (harmony && harmony.pushType !== pushTypes.extension) yield { messageId: 'pushType', path };
  },
});
