import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/meizu/project/index.ts';
import { readSource } from '../../../src/project/source.ts';
import { sourceText } from '../../../src/project/text.ts';
import {
  call,
  component,
  constant,
  dependency,
  filter,
  keepRule,
  manifest,
  metaData,
  moduleWith,
  place,
  read,
  snapshot,
  source,
  sourceClass,
  unread,
} from '../../support/project-snapshot.ts';
import { projectFacetTest } from '../../support/project-test.ts';

const at = place('app/src/main/AndroidManifest.xml', 3);
const sdk = dependency('com.meizu.flyme.internet:push-internal:5.0.3');
const tpns = dependency('com.tencent.tpns:meizu:1.3.3.3-release');
const easemob = dependency('io.hyphenate:hyphenate-chat:4.8.1');
const account = {
  appId: '113616',
  appKey: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  appSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  packageName: 'com.example.shop',
};

const used = (...names: string[]) => names.map((value) => ({ value, at, sourceSet: 'main', attributes: {} }));
const declared = (...names: string[]) => names.map((value) => ({ value, protectionLevel: 'signature', at, sourceSet: 'main' }));
const flyme = ['com.meizu.flyme.push.permission.RECEIVE', 'com.meizu.c2dm.permission.RECEIVE'];
const ownOf = (name: string) => [`${name}.push.permission.MESSAGE`, `${name}.permission.C2D_MESSAGE`];

const actions = [
  'com.meizu.flyme.push.intent.MESSAGE',
  'com.meizu.flyme.push.intent.REGISTER.FEEDBACK',
  'com.meizu.flyme.push.intent.UNREGISTER.FEEDBACK',
  'com.meizu.c2dm.intent.REGISTRATION',
  'com.meizu.c2dm.intent.RECEIVE',
];
const receiver = component('receiver', 'com.example.shop.MzReceiver', {
  exported: true,
  filters: [filter(actions, { categories: [{ value: '${applicationId}', at }] })],
});
const receiverClass = sourceClass(receiver.name, {
  superTypes: ['com.meizu.cloud.pushsdk.MzPushMessageReceiver'],
  methods: [{ value: 'onRegisterStatus', at }],
});
const registerWith = (id: string, key: string) =>
  source({
    imports: ['com.meizu.cloud.pushsdk.PushManager'],
    calls: [call('register', [{ code: 'this' }, id, key], { receiver: 'PushManager' })],
  });

describe('detection', () => {
  const detect = (app: Parameters<typeof moduleWith>[0]) => {
    const project = snapshot({ modules: [moduleWith(app)] });
    return projectFacet.detect(project, project.modules[0]!, project.modules);
  };

  it('finds nothing in an empty project', () => expect(detect({})).toEqual({ state: 'none', found: [], missing: [] }));

  it('finds the whole', () =>
    expect(
      detect({
        dependencies: [sdk],
        manifest: manifest({ components: [receiver] }),
        sources: [registerWith(account.appId, account.appKey)],
      }),
    ).toMatchObject({ state: 'whole', version: '5.0.3' }));

  it('takes a platform’s artifact for the whole', () => expect(detect({ dependencies: [tpns], sources: [source()] }).state).toBe('whole'));

  it('does not take another PushManager for Meizu’s', () =>
    expect(detect({ sources: [source({ calls: [call('register', [], { receiver: 'PushManager' })] })] }).state).toBe('none'));

  it('names what is missing', () =>
    expect(detect({ dependencies: [sdk], sources: [source()] })).toMatchObject({ state: 'half', missing: [{}, {}] }));
});

