import { defineStep } from '../../core/step.ts';
import { platformRefusal, platformRules, saying } from '../facts/platform.ts';

const texts = { noCall: { en: 'The message is no call invitation.', zh: '该消息不是呼叫邀请。' } };

export default defineStep({
  id: 'F14',
  phase: 'F',
  question: {
    en: 'Does a call invitation carry its push config, and may it have ended before the receiver opened the app?',
    zh: '呼叫邀请是否带有推送配置，又是否在接收者打开应用之前就已结束？',
  },
  why: {
    en: 'On ZEGO the push of a call comes from `pushConfig` in `ZIMCallInviteConfig`. The invitation lives 90 seconds by default: who opens the app later gets no `onCallInvitationReceived`, and the push seems to have led nowhere.',
    zh: 'ZEGO 呼叫邀请的推送取自 `ZIMCallInviteConfig` 中的 `pushConfig`。邀请默认只持续 90 秒：之后再打开应用不会收到 `onCallInvitationReceived`，看上去就像点了推送却没有反应。',
  },
  needs: ['platform'],
  platforms: ['zego'],
  verdict: 'message',
  fix: {
    en: 'Set `pushConfig` in `ZIMCallInviteConfig`, lengthen the timeout (at most 600 seconds), and show a missed call when the app opens after its end.',
    zh: '在 `ZIMCallInviteConfig` 中设置 `pushConfig`，适当延长超时时间（最长 600 秒）；应用打开时若呼叫已结束，应显示未接来电。',
  },
  sources: ['https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification'],
  confidence: 'A',
  check(evidence) {
    const { platform } = evidence;
    if (!platform) return undefined;
    if (platform.via !== 'call') return saying('not-applicable', texts.noCall);
    const ended = platformRefusal(evidence, { codes: ['660900005', '660900006'] });
    return ended ? { ...ended, state: 'warn' } : platformRules(evidence, ['call-fields', 'call-timeout', 'push-enabled']);
  },
});
