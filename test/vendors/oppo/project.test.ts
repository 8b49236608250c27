import { describe, expect, it } from 'vitest';
import { projectFacet } from '../../../src/vendors/oppo/project/index.ts';
import {
  call,
  component,
  constant,
  dependency,
  filter,
  keepRule,
  manifest,
  moduleWith,
  place,
  read,
  snapshot,
  source,
  unread,
} from '../../support/project-snapshot.ts';
import { projectFacetTest } from '../../support/project-test.ts';

const at = place('app/src/main/AndroidManifest.xml', 9);
const aar = dependency('app/libs/com.heytap.msp_3.5.3.aar');
const extras = ['com.google.code.gson:gson:2.10.1', 'commons-codec:commons-codec:1.15', 'androidx.annotation:annotation:1.8.0'].map((one) =>
  dependency(one),
);
const timpush = dependency('com.tencent.timpush:oppo:8.8.7357');
const easemob = dependency('io.hyphenate:hyphenate-chat:4.8.1');

const used = (...names: string[]) => names.map((value) => ({ value, at, sourceSet: 'main', attributes: {} }));
const both = ['com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE', 'com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE'];
const compatible = component('service', 'com.heytap.msp.push.service.CompatibleDataMessageCallbackService', {
  exported: true,
  permission: 'com.coloros.mcs.permission.SEND_MCS_MESSAGE',
  filters: [filter(['com.coloros.mcs.action.RECEIVE_MCS_MESSAGE'])],
});
const current = component('service', 'com.heytap.msp.push.service.DataMessageCallbackService', {
  exported: true,
  permission: 'com.heytap.mcs.permission.SEND_PUSH_MESSAGE',
  filters: [filter(['com.heytap.mcs.action.RECEIVE_MCS_MESSAGE', 'com.heytap.msp.push.RECEIVE_MCS_MESSAGE'])],
});

const heytap = (name: string, args: Parameters<typeof call>[1] = [], more = {}) =>
  call(name, args, { receiver: 'HeytapPushManager', ...more });
const account = {
  appKey: '0123456789abcdef0123456789abcdef',
  masterSecret: 'fedcba9876543210fedcba9876543210',
  appSecret: '00112233445566778899aabbccddeeff',
  packageName: 'com.example.shop',
  channels: { im: { id: 'shop_im' } },
};
const register = heytap('register', [{ code: 'this' }, account.appKey, account.appSecret, { code: 'callback' }]);
const init = heytap('init', [{ code: 'this' }, true]);
const message = { channel: 'im' };
const category = [{ value: 'android.intent.category.DEFAULT', at }];
const openChat = { click: { open: 'intent', intent: 'com.example.shop.OPEN_CHAT' } } as const;
const chatWith = (given: ReturnType<typeof filter>, more = {}) => ({
  manifest: manifest({
    components: [component('activity', 'com.example.shop.ChatActivity', { exported: true, filters: [given], ...more })],
  }),
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
        dependencies: [aar],
        manifest: manifest({ components: [compatible, current], usesPermissions: used(...both) }),
        sources: [source({ calls: [init, register] })],
      }),
    ).toMatchObject({ state: 'whole', version: '3.5.3' }));

  it.each([
    ['com.heytap.msp-push-3.1.0.aar', '3.1.0'],
    ['heytap_msp_push_3.4.0.aar', '3.4.0'],
    ['com.heytap.msp_V3.5.2.aar', '3.5.2'],
  ])('reads the version of %s', (file, version) =>
    expect(detect({ dependencies: [dependency(`app/libs/${file}`)] }).version).toBe(version),
  );

  it('takes a platform’s artifact for the whole', () =>
    expect(detect({ dependencies: [timpush], sources: [source()] }).state).toBe('whole'));

  it('misses permissions and services beside the AAR, which brings none', () =>
    expect(detect({ dependencies: [aar] })).toMatchObject({ state: 'half', missing: [{}, {}] }));
});

