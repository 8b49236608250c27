import { describe, expect, it } from 'vitest';
import type { ProjectContext } from '../../../src/core/project-check.ts';
import type { AndroidModule, ProjectSnapshot, SourceCall, SourceFile } from '../../../src/core/project.ts';
import backgroundState from '../../../src/platforms/tencent-im/project/background-state.ts';
import certificateIds from '../../../src/platforms/tencent-im/project/certificate-ids.ts';
import channelInApp from '../../../src/platforms/tencent-im/project/channel-in-app.ts';
import clickActivity from '../../../src/platforms/tencent-im/project/click-activity.ts';
import clickListener from '../../../src/platforms/tencent-im/project/click-listener.ts';
import clientValues from '../../../src/platforms/tencent-im/project/client-values.ts';
import configFile from '../../../src/platforms/tencent-im/project/config-file.ts';
import foregroundDisplay from '../../../src/platforms/tencent-im/project/foreground-display.ts';
import generation from '../../../src/platforms/tencent-im/project/generation.ts';
import { projectFacet } from '../../../src/platforms/tencent-im/project/index.ts';
import keepRules from '../../../src/platforms/tencent-im/project/keep-rules.ts';
import legacyManifest from '../../../src/platforms/tencent-im/project/legacy-manifest.ts';
import legacySettings from '../../../src/platforms/tencent-im/project/legacy-settings.ts';
import messagePushInfo from '../../../src/platforms/tencent-im/project/message-push-info.ts';
import pushAppKey from '../../../src/platforms/tencent-im/project/push-app-key.ts';
import registration from '../../../src/platforms/tencent-im/project/registration.ts';
import sdkAppId from '../../../src/platforms/tencent-im/project/sdk-app-id.ts';
import sound from '../../../src/platforms/tencent-im/project/sound.ts';
import versions from '../../../src/platforms/tencent-im/project/versions.ts';
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
  moduleWith,
  place,
  projectContext,
  read,
  serviceFile,
  snapshot,
  source,
  sourceClass,
  unread,
} from '../../support/project-snapshot.ts';
import { projectTest } from '../../support/platform-project-test.ts';

const java = 'app/src/main/java/com/example/shop/';
const v2 = ['com.tencent.imsdk.v2.V2TIMManager', 'com.tencent.imsdk.v2.V2TIMOfflinePushInfo'];

const given = (
  app: Partial<AndroidModule> = {},
  more: Partial<ProjectSnapshot> & Partial<Pick<ProjectContext, 'account' | 'release'>> & { libraries?: AndroidModule[] } = {},
) => {
  const { account, release, libraries = [], ...project } = more;
  return projectContext(snapshot({ modules: [moduleWith(app), ...libraries], ...project }), {
    ...(account ? { account } : {}),
    ...(release === undefined ? {} : { release }),
  });
};

const timpush = (...names: string[]) =>
  names.map((name, index) => dependency(`com.tencent.timpush:${name}:8.8.7357`, { at: place('app/build.gradle', index + 1) }));
const inMethod = (inMethodName: string, made: SourceCall, inClass = 'com.example.shop.ShopApplication'): SourceCall => ({
  ...made,
  inClass,
  inMethod: inMethodName,
});
const code = (calls: SourceCall[], more: Partial<SourceFile> = {}) => source({ imports: v2, calls, ...more });
const config = (values: Record<string, unknown>, overrides: { key?: string; folder?: string } = {}) =>
  serviceFile(
    'timpush-configs.json',
    { [overrides.key ?? 'com.example.shop']: values, version: '1.0.1' },
    { file: 'app/src/main/assets/timpush-configs.json', folder: overrides.folder ?? 'src/main/assets' },
  );
const application = sourceClass('com.example.shop.ShopApplication', { superTypes: ['android.app.Application'] });
const chatLogin = call('login', ['guest', { code: 'sig' }, { code: 'callback' }], { receiver: 'V2TIMManager.getInstance()' });
const register = (...args: (string | number | { code: string })[]) =>
  call('registerPush', [{ code: 'this' }, ...args], { receiver: 'TIMPushManager.getInstance()' });
const tuiModule = (constants: SourceFile['constants'], dependencies: AndroidModule['dependencies'] = []) =>
  moduleWith({
    name: ':tuiofflinepush',
    dir: 'tuiofflinepush',
    kind: 'library',
    dependencies,
    sources: [source({ file: 'tuiofflinepush/PrivateConstants.java', package: 'com.tencent.qcloud.tim.tuiofflinepush', constants })],
  });
