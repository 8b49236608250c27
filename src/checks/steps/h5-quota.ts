import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { shownCode } from '../facts/push-verdict.ts';
import { quotaScopeOf, type QuotaScope } from '../facts/quota.ts';
import { sources } from '../facts/sources.ts';

const texts: Record<Exclude<QuotaScope, 'hours'>, Text> = {
  'app-day': {
    en: '{vendor} answered {code}: the app’s quota for today is used up.',
    zh: '{vendor} 返回 {code}：应用今天的推送配额已用完。',
  },
  'device-day': {
    en: '{vendor} answered {code}: this phone has had its messages of this class for today.',
    zh: '{vendor} 返回 {code}：该设备今天此类消息的条数已达上限。',
  },
  rate: {
    en: '{vendor} answered {code}: requests come too fast, the day’s quota is another matter.',
    zh: '{vendor} 返回 {code}：请求过于频繁，与当日配额无关。',
  },
  'device-rate': {
    en: '{vendor} answered {code}: too many pushes to the same phone in a short time.',
    zh: '{vendor} 返回 {code}：短时间内向同一台手机推送过多。',
  },
  'test-day': {
    en: '{vendor} answered {code}: the test messages of today are used up.',
    zh: '{vendor} 返回 {code}：今天的测试消息额度已用完。',
  },
  stock: {
    en: '{vendor} answered {code}: a limit on stored things (topics, pictures) is reached.',
    zh: '{vendor} 返回 {code}：存量上限（如主题、图片）已满。',
  },
};

export default defineStep({
  id: 'H5',
  phase: 'H',
  question: { en: 'Is a quota used up?', zh: '推送配额是否已用完？' },
  why: {
    en: 'Every domestic vendor limits the messages of the ordinary class, for the app and for each phone. Over the limit the push is refused, or taken and dropped without a word.',
    zh: '国内厂商都会限制普通类消息的条数，既有应用总量，也有单设备上限。超出后要么直接拒绝，要么受理后悄悄丢弃。',
  },
  needs: ['answer', 'person'],
  verdict: 'quota',
  fix: {
    en: 'Wait for the next day, or slow down if the code is about rate. If the content truly is a chat, order or account message, apply for the vendor’s service class (私信, 服务与通讯, 通讯与服务, 系统消息) and send it as such; marketing sent that way is punished.',
    zh: '等到次日再发；若是限速则降低频率。内容确属聊天、订单、账号等，可向厂商申请不限量的分类（私信、服务与通讯、通讯与服务、系统消息）后按该分类发送；用它发营销内容会被处罚。',
  },
  ask: {
    question: { en: 'Does the vendor’s console show that today’s quota is used up?', zh: '厂商后台是否显示今天的配额已用完？' },
    look: {
      en: 'The vendor’s push console, page of quotas or statistics of today: compare sent with allowed, for the class of this message.',
      zh: '厂商推送后台的配额或当日数据页：按这条消息所属的分类，比较已发量与可发量。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    sources.huaweiLimits,
    sources.xiaomiLimits,
    sources.oppoLimits,
    sources.vivoLimits,
    sources.meizuApi,
    sources.fcmQuotas,
    sources.apnsResponses,
  ],
  confidence: 'A',
  check(evidence) {
    const { push, vendor, displayName } = evidence;
    const scope = quotaScopeOf(evidence);
    if (push && scope !== undefined) {
      const data = { vendor: displayName, code: shownCode(push) };
      if (scope === 'hours')
        return {
          state: 'unknown',
          text: {
            en: '{vendor} answered {code}, which is about the hour of the day, not about a number of messages.',
            zh: '{vendor} 返回 {code}，这与发送时段有关，而不是条数超限。',
          },
          data,
        };
      // FCM has no daily quota: its limits are rates, which H9 looks at.
      return { state: vendor === 'fcm' ? 'warn' : 'fail', text: texts[scope], data };
    }
    const fate = fateOf(evidence);
    if (fate?.topic === 'quota') return { state: 'fail', text: fate.text, data: fate.data };
    if (hasSpoken(evidence, 'H5')) return undefined;
    if (fate?.topic === 'shown' || fate?.topic === 'arrived') return { state: 'pass', text: fate.text, data: fate.data };
    // Elsewhere an accepted push may still be dropped for a limit of the phone.
    if ((vendor === 'fcm' || vendor === 'apns') && push?.status === 'accepted')
      return {
        state: 'pass',
        text: { en: '{vendor} took a push just now, and it has no daily quota.', zh: '{vendor} 刚刚受理了一条推送，且没有每日配额。' },
        data: { vendor: displayName },
      };
    return undefined;
  },
});
