import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'L2',
  phase: 'L',
  question: {
    en: 'Is the sound file in the app, under the right name (Android: `res/raw`, without suffix; iOS: in the bundle, with suffix, 30 s at most)?',
    zh: '铃声文件是否在应用内且名称正确（Android 放 `res/raw`，不带后缀；iOS 放 bundle，带后缀，不超过 30 秒）？',
  },
  why: {
    en: 'The phone looks the sound up in the installed app. A missing file, a suffix too many or too few, or a file that is too long, and the default sound plays.',
    zh: '系统只在已安装的应用里查找铃声。文件不存在、多写或漏写后缀、时长超限，都会播放默认铃声。',
  },
  needs: ['message', 'project', 'person'],
  vendors: ['huawei', 'xiaomi', 'fcm', 'apns'],
  verdict: 'message',
  fix: {
    en: 'Android: put the file into `res/raw` with a lower-case name and write the name without suffix. iOS: add a caf, aiff or wav of 30 s at most to the app target and write the name with suffix.',
    zh: 'Android：把文件放入 `res/raw`，文件名用小写，消息中不写后缀。iOS：把不超过 30 秒的 caf、aiff 或 wav 加入应用 target，消息中写全文件名。',
  },
  ask: {
    question: {
      en: 'Is the sound in the installed build, under exactly the name in the message?',
      zh: '已安装的版本里是否有这个铃声，且名称与消息完全一致？',
    },
    look: {
      en: 'Android: `app/src/main/res/raw`, and in the release build whether resource shrinking removed it. iOS: Build Phases > Copy Bundle Resources.',
      zh: 'Android：查看 `app/src/main/res/raw`，并确认 release 包没有被资源压缩移除。iOS：Build Phases > Copy Bundle Resources。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.apnsPayload, sources.fcmMessage, sources.huaweiSend, sources.xiaomiSend, sources.tencentFaq],
  confidence: 'A',
  check({ message, vendor }) {
    if (!message) return undefined;
    const { sound } = message;
    if (sound === undefined || sound === 'default')
      return { state: 'not-applicable', text: { en: 'The message asks for no sound of its own.', zh: '消息没有要求自定义铃声。' } };
    const hasSuffix = /\.[A-Za-z0-9]{2,4}$/.test(sound);
    if (vendor === 'apns')
      return hasSuffix
        ? undefined
        : {
            state: 'fail',
            text: {
              en: 'The sound `{sound}` has no suffix; iOS looks for the whole file name.',
              zh: '铃声 `{sound}` 没有后缀，iOS 按完整文件名查找。',
            },
            data: { sound },
          };
    return hasSuffix
      ? {
          state: 'fail',
          text: {
            en: 'The sound `{sound}` has a suffix; Android looks for the name of a raw resource, which has none.',
            zh: '铃声 `{sound}` 带有后缀，而 Android 的 raw 资源名不含后缀。',
          },
          data: { sound },
        }
      : undefined;
  },
});
