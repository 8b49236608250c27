import type { TraceFacet } from '../../core/trace.ts';
import type { HuaweiAccount } from './account.ts';

/**
 * HUAWEI has no query for the state of a message, neither for Android nor for HarmonyOS.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/msg-receipt-guide-0000001050040176
 */
export const traceFacet: TraceFacet<HuaweiAccount> = {
  offered: false,
  where: {
    en: 'AppGallery Connect > Grow > Push Kit: the push report and the message tracing, by requestId and token. That tracing takes both is not confirmed.',
    zh: 'AppGallery Connect「增长 → 推送服务」中的推送报告与消息跟踪，按 requestId 与 token 查询（消息跟踪的查询条件未经证实）。',
  },
  receipt: {
    en: 'Configure receipts under Push Kit > Settings: `status` 0 is delivered, 2 and 5 a dead token, 6 notifications off, 102 and 256 a limit; every other value has its meaning, see `push-check explain huawei -`.',
    zh: '在「推送服务 → 配置」中设置回执：`status` 0 为送达，2、5 为 token 失效，6 为通知关闭，102、256 为限额；其他取值可用 `push-check explain huawei -` 解释。',
  },
  source: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/msg-receipt-guide-0000001050040176',
  confidence: 'A',
};
