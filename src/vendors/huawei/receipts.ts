import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  isRecord,
  jsonIn,
  receiptEntry,
  textIn,
  timeIn,
  unknownReceipt,
  type ReceiptEntry,
  type ReceiptEvent,
  type ReceiptFacet,
  type ReceiptMeaning,
} from '../../core/receipt.ts';
import type { Text } from '../../core/text.ts';
import type { TraceStage } from '../../core/trace.ts';

const source = 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/msg-receipt-guide-0000001050040176';

/** The header that carries time, nonce and signature. */
const signatureHeader = 'x-huawei-callback-id';

function meaning(event: ReceiptEvent, stage: TraceStage, title: Text, cause: Text, fix: Text): ReceiptMeaning {
  return { event, stage, title, cause, fix, source, confidence: 'A' };
}

const drop: Text = { en: 'Delete this token and wait for the app to register again.', zh: '请删除该 token，等待应用重新获取。' };

/** What each `status` (Android) or `result` (HarmonyOS) says. */
const states: Readonly<Record<string, ReceiptMeaning>> = {
  '0': meaning(
    'delivered',
    'delivered',
    { en: 'The message reached the phone.', zh: '消息已到达手机。' },
    {
      en: 'Delivered is not noticed: without the self-classification right it is marketing (资讯营销) and silent.',
      zh: '送达不等于被看到：没有自分类权益时按资讯营销类处理，静默展示。',
    },
    {
      en: 'When nothing is seen, look at `category`, its right, and the notification settings of the app.',
      zh: '若看不到通知，请检查 `category`、自分类权益与应用的通知设置。',
    },
  ),
  '2': meaning(
    'token-invalid',
    'dropped',
    { en: 'The app is not installed.', zh: '应用未安装。' },
    { en: 'It was uninstalled after it had got this token.', zh: '获取该 token 之后应用被卸载。' },
    drop,
  ),
  '5': meaning(
    'token-invalid',
    'dropped',
    { en: 'The token does not exist for the user of the phone.', zh: '当前用户下不存在该 token。' },
    {
      en: 'The app’s data was cleared, it was reinstalled, it called `deleteToken`, the phone was reset, the app was never opened, or the user of the phone was removed.',
      zh: '应用数据被清除、重新安装、调用了 `deleteToken`、恢复出厂设置、应用从未启动，或子用户被删除。',
    },
    drop,
  ),
  '6': meaning(
    'switched-off',
    'dropped',
    { en: 'The notification was not displayed: notifications are off.', zh: '通知未展示：通知已关闭。' },
    {
      en: 'The app called `turnOffPush`, or the switch of the app or of the channel is off.',
      zh: '应用调用了 `turnOffPush`，或应用、渠道的通知开关被关闭。',
    },
    { en: 'Ask the user to switch notifications on, and check the channel.', zh: '请引导用户开启通知，并检查对应渠道。' },
  ),
  '10': meaning(
    'inactive',
    'dropped',
    { en: 'The phone is inactive.', zh: '设备不活跃。' },
    { en: 'It had no network for 30 days.', zh: '设备已连续 30 天没有联网。' },
    { en: 'Stop sending to this token until the app reports it again.', zh: '在应用重新上报之前，不要再向该 token 发送。' },
  ),
  '14': meaning(
    'other',
    'dropped',
    { en: 'The message was not delivered for another reason.', zh: '因其他原因未送达。' },
    { en: 'An internal or network failure on the way to the phone.', zh: '下发途中出现内部或网络故障。' },
    {
      en: 'Send again later; if it stays, give the requestId to HUAWEI support.',
      zh: '请稍后重发；若持续出现，请携带 requestId 联系华为技术支持。',
    },
  ),
  '15': meaning(
    'replaced',
    'dropped',
    { en: 'The message was taken off the queue of an offline phone.', zh: '设备离线期间消息被移出缓存。' },
    {
      en: 'A later one with the same `collapse_key` replaced it, or more than 120 messages were waiting.',
      zh: '被相同 `collapse_key` 的后续消息覆盖，或离线缓存超过 120 条。',
    },
    { en: 'Use `collapse_key` only where newer shall replace older.', zh: '仅在需要以新换旧时使用 `collapse_key`。' },
  ),
  '22': meaning(
    'token-invalid',
    'dropped',
    { en: 'The token belongs to another user of the phone.', zh: 'token 与手机当前用户不匹配。' },
    { en: 'The phone has several user profiles, and another one is active.', zh: '手机存在多用户，当前登录的是另一个用户。' },
    {
      en: 'Switch to the user that registered, or take the token of the active one.',
      zh: '请切换到注册时的用户，或使用当前用户的 token。',
    },
  ),
  '27': meaning(
    'cached',
    'queued',
    { en: 'The data message waits on the phone.', zh: '透传消息已缓存在手机上。' },
    { en: 'The app is not running and is not allowed to start by itself.', zh: '应用进程不存在，且未允许自启动。' },
    { en: 'Send a notification message, or apply for high-priority data messages.', zh: '请改用通知栏消息，或申请高优先级透传消息权限。' },
  ),
  '31': meaning(
    'not-shown',
    'dropped',
    { en: 'The phone or the app cannot handle the message.', zh: '系统或应用不支持该消息。' },
    {
      en: 'The page of the `intent` does not exist, its activity is protected by a permission, or it is not exported while the push service is older than 11.1.2.300.',
      zh: '`intent` 指向的页面不存在、Activity 受权限保护，或推送服务低于 11.1.2.300 且 Activity 未设置 exported。',
    },
    { en: 'Correct the `intent`, and export the activity it names.', zh: '请修正 `intent`，并将其指向的 Activity 设为 exported。' },
  ),
  '51': meaning(
    'not-shown',
    'dropped',
    { en: 'The phone was restarted and not unlocked since.', zh: '手机重启后尚未解锁。' },
    { en: 'Before the first unlock the app cannot be reached.', zh: '首次解锁之前无法触达应用。' },
    { en: 'Unlock the phone and send again.', zh: '请解锁手机后重新发送。' },
  ),
  '102': meaning(
    'quota',
    'dropped',
    { en: 'The phone got too many messages of the app.', zh: '该设备接收本应用的消息过多，被频控。' },
    {
      en: 'On Android the limit is 3000 messages an app and phone a day; on HarmonyOS the system decides.',
      zh: 'Android 侧单应用单设备每日上限 3000 条；HarmonyOS 由系统管控。',
    },
    { en: 'Wait until midnight, and send less.', zh: '请等到次日零点，并减少发送。' },
  ),
  '144': meaning(
    'other',
    'dropped',
    { en: 'The `profile_id` does not exist.', zh: '`profile_id` 不存在。' },
    {
      en: 'No user of the app on this phone is bound to the profile that the message names.',
      zh: '该手机上没有用户绑定到消息指定的 profile。',
    },
    { en: 'Bind the profile in the app, or leave `profile_id` out.', zh: '请在应用中绑定 profile，或去掉 `profile_id`。' },
  ),
  '201': meaning(
    'token-invalid',
    'dropped',
    { en: 'HUAWEI holds messages to this token back.', zh: '该 token 被管控，不再下发。' },
    {
      en: 'Token and user do not match, notifications are off, or the app is uninstalled.',
      zh: 'token 与用户不匹配、通知已关闭，或应用已卸载。',
    },
    { en: 'Leave this token out of later sends until the app reports it again.', zh: '后续发送请过滤该 token，直到应用重新上报。' },
  ),
  '256': meaning(
    'quota',
    'dropped',
    { en: 'The message was discarded over a limit of its class.', zh: '消息超出所属类别的上限，已被丢弃。' },
    {
      en: 'The daily cap of the scenario, of marketing messages, or of test messages is used up.',
      zh: '场景上限、资讯营销类每日上限或测试消息上限已用尽。',
    },
    {
      en: 'Apply for the self-classification right and set `category`, or wait until the next day.',
      zh: '请申请自分类权益并设置 `category`，或等到次日。',
    },
  ),
};

