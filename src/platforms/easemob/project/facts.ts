import { callsIn, filesImporting, librariesOf } from '../../../core/project-code.ts';
import type { ProjectContext } from '../../../core/project-check.ts';
import { dependenciesOf, fileNameOf, type Modules } from '../../../core/project-look.ts';
import { isOn } from '../../../core/source-index.ts';
import type { GradleDependency, SourceCall, SourceFile } from '../../../core/project.ts';
import type { EasemobAccount } from '../account.ts';

/** The SDK exists twice: under Easemob’s own name and under Agora’s. */
export const families = {
  hyphenate: {
    library: /^io\.hyphenate:(?:hyphenate-|ease-)/,
    imports: /^com\.hyphenate\./,
    keep: 'com.hyphenate.chat.EMClient',
    pattern: 'com.hyphenate.**',
  },
  agora: {
    library: /^io\.agora\.rtc:(?:chat-|agora-chat)/,
    imports: /^io\.agora\.(?:chat|push|cloud|util|CallBack|ValueCallBack|ConnectionListener)\b/,
    keep: 'io.agora.chat.ChatClient',
    pattern: 'io.agora.**',
  },
} as const;

export type Family = keyof typeof families;

export const familyNames = Object.keys(families) as Family[];

export function librariesOfFamily(modules: Modules, family: Family): GradleDependency[] {
  const files = dependenciesOf(modules).filter(
    (dependency) => family === 'hyphenate' && dependency.kind === 'file' && /^hyphenate(?:chat)?[_-]/i.test(fileNameOf(dependency)),
  );
  return [...librariesOf(modules, families[family].library), ...files];
}

export function filesOfFamily(modules: Modules, family: Family): readonly SourceFile[] {
  return filesImporting(modules, families[family].imports);
}

/** Families that the dependencies or the sources show. */
export function familiesIn(modules: Modules): Family[] {
  return familyNames.filter((family) => librariesOfFamily(modules, family).length > 0 || filesOfFamily(modules, family).length > 0);
}

/** Sources that use the SDK, of either family. */
export function ownFiles(modules: Modules): SourceFile[] {
  return [...new Set(familyNames.flatMap((family) => filesOfFamily(modules, family)))];
}

export function ownCalls(modules: Modules, name: RegExp, receiver?: RegExp): SourceCall[] {
  return callsIn(modules, ownFiles(modules), name, receiver);
}

/** The client object, and the UI kits that start it. */
export const client = /\b(?:EMClient|ChatClient|EaseIM|EaseUIKit|ChatUIKitClient|DemoHelper)\b/;

export const vendorCalls = {
  fcm: { name: 'enableFCM', counts: [1] },
  xiaomi: { name: 'enableMiPush', counts: [2] },
  huawei: { name: 'enableHWPush', counts: [0] },
  meizu: { name: 'enableMeiZuPush', counts: [2] },
  oppo: { name: 'enableOppoPush', counts: [2] },
  vivo: { name: 'enableVivoPush', counts: [0, 1] },
  honor: { name: 'enableHonorPush', counts: [0] },
} as const;

export type VendorName = keyof typeof vendorCalls;

/** Vendors that the code enables, with the call. Other SDKs have methods of the same names; they differ in their arguments and imports. */
export function enabledVendors(modules: Modules): { vendor: VendorName; call: SourceCall }[] {
  return ownFiles(modules).flatMap((file) => {
    const isShared = file.imports.some((name) => /^(?:im\.zego\.zpns|io\.rong)\b/.test(name));
    return file.calls.flatMap((call) => {
      const vendor = (Object.keys(vendorCalls) as VendorName[]).find((name) => vendorCalls[name].name === call.name);
      if (vendor === undefined || !(vendorCalls[vendor].counts as readonly number[]).includes(call.arguments.length)) return [];
      if (isShared && !isOn(call, /builder|PushConfig/i)) return [];
      return [{ vendor, call }];
    });
  });
}

/** Uploads of a token to Easemob. */
export const uploads: Readonly<Partial<Record<VendorName, RegExp>>> = {
  fcm: /^sendFCMTokenToServer$/,
  huawei: /^sendHMSPushTokenToServer$/,
  honor: /^sendHonorPushTokenToServer$/,
};

/** The call that uploads any vendor’s token. */
export const anyUpload = /^(?:async)?bindDeviceToken$/i;

export function accountOf(context: ProjectContext): EasemobAccount | undefined {
  return context.account as EasemobAccount | undefined;
}
