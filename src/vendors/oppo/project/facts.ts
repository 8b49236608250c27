import type { ProjectContext } from '../../../core/project-check.ts';
import type { ManifestComponent, SourceCall } from '../../../core/project.ts';
import { callsOf, componentsOf, fileNameOf, findSdk, type Modules, type SdkFound, type SdkNames } from '../../../core/project-look.ts';
import type { OppoAccount } from '../account.ts';

/** Documents that several checks cite. */
export const docs = {
  notification: 'https://open.oppomobile.com/documentation/page/info?id=11236',
  easemob: 'https://doc.easemob.com/document/android/push/push_oppo.html',
  tencent: 'https://cloud.tencent.com/document/product/598/36658',
} as const;

/** `com.heytap.msp_3.5.3.aar`, `com.heytap.msp-push-3.1.0.aar`; a local file, in no public repository. */
const sdkNames: SdkNames = {
  vendor: 'oppo',
  maven: /^com\.heytap\.msp:push$/,
  file: /(?:heytap[._-]msp|opush)(?:[._-]push)?(?:[._-]v?(\d+(?:[._]\d+)+))?/i,
};

/** The AAR declares neither; both spellings say RECIEVE, and that is right. */
export const permissions = ['com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE', 'com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE'] as const;

/** The services that OPPO's system app calls. */
export const services = [
  {
    name: 'com.heytap.msp.push.service.CompatibleDataMessageCallbackService',
    permission: 'com.coloros.mcs.permission.SEND_MCS_MESSAGE',
    actions: ['com.coloros.mcs.action.RECEIVE_MCS_MESSAGE'],
  },
  {
    name: 'com.heytap.msp.push.service.DataMessageCallbackService',
    permission: 'com.heytap.mcs.permission.SEND_PUSH_MESSAGE',
    actions: ['com.heytap.mcs.action.RECEIVE_MCS_MESSAGE', 'com.heytap.msp.push.RECEIVE_MCS_MESSAGE'],
  },
] as const;

export function sdkOf(modules: Modules): SdkFound | undefined {
  return findSdk(modules, sdkNames);
}

/** ZEGO’s artifact: its guide has the app declare OPPO’s permissions and services; whether the artifact brings them is not known. */
export function isOfZego(sdk: SdkFound | undefined): boolean {
  return sdk?.form === 'platform' && /^im\.zego:|^zpns-/.test(sdk.dependency.module ?? fileNameOf(sdk.dependency));
}

/** Services for OPPO's messages: the SDK's two, a subclass, or those of SDKs before 2.1 (`com.coloros.mcssdk`). */
export function servicesOf(modules: Modules): ManifestComponent[] {
  return componentsOf(modules, 'service').filter(
    ({ name, filters }) =>
      /^com\.(?:heytap|coloros)\.(?:msp|mcs|mcssdk)\b/.test(name) ||
      filters.some((filter) => filter.actions.some(({ value }) => value.endsWith('.RECEIVE_MCS_MESSAGE'))),
  );
}

/** Calls of a method of OPPO's client. */
export function heytapCalls(modules: Modules, name: string): readonly SourceCall[] {
  return callsOf(modules, name, /(?:^|\.)HeytapPushManager$/);
}

export function accountOf(context: ProjectContext): OppoAccount | undefined {
  return context.account as OppoAccount | undefined;
}
