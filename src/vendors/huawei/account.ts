import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { cleaned, copyErrors } from '../../core/credential-text.ts';
import type { ChannelConfig } from '../../core/message.ts';
import type { Text } from '../../core/text.ts';
import { readServiceAccount, type ServiceAccount } from './service-account.ts';
import { isObject } from './shape.ts';
import type { HuaweiPlatform } from './wire.ts';

export type { ServiceAccount } from './service-account.ts';

/** The account of one app at Push Kit; it may serve both platforms. */
export interface HuaweiAccount extends AccountBase {
  /** The platform of targets that do not tell theirs. */
  platform: HuaweiPlatform;
  /** The platform of the targets under way; set by the adapter, never by the config. */
  variant?: HuaweiPlatform;
  /** Path of the Android API: v1 names the app, v2 the project. */
  apiVersion: 'v1' | 'v2';
  /** App ID of AppGallery Connect. */
  appId?: string;
  /** OAuth 2.0 client ID; equal to the App ID unless given. */
  clientId?: string;
  clientSecret?: string;
  projectId?: string;
  serviceAccount?: ServiceAccount;
  /** Where the project keeps its data; undefined when not said. */
  region?: 'cn' | 'intl';
  /** Whether the self-classification right was granted; undefined when not said. */
  selfClassification?: boolean;
  /** Full class name of the launcher activity, for the badge on Android. */
  launcherActivity?: string;
}

/** The platform whose API serves the targets under way. */
export function platformOf(account: HuaweiAccount): HuaweiPlatform {
  return account.variant ?? account.platform;
}

/** The id that `/v1/…` names. */
export function clientIdOf(account: HuaweiAccount): string | undefined {
  return account.clientId ?? account.appId;
}

/** The id that `/v2/…` and `/v3/…` name. */
export function projectIdOf(account: HuaweiAccount): string | undefined {
  return account.projectId ?? account.serviceAccount?.projectId;
}

/** True when pushes are signed with the service account; otherwise the OAuth client gets an access token. */
export function usesServiceAccount(account: HuaweiAccount): account is HuaweiAccount & { serviceAccount: ServiceAccount } {
  return account.serviceAccount !== undefined && (platformOf(account) === 'harmony' || account.clientSecret === undefined);
}

const appInformation: Text = {
  en: 'AppGallery Connect > project > Project settings > General > App information',
  zh: 'AppGallery Connect“我的项目 → 项目设置 → 常规 → 应用”',
};

