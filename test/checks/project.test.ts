import { androidChecks } from '../../src/checks/project/index.ts';
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
} from '../support/project-snapshot.ts';
import { projectFacetTest } from '../support/project-test.ts';

const at = place('app/src/main/AndroidManifest.xml', 4);
const used = (...names: string[]) => names.map((value) => ({ value, at, sourceSet: 'main', attributes: {} }));
const application = sourceClass('com.example.shop.ShopApplication', { superTypes: ['android.app.Application'] });
const withFilter = component('receiver', 'com.example.shop.Boot', { filters: [filter(['android.intent.action.BOOT_COMPLETED'])] });
const posts = used('android.permission.POST_NOTIFICATIONS');
const asks = call('launch', [{ code: 'Manifest.permission.POST_NOTIFICATIONS' }]);
const is = (brand: string, receiver = 'Build.BRAND', more = {}) => call('equalsIgnoreCase', [brand], { receiver, ...more });
const register = call('registerPush', [], { receiver: 'MiPushClient' });
const channel = (id: string, importance: string, more = {}) => call('NotificationChannel', [id, 'Name', { code: importance }], more);

const xmlCauses = [
  ['ends-early', 'xmlEnds'],
  ['tags-differ', 'xmlTags'],
  ['tag-open', 'xmlTag'],
  ['attribute', 'xmlAttribute'],
  ['character', 'xmlCharacter'],
  ['prefix-unknown', 'xmlPrefix'],
  ['text-after', 'xmlAfter'],
  ['too-deep', 'deep'],
] as const;
const jsonCauses = [
  ['ends-early', 'jsonEnds'],
  ['key-missing', 'jsonKey'],
  ['comma-missing', 'jsonComma'],
  ['colon-missing', 'jsonColon'],
  ['text-open', 'jsonText'],
  ['no-value', 'jsonValue'],
  ['text-after', 'jsonAfter'],
] as const;

