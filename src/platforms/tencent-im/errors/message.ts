import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { docs } from '../wire.ts';

type Texts = Pick<CatalogueEntry, 'title' | 'cause' | 'fix'>;

function payload(code: string, title: Texts['title'], cause: Texts['cause'], fix: Texts['fix']): CatalogueEntry {
  return { endpoint: '*', code, class: 'payload', advice: 'fix', confidence: 'A', source: docs.message, title, cause, fix };
}

function denied(code: string, title: Texts['title'], cause: Texts['cause'], fix: Texts['fix']): CatalogueEntry {
  return { ...payload(code, title, cause, fix), class: 'permission', status: 'rejected' };
}

const internal: Pick<Texts, 'cause' | 'fix'> = {
  cause: {
    en: 'The message service failed; nothing says whether the message was taken.',
    zh: '消息服务内部故障，无法判断消息是否已受理。',
  },
  fix: {
    en: 'Look at the receiver before sending again; if it stays, ask Tencent Cloud support.',
    zh: '重发前请先确认接收方是否已收到；若持续出现，请联系腾讯云技术支持。',
  },
};

function failed(code: string, title: Texts['title'], more: Partial<Texts> = {}): CatalogueEntry {
  return { endpoint: '*', code, class: 'server', advice: 'retry', confidence: 'A', source: docs.message, title, ...internal, ...more };
}

const shapeFix: Texts['fix'] = {
  en: 'Write MsgBody as a list of `{"MsgType":"TIMTextElem","MsgContent":{"Text":"…"}}`.',
  zh: '请将 MsgBody 写成 `{"MsgType":"TIMTextElem","MsgContent":{"Text":"…"}}` 的数组。',
};

