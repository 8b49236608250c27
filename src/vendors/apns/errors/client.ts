import type { CatalogueEntry } from '../../../core/catalogue.ts';

const trouble = 'https://developer.apple.com/documentation/usernotifications/troubleshooting-push-notifications';

/** What the HTTP clients of push servers print when APNs never got to answer. */
export const clientEntries: readonly CatalogueEntry[] = [
  {
    endpoint: 'client',
    code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    aliases: ['unable to get local issuer certificate', 'unable to get local issuer'],
    class: 'network',
    advice: 'fix',
    title: { en: 'The TLS certificate of APNs is not trusted.', zh: 'APNs 的 TLS 证书不受信任。' },
    cause: {
      en: 'The trust store lacks USERTrust RSA Certification Authority, the root of APNs since early 2025, or a corporate proxy shows its own certificate.',
      zh: '信任库缺少 USERTrust RSA Certification Authority（2025 年初起 APNs 使用的根证书），或企业代理替换了证书。',
    },
    fix: {
      en: 'Update the trust store and keep the older AAA root beside the new one; behind a proxy, add the proxy’s CA with `--ca`.',
      zh: '更新信任库，新旧两个根证书同时保留；若经过代理，用 `--ca` 加入代理的 CA。',
    },
    source: trouble,
    confidence: 'A',
  },
  {
    endpoint: 'client',
    code: 'HPE_INVALID_CONSTANT',
    aliases: ['HTTPParserError'],
    class: 'network',
    advice: 'fix',
    title: { en: 'The client spoke HTTP/1.1.', zh: '客户端使用了 HTTP/1.1。' },
    cause: {
      en: 'APNs speaks only HTTP/2; an HTTP/1.1 client cannot parse the first frame it gets.',
      zh: 'APNs 只支持 HTTP/2，HTTP/1.1 客户端无法解析收到的第一帧。',
    },
    fix: { en: 'Use an HTTP/2 client; `fetch` of Node is none.', zh: '改用 HTTP/2 客户端；Node 自带的 `fetch` 不支持 HTTP/2。' },
    source: trouble,
    confidence: 'B',
  },
  {
    endpoint: 'client',
    code: 'ERR_HTTP2_GOAWAY_SESSION',
    class: 'network',
    advice: 'retry',
    title: { en: 'The connection had been closed by GOAWAY.', zh: '连接已被 GOAWAY 关闭。' },
    cause: {
      en: 'A new stream was opened after APNs had said goodbye. The debug data of the GOAWAY frame holds the reason, for example `BadCertificateEnvironment`.',
      zh: 'APNs 已发出 GOAWAY，客户端却仍在该连接上新建流。GOAWAY 的调试数据里有原因，例如 `BadCertificateEnvironment`。',
    },
    fix: { en: 'Print the debug data, then open a new connection.', zh: '打印 GOAWAY 的调试数据，然后建立新连接。' },
    source: 'https://github.com/node-apn/node-apn/issues/685',
    confidence: 'B',
  },
];
