import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { docs } from '../wire.ts';

type Texts = Pick<CatalogueEntry, 'title' | 'cause' | 'fix'>;

function payload(code: string, texts: Texts): CatalogueEntry {
  return { endpoint: '*', code, class: 'payload', advice: 'fix', confidence: 'A', source: docs.push, ...texts };
}

const tagFix: Texts['fix'] = {
  en: 'For a diagnosis send to listed users (`timpush/batch`): it needs no condition.',
  zh: '排查时请改用指定用户推送（`timpush/batch`），无需设置条件。',
};

const recallFix: Texts['fix'] = {
  en: 'A push that a vendor has delivered stays on the phone; send a corrected one.',
  zh: '厂商已下发的通知会留在手机上；如有需要请重新发送更正内容。',
};

function tags(code: string, title: Texts['title'], cause: Texts['cause']): CatalogueEntry {
  return payload(code, { title, cause, fix: tagFix });
}

function recall(code: string, title: Texts['title'], cause: Texts['cause']): CatalogueEntry {
  return payload(code, { title, cause, fix: recallFix });
}

/** Codes of the push service (`timpush`, `all_member_push`) and of its loss lists. */
export const pushErrors: readonly CatalogueEntry[] = [
  payload('90001', {
    title: { en: 'The body is not valid JSON, or a field has the wrong form.', zh: '包体不是合法的 JSON，或字段格式不对。' },
    cause: {
      en: 'Often `MsgRandom`: it has to be there, as a whole number of 32 bits without quotation marks.',
      zh: '常见原因是 `MsgRandom`：必须存在，且为不带引号的 32 位无符号整数。',
    },
    fix: { en: 'Read ErrorInfo, which names the field, and correct it.', zh: '请查看 ErrorInfo 指出的字段并修正。' },
  }),
  payload('90005', {
    title: { en: 'MsgRandom is missing or no whole number.', zh: '缺少 MsgRandom，或不是整数。' },
    cause: { en: 'The server needs it to know repetitions.', zh: '服务端用它对消息去重。' },
    fix: {
      en: 'Send a random whole number from 0 to 4294967295, new for each message.',
      zh: '请为每条消息填写 0～4294967295 的随机整数。',
    },
  }),
  {
    endpoint: '*',
    code: '90009',
    class: 'permission',
    advice: 'fix',
    confidence: 'A',
    source: docs.push,
    title: { en: 'The call needs an app administrator.', zh: '请求需要 App 管理员权限。' },
    cause: { en: 'The identifier in the URL is an ordinary user.', zh: 'URL 中的 identifier 是普通用户。' },
    fix: {
      en: 'Set `identifier` to an administrator (every application has `administrator`); the sending user belongs in `sender`.',
      zh: '请将 `identifier` 设为管理员（每个应用都有 `administrator`）；发送方用户请填在 `sender`。',
    },
  },
  payload('90018', {
    title: { en: 'Too many accounts in one call.', zh: '请求的账号数量超限。' },
    cause: { en: 'A push to listed users takes 1 to 500 user ids.', zh: '指定用户推送一次支持 1～500 个账号。' },
    fix: { en: 'Split the list.', zh: '请分批发送。' },
  }),
  tags(
    '90020',
    { en: 'A tag is longer than 50 bytes.', zh: '标签长度超过 50 字节。' },
    { en: 'The limit counts bytes; a Chinese character has three.', zh: '按字节计算，一个汉字占 3 字节。' },
  ),
  tags(
    '90022',
    { en: 'A tag stands twice in the condition.', zh: '推送条件中存在重复标签。' },
    { en: 'The same tag was given more than once.', zh: '同一标签被重复填写。' },
  ),
  {
    endpoint: '*',
    code: '90024',
    class: 'quota',
    notTaken: true,
    advice: 'retry',
    confidence: 'A',
    source: docs.push,
    title: { en: 'Two pushes to everybody came within a second.', zh: '全员或标签推送间隔小于 1 秒。' },
    cause: { en: 'Pushes to everybody or to tags have to be a second apart.', zh: '全员或标签推送之间至少间隔 1 秒。' },
    fix: { en: 'Wait a second, then repeat.', zh: '请等待 1 秒后重试。' },
  },
  payload('90026', {
    title: { en: 'The offline storage time is not allowed.', zh: '消息离线存储时间不合法。' },
    cause: { en: '`MsgLifeTime` is above seven days (604800 seconds).', zh: '`MsgLifeTime` 超过 7 天（604800 秒）。' },
    fix: { en: 'Use 604800 or less.', zh: '请设置为 604800 以内。' },
  }),
  tags(
    '90032',
    { en: 'More than ten tags in one list.', zh: '推送条件中的标签超过 10 个。' },
    { en: 'Each list of the condition holds ten tags.', zh: '每个条件列表最多 10 个标签。' },
  ),
  tags(
    '90033',
    { en: 'An attribute of the condition is not valid.', zh: '推送条件中的属性无效。' },
    { en: 'The attribute’s name is not registered for the application.', zh: '该属性名未在应用中设置。' },
  ),
  tags(
    '90039',
    { en: 'Tags and attributes in one condition.', zh: '标签与属性条件不能同时使用。' },
    { en: 'A condition holds tags or attributes, never both.', zh: '推送条件只能二选一。' },
  ),
  tags(
    '90040',
    { en: 'A tag is empty.', zh: '存在空标签。' },
    { en: 'A list of the condition has an empty text.', zh: '条件列表中有空字符串。' },
  ),
  {
    endpoint: '*',
    code: '90045',
    class: 'permission',
    advice: 'fix',
    confidence: 'A',
    source: docs.push,
    title: { en: 'The Push service is not switched on.', zh: '未开通推送服务 Push。' },
    cause: {
      en: 'The Push service of this SDKAppID was never activated, or its trial or plan has run out. Push calls, trace and statistics all need it.',
      zh: '该 SDKAppID 未开通推送服务 Push，或试用、套餐已到期。推送、链路与统计接口都依赖它。',
    },
    fix: {
      en: 'Switch on Push in the IM console for exactly this SDKAppID, or send by `--via message` for now.',
      zh: '请在 IM 控制台为该 SDKAppID 开通推送服务；也可先用 `--via message` 发送。',
    },
  },
  {
    endpoint: '*',
    code: '90047',
    class: 'quota',
    advice: 'retry-later',
    confidence: 'A',
    source: docs.push,
    title: { en: 'The tasks of the day are used up.', zh: '当日推送任务数已达上限。' },
    cause: { en: 'By default an application has 100 pushes to everybody or to tags a day.', zh: '默认每个应用每天 100 次全员或标签推送。' },
    fix: { en: 'Send to listed users instead, or ask for a higher limit.', zh: '请改用指定用户推送，或申请提高上限。' },
  },
  payload('90049', {
    title: { en: 'There is no such task.', zh: '任务 ID 不存在。' },
    cause: {
      en: 'The TaskId is misspelt, older than seven days, or of another SDKAppID.',
      zh: 'TaskId 有误、已超过 7 天，或属于其他 SDKAppID。',
    },
    fix: { en: 'Copy the TaskId from the answer of the push.', zh: '请从推送响应中复制 TaskId。' },
  }),
  recall(
    '90050',
    { en: 'This push was recalled already.', zh: '该推送已撤回。' },
    { en: 'The same task was recalled before.', zh: '同一任务重复撤回。' },
  ),
  {
    ...recall(
      '90051',
      { en: 'More than one recall in a second.', zh: '撤回频率超过每秒 1 次。' },
      { en: 'Recalls have to be a second apart.', zh: '两次撤回之间至少间隔 1 秒。' },
    ),
    class: 'quota',
    advice: 'retry',
    fix: { en: 'Wait a second, then repeat.', zh: '请等待 1 秒后重试。' },
  },
  recall(
    '90052',
    { en: 'The push is too old to be recalled.', zh: '推送已超过可撤回时间。' },
    { en: 'A push can be recalled for 24 hours.', zh: '推送仅支持 24 小时内撤回。' },
  ),
  recall(
    '90053',
    { en: 'There is nothing to recall.', zh: '没有可撤回的内容。' },
    { en: 'The push had OnlineOnlyFlag 0 and no OfflinePushInfo.', zh: '该推送的 OnlineOnlyFlag 为 0，又没有 OfflinePushInfo。' },
  ),
  payload('90056', {
    title: { en: 'The request is larger than 10 KB.', zh: '请求包体超过 10 KB。' },
    cause: { en: '`Ext`, texts in several languages or template parameters are too long.', zh: '`Ext`、多语言文案或模板参数过长。' },
    fix: { en: 'Send ids in `Ext` and load the rest in the app.', zh: '请在 `Ext` 中只放 ID，其余内容由应用自行拉取。' },
  }),
  payload('90057', {
    title: { en: 'The DataId is longer than 64 bytes.', zh: 'DataId 超过 64 字节。' },
    cause: { en: 'The limit counts bytes.', zh: '该限制按字节计算。' },
    fix: { en: 'Shorten it.', zh: '请缩短 DataId。' },
  }),
  {
    endpoint: ['loss', 'trace'],
    code: '-1',
    class: 'channel',
    status: 'rejected',
    advice: 'fix',
    confidence: 'A',
    source: docs.loss,
    title: { en: 'The token has no certificate id.', zh: '没有设置证书 ID。' },
    cause: {
      en: 'The app uploaded its token with certificate id 0, or with an id that this SDKAppID does not have.',
      zh: '应用上报 token 时证书 ID 为 0，或填写了该 SDKAppID 下不存在的 ID。',
    },
    fix: {
      en: 'Put the certificate id of the IM console into the app, log in again, and register again.',
      zh: '请将 IM 控制台的证书 ID 填入应用，重新登录并重新注册推送。',
    },
  },
  {
    endpoint: ['loss', 'trace'],
    code: '-2',
    class: 'token',
    status: 'rejected',
    advice: 'fix',
    confidence: 'A',
    source: docs.loss,
    title: { en: 'No token was uploaded.', zh: '没有上传 token。' },
    cause: {
      en: 'Registration with the vendor failed, or the app does not register for push after the login.',
      zh: '厂商通道注册失败，或应用登录后没有注册推送。',
    },
    fix: {
      en: 'Look for the result of `registerPush` in the app’s log; the codes 8000xx say which part failed.',
      zh: '请在应用日志中查看 `registerPush` 的结果；8000xx 错误码会说明失败的环节。',
    },
  },
];
