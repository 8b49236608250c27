import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/honor/project/index.ts';
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

const sdk = dependency('com.hihonor.mcs:push:7.0.61.303');
const timpush = dependency('com.tencent.timpush:honor:8.8.7357');
const inChina = dependency('com.hihonor.mcs:push:7.0.61.303', { configuration: 'chinaImplementation' });
const plugin = { id: 'com.hihonor.mcs.asplugin', applied: true, at: place() };
const honorRepo = 'https://developer.hihonor.com/repo';
const repository = (scope: 'pluginManagement' | 'dependencyResolution', url?: string) =>
  url === undefined
    ? { kind: 'mavenCentral', scope, at: place('settings.gradle') }
    : { kind: 'maven', url: read(url), scope, at: place('settings.gradle') };
const root = (...repositories: ReturnType<typeof repository>[]) => ({ rootBuild: { plugins: [], repositories, classpath: [] } });
const mcs = { developer_id: '1', app_id: '104436234', package_name: 'com.example.shop', version: '1.0' };
const file = (json: unknown = mcs, overrides = {}) => ({ serviceFiles: [serviceFile('mcs-services.json', json, overrides)] });
const appId = (value: Parameters<typeof metaData>[1] = '104436234') => metaData('com.hihonor.push.app_id', value);
const queries = [{ value: 'com.hihonor.push.action.BIND_PUSH_SERVICE', at: place() }];

const service = (overrides = {}) =>
  component('service', 'com.example.shop.HonorService', {
    exported: false,
    filters: [filter(['com.hihonor.push.action.MESSAGING_EVENT'])],
    ...overrides,
  });
const honorService = (methods = ['onNewToken']) =>
  sourceClass('com.example.shop.HonorService', {
    superTypes: ['com.hihonor.push.sdk.HonorMessageService'],
    methods: methods.map((value) => ({ value, at: place() })),
  });
const client = (name: string, ...args: Parameters<typeof call>[1] & object) =>
  call(name, args, { receiver: 'HonorPushClient.getInstance()' });
const category = (name: string) => ({ value: `android.intent.category.${name}`, at: place() });
const account = { appId: '104436234', clientId: 'a1b2c3d4', clientSecret: 'secret' };
const shown = { title: 'Order', body: 'Sent' };
const launcher = component('activity', 'com.example.shop.MainActivity', {
  exported: true,
  filters: [filter(['android.intent.action.MAIN'], { categories: [category('LAUNCHER')] })],
});
const orderActivity = (...categories: string[]) =>
  component('activity', 'com.example.shop.OrderActivity', {
    exported: true,
    filters: [filter(['android.intent.action.VIEW'], { categories: categories.map(category), data: [{ scheme: 'shop', host: 'order' }] })],
  });

describe('detection', () => {
  const detect = (app: Parameters<typeof moduleWith>[0], project = {}) => {
    const { project: found, app: module, modules } = contextOf('honor', { name: '', app: app ?? {}, project });
    return projectFacet.detect(found, module, modules);
  };

  it('sees nothing in an empty project', () => expect(detect({}).state).toBe('none'));
  it('sees the whole', () =>
    expect(detect({ dependencies: [sdk], manifest: manifest({ components: [service()], metaData: [appId()] }) })).toMatchObject({
      state: 'whole',
      version: '7.0.61.303',
      missing: [],
    }));
  it('sees a half without the app id', () => expect(detect({ dependencies: [sdk] }).state).toBe('half'));
  it('takes the plugin with its file for the app id', () =>
    expect(detect({ dependencies: [sdk], plugins: [plugin] }, file()).state).toBe('whole'));
  it('takes Tencent’s package with its placeholder for the whole', () =>
    expect(detect({ dependencies: [timpush], manifestPlaceholders: { HONOR_APPID: read('104436234') } }).state).toBe('whole'));
  it('sees nothing in a TUIOfflinePush module that is here and has none of it', () => {
    const { project, app, modules } = contextOf('honor', {
      name: '',
      app: { dependencies: [dependency(':tuiofflinepush')] },
      libraries: [
        moduleWith({ name: ':tuiofflinepush', kind: 'library', dependencies: [dependency('com.tencent.tpns:xiaomi:1.3.7.2-release')] }),
      ],
    });
    expect(projectFacet.detect(project, app, modules).state).toBe('none');
  });
  it('sees a half where only an app id is, whatever a folder may hold', () =>
    expect(detect({ dependencies: [dependency('libs')], manifest: manifest({ metaData: [appId()] }) }).state).toBe('half'));
  it('sees a whole where code uses what a folder may hold', () =>
    expect(detect({ dependencies: [dependency('libs')], manifest: manifest({ components: [service()], metaData: [appId()] }) }).state).toBe(
      'whole',
    ));
  it('sees a half where a repository is missing or the file names no app', () => {
    const whole = { dependencies: [sdk], manifest: manifest({ components: [service()], metaData: [appId()] }) };
    expect(detect(whole, root(repository('dependencyResolution'))).missing).toHaveLength(1);
    expect(detect(whole, root(repository('dependencyResolution', honorRepo))).missing).toEqual([]);
    expect(detect({ dependencies: [sdk], plugins: [plugin] }, file({})).state).toBe('half');
  });
  it('sees a half without the SDK', () =>
    expect(detect({ manifest: manifest({ components: [service()], metaData: [appId()] }) }).state).toBe('half'));
});

