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

const clientDemo = 'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo';
const receiver = 'https://github.com/doopush/doopush';
const reference = 'https://developer.honor.com/cn/docs/11002/reference/downlink-message';

const states: Readonly<Record<string, ReceiptMeaning>> = {
  '40000002': {
    event: 'delivered',
    stage: 'delivered',
    title: { en: 'The message reached the phone.', zh: '消息已到达手机。' },
    cause: {
      en: 'One receiver takes exactly this value for a success; the vendor’s own table was not readable.',
      zh: '有一个回执接收方只把该取值当作成功；厂商自己的取值表我们未能读到。',
    },
    fix: {
      en: 'When nothing is seen, look at `importance`, its right, and the notification settings of the app.',
      zh: '若看不到通知，请检查 `importance`、自分类权益与应用的通知设置。',
    },
    source: receiver,
    confidence: 'C',
  },
  '40000015': {
    event: 'not-shown',
    stage: 'dropped',
    title: {
      en: 'The phone did not show the notification: its intent is not valid.',
      zh: '手机未展示通知：点击动作的 intent 校验未通过。',
    },
    cause: {
      en: 'No exported activity with the category BROWSABLE matches the `intent` of the click action.',
      zh: '没有已导出且声明 BROWSABLE 的 Activity 与点击动作的 `intent` 匹配。',
    },
    fix: {
      en: 'Declare the target activity exported with VIEW, DEFAULT and BROWSABLE, and make the URI with `Intent.toUri(Intent.URI_INTENT_SCHEME)`.',
      zh: '为目标 Activity 设置 exported，并声明 VIEW、DEFAULT、BROWSABLE，再用 `Intent.toUri(Intent.URI_INTENT_SCHEME)` 生成 URI。',
    },
    source: clientDemo,
    confidence: 'A',
  },
};

const unlisted: ReceiptMeaning = {
  ...unknownReceipt(reference),
  title: { en: 'No source explains this status.', zh: '没有资料解释该状态值。' },
  cause: {
    en: 'Of HONOR’s receipt table only 40000002 and 40000015 are known.',
    zh: '荣耀的回执取值表中，目前只知道 40000002 与 40000015。',
  },
};

function entryOf(receipt: Record<string, unknown>): ReceiptEntry | undefined {
  const code = textIn(receipt['status']);
  if (code === undefined || !/^\d+$/.test(code)) return undefined;
  const known = Object.hasOwn(states, code) ? states[code] : undefined;
  return receiptEntry(known ?? unlisted, {
    messageId: textIn(receipt['requestId']),
    token: textIn(receipt['token']),
    code,
    timeMs: timeIn(receipt['timestamp']),
  });
}

/**
 * HONOR's receipts: JSON with a list `statuses`, as HUAWEI's for Android, but with states of their own. A signature is not known.
 *
 * @see https://github.com/doopush/doopush
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'HONOR console > application receipt (应用回执) > new receipt: enter the address. An older text says to hand it to HONOR’s push team.',
    zh: '荣耀开发者服务平台「应用回执 → 新建回执」填写地址；旧文档要求把地址提交给荣耀推送团队。',
  },
  recognise(body) {
    const json = jsonIn(body);
    if (!isRecord(json) || !Array.isArray(json['statuses']) || json['statuses'].length === 0) return undefined;
    const entries = json['statuses'].map((item) => (isRecord(item) ? entryOf(item) : undefined));
    return entries.every((entry) => entry !== undefined) ? entries : undefined;
  },
  samples: [
    {
      name: 'delivered',
      contentType: 'application/json',
      body: '{"statuses":[{"token":"honorexampletoken0000000000000000","biTag":"smoke","status":40000002,"timestamp":1795161600000,"requestId":"4ad0d2c1a3e14f1d8a1c","appid":"104436234"}]}',
    },
  ],
};
