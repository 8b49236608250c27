import { defineStep } from '../../core/step.ts';
import { platformRefusal, platformRules } from '../facts/platform.ts';

export default defineStep({
  id: 'A5',
  phase: 'A',
  question: { en: 'Are sender and receiver two different accounts?', zh: '发送者与接收者是否为两个不同的账号？' },
  why: {
    en: 'A message to oneself is delivered by synchronisation, not by push: Tencent IM pushes nothing to the sender, ZEGO refuses it with 660600030.',
    zh: '发给自己的消息走多端同步而不是推送：腾讯云 IM 不会推送给发送者本人，ZEGO 会返回 660600030。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'zego'],
  verdict: 'message',
  fix: {
    en: 'Use two user ids: send as one, with the other logged in on the phone that is to receive.',
    zh: '请使用两个不同的 UserID：用其中一个发送，另一个登录在接收推送的手机上。',
  },
  ask: {
    question: {
      en: 'Was the message sent from another account than the one on the phone?',
      zh: '发送消息的账号与手机上登录的账号不同吗？',
    },
    look: {
      en: 'Compare the user id shown in the app’s profile on the phone with the sender of the message (From_Account at Tencent IM, FromUserId at ZEGO).',
      zh: '对比手机上应用「我的」页面显示的用户 ID 与消息的发送者（腾讯云 IM 的 From_Account，ZEGO 的 FromUserId）。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://cloud.tencent.com/document/product/269/139820', 'https://github.com/ZEGOCLOUD/docs_all'],
  confidence: 'A',
  check(evidence) {
    return platformRules(evidence, ['same-account', 'sender-is-receiver']) ?? platformRefusal(evidence, { codes: ['660600030'] });
  },
});
