import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'validate-only-blind',
  subject: 'response',
  title: { en: 'Validate-only does not ask APNs.', zh: 'validate_only 不会向 APNs 核实。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send',
  confidence: 'A',
  aliases: ['FCM-L27'],
  messages: {
    apns: {
      severity: 'info',
      text: {
        en: 'FCM found the message and the token good, but did not contact APNs: a real send to an iPhone can still end in THIRD_PARTY_AUTH_ERROR.',
        zh: 'FCM 认为消息与令牌有效，但并未联系 APNs：真正发往 iPhone 时仍可能返回 THIRD_PARTY_AUTH_ERROR。',
      },
      fix: {
        en: 'For iOS send one real push, or check the key with `push-check verify apns`.',
        zh: '对 iOS 请真实发送一条，或用 `push-check verify apns` 检查密钥。',
      },
    },
  },
  *check({ response }) {
    if (response.mode === 'validate-only' && response.endpoint === 'send' && response.status === 200) yield { messageId: 'apns' };
  },
});
