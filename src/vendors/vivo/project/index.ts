import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import type { Text } from '../../../core/text.ts';
import {
  areDependenciesKnown,
  hasManifest,
  hasSources,
  integrationOf,
  isRegisteredByPlatform,
  known,
  metaDataOf,
  callsOf,
  traces,
} from '../../../core/project-look.ts';
import appSecretInApp from './app-secret-in-app.ts';
import applicationId from './application-id.ts';
import clickInManifest from './click-in-manifest.ts';
import clientKeys from './client-keys.ts';
import keepRules from './keep-rules.ts';
import metaData from './meta-data.ts';
import privacyConsent from './privacy-consent.ts';
import receiver from './receiver.ts';
import registration from './registration.ts';
import sdkPresent from './sdk-present.ts';
import service from './service.ts';
import { clientCalls, isSwapped, metaDataNames, placeholders, receiversOf, sdkOf, serviceOf } from './facts.ts';

/** What vivo needs in an app's project. */
export const projectFacet: ProjectFacet = {
  detect(_project, app, modules) {
    const sdk = sdkOf(modules);
    const keys = metaDataOf(modules, /^com\.vivo\.push\.(?:app_id|api_key)$/);
    const filled = Object.values(placeholders).flatMap((name) => {
      const value = app.manifestPlaceholders[name];
      return value ? [traces.placeholder(name, value.at)] : [];
    });
    const receivers = receiversOf(modules);
    const service = serviceOf(modules);
    const starts = clientCalls(modules, 'turnOnPush');
    const found: Trace[] = [
      ...(sdk ? [traces.dependency(sdk.dependency)] : []),
      ...(service ? [traces.component(service)] : []),
      ...receivers.map(traces.component),
      ...keys.map(traces.metaData),
      ...filled,
      ...starts.map(traces.call),
      ...callsOf(modules, 'enableVivoPush').map(traces.call),
    ];
    const missing: Text[] = [];
    const isManaged = isRegisteredByPlatform(modules);
    if (!sdk && areDependenciesKnown(modules, { foldersAreListed: true }))
      missing.push({ en: 'the SDK, `vivo_pushSDK_*.aar`', zh: 'SDK 文件 `vivo_pushSDK_*.aar`' });
    if (hasManifest(modules)) {
      const isOpen = keys.length === 0 && metaDataOf(modules, /^(?:app_id|api_key)$/).length === 0;
      // The placeholders are for the manifests of platforms.
      if (isOpen && (filled.length === 0 || (sdk && sdk.form !== 'platform' && areDependenciesKnown(modules, { foldersAreListed: true }))))
        missing.push({
          en: 'the meta-data `com.vivo.push.app_id` and `com.vivo.push.api_key`',
          zh: 'meta-data `com.vivo.push.app_id` 与 `com.vivo.push.api_key`',
        });
      if (
        [...keys, ...Object.entries(app.manifestPlaceholders).map(([name, value]) => ({ name, value }))].some(({ name, value }) =>
          (['appId', 'apiKey'] as const).some(
            (key) => [metaDataNames[key], placeholders[key]].some((one) => one === name) && isSwapped(key, known(value)),
          ),
        )
      )
        missing.push({ en: 'AppID and AppKey in their own places (they are swapped)', zh: '位置正确的 AppID 与 AppKey（目前填反了）' });
      if (sdk?.form !== 'platform' && !isManaged && receivers.length === 0)
        missing.push({
          en: 'a receiver that extends `OpenClientPushMessageReceiver`, in the manifest',
          zh: 'manifest 中继承 `OpenClientPushMessageReceiver` 的接收器',
        });
    }
    if (hasSources(modules) && sdk?.form !== 'platform' && !isManaged && starts.length === 0)
      missing.push({ en: 'the call `PushClient.turnOnPush`', zh: '`PushClient.turnOnPush` 调用' });
    return integrationOf(found, missing, sdk?.version);
  },
  checks: [
    appSecretInApp,
    applicationId,
    clickInManifest,
    clientKeys,
    keepRules,
    metaData,
    privacyConsent,
    receiver,
    registration,
    sdkPresent,
    service,
  ],
};
