import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'fcm-legacy',
  subject: 'wire',
  title: { en: 'FCM is addressed by its V1 object', zh: 'FCM 使用 V1 对象' },
  docs: docs.fcm,
  confidence: 'A',
  aliases: ['EM-FCM-LEGACY'],
  messages: {
    legacy: {
      severity: 'error',
      text: {
        en: '`pushMessage.fcm` is for the legacy FCM API, which Google closed on 2024-06-20.',
        zh: '`pushMessage.fcm` 对应 FCM 旧版接口，Google 已于 2024-06-20 关闭。',
      },
      fix: {
        en: 'Use `pushMessage.fcmV1`, and upload a V1 certificate (service-account JSON) in the console.',
        zh: '请改用 `pushMessage.fcmV1`，并在控制台上传 V1 证书（服务账号 JSON）。',
      },
    },
  },
  *check({ wire }) {
    if (wire.via === 'push' && wire.body.pushMessage?.fcm !== undefined) yield { messageId: 'legacy', path: '/body/pushMessage/fcm' };
  },
});
