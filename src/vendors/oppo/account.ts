import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers, endpointOrigin, packageNameField } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';
import { hosts, type OppoRegion } from './wire.ts';

/** The account of one app on the OPPO push platform (OPPO, OnePlus and realme share it). */
export interface OppoAccount extends AccountBase {
  appKey: string;
  /** Signs the auth call; belongs to the server alone. */
  masterSecret: string;
  /** Belongs to the phone; kept only to notice when it was used as the MasterSecret. */
  appSecret?: string;
  /** Default `cn`. */
  region?: OppoRegion;
  packageName?: string;
  /** The console has template checking switched on for this app: a missing template is an error. */
  templatesEnforced?: boolean;
}

const consolePlace = {
  en: 'push.oppo.com → configuration management → app configuration',
  zh: 'push.oppo.com“配置管理 → 应用配置”',
};

const consoleName = { en: 'the OPPO push platform', zh: 'OPPO 推送平台' };

const fields: readonly AccountField[] = [
  {
    name: 'appKey',
    type: 'id',
    required: true,
    pattern: /^[0-9A-Za-z]{20,32}$/,
    patternIsHint: true,
    title: { en: 'AppKey', zh: 'AppKey' },
    where: consolePlace,
    mistakes: [
      {
        pattern: /^\d{6,12}$/,
        text: {
          en: 'This looks like the AppId (a short number); OPPO wants the AppKey here.',
          zh: '这看起来是 AppId（较短的数字），此处应填 AppKey。',
        },
      },
    ],
  },
  {
    name: 'masterSecret',
    type: 'string',
    required: true,
    secret: true,
    pattern: /^[0-9a-f]{32}$/,
    patternIsHint: true,
    title: { en: 'MasterSecret (server key)', zh: 'MasterSecret（服务端密钥）' },
    where: {
      en: 'push.oppo.com → configuration management → app configuration, visible to the main developer account only',
      zh: 'push.oppo.com“配置管理 → 应用配置”，仅开发者主账号可见',
    },
  },
  {
    name: 'appSecret',
    type: 'string',
    secret: true,
    title: { en: 'AppSecret (only to notice a mix-up)', zh: 'AppSecret（仅用于检查是否填混）' },
    where: consolePlace,
  },
  {
    name: 'region',
    type: 'enum',
    values: ['cn', 'intl'],
    title: { en: 'Region of the devices', zh: '设备所属区域' },
    where: {
      en: 'The registration ids tell: `CN_…` or no prefix is cn, any other prefix is intl',
      zh: '看 registration_id 的前缀：`CN_` 或无前缀为 cn，其余为 intl',
    },
  },
  packageNameField({
    en: 'The applicationId in build.gradle, equal to the one registered with OPPO',
    zh: 'build.gradle 中的 applicationId，须与 OPPO 平台登记的一致',
  }),
  {
    name: 'templatesEnforced',
    type: 'boolean',
    title: { en: 'Private message templates are enforced for this app', zh: '本应用已强制校验私信模板' },
    where: {
      en: 'true once OPPO answers code 54 or the console says that templates are checked',
      zh: '收到错误码 54，或控制台提示已校验私信模板时设为 true',
    },
  },
];

/** The region of the account's host for an endpoint; undefined when the host is not OPPO's and no region is configured. */
export function hostRegion(account: OppoAccount, endpoint: string): OppoRegion | undefined {
  const origin = endpointOrigin(account, endpoint, hosts[account.region ?? 'cn']);
  const host = hostOf(origin);
  if (host === hostOf(hosts.intl)) return 'intl';
  if (host === hostOf(hosts.cn) || host === hostOf(hosts.cnLegacy)) return 'cn';
  return account.region;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** OPPO's credential fields and how they become an account. */
export const accountFacet: AccountFacet<OppoAccount> = {
  fields,
  resolve(values) {
    const problems: AccountProblem[] = [];
    const appKey = cleaned(values['appKey']);
    const masterSecret = cleaned(values['masterSecret']);
    const appSecret = cleaned(values['appSecret']);
    for (const [field, value] of Object.entries({ appKey, masterSecret, appSecret }))
      if (value !== undefined) problems.push(...copyErrors(field, value, consoleName));
    for (const [field, value] of Object.entries({ appKey, masterSecret })) if (value === undefined) problems.push(missing(field));
    if (masterSecret !== undefined && masterSecret === appKey)
      problems.push({
        field: 'masterSecret',
        id: 'master-secret-is-app-key',
        text: { en: 'The MasterSecret equals the AppKey.', zh: 'MasterSecret 与 AppKey 相同。' },
        fix: {
          en: 'Copy the MasterSecret (server key) from the console; only the main developer account can see it.',
          zh: '请从控制台复制 MasterSecret（服务端密钥），仅开发者主账号可见。',
        },
      });
    if (appKey === undefined || masterSecret === undefined || problems.some((problem) => problem.severity !== 'warn')) return { problems };
    const account: OppoAccount = { appKey, masterSecret };
    if (appSecret !== undefined) account.appSecret = appSecret;
    const region = values['region'];
    if (region === 'cn' || region === 'intl') account.region = region;
    const packageName = cleaned(values['packageName']);
    if (packageName !== undefined) account.packageName = packageName;
    if (typeof values['templatesEnforced'] === 'boolean') account.templatesEnforced = values['templatesEnforced'];
    Object.assign(account, commonMembers(values));
    problems.push(...regionProblems(account));
    return { account, problems };
  },
};

const missing = (field: string) =>
  missingCredential(field, {
    en: 'Copy it from push.oppo.com, configuration management, app configuration.',
    zh: '请从 push.oppo.com“配置管理 → 应用配置”复制。',
  });

function* regionProblems(account: OppoAccount): Generator<AccountProblem> {
  const auth = hostRegion(account, 'auth');
  const send = hostRegion(account, 'send');
  const other = [auth, send].find((region) => region !== undefined && account.region !== undefined && region !== account.region);
  if (other !== undefined)
    yield {
      field: 'region',
      id: 'endpoint-other-region',
      severity: 'warn',
      text: {
        en: 'The region is `{region}`, but an endpoint names the host of `{other}`.',
        zh: '区域配置为 `{region}`，但有接口地址指向 `{other}` 的域名。',
      },
      fix: { en: 'Remove the endpoint, or set the region it belongs to.', zh: '删除该接口地址，或改为它所属的区域。' },
      data: { region: account.region ?? 'cn', other },
    };
  else if (auth !== undefined && send !== undefined && auth !== send)
    yield {
      field: 'endpoints',
      id: 'endpoints-of-two-regions',
      severity: 'warn',
      text: {
        en: 'Auth goes to a host of `{auth}` and send to a host of `{send}`; a token of one region is refused by the other with code 11.',
        zh: '鉴权使用 `{auth}` 域名，发送使用 `{send}` 域名；跨区域的令牌会被拒绝（错误码 11）。',
      },
      fix: { en: 'Use hosts of one region for both.', zh: '两者请使用同一区域的域名。' },
      data: { auth, send },
    };
}