const wrongSecret = [
  {
    pattern: /^\d{6,20}$/,
    text: {
      en: 'This is a number, probably the App ID; a client secret is 64 hex digits.',
      zh: '这是一串数字，可能是 App ID；Client Secret 通常为 64 位十六进制。',
    },
  },
  {
    pattern: /^-----BEGIN |^\s*\{/,
    text: { en: 'This is a key file; it belongs into `serviceAccount`.', zh: '这是密钥文件，应填写到 `serviceAccount`。' },
  },
];

const fields: readonly AccountField[] = [
  {
    name: 'appId',
    type: 'id',
    pattern: /^\d{6,20}$/,
    patternIsHint: true,
    title: { en: 'App ID', zh: 'App ID' },
    where: appInformation,
    mistakes: [
      {
        pattern: /^[A-Za-z]\w*(\.\w+)+$/,
        text: { en: 'This looks like a package name; the App ID is a number.', zh: '这看起来是包名，App ID 是一串数字。' },
      },
    ],
  },
  {
    name: 'clientId',
    type: 'id',
    pattern: /^[0-9]{1,64}$/,
    title: { en: 'OAuth 2.0 client ID, when it differs from the App ID', zh: 'OAuth 2.0 客户端 ID（与 App ID 不同时填写）' },
    where: appInformation,
  },
  {
    name: 'clientSecret',
    type: 'string',
    secret: true,
    pattern: /^[0-9a-f]{64}$/,
    patternIsHint: true,
    title: { en: 'Client secret', zh: 'Client Secret' },
    where: appInformation,
    mistakes: wrongSecret,
  },
  {
    name: 'appSecret',
    type: 'string',
    secret: true,
    pattern: /^[0-9a-f]{64}$/,
    patternIsHint: true,
    title: { en: 'App secret: the older name of the client secret', zh: 'App Secret（Client Secret 的旧称）' },
    where: appInformation,
    mistakes: wrongSecret,
  },
  {
    name: 'projectId',
    type: 'id',
    pattern: /^\d{6,20}$/,
    patternIsHint: true,
    title: { en: 'Project ID', zh: '项目 ID' },
    where: {
      en: 'AppGallery Connect > project > Project settings > General > Project information. Only needed for v2, or when the service account does not name it.',
      zh: 'AppGallery Connect“我的项目 → 项目设置 → 常规 → 项目”。仅使用 v2 接口，或服务账号文件中没有时需要填写。',
    },
  },
  {
    name: 'serviceAccount',
    type: 'json-file',
    secret: true,
    title: { en: 'Service account key file', zh: '服务账号密钥文件' },
    where: {
      en: 'HUAWEI Developers > API Console > Credentials > Service account key, made for the right project. HarmonyOS 5 and later need it.',
      zh: '华为开发者联盟“管理中心 → API Console → 凭证 → 服务账号密钥”，注意选择正确的项目。HarmonyOS 5 及以上必须使用。',
    },
    mistakes: [
      {
        pattern: /agconnect-services\.json$/,
        text: {
          en: 'This file belongs into the app; a server needs the service account key file.',
          zh: '这是放进应用里的文件；服务端需要服务账号密钥文件。',
        },
      },
      {
        pattern: /google-services\.json$|firebase.*\.json$/i,
        text: {
          en: 'This is a file of Google; HUAWEI issues its own service account key.',
          zh: '这是 Google 的文件；华为有自己的服务账号密钥。',
        },
      },
    ],
  },
  {
    name: 'platform',
    type: 'enum',
    values: ['android', 'harmony'],
    title: { en: 'Platform of tokens that do not tell', zh: 'Token 无法判断平台时的默认平台' },
    where: {
      en: 'android: EMUI and HarmonyOS up to 4 (v1, v2). harmony: HarmonyOS 5 and later (v3). A device with `harmony:` or `android:` in the config decides by itself.',
      zh: 'android 对应 EMUI 与 HarmonyOS 4 及以下（v1、v2 接口）；harmony 对应 HarmonyOS 5 及以上（v3 接口）。配置中写了 `harmony:` 或 `android:` 的设备以设备为准。',
    },
  },
  {
    name: 'apiVersion',
    type: 'enum',
    values: ['v1', 'v2'],
    title: { en: 'Version of the Android API', zh: 'Android 接口版本' },
    where: {
      en: 'v1 has the app in the path, v2 the project. Default: v2 when `projectId` is set.',
      zh: 'v1 路径使用应用 ID，v2 路径使用项目 ID。填写了 `projectId` 时默认为 v2。',
    },
  },
  {
    name: 'region',
    type: 'enum',
    values: ['cn', 'intl'],
    title: { en: 'Data processing location', zh: '数据处理位置' },
    where: {
      en: 'AppGallery Connect > Project settings > General: cn for China, intl for any other. Apps located in China have no channels of their own.',
      zh: 'AppGallery Connect“项目设置 → 常规”：中国填 cn，其他填 intl。数据处理位置为中国的应用不支持自定义渠道。',
    },
  },
  {
    name: 'selfClassification',
    type: 'boolean',
    title: { en: 'The self-classification right is granted', zh: '已开通消息自分类权益' },
    where: {
      en: 'AppGallery Connect > Push Kit > Settings. Set false while it is not granted: service messages then count as marketing.',
      zh: 'AppGallery Connect“推送服务 → 配置”。尚未开通时填 false：此时服务与通讯类消息会按资讯营销处理。',
    },
  },
  {
    name: 'launcherActivity',
    type: 'string',
    pattern: /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/,
    patternIsHint: true,
    title: { en: 'Class of the launcher activity, for the badge', zh: '桌面入口 Activity 类名（用于角标）' },
    where: {
      en: 'The activity with MAIN and LAUNCHER in AndroidManifest.xml, with its package.',
      zh: 'AndroidManifest.xml 中带 MAIN 与 LAUNCHER 的 Activity，填写完整类名。',
    },
  },
];

const consoleName = { en: 'the AppGallery Connect console', zh: ' AppGallery Connect 控制台' };

const copyAgain: Text = {
  en: 'Copy the value again from AppGallery Connect, Project settings, App information.',
  zh: '请从 AppGallery Connect“项目设置 → 常规 → 应用”重新复制。',
};

const problems = {
  'credential-missing': {
    field: 'clientSecret',
    text: {
      en: 'There is no credential: neither a client secret (Android) nor a service account (HarmonyOS 5 and later).',
      zh: '没有任何凭据：既没有 Client Secret（Android），也没有服务账号（HarmonyOS 5 及以上）。',
    },
    fix: {
      en: 'Set `appId` and `clientSecret` for Android, `serviceAccount` for HarmonyOS, or both.',
      zh: 'Android 请填写 `appId` 与 `clientSecret`，HarmonyOS 请填写 `serviceAccount`，也可同时填写。',
    },
  },
  'client-id-missing': {
    field: 'appId',
    text: { en: 'There is a client secret, but no App ID.', zh: '填写了 Client Secret，但没有 App ID。' },
    fix: { en: 'Set `appId` (or `clientId` when the two differ).', zh: '请填写 `appId`（与客户端 ID 不同时填写 `clientId`）。' },
  },
  'client-secret-missing': {
    field: 'clientSecret',
    text: {
      en: 'There is an App ID, but no client secret and no service account.',
      zh: '填写了 App ID，但没有 Client Secret，也没有服务账号。',
    },
    fix: copyAgain,
  },
  'two-secrets': {
    field: 'appSecret',
    text: {
      en: '`clientSecret` and `appSecret` are two names of one value, but differ.',
      zh: '`clientSecret` 与 `appSecret` 是同一个值的两种叫法，但二者不一致。',
    },
    fix: { en: 'Keep `clientSecret` and remove the other.', zh: '请保留 `clientSecret`，删除另一个。' },
  },
  'harmony-needs-service-account': {
    field: 'serviceAccount',
    text: {
      en: '`platform` is harmony, but there is no service account; HarmonyOS 5 and later do not take OAuth tokens.',
      zh: '`platform` 为 harmony，但没有服务账号；HarmonyOS 5 及以上不接受 OAuth Token。',
    },
    fix: { en: 'Set `serviceAccount`, or `platform: android`.', zh: '请填写 `serviceAccount`，或改为 `platform: android`。' },
  },
  'project-id-missing': {
    field: 'projectId',
    text: { en: 'There is no project id, which v2 and v3 have in their path.', zh: '缺少项目 ID，而 v2、v3 接口的路径中需要它。' },
    fix: { en: 'Set `projectId`.', zh: '请填写 `projectId`。' },
  },
  'v1-needs-app-id': {
    field: 'appId',
    text: {
      en: 'The Android API v1 has the app in its path, but there is no App ID.',
      zh: 'Android v1 接口的路径中需要应用 ID，但没有填写 App ID。',
    },
    fix: {
      en: 'Set `appId`, or use `apiVersion: v2` with `projectId`.',
      zh: '请填写 `appId`，或使用 `apiVersion: v2` 并填写 `projectId`。',
    },
  },
} satisfies Record<string, { field: string; text: Text; fix: Text }>;

function problem(id: keyof typeof problems): AccountProblem {
  return { id, ...problems[id] };
}

/** HUAWEI's credential fields and how they become an account: OAuth for Android, a service account for HarmonyOS, or both. */
export const accountFacet: AccountFacet<HuaweiAccount> = {
  fields,
  resolve(values) {
    const found: AccountProblem[] = [];
    const appId = cleaned(values['appId']);
    const clientId = cleaned(values['clientId']);
    const projectId = cleaned(values['projectId']);
    const [secret, older] = [cleaned(values['clientSecret']), cleaned(values['appSecret'])];
    const clientSecret = secret ?? older;
    for (const [field, value] of Object.entries({ appId, clientId, projectId, clientSecret: secret, appSecret: older }))
      if (value !== undefined) found.push(...copyErrors(field, value, consoleName));
    if (secret !== undefined && older !== undefined && secret !== older) found.push(problem('two-secrets'));
    const ids = { appId: appId?.trim(), clientId: clientId?.trim(), projectId: projectId?.trim() };

    const given = values['serviceAccount'];
    const file = given === undefined || given === null || given === '' ? undefined : readServiceAccount(given);
    if (file) found.push(...file.problems);
    const serviceAccount = file?.serviceAccount;

    if (file === undefined && clientSecret === undefined)
      found.push(problem(ids.appId === undefined && ids.clientId === undefined ? 'credential-missing' : 'client-secret-missing'));
    if (clientSecret !== undefined && ids.appId === undefined && ids.clientId === undefined) found.push(problem('client-id-missing'));

    const asked = values['platform'];
    const platform: HuaweiPlatform =
      asked === 'android' || asked === 'harmony' ? asked : clientSecret === undefined ? 'harmony' : 'android';
    if (asked === 'harmony' && file === undefined) found.push(problem('harmony-needs-service-account'));
    const version = values['apiVersion'];
    const hasAppId = ids.appId !== undefined || ids.clientId !== undefined;
    const apiVersion = version === 'v1' || version === 'v2' ? version : ids.projectId !== undefined || !hasAppId ? 'v2' : 'v1';
    const ownProject = ids.projectId ?? serviceAccount?.projectId;
    if (serviceAccount && ownProject === undefined) found.push(problem('project-id-missing'));
    else if (!serviceAccount && clientSecret !== undefined && apiVersion === 'v2' && ids.projectId === undefined && hasAppId)
      found.push(problem('project-id-missing'));
    if (version === 'v1' && !hasAppId && clientSecret === undefined) found.push(problem('v1-needs-app-id'));

    if (found.some(({ severity }) => severity !== 'warn')) return { problems: found };
    const account: HuaweiAccount = { platform, apiVersion };
    for (const name of ['appId', 'clientId', 'projectId'] as const) {
      const id = ids[name];
      if (id !== undefined) account[name] = id;
    }
    if (clientSecret !== undefined) account.clientSecret = clientSecret;
    if (serviceAccount) account.serviceAccount = serviceAccount;
    const { region, selfClassification } = values;
    if (region === 'cn' || region === 'intl') account.region = region;
    if (typeof selfClassification === 'boolean') account.selfClassification = selfClassification;
    const launcherActivity = cleaned(values['launcherActivity'])?.trim();
    if (launcherActivity !== undefined) account.launcherActivity = launcherActivity;
    const { endpoints, channels } = values;
    if (typeof endpoints === 'string') account.endpoints = { all: endpoints };
    else if (isObject(endpoints)) account.endpoints = endpoints as Record<string, string>;
    if (isObject(channels)) account.channels = channels as Record<string, ChannelConfig>;
    return { account, problems: found };
  },
};
