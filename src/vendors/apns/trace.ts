import type { TraceFacet } from '../../core/trace.ts';
import type { ApnsAccount } from './account.ts';

/**
 * APNs has no query for one push; its console shows the delivery log.
 *
 * @see https://developer.apple.com/documentation/usernotifications/viewing-the-status-of-push-notifications-using-metrics-and-apns
 */
export const traceFacet: TraceFacet<ApnsAccount> = {
  offered: false,
  where: {
    en: 'icloud.developer.apple.com > Push Notifications Console > Delivery Log, by the `apns-unique-id` that only the sandbox answers with (kept 7 days). Metrics there count delivered, stored and discarded pushes with reasons.',
    zh: 'icloud.developer.apple.com 的 Push Notifications Console > Delivery Log，按 `apns-unique-id` 查询（仅沙盒环境返回，保留 7 天）。Metrics 中有已送达、已存储与已丢弃的数量及原因。',
  },
  receipt: {
    en: 'APNs sends no receipts: a notification service extension in the app can confirm the arrival. A dead token answers the send itself with 410 and a timestamp.',
    zh: 'APNs 没有回执：可由应用的通知服务扩展上报到达情况。token 失效时发送接口直接返回 410 与时间戳。',
  },
  source: 'https://developer.apple.com/documentation/usernotifications/viewing-the-status-of-push-notifications-using-metrics-and-apns',
  confidence: 'A',
};
