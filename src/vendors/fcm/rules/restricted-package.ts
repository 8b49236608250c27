import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';

export default defineRule({
  name: 'restricted-package',
  subject: 'wire',
  title: { en: "`restricted_package_name` is the app's package.", zh: '`restricted_package_name` 应为应用包名。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: [],
  messages: {
    differs: {
      severity: 'warn',
      text: {
        en: '`restricted_package_name` is {sent}, the config names {configured}; FCM refuses a token of another package.',
        zh: '`restricted_package_name` 为 {sent}，而配置中是 {configured}；令牌属于其他包名时 FCM 会拒绝。',
      },
      fix: {
        en: 'Use the package of the build that got the token, or remove the field.',
        zh: '请改为获取该令牌的安装包的包名，或去掉该字段。',
      },
    },
  },
  *check({ wire, account }) {
    const configured = account?.packageName;
    const message = messageOf(wire);
    for (const block of ['android', 'android_v2'] as const) {
      const sent = message[block]?.restricted_package_name;
      if (sent !== undefined && configured !== undefined && sent !== configured)
        yield { messageId: 'differs', data: { sent, configured }, path: `/message/${block}/restricted_package_name` };
    }
  },
});
