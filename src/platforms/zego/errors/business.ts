import type { CatalogueEntry } from '../../../core/catalogue.ts';

const messageBody = 'https://doc-zh.zego.im/zim-server/messaging/messagebody-introduction';
const peerMessage = 'https://doc-zh.zego.im/zim-server/messaging/send-a-one-to-one-message';
const onlineState = 'https://doc-zh.zego.im/zim-server/user/query-users-online-status';
const mute = 'https://doc-zh.zego.im/zim-server/conversation/mute-notifications-for-conversations';
const call = 'https://doc-zh.zego.im/zim-server/call-invitation/send-a-call-invitation';

type Row = Omit<CatalogueEntry, 'endpoint' | 'confidence'> & Partial<Pick<CatalogueEntry, 'endpoint' | 'confidence'>>;

function row(entry: Row): CatalogueEntry {
  return { endpoint: '*', confidence: 'A', ...entry };
}

const askSupport = {
  en: 'Try again once; if it stays, give the RequestId of the answer to ZEGO support.',
  zh: '可重试一次；若持续出现，请携带响应中的 RequestId 联系 ZEGO 技术支持。',
};

const doNotSend = {
  en: 'Do not send this content again; for a push test use an ordinary sentence.',
  zh: '请勿再次发送该内容；推送测试请使用一句普通文字。',
};

