import { Buffer } from 'node:buffer';
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { AccountProblem } from '../../core/account.ts';
import type { ClientCertificate } from '../../core/http.ts';
import { certificateExtensions, derChildren, derTags, readDer } from '../../lib/der-reader.ts';
import { Pkcs12Error, readPkcs12 } from '../../lib/pkcs12.ts';
import { plainText } from './key.ts';
import { topicSuffixes } from './wire.ts';

/** A push certificate with its key, and what it says about itself. */
export interface PushCertificate {
  client: ClientCertificate;
  /** `UID` of the subject: the bundle id. */
  subjectUid?: string;
  commonName?: string;
  notBeforeMs: number;
  notAfterMs: number;
  /** The hosts the certificate allows; empty when it does not say. */
  environments: readonly ('sandbox' | 'production')[];
  /** The topics of its extension; empty when it has none (then it covers `subjectUid` alone). */
  topics: readonly string[];
}

/** A certificate that was read, or what is wrong with it. */
export type CertificateReading = { ok: true; certificate: PushCertificate } | { ok: false; problem: AccountProblem };

/** Extensions that Apple puts into push certificates. */
const appleOids = {
  sandbox: '1.2.840.113635.100.6.3.1',
  production: '1.2.840.113635.100.6.3.2',
  voip: '1.2.840.113635.100.6.3.4',
  topics: '1.2.840.113635.100.6.3.6',
} as const;

const exportFix = {
  en: 'Export certificate and private key together as .p12 from Keychain Access, or give `certificate` and `certificateKey` as PEM.',
  zh: '在“钥匙串访问”中把证书与私钥一起导出为 .p12，或用 PEM 分别提供 `certificate` 和 `certificateKey`。',
};
const passphraseFix = {
  en: 'Set `passphrase` to the one chosen when the file was exported; blanks at its ends count.',
  zh: '把 `passphrase` 设为导出文件时设置的口令，注意首尾空格也算在内。',
};

function refused(
  id: string,
  text: AccountProblem['text'],
  fix: AccountProblem['fix'] = exportFix,
  more: Partial<AccountProblem> = {},
): CertificateReading {
  return { ok: false, problem: { field: 'certificate', id, text, fix, ...more } };
}

/** A refusal on its way out of the helpers below. */
class Refusal extends Error {
  readonly reading: CertificateReading;

  constructor(reading: CertificateReading) {
    super('certificate refused');
    this.reading = reading;
  }
}

/**
 * Reads a push certificate: a .p12 (also the RC2-40 kind that OpenSSL 3 refuses), a PEM with certificate and key, or a certificate whose
 * key is given beside it.
 * @param key PEM text of the private key, when it is not in the file.
 */
export function readCertificate(bytes: Uint8Array, key: string | undefined, passphrase: string | undefined): CertificateReading {
  try {
    return { ok: true, certificate: describe(...open(bytes, key, passphrase)) };
  } catch (error) {
    if (error instanceof Refusal) return error.reading;
    return refused('certificate-unreadable', {
      en: 'The certificate cannot be read; its content is damaged.',
      zh: '证书无法读取，内容已损坏。',
    });
  }
}

function open(
  bytes: Uint8Array,
  keyText: string | undefined,
  passphrase: string | undefined,
): [certificates: X509Certificate[], key: KeyObject] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0)
    throw new Refusal(refused('certificate-empty', { en: 'The certificate file is empty.', zh: '证书文件是空的。' }));
  if (buffer[0] !== 0x30) return openPem(plainText(buffer.toString('utf8')), keyText, passphrase);
  if (isPkcs12(buffer)) return openPkcs12(buffer, passphrase);
  const certificate = new X509Certificate(buffer);
  if (keyText === undefined) throw new Refusal(withoutKey());
  return [[certificate], readKey(plainText(keyText), 'certificateKey', passphrase)];
}

/** A PKCS#12 file begins with its version, a certificate with another sequence. */
function isPkcs12(bytes: Buffer): boolean {
  return derChildren(readDer(bytes))[0]?.tag === derTags.integer;
}

function openPkcs12(bytes: Buffer, passphrase: string | undefined): [X509Certificate[], KeyObject] {
  let content;
  try {
    content = readPkcs12(bytes, passphrase ?? '');
  } catch (error) {
    if (!(error instanceof Pkcs12Error) || error.code === 'not-pkcs12') throw error;
    if (error.code === 'unsupported')
      throw new Refusal(
        refused(
          'certificate-unsupported',
          {
            en: 'The .p12 file is encrypted with an algorithm push-check does not know ({algorithm}).',
            zh: '该 .p12 文件使用了 push-check 不支持的加密算法（{algorithm}）。',
          },
          {
            en: 'Convert it: openssl pkcs12 -legacy -in old.p12 -nodes -out push.pem, then give push.pem as `certificate`.',
            zh: '先转换：openssl pkcs12 -legacy -in old.p12 -nodes -out push.pem，再把 push.pem 填到 `certificate`。',
          },
          { data: { algorithm: error.algorithm ?? '?' } },
        ),
      );
    throw new Refusal(
      passphrase === undefined || passphrase === ''
        ? refused('passphrase-missing', { en: 'The .p12 file needs a passphrase.', zh: '打开该 .p12 文件需要口令。' }, passphraseFix, {
            field: 'passphrase',
          })
        : refused(
            'passphrase-wrong',
            { en: 'The passphrase does not open the .p12 file.', zh: '口令不正确，无法打开 .p12 文件。' },
            passphraseFix,
            { field: 'passphrase' },
          ),
    );
  }
  if (content.certificates.length === 0)
    throw new Refusal(refused('certificate-absent', { en: 'The .p12 file holds no certificate.', zh: '.p12 文件中没有证书。' }));
  const key = content.keys[0];
  if (!key) throw new Refusal(withoutKey());
  return [content.certificates.map((der) => new X509Certificate(der)), createPrivateKey({ key, format: 'der', type: 'pkcs8' })];
}

