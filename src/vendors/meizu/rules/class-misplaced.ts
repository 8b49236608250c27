import { pointerOf } from '../../../core/pointer.ts';
import { docs, messageOf } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'class-misplaced',
  subject: 'wire',
  title: { en: '`noticeMsgType` stands in `noticeBarInfo`', zh: '`noticeMsgType` 须放在 `noticeBarInfo` 中' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-CL-004'],
  messages: {
    misplaced: {
      severity: 'error',
      text: {
        en: '`noticeMsgType` stands at {place}, where Meizu ignores it.',
        zh: '`noticeMsgType` 位于 {place}，魅族会忽略该字段。',
      },
      fix: { en: 'Move it into `noticeBarInfo` of the messageJson.', zh: '请移到 messageJson 的 `noticeBarInfo` 中。' },
    },
  },
  *check({ wire }) {
    const places: string[][] = [];
    if (Object.hasOwn(wire, 'noticeMsgType')) places.push(['noticeMsgType']);
    const message = messageOf(wire);
    for (const [name, value] of Object.entries(message)) {
      if (name === 'noticeMsgType') places.push(['messageJson', name]);
      if (name !== 'noticeBarInfo' && isObject(value) && Object.hasOwn(value, 'noticeMsgType'))
        places.push(['messageJson', name, 'noticeMsgType']);
    }
    for (const place of places) yield { messageId: 'misplaced', path: pointerOf(place), data: { place: place.join('.') } };
  },
});
