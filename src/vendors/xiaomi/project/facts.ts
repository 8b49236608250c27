import type { ProjectContext } from '../../../core/project-check.ts';
import type { ManifestComponent, SourceCall, SourceClass } from '../../../core/project.ts';
import {
  actionsOf,
  callsOf,
  compareVersions,
  componentsOf,
  descendantsOf,
  findSdk,
  type Modules,
  type SdkFound,
  type SdkNames,
} from '../../../core/project-look.ts';
import type { XiaomiAccount } from '../account.ts';

/** The client guide, which the checks cite. */
export const docs = { client: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544' } as const;

/** `MiPush_SDK_Client_6_0_1-C_3rd.aar`, `MiPush_SDK_Client_3_7_2.jar`; not in public Maven repositories. */
const sdkNames: SdkNames = { vendor: 'xiaomi', file: /MiPush_SDK_Client(?:_(\d+(?:_\d+)+))?/i };

export const names = {
  receiver: 'com.xiaomi.mipush.sdk.PushMessageReceiver',
  /** Parent of the service in the newest generation, which has a token in place of the regId. */
  service: 'PushSdkService',
  pushService: 'com.xiaomi.push.service.XMPushService',
  jobService: 'com.xiaomi.push.service.XMJobService',
  handler: 'com.xiaomi.mipush.sdk.PushMessageHandler',
  handleService: 'com.xiaomi.mipush.sdk.MessageHandleService',
  clicked: 'com.xiaomi.mipush.sdk.NotificationClickedActivity',
  ping: 'com.xiaomi.push.service.receivers.PingReceiver',
  network: 'com.xiaomi.push.service.receivers.NetworkStatusReceiver',
  /** The system's permission; it has no package of the app in it. */
  systemPermission: 'com.xiaomi.xmsf.permission.MIPUSH_RECEIVE',
} as const;

export const actions = {
  message: 'com.xiaomi.mipush.RECEIVE_MESSAGE',
  arrived: 'com.xiaomi.mipush.MESSAGE_ARRIVED',
  error: 'com.xiaomi.mipush.ERROR',
} as const;

export function sdkOf(modules: Modules): SdkFound | undefined {
  return findSdk(modules, sdkNames);
}

/** The SDK's own manifest brings its parts along (AAR, or a platform's artifact). */
export function isManifestBrought(sdk: SdkFound | undefined): boolean {
  return sdk?.form === 'aar' || sdk?.form === 'platform';
}

/** Whether the SDK is at least this version; undefined when its version is not known. */
export function isAtLeast(sdk: SdkFound | undefined, version: string): boolean | undefined {
  return sdk?.version === undefined ? undefined : compareVersions(sdk.version, version) >= 0;
}

export function componentNamed(modules: Modules, name: string): ManifestComponent | undefined {
  return componentsOf(modules).find((component) => component.name === name);
}

/** Receivers for Xiaomi's messages, the app's own or a platform's. */
export function receiversOf(modules: Modules): ManifestComponent[] {
  return componentsOf(modules, 'receiver').filter((receiver) =>
    actionsOf(receiver).some((action) => Object.values(actions).some((name) => name === action)),
  );
}

export function receiverClassesOf(modules: Modules): readonly SourceClass[] {
  return descendantsOf(modules, names.receiver);
}

/** Calls that register with Xiaomi: `registerPush` of the regId generation, `getToken` of the newest. */
export function registrationsOf(modules: Modules): readonly SourceCall[] {
  return callsOf(modules, /^register(?:Push|Token)?$/, /(?:^|\.)MiPushClient$/);
}

export function hasNewestGeneration(modules: Modules): boolean {
  return descendantsOf(modules, names.service).length > 0;
}

/** Components and permissions that an app has only for Xiaomi. */
export function partsOf(modules: Modules): ManifestComponent[] {
  return componentsOf(modules).filter(({ name }) => /^com\.xiaomi\.(?:mipush|push)\./.test(name));
}

export function accountOf(context: ProjectContext): XiaomiAccount | undefined {
  return context.account as XiaomiAccount | undefined;
}
