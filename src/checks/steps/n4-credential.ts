import { valueAt } from '../../core/pointer.ts';
import { defineStep, verdictOfErrorClass, type VerdictClass } from '../../core/step.ts';

/** Refusals of the credential itself; those that name the environment or the topic belong to N2 and N3. */
const refusals: Readonly<Record<string, VerdictClass>> = {
  InvalidProviderToken: verdictOfErrorClass.credential,
  MissingProviderToken: verdictOfErrorClass.credential,
  UnrelatedKeyIdInToken: verdictOfErrorClass.credential,
  BadCertificate: verdictOfErrorClass.credential,
  ExpiredProviderToken: verdictOfErrorClass.clock,
};

/** APNs looks at the credential first: whoever is told about the token has passed. */
const afterCredential = ['BadDeviceToken', 'DeviceTokenNotForTopic', 'Unregistered', 'ExpiredToken'];

const rules = ['apns/certificate', 'apns/signing-key', 'apns/key-and-team-id'];

export default defineStep({
  id: 'N4',
  phase: 'N',
  question: {
    en: 'Is the p12 certificate in date, or does the .p8 key fit its Key ID and Team ID?',
    zh: 'p12 证书是否在有效期内，或 .p8 密钥与 Key ID、Team ID 是否匹配？',
  },
  why: {
    en: 'A push certificate lasts about thirteen months and ends without notice. With a .p8 key the usual slips are Key ID and Team ID exchanged, the key of another team, or a clock that is off.',
    zh: '推送证书有效期约 13 个月，到期前没有提醒。使用 .p8 密钥时，常见问题是 Key ID 与 Team ID 填反、用了其他团队的密钥，或服务器时钟不准。',
  },
  needs: ['network', 'answer', 'config'],
  vendors: ['apns'],
  verdict: 'credential',
  fix: {
    en: 'Copy the Key ID from the key’s page and the Team ID from Membership details; a revoked key must be replaced. Renew a certificate, or better change to a .p8 key, which does not expire. On an IM platform replace the p12 in place, since a new entry gets a new certificate id. When the provider token is called expired, set the clock first.',
    zh: '从密钥详情页复制 Key ID，从 Membership details 复制 Team ID；密钥已被吊销的需重新创建。证书请续期，更推荐改用不会过期的 .p8 密钥。在 IM 平台上请原位更新 p12，新建会生成新的证书 ID。若返回 JWT 过期，请先校准时钟。',
  },
  ask: {
    question: {
      en: 'Does the developer account show this key as active (or this certificate as not expired), under the Key ID and Team ID of the config?',
      zh: '开发者账号中该密钥是否有效（或证书未过期），且 Key ID、Team ID 与配置一致？',
    },
    look: {
      en: 'developer.apple.com > Certificates, Identifiers & Profiles > Keys or Certificates; the Team ID under Membership details.',
      zh: '查看 developer.apple.com > Certificates, Identifiers & Profiles > Keys 或 Certificates；Team ID 在 Membership details 中。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
    'https://developer.apple.com/documentation/usernotifications/establishing-a-certificate-based-connection-to-apns',
    'https://cloud.tencent.com/document/product/269/139819',
  ],
  confidence: 'A',
  check({ account, push, stages = [], findings }) {
    const refused = [push?.code, ...stages.filter((stage) => stage.state === 'fail').map((stage) => stage.code)];
    for (const code of refused) {
      const verdict = code !== undefined && Object.hasOwn(refusals, code) ? refusals[code] : undefined;
      if (code !== undefined && verdict)
        return {
          state: 'fail',
          verdict,
          text: { en: 'APNs refused the credential with {code}.', zh: 'APNs 拒绝了该凭据，返回 {code}。' },
          data: { code },
        };
    }
    const local = findings.filter((finding) => rules.includes(finding.ruleId));
    const error = local.find((finding) => finding.severity === 'error');
    if (error)
      return {
        state: 'fail',
        text: {
          en: 'The credential is wrong as it stands in the config (rule `{rule}`).',
          zh: '配置中的凭据有误（规则 `{rule}`）。',
        },
        data: { rule: error.ruleId },
      };
    const warning = local.find((finding) => finding.severity === 'warn');
    if (warning)
      return {
        state: 'warn',
        text: { en: 'The certificate is about to expire (rule `{rule}`).', zh: '证书即将过期（规则 `{rule}`）。' },
        data: { rule: warning.ruleId },
      };
    const taken = push?.status === 'accepted' || (push?.code !== undefined && afterCredential.includes(push.code));
    const probed = stages.some((stage) => stage.stage === 'probe' && stage.state === 'pass');
    if (!taken && !probed) return undefined;
    return valueAt(account, '/credential/type') === 'certificate'
      ? {
          state: 'pass',
          text: { en: 'The certificate is in date and APNs let the connection in.', zh: '证书在有效期内，APNs 已接受连接。' },
        }
      : {
          state: 'pass',
          text: {
            en: 'APNs accepted the provider token, so the key, its Key ID and the Team ID fit.',
            zh: 'APNs 接受了鉴权 JWT，说明密钥、Key ID 与 Team ID 相互匹配。',
          },
        };
  },
});