/** The state of a receipt: of Android, HarmonyOS, or a HarmonyOS form. */
function stateOf(receipt: Record<string, unknown>): { code: string; timeMs: number | undefined } | undefined {
  for (const inner of [receipt['deliveryStatus'], receipt['formStatus']])
    if (isRecord(inner)) {
      const code = textIn(inner['result']);
      return code === undefined ? undefined : { code, timeMs: timeIn(inner['timestamp']) };
    }
  const code = textIn(receipt['status']);
  return code === undefined ? undefined : { code, timeMs: timeIn(receipt['timestamp']) };
}

function entryOf(receipt: Record<string, unknown>): ReceiptEntry | undefined {
  const state = stateOf(receipt);
  // HONOR’s receipts look the same and have states of eight digits.
  if (!state || !/^\d{1,7}$/.test(state.code)) return undefined;
  const known = Object.hasOwn(states, state.code) ? states[state.code] : undefined;
  return receiptEntry(known ?? unknownReceipt(source), {
    messageId: textIn(receipt['requestId']),
    token: textIn(receipt['token']),
    ...state,
  });
}

/** `timestamp=<ms>; nonce=<uuid>; value=<signature>`. */
function signatureIn(header: string): { timestamp: string; nonce: string; value: string } | undefined {
  const parts = new Map(
    header.split(/[;,]/).map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const;
    }),
  );
  const [timestamp, nonce, value] = [parts.get('timestamp'), parts.get('nonce'), parts.get('value')];
  return timestamp && nonce && value ? { timestamp, nonce, value } : undefined;
}

