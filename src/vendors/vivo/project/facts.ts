import type { ProjectContext } from '../../../core/project-check.ts';
import type { ManifestComponent, SourceCall, SourceClass } from '../../../core/project.ts';
import {
  actionsOf,
  callsOf,
  componentsOf,
  dependenciesOf,
  descendantsOf,
  findSdk,
  type Modules,
  type SdkFound,
  type SdkNames,
} from '../../../core/project-look.ts';
import type { VivoAccount } from '../account.ts';

/** Documents that several checks cite. */
export const docs = {
  client: 'https://dev.vivo.com.cn/documentCenter/doc/365',
  codes: 'https://dev.vivo.com.cn/documentCenter/doc/368',
  easemob: 'https://doc.easemob.com/document/android/push/push_vivo.html',
  tencent: 'https://cloud.tencent.com/document/product/269/75428',
} as const;

/** `vivo_pushSDK_v4.0.4.0_504.aar`, `vpush_clientSDK_v4.0.6.0_506.aar`, `pushOpenClient_3.0.0.4_484.jar`. */
const sdkNames: SdkNames = {
  vendor: 'vivo',
  file: /(?:vivo_?push_?sdk|vpush_?(?:client)?sdk|pushOpenClient)(?:[._-]?v?(\d+(?:\.\d+)+))?/i,
};

export const names = {
  service: 'com.vivo.push.sdk.service.CommandClientService',
  servicePermission: 'com.push.permission.UPSTAGESERVICE',
  receiver: 'com.vivo.push.sdk.OpenClientPushMessageReceiver',
  action: 'com.vivo.pushclient.action.RECEIVE',
} as const;

/** The names vivo reads, and the short ones that some platforms' guides give. */
export const metaDataNames = {
  appId: 'com.vivo.push.app_id',
  apiKey: 'com.vivo.push.api_key',
  shortAppId: 'app_id',
  shortApiKey: 'api_key',
} as const;

/** What the manifests of Tencent's artifacts want filled. */
export const placeholders = { appId: 'VIVO_APPID', apiKey: 'VIVO_APPKEY' } as const;

const isAppId = (value: string) => /^\d{5,9}$/.test(value);
const isAppKey = (value: string) => /^(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{32})$/.test(value);

/** True when a value has the shape of the other one. */
export function isSwapped(key: keyof typeof placeholders, value: string | undefined): boolean {
  return value !== undefined && (key === 'appId' ? isAppKey(value) : isAppId(value));
}

export function sdkOf(modules: Modules): SdkFound | undefined {
  return findSdk(modules, sdkNames);
}

/** Tencent's artifacts, whose manifests have `${VIVO_APPID}` and `${VIVO_APPKEY}` in them. */
export function wantsPlaceholders(modules: Modules): boolean {
  return dependenciesOf(modules).some(
    ({ kind, module = '', path = '' }) =>
      module === 'com.tencent.timpush:vivo' || (kind === 'project' && /(?:^|:)tuiofflinepush$/i.test(path)),
  );
}

export function serviceOf(modules: Modules): ManifestComponent | undefined {
  return componentsOf(modules, 'service').find(({ name }) => name === names.service);
}

export function receiversOf(modules: Modules): ManifestComponent[] {
  return componentsOf(modules, 'receiver').filter((receiver) => actionsOf(receiver).includes(names.action));
}

export function receiverClassesOf(modules: Modules): readonly SourceClass[] {
  return descendantsOf(modules, names.receiver);
}

/** Calls on vivo's `PushClient`. */
export function clientCalls(modules: Modules, name: string): readonly SourceCall[] {
  return callsOf(modules, name, /(?:^|\.)PushClient(?:\.getInstance\(.*\))?$|^(?:vivo\w*|pushClient)$/is);
}

export function accountOf(context: ProjectContext): VivoAccount | undefined {
  return context.account as VivoAccount | undefined;
}
