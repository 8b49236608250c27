import type { ManifestComponent } from '../../../core/project.ts';
import { messagingServices, isPresent, type MessagingServices, type ServiceContract } from '../../../core/messaging-service.ts';
import {
  appliedPlugin,
  buildTraces,
  findListedSdk,
  findServiceFile,
  hasRepository,
  isBuildKnown,
  isRecord,
  isSdkLeftToApp,
  libraryRepositories,
  pluginsAreKnown,
  textAt,
} from '../../../core/project-build.ts';
import type { Integration, ProjectContext, Trace } from '../../../core/project-check.ts';
import {
  actionsOf,
  callsOf,
  componentsOf,
  dependenciesOf,
  fileNameOf,
  integrationOf,
  known,
  metaDataOf,
  type Modules,
  type SdkFound,
  sourceFileOf,
  traces,
} from '../../../core/project-look.ts';
import type { AndroidModule, GradleDependency, ProjectSnapshot, ServiceFile, Sited, SourceCall } from '../../../core/project.ts';
import { isOn } from '../../../core/source-index.ts';
import type { Text } from '../../../core/text.ts';
import type { HuaweiAccount } from '../account.ts';
import { androidFacts } from '../facts.ts';
import { toWire } from '../message.ts';

/** Documents that several checks cite. */
export const docs = {
  demo: 'https://github.com/HMS-Core/hms-push-clientdemo-android',
  cordova: 'https://github.com/HMS-Core/hms-cordova-plugin',
} as const;

export const pluginId = 'com.huawei.agconnect';
export const pluginArtifact = 'com.huawei.agconnect:agcp';
export const serviceFileName = 'agconnect-services.json';
export const repositoryAddress = /developer\.huawei\.com\/repo/;

const sdkNames = {
  vendor: 'huawei',
  maven: /^com\.huawei\.hms:push$/,
  file: /^(?:huawei|hms)[-_]?push(?:kit)?[-_]?(\d[\d._]*)?.*\.(?:aar|jar)$/i,
} as const;

const contract: ServiceContract = {
  action: 'com.huawei.push.action.MESSAGING_EVENT',
  superclass: 'com.huawei.hms.push.HmsMessageService',
};

/** The config block that belongs to these checks. */
export function accountOf({ account }: Pick<ProjectContext, 'account'>): HuaweiAccount | undefined {
  return account as HuaweiAccount | undefined;
}

/** How Push Kit's SDK comes into the app. */
export function sdkOf(modules: Modules): SdkFound | undefined {
  return findListedSdk(modules, sdkNames);
}

/** The app's services for Push Kit. */
export function servicesOf(modules: Modules): MessagingServices {
  return messagingServices(modules, contract);
}

/** Components of the SDK of 2016 to 2019, and those that listen to it. */
export function deadComponents(modules: Modules): ManifestComponent[] {
  return componentsOf(modules, 'service', 'receiver').filter(
    (component) =>
      isPresent(component) &&
      (component.name.startsWith('com.huawei.android.pushagent.') ||
        actionsOf(component).some((action) => action.startsWith('com.huawei.android.push.intent.'))),
  );
}

/** Archives of that SDK. */
export function deadArchives(modules: Modules): GradleDependency[] {
  return dependenciesOf(modules).filter((dependency) => dependency.kind === 'file' && /^hwpush/i.test(fileNameOf(dependency)));
}

/** Calls that fetch the token. */
export function tokenCalls(modules: Modules): SourceCall[] {
  const knows = (file: string) => sourceFileOf(modules, file)?.imports.some((one) => one.startsWith('com.huawei.')) ?? false;
  return callsOf(modules, 'getToken').filter(
    (call) => isOn(call, /hms|huawei/i) || call.arguments.some((one) => /HCM/.test(one)) || knows(call.at.file),
  );
}

/** True when the SDK asks for a token by itself. */
export function initialisesItself(modules: Modules): boolean {
  return (
    metaDataOf(modules, /^push_kit_auto_init_enabled$/).some(({ value }) => value !== undefined && known(value) !== 'false') ||
    // Firebase has a setter of this name, too.
    callsOf(modules, 'setAutoInitEnabled').some((call) => call.literals[0] !== false && !isOn(call, /\bFirebase/))
  );
}

/** Values of a name wherever the file may have them: a file can serve several apps of a project. */
export function valuesOf(file: ServiceFile, ...names: string[]): Sited<string>[] {
  return rootsOf(file).flatMap((root) => names.flatMap((name) => textAt(file, `${root}/${name}`) ?? []));
}

/** Where the values of an app may begin in the file: at its top, and at each app of a project. */
export function rootsOf(file: ServiceFile): string[] {
  const apps: unknown = isRecord(file.json) ? file.json['appInfos'] : undefined;
  return ['', ...(Array.isArray(apps) ? apps.map((_, index) => `/appInfos/${index}`) : [])];
}

