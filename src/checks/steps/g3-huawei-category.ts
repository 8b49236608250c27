import { valueAt } from '../../core/pointer.ts';
import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { citing, findingsOf, isLinted, pushForm, quietClass, refusalForetold, refusalWith, wireText } from '../message-evidence.ts';

/** High importance without its right. @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197 */
const rightCodes = { huawei: ['80300011'] };

const texts = {
  right: {
    en: 'HUAWEI answered {code}: the app may not send notifications of high importance, which need a right of their own.',
    zh: '华为返回 {code}：应用无权发送高优先级通知，需单独申请该权益。',
  },
  capped: {
    en: 'HUAWEI’s receipt says 256: the push counted as marketing, and the phone’s allowance of the day was used up.',
    zh: '华为回执状态为 256：推送被按资讯营销类处理，且该设备当天的额度已用完。',
  },
  noNotification: { en: 'The push is no notification, so it has no class.', zh: '该推送不是通知消息，没有分类问题。' },
  marketing: {
    en: 'The message is MARKETING (资讯营销): shown silently and folded away, 2 a day on one phone (licensed news apps 5).',
    zh: '消息属于 MARKETING（资讯营销类）：静默、折叠展示，单设备每天 2 条（有新闻资质的应用 5 条）。',
  },
  granted: {
    en: 'The category is {category}, and by the config the app holds the self-classification right.',
    zh: 'category 为 {category}，且配置表明应用已开通消息自分类权益。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G3',
  phase: 'G',
  question: {
    en: 'HUAWEI: is the category set, and has the self-classification right been granted?',
    zh: '华为：是否设置了 category，且已获批消息自分类权益？',
  },
  why: {
    en: 'HUAWEI believes the category only of apps that hold the right (自分类权益). Everybody else’s messages are taken and treated as marketing without a word: silent, folded, 2 to 5 a phone and day, the rest dropped (receipt 256). Older guides still tell of smart classification, which is retired.',
    zh: '只有开通了自分类权益的应用，华为才认可其声明的 category；其余消息照常受理，但一律按资讯营销类处理：静默、折叠，单设备每天 2 至 5 条，超出即丢弃（回执 256），且没有任何提示。旧资料中提到的“智能分类”已停用。',
  },
  needs: ['message', 'config', 'answer', 'person'],
  vendors: ['huawei'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Set `kind` in the message (or `category`, e.g. `IM`), and apply for the self-classification right in AppGallery Connect > Push Kit > Settings. Until then test with test messages (`target_user_type: 1`), which are not capped per phone.',
    zh: '为消息设置 `kind`（或 `category`，如 `IM`），并在 AppGallery Connect“推送服务 > 配置”中申请消息自分类权益。获批前请用测试消息（`target_user_type: 1`）测试，不受单设备条数限制。',
  },
  ask: {
    question: { en: 'Has HUAWEI approved the self-classification right for this app?', zh: '该应用的消息自分类权益是否已获华为批准？' },
    look: {
      en: 'AppGallery Connect > your project > Grow > Push Kit > Settings: the state of the self-classification right (消息自分类权益), for exactly this app and for the category that you send.',
      zh: 'AppGallery Connect > 我的项目 > 增长 > 推送服务 > 配置：查看“消息自分类权益”的状态，注意须是当前应用，且包含所发送的分类。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/message-classification-0000001149358835',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/message-restriction-description-0000001361648361',
    'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-apply-right',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const code = refusalWith(evidence, rightCodes);
    if (code !== undefined) return { state: 'fail', text: texts.right, data: { code }, verdict: 'permission' };
    const category = wireText(evidence, '/body/message/android/category', '/body/payload/notification/category');
    const isMarketing = category === 'MARKETING';
    if (/\b256\b/.test(evidence.trace?.reason ?? ''))
      return { state: 'fail', text: texts.capped, ...(isMarketing ? { verdict: 'quota' } : {}) };
    if (!isLinted(evidence)) return undefined;
    if (pushForm(evidence) !== 'shows') return { state: 'not-applicable', text: texts.noNotification };
    const foretold = refusalForetold(evidence, ['huawei/category-unknown']);
    if (foretold) return foretold;
    const [untrusted] = findingsOf(evidence, ['huawei/category-missing', 'huawei/category-right']);
    if (untrusted) return citing(untrusted, untrusted.severity === 'error' ? 'fail' : quietClass(evidence));
    if (isMarketing) return { state: evidence.symptom === 'silent-in-drawer' ? 'fail' : 'pass', text: texts.marketing };
    if (category !== undefined && valueAt(evidence.account, '/selfClassification') === true)
      return { state: 'pass', text: texts.granted, data: { category } };
    return undefined;
  },
});