/** Codes of the message service: to one user, to a group. */
export const messageErrors: readonly CatalogueEntry[] = [
  payload(
    '90002',
    { en: 'MsgBody is missing or has the wrong shape.', zh: 'MsgBody 缺失或格式不对。' },
    { en: 'An element has no MsgType or no MsgContent.', zh: '消息元素缺少 MsgType 或 MsgContent。' },
    shapeFix,
  ),
  payload(
    '90003',
    { en: 'To_Account is missing or has the wrong type.', zh: 'To_Account 缺失或类型不对。' },
    { en: 'A message to one user wants text, a push to listed users wants a list.', zh: '单发消息应为字符串，指定用户推送应为数组。' },
    {
      en: 'Give the user id as `--user`; push-check writes it in the right form.',
      zh: '请用 `--user` 指定用户，push-check 会按正确格式填写。',
    },
  ),
  payload(
    '90006',
    { en: 'MsgTimeStamp is no whole number.', zh: 'MsgTimeStamp 不是整数。' },
    { en: 'It is a Unix time in seconds.', zh: '该字段为秒级 Unix 时间戳。' },
    { en: 'Leave it out, or send whole seconds.', zh: '请去掉该字段，或填写整数秒。' },
  ),
  payload(
    '90007',
    { en: 'MsgBody is not a list.', zh: 'MsgBody 不是数组。' },
    { en: 'A single element was written without the list around it.', zh: '只有一个元素时也必须放在数组中。' },
    shapeFix,
  ),
  payload(
    '90010',
    { en: 'An element of MsgBody has the wrong shape.', zh: 'MsgBody 中的消息元素格式不对。' },
    {
      en: 'MsgType is unknown, MsgContent does not fit it, or there is more than one TIMCustomElem.',
      zh: 'MsgType 未知、MsgContent 与之不匹配，或 TIMCustomElem 超过一个。',
    },
    shapeFix,
  ),
  payload(
    '90011',
    { en: 'More than 500 receivers.', zh: '接收方超过 500 个。' },
    { en: 'A batch takes 500 users.', zh: '批量发送一次最多 500 个用户。' },
    { en: 'Split the list.', zh: '请分批发送。' },
  ),
  {
    ...payload(
      '90012',
      { en: 'The receiver is not registered.', zh: 'To_Account 没有注册或不存在。' },
      {
        en: 'The user never logged in and was not imported, or the id is misspelt (case counts).',
        zh: '该用户从未登录也未导入，或 UserID 有误（区分大小写）。',
      },
      { en: 'Let the user log in once, or import the account.', zh: '请让用户登录一次，或导入账号。' },
    ),
    class: 'app-state',
  },
  payload(
    '90031',
    { en: 'SyncOtherMachine is neither 1 nor 2.', zh: 'SyncOtherMachine 取值不对。' },
    { en: '1 copies the message to the sender’s devices, 2 does not.', zh: '1 表示同步到发送方的设备，2 表示不同步。' },
    { en: 'Use 1 or 2, as a number.', zh: '请填写数字 1 或 2。' },
  ),
  payload(
    '90044',
    { en: 'MsgLifeTime is not allowed.', zh: 'MsgLifeTime 取值不对。' },
    { en: 'It is no whole number of seconds from 0 to 604800.', zh: '该字段应为 0～604800 的整数秒。' },
    { en: 'Correct it, and not to 0: 0 means no storage and no push.', zh: '请修正，且不要设为 0：0 表示不存储也不推送。' },
  ),
  {
    ...payload(
      '90048',
      { en: 'The account is unknown.', zh: '请求的账号不存在。' },
      { en: 'Sender or receiver does not exist in this SDKAppID.', zh: '发送方或接收方在该 SDKAppID 下不存在。' },
      { en: 'Import the account, or set `sender` to a user that exists.', zh: '请导入账号，或将 `sender` 设为已存在的用户。' },
    ),
    class: 'app-state',
  },
  failed(
    '90992',
    { en: 'An internal call failed or timed out.', zh: '后端服务内部调用失败或超时。' },
    {
      fix: {
        en: 'If your own callback before sending is configured, look at its answers and its speed first; then repeat.',
        zh: '若配置了发消息前回调，请先检查回调服务的响应与耗时，然后重试。',
      },
    },
  ),
  failed('90994', { en: 'The message service failed inside.', zh: '服务内部错误（90994）。' }),
  failed('90995', { en: 'The message service failed inside.', zh: '服务内部错误（90995）。' }),
  failed('91000', { en: 'The service failed inside.', zh: '服务内部错误。' }),
  {
    ...payload(
      '91101',
      { en: 'The long poll of a web client was replaced.', zh: 'Web 长轮询被踢下线。' },
      { en: 'A newer web session of the same user took over.', zh: '同一用户的新 Web 会话接管了连接。' },
      { en: 'Nothing is to be done on the sending side; the page has to log in again.', zh: '发送侧无需处理；网页需重新登录。' },
    ),
    class: 'app-state',
    advice: 'none',
  },
  payload(
    '93000',
    { en: 'The message is larger than 12 KB.', zh: '消息超过 12 KB。' },
    { en: 'The whole request counts, OfflinePushInfo included.', zh: '按整个请求计算，包含 OfflinePushInfo。' },
    { en: 'Shorten the body or `Ext`.', zh: '请缩短正文或 `Ext`。' },
  ),
  payload(
    '20001',
    { en: 'An account is not valid.', zh: '请求的账号非法。' },
    { en: 'Sender or receiver is empty, too long or of a wrong form.', zh: '发送方或接收方为空、过长或格式不对。' },
    { en: 'A user id has at most 32 bytes.', zh: 'UserID 最长 32 字节，请检查。' },
  ),
  {
    ...payload(
      '20002',
      { en: 'The login check failed.', zh: '消息服务鉴权失败。' },
      { en: 'UserSig and identifier do not fit each other.', zh: 'UserSig 与 identifier 不匹配。' },
      { en: 'Make a new UserSig for the administrator.', zh: '请为管理员重新生成 UserSig。' },
    ),
    class: 'credential',
  },
  {
    ...payload(
      '20003',
      { en: 'Sender or receiver was not imported.', zh: '发送方或接收方未导入。' },
      { en: 'The user id is unknown in this SDKAppID.', zh: '该 UserID 在此 SDKAppID 下不存在。' },
      { en: 'Import the account, or let the user log in once.', zh: '请导入账号，或让用户登录一次。' },
    ),
    class: 'app-state',
  },
  failed('20004', { en: 'The message service had a network error.', zh: '消息服务网络异常。' }),
  failed('20005', { en: 'The message service failed inside.', zh: '消息服务内部错误。' }),
  denied(
    '20006',
    { en: 'Your own callback refused the message.', zh: '发消息前回调拒绝了该消息。' },
    { en: 'The callback before sending answered with a refusal.', zh: '您配置的发消息前回调返回了禁止发送。' },
    {
      en: 'Look at the callback’s log, or send with `ForbidCallbackControl`.',
      zh: '请查看回调服务日志，或在发送时设置 `ForbidCallbackControl`。',
    },
  ),
  denied(
    '20007',
    { en: 'The receiver has blocked the sender.', zh: '发送方被接收方拉黑。' },
    { en: 'The sender stands on the receiver’s blacklist.', zh: '发送方在接收方的黑名单中。' },
    { en: 'Remove the sender from the blacklist, or send as somebody else.', zh: '请从黑名单中移除，或换一个发送方。' },
  ),
  ...['20009', '20010', '20011'].map((code) =>
    denied(
      code,
      { en: 'Sender and receiver have to be friends.', zh: '双方须为好友才能发消息。' },
      {
        en: 'The application checks friendship, and it is missing on one side or on both.',
        zh: '应用开启了好友关系校验，双方或其中一方不是好友。',
      },
      { en: 'Make them friends, or switch the check off in the console.', zh: '请建立好友关系，或在控制台关闭该校验。' },
    ),
  ),
  denied(
    '20012',
    { en: 'The sender is muted.', zh: '发送方被禁言。' },
    { en: 'A global or a group mute is in force.', zh: '全局禁言或群内禁言生效中。' },
    { en: 'Lift the mute, or send as somebody else.', zh: '请解除禁言，或换一个发送方。' },
  ),
  payload(
    '80001',
    { en: 'The text was refused by the content filter.', zh: '文本内容未通过安全打击（敏感词）。' },
    { en: 'A word of the message is on the filter’s list.', zh: '消息中含有过滤词库中的词。' },
    { en: 'Change the text; a neutral sentence tells whether the filter is the cause.', zh: '请修改文案；可换一句普通文案对比确认。' },
  ),
  payload(
    '80002',
    { en: 'The message is larger than 12 KB.', zh: '消息内容超过 12 KB。' },
    { en: 'Body and `Ext` together are too long.', zh: '正文与 `Ext` 合计过长。' },
    { en: 'Shorten them.', zh: '请缩短内容。' },
  ),
  failed(
    '80003',
    { en: 'The callback before sending failed.', zh: '发消息前回调失败。' },
    {
      cause: {
        en: 'Your callback server did not answer in time, or answered with something else.',
        zh: '您的回调服务超时，或返回格式不符合要求。',
      },
      fix: { en: 'Look at the callback server, then repeat.', zh: '请检查回调服务后重试。' },
    },
  ),
  payload(
    '80004',
    { en: 'The picture was refused.', zh: '图片消息不合法。' },
    { en: 'The picture did not pass the content check, or cannot be loaded.', zh: '图片未通过内容审核，或无法下载。' },
    { en: 'Use another picture.', zh: '请更换图片。' },
  ),
  {
    ...failed('80005', { en: 'The service was stopped.', zh: '服务已停用。' }),
    class: 'app-state',
    advice: 'contact-vendor',
    cause: { en: 'The service of the application was stopped, for instance for unpaid bills.', zh: '应用的服务被停用，例如欠费。' },
    fix: { en: 'Look at the state of the application in the console.', zh: '请在控制台查看应用状态。' },
  },
  ...group(),
];