const zero = (name: string, value = '0') => constant(name, value, { kind: 'number', at: place('tuiofflinepush/PrivateConstants.java') });
const text = (name: string, value: string) => constant(name, value, { at: place('tuiofflinepush/PrivateConstants.java') });

projectTest(generation, {
  clean: [
    { name: 'TIMPush', context: given({ dependencies: timpush('timpush', 'xiaomi') }) },
    {
      name: 'V2TIMManager, whose name contains the old one',
      context: given({ sources: [code([chatLogin])] }),
    },
  ],
  guilty: [
    {
      name: 'the first ImSDK by its jar',
      context: given({ dependencies: [dependency('libs/qalsdk.jar')] }),
      problems: [{ messageId: 'legacy', data: { found: 'libs/qalsdk.jar' } }],
    },
    {
      name: 'the first ImSDK by its calls alone',
      context: given({
        sources: [source({ calls: [call('setOfflinePushToken', [{ code: 'param' }], { receiver: 'TIMManager.getInstance()' })] })],
      }),
      problems: [{ messageId: 'legacy' }],
    },
    {
      name: 'TUIOfflinePush',
      context: given({ dependencies: [dependency(':tuiofflinepush')] }),
      problems: [{ messageId: 'component' }],
    },
    {
      name: 'TUIOfflinePush beside TIMPush',
      context: given({ dependencies: [...timpush('timpush'), dependency(':tuiofflinepush')] }),
      problems: [{ messageId: 'mixed' }],
    },
  ],
});

projectTest(versions, {
  clean: [
    {
      name: 'one version everywhere',
      context: given({ dependencies: [...timpush('timpush', 'xiaomi'), dependency('com.tencent.imsdk:imsdk-plus:8.8.7357')] }),
    },
    {
      name: 'a version that only the build knows',
      context: given({
        dependencies: [
          ...timpush('timpush'),
          dependency('com.tencent.timpush:xiaomi', { version: unread('versions.push') }),
          dependency('com.tencent.imsdk:imsdk-plus:8.+'),
        ],
      }),
    },
    { name: 'an old Chat SDK without TIMPush', context: given({ dependencies: [dependency('com.tencent.imsdk:imsdk-plus:6.0.1')] }) },
  ],
  guilty: [
    {
      name: 'a vendor package of another version',
      context: given({
        dependencies: [...timpush('timpush'), dependency('com.tencent.timpush:xiaomi:8.6.7019', { at: place('app/build.gradle', 9) })],
      }),
      problems: [{ messageId: 'vendor', line: 9, data: { name: 'xiaomi', found: '8.6.7019', wanted: '8.8.7357' } }],
    },
    {
      name: 'a Chat SDK of another version',
      context: given({ dependencies: [...timpush('timpush'), dependency('com.tencent.imsdk:imsdk-plus:8.7.7201')] }),
      problems: [{ messageId: 'chat' }],
    },
    {
      name: 'a Chat SDK that TIMPush cannot use',
      context: given({ dependencies: [...timpush('timpush'), dependency('com.tencent.imsdk:imsdk-plus:7.5.4852')] }),
      problems: [{ messageId: 'old', data: { wanted: '7.6.5011' } }],
    },
  ],
});

projectTest(configFile, {
  clean: [
    { name: 'the file of this app', context: given({ dependencies: timpush('timpush') }, { serviceFiles: [config({})] }) },
    {
      name: 'another package where the applicationId is unread',
      context: given(
        { dependencies: timpush('timpush'), applicationId: unread('appId') },
        { serviceFiles: [config({}, { key: 'com.other' })] },
      ),
    },
    {
      name: 'a library module with an unknown module beside it',
      context: given({ dependencies: [...timpush('timpush'), dependency(':elsewhere')] }),
    },
    {
      name: 'a file of another flavor',
      context: given(
        { dependencies: timpush('timpush'), variant: { flavors: ['cn'], buildType: 'release' } },
        {
          serviceFiles: [
            config({}, { folder: 'src/cnRelease/assets' }),
            config({}, { key: 'com.example.shop.global', folder: 'src/global/assets' }),
          ],
        },
      ),
    },
  ],
  guilty: [
    { name: 'no file', context: given({ dependencies: timpush('timpush') }), problems: [{ messageId: 'missing' }] },
    {
      name: 'a file outside the assets',
      context: given({ dependencies: timpush('timpush') }, { serviceFiles: [config({}, { folder: '' })] }),
      problems: [{ messageId: 'misplaced' }],
    },
    {
      name: 'the sample package',
      context: given({ dependencies: timpush('timpush') }, { serviceFiles: [config({}, { key: 'com.your.package' })] }),
      problems: [{ messageId: 'package', data: { found: 'com.your.package', wanted: 'com.example.shop' } }],
    },
  ],
});

