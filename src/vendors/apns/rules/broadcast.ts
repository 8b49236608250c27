import { defineRule, pages } from '../rule.ts';
import { headerOf, topicSuffixes } from '../wire.ts';

export default defineRule({
  name: 'broadcast',
  subject: 'wire',
  title: { en: 'A broadcast names a plain bundle id and a fitting lifetime', zh: '广播使用不带后缀的 Bundle ID 和合适的有效期' },
  docs: pages.broadcast,
  confidence: 'A',
  aliases: ['APNS-L24'],
  messages: {
    suffix: {
      severity: 'error',
      text: { en: 'The path of a broadcast would carry the suffix `{suffix}`.', zh: '广播请求的路径中会带上后缀 `{suffix}`。' },
      fix: { en: 'Write `bundleId` without a suffix.', zh: '`bundleId` 请勿带后缀。' },
    },
    topic: {
      severity: 'warn',
      text: { en: 'A broadcast has no `apns-topic`; the path names the app.', zh: '广播不使用 `apns-topic`，应用由路径指定。' },
      fix: { en: 'Remove `vendors.apns.topic`.', zh: '删除 `vendors.apns.topic`。' },
    },
    pushType: {
      severity: 'error',
      text: { en: 'A broadcast takes only `apns-push-type: liveactivity`.', zh: '广播的 `apns-push-type` 只能是 `liveactivity`。' },
      fix: {
        en: 'Set `vendors.apns.pushType: liveactivity`, or remove the channel id.',
        zh: '设置 `vendors.apns.pushType: liveactivity`，或去掉频道 ID。',
      },
    },
    stored: {
      severity: 'info',
      text: {
        en: 'The broadcast has a lifetime; a channel with message-storage-policy 0 accepts only 0.',
        zh: '该广播设置了有效期；message-storage-policy 为 0 的频道只接受 0。',
      },
      fix: {
        en: 'Set `ttl: 0`, or make sure the channel was created with message-storage-policy 1.',
        zh: '设置 `ttl: 0`，或确认频道创建时 message-storage-policy 为 1。',
      },
    },
  },
  *check({ wire, account }) {
    if (headerOf(wire, 'apns-channel-id') === undefined) return;
    const suffix = topicSuffixes.find((candidate) => account?.bundleId.endsWith(candidate));
    if (suffix !== undefined) yield { messageId: 'suffix', data: { suffix }, path: '/headers/apns-channel-id' };
    if (headerOf(wire, 'apns-topic') !== undefined) yield { messageId: 'topic', path: '/headers/apns-topic' };
    if (headerOf(wire, 'apns-push-type') !== 'liveactivity') yield { messageId: 'pushType', path: '/headers/apns-push-type' };
    const expiration = headerOf(wire, 'apns-expiration') ?? String(wire.expiresAfterSeconds ?? 0);
    if (expiration !== '0')
      yield {
        messageId: 'stored',
        path: headerOf(wire, 'apns-expiration') === undefined ? '/expiresAfterSeconds' : '/headers/apns-expiration',
      };
  },
});
