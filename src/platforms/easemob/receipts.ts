import { createHash, timingSafeEqual } from 'node:crypto';
import { isRecord, jsonIn, receiptEntry, textIn, type ReceiptFacet } from '../../core/receipt.ts';
import { attemptsIn, meaningOf } from './callback.ts';

/** `security` of a callback: MD5 over callId, the rule's secret and timestamp, in lower-case hex. */
export function callbackSecurity(callId: string, secret: string, timestamp: string): string {
  return createHash('md5').update(`${callId}${secret}${timestamp}`, 'utf8').digest('hex');
}

/**
 * The offline-push callback: one JSON object for each attempt to push.
 *
 * @see https://doc.easemob.com/document/server-side/callback_offline_push.html
 */
export const receiptFacet: ReceiptFacet = {
  offered: true,
  how: {
    en: 'console.easemob.com → your app → callbacks: add a post-send rule for offline push with your address and a secret.',
    zh: '在 console.easemob.com 的回调配置中，为离线推送添加“发送后回调”规则，填写接收地址和密钥。',
  },
  recognise(body) {
    return attemptsIn(body)?.map((attempt) =>
      receiptEntry(meaningOf(attempt), {
        messageId: attempt.messageId,
        token: attempt.token,
        code: attempt.detail ?? attempt.status,
        timeMs: attempt.timeMs,
      }),
    );
  },
  credentials: [{ name: 'callbackSecret', secret: true }],
  proves: {
    en: 'That callId and timestamp come from somebody who knows the rule’s secret; the rest of the body is not covered. The scheme is documented for post-send callbacks in general and assumed for this one.',
    zh: '证明 callId 与 timestamp 出自知道规则密钥的一方；签名不覆盖其余内容。该方案见于发送后回调的通用说明，此处推定离线推送回调同样适用。',
  },
  verify(rawBody, _headers, { callbackSecret = '' }) {
    const body = jsonIn(rawBody);
    if (!isRecord(body)) return 'no-signature';
    const security = textIn(body['security']);
    const callId = textIn(body['callId']);
    const timestamp = textIn(body['timestamp']);
    if (security === undefined || callId === undefined || timestamp === undefined) return 'no-signature';
    const expected = Buffer.from(callbackSecurity(callId, callbackSecret, timestamp));
    const given = Buffer.from(security);
    return given.length === expected.length && timingSafeEqual(given, expected) ? 'verified' : 'wrong';
  },
  samples: [
    {
      name: 'refused by the vendor',
      contentType: 'application/json',
      body: '{"callId":"demo-org#demo-app_1029457500870543736","appkey":"demo-org#demo-app","security":"67761a69440fb05c913f08340f8053e3","timestamp":1700000000000,"step":"push","status":"fail","detail":"get push token fail","e_message":"","channel":"VIVOPUSH","data":{"result":10206,"desc":"sign incorrect"},"notifier_name":"100012345#9f8e7d6c5b4a39281706f5e4d3c2b1a0","device_id":"android_6f1c","device_token":"v2-throw-away","msg_id":"1029457500870543736","chat_type":"chat","from":"alice","target":"bob"}',
    },
    {
      name: 'taken by the vendor',
      contentType: 'application/json',
      body: '{"callId":"demo-org#demo-app_1029457500870543737","appkey":"demo-org#demo-app","timestamp":1700000001000,"step":"push","status":"success","channel":"XIAOMI","data":{"result":"ok"},"notifier_name":"2882303761500000000","device_id":"android_6f1c","device_token":"throw-away","msg_id":"1029457500870543737","chat_type":"chat","from":"alice","target":"bob"}',
    },
  ],
};
