import { androidFacts, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'version-mix',
  subject: 'wire',
  title: { en: 'The body has the names of its own API', zh: '消息体字段须与接口版本一致' },
  docs: docs.harmonyStruct,
  confidence: 'A',
  aliases: ['HW-VER-MIX'],
  messages: {
    android: {
      severity: 'error',
      text: {
        en: '`{name}` belongs to v1 and v2, but this push goes to v3; HUAWEI answers 80100003.',
        zh: '`{name}` 是 v1、v2 接口的字段，但本次推送使用 v3，华为会返回 80100003。',
      },
      fix: {
        en: 'Write the v3 field (`payload`, `clickAction`), or send to Android.',
        zh: '请改用 v3 字段（`payload`、`clickAction`），或发往 Android。',
      },
    },
    harmony: {
      severity: 'error',
      text: {
        en: '`{name}` belongs to v3, but this push goes to {api}; HUAWEI answers 80100003.',
        zh: '`{name}` 是 v3 接口的字段，但本次推送使用 {api}，华为会返回 80100003。',
      },
      fix: {
        en: 'Write the v1/v2 field (`message`, `click_action`), or send to HarmonyOS.',
        zh: '请改用 v1/v2 字段（`message`、`click_action`），或发往 HarmonyOS。',
      },
    },
  },
  *check({ wire }) {
    const harmony = harmonyFacts(wire);
    if (harmony) {
      for (const name of ['message', 'validate_only'])
        if (harmony.body[name] !== undefined) yield { messageId: 'android', path: `/body/${name}`, data: { name } };
      if (harmony.notification['click_action'] !== undefined)
        yield { messageId: 'android', path: '/body/payload/notification/click_action', data: { name: 'click_action' } };
    }
    const android = androidFacts(wire);
    if (android) {
      for (const name of ['payload', 'target', 'pushOptions'])
        if (android.body[name] !== undefined) yield { messageId: 'harmony', path: `/body/${name}`, data: { name, api: wire.api } };
      if (android.notification['clickAction'] !== undefined)
        yield {
          messageId: 'harmony',
          path: '/body/message/android/notification/clickAction',
          data: { name: 'clickAction', api: wire.api },
        };
    }
  },
});
