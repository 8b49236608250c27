import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createProblem, type InputProblem, type ProblemTexts } from '../core/config-texts.ts';
import { decodeUtf8 } from './files.ts';

/** What a dropped file is. */
export type CredentialKind =
  | 'google-service-account'
  | 'google-services'
  | 'google-user-credential'
  | 'google-external-account'
  | 'ios-google-services'
  | 'huawei-service-account'
  | 'agconnect-services'
  | 'honor-mcs-services'
  | 'apple-auth-key'
  | 'apple-push-certificate'
  | 'certificate-only'
  | 'private-key'
  | 'android-keystore'
  | 'provisioning-profile'
  | 'unknown';

/** A credential file, recognised. */
export interface RecognisedCredential {
  kind: CredentialKind;
  /** The vendor it is for; undefined when it is for none. */
  vendor?: string;
  /** The account field that takes the file itself. */
  field?: string;
  /** Further, non-secret field values that the file or its name tells. */
  values: Record<string, string>;
  problems: InputProblem[];
}

const texts = {
  'google-client-file': {
    text: {
      en: '{shown} is the client file of an Android or iOS app, not a service account.',
      zh: '{shown} 是客户端应用的配置文件，不是服务账号密钥。',
    },
    fix: {
      en: 'In the Firebase console choose Project settings, Service accounts, Generate new private key, and give that file.',
      zh: '请在 Firebase 控制台依次进入“项目设置 → 服务账号 → 生成新的私钥”，使用下载到的文件。',
    },
  },
  'google-user-credential': {
    text: {
      en: '{shown} holds the login of a person (gcloud), not a service account.',
      zh: '{shown} 是个人登录凭据（gcloud），不是服务账号密钥。',
    },
    fix: { en: 'Generate a private key for a service account in the Firebase console.', zh: '请在 Firebase 控制台为服务账号生成私钥。' },
  },
  'google-external-account': {
    text: {
      en: '{shown} describes workload identity federation, which push-check does not support.',
      zh: '{shown} 是工作负载身份联合的配置，push-check 暂不支持。',
    },
    fix: { en: 'Give the key file of a service account.', zh: '请改用服务账号的密钥文件。' },
  },
  'service-account-incomplete': {
    text: { en: '{shown} looks like a service account but lacks {missing}.', zh: '{shown} 像是服务账号密钥，但缺少 {missing}。' },
    fix: { en: 'Download the file again; do not cut it by hand.', zh: '请重新下载完整文件，不要手工删改。' },
  },
  'key-unreadable': {
    text: { en: 'The private key in {shown} cannot be read.', zh: '无法解析 {shown} 中的私钥。' },
    fix: {
      en: 'Download the file again; editors and copying through chat often damage its line breaks.',
      zh: '请重新下载；经编辑器或聊天工具转存常会破坏换行。',
    },
  },
  'key-not-pkcs8': {
    text: {
      en: 'The key in {shown} is not in PKCS#8 form ("BEGIN PRIVATE KEY").',
      zh: '{shown} 中的密钥不是 PKCS#8 格式（“BEGIN PRIVATE KEY”）。',
    },
    fix: { en: 'Give the .p8 file as Apple made it.', zh: '请使用 Apple 提供的原始 .p8 文件。' },
  },
  'key-not-p256': {
    text: {
      en: 'The key in {shown} is not an EC P-256 key, so it is not an APNs auth key.',
      zh: '{shown} 中的密钥不是 EC P-256 类型，不是 APNs 认证密钥。',
    },
    fix: {
      en: 'Make a key with APNs enabled under Certificates, Identifiers & Profiles, Keys.',
      zh: '请在 Certificates, Identifiers & Profiles 的 Keys 页面创建启用 APNs 的密钥。',
    },
  },
  'key-id-unknown': {
    text: { en: 'The name {shown} does not tell the key id.', zh: '从文件名 {shown} 看不出 Key ID。' },
    fix: {
      en: 'Set keyId; it is shown beside the key, and in the original name AuthKey_<key id>.p8.',
      zh: '请填写 keyId：密钥页面上有显示，原始文件名 AuthKey_<Key ID>.p8 中也包含。',
    },
  },
  'p12-invalid': {
    text: { en: '{shown} is not a PKCS#12 file.', zh: '{shown} 不是 PKCS#12 文件。' },
    fix: {
      en: 'Export certificate and private key together from Keychain Access as .p12.',
      zh: '请在“钥匙串访问”中将证书与私钥一起导出为 .p12。',
    },
  },
  'certificate-without-key': {
    text: { en: '{shown} holds a certificate without its private key.', zh: '{shown} 只有证书，没有私钥。' },
    fix: {
      en: 'Export certificate and private key together as .p12, or use an auth key (.p8).',
      zh: '请将证书与私钥一起导出为 .p12，或改用认证密钥（.p8）。',
    },
  },
  'huawei-client-file': {
    text: {
      en: '{shown} is the client file of an app; it names the app but holds no server credential.',
      zh: '{shown} 是客户端应用的配置文件，能确定应用，但不含服务端凭据。',
    },
    fix: {
      en: 'Take the client secret from AppGallery Connect, Project settings, App information, or make a service account key in the API Console.',
      zh: '请在 AppGallery Connect 的“项目设置 → 应用信息”获取 Client Secret，或在 API Console 创建服务账号密钥。',
    },
  },
  'huawei-client-secret': {
    text: {
      en: '{shown} contains a client secret, which everybody can read from the app package.',
      zh: '{shown} 中含有 client_secret，任何人都能从安装包中读出。',
    },
    fix: {
      en: 'Download the file again without the secret, and renew the secret if the app is published.',
      zh: '请重新下载不含密钥的文件；应用已发布的，应重置密钥。',
    },
  },
  'honor-client-file': {
    text: {
      en: '{shown} is the client file of an app; it names the app but holds no server credential.',
      zh: '{shown} 是客户端应用的配置文件，能确定应用，但不含服务端凭据。',
    },
    fix: {
      en: 'Take client id and client secret from the HONOR developer console.',
      zh: '请在荣耀开发者服务平台获取 Client ID 和 Client Secret。',
    },
  },
  'android-keystore': {
    text: { en: '{shown} is a keystore for signing apps, not a push credential.', zh: '{shown} 是应用签名用的 keystore，不是推送凭据。' },
    fix: { en: 'Keep it away from push settings.', zh: '推送配置用不到它，请另行妥善保管。' },
  },
  'provisioning-profile': {
    text: {
      en: '{shown} is a provisioning profile, not a push credential.',
      zh: '{shown} 是描述文件（provisioning profile），不是推送凭据。',
    },
    fix: { en: 'Give the auth key AuthKey_<key id>.p8 of your Apple team.', zh: '请使用 Apple 团队的认证密钥 AuthKey_<Key ID>.p8。' },
  },
  'credential-unknown': {
    text: { en: '{shown} is not a credential file that push-check knows.', zh: 'push-check 无法识别 {shown} 是哪种凭据文件。' },
    fix: {
      en: 'Known are: Google and HUAWEI service-account JSON, APNs auth keys (.p8) and APNs certificates (.p12).',
      zh: '可识别的有：Google 与华为的服务账号 JSON、APNs 认证密钥（.p8）、APNs 证书（.p12）。',
    },
  },
  'credential-json-invalid': {
    text: { en: '{shown} is not valid JSON.', zh: '{shown} 不是有效的 JSON。' },
    fix: { en: 'Download the file again.', zh: '请重新下载该文件。' },
  },
  'credential-not-text': {
    text: { en: '{shown} is not UTF-8 text.', zh: '{shown} 不是 UTF-8 文本。' },
    fix: { en: 'Download the file again; do not convert it.', zh: '请重新下载，不要转码。' },
  },
} satisfies Record<string, ProblemTexts>;

