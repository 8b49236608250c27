import {
  formFieldIn,
  isRecord,
  jsonIn,
  receiptEntry,
  targetsIn,
  textIn,
  timeIn,
  unknownReceipt,
  type ReceiptEntry,
  type ReceiptFacet,
  type ReceiptMeaning,
} from '../../core/receipt.ts';

const source = 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558';

/** What each `type` says. */
const types: Readonly<Record<string, ReceiptMeaning>> = {
  '1': {
    event: 'delivered',
    stage: 'delivered',
    title: { en: 'The message reached the phone.', zh: '消息已到达手机。' },
    cause: {
      en: 'Delivered is not shown: the channel, the switch or a foreground app may keep it from sight.',
      zh: '送达不等于展示：渠道、通知开关或前台应用都可能使其不可见。',
    },
    fix: {
      en: 'When nothing is seen, look at the phone: notification switch, channel, foreground display.',
      zh: '若看不到通知，请在手机上检查通知开关、通知渠道与前台展示。',
    },
    source,
    confidence: 'A',
  },
  '2': {
    event: 'clicked',
    stage: 'clicked',
    title: { en: 'The user tapped the notification.', zh: '用户点击了通知。' },
    cause: { en: 'It was shown and opened.', zh: '通知已展示并被打开。' },
    fix: { en: 'Nothing is wrong with this push.', zh: '这条推送没有问题。' },
    source,
    confidence: 'A',
  },
  '16': {
    event: 'token-invalid',
    stage: 'dropped',
    title: { en: 'The target is invalid.', zh: '目标无效。' },
    cause: {
      en: 'The app is uninstalled or not registered, the phone was offline for long (30 days, formerly 90), the alias or account is wrong, or the regId is of another region.',
      zh: '应用已卸载或未注册，设备长期离线（30 天，旧规则为 90 天），别名或账号有误，或 regId 属于其他地区。',
    },
    fix: { en: 'Delete this target and wait for the app to register again.', zh: '请删除该目标，等待应用重新注册。' },
    source,
    confidence: 'A',
  },
  '32': {
    event: 'switched-off',
    stage: 'dropped',
    title: { en: 'The user has disabled push in the app.', zh: '用户已在应用内关闭推送。' },
    cause: { en: 'The app called `disablePush` for this user.', zh: '应用为该用户调用了 `disablePush`。' },
    fix: { en: 'Leave this target out until the app enables push again.', zh: '在应用重新启用推送之前，不要再向该目标发送。' },
    source,
    confidence: 'A',
  },
  '64': {
    event: 'filtered',
    stage: 'dropped',
    title: { en: 'The phone does not meet the conditions of the message.', zh: '手机不满足消息设定的条件。' },
    cause: { en: 'The message is limited to a model, app version, language or network.', zh: '消息限定了机型、应用版本、语言或网络。' },
    fix: {
      en: 'Check `extra.model`, `extra.app_version`, `extra.locale` and `extra.connpt`.',
      zh: '请检查 `extra.model`、`extra.app_version`、`extra.locale` 与 `extra.connpt`。',
    },
    source,
    confidence: 'A',
  },
  '128': {
    event: 'quota',
    stage: 'dropped',
    title: { en: 'A limit of the day was reached.', zh: '当日限额已达上限。' },
    cause: { en: 'The daily total of the app, or the limit for one phone, is used up.', zh: '应用的当日总量，或单设备的当日条数已用尽。' },
    fix: {
      en: 'Send again tomorrow (China time), and use a private channel (私信) where the content qualifies.',
      zh: '请于次日（北京时间）再发；内容符合要求时使用私信渠道。',
    },
    source,
    confidence: 'A',
  },
  '1024': {
    event: 'expired',
    stage: 'dropped',
    title: { en: 'The message expired before it could be delivered.', zh: '消息在送达前已过期。' },
    cause: { en: 'The phone did not come online within the time to live.', zh: '手机在有效期内一直没有上线。' },
    fix: {
      en: 'Use a longer `time_to_live` (milliseconds), and check that the phone is online.',
      zh: '请设置更长的 `time_to_live`（毫秒），并确认手机在线。',
    },
    source,
    confidence: 'A',
  },
};

/** Type 1 from a phone whose notification switch is off. */
const barClosed: ReceiptMeaning = {
  event: 'switched-off',
  stage: 'delivered',
  title: {
    en: 'The message reached the phone, but notifications are switched off there.',
    zh: '消息已到达手机，但该应用的通知开关已关闭。',
  },
  cause: { en: 'The receipt says `barStatus` Disable.', zh: '回执中的 `barStatus` 为 Disable。' },
  fix: { en: 'Ask the user to switch notifications on in the system settings of the app.', zh: '请引导用户在系统设置中为该应用开启通知。' },
  source,
  confidence: 'A',
};

/** `errorCode` of type 16. */
const invalid: Readonly<Record<string, ReceiptMeaning['title']>> = {
  '1': { en: 'The regId is invalid.', zh: 'regId 无效。' },
  '2': { en: 'The alias is invalid.', zh: '别名（alias）无效。' },
  '3': { en: 'The account is invalid.', zh: '账号（user_account）无效。' },
};

