/** The IM platforms: plain data, so that help and parsing load none of them. */
export const platformNames = [
  { id: 'tencent-im', displayName: 'Tencent IM', aliases: ['tencent', 'tim', 'im'] },
  { id: 'easemob', displayName: 'Easemob', aliases: ['huanxin', 'hyphenate'] },
  { id: 'zego', displayName: 'ZEGO', aliases: ['zim', 'zegocloud'] },
] as const;

export type PlatformId = (typeof platformNames)[number]['id'];
