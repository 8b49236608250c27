/** The vendors' ids and names: plain data, so that the command line can be read without loading any vendor. */
export const vendorNames = [
  { id: 'fcm', displayName: 'FCM', aliases: ['firebase', 'google'] },
  { id: 'apns', displayName: 'APNs', aliases: ['apple', 'ios'] },
  { id: 'huawei', displayName: 'HUAWEI', aliases: ['hms', 'harmony', 'harmonyos'] },
  { id: 'honor', displayName: 'HONOR', aliases: [] },
  { id: 'xiaomi', displayName: 'Xiaomi', aliases: ['mi', 'mipush', 'redmi', 'poco'] },
  { id: 'oppo', displayName: 'OPPO', aliases: ['oneplus', 'realme', 'heytap'] },
  { id: 'vivo', displayName: 'vivo', aliases: ['iqoo'] },
  { id: 'meizu', displayName: 'Meizu', aliases: ['flyme'] },
] as const;

export type VendorId = (typeof vendorNames)[number]['id'];
