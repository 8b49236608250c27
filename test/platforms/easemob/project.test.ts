import { describe, expect, it } from 'vitest';
import type { ProjectContext } from '../../../src/core/project-check.ts';
import type { AndroidModule, ProjectSnapshot, SourceCall, SourceFile } from '../../../src/core/project.ts';
import appKey from '../../../src/platforms/easemob/project/app-key.ts';
import fcmFirst from '../../../src/platforms/easemob/project/fcm-first.ts';
import honorVersion from '../../../src/platforms/easemob/project/honor-version.ts';
import { projectFacet } from '../../../src/platforms/easemob/project/index.ts';
import initOrder from '../../../src/platforms/easemob/project/init-order.ts';
import instantPush from '../../../src/platforms/easemob/project/instant-push.ts';
import keepRules from '../../../src/platforms/easemob/project/keep-rules.ts';
import logout from '../../../src/platforms/easemob/project/logout.ts';
import sdkFamily from '../../../src/platforms/easemob/project/sdk-family.ts';
import tokenUpload from '../../../src/platforms/easemob/project/token-upload.ts';
import vendorArguments from '../../../src/platforms/easemob/project/vendor-arguments.ts';
import vendorParts from '../../../src/platforms/easemob/project/vendor-parts.ts';
import vivoConsent from '../../../src/platforms/easemob/project/vivo-consent.ts';
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

const hyphenate = dependency('io.hyphenate:hyphenate-chat:4.8.1');
const agora = dependency('io.agora.rtc:chat-sdk:1.3.2');
const imports = ['com.hyphenate.chat.EMClient', 'com.hyphenate.push.EMPushConfig'];

const given = (
  app: Partial<AndroidModule> = {},
  more: Partial<ProjectSnapshot> & Partial<Pick<ProjectContext, 'account' | 'accounts'>> = {},
) => {
  const { account, accounts, ...project } = more;
  return projectContext(snapshot({ modules: [moduleWith(app)], ...project }), {
    ...(account ? { account } : {}),
    ...(accounts ? { accounts } : {}),
  });
};

const inMethod = (name: string, made: SourceCall, inClass = 'com.example.shop.ShopApplication'): SourceCall => ({
  ...made,
  inClass,
  inMethod: name,
});
const code = (calls: SourceCall[], more: Partial<SourceFile> = {}) => source({ imports, calls, ...more });
const enable = (name: string, ...args: Parameters<typeof call>[1] & {}) => call(name, args, { receiver: 'builder' });
const emClient = { receiver: 'EMClient.getInstance()' };
const init = call('init', [{ code: 'this' }, { code: 'options' }], emClient);
const set = call('setPushConfig', [{ code: 'builder.build()' }], { receiver: 'options' });
const mi = enable('enableMiPush', '2882303000000000001', '5000000000001');

projectTest(sdkFamily, {
  clean: [
    { name: 'one family', context: given({ dependencies: [hyphenate], sources: [code([init])] }) },
    {
      name: 'Agora’s video SDK beside Easemob',
      context: given({
        dependencies: [hyphenate, dependency('io.agora.rtc:full-sdk:4.6.4')],
        sources: [code([init]), source({ imports: ['io.agora.rtc2.RtcEngine'] })],
      }),
    },
  ],
  guilty: [
    { name: 'both libraries', context: given({ dependencies: [hyphenate, agora] }), problems: [{ messageId: 'libraries' }] },
    {
      name: 'a sample of the other family',
      context: given({
        dependencies: [hyphenate],
        sources: [code([init]), source({ file: 'app/Other.java', imports: ['io.agora.chat.ChatClient'] })],
      }),
      problems: [{ messageId: 'imports', file: 'app/Other.java' }],
    },
  ],
});

projectTest(initOrder, {
  clean: [
    { name: 'the right order', context: given({ sources: [code([mi, set, init].map((made) => inMethod('onCreate', made)))] }) },
    {
      name: 'a config in a method of its own, further down',
      context: given({ sources: [code([inMethod('onCreate', init), inMethod('options', mi), inMethod('options', set)])] }),
    },
    {
      name: 'Kotlin, where the setter is a property',
      context: given({
        sources: [
          code(
            [init, mi].map((made) => ({ ...made, at: place('app/App.kt') })),
            { file: 'app/App.kt', language: 'kotlin' },
          ),
        ],
      }),
    },
    {
      name: 'ZPNs behind init in the same method',
      context: given({
        sources: [code([mi, set, init, call('setPushConfig', [], { receiver: 'ZPNsManager' })].map((made) => inMethod('onCreate', made)))],
      }),
    },
    {
      name: 'another SDK with the same names',
      context: given({ sources: [source({ imports: ['io.rong.push.RongPushClient'], calls: [init, enable('enableVivoPush', true)] })] }),
    },
  ],
  guilty: [
    {
      name: 'a config behind init',
      context: given({ sources: [code([init, mi, set].map((made) => inMethod('onCreate', made)))] }),
      problems: [{ messageId: 'late' }],
    },
    { name: 'a config that is never handed over', context: given({ sources: [code([mi, init])] }), problems: [{ messageId: 'notSet' }] },
    { name: 'no vendor', context: given({ sources: [code([init])] }), problems: [{ messageId: 'missing' }] },
  ],
});

