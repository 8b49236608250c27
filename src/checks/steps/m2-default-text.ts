import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'M2',
  phase: 'M',
  question: {
    en: 'Does the phone show only the default text (`a new message`, `您有一条新消息`)?',
    zh: '手机上是否只显示默认文案（`a new message`、`您有一条新消息`）？',
  },
  why: {
    en: 'The vendor title is `a new message` in the legacy Tencent SDK when none was set. Easemob’s display style 0 hides the text on purpose, for privacy.',
    zh: '腾讯旧版 SDK 未设置标题时，厂商通道标题固定为 `a new message`。环信展示样式 0 会出于隐私有意隐藏内容。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob'],
  verdict: 'message',
  fix: {
    en: 'Set a title in the message’s Android settings (Tencent); at Easemob set `notification_display_style` to 1 for the receiver, or use a template.',
    zh: '腾讯：在消息的 Android 设置中指定标题；环信：把接收方的 `notification_display_style` 设为 1，或使用推送模板。',
  },
  ask: {
    question: {
      en: 'Does the notification show one of these default texts instead of the message?',
      zh: '通知显示的是否为上述默认文案，而不是消息内容？',
    },
    look: {
      en: 'The notification in the drawer of the phone, unlocked (previews may be hidden on the lock screen).',
      zh: '解锁后在通知栏查看（锁屏可能隐藏了预览）。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.tencentClientCode, sources.easemobServer],
  confidence: 'A',
});
