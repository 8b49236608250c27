import { isMuteCustom } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'custom-desc',
  subject: 'wire',
  title: { en: 'A custom message has a Desc', zh: '自定义消息须设置 Desc' },
  docs: docs.guide,
  confidence: 'A',
  aliases: ['TX-CUSTOM-DESC'],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The message is a custom element without `Desc`, neither in the element nor in OfflinePushInfo: Tencent IM sends no push for it.',
        zh: '这是自定义消息，元素与 OfflinePushInfo 中都没有 `Desc`：腾讯云 IM 不会推送。',
      },
      fix: {
        en: 'Give the message a body (it becomes `OfflinePushInfo.Desc`); `Data` never reaches the push.',
        zh: '请为消息设置正文（即 `OfflinePushInfo.Desc`）；`Data` 不会进入推送。',
      },
    },
  },
  *check({ wire }) {
    if (isMuteCustom(wire)) yield { messageId: 'missing', path: '/body/OfflinePushInfo/Desc' };
  },
});
