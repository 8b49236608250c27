import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/huawei/project/index.ts';
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
  serviceFile,
  source,
  sourceClass,
  unread,
} from '../../support/project-snapshot.ts';
import { contextOf, projectFacetTest } from '../../support/project-test.ts';

const sdk = dependency('com.huawei.hms:push:6.12.0.300');
const plugin = { id: 'com.huawei.agconnect', applied: true, at: place() };
const repository = (scope: 'buildscript' | 'allprojects', url?: string, at = place('build.gradle')) =>
  url === undefined ? { kind: 'google', scope, at } : { kind: 'maven', url: url === '?' ? unread('mirror', at) : read(url, at), scope, at };
const huaweiRepo = 'https://developer.huawei.com/repo/';
const root = (repositories: ReturnType<typeof repository>[], ...classpath: ReturnType<typeof dependency>[]) => ({
  rootBuild: { plugins: [], repositories, classpath },
});
const agcp = (version: string) =>
  dependency(`com.huawei.agconnect:agcp:${version}`, { configuration: 'classpath', at: place('build.gradle', 7) });

const agconnect = (client: Record<string, unknown> = {}) => ({
  client: { cp_id: '1', package_name: 'com.example.shop', app_id: '100000001', client_id: '200000002', project_id: '300000003', ...client },
});
const file = (json: unknown = agconnect(), overrides = {}) => ({ serviceFiles: [serviceFile('agconnect-services.json', json, overrides)] });

const superclass = 'com.huawei.hms.push.HmsMessageService';
const action = 'com.huawei.push.action.MESSAGING_EVENT';
const service = (overrides = {}) =>
  component('service', 'com.example.shop.HmsService', { exported: false, filters: [filter([action])], ...overrides });
const hmsService = (methods = ['onNewToken']) =>
  sourceClass('com.example.shop.HmsService', { superTypes: [superclass], methods: methods.map((value) => ({ value, at: place() })) });
const withParts = (...components: ReturnType<typeof service>[]) => ({ manifest: manifest({ components }) });
const category = (name: string) => ({ value: `android.intent.category.${name}`, at: place() });
const account = { platform: 'android', apiVersion: 'v1', appId: '100000001', clientSecret: 's'.repeat(64) };
const shown = { title: 'Order', body: 'Sent' };
const kept = ['hms', 'hianalytics', 'updatesdk'].map((name) => keepRule(`-keep class com.huawei.${name}.** {*;}`));
const launcher = component('activity', 'com.example.shop.MainActivity', {
  exported: true,
  filters: [filter(['android.intent.action.MAIN'], { categories: [category('LAUNCHER')] })],
});

describe('detection', () => {
  const detect = (app: Parameters<typeof moduleWith>[0], project = {}) => {
    const { project: found, app: module, modules } = contextOf('huawei', { name: '', app: app ?? {}, project });
    return projectFacet.detect(found, module, modules);
  };

  it('sees nothing in an empty project', () => expect(detect({}).state).toBe('none'));
  it('takes the AGC plugin and its file alone for other kits', () =>
    expect(detect({ plugins: [plugin], dependencies: [dependency('com.huawei.hms:hwid:6.12.0.300')] }, file()).state).toBe('none'));
  it('sees the whole', () =>
    expect(detect({ plugins: [plugin], dependencies: [sdk], ...withParts(service()) }, file())).toMatchObject({
      state: 'whole',
      missing: [],
      version: '6.12.0.300',
    }));
  it('sees a half where the file names no app, or the repository is missing', () => {
    const app = { plugins: [plugin], dependencies: [sdk], ...withParts(service()) };
    expect(detect(app, file({}))).toMatchObject({ state: 'half', missing: [{}] });
    expect(detect(app, { ...file(), ...root([repository('allprojects')]) })).toMatchObject({ state: 'half', missing: [{}] });
    expect(detect(app, { ...file(), ...root([repository('allprojects', huaweiRepo)]) }).state).toBe('whole');
  });
  it('sees a half without the plugin', () => expect(detect({ dependencies: [sdk] }).state).toBe('half'));
  it('sees a half where only the dead SDK is', () =>
    expect(detect(withParts(component('service', 'com.huawei.android.pushagent.PushService'))).state).toBe('half'));
  it('takes a platform package for the SDK', () =>
    expect(detect({ plugins: [plugin], dependencies: [dependency('im.zego:zpns-huawei:2.8.0')] })).toMatchObject({ state: 'whole' }));
});