projectTest(certificateIds, {
  clean: [
    {
      name: 'empty ids of vendors that are not in the app',
      context: given(
        { dependencies: timpush('timpush', 'xiaomi') },
        { serviceFiles: [config({ xiaomiPushBussinessId: '30002', oppoPushBussinessId: '', meizuPushBussinessId: 0 })] },
      ),
    },
    {
      name: 'ids of a component whose vendor is not in the module',
      context: given(
        {},
        {
          libraries: [
            tuiModule([zero('XM_PUSH_BUZID', '30002'), zero('MZ_PUSH_BUZID')], [dependency('com.tencent.tpns:xiaomi:1.3.3.3-release')]),
          ],
        },
      ),
    },
    {
      name: 'a TPNS token, which has no certificate',
      context: given({ sources: [code([call('V2TIMOfflinePushConfig', [0, { code: 'token' }, true])])] }),
    },
    {
      name: 'setBussid of some other class',
      context: given({ sources: [code([inMethod('pay', call('setBussid', [0]))])] }),
    },
  ],
  guilty: [
    {
      name: 'an empty id, a 0 and a text',
      context: given(
        { dependencies: timpush('timpush', 'xiaomi', 'huawei', 'vivo', 'fcm') },
        {
          serviceFiles: [
            config({ xiaomiPushBussinessId: '0', huaweiPushBussinessId: '', vivoPushBussinessId: 'my-vivo', fcmPushBussinessId: 30004 }),
          ],
        },
      ),
      problems: [
        { messageId: 'empty', data: { vendor: 'xiaomi' } },
        { messageId: 'empty', data: { vendor: 'huawei' } },
        { messageId: 'notNumber', data: { found: 'my-vivo' } },
      ],
    },
    {
      name: 'a component where nothing was filled in',
      context: given({}, { libraries: [tuiModule([zero('XM_PUSH_BUZID'), zero('HW_PUSH_BUZID', '0L')])] }),
      problems: [{ messageId: 'empty' }, { messageId: 'empty' }],
    },
    {
      name: 'one id of the component left at 0, one forgotten beside filled keys',
      context: given(
        {},
        {
          libraries: [
            tuiModule([
              zero('HW_PUSH_BUZID', '30001'),
              zero('VIVO_PUSH_BUZID'),
              zero('XM_PUSH_BUZID'),
              text('XM_PUSH_APPID', '2882300000000000001'),
            ]),
          ],
        },
      ),
      problems: [
        { messageId: 'unused', data: { vendor: 'vivo' } },
        { messageId: 'empty', data: { vendor: 'xiaomi' } },
      ],
    },
    {
      name: 'an upload with the id 0, also by a constant',
      context: given({
        sources: [
          code(
            [
              inMethod('onSuccess', call('TIMOfflinePushToken')),
              inMethod('onSuccess', call('setBussid', [{ code: 'BUSS_ID' }], { receiver: 'param' })),
              call('V2TIMOfflinePushConfig', [0, { code: 'token' }]),
            ],
            { constants: [constant('BUSS_ID', '0', { kind: 'number', at: place(`${java}ShopApplication.java`) })] },
          ),
        ],
      }),
      problems: [{ messageId: 'zeroInCode' }, { messageId: 'zeroInCode' }],
    },
  ],
});

projectTest(clientValues, {
  clean: [
    {
      name: 'values where the vendor needs them only',
      context: given(
        { dependencies: timpush('timpush', 'xiaomi', 'huawei') },
        { serviceFiles: [config({ xiaomiPushAppId: '2882300000000000001', xiaomiPushAppKey: '5000000000001', oppoPushAppKey: '' })] },
      ),
    },
  ],
  guilty: [
    {
      name: 'an OPPO package without secret',
      context: given(
        { dependencies: timpush('timpush', 'oppo') },
        { serviceFiles: [config({ oppoPushAppKey: 'throw-away-key', oppoPushAppSecret: ' ' })] },
      ),
      problems: [{ messageId: 'empty', data: { name: 'oppoPushAppSecret' } }],
    },
  ],
});

