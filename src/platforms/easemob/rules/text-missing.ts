import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'text-missing',
  subject: 'wire',
  title: { en: 'The push has a text of its own', zh: '推送有自己的文案' },
  docs: docs.display,
  confidence: 'A',
  aliases: [],
  messages: {
    title: {
      severity: 'info',
      text: {
        en: 'The push has no title; the phone shows the fixed text “您有一条新消息”.',
        zh: '推送没有标题，手机将显示固定文案“您有一条新消息”。',
      },
      fix: { en: 'Set `title`.', zh: '请设置 `title`。' },
    },
    content: {
      severity: 'info',
      text: {
        en: 'The push has no content; the phone shows a fixed text, or what display style and templates of the app give.',
        zh: '推送没有内容，手机将显示固定文案，或由展示样式和模板决定。',
      },
      fix: { en: 'Set `body`.', zh: '请设置 `body`。' },
    },
  },
  *check({ wire }) {
    const { pushMessage, ext } = wire.body;
    // A template brings its own texts.
    if (wire.via !== 'push' && ext?.em_push_template !== undefined) return;
    const title = wire.via === 'push' ? pushMessage?.title : (ext?.em_push_ext?.title ?? ext?.em_apns_ext?.['em_push_title']);
    const content = wire.via === 'push' ? pushMessage?.content : (ext?.em_push_ext?.content ?? ext?.em_apns_ext?.['em_push_content']);
    const base = wire.via === 'push' ? '/body/pushMessage' : '/body/ext/em_push_ext';
    if (title === undefined || title === '') yield { messageId: 'title', path: `${base}/title` };
    if (content === undefined || content === '') yield { messageId: 'content', path: `${base}/content` };
  },
});