/** Texts of {@link recogniseCredential}, for tests. */
export const credentialTexts: Readonly<Record<string, ProblemTexts>> = texts;

/** Says what a dropped credential file is, for which vendor and field; looks at its content first and its name second. Nothing secret is in the result. */
export function recogniseCredential(name: string, bytes: Uint8Array): RecognisedCredential {
  const shown = name.split(/[/\\]/).at(-1) ?? name;
  const lower = shown.toLowerCase();
  const problem = (id: keyof typeof texts, severity: 'error' | 'warn' = 'error', data: Record<string, string> = {}) =>
    createProblem(id, texts[id], '', { severity, file: name, data: { shown, ...data } });
  const nothing = (kind: CredentialKind, id: keyof typeof texts): RecognisedCredential => ({ kind, values: {}, problems: [problem(id)] });

  if (/\.(jks|keystore|bks)$/.test(lower)) return nothing('android-keystore', 'android-keystore');
  if (/\.(mobileprovision|provisionprofile)$/.test(lower)) return nothing('provisioning-profile', 'provisioning-profile');
  // Java's keystore and PKCS#12 by their first bytes, whatever the name.
  if (bytes[0] === 0xfe && bytes[1] === 0xed && bytes[2] === 0xfe && bytes[3] === 0xed)
    return nothing('android-keystore', 'android-keystore');
  if (/\.(p12|pfx)$/.test(lower)) {
    const problems = isPkcs12(bytes) ? [] : [problem('p12-invalid')];
    return { kind: 'apple-push-certificate', vendor: 'apns', field: 'certificate', values: {}, problems };
  }
  if (bytes[0] === 0x30 && /\.(cer|der|crt)$/.test(lower)) return nothing('certificate-only', 'certificate-without-key');

  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return nothing('unknown', /\.(json|p8|pem)$/.test(lower) ? 'credential-not-text' : 'credential-unknown');
  const text = decoded.text.trim();
  if (text.startsWith('{')) return recogniseJson(text, { shown, problem, nothing });
  if (lower.endsWith('.json')) return nothing('unknown', 'credential-json-invalid');
  if (text.includes('<plist'))
    return nothing(
      text.includes('GOOGLE_APP_ID') ? 'ios-google-services' : 'unknown',
      text.includes('GOOGLE_APP_ID') ? 'google-client-file' : 'credential-unknown',
    );
  if (text.includes('-----BEGIN') || lower.endsWith('.p8')) return recognisePem(text, shown, problem, nothing);
  return nothing('unknown', 'credential-unknown');
}

