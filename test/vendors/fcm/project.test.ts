import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/fcm/project/index.ts';
import {
  call,
  component,
  dependency,
  filter,
  manifest,
  metaData,
  moduleWith,
  place,
  read,
  serviceFile,
  snapshot,
  source,
  sourceClass,
  unread,
} from '../../support/project-snapshot.ts';
import { contextOf, projectFacetTest } from '../../support/project-test.ts';

const sdk = dependency('com.google.firebase:firebase-messaging:24.0.0');
const plugin = { id: 'com.google.gms.google-services', applied: true, at: place() };
const google = { kind: 'google', at: place('settings.gradle'), scope: 'dependencyResolution' as const };
const central = { kind: 'mavenCentral', at: place('settings.gradle'), scope: 'dependencyResolution' as const };
const nexus = {
  kind: 'maven',
  url: read('https://nexus.example.com/all'),
  at: place('settings.gradle'),
  scope: 'dependencyResolution' as const,
};
const root = (repositories: readonly (typeof google | typeof nexus)[]) => ({
  rootBuild: { plugins: [], repositories: [...repositories], classpath: [] },
});

const googleServices = (packageName = 'com.example.shop', appNumber = '111111111111') => ({
  project_info: { project_number: '111111111111', project_id: 'shop-1' },
  client: [
    {
      client_info: {
        mobilesdk_app_id: `1:${appNumber}:android:0123456789abcdef`,
        android_client_info: { package_name: packageName },
      },
    },
  ],
});
const file = (json: unknown = googleServices(), overrides = {}) => ({
  serviceFiles: [serviceFile('google-services.json', json, overrides)],
});

const superclass = 'com.google.firebase.messaging.FirebaseMessagingService';
const action = 'com.google.firebase.MESSAGING_EVENT';
const service = (name = 'com.example.shop.PushService', overrides = {}) =>
  component('service', name, { exported: false, filters: [filter([action])], ...overrides });
const pushService = (methods = ['onNewToken'], superTypes = [superclass]) =>
  sourceClass('com.example.shop.PushService', { superTypes, methods: methods.map((value) => ({ value, at: place() })) });
const withService = (...services: ReturnType<typeof service>[]) => ({ manifest: manifest({ components: services }) });
const code = (...calls: ReturnType<typeof call>[]) => [source({ calls })];
const installationIds = metaData('firebase_messaging_installation_id_enabled', 'true');
const account = {
  projectId: 'shop-1',
  clientEmail: 'a@b.iam.gserviceaccount.com',
  privateKey: 'k',
  tokenUri: 'https://oauth2.googleapis.com/token',
};
const shown = { title: 'Order', body: 'Sent' };

