import {
  isRecord,
  jsonIn,
  receiptEntry,
  textIn,
  timeIn,
  unknownReceipt,
  type ReceiptEntry,
  type ReceiptFacet,
  type ReceiptMeaning,
} from '../../core/receipt.ts';
import { docs, pushPlatforms } from './wire.ts';

const source = docs.callback;

/** `PushStage` of an event without an error. */
const stages: Readonly<Record<string, ReceiptMeaning>> = {
  '1': {
    event: 'other',
    stage: 'sent',
    title: { en: 'The push was handed to {vendor}.', zh: '推送已提交给 {vendor}。' },
    cause: { en: 'The vendor’s server took it; the phone has not answered yet.', zh: '厂商服务器已受理，手机尚未回执。' },
    fix: {
      en: 'Wait for PushStage 2; not every vendor reports arrival.',
      zh: '请等待 PushStage 为 2 的回调；并非所有厂商都有送达回执。',
    },
    source,
    confidence: 'A',
  },
  '2': {
    event: 'delivered',
    stage: 'delivered',
    title: { en: 'The push reached the phone ({vendor}).', zh: '推送已到达手机（{vendor}）。' },
    cause: {
      en: 'Arrival is not display: the notification switch, the channel or do-not-disturb may keep it from sight.',
      zh: '到达不等于展示：通知开关、通知渠道或免打扰都可能使其不可见。',
    },
    fix: { en: 'When nothing is seen, look at the notification settings of the app.', zh: '若看不到通知，请检查应用的通知设置。' },
    source,
    confidence: 'A',
  },
  '3': {
    event: 'clicked',
    stage: 'clicked',
    title: { en: 'The user tapped the notification ({vendor}).', zh: '用户点击了通知（{vendor}）。' },
    cause: { en: 'It arrived, was shown and was tapped.', zh: '通知已到达、已展示并被点击。' },
    fix: {
      en: 'Nothing is wrong with this push; when the wrong page opened, look at the click setting of the certificate.',
      zh: '这条推送没有问题；若打开的页面不对，请检查证书的点击配置。',
    },
    source,
    confidence: 'A',
  },
};

const lost: ReceiptMeaning = {
  event: 'other',
  stage: 'dropped',
  title: { en: 'The push failed at {vendor} with code {code}: {said}.', zh: '推送在 {vendor} 失败，错误码 {code}：{said}。' },
  cause: { en: 'The code is the vendor’s own.', zh: '该错误码为厂商返回。' },
  fix: { en: 'Explain the code with the vendor’s name.', zh: '请结合厂商名称查询该错误码的含义。' },
  source,
  confidence: 'A',
};

/** The push backend's own codes. */
const ownFailures: Readonly<Record<string, ReceiptMeaning>> = {
  '-1': {
    ...lost,
    title: { en: 'The push failed: no certificate id is set.', zh: '推送失败：没有设置证书 ID。' },
    cause: {
      en: 'The token was uploaded under certificate id 0, or under an id that the console does not have.',
      zh: 'token 上报时证书 ID 为 0，或控制台中不存在该 ID。',
    },
    fix: {
      en: 'Put the certificate id of the IM console into the app and let it register again.',
      zh: '请将 IM 控制台的证书 ID 填入应用并重新注册推送。',
    },
  },
  '-2': {
    ...lost,
    title: { en: 'The push failed: no token was uploaded.', zh: '推送失败：没有上传 token。' },
    cause: {
      en: 'The phone’s registration failed, or the app does not register after the login.',
      zh: '手机注册失败，或应用登录后没有注册推送。',
    },
    fix: { en: 'Look for the result of `registerPush` in the app’s log.', zh: '请在应用日志中查看 `registerPush` 的结果。' },
  },
};

function isEvent(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) && 'PushStage' in value && 'To_Account' in value && ('PushPlatform' in value || 'TaskId' in value || 'PushID' in value)
  );
}

/** Times come in seconds; the page does not say so of every field, so milliseconds are taken as such. */
function timeOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{10,13}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number < 1e11 ? timeIn(number * 1000) : timeIn(number);
}

function entryOf(event: Record<string, unknown>): ReceiptEntry {
  const stage = textIn(event['PushStage']) ?? '?';
  const code = textIn(event['ErrCode']) ?? '0';
  const vendor = pushPlatforms[Number(event['PushPlatform'])] ?? 'unknown';
  const meaning = code === '0' ? (stages[stage] ?? unknownReceipt(source)) : (ownFailures[code] ?? lost);
  return receiptEntry(meaning, {
    messageId: textIn(event['PushID']) ?? textIn(event['TaskId']) ?? textIn(event['MsgKey']),
    token: textIn(event['To_Account']),
    code: code === '0' ? stage : code,
    timeMs: timeOf(event['EventTime']),
    data: { vendor, code, said: textIn(event['ErrInfo']) ?? '-' },
  });
}

/**
 * The callbacks Push.OfflinePush (chat messages) and Push.AllMemberPush (tasks), 1 to 100 events in one call. They are not signed; the
 * address names the SDKAppID.
 *
 * @see https://trtc.io/document/67551
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'IM console → callback settings: enter the address and switch on the push callbacks; the Push service has to be active. Answer with ActionStatus OK and ErrorCode 0.',
    zh: '在 IM 控制台“回调配置”中填写回调地址并开启推送相关回调，需已开通推送服务 Push。应答 ActionStatus 为 OK、ErrorCode 为 0。',
  },
  recognise(body) {
    const json = jsonIn(body);
    if (!isRecord(json)) return undefined;
    const events = json['Events'];
    if (!Array.isArray(events) || events.length === 0 || !events.every(isEvent)) return undefined;
    return events.map(entryOf);
  },
  samples: [
    {
      name: 'chat-message',
      contentType: 'application/json',
      body: '{"Events":[{"EventType":1,"MsgKey":"48374_1804289383_1763640000","MsgRandom":1804289383,"MsgTime":1763640000,"PushID":"48374_1804289383_1763640000","EventTime":1763640001,"From_Account":"alice","To_Account":"bob","PushPlatform":2,"PushStage":1,"ErrCode":0,"ErrInfo":""}]}',
    },
    {
      name: 'task',
      contentType: 'application/json',
      body: '{"Events":[{"EventType":1,"TaskId":"batch_667015d4_537529d8_2000005e80aa873_d03ac87_56f5e750","TaskTime":1763640000,"EventTime":1763640001,"From_Account":"administrator","To_Account":"bob","PushPlatform":3,"PushStage":2,"ErrCode":0,"ErrInfo":""},{"EventType":1,"TaskId":"batch_667015d4_537529d8_2000005e80aa873_d03ac87_56f5e750","TaskTime":1763640000,"EventTime":1763640002,"To_Account":"carol","PushPlatform":2,"PushStage":1,"ErrCode":-2,"ErrInfo":"no token"}]}',
    },
  ],
};
