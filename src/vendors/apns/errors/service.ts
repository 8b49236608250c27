import type { CatalogueEntry } from '../../../core/catalogue.ts';

const everywhere = ['send', 'broadcast', 'channels'] as const;

/** Refusals that concern load, the service or the connection. */
export const serviceEntries: readonly CatalogueEntry[] = [
  {
    endpoint: everywhere,
    code: 'TooManyRequests',
    httpStatus: 429,
    class: 'quota',
    notTaken: true,
    advice: 'retry-later',
    title: { en: 'Too many pushes to the same device token.', zh: '对同一设备令牌推送过于频繁。' },
    cause: {
      en: 'Pushes to one device follow each other too quickly. There is no published overall limit.',
      zh: '短时间内向同一台设备连续推送。Apple 没有公布整体限额。',
    },
    fix: {
      en: 'Wait before the next push to this device, and merge updates with `apns-collapse-id`.',
      zh: '等待一段时间再向该设备推送，并用 `apns-collapse-id` 合并更新。',
    },
    confidence: 'A',
  },
  {
    // Refused, but the same token stays refused until its 20 minutes are over: waiting a few seconds does not help.
    endpoint: everywhere,
    code: 'TooManyProviderTokenUpdates',
    httpStatus: 429,
    class: 'quota',
    advice: 'retry-later',
    title: { en: 'The provider token is renewed too often.', zh: '鉴权 JWT 更新过于频繁。' },
    cause: {
      en: 'A new JWT arrived on the connection less than 20 minutes after the one before. All keys of one Team ID on a connection count together.',
      zh: '同一连接上两次 JWT 更新的间隔不足 20 分钟。同一 Team ID 的多把密钥在一个连接上合并计算。',
    },
    fix: {
      en: 'Keep one JWT for 20 to 60 minutes and share it between processes; use separate connections for separate keys.',
      zh: '每个 JWT 使用 20～60 分钟，并在各进程间共享；不同密钥使用不同连接。',
    },
    source: 'https://developer.apple.com/forums/thread/702056',
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'InternalServerError',
    httpStatus: 500,
    class: 'server',
    advice: 'retry-later',
    title: { en: 'APNs failed internally.', zh: 'APNs 内部错误。' },
    cause: { en: 'The server had a fault. Whether the push was taken is not certain.', zh: '服务器出现故障，无法确定推送是否已被接收。' },
    fix: {
      en: 'Apple asks to wait 15 minutes, then to try again with growing pauses; the system status page may say more.',
      zh: 'Apple 建议等待 15 分钟后再试，并逐步拉长间隔；可查看 Apple 系统状态页面。',
    },
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'ServiceUnavailable',
    // Printed with a space in Apple's broadcast table.
    aliases: ['Service Unavailable'],
    httpStatus: 503,
    class: 'server',
    notTaken: true,
    advice: 'retry-later',
    title: { en: 'APNs is not available at the moment.', zh: 'APNs 服务暂不可用。' },
    cause: { en: 'The service is overloaded or under maintenance; the push was not taken.', zh: '服务过载或维护中，该推送未被接收。' },
    fix: { en: 'Try again after 15 minutes, with growing pauses.', zh: '15 分钟后重试，并逐步拉长间隔。' },
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'Shutdown',
    httpStatus: 503,
    class: 'server',
    notTaken: true,
    advice: 'retry',
    title: { en: 'The APNs server is shutting down.', zh: '该 APNs 服务器正在关闭。' },
    cause: {
      en: 'This server leaves the service, often announced by GOAWAY; the push was not taken.',
      zh: '该服务器即将下线，通常以 GOAWAY 告知；该推送未被接收。',
    },
    fix: { en: 'Open a new connection and send again.', zh: '建立新连接后重新发送。' },
    confidence: 'A',
  },
  {
    endpoint: everywhere,
    code: 'IdleTimeout',
    httpStatus: 400,
    class: 'network',
    notTaken: true,
    advice: 'retry',
    title: { en: 'The connection was idle for too long.', zh: '连接空闲过久。' },
    cause: {
      en: 'APNs closed a connection nobody used; it is mostly seen as GOAWAY debug data.',
      zh: 'APNs 关闭了长时间未使用的连接，通常出现在 GOAWAY 调试数据中。',
    },
    fix: {
      en: 'Open a new connection and send again; send a PING after an hour of silence.',
      zh: '建立新连接后重新发送；空闲超过一小时可发送 PING 保活。',
    },
    confidence: 'A',
  },
];
