import { defineRule, pages } from '../rule.ts';
import { apsOf, isRecord } from '../wire.ts';

export default defineRule({
  name: 'sound',
  subject: 'wire',
  title: { en: 'A sound dictionary is complete', zh: '`sound` 字典须完整' },
  docs: pages.payload,
  confidence: 'A',
  aliases: ['APNS-L15'],
  messages: {
    volume: {
      severity: 'error',
      text: { en: 'The volume of the sound must be a number from 0 to 1.', zh: '声音的 `volume` 必须是 0～1 之间的数。' },
      fix: { en: 'Set a volume from 0.0 to 1.0.', zh: '把 `volume` 设为 0.0～1.0。' },
    },
    name: {
      severity: 'error',
      text: { en: 'The sound dictionary has no `name`.', zh: '`sound` 字典缺少 `name`。' },
      fix: { en: 'Set `name` to `default` or to a file of the app.', zh: '把 `name` 设为 `default` 或应用内的声音文件名。' },
    },
  },
  *check({ wire }) {
    const { sound } = apsOf(wire);
    if (!isRecord(sound)) return;
    const { name, volume } = sound;
    if (typeof name !== 'string' || name === '') yield { messageId: 'name', path: '/payload/aps/sound' };
    if (volume !== undefined && !(typeof volume === 'number' && volume >= 0 && volume <= 1))
      yield { messageId: 'volume', path: '/payload/aps/sound' };
  },
});
