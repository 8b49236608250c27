import { messagingServices, type MessagingServices, type ServiceContract } from '../../../core/messaging-service.ts';
import {
  appliedPlugin,
  buildTraces,
  findListedSdk,
  findServiceFile,
  isBuildKnown,
  isHybrid,
  isRecord,
  pluginsAreKnown,
} from '../../../core/project-build.ts';
import type { Integration, ProjectContext, Trace } from '../../../core/project-check.ts';
import {
  callsOf,
  dependenciesOf,
  integrationOf,
  known,
  metaDataOf,
  traces,
  type Modules,
  type SdkFound,
} from '../../../core/project-look.ts';
import type { AndroidModule, GradleDependency, ProjectSnapshot, ServiceFile, SourceCall } from '../../../core/project.ts';
import type { Text } from '../../../core/text.ts';
import type { FcmAccount } from '../account.ts';
import { toWire } from '../message.ts';
import { androidNotifications } from '../shape.ts';
import type { AndroidNotificationV2 } from '../wire.ts';

/** Documents that several checks cite. */
export const docs = {
  setup: 'https://firebase.google.com/docs/cloud-messaging/android/get-started',
  receive: 'https://firebase.google.com/docs/cloud-messaging/android/receive',
  tokens: 'https://firebase.google.com/docs/cloud-messaging/manage-tokens',
  message: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  errors: 'https://firebase.google.com/docs/cloud-messaging/error-codes',
} as const;

export const pluginId = 'com.google.gms.google-services';
export const pluginArtifact = 'com.google.gms:google-services';
export const serviceFileName = 'google-services.json';

const sdkNames = {
  vendor: 'fcm',
  maven: /^com\.google\.firebase:firebase-messaging(?:-ktx|-directboot)?$/,
  file: /^firebase-messaging(?:-ktx)?[-_](\d[\d._]*)?.*\.(?:aar|jar)$/i,
} as const;

const contract: ServiceContract = {
  action: 'com.google.firebase.MESSAGING_EVENT',
  superclass: 'com.google.firebase.messaging.FirebaseMessagingService',
};

/** The config block that belongs to these checks. */
export function accountOf({ account }: Pick<ProjectContext, 'account'>): FcmAccount | undefined {
  return account as FcmAccount | undefined;
}

/** How the Firebase library comes into the app. */
export function sdkOf(modules: Modules): SdkFound | undefined {
  return findListedSdk(modules, sdkNames);
}

/** Firebase's BOM, which gives its libraries their versions. */
export function bomOf(modules: Modules): GradleDependency | undefined {
  return dependenciesOf(modules).find(({ module }) => module === 'com.google.firebase:firebase-bom');
}

/** The app's services for FCM. */
export function servicesOf(modules: Modules): MessagingServices {
  return messagingServices(modules, contract);
}

/** Code that talks to the library: a Kotlin property such as `.token` shows only by what stands before it. */
export function messagingCalls(modules: Modules): SourceCall[] {
  const found = new Set([
    ...callsOf(modules, /\bFirebaseMessaging\b/),
    ...callsOf(modules, 'messaging', /\bFirebase$/),
    ...callsOf(modules, /./, /\bFirebaseMessaging\b|\bFirebase\.messaging\b/),
  ]);
  return callsOf(modules, /./).filter((call) => found.has(call));
}

/** Code that starts Firebase with values of its own instead of `google-services.json`. */
export function initialisesByHand(modules: Modules): boolean {
  return (
    callsOf(modules, /^(?:setApplicationId|FirebaseOptions|FirebaseOptions\.Builder)$/).length > 0 ||
    callsOf(modules, 'Builder', /FirebaseOptions$/).length > 0 ||
    callsOf(modules, 'initializeApp').some(({ arguments: given }) => given.length > 1)
  );
}

/** True for a file that names an app. */
export function isUseful({ json }: ServiceFile): boolean {
  const clients: unknown = isRecord(json) ? json['client'] : undefined;
  return Array.isArray(clients) && clients.some((client) => isRecord(client));
}

/** True for a Flutter app, whose Dart code may start Firebase. */
export function isFlutter(app: AndroidModule): boolean {
  return app.plugins.some(({ id }) => /flutter/.test(id));
}

/** True when the library works with installation ids: then `onRegistered` comes instead of `onNewToken`. */
export function usesInstallationIds(modules: Modules): boolean {
  return metaDataOf(modules, /^firebase_messaging_installation_id_enabled$/).some(({ value }) => known(value) === 'true');
}

// The day decides nothing of what is looked at here: channel, click and sound.
const anyDay = '2026-01-01';

/** The Android notification that the message becomes, `vendors.fcm` and `raw` included. */
export function notificationOf(context: ProjectContext): AndroidNotificationV2 | undefined {
  if (!context.message) return undefined;
  return androidNotifications(toWire(context.message, accountOf(context), { day: anyDay }).wire)[0]?.value;
}

const missing = {
  sdk: { en: 'dependency com.google.firebase:firebase-messaging', zh: '依赖 com.google.firebase:firebase-messaging' },
  file: { en: 'a usable google-services.json', zh: '可用的 google-services.json' },
  unseen: {
    en: 'a dependency that brings firebase-messaging was not found; a Flutter or React Native plugin may bring it',
    zh: '未找到引入 firebase-messaging 的依赖；可能由 Flutter 或 React Native 插件引入',
  },
  plugin: { en: 'plugin com.google.gms.google-services in the app module', zh: '应用模块中的插件 com.google.gms.google-services' },
} satisfies Record<string, Text>;

/** How far FCM is in the project. The Google plugin and its file alone are none: Analytics and Crashlytics use them too. */
export function detect(project: ProjectSnapshot, app: AndroidModule, modules: Modules): Integration {
  const sdk = sdkOf(modules);
  const { declared, withoutAction } = servicesOf(modules);
  const metaData = metaDataOf(modules, /^(?:com\.google\.firebase\.messaging\.|firebase_messaging_)/);
  const evidence: Trace[] = [
    ...(sdk ? [traces.dependency(sdk.dependency)] : []),
    ...[...declared, ...withoutAction].map(traces.component),
    ...metaData.map(traces.metaData),
    ...callsOf(modules, /^enableFCM(?:Push)?$/).map(traces.call),
    ...messagingCalls(modules).slice(0, 1).map(traces.call),
  ];
  const plugin = appliedPlugin(app, pluginId);
  const { used } = findServiceFile(project, app, serviceFileName);
  if (evidence.length === 0) {
    if (!isHybrid(app) || !plugin || !used) return integrationOf([], []);
    return integrationOf([buildTraces.plugin(plugin), buildTraces.serviceFile(used)], [missing.unseen]);
  }
  const found = [...evidence, ...(plugin ? [buildTraces.plugin(plugin)] : []), ...(used ? [buildTraces.serviceFile(used)] : [])];
  const lacks: Text[] = [];
  if (!sdk && isBuildKnown(app, modules)) lacks.push(isHybrid(app) ? missing.unseen : missing.sdk);
  if (!plugin && app.kind === 'application' && pluginsAreKnown(app) && !initialisesByHand(modules) && !isFlutter(app))
    lacks.push(missing.plugin);
  if (plugin && used && !isUseful(used)) lacks.push(missing.file);
  const bom = known(bomOf(modules)?.version);
  return integrationOf(found, lacks, sdk?.version ?? (bom === undefined ? undefined : `BoM ${bom}`));
}
