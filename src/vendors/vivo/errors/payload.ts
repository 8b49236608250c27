import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { messageCalls, pushCalls, sources } from './endpoints.ts';

type Words = Pick<CatalogueEntry, 'title' | 'cause' | 'fix'>;

/** A refused parameter as the official SDK names it. */
function refused(code: string, words: Words, part: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { endpoint: messageCalls, code, class: 'payload', advice: 'fix', confidence: 'A', ...words, ...part };
}

const deadCause = {
  en: 'The regId belongs to another app, or has died by uninstalling, deleteRegid(), clearing the app’s data, or about three months without connection. While the app is under review, vivo gives the same code for every phone that is no registered test device. Server SDKs up to 2.x make this code themselves for a regId of the new form (`v2-…`).',
  zh: 'regId 属于其他应用，或已因卸载、deleteRegid()、清除应用数据、约三个月未连接而失效。应用审核中时，向未登记为测试设备的手机推送也会返回此码。此外，2.x 及更早的服务端 SDK 会在本地对新格式 regId（`v2-…`）报此码。',
};

/** Codes about parameters, and about the target. */
export const payloadErrors: readonly CatalogueEntry[] = [
  refused(
    '10050',
    {
      title: { en: 'There is neither a regId nor an alias.', zh: 'regId 与 alias 均为空。' },
      cause: { en: 'The single push has no target.', zh: '单推请求没有填写推送目标。' },
      fix: { en: 'Send `regId`, or `alias` where the app has bound one.', zh: '请传 `regId`，或应用已绑定的 `alias`。' },
    },
    { endpoint: 'send' },
  ),
  refused(
    '10051',
    {
      title: { en: 'vivo does not support this type of message.', zh: '不支持该消息类型。' },
      cause: {
        en: 'The app has no right for a special message such as pass-through, VoIP or a live notification. Known from one source only.',
        zh: '应用没有透传、VoIP、原子通知等特殊消息的权限。该含义仅见于单一来源。',
      },
      fix: { en: 'Send a plain notification, or apply to vivo for the special message.', zh: '请改发普通通知，或向 vivo 申请相应权限。' },
    },
    { confidence: 'C' },
  ),
  refused('10054', {
    title: { en: 'notifyType is not valid.', zh: 'notifyType 取值不合法。' },
    cause: { en: 'It is missing or not one of 1 to 4.', zh: '缺少该字段，或取值不是 1 至 4。' },
    fix: { en: 'Send 1 (none), 2 (ring), 3 (vibrate) or 4 (both).', zh: '请传 1（无）、2（响铃）、3（振动）或 4（响铃和振动）。' },
  }),
  refused('10055', {
    title: { en: 'The title is empty.', zh: '标题为空。' },
    cause: { en: 'The field `title` is missing or empty.', zh: '缺少 `title` 字段或其值为空。' },
    fix: { en: 'Give the message a title of at most 40 characters.', zh: '请填写不超过 40 个字符的标题。' },
  }),
  refused('10056', {
    title: { en: 'The title is too long.', zh: '标题过长。' },
    cause: {
      en: 'The title has more than 40 characters. Older servers and SDKs count a Chinese character as two.',
      zh: '标题超过 40 个字符；旧版服务端与 SDK 将一个汉字计为两个字符。',
    },
    fix: {
      en: 'Shorten the title to 40 characters, counting a Chinese character as two to be safe.',
      zh: '请缩短到 40 个字符以内，稳妥起见汉字按两个字符计。',
    },
  }),
  refused('10057', {
    title: { en: 'The content is empty.', zh: '内容为空。' },
    cause: { en: 'The field `content` is missing or empty.', zh: '缺少 `content` 字段或其值为空。' },
    fix: { en: 'Give the message a body of at most 100 characters.', zh: '请填写不超过 100 个字符的内容。' },
  }),
  refused(
    '10058',
    {
      title: { en: 'The content is too long.', zh: '内容过长。' },
      cause: {
        en: 'The content has more than 100 characters. Older servers and SDKs count a Chinese character as two.',
        zh: '内容超过 100 个字符；旧版服务端与 SDK 将一个汉字计为两个字符。',
      },
      fix: {
        en: 'Shorten the body to 100 characters, counting a Chinese character as two to be safe.',
        zh: '请缩短到 100 个字符以内，稳妥起见汉字按两个字符计。',
      },
    },
    { name: 'content长度不能超过100个字符' },
  ),
  refused('10059', {
    title: { en: 'timeToLive is not valid.', zh: 'timeToLive 取值不合法。' },
    cause: {
      en: 'It is below 60 seconds (older documents: below 900 for a list), above the limit, or in another unit.',
      zh: '小于 60 秒（旧文档规定群推不小于 900 秒）、超过上限，或单位有误。',
    },
    fix: { en: 'Send seconds between 60 and 86400.', zh: '请传 60 至 86400 之间的秒数。' },
  }),
  refused('10060', {
    title: { en: 'skipType is not valid.', zh: 'skipType 取值不合法。' },
    cause: {
      en: 'It is missing or none of the known values; 3 is no longer in the newest documents.',
      zh: '缺少该字段或取值不在范围内；最新文档已不再列出 3。',
    },
    fix: { en: 'Send 1 (app), 2 (link) or 4 (page in the app).', zh: '请传 1（打开应用）、2（打开链接）或 4（打开应用内页面）。' },
  }),
  refused('10061', {
    title: { en: 'skipType 2 has no link.', zh: 'skipType 为 2 时缺少跳转链接。' },
    cause: { en: '`skipContent` is missing or empty.', zh: '`skipContent` 缺失或为空。' },
    fix: { en: 'Send the web address as `skipContent`.', zh: '请在 `skipContent` 中填写网页地址。' },
  }),
  refused('10062', {
    title: { en: 'The link of skipType 2 is too long.', zh: 'skipType 为 2 时链接过长。' },
    cause: {
      en: '`skipContent` is longer than vivo allows: 2048 characters, 1024 or 1000 in older documents.',
      zh: '`skipContent` 超长：最新为 2048 个字符，旧文档为 1024 或 1000。',
    },
    fix: { en: 'Shorten the link.', zh: '请缩短链接。' },
  }),
  refused('10063', {
    title: { en: 'skipType 3 has no content.', zh: 'skipType 为 3 时缺少自定义内容。' },
    cause: { en: '`skipContent` is missing or empty.', zh: '`skipContent` 缺失或为空。' },
    fix: {
      en: 'Send `skipContent`, or better skipType 4; the newest documents have no 3.',
      zh: '请填写 `skipContent`；最新文档已无类型 3，建议改用 4。',
    },
  }),
  refused('10064', {
    title: { en: 'The content of skipType 3 is too long.', zh: 'skipType 为 3 时自定义内容过长。' },
    cause: { en: '`skipContent` is longer than 1024 characters.', zh: '`skipContent` 超过 1024 个字符。' },
    fix: { en: 'Shorten it, or use skipType 4; the newest documents have no 3.', zh: '请缩短；最新文档已无类型 3，建议改用 4。' },
  }),
  refused('10065', {
    title: { en: 'networkType is not valid.', zh: 'networkType 取值不合法。' },
    cause: { en: 'It is neither -1 nor 1.', zh: '取值既不是 -1 也不是 1。' },
    fix: { en: 'Send -1 (any network) or 1 (Wi-Fi only), or leave it out.', zh: '请传 -1（不限）或 1（仅 Wi-Fi），也可省略。' },
  }),
  refused('10066', {
    title: { en: 'clientCustomMap has too many pairs.', zh: 'clientCustomMap 键值对过多。' },
    cause: { en: 'It has more than ten pairs.', zh: '超过了 10 个键值对。' },
    fix: { en: 'Put several values into one, e.g. as JSON text.', zh: '请合并数据，例如把多个值写成一段 JSON 文本。' },
  }),
  refused('10067', {
    title: { en: 'clientCustomMap is not valid.', zh: 'clientCustomMap 不合法。' },
    cause: {
      en: 'It has an empty value, or keys and values together exceed 1024 characters.',
      zh: '含有空值，或全部键与值合计超过 1024 个字符。',
    },
    fix: {
      en: 'Send texts only, at most 1024 characters in all; let the app fetch the rest.',
      zh: '只传字符串，合计不超过 1024 个字符，其余数据由应用自行拉取。',
    },
  }),
  refused('10068', {
    title: { en: 'skipType 4 has no page.', zh: 'skipType 为 4 时缺少页面地址。' },
    cause: { en: '`skipContent` is missing or empty.', zh: '`skipContent` 缺失或为空。' },
    fix: {
      en: 'Send an intent URI (`intent:…#Intent;…;end`) or a deep link as `skipContent`.',
      zh: '请在 `skipContent` 中填写 intent URI（`intent:…#Intent;…;end`）或 deep link。',
    },
  }),
  refused(
    '10069',
    {
      title: { en: 'The page of skipType 4 is too long.', zh: 'skipType 为 4 时页面地址过长。' },
      cause: {
        en: '`skipContent` is longer than vivo allows: 2048 characters, 1024 in older documents.',
        zh: '`skipContent` 超长：最新为 2048 个字符，旧文档为 1024。',
      },
      fix: { en: 'Shorten the URI; put data into `data` instead.', zh: '请缩短 URI，业务参数可放到 `data` 里。' },
    },
    { name: 'skipType = 4, skipContent超过长度限制' },
  ),
  refused(
    '10150',
    {
      title: { en: 'There are neither regIds nor aliases.', zh: 'regIds 与 aliases 均为空。' },
      cause: { en: 'The list push has no targets.', zh: '群推请求没有填写推送目标。' },
      fix: { en: 'Send 2 to 1000 `regIds` or `aliases`.', zh: '请传 2 至 1000 个 `regIds` 或 `aliases`。' },
    },
    { endpoint: 'list' },
  ),
  refused(
    '10151',
    {
      title: { en: 'The taskId is empty.', zh: 'taskId 为空。' },
      cause: { en: 'The list push does not name the stored message.', zh: '群推请求没有指明已保存的消息体。' },
      fix: {
        en: 'Store the message with saveListPayload and send the taskId it answers.',
        zh: '先调用 saveListPayload 保存消息体，再传返回的 taskId。',
      },
    },
    { endpoint: 'list' },
  ),
  refused(
    '10153',
    {
      title: { en: 'The number of regIds is not allowed.', zh: 'regIds 数量不符合要求。' },
      cause: {
        en: 'A list push takes 2 to 1000 regIds; one alone is refused too.',
        zh: '群推须有 2 至 1000 个 regId，只有一个也会被拒绝。',
      },
      fix: { en: 'Split long lists, and use the single push for one phone.', zh: '超长列表请分批；只有一个目标时请使用单推接口。' },
    },
    { endpoint: 'list' },
  ),
  refused(
    '10154',
    {
      title: { en: 'The number of aliases is not allowed.', zh: 'aliases 数量不符合要求。' },
      cause: {
        en: 'A list push takes 2 to 1000 aliases; one alone is refused too.',
        zh: '群推须有 2 至 1000 个别名，只有一个也会被拒绝。',
      },
      fix: { en: 'Split long lists, and use the single push for one alias.', zh: '超长列表请分批；只有一个别名时请使用单推接口。' },
    },
    { endpoint: 'list' },
  ),
  refused(
    '10301',
    {
      title: { en: 'The alias is too long.', zh: '别名过长。' },
      cause: { en: 'An alias has at most 70 characters, 40 in older SDKs.', zh: '别名最长 70 个字符，旧版 SDK 为 40 个。' },
      fix: { en: 'Bind a shorter alias in the app and send that.', zh: '请在应用中绑定更短的别名后再推送。' },
    },
    { endpoint: pushCalls },
  ),
  {
    endpoint: pushCalls,
    code: '10302',
    name: 'regId不合法',
    class: 'token',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'vivo does not accept this regId.', zh: 'regId 不合法。' },
    cause: deadCause,
    fix: {
      en: 'First look whether the app is live; while it is under review use `vendors.vivo.pushMode: 1` and a registered test device. If it is live, take the latest regId from the phone and delete this one.',
      zh: '先确认应用是否已上架；审核期间请使用 `vendors.vivo.pushMode: 1` 和已登记的测试设备。若应用已上架，请从手机重新获取最新 regId，并删除此 regId。',
    },
  },
  {
    endpoint: pushCalls,
    code: '10302',
    subCode: 'status-1',
    name: 'regId不合法',
    class: 'token',
    advice: 'fix',
    confidence: 'A',
    source: sources.modood,
    title: { en: 'vivo does not know this regId for the app.', zh: '该应用下不存在此 regId。' },
    cause: deadCause,
    fix: {
      en: 'Check that appId and regId belong to the same app and that the app is live. Then take the latest regId from the phone and delete this one.',
      zh: '确认 appId 与 regId 属于同一应用且应用已上架，再从手机重新获取最新 regId，并删除此 regId。',
    },
  },
  {
    endpoint: pushCalls,
    code: '10302',
    subCode: 'status-2',
    name: 'regId不合法',
    class: 'token',
    advice: 'drop-token',
    confidence: 'A',
    source: sources.modood,
    title: { en: 'The regId is no longer subscribed.', zh: '该 regId 已卸载或取消订阅。' },
    cause: {
      en: 'The app was uninstalled, push was turned off with turnOffPush(), or the data of the app was cleared. Without this status the same code may also mean that the app is under review.',
      zh: '应用已卸载、调用了 turnOffPush()，或清除了应用数据。不带此状态的 10302 也可能表示应用仍在审核中。',
    },
    fix: {
      en: 'Delete the regId; the app gets a new one when it registers again.',
      zh: '请删除此 regId；应用重新注册后会得到新的 regId。',
    },
  },
  {
    endpoint: pushCalls,
    code: '10302',
    subCode: 'status-4',
    name: 'regId不合法',
    class: 'app-state',
    advice: 'fix',
    confidence: 'A',
    source: sources.modood,
    title: { en: 'The phone is no test device of this app.', zh: '该手机不是本应用的测试设备。' },
    cause: {
      en: 'With pushMode 1, which is all that an app under review may send, vivo reaches only phones that are registered in the console.',
      zh: 'pushMode 为 1 时（应用审核中也只能如此发送），只能推送到控制台已登记的测试设备。',
    },
    fix: {
      en: 'Add the regId as a test device on vpush.vivo.com.cn (at most 20), or send in formal mode once the app is live.',
      zh: '在 vpush.vivo.com.cn 将该 regId 添加为测试设备（最多 20 台）；应用上架后可改用正式推送。',
    },
  },
  refused('10305', {
    title: { en: 'The receipt URL is too long.', zh: '回执地址过长。' },
    cause: { en: '`extra.callback` has more than 128 characters.', zh: '`extra.callback` 超过 128 个字符。' },
    fix: {
      en: 'Shorten it, or register the address in the console and send `extra["callback.id"]`.',
      zh: '请缩短地址，或在控制台登记回执地址后改传 `extra["callback.id"]`。',
    },
  }),
  refused(
    '10306',
    {
      title: { en: 'The receipt parameter is too long.', zh: '回执自定义参数过长。' },
      cause: {
        en: '`extra["callback.param"]` has more than 64 characters; one newer text says 192.',
        zh: '`extra["callback.param"]` 超过 64 个字符；有一处较新的资料写为 192。',
      },
      fix: { en: 'Send a short key and keep the rest on your side.', zh: '只传简短的标识，其余信息由自己的服务端保存。' },
    },
    { name: 'extra callback.param长度不能超过64个字符' },
  ),
  refused(
    '10352',
    {
      title: { en: 'The requestId is empty.', zh: 'requestId 为空。' },
      cause: { en: 'Every push needs a requestId of its own.', zh: '每次推送都必须携带 requestId。' },
      fix: { en: 'Send a unique text of at most 64 characters.', zh: '请传不超过 64 个字符的唯一标识。' },
    },
    { endpoint: pushCalls },
  ),
  refused(
    '10353',
    {
      title: { en: 'The requestId is too long.', zh: 'requestId 过长。' },
      cause: { en: 'It has more than 64 characters.', zh: '超过 64 个字符。' },
      fix: { en: 'Use a UUID or another short unique text.', zh: '请使用 UUID 等较短的唯一标识。' },
    },
    { endpoint: pushCalls },
  ),
  refused(
    '10471',
    {
      title: { en: 'Too many taskIds were asked for.', zh: '查询的 taskIds 数量超限。' },
      cause: { en: 'A statistics query takes at most 100 taskIds.', zh: '一次统计查询最多 100 个 taskId。' },
      fix: { en: 'Split the query.', zh: '请分批查询。' },
    },
    { endpoint: 'statistics' },
  ),
  refused(
    '10473',
    {
      title: { en: 'The taskIds are empty.', zh: 'taskIds 为空。' },
      cause: { en: 'The statistics query names no message.', zh: '统计查询没有指明任务。' },
      fix: { en: 'Send the taskIds that the pushes answered, joined with commas.', zh: '请传推送返回的 taskId，多个用逗号分隔。' },
    },
    { endpoint: 'statistics' },
  ),
  refused(
    '10601',
    {
      title: { en: 'The tag name is empty.', zh: '标签名称为空。' },
      cause: { en: 'The call about a tag does not name it.', zh: '标签接口没有填写标签名称。' },
      fix: { en: 'Send the name of the tag.', zh: '请填写标签名称。' },
    },
    { endpoint: 'tags' },
  ),
  refused(
    '10609',
    {
      title: { en: 'The ids are empty.', zh: 'ids 为空。' },
      cause: { en: 'The call that adds or removes members of a tag names nobody.', zh: '增删标签成员时没有填写用户。' },
      fix: { en: 'Send 1 to 1000 ids.', zh: '请传 1 至 1000 个 id。' },
    },
    { endpoint: 'tags' },
  ),
  refused(
    '10614',
    {
      title: { en: 'There are too many ids.', zh: 'ids 数量超限。' },
      cause: { en: 'One call takes at most 1000 ids.', zh: '一次调用最多 1000 个 id。' },
      fix: { en: 'Split the list.', zh: '请分批调用。' },
    },
    { endpoint: 'tags' },
  ),
  refused(
    '10616',
    {
      title: { en: 'The type of the ids is not valid.', zh: 'ids 的类型不合法。' },
      cause: { en: 'The field `type` has an unknown value.', zh: '`type` 字段取值不在范围内。' },
      fix: { en: 'Use the type that vivo documents for regIds or aliases.', zh: '请按 vivo 文档填写 regId 或别名对应的类型。' },
    },
    { endpoint: 'tags' },
  ),
];

