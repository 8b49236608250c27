import { callsOf, channelsInCode, hasSources } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

export default defineProjectCheck({
  name: 'sound-file',
  title: { en: 'The sound that the message names is in the app', zh: '消息指定的提示音在应用中' },
  steps: ['L2', 'L3'],
  docs: 'https://developer.android.com/develop/ui/views/notifications/channels',
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The message names the sound `{sound}`, but `res/raw` has no such file ({there}); the default sound, or none, is played.',
        zh: '消息指定了提示音 `{sound}`，但 `res/raw` 中没有该文件（现有：{there}），会播放默认声音或没有声音。',
      },
      fix: {
        en: 'Put the file into `app/src/main/res/raw`, and name it in the message without its suffix.',
        zh: '请把文件放入 `app/src/main/res/raw`，消息中填写不带扩展名的文件名。',
      },
    },
    missingAll: {
      severity: 'error',
      text: {
        en: 'The message names the sound `{sound}`, but the app has no sounds in `res/raw`; the default sound, or none, is played.',
        zh: '消息指定了提示音 `{sound}`，但应用的 `res/raw` 中没有任何声音文件，会播放默认声音或没有声音。',
      },
      fix: {
        en: 'Put the file into `app/src/main/res/raw`, and name it in the message without its suffix.',
        zh: '请把文件放入 `app/src/main/res/raw`，消息中填写不带扩展名的文件名。',
      },
    },
    codeMissing: {
      severity: 'error',
      text: {
        en: 'The code sets the sound `R.raw.{name}`, but `res/raw` has no such file.',
        zh: '代码设置了提示音 `R.raw.{name}`，但 `res/raw` 中没有该文件。',
      },
      fix: {
        en: 'Put the file into `app/src/main/res/raw`; only sounds inside the app can be played.',
        zh: '请把文件放入 `app/src/main/res/raw`；只能播放应用内的声音文件。',
      },
    },
    suffix: {
      severity: 'warn',
      text: {
        en: 'The message names the sound `{sound}` with its suffix; Android wants the resource name `{name}`.',
        zh: '消息中的提示音 `{sound}` 带有扩展名，Android 需要资源名 `{name}`。',
      },
      fix: {
        en: 'Write `{name}` for Android; iOS wants the suffix, so give it under `vendors.apns`.',
        zh: 'Android 请填 `{name}`；iOS 需要扩展名，可写在 `vendors.apns` 下。',
      },
    },
    channelSilent: {
      severity: 'warn',
      text: {
        en: 'The message names the sound `{sound}`, but no channel of the app calls `setSound`: from Android 8 on the channel decides, not the message.',
        zh: '消息指定了提示音 `{sound}`，但应用的通知渠道都没有调用 `setSound`：Android 8 及以上由渠道决定声音，而不是消息。',
      },
      fix: {
        en: 'Set the sound on the channel before it is created; a phone that has the channel already needs a new channel id.',
        zh: '请在创建渠道前设置声音；手机上已存在的渠道需更换渠道 ID 才能生效。',
      },
    },
  },
  applies: ({ integrated }) => integrated.size > 0,
  *check({ message, modules }) {
    const sounds = modules.flatMap((module) => module.sounds);
    for (const call of callsOf(modules, /sound/i)) {
      // `R` of this app; the compiler says the same where the code is compiled.
      const name = /(?<![\w.])R\.raw\.(\w+)/.exec(call.arguments.join(' '))?.[1];
      if (name !== undefined && !sounds.some((file) => file.name === name)) yield { messageId: 'codeMissing', data: { name }, at: call.at };
    }
    const sound = message?.sound;
    if (sound === undefined || sound === 'default' || sound.trim() === '') return;
    const name = (sound.split('/').at(-1) as string).replace(/\.\w{2,4}$/, '');
    if (!sounds.some((file) => file.name === name)) {
      const there = [...new Set(sounds.map((file) => file.name))].join(', ');
      yield there === '' ? { messageId: 'missingAll', data: { sound } } : { messageId: 'missing', data: { sound, there } };
      return;
    }
    if (sound !== name && /\.\w{2,4}$/.test(sound)) yield { messageId: 'suffix', data: { sound, name } };
    const { calls } = channelsInCode(modules);
    if (hasSources(modules) && calls.length > 0 && callsOf(modules, /^setSound$/).length === 0)
      yield { messageId: 'channelSilent', data: { sound }, at: calls[0]!.at };
  },
});