projectFacetTest('meizu', projectFacet, {
  'app-secret-in-app': {
    innocent: [
      { name: 'the appKey', account, app: { sources: [registerWith(account.appId, account.appKey)] } },
      {
        name: 'a sample text, and a name by which the secret is looked up',
        app: {
          sources: [
            source({ constants: [constant('MEIZU_APP_SECRET', 'your_app_secret_1'), constant('MEIZU_APP_SECRET', 'push_app_secret')] }),
          ],
        },
      },
    ],
    guilty: [
      {
        name: 'a constant with the name of the secret',
        app: { sources: [source({ constants: [constant('MEIZU_APP_SECRET', 'a1B2c3D4e5F6g7H8')] })] },
        problems: [{ messageId: 'named', data: { name: 'MEIZU_APP_SECRET' }, severity: 'warn' }],
      },
      {
        name: 'the appSecret in code',
        account,
        app: { sources: [source({ constants: [constant('S', account.appSecret)] })] },
        problems: [{ messageId: 'found', severity: 'error' }],
      },
    ],
  },
  'application-id': {
    innocent: [
      { name: 'the registered package', account },
      { name: 'an applicationId that only the build knows', account, app: { applicationId: unread('appId()') } },
    ],
    guilty: [
      { name: 'another package', account: { ...account, packageName: 'com.example.store' }, problems: [{ messageId: 'other' }] },
      { name: 'a suffix', account, app: { applicationId: read('com.example.shop.beta') }, problems: [{ messageId: 'suffix' }] },
    ],
  },
  'click-in-manifest': {
    innocent: [
      {
        name: 'an activity that is not exported, since the SDK starts it',
        account,
        message: { click: { open: 'activity', activity: 'com.example.shop.Chat' } },
        app: { manifest: manifest({ components: [component('activity', 'com.example.shop.Chat', { exported: false })] }) },
      },
      { name: 'a web page', account, message: { click: { open: 'url', url: 'https://shop.example/sale' } } },
    ],
    guilty: [
      {
        name: 'an activity that nobody declares',
        account,
        message: { click: { open: 'activity', activity: 'com.example.shop.Chat' } },
        problems: [{ messageId: 'unknownActivity' }],
      },
      {
        name: 'a link of the app that no filter takes',
        account,
        message: { click: { open: 'url', url: 'shop://chat/7' } },
        problems: [{ messageId: 'noFilter', data: { target: 'shop://chat/7' } }],
      },
    ],
  },
  'client-keys': {
    innocent: [
      { name: 'the config’s own', account, app: { sources: [registerWith(account.appId, account.appKey)] } },
      {
        name: 'digits behind letters',
        account,
        app: { manifest: manifest({ metaData: [metaData('MEIZU_APPID', 'MZ-113616'), metaData('MEIZU_APPKEY', `MZ-${account.appKey}`)] }) },
      },
    ],
    guilty: [
      { name: 'swapped arguments', app: { sources: [registerWith(account.appKey, account.appId)] }, problems: [{ messageId: 'swapped' }] },
      {
        name: 'ids of another app',
        account,
        app: { sources: [registerWith('113617', 'ffffffffffffffffffffffffffffffff')] },
        problems: [{ messageId: 'otherId', data: { found: '113617' } }, { messageId: 'otherKey' }],
      },
      {
        name: 'plain digits in meta-data',
        account,
        app: { manifest: manifest({ metaData: [metaData('MEIZU_APPID', '113616')] }) },
        problems: [{ messageId: 'coerced', severity: 'warn' }],
      },
    ],
  },
  'keep-rules': {
    innocent: [
      { name: 'Meizu’s rule', app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-keep class com.meizu.** { *; }')] } },
      {
        name: 'nothing that is shrunk or renamed',
        app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-dontshrink'), keepRule('-dontobfuscate')] },
      },
      { name: 'a debug build', release: false, app: { dependencies: [sdk] } },
    ],
    guilty: [
      {
        name: 'only -dontwarn',
        app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-dontwarn com.meizu.**')] },
        problems: [{ messageId: 'lost' }],
      },
    ],
  },
  permissions: {
    innocent: [
      {
        name: 'all of them',
        app: {
          dependencies: [sdk],
          manifest: manifest({
            usesPermissions: used(...flyme, ...ownOf('${applicationId}')),
            permissions: declared(...ownOf('${applicationId}')),
          }),
        },
      },
      { name: 'none, as the AAR may bring them', app: { dependencies: [sdk] } },
      {
        name: 'Google’s old C2D_MESSAGE',
        app: {
          dependencies: [sdk],
          manifest: manifest({ usesPermissions: used('com.other.permission.C2D_MESSAGE', 'com.google.android.c2dm.permission.RECEIVE') }),
        },
      },
    ],
    guilty: [
      {
        name: 'the sample’s package',
        app: {
          dependencies: [sdk],
          manifest: manifest({
            usesPermissions: used(...flyme, ...ownOf('com.meizupush.demo')),
            permissions: declared(...ownOf('com.meizupush.demo')),
          }),
        },
        problems: [
          { messageId: 'foreign', severity: 'error' },
          { messageId: 'foreign' },
          { messageId: 'foreign' },
          { messageId: 'foreign', data: { package: 'com.example.shop' } },
        ],
      },
      {
        name: 'one that is used and not declared, and two that are missing',
        app: {
          dependencies: [sdk],
          manifest: manifest({ usesPermissions: used(flyme[0]!, ownOf('com.example.shop')[0]!) }),
        },
        problems: [
          { messageId: 'missing', data: { permission: flyme[1] } },
          { messageId: 'undeclared', data: { permission: 'com.example.shop.push.permission.MESSAGE' } },
          { messageId: 'missing', data: { permission: 'com.example.shop.permission.C2D_MESSAGE' } },
        ],
      },
      {
        name: 'a leftover beside the right one',
        app: {
          dependencies: [sdk],
          manifest: manifest({
            usesPermissions: used(...flyme, ...ownOf('com.example.shop'), 'com.demo.permission.C2D_MESSAGE'),
            permissions: declared(...ownOf('com.example.shop')),
          }),
        },
        problems: [{ messageId: 'leftover', severity: 'info' }],
      },
    ],
  },
  receiver: {
    innocent: [
      {
        name: 'one as documented',
        app: { dependencies: [sdk], manifest: manifest({ components: [receiver] }), sources: [source({ classes: [receiverClass] })] },
      },
      {
        name: 'the same in two source sets',
        app: { manifest: manifest({ components: [receiver, { ...receiver, sourceSet: 'release' }] }) },
      },
      { name: 'a platform’s artifact', app: { dependencies: [tpns] } },
      { name: 'Easemob’s own', app: { dependencies: [sdk, easemob] } },
    ],
    guilty: [
      { name: 'none', app: { dependencies: [sdk] }, problems: [{ messageId: 'missing' }] },
      {
        name: 'one that is not declared',
        app: { dependencies: [sdk], sources: [source({ classes: [receiverClass] })] },
        problems: [{ messageId: 'undeclared' }],
      },
      {
        name: 'two',
        app: { manifest: manifest({ components: [receiver, { ...receiver, name: 'com.example.shop.Second' }] }) },
        problems: [{ messageId: 'several', data: { count: 2 } }],
      },
      {
        name: 'a closed one with a foreign category',
        app: {
          manifest: manifest({
            components: [
              { ...receiver, exported: false, filters: [filter(actions, { categories: [{ value: 'com.meizupush.demo', at }] })] },
            ],
          }),
        },
        problems: [{ messageId: 'closed' }, { messageId: 'category', data: { found: 'com.meizupush.demo', package: 'com.example.shop' } }],
      },
      {
        name: 'one without the two actions that count',
        app: { manifest: manifest({ components: [{ ...receiver, filters: [filter([actions[2]!])] }] }) },
        problems: [{ messageId: 'action' }, { messageId: 'noRegister' }, { messageId: 'noCategory' }],
      },
      {
        name: 'one with a plain parent',
        app: {
          manifest: manifest({ components: [receiver] }),
          sources: [source({ classes: [sourceClass(receiver.name, { superTypes: ['BroadcastReceiver'] })] })],
        },
        problems: [{ messageId: 'parent' }],
      },
    ],
  },
  'register-status': {
    innocent: [
      { name: 'the callback', app: { sources: [source({ classes: [receiverClass] })] } },
      { name: 'getPushId', app: { sources: [source({ classes: [{ ...receiverClass, methods: [] }], calls: [call('getPushId')] })] } },
    ],
    guilty: [
      {
        name: 'no callback',
        app: { sources: [source({ classes: [{ ...receiverClass, methods: [] }] })] },
        problems: [{ messageId: 'notTaken' }],
      },
    ],
  },
  registration: {
    innocent: [
      { name: 'a call', app: { dependencies: [sdk], sources: [registerWith(account.appId, account.appKey)] } },
      {
        name: 'a call through a wildcard import',
        app: { dependencies: [sdk], sources: [source({ calls: [call('register', [], { receiver: 'PushManager' })] })] },
      },
      { name: 'an IM platform that registers', app: { dependencies: [sdk, easemob], sources: [source()] } },
      {
        name: 'a call by another name of the import',
        app: {
          dependencies: [sdk],
          sources: [
            readSource(
              sourceText(
                'A.kt',
                'import com.meizu.cloud.pushsdk.PushManager as MzPush\nclass A { fun a() { MzPush.register(this, "1", "2") } }',
              ),
              'main',
            ),
          ],
        },
      },
    ],
    guilty: [
      {
        name: 'a call of something else by that name',
        app: {
          dependencies: [sdk],
          sources: [readSource(sourceText('A.kt', 'import a.Bus as MzPush\nclass A { fun a() { MzPush.register(this) } }'), 'main')],
        },
        problems: [{ messageId: 'missing' }],
      },
      { name: 'no call', app: { dependencies: [sdk], sources: [source()] }, problems: [{ messageId: 'missing', severity: 'warn' }] },
    ],
  },
  'sdk-present': {
    innocent: [
      { name: 'the artifact', account, app: { dependencies: [sdk] } },
      { name: 'an unread notation', account, app: { dependencies: [dependency('libs.meizu', { kind: 'maven' })] } },
    ],
    guilty: [
      { name: 'a receiver without an SDK', app: { manifest: manifest({ components: [receiver] }) }, problems: [{ messageId: 'missing' }] },
      { name: 'an account without anything', account, integrated: [], problems: [{ messageId: 'absent', severity: 'warn' }] },
    ],
  },
  'sdk-version': {
    innocent: [
      { name: 'a version of Maven Central', app: { dependencies: [sdk] } },
      {
        name: 'a version that only the build knows',
        app: { dependencies: [dependency('com.meizu.flyme.internet:push-internal', { version: unread('meizu') })] },
      },
    ],
    guilty: [
      {
        name: 'a version of JCenter',
        app: { dependencies: [dependency('com.meizu.flyme.internet:push-internal:3.8.7')] },
        problems: [{ messageId: 'jcenterOnly', data: { version: '3.8.7' } }],
      },
    ],
  },
});