projectTest(registration, {
  clean: [
    {
      name: 'a registration in the callback of the login',
      context: given({
        dependencies: timpush('timpush'),
        sources: [code([inMethod('start', chatLogin), inMethod('onSuccess', register(1400000000, { code: 'null' }, { code: 'null' }))])],
      }),
    },
    {
      name: 'a registration further down in the method of the login',
      context: given({
        dependencies: timpush('timpush'),
        sources: [code([inMethod('start', chatLogin), inMethod('start', register(1400000000))])],
      }),
    },
    {
      name: 'a registration in another method that only stands first in the file',
      context: given({
        dependencies: timpush('timpush'),
        sources: [code([inMethod('afterLogin', register(1400000000)), inMethod('start', chatLogin)])],
      }),
    },
    {
      name: 'a login by TUILogin',
      context: given({
        dependencies: [...timpush('timpush'), dependency(':tuiofflinepush')],
        sources: [code([call('login', [], { receiver: 'TUILogin' })])],
      }),
    },
    { name: 'an app without sources of its own', context: given({ dependencies: timpush('timpush') }) },
    {
      name: 'a component that the app registers itself',
      context: given({
        dependencies: [dependency(':tuiofflinepush')],
        sources: [code([chatLogin, call('registerPush', [], { receiver: 'TUIOfflinePushManager.getInstance()' })])],
      }),
    },
  ],
  guilty: [
    {
      name: 'no registration',
      context: given({ dependencies: timpush('timpush'), sources: [code([chatLogin])] }),
      problems: [{ messageId: 'missing' }],
    },
    {
      name: 'a registration before the login, and an id behind both',
      context: given({
        dependencies: timpush('timpush'),
        sources: [
          code([
            inMethod('onCreate', register(1400000000)),
            inMethod('onCreate', chatLogin),
            inMethod('onCreate', call('setRegistrationID', ['guest'], { receiver: 'TIMPushManager.getInstance()' })),
          ]),
        ],
      }),
      problems: [{ messageId: 'beforeLogin' }, { messageId: 'idTooLate' }],
    },
    {
      name: 'a component whose own code is the only one that registers',
      context: given(
        { dependencies: [dependency(':tuiofflinepush')], sources: [code([chatLogin])] },
        {
          libraries: [
            moduleWith({
              name: ':tuiofflinepush',
              sources: [
                source({
                  file: 'tuiofflinepush/src/main/java/com/tencent/qcloud/tim/tuiofflinepush/TUIOfflinePushManager.java',
                  package: 'com.tencent.qcloud.tim.tuiofflinepush',
                  calls: [
                    call('registerPush', [], { receiver: 'TUIOfflinePushManager.getInstance()' }),
                    call('setOfflinePushConfig', [], { inClass: 'com.tencent.qcloud.tim.tuiofflinepush.TUIOfflinePushManager' }),
                  ],
                }),
              ],
            }),
          ],
        },
      ),
      problems: [{ messageId: 'componentIdle' }],
    },
  ],
});

projectTest(pushAppKey, {
  clean: [
    { name: 'null beside Chat', context: given({ sources: [code([chatLogin, register(1400000000, { code: 'null' }, { code: 'cb' })])] }) },
    { name: 'a key without Chat', context: given({ sources: [code([register(1400000000, 'throw-away-key', { code: 'cb' })])] }) },
    {
      name: 'a key that is only known when the app runs',
      context: given({ sources: [code([chatLogin, register(1400000000, { code: 'keyOrNull()' }, { code: 'cb' })])] }),
    },
  ],
  guilty: [
    {
      name: 'a key beside Chat, from a constant of another file',
      context: given({
        sources: [
          code([chatLogin, register(1400000000, { code: 'Ids.PUSH_KEY' }, { code: 'cb' })]),
          source({ file: `${java}Ids.java`, constants: [constant('PUSH_KEY', 'throw-away-key', { inClass: 'com.example.shop.Ids' })] }),
        ],
      }),
      problems: [{ messageId: 'given' }],
    },
  ],
});

projectTest(backgroundState, {
  clean: [
    {
      name: 'both calls',
      context: given({ sources: [code([call('setOfflinePushConfig'), call('doBackground'), call('doForeground')])] }),
    },
    {
      name: 'TIMPush, which does it by itself',
      context: given({ dependencies: timpush('timpush'), sources: [code([call('setOfflinePushConfig')])] }),
    },
  ],
  guilty: [
    { name: 'no call', context: given({ sources: [code([call('setOfflinePushConfig')])] }), problems: [{ messageId: 'missing' }] },
    {
      name: 'one way only',
      context: given({ sources: [code([call('setOfflinePushConfig'), call('doBackground')])] }),
      problems: [{ messageId: 'noForeground' }],
    },
  ],
});

const send = (info: string, onlineOnly = false) =>
  call('sendMessage', [{ code: 'message' }, 'bob', { code: 'null' }, 1, onlineOnly, { code: info }, { code: 'callback' }], {
    receiver: 'V2TIMManager.getMessageManager()',
  });

