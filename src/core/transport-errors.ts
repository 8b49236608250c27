import { defineCatalogue, type CatalogueEntry } from './catalogue.ts';
import type { Text } from './text.ts';
import type { TransportErrorCode } from './http.ts';

const docs = 'https://nodejs.org/docs/latest-v20.x/api/errors.html';

function row(code: TransportErrorCode, kind: 'never-left' | 'maybe', title: Text, cause: Text, fix: Text): CatalogueEntry {
  return {
    endpoint: '*',
    code,
    class: 'network',
    status: kind === 'never-left' ? 'unreachable' : 'unknown',
    advice: kind === 'never-left' ? 'retry' : 'none',
    title,
    cause,
    fix,
    confidence: 'A',
  };
}

function httpRow(code: string, entry: Pick<CatalogueEntry, 'class' | 'status' | 'advice' | 'title' | 'cause' | 'fix'>): CatalogueEntry {
  return { endpoint: '*', code, confidence: 'A', source: 'https://www.rfc-editor.org/rfc/rfc9110#name-status-codes', ...entry };
}

const notVendor: Text = {
  en: 'The answer is not in the vendor’s format: usually a proxy, a gateway or a wrong endpoint answered instead.',
  zh: '应答不是厂商的格式：通常是代理、网关或填错的地址在应答。',
};

