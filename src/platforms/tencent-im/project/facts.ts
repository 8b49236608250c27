import { callsIn, filesImporting, librariesOf } from '../../../core/project-code.ts';
import { isRecord } from '../../../core/project-build.ts';
import type { ProjectContext } from '../../../core/project-check.ts';
import {
  callsOf,
  componentsOf,
  constantsOf,
  dependenciesOf,
  fileNameOf,
  type Modules,
  packageNameOf,
  sourceFileOf,
} from '../../../core/project-look.ts';
import { mayBeOn } from '../../../core/source-index.ts';
import type {
  AndroidModule,
  GradleDependency,
  ManifestComponent,
  ProjectSnapshot,
  ServiceFile,
  Sited,
  SourceCall,
  SourceConstant,
} from '../../../core/project.ts';
import type { TencentAccount } from '../account.ts';

/** Documents that several checks cite. */
export const docs = {
  troubleshooting: 'https://cloud.tencent.com/document/product/269/139820',
  integration: 'https://cloud.tencent.com/document/product/269/75428',
  faq: 'https://trtc.io/document/60546',
  errors: 'https://cloud.tencent.com/document/product/269/133879',
  loss: 'https://cloud.tencent.com/document/product/269/108906',
} as const;

/** Vendors as TIMPush calls them, in its artifacts and in its config file. */
export const vendors = ['huawei', 'xiaomi', 'meizu', 'vivo', 'fcm', 'oppo', 'honor'] as const;

export type VendorName = (typeof vendors)[number];

/** The three generations of the client; they do not mix. */
export const generations = { legacy: 'ImSDK', tuiOfflinePush: 'TUIOfflinePush', timPush: 'TIMPush' } as const;

export const configFileName = 'timpush-configs.json';

export function chatLibraries(modules: Modules): GradleDependency[] {
  return librariesOf(modules, /^com\.tencent\.imsdk:imsdk(?:-plus|-smart)?$/);
}

/** `com.tencent.timpush:timpush` (`:tpush` for push alone) and its vendor packages. */
export function timPushLibraries(modules: Modules): GradleDependency[] {
  return librariesOf(modules, /^com\.tencent\.timpush:/);
}

export function nameOf(dependency: GradleDependency): string {
  return dependency.module?.split(':')[1] ?? '';
}

/** The component of the second generation, as a module of the project or with its package in the sources. */
export function tuiOfflinePushOf(modules: Modules): GradleDependency | undefined {
  return dependenciesOf(modules).find(({ kind, path = '' }) => kind === 'project' && /(?:^|:)tuiofflinepush$/i.test(path));
}

/** Jars of the first generation. */
export function legacyFiles(modules: Modules): GradleDependency[] {
  return dependenciesOf(modules).filter(
    (dependency) =>
      (dependency.kind === 'file' && /^(?:lib)?qalsdk/i.test(fileNameOf(dependency))) ||
      dependency.module?.startsWith('com.tencent.qalsdk:'),
  );
}

export function legacyComponents(modules: Modules): ManifestComponent[] {
  return componentsOf(modules).filter(({ name }) => name.startsWith('com.tencent.qalsdk.'));
}

/** Calls on `TIMManager`, which is not `V2TIMManager`. */
export function legacyCalls(modules: Modules, name: RegExp): readonly SourceCall[] {
  return callsOf(modules, name, /(?:^|[^\w])TIMManager\b/);
}

/** Calls on the push manager of the third generation. */
export function timPushCalls(modules: Modules, name: RegExp): readonly SourceCall[] {
  return callsOf(modules, name, /\bTIMPushManager\b/);
}

/** Something registers with TIMPush; its manager may be kept in a variable of another file. */
export function isRegistered(modules: Modules): boolean {
  return callsOf(modules, 'registerPush').some((call) => mayBeOn(call, /\bTIMPushManager\b/));
}

/** Sources of Tencent's own modules, which projects copy in as they are. */
const ownSources = /^com\.tencent\.qcloud\./;

/** Calls of the app's own code, without the copied modules of Tencent. */
export function appCalls(modules: Modules, name: RegExp, receiver?: RegExp): SourceCall[] {
  return callsOf(modules, name, receiver).filter(({ at }) => !ownSources.test(sourceFileOf(modules, at.file)?.package ?? ''));
}

/** Logins of Chat in the app's own code. */
export function chatLogins(modules: Modules): SourceCall[] {
  return appCalls(modules, /^login$/, /\bV2TIMManager\b/);
}

/** The app's own code registers with the second generation, or uploads its token by itself. */
export function isRegisteredByApp(modules: Modules): boolean {
  return (
    appCalls(modules, /^registerPush$/).some((call) => mayBeOn(call, /\bTUIOfflinePushManager\b/)) ||
    appCalls(modules, /^setOfflinePushConfig$/).length > 0
  );
}

