import { hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, notificationOf } from './facts.ts';

const plainName = (sound: string) => sound.slice(sound.lastIndexOf('/') + 1).replace(/\.\w{2,4}$/, '');

/** True for the message's own sound, of which `android/sound-file` speaks: only one that is set for this vendor alone is left. */
function isSaidGenerally(ofMessage: string | undefined, sound: string): boolean {
  return ofMessage !== undefined && plainName(ofMessage) === plainName(sound);
}

export default defineProjectCheck({
  name: 'sound',
  title: { en: 'The sound lies in `res/raw`', zh: '铃声文件位于 `res/raw`' },
  steps: ['L2'],
  docs: docs.message,
  confidence: 'A',
  aliases: [],
  messages: {
    suffix: {
      severity: 'warn',
      text: {
        en: 'The sound is {sound}; `res/raw` knows it as {name}, without the suffix.',
        zh: '铃声写成了 {sound}；在 `res/raw` 中应使用不带后缀的 {name}。',
      },
      fix: { en: 'Write {name}.', zh: '请改为 {name}。' },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no sound {sound} in `res/raw`: phones before Android 8 play the default sound.',
        zh: '`res/raw` 中没有名为 {sound} 的铃声：Android 8 以下的手机会播放默认铃声。',
      },
      fix: {
        en: 'Put the file into `res/raw`; from Android 8 the channel holds the sound.',
        zh: '请把文件放入 `res/raw`；Android 8 及以上铃声由渠道决定。',
      },
    },
  },
  *check(context) {
    const sound = notificationOf(context)?.sound;
    if (typeof sound !== 'string' || sound === '' || sound === 'default' || !hasSources(context.modules)) return;
    const names = new Set(context.modules.flatMap(({ sounds }) => sounds.map(({ name }) => name)));
    if (names.has(sound) || isSaidGenerally(context.message?.sound, sound)) return;
    const name = sound.replace(/\.[a-z0-9]+$/i, '');
    yield name !== sound && names.has(name) ? { messageId: 'suffix', data: { sound, name } } : { messageId: 'missing', data: { sound } };
  },
});
