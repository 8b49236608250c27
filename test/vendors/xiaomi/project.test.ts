import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/xiaomi/project/index.ts';
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

const at = place('app/src/main/AndroidManifest.xml', 7);
const aar = dependency('app/libs/MiPush_SDK_Client_6_0_1-C_3rd.aar');
const jar = dependency('app/libs/MiPush_SDK_Client_3_6_12.jar');
const oldJar = dependency('app/libs/MiPush_SDK_Client_2_2_4.jar');
const namelessJar = dependency('app/libs/MiPush_SDK_Client.jar');
const timpush = dependency('com.tencent.timpush:xiaomi:8.8.7357');
const easemob = dependency('io.hyphenate:hyphenate-chat:4.8.1');

const used = (...names: string[]) => names.map((value) => ({ value, at, sourceSet: 'main', attributes: {} }));
const declared = (value: string, protectionLevel = 'signature') => ({ value, protectionLevel, at, sourceSet: 'main' });
const own = 'com.example.shop.permission.MIPUSH_RECEIVE';
const basics = ['android.permission.INTERNET', 'android.permission.ACCESS_NETWORK_STATE'];

const messageActions = ['com.xiaomi.mipush.RECEIVE_MESSAGE', 'com.xiaomi.mipush.MESSAGE_ARRIVED', 'com.xiaomi.mipush.ERROR'];
const receiver = component('receiver', 'com.example.shop.MiReceiver', {
  exported: true,
  filters: messageActions.map((action) => filter([action])),
});
const receiverClass = sourceClass('com.example.shop.MiReceiver', {
  superTypes: ['com.xiaomi.mipush.sdk.PushMessageReceiver'],
  methods: [{ value: 'onReceiveRegisterResult', at }],
});
const register = call('registerPush', [{ code: 'this' }, '2882303761520086841', '5222008684841'], { receiver: 'MiPushClient' });
const registerFields = call('registerPush', [{ code: 'this' }, { code: 'BuildConfig.MI_APP_ID' }, { code: 'BuildConfig.MI_APP_KEY' }], {
  receiver: 'MiPushClient',
});

const pushService = component('service', 'com.xiaomi.push.service.XMPushService', { process: ':pushservice' });
const jobService = component('service', 'com.xiaomi.push.service.XMJobService', {
  process: ':pushservice',
  permission: 'android.permission.BIND_JOB_SERVICE',
});
const handler = component('service', 'com.xiaomi.mipush.sdk.PushMessageHandler', {
  exported: true,
  permission: 'com.xiaomi.xmsf.permission.MIPUSH_RECEIVE',
});
const handleService = component('service', 'com.xiaomi.mipush.sdk.MessageHandleService');
const ping = component('receiver', 'com.xiaomi.push.service.receivers.PingReceiver', { process: ':pushservice' });
const all = [pushService, jobService, handler, handleService, ping];
const except = (name: string, ...others: ReturnType<typeof component>[]) => [...all.filter((one) => !one.name.endsWith(name)), ...others];

const account = {
  appSecret: 'x3GZp5gGKVD4xVWRqT2Wzw==',
  packageName: 'com.example.shop',
  appId: '2882303761520086841',
  appKey: '5222008684841',
};
const appClass = sourceClass('com.example.shop.ShopApplication', { superTypes: ['android.app.Application'] });
const inCreate = { ...register, inClass: appClass.name, inMethod: 'onCreate' };
const page = component('activity', 'com.example.shop.ChatActivity', { exported: true });
const chat = { open: 'activity', activity: 'com.example.shop.ChatActivity' } as const;

