import { Buffer } from 'node:buffer';
import type { AccountBase, AccountFacet, AccountProblem } from '../../core/account.ts';
import { bundleIdOf, readCertificate, type PushCertificate } from './certificate.ts';
import { keyFingerprint, readSigningKey } from './key.ts';
import { topicSuffixes } from './wire.ts';

/** A .p8 key with its names: signs provider tokens. */
export interface KeyCredential {
  type: 'key';
  /** PKCS#8 PEM. */
  key: string;
  keyId: string;
  teamId: string;
  /** Hex SHA-256 of the public key. */
  fingerprint: string;
  /** The path the key was read from, if it was. */
  keyPath?: string;
}

/** A certificate for mutual TLS. */
export interface CertificateCredential {
  type: 'certificate';
  certificate: PushCertificate;
}

/** An APNs account, ready to work with. */
export interface ApnsAccount extends AccountBase {
  environment: 'production' | 'sandbox';
  /** The topic without suffix. */
  bundleId: string;
  credential: KeyCredential | CertificateCredential;
}

const idPattern = /^[A-Z0-9]{10}$/;
const suffixed = new RegExp(`(?:${topicSuffixes.map((suffix) => suffix.replaceAll('.', '\\.')).join('|')})$`);

/** The fields of `vendors.apns`. */
export const accountFacet: AccountFacet<ApnsAccount> = {
  fields: [
    {
      name: 'key',
      type: 'file',
      secret: true,
      title: { en: 'APNs authentication key (.p8)', zh: 'APNs 鉴权密钥（.p8）' },
      where: {
        en: 'developer.apple.com > Certificates, Identifiers & Profiles > Keys: the file AuthKey_<Key ID>.p8, which can be downloaded once.',
        zh: 'developer.apple.com > Certificates, Identifiers & Profiles > Keys：文件 AuthKey_<Key ID>.p8，只能下载一次。',
      },
    },
    {
      name: 'keyId',
      type: 'id',
      pattern: idPattern,
      title: { en: 'Key ID', zh: 'Key ID（密钥 ID）' },
      where: {
        en: 'On the page of the key, and in the name of its file; 10 capital letters and digits.',
        zh: '密钥详情页以及密钥文件名中，10 位大写字母或数字。',
      },
      mistakes: [
        {
          pattern: /^AuthKey_|\.p8$/,
          text: {
            en: 'This is the name of the key file; the Key ID is the part between AuthKey_ and .p8.',
            zh: '这是密钥文件名；Key ID 是 AuthKey_ 与 .p8 之间的部分。',
          },
        },
        { pattern: /^(?=.*[a-z])[A-Za-z0-9]{10}$/, text: { en: 'A Key ID is written in capital letters.', zh: 'Key ID 使用大写字母。' } },
      ],
    },
    {
      name: 'teamId',
      type: 'id',
      pattern: idPattern,
      title: { en: 'Team ID', zh: 'Team ID（团队 ID）' },
      where: {
        en: 'developer.apple.com > Account > Membership details; 10 capital letters and digits.',
        zh: 'developer.apple.com > Account > Membership details，10 位大写字母或数字。',
      },
      mistakes: [
        {
          pattern: /^\d{5,9}$|^\d{11,}$/,
          text: {
            en: 'This looks like the numeric provider id of App Store Connect, not a Team ID.',
            zh: '这像是 App Store Connect 的数字 Provider ID，不是 Team ID。',
          },
        },
        {
          pattern: /^[0-9a-f]{8}-[0-9a-f-]{27}$/i,
          text: {
            en: 'This is the issuer id of an App Store Connect API key, not a Team ID.',
            zh: '这是 App Store Connect API 密钥的 Issuer ID，不是 Team ID。',
          },
        },
      ],
    },
    {
      name: 'bundleId',
      type: 'string',
      pattern: /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
      title: { en: 'Bundle id (topic)', zh: 'Bundle ID（推送主题）' },
      where: {
        en: 'developer.apple.com > Identifiers, or the target’s General tab in Xcode. A certificate for one app names it by itself.',
        zh: 'developer.apple.com > Identifiers，或 Xcode 工程的 General 页。单应用证书中已包含，可以不填。',
      },
      mistakes: [
        {
          pattern: suffixed,
          text: {
            en: 'Write the bundle id without the suffix; push-check adds it by push type.',
            zh: '请填写不带后缀的 Bundle ID，push-check 会按推送类型自动补上。',
          },
        },
        { pattern: /^[A-Z0-9]{10}\.[a-z]/, text: { en: 'The team prefix does not belong to the topic.', zh: '推送主题不包含团队前缀。' } },
      ],
    },
    {
      name: 'environment',
      type: 'enum',
      values: ['production', 'sandbox'],
      required: true,
      title: { en: 'Environment', zh: '环境' },
      where: {
        en: 'sandbox for builds run from Xcode (aps-environment: development); production for TestFlight, App Store, ad hoc and enterprise builds.',
        zh: 'Xcode 直接运行的包（aps-environment 为 development）用 sandbox；TestFlight、App Store、Ad Hoc、企业签名的包用 production。',
      },
    },
    {
      name: 'certificate',
      type: 'binary-file',
      secret: true,
      title: { en: 'Push certificate (.p12 or .pem)', zh: '推送证书（.p12 或 .pem）' },
      where: {
        en: 'Keychain Access > My Certificates > “Apple Push Services: <bundle id>” > Export, together with its key.',
        zh: '钥匙串访问 > 我的证书 > “Apple Push Services: <bundle id>” > 导出，需连同私钥一起导出。',
      },
    },
    {
      name: 'certificateKey',
      type: 'file',
      secret: true,
      title: { en: 'Private key of a PEM certificate', zh: 'PEM 证书的私钥' },
      where: { en: 'Only needed when the PEM file does not hold the key itself.', zh: '仅当 PEM 文件中不含私钥时需要。' },
    },
    {
      name: 'passphrase',
      type: 'string',
      secret: true,
      title: { en: 'Passphrase of the certificate', zh: '证书口令' },
      where: { en: 'Chosen when the .p12 file was exported.', zh: '导出 .p12 时设置的口令。' },
    },
  ],
  oneOf: [['key', 'keyId', 'teamId'], ['certificate']],
  resolve(values) {
    const problems: AccountProblem[] = [];
    const credential =
      values['certificate'] !== undefined && values['key'] === undefined ? certificateOf(values, problems) : keyOf(values, problems);
    const bundleId = textOf(values['bundleId']) ?? ownBundleId(credential);
    if (bundleId === undefined && credential)
      problems.push({
        field: 'bundleId',
        id: 'bundle-id-missing',
        text: { en: 'The bundle id is absent; APNs needs it as the topic.', zh: '缺少 Bundle ID，APNs 需要它作为推送主题。' },
        fix: { en: 'Set `bundleId`, for example com.example.app.', zh: '设置 `bundleId`，例如 com.example.app。' },
      });
    if (!credential || bundleId === undefined) return { problems };
    const account: ApnsAccount = {
      environment: values['environment'] === 'sandbox' ? 'sandbox' : 'production',
      bundleId,
      credential,
      ...(values['endpoints'] === undefined ? {} : { endpoints: values['endpoints'] as Record<string, string> }),
      ...(values['channels'] === undefined ? {} : { channels: values['channels'] as NonNullable<AccountBase['channels']> }),
    };
    return { account, problems };
  },
};

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function ownBundleId(credential: ApnsAccount['credential'] | undefined): string | undefined {
  if (credential?.type !== 'certificate') return undefined;
  const { subjectUid } = credential.certificate;
  return subjectUid === undefined ? undefined : bundleIdOf(subjectUid);
}