const anywhere: CatalogueEntry[] = [
  row(
    'ERR_DNS',
    'never-left',
    { en: 'The host name could not be resolved.', zh: '域名解析失败。' },
    {
      en: 'The endpoint is misspelt, the DNS server is unreachable, or the host is blocked on this network.',
      zh: '接口地址写错、DNS 服务器不可达，或此网络屏蔽了该域名。',
    },
    {
      en: 'Check the endpoint in the config and resolve the name by hand (`nslookup <host>`); from mainland China Google hosts need a proxy (`--proxy`).',
      zh: '检查配置中的接口地址，并手动解析（`nslookup <域名>`）；在中国大陆访问 Google 域名需要代理（`--proxy`）。',
    },
  ),
  row(
    'ERR_REFUSED',
    'never-left',
    { en: 'The connection was refused.', zh: '连接被拒绝。' },
    { en: 'Nothing listens on that port, or a firewall rejects it.', zh: '该端口没有服务在监听，或被防火墙拒绝。' },
    {
      en: 'Check host and port of the endpoint, and whether outbound traffic to it is allowed.',
      zh: '检查接口的主机与端口，以及出站访问是否放行。',
    },
  ),
  row(
    'ERR_CONNECT_TIMEOUT',
    'never-left',
    { en: 'No connection within the time limit.', zh: '在时限内未能建立连接。' },
    {
      en: 'A firewall drops the packets, the route is down, or the host is not reachable from this country.',
      zh: '防火墙丢弃数据包、路由不通，或该主机在当前地区不可达。',
    },
    {
      en: 'Try another network or `--proxy`; allow outbound TCP to the vendor’s host.',
      zh: '更换网络或使用 `--proxy`；放行到厂商主机的出站 TCP。',
    },
  ),
  row(
    'ERR_UNREACHABLE_HOST',
    'never-left',
    { en: 'The host or network is unreachable.', zh: '主机或网络不可达。' },
    {
      en: 'There is no route to the address; often an IPv6 address on a network without IPv6, or no network at all.',
      zh: '没有到该地址的路由；常见于网络不支持 IPv6，或根本没有联网。',
    },
    { en: 'Check the network connection and the routes.', zh: '检查网络连接与路由。' },
  ),
  row(
    'ERR_PROXY',
    'never-left',
    { en: 'The proxy did not open the tunnel.', zh: '代理未能建立隧道。' },
    {
      en: 'The proxy refuses CONNECT to this host, wants other credentials, or is not an HTTP proxy.',
      zh: '代理拒绝对该主机的 CONNECT、需要其他凭据，或不是 HTTP 代理。',
    },
    {
      en: 'Check `--proxy` (scheme, port, user) and ask for CONNECT to the vendor’s host and port to be allowed.',
      zh: '检查 `--proxy`（协议、端口、用户），并申请放行到厂商主机与端口的 CONNECT。',
    },
  ),
  row(
    'ERR_TLS_UNTRUSTED',
    'never-left',
    { en: 'The server’s certificate is not trusted.', zh: '服务器证书不受信任。' },
    {
      en: 'A TLS-inspecting proxy shows its own certificate, or the trust store lacks the vendor’s root.',
      zh: '存在解密 TLS 的代理并出示了自己的证书，或信任库缺少厂商的根证书。',
    },
    {
      en: 'Give the proxy’s root with `--ca <pem>`, or exempt the vendor’s host from inspection. Never switch certificate checks off.',
      zh: '用 `--ca <pem>` 指定代理的根证书，或将厂商主机排除在解密之外。切勿关闭证书校验。',
    },
  ),
  row(
    'ERR_TLS_HOSTNAME',
    'never-left',
    { en: 'The certificate belongs to another host name.', zh: '证书属于其他域名。' },
    {
      en: 'DNS or a proxy leads to another server, or the endpoint in the config is an IP address or alias.',
      zh: 'DNS 或代理指向了其他服务器，或配置中的接口是 IP 地址或别名。',
    },
    { en: 'Use the vendor’s documented host name and check the DNS answer.', zh: '使用厂商文档中的域名，并检查 DNS 结果。' },
  ),
  row(
    'ERR_TLS_EXPIRED',
    'never-left',
    { en: 'The server’s certificate is not valid today.', zh: '服务器证书当前不在有效期内。' },
    { en: 'The local clock is wrong, or the certificate has expired.', zh: '本机时钟有误，或证书已过期。' },
    { en: 'Check the local date first; then who issued the certificate.', zh: '先核对本机日期，再查看证书的签发者。' },
  ),
  row(
    'ERR_TLS',
    'never-left',
    { en: 'The TLS handshake failed.', zh: 'TLS 握手失败。' },
    {
      en: 'The other side does not speak TLS on this port, offers only old versions, or closed the connection.',
      zh: '对端在此端口不支持 TLS、只提供旧版本，或中断了连接。',
    },
    {
      en: 'Check scheme and port of the endpoint; a middlebox may cut TLS to this host.',
      zh: '检查接口的协议与端口；中间设备可能切断到该主机的 TLS。',
    },
  ),
  row(
    'ERR_ALPN',
    'never-left',
    { en: 'The server did not agree on HTTP/2.', zh: '服务器未协商 HTTP/2。' },
    {
      en: 'A proxy in between speaks only HTTP/1.1; APNs accepts nothing but HTTP/2.',
      zh: '中间代理只支持 HTTP/1.1；而 APNs 只接受 HTTP/2。',
    },
    {
      en: 'Let the proxy pass the tunnel through untouched (CONNECT without inspection).',
      zh: '让代理原样透传隧道（CONNECT，不解密）。',
    },
  ),
  row(
    'ERR_CLIENT_CERTIFICATE',
    'never-left',
    { en: 'The client certificate could not be used.', zh: '客户端证书无法使用。' },
    {
      en: 'Wrong passphrase, an old RC2-encrypted .p12, or the private key is missing.',
      zh: '口令错误、.p12 使用旧的 RC2 加密，或缺少私钥。',
    },
    {
      en: 'Export the certificate again with its key; convert old files with `openssl pkcs12 -legacy`.',
      zh: '连同私钥重新导出证书；旧文件可用 `openssl pkcs12 -legacy` 转换。',
    },
  ),
  row(
    'ERR_RESPONSE_TIMEOUT',
    'maybe',
    { en: 'No answer within the time limit.', zh: '在时限内没有应答。' },
    {
      en: 'The request was written, so the push may have been taken; the vendor or the network was slow.',
      zh: '请求已发出，推送可能已被受理；厂商或网络响应缓慢。',
    },
    { en: 'Look at the phone before sending again; raise `--timeout`.', zh: '重发前先看手机是否收到；可调大 `--timeout`。' },
  ),
  row(
    'ERR_RESET',
    'maybe',
    { en: 'The connection broke before the answer.', zh: '应答之前连接中断。' },
    {
      en: 'The request was written, so the push may have been taken; a middlebox or the vendor cut the connection.',
      zh: '请求已发出，推送可能已被受理；中间设备或厂商切断了连接。',
    },
    {
      en: 'Look at the phone before sending again; if it repeats, try another network.',
      zh: '重发前先看手机是否收到；若反复出现，请更换网络。',
    },
  ),
  row(
    'ERR_GOAWAY',
    'maybe',
    { en: 'The server closed the HTTP/2 session.', zh: '服务器关闭了 HTTP/2 会话。' },
    { en: 'The reason, where the server gave one, stands in the vendor message.', zh: '若服务器给出原因，见厂商消息。' },
    { en: 'Follow the reason; without one, send again after looking at the phone.', zh: '按原因处理；没有原因时，先看手机再重发。' },
  ),
  row(
    'ERR_REFUSED_STREAM',
    'never-left',
    { en: 'The server refused the stream before processing it.', zh: '服务器在处理前拒绝了该 HTTP/2 流。' },
    { en: 'The session was closing or at its limit; the push was not taken.', zh: '会话正在关闭或已达上限；推送未被受理。' },
    { en: 'Send again; lower `--concurrency` if it repeats.', zh: '重新发送；若反复出现请降低 `--concurrency`。' },
  ),
  row(
    'ERR_PROTOCOL',
    'maybe',
    { en: 'The answer broke the HTTP protocol.', zh: '应答不符合 HTTP 协议。' },
    { en: 'Something between here and the vendor answers in another protocol.', zh: '本机与厂商之间有设备以其他协议应答。' },
    { en: 'Check scheme and port of the endpoint and the proxy.', zh: '检查接口的协议、端口以及代理。' },
  ),
  row('ERR_BODY_TOO_LARGE', 'maybe', { en: 'The answer is larger than any vendor’s.', zh: '应答过大，不像厂商的应答。' }, notVendor, {
    en: 'Check the endpoint.',
    zh: '检查接口地址。',
  }),
  row(
    'ERR_ABORTED',
    'maybe',
    { en: 'The run was interrupted before the answer.', zh: '在应答之前运行被中断。' },
    { en: 'The request may have been written, so the push may have been taken.', zh: '请求可能已发出，推送可能已被受理。' },
    { en: 'Look at the phone before sending again.', zh: '重发前先看手机是否收到。' },
  ),
  httpRow('http-401', {
    class: 'credential',
    status: 'unauthorized',
    advice: 'fix',
    title: { en: 'HTTP 401 without the vendor’s error body.', zh: 'HTTP 401，且没有厂商的错误内容。' },
    cause: notVendor,
    fix: { en: 'Check the credential and the endpoint; look at the raw answer.', zh: '检查凭据与接口地址，并查看原始应答。' },
  }),
  httpRow('http-403', {
    class: 'permission',
    status: 'unauthorized',
    advice: 'fix',
    title: { en: 'HTTP 403 without the vendor’s error body.', zh: 'HTTP 403，且没有厂商的错误内容。' },
    cause: notVendor,
    fix: { en: 'Check the egress IP, proxy and endpoint; look at the raw answer.', zh: '检查出口 IP、代理与接口地址，并查看原始应答。' },
  }),
  httpRow('http-404', {
    class: 'payload',
    status: 'rejected',
    advice: 'fix',
    title: { en: 'HTTP 404 without the vendor’s error body.', zh: 'HTTP 404，且没有厂商的错误内容。' },
    cause: {
      en: 'The path does not exist there: a wrong endpoint, or an interface the vendor has shut down.',
      zh: '该路径不存在：接口地址有误，或厂商已下线该接口。',
    },
    fix: { en: 'Remove `endpoints` from the config to use the documented one.', zh: '删除配置中的 `endpoints`，使用文档中的接口地址。' },
  }),
  httpRow('http-429', {
    class: 'quota',
    status: 'throttled',
    advice: 'retry-later',
    title: { en: 'HTTP 429 without the vendor’s error body.', zh: 'HTTP 429，且没有厂商的错误内容。' },
    cause: { en: 'A gateway limits the rate.', zh: '网关限流。' },
    fix: { en: 'Send more slowly (`--rate`).', zh: '降低发送速率（`--rate`）。' },
  }),
  httpRow('http-4xx', {
    class: 'payload',
    status: 'rejected',
    advice: 'fix',
    title: { en: 'The request was refused without the vendor’s error body.', zh: '请求被拒绝，且没有厂商的错误内容。' },
    cause: notVendor,
    fix: { en: 'Look at the raw answer and check the endpoint.', zh: '查看原始应答并检查接口地址。' },
  }),
  httpRow('http-5xx', {
    class: 'server',
    status: 'unknown',
    advice: 'retry-later',
    title: { en: 'The server failed without saying whether it took the push.', zh: '服务器出错，且未说明是否已受理推送。' },
    cause: {
      en: 'A gateway or the vendor has trouble; the push may or may not have been taken.',
      zh: '网关或厂商故障；推送可能已被受理，也可能没有。',
    },
    fix: { en: 'Look at the phone before sending again.', zh: '重发前先看手机是否收到。' },
  }),
  httpRow('http-2xx', {
    class: 'server',
    status: 'unknown',
    advice: 'none',
    title: { en: 'The answer is not usable.', zh: '应答无法使用。' },
    cause: notVendor,
    fix: {
      en: 'Look at the raw answer and check the endpoint; do not count the push as accepted.',
      zh: '查看原始应答并检查接口地址；不要把这次推送当作已受理。',
    },
  }),
  httpRow('http-3xx', {
    class: 'network',
    status: 'unknown',
    advice: 'fix',
    title: { en: 'The endpoint answered with a redirect.', zh: '接口返回了重定向。' },
    cause: {
      en: 'A login portal or a wrong endpoint; no vendor redirects its push API.',
      zh: '可能是上网认证页（登录门户），或接口地址有误；厂商的推送接口不会重定向。',
    },
    fix: { en: 'Check the endpoint and the network’s login page.', zh: '检查接口地址以及网络的登录页。' },
  }),
];

