import { createHash, timingSafeEqual } from 'node:crypto';
import {
  isRecord,
  jsonIn,
  receiptEntry,
  textIn,
  unknownReceipt,
  type ReceiptEntry,
  type ReceiptFacet,
  type ReceiptMeaning,
} from '../../core/receipt.ts';
import { docs } from './facts.ts';

const source = docs.userAction;

/** By `action`; the times stand in a field of their own each. */
const meanings: Readonly<Record<string, ReceiptMeaning>> = {
  0: {
    event: 'other',
    stage: 'unknown',
    title: { en: 'The user logged in.', zh: '用户已登录。' },
    cause: {
      en: 'The app called `login`: messages now go over the connection, and a PushID of the phone is bound to this user.',
      zh: '应用调用了 `login`：此后消息走长连接送达，手机的 PushID 与该用户绑定。',
    },
    fix: {
      en: 'For a push test kill the app without logging out, and wait for action 2.',
      zh: '测试推送时，请直接杀掉应用（不要登出），并等待 action 为 2 的回调。',
    },
    source,
    confidence: 'A',
  },
  1: {
    event: 'other',
    stage: 'unknown',
    title: { en: 'The user logged out: no pushes from now on.', zh: '用户已登出，此后不再推送。' },
    cause: {
      en: 'The app called `logout`, or another login ended this one; `logout_reason` tells. The binding of the PushID is cleared.',
      zh: '应用调用了 `logout`，或被其他登录踢下线，原因见 `logout_reason`；PushID 的绑定已清除。',
    },
    fix: {
      en: 'If pushes are wanted, do not call `logout` when the app is closed; log in again.',
      zh: '如需继续推送，请不要在关闭应用时调用 `logout`，并重新登录。',
    },
    source,
    confidence: 'A',
  },
  2: {
    event: 'other',
    stage: 'unknown',
    title: { en: 'The user went offline: pushes begin.', zh: '用户已离线，开始推送。' },
    cause: {
      en: 'The heartbeat timed out: the app was killed or frozen, or the phone has no network.',
      zh: '心跳超时：应用被杀、被冻结，或手机断网。',
    },
    fix: {
      en: 'Messages with `OfflinePush.Enable` 1 are pushed now; if none arrives, check the PushID with the offline push debugger.',
      zh: '此时 `OfflinePush.Enable` 为 1 的消息会触发推送；若仍收不到，请用离线推送调试检查 PushID。',
    },
    source,
    confidence: 'A',
  },
};

const timeFields: Readonly<Record<string, string>> = { 0: 'login_time', 1: 'logout_time', 2: 'offline_time' };

/** The JSON of a callback; ZEGO sends it URL-encoded. */
function callbackIn(body: string): Record<string, unknown> | undefined {
  const plain = jsonIn(body);
  if (isRecord(plain)) return plain;
  try {
    const decoded = jsonIn(decodeURIComponent(body.trim().replaceAll('+', ' ')));
    return isRecord(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/** Unix seconds as milliseconds. */
function secondsIn(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d{9,10}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isInteger(seconds) && seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

function entryOf(callback: Record<string, unknown>): ReceiptEntry {
  const code = textIn(callback['action']) ?? '?';
  const meaning = (Object.hasOwn(meanings, code) ? meanings[code] : undefined) ?? unknownReceipt(source);
  const timeField = Object.hasOwn(timeFields, code) ? timeFields[code] : undefined;
  return receiptEntry(meaning, {
    token: textIn(callback['user_id']),
    code,
    timeMs: secondsIn(timeField === undefined ? undefined : callback[timeField]) ?? secondsIn(callback['timestamp']),
  });
}

/**
 * `hex(SHA1(concat(sort([callbackSecret, timestamp, nonce]))))`, sorted as text.
 *
 * @see https://doc-zh.zego.im/zim-server/callbacks/authenticating-server-to-server-callbacks
 */
export function signCallback(callbackSecret: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([callbackSecret, timestamp, nonce].toSorted().join(''), 'utf8').digest('hex');
}

/** ZEGO's user_action callback: not what became of a push, but whether its receiver can get one. */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'Enter the address in console.zego.im, service configuration, IM, callbacks: user_action tells login, logout and offline. ZEGO has no receipt of a push.',
    zh: '在 console.zego.im 的即时通讯服务配置中填写回调地址：user_action 会通知登录、登出与离线。ZEGO 没有推送回执。',
  },
  recognise(body) {
    const callback = callbackIn(body);
    return callback?.['event'] === 'user_action' ? [entryOf(callback)] : undefined;
  },
  credentials: [{ name: 'callbackSecret', secret: true }],
  proves: {
    en: 'The signature covers secret, timestamp and nonce, not the rest of the body: it proves that the sender knows the CallbackSecret, not that the content is unchanged.',
    zh: '签名只覆盖密钥、时间戳与随机数，不含其余内容：它证明发送方知道 CallbackSecret，但不能证明内容未被改动。',
  },
  verify(rawBody, _headers, credentials) {
    const callback = callbackIn(rawBody);
    const signature = textIn(callback?.['signature']);
    if (callback === undefined || signature === undefined) return 'no-signature';
    const expected = signCallback(
      credentials['callbackSecret'] ?? '',
      textIn(callback['timestamp']) ?? '',
      textIn(callback['nonce']) ?? '',
    );
    const given = Buffer.from(signature.toLowerCase());
    return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected)) ? 'verified' : 'wrong';
  },
  samples: [
    {
      name: 'offline',
      contentType: 'application/json',
      body: encodeURIComponent(
        '{"appid":"1234567890","event":"user_action","timestamp":1763640045,"nonce":"350176","signature":"b9c4ad9ff8a3cf0ad25d9ac6d4a5b0e4a5c1b0d2","user_id":"bob","user_name":"Bob","os":"ANDROID","action":2,"session_id":"930821637828251648","login_time":1763636400,"relogin":"0","offline_time":1763640044}',
      ),
    },
    {
      name: 'logout',
      contentType: 'application/json',
      body: '{"appid":"1234567890","event":"user_action","timestamp":1763640100,"nonce":"350177","signature":"5d41402abc4b2a76b9719d911017c592a5c1b0d2","user_id":"bob","user_name":"Bob","os":"ANDROID","action":1,"session_id":"930821637828251648","login_time":1763636400,"relogin":"1","logout_time":1763640099,"logout_reason":"logout"}',
    },
  ],
};
