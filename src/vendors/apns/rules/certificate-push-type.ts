import { defineRule, pages } from '../rule.ts';
import { headerOf, pushTypes } from '../wire.ts';

export default defineRule({
  name: 'certificate-push-type',
  subject: 'wire',
  title: { en: 'The credential may send this push type', zh: '凭据可用于该推送类型' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L17'],
  messages: {
    keyOnly: {
      severity: 'error',
      text: {
        en: '`{pushType}` pushes need a .p8 key; the account uses a certificate.',
        zh: '`{pushType}` 推送只能用 .p8 密钥，而当前账号使用证书。',
      },
      fix: { en: 'Configure `key`, `keyId` and `teamId`.', zh: '请配置 `key`、`keyId`、`teamId`。' },
    },
    certificateOnly: {
      severity: 'error',
      text: { en: '`mdm` pushes need an MDM certificate; the account uses a key.', zh: '`mdm` 推送只能用 MDM 证书，而当前账号使用密钥。' },
      fix: { en: 'Configure `certificate` with the MDM push certificate.', zh: '请在 `certificate` 中配置 MDM 推送证书。' },
    },
    unlisted: {
      severity: 'warn',
      text: { en: 'The certificate does not list the topic `{topic}`.', zh: '证书的主题列表中没有 `{topic}`。' },
      fix: {
        en: 'Renew the certificate after enabling the capability, or use a .p8 key.',
        zh: '开启相应能力后重新申请证书，或改用 .p8 密钥。',
      },
    },
  },
  *check({ wire, account }) {
    const pushType = headerOf(wire, 'apns-push-type');
    if (!account || pushType === undefined || !Object.hasOwn(pushTypes, pushType)) return;
    const type = pushTypes[pushType];
    const { credential } = account;
    const path = '/headers/apns-push-type';
    if (credential.type === 'key') {
      if (type?.auth === 'certificate') yield { messageId: 'certificateOnly', path };
      return;
    }
    if (type?.auth === 'key') yield { messageId: 'keyOnly', data: { pushType }, path };
    else {
      const topic = headerOf(wire, 'apns-topic');
      if (topic !== undefined && type && type.suffix !== '' && !credential.certificate.topics.includes(topic))
        yield { messageId: 'unlisted', data: { topic }, path: '/headers/apns-topic' };
    }
  },
});
