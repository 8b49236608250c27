import {
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

const source = 'https://open.oppomobile.com/documentation/page/info?id=11239';

const events: Readonly<Record<string, ReceiptMeaning>> = {
  push_arrive: {
    event: 'delivered',
    stage: 'delivered',
    title: { en: 'The message reached the push service of the phone.', zh: '消息已到达手机上的推送服务。' },
    cause: {
      en: 'The event says nothing about display or tap: the switch, the channel or do-not-disturb may keep the message from sight.',
      zh: '该事件不代表已展示或已点击：通知开关、通知渠道或免打扰都可能使其不可见。',
    },
    fix: {
      en: 'When nothing is seen, look at the notification switch of the app and at the channel on the phone.',
      zh: '若看不到通知，请在手机上检查应用的通知开关与对应渠道。',
    },
    source,
    confidence: 'A',
  },
  regid_invalid: {
    event: 'token-invalid',
    stage: 'dropped',
    title: { en: 'The registration id is dead.', zh: 'registration_id 已失效。' },
    cause: {
      en: 'The app was uninstalled or unregistered, the phone was reset, or it was offline for 30 days.',
      zh: '应用被卸载或已注销、手机刷机，或设备离线满 30 天。',
    },
    fix: { en: 'Delete this id and wait for the app to register again.', zh: '请删除该 ID，等待应用重新注册。' },
    source,
    confidence: 'A',
  },
  user_daily_limit: {
    event: 'quota',
    stage: 'dropped',
    title: { en: 'The phone had its share of this app’s messages today.', zh: '该设备当日接收本应用的条数已达上限。' },
    cause: {
      en: 'Content & Marketing messages (内容与营销) are limited to 2 a day and phone, 5 for news apps.',
      zh: '「内容与营销」类消息每台设备每日限 2 条（新闻类应用 5 条）。',
    },
    fix: {
      en: 'Send less of them, or use a Communication & Service category where the content qualifies.',
      zh: '请减少发送；内容符合要求时改用「通讯与服务」类分类。',
    },
    source,
    confidence: 'A',
  },
};

function entriesOf(receipt: Record<string, unknown>): ReceiptEntry[] {
  const code = textIn(receipt['eventType']) ?? '?';
  const meaning = (Object.hasOwn(events, code) ? events[code] : undefined) ?? unknownReceipt(source);
  const messageId = textIn(receipt['messageId']) ?? textIn(receipt['taskId']);
  return targetsIn(receipt['registrationIds']).map((token) =>
    receiptEntry(meaning, { messageId, token, code, timeMs: timeIn(receipt['eventTime']) }),
  );
}

function isReceipt(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && textIn(value['eventType']) !== undefined && ('messageId' in value || 'taskId' in value);
}

/**
 * OPPO's receipts: a JSON list; receipts for one address may come together. A signature is not documented.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11239
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'Set `vendors.oppo.callBackUrl` (at most 200 characters) in the message; only pushes to registration ids have receipts.',
    zh: '在消息中设置 `vendors.oppo.callBackUrl`（不超过 200 个字符）；仅按 registration_id 发送的推送有回执。',
  },
  recognise(body) {
    const json = jsonIn(body);
    // One object alone is not what the document shows, but it is what people cut out of a log.
    const receipts = Array.isArray(json) ? json : [json];
    if (receipts.length === 0 || !receipts.every(isReceipt)) return undefined;
    return receipts.flatMap(entriesOf);
  },
  samples: [
    {
      name: 'arrived',
      contentType: 'application/json',
      body: '[{"messageId":"32150000-1-1-622ff7cfae27668d2ed3afec","appId":"32150000","taskId":"32150000-1-1-622ff7cfae27668d2ed3afec","registrationIds":"CN_0123456789abcdef0123456789abcdef","eventTime":"1763640012345","param":"env=ci","eventType":"push_arrive"}]',
    },
  ],
};