/** Codes of the IM service itself; a sub-code in `ErrorList` has the same meaning as at the top. */
export const businessErrors: readonly CatalogueEntry[] = [
  row({
    code: '660000001',
    class: 'server',
    advice: 'retry',
    title: { en: 'The IM service failed.', zh: '即时通讯服务通用错误。' },
    cause: { en: 'A fault on ZEGO’s side without a closer reason.', zh: '服务端出错，未给出具体原因。' },
    fix: askSupport,
  }),
  row({
    code: '660000002',
    class: 'payload',
    advice: 'fix',
    title: { en: 'A parameter is missing or not allowed.', zh: '输入的参数缺失或不合法。' },
    cause: {
      en: 'A required field is absent or has the wrong type. In the answer of QueryUserInfos the same code also stands for a user that does not exist or is logged out.',
      zh: '缺少必填字段或类型不符。在 QueryUserInfos 的响应中，此码也表示用户不存在或已登出。',
    },
    fix: {
      en: 'Compare the body (`--dry-run` shows it) with the page of the call.',
      zh: '用 `--dry-run` 查看请求体，与接口文档逐项核对。',
    },
  }),
  row({
    code: '660000003',
    class: 'server',
    advice: 'retry',
    title: { en: 'The IM service could not process the request.', zh: '逻辑处理错误。' },
    cause: { en: 'A fault on ZEGO’s side while it worked on the request.', zh: '服务端处理异常。' },
    fix: askSupport,
  }),
  row({
    code: '660000011',
    class: 'payload',
    advice: 'fix',
    source: peerMessage,
    title: { en: 'Too many users in one call.', zh: '用户个数超过限制。' },
    cause: { en: 'SendPeerMessage and the queries take at most 100 users.', zh: 'SendPeerMessage 与查询接口一次最多 100 个用户。' },
    fix: { en: 'Split the list.', zh: '请拆分用户列表。' },
  }),
  row({
    code: '660000012',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The user id is too long.', zh: 'UserID 长度超过限制。' },
    cause: { en: 'A user id has at most 32 bytes.', zh: 'UserID 最长 32 字节。' },
    fix: { en: 'Use the userID that the app logs in with.', zh: '请使用应用登录时的 userID。' },
  }),
  row({
    code: '660000025',
    class: 'payload',
    advice: 'fix',
    source: messageBody,
    title: { en: 'The message is marked as base64 but is not.', zh: '消息标记为 base64，但内容并非 base64 编码。' },
    cause: { en: '`IsBase64` is 1 and `Message` cannot be decoded.', zh: '`IsBase64` 为 1，但 `Message` 无法解码。' },
    fix: { en: 'Encode `Message`, or leave `IsBase64` out.', zh: '对 `Message` 进行 base64 编码，或去掉 `IsBase64`。' },
  }),
  row({
    code: '660000028',
    class: 'permission',
    advice: 'contact-vendor',
    title: { en: 'The plan of the project does not have this call.', zh: '当前套餐不支持该接口。' },
    cause: {
      en: 'The free plan lacks some calls, such as messages to all users.',
      zh: '免费套餐不支持部分接口，例如全员推送。',
    },
    fix: { en: 'Change the plan in console.zego.im.', zh: '请在 console.zego.im 升级套餐。' },
  }),
  row({
    code: '660200001',
    class: 'app-state',
    advice: 'fix',
    source: onlineState,
    title: { en: 'The user does not exist, is logged out, or never logged in.', zh: '用户不存在、已登出，或仅注册而从未登录。' },
    cause: {
      en: 'ZEGO has one code for all three: an unknown userID, a `logout` (or a kick), and a user that a server registered but no phone ever logged in with. None of them gets a push.',
      zh: 'ZEGO 用同一个码表示三种情况：userID 不存在、已调用 `logout`（或被踢下线）、仅由服务端注册而从未在手机登录。三种情况都不会推送。',
    },
    fix: {
      en: 'Log in on the phone with this userID, then kill the app without logging out, wait 40 seconds, and look again.',
      zh: '请在手机上用该 userID 登录，然后直接杀掉应用（不要登出），等待 40 秒后再查询。',
    },
  }),
  row({
    code: '660300005',
    class: 'quota',
    notTaken: true,
    advice: 'retry',
    title: { en: 'The AppID calls too often.', zh: '调用接口的频率超出 AppID 级别限制。' },
    cause: {
      en: 'Most calls may be made 20 times a second for each AppID, SendGroupMessage 10 times, over all servers together.',
      zh: '每个 AppID 多数接口限 20 次/秒，SendGroupMessage 限 10 次/秒，所有服务器合并计算。',
    },
    fix: { en: 'Send more slowly and try again.', zh: '降低调用频率后重试。' },
  }),
  row({
    code: '660300006',
    class: 'quota',
    notTaken: true,
    advice: 'retry',
    title: { en: 'The group is sent to too often.', zh: '调用接口的频率超出群组或房间级别限制。' },
    cause: { en: 'One group or room has a limit of its own.', zh: '单个群组或房间有独立的频率限制。' },
    fix: { en: 'Send more slowly to this group.', zh: '请降低向该群组发送的频率。' },
  }),
  row({
    code: '660400001',
    class: 'payload',
    advice: 'fix',
    source: messageBody,
    title: { en: 'The message is too large.', zh: '消息大小超出限制。' },
    cause: {
      en: '`Message` has more than 2 KB (the default; ZEGO raises it up to 32 KB on request), or `ExtendedData` more than 1 KB.',
      zh: '`Message` 超过 2 KB（默认值，可申请提高，最大 32 KB），或 `ExtendedData` 超过 1 KB。',
    },
    fix: { en: 'Shorten it, or have the limit raised by ZEGO support.', zh: '请缩短内容，或联系 ZEGO 技术支持提高上限。' },
  }),
  row({
    code: '660500002',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The sender is not registered.', zh: '操作者用户未注册。' },
    cause: {
      en: 'The user in `FromUserId` neither logged in on a client nor was registered by the server.',
      zh: '`FromUserId` 对应的用户既未在客户端登录过，也未通过服务端注册。',
    },
    fix: {
      en: 'Take a sender that exists (`platforms.zego.sender` or `--from`), or register it first.',
      zh: '请改用已存在的发送方（`platforms.zego.sender` 或 `--from`），或先注册该用户。',
    },
  }),
  row({
    code: '660500003',
    class: 'quota',
    advice: 'retry-later',
    title: { en: 'Too many messages to all users.', zh: '全员推送的调用频率超出限制。' },
    cause: {
      en: 'SendMessageToAllUsers may be called once a second and 100 times in 24 hours.',
      zh: 'SendMessageToAllUsers 默认限 1 次/秒，且 24 小时内最多 100 次。',
    },
    fix: { en: 'Wait until the 24 hours are over.', zh: '请等待 24 小时限制过后再试。' },
  }),
  row({
    code: '660500004',
    class: 'app-state',
    advice: 'contact-vendor',
    title: { en: 'The moderation of the text failed.', zh: '文本审核请求出错。' },
    cause: { en: 'Content moderation could not be asked, so the message was not sent.', zh: '内容审核请求出错，消息未发送。' },
    fix: askSupport,
  }),
  row({
    code: '660500005',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The text did not pass moderation.', zh: '文本消息未通过审核。' },
    cause: { en: 'Content moderation is on for the project and objected to the text.', zh: '项目已开通内容审核，该文本未通过。' },
    fix: doNotSend,
  }),
  row({
    code: '660500006',
    class: 'app-state',
    advice: 'contact-vendor',
    title: { en: 'The moderation of the picture failed.', zh: '图片审核请求出错。' },
    cause: { en: 'Content moderation could not be asked, so the message was not sent.', zh: '内容审核请求出错，消息未发送。' },
    fix: askSupport,
  }),
  row({
    code: '660500007',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The picture did not pass moderation.', zh: '图片消息未通过审核。' },
    cause: { en: 'Content moderation is on for the project and objected to the picture.', zh: '项目已开通内容审核，该图片未通过。' },
    fix: doNotSend,
  }),
  row({
    code: '660500008',
    class: 'app-state',
    advice: 'fix',
    confidence: '?',
    title: { en: 'The message was held back by moderation or a callback.', zh: '消息被内容审核或回调拦截。' },
    cause: {
      en: 'The code stands among those of content moderation and of the callback before sending; what it means by itself is not documented.',
      zh: '该码位于内容审核与发送前回调的码段内，具体含义没有公开文档。',
    },
    fix: {
      en: 'Look at `AuditInfos` in the answer and at the answers of your own callback.',
      zh: '请查看响应中的 `AuditInfos` 以及自己业务后台的回调返回值。',
    },
  }),
  row({
    code: '660500009',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'Your own server said “send silently”.', zh: '业务后台判定该消息“静默发送”。' },
    cause: {
      en: 'The callback before sending was answered with 2, so the receiver gets neither message nor push.',
      zh: '“发送消息前回调”返回了 2，接收方不会收到消息，也不会收到推送。',
    },
    fix: { en: 'Look why your server answers so for this sender or text.', zh: '请检查业务后台为何对该发送方或内容返回此结果。' },
  }),
  row({
    code: '660500010',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'Your own server said “do not send”.', zh: '业务后台判定该消息“不发送”。' },
    cause: { en: 'The callback before sending was answered with 3.', zh: '“发送消息前回调”返回了 3，消息被拒绝。' },
    fix: { en: 'Look why your server answers so for this sender or text.', zh: '请检查业务后台为何对该发送方或内容返回此结果。' },
  }),
  row({
    code: '660600001',
    class: 'payload',
    advice: 'fix',
    title: { en: 'There is no such group.', zh: '群组不存在。' },
    cause: { en: 'The GroupId is wrong, or the group was disbanded.', zh: 'GroupId 填写错误，或群组已解散。' },
    fix: { en: 'Check the GroupId; it is not the name of the group.', zh: '请核对 GroupId，注意它不是群名称。' },
  }),
  row({
    code: '660600009',
    class: 'payload',
    advice: 'fix',
    title: { en: 'Nothing could be read about the group.', zh: '获取群组信息失败。' },
    cause: { en: 'The group probably does not exist.', zh: '该群组可能不存在。' },
    fix: { en: 'Check the GroupId; if it is right, ask ZEGO support.', zh: '请核对 GroupId；若无误，请联系 ZEGO 技术支持。' },
  }),
  row({
    code: '660600024',
    class: 'payload',
    advice: 'fix',
    title: { en: 'The user is not in the group.', zh: '用户不在群内。' },
    cause: { en: 'The sender never joined the group or has left it.', zh: '发送方未加入该群组，或已退出。' },
    fix: { en: 'Take a member as the sender, or add the user.', zh: '请改用群成员作为发送方，或将该用户加入群组。' },
  }),
  row({
    code: '660600030',
    class: 'payload',
    advice: 'fix',
    source: peerMessage,
    title: { en: 'Sender and receiver are the same.', zh: 'FromUserId 与 ToUserId 相同。' },
    cause: { en: 'ZEGO lets nobody send to himself; a push test needs two users.', zh: 'ZEGO 不允许给自己发消息，推送测试需要两个用户。' },
    fix: { en: 'Give another sender (`platforms.zego.sender` or `--from`).', zh: '请更换发送方（`platforms.zego.sender` 或 `--from`）。' },
  }),
  row({
    code: '660700008',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'Nothing could be read about the user.', zh: '获取用户信息出错。' },
    cause: { en: 'The user id is probably wrong.', zh: '用户 ID 可能有误。' },
    fix: { en: 'Check the userID; if it is right, ask ZEGO support.', zh: '请核对用户 ID；若无误，请联系 ZEGO 技术支持。' },
  }),
  row({
    code: '660700012',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The user does not exist.', zh: '用户不存在。' },
    cause: { en: 'The userID was never registered under this AppID.', zh: '该 userID 从未在此 AppID 下注册。' },
    fix: {
      en: 'Check spelling and AppID (test and production have two), and log in once on the phone.',
      zh: '请核对拼写与 AppID（测试与正式环境不同），并在手机上登录一次。',
    },
  }),
  row({
    code: '660700015',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The user is not registered.', zh: '用户未注册。' },
    cause: {
      en: 'The userID neither logged in on a client nor was registered by the server under this AppID.',
      zh: '该 userID 在此 AppID 下既未在客户端登录过，也未通过服务端注册。',
    },
    fix: {
      en: 'Check spelling and AppID, and log in once on the phone; registering by server alone is not enough for a push.',
      zh: '请核对拼写与 AppID，并在手机上登录一次；仅通过服务端注册不足以接收推送。',
    },
  }),
  row({
    code: '660800030',
    class: 'quota',
    advice: 'contact-vendor',
    source: mute,
    title: { en: 'The user has muted too many conversations.', zh: '用户的免打扰列表超过长度限制。' },
    cause: {
      en: '500 one-to-one conversations can be muted, 1000 after a request.',
      zh: '单聊免打扰默认最多 500 个，可申请提高到 1000 个。',
    },
    fix: { en: 'Unmute some, or ask ZEGO support for more.', zh: '请取消部分免打扰，或联系 ZEGO 技术支持提高上限。' },
  }),
  row({
    code: '660800045',
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The receiver has blocked the sender.', zh: '发送方已被接收方拉黑。' },
    cause: {
      en: 'The sender is on the receiver’s block list, so neither message nor push goes out.',
      zh: '发送方在接收方的黑名单中，消息与推送都不会下发。',
    },
    fix: { en: 'Take another sender, or let the receiver unblock this one.', zh: '请更换发送方，或由接收方将其移出黑名单。' },
  }),
  row({
    code: '660800051',
    class: 'payload',
    advice: 'none',
    source: mute,
    title: { en: 'The conversation is muted already.', zh: '会话已为免打扰状态。' },
    cause: {
      en: 'Do-not-disturb was switched on before: pushes of this conversation do not go out.',
      zh: '该会话此前已开启免打扰，不会推送。',
    },
    fix: { en: 'Nothing to do if that is what you want.', zh: '若符合预期则无需处理。' },
  }),
  row({
    code: '660800052',
    class: 'payload',
    advice: 'none',
    source: mute,
    title: { en: 'The conversation is not muted.', zh: '会话已取消免打扰。' },
    cause: { en: 'Do-not-disturb was off before the call.', zh: '调用前该会话并未开启免打扰。' },
    fix: { en: 'Nothing to do: do-not-disturb does not keep pushes back here.', zh: '无需处理，免打扰不是收不到推送的原因。' },
  }),
  row({
    code: '660900003',
    class: 'app-state',
    advice: 'fix',
    source: call,
    title: { en: 'A callee is not registered.', zh: '被叫用户未注册。' },
    cause: { en: 'Everybody who is called must have logged in or have been registered.', zh: '所有被叫用户都必须登录过或已注册。' },
    fix: { en: 'Check the user ids of the callees.', zh: '请核对被叫用户的 ID 及注册状态。' },
  }),
  row({
    code: '660900004',
    class: 'app-state',
    advice: 'fix',
    source: call,
    title: { en: 'Nothing could be read about the call.', zh: '获取呼叫信息异常。' },
    cause: { en: 'The call does not exist, or the service had a hitch.', zh: '呼叫不存在，或服务暂时异常。' },
    fix: { en: 'Check the CallId, or try again later.', zh: '请检查呼叫是否存在，或稍后再试。' },
  }),
  row({
    code: '660900005',
    class: 'app-state',
    advice: 'none',
    source: call,
    title: { en: 'The call is over.', zh: '呼叫已结束。' },
    cause: { en: 'Somebody ended the call before.', zh: '该呼叫此前已结束。' },
    fix: { en: 'Start a new call.', zh: '请重新发起呼叫。' },
  }),
  row({
    code: '660900006',
    class: 'app-state',
    advice: 'none',
    source: call,
    title: { en: 'The invitation timed out.', zh: '呼叫邀请已超时。' },
    cause: {
      en: 'Nobody answered within `Timeout` (90 seconds unless set). A push that is tapped later opens an app in which nothing rings.',
      zh: '在 `Timeout`（默认 90 秒）内无人应答。此后点击推送打开应用时，呼叫已不存在。',
    },
    fix: {
      en: 'Give a longer `Timeout` (up to 600 seconds), or start a new call.',
      zh: '请设置更长的 `Timeout`（最大 600 秒），或重新发起呼叫。',
    },
  }),
  row({
    code: '660900007',
    class: 'app-state',
    advice: 'fix',
    source: call,
    title: { en: 'Too many callees.', zh: '被叫用户列表长度超过限制。' },
    cause: { en: 'One invitation takes nine callees unless ZEGO raised it.', zh: '一次呼叫默认最多 9 名被叫用户。' },
    fix: { en: 'Call fewer users at once.', zh: '请减少被叫用户，或联系 ZEGO 技术支持提高上限。' },
  }),
  row({
    code: '660900008',
    class: 'app-state',
    advice: 'none',
    source: call,
    title: { en: 'The user was not invited to this call.', zh: '该呼叫没有邀请操作用户。' },
    cause: { en: 'The user who acts is not among the callees.', zh: '操作用户不在被叫列表中。' },
    fix: { en: 'Check which user acts on the call.', zh: '请检查是哪个用户在操作该呼叫。' },
  }),
];
