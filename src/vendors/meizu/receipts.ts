import {
  formFieldIn,
  isRecord,
  jsonIn,
  receiptEntry,
  targetsIn,
  textIn,
  unknownReceipt,
  type ReceiptEntry,
  type ReceiptFacet,
  type ReceiptMeaning,
} from '../../core/receipt.ts';

const source = 'https://github.com/MEIZUPUSH/PushAPI';

const types: Readonly<Record<string, ReceiptMeaning>> = {
  '1': {
    event: 'delivered',
    stage: 'delivered',
    title: { en: 'The message reached the phone.', zh: '消息已到达手机。' },
    cause: {
      en: 'Delivered is not shown: the switch may be off, or Flyme put it into the storage box (收纳盒).',
      zh: '送达不等于展示：通知开关可能关闭，或被 Flyme 移入收纳盒。',
    },
    fix: {
      en: 'When nothing is seen, look at the notification settings and the storage box on the phone.',
      zh: '若看不到通知，请检查手机的通知设置与收纳盒。',
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
};

function entriesOf(key: string, receipt: Record<string, unknown>): ReceiptEntry[] {
  const code = textIn(receipt['type']) ?? '?';
  const meaning = (Object.hasOwn(types, code) ? types[code] : undefined) ?? unknownReceipt(source);
  const messageId = key.replace(/-\d+$/, '');
  return targetsIn(receipt['targets']).map((token) => receiptEntry(meaning, { messageId, token, code }));
}

function isReceipt([key, value]: [string, unknown]): boolean {
  return /-\d+$/.test(key) && isRecord(value) && textIn(value['type']) !== undefined && Array.isArray(value['targets']);
}

/**
 * Meizu's receipts: a form with `cb`, a JSON map from `<msgId>-<type>` to receipt, and `access_token`, the receipt token of the console.
 * The targets are a list, unlike Xiaomi's.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'Enter the address under 配置管理 > 回执管理 on push.meizu.com and set `vendors.meizu.extra.callback` in the message. Only sends to pushIds and aliases have receipts, and only for delivered and tapped.',
    zh: '在 push.meizu.com「配置管理 → 回执管理」登记地址，并在消息中设置 `vendors.meizu.extra.callback`。仅按 pushId、别名发送的通知有回执，且只有送达与点击两种。',
  },
  recognise(body) {
    const json = jsonIn(formFieldIn(body, 'cb') ?? body);
    if (!isRecord(json)) return undefined;
    const receipts = Object.entries(json);
    if (receipts.length === 0 || !receipts.every(isReceipt)) return undefined;
    return receipts.flatMap(([key, value]) => entriesOf(key, value as Record<string, unknown>));
  },
  credentials: [{ name: 'receiptToken', secret: true }],
  proves: {
    en: 'The sender knows the receipt token of the console; the content itself is not signed.',
    zh: '说明发送方持有控制台的回执 token；内容本身没有签名。',
  },
  verify(rawBody, _headers, { receiptToken }) {
    const given = formFieldIn(rawBody, 'access_token');
    if (given === undefined || given === '') return 'no-signature';
    return given === receiptToken ? 'verified' : 'wrong';
  },
  secretsIn(body) {
    const token = formFieldIn(body, 'access_token');
    return token === undefined ? [] : [token];
  },
  samples: [
    {
      name: 'delivered',
      contentType: 'application/x-www-form-urlencoded',
      body: 'cb=%7B%22c2ee5c3bf00448cfbceb7fdf68c3c8eb-1%22%3A%7B%22param%22%3A%22t%3Dabc%22%2C%22type%22%3A1%2C%22targets%22%3A%5B%22J0476035d625e6c64567f71487e040e7d017f0558675b%22%5D%7D%7D&access_token=tok',
    },
  ],
};
