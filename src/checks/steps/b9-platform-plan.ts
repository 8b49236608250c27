import { defineStep } from '../../core/step.ts';
import { isPush, platformRefusal, platformTook } from '../facts/platform.ts';

/**
 * Refusals for a plan or service that is missing. Other refusals for rights are about the account that asks.
 *
 * @see https://trtc.io/document/67553
 * @see https://doc.easemob.com/document/server-side/push.html
 * @see https://github.com/ZEGOCLOUD/docs_all
 */
const planCodes = ['60020', '90045', '70398', 'ServiceNotOpenException', '660000028', '100000016', '100000017'];

export default defineStep({
  id: 'B9',
  phase: 'B',
  question: {
    en: 'Is the push service or plan of the IM platform active (Tencent plan and Push plugin, Easemob advanced features, ZEGO edition)?',
    zh: 'IM 平台的推送服务或套餐是否有效（腾讯云 IM 套餐与推送插件、环信高级功能、ZEGO 版本）？',
  },
  why: {
    en: 'Offline push is a paid or separately enabled function at the platforms. When it lapses, messages still arrive online, and only pushes stop.',
    zh: '离线推送在各平台属于付费或需单独开通的功能。到期后在线消息仍正常，只有推送会停止。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'permission',
  fix: {
    en: 'Renew the plan or enable the function: Tencent IM answers 60020 or 90045, Easemob "push service not open" (403), ZEGO 660000028 until then.',
    zh: '请续费或开通相应功能；在此之前腾讯云 IM 返回 60020 或 90045，环信返回 403 “push service not open”，ZEGO 返回 660000028。',
  },
  ask: {
    question: {
      en: 'Does the platform’s console show offline push as active and not expired?',
      zh: '平台控制台中离线推送是否为已开通且未到期？',
    },
    look: {
      en: 'Tencent IM: console > the app > plan and Push. Easemob: console > 功能配置总览 > offline push advanced features (needed for push mode, do-not-disturb, templates). ZEGO: console > project > IM edition.',
      zh: '腾讯云 IM：控制台应用详情的套餐与「推送」。环信：控制台「功能配置总览」的离线推送高级功能（推送方式、免打扰、模板需要）。ZEGO：控制台项目中的即时通讯版本。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139820',
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check(evidence) {
    // A stored message proves nothing: only a call that is a push needs the service.
    const took = evidence.platform && isPush(evidence.platform) ? platformTook(evidence) : undefined;
    return platformRefusal(evidence, { codes: planCodes }) ?? took;
  },
});
