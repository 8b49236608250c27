import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { docs } from './docs.ts';

const ticket = {
  en: 'Try again with growing pauses; if it lasts, open a ticket with HUAWEI and quote the requestId.',
  zh: '逐步拉长间隔后重试；若持续出现，请携带 requestId 向华为提交工单。',
};

type Row = Omit<CatalogueEntry, 'endpoint' | 'confidence'> & Partial<Pick<CatalogueEntry, 'endpoint' | 'confidence'>>;

/** A row of the code list of the push server, which is one for all its calls. */
function row(entry: Row): CatalogueEntry {
  return { endpoint: '*', confidence: 'A', source: docs.androidSend, ...entry };
}

function harmony(entry: Row): CatalogueEntry {
  return row({ source: docs.harmonyResponse, ...entry });
}

/** An HTTP status of the push server that came without a business code. */
function bare(
  code: string,
  entry: Pick<CatalogueEntry, 'class' | 'advice' | 'title' | 'cause' | 'fix'> & Partial<CatalogueEntry>,
): CatalogueEntry {
  return row({ endpoint: 'send', code, name: `HTTP ${code}`, httpStatus: Number(code), ...entry });
}

/** Codes of the push server, v1 and v2 and v3, but for the reasons inside `illegalTokens`. */
export const sendErrors: readonly CatalogueEntry[] = [
  row({
    code: '80100000',
    name: 'Check Parameter Partial Success',
    class: 'token',
    advice: 'drop-token',
    title: { en: 'This token is illegal.', zh: '该 Token 无效。' },
    cause: {
      en: 'It is of another app, outdated, or not a token; v1 and v2 do not say which. Tokens of the same request that are not listed were taken.',
      zh: 'Token 属于其他应用、已失效或格式不对；v1、v2 接口不会说明具体原因。同一请求中未列出的 Token 已受理。',
    },
    fix: { en: 'Remove the token, and let the app fetch a new one.', zh: '请移除该 Token，并让应用重新获取。' },
  }),
  row({
    code: '80100000',
    subCode: 'unclear',
    name: 'Check Parameter Partial Success',
    class: 'token',
    status: 'unknown',
    advice: 'fix',
    confidence: '?',
    title: {
      en: 'Some tokens of this request failed, and the answer does not say whether this one did.',
      zh: '本次请求中部分 Token 失败，但应答未说明是否包含该 Token。',
    },
    cause: {
      en: '`msg` should hold JSON that lists the illegal tokens; here it is missing, cut, or lists others.',
      zh: '`msg` 中本应包含列出无效 Token 的 JSON，但此处缺失、不完整，或列出的是其他 Token。',
    },
    fix: { en: 'Send to the tokens one by one to find the illegal one.', zh: '请逐个 Token 发送，以找出无效的那个。' },
  }),
  row({
    code: '80100001',
    name: 'Check Parameter Error',
    class: 'payload',
    advice: 'fix',
    title: { en: 'A parameter is wrong.', zh: '参数错误。' },
    cause: { en: 'The text of the answer (`msg`) names the field.', zh: '应答文本（`msg`）会指出具体字段。' },
    fix: {
      en: 'Correct the field that `msg` names; `push-check lint` knows most limits.',
      zh: '按 `msg` 修正对应字段；`push-check lint` 可检查大部分限制。',
    },
  }),
  row({
    code: '80100002',
    name: 'Token number should be one when send sys message',
    class: 'payload',
    advice: 'fix',
    source: docs.javaDemo,
    title: { en: 'A synchronous message takes exactly one token.', zh: '同步消息只能指定一个 Token。' },
    cause: { en: 'Several tokens were given for a message that is answered at once.', zh: '为需要即时应答的消息指定了多个 Token。' },
    fix: { en: 'Send one token per request (`--batch 1`).', zh: '请每次只发送一个 Token（`--batch 1`）。' },
  }),
  row({
    code: '80100003',
    name: 'Illegal payload',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The structure of the message is wrong.', zh: '消息结构错误。' },
    cause: {
      en: 'Often: no `click_action` (v3: `clickAction` or `category`), a value that is not in its list, a number out of range, or a v1/v2 body sent to v3 or the reverse.',
      zh: '常见原因：缺少 `click_action`（v3 为 `clickAction` 或 `category`）、取值不在枚举内、数值超出范围，或把 v1/v2 的消息体发到 v3（反之亦然）。',
    },
    fix: {
      en: 'Read `msg`, which names the field, and run `push-check lint`.',
      zh: '请查看 `msg` 中指出的字段，并运行 `push-check lint`。',
    },
  }),
  row({
    code: '80100004',
    name: 'Illegal expire time',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The time to live is not usable.', zh: '消息有效期（ttl）不合法。' },
    cause: {
      en: '`ttl` is zero, negative, longer than 15 days, or not a number of seconds.',
      zh: '`ttl` 为零、为负、超过 15 天，或不是以秒为单位的数值。',
    },
    fix: { en: 'Use 1 to 1296000 seconds.', zh: '请设置为 1 至 1296000 秒。' },
  }),
  row({
    code: '80100013',
    name: 'Collapse_key message field is illegal',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The collapse key is out of range.', zh: 'collapse_key 取值非法。' },
    cause: {
      en: '`collapse_key` must be -1 (keep all), 0 (keep the newest) or 1 to 100 (keep the newest of a group).',
      zh: '`collapse_key` 只能是 -1（全部缓存）、0（只留最新一条）或 1 至 100（按组只留最新一条）。',
    },
    fix: { en: 'Choose a number from -1 to 100.', zh: '请改为 -1 至 100 之间的整数。' },
  }),
  row({
    code: '80100016',
    name: 'Message contains sensitive information',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The text contains a sensitive word.', zh: '消息内容包含敏感信息。' },
    cause: {
      en: 'The content filter of HUAWEI stopped title or body; the text of the answer may name the part.',
      zh: '标题或正文被华为内容风控拦截，应答文本可能指出具体位置。',
    },
    fix: { en: 'Reword the message, or test with a neutral text.', zh: '请修改文案，或先用中性内容测试。' },
  }),
  row({
    code: '80100017',
    name: 'A maximum of 100 topic-based messages can be sent at the same time',
    class: 'quota',
    notTaken: true,
    advice: 'retry-later',
    title: { en: 'Too many topic pushes are under way.', zh: '同时进行的主题推送任务过多。' },
    cause: { en: 'An app may have 100 topic pushes running at once.', zh: '每个应用最多同时进行 100 个主题推送任务。' },
    fix: { en: 'Wait until some have finished, and space topic pushes out.', zh: '请等待部分任务完成，并拉开主题推送的间隔。' },
  }),
  row({
    code: '80100018',
    name: 'Review signature check failed',
    class: 'payload',
    advice: 'fix',
    source: docs.javaDemo,
    title: { en: 'The signature of the content review does not fit.', zh: '第三方内容审核签名校验失败。' },
    cause: { en: 'The message differs from what the reviewer signed.', zh: '消息内容与审核方签名时的内容不一致。' },
    fix: { en: 'Have it signed again, or leave `review` out.', zh: '请重新审核签名，或去掉 `review`。' },
  }),
  harmony({
    code: '80100022',
    name: 'Anti-Spam: image not verify',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The picture was not verified.', zh: '图片未通过风控校验。' },
    cause: {
      en: 'v3 shows only pictures that went through the image risk control before.',
      zh: 'v3 接口只展示事先通过图片风控校验的图片。',
    },
    fix: { en: 'Run the picture through image risk control first, or drop `image`.', zh: '请先提交图片风控校验，或去掉 `image`。' },
  }),
  row({
    code: '80200001',
    name: 'Authentication Error',
    class: 'credential',
    reauthorise: true,
    advice: 'refresh-access',
    title: { en: 'HUAWEI does not accept the access token.', zh: '鉴权失败。' },
    cause: {
      en: 'The token belongs to another app or project than the URL, is damaged (a `\\/` copied from the JSON), or lacks `Bearer `. v3 takes only a service-account JWT, never an OAuth token.',
      zh: 'Token 所属的应用或项目与 URL 不一致、内容被破坏（例如从 JSON 中连同 `\\/` 一起复制），或缺少 `Bearer ` 前缀。v3 接口只接受服务账号 JWT，不接受 OAuth Token。',
    },
    fix: {
      en: 'Check that client id, project id and service account belong together; for HarmonyOS 5 and later configure `serviceAccount`.',
      zh: '请确认 Client ID、项目 ID 与服务账号相互匹配；HarmonyOS 5 及以上设备请配置 `serviceAccount`。',
    },
  }),
  row({
    code: '80200003',
    name: 'Oauth Token expired',
    class: 'credential',
    reauthorise: true,
    advice: 'refresh-access',
    title: { en: 'The access token has expired.', zh: 'Access Token 已过期。' },
    cause: {
      en: 'It is older than an hour, or damaged: an extra backslash from the JSON gives this code too.',
      zh: '已超过一小时有效期，或内容被破坏：从 JSON 中多复制了反斜杠也会返回此码。',
    },
    fix: { en: 'Get a new access token and repeat the push once.', zh: '重新获取 Access Token 后再发送一次。' },
  }),
  harmony({
    code: '80200005',
    name: 'Jwt token expired',
    class: 'credential',
    reauthorise: true,
    advice: 'refresh-access',
    title: { en: 'The service-account JWT has expired.', zh: '服务账号 JWT 已过期。' },
    cause: { en: 'It was kept longer than its `exp`, or the local clock is wrong.', zh: 'JWT 缓存时间超过了 `exp`，或本机时钟不准。' },
    fix: { en: 'Set the clock by NTP and sign a new JWT.', zh: '请用 NTP 校准时钟并重新签发 JWT。' },
  }),
  row({
    code: '80300002',
    name: 'No permission to send message to these tmIDs',
    class: 'permission',
    advice: 'fix',
    title: { en: 'The app may not send to these tokens.', zh: '应用没有向这些 Token 发送消息的权限。' },
    cause: {
      en: 'Push Kit is not enabled for the app, or the URL has the id of another app or project.',
      zh: '应用未开通推送服务，或 URL 中填的是其他应用或项目的 ID。',
    },
    fix: {
      en: 'Enable Push Kit in AppGallery Connect and check the id in the URL.',
      zh: '请在 AppGallery Connect 开通推送服务，并核对 URL 中的 ID。',
    },
  }),
  row({
    code: '80300007',
    name: 'All the tokens are invalid',
    class: 'token',
    advice: 'drop-token',
    title: { en: 'No token of the request is valid.', zh: '所有 Token 都无效。' },
    cause: {
      en: 'The token is of another app, outdated, or has blanks; or the phone went from HarmonyOS 4 to 5 and the app has not fetched a new one.',
      zh: 'Token 属于其他应用、已失效或带有空格；也可能是设备从 HarmonyOS 4 升级到 5 后应用未重新获取 Token。',
    },
    fix: {
      en: 'Check that token, app and API belong together (v1/v2 up to HarmonyOS 4, v3 from 5 on), then let the app fetch a new token.',
      zh: '请确认 Token、应用与接口版本匹配（HarmonyOS 4 及以下用 v1/v2，5 及以上用 v3），再让应用重新获取 Token。',
    },
  }),
  row({
    code: '80300008',
    name: 'Push message size is too long',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The message is too large.', zh: '消息体过大。' },
    cause: {
      en: 'The body may have 4096 bytes, the tokens not counted; a Chinese character takes three.',
      zh: '除 Token 外消息体不得超过 4096 字节；一个汉字占 3 字节。',
    },
    fix: {
      en: 'Shorten the text or the data; send an id and let the app fetch the rest.',
      zh: '请缩短文案或数据；可只传 ID，其余内容由应用自行获取。',
    },
  }),
  row({
    code: '80300010',
    name: 'The number of tokens in the message body exceeds the default value',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The number of tokens is not allowed.', zh: 'Token 数量不符合要求。' },
    cause: {
      en: 'More than 1000, or none at all: very often `message` or `token` is misspelt or stands in the wrong place.',
      zh: '超过 1000 个，或一个都没有：常见原因是 `message`、`token` 拼写错误或层级不对。',
    },
    fix: {
      en: 'Send 1 to 1000 tokens per request, at `message.token` (v3: `target.token`).',
      zh: '每次请求携带 1 至 1000 个 Token，位置为 `message.token`（v3 为 `target.token`）。',
    },
  }),
  row({
    code: '80300011',
    name: 'No permission to send high-level notification',
    class: 'permission',
    advice: 'fix',
    title: { en: 'The app may not send notifications of high importance.', zh: '应用没有发送高优先级通知的权限。' },
    cause: {
      en: '`importance: HIGH` or another privileged option was set without the special permission.',
      zh: '未申请特殊权限就设置了 `importance: HIGH` 或其他受限选项。',
    },
    fix: { en: 'Apply for the permission with HUAWEI, or leave the option out.', zh: '请向华为申请相应权限，或去掉该选项。' },
  }),
  row({
    code: '80300013',
    name: 'Receipt address error',
    class: 'payload',
    advice: 'fix',
    source: docs.javaDemo,
    title: { en: 'The receipt address is not usable.', zh: '回执地址不可用。' },
    cause: { en: 'The callback URL is wrong, or its certificate has expired.', zh: '回执 URL 有误，或其证书已过期。' },
    fix: {
      en: 'Correct the receipt configuration in AppGallery Connect, or leave `receipt_id` out.',
      zh: '请在 AppGallery Connect 修正回执配置，或去掉 `receipt_id`。',
    },
  }),
  harmony({
    code: '80300029',
    name: 'When send test message, the api request exceed limit',
    class: 'quota',
    advice: 'retry-later',
    title: { en: 'The test messages of today are used up.', zh: '测试消息次数已用完。' },
    cause: {
      en: 'A project may send 1000 requests with `testMessage` a day, all its apps together.',
      zh: '每个项目每天最多发送 1000 次测试消息（`testMessage`），项目内所有应用共享。',
    },
    fix: { en: 'Wait until tomorrow, or send without `testMessage`.', zh: '请次日再试，或不使用 `testMessage`。' },
  }),
  harmony({
    code: '80300030',
    name: 'When send test message, token count exceed limit',
    class: 'payload',
    advice: 'fix',
    title: { en: 'A test message has too many tokens.', zh: '测试消息的 Token 数量超限。' },
    cause: {
      en: 'With `testMessage` at most 10 tokens are allowed, 1 for a form update.',
      zh: '使用 `testMessage` 时最多 10 个 Token，卡片刷新消息只能 1 个。',
    },
    fix: { en: 'Send fewer tokens per request (`--batch 10`, or 1).', zh: '请减少每次请求的 Token 数（`--batch 10` 或 1）。' },
  }),
  harmony({
    code: '80300036',
    name: 'JWT expire period over threshold',
    class: 'credential',
    advice: 'fix',
    title: { en: 'The JWT is made to live too long.', zh: 'JWT 有效期过长。' },
    cause: { en: '`exp - iat` is more than one day.', zh: '`exp - iat` 超过了一天。' },
    fix: { en: 'Set `exp` to `iat + 3600`, as push-check does.', zh: '请将 `exp` 设为 `iat + 3600`（push-check 即如此）。' },
  }),
  harmony({
    code: '80300037',
    name: 'Disable send huawei msg because of penalty',
    class: 'permission',
    advice: 'contact-vendor',
    title: { en: 'The app may not send because of a penalty.', zh: '应用因违规处罚被禁止发送消息。' },
    cause: {
      en: 'Messages broke the rules, for instance marketing text in a service category.',
      zh: '消息违反管理规范，例如在服务与通讯类 category 下发送营销内容。',
    },
    fix: { en: 'Settle the violation in AppGallery Connect.', zh: '请在 AppGallery Connect 处理违规并申诉。' },
  }),
  row({
    code: '80600003',
    name: 'Request OAuth service failed',
    class: 'server',
    notTaken: true,
    advice: 'retry',
    title: { en: 'HUAWEI could not check the access token.', zh: '华为校验 Access Token 失败。' },
    cause: {
      en: 'Its authorization service did not answer, so the push was turned away; client id or secret may also be wrong.',
      zh: '华为侧授权服务未响应，因此本次推送未被受理；也可能是 Client ID 或密钥有误。',
    },
    fix: {
      en: 'Try again; if it lasts, check client id and client secret.',
      zh: '请重试；若持续出现，请检查 Client ID 与 Client Secret。',
    },
  }),
  row({
    code: '81000001',
    name: 'System inner error',
    class: 'server',
    advice: 'retry-later',
    title: { en: 'The push server had an internal error.', zh: '推送服务内部错误。' },
    cause: {
      en: 'A disturbance at HUAWEI; the answer does not say whether the push was taken.',
      zh: '华为服务端异常；应答未说明推送是否已被受理。',
    },
    fix: ticket,
  }),
  row({
    code: '82000001',
    name: 'Device group: group key or name error',
    class: 'payload',
    advice: 'fix',
    title: { en: 'Key or name of the device group is wrong.', zh: '设备组的 key 或名称错误。' },
    cause: { en: 'This code and the five after it belong to the device group API.', zh: '82000001 至 82000006 属于设备组接口。' },
    fix: { en: 'Check the group key and the group name.', zh: '请检查设备组的 key 与名称。' },
  }),
  row({
    code: '82000002',
    name: 'Device group: key and name do not match',
    class: 'payload',
    advice: 'fix',
    title: { en: 'Key and name of the device group do not match.', zh: '设备组的 key 与名称不匹配。' },
    cause: { en: 'They belong to two groups.', zh: '二者属于不同的设备组。' },
    fix: { en: 'Use key and name of the same group.', zh: '请使用同一设备组的 key 与名称。' },
  }),
  row({
    code: '82000003',
    name: 'Device group: token array is null',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The device group call has no tokens.', zh: '设备组请求没有携带 Token。' },
    cause: { en: 'The token array is missing or empty.', zh: 'Token 数组缺失或为空。' },
    fix: { en: 'Give at least one token.', zh: '请至少提供一个 Token。' },
  }),
  row({
    code: '82000004',
    name: 'Device group: group does not exist',
    class: 'payload',
    advice: 'fix',
    title: { en: 'There is no such device group.', zh: '设备组不存在。' },
    cause: { en: 'It was never made, or was deleted.', zh: '尚未创建，或已被删除。' },
    fix: { en: 'Create the group first.', zh: '请先创建设备组。' },
  }),
  row({
    code: '82000005',
    name: 'Device group: group does not belong to the app',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The device group belongs to another app.', zh: '设备组不属于该应用。' },
    cause: { en: 'The id in the URL is that of another app.', zh: 'URL 中填写的是其他应用的 ID。' },
    fix: { en: 'Use the app that created the group.', zh: '请使用创建该设备组的应用。' },
  }),
  row({
    code: '82000006',
    name: 'Device group: token array or group number over the limit',
    class: 'payload',
    advice: 'fix',
    title: { en: 'Too many tokens or too many device groups.', zh: 'Token 数量或设备组数量超限。' },
    cause: { en: 'The token array, or the number of groups of the app, is above its limit.', zh: 'Token 数组或应用的设备组数量超过上限。' },
    fix: { en: 'Use fewer tokens per call, or delete groups.', zh: '请减少单次 Token 数，或删除不用的设备组。' },
  }),
  row({
    code: '82000007',
    name: 'Invalid topic',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The topic is not valid.', zh: '主题（topic）无效。' },
    cause: { en: 'The name has a character that is not allowed, or the topic does not exist.', zh: '名称含有不允许的字符，或主题不存在。' },
    fix: { en: 'Check the topic name.', zh: '请检查主题名称。' },
  }),
  row({
    code: '82000008',
    name: 'Topic: token array null or over the limit',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The topic call has no tokens or too many.', zh: '主题请求的 Token 为空或超限。' },
    cause: { en: 'A subscription call takes 1 to 1000 tokens.', zh: '订阅与退订请求每次可携带 1 至 1000 个 Token。' },
    fix: { en: 'Split the list.', zh: '请拆分列表。' },
  }),
  row({
    code: '82000009',
    name: 'Topic: more than 2000 topics',
    class: 'quota',
    advice: 'fix',
    title: { en: 'The app has too many topics.', zh: '应用的主题数量超限。' },
    cause: { en: 'An app may have 2000 topics.', zh: '每个应用最多 2000 个主题。' },
    fix: { en: 'Delete topics that are not used.', zh: '请删除不再使用的主题。' },
  }),
  row({
    code: '82000010',
    name: 'Topic: some tokens are wrong',
    class: 'token',
    advice: 'drop-token',
    title: { en: 'Some tokens of the topic call are wrong.', zh: '主题请求中部分 Token 错误。' },
    cause: { en: 'They are outdated or belong to another app.', zh: '这些 Token 已失效或属于其他应用。' },
    fix: { en: 'Remove the tokens that the answer lists.', zh: '请移除应答中列出的 Token。' },
  }),
  row({
    code: '82000011',
    name: 'Topic: token is null',
    class: 'token',
    status: 'rejected',
    advice: 'fix',
    title: { en: 'The topic call has an empty token.', zh: '主题请求中的 Token 为空。' },
    cause: { en: 'A member of the list is empty.', zh: '列表中存在空值。' },
    fix: { en: 'Remove empty members.', zh: '请去掉空值。' },
  }),
  row({
    code: '82000012',
    name: 'Data storage location not selected',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'No data processing location is chosen.', zh: '未设置数据处理位置。' },
    cause: {
      en: 'The project has no data processing location in AppGallery Connect.',
      zh: '项目尚未在 AppGallery Connect 设置数据处理位置。',
    },
    fix: { en: 'Choose one in the project settings.', zh: '请在项目设置中选择数据处理位置。' },
  }),
  row({
    code: '82000013',
    name: 'Data storage location does not match',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The data processing location does not fit.', zh: '数据处理位置不匹配。' },
    cause: { en: 'Token and app belong to different data processing locations.', zh: 'Token 与应用所属的数据处理位置不一致。' },
    fix: {
      en: 'Compare the location in AppGallery Connect with the region of the phone.',
      zh: '请核对 AppGallery Connect 中的数据处理位置与手机所在区域。',
    },
  }),
  bare('400', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'HTTP 400 without a code.', zh: 'HTTP 400，未返回错误码。' },
    cause: {
      en: 'The push server found a parameter wrong and gave no code of its own.',
      zh: '推送服务认为参数有误，但没有返回业务错误码。',
    },
    fix: {
      en: 'Run `push-check lint` on the message and look at the raw answer.',
      zh: '请用 `push-check lint` 检查消息，并查看原始应答。',
    },
  }),
  bare('401', {
    class: 'credential',
    advice: 'fix',
    title: { en: 'HTTP 401 without a code.', zh: 'HTTP 401，未返回错误码。' },
    cause: {
      en: 'The push server did not accept the authorization and gave no code of its own.',
      zh: '推送服务未通过鉴权，且没有返回业务错误码。',
    },
    fix: { en: 'Run `push-check verify huawei`.', zh: '请运行 `push-check verify huawei`。' },
  }),
  bare('404', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'The URL is wrong.', zh: '请求的 URL 有误。' },
    cause: {
      en: 'The path of the push server does not exist; the id in it may be missing.',
      zh: '推送服务上没有该路径，也可能是路径中的 ID 缺失。',
    },
    fix: {
      en: 'Remove `endpoints` from the config and check app id and project id.',
      zh: '请删除配置中的 `endpoints`，并检查 App ID 与项目 ID。',
    },
  }),
  bare('500', {
    class: 'server',
    advice: 'retry-later',
    title: { en: 'The push server failed.', zh: '推送服务故障。' },
    cause: {
      en: 'An internal error at HUAWEI; the answer does not say whether the push was taken.',
      zh: '华为服务端内部错误；应答未说明推送是否已被受理。',
    },
    fix: ticket,
  }),
  bare('502', {
    class: 'server',
    advice: 'retry-later',
    title: { en: 'The gateway lost its connection.', zh: '网关连接异常。' },
    cause: {
      en: 'The gateway of HUAWEI could not reach the server behind it, or lost it on the way.',
      zh: '华为网关无法连接后端服务，或连接中途断开。',
    },
    fix: ticket,
  }),
  bare('503', {
    class: 'quota',
    notTaken: true,
    advice: 'retry-later',
    source: docs.androidLimits,
    title: { en: 'HUAWEI is throttling.', zh: '触发流控。' },
    cause: {
      en: 'The app sends faster than its allowance, which follows from its monthly users, or the whole service is at its peak. A business code need not come with it, and which one would is not published.',
      zh: '应用的发送速率超过按月活计算的额度，或整个服务处于高峰。此时不一定带有业务错误码，具体对应关系官方未公布。',
    },
    fix: { en: 'Send more slowly (`--rate`) and try again after a pause.', zh: '请降低发送速率（`--rate`），稍候重试。' },
  }),
];
