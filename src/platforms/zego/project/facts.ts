import { callsIn, filesImporting, librariesOf, plainVersion } from '../../../core/project-code.ts';
import { callsOf, compareVersions, dependenciesOf, fileNameOf, type Modules } from '../../../core/project-look.ts';
import { isOn, mayBeOn } from '../../../core/source-index.ts';
import type { GradleDependency, SourceCall, SourceFile } from '../../../core/project.ts';

/** Documents that several checks cite. */
export const docs = {
  implement: 'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  releases: 'https://doc-zh.zego.im/zim-android/client-sdks/zpns-release-notes',
  manager: 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~class~ZPNsManager',
  config: 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~struct~ZPNsConfig',
  receiver: 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~class~ZPNsMessageReceiver',
  zim: 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~class~ZIM',
} as const;

/** The packages were one until 2.7.0. */
export const split = '2.7.0';

/** The action that ZPNs broadcasts to the app. */
export const messageAction = 'im.zego.zim.zpns.intent.action.MESSAGE';

export const receiverClass = 'im.zego.zpns.ZPNsMessageReceiver';

export const vendorCalls = {
  huawei: { name: 'enableHWPush', count: 1 },
  xiaomi: { name: 'enableMiPush', count: 2 },
  oppo: { name: 'enableOppoPush', count: 3 },
  vivo: { name: 'enableVivoPush', count: 2 },
  fcm: { name: 'enableFCMPush', count: 0 },
} as const;

export type VendorName = keyof typeof vendorCalls;

export const vendorNames = Object.keys(vendorCalls) as VendorName[];

export function zpnsLibraries(modules: Modules): GradleDependency[] {
  return librariesOf(modules, /^im\.zego:zpns(?:-\w+)?$/);
}

/** The package of all, of which the others are parts. */
export function baseOf(modules: Modules): GradleDependency | undefined {
  return zpnsLibraries(modules).find(({ module }) => module === 'im.zego:zpns');
}

/** Local files of ZPNs: `zpns-release.aar`, `zpns-android-plugin-oppo-release.aar`. */
export function zpnsFiles(modules: Modules): GradleDependency[] {
  return dependenciesOf(modules).filter((dependency) => dependency.kind === 'file' && /^zpns\b/i.test(fileNameOf(dependency)));
}

export function packageOf(modules: Modules, vendor: VendorName): GradleDependency | undefined {
  return (
    zpnsLibraries(modules).find(({ module }) => module === `im.zego:zpns-${vendor}`) ??
    zpnsFiles(modules).find((dependency) => new RegExp(`^zpns-android-plugin-${vendor}\\b`, 'i').test(fileNameOf(dependency)))
  );
}

/** True when the version of ZPNs is certainly below another. */
export function isZpnsBelow(modules: Modules, least: string): boolean {
  const version = plainVersion(baseOf(modules));
  return version !== undefined && compareVersions(version, least) < 0;
}

/** Sources that use ZPNs. */
export function zpnsFilesOf(modules: Modules): readonly SourceFile[] {
  return filesImporting(modules, /^im\.zego\.zpns\b/);
}

export function zpnsCalls(modules: Modules, name: RegExp, receiver?: RegExp): SourceCall[] {
  return callsIn(modules, zpnsFilesOf(modules), name, receiver);
}

export const manager = /\bZPNsManager\b/;

/** Whether something calls this on the manager, which may be kept in a variable of another file. */
export function isCalled(modules: Modules, name: string): boolean {
  return callsOf(modules, name).some((call) => mayBeOn(call, manager));
}

/** Sources that use ZIM, and calls in them. */
export function zimCalls(modules: Modules, name: RegExp, receiver?: RegExp): SourceCall[] {
  return callsIn(modules, filesImporting(modules, /^im\.zego\.zim\b/), name, receiver);
}

/** Vendors that the code enables. Other SDKs have methods of the same names, with other arguments and in other files. */
export function enabledVendors(modules: Modules): { vendor: VendorName; call: SourceCall }[] {
  return zpnsFilesOf(modules).flatMap((file) => {
    const isShared = file.imports.some((name) => /^(?:com\.hyphenate|io\.agora\.push|io\.rong)\b/.test(name));
    return file.calls.flatMap((call) => {
      const vendor = vendorNames.find((name) => vendorCalls[name].name === call.name && vendorCalls[name].count === call.arguments.length);
      if (vendor === undefined || (isShared && vendor === 'xiaomi' && isOn(call, /builder|PushConfig/i))) return [];
      return [{ vendor, call }];
    });
  });
}
