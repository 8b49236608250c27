import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers, endpointOrigin } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';

/** The account of one app at Easemob; IM and instant push share it. */
export interface EasemobAccount extends AccountBase {
  orgName: string;
  appName: string;
  clientId: string;
  /** Buys administrator tokens; belongs to the server alone. */
  clientSecret: string;
  /** REST host of the app, without scheme. */
  host: string;
  /** `https://` and the host, or `http://` where the config says so. */
  origin: string;
  /** Sends IM messages; Easemob says `admin` when absent. */
  sender?: string;
  /** Asked-for life of the app token, in the unit of the cluster; 0 never ends. */
  tokenTtl?: number;
  /** Cluster VIP5: `ttl` and `expires_in` are milliseconds. */
  ttlInMilliseconds?: boolean;
}

const consolePlace = { en: 'console.easemob.com → your app → app details', zh: 'console.easemob.com“应用列表 → 查看 → 应用详情”' };
const platform = { en: 'the Easemob console', zh: '环信控制台' };

const fields: readonly AccountField[] = [
  {
    name: 'appKey',
    type: 'string',
    pattern: /^[^#\s]+#[^#\s]+$/,
    title: { en: 'AppKey (org#app)', zh: 'AppKey（org#app）' },
    where: consolePlace,
    mistakes: [
      {
        pattern: /^[^#]+$/,
        text: {
          en: 'An AppKey has the form org#app; the part before or after the # is missing.',
          zh: 'AppKey 的格式为 org#app，这里缺少 # 前或后的部分。',
        },
      },
    ],
  },
  { name: 'orgName', type: 'string', pattern: /^[^#/\s]+$/, title: { en: 'org_name', zh: 'org_name' }, where: consolePlace },
  { name: 'appName', type: 'string', pattern: /^[^#/\s]+$/, title: { en: 'app_name', zh: 'app_name' }, where: consolePlace },
  {
    name: 'clientId',
    type: 'id',
    required: true,
    pattern: /^[\w-]{20,}$/,
    patternIsHint: true,
    title: { en: 'Client ID', zh: 'Client ID' },
    where: consolePlace,
    mistakes: [
      { pattern: /#/, text: { en: 'This is the AppKey; Easemob wants the Client ID here.', zh: '这是 AppKey，此处应填 Client ID。' } },
    ],
  },
  {
    name: 'clientSecret',
    type: 'string',
    required: true,
    secret: true,
    pattern: /^[\w-]{20,}$/,
    patternIsHint: true,
    title: { en: 'ClientSecret', zh: 'ClientSecret' },
    where: consolePlace,
  },
  {
    name: 'host',
    type: 'string',
    required: true,
    pattern: /^[A-Za-z0-9.-]+(:\d+)?$/,
    patternIsHint: true,
    title: { en: 'REST host of the app, without https:// and path', zh: '应用的 REST API 域名，不带 https:// 和路径' },
    where: {
      en: 'console.easemob.com → your app → Instant Messaging → service overview, domain settings; every cluster has its own host',
      zh: 'console.easemob.com“即时通讯 → 服务概览”的域名配置；每个集群的域名不同',
    },
    mistakes: [
      {
        pattern: /^(https?:\/\/)?(console|doc|docs|www)\.easemob\.com/i,
        text: { en: 'This is a web site of Easemob, not the REST host of the app.', zh: '这是环信的网站域名，不是应用的 REST API 域名。' },
      },
    ],
  },
  {
    name: 'sender',
    type: 'string',
    title: { en: 'Default sending user', zh: '默认发送方用户 ID' },
    where: { en: 'A user id of your app; Easemob uses `admin` when it is absent', zh: '你的应用中的用户 ID；不填时环信使用 `admin`' },
  },
  {
    name: 'tokenTtl',
    type: 'integer',
    title: { en: 'Life of the app token', zh: 'App Token 有效期' },
    where: {
      en: 'Yours: seconds (milliseconds on cluster VIP5), 0 never ends; absent, the console’s user authentication setting holds',
      zh: '自行决定：单位秒（VIP 5 集群为毫秒），0 为永久；不填则以控制台“用户认证”的设置为准',
    },
  },
  {
    name: 'ttlInMilliseconds',
    type: 'boolean',
    title: { en: 'The app is on cluster VIP5, which counts milliseconds', zh: '应用位于 VIP 5 集群（有效期单位为毫秒）' },
    where: { en: 'The cluster stands in the console’s service overview', zh: '所在集群见控制台的服务概览' },
  },
];

/** The URL below `/{org}/{app}`: the configured endpoint, else the app's host. */
export function appUrl(account: EasemobAccount, endpoint: string, path: string): string {
  const origin = endpointOrigin(account, endpoint, account.origin);
  return `${origin}/${encodeURIComponent(account.orgName)}/${encodeURIComponent(account.appName)}${path}`;
}

/** `org#app`. */
export function appKeyOf(account: Pick<EasemobAccount, 'orgName' | 'appName'>): string {
  return `${account.orgName}#${account.appName}`;
}

/** The host of a value with or without scheme; undefined for what can be no host of the internet or of this machine. */
function hostOf(value: string): { host: string; origin: string } | undefined {
  const url = /^[a-z]+:\/\//i.test(value) ? value : `https://${value}`;
  if (!URL.canParse(url)) return undefined;
  const { host, hostname, protocol, username } = new URL(url);
  const isHost = /[.:]/.test(hostname) || hostname === 'localhost';
  return isHost && username === '' && (protocol === 'https:' || protocol === 'http:')
    ? { host, origin: `${protocol}//${host}` }
    : undefined;
}

/** What stands behind the host; requests would go without it. */
function pathOf(value: string): string {
  return value
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^[^/?#]*/, '')
    .replace(/^\/$/, '');
}

function problem(field: string, id: string, text: AccountProblem['text'], fix: AccountProblem['fix']): AccountProblem {
  return { field, id, text, fix, data: { field } };
}

const missing = (field: string) =>
  missingCredential(field, { en: 'Copy it from console.easemob.com, app details.', zh: '请从 console.easemob.com 的应用详情页复制。' });

function appOf(values: Record<string, unknown>, problems: AccountProblem[]): { orgName: string; appName: string } | undefined {
  const appKey = cleaned(values['appKey']);
  const orgName = cleaned(values['orgName']);
  const appName = cleaned(values['appName']);
  if (appKey === undefined) {
    if (orgName === undefined && appName === undefined)
      problems.push(
        problem(
          'appKey',
          'app-missing',
          {
            en: 'Neither `appKey` (org#app) nor `orgName` and `appName` are given.',
            zh: '未填写 `appKey`（org#app），也未填写 `orgName` 与 `appName`。',
          },
          { en: 'Copy the AppKey from console.easemob.com, app details.', zh: '请从 console.easemob.com 的应用详情页复制 AppKey。' },
        ),
      );
    else if (orgName === undefined) problems.push(missing('orgName'));
    else if (appName === undefined) problems.push(missing('appName'));
    return orgName === undefined || appName === undefined ? undefined : { orgName, appName };
  }
  const [org, app, ...rest] = appKey.split('#');
  if (!org || !app || rest.length > 0) {
    problems.push(
      problem(
        'appKey',
        'app-key-shape',
        { en: 'The AppKey does not have the form org#app.', zh: 'AppKey 不符合 org#app 的格式。' },
        { en: 'Copy it whole, with the # in the middle.', zh: '请完整复制，中间带有 #。' },
      ),
    );
    return undefined;
  }
  if ((orgName !== undefined && orgName !== org) || (appName !== undefined && appName !== app)) {
    problems.push(
      problem(
        'appKey',
        'app-key-differs',
        { en: '`appKey` names another app than `orgName` and `appName`.', zh: '`appKey` 与 `orgName`、`appName` 指向不同的应用。' },
        { en: 'Keep one of the two.', zh: '只保留其中一种写法。' },
      ),
    );
    return undefined;
  }
  return { orgName: org, appName: app };
}

/** Easemob's credential fields and how they become an account. */
export const accountFacet: AccountFacet<EasemobAccount> = {
  fields,
  oneOf: [['appKey'], ['orgName', 'appName']],
  groupsMayAgree: true,
  resolve(values) {
    const problems: AccountProblem[] = [];
    const clientId = cleaned(values['clientId']);
    const clientSecret = cleaned(values['clientSecret']);
    const givenHost = cleaned(values['host']);
    for (const [field, value] of Object.entries({ clientId, clientSecret, host: givenHost }))
      problems.push(...(value === undefined ? [missing(field)] : copyErrors(field, value, platform)));
    const app = appOf(values, problems);
    if (clientSecret !== undefined && clientSecret === clientId)
      problems.push(
        problem(
          'clientSecret',
          'client-secret-is-client-id',
          { en: 'The ClientSecret equals the Client ID.', zh: 'ClientSecret 与 Client ID 相同。' },
          { en: 'Copy the ClientSecret from the app details of the console.', zh: '请从控制台应用详情页复制 ClientSecret。' },
        ),
      );
    const host = givenHost === undefined ? undefined : hostOf(givenHost);
    if (givenHost !== undefined && host === undefined)
      problems.push(
        problem(
          'host',
          'host-shape',
          { en: '`host` is no host name.', zh: '`host` 不是有效的域名。' },
          {
            en: 'Write the REST host of the console’s service overview, such as a1.easemob.com.',
            zh: '请填写控制台服务概览中的 REST API 域名，例如 a1.easemob.com。',
          },
        ),
      );
    if (givenHost !== undefined && host !== undefined && pathOf(givenHost) !== '')
      problems.push(
        problem(
          'host',
          'host-path',
          {
            en: '`host` has a path behind the host name; push-check adds org and app itself.',
            zh: '`host` 的域名后带有路径；org 与 app 由 push-check 自行拼接。',
          },
          { en: 'Write the host name alone, such as a1.easemob.com.', zh: '请只填写域名，例如 a1.easemob.com。' },
        ),
      );
    if (!app || !host || clientId === undefined || clientSecret === undefined || problems.some(({ severity }) => severity !== 'warn'))
      return { problems };
    const account: EasemobAccount = { ...app, clientId, clientSecret, ...host };
    const sender = cleaned(values['sender']);
    if (sender !== undefined) account.sender = sender;
    const tokenTtl = Number(values['tokenTtl'] ?? Number.NaN);
    if (Number.isSafeInteger(tokenTtl) && tokenTtl >= 0) account.tokenTtl = tokenTtl;
    if (typeof values['ttlInMilliseconds'] === 'boolean') account.ttlInMilliseconds = values['ttlInMilliseconds'];
    Object.assign(account, commonMembers(values));
    return { account, problems };
  },
};
