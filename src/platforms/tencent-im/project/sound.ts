import { argumentValue, isBelow } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { chatLibraries, docs, messageCalls } from './facts.ts';

/** The first Chat SDK with a sound for Android. */
const least = '6.1.2155';

export default defineProjectCheck({
  name: 'sound',
  title: { en: 'The push sound is a file of the app', zh: '推送铃音是应用内的资源文件' },
  steps: ['L2', 'L1', 'J17'],
  docs: docs.faq,
  confidence: 'A',
  aliases: [],
  messages: {
    suffix: {
      severity: 'error',
      text: {
        en: '`setAndroidSound("{sound}")` has a suffix; on Android it is the name of a file in `res/raw` without one.',
        zh: '`setAndroidSound("{sound}")` 带有后缀；Android 上应填 `res/raw` 中不带后缀的文件名。',
      },
      fix: { en: 'Leave the suffix out.', zh: '请去掉后缀。' },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no sound `{sound}` in `res/raw` of this project.',
        zh: '工程的 `res/raw` 中没有名为 `{sound}` 的声音文件。',
      },
      fix: {
        en: 'Add the file; the phone that receives the push must have it in the app.',
        zh: '请添加该文件；接收方的应用中必须包含它。',
      },
    },
    old: {
      severity: 'warn',
      text: {
        en: 'Chat SDK {version} has no push sounds yet; they came with {least}.',
        zh: 'IM SDK {version} 还不支持自定义推送铃音，{least} 起支持。',
      },
      fix: { en: 'Update the Chat SDK.', zh: '请升级 IM SDK。' },
    },
  },
  *check({ modules }) {
    const sounds = new Set(modules.flatMap((module) => module.sounds.map(({ name }) => name)));
    const old = chatLibraries(modules).find((library) => isBelow(library, least));
    for (const call of messageCalls(modules, /^setAndroidSound$/)) {
      const sound = argumentValue(modules, call, 0);
      if (old?.version?.determined) yield { messageId: 'old', data: { version: old.version.value, least }, at: call.at };
      if (sound === undefined || sound === '') continue;
      if (/\.\w{2,4}$/.test(sound)) yield { messageId: 'suffix', data: { sound }, at: call.at };
      else if (!sounds.has(sound)) yield { messageId: 'missing', data: { sound }, at: call.at };
    }
  },
});
