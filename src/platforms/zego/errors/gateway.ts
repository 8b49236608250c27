import type { CatalogueEntry } from '../../../core/catalogue.ts';

const signing = 'https://doc-zh.zego.im/zim-server/accessing-server-apis';

/** A fault inside ZEGO that the caller can do nothing about. */
function inside(code: string, title: CatalogueEntry['title']): CatalogueEntry {
  return {
    endpoint: '*',
    code,
    class: 'server',
    advice: 'retry',
    confidence: 'A',
    title,
    cause: {
      en: 'ZEGO calls this an internal error of its gateway; the request itself is not blamed.',
      zh: 'ZEGO 将其归为网关内部错误，与请求内容无关。',
    },
    fix: {
      en: 'Try again after a pause; if it stays, give the RequestId of the answer to ZEGO support.',
      zh: '稍候重试；若持续出现，请携带响应中的 RequestId 联系 ZEGO 技术支持。',
    },
  };
}

/** A common parameter that is not there. */
function absent(code: string, parameter: string, errorClass: CatalogueEntry['class'] = 'payload'): CatalogueEntry {
  return {
    endpoint: '*',
    code,
    class: errorClass,
    advice: 'fix',
    source: signing,
    confidence: 'A',
    title: { en: `The parameter ${parameter} is empty.`, zh: `${parameter} 参数为空。` },
    cause: {
      en: 'All common parameters stand in the query of the URL, for POST too; in a JSON body ZEGO does not look for them.',
      zh: '公共参数必须全部放在 URL 的 query 中，POST 请求也是如此；放在 JSON 请求体中不会被识别。',
    },
    fix: { en: `Add ${parameter} to the query and sign the request anew.`, zh: `在 query 中补上 ${parameter}，并重新签名。` },
  };
}

