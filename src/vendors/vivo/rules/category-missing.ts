import { docs, newDocsSince } from '../facts.ts';
import { defineRule } from '../rule.ts';

const isMissing = (value: unknown) => value === undefined || value === null || value === '';

export default defineRule({
  name: 'category-missing',
  subject: 'wire',
  title: { en: 'A message says its classification and category', zh: '消息应明确 classification 与 category' },
  docs: docs.classification,
  confidence: 'C',
  aliases: ['vivo/category-missing'],
  messages: {
    defaultOperational: {
      severity: [{ until: newDocsSince, value: 'warn' }, { value: 'off' }],
      text: {
        en: 'Neither classification nor category is sent. vivo’s documents up to 2024-04 take such a message as operational (0): silent, 07:00 to 23:00 only, 2 to 5 a day on one phone.',
        zh: '未传 classification 与 category。vivo 2024-04 之前的文档默认按运营消息（0）处理：静默、仅 07:00 至 23:00 发送、单设备每天 2 至 5 条。',
      },
      fix: { en: 'Send both: give the message a `kind`.', zh: '请同时传两者：为消息设置 `kind` 即可。' },
    },
    defaultSystem: {
      severity: [{ until: newDocsSince, value: 'off' }, { value: 'warn' }],
      text: {
        en: 'Neither classification nor category is sent. vivo’s newer documents take such a message as a system message (1), older ones and wrappers of 2026 as operational (0); an app must not count on either.',
        zh: '未传 classification 与 category。vivo 新文档默认按系统消息（1）处理，旧文档及 2026 年的第三方封装仍按运营消息（0）处理，不能依赖默认值。',
      },
      fix: { en: 'Send both: give the message a `kind`.', zh: '请同时传两者：为消息设置 `kind` 即可。' },
    },
    categoryMissing: {
      severity: 'warn',
      text: {
        en: 'The classification is sent without a category; vivo accepts it, but checks and statistics go by the category.',
        zh: '只传了 classification，没有 category；vivo 会接受，但校验与统计以 category 为准。',
      },
      fix: { en: 'Add the category of the scene, e.g. IM.', zh: '请补上对应场景的 category，例如 IM。' },
    },
    classificationMissing: {
      severity: 'warn',
      text: {
        en: 'The category is sent without a classification; vivo derives it, older servers may not.',
        zh: '只传了 category，没有 classification；vivo 会自行推导，旧版服务端未必支持。',
      },
      fix: {
        en: 'Send the classification too: 1 for system, 0 for operational messages.',
        zh: '请同时传 classification：系统消息为 1，运营消息为 0。',
      },
    },
    chosen: {
      severity: 'warn',
      text: {
        en: 'The message has no `kind`, so push-check chose classification {classification} and category {category}.',
        zh: '消息没有 `kind`，push-check 选用了 classification {classification} 与 category {category}。',
      },
      fix: {
        en: 'Say what the message is with `kind`, or set `vendors.vivo.category`.',
        zh: '请用 `kind` 说明消息类型，或设置 `vendors.vivo.category`。',
      },
    },
  },
  *check({ wire, origin }) {
    const { classification, category } = wire;
    if (isMissing(classification) && isMissing(category)) {
      yield { messageId: 'defaultOperational', path: '/category' };
      yield { messageId: 'defaultSystem', path: '/category' };
    } else if (isMissing(category)) yield { messageId: 'categoryMissing', path: '/category' };
    else if (isMissing(classification)) yield { messageId: 'classificationMissing', path: '/classification' };
    else if (origin?.['/category'] === 'default')
      yield { messageId: 'chosen', path: '/category', data: { classification: String(classification), category: String(category) } };
  },
});