projectTest(messagePushInfo, {
  clean: [
    {
      name: 'a custom message with desc',
      context: given({
        sources: [
          code(
            [
              call('createCustomMessage'),
              call('V2TIMOfflinePushInfo'),
              call('setDesc', ['an order']),
              call('setExt', ['{"k":1}']),
              send('info'),
            ].map((made) => inMethod('say', made)),
          ),
        ],
      }),
    },
    {
      name: 'other calls of these names',
      context: given({ sources: [source({ calls: [call('sendMessage', [{ code: 'handlerMessage' }]), call('disablePush', [true])] })] }),
    },
    {
      name: 'a message that is silent under a condition',
      context: given({ sources: [code([call('disablePush', [true], { guards: ['isTyping'] })])] }),
    },
    {
      name: 'an info that another method fills',
      context: given({
        sources: [
          code(
            [call('createCustomMessage'), call('V2TIMOfflinePushInfo'), call('fill'), send('info')].map((made) => inMethod('say', made)),
          ),
        ],
      }),
    },
  ],
  guilty: [
    {
      name: 'a custom message without info',
      context: given({ sources: [code([inMethod('say', call('createCustomMessage')), inMethod('say', send('null'))])] }),
      problems: [{ messageId: 'customWithout' }],
    },
    { name: 'a text without info', context: given({ sources: [code([send('null')])] }), problems: [{ messageId: 'without' }] },
    {
      name: 'a custom message whose info has no desc, and goes to online users',
      context: given({
        sources: [
          code(
            [
              call('createCustomMessage'),
              call('V2TIMOfflinePushInfo'),
              call('setTitle', ['Shop']),
              call('setExt', ['order 7']),
              call('disablePush', [true]),
              send('info', true),
            ].map((made) => inMethod('say', made)),
          ),
        ],
      }),
      problems: [{ messageId: 'noDesc' }, { messageId: 'onlineOnly' }, { messageId: 'disabled' }, { messageId: 'extNotJson' }],
    },
  ],
});

const legacy = (name: string, ...args: { code: string }[]) => call(name, args, { receiver: 'TIMManager.getInstance()' });
const channel = call('NotificationChannel', ['shop_chat', 'Chat', 4]);

describe('a registration with TIMPush that is not one chain', () => {
  const found = (body: string) => {
    const text = `import com.tencent.qcloud.tim.push.TIMPushManager\nimport com.tencent.imsdk.v2.V2TIMManager\nclass App {\n${body}\n}`;
    const context = given({ dependencies: timpush('timpush'), sources: [readSource(sourceText('A.kt', text), 'main')] });
    return [...registration.check(context)].map(({ messageId }) => messageId);
  };

  it.each([
    'fun a() { val tim = TIMPushManager.getInstance()\n tim.registerPush(app, 1, null, null) }',
    'fun a() { tim.registerPush(app, 1, null, null) }\n private val tim: TIMPushManager = make()',
    'fun a() { tim.registerPush(app, 1, null, null) }\n private val tim by lazy { TIMPushManager.getInstance() }',
    'fun a() { TIMPushManager.getInstance().apply { registerPush(app, 1, null, null) } }',
    'fun a() { Deps.tim.registerPush(app, 1, null, null) }',
  ])('is one: %s', (body) => expect(found(body)).toEqual([]));

  it.each([
    ['fun a() { MiPushClient.registerPush(app, "1", "2") }', 'missing'],
    ['fun a() { val mi = Other()\n mi.registerPush(app) }', 'missing'],
    ['fun a() { registerPush() }\n fun registerPush() { }', 'missing'],
    [
      'fun a() { val tim = TIMPushManager.getInstance()\n tim.registerPush(app, 1, null, null)\n V2TIMManager.getInstance().run { login(u, s, null) } }',
      'beforeLogin',
    ],
  ])('is none, or too early: %s', (body, messageId) => expect(found(body)).toEqual([messageId]));
});

const inKotlin = (body: string, other = '') =>
  given({
    dependencies: timpush('oppo'),
    sources: [
      readSource(sourceText('A.kt', `import com.tencent.imsdk.v2.V2TIMOfflinePushInfo\nclass A {\n fun a() { ${body} }\n}`), 'main'),
      readSource(sourceText('B.kt', other), 'main'),
    ],
  });