function keyOf(values: Record<string, unknown>, problems: AccountProblem[]): KeyCredential | undefined {
  const text = values['key'];
  if (typeof text !== 'string') {
    problems.push({
      field: 'key',
      id: 'credential-missing',
      text: { en: 'Neither a key nor a certificate is configured.', zh: '既没有配置密钥，也没有配置证书。' },
      fix: { en: 'Set `key`, `keyId` and `teamId`, or `certificate`.', zh: '配置 `key`、`keyId`、`teamId`，或配置 `certificate`。' },
    });
    return undefined;
  }
  const reading = readSigningKey(text);
  if (!reading.ok) problems.push(reading.problem);
  const ids = { keyId: textOf(values['keyId']), teamId: textOf(values['teamId']) };
  for (const [field, value] of Object.entries(ids))
    if (value === undefined)
      problems.push({
        field,
        id: field === 'keyId' ? 'key-id-missing' : 'team-id-missing',
        text:
          field === 'keyId' ? { en: 'The Key ID is absent.', zh: '缺少 Key ID。' } : { en: 'The Team ID is absent.', zh: '缺少 Team ID。' },
        fix:
          field === 'keyId'
            ? { en: 'Set `keyId`; it stands in the name of the key file.', zh: '设置 `keyId`，它就在密钥文件名中。' }
            : { en: 'Set `teamId` from the Membership page.', zh: '设置 `teamId`，可在 Membership 页面查看。' },
      });
  if (!reading.ok || ids.keyId === undefined || ids.teamId === undefined) return undefined;
  const keyPath = textOf(values['keyPath']);
  return {
    type: 'key',
    key: reading.pem,
    keyId: ids.keyId,
    teamId: ids.teamId,
    fingerprint: keyFingerprint(reading.key),
    ...(keyPath === undefined ? {} : { keyPath }),
  };
}

function certificateOf(values: Record<string, unknown>, problems: AccountProblem[]): CertificateCredential | undefined {
  const given = values['certificate'];
  const bytes = typeof given === 'string' ? Buffer.from(given, 'utf8') : given instanceof Uint8Array ? given : new Uint8Array();
  const passphrase = values['passphrase'];
  const reading = readCertificate(bytes, textOf(values['certificateKey']), typeof passphrase === 'string' ? passphrase : undefined);
  if (reading.ok) return { type: 'certificate', certificate: reading.certificate };
  problems.push(reading.problem);
  return undefined;
}
