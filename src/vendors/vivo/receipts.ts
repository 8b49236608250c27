import {
  isRecord,
  jsonIn,
  receiptEntry,
  targetsIn,
  textIn,
  timeIn,
  type ReceiptEntry,
  type ReceiptFacet,
  type ReceiptMeaning,
} from '../../core/receipt.ts';

/** The one receiver that tells the values of `ackType`. */
const receiver = 'https://github.com/doopush/doopush';

const delivered: ReceiptMeaning = {
  event: 'delivered',
  stage: 'delivered',
  title: { en: 'The message reached the phone.', zh: '消息已到达手机。' },
  cause: {
    en: 'Delivered is not shown: notifications are off after installation on vivo until the user allows them.',
    zh: '送达不等于展示：vivo 手机安装应用后通知默认关闭，需用户开启。',
  },
  fix: {
    en: 'When nothing is seen, look at the notification switch of the app and at the daily count.',
    zh: '若看不到通知，请检查该应用的通知开关与当日条数。',
  },
  source: receiver,
  confidence: 'C',
};

const notDelivered: ReceiptMeaning = {
  event: 'other',
  stage: 'dropped',
  title: { en: 'The message was not delivered.', zh: '消息未送达。' },
  cause: {
    en: 'Only `ackType` 0 means delivered; what the other values mean stands in the vendor’s document 681, which was not readable.',
    zh: '只有 `ackType` 为 0 表示送达；其他取值见厂商文档 681，我们未能读到。',
  },
  fix: {
    en: 'Ask for the counters of the task (`push-check trace vivo <taskId>`), or give taskId and regId to push@vivo.com.',
    zh: '请查询任务统计（`push-check trace vivo <taskId>`），或将 taskId 与 regId 提供给 push@vivo.com。',
  },
  source: receiver,
  confidence: 'C',
};

function entriesOf(taskId: string, receipt: Record<string, unknown>): ReceiptEntry[] {
  const code = textIn(receipt['ackType']);
  const meaning = code === '0' ? delivered : notDelivered;
  return targetsIn(receipt['targets']).map((token) =>
    receiptEntry(meaning, { messageId: taskId, token, code, timeMs: timeIn(receipt['ackTime']) }),
  );
}

function isReceipt(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && textIn(value['ackType']) !== undefined;
}

/**
 * vivo's receipts: JSON, a map from task id to receipt. A signature is not documented.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/681
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'Console > App information (应用信息) > receipt address (APP回执地址): add it, and set its id as `vendors.vivo.callbackId`; it works about an hour later. The older `extra.callback` is for single formal pushes.',
    zh: '控制台「应用信息 → APP回执地址」中添加地址，并将其 id 填入 `vendors.vivo.callbackId`，约 1 小时后生效。旧方式 `extra.callback` 仅适用于单推的正式消息。',
  },
  recognise(body) {
    const json = jsonIn(body);
    if (!isRecord(json)) return undefined;
    const receipts = Object.entries(json);
    if (receipts.length === 0 || !receipts.every(([, value]) => isReceipt(value))) return undefined;
    return receipts.flatMap(([taskId, value]) => entriesOf(taskId, value as Record<string, unknown>));
  },
  samples: [
    {
      name: 'delivered',
      contentType: 'application/json',
      body: `{"542423534123":{"param":"env=ci","targets":"v2-CRexample${'0'.repeat(44)}","ackTime":1763640012345,"ackType":"0"}}`,
    },
  ],
};