projectTest(channelInApp, {
  clean: [
    {
      name: 'a channel that is created',
      context: given({ sources: [code([channel, call('setAndroidOPPOChannelID', ['shop_chat'])])] }),
    },
    {
      name: 'channels whose ids cannot be read',
      context: given({ sources: [code([call('NotificationChannel', [{ code: 'server.id' }]), call('setAndroidFCMChannelID', ['news'])])] }),
    },
    {
      name: 'an OPPO channel that another method sets',
      context: given({
        dependencies: timpush('oppo'),
        sources: [code([call('V2TIMOfflinePushInfo'), call('setAndroidOPPOChannelID', [{ code: 'channel' }])])],
      }),
    },
    { name: 'an app without OPPO', context: given({ dependencies: timpush('vivo'), sources: [code([call('V2TIMOfflinePushInfo')])] }) },
    {
      name: 'Kotlin, where a property sets it',
      context: inKotlin('V2TIMOfflinePushInfo().apply {\n desc = text\n androidOPPOChannelID = id\n }'),
    },
    {
      name: 'Kotlin, where another file sets it',
      context: inKotlin('V2TIMOfflinePushInfo()', 'class B { fun push() { make().apply { setAndroidOPPOChannelID(id) } } }'),
    },
  ],
  guilty: [
    {
      name: 'a channel that nobody creates',
      context: given({ sources: [code([channel, call('setAndroidOPPOChannelID', ['shop_chats'])])] }),
      problems: [{ messageId: 'missing', data: { channel: 'shop_chats', vendor: 'OPPO' } }],
    },
    {
      name: 'push information without a channel for OPPO',
      context: given({ dependencies: timpush('oppo'), sources: [code([call('V2TIMOfflinePushInfo')])] }),
      problems: [{ messageId: 'noOppo' }],
    },
    {
      name: 'the same in Kotlin',
      context: inKotlin('V2TIMOfflinePushInfo().apply {\n desc = text\n }'),
      problems: [{ messageId: 'noOppo', file: 'A.kt' }],
    },
  ],
});

const clickFilter = (overrides: Parameters<typeof filter>[1] = {}, actions = ['android.intent.action.VIEW']) =>
  filter(actions, {
    categories: [{ value: 'android.intent.category.DEFAULT', at: place() }],
    data: [{ scheme: 'pushscheme', host: 'com.tencent.qcloud', path: '/detail' }],
    ...overrides,
  });
const withActivity = (overrides: Parameters<typeof component>[2]) =>
  given({ manifest: manifest({ components: [component('activity', 'com.example.shop.DetailActivity', overrides)] }) });

projectTest(clickActivity, {
  clean: [
    { name: 'a right filter', context: withActivity({ exported: true, filters: [clickFilter()] }) },
    {
      name: 'a page for other links',
      context: withActivity({
        exported: false,
        filters: [filter(['android.intent.action.VIEW'], { data: [{ scheme: 'https', host: 'example.com' }] })],
      }),
    },
  ],
  guilty: [
    {
      name: 'a page that is closed to others',
      context: withActivity({ exported: false, filters: [clickFilter({ categories: [] })] }),
      problems: [{ messageId: 'notExported' }, { messageId: 'noDefault' }],
    },
    {
      name: 'a filter without VIEW and host',
      context: withActivity({ exported: true, filters: [clickFilter({ data: [{ scheme: 'pushscheme' }] }, [])] }),
      problems: [{ messageId: 'noView' }, { messageId: 'incomplete', data: { missing: 'host', package: 'com.example.shop' } }],
    },
  ],
});

const listen = call('addPushListener', [], { receiver: 'TIMPushManager.getInstance()' });

projectTest(clickListener, {
  clean: [
    {
      name: 'a listener in the Application',
      context: given({ sources: [code([inMethod('onCreate', listen)], { classes: [application] })] }),
    },
    {
      name: 'a second listener on a screen',
      context: given({
        sources: [
          code([inMethod('onCreate', listen), inMethod('onCreate', listen, 'com.example.shop.Main')], {
            classes: [application, sourceClass('com.example.shop.Main', { superTypes: ['android.app.Activity'] })],
          }),
        ],
      }),
    },
    {
      name: 'the broadcast instead',
      context: given({
        sources: [code([register(1)])],
        manifest: manifest({
          components: [
            component('receiver', 'com.example.shop.Clicks', { filters: [filter(['com.tencent.TIMPush.BROADCAST_PUSH_RECEIVER'])] }),
          ],
        }),
      }),
    },
  ],
  guilty: [
    {
      name: 'a listener on a screen',
      context: given({
        sources: [
          code([inMethod('onCreate', listen, 'com.example.shop.Main')], {
            classes: [sourceClass('com.example.shop.Main', { superTypes: ['androidx.appcompat.app.AppCompatActivity'] })],
          }),
        ],
      }),
      problems: [{ messageId: 'late' }],
    },
    { name: 'no listener', context: given({ sources: [code([register(1)])] }), problems: [{ messageId: 'none' }] },
  ],
});

