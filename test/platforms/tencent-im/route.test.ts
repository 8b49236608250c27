import { describe, expect, it } from 'vitest';
import { placeholders, render } from '../../../src/core/text.ts';
import { chooseVendor, enabledVendors } from '../../../src/platforms/tencent-im/route.ts';
import { constant, dependency, moduleWith, source } from '../../support/project-snapshot.ts';

const all = ['xiaomi', 'huawei', 'honor', 'oppo', 'vivo', 'meizu', 'fcm', 'apns'];
const rows: [string, { brand: string; gms?: boolean; enabled?: string[]; forceFcm?: boolean }, string | undefined][] = [
  ['xiaomi', { brand: 'xiaomi' }, 'xiaomi'],
  ['a Xiaomi abroad', { brand: 'xiaomi', gms: true }, 'xiaomi'],
  ['a Xiaomi forced to FCM', { brand: 'xiaomi', gms: true, forceFcm: true }, 'fcm'],
  ['a Xiaomi forced to FCM without Google', { brand: 'xiaomi', forceFcm: true }, undefined],
  ['redmi', { brand: 'redmi' }, 'xiaomi'],
  ['honor', { brand: 'honor' }, 'honor'],
  ['huawei', { brand: 'huawei' }, 'huawei'],
  ['meizu', { brand: 'meizu' }, 'meizu'],
  ['oppo', { brand: 'oppo' }, 'oppo'],
  ['realme', { brand: 'realme' }, 'oppo'],
  ['oneplus', { brand: 'oneplus' }, 'oppo'],
  ['vivo', { brand: 'vivo' }, 'vivo'],
  ['iqoo', { brand: 'iqoo' }, 'vivo'],
  ['samsung with Google', { brand: 'samsung', gms: true }, 'fcm'],
  ['samsung without Google', { brand: 'samsung' }, undefined],
  ['google without FCM', { brand: 'google', gms: true, enabled: ['xiaomi'] }, undefined],
  ['vivo without vivo', { brand: 'vivo', gms: true, enabled: ['fcm'] }, undefined],
  ['apple', { brand: 'apple' }, 'apns'],
  ['apple without APNs', { brand: 'apple', enabled: ['fcm'] }, undefined],
  ['a brand of that name', { brand: 'constructor', gms: true }, 'fcm'],
];

it('of TIMPush those are enabled that have its package, of the older component those with a certificate id', () => {
  const dependencies = ['timpush', 'xiaomi', 'fcm'].map((name) => dependency(`com.tencent.timpush:${name}:8.8.7357`));
  expect(enabledVendors([moduleWith({ dependencies: [...dependencies, dependency('com.hihonor.mcs:push:8.0')] })])).toEqual([
    'xiaomi',
    'fcm',
  ]);
  expect(enabledVendors([moduleWith({ sources: [source({ constants: [constant('OPPO_PUSH_BUZID', '12345')] })] })])).toEqual(['oppo']);
  expect(enabledVendors([moduleWith()])).toBeUndefined();
});

describe('a phone', () => {
  it.each(rows)('%s', (_, { brand, gms = false, enabled = all, forceFcm }, vendor) => {
    const route = chooseVendor({ brand, gms }, enabled, forceFcm === undefined ? {} : { forceFcm });
    expect(route.vendor).toBe(vendor);
    expect(placeholders(route.reason.zh)).toEqual(placeholders(route.reason.en));
    expect(render(route.reason, 'en', route.data)).not.toMatch(/\{\w+\}/);
  });
  it('whose brand only shares a manufacturer is less sure', () =>
    expect(['redmi', 'iqoo', 'xiaomi'].map((brand) => chooseVendor({ brand, gms: false }, all, {}).confidence)).toEqual(['?', '?', 'A']));
});