projectFacetTest('huawei', projectFacet, {
  'sdk-missing': {
    innocent: [
      { name: 'ZPNs before its packages were split', app: { dependencies: [dependency('im.zego:zpns:2.6.0')], ...withParts(service()) } },
      { name: 'the SDK', app: { dependencies: [sdk] } },
      { name: 'an SDK that may lie in a folder', app: { dependencies: [dependency('libs')], ...withParts(service()) } },
      { name: 'Tencent’s package', app: { dependencies: [dependency('com.tencent.timpush:huawei:8.8.7357')], ...withParts(service()) } },
      {
        name: 'the dead SDK, which has a finding of its own',
        app: withParts(component('service', 'com.huawei.android.pushagent.PushService')),
      },
    ],
    guilty: [
      {
        name: 'an IM SDK that is told to use it',
        app: {
          dependencies: [dependency('io.hyphenate:hyphenate-chat:4.8.1')],
          sources: [source({ calls: [call('enableHWPush', [], { receiver: 'builder' })] })],
        },
        problems: [{ messageId: 'missing' }],
      },
      {
        name: 'a service beside Tencent’s package of another vendor',
        app: { dependencies: [dependency('com.tencent.timpush:xiaomi:8.8.7357')], ...withParts(service()) },
        problems: [{ messageId: 'missing' }],
      },
      { name: 'a service without the SDK', app: withParts(service()), problems: [{ messageId: 'missing', severity: 'error' }] },
    ],
  },

  'sdk-dead': {
    innocent: [{ name: 'today’s SDK', app: { dependencies: [sdk], ...withParts(service()) } }],
    guilty: [
      {
        name: 'its service, and a receiver that listens to it',
        app: withParts(
          component('service', 'com.huawei.android.pushagent.PushService'),
          component('receiver', 'com.example.shop.HuaweiReceiver', { filters: [filter(['com.huawei.android.push.intent.RECEIVE'])] }),
        ),
        problems: [{ messageId: 'component', data: { name: 'com.huawei.android.pushagent.PushService, com.example.shop.HuaweiReceiver' } }],
      },
      {
        name: 'its archive',
        app: { dependencies: [dependency('libs/HwPush_SDK_V2705.jar')] },
        problems: [{ messageId: 'archive', data: { name: 'libs/HwPush_SDK_V2705.jar' } }],
      },
    ],
  },

  'sdk-outdated': {
    innocent: [
      { name: 'the version of the demo', project: root([], agcp('1.6.0.300')) },
      { name: 'a version in the plugin block', app: { plugins: [{ ...plugin, version: read('1.9.1.301') }] } },
      { name: 'a version that only a run tells', app: { plugins: [{ ...plugin, version: unread('agc') }] } },
    ],
    guilty: [
      {
        name: 'the version of old guides',
        project: root([], agcp('1.4.1.300')),
        problems: [{ messageId: 'plugin', data: { version: '1.4.1.300' }, at: { line: 7 } }],
      },
    ],
  },

  repository: {
    innocent: [
      {
        name: 'both repositories',
        app: { dependencies: [sdk], plugins: [plugin] },
        project: root([repository('buildscript', huaweiRepo), repository('allprojects', huaweiRepo)]),
      },
      {
        name: 'a mirror of somebody’s own',
        app: { dependencies: [sdk] },
        project: root([repository('allprojects'), repository('allprojects', 'https://nexus.example.com/all')]),
      },
      { name: 'an address that only a run tells', app: { dependencies: [sdk] }, project: root([repository('allprojects', '?')]) },
      {
        name: 'a repository of the module',
        app: { dependencies: [sdk], repositories: [{ kind: 'maven', url: read(huaweiRepo), at: place() }] },
        project: root([repository('allprojects')]),
      },
      { name: 'no repositories at all, as in a part of a project', app: { dependencies: [sdk], plugins: [plugin] } },
    ],
    guilty: [
      {
        name: 'HUAWEI’s only for plugins, at its place',
        app: { dependencies: [sdk] },
        project: root([
          repository('buildscript', huaweiRepo, place('build.gradle', 5)),
          repository('allprojects', undefined, place('build.gradle', 17)),
        ]),
        problems: [{ messageId: 'pluginsOnly', at: { line: 5 } }],
      },
      {
        name: 'Google’s alone',
        app: { dependencies: [sdk] },
        project: root([repository('allprojects')]),
        problems: [{ messageId: 'library', severity: 'error' }],
      },
      {
        name: 'HUAWEI’s only for libraries',
        app: { dependencies: [sdk] },
        project: root([repository('buildscript'), repository('allprojects', huaweiRepo)], agcp('1.9.1.301')),
        problems: [{ messageId: 'librariesOnly' }],
      },
      {
        name: 'HUAWEI’s nowhere for plugins',
        app: { plugins: [plugin] },
        project: root([repository('buildscript')]),
        problems: [{ messageId: 'plugin' }],
      },
    ],
  },

  plugin: {
    innocent: [
      { name: 'the plugin', app: { dependencies: [sdk], plugins: [plugin] }, project: file() },
      { name: 'a library without its app', app: { kind: 'library', dependencies: [sdk] } },
      {
        name: 'an app id in the manifest',
        app: { dependencies: [sdk], manifest: manifest({ metaData: [metaData('com.huawei.hms.client.appid', 'appid=100000001')] }) },
      },
      { name: 'a file in assets that code reads', app: { dependencies: [sdk] }, project: file(agconnect(), { folder: 'src/main/assets' }) },
      {
        name: 'a convention plugin',
        app: { dependencies: [sdk], plugins: [{ id: 'shop.huawei', applied: true, at: place() }] },
        project: file(),
      },
    ],
    guilty: [
      {
        name: 'the file without the plugin',
        app: { dependencies: [sdk] },
        project: file(),
        problems: [{ messageId: 'missing', severity: 'error' }],
      },
      { name: 'neither file nor plugin', app: { dependencies: [sdk] }, problems: [{ messageId: 'unclear', severity: 'warn' }] },
    ],
  },

  'service-file': {
    innocent: [
      { name: 'the file in the module', app: { plugins: [plugin] }, project: file() },
      {
        name: 'the file of the flavor',
        app: { plugins: [plugin], variant: { flavors: ['china'], buildType: 'release' } },
        project: file(agconnect(), { folder: 'src/china' }),
      },
      { name: 'the file in assets', app: { plugins: [plugin] }, project: file(agconnect(), { folder: 'src/main/assets' }) },
      {
        name: 'a file that is no JSON, of which the check of all files tells',
        app: { plugins: [plugin] },
        project: { serviceFiles: [serviceFile('agconnect-services.json', undefined)] },
      },
    ],
    guilty: [
      { name: 'a null', app: { plugins: [plugin] }, project: file(null), problems: [{ messageId: 'useless', severity: 'error' }] },
      { name: 'an empty object', app: { plugins: [plugin] }, project: file({}), problems: [{ messageId: 'useless' }] },
      {
        name: 'a file in the root',
        app: { plugins: [plugin] },
        project: file(agconnect(), { module: ':', file: 'agconnect-services.json' }),
        problems: [{ messageId: 'misplaced', data: { file: 'agconnect-services.json', dir: 'app' }, severity: 'error' }],
      },
      {
        name: 'a file of another flavor',
        app: { plugins: [plugin] },
        project: file(agconnect(), { folder: 'src/china' }),
        problems: [{ messageId: 'variant' }],
      },
      { name: 'no file', app: { plugins: [plugin] }, problems: [{ messageId: 'missing', severity: 'warn' }] },
    ],
  },

  'service-file-app': {
    innocent: [
      { name: 'the right file', project: file(), account },
      { name: 'an OAuth client that is not the app id', project: file(), account: { ...account, appId: undefined, clientId: '200000002' } },
      {
        name: 'one of several apps',
        project: file({
          ...agconnect({ package_name: 'com.example.other' }),
          appInfos: [{ package_name: 'com.example.shop', client: { app_id: '100000001' } }],
        }),
        account,
      },
      { name: 'ids as numbers', project: file(agconnect({ app_id: 100000001 })), account },
    ],
    guilty: [
      {
        name: 'another package name',
        project: file(agconnect({ package_name: 'com.example.other' })),
        problems: [{ messageId: 'package', data: { found: 'com.example.other' } }],
      },
      {
        name: 'another package name of the client alone',
        project: file({ ...agconnect({ package_name: 'com.example.other' }), app_info: { package_name: 'com.example.shop' } }),
        problems: [{ messageId: 'package', data: { found: 'com.example.other' } }],
      },
      {
        name: 'another app',
        project: file(),
        account: { ...account, appId: '999999999' },
        problems: [{ messageId: 'app', data: { found: '100000001', expected: '999999999' }, severity: 'error' }],
      },
      {
        name: 'another project',
        project: file(),
        account: { ...account, projectId: '888888888' },
        problems: [{ messageId: 'project', data: { found: '300000003' } }],
      },
    ],
  },

  'client-secret': {
    innocent: [
      { name: 'a file without', project: file() },
      { name: 'an empty member', project: file(agconnect({ client_secret: '' })) },
      {
        name: 'a sample text, and a name by which the secret is looked up',
        app: {
          sources: [
            source({
              constants: [constant('HUAWEI_CLIENT_SECRET', 'your_app_secret_1'), constant('HUAWEI_CLIENT_SECRET', 'push_app_secret')],
            }),
          ],
        },
      },
    ],
    guilty: [
      {
        name: 'a file with a secret',
        project: file(agconnect({ client_secret: 'A'.repeat(64) })),
        problems: [{ messageId: 'present', severity: 'info' }],
      },
      {
        name: 'a constant with the name of the secret',
        app: { sources: [source({ constants: [constant('HUAWEI_CLIENT_SECRET', 'a1B2c3D4e5F6g7H8')] })] },
        problems: [{ messageId: 'named', data: { name: 'HUAWEI_CLIENT_SECRET' }, severity: 'warn' }],
      },
    ],
  },

  'messaging-service': {
    innocent: [
      { name: 'a service', app: { ...withParts(service()), sources: [source({ classes: [hmsService()] })] } },
      {
        name: 'Easemob, of which another check speaks',
        app: { dependencies: [sdk, dependency('io.hyphenate:hyphenate-chat:4.8.1')], sources: [source()] },
      },
      { name: 'Tencent’s package', app: { dependencies: [dependency('com.tencent.timpush:huawei:8.8.7357')], sources: [source()] } },
      {
        name: 'OneSignal, which starts it',
        app: { dependencies: [sdk, dependency('com.onesignal:OneSignal:5.1.6')], sources: [source()] },
      },
      {
        name: 'Flutter, whose packages no build file names',
        app: {
          dependencies: [sdk],
          plugins: [{ id: 'dev.flutter.flutter-gradle-plugin', applied: true, at: place() }],
          sources: [source()],
        },
      },
      {
        name: 'a class in Kotlin, as written',
        app: {
          ...withParts(service()),
          sources: [source({ classes: [sourceClass('com.example.shop.HmsService', { superTypes: ['HmsMessageService()'] })] })],
        },
      },
    ],
    guilty: [
      {
        name: 'a class that no manifest declares',
        app: { sources: [source({ classes: [hmsService()] })] },
        problems: [{ messageId: 'undeclared' }],
      },
      {
        name: 'the SDK without any service',
        app: { dependencies: [sdk], sources: [source()] },
        problems: [{ messageId: 'missing', severity: 'warn' }],
      },
      {
        name: 'a service without the action',
        app: {
          ...withParts(service({ filters: [filter(['com.huawei.push.action.MESSAGE'])] })),
          sources: [source({ classes: [hmsService()] })],
        },
        problems: [{ messageId: 'action' }],
      },
      { name: 'an exported service', app: withParts(service({ exported: true })), problems: [{ messageId: 'exported' }] },
    ],
  },

  'token-callback': {
    innocent: [
      {
        name: 'a declared service that leaves the token to a platform',
        app: {
          dependencies: [dependency('com.tencent.timpush:huawei:8.8.7357')],
          ...withParts(service()),
          sources: [source({ classes: [hmsService(['onMessageReceived'])] })],
        },
      },
      {
        name: 'getToken',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [hmsService([])], calls: [call('getToken', [{ code: 'appId' }, 'HCM'], { receiver: 'instance' })] })],
        },
      },
      {
        name: 'auto-init and onNewToken',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [hmsService()] })],
          manifest: manifest({ metaData: [metaData('push_kit_auto_init_enabled', 'true')] }),
        },
      },
      {
        name: 'auto-init by a property of Kotlin, and onNewToken',
        app: {
          dependencies: [sdk],
          sources: [
            source({ classes: [hmsService()] }),
            readSource(sourceText('A.kt', 'class Push { fun a() { HmsMessaging.getInstance(c).isAutoInitEnabled = true } }'), 'main'),
          ],
        },
      },
      {
        name: 'a platform that asks',
        app: { dependencies: [sdk, dependency('io.hyphenate:hyphenate-chat:4.8.1')], sources: [source({ classes: [hmsService()] })] },
      },
      {
        name: 'no class of its own beside a local library',
        app: { dependencies: [sdk, dependency('app/libs/push.aar')], sources: [source()] },
      },
    ],
    guilty: [
      {
        name: 'neither service nor getToken nor auto-init',
        app: { dependencies: [sdk], sources: [source()] },
        problems: [{ messageId: 'never-asked', severity: 'warn' }],
      },
      ...['HmsMessaging.getInstance(c).isAutoInitEnabled = false', 'FirebaseMessaging.getInstance().isAutoInitEnabled = true'].map(
        (body) => ({
          name: body,
          app: { dependencies: [sdk], sources: [readSource(sourceText('A.kt', `class Push { fun a() { ${body} } }`), 'main')] },
          problems: [{ messageId: 'never-asked' }],
        }),
      ),
      {
        name: 'an empty service, once',
        app: { dependencies: [sdk], ...withParts(service()), sources: [source({ classes: [hmsService([])] })] },
        problems: [{ messageId: 'empty' }],
      },
      {
        name: 'a declared service with nothing in it, beside a platform',
        app: {
          dependencies: [dependency('com.tencent.timpush:huawei:8.8.7357')],
          ...withParts(service()),
          sources: [source({ classes: [hmsService([])] })],
        },
        problems: [{ messageId: 'empty', severity: 'warn' }],
      },
      {
        name: 'a service, and nobody asks',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [hmsService()], calls: [call('getToken', [], { receiver: 'session' })] })],
        },
        problems: [{ messageId: 'never-asked', severity: 'warn' }],
      },
      {
        name: 'auto-init without the callback',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [hmsService(['onMessageReceived'])] })],
          manifest: manifest({ metaData: [metaData('push_kit_auto_init_enabled', 'true')] }),
        },
        problems: [{ messageId: 'missing' }],
      },
    ],
  },

  'keep-rules': {
    innocent: [
      { name: 'the rules of the guide', app: { dependencies: [sdk], minify: read(true), keepRules: kept } },
      { name: 'one wider rule', app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-keep class com.huawei.** {*;}')] } },
      { name: 'a build that does not shrink', app: { dependencies: [sdk], minify: read(false) } },
      { name: 'a build that does not say', app: { dependencies: [sdk] } },
      { name: 'a build of which it cannot be read', app: { dependencies: [sdk], minify: unread('shrink') } },
      {
        name: 'a rule file that is not there to be read',
        app: { dependencies: [sdk], minify: read(true), missingKeepFiles: [{ value: 'rules.pro', at: place() }] },
      },
      { name: 'a platform’s package', app: { dependencies: [dependency('com.tencent.timpush:huawei:8.8.7357')], minify: read(true) } },
    ],
    guilty: [
      {
        name: 'a rule file with nothing of HUAWEI, at that file',
        app: {
          dependencies: [sdk],
          minify: read(true),
          buildTypes: [{ name: 'release', proguardFiles: [read('app/rules.pro')], manifestPlaceholders: {}, at: place() }],
        },
        problems: [{ messageId: 'push', at: { file: 'app/rules.pro' } }, { messageId: 'other' }, { messageId: 'other' }],
      },
      {
        name: 'ZEGO’s package, whose guide asks for the rules',
        app: { dependencies: [dependency('im.zego:zpns-huawei:2.8.0')], minify: read(true), keepRules: kept.slice(1) },
        problems: [{ messageId: 'push' }],
      },
      {
        name: 'no rules',
        app: { dependencies: [sdk], minify: read(true) },
        problems: [
          { messageId: 'push', severity: 'error' },
          { messageId: 'other', data: { name: 'com.huawei.hianalytics' } },
          { messageId: 'other' },
        ],
      },
      {
        name: 'a rule with a blank in it',
        app: {
          dependencies: [sdk],
          minify: read(true),
          keepRules: [...kept.slice(1), keepRule('-keep class com.huawei. hms.** {*;}', { malformed: 'blank-in-name' })],
        },
        problems: [{ messageId: 'push' }],
      },
      {
        name: '-dontwarn in the place of -keep',
        app: { dependencies: [sdk], minify: read(true) },
        release: true,
        problems: [{ messageId: 'push' }, { messageId: 'other' }, { messageId: 'other' }],
      },
    ],
  },

  channel: {
    innocent: [
      {
        name: 'a channel that is made',
        app: { sources: [source({ calls: [call('NotificationChannel', ['orders', 'Orders', 4])] })] },
        account: { ...account, region: 'intl', channels: { orders: { id: 'orders' } } },
      },
      {
        name: 'data in China, where no channel is sent',
        app: { sources: [source({ calls: [call('NotificationChannel', ['chat', 'Chat', 4])] })] },
        account: { ...account, region: 'cn', channels: { orders: { id: 'orders' } } },
        message: { ...shown, channel: 'orders' },
      },
    ],
    guilty: [
      {
        name: 'a channel that is not made',
        app: { sources: [source({ calls: [call('NotificationChannel', ['chat', 'Chat', 4])] })] },
        account: { ...account, region: 'intl', channels: { orders: { id: 'orders' } } },
        problems: [{ messageId: 'not-created', data: { id: 'orders', created: 'chat' } }],
      },
      {
        name: 'a channel of the message that is not made',
        app: { sources: [source({ calls: [call('NotificationChannel', ['chat', 'Chat', 4])] })] },
        account: { ...account, region: 'intl', channels: { orders: { id: 'orders' } } },
        message: { ...shown, channel: 'orders' },
        problems: [{ messageId: 'not-created' }],
      },
    ],
  },

  'click-target': {
    innocent: [
      {
        name: 'an intent that an activity takes',
        app: withParts(
          component('activity', 'com.example.shop.OrderActivity', {
            exported: true,
            filters: [
              filter(['android.intent.action.VIEW'], {
                categories: [category('DEFAULT')],
                data: [{ scheme: 'shop', host: 'order', path: '/detail' }],
              }),
            ],
          }),
        ),
        message: { ...shown, click: { open: 'intent', intent: 'intent://order/detail?id=1#Intent;scheme=shop;launchFlags=0x4000000;end' } },
      },
      { name: 'a push that opens the app', app: withParts(launcher), message: { ...shown, click: { open: 'app' } } },
      { name: 'a web page', app: withParts(launcher), message: { ...shown, click: { open: 'url', url: 'https://example.com' } } },
      {
        name: 'an activity of a library',
        app: withParts(launcher),
        message: { ...shown, click: { open: 'intent', intent: 'intent:#Intent;component=com.example.shop/io.dcloud.PandoraEntry;end' } },
      },
    ],
    guilty: [
      {
        name: 'a host that no filter has',
        app: withParts(
          component('activity', 'com.example.shop.OrderActivity', {
            exported: true,
            filters: [
              filter(['android.intent.action.VIEW'], { categories: [category('DEFAULT')], data: [{ scheme: 'shop', host: 'orders' }] }),
            ],
          }),
        ),
        message: { ...shown, click: { open: 'intent', intent: 'intent://order/detail#Intent;scheme=shop;end' } },
        problems: [{ messageId: 'noFilter', severity: 'error' }],
      },
      {
        name: 'an action that nobody takes',
        app: withParts(launcher),
        message: { ...shown, click: { open: 'activity', activity: 'com.example.shop.OPEN' } },
        problems: [{ messageId: 'noAction' }],
      },
    ],
  },

  'badge-class': {
    innocent: [
      {
        name: 'the launcher activity',
        app: withParts(launcher),
        account: { ...account, launcherActivity: 'com.example.shop.MainActivity' },
      },
      {
        name: 'an alias beside it',
        app: withParts(launcher, { ...launcher, type: 'activity-alias', name: 'com.example.shop.Red' }),
        account: { ...account, launcherActivity: 'com.example.shop.Red' },
      },
      { name: 'no launcher activity to compare with', account: { ...account, launcherActivity: 'com.example.shop.Splash' } },
    ],
    guilty: [
      {
        name: 'another activity',
        app: withParts(launcher),
        account: { ...account, launcherActivity: 'com.example.shop.Splash' },
        problems: [{ messageId: 'differs', data: { actual: 'com.example.shop.MainActivity' } }],
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
        message: { ...shown, vendors: { huawei: { android: { notification: { sound: '/raw/ding.mp3' } } } } },
        problems: [{ messageId: 'suffix' }],
      },
      {
        name: 'a sound that is not there',
        app: { sources: [source()] },
        message: { ...shown, sound: 'ding', vendors: { huawei: { android: { notification: { sound: '/raw/dong' } } } } },
        problems: [{ messageId: 'missing', data: { name: 'dong' } }],
      },
    ],
  },
});

it('is silent about a project that has Push Kit whole', () => {
  const context = contextOf('huawei', {
    name: '',
    app: {
      dependencies: [sdk],
      plugins: [plugin],
      minify: read(true),
      keepRules: kept,
      ...withParts(service(), launcher),
      sources: [
        source({
          classes: [hmsService()],
          calls: [call('getToken', ['100000001', 'HCM'], { receiver: 'HmsInstanceId.getInstance(this)' })],
        }),
      ],
    },
    project: { ...root([repository('buildscript', huaweiRepo), repository('allprojects', huaweiRepo)], agcp('1.9.1.301')), ...file() },
    account,
    message: { ...shown, click: { open: 'app' } },
  });
  expect(projectFacet.checks.flatMap((check) => [...check.check(context)])).toEqual([]);
});
