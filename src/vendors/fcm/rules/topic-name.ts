import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';
import { maxTopicChars, topicPattern } from '../wire.ts';

export default defineRule({
  name: 'topic-name',
  subject: 'wire',
  title: { en: 'A topic is a plain name.', zh: '主题只写名称本身。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/topic-messaging',
  confidence: 'A',
  aliases: ['FCM-L06'],
  messages: {
    prefix: {
      severity: 'error',
      text: {
        en: 'The topic begins with `/topics/`; the HTTP v1 API wants the name alone.',
        zh: '主题以 `/topics/` 开头；HTTP v1 API 只要名称本身。',
      },
      fix: { en: 'Write `{name}`.', zh: '请写成 `{name}`。' },
    },
    characters: {
      severity: 'error',
      text: {
        en: 'The topic `{name}` has characters outside `a-z A-Z 0-9 - _ . ~ %`.',
        zh: '主题 `{name}` 含有 `a-z A-Z 0-9 - _ . ~ %` 以外的字符。',
      },
      fix: {
        en: 'Use only those characters; encode others in the app and on the server alike.',
        zh: '只使用上述字符；其他字符请在应用与服务端用同样的方式编码。',
      },
    },
    length: {
      severity: 'error',
      text: { en: 'The topic has {length} characters; {max} are allowed.', zh: '主题有 {length} 个字符，最多 {max} 个。' },
      fix: { en: 'Shorten it.', zh: '请缩短。' },
    },
  },
  *check({ wire }) {
    const { topic } = messageOf(wire);
    if (typeof topic !== 'string' || topic === '') return;
    const path = '/message/topic';
    if (topic.startsWith('/topics/')) yield { messageId: 'prefix', data: { name: topic.slice('/topics/'.length) }, path };
    else if (!topicPattern.test(topic)) yield { messageId: 'characters', data: { name: topic }, path };
    else if (topic.length > maxTopicChars) yield { messageId: 'length', data: { length: topic.length, max: maxTopicChars }, path };
  },
});