/** `TUILogin.login` tells the push component about login and logout by itself. */
export function usesTuiLogin(modules: Modules): boolean {
  return appCalls(modules, /^login$/, /\bTUILogin\b/).length > 0;
}

export function vendorOf(name: string): VendorName | undefined {
  return vendors.find((vendor) => vendor === name);
}

/** Names of certificate ids in code: of the component (`XM_PUSH_BUZID`), of its later form (`xiaomiPushBussinessId`, spelt so). */
const idNames: Readonly<Record<VendorName, RegExp>> = {
  huawei: /^(?:HW_PUSH_BUZID|huaweiPushBussinessId)$/,
  xiaomi: /^(?:XM_PUSH_BUZID|xiaomiPushBussinessId)$/,
  meizu: /^(?:MZ_PUSH_BUZID|meizuPushBussinessId)$/,
  vivo: /^(?:VIVO_PUSH_BUZID|vivoPushBussinessId)$/,
  fcm: /^(?:GOOGLE_FCM_PUSH_BUZID|FCM_PUSH_BUZID|fcmPushBussinessId)$/,
  oppo: /^(?:OPPO_PUSH_BUZID|oppoPushBussinessId)$/,
  honor: /^(?:HONOR_PUSH_BUZID|honorPushBussinessId)$/,
};

/** Certificate ids that stand in code as constants. */
export function certificateConstants(modules: Modules): { vendor: VendorName; constant: SourceConstant }[] {
  return constantsOf(modules).flatMap((constant) => {
    const vendor = vendors.find((name) => idNames[name].test(constant.name));
    return vendor === undefined ? [] : [{ vendor, constant }];
  });
}

/** Vendors whose package the second generation has. */
export function componentVendors(modules: Modules): ReadonlySet<VendorName> {
  const names = librariesOf(modules, /^com\.tencent\.tpns:/).flatMap((dependency) => vendorOf(nameOf(dependency)) ?? []);
  const own: [VendorName, RegExp][] = [
    ['huawei', /^com\.huawei\.hms:push$/],
    ['fcm', /^com\.google\.firebase:firebase-messaging(?:-ktx)?$/],
  ];
  return new Set([...names, ...own.flatMap(([vendor, library]) => (librariesOf(modules, library).length > 0 ? [vendor] : []))]);
}

/** The config files that the chosen variant of the app, or a library of it, takes along. */
export function configFiles(project: ProjectSnapshot, modules: Modules): { used: ServiceFile[]; others: ServiceFile[] } {
  const all = project.serviceFiles.filter(({ name }) => name === configFileName);
  const names = new Set(modules.map(({ name }) => name));
  const isUsed = ({ folder, module }: ServiceFile) =>
    module !== undefined && names.has(module) && /(?:^|\/)assets$/.test(folder) && isOfVariant(modules[0], folder);
  return { used: all.filter(isUsed), others: all.filter((file) => !isUsed(file)) };
}

/** `src/main/assets`, or the assets of a source set that the chosen variant has. */
function isOfVariant(app: AndroidModule | undefined, folder: string): boolean {
  let set = /^src\/([^/]+)\/assets$/.exec(folder)?.[1]?.toLowerCase();
  if (set === undefined || set === 'main' || !app) return true;
  for (const name of [...app.variant.flavors, app.variant.buildType]) set = set.replace(name.toLowerCase(), '');
  return set === '';
}

/** One application's entry of the config file. */
export interface ConfigEntry {
  file: ServiceFile;
  /** The package name that is its key. */
  key: string;
  values: Record<string, unknown>;
}

export function configEntries(file: ServiceFile): ConfigEntry[] {
  if (!isRecord(file.json)) return [];
  return Object.entries(file.json).flatMap(([key, values]) => (isRecord(values) ? [{ file, key, values }] : []));
}

/** The entry that the app reads: its own, or the only one there is. */
export function entryOf(files: readonly ServiceFile[], app: AndroidModule): ConfigEntry | undefined {
  const entries = files.flatMap(configEntries);
  const name = packageNameOf(app)?.value;
  return entries.find(({ key }) => key === name) ?? (entries.length === 1 ? entries[0] : undefined);
}

/** A value of an entry as text, with its place; the entry's own place where the value is missing. */
export function valueOf({ file, key, values }: ConfigEntry, name: string): Sited<string> {
  const value = values[name];
  const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return { value: text, at: file.place(Object.hasOwn(values, name) ? `${pointer}/${name}` : pointer) };
}

/** Files that use the message side of Chat. */
export function messageCalls(modules: Modules, name: RegExp): SourceCall[] {
  return callsIn(modules, filesImporting(modules, /^com\.tencent\.imsdk\.v2\.(?:\*|V2TIM\w+)$/), name);
}

export function accountOf(context: ProjectContext): TencentAccount | undefined {
  return context.account as TencentAccount | undefined;
}