describe('detection', () => {
  const detect = (app: Parameters<typeof moduleWith>[0], project = {}) => {
    const { project: found, app: module, modules } = contextOf('fcm', { name: '', app: app ?? {}, project });
    return projectFacet.detect(found, module, modules);
  };

  it('sees nothing in an empty project', () => expect(detect({}).state).toBe('none'));
  it('takes the Google plugin and its file alone for other Firebase products', () =>
    expect(detect({ plugins: [plugin], dependencies: [dependency('com.google.firebase:firebase-crashlytics:19.0.0')] }, file()).state).toBe(
      'none',
    ));
  it.each(['dev.flutter.flutter-gradle-plugin', 'com.facebook.react'])('sees a half in the files of %s', (id) =>
    expect(detect({ plugins: [plugin, { id, applied: true, at: place() }] }, file())).toMatchObject({ state: 'half', missing: [{}] }),
  );
  it('sees a half where the file names no app', () =>
    expect(detect({ plugins: [plugin], dependencies: [sdk] }, file({})).missing).toHaveLength(1));
  it('sees the whole', () => {
    const found = detect({ plugins: [plugin], dependencies: [sdk], ...withService(service()) }, file());
    expect(found).toMatchObject({ state: 'whole', missing: [], version: '24.0.0' });
    expect(found.found).toHaveLength(4);
  });
  it('sees a half without the plugin', () => expect(detect({ dependencies: [sdk] })).toMatchObject({ state: 'half', missing: [{}] }));
  it.each([
    ['the library', [], 'dependency com.google'],
    ['the library, which Flutter may bring', [{ id: 'dev.flutter.flutter-gradle-plugin', applied: true, at: place() }], 'Flutter'],
  ])('sees a half without %s', (_, more, words) => {
    const { state, missing } = detect({ plugins: [plugin, ...more], ...withService(service()) });
    expect([state, missing.map(({ en }) => en).join()]).toEqual(['half', expect.stringContaining(words)]);
  });
  it('needs no plugin where code gives Firebase its options', () =>
    expect(detect({ dependencies: [sdk], sources: code(call('setApplicationId', [{ code: 'ID' }])) }).state).toBe('whole'));
  it('takes a platform package for the library', () =>
    expect(detect({ plugins: [plugin], dependencies: [dependency('com.tencent.timpush:fcm:8.8.7357')] }).state).toBe('whole'));
  it('sees a half where an IM SDK is told to use it', () =>
    expect(detect({ plugins: [plugin], sources: code(call('enableFCM', ['111111111111'], { receiver: 'builder' })) })).toMatchObject({
      state: 'half',
      missing: [{}],
    }));
  it('names the BOM where it decides the version', () =>
    expect(
      detect({
        plugins: [plugin],
        dependencies: [
          dependency('com.google.firebase:firebase-bom:33.1.0', { isPlatform: true }),
          dependency('com.google.firebase:firebase-messaging'),
        ],
      }).version,
    ).toBe('BoM 33.1.0'));
});