// PFX ::= SEQUENCE { version INTEGER (3), … }
function isPkcs12(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return bytes[start] === 0x02 && bytes[start + 1] === 0x01 && bytes[start + 2] === 0x03;
}

type ProblemOf = (id: keyof typeof texts, severity?: 'error' | 'warn', data?: Record<string, string>) => InputProblem;
type Nothing = (kind: CredentialKind, id: keyof typeof texts) => RecognisedCredential;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

function recogniseJson(text: string, { problem, nothing }: { shown: string; problem: ProblemOf; nothing: Nothing }): RecognisedCredential {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return nothing('unknown', 'credential-json-invalid');
  }
  const json = value as Record<string, unknown>;
  if (json['project_info'] && Array.isArray(json['client'])) return { ...nothing('google-services', 'google-client-file') };
  if (json['type'] === 'authorized_user') return nothing('google-user-credential', 'google-user-credential');
  if (json['type'] === 'external_account' || json['type'] === 'external_account_authorized_user')
    return nothing('google-external-account', 'google-external-account');
  const serviceAccount = (kind: CredentialKind, vendor: string, required: readonly string[]): RecognisedCredential => {
    const problems: InputProblem[] = [];
    const missing = required.filter((name) => typeof json[name] !== 'string' || json[name] === '');
    if (missing.length > 0) problems.push(problem('service-account-incomplete', 'error', { missing: missing.join(', ') }));
    const key = json['private_key'];
    if (typeof key === 'string' && key !== '' && !readKey(key)) problems.push(problem('key-unreadable'));
    return { kind, vendor, field: 'serviceAccount', values: {}, problems };
  };
  if (json['type'] === 'service_account' || (typeof json['client_email'] === 'string' && typeof json['private_key'] === 'string'))
    return serviceAccount('google-service-account', 'fcm', ['project_id', 'client_email', 'private_key']);
  if (typeof json['sub_account'] === 'string' || (typeof json['key_id'] === 'string' && typeof json['private_key'] === 'string'))
    return serviceAccount('huawei-service-account', 'huawei', ['project_id', 'key_id', 'sub_account', 'private_key']);
  const client = json['client'];
  if (typeof client === 'object' && client !== null && !Array.isArray(client) && ('agcgw' in json || 'app_id' in client)) {
    const { app_id: appId, project_id: projectId, client_secret: secret } = client as Record<string, unknown>;
    const values = Object.fromEntries(
      Object.entries({ appId: textOf(appId), projectId: textOf(projectId) }).flatMap(([name, item]) =>
        item === undefined ? [] : [[name, item] as const],
      ),
    );
    const problems = [
      problem('huawei-client-file', 'warn'),
      ...(typeof secret === 'string' && secret !== '' ? [problem('huawei-client-secret', 'warn')] : []),
    ];
    return { kind: 'agconnect-services', vendor: 'huawei', values, problems };
  }
  if ('developer_id' in json && 'app_id' in json) {
    const appId = textOf(json['app_id']);
    return {
      kind: 'honor-mcs-services',
      vendor: 'honor',
      values: appId === undefined ? {} : { appId },
      problems: [problem('honor-client-file', 'warn')],
    };
  }
  return nothing('unknown', 'credential-unknown');
}

function recognisePem(text: string, shown: string, problem: ProblemOf, nothing: Nothing): RecognisedCredential {
  const labels = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map((match) => match[1] as string);
  const hasKey = labels.some((label) => label.endsWith('PRIVATE KEY'));
  if (labels.includes('CERTIFICATE'))
    return hasKey
      ? { kind: 'apple-push-certificate', vendor: 'apns', field: 'certificate', values: {}, problems: [] }
      : nothing('certificate-only', 'certificate-without-key');
  if (!hasKey && !/\.p8$/i.test(shown)) return nothing('unknown', 'credential-unknown');
  const found: RecognisedCredential = { kind: 'apple-auth-key', vendor: 'apns', field: 'key', values: {}, problems: [] };
  const key = hasKey ? readKey(text) : undefined;
  if (!key) found.problems.push(problem('key-unreadable'));
  else if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    found.problems.push(problem('key-not-p256'));
  else if (!labels.includes('PRIVATE KEY')) found.problems.push(problem('key-not-pkcs8'));
  const keyId = /(?:^|_)([A-Z0-9]{10})(?:[ ._(-].*)?\.p8$/i.exec(shown)?.[1];
  if (keyId !== undefined) found.values['keyId'] = keyId.toUpperCase();
  else if (found.problems.length === 0) found.problems.push(problem('key-id-unknown', 'warn'));
  // A key that Apple did not make and whose name says nothing is some other key.
  if (found.problems.some(({ id }) => id === 'key-not-p256') && !/\.p8$/i.test(shown))
    return { kind: 'private-key', values: {}, problems: found.problems };
  return found;
}
