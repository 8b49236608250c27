import { defineStep } from '../../core/step.ts';
import { platformRefusal, platformTook } from '../facts/platform.ts';
import { imPlatforms } from '../facts/groups.ts';
import { sources } from '../facts/sources.ts';

/** Limits of something else: the failures of a certificate (B7), the accounts of a free edition (B9), the length of a mute list. */
const otherLimits = ['notifier out of limit', '70398', '660800030'];

export default defineStep({
  id: 'H10',
  phase: 'H',
  question: { en: 'Does the IM platform limit the rate of pushes?', zh: '是否触发了 IM 平台的推送频率限制？' },
  why: {
    en: 'Platforms limit their push calls far below the vendors: Easemob one synchronous push a second and three tasks in five minutes, Tencent one push to all a second and 100 a day, ZEGO 100 broadcasts in 24 hours.',
    zh: '平台推送接口的限制远比厂商严格：环信同步推送每秒 1 次、5 分钟 3 个任务；腾讯全员推送每秒 1 次、每天 100 次；ZEGO 全员推送 24 小时 100 次。',
  },
  needs: ['platform'],
  platforms: imPlatforms,
  verdict: 'quota',
  fix: {
    en: 'Slow down and retry, use the asynchronous or batch interface where the platform has one, or ask its sales for a higher limit.',
    zh: '降低频率后重试；平台有异步或批量接口时改用它们，或联系平台商务提升限额。',
  },
  sources: [sources.easemobLimits, sources.tencentTriage, sources.zegoDocs],
  confidence: 'A',
  check(evidence) {
    const ofPush = platformRefusal(evidence, { classes: ['quota'], except: otherLimits, of: 'push' });
    if (ofPush) return ofPush;
    // A question that came too often passes by itself and keeps no push back.
    const ofQuery = platformRefusal(evidence, { classes: ['quota'], except: otherLimits, of: 'query' });
    return ofQuery ? { ...ofQuery, state: 'warn' } : platformTook(evidence);
  },
});
