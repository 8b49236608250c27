import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import type { ChannelConfig } from '../../core/message.ts';
import { keyFault, memberText, readServiceAccountFile, serviceAccountTexts } from '../../core/service-account.ts';
import type { Text } from '../../core/text.ts';

/** What the FCM adapter works with: a service account taken apart. */
export interface FcmAccount extends AccountBase {
  /** Id (or number) of the Firebase project in the send URL. */
  projectId: string;
  clientEmail: string;
  /** PEM, PKCS#8, RSA. Secret. */
  privateKey: string;
  privateKeyId?: string;
  /** Absolute URL of the token endpoint as the file names it. */
  tokenUri: string;
  packageName?: string;
}

/** Google's token endpoint; also the audience of the assertion when the file names no other. */
export const defaultTokenUri = 'https://oauth2.googleapis.com/token';

const projectIdPattern = /^(?:[a-z][a-z0-9-]{4,28}[a-z0-9]|[a-z0-9.-]+:[a-z][a-z0-9-]*|\d{6,15})$/;

const fields: readonly AccountField[] = [
  {
    name: 'serviceAccount',
    type: 'json-file',
    required: true,
    secret: true,
    title: { en: 'Service account file', zh: '服务账号文件' },
    where: {
      en: 'Firebase console > Project settings > Service accounts > Generate new private key.',
      zh: 'Firebase 控制台 > 项目设置 > 服务账号 > 生成新的私钥。',
    },
    mistakes: [
      {
        pattern: /^AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{140}$/,
        text: {
          en: 'This is a server key of the legacy API, which is shut down; FCM needs a service account file now.',
          zh: '这是旧版 API 的服务器密钥，旧版 API 已关闭；现在需要服务账号文件。',
        },
      },
      {
        pattern: /^AIza[0-9A-Za-z_-]{35}$/,
        text: {
          en: 'This is an API key for apps and web pages; a server needs a service account file.',
          zh: '这是客户端或网页使用的 API 密钥；服务端需要服务账号文件。',
        },
      },
      {
        pattern: /google-services\.json$|GoogleService-Info\.plist$/,
        text: {
          en: 'This file belongs into the app; a server needs the service account file.',
          zh: '这是放进应用里的文件；服务端需要服务账号文件。',
        },
      },
    ],
  },
  {
    name: 'projectId',
    type: 'id',
    title: { en: 'Project id', zh: '项目 ID' },
    where: {
      en: 'Firebase console > Project settings > General. Only needed when it is not the project of the service account.',
      zh: 'Firebase 控制台 > 项目设置 > 常规。仅当与服务账号所属项目不同时才需要填写。',
    },
    pattern: projectIdPattern,
    patternIsHint: true,
  },
  {
    name: 'packageName',
    type: 'string',
    title: { en: 'Android package name', zh: 'Android 包名' },
    where: {
      en: "The `applicationId` in the app's build.gradle. It is only compared with `restricted_package_name`, never sent by itself.",
      zh: '应用 build.gradle 中的 `applicationId`。仅用于与 `restricted_package_name` 比对，不会自动发送。',
    },
    pattern: /^[A-Za-z][\w]*(\.[A-Za-z][\w]*)+$/,
    patternIsHint: true,
  },
];

const download: Text = {
  en: 'Download the file again under Firebase console > Project settings > Service accounts > Generate new private key, and use it unchanged.',
  zh: '在 Firebase 控制台“项目设置 > 服务账号 > 生成新的私钥”重新下载文件，并原样使用。',
};

