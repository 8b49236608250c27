import { Buffer } from 'node:buffer';
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { AccountProblem } from '../../core/account.ts';

/** A signing key that was read, or what is wrong with it. */
export type KeyReading = { ok: true; key: KeyObject; pem: string } | { ok: false; problem: AccountProblem };

const download = {
  en: 'Give the file AuthKey_<Key ID>.p8 exactly as downloaded from developer.apple.com > Certificates, Identifiers & Profiles > Keys.',
  zh: '请原样使用从 developer.apple.com > Certificates, Identifiers & Profiles > Keys 下载的 AuthKey_<Key ID>.p8 文件。',
};

function refused(
  id: string,
  text: AccountProblem['text'],
  fix: AccountProblem['fix'] = download,
  data?: AccountProblem['data'],
): KeyReading {
  return { ok: false, problem: { field: 'key', id, text, fix, ...(data ? { data } : {}) } };
}

/** Text of a credential file without byte order mark and with plain line ends. */
export function plainText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
}

/**
 * Reads the text of a .p8 file: PKCS#8 PEM with an EC key on P-256. Byte order marks and Windows line ends are tolerated.
 * @see https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export function readSigningKey(text: string): KeyReading {
  const pem = plainText(text);
  if (pem === '') return refused('key-empty', { en: 'The key file is empty.', zh: '密钥文件是空的。' });
  if (/-----\\n|\\n-----/.test(pem))
    return refused(
      'key-literal-newline',
      { en: 'The key contains the two characters \\n where lines should end.', zh: '密钥中的换行变成了 \\n 两个字符。' },
      {
        en: 'Turn \\n into real line breaks, or give the path of the .p8 file; an environment variable in single quotes keeps \\n as it is.',
        zh: '把 \\n 换成真正的换行，或直接填写 .p8 文件路径；用单引号设置的环境变量不会转换 \\n。',
      },
    );
  if (pem.startsWith('{'))
    return refused(
      'key-is-json',
      { en: 'This is a JSON file, not an APNs key.', zh: '这是 JSON 文件，不是 APNs 密钥。' },
      {
        en: 'A service account of Firebase or HUAWEI belongs under that vendor; APNs needs the .p8 file.',
        zh: 'Firebase 或华为的服务账号文件请配置到对应厂商；APNs 需要的是 .p8 文件。',
      },
    );
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1];
  switch (label) {
    case undefined:
      return refused(
        'key-not-pem',
        { en: 'The key has no “BEGIN PRIVATE KEY” line.', zh: '密钥中没有 “BEGIN PRIVATE KEY” 这一行。' },
        {
          en: 'Keep the BEGIN and END lines of the .p8 file; a password, a path or the bare base64 is not enough.',
          zh: '请保留 .p8 文件的 BEGIN、END 两行；只有 Base64 内容、路径或口令都不行。',
        },
      );
    case 'PRIVATE KEY':
      break;
    case 'EC PRIVATE KEY':
      return refused(
        'key-not-pkcs8',
        { en: 'The key is in the form “EC PRIVATE KEY” (SEC 1), not PKCS#8.', zh: '密钥是 “EC PRIVATE KEY”（SEC 1）格式，不是 PKCS#8。' },
        {
          en: 'Use the original .p8 file, or convert: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.p8',
          zh: '使用原始 .p8 文件，或转换格式：openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.p8',
        },
      );
    case 'ENCRYPTED PRIVATE KEY':
      return refused(
        'key-encrypted',
        { en: 'The key is encrypted with a passphrase.', zh: '密钥带有口令加密。' },
        {
          en: 'Apple’s .p8 files are not encrypted; use the original, or decrypt: openssl pkcs8 -in key.pem -out key.p8',
          zh: 'Apple 下发的 .p8 没有加密；请使用原始文件，或解密：openssl pkcs8 -in key.pem -out key.p8',
        },
      );
    case 'CERTIFICATE':
      return refused(
        'key-is-certificate',
        { en: 'This file is a certificate, not a key.', zh: '这是证书文件，不是密钥。' },
        {
          en: 'Put a push certificate under `certificate`, or give the .p8 file under `key`.',
          zh: '推送证书请填到 `certificate`；`key` 需要 .p8 文件。',
        },
      );
    case 'PUBLIC KEY':
      return refused('key-is-public', {
        en: 'This file holds a public key; signing needs the private one.',
        zh: '这是公钥文件，签名需要私钥。',
      });
    default:
      return refused(
        'key-wrong-kind',
        { en: 'The file holds “{label}”, not an APNs key.', zh: '该文件的内容是 “{label}”，不是 APNs 密钥。' },
        download,
        { label },
      );
  }
  if (!/-----BEGIN PRIVATE KEY-----\n[\s\S]+\n-----END PRIVATE KEY-----$/.test(pem))
    return refused(
      'key-lines-lost',
      { en: 'The lines of the key were joined or cut.', zh: '密钥的换行丢失，或内容被截断。' },
      {
        en: 'BEGIN, END and each 64 characters between them stand on lines of their own; give the path of the .p8 file.',
        zh: 'BEGIN、END 以及中间每 64 个字符都应独占一行；建议直接填写 .p8 文件路径。',
      },
    );
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return refused('key-unreadable', { en: 'The key cannot be read; its content is damaged.', zh: '密钥无法读取，内容已损坏。' });
  }
  if (key.asymmetricKeyType !== 'ec')
    return refused(
      'key-not-ec',
      { en: 'The key is of type {type}; APNs signs with EC P-256 (ES256).', zh: '密钥类型为 {type}，而 APNs 使用 EC P-256（ES256）签名。' },
      download,
      {
        type: key.asymmetricKeyType ?? 'unknown',
      },
    );
  const curve = key.asymmetricKeyDetails?.namedCurve ?? 'unknown';
  if (curve !== 'prime256v1')
    return refused(
      'key-wrong-curve',
      {
        en: 'The key is on the curve {curve}; APNs wants P-256 (prime256v1).',
        zh: '密钥所用曲线为 {curve}，APNs 要求 P-256（prime256v1）。',
      },
      download,
      { curve },
    );
  return { ok: true, key, pem: `${pem}\n` };
}

/** Hex SHA-256 of the public half of a private key: names the key without telling it. */
export function keyFingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** Hex SHA-256 of some bytes. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256')
    .update(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes)
    .digest('hex');
}
