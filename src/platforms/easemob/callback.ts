import { findEntry } from '../../core/catalogue.ts';
import { isRecord, jsonIn, textIn, timeIn, unknownReceipt, type ReceiptEvent, type ReceiptMeaning } from '../../core/receipt.ts';
import type { TraceStage } from '../../core/trace.ts';
import type { Binding } from '../../core/user.ts';
import { catalogue } from './errors.ts';
import { docs } from './wire.ts';

/** One attempt to push, as the offline-push callback tells it. */
export interface Attempt {
  status?: string;
  detail?: string;
  messageId?: string;
  token?: string;
  channel?: string;
  timeMs?: number;
  /** The exception's text, else the vendor's raw answer. */
  said?: string;
  binding?: Binding;
}

const events: Readonly<Record<string, { event: ReceiptEvent; stage: TraceStage }>> = {
  'no push binding': { event: 'token-invalid', stage: 'dropped' },
  'illegal binding': { event: 'token-invalid', stage: 'dropped' },
  'no user exist': { event: 'other', stage: 'dropped' },
  'no notifier exist': { event: 'other', stage: 'dropped' },
  'invalid notifier': { event: 'other', stage: 'dropped' },
  'notifier disabled': { event: 'other', stage: 'dropped' },
  'notifier is ban': { event: 'other', stage: 'dropped' },
  'notifier out of limit': { event: 'quota', stage: 'dropped' },
  'message ignore push': { event: 'filtered', stage: 'dropped' },
  'invalid message': { event: 'filtered', stage: 'dropped' },
  'expire message': { event: 'expired', stage: 'dropped' },
  'user ignore push': { event: 'switched-off', stage: 'dropped' },
  'ignore push device id': { event: 'filtered', stage: 'dropped' },
  'invalid VOIP notification': { event: 'filtered', stage: 'dropped' },
  'get push token fail': { event: 'other', stage: 'dropped' },
  'push yet but fail': { event: 'other', stage: 'dropped' },
};

const success: ReceiptMeaning = {
  event: 'other',
  stage: 'sent',
  title: { en: 'The vendor took the push.', zh: '厂商已受理该推送。' },
  cause: {
    en: 'Easemob handed it on and got a good answer; whether the phone showed it is not in this callback.',
    zh: '环信已转交厂商并得到成功应答；该回调不包含手机是否展示的信息。',
  },
  fix: {
    en: 'When nothing is seen, go on with the phone’s notification settings and the vendor’s classification.',
    zh: '若手机上看不到通知，请继续检查手机的通知设置和厂商的消息分类。',
  },
  source: docs.callback,
  confidence: 'A',
};

const error: ReceiptMeaning = {
  event: 'other',
  stage: 'unknown',
  title: { en: 'Easemob could not finish the push.', zh: '环信未能完成推送。' },
  cause: {
    en: 'An exception on its side, or a timeout towards the vendor; whether the vendor took the push is not known.',
    zh: '环信侧异常，或与厂商之间超时；厂商是否已受理未知。',
  },
  fix: { en: 'Read `e_message`; if it happens again, ask Easemob support.', zh: '请查看 `e_message`；若反复出现，请联系环信技术支持。' },
  source: docs.callback,
  confidence: 'A',
};

/** What an attempt's `detail`, else its `status`, means. */
export function meaningOf({ status, detail }: Attempt): ReceiptMeaning {
  // A success may carry a detail as well; it is a success all the same.
  if (status === 'success') return success;
  const known = detail !== undefined && Object.hasOwn(events, detail) ? events[detail] : undefined;
  const entry = detail === undefined ? undefined : findEntry(catalogue, 'callback', detail);
  if (known && entry) {
    const { title, cause, fix, source = docs.callback, confidence } = entry;
    return { ...known, title, cause, fix, source, confidence };
  }
  if (status === 'error') return error;
  return { ...unknownReceipt(docs.callback), ...(status === 'fail' ? { stage: 'dropped' as const } : {}) };
}

/** Whether a value is one of Easemob's offline-push callbacks, and not one of its other callbacks. */
function isCallback(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && value['step'] === 'push' && textIn(value['status']) !== undefined;
}

function attemptOf(value: Record<string, unknown>): Attempt {
  const text = (name: string) => textIn(value[name]);
  const certificate = text('notifier_name');
  const token = text('device_token');
  const deviceId = text('device_id');
  const raw = value['data'];
  const said =
    text('e_message') ??
    (raw === undefined || raw === null ? undefined : (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, 300));
  const facts = {
    status: text('status')?.toLowerCase(),
    detail: text('detail'),
    messageId: text('msg_id'),
    token,
    channel: text('channel'),
    timeMs: timeIn(value['timestamp']),
    said: said === '' ? undefined : said,
    binding:
      certificate === undefined || token === undefined
        ? undefined
        : {
            ...(certificate.includes('#') ? { vendor: 'vivo' } : {}),
            certificate,
            token,
            ...(deviceId === undefined ? {} : { deviceId }),
          },
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Attempt;
}

/** The attempts in a text: one callback, a list of them, or one to a line; undefined for anything else. */
export function attemptsIn(text: string): Attempt[] | undefined {
  const whole = jsonIn(text);
  const values: unknown[] = Array.isArray(whole)
    ? whole
    : whole === undefined
      ? text
          .split(/\r?\n/)
          .filter((line) => line.trim() !== '')
          .map(jsonIn)
      : [whole];
  return values.length > 0 && values.every(isCallback) ? values.map(attemptOf) : undefined;
}