/** Common codes: those of the gateway in front of all ZEGO services. */
export const gatewayErrors: readonly CatalogueEntry[] = [
  {
    endpoint: '*',
    code: '1',
    class: 'server',
    advice: 'retry',
    confidence: 'A',
    title: { en: 'The server of ZEGO is busy.', zh: 'ZEGO 服务器繁忙。' },
    cause: { en: 'The service is under load and gave up on the request.', zh: '服务端负载较高，本次请求失败。' },
    fix: { en: 'Try again after a pause.', zh: '请稍后重试。' },
  },
  {
    endpoint: '*',
    code: '2',
    class: 'payload',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'A parameter is wrong.', zh: '输入参数错误。' },
    cause: {
      en: 'A required parameter is missing, or one has the wrong type; ZEGO’s names are case-sensitive.',
      zh: '缺少必填参数或参数类型不符；ZEGO 的参数名区分大小写。',
    },
    fix: {
      en: 'Compare the request (`--dry-run` shows it) with the page of the call.',
      zh: '用 `--dry-run` 查看请求，与接口文档逐项核对。',
    },
  },
  {
    endpoint: '*',
    code: '3',
    class: 'credential',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'Authentication failed.', zh: '认证失败。' },
    cause: {
      en: 'ZEGO gives no closer reason; AppID and ServerSecret may belong to two projects, or the project is closed.',
      zh: 'ZEGO 未给出更具体的原因；可能是 AppID 与 ServerSecret 不属于同一项目，或项目已停用。',
    },
    fix: {
      en: 'Copy AppID and ServerSecret together from one project; if they are right, ask ZEGO support.',
      zh: '请从同一项目中重新复制 AppID 与 ServerSecret；若确认无误，请联系 ZEGO 技术支持。',
    },
  },
  {
    endpoint: '*',
    code: '7',
    class: 'quota',
    notTaken: true,
    advice: 'retry',
    confidence: 'A',
    title: { en: 'Too many requests a second.', zh: '每秒请求数超过系统设定值。' },
    cause: { en: 'The gateway turned the request away before it reached the service.', zh: '请求过载，被网关拒绝。' },
    fix: { en: 'Send more slowly and try again.', zh: '降低请求频率后重试。' },
  },
  {
    endpoint: '*',
    code: '105001',
    class: 'server',
    advice: 'contact-vendor',
    confidence: 'A',
    title: { en: 'The database of ZEGO failed.', zh: 'ZEGO 服务端数据库请求失败。' },
    cause: { en: 'A fault inside the service.', zh: '服务端内部故障。' },
    fix: { en: 'Give the RequestId of the answer to ZEGO support.', zh: '请携带响应中的 RequestId 联系 ZEGO 技术支持。' },
  },
  {
    endpoint: '*',
    code: '100000000',
    class: 'network',
    status: 'rejected',
    advice: 'fix',
    source: signing,
    confidence: 'A',
    title: { en: 'The host of the request is wrong.', zh: '请求 URL 中的 Host 错误。' },
    cause: {
      en: 'The Host header names no ZIM host: another product’s host (rtc-api, auth-api), an address by number, or a proxy that changes it.',
      zh: 'Host 头不是 ZIM 的域名：可能用了其他产品的域名（rtc-api、auth-api）、直接使用 IP，或被代理改写。',
    },
    fix: {
      en: 'Use zim-api.zego.im, or the host of the region where the caller stands.',
      zh: '请使用 zim-api.zego.im，或调用方所在区域的域名。',
    },
  },
  {
    endpoint: '*',
    code: '100000001',
    class: 'payload',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'The AppId has the wrong form.', zh: 'AppId 字段格式错误。' },
    cause: { en: 'The AppId must be a decimal 32-bit number.', zh: 'AppId 必须是十进制的 32 位无符号整数。' },
    fix: { en: 'Copy the AppID again from console.zego.im.', zh: '请从 console.zego.im 重新复制 AppID。' },
  },
  absent('100000002', 'Timestamp', 'clock'),
  {
    endpoint: '*',
    code: '100000003',
    class: 'clock',
    advice: 'fix',
    source: signing,
    confidence: 'A',
    title: { en: 'The Timestamp has the wrong form.', zh: 'Timestamp 字段格式错误。' },
    cause: {
      en: 'ZEGO wants Unix seconds (10 digits); milliseconds (13 digits) are the usual mistake.',
      zh: 'ZEGO 要求 Unix 秒（10 位）；常见错误是传了毫秒（13 位）。',
    },
    fix: { en: 'Send whole seconds, in the query and in the signed text alike.', zh: '改为整数秒，query 与签名原文须使用同一个值。' },
  },
  {
    endpoint: '*',
    code: '100000004',
    class: 'clock',
    advice: 'fix',
    source: signing,
    confidence: 'A',
    title: { en: 'The signature is expired.', zh: '签名过期。' },
    cause: {
      en: 'The Timestamp is more than ten minutes away from ZEGO’s clock: the local clock is wrong, or an old request was sent again.',
      zh: 'Timestamp 与 ZEGO 服务器时间相差超过 10 分钟：本机时钟不准，或重发了旧请求。',
    },
    fix: {
      en: 'Set the clock by NTP, and make nonce, timestamp and signature new for each call.',
      zh: '用 NTP 校准时钟；每次调用都重新生成随机数、时间戳与签名。',
    },
  },
  {
    endpoint: '*',
    code: '100000005',
    class: 'credential',
    advice: 'fix',
    source: signing,
    confidence: 'A',
    title: { en: 'The signature is wrong.', zh: '签名错误。' },
    cause: {
      en: 'The ServerSecret is not that of this AppID (AppSign or CallbackSecret was used), or the text was put together in another order than AppId, nonce, ServerSecret, timestamp. ZEGO’s page also names an expired signature as a cause.',
      zh: 'ServerSecret 与 AppID 不匹配（误用了 AppSign 或 CallbackSecret），或签名原文未按 AppId、随机数、ServerSecret、时间戳的顺序拼接。ZEGO 文档也将签名过期列为原因之一。',
    },
    fix: {
      en: 'Copy the ServerSecret again; the result is MD5 in lower-case hex, not base64 as a sample URL in the page suggests.',
      zh: '请重新复制 ServerSecret；结果应为小写十六进制 MD5，而非文档示例 URL 中类似 base64 的形式。',
    },
  },
  {
    endpoint: '*',
    code: '100000006',
    class: 'payload',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'The Action is empty.', zh: 'Action 为空。' },
    cause: {
      en: 'The URL has no `Action`, often because a proxy or a client library dropped the query.',
      zh: 'URL 中没有 `Action`，常见于代理或客户端库丢弃了 query。',
    },
    fix: { en: 'Check the whole URL that leaves the machine.', zh: '请检查实际发出的完整 URL。' },
  },
  {
    endpoint: '*',
    code: '100000007',
    class: 'payload',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'There is no such Action.', zh: '不支持的 Action。' },
    cause: {
      en: 'The name is misspelt, or it belongs to another ZEGO product than the host.',
      zh: 'Action 拼写错误，或它属于 ZEGO 的其他产品，与域名不符。',
    },
    fix: { en: 'Compare the name with the page of the call, letter by letter.', zh: '请与接口文档逐字核对 Action 名称。' },
  },
  absent('100000008', 'SignatureNonce'),
  absent('100000009', 'Signature'),
  inside('100000010', { en: 'ZEGO could not get the ServerSecret.', zh: 'ZEGO 获取 ServerSecret 失败。' }),
  inside('100000011', { en: 'ZEGO could not get the settings of the app.', zh: 'ZEGO 获取 App 配置失败。' }),
  inside('100000012', { en: 'ZEGO could not read the body of the request.', zh: 'ZEGO 读取 HTTP 包体失败。' }),
  absent('100000013', 'SignatureVersion'),
  {
    endpoint: '*',
    code: '100000014',
    class: 'payload',
    advice: 'fix',
    source: signing,
    confidence: 'A',
    title: { en: 'This SignatureVersion is not supported.', zh: '不支持的 SignatureVersion。' },
    cause: { en: 'The MD5 signature has the version 2.0.', zh: 'MD5 签名对应的版本号为 2.0。' },
    fix: { en: 'Send `SignatureVersion=2.0`.', zh: '请传 `SignatureVersion=2.0`。' },
  },
  inside('100000015', { en: 'The gateway of ZEGO failed.', zh: 'ZEGO 网关内部错误。' }),
  {
    endpoint: '*',
    code: '100000016',
    class: 'permission',
    advice: 'contact-vendor',
    confidence: 'A',
    title: { en: 'The app has no production environment.', zh: 'App 未配置正式环境。' },
    cause: {
      en: 'The project was made for the test environment only.',
      zh: '该项目仅开通了测试环境。',
    },
    fix: {
      en: 'Have the production environment switched on in the console or by ZEGO support.',
      zh: '请在控制台或通过 ZEGO 技术支持开通正式环境。',
    },
  },
  {
    endpoint: '*',
    code: '100000017',
    class: 'permission',
    advice: 'contact-vendor',
    confidence: 'A',
    title: { en: 'The app does not have this service.', zh: 'App 未开通该服务。' },
    cause: { en: 'IM (ZIM) is not switched on for the project.', zh: '该项目未开通即时通讯（ZIM）服务。' },
    fix: { en: 'Switch IM on in console.zego.im, service configuration.', zh: '请在 console.zego.im 的服务配置中开通即时通讯。' },
  },
];
