import { androidOf, apnsOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const info = '/body/OfflinePushInfo';
const suffix = /\.[A-Za-z0-9]{1,5}$/;

export default defineRule({
  name: 'sound-suffix',
  subject: 'wire',
  title: { en: 'Android sounds have no suffix, iOS sounds have one', zh: 'Android 铃声不带后缀，iOS 铃声须带后缀' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-SOUND'],
  messages: {
    android: {
      severity: 'warn',
      text: {
        en: '`AndroidInfo.Sound` is `{sound}`: Android wants the name of the file in res/raw without its suffix.',
        zh: '`AndroidInfo.Sound` 为 `{sound}`：Android 应填写 res/raw 中的文件名，不带后缀。',
      },
      fix: { en: 'Drop the suffix.', zh: '请去掉后缀。' },
    },
    ios: {
      severity: 'warn',
      text: {
        en: '`ApnsInfo.Sound` is `{sound}`: iOS wants the file name with its suffix.',
        zh: '`ApnsInfo.Sound` 为 `{sound}`：iOS 须填写带后缀的文件名。',
      },
      fix: { en: 'Add the suffix, such as `.caf`; the sound may last 30 seconds.', zh: '请加上后缀，例如 `.caf`；时长不超过 30 秒。' },
    },
  },
  *check({ wire }) {
    const android = textOf(androidOf(wire).Sound);
    const ios = textOf(apnsOf(wire).Sound);
    if (android !== undefined && suffix.test(android))
      yield { messageId: 'android', path: `${info}/AndroidInfo/Sound`, data: { sound: android } };
    if (ios !== undefined && ios !== 'default' && !suffix.test(ios))
      yield { messageId: 'ios', path: `${info}/ApnsInfo/Sound`, data: { sound: ios } };
  },
});
