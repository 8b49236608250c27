import { messagingServices, type MessagingServices, type ServiceContract } from '../../../core/messaging-service.ts';
import {
  appliedPlugin,
  buildTraces,
  findListedSdk,
  findServiceFile,
  hasRepository,
  isBuildKnown,
  isSdkLeftToApp,
  libraryRepositories,
  textAt,
} from '../../../core/project-build.ts';
import type { Integration, ProjectContext, Trace } from '../../../core/project-check.ts';
import {
  callsOf,
  dependenciesOf,
  integrationOf,
  known,
  metaDataOf,
  type Modules,
  type SdkFound,
  sourceFileOf,
  traces,
} from '../../../core/project-look.ts';
import type { AndroidModule, Place, ProjectSnapshot, Read, ServiceFile, SourceCall } from '../../../core/project.ts';
import { isOn } from '../../../core/source-index.ts';
import type { Text } from '../../../core/text.ts';
import type { HonorAccount } from '../account.ts';
import { notificationOf as notificationOfWire } from '../facts.ts';
import { toWire } from '../message.ts';
import type { HonorNotification } from '../wire.ts';

/** The document that the checks cite: HONOR's own demo of its client. */
export const demo = 'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo';

export const pluginId = 'com.hihonor.mcs.asplugin';
export const pluginArtifact = 'com.hihonor.mcs:asplugin';
export const serviceFileName = 'mcs-services.json';
export const repositoryAddress = /developer\.(?:hi)?honor\.com\/repo/;

/** The placeholder that Tencent's package puts into its manifest for the app id. */
const appIdPlaceholder = 'HONOR_APPID';

const sdkNames = {
  vendor: 'honor',
  maven: /^com\.hihonor\.mcs:push$/,
  file: /^(?:hipush|honor[-_]?push)(?:[-_]?sdk)?[-_]?v?(\d[\d._]*)?.*\.(?:aar|jar)$/i,
} as const;

const contract: ServiceContract = {
  action: 'com.hihonor.push.action.MESSAGING_EVENT',
  superclass: 'com.hihonor.push.sdk.HonorMessageService',
};

/** The config block that belongs to these checks. */
export function accountOf({ account }: Pick<ProjectContext, 'account'>): HonorAccount | undefined {
  return account as HonorAccount | undefined;
}

/** How HONOR's SDK comes into the app. */
export function sdkOf(modules: Modules): SdkFound | undefined {
  return findListedSdk(modules, sdkNames);
}

/** The app's services for HONOR push. */
export function servicesOf(modules: Modules): MessagingServices {
  return messagingServices(modules, contract);
}

/** The app id that the manifest gives the SDK, as meta-data or as a placeholder of a library's manifest. */
export function manifestAppId(app: AndroidModule, modules: Modules): { value?: Read<string>; at: Place } | undefined {
  const [metaData] = metaDataOf(modules, /^com\.hihonor\.push\.app_id$/);
  if (metaData) return { ...(metaData.value && { value: metaData.value }), at: metaData.value?.at ?? metaData.at };
  const placeholder = app.manifestPlaceholders[appIdPlaceholder];
  return placeholder && { value: placeholder, at: placeholder.at };
}

/** Tencent's package, whose manifest has `${HONOR_APPID}` in it. */
export function wantsPlaceholder(modules: Modules): boolean {
  return dependenciesOf(modules).some(({ module }) => module === 'com.tencent.timpush:honor');
}

/** Calls of HonorPushClient, also on a variable that holds it. */
export function clientCalls(modules: Modules, name: string): SourceCall[] {
  const knows = (file: string) => sourceFileOf(modules, file)?.imports.some((one) => one.startsWith('com.hihonor.push.')) ?? false;
  return callsOf(modules, name).filter((call) => isOn(call, /honor/i) || (name !== 'init' && knows(call.at.file)));
}

/** The SDK is there, and nothing that could be seen or missed starts it and takes its tokens but the app's own code. */
export function isLeftToApp(app: AndroidModule, modules: Modules): boolean {
  return isSdkLeftToApp(app, modules, sdkOf(modules));
}

// The day decides nothing of what is looked at here.
const anyDay = '2026-01-01';

/** `android.notification` of the push that the message becomes, `vendors.honor` and `raw` included. */
export function notificationOf(context: ProjectContext): HonorNotification | undefined {
  if (!context.message) return undefined;
  return notificationOfWire(toWire(context.message, accountOf(context), { day: anyDay }).wire);
}

/** True for a file that names an app. */
export function isUseful(file: ServiceFile): boolean {
  return textAt(file, '/app_id') !== undefined;
}

/** True when the plugin may bring the app id out of `mcs-services.json`. */
export function hasPluginWithFile(project: ProjectSnapshot, app: AndroidModule): boolean {
  const { used } = findServiceFile(project, app, serviceFileName);
  return appliedPlugin(app, pluginId) !== undefined && used !== undefined && isUseful(used);
}

const missing = {
  sdk: { en: 'dependency com.hihonor.mcs:push', zh: '依赖 com.hihonor.mcs:push' },
  repository: { en: 'repository https://developer.hihonor.com/repo', zh: '仓库 https://developer.hihonor.com/repo' },
  appId: { en: 'meta-data com.hihonor.push.app_id', zh: 'meta-data 项 com.hihonor.push.app_id' },
} satisfies Record<string, Text>;

/** How far HONOR push is in the project. */
export function detect(project: ProjectSnapshot, app: AndroidModule, modules: Modules): Integration {
  const sdk = sdkOf(modules);
  const { declared, withoutAction } = servicesOf(modules);
  const plugin = appliedPlugin(app, pluginId);
  const { used } = findServiceFile(project, app, serviceFileName);
  const appId = manifestAppId(app, modules);
  const found: Trace[] = [
    ...(sdk ? [traces.dependency(sdk.dependency)] : []),
    ...(plugin ? [buildTraces.plugin(plugin)] : []),
    ...(used ? [buildTraces.serviceFile(used)] : []),
    ...[...declared, ...withoutAction].map(traces.component),
    ...metaDataOf(modules, /^com\.hihonor\.push\.app_id$/).map(traces.metaData),
    ...callsOf(modules, /^enableHonorPush$/).map(traces.call),
    ...callsOf(modules, /./, /\bHonorPushClient\b/)
      .slice(0, 1)
      .map(traces.call),
  ];
  // Where libraries may come unseen, only code shows that one does.
  const hasCode = declared.length + withoutAction.length + callsOf(modules, /./, /\bHonorPushClient\b/).length > 0;
  const lacks: Text[] = [];
  if (!sdk && (!hasCode || isBuildKnown(app, modules))) lacks.push(missing.sdk);
  if (sdk?.dependency.kind === 'maven' && hasRepository(libraryRepositories(project, app), repositoryAddress) === false)
    lacks.push(missing.repository);
  if (!appId && app.manifest && !hasPluginWithFile(project, app)) lacks.push(missing.appId);
  return integrationOf(found, lacks, sdk?.version);
}

/** The text of something read, unless a placeholder or a resource still stands for it. */
export function filled(value: Read<string> | undefined): string | undefined {
  const text = known(value);
  return text === undefined || /\$\{|^@/.test(text) ? undefined : text;
}
