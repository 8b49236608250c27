import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import type { Text } from '../../../core/text.ts';
import {
  areDependenciesKnown,
  callsOf,
  hasManifest,
  hasSources,
  integrationOf,
  isRegisteredByPlatform,
  permissionsUsed,
  traces,
} from '../../../core/project-look.ts';
import applicationId from './application-id.ts';
import channelNotInApp from './channel-not-in-app.ts';
import clickInManifest from './click-in-manifest.ts';
import clientKeys from './client-keys.ts';
import extraDependencies from './extra-dependencies.ts';
import keepRules from './keep-rules.ts';
import masterSecretInApp from './master-secret-in-app.ts';
import notificationPermission from './notification-permission.ts';
import permissionsDeclared from './permissions-declared.ts';
import registration from './registration.ts';
import sdkPresent from './sdk-present.ts';
import services from './services.ts';
import { heytapCalls, permissions, sdkOf, servicesOf } from './facts.ts';

/** What OPPO needs in an app's project. */
export const projectFacet: ProjectFacet = {
  detect(_project, _app, modules) {
    const sdk = sdkOf(modules);
    const registrations = heytapCalls(modules, 'register');
    const used = permissionsUsed(modules).filter(({ value }) => permissions.some((name) => name === value));
    const found: Trace[] = [
      ...(sdk ? [traces.dependency(sdk.dependency)] : []),
      ...servicesOf(modules).map(traces.component),
      ...used.map(traces.permission),
      ...[...heytapCalls(modules, 'init'), ...registrations, ...callsOf(modules, 'enableOppoPush')].map(traces.call),
    ];
    const missing: Text[] = [];
    if (!sdk && areDependenciesKnown(modules, { foldersAreListed: true }))
      missing.push({ en: 'the SDK, `com.heytap.msp_*.aar`', zh: 'SDK 文件 `com.heytap.msp_*.aar`' });
    if (hasManifest(modules) && sdk?.form !== 'platform') {
      if (used.length === 0) missing.push({ en: 'the permissions `RECIEVE_MCS_MESSAGE`', zh: '`RECIEVE_MCS_MESSAGE` 权限' });
      if (servicesOf(modules).length === 0) missing.push({ en: 'the two callback services', zh: '两个消息回调服务' });
    }
    if (hasSources(modules) && sdk?.form !== 'platform' && !isRegisteredByPlatform(modules) && registrations.length === 0)
      missing.push({ en: 'the call `HeytapPushManager.register`', zh: '`HeytapPushManager.register` 调用' });
    return integrationOf(found, missing, sdk?.version);
  },
  checks: [
    applicationId,
    channelNotInApp,
    clickInManifest,
    clientKeys,
    extraDependencies,
    keepRules,
    masterSecretInApp,
    notificationPermission,
    permissionsDeclared,
    registration,
    sdkPresent,
    services,
  ],
};
