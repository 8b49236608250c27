import type { Integration, ProjectContext, Trace } from '../../../core/project-check.ts';
import { integrationOf, isRegisteredByPlatform, type Modules } from '../../../core/project-look.ts';
import type { AndroidModule, IosTarget, Place, ProjectSnapshot, Sited } from '../../../core/project.ts';
import type { Text } from '../../../core/text.ts';
import type { ApnsAccount } from '../account.ts';
import { toWire } from '../message.ts';

/** Documents that several checks cite. */
export const docs = {
  registering: 'https://developer.apple.com/documentation/usernotifications/registering-your-app-with-apns',
  background: 'https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app',
  sending: 'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
} as const;

/** The config block that belongs to these checks. */
export function accountOf({ account }: Pick<ProjectContext, 'account'>): ApnsAccount | undefined {
  return account as ApnsAccount | undefined;
}

/** True for a value that only a build setting fills: `$(APS_ENVIRONMENT)`. */
export function isOpen(value: string): boolean {
  return /\$[({]/.test(value);
}

/** Every `aps-environment` of the project's entitlements. */
export function environmentsOf(targets: readonly IosTarget[]): Sited<string>[] {
  return targets.flatMap(({ entitlements }) => entitlements?.apsEnvironment ?? []);
}

/** Every background mode of the project's Info.plist files. */
export function modesOf(targets: readonly IosTarget[]): Sited<string>[] {
  return targets.flatMap(({ infoPlist }) => infoPlist?.backgroundModes ?? []);
}

/** Background modes that only pushes need. */
export const pushModes: ReadonlySet<string> = new Set(['remote-notification', 'voip', 'push-to-talk']);

/** The beginning of a file, where what is missing in it is said. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

// The day decides nothing of what is looked at here.
const anyDay = '2026-01-01';

/** `apns-push-type` of the push that the message becomes. */
export function pushTypeOf(context: ProjectContext): string | undefined {
  if (!context.message) return undefined;
  return toWire(context.message, accountOf(context), { day: anyDay }).wire.headers?.['apns-push-type'];
}

const missing: Text = { en: 'entitlement aps-environment', zh: '权限项 aps-environment' };

/** Entitlements without `aps-environment`, in a project whose Android app has a push or IM platform: the iOS app will want pushes too. */
export function bareEntitlements(ios: readonly IosTarget[], modules: Modules): string | undefined {
  if (environmentsOf(ios).length > 0 || !isRegisteredByPlatform(modules)) return undefined;
  return ios.find(({ entitlements }) => entitlements)?.entitlements?.file;
}

/** How far APNs is in the project. */
export function detect({ ios }: ProjectSnapshot, _app: AndroidModule, modules: Modules): Integration {
  const bare = bareEntitlements(ios, modules);
  const environments = environmentsOf(ios);
  const modes = modesOf(ios).filter(({ value }) => pushModes.has(value));
  const found: Trace[] = [
    ...environments.map(({ value, at }) => ({
      text: { en: 'entitlement aps-environment = {value}', zh: '权限项 aps-environment = {value}' },
      data: { value },
      at,
    })),
    ...(bare === undefined ? [] : [{ text: { en: 'file {name}', zh: '文件 {name}' }, data: { name: bare }, at: startOf(bare) }]),
    ...modes.map(({ value, at }) => ({ text: { en: 'background mode {value}', zh: '后台模式 {value}' }, data: { value }, at })),
  ];
  return integrationOf(found, environments.length === 0 ? [missing] : []);
}
