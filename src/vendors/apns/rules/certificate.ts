import { bundleIdOf } from '../certificate.ts';
import { defineRule, pages } from '../rule.ts';

const warnDays = 30;
const dayMs = 86_400_000;

export default defineRule({
  name: 'certificate',
  subject: 'account',
  title: { en: 'The certificate is valid, for this app and this environment', zh: '证书在有效期内，且与应用、环境相符' },
  docs: pages.certificateAuth,
  confidence: 'B',
  aliases: ['APNS-L20'],
  messages: {
    expired: {
      severity: 'error',
      text: { en: 'The certificate expired on {date}.', zh: '证书已于 {date} 过期。' },
      fix: {
        en: 'Create a new push certificate, or change to a .p8 key.',
        zh: '重新申请推送证书，或改用 .p8 密钥。',
      },
    },
    expiring: {
      severity: 'warn',
      text: { en: 'The certificate expires on {date}, in {days} days.', zh: '证书将于 {date} 过期，还剩 {days} 天。' },
      fix: { en: 'Renew it in time, or change to a .p8 key.', zh: '请及时续期，或改用 .p8 密钥。' },
    },
    notYet: {
      severity: 'error',
      text: { en: 'The certificate is valid only from {date} on.', zh: '证书从 {date} 起才生效。' },
      fix: { en: 'Check the clock of this computer.', zh: '请检查本机时钟。' },
    },
    otherApp: {
      severity: 'error',
      text: {
        en: 'The certificate was made for {uid}, but `bundleId` is {bundleId}.',
        zh: '证书属于 {uid}，而 `bundleId` 为 {bundleId}。',
      },
      fix: { en: 'Use the certificate of this app, or correct `bundleId`.', zh: '请使用该应用的证书，或修改 `bundleId`。' },
    },
    environment: {
      severity: 'error',
      text: { en: 'The certificate does not allow the environment `{environment}`.', zh: '证书不适用于 `{environment}` 环境。' },
      fix: {
        en: 'Set the other environment, or create a “Sandbox & Production” certificate.',
        zh: '改用另一个环境，或申请 “Sandbox & Production” 通用证书。',
      },
    },
  },
  *check({ account: { credential, bundleId, environment }, nowMs }) {
    if (credential.type !== 'certificate') return;
    const { notAfterMs, notBeforeMs, subjectUid, topics, environments } = credential.certificate;
    const path = '/certificate';
    const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const days = Math.floor((notAfterMs - nowMs) / dayMs);
    if (nowMs >= notAfterMs) yield { messageId: 'expired', data: { date: dateOf(notAfterMs) }, path };
    else if (days < warnDays) yield { messageId: 'expiring', data: { date: dateOf(notAfterMs), days }, path };
    else if (nowMs < notBeforeMs) yield { messageId: 'notYet', data: { date: dateOf(notBeforeMs) }, path };
    if (subjectUid !== undefined && bundleIdOf(subjectUid) !== bundleId && !topics.includes(bundleId))
      yield { messageId: 'otherApp', data: { uid: subjectUid, bundleId }, path };
    if (environments.length > 0 && !environments.includes(environment)) yield { messageId: 'environment', data: { environment }, path };
  },
});