const problemTexts = {
  ...serviceAccountTexts(download),
  'server-key': {
    text: {
      en: 'The service account is a server key of the legacy FCM API, which has been shut down since July 2024.',
      zh: '填写的是旧版 FCM API 的服务器密钥，旧版 API 自 2024 年 7 月起已关闭。',
    },
    fix: download,
  },
  'api-key': {
    text: {
      en: 'The service account is an API key for apps or web pages; it cannot send.',
      zh: '填写的是客户端或网页使用的 API 密钥，不能用于发送。',
    },
    fix: download,
  },
  'vapid-key': {
    text: {
      en: 'The service account is a public web push (VAPID) key; it cannot send.',
      zh: '填写的是 Web 推送的 VAPID 公钥，不能用于发送。',
    },
    fix: download,
  },
  'sender-id': {
    text: {
      en: 'The service account is a sender id (the project number); it is no credential.',
      zh: '填写的是 Sender ID（项目编号），它不是凭据。',
    },
    fix: download,
  },
  'bare-pem': {
    text: {
      en: "The service account is a bare PEM file; FCM needs the whole JSON file, because the account's address is in it too.",
      zh: '填写的是单独的 PEM 文件；FCM 需要完整的 JSON 文件，因为其中还包含账号地址。',
    },
    fix: download,
  },
  'google-service-info-plist': {
    text: {
      en: 'This is GoogleService-Info.plist, a file for the iOS app and no credential for a server.',
      zh: '这是 iOS 应用使用的 GoogleService-Info.plist，不是服务端凭据。',
    },
    fix: download,
  },
  'google-services-json': {
    text: {
      en: 'This is google-services.json, a file for the Android app and no credential for a server.',
      zh: '这是 Android 应用使用的 google-services.json，不是服务端凭据。',
    },
    fix: download,
  },
  'authorized-user': {
    text: {
      en: 'This file holds a person\'s log-in (`"type": "authorized_user"`, from gcloud); push-check signs with a service account only.',
      zh: '该文件是个人登录凭据（gcloud 生成的 `"type": "authorized_user"`）；push-check 只用服务账号签名。',
    },
    fix: download,
  },
  'external-account': {
    text: {
      en: 'This file describes workload identity federation (`"type": "external_account"`); it holds no key to sign with.',
      zh: '该文件是工作负载身份联合配置（`"type": "external_account"`），其中没有可用于签名的密钥。',
    },
    fix: download,
  },
  'oauth-client': {
    text: { en: 'This file is an OAuth client secret and no service account.', zh: '该文件是 OAuth 客户端密钥，不是服务账号。' },
    fix: download,
  },
  'not-a-service-account': {
    text: {
      en: 'The JSON is not a service account: `type` is not `service_account`.',
      zh: '该 JSON 不是服务账号：`type` 不是 `service_account`。',
    },
    fix: download,
  },
  'project-id-missing': {
    text: { en: 'The service account has no `project_id`.', zh: '服务账号中缺少 `project_id`。' },
    fix: { en: 'Set `projectId` in the config, or use the whole downloaded file.', zh: '在配置中填写 `projectId`，或使用完整的下载文件。' },
  },
  'project-id-odd': {
    text: { en: 'The project id does not look like one.', zh: '这不像是有效的项目 ID。' },
    fix: {
      en: 'Copy the project id (not the display name) from Firebase console > Project settings > General.',
      zh: '从 Firebase 控制台“项目设置 > 常规”复制项目 ID（不是项目名称）。',
    },
  },
  'project-differs': {
    text: {
      en: '`projectId` is {configured}, but the service account belongs to {own}.',
      zh: '`projectId` 为 {configured}，但服务账号属于 {own}。',
    },
    fix: {
      en: 'Remove `projectId`, unless this service account was given a role in the other project.',
      zh: '除非已在另一项目中为该服务账号授权，否则请去掉 `projectId`。',
    },
  },
  'client-email-missing': {
    text: { en: 'The service account has no `client_email`.', zh: '服务账号中缺少 `client_email`。' },
    fix: download,
  },
  'client-email-odd': {
    text: {
      en: '`client_email` does not look like the address of a service account (`name@project.iam.gserviceaccount.com`).',
      zh: '`client_email` 不像服务账号地址（`name@project.iam.gserviceaccount.com`）。',
    },
    fix: download,
  },
  'private-key-id-odd': {
    text: { en: '`private_key_id` is not made of 40 hex digits.', zh: '`private_key_id` 不是 40 位十六进制。' },
    fix: download,
  },
  'token-uri-invalid': {
    text: { en: '`token_uri` is not a URL.', zh: '`token_uri` 不是有效的 URL。' },
    fix: { en: 'Set it to `https://oauth2.googleapis.com/token`.', zh: '请改为 `https://oauth2.googleapis.com/token`。' },
  },
} satisfies Record<string, { text: Text; fix: Text }>;

