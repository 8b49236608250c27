import type { ReceiptFacet } from '../../core/receipt.ts';

/**
 * FCM sends no receipts.
 *
 * @see https://firebase.google.com/docs/cloud-messaging/understand-delivery
 */
export const receiptFacet: ReceiptFacet = {
  offered: false,
  how: {
    en: 'FCM sends no receipts: use the reports in the Firebase console, the BigQuery export, or let the app confirm what it received.',
    zh: 'FCM 不发送回执：请使用 Firebase 控制台的报告、BigQuery 导出，或由应用自行上报接收情况。',
  },
  recognise: () => undefined,
  samples: [],
};
