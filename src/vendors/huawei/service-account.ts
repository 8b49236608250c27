import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { AccountProblem } from '../../core/account.ts';
import type { Text } from '../../core/text.ts';
import { isObject } from './shape.ts';
import { jwtAudience } from './wire.ts';

/** A service account key of the API Console; it signs the JWT that is the bearer of every push. */
export interface ServiceAccount {
  projectId?: string;
  /** `kid` of the JWT. */
  keyId: string;
  /** PKCS#8 PEM. */
  privateKey: string;
  /** `iss` of the JWT. */
  subAccount: string;
  /** `aud` of the JWT; nothing is ever sent there. */
  tokenUri: string;
}

const download: Text = {
  en: 'Make a new service account key in the API Console and use the file unchanged; HUAWEI keeps no copy of the old one.',
  zh: '请在 API Console 重新创建服务账号密钥并原样使用下载的文件；华为不保存旧私钥的副本。',
};

const problemTexts = {
  'not-json': { text: { en: 'The service account is not readable JSON.', zh: '服务账号不是可解析的 JSON。' }, fix: download },
  'raw-newline-in-key': {
    text: {
      en: 'The JSON has real line breaks inside `private_key`; JSON allows only `\\n` there.',
      zh: 'JSON 的 `private_key` 中出现了真正的换行；JSON 里只能写 `\\n`。',
    },
    fix: {
      en: 'Keep the file as it was downloaded; do not pass it through a tool that unfolds `\\n`.',
      zh: '请保持下载时的原样，不要经过会展开 `\\n` 的工具。',
    },
  },
  'bare-pem': {
    text: {
      en: 'The service account is a bare PEM file; the whole JSON file is needed, because key id and account are in it too.',
      zh: '填写的是单独的 PEM 文件；需要完整的 JSON 文件，因为其中还有密钥 ID 与子账号。',
    },
    fix: download,
  },
  'google-service-account': {
    text: {
      en: 'This is a service account of Google (`client_email`), not of HUAWEI.',
      zh: '这是 Google 的服务账号（含 `client_email`），不是华为的。',
    },
    fix: {
      en: 'Put it into `vendors.fcm.serviceAccount`, and here the key file of the HUAWEI API Console.',
      zh: '它应填到 `vendors.fcm.serviceAccount`；此处请使用华为 API Console 的密钥文件。',
    },
  },
  'agconnect-services': {
    text: {
      en: 'This is agconnect-services.json, a file for the app and no credential for a server.',
      zh: '这是应用使用的 agconnect-services.json，不是服务端凭据。',
    },
    fix: download,
  },
  'key-id-missing': { text: { en: 'The service account has no `key_id`.', zh: '服务账号中缺少 `key_id`。' }, fix: download },
  'sub-account-missing': { text: { en: 'The service account has no `sub_account`.', zh: '服务账号中缺少 `sub_account`。' }, fix: download },
  'project-id-odd': {
    text: { en: '`project_id` of the service account is not made of digits.', zh: '服务账号中的 `project_id` 不是纯数字。' },
    fix: download,
  },
  'token-uri-odd': {
    text: {
      en: '`token_uri` of the service account is not the one HUAWEI writes; it becomes the audience of the JWT.',
      zh: '服务账号中的 `token_uri` 不是华为的默认值；它会成为 JWT 的 aud。',
    },
    fix: { en: 'Use the file as it was downloaded.', zh: '请原样使用下载的文件。' },
  },
  'key-missing': { text: { en: 'The service account has no `private_key`.', zh: '服务账号中缺少 `private_key`。' }, fix: download },
  'key-literal-backslash-n': {
    text: {
      en: '`private_key` contains a backslash and an `n` where line breaks must be: the file was escaped twice.',
      zh: '`private_key` 中本应换行的地方是反斜杠加字母 n：内容被转义了两次。',
    },
    fix: {
      en: 'In the JSON text each line break is written `\\n`, once; environment variables and secret stores often make it `\\\\n`.',
      zh: 'JSON 文本中每个换行应只写一次 `\\n`；环境变量和密钥管理工具常把它变成 `\\\\n`。',
    },
  },
  'key-no-pem-header': {
    text: {
      en: '`private_key` does not begin with `-----BEGIN PRIVATE KEY-----`.',
      zh: '`private_key` 不是以 `-----BEGIN PRIVATE KEY-----` 开头。',
    },
    fix: download,
  },
  'key-truncated': {
    text: {
      en: '`private_key` has no `-----END PRIVATE KEY-----`; it was cut off.',
      zh: '`private_key` 缺少 `-----END PRIVATE KEY-----`，内容被截断。',
    },
    fix: download,
  },
  'key-not-pkcs8': {
    text: {
      en: '`private_key` is a PEM of another kind ({kind}); a service account holds a PKCS#8 key (`BEGIN PRIVATE KEY`).',
      zh: '`private_key` 是其他类型的 PEM（{kind}）；服务账号应为 PKCS#8 私钥（`BEGIN PRIVATE KEY`）。',
    },
    fix: download,
  },
  'key-unreadable': {
    text: {
      en: '`private_key` has the right frame, but its content cannot be read as a key.',
      zh: '`private_key` 的首尾标记正确，但内容无法解析为密钥。',
    },
    fix: download,
  },
  'key-not-rsa': {
    text: {
      en: '`private_key` is not an RSA key (it is {kind}); PS256 needs one.',
      zh: '`private_key` 不是 RSA 密钥（实际为 {kind}），而 PS256 需要 RSA。',
    },
    fix: download,
  },
  'key-too-short': {
    text: { en: '`private_key` has only {bits} bits; at least 2048 are needed.', zh: '`private_key` 只有 {bits} 位，至少需要 2048 位。' },
    fix: download,
  },
} satisfies Record<string, { text: Text; fix: Text }>;