projectFacetTest('honor', projectFacet, {
  'sdk-missing': {
    innocent: [
      { name: 'the SDK', app: { dependencies: [sdk] } },
      { name: 'Tencent’s package', app: { dependencies: [timpush], manifest: manifest({ components: [service()] }) } },
      {
        name: 'an archive of unknown name',
        app: { dependencies: [dependency('libs/push.aar')], manifest: manifest({ components: [service()] }) },
      },
      { name: 'the plugin, and the SDK in another flavor', app: { plugins: [plugin], otherDependencies: [inChina] } },
      {
        name: 'a loop over libraries that only the build knows',
        app: {
          dependencies: [dependency('pushes().each { implementation it }', { kind: 'maven' })],
          manifest: manifest({ components: [service()] }),
        },
      },
    ],
    guilty: [
      {
        name: 'a service, and the SDK in another flavor',
        app: { plugins: [plugin], otherDependencies: [inChina], manifest: manifest({ components: [service()] }) },
        problems: [{ messageId: 'missing' }],
      },
      {
        name: 'the plugin, and other libraries in another flavor',
        app: { plugins: [plugin], otherDependencies: [dependency('com.huawei.hms:push:6.13.0.300')] },
        problems: [{ messageId: 'missing' }],
      },
      { name: 'a service without the SDK', app: { manifest: manifest({ components: [service()] }) }, problems: [{ messageId: 'missing' }] },
    ],
  },

  repository: {
    innocent: [
      { name: 'HONOR’s repository', app: { dependencies: [sdk] }, project: root(repository('dependencyResolution', honorRepo)) },
      {
        name: 'a mirror of somebody’s own',
        app: { dependencies: [sdk] },
        project: root(repository('dependencyResolution', 'https://nexus.example.com/all')),
      },
      {
        name: 'an archive',
        app: { dependencies: [dependency('libs/HiPushSdk_v7.0.61.303.aar')] },
        project: root(repository('dependencyResolution')),
      },
    ],
    guilty: [
      {
        name: 'HUAWEI’s repository alone',
        app: { dependencies: [sdk] },
        project: root(repository('dependencyResolution', 'https://developer.huawei.com/repo/')),
        problems: [{ messageId: 'library', severity: 'error' }],
      },
      {
        name: 'HONOR’s only for libraries',
        app: { dependencies: [sdk], plugins: [plugin] },
        project: root(repository('pluginManagement'), repository('dependencyResolution', honorRepo)),
        problems: [{ messageId: 'librariesOnly' }],
      },
      {
        name: 'no HONOR’s for the plugin',
        app: { dependencies: [sdk], plugins: [plugin], repositories: [{ kind: 'maven', url: read('https://jitpack.io'), at: place() }] },
        project: root(repository('pluginManagement')),
        problems: [{ messageId: 'library' }, { messageId: 'plugin' }],
      },
      {
        name: 'HONOR’s only for plugins',
        app: { dependencies: [sdk] },
        project: root(repository('pluginManagement', honorRepo), repository('dependencyResolution')),
        problems: [{ messageId: 'pluginsOnly' }],
      },
    ],
  },

  'manifest-app-id': {
    innocent: [
      { name: 'the same id', app: { dependencies: [sdk], manifest: manifest({ metaData: [appId()] }) }, account },
      {
        name: 'a placeholder that nobody filled here',
        app: { dependencies: [sdk], manifest: manifest({ metaData: [appId(unread('${HONOR_APPID}'))] }) },
        account,
      },
      { name: 'the plugin with its file', app: { dependencies: [sdk], plugins: [plugin] }, project: file(), account },
      {
        name: 'Tencent’s package with its placeholder',
        app: { dependencies: [timpush], manifestPlaceholders: { HONOR_APPID: read('104436234') } },
        account,
      },
      {
        name: 'placeholders that come from somewhere unread',
        app: { dependencies: [timpush], unreadPlaceholders: [{ value: 'load()', at: place() }] },
      },
    ],
    guilty: [
      {
        name: 'no id',
        app: { dependencies: [sdk] },
        problems: [{ messageId: 'missing', severity: 'error' }],
      },
      {
        name: 'Tencent’s package without its placeholder',
        app: { dependencies: [timpush] },
        problems: [{ messageId: 'placeholder', severity: 'error' }],
      },
      {
        name: 'a file that names no app beside the plugin',
        app: { dependencies: [sdk], plugins: [plugin] },
        project: file({}),
        problems: [{ messageId: 'missing' }],
      },
      {
        name: 'an id that is no number',
        app: { dependencies: [sdk], manifest: manifest({ metaData: [appId('your_app_id')] }) },
        account,
        problems: [{ messageId: 'form' }],
      },
      {
        name: 'another id',
        app: { dependencies: [sdk], manifest: manifest({ metaData: [appId('900000001')] }) },
        account,
        problems: [{ messageId: 'differs', data: { found: '900000001', expected: '104436234' } }],
      },
      {
        name: 'another id in Tencent’s placeholder',
        app: { dependencies: [timpush], manifestPlaceholders: { HONOR_APPID: read('900000001', place('app/build.gradle', 30)) } },
        account,
        problems: [{ messageId: 'differs', at: { line: 30 } }],
      },
    ],
  },

  'service-file': {
    innocent: [
      { name: 'the file in the module', app: { plugins: [plugin] }, project: file() },
      { name: 'a file without the plugin', project: file(mcs, { module: ':', file: 'mcs-services.json' }) },
      { name: 'a file of another flavor', app: { plugins: [plugin] }, project: file(mcs, { folder: 'src/china' }) },
      {
        name: 'a file that is no JSON, of which the check of all files tells',
        app: { plugins: [plugin] },
        project: { serviceFiles: [serviceFile('mcs-services.json', undefined)] },
      },
    ],
    guilty: [
      { name: 'a text', app: { plugins: [plugin] }, project: file('x'), problems: [{ messageId: 'useless', severity: 'error' }] },
      { name: 'an empty object', app: { plugins: [plugin] }, project: file({}), problems: [{ messageId: 'useless' }] },
      {
        name: 'a file in the root',
        app: { plugins: [plugin] },
        project: file(mcs, { module: ':', file: 'mcs-services.json' }),
        problems: [{ messageId: 'misplaced', data: { dir: 'app' } }],
      },
      { name: 'no file', app: { plugins: [plugin] }, problems: [{ messageId: 'missing', severity: 'warn' }] },
    ],
  },

  'service-file-app': {
    innocent: [
      { name: 'the right file', app: { manifest: manifest({ metaData: [appId()] }) }, project: file(), account },
      { name: 'an id as a number', project: file({ ...mcs, app_id: 104436234 }), account },
      {
        name: 'an application id that only a run tells',
        app: { applicationId: unread('id') },
        project: file({ ...mcs, package_name: 'com.example.other' }),
      },
    ],
    guilty: [
      {
        name: 'another package name',
        project: file({ ...mcs, package_name: 'com.example.other' }),
        problems: [{ messageId: 'package', data: { expected: 'com.example.shop' } }],
      },
      { name: 'another app', project: file(), account: { ...account, appId: '900000001' }, problems: [{ messageId: 'account' }] },
      {
        name: 'another id than the manifest',
        app: { manifest: manifest({ metaData: [appId('900000001')] }) },
        project: file(),
        problems: [{ messageId: 'manifest' }],
      },
    ],
  },

  'package-name': {
    innocent: [{ name: 'the same name', account: { ...account, packageName: 'com.example.shop' } }],
    guilty: [{ name: 'another name', account: { ...account, packageName: 'com.example.other' }, problems: [{ messageId: 'differs' }] }],
  },

  'messaging-service': {
    innocent: [
      { name: 'a service', app: { manifest: manifest({ components: [service()] }), sources: [source({ classes: [honorService()] })] } },
      {
        name: 'a platform, which brings the service',
        app: { dependencies: [sdk, dependency('im.zego:zpns:2.8.0')], sources: [source()] },
      },
      { name: 'an own library that may bring it', app: { dependencies: [sdk, dependency('app/libs/push.aar')], sources: [source()] } },
      {
        name: 'React Native, whose packages no build file names',
        app: { dependencies: [sdk], plugins: [{ id: 'com.facebook.react', applied: true, at: place() }], sources: [source()] },
      },
      {
        name: 'HUAWEI’s service, which is another',
        app: {
          sources: [source({ classes: [sourceClass('com.example.shop.Hms', { superTypes: ['com.huawei.hms.push.HmsMessageService'] })] })],
        },
      },
    ],
    guilty: [
      {
        name: 'a class that no manifest declares',
        app: { sources: [source({ classes: [honorService()] })] },
        problems: [{ messageId: 'undeclared' }],
      },
      {
        name: 'the SDK without any service',
        app: { dependencies: [sdk], sources: [source()] },
        problems: [{ messageId: 'missing', severity: 'warn' }],
      },
      {
        name: 'HUAWEI’s action on HONOR’s service',
        app: {
          manifest: manifest({ components: [service({ filters: [filter(['com.huawei.push.action.MESSAGING_EVENT'])] })] }),
          sources: [source({ classes: [honorService()] })],
        },
        problems: [{ messageId: 'action' }],
      },
      {
        name: 'an exported service',
        app: { manifest: manifest({ components: [service({ exported: true })] }) },
        problems: [{ messageId: 'exported' }],
      },
    ],
  },

  queries: {
    innocent: [
      { name: 'the query', app: { dependencies: [sdk], manifest: manifest({ queries }) } },
      { name: 'an old target', app: { dependencies: [sdk], targetSdk: read(29) } },
      { name: 'a platform’s package', app: { dependencies: [timpush] } },
      {
        name: 'the right to see every app',
        app: {
          dependencies: [sdk],
          manifest: manifest({
            usesPermissions: [{ value: 'android.permission.QUERY_ALL_PACKAGES', at: place(), sourceSet: 'main', attributes: {} }],
          }),
        },
      },
    ],
    guilty: [
      {
        name: 'no query',
        app: { dependencies: [sdk] },
        problems: [{ messageId: 'missing', data: { targetSdk: 34 }, at: { file: 'app/src/main/AndroidManifest.xml' }, severity: 'warn' }],
      },
    ],
  },

  'token-callback': {
    innocent: [
      {
        name: 'init and onNewToken',
        app: { dependencies: [sdk], sources: [source({ classes: [honorService()], calls: [client('init', { code: 'this' }, true)] })] },
      },
      {
        name: 'init without a token, then getPushToken',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [honorService([])], calls: [client('init', { code: 'this' }, false), client('getPushToken')] })],
        },
      },
      {
        name: 'init whose argument only a run tells',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [honorService()], calls: [client('init', { code: 'this' }, { code: 'agreed' })] })],
        },
      },
      { name: 'Tencent’s package', app: { dependencies: [timpush], sources: [source({ classes: [honorService([])] })] } },
      {
        name: 'a token asked for where a library starts the SDK',
        app: { dependencies: [sdk], sources: [source({ calls: [client('getPushToken')] })] },
      },
      {
        name: 'Easemob, which is not told here that nothing starts',
        app: { dependencies: [sdk, dependency('io.hyphenate:hyphenate-chat:4.8.1')], sources: [source()] },
      },
    ],
    guilty: [
      {
        name: 'a declared service with nothing in it, beside a platform',
        app: {
          dependencies: [timpush],
          manifest: manifest({ components: [service()] }),
          sources: [source({ classes: [honorService([])] })],
        },
        problems: [{ messageId: 'empty', severity: 'warn' }],
      },
      {
        name: 'no init',
        app: { dependencies: [sdk], sources: [source({ classes: [honorService()], calls: [call('init', [], { receiver: 'Bugly' })] })] },
        problems: [{ messageId: 'never-started' }],
      },
      { name: 'neither service nor init', app: { dependencies: [sdk], sources: [source()] }, problems: [{ messageId: 'never-started' }] },
      {
        name: 'init that asks for nothing, without a service',
        app: { dependencies: [sdk], sources: [source({ calls: [client('init', { code: 'this' }, false)] })] },
        problems: [{ messageId: 'never-asked' }],
      },
      {
        name: 'init that asks for nothing',
        app: { dependencies: [sdk], sources: [source({ classes: [honorService()], calls: [client('init', { code: 'this' }, false)] })] },
        problems: [{ messageId: 'never-asked', severity: 'error' }],
      },
      {
        name: 'init without the callback',
        app: {
          dependencies: [sdk],
          sources: [source({ classes: [honorService(['onMessageReceived'])], calls: [client('init', { code: 'this' }, true)] })],
        },
        problems: [{ messageId: 'missing' }],
      },
    ],
  },

  'client-secret': {
    innocent: [
      {
        name: 'a sample text, and a name by which the secret is looked up',
        app: {
          sources: [
            source({
              constants: [constant('HONOR_CLIENT_SECRET', 'your_app_secret_1'), constant('HONOR_CLIENT_SECRET', 'push_app_secret')],
            }),
          ],
        },
      },
    ],
    guilty: [
      {
        name: 'a constant with the name of the secret',
        app: { sources: [source({ constants: [constant('HONOR_CLIENT_SECRET', 'a1B2c3D4e5F6g7H8')] })] },
        problems: [{ messageId: 'named', data: { name: 'HONOR_CLIENT_SECRET' }, severity: 'warn' }],
      },
    ],
  },

  'turned-off': {
    innocent: [
      {
        name: 'a switch in the settings',
        app: { sources: [source({ calls: [client('turnOffNotificationCenter'), client('turnOnNotificationCenter')] })] },
      },
      {
        name: 'a switch, on again through a variable',
        app: {
          sources: [
            source({
              calls: [
                client('turnOffNotificationCenter'),
                call('turnOnNotificationCenter', [], { receiver: 'it', on: 'HonorPushClient.getInstance()' }),
              ],
            }),
          ],
        },
      },
    ],
    guilty: [
      { name: 'only off', app: { sources: [source({ calls: [client('turnOffNotificationCenter')] })] }, problems: [{ messageId: 'off' }] },
      {
        name: 'off on a variable that holds the client',
        app: {
          sources: [source({ calls: [call('turnOffNotificationCenter', [], { receiver: 'it', on: 'HonorPushClient.getInstance()' })] })],
        },
        problems: [{ messageId: 'off' }],
      },
    ],
  },

  'keep-rules': {
    innocent: [
      { name: 'the rule', app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-keep class com.hihonor.push.** {*;}')] } },
      { name: 'a build that does not shrink', app: { dependencies: [sdk], minify: read(false) } },
      {
        name: 'a rule file whose name only a run tells',
        app: {
          dependencies: [sdk],
          minify: read(true),
          buildTypes: [{ name: 'release', proguardFiles: [unread('rules')], manifestPlaceholders: {}, at: place() }],
        },
      },
    ],
    guilty: [
      {
        name: 'HUAWEI’s rule alone',
        app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-keep class com.huawei.hms.** {*;}')] },
        problems: [{ messageId: 'missing', at: { file: 'app/proguard-rules.pro' } }],
      },
      {
        name: 'one package level',
        app: { dependencies: [sdk], minify: read(true), keepRules: [keepRule('-keep class com.hihonor.push.* {*;}')] },
        problems: [{ messageId: 'missing' }],
      },
    ],
  },

  'click-target': {
    innocent: [
      {
        name: 'an intent that an activity takes',
        app: { manifest: manifest({ components: [orderActivity('DEFAULT', 'BROWSABLE')] }) },
        message: { ...shown, click: { open: 'intent', intent: 'intent://order/1#Intent;scheme=shop;end' } },
      },
      {
        name: 'a push that opens the app',
        app: { manifest: manifest({ components: [launcher] }) },
        message: { ...shown, click: { open: 'app' } },
      },
      {
        name: 'an action',
        app: {
          manifest: manifest({
            components: [
              component('activity', 'com.example.shop.A', {
                exported: true,
                filters: [filter(['com.example.shop.OPEN'], { categories: [category('DEFAULT')] })],
              }),
            ],
          }),
        },
        message: { ...shown, click: { open: 'intent', intent: 'com.example.shop.OPEN' } },
      },
    ],
    guilty: [
      {
        name: 'an activity that is not exported, before its filter',
        app: { manifest: manifest({ components: [{ ...orderActivity('DEFAULT'), exported: false }] }) },
        message: { ...shown, click: { open: 'url', url: 'shop://order/1' } },
        problems: [{ messageId: 'notExported' }],
      },
      {
        name: 'a filter without BROWSABLE',
        app: { manifest: manifest({ components: [orderActivity('DEFAULT')] }) },
        message: { ...shown, click: { open: 'intent', intent: 'intent://order/1#Intent;scheme=shop;end' } },
        problems: [{ messageId: 'noBrowsable', severity: 'error' }],
      },
      {
        name: 'a filter without DEFAULT',
        app: { manifest: manifest({ components: [orderActivity('BROWSABLE')] }) },
        message: { ...shown, click: { open: 'url', url: 'shop://order/1' } },
        problems: [{ messageId: 'noDefault' }],
      },
      {
        name: 'an activity that is not there',
        app: { manifest: manifest({ components: [launcher] }) },
        account: { ...account, packageName: 'com.example.shop' },
        message: { ...shown, click: { open: 'activity', activity: 'com.example.shop.Gone' } },
        problems: [{ messageId: 'unknownActivity' }],
      },
    ],
  },

  'badge-class': {
    innocent: [
      {
        name: 'the launcher activity',
        app: { manifest: manifest({ components: [launcher] }) },
        account: { ...account, badgeClass: 'com.example.shop.MainActivity' },
      },
    ],
    guilty: [
      {
        name: 'another activity',
        app: { manifest: manifest({ components: [launcher] }) },
        account: { ...account, badgeClass: 'com.example.shop.Splash' },
        problems: [{ messageId: 'differs' }],
      },
    ],
  },
});

it('is silent about a project that has HONOR push whole', () => {
  const context = contextOf('honor', {
    name: '',
    app: {
      dependencies: [sdk],
      plugins: [plugin],
      minify: read(true),
      keepRules: [keepRule('-keep class com.hihonor.push.** {*;}')],
      manifest: manifest({ components: [service(), launcher], metaData: [appId()], queries }),
      sources: [source({ classes: [honorService()], calls: [client('init', { code: 'this' }, true)] })],
    },
    project: { ...root(repository('pluginManagement', honorRepo), repository('dependencyResolution', honorRepo)), ...file() },
    account: { ...account, packageName: 'com.example.shop', badgeClass: 'com.example.shop.MainActivity' },
    message: { ...shown, click: { open: 'app' } },
  });
  expect(projectFacet.checks.flatMap((check) => [...check.check(context)])).toEqual([]);
});