/** Answers that have no code of vivo's: the HTTP status stands for one. */
export const httpErrors: readonly CatalogueEntry[] = [
  {
    endpoint: 'http',
    code: '400',
    httpStatus: 400,
    class: 'payload',
    advice: 'fix',
    confidence: 'C',
    title: { en: 'vivo could not read the JSON of the request.', zh: 'vivo 无法解析请求的 JSON。' },
    cause: {
      en: 'A value has the wrong JSON kind, for example text where a number belongs (`classification: "IM"`), or the body is no JSON.',
      zh: '某个字段的 JSON 类型不对，例如应为数字却传了文字（`classification: "IM"`），或请求体不是合法 JSON。',
    },
    fix: {
      en: 'Compare the body with the field table (`--dry-run` shows it); look first at what is under `raw`.',
      zh: '用 `--dry-run` 查看请求体并对照字段表，先检查 `raw` 下的内容。',
    },
  },
  {
    endpoint: 'http',
    code: '500',
    name: 'Internet server error!',
    httpStatus: 500,
    class: 'server',
    advice: 'retry-later',
    confidence: 'A',
    source: sources.api,
    title: { en: 'vivo’s server failed.', zh: 'vivo 服务端内部错误。' },
    cause: {
      en: 'The answer does not say whether the push was taken.',
      zh: '该应答没有说明推送是否已被受理。',
    },
    fix: { en: 'Look at the phone before sending again.', zh: '重发之前，请先查看手机是否已收到。' },
  },
];