const firebase = serviceFile('google-services.json', { project_info: { project_number: '123456789012' } });

projectTest(vendorArguments, {
  clean: [
    {
      name: 'right ids',
      context: given(
        { sources: [code([mi, enable('enableFCM', '123456789012'), enable('enableOppoPush', 'throw-away-key', 'throw-away-secret')])] },
        { serviceFiles: [firebase], accounts: { oppo: { masterSecret: 'another-secret' } as never } },
      ),
    },
    {
      name: 'ids that the build knows',
      context: given({
        sources: [
          code([
            enable('enableMiPush', { code: 'BuildConfig.MI_ID' }, { code: 'BuildConfig.MI_KEY' }),
            enable('enableFCM', { code: 'senderId' }),
          ]),
        ],
      }),
    },
    {
      name: 'ZPNs in the same file, which takes three values',
      context: given({
        sources: [
          code(
            [call('enableOppoPush', ['a', 'b', 'b'], { receiver: 'config' }), call('enableMiPush', ['x', 'x'], { receiver: 'config' })],
            {
              imports: [...imports, 'im.zego.zpns.util.ZPNsConfig'],
            },
          ),
        ],
      }),
    },
  ],
  guilty: [
    {
      name: 'one expression twice',
      context: given({ sources: [code([enable('enableMiPush', { code: 'BuildConfig.MI_ID' }, { code: 'BuildConfig.MI_ID' })])] }),
      problems: [{ messageId: 'same', data: { argument: 'BuildConfig.MI_ID' } }],
    },
    {
      name: 'one literal twice, which is not shown',
      context: given({ sources: [code([enable('enableOppoPush', 'throw-away', 'throw-away')])] }),
      problems: [{ messageId: 'same', data: { argument: '…' } }],
    },
    {
      name: 'an empty key, and ids in the wrong order',
      context: given({
        sources: [code([enable('enableMeiZuPush', '100001', ''), enable('enableMiPush', '5000000000001', '2882303000000000001')])],
      }),
      problems: [{ messageId: 'empty' }, { messageId: 'swapped' }],
    },
    {
      name: 'a project id instead of its number, and the number of another project',
      context: given(
        { sources: [code([enable('enableFCM', 'demo-shop'), enable('enableFCM', '210987654321')])] },
        { serviceFiles: [firebase] },
      ),
      problems: [{ messageId: 'notSenderId' }, { messageId: 'otherSender', data: { wanted: '123456789012' } }],
    },
    {
      name: 'the master secret',
      context: given(
        { sources: [code([enable('enableOppoPush', 'throw-away-key', 'throw-away-master-secret')])] },
        { accounts: { oppo: { masterSecret: 'throw-away-master-secret' } as never } },
      ),
      problems: [{ messageId: 'masterSecret' }],
    },
  ],
});

projectTest(vivoConsent, {
  clean: [
    { name: 'consent', context: given({ sources: [code([enable('enableVivoPush', true), enable('enableVivoPush')])] }) },
    { name: 'a value of the settings', context: given({ sources: [code([enable('enableVivoPush', { code: 'agreed' })])] }) },
    { name: 'both answers', context: given({ sources: [code([enable('enableVivoPush', true), enable('enableVivoPush', false)])] }) },
  ],
  guilty: [
    { name: 'a refusal', context: given({ sources: [code([enable('enableVivoPush', false)])] }), problems: [{ messageId: 'refused' }] },
  ],
});

const miReceiver = component('receiver', 'com.example.shop.MiReceiver', { filters: [filter(['com.xiaomi.mipush.RECEIVE_MESSAGE'])] });

