import { valueAt } from '../../core/pointer.ts';
import { defineStep, type Evidence, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { isLinted, refusalForetold, wireText } from '../message-evidence.ts';

/** Rules whose errors mean that the vendor refuses the lifetime. */
const ttlRules = ['fcm/ttl-format', 'huawei/ttl', 'honor/ttl', 'vivo/ttl', 'meizu/valid-time', 'apns/expiration'];

/** A phone in a lift, a flight or a night’s flight mode outlives this, in seconds. */
const shortSeconds = 3600;

/**
 * How long a vendor keeps a message whose lifetime is not given, in seconds.
 *
 * @see https://firebase.google.com/docs/cloud-messaging/throttling-and-quotas
 * @see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1854
 * @see https://open.oppomobile.com/documentation/page/info?id=11236
 */
const defaults: Readonly<Record<string, number>> = {
  fcm: 28 * 86_400,
  apns: 30 * 86_400,
  huawei: 86_400,
  honor: 86_400,
  xiaomi: 86_400,
  oppo: 3600,
  // 1 day for system messages; operational ones 8 hours by newer documents.
  vivo: 28_800,
  meizu: 86_400,
};

const texts = {
  online: {
    en: 'The message is not kept: a phone that is offline at the moment of sending never gets it.',
    zh: '消息不做离线保存：发送瞬间不在线的手机将永远收不到。',
  },
  short: {
    en: '{vendor} keeps the message for {minutes} minutes only; a phone that is offline longer never gets it.',
    zh: '{vendor} 仅保存该消息 {minutes} 分钟，手机离线超过这个时间便收不到。',
  },
  shortDefault: {
    en: 'The message names no lifetime, and {vendor} keeps it for {minutes} minutes only; a phone that is offline longer never gets it.',
    zh: '消息未设置有效期，{vendor} 默认只保存 {minutes} 分钟，手机离线超过这个时间便收不到。',
  },
  fine: { en: '{vendor} keeps the message for {hours} hours.', zh: '{vendor} 会将该消息保存 {hours} 小时。' },
  fineDefault: {
    en: 'The message names no lifetime; {vendor} keeps it for {hours} hours by default.',
    zh: '消息未设置有效期，{vendor} 默认保存 {hours} 小时。',
  },
} satisfies Record<string, Text>;

/** The lifetime that the push asks for, in seconds; `absent` when it does not say, undefined when it cannot be read. */
function lifetimeOf(evidence: Evidence): number | 'absent' | undefined {
  const read = (unit: number, ...pointers: string[]): number | 'absent' | undefined => {
    const text = wireText(evidence, ...pointers);
    if (text === undefined) return 'absent';
    const value = Number(text.replace(/s$/, ''));
    return Number.isFinite(value) ? value * unit : undefined;
  };
  switch (evidence.vendor) {
    case 'fcm': {
      if (evidence.device?.ios !== undefined) return untilMoment(read(1, '/message/apns/headers/apns-expiration'), evidence.nowMs);
      return read(1, '/message/android/ttl', '/message/android_v2/ttl');
    }
    case 'apns': {
      const after = read(1, '/expiresAfterSeconds');
      return after === 'absent' ? untilMoment(read(1, '/headers/apns-expiration'), evidence.nowMs) : after;
    }
    case 'huawei':
      return read(1, '/body/message/android/ttl', '/body/pushOptions/ttl');
    case 'honor':
      return read(1, '/android/ttl');
    case 'xiaomi':
      return read(0.001, '/time_to_live');
    case 'oppo':
      return valueAt(evidence.wire, '/notification/off_line') === false ? 0 : read(1, '/notification/off_line_ttl');
    case 'vivo':
      return valueAt(evidence.wire, '/sendOnline') === true ? 0 : read(1, '/timeToLive');
    case 'meizu': {
      const keeps = valueAt(evidence.wire, '/messageJson/pushTimeInfo/offLine');
      return keeps === 0 || keeps === false ? 0 : read(3600, '/messageJson/pushTimeInfo/validTime');
    }
    default:
      return undefined;
  }
}

function untilMoment(epochSeconds: number | 'absent' | undefined, nowMs: number): number | 'absent' | undefined {
  if (typeof epochSeconds !== 'number' || epochSeconds === 0) return epochSeconds;
  return Math.max(0, epochSeconds - Math.floor(nowMs / 1000));
}

export default defineStep({
  id: 'F12',
  phase: 'F',
  question: {
    en: 'Is the message kept for offline phones, and longer than the phone may be offline?',
    zh: '消息是否会为离线手机保存，且保存时间长于手机可能离线的时间？',
  },
  why: {
    en: 'The vendor accepts a push for a phone that is switched off and drops it when its lifetime is over; nobody is told unless receipts are on. OPPO keeps one hour when nothing is said, others a day or more.',
    zh: '手机关机时厂商照样受理，有效期一过便丢弃；除非配置了回执，否则没有任何提示。未设置时 OPPO 只保存 1 小时，其他厂商为一天或更久。',
  },
  needs: ['message'],
  verdict: 'message',
  fix: {
    en: 'Set `ttl` in the message to the longest time after which it still makes sense, e.g. `24h` for a chat message, and do not send “online only” in a reachability test.',
    zh: '在消息中设置 `ttl`，取消息仍有意义的最长时间，例如聊天消息用 `24h`；做可达性测试时不要使用“仅在线下发”。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11236',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1854',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    if (!isLinted(evidence)) return undefined;
    const vendor = evidence.displayName;
    const lifetime = lifetimeOf(evidence);
    if (lifetime === 0) return { state: 'fail', text: texts.online };
    const errors = evidence.findings.filter((finding) => finding.severity === 'error');
    const foretold = refusalForetold({ ...evidence, findings: errors }, ttlRules);
    if (foretold) return foretold;
    if (lifetime === undefined) return undefined;
    const isDefault = lifetime === 'absent';
    const seconds = isDefault ? defaults[evidence.vendor] : lifetime;
    if (seconds === undefined) return undefined;
    const minutes = Math.round(seconds / 6) / 10;
    if (seconds <= shortSeconds) return { state: 'warn', text: isDefault ? texts.shortDefault : texts.short, data: { vendor, minutes } };
    return { state: 'pass', text: isDefault ? texts.fineDefault : texts.fine, data: { vendor, hours: Math.round(seconds / 360) / 10 } };
  },
});
