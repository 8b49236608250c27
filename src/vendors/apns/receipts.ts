import type { ReceiptFacet } from '../../core/receipt.ts';

/**
 * APNs sends no receipts.
 *
 * @see https://developer.apple.com/documentation/usernotifications/viewing-the-status-of-push-notifications-using-metrics-and-apns
 */
export const receiptFacet: ReceiptFacet = {
  offered: false,
  how: {
    en: 'APNs sends no receipts: use the Delivery Log and the metrics of the Push Notifications Console, or a notification service extension that reports the arrival.',
    zh: 'APNs 不发送回执：请使用 Push Notifications Console 的 Delivery Log 与 Metrics，或通过通知服务扩展上报到达情况。',
  },
  recognise: () => undefined,
  samples: [],
};
