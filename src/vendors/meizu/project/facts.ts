import type { ProjectContext } from '../../../core/project-check.ts';
import type { ManifestComponent, SourceCall, SourceClass } from '../../../core/project.ts';
import {
  actionsOf,
  callsOf,
  componentsOf,
  descendantsOf,
  findSdk,
  type Modules,
  type SdkFound,
  type SdkNames,
} from '../../../core/project-look.ts';
import type { MeizuAccount } from '../account.ts';

/** The official Android demo with its FAQ. */
export const docs = { demo: 'https://github.com/MEIZUPUSH/PushDemo', ups: 'https://github.com/MEIZUPUSH/UpsDemo' } as const;

/** `com.meizu.flyme.internet:push-internal:5.0.3`, as an AAR with its own manifest; local copies exist. */
const sdkNames: SdkNames = {
  vendor: 'meizu',
  maven: /^com\.meizu\.flyme\.internet:push-internal$/,
  file: /(?:push-internal(?:-publish)?|meizu[\w-]*push|flyme-?push)(?:[._-]?v?(\d+(?:\.\d+)+))?/i,
};

export const receiverParent = 'com.meizu.cloud.pushsdk.MzPushMessageReceiver';

/** Used only. */
export const usedPermissions = ['com.meizu.flyme.push.permission.RECEIVE', 'com.meizu.c2dm.permission.RECEIVE'] as const;

/** Declared as signature permissions and used, behind the package name. */
export const ownPermissions = ['.push.permission.MESSAGE', '.permission.C2D_MESSAGE'] as const;

/** Actions of the receiver; the `c2dm` two are for Flyme 3. */
export const actions = {
  message: 'com.meizu.flyme.push.intent.MESSAGE',
  register: 'com.meizu.flyme.push.intent.REGISTER.FEEDBACK',
  unregister: 'com.meizu.flyme.push.intent.UNREGISTER.FEEDBACK',
  oldRegister: 'com.meizu.c2dm.intent.REGISTRATION',
  oldMessage: 'com.meizu.c2dm.intent.RECEIVE',
} as const;

export const keyMetaData = /^(?:MEIZU|MZ|FLYME)_?(?:PUSH_?)?APP_?(ID|KEY)$/i;

export function sdkOf(modules: Modules): SdkFound | undefined {
  return findSdk(modules, sdkNames);
}

export function receiversOf(modules: Modules): ManifestComponent[] {
  return componentsOf(modules, 'receiver').filter((receiver) =>
    actionsOf(receiver).some((action) => action.startsWith('com.meizu.flyme.push.intent.')),
  );
}

export function receiverClassesOf(modules: Modules): readonly SourceClass[] {
  return descendantsOf(modules, receiverParent);
}

/** Calls `PushManager.register(context, appId, appKey)` of files that know Meizu's SDK; others have a PushManager too. */
export function registrationsOf(modules: Modules): SourceCall[] {
  const files = new Set(
    modules.flatMap((module) =>
      module.sources
        .filter(({ imports, package: name }) => imports.some((line) => line.startsWith('com.meizu.')) || name.startsWith('com.meizu.'))
        .map(({ file }) => file),
    ),
  );
  return callsOf(modules, 'register', /(?:^|\.)PushManager$/).filter(
    ({ at, receiver }) => files.has(at.file) || receiver.startsWith('com.meizu.'),
  );
}

export function accountOf(context: ProjectContext): MeizuAccount | undefined {
  return context.account as MeizuAccount | undefined;
}
