import { verdictOfErrorClass, defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { knownRefusal, type CodeTable } from '../vendor-answer.ts';

const underReview = verdictOfErrorClass['app-state'];

/** The vendor says that the app is not live. */
const notLive: CodeTable<Text> = {
  // https://dev.vivo.com.cn/documentCenter/doc/368
  vivo: {
    '10045': {
      en: '{vendor} refused with {code}: the app is under review, formal messages are not allowed yet.',
      zh: '{vendor} 返回 {code}：应用仍在审核中，暂不允许正式推送。',
    },
    '10302/status-4': {
      en: '{vendor} refused with {code}: a test push went to a phone that is not registered as a test device.',
      zh: '{vendor} 返回 {code}：测试推送发往了未登记为测试设备的手机。',
    },
  },
  // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
  xiaomi: {
    '26006': { en: '{vendor} refused with {code}: the app still has to be reviewed.', zh: '{vendor} 返回 {code}：应用尚待审核。' },
  },
};

/** Answers that an unlisted app gets too, among others. */
const perhapsNotLive: CodeTable<Text> = {
  // https://cloud.tencent.com/document/product/269/139820
  xiaomi: {
    '10031': {
      en: '{vendor} refused with {code} (black list), which an app gets too that is not listed in the Xiaomi store.',
      zh: '{vendor} 返回 {code}（黑名单），应用未在小米应用商店上架时也会如此。',
    },
  },
};

const texts = {
  restricted: {
    en: 'The account says that the app is under review: only test pushes to registered test devices (20 at most) pass.',
    zh: '配置中标明应用仍在审核：只能向已登记的测试设备（最多 20 台）发送测试推送。',
  },
  unknownPhone: {
    en: '{vendor} refused the regId with {code}; while the app is under review, every phone that is not a registered test device gets that answer.',
    zh: '{vendor} 以 {code} 拒绝了该 regId；应用审核期间，未登记为测试设备的手机都会得到此应答。',
  },
  formal: { en: '{vendor} took a formal push, so the app is live.', zh: '{vendor} 已受理正式推送，说明应用已通过审核。' },
} satisfies Record<string, Text>;

/** vivo's mode on the wire: 0 (or absent) formal, 1 test. */
function isFormal(wire: unknown): boolean {
  if (typeof wire !== 'object' || wire === null) return false;
  const mode = 'pushMode' in wire ? wire.pushMode : 0;
  return mode === 0 || mode === '0';
}

export default defineStep({
  id: 'B5',
  phase: 'B',
  question: { en: 'Is the app listed in the vendor’s store and out of review?', zh: '应用是否已在厂商应用商店上架并通过审核？' },
  why: {
    en: 'Before that, vivo delivers only to 20 test devices, OPPO allows 1000 messages a day and no Communication & Service class, and Xiaomi may answer "blacklist".',
    zh: '在此之前，vivo 只向 20 台测试设备下发，OPPO 每天总共 1000 条且不能使用「通讯与服务」类，小米可能返回「黑名单」。',
  },
  needs: ['answer', 'config', 'person'],
  vendors: ['xiaomi', 'vivo', 'oppo'],
  verdict: 'permission',
  fix: {
    en: 'Publish the app in the vendor’s store. Until then test with what the vendor allows: on vivo add the phone under test devices and send with `vendors.vivo.pushMode: 1`; on OPPO stay below 1000 messages a day.',
    zh: '请将应用上架到厂商应用商店。上架前按厂商允许的方式测试：vivo 先在平台添加测试设备，再以 `vendors.vivo.pushMode: 1` 发送；OPPO 每天不超过 1000 条。',
  },
  ask: {
    question: { en: 'Is the app published in the store of this vendor?', zh: '应用是否已在该厂商的应用商店上架？' },
    look: {
      en: 'Search for the app in the store on the phone (GetApps, OPPO App Market, vivo App Store), or look at its state in the developer console: vivo "under review / restricted" (审核中、受限) and OPPO "test right" mean not yet.',
      zh: '在手机的应用商店（小米应用商店、OPPO 软件商店、vivo 应用商店）搜索该应用，或查看开发者平台中的状态：vivo 显示「审核中」「受限」、OPPO 显示「测试权限」即尚未上架。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://cloud.tencent.com/document/product/269/139820',
    'https://github.com/ZEGOCLOUD/docs_all',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560',
  ],
  confidence: 'A',
  check(evidence) {
    const { vendor: id, displayName: vendor, account, push, wire } = evidence;
    const live = knownRefusal(evidence, notLive);
    if (live) return { state: 'fail', verdict: underReview, text: live.value, data: { vendor, code: live.refusal.code } };
    const perhaps = knownRefusal(evidence, perhapsNotLive);
    if (perhaps) return { state: 'warn', verdict: underReview, text: perhaps.value, data: { vendor, code: perhaps.refusal.code } };
    const isRestricted = id === 'vivo' && account !== undefined && 'underReview' in account && account.underReview === true;
    if (isRestricted && push?.code === '10302')
      return { state: 'warn', verdict: underReview, text: texts.unknownPhone, data: { vendor, code: push.code } };
    if (isRestricted) return { state: 'warn', text: texts.restricted };
    return id === 'vivo' && push?.status === 'accepted' && isFormal(wire)
      ? { state: 'pass', text: texts.formal, data: { vendor } }
      : undefined;
  },
});
