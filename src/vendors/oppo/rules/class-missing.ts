import { docs, isOldPrivateChannel, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'class-missing',
  subject: 'wire',
  title: { en: 'A message names its category', zh: '消息应带上 category' },
  docs: docs.classification,
  confidence: 'B',
  aliases: ['oppo/class-missing'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no `category`, so OPPO treats the message as Content & Marketing: shown silently, at most 2 a day on one phone (news apps 5).',
        zh: '没有 `category`，OPPO 会按“内容与营销”处理：静默展示，单设备每天最多 2 条（新闻类应用 5 条）。',
      },
      fix: {
        en: 'Give the message a `kind`, or set `vendors.oppo.category` to a category that OPPO has approved for the app.',
        zh: '为消息设置 `kind`，或把 `vendors.oppo.category` 设为已获批的分类。',
      },
    },
    oldScheme: {
      severity: 'warn',
      text: {
        en: 'The class comes from a private channel (私信) of the scheme before 2024-11-20; one source says that OPPO phases it out. An app that came later sends Content & Marketing this way.',
        zh: '消息分类来自 2024-11-20 之前的旧版私信通道；有一处来源称 OPPO 正逐步下线该机制。此后新接入的应用这样发送会归入“内容与营销”。',
      },
      fix: {
        en: 'Apply for the Communication & Service right, then give the channel its category as `scene`, e.g. `scene: IM`.',
        zh: '申请“通讯与服务”权限后，在通道上设置对应分类的 `scene`，例如 `scene: IM`。',
      },
    },
  },
  *check({ wire, account }) {
    const { category } = notificationOf(wire);
    if (category !== undefined && category !== '') return;
    yield { messageId: isOldPrivateChannel(wire, account) ? 'oldScheme' : 'missing', path: '/notification/category' };
  },
});