describe('detection', () => {
  const detect = (app: Parameters<typeof moduleWith>[0]) => {
    const project = snapshot({ modules: [moduleWith(app)] });
    return projectFacet.detect(project, project.modules[0]!, project.modules);
  };

  it('finds nothing in an empty project', () => expect(detect({})).toEqual({ state: 'none', found: [], missing: [] }));

  it('finds the whole, with the version from the file name', () => {
    const whole = detect({
      dependencies: [dependency('app/libs'), aar],
      manifest: manifest({ components: [receiver] }),
      sources: [source({ classes: [receiverClass], calls: [register] })],
    });
    expect(whole).toMatchObject({ state: 'whole', version: '6.0.1', missing: [] });
    expect(whole.found.map(({ data }) => data?.['name'])).toEqual([
      'app/libs/MiPush_SDK_Client_6_0_1-C_3rd.aar',
      'com.example.shop.MiReceiver',
      'MiPushClient.registerPush',
    ]);
  });

  it('takes a platform’s artifact for the whole: it brings SDK, manifest and registration', () =>
    expect(detect({ dependencies: [timpush], sources: [source()] })).toMatchObject({ state: 'whole', missing: [] }));

  it('takes ZPNs before 2.7.0 for all vendors, and not after', () => {
    expect(detect({ dependencies: [dependency('im.zego:zpns:2.6.0')] }).state).toBe('whole');
    expect(detect({ dependencies: [dependency('im.zego:zpns:2.8.0')] }).state).toBe('none');
  });

  it('misses actions of the receiver', () =>
    expect(
      detect({
        dependencies: [aar],
        manifest: manifest({ components: [{ ...receiver, filters: [filter([messageActions[0]!])] }] }),
        sources: [source({ calls: [register] })],
      }),
    ).toMatchObject({ state: 'half', missing: [{ en: 'actions of the receiver: MESSAGE_ARRIVED, ERROR' }] }));

  it('sees a half where an IM SDK is told to use it', () =>
    expect(detect({ dependencies: [easemob], sources: [source({ calls: [call('enableMiPush', ['1', '2'])] })] }).state).toBe('half'));

  it('names what is missing', () => {
    const half = detect({ dependencies: [jar], sources: [source()] });
    expect(half.state).toBe('half');
    expect(half.missing.map(({ en }) => en)).toHaveLength(3);
  });

  it('does not miss an SDK that an unread dependency may bring', () =>
    expect(
      detect({ dependencies: [dependency('libs.mipush', { kind: 'maven' })], manifest: manifest({ components: [receiver] }) }).missing,
    ).toEqual([]));
});