const overLimit = {
  en: 'The daily total of the app, or the limit for one phone, is used up: {ack} of {quota} delivered.',
  zh: '应用的当日总量，或单设备的当日条数已用尽：已送达 {ack} / 限额 {quota}。',
};

const replaced: ReceiptMeaning = {
  event: 'token-replaced',
  stage: 'unknown',
  title: { en: 'The target has a new regId.', zh: '该目标已更换为新的 regId。' },
  cause: {
    en: 'The app registered again, and Xiaomi names the new regId in `replaceTarget`.',
    zh: '应用重新注册过，小米在 `replaceTarget` 中给出了新的 regId。',
  },
  fix: { en: 'Store the new regId in the place of the old one.', zh: '请用新的 regId 替换旧的。' },
  source,
  confidence: 'A',
};

const otherRegion: ReceiptMeaning = {
  event: 'token-invalid',
  stage: 'dropped',
  title: { en: 'The target belongs to another region.', zh: '该目标属于其他地区。' },
  cause: { en: 'Xiaomi names the region of the target in `targetRegion`.', zh: '小米在 `targetRegion` 中给出了目标所在的地区。' },
  fix: {
    en: 'Check which host this regId belongs to; MiPush outside mainland China ended on 2024-04-02.',
    zh: '请确认该 regId 对应的服务地址；中国大陆以外的小米推送已于 2024-04-02 停止服务。',
  },
  source,
  confidence: 'A',
};

function meaningOf(type: string, receipt: Record<string, unknown>): ReceiptMeaning {
  const known = Object.hasOwn(types, type) ? types[type] : undefined;
  if (!known) return unknownReceipt(source);
  if (type === '1' && receipt['barStatus'] === 'Disable') return barClosed;
  const title = type === '16' ? invalid[textIn(receipt['errorCode']) ?? ''] : undefined;
  if (title) return { ...known, title };
  return type === '128' && limitOf(receipt) ? { ...known, cause: overLimit } : known;
}

function limitOf(receipt: Record<string, unknown>): { ack: string; quota: string } | undefined {
  const { extra } = receipt;
  if (!isRecord(extra)) return undefined;
  const [ack, quota] = [textIn(extra['ack']), textIn(extra['quota'])];
  return ack !== undefined && quota !== undefined && /^\d+$/.test(ack) && /^\d+$/.test(quota) ? { ack, quota } : undefined;
}

function entriesOf(messageId: string, receipt: Record<string, unknown>): ReceiptEntry[] {
  const type = textIn(receipt['type']) ?? '?';
  const meaning = meaningOf(type, receipt);
  const timeMs = timeIn(receipt['timestamp']);
  const data = type === '128' ? limitOf(receipt) : undefined;
  const of = (what: ReceiptMeaning, token: string | undefined, more: { data?: typeof data } = {}) =>
    receiptEntry(what, { messageId, token, code: type, timeMs, ...more });
  const { replaceTarget, targetRegion } = receipt;
  return [
    ...targetsIn(receipt['targets']).map((token) => of(meaning, token, { data })),
    ...(isRecord(replaceTarget) ? Object.keys(replaceTarget).map((token) => of(replaced, token)) : []),
    ...(isRecord(targetRegion) ? Object.keys(targetRegion).map((token) => of(otherRegion, token)) : []),
  ];
}

function isReceipt(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && textIn(value['type']) !== undefined && ('targets' in value || 'barStatus' in value || 'jobkey' in value);
}

/**
 * MiPush's receipts: a form whose field `data` is a JSON map from message id to receipt. The targets are a comma-separated text.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'Set `vendors.xiaomi.callback` to the address (and `callbackType`, a sum of 1, 2, 16, 32, 64, 128 and 1024) in the message; Xiaomi posts about once a second.',
    zh: '在消息中把 `vendors.xiaomi.callback` 设为回执地址（`callbackType` 为 1、2、16、32、64、128、1024 之和）；小米约每秒回调一次。',
  },
  recognise(body) {
    const json = jsonIn(formFieldIn(body, 'data') ?? body);
    if (!isRecord(json)) return undefined;
    const receipts = Object.entries(json);
    // Meizu's map has lists of targets and its own keys; Xiaomi's targets are text.
    if (receipts.length === 0 || !receipts.every(([, value]) => isReceipt(value) && !Array.isArray(value['targets']))) return undefined;
    return receipts.flatMap(([id, value]) => entriesOf(id, value as Record<string, unknown>));
  },
  samples: [
    {
      name: 'an invalid regId',
      contentType: 'application/x-www-form-urlencoded',
      body: 'data=%7B%22scm51336519827468580b1%22%3A%7B%22param%22%3A%22t%3Dabc%22%2C%22type%22%3A16%2C%22targets%22%3A%22WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo%3D%22%2C%22jobkey%22%3A%22order-1024%22%2C%22barStatus%22%3A%22Unknown%22%2C%22timestamp%22%3A1795104000000%2C%22errorCode%22%3A1%7D%7D',
    },
  ],
};
