import type { CatalogueEntry } from '../../../core/catalogue.ts';
import type { Text } from '../../../core/text.ts';
import { docs } from './docs.ts';

function oauth(subCode: string, name: string, title: Text, cause: Text, fix: Text): CatalogueEntry {
  return {
    endpoint: 'auth',
    code: '1101',
    subCode,
    name,
    httpStatus: 400,
    class: 'credential',
    advice: 'fix',
    source: docs.androidAuth,
    confidence: 'A',
    title,
    cause,
    fix,
  };
}

const wrongGrantFix: Text = {
  en: 'Ask with `grant_type=client_credentials`, client id and client secret; push-check does so by itself.',
  zh: '请使用 `grant_type=client_credentials` 并携带 Client ID 与 Client Secret；push-check 会自动这样请求。',
};

function codeFlow(subCode: string): CatalogueEntry {
  return oauth(
    subCode,
    'authorization code',
    { en: 'The authorization code is not accepted.', zh: '授权码（authorization code）不被接受。' },
    {
      en: 'This code belongs to the log-in of a person (authorization code grant), which a push server does not use.',
      zh: '此错误属于用户登录的授权码模式，推送服务端并不使用该模式。',
    },
    wrongGrantFix,
  );
}

function gateway(code: string, entry: Pick<CatalogueEntry, 'class' | 'advice' | 'title' | 'cause' | 'fix'>): CatalogueEntry {
  return { endpoint: 'auth', code, name: `HTTP ${code}`, httpStatus: Number(code), source: docs.androidAuth, confidence: 'A', ...entry };
}

/** What the OAuth endpoint answers: `error` with `sub_error`, or an HTTP status alone. */
export const authErrors: readonly CatalogueEntry[] = [
  oauth(
    '12304',
    'invalid client_secret',
    { en: 'The client secret is wrong.', zh: 'Client Secret 错误。' },
    {
      en: 'It belongs to another app, was reset in the console, or was changed on the way: a `+`, `/` or `=` that was not percent-encoded.',
      zh: '密钥属于其他应用、已在控制台重置，或在传输中被改动（`+`、`/`、`=` 未做百分号编码）。',
    },
    {
      en: 'Copy the client secret again from AppGallery Connect, project settings, App information.',
      zh: '请在 AppGallery Connect“项目设置 → 常规 → 应用”重新复制 Client Secret。',
    },
  ),
  oauth(
    '20002',
    'client_id format',
    { en: 'The client id does not have the right form.', zh: 'Client ID 格式不正确。' },
    {
      en: 'It must be 1 to 64 digits; often a package name, an API key or a value with blanks was given.',
      zh: '应为 1 至 64 位数字；常见原因是填成了包名、API Key，或前后带有空格。',
    },
    { en: 'Use the numeric OAuth 2.0 client ID of the app.', zh: '请填写应用的 OAuth 2.0 客户端 ID（纯数字）。' },
  ),
  oauth(
    '20003',
    'client_id not found',
    { en: 'There is no such client id.', zh: 'Client ID 不存在。' },
    { en: 'The id is mistyped, or the app was deleted in AppGallery Connect.', zh: 'ID 填写有误，或应用已在 AppGallery Connect 中删除。' },
    { en: 'Copy the OAuth 2.0 client ID of the app again.', zh: '请重新复制应用的 OAuth 2.0 客户端 ID。' },
  ),
  oauth(
    '20171',
    'client_secret empty',
    { en: 'The client secret is empty.', zh: 'Client Secret 为空。' },
    {
      en: 'The variable that should hold it was not set, or the form field was not sent.',
      zh: '保存密钥的变量未设置，或请求中没有携带该字段。',
    },
    { en: 'Set `clientSecret` in the config.', zh: '请在配置中填写 `clientSecret`。' },
  ),
  ...['20085', '20152', '20154', '20155', '20156', '20157', '20158'].map(codeFlow),
  {
    endpoint: 'auth',
    code: '1101',
    name: 'invalid request',
    httpStatus: 400,
    class: 'credential',
    advice: 'fix',
    source: docs.androidAuth,
    confidence: 'A',
    title: { en: 'The authorization server refuses the request.', zh: '授权服务器拒绝了请求。' },
    cause: {
      en: 'One of the parameters is wrong; `sub_error` and `error_description` say which one.',
      zh: '某个参数有误，具体见 `sub_error` 与 `error_description`。',
    },
    fix: { en: 'Check client id and client secret.', zh: '请检查 Client ID 与 Client Secret。' },
  },
  gateway('403', {
    class: 'permission',
    advice: 'fix',
    title: { en: 'The authorization gateway forbids the call.', zh: '授权网关禁止访问。' },
    cause: { en: 'The gateway blocks this address or this request.', zh: '网关拦截了该来源地址或该请求。' },
    fix: {
      en: 'Check the egress IP and any proxy in between, then ask HUAWEI support.',
      zh: '请检查出口 IP 与中间代理，必要时联系华为技术支持。',
    },
  }),
  gateway('404', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'The path does not exist on the authorization server.', zh: '授权服务器上没有该路径。' },
    cause: { en: 'The endpoint in the config has a wrong path.', zh: '配置中的接口路径有误。' },
    fix: {
      en: 'Remove `endpoints.auth`, or let it be the origin only: push-check adds `/oauth2/v3/token`.',
      zh: '删除 `endpoints.auth`，或只填协议与域名，push-check 会自动加上 `/oauth2/v3/token`。',
    },
  }),
  gateway('405', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'The authorization server does not take this method.', zh: '授权服务器不支持该请求方法。' },
    cause: {
      en: 'The token endpoint takes POST only; a redirect may have turned it into GET.',
      zh: '令牌接口只支持 POST；重定向可能把它变成了 GET。',
    },
    fix: { en: 'Check the endpoint and any proxy that redirects.', zh: '请检查接口地址以及会重定向的代理。' },
  }),
  ...(['500', '502', '504', '590'] as const).map((code) =>
    gateway(code, {
      class: 'server',
      advice: 'retry',
      title: { en: 'The authorization server failed.', zh: '授权服务器故障。' },
      cause: {
        en: 'HUAWEI has a disturbance, or its gateway could not reach the server behind it.',
        zh: '华为服务端异常，或其网关无法连接后端服务。',
      },
      fix: { en: 'Try again after a pause.', zh: '请稍后重试。' },
    }),
  ),
  {
    endpoint: 'auth',
    code: '503',
    name: 'HTTP 503',
    httpStatus: 503,
    class: 'quota',
    notTaken: true,
    advice: 'retry-later',
    source: docs.androidAuth,
    confidence: 'A',
    title: { en: 'Too many access tokens were asked for.', zh: '获取 Access Token 过于频繁。' },
    cause: {
      en: 'An app may ask 1000 times in five minutes; whoever reaches that does not keep the token for its hour.',
      zh: '每个应用 5 分钟内最多请求 1000 次；达到上限通常说明没有缓存有效期一小时的 Token。',
    },
    fix: {
      en: 'Wait, and keep the access token until shortly before it expires.',
      zh: '稍候重试，并把 Access Token 缓存到临近过期时再更新。',
    },
  },
];
