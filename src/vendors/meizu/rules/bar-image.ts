import { docs, isFilled, numberOf, partOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'bar-image',
  subject: 'wire',
  title: { en: 'The notification bar has no picture style any more', zh: '通知栏图片样式已停用' },
  docs: docs.sdk,
  confidence: 'A',
  aliases: ['MZ-PL-003'],
  messages: {
    stopped: {
      severity: 'error',
      text: {
        en: '`{field}` belongs to the picture style of the notification bar, which Meizu stopped on 2022-05-27.',
        zh: '`{field}` 属于通知栏图片样式，魅族已于 2022-05-27 停用。',
      },
      fix: {
        en: 'Use `noticeBarType` 0 (standard) or 2 (Android’s own), without `noticeBarImgUrl`.',
        zh: '请使用 `noticeBarType` 0（标准）或 2（安卓原生），并去掉 `noticeBarImgUrl`。',
      },
    },
    unknown: {
      severity: 'error',
      text: { en: '`noticeBarType` is {value}; Meizu knows 0 and 2.', zh: '`noticeBarType` 为 {value}，魅族只支持 0 和 2。' },
      fix: { en: 'Use 0 (standard) or 2 (Android’s own).', zh: '请使用 0（标准）或 2（安卓原生）。' },
    },
  },
  *check({ wire }) {
    const bar = partOf(wire, 'noticeBarInfo');
    const type = bar['noticeBarType'];
    const number = numberOf(type);
    const path = '/messageJson/noticeBarInfo/noticeBarType';
    if (number === 1) yield { messageId: 'stopped', path, data: { field: 'noticeBarType' } };
    else if (isFilled(type) && number !== 0 && number !== 2) yield { messageId: 'unknown', path, data: { value: shown(type) } };
    if (isFilled(bar['noticeBarImgUrl']))
      yield { messageId: 'stopped', path: '/messageJson/noticeBarInfo/noticeBarImgUrl', data: { field: 'noticeBarImgUrl' } };
  },
});