type ProblemId = keyof typeof problemTexts;

function problem(id: ProblemId, more: { field?: string; severity?: 'warn'; data?: Record<string, string | number> } = {}): AccountProblem {
  const { field = 'serviceAccount', ...rest } = more;
  return { field, id, ...problemTexts[id], ...rest };
}

const lookAlikes: readonly [RegExp, ProblemId][] = [
  [/^(?:key=)?AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{100,}$/, 'server-key'],
  [/^AIza[0-9A-Za-z_-]{35}$/, 'api-key'],
  [/^B[A-Za-z0-9_-]{86}$/, 'vapid-key'],
  [/^\d{10,13}$/, 'sender-id'],
  [/^-----BEGIN /, 'bare-pem'],
  [/^(?:<\?xml|<!DOCTYPE plist|<plist|bplist)/, 'google-service-info-plist'],
];

/** The parsed file, or what it is instead. */
function readFile(given: unknown): Record<string, unknown> | ProblemId {
  const file = readServiceAccountFile(given, lookAlikes);
  return typeof file === 'string' ? file : kindOf(file);
}

function kindOf(file: Record<string, unknown>): Record<string, unknown> | ProblemId {
  if ('project_info' in file) return 'google-services-json';
  if ('web' in file || 'installed' in file) return 'oauth-client';
  if (file['type'] === 'authorized_user') return 'authorized-user';
  if (file['type'] === 'external_account') return 'external-account';
  return file['type'] === 'service_account' ? file : 'not-a-service-account';
}

/** Takes FCM's config block: a service account, and what overrides it. */
export const accountFacet: AccountFacet<FcmAccount> = {
  fields,
  resolve(values) {
    const file = readFile(values['serviceAccount']);
    if (typeof file === 'string') return { problems: [problem(file)] };

    const problems: AccountProblem[] = [];
    const own = memberText(file['project_id']);
    const configured = memberText(values['projectId']);
    const projectId = configured || own;
    if (!projectId) problems.push(problem('project-id-missing'));
    else if (!projectIdPattern.test(projectId))
      problems.push(problem('project-id-odd', { field: configured ? 'projectId' : 'serviceAccount', severity: 'warn' }));
    // A project number and its id cannot be compared.
    if (configured && own && configured !== own && !/^\d+$/.test(configured))
      problems.push(problem('project-differs', { field: 'projectId', severity: 'warn', data: { configured, own } }));

    const clientEmail = memberText(file['client_email']);
    if (!clientEmail) problems.push(problem('client-email-missing'));
    else if (!/^[a-z0-9-]+@[a-z0-9.-]+\.iam\.gserviceaccount\.com$/.test(clientEmail))
      problems.push(problem('client-email-odd', { severity: 'warn' }));

    const privateKeyId = memberText(file['private_key_id']);
    if (privateKeyId && !/^[0-9a-f]{40}$/.test(privateKeyId)) problems.push(problem('private-key-id-odd', { severity: 'warn' }));

    const tokenUri = memberText(file['token_uri']) || defaultTokenUri;
    if (!/^https?:\/\//.test(tokenUri) || !URL.canParse(tokenUri)) problems.push(problem('token-uri-invalid'));

    const privateKey = memberText(file['private_key']).replaceAll('\r\n', '\n');
    const bad = keyFault(privateKey);
    if (bad) problems.push(problem(bad.id, bad.data ? { data: bad.data } : {}));

    if (problems.some(({ severity }) => severity !== 'warn')) return { problems };
    const packageName = memberText(values['packageName']);
    const account: FcmAccount = {
      projectId,
      clientEmail,
      privateKey,
      tokenUri,
      ...(privateKeyId && { privateKeyId }),
      ...(packageName && { packageName }),
      ...(values['endpoints'] !== undefined && { endpoints: values['endpoints'] as Record<string, string> }),
      ...(values['channels'] !== undefined && { channels: values['channels'] as Record<string, ChannelConfig> }),
    };
    return { account, problems };
  },
};
