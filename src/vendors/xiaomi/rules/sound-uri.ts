import { isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sound-uri',
  subject: 'wire',
  title: { en: 'The sound is a raw resource of the app', zh: '自定义铃声须为应用的 raw 资源' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-SN-001'],
  messages: {
    form: {
      text: {
        en: '`extra.sound_uri` does not have the form `android.resource://<package>/raw/<name>` with the package of the message.',
        zh: '`extra.sound_uri` 不是 `android.resource://<包名>/raw/<文件名>` 的形式，或包名与消息不一致。',
      },
      fix: {
        en: 'Correct it, without file extension; on Android 8 and later also set the sound of the channel in the console.',
        zh: '请更正，文件名不带扩展名；Android 8 及以上还需在控制台设置通道的铃声。',
      },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    const sound = wire['extra.sound_uri'];
    if (!isFilled(sound)) return;
    const match = /^android\.resource:\/\/([\w.]+)\/raw\/[a-z0-9_]+$/.exec(String(sound));
    const packages = String(wire.restricted_package_name ?? match?.[1]).split(',');
    if (!match || !packages.includes(match[1] as string)) yield { messageId: 'form', path: '/extra.sound_uri' };
  },
});
