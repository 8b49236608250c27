import type { DeviceEvidence } from '../../core/step.ts';

/** Whose phone it is: a vendor id, `apple`, or `other` for an Android brand without a push service of its own. */
export type Brand = 'huawei' | 'honor' | 'xiaomi' | 'oppo' | 'vivo' | 'meizu' | 'apple' | 'other';

// HONOR stands before HUAWEI, and both before what only looks like a model: older HONOR phones carry both names.
const brands: readonly (readonly [Brand, RegExp])[] = [
  ['apple', /\biphone|\bipad/i],
  ['honor', /\bhonor\b|荣耀|magic ?os|magic ?ui/i],
  ['huawei', /huawei|华为|\bemui\b|harmony ?os|鸿蒙/i],
  ['xiaomi', /xiaomi|小米|redmi|红米|\bpoco\b|\bmiui\b|hyper ?os|澎湃/i],
  ['oppo', /\boppo\b|one ?plus|一加|realme|真我|color ?os|oxygen ?os/i],
  ['vivo', /\bvivo\b|\biqoo\b|funtouch|origin ?os/i],
  ['meizu', /meizu|魅族|flyme/i],
  ['other', /\bpixel\b|samsung|galaxy|三星|motorola|\bsony\b|\bnokia\b|nothing phone|\basus\b|\bzte\b|中兴|lenovo|联想/i],
];

/** The brand by model and system name; undefined where they do not tell. */
export function brandOf(device: DeviceEvidence | undefined): Brand | undefined {
  if (!device) return undefined;
  if (device.ios !== undefined) return 'apple';
  const told = `${device.model ?? ''} ${device.rom ?? ''}`;
  return brands.find(([, pattern]) => pattern.test(told))?.[0];
}

/** Where the phone's system is meant to be used; undefined where its name does not tell. */
export function romRegion(device: DeviceEvidence | undefined): 'overseas' | 'mainland' | undefined {
  const told = `${device?.rom ?? ''} ${device?.model ?? ''}`;
  if (/\b(?:global|international|intl|overseas|eea|europe|india|eu)\b|国际版|海外|全球版|欧版/i.test(told)) return 'overseas';
  return /\b(?:china|mainland|cn)\b|国行|大陆|国内版/i.test(told) ? 'mainland' : undefined;
}