projectTest(vendorParts, {
  clean: [
    {
      name: 'Xiaomi with its parts',
      context: given({
        dependencies: [hyphenate, dependency('app/libs/MiPush_SDK_Client_6_0_1-C_3rd.aar')],
        manifest: manifest({ components: [miReceiver] }),
        sources: [code([mi])],
      }),
    },
    {
      name: 'libraries in a folder, whose content nobody knows',
      context: given({
        dependencies: [hyphenate, dependency('libs')],
        manifest: manifest({ components: [miReceiver] }),
        sources: [code([mi])],
      }),
    },
    {
      name: 'a module outside the project',
      context: given({ dependencies: [hyphenate, dependency(':im_flutter_sdk')], sources: [code([mi, enable('enableHWPush')])] }),
    },
    {
      name: 'Huawei with its library, whose own checks look for the rest',
      context: given({
        dependencies: [hyphenate, dependency('com.huawei.hms:push:6.12.0.300')],
        sources: [code([enable('enableHWPush')])],
      }),
    },
  ],
  guilty: [
    {
      name: 'nothing but the call',
      context: given({ dependencies: [hyphenate], sources: [code([mi, enable('enableHWPush')])] }),
      problems: [
        { messageId: 'sdk', data: { vendor: 'Xiaomi' } },
        { messageId: 'component', data: { component: 'EMMiMsgReceiver' } },
        { messageId: 'sdk', data: { vendor: 'Huawei' } },
        { messageId: 'component' },
        { messageId: 'file', data: { file: 'agconnect-services.json' } },
      ],
    },
  ],
});

const application = sourceClass('com.example.shop.ShopApplication', { superTypes: ['android.app.Application'] });
const upload = (name: string) => call(name, [{ code: 'token' }], emClient);

projectTest(tokenUpload, {
  clean: [
    {
      name: 'an upload in the login’s callback',
      context: given({
        sources: [code([enable('enableHWPush'), inMethod('onSuccess', upload('sendHMSPushTokenToServer'))], { classes: [application] })],
      }),
    },
    { name: 'Xiaomi, whose token the SDK uploads', context: given({ sources: [code([mi])] }) },
    {
      name: 'the call for every vendor',
      context: given({ sources: [code([enable('enableFCM', '123456789012'), upload('bindDeviceToken')])] }),
    },
    {
      name: 'an upload at the start under a condition',
      context: given({
        sources: [
          code(
            [
              enable('enableFCM', '1'),
              inMethod('onCreate', { ...upload('sendFCMTokenToServer'), guards: ['EMClient.getInstance().isLoggedIn()'] }),
            ],
            {
              classes: [application],
            },
          ),
        ],
      }),
    },
  ],
  guilty: [
    {
      name: 'Huawei without upload',
      context: given({ sources: [code([enable('enableHWPush')])] }),
      problems: [{ messageId: 'missing', data: { upload: 'sendHMSPushTokenToServer' } }],
    },
    {
      name: 'an upload as the process starts',
      context: given({ sources: [code([inMethod('onCreate', upload('sendFCMTokenToServer'))], { classes: [application] })] }),
      problems: [{ messageId: 'early' }],
    },
  ],
});

projectTest(fcmFirst, {
  clean: [
    { name: 'FCM alone', context: given({ sources: [code([enable('enableFCM', '1')])] }) },
    { name: 'FCM under a condition', context: given({ sources: [code([{ ...enable('enableFCM', '1'), guards: ['isAbroad'] }, mi])] }) },
    {
      name: 'a veto',
      context: given({
        sources: [
          code([enable('enableFCM', '1'), mi], {
            classes: [sourceClass('com.example.shop.Veto', { methods: [{ value: 'isSupportPush', at: place() }] })],
          }),
        ],
      }),
    },
    { name: 'a listener that may veto', context: given({ sources: [code([enable('enableFCM', '1'), mi, call('setPushListener')])] }) },
  ],
  guilty: [
    {
      name: 'FCM beside Xiaomi',
      context: given({ sources: [code([enable('enableFCM', '1'), mi])] }),
      problems: [{ messageId: 'wins', data: { vendors: 'xiaomi' } }],
    },
  ],
});

projectTest(logout, {
  clean: [
    { name: 'a logout that unbinds', context: given({ sources: [code([call('logout', [true], emClient)])] }) },
    {
      name: 'a retreat after a failed unbinding',
      context: given({ sources: [code([call('logout', [true], emClient), call('logout', [false], emClient)])] }),
    },
    { name: 'the logout of something else', context: given({ sources: [code([call('logout', [false], { receiver: 'shop' })])] }) },
  ],
  guilty: [
    {
      name: 'a logout that keeps the token',
      context: given({ sources: [code([call('logout', [false, { code: 'callback' }], emClient)])] }),
      problems: [{ messageId: 'keeps' }],
    },
  ],
});

projectTest(keepRules, {
  clean: [
    {
      name: 'the rule of the family',
      context: given({ dependencies: [agora], minify: read(true), keepRules: [keepRule('-keep class io.agora.** {*;}')] }),
    },
    { name: 'no shrinking', context: given({ dependencies: [hyphenate], minify: read(false) }) },
  ],
  guilty: [
    {
      name: 'the rule of the other family',
      context: given({ dependencies: [hyphenate], minify: read(true), keepRules: [keepRule('-keep class io.agora.** {*;}')] }),
      problems: [{ messageId: 'lost', data: { pattern: 'com.hyphenate.**' } }],
    },
  ],
});

