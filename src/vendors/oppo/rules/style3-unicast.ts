import { docs, notificationOf, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'style3-unicast',
  subject: 'wire',
  title: { en: 'The big picture style works in broadcast only', zh: '大图样式仅支持广播推送' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/style3-unicast'],
  messages: {
    unicast: {
      severity: 'error',
      text: {
        en: 'Style 3 (big picture) is for broadcast; push-check sends unicast and unicast_batch only.',
        zh: '样式 3（大图）仅用于广播推送；push-check 只发送单推和批量单推。',
      },
      fix: { en: 'Use style 1 or 2.', zh: '请使用样式 1 或 2。' },
    },
    noPicture: {
      severity: 'error',
      text: { en: 'Style 3 (big picture) has no `big_picture_id`.', zh: '样式 3（大图）缺少 `big_picture_id`。' },
      fix: { en: 'Upload the picture to OPPO first and send its id.', zh: '请先向 OPPO 上传图片，再传返回的图片 ID。' },
    },
  },
  *check({ wire }) {
    const notification = notificationOf(wire);
    if (numberOf(notification.style) !== 3) return;
    yield { messageId: 'unicast', path: '/notification/style' };
    if (notification.big_picture_id === undefined || notification.big_picture_id === '')
      yield { messageId: 'noPicture', path: '/notification/big_picture_id' };
  },
});