type ProblemId = keyof typeof problemTexts;

function problem(id: ProblemId, more: { severity?: 'warn'; data?: Record<string, string | number> } = {}): AccountProblem {
  return { field: 'serviceAccount', id, ...problemTexts[id], ...more };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The parsed file, or what it is instead. */
function parse(given: unknown): Record<string, unknown> | ProblemId {
  if (isObject(given)) return kindOf(given);
  const text = String(given)
    .replace(/^\uFEFF/, '')
    .trim();
  if (text.startsWith('-----BEGIN ')) return 'bare-pem';
  const parsed = parseJson(text);
  if (parsed.ok) return isObject(parsed.value) ? kindOf(parsed.value) : 'not-json';
  const folded = text.replace(
    /("private_key"\s*:\s*")([^"]*)"/,
    (_, start: string, key: string) => `${start}${key.replace(/\r?\n/g, '\\n')}"`,
  );
  return folded !== text && parseJson(folded).ok ? 'raw-newline-in-key' : 'not-json';
}

function kindOf(file: Record<string, unknown>): Record<string, unknown> | ProblemId {
  if ('client_email' in file || file['type'] === 'service_account') return 'google-service-account';
  if ('agcgw' in file || isObject(file['client']) || 'configuration_version' in file) return 'agconnect-services';
  return file;
}

function keyProblem(pem: string): AccountProblem | undefined {
  if (pem.includes('\\n')) return problem('key-literal-backslash-n');
  const kind = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1];
  if (!kind) return problem('key-no-pem-header');
  if (kind !== 'PRIVATE KEY') return problem('key-not-pkcs8', { data: { kind } });
  if (!pem.includes('-----END PRIVATE KEY-----')) return problem('key-truncated');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return problem('key-unreadable');
  }
  if (key.asymmetricKeyType !== 'rsa') return problem('key-not-rsa', { data: { kind: key.asymmetricKeyType ?? '?' } });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < 2048 ? problem('key-too-short', { data: { bits } }) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Reads a service account key file (its text, or the parsed object) and says what is wrong with it. */
export function readServiceAccount(given: unknown): { serviceAccount?: ServiceAccount; problems: AccountProblem[] } {
  const file = parse(given);
  if (typeof file === 'string') return { problems: [problem(file)] };
  const problems: AccountProblem[] = [];
  const keyId = textOf(file['key_id']);
  const subAccount = textOf(file['sub_account']);
  const projectId = textOf(file['project_id']);
  const tokenUri = textOf(file['token_uri']) || jwtAudience;
  const privateKey = textOf(file['private_key']).replaceAll('\r\n', '\n');
  if (!keyId) problems.push(problem('key-id-missing'));
  if (!subAccount) problems.push(problem('sub-account-missing'));
  if (projectId && !/^\d+$/.test(projectId)) problems.push(problem('project-id-odd', { severity: 'warn' }));
  if (tokenUri !== jwtAudience) problems.push(problem('token-uri-odd', { severity: 'warn' }));
  const bad = privateKey ? keyProblem(privateKey) : problem('key-missing');
  if (bad) problems.push(bad);
  if (problems.some(({ severity }) => severity !== 'warn')) return { problems };
  return { serviceAccount: { keyId, subAccount, privateKey, tokenUri, ...(projectId && { projectId }) }, problems };
}