projectFacetTest(
  'android',
  { detect: () => ({ state: 'none', found: [], missing: [] }), checks: androidChecks },
  {
    'application-class': {
      innocent: [
        {
          name: 'a registered one',
          app: {
            manifest: manifest({ application: { name: application.name, attributes: {}, at } }),
            sources: [source({ classes: [application] })],
          },
        },
        {
          name: 'one of a library',
          app: {
            manifest: manifest({ application: { name: 'io.flutter.app.FlutterApplication', attributes: {}, at } }),
            sources: [source()],
          },
        },
        { name: 'one for tests', app: { sources: [source({ classes: [application], sourceSet: 'androidTest' })] } },
        {
          name: 'one that a library’s manifest registers',
          app: { sources: [source({ classes: [application] })] },
          libraries: [
            moduleWith({
              name: ':core',
              kind: 'library',
              manifest: manifest({ application: { name: application.name, attributes: {}, at } }),
            }),
          ],
        },
      ],
      guilty: [
        {
          name: 'one without android:name',
          app: { sources: [source({ classes: [application] })] },
          problems: [{ messageId: 'unregistered', data: { application: application.name } }],
        },
        {
          name: 'the name of a guide',
          app: {
            manifest: manifest({ application: { name: 'com.tencent.imsdk.test.MyApplication', attributes: {}, at } }),
            sources: [source({ classes: [application] })],
          },
          problems: [{ messageId: 'unknown' }],
        },
        {
          name: 'a name without class',
          app: {
            manifest: manifest({ application: { name: 'com.example.shop.App', attributes: {}, at } }),
            sources: [source({ classes: [application] })],
          },
          problems: [{ messageId: 'unknown', at: { line: 4 } }],
        },
      ],
    },
    'brand-detection': {
      innocent: [
        {
          name: 'the manufacturer, which Redmi phones share',
          integrated: ['xiaomi'],
          app: { sources: [source({ calls: [is('xiaomi', 'Build.MANUFACTURER')] })] },
        },
        { name: 'all names', integrated: ['oppo'], app: { sources: [source({ calls: [is('oppo'), is('realme'), is('oneplus')] })] } },
        {
          name: 'a list elsewhere',
          integrated: ['oppo'],
          app: { sources: [source({ calls: [is('oppo')], constants: [constant('OPPO_FAMILY', 'realme,oneplus')] })] },
        },
        {
          name: 'a brand that is asked for something else',
          integrated: ['xiaomi', 'huawei'],
          app: {
            sources: [
              source({
                calls: [is('xiaomi', 'Build.BRAND', { inMethod: 'guide' }), call('startActivity', [], { guards: ['isXiaomi()'] })],
              }),
              source({ file: 'app/src/main/java/Push.java', calls: [{ ...register, at: place('app/src/main/java/Push.java', 8) }] }),
            ],
          },
        },
        { name: 'no check of its own', integrated: ['oppo', 'xiaomi'], app: { sources: [source()] } },
        {
          name: 'a vendor that is not integrated',
          integrated: ['huawei'],
          app: { sources: [source({ calls: [is('huawei'), is('honor'), is('oppo')] })] },
        },
      ],
      guilty: [
        {
          name: 'only the first brand',
          integrated: ['oppo', 'xiaomi', 'huawei'],
          app: { sources: [source({ calls: [is('xiaomi'), is('oppo'), is('huawei'), register] })] },
          problems: [{ messageId: 'incomplete', data: { brands: 'Redmi, POCO, realme, OnePlus, HONOR' }, severity: 'warn' }],
        },
        {
          name: 'a check of a class for brands, which the registration asks',
          integrated: ['oppo'],
          app: {
            sources: [
              source({ calls: [is('oppo', 'Build.BRAND', { inMethod: 'isOppo' })] }),
              source({
                file: 'app/src/main/java/Push.java',
                calls: [
                  call('isOppo', [], { receiver: 'Brands', at: place('app/src/main/java/Push.java', 7) }),
                  { ...register, at: place('app/src/main/java/Push.java', 8) },
                ],
              }),
            ],
          },
          problems: [{ messageId: 'incomplete', data: { brands: 'realme, OnePlus' } }],
        },
      ],
    },
    'channel-importance': {
      innocent: [
        { name: 'a high one', app: { sources: [source({ calls: [channel('im', 'NotificationManager.IMPORTANCE_HIGH')] })] } },
        {
          name: 'a silent one for a service',
          app: { sources: [source({ calls: [channel('foreground_service', 'NotificationManager.IMPORTANCE_LOW')] })] },
        },
        { name: 'a choice at runtime', app: { sources: [source({ calls: [channel('im', 'loud ? IMPORTANCE_HIGH : IMPORTANCE_LOW')] })] } },
      ],
      guilty: [
        {
          name: 'a low one and one that is off',
          app: {
            sources: [
              source({ calls: [channel('im', 'NotificationManager.IMPORTANCE_LOW'), call('NotificationChannel', ['news', 'News', 0])] }),
            ],
          },
          problems: [
            { messageId: 'low', data: { channel: 'im', level: 'LOW' } },
            { messageId: 'off', severity: 'error' },
          ],
        },
        {
          name: 'a service’s name that pushes are sent to',
          account: { channels: { im: { id: 'im_service' } } },
          app: { sources: [source({ calls: [channel('im_service', 'IMPORTANCE_MIN')] })] },
          problems: [{ messageId: 'low', data: { level: 'MIN' } }],
        },
      ],
    },
    'component-class': {
      innocent: [
        {
          name: 'a class of a library',
          app: {
            manifest: manifest({ components: [component('service', 'com.xiaomi.push.service.XMPushService')] }),
            sources: [source({ classes: [application] })],
          },
        },
        {
          name: 'a class that is there',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Boot')] }),
            sources: [source({ classes: [sourceClass('com.example.shop.Boot')] })],
          },
        },
        {
          name: 'an inner class',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Push$Receiver')] }),
            sources: [source({ classes: [sourceClass('com.example.shop.Push$Receiver')] })],
          },
        },
        {
          name: 'a name that only the build completes',
          app: {
            manifest: manifest({ components: [component('receiver', '${applicationId}.Boot')] }),
            sources: [source({ classes: [application] })],
          },
        },
        {
          name: 'an inner class of a file that could not be read',
          project: { problems: [{ id: 'too-large', at: place('app/src/main/java/com/example/shop/Push.kt'), detail: 'too large' }] },
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Push$Receiver')] }),
            sources: [source({ classes: [application] })],
          },
        },
        { name: 'no sources', app: { manifest: manifest({ components: [component('receiver', 'com.example.shop.Boot')] }) } },
        {
          name: 'a class whose file could not be read',
          project: { problems: [{ id: 'too-large', at: place('app/src/main/java/com/example/shop/Boot.java'), detail: 'too large' }] },
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Boot')] }),
            sources: [source({ classes: [application] })],
          },
        },
      ],
      guilty: [
        {
          name: 'a class that is nowhere',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Boot', { at })] }),
            sources: [source({ classes: [application] })],
          },
          problems: [{ messageId: 'missing', data: { component: 'com.example.shop.Boot' }, at: { line: 4 } }],
        },
        {
          name: 'an inner class that is nowhere',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Push$Boot', { at })] }),
            sources: [source({ classes: [sourceClass('com.example.shop.Push')] })],
          },
          problems: [{ messageId: 'missing', data: { component: 'com.example.shop.Push$Boot' }, at: { line: 4 } }],
        },
        {
          name: 'an inner class written with a dot',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.Push.Receiver')] }),
            sources: [source({ classes: [sourceClass('com.example.shop.Push$Receiver')] })],
          },
          problems: [{ messageId: 'inner', data: { similar: 'com.example.shop.Push$Receiver' } }],
        },
        {
          name: 'a class in another package',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.example.shop.MyPushReceiver')] }),
            sources: [source({ classes: [sourceClass('com.example.shop.push.MyPushReceiver')] })],
          },
          problems: [{ messageId: 'missingSimilar', data: { similar: 'com.example.shop.push.MyPushReceiver' } }],
        },
        {
          name: 'a class of a guide',
          app: {
            manifest: manifest({ components: [component('receiver', 'com.tencent.imsdk.MiPushMessageReceiver')] }),
            sources: [source({ classes: [application] })],
          },
          problems: [{ messageId: 'sample' }],
        },
      ],
    },
    'exported-stated': {
      innocent: [
        { name: 'a stated one', app: { manifest: manifest({ components: [{ ...withFilter, exported: false }] }) } },
        {
          name: 'one that only the build knows',
          app: {
            manifest: manifest({ components: [{ ...withFilter, attributes: { 'android:exported': { value: '@bool/exported', at } } }] }),
          },
        },
        { name: 'an old targetSdk', app: { targetSdk: read(30), manifest: manifest({ components: [withFilter] }) } },
        {
          name: 'a component without filter',
          app: { manifest: manifest({ components: [component('receiver', 'com.example.shop.Boot')] }) },
        },
        {
          name: 'one that is removed',
          app: { manifest: manifest({ components: [{ ...withFilter, attributes: { 'tools:node': { value: 'remove', at } } }] }) },
        },
      ],
      guilty: [
        {
          name: 'an unstated one',
          app: { manifest: manifest({ components: [withFilter] }) },
          problems: [{ messageId: 'unstated', data: { component: 'com.example.shop.Boot', targetSdk: 34 } }],
        },
      ],
    },
    jcenter: {
      innocent: [{ name: 'Maven Central', app: { repositories: [{ kind: 'mavenCentral', at }] } }],
      guilty: [
        {
          name: 'JCenter in the root, written once',
          project: {
            rootBuild: {
              plugins: [],
              classpath: [],
              repositories: [
                { kind: 'jcenter', scope: 'allprojects', at: place('build.gradle', 8) },
                { kind: 'jcenter', scope: 'buildscript', at: place('build.gradle', 8) },
              ],
            },
          },
          problems: [{ messageId: 'used', at: { file: 'build.gradle', line: 8 } }],
        },
      ],
    },
    'json-misplaced': {
      innocent: [
        { name: 'a file in the module', project: { serviceFiles: [serviceFile('google-services.json', {})] } },
        {
          name: 'a file whose owner looks after it',
          integrated: ['fcm'],
          project: {
            serviceFiles: [serviceFile('google-services.json', {}, { file: 'google-services.json', module: undefined as never })],
          },
        },
        {
          name: 'a copy beside the right one',
          project: {
            serviceFiles: [
              serviceFile('google-services.json', {}),
              serviceFile('google-services.json', {}, { file: 'old/google-services.json', module: undefined as never }),
            ],
          },
        },
      ],
      guilty: [
        {
          name: 'a file in the root that a plugin reads',
          app: { plugins: [{ id: 'com.google.gms.google-services', applied: true, at }] },
          project: {
            serviceFiles: [serviceFile('google-services.json', {}, { file: 'google-services.json', module: undefined as never })],
          },
          problems: [{ messageId: 'outside', data: { module: ':app' }, at: { file: 'google-services.json' }, severity: 'error' }],
        },
        {
          name: 'a file in the root that nothing reads',
          project: { serviceFiles: [serviceFile('mcs-services.json', {}, { file: 'mcs-services.json', module: undefined as never })] },
          problems: [{ messageId: 'unused', severity: 'info' }],
        },
      ],
    },
    'keep-file-missing': {
      innocent: [
        { name: 'a build that is not shrunk', app: { minify: read(false), missingKeepFiles: [{ value: 'rules.pro', at }] } },
        { name: 'a build of which it cannot be read', app: { minify: unread('shrink'), missingKeepFiles: [{ value: 'rules.pro', at }] } },
        { name: 'a build that says nothing of shrinking', app: { missingKeepFiles: [{ value: 'rules.pro', at }] } },
      ],
      guilty: [
        {
          name: 'a missing file',
          app: { minify: read(true), missingKeepFiles: [{ value: 'rules.pro', at }] },
          problems: [{ messageId: 'missing', data: { file: 'rules.pro' } }],
        },
      ],
    },
    'keep-rule-malformed': {
      innocent: [
        { name: 'sound rules', app: { keepRules: [keepRule('-keep class com.xiaomi.** { *; }')] } },
        {
          name: 'a rule of others in a build that is not shrunk',
          app: { minify: read(false), keepRules: [keepRule('-keep com.other.Foo', { malformed: 'missing-class-keyword' })] },
        },
      ],
      guilty: [
        {
          name: 'the lines of an old guide',
          app: {
            minify: read(false),
            keepRules: [
              keepRule('-keep com.tencent.imsdk.MiPushMessageReceiver {*;}', {
                malformed: 'missing-class-keyword',
                at: place('app/proguard-rules.pro', 3),
              }),
              keepRule('-keep class com.huawei.android. pushselfshow.**{*;}', { malformed: 'blank-in-name' }),
              keepRule('-kepp class com.vivo.push.**', { malformed: 'unknown-directive' }),
              keepRule('-keep class com.vivo.push.** {', { malformed: 'unbalanced-braces' }),
              keepRule('-keep class com.vivo.push.** ;;', { malformed: 'stray-semicolon' }),
            ],
          },
          problems: [
            { messageId: 'missingClass', at: { line: 3 }, severity: 'error' },
            { messageId: 'blank' },
            { messageId: 'directive', severity: 'warn' },
            { messageId: 'braces' },
            { messageId: 'other' },
          ],
        },
      ],
    },
    'manifest-missing': {
      innocent: [
        { name: 'one that is there', app: { manifest: manifest() } },
        { name: 'a library without one', app: { kind: 'library', manifest: undefined as never } },
        {
          name: 'one that could not be read',
          app: { manifest: undefined as never },
          project: { problems: [{ id: 'binary', at: place('app/src/main/AndroidManifest.xml'), detail: 'binary' }] },
        },
        {
          name: 'a multiplatform module, which has it elsewhere',
          app: {
            manifest: undefined as never,
            plugins: [{ id: 'org.jetbrains.kotlin.multiplatform', applied: true, at: place() }],
          },
        },
      ],
      guilty: [
        {
          name: 'an app without',
          app: { manifest: undefined as never },
          problems: [
            {
              messageId: 'missing',
              data: { file: 'app/src/main/AndroidManifest.xml' },
              at: { file: 'app/build.gradle' },
              severity: 'error',
            },
          ],
        },
      ],
    },
    'misspelt-name': {
      innocent: [
        {
          name: 'OPPO’s permissions, which are spelt so',
          app: {
            manifest: manifest({
              usesPermissions: used('com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE', 'com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE'),
            }),
          },
        },
      ],
      guilty: [
        {
          name: 'a name of an old guide and corrected spellings',
          app: {
            manifest: manifest({
              metaData: [metaData('CS_cloud_ablitity', 'successRateAnalytics')],
              usesPermissions: used('android.permission.POST_NOTIFICATION'),
              components: [
                component('service', 'com.example.shop.S', { filters: [filter(['com.heytap.mcs.action.RECIEVE_MCS_MESSAGE'])] }),
              ],
            }),
          },
          problems: [
            { messageId: 'misspelt', data: { right: 'android.permission.POST_NOTIFICATIONS' } },
            { messageId: 'misspelt', data: { right: 'CS_cloud_ability' } },
            { messageId: 'misspelt', data: { right: 'com.heytap.mcs.action.RECEIVE_MCS_MESSAGE' } },
          ],
        },
      ],
    },
    'open-placeholder': {
      innocent: [
        { name: 'applicationId', app: { manifest: manifest({ openPlaceholders: [{ value: 'applicationId', at }] }) } },
        {
          name: 'a library’s placeholder that the app fills',
          app: { manifestPlaceholders: { VIVO_APPID: read('105611111') } },
          libraries: [
            moduleWith({ name: ':push', kind: 'library', manifest: manifest({ openPlaceholders: [{ value: 'VIVO_APPID', at }] }) }),
          ],
        },
        ...['dev.flutter.flutter-gradle-plugin', 'com.facebook.react', 'shop.conventions'].map((id) => ({
          name: `placeholders that the plugin ${id} may fill`,
          app: {
            plugins: [{ id, applied: true, at: place() }],
            manifest: manifest({ openPlaceholders: [{ value: 'applicationName', at }] }),
          },
        })),
        {
          name: 'placeholders that an applied script may fill, which is not there',
          app: {
            unreadScripts: [{ value: '"$flutterRoot/flutter.gradle"', at }],
            manifest: manifest({ openPlaceholders: [{ value: 'applicationName', at }] }),
          },
        },
        {
          name: 'placeholders that come from somewhere unread',
          app: { unreadPlaceholders: [{ value: 'load()', at }], manifest: manifest({ openPlaceholders: [{ value: 'KEY', at }] }) },
        },
      ],
      guilty: [
        {
          name: 'one, used twice',
          app: {
            plugins: ['com.android.application', 'kotlin-android', 'com.google.gms.google-services'].map((id) => ({
              id,
              applied: true,
              at: place(),
            })),
            manifest: manifest({
              openPlaceholders: [
                { value: 'VIVO_APPID', at },
                { value: 'VIVO_APPID', at },
              ],
            }),
          },
          problems: [{ messageId: 'open', data: { name: 'VIVO_APPID' }, at: { line: 4 } }],
        },
      ],
    },
    'post-notifications': {
      innocent: [
        {
          name: 'an app that declares and asks',
          app: { manifest: manifest({ usesPermissions: posts }), sources: [source({ calls: [asks] })] },
        },
        { name: 'an old targetSdk', app: { targetSdk: read(32) } },
        { name: 'a targetSdk that only the build knows', app: { targetSdk: unread('target') } },
        { name: 'a library that brings it', app: { dependencies: [dependency('com.google.firebase:firebase-messaging:24.0.0')] } },
        { name: 'Xiaomi’s AAR, which brings it', app: { dependencies: [dependency('app/libs/MiPush_SDK_Client_6_0_1-C_3rd.aar')] } },
        { name: 'an app without push', integrated: [] },
      ],
      guilty: [
        { name: 'nothing', problems: [{ messageId: 'missing', data: { targetSdk: 34 }, severity: 'error' }] },
        {
          name: 'an old firebase-messaging',
          app: { dependencies: [dependency('com.google.firebase:firebase-messaging:22.0.0')] },
          problems: [{ messageId: 'missing' }],
        },
        {
          name: 'one that the app removes, though a library brings it',
          app: {
            dependencies: [dependency('com.google.firebase:firebase-messaging:24.0.0')],
            manifest: manifest({
              removed: [{ value: 'android.permission.POST_NOTIFICATIONS', element: 'uses-permission', sourceSet: 'main', at }],
            }),
          },
          problems: [{ messageId: 'removed', at: { line: 4 }, severity: 'error' }],
        },
        {
          name: 'one that only OPPO’s SDK asks for',
          app: {
            manifest: manifest({ usesPermissions: posts }),
            sources: [source({ calls: [call('requestNotificationPermission', [], { receiver: 'HeytapPushManager' })] })],
          },
          problems: [{ messageId: 'askedByOppo', severity: 'info' }],
        },
        {
          name: 'one that only OPPO’s SDK asks for, on a variable',
          app: {
            manifest: manifest({ usesPermissions: posts }),
            sources: [
              source({ calls: [call('requestNotificationPermission', [], { receiver: 'push', on: 'HeytapPushManager.getInstance()' })] }),
            ],
          },
          problems: [{ messageId: 'askedByOppo' }],
        },
        {
          name: 'a declared one that nobody asks for',
          app: { manifest: manifest({ usesPermissions: posts }), sources: [source()] },
          problems: [{ messageId: 'notAsked', severity: 'info' }],
        },
      ],
    },
    'restricted-permission': {
      innocent: [{ name: 'INTERNET', app: { manifest: manifest({ usesPermissions: used('android.permission.INTERNET') }) } }],
      guilty: [
        {
          name: 'READ_PHONE_STATE, twice',
          app: {
            manifest: manifest({ usesPermissions: used('android.permission.READ_PHONE_STATE', 'android.permission.READ_PHONE_STATE') }),
          },
          problems: [{ messageId: 'unneeded', severity: 'info' }],
        },
      ],
    },
    'sample-value': {
      innocent: [
        {
          name: 'names of keys and of channels',
          app: {
            applicationId: read('net.shop.app'),
            sources: [
              source({
                constants: [
                  constant('EXTRA_APP_ID', 'app_id'),
                  constant('PUSH_CHANNEL_ID', 'my_channel_id'),
                  constant('TITLE', '请输入密钥'),
                ],
              }),
            ],
          },
        },
        {
          name: 'a placeholder that only the build knows',
          app: { applicationId: read('net.shop.app'), manifestPlaceholders: { VIVO_APPID: unread('env("VIVO")') } },
        },
        {
          name: 'fields of the build that are none, or that only the build knows',
          app: {
            applicationId: read('net.shop.app'),
            buildConfigFields: { MI_APP_ID: unread('env("MI")'), APP_KEY: read('app_key'), GREETING: read('xxxx') },
          },
        },
      ],
      guilty: [
        {
          name: 'a field of the build',
          app: { applicationId: read('net.shop.app'), buildConfigFields: { MI_APP_KEY: read('YOUR_APP_KEY') } },
          problems: [{ messageId: 'sample', data: { name: 'MI_APP_KEY', value: 'YOUR_APP_KEY' } }],
        },
        {
          name: 'values of guides',
          app: {
            applicationId: read('net.shop.app'),
            manifest: manifest({ metaData: [metaData('com.vivo.push.app_id', 'xxxx')] }),
            manifestPlaceholders: { VIVO_APPKEY: read('您应用分配的证书 APPKEY') },
            sources: [
              source({
                constants: [constant('MIPUSH_APPID', 'your_appid')],
                calls: [
                  call('registerPush', [{ code: 'this' }, 'your_appid', 'your_appkey'], {
                    receiver: 'MiPushClient',
                    at: place('App.java', 9),
                  }),
                ],
              }),
            ],
          },
          problems: [
            { messageId: 'sample', data: { name: 'com.vivo.push.app_id' } },
            { messageId: 'sample', data: { name: 'VIVO_APPKEY' } },
            { messageId: 'sample', data: { value: 'your_appid' } },
            { messageId: 'sample', at: { line: 9 } },
          ],
        },
        { name: 'a package of examples', problems: [{ messageId: 'samplePackage', severity: 'info' }] },
      ],
    },
    'sound-file': {
      innocent: [
        {
          name: 'a sound of another library’s resources',
          app: { sources: [source({ calls: [call('setSound', [{ code: 'io.vendor.R.raw.bell' }])] })] },
        },
        { name: 'the default sound', message: { sound: 'default' } },
        {
          name: 'a sound that is there',
          message: { sound: 'bell' },
          app: { sounds: [{ name: 'bell', file: 'app/src/main/res/raw/bell.mp3' }] },
        },
        {
          name: 'a sound that a channel has',
          message: { sound: 'bell' },
          app: {
            sounds: [{ name: 'bell', file: 'app/src/main/res/raw/bell.mp3' }],
            sources: [source({ calls: [channel('im', 'IMPORTANCE_HIGH'), call('setSound')] })],
          },
        },
      ],
      guilty: [
        {
          name: 'a sound of code that is nowhere',
          app: { sources: [source({ calls: [call('setC2cMsgRemindSound', [{ code: 'uri(R.raw.bell)' }])] })] },
          problems: [{ messageId: 'codeMissing', data: { name: 'bell' } }],
        },
        {
          name: 'a sound of an app without any',
          message: { sound: 'bell' },
          problems: [{ messageId: 'missingAll', data: { sound: 'bell' } }],
        },
        {
          name: 'a sound that is nowhere',
          message: { sound: 'bell' },
          app: { sounds: [{ name: 'ring', file: 'x' }] },
          problems: [{ messageId: 'missing', data: { there: 'ring' } }],
        },
        {
          name: 'a name with suffix, and a channel without sound',
          message: { sound: 'bell.mp3' },
          app: { sounds: [{ name: 'bell', file: 'x' }], sources: [source({ calls: [channel('im', 'IMPORTANCE_HIGH')] })] },
          problems: [{ messageId: 'suffix', data: { name: 'bell' } }, { messageId: 'channelSilent' }],
        },
      ],
    },
    unreadable: {
      innocent: [{ name: 'a project without problems' }],
      guilty: [
        {
          name: 'every kind of problem',
          project: {
            problems: ['xml-broken', 'json-broken', 'toml-broken', 'gradle-unbalanced', 'encoding', 'too-large'].map((id, index) => ({
              id,
              at: place('file', index + 1),
              detail: 'broken.',
            })),
          },
          problems: [
            { messageId: 'xml', data: { detail: 'broken' }, at: { line: 1 }, severity: 'error' },
            { messageId: 'json', severity: 'error' },
            { messageId: 'toml' },
            { messageId: 'gradle', severity: 'warn' },
            { messageId: 'encoding' },
            { messageId: 'large', severity: 'info' },
          ],
        },
        {
          name: 'every cause in words of its own',
          project: {
            problems: [
              ...xmlCauses.map(([cause]) => ({ id: 'xml-broken', cause, at: place('x'), detail: 'broken' })),
              ...jsonCauses.map(([cause]) => ({ id: 'json-broken', cause, value: '}', at: place('x'), detail: 'broken' })),
            ],
          },
          problems: [...xmlCauses, ...jsonCauses].map(([, messageId]) => ({ messageId })),
        },
        {
          name: 'what was not looked at, by how much it matters',
          project: {
            problems: [
              { id: 'binary', at: place('app/src/main/AndroidManifest.xml'), detail: 'x' },
              { id: 'binary', at: place('app/logo.xml'), detail: 'x' },
              { id: 'link-outside', at: place('app/google-services.json'), detail: 'x' },
              { id: 'link-outside', at: place('docs'), detail: 'x' },
              { id: 'unreadable', value: 'EACCES', at: place('app/google-services.json'), detail: 'x' },
              { id: 'unreadable', at: place('a/b/c'), detail: 'x' },
            ],
          },
          problems: [
            { messageId: 'manifest', severity: 'error', steps: ['J5'] },
            { messageId: 'binary', severity: 'info' },
            { messageId: 'unseen', severity: 'warn', steps: ['C6'] },
            { messageId: 'outside', severity: 'info' },
            { messageId: 'refused', severity: 'warn', data: { value: 'EACCES' } },
            { messageId: 'skipped', severity: 'info' },
          ],
        },
        {
          name: 'many sources in another encoding, told once',
          project: {
            problems: ['a/A.java', 'a/B.kt', 'app/build.gradle', 'a/C.java'].map((file, index) => ({
              id: 'encoding',
              value: index === 3 ? 'Latin-1' : 'GB18030',
              at: place(file),
              detail: 'x',
            })),
          },
          problems: [
            {
              messageId: 'encodings',
              severity: 'info',
              data: { count: 3, value: 'GB18030, Latin-1' },
              at: { file: 'a/A.java' },
              steps: [],
            },
            { messageId: 'encoding', severity: 'info', at: { file: 'app/build.gradle' } },
          ],
        },
        {
          name: 'files of every kind, each for the steps that it would have answered',
          project: {
            problems: [
              ['xml-broken', 'app/src/main/AndroidManifest.xml'],
              ['xml-broken', 'app/src/main/res/values/strings.xml'],
              ['xml-broken', 'ios/App/App-Info.plist'],
              ['json-broken', 'app/google-services.json'],
              ['json-broken', 'app/src/main/assets/timpush-configs.json'],
              ['toml-broken', 'gradle/libs.versions.toml'],
              ['gradle-unbalanced', '应用/build.gradle.kts'],
              ['binary', 'app/proguard-rules.pro'],
              ['too-large', 'app/src/main/java/com/example/Data.java'],
              ['encoding', 'app/build.gradle'],
            ].map(([id = '', file = '']) => ({ id, at: place(file, 1), detail: 'broken.' })),
          },
          problems: [
            { messageId: 'xml', steps: ['J5'] },
            { messageId: 'xml', steps: [] },
            { messageId: 'xml', steps: ['N1'] },
            { messageId: 'json', steps: ['C6'] },
            { messageId: 'json', steps: ['C3'] },
            { messageId: 'toml', steps: ['J1'] },
            { messageId: 'gradle', steps: ['J1'] },
            { messageId: 'binary', steps: ['J20', 'J21'] },
            { messageId: 'large', steps: [] },
            { messageId: 'encoding', steps: [] },
          ],
        },
      ],
    },
  },
);
