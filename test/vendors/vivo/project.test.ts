import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/vivo/project/index.ts';
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

const at = place('app/src/main/AndroidManifest.xml', 5);
const aar = dependency('app/libs/vivo_pushSDK_v4.0.4.0_504.aar');
const jar = dependency('app/libs/pushOpenClient_3.0.0.4_484.jar');
const timpush = dependency('com.tencent.timpush:vivo:8.8.7357');
const easemob = dependency('io.hyphenate:hyphenate-chat:4.8.1');
const account = {
  appId: '105611111',
  appKey: 'd1b5ed44-7d5c-4a1f-9a09-b3b1a6f0c001',
  appSecret: '35b5ed44-7d5c-4a1f-9a09-b3b1a6f0c002',
  packageName: 'com.example.shop',
};
const keys = [metaData('com.vivo.push.app_id', account.appId), metaData('com.vivo.push.api_key', account.appKey)];
const receiver = component('receiver', 'com.example.shop.VivoReceiver', {
  exported: false,
  filters: [filter(['com.vivo.pushclient.action.RECEIVE'])],
});
const receiverClass = sourceClass(receiver.name, { superTypes: ['com.vivo.push.sdk.OpenClientPushMessageReceiver'] });
const service = component('service', 'com.vivo.push.sdk.service.CommandClientService', {
  exported: true,
  permission: 'com.push.permission.UPSTAGESERVICE',
});
const client = (name: string, args: Parameters<typeof call>[1] = []) => call(name, args, { receiver: 'PushClient.getInstance(this)' });
const start = [
  client('initialize', [{ code: 'config' }]),
  client('turnOnPush', [{ code: 'listener' }]),
  client('getRegId', [{ code: 'listener' }]),
];

describe('detection', () => {
  const detect = (app: Parameters<typeof moduleWith>[0]) => {
    const project = snapshot({ modules: [moduleWith(app)] });
    return projectFacet.detect(project, project.modules[0]!, project.modules);
  };

  it('finds nothing in an empty project', () => expect(detect({})).toEqual({ state: 'none', found: [], missing: [] }));

  it('finds the whole', () =>
    expect(
      detect({ dependencies: [aar], manifest: manifest({ components: [receiver], metaData: keys }), sources: [source({ calls: start })] }),
    ).toMatchObject({ state: 'whole', version: '4.0.4.0' }));

  it('finds the whole behind a platform with its placeholders', () =>
    expect(
      detect({
        dependencies: [timpush],
        manifestPlaceholders: { VIVO_APPID: read('105611111'), VIVO_APPKEY: read('x') },
        sources: [source()],
      }),
    ).toMatchObject({ state: 'whole' }));

  it('misses keys where swapped ones are, or placeholders that nothing takes', () => {
    const whole = { dependencies: [aar], sources: [source({ calls: start })] };
    const swapped = [metaData('com.vivo.push.app_id', account.appKey), metaData('com.vivo.push.api_key', account.appId)];
    expect(detect({ ...whole, manifest: manifest({ components: [receiver], metaData: swapped }) })).toMatchObject({
      state: 'half',
      missing: [{}],
    });
    expect(
      detect({ ...whole, manifest: manifest({ components: [receiver] }), manifestPlaceholders: { VIVO_APPID: read('105611111') } }),
    ).toMatchObject({ state: 'half', missing: [{}] });
  });

  it('sees a half where an IM SDK is told to use it', () =>
    expect(detect({ dependencies: [easemob], sources: [source({ calls: [call('enableVivoPush', [true])] })] }).state).toBe('half'));

  it('misses the keys behind a platform', () =>
    expect(detect({ dependencies: [timpush] })).toMatchObject({ state: 'half', missing: [{}] }));
});

