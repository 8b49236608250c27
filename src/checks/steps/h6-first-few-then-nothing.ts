import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { domestic } from '../facts/groups.ts';
import { hasSpoken } from '../facts/person.ts';
import { allowanceOf } from '../facts/quota.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'H6',
  phase: 'H',
  question: {
    en: 'Do the first messages of the day arrive and then none (the daily cap of the ordinary class on one phone)?',
    zh: '是不是每天前几条能收到，之后就收不到了（普通类消息的单设备每日上限）？',
  },
  why: {
    en: 'A message without a granted class counts as marketing: Xiaomi’s default shows 1 a day on one phone, HUAWEI, HONOR, OPPO and vivo 2 (news apps 5), Meizu 3 to 5. The vendor still answers that it took the rest.',
    zh: '没有获批分类的消息一律按营销计：小米默认类别单设备每天 1 条，华为、荣耀、OPPO、vivo 为 2 条（新闻类 5 条），魅族 3 至 5 条。超出部分接口照样返回成功。',
  },
  needs: ['message', 'person'],
  vendors: domestic,
  verdict: 'quota',
  fix: {
    en: 'Give the message its true `kind`, apply for the class at the vendor (self-classification right, Communication & Service, private channel, private template), and test again tomorrow or on another phone.',
    zh: '为消息设置真实的 `kind`，并向厂商申请对应分类（自分类权益、通讯与服务、私信通道、私信模板），次日或换一台手机再测。',
  },
  ask: {
    question: {
      en: 'Did the first messages of today arrive on this phone, and none after them?',
      zh: '这台手机今天是不是先收到了几条，之后就再也没有？',
    },
    look: {
      en: 'Count the pushes of this app that the phone showed since midnight, tests included; a second phone of the same brand should still get its first ones.',
      zh: '数一数今天零点以来这台手机显示过的本应用推送（含测试）；换一台同品牌手机，应该还能收到前几条。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    sources.xiaomiLimits,
    sources.huaweiLimits,
    sources.honorClassification,
    sources.oppoLimits,
    sources.vivoLimits,
    sources.tencentLimits,
    sources.zegoDocs,
  ],
  confidence: 'B',
  check(evidence) {
    if (hasSpoken(evidence, 'H6')) return undefined;
    const allowance = allowanceOf(evidence);
    if (!allowance) return undefined;
    const { text, isCapped } = allowance;
    if (!isCapped) return { state: 'pass', text };
    if (evidence.symptom === 'first-few-then-nothing') return { state: 'fail', text };
    const fate = fateOf(evidence);
    return fate?.topic === 'shown' ? { state: 'pass', text: fate.text, data: fate.data } : { state: 'warn', text };
  },
});
