import { defineStep } from '../../core/step.ts';
import { saying } from '../facts/platform.ts';
import { sources } from '../facts/sources.ts';

/** What Easemob shows where nothing else is said. @see https://doc.easemob.com/document/server-side/push.html */
const fixedTexts = ['您有一条新消息', '请点击查看', '请及时查看'];

const texts = {
  fixed: {
    en: 'The display style of {user} is 0, and the message sets no title and text of its own: the phone shows a fixed text.',
    zh: '{user} 的展示样式为 0，消息又没有自带标题和内容：手机只显示固定文案。',
  },
  own: {
    en: 'The display style of {user} is 0, but the message brings a title and a text of its own, which win.',
    zh: '{user} 的展示样式为 0，但消息自带标题和内容，会优先采用。',
  },
  shown: { en: 'The display style of {user} is 1: sender and text are shown.', zh: '{user} 的展示样式为 1：显示发送者与消息内容。' },
};

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
  check(evidence) {
    const { platform } = evidence;
    const style = platform?.facts.displayStyle;
    if (!platform || style === undefined) return undefined;
    const data = { user: platform.user };
    const shown = platform.display;
    if (style === 0 && shown && ![shown.title.text, shown.content.text].some((text) => fixedTexts.includes(text)))
      return saying('pass', texts.own, data);
    return style === 0 ? saying('warn', texts.fixed, data) : saying('pass', texts.shown, data);
  },
});