projectFacetTest('xiaomi', projectFacet, {
  'application-id': {
    innocent: [
      { name: 'the registered package', account },
      {
        name: 'an applicationId that only the build knows',
        account,
        app: { applicationId: unread('appId()'), namespace: read('com.other') },
      },
    ],
    guilty: [
      {
        name: 'another package',
        account: { ...account, packageName: 'com.example.store' },
        problems: [{ messageId: 'other', data: { found: 'com.example.shop', wanted: 'com.example.store' }, severity: 'error' }],
      },
      {
        name: 'a suffixed package',
        account,
        app: { applicationId: read('com.example.shop.debug') },
        problems: [{ messageId: 'suffix', severity: 'warn' }],
      },
    ],
  },
  'app-secret-in-app': {
    innocent: [
      { name: 'the AppKey', account, app: { sources: [source({ constants: [constant('APP_KEY', account.appKey)] })] } },
      {
        name: 'a sample text, and a name by which the secret is looked up',
        app: {
          sources: [
            source({ constants: [constant('XIAOMI_APP_SECRET', 'your_app_secret_1'), constant('XIAOMI_APP_SECRET', 'push_app_secret')] }),
          ],
        },
      },
    ],
    guilty: [
      {
        name: 'a constant with the name of the secret',
        app: { sources: [source({ constants: [constant('XIAOMI_APP_SECRET', 'a1B2c3D4e5F6g7H8')] })] },
        problems: [{ messageId: 'named', data: { name: 'XIAOMI_APP_SECRET' }, severity: 'warn' }],
      },
      {
        name: 'the secret in a constant and in a placeholder',
        account,
        app: {
          sources: [source({ constants: [constant('SECRET', account.appSecret)] })],
          manifestPlaceholders: { MI_SECRET: read(account.appSecret) },
        },
        problems: [{ messageId: 'found' }, { messageId: 'found' }],
      },
    ],
  },
  'click-in-manifest': {
    innocent: [
      { name: 'an exported activity', account, message: { click: chat }, app: { manifest: manifest({ components: [page] }) } },
      { name: 'an activity of a library', account, message: { click: { open: 'activity', activity: 'io.vendor.Page' } } },
      { name: 'opening the app', account, message: { click: { open: 'app' } } },
      {
        name: 'a link that a filter with a host wildcard takes',
        account,
        message: { click: { open: 'intent', intent: 'intent://chat.shop.example/room/7#Intent;scheme=shop;package=com.example.shop;end' } },
        app: {
          manifest: manifest({
            components: [
              component('activity', 'com.example.shop.LinkActivity', {
                exported: true,
                filters: [
                  filter(['android.intent.action.VIEW'], {
                    categories: [{ value: 'android.intent.category.DEFAULT', at }],
                    data: [{ scheme: 'shop' }, { host: '*.shop.example', pathPrefix: '/room' }],
                  }),
                ],
              }),
            ],
          }),
        },
      },
    ],
    guilty: [
      {
        name: 'an activity that nobody declares',
        account,
        message: { click: chat },
        problems: [{ messageId: 'unknownActivity', data: { target: 'com.example.shop.ChatActivity' } }],
      },
      {
        name: 'an activity that is not exported',
        account,
        message: { click: chat },
        app: { manifest: manifest({ components: [{ ...page, exported: false }] }) },
        problems: [{ messageId: 'notExported', severity: 'error' }],
      },
      {
        name: 'a component of another package',
        account: { ...account, packageName: 'com.example.store' },
        message: { click: chat },
        app: { manifest: manifest({ components: [page] }) },
        problems: [{ messageId: 'otherPackage', data: { found: 'com.example.store', package: 'com.example.shop' } }],
      },
      {
        name: 'a link with another host',
        account,
        message: { click: { open: 'intent', intent: 'intent://im/room#Intent;scheme=shop;package=com.example.shop;end' } },
        app: {
          manifest: manifest({
            components: [
              component('activity', 'com.example.shop.LinkActivity', {
                exported: true,
                filters: [filter(['android.intent.action.VIEW'], { data: [{ scheme: 'shop', host: 'chat' }] })],
              }),
            ],
          }),
        },
        problems: [{ messageId: 'noFilter', data: { target: 'shop://im/room' } }],
      },
      {
        name: 'a filter without DEFAULT',
        account,
        message: { click: { open: 'intent', intent: 'intent://chat/room#Intent;scheme=shop;package=com.example.shop;end' } },
        app: {
          manifest: manifest({
            components: [
              component('activity', 'com.example.shop.LinkActivity', {
                exported: true,
                filters: [filter(['android.intent.action.VIEW'], { data: [{ scheme: 'shop', host: 'chat' }] })],
              }),
            ],
          }),
        },
        problems: [{ messageId: 'noDefault' }],
      },
    ],
  },
  'client-keys': {
    innocent: [
      { name: 'the config’s own', account, app: { sources: [source({ calls: [register] })] } },
      {
        name: 'values that code computes',
        account,
        app: {
          sources: [
            source({ calls: [call('registerPush', [{ code: 'this' }, { code: 'ID' }, { code: 'KEY' }], { receiver: 'MiPushClient' })] }),
          ],
        },
      },
      {
        name: 'fields of the build that are the config’s, and those that only the build knows',
        account,
        app: {
          buildConfigFields: { MI_APP_ID: read(account.appId), MI_APP_KEY: unread('key()') },
          sources: [source({ calls: [registerFields] })],
        },
      },
      {
        name: 'digits behind a letter, and digits in a string resource',
        account,
        app: {
          manifest: manifest({
            metaData: [
              metaData('MIPUSH_APPID', `MI-${account.appId}`),
              metaData('XIAOMI_APPKEY', account.appKey, { attributes: { 'android:value': { value: '@string/mi_key', at } } }),
            ],
          }),
        },
      },
    ],
    guilty: [
      {
        name: 'swapped arguments',
        app: {
          sources: [
            source({ calls: [call('registerPush', [{ code: 'this' }, account.appKey, account.appId], { receiver: 'MiPushClient' })] }),
          ],
        },
        problems: [{ messageId: 'swapped', severity: 'error' }],
      },
      {
        name: 'swapped fields of the build',
        app: {
          buildConfigFields: { MI_APP_ID: read(account.appKey), MI_APP_KEY: read(account.appId) },
          sources: [source({ calls: [registerFields] })],
        },
        problems: [{ messageId: 'swapped', at: registerFields.at }],
      },
      {
        name: 'a field with the id of another app',
        account,
        app: { buildConfigFields: { MI_APP_ID: read('2882303761520000001') }, sources: [source({ calls: [registerFields] })] },
        problems: [{ messageId: 'otherId', data: { found: '2882303761520000001', wanted: account.appId } }],
      },
      {
        name: 'ids of another app',
        account: { ...account, appId: '2882303761520000001', appKey: '5000000000001' },
        app: { sources: [source({ calls: [register] })] },
        problems: [{ messageId: 'otherId', data: { wanted: '2882303761520000001' } }, { messageId: 'otherKey' }],
      },
      {
        name: 'plain digits in meta-data',
        app: { manifest: manifest({ metaData: [metaData('MIPUSH_APPID', account.appId)] }) },
        problems: [{ messageId: 'coerced', severity: 'warn' }],
      },
    ],
  },
  components: {
    innocent: [
      { name: 'an AAR, which declares them', app: { dependencies: [aar] } },
      { name: 'a platform’s artifact', app: { dependencies: [timpush] } },
      { name: 'a jar with all of them', app: { dependencies: [jar], manifest: manifest({ components: all }) } },
      {
        name: 'a jar from before the two services',
        app: { dependencies: [oldJar], manifest: manifest({ components: [pushService, handler, ping] }) },
      },
    ],
    guilty: [
      {
        name: 'a jar without XMJobService',
        app: { dependencies: [jar], manifest: manifest({ components: except('XMJobService') }) },
        problems: [{ messageId: 'missing', data: { component: 'com.xiaomi.push.service.XMJobService' }, severity: 'error' }],
      },
      {
        name: 'a jar of unknown version without MessageHandleService',
        app: { dependencies: [namelessJar], manifest: manifest({ components: except('MessageHandleService') }) },
        problems: [{ messageId: 'missingVersionBound', data: { since: '2.2.5' }, severity: 'warn' }],
      },
      {
        name: 'services in two processes',
        app: { manifest: manifest({ components: except('PingReceiver', component('receiver', ping.name)) }) },
        problems: [{ messageId: 'oneProcess' }],
      },
      {
        name: 'a job service without its permission',
        app: {
          manifest: manifest({ components: except('XMJobService', component('service', jobService.name, { process: ':pushservice' })) }),
        },
        problems: [{ messageId: 'jobPermission' }],
      },
      {
        name: 'a closed handler with a renamed permission',
        app: {
          manifest: manifest({ components: except('PushMessageHandler', { ...handler, exported: false, permission: own }) }),
        },
        problems: [{ messageId: 'handlerClosed' }, { messageId: 'handlerPermission', data: { permission: own } }],
      },
      {
        name: 'a disabled service',
        app: { manifest: manifest({ components: except('XMPushService', { ...pushService, enabled: false }) }) },
        problems: [{ messageId: 'disabled' }],
      },
    ],
  },
  'keep-rules': {
    innocent: [
      {
        name: 'one rule for all',
        app: { dependencies: [aar], minify: read(true), keepRules: [keepRule('-keep class com.xiaomi.** { *; }')] },
      },
      { name: 'a build that is not shrunk', app: { dependencies: [aar], minify: read(false) } },
      { name: 'a build that says nothing of shrinking', app: { dependencies: [aar] } },
      {
        name: 'a rule file that is not there',
        app: { dependencies: [aar], minify: read(true), missingKeepFiles: [{ value: 'rules.pro', at }] },
      },
      { name: 'a platform’s artifact with rules of its own', app: { dependencies: [timpush], minify: read(true) } },
      { name: 'a debug build', release: false, app: { dependencies: [aar] } },
    ],
    guilty: [
      { name: 'no rule', app: { dependencies: [aar], minify: read(true) }, problems: [{ messageId: 'sdk', severity: 'error' }] },
      {
        name: 'a rule that is malformed, and one for every BroadcastReceiver',
        app: {
          dependencies: [aar],
          minify: read(true),
          keepRules: [
            keepRule('-keep com.xiaomi.** { *; }', { malformed: 'missing-class-keyword' }),
            keepRule('-keep public class * extends android.content.BroadcastReceiver'),
          ],
        },
        problems: [{ messageId: 'sdk' }],
      },
      {
        name: 'an own receiver without a rule',
        app: {
          dependencies: [aar],
          minify: read(true),
          keepRules: [keepRule('-keep class com.xiaomi.** { *; }')],
          manifest: manifest({ components: [receiver] }),
          sources: [source({ classes: [receiverClass] })],
        },
        problems: [{ messageId: 'receiver', data: { receiver: receiver.name } }],
      },
    ],
  },
  'main-process': {
    innocent: [
      {
        name: 'a guarded call',
        app: { sources: [source({ classes: [appClass], calls: [{ ...inCreate, guards: ['shouldInit()'] }] })] },
      },
      {
        name: 'a check that returns early',
        app: {
          sources: [
            source({ classes: [appClass], calls: [call('isMainProcess', [], { inClass: appClass.name, inMethod: 'onCreate' }), inCreate] }),
          ],
        },
      },
      {
        name: 'a method that is only called under a guard',
        app: {
          sources: [
            source({
              classes: [appClass],
              calls: [
                call('initPush', [], { inClass: appClass.name, inMethod: 'onCreate', guards: ['MsfSdkUtils.isMainProcess(this)'] }),
                { ...inCreate, inMethod: 'initPush' },
              ],
            }),
          ],
        },
      },
      {
        name: 'a helper that is called under a guard',
        app: {
          sources: [
            source({
              classes: [appClass],
              calls: [
                call('init', [], { receiver: 'PushHelper', inClass: appClass.name, inMethod: 'onCreate', guards: ['isMainProcess(this)'] }),
              ],
            }),
            source({
              file: 'app/src/main/java/com/example/shop/PushHelper.java',
              classes: [sourceClass('com.example.shop.PushHelper')],
              calls: [{ ...register, inClass: 'com.example.shop.PushHelper', inMethod: 'init' }],
            }),
          ],
        },
      },
      {
        name: 'a method of the same name of another class',
        app: {
          sources: [
            source({
              classes: [appClass],
              calls: [call('init', [], { receiver: 'Tracker', inClass: appClass.name, inMethod: 'onCreate' })],
            }),
            source({
              file: 'app/src/main/java/com/example/shop/PushHelper.java',
              classes: [sourceClass('com.example.shop.PushHelper')],
              calls: [{ ...register, inClass: 'com.example.shop.PushHelper', inMethod: 'init' }],
            }),
          ],
        },
      },
      {
        name: 'a call in an activity',
        app: { sources: [source({ calls: [{ ...register, inClass: 'com.example.shop.Main', inMethod: 'onCreate' }] })] },
      },
    ],
    guilty: [
      {
        name: 'a bare call',
        app: { sources: [source({ classes: [appClass], calls: [inCreate] })] },
        problems: [{ messageId: 'unguarded' }],
      },
      {
        name: 'a call through another class',
        app: {
          sources: [
            source({
              classes: [appClass],
              calls: [call('init', [], { receiver: 'PushHelper.getInstance()', inClass: appClass.name, inMethod: 'onCreate' })],
            }),
            source({
              file: 'app/src/main/java/com/example/shop/PushHelper.java',
              classes: [sourceClass('com.example.shop.PushHelper')],
              calls: [
                call('start', [], { inClass: 'com.example.shop.PushHelper', inMethod: 'init' }),
                { ...register, inClass: 'com.example.shop.PushHelper', inMethod: 'start' },
              ],
            }),
          ],
        },
        problems: [{ messageId: 'unguarded' }],
      },
      {
        name: 'a call through a method',
        app: {
          sources: [
            source({
              classes: [appClass],
              calls: [call('initPush', [], { inClass: appClass.name, inMethod: 'onCreate' }), { ...inCreate, inMethod: 'initPush' }],
            }),
          ],
        },
        problems: [{ messageId: 'unguarded' }],
      },
    ],
  },
  permissions: {
    innocent: [
      { name: 'an AAR, which brings them', app: { dependencies: [aar] } },
      {
        name: 'a jar with the placeholder',
        app: {
          dependencies: [jar],
          manifest: manifest({
            permissions: [declared('${applicationId}.permission.MIPUSH_RECEIVE')],
            usesPermissions: used('${applicationId}.permission.MIPUSH_RECEIVE', 'com.xiaomi.xmsf.permission.MIPUSH_RECEIVE', ...basics),
          }),
        },
      },
      {
        name: 'a package that only the build knows',
        app: {
          applicationId: unread('appId()'),
          manifest: manifest({ usesPermissions: used('com.tencent.imsdk.permission.MIPUSH_RECEIVE') }),
        },
      },
    ],
    guilty: [
      {
        name: 'the sample’s package',
        app: {
          dependencies: [jar],
          manifest: manifest({
            permissions: [declared('com.tencent.imsdk.permission.MIPUSH_RECEIVE')],
            usesPermissions: used('com.tencent.imsdk.permission.MIPUSH_RECEIVE', ...basics),
          }),
        },
        problems: [
          {
            messageId: 'foreign',
            data: { permission: 'com.tencent.imsdk.permission.MIPUSH_RECEIVE', package: 'com.example.shop' },
            at: { line: 7 },
            severity: 'error',
          },
          { messageId: 'foreign' },
        ],
      },
      {
        name: 'a leftover beside the right one',
        app: {
          dependencies: [aar],
          manifest: manifest({ usesPermissions: used('com.tencent.imsdk.permission.MIPUSH_RECEIVE') }),
        },
        problems: [{ messageId: 'leftover', severity: 'info' }],
      },
      {
        name: 'a jar without any',
        app: { dependencies: [jar] },
        problems: [{ messageId: 'undeclared' }, { messageId: 'unused' }, { messageId: 'unused' }, { messageId: 'unused' }],
      },
      {
        name: 'a weak protection level',
        app: {
          dependencies: [jar],
          manifest: manifest({ permissions: [declared(own, 'normal')], usesPermissions: used(own, ...basics) }),
        },
        problems: [{ messageId: 'level', data: { level: 'normal' } }],
      },
    ],
  },
  receiver: {
    innocent: [
      {
        name: 'a receiver with all actions',
        app: { dependencies: [aar], manifest: manifest({ components: [receiver] }), sources: [source({ classes: [receiverClass] })] },
      },
      { name: 'a platform that has its own', app: { dependencies: [timpush] } },
      { name: 'an app of Easemob, whose library has one', app: { dependencies: [aar, easemob] } },
      {
        name: 'the newest generation',
        app: {
          dependencies: [aar],
          sources: [source({ classes: [sourceClass('com.example.shop.Service', { superTypes: ['PushSdkService'] })] })],
        },
      },
      {
        name: 'a class whose parent is in a library',
        app: {
          manifest: manifest({ components: [receiver] }),
          sources: [source({ classes: [sourceClass(receiver.name, { superTypes: ['io.vendor.BaseMiReceiver'] })] })],
        },
      },
    ],
    guilty: [
      { name: 'none', app: { dependencies: [aar] }, problems: [{ messageId: 'missing' }] },
      {
        name: 'one that is not declared',
        app: { dependencies: [aar], sources: [source({ classes: [receiverClass] })] },
        problems: [{ messageId: 'undeclared' }],
      },
      {
        name: 'one with a single action',
        app: { manifest: manifest({ components: [{ ...receiver, filters: [filter([messageActions[0]!])] }] }) },
        problems: [
          { messageId: 'actions', data: { missing: 'com.xiaomi.mipush.MESSAGE_ARRIVED, com.xiaomi.mipush.ERROR' }, severity: 'warn' },
        ],
      },
      {
        name: 'one without the action for messages',
        app: { manifest: manifest({ components: [{ ...receiver, filters: [filter(messageActions.slice(1))] }] }) },
        problems: [{ messageId: 'noMessage' }],
      },
      {
        name: 'one with a plain parent',
        app: {
          manifest: manifest({ components: [receiver] }),
          sources: [source({ classes: [sourceClass(receiver.name, { superTypes: ['android.content.BroadcastReceiver'] })] })],
        },
        problems: [{ messageId: 'parent' }],
      },
    ],
  },
  'register-result': {
    innocent: [
      { name: 'a callback', app: { sources: [source({ classes: [receiverClass] })] } },
      {
        name: 'a callback in a parent',
        app: { sources: [source({ classes: [receiverClass, sourceClass('com.example.shop.Sub', { superTypes: [receiverClass.name] })] })] },
      },
      {
        name: 'getRegId',
        app: {
          sources: [source({ classes: [{ ...receiverClass, methods: [] }], calls: [call('getRegId', [], { receiver: 'MiPushClient' })] })],
        },
      },
    ],
    guilty: [
      {
        name: 'a receiver that only takes messages',
        app: { sources: [source({ classes: [{ ...receiverClass, methods: [{ value: 'onNotificationMessageArrived', at }] }] })] },
        problems: [{ messageId: 'notTaken' }],
      },
      {
        name: 'a regId of vivo',
        app: {
          sources: [
            source({
              classes: [{ ...receiverClass, methods: [] }],
              calls: [call('getRegId', [{ code: 'listener' }], { receiver: 'PushClient.getInstance(this)' })],
            }),
          ],
        },
        problems: [{ messageId: 'notTaken' }],
      },
      {
        name: 'an own registration beside a platform',
        app: { dependencies: [easemob], sources: [source({ classes: [{ ...receiverClass, methods: [] }], calls: [register] })] },
        problems: [{ messageId: 'notTaken' }],
      },
    ],
  },
  registration: {
    innocent: [
      { name: 'a call', app: { dependencies: [aar], sources: [source({ calls: [register] })] } },
      {
        name: 'a call by another name of the import',
        app: {
          dependencies: [aar],
          sources: [
            readSource(
              sourceText(
                'A.kt',
                'import com.xiaomi.mipush.sdk.MiPushClient as Mi\nclass A { fun a() { Mi.registerPush(this, "1", "2") } }',
              ),
              'main',
            ),
          ],
        },
      },
      { name: 'an IM platform that registers', app: { dependencies: [aar, easemob], sources: [source()] } },
      { name: 'no sources to look at', app: { dependencies: [aar] } },
    ],
    guilty: [
      { name: 'no call', app: { dependencies: [aar], sources: [source()] }, problems: [{ messageId: 'missing', severity: 'warn' }] },
      {
        name: 'a call of something else by that name',
        app: {
          dependencies: [aar],
          sources: [readSource(sourceText('A.kt', 'import a.Other as Mi\nclass A { fun a() { Mi.registerPush(this) } }'), 'main')],
        },
        problems: [{ messageId: 'missing' }],
      },
    ],
  },
  'sdk-present': {
    innocent: [
      { name: 'the AAR', account, app: { dependencies: [aar] } },
      {
        name: 'a local file with an unknown content',
        account,
        app: { dependencies: [dependency('app/libs/common.aar')], manifest: manifest({ components: all }) },
      },
      { name: 'a notation nobody can read', account, app: { dependencies: [dependency('libs.mipush', { kind: 'maven' })] } },
      { name: 'a platform that may bring it', account, app: { dependencies: [dependency('cn.jiguang.sdk:jpush:5.0.0')] } },
    ],
    guilty: [
      {
        name: 'components without an SDK',
        app: {
          dependencies: [dependency('androidx.core:core:1.0'), dependency('app/libs')],
          manifest: manifest({ components: [pushService] }),
        },
        problems: [{ messageId: 'missing', data: { found: pushService.name }, severity: 'error' }],
      },
      {
        name: 'an account without anything',
        account,
        integrated: [],
        app: { dependencies: [dependency('app/libs/vivo_pushSDK_v4.0.4.0_504.aar')] },
        problems: [{ messageId: 'absent', severity: 'warn' }],
      },
    ],
  },
  'sdk-version': {
    innocent: [
      { name: 'a current SDK', app: { dependencies: [aar] } },
      { name: 'an old SDK with an old targetSdk', app: { dependencies: [jar], targetSdk: read(30) } },
      { name: 'an old SDK with a targetSdk that only the build knows', app: { dependencies: [jar], targetSdk: unread('target') } },
      { name: 'a platform’s own version', app: { dependencies: [dependency('com.tencent.tpns:xiaomi:1.3.7.2-release')] } },
    ],
    guilty: [
      {
        name: 'an old SDK',
        app: { dependencies: [jar] },
        problems: [{ messageId: 'trampoline', data: { version: '3.6.12', targetSdk: 34 } }],
      },
      {
        name: 'the edition for abroad',
        app: { dependencies: [dependency('app/libs/MiPush_SDK_Client_5_9_9-G_3rd.aar')] },
        problems: [{ messageId: 'global' }],
      },
    ],
  },
});
