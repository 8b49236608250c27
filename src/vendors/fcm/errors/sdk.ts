import type { Advice, CatalogueEntry, ErrorClass } from '../../../core/catalogue.ts';
import type { Text } from '../../../core/text.ts';

const source = 'https://github.com/firebase/firebase-admin-node';

interface Row {
  name: string;
  class: ErrorClass;
  advice: Advice;
  title: Text;
  cause: Text;
  fix: Text;
}

const rows: readonly Row[] = [
  {
    name: 'invalid-argument',
    class: 'payload',
    advice: 'fix',
    title: { en: 'FCM refused the message (INVALID_ARGUMENT).', zh: 'FCM 拒绝了该消息（INVALID_ARGUMENT）。' },
    cause: {
      en: 'The message, a field of it or the token is malformed; the message text of the error says which.',
      zh: '消息、其中某个字段或令牌格式不对，具体见错误的 message 文本。',
    },
    fix: {
      en: 'Run `push-check lint` on the message and `push-check token` on the token.',
      zh: '用 `push-check lint` 检查消息，用 `push-check token` 检查令牌。',
    },
  },
  {
    name: 'registration-token-not-registered',
    class: 'token',
    advice: 'drop-token',
    title: { en: 'The token is dead (UNREGISTERED), or the project was not found.', zh: '令牌已失效（UNREGISTERED），或未找到项目。' },
    cause: {
      en: 'firebase-admin gives UNREGISTERED and a plain NOT_FOUND this one name; a plain NOT_FOUND means a wrong project id and not a dead token.',
      zh: 'firebase-admin 把 UNREGISTERED 和不带 FcmError 的 NOT_FOUND 都归到这个名字；后者说明项目 ID 有误，而不是令牌失效。',
    },
    fix: {
      en: 'If every token fails this way, check the project id; otherwise delete the token on the server.',
      zh: '如果所有令牌都这样，请检查项目 ID；否则在服务端删除该令牌。',
    },
  },
  {
    name: 'installation-id-not-registered',
    class: 'token',
    advice: 'drop-token',
    title: { en: 'The Firebase Installation ID is not registered.', zh: '该 Firebase 安装 ID（FID）未注册。' },
    cause: {
      en: 'The app was uninstalled, is not in FID mode, or called `getToken()`, which ends the FID registration.',
      zh: '应用已卸载、未启用 FID 模式，或调用了 `getToken()` 导致 FID 注册失效。',
    },
    fix: {
      en: 'Delete the FID on the server and let the app send the one that `onRegistered` gives.',
      zh: '在服务端删除该 FID，由应用上报 `onRegistered` 给出的新值。',
    },
  },
  {
    name: 'mismatched-credential',
    class: 'permission',
    advice: 'fix',
    title: {
      en: 'Token and service account belong to different projects, or the role is missing.',
      zh: '令牌与服务账号不属于同一项目，或缺少角色。',
    },
    cause: {
      en: 'firebase-admin gives SENDER_ID_MISMATCH and PERMISSION_DENIED this one name.',
      zh: 'firebase-admin 把 SENDER_ID_MISMATCH 和 PERMISSION_DENIED 都归到这个名字。',
    },
    fix: {
      en: 'Compare the project ids of app and service account, then check the role and that the FCM API is enabled.',
      zh: '先比对应用与服务账号的项目 ID，再检查角色以及 FCM API 是否启用。',
    },
  },
  {
    name: 'third-party-auth-error',
    class: 'credential',
    advice: 'fix',
    title: {
      en: "APNs or web push refused Firebase's credential, or your access token was refused.",
      zh: 'APNs 或 Web 推送拒绝了 Firebase 的凭据，或者你的 access token 被拒绝。',
    },
    cause: {
      en: 'firebase-admin uses this name for every 401 without an FcmError too, so its text about OAuth can be misleading.',
      zh: 'firebase-admin 对所有不带 FcmError 的 401 也使用这个名字，因此其中的 OAuth 提示可能误导。',
    },
    fix: {
      en: 'If only iOS fails, check the APNs key in the Firebase console; if everything fails, run `push-check verify fcm`.',
      zh: '仅 iOS 失败时检查 Firebase 控制台中的 APNs 密钥；全部失败则运行 `push-check verify fcm`。',
    },
  },
  {
    name: 'message-rate-exceeded',
    class: 'quota',
    advice: 'retry',
    title: { en: 'Too many messages (QUOTA_EXCEEDED).', zh: '发送过多（QUOTA_EXCEEDED）。' },
    cause: {
      en: 'The project, a device or a topic is over its rate; firebase-admin for Node does not retry a 429 by itself.',
      zh: '项目、设备或主题超出速率；Node 版 firebase-admin 不会自动重试 429。',
    },
    fix: {
      en: 'Wait for `Retry-After`, or 60 seconds, and send more slowly.',
      zh: '按 `Retry-After` 等待（没有则等 60 秒），并降低发送速度。',
    },
  },
  {
    name: 'topics-subscription-rate-exceeded',
    class: 'quota',
    advice: 'retry',
    title: { en: 'Too many topic changes.', zh: '主题变更过于频繁。' },
    cause: { en: 'A project can add or remove 3000 subscriptions a second.', zh: '每个项目每秒最多增删 3000 个订阅。' },
    fix: { en: 'Slow down and repeat with growing pauses.', zh: '降低频率，并以逐步增长的间隔重试。' },
  },
  {
    name: 'server-unavailable',
    class: 'server',
    advice: 'retry',
    title: { en: 'FCM was not available (UNAVAILABLE).', zh: 'FCM 暂不可用（UNAVAILABLE）。' },
    cause: {
      en: 'FCM sheds load; firebase-admin for Node had retried up to four times before it said so.',
      zh: 'FCM 正在临时限流；Node 版 firebase-admin 报出此错误前已重试最多四次。',
    },
    fix: { en: 'Repeat later with growing pauses.', zh: '稍后以逐步增长的间隔重试。' },
  },
  {
    name: 'internal-error',
    class: 'server',
    advice: 'retry',
    title: { en: 'FCM had an internal error (INTERNAL).', zh: 'FCM 内部错误（INTERNAL）。' },
    cause: {
      en: "The fault is on Google's side; whether the message was taken is not known.",
      zh: '故障在 Google 一侧；消息是否已被接收无从得知。',
    },
    fix: { en: 'Repeat with growing pauses if a second copy does no harm.', zh: '如果重复到达无碍，请逐步拉长间隔重试。' },
  },
  {
    name: 'unknown-error',
    class: 'server',
    advice: 'fix',
    title: { en: 'firebase-admin did not understand the answer.', zh: 'firebase-admin 无法识别返回内容。' },
    cause: {
      en: 'A code it does not know, or a page of HTML from a proxy, a front end or the closed `/batch` endpoint.',
      zh: '未知的错误码，或者代理、前端、已关闭的 `/batch` 接口返回了 HTML 页面。',
    },
    fix: {
      en: 'Look at the raw server response in the error; update firebase-admin if it still calls `/batch`.',
      zh: '查看错误中的原始返回；若仍在请求 `/batch`，请升级 firebase-admin。',
    },
  },
  {
    name: 'authentication-error',
    class: 'credential',
    advice: 'fix',
    title: { en: 'A 401 or 403 came without a readable body.', zh: '收到 401 或 403，但返回体无法解析。' },
    cause: {
      en: 'A proxy or front end answered, or the credential was refused before FCM looked at the request.',
      zh: '由代理或前端应答，或者凭据在进入 FCM 之前就被拒绝。',
    },
    fix: { en: 'Run `push-check verify fcm`, with the same proxy settings.', zh: '在同样的代理设置下运行 `push-check verify fcm`。' },
  },
  {
    name: 'invalid-registration-token',
    class: 'token',
    advice: 'fix',
    title: { en: 'The registration token is malformed.', zh: '注册令牌格式不对。' },
    cause: {
      en: "In topic calls this stands for INVALID_ARGUMENT; the token was cut off or is another vendor's.",
      zh: '在主题接口中对应 INVALID_ARGUMENT；令牌被截断或属于其他厂商。',
    },
    fix: { en: 'Check it with `push-check token`.', zh: '请用 `push-check token` 检查。' },
  },
  {
    name: 'too-many-topics',
    class: 'quota',
    advice: 'fix',
    title: { en: 'The app instance is subscribed to too many topics.', zh: '该应用实例订阅的主题过多。' },
    cause: { en: 'One app instance can hold 2000 topics.', zh: '一个应用实例最多订阅 2000 个主题。' },
    fix: { en: 'Unsubscribe from topics that are no longer used.', zh: '退订不再使用的主题。' },
  },
  {
    name: 'device-message-rate-exceeded',
    class: 'quota',
    advice: 'retry',
    title: { en: 'Too many messages for one device (name of the legacy API).', zh: '单台设备消息过多（旧版 API 的名称）。' },
    cause: { en: 'The HTTP v1 API says QUOTA_EXCEEDED instead.', zh: 'HTTP v1 API 中对应 QUOTA_EXCEEDED。' },
    fix: { en: 'Send less often to this device and update the SDK.', zh: '降低对该设备的发送频率，并升级 SDK。' },
  },
  {
    name: 'topics-message-rate-exceeded',
    class: 'quota',
    advice: 'retry',
    title: { en: 'Too many messages for one topic (name of the legacy API).', zh: '单个主题消息过多（旧版 API 的名称）。' },
    cause: { en: 'The HTTP v1 API says QUOTA_EXCEEDED instead.', zh: 'HTTP v1 API 中对应 QUOTA_EXCEEDED。' },
    fix: { en: 'Send less often to this topic and update the SDK.', zh: '降低对该主题的发送频率，并升级 SDK。' },
  },
  {
    name: 'payload-size-limit-exceeded',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The payload is too big (name of the legacy API).', zh: '消息体过大（旧版 API 的名称）。' },
    cause: {
      en: 'Keys and values exceed 4096 bytes; the HTTP v1 API says INVALID_ARGUMENT instead.',
      zh: '键与值合计超过 4096 字节；HTTP v1 API 中对应 INVALID_ARGUMENT。',
    },
    fix: { en: 'Send an id and let the app fetch the rest.', zh: '只发送 id，其余内容由应用自行拉取。' },
  },
  {
    name: 'invalid-data-payload-key',
    class: 'payload',
    advice: 'fix',
    title: { en: 'A data key is reserved (name of the legacy API).', zh: '`data` 中使用了保留的键名（旧版 API 的名称）。' },
    cause: {
      en: "`from`, `message_type` and keys that begin with `google` or `gcm` are FCM's own.",
      zh: '`from`、`message_type` 以及以 `google`、`gcm` 开头的键由 FCM 保留。',
    },
    fix: { en: 'Rename the key in the message and in the app.', zh: '在消息和应用两端同时改用其他键名。' },
  },
  {
    name: 'invalid-package-name',
    class: 'app-state',
    advice: 'fix',
    title: {
      en: "The package name is not that of the token's app (name of the legacy API).",
      zh: '包名与令牌所属的应用不一致（旧版 API 的名称）。',
    },
    cause: {
      en: '`restricted_package_name` differs from the application id of the app.',
      zh: '`restricted_package_name` 与应用的 applicationId 不同。',
    },
    fix: { en: 'Correct it or leave it out.', zh: '请改正，或去掉该字段。' },
  },
  {
    name: 'invalid-recipient',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The target is malformed (name of the legacy API).', zh: '发送目标格式不对（旧版 API 的名称）。' },
    cause: { en: 'The message has no target, more than one, or one of the wrong type.', zh: '消息没有目标、目标多于一个，或类型不对。' },
    fix: {
      en: 'Set exactly one of `fid`, `token`, `topic` and `condition`.',
      zh: '`fid`、`token`、`topic`、`condition` 四者须且只能设置一个。',
    },
  },
  {
    name: 'invalid-options',
    class: 'payload',
    advice: 'fix',
    title: { en: 'An option is malformed (name of the legacy API).', zh: '发送选项格式不对（旧版 API 的名称）。' },
    cause: { en: 'A time to live, a priority or another option has a wrong type or range.', zh: 'ttl、优先级或其他选项的类型或范围有误。' },
    fix: { en: 'Check the options, and move to the message types of HTTP v1.', zh: '检查各选项，并改用 HTTP v1 的消息类型。' },
  },
];

/** The names firebase-admin prints; users paste them, the server never sends them. */
export const sdkEntries: readonly CatalogueEntry[] = [
  ...rows.map(({ name, ...row }): CatalogueEntry => ({
    endpoint: 'sdk',
    code: `messaging/${name}`,
    aliases: [name],
    ...row,
    source,
    confidence: 'A',
  })),
  {
    endpoint: 'sdk',
    code: 'app/invalid-credential',
    aliases: ['invalid-credential'],
    class: 'credential',
    advice: 'fix',
    title: { en: 'firebase-admin could not get an access token.', zh: 'firebase-admin 未能获取 access token。' },
    cause: {
      en: "The OAuth exchange failed; the text behind it is Google's, for example `invalid_grant`.",
      zh: 'OAuth 换取失败；其后的文本来自 Google，例如 `invalid_grant`。',
    },
    fix: {
      en: 'Explain the inner code (`push-check explain fcm invalid_grant`) and run `push-check verify fcm`.',
      zh: '查看内层错误码（`push-check explain fcm invalid_grant`），并运行 `push-check verify fcm`。',
    },
    source,
    confidence: 'A',
  },
];
