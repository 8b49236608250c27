/** The vendors' ids and names: plain data, so that the command line can be read without loading any vendor. */
export const vendorNames = [
  { id: 'fcm', displayName: 'FCM', aliases: ['firebase', 'google'] },
  { id: 'apns', displayName: 'APNs', aliases: ['apple', 'ios'] },
  { id: 'xiaomi', displayName: 'Xiaomi', aliases: ['mi', 'mipush', 'redmi', 'poco'] },
  { id: 'oppo', displayName: 'OPPO', aliases: ['oneplus', 'realme', 'heytap'] },
] as const;

export type VendorId = (typeof vendorNames)[number]['id'];