function openPem(text: string, keyText: string | undefined, passphrase: string | undefined): [X509Certificate[], KeyObject] {
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].map((match) => match[0]);
  if (blocks.length === 0) throw new Refusal(notACertificate(text));
  const ownKey = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )?PRIVATE KEY-----/.exec(text)?.[0];
  const key = keyText === undefined ? ownKey : plainText(keyText);
  if (key === undefined) throw new Refusal(withoutKey());
  return [
    blocks.map((block) => new X509Certificate(block)),
    readKey(key, keyText === undefined ? 'certificate' : 'certificateKey', passphrase),
  ];
}

function notACertificate(text: string): CertificateReading {
  if (text.includes('BEGIN CERTIFICATE REQUEST'))
    return refused(
      'certificate-is-request',
      { en: 'This is a signing request (CSR), not a certificate.', zh: '这是证书签名请求（CSR），不是证书。' },
      {
        en: 'Upload the request on developer.apple.com and use the certificate it returns, together with the key of the request.',
        zh: '把 CSR 上传到 developer.apple.com，使用签发下来的证书以及生成 CSR 时的私钥。',
      },
    );
  if (text.includes('PRIVATE KEY-----'))
    return refused(
      'certificate-is-key',
      { en: 'This file holds a private key without a certificate.', zh: '该文件只有私钥，没有证书。' },
      {
        en: 'A .p8 key belongs under `key` with `keyId` and `teamId`; a certificate’s key belongs under `certificateKey`.',
        zh: '.p8 密钥请填到 `key`，并同时填写 `keyId`、`teamId`；证书的私钥请填到 `certificateKey`。',
      },
    );
  return refused('certificate-wrong-kind', {
    en: 'The file is neither a .p12 nor a PEM certificate.',
    zh: '该文件既不是 .p12，也不是 PEM 证书。',
  });
}

function withoutKey(): CertificateReading {
  return refused('certificate-without-key', { en: 'The certificate comes without its private key.', zh: '只有证书，没有对应的私钥。' });
}

function readKey(pem: string, field: 'certificate' | 'certificateKey', passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    if (/ENCRYPTED/.test(pem))
      throw new Refusal(
        passphrase === undefined || passphrase === ''
          ? refused('passphrase-missing', { en: 'The private key needs a passphrase.', zh: '打开该私钥需要口令。' }, passphraseFix, {
              field: 'passphrase',
            })
          : refused(
              'passphrase-wrong',
              { en: 'The passphrase does not open the private key.', zh: '口令不正确，无法打开私钥。' },
              passphraseFix,
              { field: 'passphrase' },
            ),
      );
    throw new Refusal(
      refused(
        'certificate-key-unreadable',
        { en: 'The private key of the certificate cannot be read.', zh: '证书的私钥无法读取。' },
        exportFix,
        { field },
      ),
    );
  }
}

function describe(certificates: X509Certificate[], key: KeyObject): PushCertificate {
  const leaf = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!leaf)
    throw new Refusal(
      refused(
        'certificate-key-mismatch',
        { en: 'The private key does not belong to the certificate.', zh: '私钥与证书不匹配。' },
        {
          en: 'Use the key the certificate was requested with, or request a new certificate.',
          zh: '使用申请该证书时的私钥，或重新申请证书。',
        },
      ),
    );
  const chain = [leaf, ...certificates.filter((certificate) => certificate !== leaf)];
  const subject = new Map(leaf.subject.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  const subjectUid = subject.get('UID') ?? subject.get('userId');
  const commonName = subject.get('CN');
  return {
    client: {
      fingerprint: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
      cert: chain.map((certificate) => certificate.toString().trim()).join('\n'),
      key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    ...(subjectUid === undefined ? {} : { subjectUid }),
    ...(commonName === undefined ? {} : { commonName }),
    notBeforeMs: Date.parse(leaf.validFrom),
    notAfterMs: Date.parse(leaf.validTo),
    ...readApple(leaf, subjectUid),
  };
}

function readApple(leaf: X509Certificate, subjectUid: string | undefined): Pick<PushCertificate, 'environments' | 'topics'> {
  const extensions = certificateExtensions(leaf.raw);
  const environments: ('sandbox' | 'production')[] = [];
  if (extensions.has(appleOids.sandbox)) environments.push('sandbox');
  if (extensions.has(appleOids.production)) environments.push('production');
  const topics = new Set<string>();
  const list = extensions.get(appleOids.topics);
  // A sequence of pairs: the topic, then a sequence of words for it.
  if (list) for (const item of derChildren(readDer(list))) if (item.tag === derTags.utf8String) topics.add(item.content.toString('utf8'));
  if (extensions.has(appleOids.voip) && subjectUid !== undefined)
    topics.add(subjectUid.endsWith('.voip') ? subjectUid : `${subjectUid}.voip`);
  return { environments, topics: [...topics] };
}

/** A topic without the suffix of its push type. */
export function bundleIdOf(topic: string): string {
  const suffix = topicSuffixes.find((candidate) => topic.endsWith(candidate));
  return suffix === undefined ? topic : topic.slice(0, -suffix.length);
}