projectFacetTest('fcm', projectFacet, {
  'sdk-missing': {
    innocent: [
      { name: 'the library', app: { dependencies: [sdk] } },
      {
        name: 'Flutter, whose packages no build file names',
        app: { plugins: [plugin, { id: 'dev.flutter.flutter-gradle-plugin', applied: true, at: place() }] },
        project: file(),
      },
      { name: 'a service whose library may lie in a folder', app: { dependencies: [dependency('libs')], ...withService(service()) } },
      {
        name: 'a build plugin of the project that may add it',
        app: { plugins: [{ id: 'shop.android.application', applied: true, at: place() }], ...withService(service()) },
      },
      {
        name: 'a library in another module',
        libraries: [moduleWith({ name: ':push', dependencies: [sdk] })],
        app: { dependencies: [dependency(':push')] },
      },
      { name: 'ZEGO’s package', app: { dependencies: [dependency('im.zego:zpns-fcm:2.8.0')] } },
    ],
    guilty: [
      {
        name: 'a service without the library',
        app: withService(service()),
        problems: [{ messageId: 'missing', at: { file: 'app/build.gradle' }, severity: 'error' }],
      },
    ],
  },

  'sdk-dead': {
    innocent: [
      {
        name: 'Firebase’s own receiver, and a receiver that is removed',
        app: {
          manifest: manifest({
            components: [
              component('receiver', 'com.google.firebase.iid.FirebaseInstanceIdReceiver', {
                filters: [filter(['com.google.android.c2dm.intent.RECEIVE'])],
              }),
              component('receiver', 'com.google.android.gms.gcm.GcmReceiver', {
                attributes: { 'tools:node': { value: 'remove', at: place() } },
              }),
            ],
          }),
        },
      },
      { name: 'a send() of something else', app: { sources: code(call('send', [], { receiver: 'socket' })) } },
    ],
    guilty: [
      {
        name: 'a FirebaseInstanceIdService, once',
        app: {
          ...withService(
            component('service', 'com.example.shop.PushService', { filters: [filter(['com.google.firebase.INSTANCE_ID_EVENT'])] }),
          ),
          sources: [source({ classes: [pushService(['onTokenRefresh'], ['FirebaseInstanceIdService'])] })],
        },
        problems: [{ messageId: 'instance-id-service', data: { name: 'com.example.shop.PushService' } }],
      },
      {
        name: 'its action on a service whose class is not there',
        app: withService(component('service', 'com.example.lib.Ids', { filters: [filter(['com.google.firebase.INSTANCE_ID_EVENT'])] })),
        problems: [{ messageId: 'instance-id-service' }],
      },
      {
        name: 'its library and GCM',
        app: {
          dependencies: [
            dependency('com.google.firebase:firebase-iid:21.1.0'),
            dependency('com.google.android.gms:play-services-gcm:17.0.0'),
          ],
          manifest: manifest({
            components: [
              component('receiver', 'com.google.android.gms.gcm.GcmReceiver', {
                filters: [filter(['com.google.android.c2dm.intent.RECEIVE'])],
              }),
            ],
          }),
        },
        problems: [{ messageId: 'gcm' }, { messageId: 'instance-id-library' }, { messageId: 'gcm' }],
      },
      {
        name: 'an upstream message',
        app: { sources: code(call('send', [{ code: 'message' }], { receiver: 'FirebaseMessaging.getInstance()' })) },
        problems: [{ messageId: 'upstream' }],
      },
    ],
  },

  'sdk-outdated': {
    innocent: [
      { name: 'today’s versions', app: { dependencies: [sdk], plugins: [{ ...plugin, version: read('4.4.3') }] } },
      {
        name: 'versions that only a run tells',
        app: {
          dependencies: [dependency('com.google.firebase:firebase-messaging', { version: unread('v') })],
          plugins: [{ ...plugin, version: unread('gms') }],
        },
      },
      {
        name: 'an old library with an old target',
        app: { targetSdk: read(30), dependencies: [dependency('com.google.firebase:firebase-messaging:20.1.0')] },
      },
    ],
    guilty: [
      {
        name: 'the plugin of the class path',
        project: {
          rootBuild: {
            plugins: [],
            repositories: [],
            classpath: [dependency('com.google.gms:google-services:4.2.0', { configuration: 'classpath', at: place('build.gradle', 9) })],
          },
        },
        problems: [{ messageId: 'plugin', data: { version: '4.2.0' }, at: { file: 'build.gradle', line: 9 }, severity: 'warn' }],
      },
      {
        name: 'a -ktx library with a version',
        app: { dependencies: [dependency('com.google.firebase:firebase-messaging-ktx:24.0.0')] },
        problems: [{ messageId: 'ktx', severity: 'warn' }],
      },
      {
        name: 'a -ktx library that the BOM does not know',
        app: {
          dependencies: [dependency('com.google.firebase:firebase-bom:34.0.0'), dependency('com.google.firebase:firebase-messaging-ktx')],
        },
        problems: [{ messageId: 'ktx-unresolved', data: { bom: '34.0.0' }, severity: 'error' }],
      },
      {
        name: 'a library that opens activities from its service',
        app: { dependencies: [dependency('com.google.firebase:firebase-messaging:20.1.0')] },
        problems: [{ messageId: 'trampoline', data: { version: '20.1.0', targetSdk: 34 } }],
      },
      {
        name: 'installation ids with a library before them',
        app: { dependencies: [sdk], manifest: manifest({ metaData: [installationIds] }) },
        problems: [{ messageId: 'installation-ids' }],
      },
    ],
  },

  plugin: {
    innocent: [
      { name: 'plugin and repository', app: { dependencies: [sdk], plugins: [plugin] }, project: root([google, central]) },
      { name: 'a mirror that may hold Google’s libraries', app: { dependencies: [sdk], plugins: [plugin] }, project: root([nexus]) },
      { name: 'a library without its app', app: { kind: 'library', dependencies: [sdk] } },
      {
        name: 'a convention plugin',
        app: { dependencies: [sdk], plugins: [{ id: 'shop.firebase', applied: true, at: place() }] },
        project: file(),
      },
      {
        name: 'options by hand',
        app: { dependencies: [sdk], sources: code(call('initializeApp', [{ code: 'this' }, { code: 'options' }])) },
      },
      { name: 'Flutter', app: { dependencies: [sdk], plugins: [{ id: 'dev.flutter.flutter-gradle-plugin', applied: true, at: place() }] } },
    ],
    guilty: [
      {
        name: 'the file without the plugin',
        app: { dependencies: [sdk] },
        project: file(),
        problems: [{ messageId: 'missing', severity: 'error' }],
      },
      {
        name: 'a plugin that is declared, not applied',
        app: { dependencies: [sdk], plugins: [{ ...plugin, applied: false }] },
        problems: [{ messageId: 'unclear', severity: 'warn' }],
      },
      {
        name: 'no repository of Google',
        app: { dependencies: [sdk], plugins: [plugin] },
        project: root([central]),
        problems: [{ messageId: 'repository' }],
      },
    ],
  },

  'service-file': {
    innocent: [
      { name: 'the file beside the build file', app: { plugins: [plugin] }, project: file() },
      {
        name: 'the file of the variant',
        app: { plugins: [plugin], variant: { flavors: ['cn', 'prod'], buildType: 'release' } },
        project: file(googleServices(), { folder: 'src/cnProd/release', file: 'app/src/cnProd/release/google-services.json' }),
      },
      {
        name: 'a plugin that is only applied when the file is there',
        app: { plugins: [{ ...plugin, condition: 'file("google-services.json").exists()' }] },
      },
      { name: 'no file where the plugin is not applied' },
      {
        name: 'a file that is no JSON, of which the check of all files tells',
        app: { plugins: [plugin] },
        project: { serviceFiles: [serviceFile('google-services.json', undefined)] },
      },
    ],
    guilty: [
      { name: 'a list', app: { plugins: [plugin] }, project: file([1]), problems: [{ messageId: 'useless', severity: 'error' }] },
      {
        name: 'a file without an app',
        app: { plugins: [plugin] },
        project: file({ project_info: {}, client: [] }),
        problems: [{ messageId: 'useless' }],
      },
      {
        name: 'a file in the project’s root',
        app: { plugins: [plugin] },
        project: {
          serviceFiles: [
            {
              name: 'google-services.json',
              file: 'google-services.json',
              folder: '',
              json: {},
              place: () => place('google-services.json'),
            },
          ],
        },
        problems: [
          {
            messageId: 'misplaced',
            data: { file: 'google-services.json', dir: 'app' },
            at: { file: 'google-services.json' },
            severity: 'error',
          },
        ],
      },
      {
        name: 'a file in assets',
        app: { plugins: [plugin] },
        project: file(googleServices(), { folder: 'src/main/assets', file: 'app/src/main/assets/google-services.json' }),
        problems: [{ messageId: 'misplaced' }],
      },
      {
        name: 'a file of another variant',
        app: { plugins: [plugin] },
        project: file(googleServices(), { folder: 'src/debug', file: 'app/src/debug/google-services.json' }),
        problems: [{ messageId: 'variant', data: { variant: 'release' } }],
      },
      { name: 'no file', app: { plugins: [plugin] }, problems: [{ messageId: 'missing', severity: 'warn' }] },
    ],
  },

  'service-file-app': {
    innocent: [
      { name: 'the right file', project: file(), account },
      {
        name: 'one of several apps',
        project: file({ ...googleServices(), client: [...googleServices('com.example.other').client, ...googleServices().client] }),
      },
      {
        name: 'an application id that only a run tells',
        app: { applicationId: unread('appId') },
        project: file(googleServices('com.example.other')),
      },
      { name: 'the project by its number', project: file(), account: { ...account, projectId: '111111111111' } },
      { name: 'a file that is no JSON', project: { serviceFiles: [serviceFile('google-services.json', undefined)] }, account },
    ],
    guilty: [
      {
        name: 'another package name',
        app: { applicationId: read('com.example.shop.debug') },
        project: file(),
        problems: [{ messageId: 'package', data: { expected: 'com.example.shop.debug', found: 'com.example.shop' }, severity: 'error' }],
      },
      {
        name: 'another project',
        project: file(),
        account: { ...account, projectId: 'shop-2' },
        problems: [{ messageId: 'project', data: { found: 'shop-1', expected: 'shop-2' } }],
      },
      {
        name: 'another project’s number',
        project: file(),
        account: { ...account, projectId: '222222222222' },
        problems: [{ messageId: 'project' }],
      },
      {
        name: 'an app id of another project',
        project: file(googleServices('com.example.shop', '222222222222')),
        problems: [{ messageId: 'number' }],
      },
    ],
  },

  'package-name': {
    innocent: [
      { name: 'the same name', account: { ...account, packageName: 'com.example.shop' } },
      {
        name: 'a name that only a run tells',
        app: { applicationId: unread('id') },
        account: { ...account, packageName: 'com.example.other' },
      },
    ],
    guilty: [
      {
        name: 'another name',
        account: { ...account, packageName: 'com.example.other' },
        problems: [{ messageId: 'differs', data: { actual: 'com.example.shop' } }],
      },
    ],
  },

  'messaging-service': {
    innocent: [
      {
        name: 'Tencent’s package, which has its service',
        app: { dependencies: [dependency('com.tencent.timpush:fcm:8.8.7357')], sources: [source()] },
      },
      { name: 'one service', app: { ...withService(service()), sources: [source({ classes: [pushService()] })] } },
      {
        name: 'a base class whose child is declared',
        app: {
          ...withService(service()),
          sources: [
            source({
              classes: [
                sourceClass('com.example.shop.BasePushService', { superTypes: [superclass] }),
                pushService([], ['com.example.shop.BasePushService']),
              ],
            }),
          ],
        },
      },
      { name: 'a class of the tests', app: { sources: [source({ sourceSet: 'androidTest', classes: [pushService()] })] } },
      {
        name: 'a second class beside a declared service',
        app: { ...withService(service('com.example.lib.Push')), sources: [source({ classes: [pushService()] })] },
      },
      {
        name: 'the same service in two source sets',
        app: withService(service(), service('com.example.shop.PushService', { sourceSet: 'debug' })),
      },
      { name: 'a second service that is switched off', app: withService(service(), service('com.example.shop.Old', { enabled: false })) },
      { name: 'a class without any manifest', app: { manifest: undefined as never, sources: [source({ classes: [pushService()] })] } },
    ],
    guilty: [
      {
        name: 'the library, code, and no service at all',
        app: { dependencies: [sdk], sources: [source()] },
        problems: [{ messageId: 'none', severity: 'info' }],
      },
      {
        name: 'a class that no manifest declares',
        app: { sources: [source({ classes: [pushService()] })] },
        problems: [{ messageId: 'undeclared', data: { name: 'com.example.shop.PushService' }, severity: 'error' }],
      },
      {
        name: 'a service without the action',
        app: { ...withService(service(undefined, { filters: [] })), sources: [source({ classes: [pushService()] })] },
        problems: [{ messageId: 'action' }],
      },
      {
        name: 'an exported service',
        app: withService(service(undefined, { exported: true })),
        problems: [{ messageId: 'exported', severity: 'warn' }],
      },
      { name: 'two services', app: withService(service(), service('com.example.lib.Push')), problems: [{ messageId: 'several' }] },
    ],
  },

  'token-callback': {
    innocent: [
      {
        name: 'a declared service that leaves the token to a platform',
        app: {
          dependencies: [dependency('com.tencent.timpush:fcm:8.8.7357')],
          ...withService(service()),
          sources: [source({ classes: [pushService(['onMessageReceived'])] })],
        },
      },
      { name: 'onNewToken', app: { sources: [source({ classes: [pushService()] })] } },
      {
        name: 'a token read elsewhere',
        app: {
          sources: [
            source({
              classes: [pushService([])],
              calls: [call('addOnCompleteListener', [], { receiver: 'FirebaseMessaging.getInstance().token' })],
            }),
          ],
        },
      },
      {
        name: 'a platform that takes the token',
        app: { dependencies: [dependency('com.tencent.timpush:fcm:8.8.7357')], sources: [source({ classes: [pushService([])] })] },
      },
      { name: 'no class of its own', app: withService(service()) },
      {
        name: 'onRegistered with installation ids',
        app: {
          manifest: manifest({ metaData: [installationIds] }),
          sources: [source({ classes: [pushService(['onNewToken', 'onRegistered'])] })],
        },
      },
    ],
    guilty: [
      {
        name: 'a declared service with nothing in it, beside a platform',
        app: {
          dependencies: [dependency('com.tencent.timpush:fcm:8.8.7357')],
          ...withService(service()),
          sources: [source({ classes: [pushService([])] })],
        },
        problems: [{ messageId: 'empty', severity: 'warn' }],
      },
      {
        name: 'a service that takes no token',
        app: { sources: [source({ classes: [pushService(['onMessageReceived'])] })] },
        problems: [{ messageId: 'missing', severity: 'warn' }],
      },
      {
        name: 'the callback of the other mode',
        app: {
          manifest: manifest({ metaData: [installationIds] }),
          sources: [source({ classes: [pushService()], calls: [call('getToken', [], { receiver: 'FirebaseMessaging.getInstance()' })] })],
        },
        problems: [{ messageId: 'registered' }, { messageId: 'get-token', severity: 'info' }],
      },
    ],
  },

  'auto-init': {
    innocent: [
      {
        name: 'auto-init that is on',
        app: { manifest: manifest({ metaData: [metaData('firebase_messaging_auto_init_enabled', 'true')] }), sources: [source()] },
      },
      {
        name: 'code that switches it on',
        app: {
          manifest: manifest({ metaData: [metaData('firebase_messaging_auto_init_enabled', 'false')] }),
          sources: code(call('setAutoInitEnabled', [true], { receiver: 'FirebaseMessaging.getInstance()' })),
        },
      },
      {
        name: 'code in a module that is not here',
        app: {
          manifest: manifest({ metaData: [metaData('firebase_messaging_auto_init_enabled', 'false')] }),
          sources: [source()],
          dependencies: [dependency(':react-native-firebase_messaging')],
        },
      },
    ],
    guilty: [
      {
        name: 'auto-init off and nothing else',
        app: { manifest: manifest({ metaData: [metaData('firebase_messaging_auto_init_enabled', 'false')] }), sources: [source()] },
        problems: [{ messageId: 'off' }],
      },
    ],
  },

  channel: {
    innocent: [
      {
        name: 'channels that agree',
        app: {
          manifest: manifest({ metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'orders')] }),
          sources: code(call('NotificationChannel', ['orders', 'Orders', 4])),
        },
        account: { ...account, channels: { orders: { id: 'orders' } } },
        message: { ...shown, channel: 'orders' },
      },
      {
        name: 'channels whose ids only a run tells',
        app: {
          manifest: manifest({ metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'orders')] }),
          sources: code(call('NotificationChannel', ['chat', 'Chat', 4]), call('NotificationChannel', [{ code: 'ID' }, 'x', 4])),
        },
        account: { ...account, channels: { orders: { id: 'orders' } } },
      },
      {
        name: 'channels that are made outside Java and Kotlin',
        app: { manifest: manifest({ metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'orders')] }) },
        account: { ...account, channels: { orders: { id: 'orders' } } },
      },
    ],
    guilty: [
      { name: 'no default channel', app: { dependencies: [sdk] }, problems: [{ messageId: 'no-default', severity: 'info' }] },
      {
        name: 'a default channel that is not made',
        app: {
          manifest: manifest({ metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'orders')] }),
          sources: code(call('NotificationChannel', ['Orders', 'Orders', 4])),
        },
        problems: [{ messageId: 'default-not-created', data: { id: 'orders', created: 'Orders' } }],
      },
      {
        name: 'a channel of the message that is not made',
        app: {
          manifest: manifest({ metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'chat')] }),
          sources: code(call('NotificationChannel', ['chat', 'Chat', 4])),
        },
        message: { ...shown, vendors: { fcm: { android: { notification: { channelId: 'orders' } } } } },
        problems: [{ messageId: 'not-created', data: { id: 'orders' }, severity: 'warn' }],
      },
      {
        name: 'a channel of the config that is not made',
        app: {
          manifest: manifest({ metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'chat')] }),
          sources: code(call('NotificationChannel', ['chat', 'Chat', 4])),
        },
        account: { ...account, channels: { orders: { id: 'orders' }, chat: { id: 'chat' } } },
        problems: [{ messageId: 'not-created', data: { id: 'orders' } }],
      },
    ],
  },

  'click-action': {
    innocent: [
      {
        name: 'an action that an activity takes',
        app: {
          manifest: manifest({
            components: [
              component('activity', 'com.example.shop.OrderActivity', {
                exported: true,
                filters: [filter(['OPEN_ORDER'], { categories: [{ value: 'android.intent.category.DEFAULT', at: place() }] })],
              }),
            ],
          }),
        },
        message: { ...shown, click: { open: 'activity', activity: 'OPEN_ORDER' } },
      },
      {
        name: 'a message that opens the app',
        app: withService(component('activity', 'com.example.shop.Main')),
        message: { ...shown, click: { open: 'app' } },
      },
    ],
    guilty: [
      {
        name: 'a class name',
        app: { manifest: manifest({ components: [component('activity', 'com.example.shop.OrderActivity', { exported: true })] }) },
        message: { ...shown, click: { open: 'activity', activity: 'com.example.shop.OrderActivity' } },
        problems: [{ messageId: 'className', severity: 'error' }],
      },
      {
        name: 'an action that nobody takes',
        app: { manifest: manifest({ components: [component('activity', 'com.example.shop.OrderActivity', { exported: true })] }) },
        message: { ...shown, vendors: { fcm: { android: { notification: { clickAction: 'OPEN_CART' } } } } },
        problems: [{ messageId: 'noAction', data: { target: 'OPEN_CART' }, severity: 'error' }],
      },
    ],
  },

  sound: {
    innocent: [
      {
        name: 'a sound that is there',
        app: { sources: [source()], sounds: [{ name: 'ding', file: 'app/src/main/res/raw/ding.mp3' }] },
        message: { ...shown, sound: 'ding' },
      },
      { name: 'the default sound', app: { sources: [source()] }, message: { ...shown, sound: 'default' } },
      {
        name: 'the sound of all vendors, of which another check speaks',
        app: { sources: [source()] },
        message: { ...shown, sound: 'dong.mp3' },
      },
    ],
    guilty: [
      {
        name: 'a suffix',
        app: { sources: [source()], sounds: [{ name: 'ding', file: 'app/src/main/res/raw/ding.mp3' }] },
        message: { ...shown, vendors: { fcm: { android: { notification: { sound: 'ding.mp3' } } } } },
        problems: [{ messageId: 'suffix', data: { name: 'ding' } }],
      },
      {
        name: 'a sound that is not there',
        app: { sources: [source()] },
        message: { ...shown, sound: 'ding', vendors: { fcm: { android: { notification: { sound: 'dong' } } } } },
        problems: [{ messageId: 'missing' }],
      },
    ],
  },
});

it('is silent about a project that has FCM whole', () => {
  const given = {
    name: '',
    app: {
      dependencies: [sdk],
      plugins: [plugin],
      manifest: manifest({
        components: [service()],
        metaData: [metaData('com.google.firebase.messaging.default_notification_channel_id', 'orders')],
      }),
      sources: [source({ classes: [pushService()], calls: [call('NotificationChannel', ['orders', 'Orders', 4])] })],
    },
    project: { ...root([google, central]), ...file() },
    account,
  };
  const context = contextOf('fcm', given);
  expect(projectFacet.checks.flatMap((check) => [...check.check(context)])).toEqual([]);
  expect(snapshot().modules).toHaveLength(1);
});
