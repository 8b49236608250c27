import { defineStep } from '../../core/step.ts';
import { shownCode } from '../facts/push-verdict.ts';
import { quotaScopeOf } from '../facts/quota.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'H7',
  phase: 'H',
  question: { en: 'Is the app’s total for the day reached?', zh: '应用当天的推送总量是否已达上限？' },
  why: {
    en: 'Beside the cap on each phone there is a total for the app: vivo by valid subscribers, OPPO twice its users, Xiaomi by devices with notifications on, Meizu 1000 pushes by an older text. A small or new app reaches it in one broadcast.',
    zh: '除单设备上限外，应用还有每日总量：vivo 按有效订阅用户数，OPPO 为用户数的 2 倍，小米按开启通知的设备数，魅族早期文档为 1000 次。新应用或小应用一次群发就可能用完。',
  },
  needs: ['answer', 'person'],
  // HUAWEI and HONOR limit marketing messages on each phone only.
  vendors: ['xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'quota',
  fix: {
    en: 'Send broadcasts of the ordinary class to fewer people, wait for the next day, or ask the vendor for a higher total (vivo and Meizu by mail).',
    zh: '减少普通类群发人数，或等次日恢复；也可向厂商申请提额（vivo、魅族通过邮件）。',
  },
  ask: {
    question: {
      en: 'Has the app sent as much today as the vendor’s console allows it?',
      zh: '应用今天的发送量是否已达到厂商后台显示的总量？',
    },
    look: {
      en: 'The vendor’s push console shows the total of the day and what is used: OPPO and Xiaomi on the overview, vivo under statistics, Meizu under statistics of the app.',
      zh: '厂商推送后台可查当日总量与已用量：OPPO、小米在概览页，vivo、魅族在数据统计。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.vivoLimits, sources.oppoLimits, sources.xiaomiLimits, sources.meizuApi],
  confidence: 'C',
  check(evidence) {
    const { push, displayName } = evidence;
    if (!push || quotaScopeOf(evidence) !== 'app-day') return undefined;
    return {
      state: 'warn',
      text: {
        en: '{vendor} answered {code}, which counts the whole app, not one phone.',
        zh: '{vendor} 返回 {code}，该限制针对整个应用，而不是单台手机。',
      },
      data: { vendor: displayName, code: shownCode(push) },
    };
  },
});
