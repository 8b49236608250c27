import type { CatalogueEntry } from '../../../core/catalogue.ts';
import type { Text } from '../../../core/text.ts';

/** HONOR's page on the send call; it holds the code table, which no source of push-check shows. */
export const docs = 'https://developer.honor.com/cn/docs/11002/reference/downlink-message';
const clientDemo = 'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo';
const oauth = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2';

function doubtful(en: string, zh: string): Text {
  return {
    en: `${en} This reading is not certain: no captured answer and no table of HONOR confirms it, so trust the vendor message first.`,
    zh: `${zh}此解释并不确定：既没有抓包样例，也没有荣耀官方码表佐证，请以厂商原文为准。`,
  };
}

type Guess = Pick<CatalogueEntry, 'class' | 'advice' | 'title' | 'fix'> & Partial<CatalogueEntry> & { why: Text };

/** A code that looks like an HTTP status; one open-source project maps these, and there it is a guess too. */
function httpLike(code: string, { why, ...entry }: Guess): CatalogueEntry {
  return { endpoint: 'send', code, confidence: '?', cause: doubtful(why.en, why.zh), ...entry };
}

const sameClient: Pick<CatalogueEntry, 'endpoint' | 'class' | 'advice' | 'confidence' | 'fix'> = {
  endpoint: 'auth',
  class: 'credential',
  advice: 'fix',
  confidence: 'C',
  fix: {
    en: 'Open developer.honor.com, push service, view, and copy Client ID and Client Secret of this app; the App Secret beside them does not work here.',
    zh: '在 developer.honor.com 的“推送服务”中点“查看”，重新复制本应用的 Client ID 与 Client Secret；旁边的 App Secret 不能用于此处。',
  },
};

const staleAccess: Pick<CatalogueEntry, 'endpoint' | 'class' | 'reauthorise' | 'advice' | 'confidence' | 'fix'> = {
  endpoint: 'send',
  class: 'credential',
  reauthorise: true,
  advice: 'refresh-access',
  confidence: 'C',
  fix: {
    en: 'push-check asks for a new access token once by itself. If the code stays, check that App ID, Client ID and Client Secret belong to the same app.',
    zh: 'push-check 会自动重新获取一次访问令牌。若仍返回此码，请确认 App ID、Client ID 与 Client Secret 属于同一应用。',
  },
};

