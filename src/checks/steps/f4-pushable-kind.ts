import { defineStep, type StepAnswer } from '../../core/step.ts';
import { ifBad, platformRules } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { pushForm } from '../message-evidence.ts';

const texts = {
  stopped: {
    en: 'This is a pass-through message (透传), which {vendor} has stopped: the phone shows nothing, and a dead app never gets it.',
    zh: '这是一条透传消息，{vendor} 已停止提供透传服务：手机不会展示，应用未运行时也收不到。',
  },
  data: {
    en: 'This is a data message: the phone shows nothing by itself, the app has to be woken and post the notification.',
    zh: '这是一条数据（透传）消息：手机本身不会展示，需要应用被拉起后自行弹出通知。',
  },
  background: {
    en: 'This is a background push without an alert: iOS shows nothing, and delays or drops such pushes above 2 to 3 an hour.',
    zh: '这是一条没有 alert 的后台推送：iOS 不会展示，且每小时超过 2 至 3 条时会延迟或丢弃。',
  },
  shows: {
    en: 'The push for {vendor} is a notification, which the phone’s system shows by itself.',
    zh: '发往 {vendor} 的是通知栏消息，由手机系统直接展示。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'F4',
  phase: 'F',
  question: { en: 'Is this a kind of message that is pushed and shown at all?', zh: '这种消息类型是否支持推送并展示？' },
  why: {
    en: 'Platforms never push some kinds: system messages of Tencent’s legacy ImSDK, signalling (ZEGO type 2), chat rooms, imported messages, on Easemob also groups above 3000 members. Pass-through has ended at Meizu and, as it seems, at Xiaomi; data messages elsewhere show nothing by themselves.',
    zh: '有些消息平台从不推送：腾讯旧版 ImSDK 的系统消息、信令消息（ZEGO 类型 2）、聊天室消息、导入的消息，环信还包括 3000 人以上的群。魅族已停止透传，小米据公告也已停止；其他厂商的数据消息本身不会展示。',
  },
  needs: ['message', 'platform'],
  verdict: 'message',
  fix: {
    en: 'Send a notification message with title and content. For signalling and rooms, send an ordinary message or a direct push beside it.',
    zh: '改发带标题和内容的通知栏消息；信令、聊天室场景请另发一条普通消息或直接调用推送接口。',
  },
  sources: [
    'https://doc.easemob.com/document/server-side/push_extension.html',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
    'https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app',
    'https://firebase.google.com/docs/cloud-messaging/android/receive',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const through = ifBad(platformRules(evidence, ['command', 'message-type']));
    if (through) return through;
    const form = pushForm(evidence);
    const vendor = evidence.displayName;
    if (form === undefined || form === 'other') return undefined;
    if (form === 'shows') return evidence.platform === undefined ? { state: 'pass', text: texts.shows, data: { vendor } } : undefined;
    if (evidence.vendor === 'xiaomi' || evidence.vendor === 'meizu') return { state: 'fail', text: texts.stopped, data: { vendor } };
    return { state: 'warn', text: evidence.vendor === 'apns' ? texts.background : texts.data };
  },
});
