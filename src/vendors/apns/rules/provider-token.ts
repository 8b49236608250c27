import { Buffer } from 'node:buffer';
import { defineRule, pages } from '../rule.ts';
import { isRecord, maxProviderTokenAgeSeconds } from '../wire.ts';

const maxSkewSeconds = 60;

export default defineRule({
  name: 'provider-token',
  subject: 'request',
  title: { en: 'The provider token is fresh and belongs to the account', zh: '鉴权 JWT 未过期且与账号一致' },
  docs: pages.tokenAuth,
  confidence: 'A',
  aliases: ['APNS-L23'],
  messages: {
    old: {
      severity: 'warn',
      text: {
        en: 'The provider token is {minutes} minutes old; APNs refuses it after 60.',
        zh: '鉴权 JWT 已签发 {minutes} 分钟，超过 60 分钟会被 APNs 拒绝。',
      },
      fix: { en: 'Sign a new one every 20 to 60 minutes.', zh: '每 20～60 分钟重新签发一次。' },
    },
    future: {
      severity: 'warn',
      text: { en: 'The provider token was issued {seconds} seconds in the future.', zh: '鉴权 JWT 的签发时间比当前时间晚 {seconds} 秒。' },
      fix: { en: 'Check the clocks; `iat` is in Unix seconds, not milliseconds.', zh: '请检查时钟；`iat` 的单位是 Unix 秒，不是毫秒。' },
    },
    foreign: {
      severity: 'warn',
      text: { en: 'The `{claim}` of the provider token is not that of the account.', zh: '鉴权 JWT 中的 `{claim}` 与账号不一致。' },
      fix: {
        en: 'Remove a stale access token from the environment, or correct the account.',
        zh: '清除环境中残留的旧令牌，或修正账号配置。',
      },
    },
  },
  *check({ request, account, nowMs }) {
    const [header, claims] = decode(request.headers['authorization']);
    if (!header || !claims) return;
    const iat = claims['iat'];
    if (typeof iat === 'number') {
      const age = Math.round(nowMs / 1000 - iat);
      if (age > maxProviderTokenAgeSeconds) yield { messageId: 'old', data: { minutes: Math.floor(age / 60) } };
      else if (age < -maxSkewSeconds) yield { messageId: 'future', data: { seconds: -age } };
    }
    if (account?.credential.type !== 'key') return;
    if (header['kid'] !== account.credential.keyId) yield { messageId: 'foreign', data: { claim: 'kid' } };
    if (claims['iss'] !== account.credential.teamId) yield { messageId: 'foreign', data: { claim: 'iss' } };
  },
});

function decode(authorization: string | undefined): [header?: Record<string, unknown>, claims?: Record<string, unknown>] {
  const parts = /^bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/i.exec(authorization ?? '');
  if (!parts) return [];
  try {
    const [header, claims] = [parts[1], parts[2]].map(
      (part) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as unknown,
    );
    return isRecord(header) && isRecord(claims) ? [header, claims] : [];
  } catch {
    return [];
  }
}