/** Codes of the auth call, the send call and the receipts. */
export const serverErrors: readonly CatalogueEntry[] = [
  {
    ...sameClient,
    code: 'unauthorized_client',
    name: 'Invalid client or Invalid client credentials',
    title: { en: 'HONOR does not accept Client ID and Client Secret.', zh: 'Client ID 或 Client Secret 未通过校验。' },
    cause: {
      en: 'Most often the App Secret was used in place of the Client Secret, or a `+`, `&` or `%` of the secret was not percent-encoded. Known from one client project only.',
      zh: '最常见的是把 App Secret 当作 Client Secret，或密钥中的 `+`、`&`、`%` 没有做百分号编码。此码仅见于一个客户端项目。',
    },
  },
  {
    ...sameClient,
    code: 'invalid_client',
    title: { en: 'HONOR does not know this client.', zh: '荣耀无法识别此 Client ID。' },
    cause: {
      en: 'The Client ID is mistyped or is really the App ID, or the secret belongs to another app. Known from one client project only.',
      zh: 'Client ID 填写有误、误填了 App ID，或密钥属于其他应用。此码仅见于一个客户端项目。',
    },
  },
  {
    endpoint: 'auth',
    code: 'invalid_request',
    class: 'payload',
    advice: 'fix',
    confidence: '?',
    source: oauth,
    title: { en: 'The auth call is malformed.', zh: '鉴权请求格式有误。' },
    cause: doubtful(
      'In OAuth this code says that a form field is missing, repeated or unreadable.',
      '按 OAuth 规范，此码表示表单字段缺失、重复或无法解析。',
    ),
    fix: {
      en: 'Send grant_type, client_id and client_secret once each in an application/x-www-form-urlencoded body.',
      zh: '以 application/x-www-form-urlencoded 请求体发送 grant_type、client_id、client_secret，各一次。',
    },
  },
  {
    endpoint: 'auth',
    code: 'unsupported_grant_type',
    class: 'payload',
    advice: 'fix',
    confidence: '?',
    source: oauth,
    title: { en: 'The grant type is not accepted.', zh: 'grant_type 不受支持。' },
    cause: doubtful(
      'In OAuth this code says that grant_type is something else than what the server offers; HONOR offers client_credentials.',
      '按 OAuth 规范，此码表示 grant_type 不是服务端支持的类型；荣耀使用 client_credentials。',
    ),
    fix: { en: 'Send grant_type=client_credentials.', zh: '请发送 grant_type=client_credentials。' },
  },
  {
    ...staleAccess,
    code: 'invalid_token',
    title: { en: 'The access token is not accepted.', zh: '访问令牌无效。' },
    cause: {
      en: 'It has expired, is damaged, or was sent without the word `Bearer`. The reading comes from one client project.',
      zh: '令牌已过期、已损坏，或请求头缺少 `Bearer`。此解释来自一个客户端项目。',
    },
  },
  {
    ...staleAccess,
    code: 'access_denied',
    title: { en: 'The access token has no access.', zh: '访问令牌被拒绝。' },
    cause: {
      en: 'One client project treats this as a stale access token; a token of another app may give it as well, which is not confirmed.',
      zh: '有一个客户端项目将其视为访问令牌失效；使用其他应用的令牌也可能出现，但未经证实。',
    },
  },
  {
    ...staleAccess,
    code: '1101',
    title: { en: 'The access token has a problem.', zh: '访问令牌有问题。' },
    cause: {
      en: 'One client project asks for a new access token on this number; HONOR’s own text for it is not known.',
      zh: '有一个客户端项目遇到此数字时会重新获取访问令牌；荣耀官方的含义未知。',
    },
  },
  {
    endpoint: 'send',
    code: 'expireTokens',
    name: 'data.expireTokens',
    class: 'token',
    advice: 'drop-token',
    confidence: 'B',
    title: { en: 'The push token is no longer valid.', zh: '推送令牌已失效。' },
    cause: {
      en: 'HONOR took the request and names this token in `expireTokens`: the app was uninstalled or reinstalled, its data was cleared, or the token was deleted.',
      zh: '荣耀受理了请求，但在 `expireTokens` 中列出了此令牌：应用被卸载或重装、数据被清除，或令牌已被删除。',
    },
    fix: {
      en: 'Delete the token on your server; the app reports a new one at its next start.',
      zh: '从服务端删除该令牌；应用下次启动时会上报新的令牌。',
    },
  },
  {
    endpoint: 'send',
    code: 'failTokens',
    name: 'data.failTokens',
    class: 'token',
    status: 'rejected',
    advice: 'fix',
    confidence: 'B',
    title: { en: 'HONOR could not send to this push token.', zh: '向此推送令牌发送失败。' },
    cause: {
      en: 'HONOR names this token in `failTokens` and gives no reason. Possible are a token of another app, a damaged token, or a HUAWEI token of an older HONOR phone.',
      zh: '荣耀在 `failTokens` 中列出了此令牌，但没有说明原因。可能是其他应用的令牌、令牌不完整，或旧款荣耀手机上的华为令牌。',
    },
    fix: {
      en: 'Compare the token with what the app logs now; do not delete it for this alone.',
      zh: '与应用当前打印的令牌核对；不要仅凭此结果就删除。',
    },
  },
  {
    endpoint: 'send',
    code: 'sendResult',
    name: 'data.sendResult = false',
    class: 'server',
    status: 'rejected',
    advice: 'contact-vendor',
    confidence: '?',
    title: { en: 'HONOR says that the send failed.', zh: '荣耀表示发送失败。' },
    cause: doubtful(
      'The code is one of success, but `data.sendResult` is false and no token is named.',
      'code 表示成功，但 `data.sendResult` 为 false，且没有列出任何令牌。',
    ),
    fix: {
      en: 'Look at the vendor message and ask HONOR push support with the requestId.',
      zh: '查看厂商原文，并携带 requestId 咨询荣耀推送技术支持。',
    },
  },
  {
    endpoint: 'send',
    code: 'sendResult',
    subCode: 'partial',
    name: 'data.sendResult = false',
    class: 'server',
    status: 'unknown',
    advice: 'none',
    confidence: '?',
    title: { en: 'HONOR does not say what became of this token.', zh: '荣耀没有说明此令牌的结果。' },
    cause: doubtful(
      '`data.sendResult` is false and other tokens are named as failed; this one is not among them.',
      '`data.sendResult` 为 false，且列出了其他失败的令牌，但其中没有此令牌。',
    ),
    fix: { en: 'Look at the phone before sending to it again.', zh: '重发前先看手机是否收到。' },
  },
  httpLike('400', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'HONOR refused the request as malformed.', zh: '荣耀认为请求格式有误。' },
    why: {
      en: 'The number reads like HTTP 400: a wrong field, type or size, or a bad `timestamp` header.',
      zh: '该数字与 HTTP 400 相同：字段、类型或大小有误，或 `timestamp` 请求头不对。',
    },
    fix: {
      en: 'Run `push-check lint` on the message and compare field names: HONOR uses camelCase and has no category or channel id.',
      zh: '用 `push-check lint` 检查消息并核对字段名：荣耀使用驼峰命名，没有 category 和 channel id。',
    },
  }),
  httpLike('401', {
    class: 'credential',
    reauthorise: true,
    advice: 'refresh-access',
    title: { en: 'HONOR refused the access token.', zh: '荣耀拒绝了访问令牌。' },
    why: {
      en: 'The number reads like HTTP 401: the access token is missing or stale.',
      zh: '该数字与 HTTP 401 相同：访问令牌缺失或已失效。',
    },
    fix: staleAccess.fix,
  }),
  httpLike('403', {
    class: 'permission',
    advice: 'fix',
    title: { en: 'The app may not use the push service.', zh: '应用没有推送权限。' },
    why: {
      en: 'The number reads like HTTP 403: the push service is not enabled for the app, or the access token belongs to another app.',
      zh: '该数字与 HTTP 403 相同：应用未开通推送服务，或访问令牌属于其他应用。',
    },
    fix: {
      en: 'Check in the HONOR console that the push service is enabled for this App ID.',
      zh: '在荣耀开发者服务平台确认该 App ID 已开通推送服务。',
    },
  }),
  httpLike('404', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'HONOR does not find the app or the address.', zh: '荣耀找不到该应用或接口地址。' },
    why: {
      en: 'The number reads like HTTP 404: a wrong App ID in the URL, a wrong path, or an old domain.',
      zh: '该数字与 HTTP 404 相同：URL 中的 App ID 有误、路径不对，或使用了旧域名。',
    },
    fix: {
      en: 'Check `appId`, and remove `endpoints` from the config to use the known address.',
      zh: '核对 `appId`，并删除配置中的 `endpoints` 以使用默认地址。',
    },
  }),
  httpLike('429', {
    class: 'quota',
    advice: 'retry-later',
    title: { en: 'Too many requests.', zh: '请求过于频繁。' },
    why: {
      en: 'The number reads like HTTP 429: the app sends faster than it may (3000 a second by one relay’s document), or a quota is used up.',
      zh: '该数字与 HTTP 429 相同：发送速率超限（某中转平台文档称上限为每秒 3000），或配额已用完。',
    },
    fix: {
      en: 'Send more slowly (`--rate`) and try later; push-check does not repeat the push by itself, since nothing proves that it was not taken.',
      zh: '降低发送速率（`--rate`）并稍后再试；由于无法证明推送未被受理，push-check 不会自动重发。',
    },
  }),
  httpLike('500', {
    class: 'server',
    advice: 'retry-later',
    title: { en: 'HONOR has an internal error.', zh: '荣耀服务端内部错误。' },
    why: {
      en: 'The number reads like HTTP 500; whether the push was taken is not known.',
      zh: '该数字与 HTTP 500 相同；推送是否已被受理尚不清楚。',
    },
    fix: { en: 'Look at the phone before sending again.', zh: '重发前先看手机是否收到。' },
  }),
  httpLike('502', {
    class: 'server',
    advice: 'retry-later',
    title: { en: 'A gateway of HONOR failed.', zh: '荣耀网关出错。' },
    why: {
      en: 'The number reads like HTTP 502; whether the push was taken is not known.',
      zh: '该数字与 HTTP 502 相同；推送是否已被受理尚不清楚。',
    },
    fix: { en: 'Look at the phone before sending again.', zh: '重发前先看手机是否收到。' },
  }),
  httpLike('503', {
    class: 'server',
    advice: 'retry-later',
    title: { en: 'HONOR is busy.', zh: '荣耀服务端繁忙。' },
    why: {
      en: 'The number reads like HTTP 503; whether the push was taken is not known.',
      zh: '该数字与 HTTP 503 相同；推送是否已被受理尚不清楚。',
    },
    fix: {
      en: 'Wait and look at the phone before sending again.',
      zh: '稍等片刻，重发前先看手机是否收到。',
    },
  }),
  httpLike('504', {
    class: 'server',
    advice: 'retry-later',
    title: { en: 'HONOR did not answer in time.', zh: '荣耀服务端响应超时。' },
    why: {
      en: 'The number reads like HTTP 504; whether the push was taken is not known.',
      zh: '该数字与 HTTP 504 相同；推送是否已被受理尚不清楚。',
    },
    fix: { en: 'Look at the phone before sending again.', zh: '重发前先看手机是否收到。' },
  }),
  {
    endpoint: 'send',
    code: '0',
    aliases: ['12200000'],
    class: 'server',
    status: 'unknown',
    advice: 'none',
    confidence: '?',
    title: { en: 'It is not known whether this code means success.', zh: '此码是否表示成功尚不清楚。' },
    cause: doubtful(
      'Some client projects take 0 or 12200000 for success, most take 200 only; none shows a captured answer.',
      '部分客户端项目把 0 或 12200000 视为成功，多数只认 200；它们都没有给出真实响应。',
    ),
    fix: {
      en: 'Look at the phone, and report the raw answer to push-check so that the doubt ends.',
      zh: '请查看手机是否收到，并把原始应答反馈给 push-check，以便确认。',
    },
  },
  {
    endpoint: 'send',
    code: '80100000',
    aliases: ['80100003', '80200003', '80300006', '80300007', '80300008', '80300009', '80300010'],
    class: 'server',
    status: 'rejected',
    advice: 'fix',
    confidence: '?',
    title: { en: 'The number is one of HUAWEI’s table.', zh: '该数字属于华为的错误码表。' },
    cause: doubtful(
      'HONOR’s API descends from HUAWEI’s, and one project maps HUAWEI’s numbers for it, yet against an address that is not HONOR’s.',
      '荣耀接口源自华为，有一个项目对荣耀沿用了华为的错误码，但它请求的并不是荣耀的地址。',
    ),
    fix: {
      en: 'Check the endpoints first; `push-check explain huawei <code>` tells what the number means there.',
      zh: '先核对接口地址；可用 `push-check explain huawei <错误码>` 查看它在华为的含义。',
    },
  },
  {
    endpoint: 'receipt',
    code: '40000015',
    class: 'payload',
    advice: 'fix',
    confidence: 'A',
    source: clientDemo,
    title: {
      en: 'The phone did not show the notification: its intent is not valid.',
      zh: '手机未展示通知：点击动作的 intent 校验未通过。',
    },
    cause: {
      en: 'The phone’s push service checks the `intent` of the click action with category BROWSABLE added; no activity that is exported and BROWSABLE matches it.',
      zh: '手机端推送服务会为点击动作的 `intent` 加上 BROWSABLE 后校验，但没有已导出且声明 BROWSABLE 的 Activity 与之匹配。',
    },
    fix: {
      en: 'Declare the target activity exported with VIEW, DEFAULT and BROWSABLE, and build the URI with `Intent.toUri(Intent.URI_INTENT_SCHEME)`.',
      zh: '为目标 Activity 设置 exported，并声明 VIEW、DEFAULT、BROWSABLE，再用 `Intent.toUri(Intent.URI_INTENT_SCHEME)` 生成 URI。',
    },
  },
];
