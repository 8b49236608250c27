/** The vendors of mainland China: their services work on their own phones only and know message classes. */
export const domestic = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'] as const;

/** Every vendor that pushes to Android. */
export const android = [...domestic, 'fcm'] as const;

/** The IM platforms. */
export const imPlatforms = ['tencent-im', 'easemob', 'zego'] as const;
