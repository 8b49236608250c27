import { describe, expect, it } from 'vitest';
import type { ProjectContext } from '../../../src/core/project-check.ts';
import type { AndroidModule, ProjectSnapshot, SourceCall, SourceFile } from '../../../src/core/project.ts';
import clickVersion from '../../../src/platforms/zego/project/click-version.ts';
import fcmExclusive from '../../../src/platforms/zego/project/fcm-exclusive.ts';
import { projectFacet } from '../../../src/platforms/zego/project/index.ts';
import keepRules from '../../../src/platforms/zego/project/keep-rules.ts';
import messagePushConfig from '../../../src/platforms/zego/project/message-push-config.ts';
import payloadVivo from '../../../src/platforms/zego/project/payload-vivo.ts';
import receiver from '../../../src/platforms/zego/project/receiver.ts';
import registration from '../../../src/platforms/zego/project/registration.ts';
import switchedOff from '../../../src/platforms/zego/project/switched-off.ts';
import throughMessages from '../../../src/platforms/zego/project/through-messages.ts';
import vendorArguments from '../../../src/platforms/zego/project/vendor-arguments.ts';
import vendorPackages from '../../../src/platforms/zego/project/vendor-packages.ts';
import vivoMetaData from '../../../src/platforms/zego/project/vivo-meta-data.ts';
import { readSource } from '../../../src/project/source.ts';
import { sourceText } from '../../../src/project/text.ts';
import { projectTest } from '../../support/platform-project-test.ts';
import {
  call,
  component,
  dependency,
  filter,
  keepRule,
  manifest,
  metaData,
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

const imports = ['im.zego.zpns.ZPNsManager', 'im.zego.zpns.util.ZPNsConfig'];

const given = (app: Partial<AndroidModule> = {}, more: Partial<ProjectSnapshot> & Partial<Pick<ProjectContext, 'accounts'>> = {}) => {
  const { accounts, ...project } = more;
  return projectContext(snapshot({ modules: [moduleWith(app)], ...project }), accounts ? { accounts } : {});
};

const zpns = (version: string, ...names: string[]) => [
  dependency(`im.zego:zpns:${version}`),
  ...names.map((name) => dependency(`im.zego:zpns-${name}:${version}`)),
];
const inMethod = (name: string, made: SourceCall, inClass = 'com.example.shop.ShopApplication'): SourceCall => ({
  ...made,
  inClass,
  inMethod: name,
});
const code = (calls: SourceCall[], more: Partial<SourceFile> = {}) => source({ imports, calls, ...more });
const enable = (name: string, ...args: Parameters<typeof call>[1] & {}) => call(name, args, { receiver: 'config' });
const hw = enable('enableHWPush', '100000001');
const mi = enable('enableMiPush', '2882303000000000001', '5000000000001');
const oppo = enable('enableOppoPush', 'throw-away-id', 'throw-away-key', 'throw-away-secret');
const vivo = enable('enableVivoPush', '100000007', '0123456789abcdef0123456789abcdef');
const fcm = enable('enableFCMPush');
const set = call('setPushConfig', [{ code: 'config' }], { receiver: 'ZPNsManager' });
const register = call('registerPush', [{ code: 'this' }], { receiver: 'ZPNsManager.getInstance()' });
const unregister = call('unregisterPush', [], { receiver: 'ZPNsManager.getInstance()' });
const application = sourceClass('com.example.shop.ShopApplication', { superTypes: ['android.app.Application'] });
const methods = (...names: string[]) => names.map((value) => ({ value, at: place() }));
const receiverClass = (name: string, ...names: string[]) =>
  sourceClass(`com.example.shop.${name}`, { superTypes: ['im.zego.zpns.ZPNsMessageReceiver'], methods: methods(...names) });

projectTest(vendorPackages, {
  clean: [
    {
      name: 'what is enabled and nothing else',
      context: given({ dependencies: zpns('2.8.1', 'xiaomi', 'huawei'), sources: [code([mi, hw])] }),
    },
    { name: 'ZPNs from before the split', context: given({ dependencies: zpns('2.6.0'), sources: [code([mi])] }) },
    { name: 'packages from a folder', context: given({ dependencies: [...zpns('2.8.1'), dependency('libs')], sources: [code([mi])] }) },
    {
      name: 'packages as local files',
      context: given({
        dependencies: [dependency('app/libs/zpns-release.aar'), dependency('app/libs/xiaomi/zpns-android-plugin-xiaomi-release.aar')],
        sources: [code([mi])],
      }),
    },
    {
      name: 'a version that only the build knows',
      context: given({
        dependencies: [...zpns('2.8.1'), dependency('im.zego:zpns-xiaomi', { version: unread('zpns') })],
        sources: [code([mi])],
      }),
    },
    {
      name: 'another SDK with the same names',
      context: given({ dependencies: zpns('2.8.1'), sources: [source({ imports: ['com.hyphenate.push.EMPushConfig'], calls: [mi] })] }),
    },
  ],
  guilty: [
    {
      name: 'a vendor without package, a package without vendor, and two versions',
      context: given({
        dependencies: [
          ...zpns('2.8.1', 'fcm'),
          dependency('im.zego:zpns-xiaomi:2.7.0', { at: place('app/build.gradle', 9) }),
          dependency('im.zego:zim:1.9.0'),
        ],
        sources: [code([mi, oppo])],
      }),
      problems: [
        { messageId: 'missing', data: { vendor: 'oppo' } },
        { messageId: 'version', line: 9, data: { found: '2.7.0', wanted: '2.8.1' } },
        { messageId: 'notEnabled', data: { vendor: 'fcm' } },
        { messageId: 'zimOld' },
      ],
    },
    { name: 'a version that is nowhere', context: given({ dependencies: zpns('2.1.5') }), problems: [{ messageId: 'tooOld' }] },
  ],
});

const action = filter(['im.zego.zim.zpns.intent.action.MESSAGE']);
const declared = (name: string, overrides: Parameters<typeof component>[2] = {}) =>
  manifest({ components: [component('receiver', `com.example.shop.${name}`, { exported: true, filters: [action], ...overrides })] });

projectTest(receiver, {
  clean: [
    {
      name: 'a class that is declared',
      context: given({ manifest: declared('Zpns'), sources: [code([register], { classes: [receiverClass('Zpns', 'onRegistered')] })] }),
    },
    {
      name: 'a class of a library',
      context: given({
        manifest: manifest({ components: [component('receiver', 'com.other.ZpnsReceiver', { exported: true, filters: [action] })] }),
        sources: [code([register])],
      }),
    },
    {
      name: 'a module outside the project, which may declare it',
      context: given({ dependencies: [dependency(':zego_zpns')], sources: [code([register])] }),
    },
  ],
  guilty: [
    { name: 'no receiver', context: given({ sources: [code([register])] }), problems: [{ messageId: 'missing' }] },
    {
      name: 'a class that nobody declares',
      context: given({ sources: [code([register], { classes: [receiverClass('Zpns', 'onRegistered')] })] }),
      problems: [{ messageId: 'undeclared', data: { found: 'com.example.shop.Zpns' } }],
    },
    {
      name: 'a receiver that nobody can reach',
      context: given({
        manifest: declared('Zpns', { exported: false, enabled: false }),
        sources: [code([register], { classes: [receiverClass('Zpns', 'onRegistered')] })],
      }),
      problems: [{ messageId: 'notExported' }, { messageId: 'disabled' }],
    },
    {
      name: 'a class that takes no result',
      context: given({
        manifest: declared('Zpns'),
        sources: [code([register], { classes: [receiverClass('Zpns', 'onNotificationClicked')] })],
      }),
      problems: [{ messageId: 'noResult', data: { name: 'com.example.shop.Zpns' } }],
    },
  ],
});

const type = (value: number | { code: string }) => call('setAppType', [value], { receiver: 'config' });
const ids = ['cn', 'global'].map((name) => ({
  name,
  applicationIdSuffix: read(`.${name}`),
  proguardFiles: [],
  manifestPlaceholders: {},
  at: place(),
}));

projectTest(registration, {
  clean: [
    { name: 'the right order', context: given({ sources: [code([type(2), set, register].map((made) => inMethod('onCreate', made)))] }) },
    {
      name: 'two methods, the later one first in the file',
      context: given({ sources: [code([inMethod('start', register), inMethod('prepare', set)])] }),
    },
    { name: 'an app type of the build', context: given({ sources: [code([type({ code: 'BuildConfig.TYPE' }), set, register])] }) },
    {
      name: 'flavors without ids of their own',
      context: given({
        dependencies: zpns('2.8.1'),
        flavors: [{ name: 'free', proguardFiles: [], manifestPlaceholders: {}, at: place() }],
        sources: [code([set, register])],
      }),
    },
  ],
  guilty: [
    {
      name: 'everything behind the registration',
      context: given({ sources: [code([register, set, type(3)].map((made) => inMethod('onCreate', made)))] }),
      problems: [{ messageId: 'late' }, { messageId: 'typeValue' }, { messageId: 'typeLate' }],
    },
    { name: 'no config', context: given({ sources: [code([register])] }), problems: [{ messageId: 'noConfig' }] },
    { name: 'no registration', context: given({ sources: [code([set])] }), problems: [{ messageId: 'noRegistration' }] },
    {
      name: 'two apps and one set of certificates',
      context: given({ dependencies: zpns('2.8.1'), flavors: ids, sources: [code([set, register])] }),
      problems: [{ messageId: 'typeUnset', data: { count: 2 } }],
    },
  ],
});

const written = (file: string, body: string) =>
  readSource(sourceText(file, `import im.zego.zpns.ZPNsManager;\nimport im.zego.zpns.entity.ZPNsConfig;\nclass App {\n${body}\n}`), 'main');

describe('a registration that is not one chain', () => {
  const found = (...sources: SourceFile[]) => [...registration.check(given({ sources }))].map(({ messageId }) => messageId);

  it.each<[string, string]>([
    ['A.java', 'void a() { ZPNsManager.setPushConfig(c); ZPNsManager mgr = ZPNsManager.getInstance(); mgr.registerPush(this); }'],
    ['A.java', 'void a() { ZPNsManager.setPushConfig(c); zpns.registerPush(this); }\n private ZPNsManager zpns;'],
    [
      'A.kt',
      'fun a() { val m = ZPNsManager.getInstance()\n ZPNsConfig().apply { x() }.let(ZPNsManager::setPushConfig)\n m.registerPush(this) }',
    ],
    ['A.kt', 'fun a() { ZPNsConfig().also(ZPNsManager::setPushConfig)\n ZPNsManager.getInstance().run { registerPush(app) } }'],
    ['A.kt', 'fun a() { ZPNsManager.setPushConfig(c)\n with(ZPNsManager.getInstance()) { registerPush(app) } }'],
    ['A.kt', 'fun a() { ZPNsManager.setPushConfig(c)\n ZPNsManager.getInstance().let { it.registerPush(app) } }'],
    ['A.kt', 'fun a() { ZPNsManager.setPushConfig(c)\n zpns.registerPush(app) }\n val zpns by lazy { ZPNsManager.getInstance() }'],
    ['A.kt', 'fun a() { ZPNsManager.setPushConfig(c)\n App.zpns.registerPush(app) }'],
  ])('is one: %s %s', (file, body) => expect(found(written(file, body))).toEqual([]));

  it('is one in a file that does not name the manager', () =>
    expect(
      found(
        written('A.kt', 'fun a() { ZPNsManager.setPushConfig(c) }'),
        readSource(sourceText('B.kt', 'class B { fun push() { app.zpns.registerPush(app) } }'), 'main'),
      ),
    ).toEqual([]));

  it.each<[string, string, string]>([
    ['another SDK’s', 'A.kt', 'fun a() { ZPNsManager.setPushConfig(c)\n MiPushClient.registerPush(app, "1", "2") }'],
    ['of another object', 'A.java', 'void a() { ZPNsManager.setPushConfig(c); Other o = new Other(); o.registerPush(this); }'],
    ['in another object’s block', 'A.kt', 'fun a() { ZPNsManager.setPushConfig(c)\n Other().run { registerPush(app) } }'],
  ])('is none: %s', (_name, file, body) => expect(found(written(file, body))).toEqual(['noRegistration']));

  it('has an order, too', () =>
    expect(
      found(
        written('A.java', 'void a() { ZPNsManager m = ZPNsManager.getInstance(); m.registerPush(this); ZPNsManager.setPushConfig(c); }'),
      ),
    ).toEqual(['late']));
});

projectTest(fcmExclusive, {
  clean: [
    { name: 'FCM alone', context: given({ sources: [code([fcm])] }) },
    { name: 'FCM under a condition', context: given({ sources: [code([{ ...fcm, guards: ['isAbroad'] }, mi])] }) },
  ],
  guilty: [
    {
      name: 'FCM beside Xiaomi and Huawei',
      context: given({ sources: [code([fcm, mi, hw])] }),
      problems: [{ messageId: 'both', data: { vendors: 'xiaomi, huawei' } }],
    },
  ],
});

const agconnect = serviceFile('agconnect-services.json', { client: { app_id: '100000001' } });

projectTest(vendorArguments, {
  clean: [
    { name: 'right ids', context: given({ sources: [code([hw, mi, oppo, vivo, fcm])] }, { serviceFiles: [agconnect] }) },
    {
      name: 'ids that the build knows',
      context: given({ sources: [code([enable('enableMiPush', { code: 'BuildConfig.MI_ID' }, { code: 'BuildConfig.MI_KEY' })])] }),
    },
  ],
  guilty: [
    {
      name: 'ids in the wrong order',
      context: given({
        sources: [
          code([
            enable('enableMiPush', '5000000000001', '2882303000000000001'),
            enable('enableVivoPush', '0123456789abcdef0123456789abcdef', '100000007'),
          ]),
        ],
      }),
      problems: [{ messageId: 'swapped' }, { messageId: 'swapped' }],
    },
    {
      name: 'the texts of the guide',
      context: given({ sources: [code([enable('enableOppoPush', 'OPPO_APP_ID', 'OPPO_APP_KEY', 'OPPO_APP_SECRET')])] }),
      problems: [{ messageId: 'sample', data: { found: 'OPPO_APP_ID' } }],
    },
    {
      name: 'one value twice, and none',
      context: given({ sources: [code([enable('enableMiPush', { code: 'MI_ID' }, { code: 'MI_ID' }), enable('enableHWPush', '')])] }),
      problems: [{ messageId: 'same' }, { messageId: 'empty' }],
    },
    {
      name: 'the master secret, and another Huawei app',
      context: given(
        { sources: [code([oppo, enable('enableHWPush', '100000002')])] },
        { serviceFiles: [agconnect], accounts: { oppo: { masterSecret: 'throw-away-secret' } as never } },
      ),
      problems: [{ messageId: 'masterSecret' }, { messageId: 'otherHuawei', data: { found: '100000002', wanted: '100000001' } }],
    },
  ],
});

const vivoManifest = (prefix: string, id = '100000007') =>
  manifest({ metaData: [metaData(`${prefix}app_id`, id), metaData(`${prefix}api_key`, '0123456789abcdef0123456789abcdef')] });

projectTest(vivoMetaData, {
  clean: [
    { name: 'the same ids', context: given({ manifest: vivoManifest('com.vivo.push.'), sources: [code([vivo])] }) },
    { name: 'no vivo', context: given({ manifest: vivoManifest('com.vivo.push.', '100000008'), sources: [code([mi])] }) },
    {
      name: 'values that the build fills',
      context: given({
        manifest: manifest({
          metaData: [metaData('com.vivo.push.app_id', unread('${VIVO}')), metaData('com.vivo.push.api_key', unread('${KEY}'))],
        }),
        sources: [code([vivo])],
      }),
    },
    {
      name: 'sample texts, which others speak of',
      context: given({
        manifest: vivoManifest('com.vivo.push.'),
        sources: [code([enable('enableVivoPush', 'VIVO_APP_ID', 'VIVO_APP_KEY')])],
      }),
    },
  ],
  guilty: [
    {
      name: 'ids of another app',
      context: given({ manifest: vivoManifest('com.vivo.push.', '100000008'), sources: [code([vivo])] }),
      problems: [{ messageId: 'other', data: { name: 'com.vivo.push.app_id' } }],
    },
    {
      name: 'ids of another app under the short name',
      context: given({ manifest: vivoManifest('', '100000008'), sources: [code([vivo])] }),
      problems: [{ messageId: 'other', data: { name: 'app_id' } }],
    },
  ],
});

projectTest(clickVersion, {
  clean: [
    {
      name: 'a new ZPNs',
      context: given({
        dependencies: zpns('2.8.0'),
        sources: [code([call('getZPNsMessage')], { classes: [receiverClass('Zpns', 'onNotificationClicked')] })],
      }),
    },
    {
      name: 'the callback of another SDK',
      context: given({
        dependencies: zpns('2.7.0'),
        sources: [code([], { classes: [sourceClass('com.example.shop.Tim', { methods: methods('onNotificationClicked') })] })],
      }),
    },
  ],
  guilty: [
    {
      name: 'a callback that this version does not know',
      context: given({ dependencies: zpns('2.7.0'), sources: [code([], { classes: [receiverClass('Zpns', 'onNotificationClicked')] })] }),
      problems: [{ messageId: 'click', data: { wanted: '2.8.0' } }],
    },
    {
      name: 'a payload that this version does not know',
      context: given({ dependencies: zpns('2.4.0'), sources: [code([call('getZPNsMessage')])] }),
      problems: [{ messageId: 'payload' }],
    },
  ],
});

const raw = ['getPushSource', 'getDataExtra', 'getDataOfMap'].map((name) => inMethod('payloadOf', call(name)));

projectTest(payloadVivo, {
  clean: [
    { name: 'no vivo', context: given({ sources: [code([mi, ...raw])] }) },
    { name: 'the payload of all', context: given({ sources: [code([vivo, ...raw, call('getPayload')])] }) },
    { name: 'a source that is only logged', context: given({ sources: [code([vivo, raw[0]!])] }) },
  ],
  guilty: [{ name: 'a switch without vivo', context: given({ sources: [code([vivo, ...raw])] }), problems: [{ messageId: 'forgotten' }] }],
});

const zim = (calls: SourceCall[]) => source({ imports: ['im.zego.zim.ZIM'], calls });
const send = call(
  'sendMessage',
  ['message', 'bob', { code: 'PEER' }, { code: 'config' }, { code: 'callback' }].map((one) =>
    typeof one === 'string' ? { code: one } : one,
  ),
  {
    receiver: 'zim',
  },
);

projectTest(messagePushConfig, {
  clean: [
    { name: 'a push config', context: given({ sources: [zim([send, call('ZIMPushConfig')])] }) },
    {
      name: 'a Handler’s sendMessage',
      context: given({ sources: [zim([call('sendMessage', [{ code: 'what' }], { receiver: 'handler' })])] }),
    },
    { name: 'a module outside the project', context: given({ dependencies: [dependency(':uikit')], sources: [zim([send])] }) },
  ],
  guilty: [
    {
      name: 'no push config',
      context: given({ sources: [zim([send])] }),
      problems: [{ messageId: 'none', data: { call: 'sendMessage' } }],
    },
  ],
});

const through = (...made: SourceCall[]) =>
  given({
    sources: [
      code(
        made.map((one) => inMethod('onThroughMessageReceived', one, 'com.example.shop.Zpns')),
        {
          classes: [receiverClass('Zpns', 'onThroughMessageReceived')],
        },
      ),
    ],
  });

projectTest(throughMessages, {
  clean: [
    { name: 'a log line', context: through(call('i', ['shop', { code: 'message' }], { receiver: 'Log' })) },
    { name: 'a log line in a block', context: through(call('runCatching'), call('i', ['shop'], { receiver: 'Log' })) },
    { name: 'a log line by another name', context: through(call('i', ['shop'], { receiver: 'L', on: 'Log' })) },
    {
      name: 'what stands in another method',
      context: given({
        sources: [
          code([inMethod('onRegistered', call('upload'), 'com.example.shop.Zpns')], {
            classes: [receiverClass('Zpns', 'onThroughMessageReceived')],
          }),
        ],
      }),
    },
  ],
  guilty: [
    { name: 'work that relies on it', context: through(call('ring', [], { receiver: 'calls' })), problems: [{ messageId: 'relies' }] },
  ],
});

projectTest(keepRules, {
  clean: [
    {
      name: 'the rules of the vendors in use',
      context: given({
        dependencies: zpns('2.8.1', 'xiaomi', 'fcm'),
        minify: read(true),
        keepRules: [keepRule('-keep class com.xiaomi.** {*;}')],
      }),
    },
    { name: 'no shrinking', context: given({ dependencies: zpns('2.8.1', 'xiaomi'), minify: read(false) }) },
  ],
  guilty: [
    {
      name: 'a rule for one of two',
      context: given({
        dependencies: zpns('2.8.1', 'xiaomi', 'vivo'),
        minify: read(true),
        keepRules: [keepRule('-keep class com.xiaomi.push.** {*;}')],
      }),
      problems: [{ messageId: 'lost', data: { rules: '`com.vivo.push.**`' } }],
    },
  ],
});

const login = call('login', [{ code: 'user' }], { receiver: 'zim' });

projectTest(switchedOff, {
  clean: [
    { name: 'a login with a logout', context: given({ sources: [zim([login, call('logout', [], { receiver: 'zim' })])] }) },
    { name: 'the login of something else', context: given({ sources: [zim([call('login', [], { receiver: 'shop' })])] }) },
  ],
  guilty: [
    {
      name: 'a switch that is set off at once',
      context: given({ sources: [code([inMethod('onCreate', register), inMethod('onCreate', unregister)], { classes: [application] })] }),
      problems: [{ messageId: 'atOnce' }],
    },
    {
      name: 'a switch for later, and a cleaning before the registration',
      context: given({ sources: [code([inMethod('start', unregister), inMethod('start', register), inMethod('leave', unregister)])] }),
      problems: [{ messageId: 'later' }, { messageId: 'later' }],
    },
    { name: 'a login without logout', context: given({ sources: [zim([login])] }), problems: [{ messageId: 'noLogout' }] },
  ],
});

describe('zego detection', () => {
  const detect = (context: ProjectContext) => projectFacet.detect(context.project, context.app, context.modules);
  it('finds nothing in another app, nor in one with ZIM alone', () => {
    expect(detect(given()).state).toBe('none');
    expect(detect(given({ dependencies: [dependency('im.zego:zim:2.16.0')] })).state).toBe('none');
  });
  it('finds it whole, with its version', () =>
    expect(
      detect(given({ dependencies: zpns('2.8.1', 'xiaomi'), manifest: declared('Zpns'), sources: [code([mi, set, register])] })),
    ).toMatchObject({ state: 'whole', version: '2.8.1' }));
  it('finds it half and says what is missing', () =>
    expect(detect(given({ dependencies: zpns('2.8.1'), sources: [code([set])] })).missing.map(({ en }) => en)).toEqual([
      'a receiver extending `ZPNsMessageReceiver`',
      'a vendor, enabled on `ZPNsConfig`',
      'the call `registerPush`',
    ]));
  it('says nothing wrong about an empty project', () => {
    for (const check of projectFacet.checks) expect([...check.check(given())], check.id).toEqual([]);
    expect(new Set(projectFacet.checks.map(({ id }) => id)).size).toBe(12);
  });
});
