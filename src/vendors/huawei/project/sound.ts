import { hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { notificationOf } from './facts.ts';

const plainName = (sound: string) => sound.slice(sound.lastIndexOf('/') + 1).replace(/\.\w{2,4}$/, '');

/** True for the message's own sound, of which `android/sound-file` speaks: only one that is set for this vendor alone is left. */
function isSaidGenerally(ofMessage: string | undefined, sound: string): boolean {
  return ofMessage !== undefined && plainName(ofMessage) === plainName(sound);
}

export default defineProjectCheck({
  name: 'sound',
  title: { en: 'The sound lies in `res/raw`', zh: '铃声文件位于 `res/raw`' },
  steps: ['L2'],
  docs: 'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
  confidence: 'A',
  aliases: [],
  messages: {
    suffix: {
      severity: 'warn',
      text: {
        en: 'The sound is {sound}; HUAWEI wants it without the suffix, as `/raw/{name}`.',
        zh: '铃声写成了 {sound}；华为要求不带后缀，应为 `/raw/{name}`。',
      },
      fix: { en: 'Write {name}.', zh: '请改为 {name}。' },
    },
    missing: {
      severity: 'warn',
      text: { en: 'There is no sound {name} in `res/raw`.', zh: '`res/raw` 中没有名为 {name} 的铃声。' },
      fix: { en: 'Put the file into `res/raw`, or correct the name.', zh: '请把文件放入 `res/raw`，或修正名称。' },
    },
  },
  *check(context) {
    const { sound } = notificationOf(context);
    const written = typeof sound === 'string' ? /^\/raw\/(.+)$/.exec(sound)?.[1] : undefined;
    if (typeof sound !== 'string' || written === undefined || !hasSources(context.modules)) return;
    const names = new Set(context.modules.flatMap(({ sounds }) => sounds.map(({ name }) => name)));
    if (names.has(written) || isSaidGenerally(context.message?.sound, written)) return;
    const name = written.replace(/\.[a-z0-9]+$/i, '');
    yield name !== written && names.has(name)
      ? { messageId: 'suffix', data: { sound, name } }
      : { messageId: 'missing', data: { name: written } };
  },
});
