import type { CatalogueEntry } from '../../../core/catalogue.ts';

const everywhere = ['send', 'broadcast', 'channels'] as const;
const tokenAuth = 'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns';
const certificateAuth = 'https://developer.apple.com/documentation/usernotifications/establishing-a-certificate-based-connection-to-apns';

/** Refusals of the provider token or the certificate. */
export const credentialEntries: readonly CatalogueEntry[] = [
  {
    endpoint: everywhere,
    code: 'BadCertificate',
    httpStatus: 403,
    class: 'credential',
    advice: 'fix',
    title: { en: 'The certificate is not valid.', zh: '证书无效。' },
    cause: {
      en: 'The push certificate was revoked, has expired or is not a push certificate. APNs judges it when the connection is made.',
      zh: '推送证书已被吊销、已过期，或根本不是推送证书。APNs 在建立连接时就会判定。',
    },
    fix: {
      en: 'Create a new push certificate for this bundle id (or change to a .p8 key), then connect again.',
      zh: '为该 Bundle ID 重新申请推送证书（或改用 .p8 密钥），然后重新建立连接。',
    },
    source: certificateAuth,
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'BadCertificateEnvironment',
    httpStatus: 403,
    class: 'credential',
    advice: 'fix',
    title: { en: 'The certificate belongs to the other environment.', zh: '证书属于另一个环境。' },
    cause: {
      en: 'A development certificate was shown to the production host, or the reverse. It often arrives as GOAWAY debug data right after the handshake, which many clients print as a timeout.',
      zh: '把开发证书用在了正式环境主机上，或者反过来。该原因常常在握手后立即以 GOAWAY 调试数据返回，很多客户端只会显示成超时。',
    },
    fix: {
      en: 'Set `environment` to the one the certificate was made for, or create a “Sandbox & Production” certificate, then connect again.',
      zh: '把 `environment` 改为证书所属的环境，或申请 “Sandbox & Production” 通用证书，然后重新建立连接。',
    },
    source: certificateAuth,
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'ExpiredProviderToken',
    httpStatus: 403,
    class: 'clock',
    reauthorise: true,
    advice: 'refresh-access',
    title: { en: 'The provider token is older than one hour.', zh: '鉴权 JWT 的签发时间已超过一小时。' },
    cause: {
      en: 'The `iat` of the JWT differs by more than an hour from APNs’ clock. With a token made just now, this computer’s clock is wrong; otherwise the token (the credential) was kept too long.',
      zh: 'JWT 中的 `iat` 与 APNs 的时钟相差超过一小时。如果 JWT 是刚刚签发的，说明本机时钟不准；否则是 JWT（凭据）缓存得太久。',
    },
    fix: {
      en: 'Check the clock (NTP) and the time zone handling of `iat` (Unix seconds), and sign a new token every 20 to 60 minutes.',
      zh: '校准系统时钟（NTP），确认 `iat` 用的是 Unix 秒且没有时区换算错误，并每 20～60 分钟重新签发一次。',
    },
    source: tokenAuth,
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'InvalidProviderToken',
    httpStatus: 403,
    class: 'credential',
    advice: 'fix',
    title: { en: 'The provider token is not valid.', zh: '鉴权 JWT 无效。' },
    cause: {
      en: 'The key, the Key ID and the Team ID do not belong together, Key ID and Team ID are swapped, the key was revoked, or the signature is not the raw 64-byte form (DER instead of r and s).',
      zh: '密钥、Key ID 与 Team ID 不匹配，Key ID 与 Team ID 填反，密钥已被撤销，或者签名不是 64 字节的 r、s 原始格式（误用了 DER）。',
    },
    fix: {
      en: 'Compare the Key ID with the name of the file AuthKey_<Key ID>.p8 and the Team ID with the Membership page. On one connection only one team may be used.',
      zh: '核对 Key ID 与文件名 AuthKey_<Key ID>.p8 是否一致，Team ID 与 Membership 页面是否一致；同一个连接只能用于一个团队。',
    },
    source: tokenAuth,
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'MissingProviderToken',
    httpStatus: 403,
    class: 'credential',
    advice: 'fix',
    title: { en: 'Neither a provider token nor a certificate was shown.', zh: '既没有带鉴权 JWT，也没有出示证书。' },
    cause: {
      en: 'The connection has no client certificate, and the `authorization` header is absent or does not begin with `bearer `.',
      zh: '连接没有客户端证书，同时 `authorization` 请求头缺失，或不是以 `bearer ` 开头。',
    },
    fix: {
      en: 'Send `authorization: bearer <JWT>`; a proxy that ends TLS also loses the client certificate.',
      zh: '带上 `authorization: bearer <JWT>`；若使用证书，请确认没有代理终止 TLS 而丢掉客户端证书。',
    },
    source: tokenAuth,
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'UnrelatedKeyIdInToken',
    httpStatus: 403,
    class: 'credential',
    advice: 'fix',
    title: { en: 'This connection already belongs to another key.', zh: '该连接已绑定到另一把密钥。' },
    cause: {
      en: 'The first push of a connection fixes the key. A topic-specific key, or a key of the other environment, followed on the same connection without being related to the first.',
      zh: '连接上的第一条推送会绑定密钥；随后在同一连接上换用了无关联的主题专用密钥，或另一环境的密钥。',
    },
    fix: {
      en: 'Open a separate connection for each key.',
      zh: '每把密钥使用独立的连接。',
    },
    source: tokenAuth,
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'BadEnvironmentKeyInToken',
    // The documentation spells it with `Id`; services have only reported the form without (2025-10, 2026).
    aliases: ['BadEnvironmentKeyIdInToken'],
    httpStatus: 403,
    class: 'credential',
    advice: 'fix',
    title: { en: 'The key is limited to the other environment.', zh: '密钥只限于另一个环境使用。' },
    cause: {
      en: 'Keys made since February 2025 can be scoped to sandbox or production, and this one was used on the other host. Apple’s page spells the reason BadEnvironmentKeyIdInToken, the server answers BadEnvironmentKeyInToken.',
      zh: '2025 年 2 月起创建的密钥可以限定沙盒或正式环境，而这把密钥用在了另一环境的主机上。文档写作 BadEnvironmentKeyIdInToken，服务器实际返回 BadEnvironmentKeyInToken。',
    },
    fix: {
      en: 'Set `environment` to the key’s environment, or create a key for this one on developer.apple.com.',
      zh: '把 `environment` 改为密钥所属的环境，或在 developer.apple.com 为当前环境新建密钥。',
    },
    source: 'https://github.com/kylebrowning/APNSwift/pull/229',
    confidence: 'B',
  },
  {
    endpoint: 'send',
    code: 'Forbidden',
    httpStatus: 403,
    class: 'permission',
    advice: 'contact-vendor',
    title: { en: 'APNs does not allow this request.', zh: 'APNs 不允许该请求。' },
    cause: {
      en: 'Apple gives no further reason. It has been reported for a provider token of another team on a connection that already served one team.',
      zh: 'Apple 未给出更具体的原因；有报告称，连接已用于某个团队后又换成另一团队的 JWT 时会出现。',
    },
    fix: {
      en: 'Use one connection per team, check that the account’s agreements are accepted, and do not repeat the request unchanged.',
      zh: '每个团队使用独立连接，确认开发者账号的协议均已同意；不要原样重试。',
    },
    confidence: 'A',
  },
];
