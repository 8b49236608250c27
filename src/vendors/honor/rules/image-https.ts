import { defaultsOf, docs, notificationOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'image-https',
  subject: 'wire',
  title: { en: 'A picture is loaded over https', zh: '图片须使用 https 地址' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-IMAGE-HTTPS'],
  messages: {
    notHttps: {
      severity: 'error',
      text: { en: 'The picture {url} is not an https URL.', zh: '图片地址 {url} 不是 https 地址。' },
      fix: { en: 'Host the picture where https reaches it.', zh: '请使用可通过 https 访问的图片地址。' },
    },
  },
  *check({ wire }) {
    for (const [value, path] of [
      [notificationOf(wire)?.image, '/android/notification/image'],
      [defaultsOf(wire)?.image, '/notification/image'],
    ] as const)
      if (value !== undefined && !(typeof value === 'string' && /^https:\/\/./i.test(value)))
        yield { messageId: 'notHttps', path, data: { url: shown(value) } };
  },
});
