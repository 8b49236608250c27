import { Buffer } from 'node:buffer';
import { docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { parseObject } from '../shape.ts';
import { jwtLifeSeconds, jwtMaxLifeSeconds } from '../wire.ts';

const path = '/headers/authorization';

export default defineRule({
  name: 'jwt',
  subject: 'request',
  title: { en: 'The service-account JWT is PS256 and lives an hour', zh: '服务账号 JWT 使用 PS256，有效期一小时' },
  docs: docs.jwt,
  confidence: 'A',
  aliases: ['HW-JWT-EXP', 'HW-JWT-ALG'],
  messages: {
    alg: {
      severity: 'error',
      text: {
        en: 'The JWT is signed with `{alg}`; HUAWEI takes PS256 only (RSA-PSS, salt of 32 bytes).',
        zh: 'JWT 使用 `{alg}` 签名；华为只接受 PS256（RSA-PSS，盐长 32 字节）。',
      },
      fix: { en: 'Sign with PS256; in Node pass `saltLength: 32`.', zh: '请使用 PS256 签名；Node 中须指定 `saltLength: 32`。' },
    },
    long: {
      severity: 'error',
      text: {
        en: 'The JWT lives {seconds} seconds; more than {limit} is answered with 80300036.',
        zh: 'JWT 有效期为 {seconds} 秒，超过 {limit} 秒会返回 80300036。',
      },
      fix: { en: 'Set `exp` to `iat + 3600`.', zh: '请将 `exp` 设为 `iat + 3600`。' },
    },
    unusual: {
      severity: 'info',
      text: { en: 'The JWT lives {seconds} seconds; HUAWEI writes {usual}.', zh: 'JWT 有效期为 {seconds} 秒，华为文档为 {usual} 秒。' },
      fix: { en: 'Set `exp` to `iat + 3600`.', zh: '请将 `exp` 设为 `iat + 3600`。' },
    },
  },
  *check({ request }) {
    const [header, claims] =
      /^Bearer\s+([\w-]+)\.([\w-]+)\.[\w-]*$/
        .exec(request.headers['authorization'] ?? '')
        ?.slice(1)
        .map(decoded) ?? [];
    if (!header || !claims) return;
    if (header['alg'] !== 'PS256') yield { messageId: 'alg', path, data: { alg: shown(header['alg']) } };
    const seconds = Number(claims['exp']) - Number(claims['iat']);
    if (seconds > jwtMaxLifeSeconds) yield { messageId: 'long', path, data: { seconds, limit: jwtMaxLifeSeconds } };
    else if (Number.isFinite(seconds) && seconds !== jwtLifeSeconds)
      yield { messageId: 'unusual', path, data: { seconds, usual: jwtLifeSeconds } };
  },
});

function decoded(part: string): Record<string, unknown> | undefined {
  return parseObject(Buffer.from(part, 'base64url').toString('utf8'));
}
