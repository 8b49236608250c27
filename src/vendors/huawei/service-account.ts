import type { AccountProblem } from '../../core/account.ts';
import { keyFault, memberText, readServiceAccountFile, serviceAccountTexts } from '../../core/service-account.ts';
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
  ...serviceAccountTexts(download),
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
} satisfies Record<string, { text: Text; fix: Text }>;

type ProblemId = keyof typeof problemTexts;

function problem(id: ProblemId, more: { severity?: 'warn'; data?: Record<string, string | number> } = {}): AccountProblem {
  return { field: 'serviceAccount', id, ...problemTexts[id], ...more };
}

/** The parsed file, or what it is instead. */
function parse(given: unknown): Record<string, unknown> | ProblemId {
  const file = readServiceAccountFile(given, [[/^-----BEGIN /, 'bare-pem']]);
  return typeof file === 'string' ? file : kindOf(file);
}

function kindOf(file: Record<string, unknown>): Record<string, unknown> | ProblemId {
  if ('client_email' in file || file['type'] === 'service_account') return 'google-service-account';
  if ('agcgw' in file || isObject(file['client']) || 'configuration_version' in file) return 'agconnect-services';
  return file;
}

/** Reads a service account key file (its text, or the parsed object) and says what is wrong with it. */
export function readServiceAccount(given: unknown): { serviceAccount?: ServiceAccount; problems: AccountProblem[] } {
  const file = parse(given);
  if (typeof file === 'string') return { problems: [problem(file)] };
  const problems: AccountProblem[] = [];
  const keyId = memberText(file['key_id']);
  const subAccount = memberText(file['sub_account']);
  const projectId = memberText(file['project_id']);
  const tokenUri = memberText(file['token_uri']) || jwtAudience;
  const privateKey = memberText(file['private_key']).replaceAll('\r\n', '\n');
  if (!keyId) problems.push(problem('key-id-missing'));
  if (!subAccount) problems.push(problem('sub-account-missing'));
  if (projectId && !/^\d+$/.test(projectId)) problems.push(problem('project-id-odd', { severity: 'warn' }));
  if (tokenUri !== jwtAudience) problems.push(problem('token-uri-odd', { severity: 'warn' }));
  const bad = keyFault(privateKey);
  if (bad) problems.push(problem(bad.id, bad.data ? { data: bad.data } : {}));
  if (problems.some(({ severity }) => severity !== 'warn')) return { problems };
  return { serviceAccount: { keyId, subAccount, privateKey, tokenUri, ...(projectId && { projectId }) }, problems };
}
