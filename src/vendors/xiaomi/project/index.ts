import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import type { Text } from '../../../core/text.ts';
import {
  actionsOf,
  areDependenciesKnown,
  callsOf,
  hasManifest,
  hasSources,
  integrationOf,
  isRegisteredByPlatform,
  metaDataOf,
  permissionsDeclared,
  permissionsUsed,
  traces,
} from '../../../core/project-look.ts';
import applicationId from './application-id.ts';
import appSecretInApp from './app-secret-in-app.ts';
import clickInManifest from './click-in-manifest.ts';
import clientKeys from './client-keys.ts';
import components from './components.ts';
import keepRules from './keep-rules.ts';
import mainProcess from './main-process.ts';
import permissions from './permissions.ts';
import receiver from './receiver.ts';
import registerResult from './register-result.ts';
import registration from './registration.ts';
import sdkPresent from './sdk-present.ts';
import sdkVersion from './sdk-version.ts';
import { actions, hasNewestGeneration, isManifestBrought, names, partsOf, receiversOf, registrationsOf, sdkOf } from './facts.ts';
import { keyMetaData } from './client-keys.ts';

/** What Xiaomi needs in an app's project. */
export const projectFacet: ProjectFacet = {
  detect(_project, _app, modules) {
    const sdk = sdkOf(modules);
    const registrations = registrationsOf(modules);
    const receivers = receiversOf(modules);
    const permissionNames = [...permissionsDeclared(modules), ...permissionsUsed(modules)].filter(({ value }) =>
      value.endsWith('.permission.MIPUSH_RECEIVE'),
    );
    const found: Trace[] = [
      ...(sdk ? [traces.dependency(sdk.dependency)] : []),
      ...partsOf(modules).map(traces.component),
      ...receivers.map(traces.component),
      ...permissionNames.map(traces.permission),
      ...metaDataOf(modules, keyMetaData).map(traces.metaData),
      ...registrations.map(traces.call),
      ...callsOf(modules, 'enableMiPush').map(traces.call),
    ];
    const missing: Text[] = [];
    const isManaged = isRegisteredByPlatform(modules);
    if (!sdk && areDependenciesKnown(modules, { foldersAreListed: true }))
      missing.push({ en: 'the SDK, `MiPush_SDK_Client_*.aar`', zh: 'SDK 文件 `MiPush_SDK_Client_*.aar`' });
    if (hasManifest(modules) && sdk?.form !== 'platform') {
      if (receivers.length === 0 && !hasNewestGeneration(modules) && !isManaged)
        missing.push({
          en: 'a receiver that extends `PushMessageReceiver`, in the manifest',
          zh: 'manifest 中继承 `PushMessageReceiver` 的接收器',
        });
      const lacking = Object.values(actions).filter((action) => !receivers.some((receiver) => actionsOf(receiver).includes(action)));
      if (receivers.length > 0 && lacking.length > 0) {
        const names = lacking.map((action) => action.slice(action.lastIndexOf('.') + 1)).join(', ');
        missing.push({ en: `actions of the receiver: ${names}`, zh: `接收器的 action：${names}` });
      }
      if (sdk && !isManifestBrought(sdk) && !partsOf(modules).some(({ name }) => name === names.pushService))
        missing.push({ en: 'the service `XMPushService`', zh: '服务 `XMPushService`' });
    }
    if (hasSources(modules) && sdk?.form !== 'platform' && !isManaged && registrations.length === 0 && !hasNewestGeneration(modules))
      missing.push({ en: 'the call `MiPushClient.registerPush`', zh: '`MiPushClient.registerPush` 调用' });
    return integrationOf(found, missing, sdk?.version);
  },
  checks: [
    applicationId,
    appSecretInApp,
    clickInManifest,
    clientKeys,
    components,
    keepRules,
    mainProcess,
    permissions,
    receiver,
    registerResult,
    registration,
    sdkPresent,
    sdkVersion,
  ],
};