projectTest(keepRules, {
  clean: [
    {
      name: 'both rules',
      context: given({
        dependencies: timpush('timpush'),
        minify: read(true),
        keepRules: [keepRule('-keep class com.tencent.** {*;}')],
      }),
    },
    { name: 'a build that is not shrunk', context: given({ dependencies: timpush('timpush'), minify: read(false) }) },
    {
      name: 'a rule file that was not found',
      context: given({ dependencies: timpush('timpush'), minify: read(true), missingKeepFiles: [{ value: 'push.pro', at: place() }] }),
    },
    {
      name: 'Chat without pushes',
      context: given({ dependencies: [dependency('com.tencent.imsdk:imsdk-plus:8.8.7357')], minify: read(true) }),
    },
  ],
  guilty: [
    {
      name: 'one rule of two',
      context: given({
        dependencies: timpush('timpush'),
        minify: read(true),
        keepRules: [keepRule('-keep class com.tencent.qcloud.** {*;}')],
      }),
      problems: [{ messageId: 'lost', data: { packages: '`com.tencent.timpush`' } }],
    },
  ],
});

const qal = (name: string, overrides: Parameters<typeof component>[2] = {}) =>
  component('service', `com.tencent.qalsdk.${name}`, overrides);
const qalWhole = [
  qal('service.QalService', { process: ':QALSERVICE' }),
  qal('service.QalAssistService', { process: ':QALSERVICE' }),
  qal('QALBroadcastReceiver', { filters: [filter(['com.tencent.qalsdk.broadcast.qal'])] }),
  qal('core.NetConnInfoCenter', { process: ':QALSERVICE', filters: [filter(['android.intent.action.BOOT_COMPLETED'])] }),
];
const bootPermission = { value: 'android.permission.RECEIVE_BOOT_COMPLETED', at: place(), sourceSet: 'main', attributes: {} };

projectTest(legacyManifest, {
  clean: [
    { name: 'all parts', context: given({ manifest: manifest({ components: qalWhole, usesPermissions: [bootPermission] }) }) },
    {
      name: 'a later ImSDK without qalsdk',
      context: given({ sources: [source({ calls: [call('login', [], { receiver: 'TIMManager.getInstance()' })] })] }),
    },
  ],
  guilty: [
    {
      name: 'parts that are missing or wrong',
      context: given({
        manifest: manifest({
          components: [qal('service.QalService'), qal('QALBroadcastReceiver'), qalWhole[3]!],
        }),
      }),
      problems: [{ messageId: 'process' }, { messageId: 'missing' }, { messageId: 'action' }, { messageId: 'boot' }],
    },
  ],
});

projectTest(legacySettings, {
  clean: [
    {
      name: 'settings after the login, a listener in the main process',
      context: given({
        sources: [
          source({
            classes: [application],
            calls: [
              inMethod('onCreate', { ...legacy('setOfflinePushListener'), guards: ['MsfSdkUtils.isMainProcess(this)'] }),
              inMethod('onSuccess', legacy('configOfflinePushSettings', { code: 'settings' }), 'com.example.shop.Login'),
            ],
          }),
        ],
      }),
    },
    {
      name: 'setEnabled of a button, and a switch under a condition',
      context: given({
        sources: [
          source({
            calls: [
              inMethod('show', call('setEnabled', [false], { receiver: 'button' })),
              inMethod('mute', call('TIMOfflinePushSettings')),
              inMethod('mute', call('setEnabled', [false], { guards: ['userMutes'] })),
              inMethod('mute', call('setEnabled', [false], { receiver: 'button', on: 'Button' })),
            ],
          }),
        ],
      }),
    },
  ],
  guilty: [
    {
      name: 'everything in the Application',
      context: given({
        sources: [
          source({
            classes: [application],
            calls: [
              legacy('setOfflinePushListener'),
              call('TIMOfflinePushSettings'),
              call('setEnabled', [false], { receiver: 'settings' }),
              legacy('configOfflinePushSettings', { code: 'settings' }),
            ].map((made) => inMethod('onCreate', made)),
          }),
        ],
      }),
      problems: [{ messageId: 'early' }, { messageId: 'off' }, { messageId: 'anyProcess' }],
    },
    {
      name: 'a message that is switched off and has no callback',
      context: given({
        sources: [
          source({
            calls: [
              call('TIMMessageOfflinePushSettings'),
              call('setEnabled', [false], { receiver: 'settings' }),
              call('setNotifyMode', [{ code: 'TIMMessageOfflinePushSettings.NotifyMode.Normal' }]),
            ].map((made) => inMethod('send', made)),
          }),
        ],
      }),
      problems: [{ messageId: 'messageOff' }, { messageId: 'noCallback' }],
    },
  ],
});