/** Names under which the file has an App ID. */
export const appIdNames = ['client/app_id', 'app_info/app_id', 'client/client_id'] as const;

/** True for a file that names an app. */
export function isUseful(file: ServiceFile): boolean {
  return valuesOf(file, ...appIdNames).length > 0;
}

/** True when the app gives the SDK its ids without the Gradle plugin. */
export function configuresByHand(project: ProjectSnapshot, app: AndroidModule, modules: Modules): boolean {
  return (
    metaDataOf(modules, /^com\.huawei\.hms\.client\.appid$/).length > 0 ||
    callsOf(modules, /^(?:overlayWith|AGConnectOptionsBuilder|setInputStream)$/).length > 0 ||
    callsOf(modules, 'initialize', /AGConnectInstance$/).length > 0 ||
    project.serviceFiles.some(
      ({ name, module, folder }) => name === serviceFileName && module === app.name && /(?:^|\/)assets(?:\/|$)/.test(folder),
    )
  );
}

/** Push platforms for which the app adds HUAWEI's SDK, and which then start it. */
const foreignPlatforms =
  /^(?:com\.(?:onesignal|braze|appboy|clevertap|urbanairship|moengage|batch|exponea|bloomreach|webengage|infobip|netmera|useinsider|insider|salesforce|marketingcloud|localytics|leanplum|airship)|io\.(?:customer|intercom))\b/;

/** The SDK is there, and nothing that could be seen or missed starts it and takes its tokens but the app's own code. */
export function isLeftToApp(app: AndroidModule, modules: Modules): boolean {
  return isSdkLeftToApp(app, modules, sdkOf(modules)) && !dependenciesOf(modules).some(({ module = '' }) => foreignPlatforms.test(module));
}

// The day decides nothing of what is looked at here: channel, click and sound.
const anyDay = '2026-01-01';

/** `android.notification` of the push that the message becomes for Android, `vendors.huawei` and `raw` included. */
export function notificationOf(context: ProjectContext): Record<string, unknown> {
  const { message } = context;
  if (!message) return {};
  const account = accountOf(context);
  const android: HuaweiAccount | undefined = account && { ...account, platform: 'android', variant: 'android' };
  return androidFacts(toWire(message, android, { day: anyDay }).wire)?.notification ?? {};
}

const missing = {
  sdk: { en: 'dependency com.huawei.hms:push', zh: '依赖 com.huawei.hms:push' },
  repository: { en: 'repository https://developer.huawei.com/repo/', zh: '仓库 https://developer.huawei.com/repo/' },
  file: { en: 'a usable agconnect-services.json', zh: '可用的 agconnect-services.json' },
  plugin: { en: 'plugin com.huawei.agconnect in the app module', zh: '应用模块中的插件 com.huawei.agconnect' },
} satisfies Record<string, Text>;

/** How far Push Kit is in the project. The AGC plugin and its file alone are none: other kits use them too. */
export function detect(project: ProjectSnapshot, app: AndroidModule, modules: Modules): Integration {
  const sdk = sdkOf(modules);
  const { declared, withoutAction } = servicesOf(modules);
  const evidence: Trace[] = [
    ...(sdk ? [traces.dependency(sdk.dependency)] : []),
    ...deadArchives(modules).map(traces.dependency),
    ...[...declared, ...withoutAction, ...deadComponents(modules)].map(traces.component),
    ...metaDataOf(modules, /^push_kit_auto_init_enabled$/).map(traces.metaData),
    ...callsOf(modules, /^enableHWPush$/).map(traces.call),
    ...callsOf(modules, /./, /\bHms(?:InstanceId|Messaging)\b/)
      .slice(0, 1)
      .map(traces.call),
  ];
  if (evidence.length === 0) return integrationOf([], []);
  const plugin = appliedPlugin(app, pluginId);
  const { used } = findServiceFile(project, app, serviceFileName);
  const found = [...evidence, ...(plugin ? [buildTraces.plugin(plugin)] : []), ...(used ? [buildTraces.serviceFile(used)] : [])];
  const lacks: Text[] = [];
  if (!sdk && isBuildKnown(app, modules)) lacks.push(missing.sdk);
  if (sdk?.dependency.kind === 'maven' && hasRepository(libraryRepositories(project, app), repositoryAddress) === false)
    lacks.push(missing.repository);
  if (used && !isUseful(used) && !configuresByHand(project, app, modules)) lacks.push(missing.file);
  if (!plugin && app.kind === 'application' && pluginsAreKnown(app) && !configuresByHand(project, app, modules)) lacks.push(missing.plugin);
  return integrationOf(found, lacks, sdk?.version);
}
