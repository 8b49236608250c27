import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'M3',
  phase: 'M',
  question: {
    en: 'Does a group message show ids instead of names (group name, group card or nickname unset)?',
    zh: '群消息显示的是 ID 而不是名称（未设置群名称、群名片或昵称）？',
  },
  why: {
    en: 'The legacy Tencent SDK takes the group name as title and the group card, else the nickname, as sender. Where they are unset it falls back to the group id and the user id.',
    zh: '腾讯旧版 SDK 以群名称为标题，发送者优先用群名片，其次昵称。都未设置时就退回到群 ID 和用户 ID。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im'],
  verdict: 'message',
  fix: {
    en: 'Set the group’s name and the members’ nicknames or group cards, or give title and text with the message.',
    zh: '设置群名称以及成员昵称或群名片，或随消息显式指定标题和内容。',
  },
  ask: {
    question: { en: 'Does the title or the sender of a group push show an id?', zh: '群消息推送的标题或发送者显示的是 ID 吗？' },
    look: {
      en: 'The notification in the drawer, and in the IM console the profile of the group and of the sender.',
      zh: '查看通知栏中的通知，以及 IM 控制台中该群与发送者的资料。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.tencentClientCode],
  confidence: 'A',
});
