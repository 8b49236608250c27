import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I10',
  phase: 'I',
  question: {
    en: 'Was the phone offline for longer than the message lives, or inactive for a month?',
    zh: '手机离线时间是否超过了消息有效期，或者已一个月没有活跃？',
  },
  why: {
    en: 'The vendor keeps a message only for its time to live (OPPO one hour by default) and gives up phones that were not seen for about 30 days; FCM Android tokens expire after 270 days.',
    zh: '厂商只在有效期内保留离线消息（OPPO 默认仅 1 小时），约 30 天未联网的设备会被视为不活跃；FCM 的 Android token 超过 270 天会过期。',
  },
  needs: ['answer', 'person'],
  verdict: 'device-settings',
  fix: {
    en: 'Bring the phone online, open the app once so that it registers again, and send anew; give messages that must survive the night a longer `ttl`.',
    zh: '让手机联网并打开一次应用以重新注册，然后重发；需要隔夜仍有效的消息请设置更长的 `ttl`。',
  },
  ask: {
    question: {
      en: 'Was the phone offline (flight mode, switched off, no network) for longer than the message lives, or unused for a month?',
      zh: '手机离线（飞行模式、关机、无网络）的时间是否超过了消息有效期，或已闲置一个月？',
    },
    look: {
      en: 'Network and time of day on the phone, the `ttl` of the message, and when the app was last opened. Wi-Fi and VPN may block push ports: try mobile data.',
      zh: '查看手机网络与时间、消息的 `ttl`，以及上次打开应用的时间。Wi-Fi 或 VPN 可能屏蔽推送端口，可换移动网络试试。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [
    sources.huaweiReceipts,
    sources.xiaomiServerSdk,
    sources.xiaomiTtl,
    sources.oppoMessage,
    sources.fcmDelivery,
    sources.apnsMetrics,
  ],
  confidence: 'A',
  check(evidence) {
    const fate = fateOf(evidence);
    if (!fate) return undefined;
    const { text, data, topic, verdict } = fate;
    if (topic === 'away' || topic === 'expired') return { state: 'fail', text, data, verdict };
    if (hasSpoken(evidence, 'I10')) return undefined;
    if (topic === 'shown' || topic === 'arrived') return { state: 'pass', text, data };
    return topic === 'on-the-way' ? { state: 'warn', text, data } : undefined;
  },
});