projectFacetTest('vivo', projectFacet, {
  'app-secret-in-app': {
    innocent: [
      { name: 'the AppKey', account, app: { manifest: manifest({ metaData: keys }) } },
      {
        name: 'a sample text, and a name by which the secret is looked up',
        app: {
          sources: [
            source({ constants: [constant('VIVO_APP_SECRET', 'your_app_secret_1'), constant('VIVO_APP_SECRET', 'push_app_secret')] }),
          ],
        },
      },
    ],
    guilty: [
      {
        name: 'a constant with the name of the secret',
        app: { sources: [source({ constants: [constant('VIVO_APP_SECRET', 'a1B2c3D4e5F6g7H8')] })] },
        problems: [{ messageId: 'named', data: { name: 'VIVO_APP_SECRET' }, severity: 'warn' }],
      },
      {
        name: 'the AppSecret in meta-data and in code',
        account,
        app: {
          manifest: manifest({ metaData: [metaData('VIVO_SECRET', account.appSecret)] }),
          sources: [source({ constants: [constant('S', account.appSecret)] })],
        },
        problems: [{ messageId: 'found' }, { messageId: 'found' }],
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
      { name: 'a web page', account, message: { click: { open: 'url', url: 'https://shop.example/sale' } } },
      {
        name: 'an exported activity',
        account,
        message: { click: { open: 'activity', activity: 'com.example.shop.Chat' } },
        app: { manifest: manifest({ components: [component('activity', 'com.example.shop.Chat', { exported: true })] }) },
      },
    ],
    guilty: [
      {
        name: 'an activity that nobody declares',
        account,
        message: { click: { open: 'activity', activity: 'com.example.shop.Chat' } },
        problems: [{ messageId: 'unknownActivity' }],
      },
      {
        name: 'a link that the named activity does not take',
        account,
        message: { click: { open: 'intent', intent: 'intent://im/1#Intent;scheme=shop;component=com.example.shop/.Chat;end' } },
        app: {
          manifest: manifest({
            components: [
              component('activity', 'com.example.shop.Chat', {
                exported: true,
                filters: [filter(['android.intent.action.VIEW'], { data: [{ scheme: 'shop', host: 'chat' }] })],
              }),
            ],
          }),
        },
        problems: [{ messageId: 'dataMismatch', severity: 'warn' }],
      },
    ],
  },
  'client-keys': {
    innocent: [
      { name: 'the config’s own', account, app: { manifest: manifest({ metaData: keys }) } },
      { name: 'a value that only the build knows', account, app: { manifestPlaceholders: { VIVO_APPID: unread('props["vivo"]') } } },
    ],
    guilty: [
      {
        name: 'ids of another app',
        account,
        app: {
          manifestPlaceholders: { VIVO_APPID: read('105622222'), VIVO_APPKEY: read('aaaaed44-7d5c-4a1f-9a09-b3b1a6f0c001') },
        },
        problems: [{ messageId: 'otherId', data: { found: '105622222', wanted: '105611111' } }, { messageId: 'otherKey' }],
      },
    ],
  },
  'keep-rules': {
    innocent: [
      {
        name: 'vivo’s rules',
        app: { dependencies: [aar], minify: read(true), keepRules: [keepRule('-keep class com.vivo.push.** { *; }')] },
      },
      { name: 'a build that is not shrunk', app: { dependencies: [aar], minify: read(false) } },
      { name: 'a platform’s artifact', app: { dependencies: [timpush], minify: read(true) } },
    ],
    guilty: [
      { name: 'no rule', app: { dependencies: [aar], minify: read(true) }, problems: [{ messageId: 'sdk' }] },
      {
        name: 'only one level, and an own receiver without rule',
        app: {
          dependencies: [aar],
          minify: read(true),
          keepRules: [keepRule('-keep class com.vivo.push.* { *; }')],
          manifest: manifest({ components: [receiver] }),
          sources: [source({ classes: [receiverClass] })],
        },
        problems: [{ messageId: 'sdk' }, { messageId: 'receiver', severity: 'warn' }],
      },
    ],
  },
  'meta-data': {
    innocent: [
      { name: 'both', app: { dependencies: [aar], manifest: manifest({ metaData: keys }) } },
      {
        name: 'the placeholders of Tencent’s library',
        app: { dependencies: [timpush], manifestPlaceholders: { VIVO_APPID: read('105611111'), VIVO_APPKEY: read(account.appKey) } },
      },
      {
        name: 'meta-data in place of the placeholders',
        app: {
          dependencies: [dependency(':tuiofflinepush')],
          manifest: manifest({
            metaData: keys.map((entry) => ({ ...entry, attributes: { 'tools:replace': { value: 'android:value', at } } })),
          }),
        },
      },
      {
        name: 'placeholders that come from somewhere unread',
        app: { dependencies: [timpush], unreadPlaceholders: [{ value: 'load()', at }] },
      },
      {
        name: 'placeholders that a local library may take',
        app: {
          dependencies: [aar, dependency('app/libs/all.aar')],
          manifestPlaceholders: { VIVO_APPID: read('105611111'), VIVO_APPKEY: read(account.appKey) },
        },
      },
      { name: 'a platform that hands them over in code', app: { dependencies: [aar, dependency('cn.jiguang.sdk.plugin:vivo:5.0.0')] } },
    ],
    guilty: [
      {
        name: 'none',
        app: { dependencies: [aar] },
        problems: [{ messageId: 'missing', data: { what: 'AppID' } }, { messageId: 'missing' }],
      },
      {
        name: 'placeholders that no manifest takes',
        app: {
          dependencies: [aar],
          manifestPlaceholders: { VIVO_APPID: read('105611111', at), VIVO_APPKEY: read(account.appKey, at) },
          manifest: manifest({ metaData: [keys[0]!] }),
        },
        problems: [{ messageId: 'missing', data: { what: 'AppKey' }, at: { line: 5 } }],
      },
      {
        name: 'none beside ZEGO, which leaves them to the app',
        app: { dependencies: [dependency('im.zego:zpns-vivo:2.8.0')] },
        problems: [{ messageId: 'missing' }, { messageId: 'missing', data: { name: 'com.vivo.push.api_key' } }],
      },
      {
        name: 'unfilled placeholders',
        app: { dependencies: [timpush] },
        problems: [
          { messageId: 'placeholder', data: { name: 'VIVO_APPID' } },
          { messageId: 'placeholder', data: { name: 'VIVO_APPKEY' } },
        ],
      },
      {
        name: 'short names',
        app: {
          dependencies: [aar],
          manifestPlaceholders: { VIVO_APPID: read('105611111') },
          manifest: manifest({ metaData: [metaData('app_id', '105611111'), metaData('api_key', account.appKey)] }),
        },
        problems: [{ messageId: 'shortName', severity: 'warn' }, { messageId: 'shortName' }],
      },
      {
        name: 'swapped values',
        app: {
          dependencies: [aar],
          manifest: manifest({
            metaData: [metaData('com.vivo.push.app_id', account.appKey), metaData('com.vivo.push.api_key', account.appId)],
          }),
        },
        problems: [{ messageId: 'swapped' }, { messageId: 'swapped' }],
      },
      {
        name: 'entries that the library has too, without tools:replace',
        app: { dependencies: [timpush], manifest: manifest({ metaData: keys }) },
        problems: [{ messageId: 'unreplaced' }, { messageId: 'unreplaced' }],
      },
    ],
  },
  'privacy-consent': {
    innocent: [
      {
        name: 'an agreement',
        app: { sources: [source({ calls: [call('agreePrivacyStatement', [true]), client('initialize', [{ code: 'config' }])] })] },
      },
      {
        name: 'an answer that the user gives',
        app: { sources: [source({ calls: [call('agreePrivacyStatement', [{ code: 'agreed' }])] })] },
      },
      {
        name: 'both answers',
        app: { sources: [source({ calls: [call('agreePrivacyStatement', [true]), call('agreePrivacyStatement', [false])] })] },
      },
      { name: 'what a platform is told, whose own check speaks', app: { sources: [source({ calls: [call('enableVivoPush', [false])] })] } },
      {
        name: 'a config that a library builds',
        app: { sources: [source({ calls: [client('initialize', [{ code: 'Configs.vivo()' }])] })] },
      },
      {
        name: 'another SDK’s initialize',
        app: { sources: [source({ calls: [call('initialize', [], { receiver: 'MapsInitializer' })] })] },
      },
    ],
    guilty: [
      {
        name: 'a refusal',
        app: { sources: [source({ calls: [call('agreePrivacyStatement', [false])] })] },
        problems: [{ messageId: 'refused', data: { call: 'agreePrivacyStatement(false)' } }],
      },
      {
        name: 'a config without the agreement',
        app: {
          sources: [source({ calls: [call('Builder', [], { receiver: 'PushConfig' }), client('initialize', [{ code: 'config' }])] })],
        },
        problems: [{ messageId: 'noAgreement', severity: 'warn' }],
      },
      {
        name: 'the old initialize',
        app: { sources: [source({ calls: [client('initialize')] })] },
        problems: [{ messageId: 'notStated', severity: 'warn' }],
      },
    ],
  },
  receiver: {
    innocent: [
      {
        name: 'a receiver that is not exported',
        app: { dependencies: [aar], manifest: manifest({ components: [receiver] }), sources: [source({ classes: [receiverClass] })] },
      },
      { name: 'a platform’s artifact', app: { dependencies: [timpush] } },
      {
        name: 'Easemob’s own',
        app: {
          dependencies: [aar, easemob],
          manifest: manifest({ components: [{ ...receiver, name: 'com.hyphenate.push.platform.vivo.EMVivoMsgReceiver' }] }),
          sources: [source()],
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
        name: 'one with a plain parent',
        app: {
          manifest: manifest({ components: [receiver] }),
          sources: [source({ classes: [sourceClass(receiver.name, { superTypes: ['BroadcastReceiver'] })] })],
        },
        problems: [{ messageId: 'parent' }],
      },
      {
        name: 'the class of Tencent’s demo',
        app: {
          manifest: manifest({ components: [{ ...receiver, name: 'com.tencent.qcloud.tim.demo.thirdpush.VIVOPushMessageReceiverImpl' }] }),
        },
        problems: [{ messageId: 'demoClass' }],
      },
    ],
  },
  registration: {
    innocent: [
      { name: 'the whole start', app: { dependencies: [aar], sources: [source({ calls: start })] } },
      ...[
        'PushClient.getInstance(this).run { initialize(c)\n turnOnPush { s -> f(s) } }',
        'with(PushClient.getInstance(this)) { initialize(c)\n if (isSupport) turnOnPush { } }',
        'val client = PushClient.getInstance(this).apply { initialize(c) }\n client.turnOnPush { f(client.regId) }',
      ].map((body) => ({
        name: body,
        app: { dependencies: [aar], sources: [readSource(sourceText('A.kt', `class A {\n fun a() { ${body} }\n}`), 'main')] },
      })),
      { name: 'an IM platform that registers', app: { dependencies: [aar, easemob], sources: [source()] } },
      { name: 'no sources', app: { dependencies: [aar] } },
    ],
    guilty: [
      { name: 'nothing', app: { dependencies: [aar], sources: [source()] }, problems: [{ messageId: 'missing', severity: 'warn' }] },
      {
        name: 'a bare turnOnPush',
        app: { dependencies: [aar], sources: [source({ calls: [client('turnOnPush')] })] },
        problems: [{ messageId: 'notInitialised' }, { messageId: 'notTaken' }],
      },
      {
        name: 'a regId of Xiaomi',
        app: {
          dependencies: [aar],
          sources: [source({ calls: [...start.slice(0, 2), call('getRegId', [], { receiver: 'MiPushClient' })] })],
        },
        problems: [{ messageId: 'notTaken' }],
      },
    ],
  },
  'sdk-present': {
    innocent: [
      { name: 'the AAR', account, app: { dependencies: [aar] } },
      { name: 'placeholders that another library may take', app: { manifestPlaceholders: { VIVO_APPID: read('105611111') } } },
      { name: 'a local file with an unknown content', account, app: { dependencies: [dependency('app/libs/all.aar')] } },
    ],
    guilty: [
      {
        name: 'meta-data without an SDK',
        app: { manifest: manifest({ metaData: keys }) },
        problems: [{ messageId: 'missing', data: { found: 'com.vivo.push.app_id' } }],
      },
      { name: 'an account without anything', account, integrated: [], problems: [{ messageId: 'absent', severity: 'warn' }] },
    ],
  },
  service: {
    innocent: [
      { name: 'an AAR, which declares it', app: { dependencies: [aar] } },
      {
        name: 'a jar with all',
        app: {
          dependencies: [jar],
          manifest: manifest({
            components: [{ ...service, metaData: [metaData('local_iv', 'MzMsMzQ')] }],
            metaData: [metaData('sdk_version_vivo', '484')],
          }),
        },
      },
    ],
    guilty: [
      {
        name: 'a bare jar',
        app: { dependencies: [jar] },
        problems: [
          { messageId: 'missing' },
          { messageId: 'missingMetaData' },
          { messageId: 'missingMetaData', data: { name: 'local_iv' } },
        ],
      },
      {
        name: 'a closed service with another permission',
        app: { manifest: manifest({ components: [{ ...service, exported: false, permission: 'com.example.P' }] }) },
        problems: [{ messageId: 'closed' }, { messageId: 'permission' }],
      },
    ],
  },
});