projectFacetTest('oppo', projectFacet, {
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
  'channel-not-in-app': {
    innocent: [
      {
        name: 'a channel that the app creates',
        account,
        message,
        app: { sources: [source({ calls: [call('NotificationChannel', ['shop_im', 'Chat', 4])] })] },
      },
      {
        name: 'an id that code computes',
        account,
        message,
        app: { sources: [source({ calls: [call('NotificationChannel', [{ code: 'ids.im' }, 'Chat', 4])] })] },
      },
      { name: 'a message without channel', account, message: { title: 'Alice' }, app: { sources: [source()] } },
      { name: 'no sources', account, message },
    ],
    guilty: [
      {
        name: 'no such channel',
        account,
        message,
        app: { sources: [source({ calls: [call('NotificationChannel', ['news', 'News', 3])] })] },
        problems: [{ messageId: 'notCreated', data: { channel: 'shop_im', created: 'news' }, severity: 'warn' }],
      },
      {
        name: 'a configured channel without any in code',
        account,
        app: { sources: [source()] },
        problems: [{ messageId: 'notCreated' }],
      },
      { name: 'no channel at all', app: { sources: [source()] }, problems: [{ messageId: 'none', severity: 'info' }] },
      {
        name: 'another case',
        account,
        message,
        app: { sources: [source({ calls: [call('Builder', ['SHOP_IM', 4], { receiver: 'NotificationChannelCompat' })] })] },
        problems: [{ messageId: 'otherCase', data: { created: 'SHOP_IM' } }],
      },
    ],
  },
  'click-in-manifest': {
    innocent: [
      {
        name: 'an action with a filter of its own',
        message: openChat,
        app: chatWith(filter(['com.example.shop.OPEN_CHAT'], { categories: category })),
      },
      { name: 'a web page', message: { click: { open: 'url', url: 'https://shop.example/sale' } } },
      { name: 'a link to another app', message: { click: { open: 'url', url: 'weixin://dl/chat' } } },
    ],
    guilty: [
      { name: 'an action that nobody declares', message: openChat, problems: [{ messageId: 'noAction', severity: 'error' }] },
      {
        name: 'an action without DEFAULT',
        message: openChat,
        app: chatWith(filter(['com.example.shop.OPEN_CHAT'])),
        problems: [{ messageId: 'noDefault' }],
      },
      {
        name: 'an action in a filter with data',
        message: openChat,
        app: chatWith(filter(['com.example.shop.OPEN_CHAT'], { categories: category, data: [{ scheme: 'shop' }] })),
        problems: [{ messageId: 'dataInFilter' }],
      },
      {
        name: 'a closed activity',
        message: openChat,
        app: chatWith(filter(['com.example.shop.OPEN_CHAT'], { categories: category }), { exported: false }),
        problems: [{ messageId: 'notExported', severity: 'warn' }],
      },
    ],
  },
  'client-keys': {
    innocent: [
      { name: 'the config’s own', account, app: { sources: [source({ calls: [register] })] } },
      {
        name: 'the MasterSecret, which has a check of its own',
        account,
        app: { sources: [source({ calls: [heytap('register', [{ code: 'this' }, account.appKey, account.masterSecret])] })] },
      },
      {
        name: 'values that code computes',
        account,
        app: { sources: [source({ calls: [heytap('register', [{ code: 'this' }, { code: 'KEY' }, { code: 'SECRET' }])] })] },
      },
    ],
    guilty: [
      {
        name: 'keys of another app',
        account,
        app: {
          sources: [
            source({
              calls: [heytap('register', [{ code: 'this' }, 'aaaabbbbccccddddeeeeffff00001111', 'aaaabbbbccccddddeeeeffff00002222'])],
            }),
          ],
        },
        problems: [{ messageId: 'otherKey' }, { messageId: 'otherSecret' }],
      },
      {
        name: 'swapped arguments',
        account,
        app: { sources: [source({ calls: [heytap('register', [{ code: 'this' }, account.appSecret, account.appKey])] })] },
        problems: [{ messageId: 'swapped' }],
      },
    ],
  },
  'extra-dependencies': {
    innocent: [
      { name: 'all of them', app: { dependencies: [aar, ...extras] } },
      { name: 'a platform’s artifact', app: { dependencies: [timpush] } },
      { name: 'an unread notation that may bring them', app: { dependencies: [aar, dependency('libs.bundle', { kind: 'maven' })] } },
    ],
    guilty: [
      {
        name: 'the bare AAR',
        app: {
          dependencies: [
            aar,
            dependency('androidx.appcompat:appcompat:1.7.0'),
            dependency('com.google.code.gson:gson:2.10.1', { configuration: 'testImplementation' }),
          ],
        },
        problems: [{ messageId: 'missing', data: { library: 'com.google.code.gson:gson' }, severity: 'info' }, { messageId: 'missing' }],
      },
    ],
  },
  'keep-rules': {
    innocent: [
      { name: 'a rule', app: { dependencies: [aar], minify: read(true), keepRules: [keepRule('-keep class com.heytap.msp.** { *; }')] } },
      { name: 'a build that is not shrunk', app: { dependencies: [aar], minify: read(false) } },
      {
        name: 'rule files that only the build knows',
        app: { dependencies: [aar], buildTypes: [{ name: 'release', proguardFiles: [unread('rules()')], manifestPlaceholders: {}, at }] },
      },
    ],
    guilty: [
      {
        name: 'only the rule for services',
        app: { dependencies: [aar], minify: read(true), keepRules: [keepRule('-keep public class * extends android.app.Service')] },
        problems: [{ messageId: 'lost', severity: 'error' }],
      },
    ],
  },
  'master-secret-in-app': {
    innocent: [
      { name: 'the AppSecret', account, app: { sources: [source({ calls: [register] })] } },
      {
        name: 'fields of the build with the AppSecret and with a sample',
        app: { buildConfigFields: { OPPO_APP_SECRET: read('1a2b3c4d5e6f7a8b'), OPPO_MASTER_SECRET: read('your_master_secret') } },
      },
    ],
    guilty: [
      {
        name: 'a field of the build that is called so',
        app: { buildConfigFields: { OPPO_MASTER_SECRET: read('1a2b3c4d5e6f7a8b') } },
        problems: [{ messageId: 'named', data: { name: 'OPPO_MASTER_SECRET' } }],
      },
      {
        name: 'the MasterSecret in `register`',
        account,
        app: {
          sources: [
            source({
              calls: [heytap('register', [{ code: 'this' }, account.appKey, account.masterSecret])],
              constants: [constant('S', account.masterSecret)],
            }),
          ],
        },
        problems: [{ messageId: 'found', severity: 'error' }, { messageId: 'found' }],
      },
      {
        name: 'a constant that is called so',
        app: { sources: [source({ constants: [constant('OPPO_MASTER_SECRET', 'abc'), constant('OTHER_MASTER_SECRET', 'abc')] })] },
        problems: [{ messageId: 'named', data: { name: 'OPPO_MASTER_SECRET' } }],
      },
    ],
  },
  'notification-permission': {
    innocent: [
      { name: 'OPPO’s own dialog', app: { dependencies: [aar], sources: [source({ calls: [heytap('requestNotificationPermission')] })] } },
      {
        name: 'Android’s permission',
        app: { dependencies: [aar], sources: [source({ calls: [call('launch', [{ code: 'Manifest.permission.POST_NOTIFICATIONS' }])] })] },
      },
      { name: 'no sources', app: { dependencies: [aar] } },
    ],
    guilty: [{ name: 'none', app: { dependencies: [aar], sources: [source()] }, problems: [{ messageId: 'notAsked', severity: 'info' }] }],
  },
  'permissions-declared': {
    innocent: [
      { name: 'both, in OPPO’s spelling', app: { dependencies: [aar], manifest: manifest({ usesPermissions: used(...both) }) } },
      { name: 'a platform’s artifact', app: { dependencies: [timpush] } },
    ],
    guilty: [
      {
        name: 'one missing, one with corrected spelling',
        app: { dependencies: [aar], manifest: manifest({ usesPermissions: used('com.heytap.mcs.permission.RECEIVE_MCS_MESSAGE') }) },
        problems: [
          { messageId: 'missing', data: { permission: both[0] } },
          { messageId: 'corrected', data: { permission: both[1] }, at: { line: 9 } },
        ],
      },
    ],
  },
  registration: {
    innocent: [
      { name: 'init before register', app: { dependencies: [aar], sources: [source({ calls: [init, register] })] } },
      {
        name: 'init elsewhere',
        app: {
          dependencies: [aar],
          sources: [
            source({
              calls: [
                { ...register, inMethod: 'push' },
                { ...init, inMethod: 'onCreate' },
              ],
            }),
          ],
        },
      },
      { name: 'an IM platform that registers', app: { dependencies: [aar, easemob], sources: [source()] } },
      { name: 'no sources', app: { dependencies: [aar] } },
    ],
    guilty: [
      {
        name: 'no register',
        app: { dependencies: [aar], sources: [source({ calls: [init] })] },
        problems: [{ messageId: 'missing', severity: 'warn' }],
      },
      { name: 'no init', app: { dependencies: [aar], sources: [source({ calls: [register] })] }, problems: [{ messageId: 'noInit' }] },
      {
        name: 'init after register',
        app: { dependencies: [aar], sources: [source({ calls: [register, init] })] },
        problems: [{ messageId: 'initLater' }],
      },
    ],
  },
  'sdk-present': {
    innocent: [
      { name: 'the AAR', account, app: { dependencies: [aar] } },
      {
        name: 'a folder that nobody can tell',
        account,
        app: { dependencies: [{ configuration: 'implementation', kind: 'folder', notation: 'fileTree(dir)', at }] },
      },
      { name: 'a module outside the project', account, app: { dependencies: [dependency(':push-oppo')] } },
    ],
    guilty: [
      {
        name: 'services without an SDK',
        app: { manifest: manifest({ components: [current] }) },
        problems: [{ messageId: 'missing', severity: 'error' }],
      },
      { name: 'an account without anything', account, integrated: [], problems: [{ messageId: 'absent', severity: 'warn' }] },
    ],
  },
  services: {
    innocent: [
      { name: 'both', app: { dependencies: [aar], manifest: manifest({ components: [compatible, current] }) } },
      { name: 'a platform’s artifact', app: { dependencies: [timpush] } },
      {
        name: 'own services with the actions',
        app: {
          dependencies: [aar],
          manifest: manifest({
            components: [
              { ...compatible, name: 'com.example.shop.OldPush' },
              { ...current, name: 'com.example.shop.Push' },
            ],
          }),
        },
      },
    ],
    guilty: [
      { name: 'none', app: { dependencies: [aar] }, problems: [{ messageId: 'missing' }, { messageId: 'missing' }] },
      {
        name: 'none beside ZEGO',
        app: { dependencies: [dependency('im.zego:zpns-oppo:2.8.0')] },
        problems: [{ messageId: 'perhapsMissing', severity: 'info' }],
      },
      {
        name: 'one closed with a wrong permission, one bare with one action',
        app: {
          dependencies: [aar],
          manifest: manifest({
            components: [
              { ...compatible, exported: false, permission: 'com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE' },
              component('service', current.name, { exported: true, filters: [filter(['com.heytap.mcs.action.RECEIVE_MCS_MESSAGE'])] }),
            ],
          }),
        },
        problems: [
          { messageId: 'closed' },
          { messageId: 'permission', data: { permission: 'com.coloros.mcs.permission.SEND_MCS_MESSAGE' } },
          { messageId: 'unguarded', severity: 'warn' },
          { messageId: 'action', data: { action: 'com.heytap.msp.push.RECEIVE_MCS_MESSAGE' } },
        ],
      },
    ],
  },
});