/**
 * HUAWEI's receipts: JSON with a list `statuses`; Android carries `status`, HarmonyOS `deliveryStatus.result`. The header names who called:
 * Base64 of HMAC-SHA256 over timestamp, nonce and user name.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/msg-receipt-guide-0000001050040176
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'AppGallery Connect > Grow > Push Kit > Settings > receipt: an HTTPS address with a commercial certificate, and a user name and secret for the signature. A receipt of the app goes before that of the project; `vendors.huawei.receiptId` chooses one.',
    zh: 'AppGallery Connect「增长 → 推送服务 → 配置 → 回执」：填写使用商用证书的 HTTPS 地址，以及用于签名的用户名与密钥。应用级回执优先于项目级；可用 `vendors.huawei.receiptId` 指定。',
  },
  recognise(body) {
    const json = jsonIn(body);
    if (!isRecord(json) || !Array.isArray(json['statuses']) || json['statuses'].length === 0) return undefined;
    const entries = json['statuses'].map((item) => (isRecord(item) ? entryOf(item) : undefined));
    return entries.every((entry) => entry !== undefined) ? entries : undefined;
  },
  credentials: [
    { name: 'receiptUser', secret: false },
    { name: 'receiptSecret', secret: true },
  ],
  proves: {
    en: 'The sender knows the receipt secret. The signature covers time, nonce and user name, not the content.',
    zh: '说明发送方持有回执密钥。签名只覆盖时间戳、随机串与用户名，不覆盖内容。',
  },
  verify(_rawBody, headers, { receiptUser = '', receiptSecret = '' }) {
    const header = headers[signatureHeader];
    const signature = header === undefined ? undefined : signatureIn(header);
    if (!signature) return header === undefined ? 'no-signature' : 'wrong';
    const expected = createHmac('sha256', receiptSecret).update(`${signature.timestamp}${signature.nonce}${receiptUser}`).digest();
    const given = Buffer.from(signature.value, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected) ? 'verified' : 'wrong';
  },
  samples: [
    {
      name: 'delivered, Android',
      contentType: 'application/json',
      headers: {
        'x-huawei-callback-id':
          'timestamp=1563105451261; nonce=a07bfa17-6d82-4b53-a9a2-07cfef5ceef1; value=ZuOi5dVXv3AIqS0NFuB91J2pCfDJtsMzLrnebZI8UuI=',
      },
      body: '{"statuses":[{"token":"IQAAAACy0example0000000000000000000000","biTag":"smoke","status":0,"timestamp":1563105451261,"appid":"100000000","requestId":"152845089483000000000101"}]}',
    },
    {
      name: 'over a limit, HarmonyOS',
      contentType: 'application/json',
      body: '{"statuses":[{"token":"MAMzLgIkEUexample00000000000000000000","pushType":0,"appPackageName":"com.example.chat","biTag":"smoke","requestId":"172352356000000000000101","deliveryStatus":{"result":256,"timestamp":1795161600000}}]}',
    },
    {
      name: 'a form, HarmonyOS',
      contentType: 'application/json',
      body: '{"statuses":[{"token":"MAMzLgIkEUexample00000000000000000000","pushType":1,"appPackageName":"com.example.chat","requestId":"172352356000000000000102","formStatus":{"formId":423434262,"result":0,"timestamp":1795161600000}}]}',
    },
  ],
};
