import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

const texts = {
  shows: { en: 'The phone will show “{title}” / “{content}”.', zh: '手机将显示“{title}”/“{content}”。' },
  silent: { en: '{platform} sends no push for this message.', zh: '{platform} 不会为此消息发送推送。' },
};

export default defineStep({
  id: 'M1',
  phase: 'M',
  question: {
    en: 'Which title and text follow from the platform’s rules for this message?',
    zh: '按平台规则，这条消息的推送标题和内容应该是什么？',
  },
  why: {
    en: 'Platforms make up the text themselves where the sender gives none: sender or group as title, `[图片]` for a picture, a fixed sentence in display style 0. Often the “wrong” text is just the rule.',
    zh: '发送方没有指定时，平台会自行生成文案：以发送者或群名为标题，图片显示 `[图片]`，展示样式为 0 时用固定文案。很多“文案不对”其实就是规则如此。',
  },
  needs: ['platform'],
  platforms: ['tencent-im', 'easemob'],
  verdict: 'message',
  fix: {
    en: 'Give title and text with the message: `OfflinePushInfo.Title` and `Desc` at Tencent, `em_push_title` and `em_push_content` (or a template) at Easemob.',
    zh: '随消息显式指定标题与内容：腾讯用 `OfflinePushInfo.Title` 与 `Desc`，环信用 `em_push_title` 与 `em_push_content`（或模板）。',
  },
  sources: [sources.tencentClientCode, sources.easemobServer],
  confidence: 'A',
  check({ platform }) {
    if (!platform?.display) return undefined;
    const { title, content, silent } = platform.display;
    return silent
      ? { state: 'warn', text: texts.silent, data: { platform: platform.displayName } }
      : { state: 'pass', text: texts.shows, data: { title: title.text, content: content.text } };
  },
});
