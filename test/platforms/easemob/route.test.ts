import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { chooseVendor, enabledVendors } from '../../../src/platforms/easemob/route.ts';
import { call, moduleWith, source } from '../../support/project-snapshot.ts';

const all = ['fcm', 'xiaomi', 'huawei', 'meizu', 'oppo', 'vivo', 'honor'];

describe('chooseVendor', () => {
  it.each<[string, boolean, readonly string[], string | undefined]>([
    ['xiaomi', false, all, 'xiaomi'],
    ['redmi', false, all, 'xiaomi'],
    ['xiaomi', true, all, 'fcm'],
    ['huawei', true, all, 'fcm'],
    ['huawei', true, ['huawei'], 'huawei'],
    ['huawei', false, all, 'huawei'],
    ['honor', false, all, 'honor'],
    ['honor', false, ['huawei'], undefined],
    ['realme', false, all, 'oppo'],
    ['oneplus', false, all, 'oppo'],
    ['iqoo', false, all, 'vivo'],
    ['meizu', false, all, 'meizu'],
    ['samsung', true, all, 'fcm'],
    ['samsung', false, all, undefined],
    ['google', true, ['xiaomi'], undefined],
    ['apple', false, [...all, 'apns'], 'apns'],
    ['apple', false, all, undefined],
  ])('%s, Google services %s, enabled %j: %s', (brand, gms, enabled, vendor) => {
    const route = chooseVendor({ brand, gms }, enabled, {});
    expect(route.vendor).toBe(vendor);
    for (const name of placeholders(route.reason.en)) expect(Object.keys(route.data ?? {})).toContain(name);
  });
  it('takes what the app hands to EMPushConfig, not what other SDKs in it have', () => {
    const imports = ['com.hyphenate.push.EMPushConfig'];
    const calls = [call('enableMiPush', ['a', 'b'], { receiver: 'builder' })];
    expect(enabledVendors([moduleWith({ sources: [source({ imports, calls })] })])).toEqual(['xiaomi']);
    expect(enabledVendors([moduleWith({ sources: [source({ imports })] })])).toEqual([]);
    expect(enabledVendors([moduleWith()])).toBeUndefined();
  });
  it('says that FCM hides the phone’s own vendor', () =>
    expect(chooseVendor({ brand: 'xiaomi', gms: true }, all, {}).data).toEqual({ vendor: 'xiaomi' }));
});