/** What a failed auth call means for the push: it never left, whatever became of the call. */
const authCause: Text = {
  en: 'The auth call failed, so the push itself never left.',
  zh: '鉴权请求失败，推送本身并未发出。',
};
const authFix: Text = {
  en: 'Send again; if it repeats, `push-check verify <vendor>` names the stage that fails.',
  zh: '请重新发送；若反复出现，可用 `push-check verify <厂商>` 查看失败的环节。',
};

/** What goes wrong before or beside a vendor: the network, and answers that are not the vendor's. */
export const transportCatalogue = defineCatalogue({
  vendor: 'push-check',
  docs,
  entries: [
    ...anywhere,
    // Where the outcome of a push would be in doubt, that of an auth call is not.
    ...anywhere
      .filter((entry) => entry.status === 'unknown')
      .map((entry) => ({ ...entry, endpoint: 'auth', status: 'unreachable' as const, cause: authCause, fix: authFix })),
  ],
});

/** The row's code for an HTTP status whose body was not the vendor's. */
export function httpFallbackCode(status: number): string {
  if (status === 401 || status === 403 || status === 404 || status === 429) return `http-${status}`;
  return status >= 500 ? 'http-5xx' : status >= 400 ? 'http-4xx' : status >= 300 ? 'http-3xx' : 'http-2xx';
}

/** Shown for a vendor code that no source explains. */
export const unknownCode: { title: Text; cause: Text; fix: Text } = {
  title: { en: 'push-check does not know this code.', zh: 'push-check 不认识此错误码。' },
  cause: {
    en: 'No source that push-check was built from explains it; the vendor’s own words stand beside it.',
    zh: 'push-check 所依据的资料都没有解释它；请看旁边厂商的原文。',
  },
  fix: {
    en: 'Search the vendor’s page for it, and report it with the raw answer so that it can be added.',
    zh: '请在厂商文档中查找，并连同原始应答反馈给我们以便补充。',
  },
};
