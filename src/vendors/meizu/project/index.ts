import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import type { Text } from '../../../core/text.ts';
import {
  areDependenciesKnown,
  callsOf,
  hasManifest,
  hasSources,
  integrationOf,
  isRegisteredByPlatform,
  metaDataOf,
  permissionsUsed,
  traces,
} from '../../../core/project-look.ts';
import applicationId from './application-id.ts';
import appSecretInApp from './app-secret-in-app.ts';
import clickInManifest from './click-in-manifest.ts';
import clientKeys from './client-keys.ts';
import keepRules from './keep-rules.ts';
import permissions from './permissions.ts';
import receiver from './receiver.ts';
import registerStatus from './register-status.ts';
import registration from './registration.ts';
import sdkPresent from './sdk-present.ts';
import sdkVersion from './sdk-version.ts';
import { keyMetaData, receiversOf, registrationsOf, sdkOf } from './facts.ts';

/** What Meizu needs in an app's project. */
export const projectFacet: ProjectFacet = {
  detect(_project, _app, modules) {
    const sdk = sdkOf(modules);
    const receivers = receiversOf(modules);
    const registrations = registrationsOf(modules);
    const found: Trace[] = [
      ...(sdk ? [traces.dependency(sdk.dependency)] : []),
      ...receivers.map(traces.component),
      ...permissionsUsed(modules)
        .filter(({ value }) => value.startsWith('com.meizu.'))
        .map(traces.permission),
      ...metaDataOf(modules, keyMetaData).map(traces.metaData),
      ...registrations.map(traces.call),
      ...callsOf(modules, /^enableMeiZuPush$/i).map(traces.call),
    ];
    const missing: Text[] = [];
    const isManaged = isRegisteredByPlatform(modules);
    if (!sdk && areDependenciesKnown(modules, { foldersAreListed: true }))
      missing.push({
        en: 'the SDK, `com.meizu.flyme.internet:push-internal`',
        zh: 'SDK 依赖 `com.meizu.flyme.internet:push-internal`',
      });
    if (hasManifest(modules) && sdk?.form !== 'platform' && !isManaged && receivers.length === 0)
      missing.push({
        en: 'a receiver that extends `MzPushMessageReceiver`, in the manifest',
        zh: 'manifest 中继承 `MzPushMessageReceiver` 的接收器',
      });
    if (hasSources(modules) && sdk?.form !== 'platform' && !isManaged && registrations.length === 0)
      missing.push({ en: 'the call `PushManager.register`', zh: '`PushManager.register` 调用' });
    return integrationOf(found, missing, sdk?.version);
  },
  checks: [
    applicationId,
    appSecretInApp,
    clickInManifest,
    clientKeys,
    keepRules,
    permissions,
    receiver,
    registerStatus,
    registration,
    sdkPresent,
    sdkVersion,
  ],
};