const account = { orgName: 'example-org', appName: 'shop' } as never;
const key = (value: string) => given({ sources: [code([call('setAppKey', [value])])] }, { account });

it.each<[string, string[]]>([
  ['EMOptions().apply { appKey = "1101230101012345" }', ['shape']],
  ['EMOptions().also { it.appKey = "1101230101012345" }', ['shape']],
  ['EMOptions().apply { appKey = "example-org#shop" }', []],
  ['var appKey = ""\n appKey = "1101230101012345"\n EMOptions().apply { appKey = "x" }', []],
])('an AppKey that Kotlin sets: %s', (body, expected) => {
  const text = `import com.hyphenate.chat.EMOptions\nclass App {\n fun push() {\n ${body}\n }\n}`;
  const context = given({ sources: [readSource(sourceText('A.kt', text), 'main')] });
  expect([...appKey.check(context)].map(({ messageId }) => messageId)).toEqual(expected);
});

projectTest(appKey, {
  clean: [
    { name: 'the same key', context: key('Example-Org#shop') },
    {
      name: 'a key that the build knows',
      context: given({ sources: [code([call('setAppKey', [{ code: 'BuildConfig.KEY' }])])] }, { account }),
    },
    { name: 'a sample text, which others speak of', context: key('Your appkey') },
  ],
  guilty: [
    {
      name: 'another application',
      context: key('example-org#market'),
      problems: [{ messageId: 'other', data: { wanted: 'example-org#shop' } }],
    },
    {
      name: 'half a key in the manifest',
      context: given({ manifest: manifest({ metaData: [metaData('EASEMOB_APPKEY', 'shop')] }) }),
      problems: [{ messageId: 'shape' }],
    },
  ],
});

projectTest(honorVersion, {
  clean: [
    { name: 'a new SDK', context: given({ dependencies: [hyphenate], sources: [code([enable('enableHonorPush')])] }) },
    { name: 'an old one without Honor', context: given({ dependencies: [dependency('io.hyphenate:hyphenate-chat:3.9.1')] }) },
  ],
  guilty: [
    {
      name: 'an old SDK with Honor',
      context: given({ dependencies: [dependency('io.hyphenate:hyphenate-chat:4.0.0')], sources: [code([enable('enableHonorPush')])] }),
      problems: [{ messageId: 'old' }],
    },
  ],
});

const instant = dependency('io.hyphenate:hyphenate-push:1.0.0');
const instantReceiver = (category: string) =>
  component('receiver', 'com.example.shop.Notices', {
    filters: [
      filter(['com.hyphenate.notification.intent.RECEIVE_MESSAGE'], {
        categories: [{ value: category, at: place() }],
      }),
    ],
  });

projectTest(instantPush, {
  clean: [
    {
      name: 'key and category',
      context: given({
        dependencies: [instant],
        manifest: manifest({ metaData: [metaData('EASEMOB_APPKEY', 'a#b')], components: [instantReceiver('${applicationId}')] }),
      }),
    },
    {
      name: 'an applicationId that only the build knows',
      context: given({
        dependencies: [instant],
        applicationId: unread('appId'),
        manifest: manifest({ metaData: [metaData('EASEMOB_APPKEY', 'a#b')], components: [instantReceiver('com.example.shop')] }),
      }),
    },
  ],
  guilty: [
    {
      name: 'no key, and the category of the sample',
      context: given({ dependencies: [instant], manifest: manifest({ components: [instantReceiver('com.hyphenate.demo')] }) }),
      problems: [{ messageId: 'appKey' }, { messageId: 'category' }],
    },
  ],
});

describe('easemob detection', () => {
  const detect = (context: ProjectContext) => projectFacet.detect(context.project, context.app, context.modules);
  it('finds nothing in another app', () => {
    expect(detect(given()).state).toBe('none');
    expect(detect(given({ dependencies: [dependency('io.agora.rtc:full-sdk:4.6.4')] })).state).toBe('none');
  });
  it('finds it whole, with its version, under both names', () => {
    expect(detect(given({ dependencies: [hyphenate], sources: [code([mi, set, init])] }))).toMatchObject({
      state: 'whole',
      version: '4.8.1',
    });
    expect(detect(given({ dependencies: [agora] }))).toMatchObject({ state: 'whole', version: '1.3.2' });
  });
  it('finds it half where no vendor is enabled', () =>
    expect(detect(given({ dependencies: [hyphenate], sources: [code([init])] })).missing.map(({ en }) => en)).toEqual([
      'a vendor, enabled on the push config',
    ]));
  it('says nothing wrong about an empty project', () => {
    for (const check of projectFacet.checks) expect([...check.check(given())], check.id).toEqual([]);
    expect(new Set(projectFacet.checks.map(({ id }) => id)).size).toBe(12);
  });
});
