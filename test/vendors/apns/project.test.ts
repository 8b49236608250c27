import { describe, expect, it } from 'vitest';
import type { IosTarget } from '../../../src/core/project.ts';
import { projectFacet } from '../../../src/vendors/apns/project/index.ts';
import { dependency, moduleWith, place, snapshot } from '../../support/project-snapshot.ts';
import { projectFacetTest } from '../../support/project-test.ts';

const entitled = (value?: string): IosTarget => ({
  entitlements: {
    file: 'ios/App/App.entitlements',
    ...(value !== undefined && { apsEnvironment: { value, at: place('ios/App/App.entitlements', 6) } }),
  },
});
const plist = (modes: readonly string[], bundleId?: string): IosTarget => ({
  infoPlist: {
    file: 'ios/App/Info.plist',
    backgroundModes: modes.map((value) => ({ value, at: place('ios/App/Info.plist', 9) })),
    ...(bundleId !== undefined && { bundleId: { value: bundleId, at: place('ios/App/Info.plist', 5) } }),
  },
});
const ios = (...targets: IosTarget[]) => ({ ios: targets });
const account = { environment: 'production', bundleId: 'com.example.shop', credential: { type: 'key' } };

describe('detection', () => {
  const detect = (...targets: IosTarget[]) => projectFacet.detect(snapshot(ios(...targets)), moduleWith(), [moduleWith()]);

  it('sees nothing in an app without pushes', () => expect(detect(plist(['audio']), entitled()).state).toBe('none'));
  it('sees the whole', () =>
    expect(detect(entitled('development'), plist(['remote-notification']))).toMatchObject({ state: 'whole', found: [{}, {}] }));
  it('sees a half without the entitlement', () =>
    expect(detect(plist(['remote-notification']))).toMatchObject({ state: 'half', missing: [{}] }));
});

projectFacetTest('apns', projectFacet, {
  entitlement: {
    innocent: [
      { name: 'the entitlement', project: ios(entitled('development'), plist(['remote-notification'])) },
      { name: 'an extension without it', project: ios(entitled('development'), entitled(), plist(['remote-notification'])) },
      { name: 'a build setting', project: ios(entitled('$(APS_ENVIRONMENT)')) },
      {
        name: 'a platform, and no entitlements to look at',
        app: { dependencies: [dependency('com.tencent.timpush:timpush:8.8.7357')] },
        project: ios(plist(['audio'])),
      },
      { name: 'an app without pushes', project: ios(entitled(), plist(['audio'])) },
    ],
    guilty: [
      {
        name: 'a background mode without the entitlement',
        project: ios(entitled(), plist(['audio', 'remote-notification'])),
        problems: [
          { messageId: 'missing', data: { mode: 'remote-notification' }, at: { file: 'ios/App/Info.plist', line: 9 }, severity: 'error' },
        ],
      },
      {
        name: 'entitlements without it beside a platform',
        app: { dependencies: [dependency('com.tencent.timpush:timpush:8.8.7357')] },
        project: ios(entitled(), plist(['audio'])),
        problems: [{ messageId: 'bare', at: { file: 'ios/App/App.entitlements' }, severity: 'warn' }],
      },
      { name: 'another word', project: ios(entitled('sandbox')), problems: [{ messageId: 'value', data: { value: 'sandbox' } }] },
    ],
  },

  environment: {
    innocent: [
      { name: 'production', project: ios(entitled('production')), account },
      { name: 'development and sandbox', project: ios(entitled('development')), account: { ...account, environment: 'sandbox' } },
      { name: 'a build setting', project: ios(entitled('$(APS_ENVIRONMENT)')), account },
      { name: 'files for both builds', project: ios(entitled('development'), entitled('production')), account },
      { name: 'no account', project: ios(entitled('development')) },
    ],
    guilty: [
      {
        name: 'development, which signing may still change',
        project: ios(entitled('development')),
        account,
        problems: [{ messageId: 'development', severity: 'info' }],
      },
      {
        name: 'production against the sandbox',
        project: ios(entitled('production')),
        account: { ...account, environment: 'sandbox' },
        problems: [{ messageId: 'production', at: { line: 6 }, severity: 'warn' }],
      },
    ],
  },

  'bundle-id': {
    innocent: [
      { name: 'the same id', project: ios(plist([], 'com.example.shop')), account },
      { name: 'a build setting', project: ios(plist([], '$(PRODUCT_BUNDLE_IDENTIFIER)')), account },
      {
        name: 'the id of an extension beside the app’s',
        project: ios(plist([], 'com.example.shop.widget'), plist([], 'com.example.shop')),
        account,
      },
      { name: 'the id of an extension beside an unknown one', project: ios(plist([], 'com.example.other.widget'), plist([])), account },
    ],
    guilty: [
      {
        name: 'another id',
        project: ios(plist([], 'com.example.other')),
        account,
        problems: [{ messageId: 'differs', data: { configured: 'com.example.shop', actual: 'com.example.other' }, severity: 'error' }],
      },
    ],
  },

  'background-mode': {
    innocent: [
      { name: 'an alert', project: ios(plist([])), account, message: { title: 'Order', body: 'Sent' } },
      { name: 'a silent push with the mode', project: ios(plist(['remote-notification'])), account, message: { data: { id: '1' } } },
      {
        name: 'a silent push, and no Info.plist to look at',
        project: ios(entitled('development')),
        account,
        message: { data: { id: '1' } },
      },
    ],
    guilty: [
      {
        name: 'a silent push',
        project: ios(plist(['audio'])),
        account,
        message: { data: { id: '1' } },
        problems: [{ messageId: 'missing', data: { type: 'background', mode: 'remote-notification' } }],
      },
    ],
  },
});