projectTest(sound, {
  clean: [
    {
      name: 'a file of a library',
      context: given(
        { sources: [code([call('setAndroidSound', ['bell'])])] },
        { libraries: [moduleWith({ name: ':ui', kind: 'library', sounds: [{ name: 'bell', file: 'ui/src/main/res/raw/bell.mp3' }] })] },
      ),
    },
    { name: 'a name from the server', context: given({ sources: [code([call('setAndroidSound', [{ code: 'server.sound' }])])] }) },
  ],
  guilty: [
    {
      name: 'a suffix',
      context: given({ sources: [code([call('setAndroidSound', ['bell.mp3'])])] }),
      problems: [{ messageId: 'suffix' }],
    },
    {
      name: 'no file, and a Chat SDK from before',
      context: given({
        dependencies: [dependency('com.tencent.imsdk:imsdk-plus:5.9.1886')],
        sources: [code([call('setAndroidSound', ['bell'])])],
      }),
      problems: [{ messageId: 'old' }, { messageId: 'missing' }],
    },
  ],
});

const init = (id: number | { code: string }) =>
  call('initSDK', [{ code: 'this' }, id, { code: 'config' }], { receiver: 'V2TIMManager.getInstance()' });
const account = { sdkAppId: 1400000000 } as never;

projectTest(sdkAppId, {
  clean: [
    { name: 'the same id', context: given({ sources: [code([init(1400000000)])] }, { account }) },
    { name: 'no config', context: given({ sources: [code([init(1400000001)])] }) },
    { name: 'an id of the build', context: given({ sources: [code([init({ code: 'BuildConfig.SDK_APP_ID' })])] }, { account }) },
  ],
  guilty: [
    {
      name: 'another id',
      context: given({ sources: [code([init(1400000001)])] }, { account }),
      problems: [{ messageId: 'other', data: { found: '1400000001', wanted: '1400000000' } }],
    },
  ],
});

const foreground = (value: boolean) => call('disablePostNotificationInForeground', [value], { receiver: 'TIMPushManager.getInstance()' });

projectTest(foregroundDisplay, {
  clean: [{ name: 'the display on', context: given({ sources: [code([foreground(false)])] }) }],
  guilty: [{ name: 'the display off', context: given({ sources: [code([foreground(true)])] }), problems: [{ messageId: 'off' }] }],
});

describe('tencent-im detection', () => {
  const detect = (context: ProjectContext) => projectFacet.detect(context.project, context.app, context.modules);
  it('finds nothing in another app, nor in one of TPNS', () => {
    expect(detect(given()).state).toBe('none');
    expect(detect(given({ dependencies: [dependency('com.tencent.tpns:tpns:1.4.4.1-release')] })).state).toBe('none');
  });
  it('finds TIMPush whole, with its version', () => {
    const whole = given(
      { dependencies: timpush('timpush', 'xiaomi'), sources: [code([register(1400000000)])] },
      { serviceFiles: [config({})] },
    );
    expect(detect(whole)).toMatchObject({ state: 'whole', version: 'TIMPush 8.8.7357', missing: [] });
  });
  it('finds TIMPush half and says what is missing', () => {
    const half = detect(given({ dependencies: timpush('timpush'), sources: [code([chatLogin])] }));
    expect(half.state).toBe('half');
    expect(half.missing.map(({ en }) => en)).toEqual([
      'a vendor package, `com.tencent.timpush:<vendor>`',
      '`timpush-configs.json` in the assets',
      'the call `registerPush`',
    ]);
  });
  it('tells the generations apart', () => {
    expect(detect(given({ dependencies: [dependency(':tuiofflinepush')] })).version).toBe('TUIOfflinePush');
    expect(detect(given({ sources: [code([call('setOfflinePushConfig')])] })).version).toBe('TUIOfflinePush');
    expect(detect(given({ dependencies: [dependency(':tuiofflinepush')], sources: [code([chatLogin])] })).state).toBe('half');
    expect(detect(given({ dependencies: [dependency('libs/qalsdk.jar')] })).version).toBe('ImSDK');
    expect(detect(given({ dependencies: [dependency('com.tencent.imsdk:imsdk-plus:8.8.7357')] }))).toMatchObject({ state: 'half' });
  });
  it('lists every check of the folder, each with another name, and says nothing wrong about an empty project', () => {
    const ids = projectFacet.checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(18);
    for (const check of projectFacet.checks) expect([...check.check(given())], check.id).toEqual([]);
  });
});