/** The common codes of the group service; our door to it is `--via group`. */
function group(): CatalogueEntry[] {
  const at = { endpoint: 'send', source: docs.groupErrors } as const;
  return [
    { ...failed('10002', { en: 'The group service failed inside.', zh: '群组服务内部错误。' }), ...at },
    {
      ...payload(
        '10003',
        { en: 'The command of the group service is unknown.', zh: '请求命令字非法。' },
        { en: 'The path of the call is misspelt.', zh: '接口路径有误。' },
        { en: 'Check the path.', zh: '请检查接口路径。' },
      ),
      ...at,
    },
    {
      ...payload(
        '10004',
        { en: 'A parameter of the group message is not valid.', zh: '群消息参数非法。' },
        {
          en: 'ErrorInfo names the field; often `Random`, `GroupId` or MsgBody.',
          zh: 'ErrorInfo 会指出字段，常见为 `Random`、`GroupId` 或 MsgBody。',
        },
        { en: 'Correct the field.', zh: '请修正该字段。' },
      ),
      ...at,
    },
    {
      ...denied(
        '10007',
        { en: 'The sender may not do this in the group.', zh: '操作权限不足。' },
        { en: 'The sender is no member, or the group type does not allow it.', zh: '发送方不在群内，或群类型不允许该操作。' },
        { en: 'Send as the administrator, or as a member.', zh: '请以管理员或群成员身份发送。' },
      ),
      ...at,
    },
    {
      ...payload(
        '10010',
        { en: 'The group does not exist.', zh: '群组不存在，或已被解散。' },
        { en: 'The group was dismissed, or belongs to another SDKAppID.', zh: '群组已解散，或属于其他 SDKAppID。' },
        {
          en: 'Give the id of an existing group; with `--via group` the target is a group, not a user.',
          zh: '请填写存在的群组 ID；使用 `--via group` 时目标是群组而不是用户。',
        },
      ),
      ...at,
      class: 'payload',
    },
    {
      ...payload(
        '10015',
        { en: 'The group id is not valid.', zh: '群组 ID 非法。' },
        {
          en: 'The id is empty or misspelt; ids such as `@TGS#…` have to be written in full.',
          zh: '群组 ID 为空或有误；形如 `@TGS#…` 的 ID 须完整填写。',
        },
        { en: 'Copy the group id from the console.', zh: '请从控制台复制群组 ID。' },
      ),
      ...at,
      class: 'token',
    },
  ];
}
