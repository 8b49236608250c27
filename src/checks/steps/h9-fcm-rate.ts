import { defineStep } from '../../core/step.ts';
import { isRefused, shownCode } from '../facts/push-verdict.ts';
import { quotaScopeOf } from '../facts/quota.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'H9',
  phase: 'H',
  question: { en: 'Does FCM throttle the project or this phone?', zh: 'FCM 是否对项目或这台手机限流？' },
  why: {
    en: 'FCM has no daily quota but rates: 600 000 messages a minute for a project, and by a secondary source 240 a minute and 5 000 an hour for one Android phone. Collapsible messages in a burst of more than 20 are delayed, without any error.',
    zh: 'FCM 没有每日配额，但有速率限制：每个项目每分钟 60 万条；另据二手资料，单台 Android 设备每分钟 240 条、每小时 5000 条。可折叠消息一次突发超过 20 条会被延迟，且不报错。',
  },
  needs: ['answer', 'person'],
  vendors: ['fcm'],
  verdict: 'quota',
  fix: {
    en: 'Wait as long as `Retry-After` says (one minute without it), spread sends over time, and use fewer collapsible messages to one phone.',
    zh: '按 `Retry-After` 的时长等待（没有则等一分钟），把发送摊开，并减少发往同一台手机的可折叠消息。',
  },
  ask: {
    question: {
      en: 'Did this phone or this project get an unusual burst of messages just before?',
      zh: '在此之前，这台手机或该项目是否突然集中发送了大量消息？',
    },
    look: {
      en: 'Your sending log, and in the Google Cloud console the quota page of the Firebase Cloud Messaging API.',
      zh: '查看发送日志，以及 Google Cloud 控制台中 Firebase Cloud Messaging API 的配额页。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.fcmQuotas, sources.fcmCodes],
  confidence: 'A',
  check(evidence) {
    const { push, displayName } = evidence;
    if (!isRefused(push) || quotaScopeOf(evidence) === undefined) return undefined;
    return {
      state: 'fail',
      text: {
        en: '{vendor} answered {code}: it throttles, and the detail of the answer says whether the project, the phone or the topic.',
        zh: '{vendor} 返回 {code}：正在限流；应答详情会说明是项目、设备还是主题。',
      },
      data: { vendor: displayName, code: shownCode(push) },
    };
  },
});
