import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import { areModulesKnown, plainVersion } from '../../../core/project-code.ts';
import { buildTraces } from '../../../core/project-build.ts';
import { callsOf, hasSources, integrationOf, traces } from '../../../core/project-look.ts';
import type { Text } from '../../../core/text.ts';
import backgroundState from './background-state.ts';
import certificateIds from './certificate-ids.ts';
import channelInApp from './channel-in-app.ts';
import clickActivity from './click-activity.ts';
import clickListener from './click-listener.ts';
import clientValues from './client-values.ts';
import configFile from './config-file.ts';
import foregroundDisplay from './foreground-display.ts';
import generation from './generation.ts';
import keepRules from './keep-rules.ts';
import legacyManifest from './legacy-manifest.ts';
import legacySettings from './legacy-settings.ts';
import messagePushInfo from './message-push-info.ts';
import pushAppKey from './push-app-key.ts';
import registration from './registration.ts';
import sdkAppId from './sdk-app-id.ts';
import sound from './sound.ts';
import versions from './versions.ts';
import {
  chatLibraries,
  chatLogins,
  configFiles,
  generations,
  isRegistered,
  isRegisteredByApp,
  legacyCalls,
  legacyComponents,
  legacyFiles,
  nameOf,
  timPushCalls,
  timPushLibraries,
  tuiOfflinePushOf,
  usesTuiLogin,
  vendorOf,
} from './facts.ts';

/** What Tencent IM needs in an app's project. The version names the generation of the push part. */
export const projectFacet: ProjectFacet = {
  detect(project, _app, modules) {
    const libraries = timPushLibraries(modules);
    const component = tuiOfflinePushOf(modules);
    const chat = chatLibraries(modules);
    const { used, others } = configFiles(project, modules);
    const uploads = callsOf(modules, 'setOfflinePushConfig');
    const registrations = timPushCalls(modules, /^registerPush$/);
    const legacy: Trace[] = [
      ...legacyFiles(modules).map(traces.dependency),
      ...legacyComponents(modules).map(traces.component),
      ...legacyCalls(modules, /^(?:setOfflinePush\w+|configOfflinePushSettings|login)$/).map(traces.call),
    ];
    const found: Trace[] = [
      ...chat.map(traces.dependency),
      ...libraries.map(traces.dependency),
      ...(component ? [traces.dependency(component)] : []),
      ...[...used, ...others].map(buildTraces.serviceFile),
      ...[...registrations, ...uploads].map(traces.call),
      ...legacy,
    ];
    const missing: Text[] = [];
    const base = libraries.find((library) => vendorOf(nameOf(library)) === undefined);
    let version: string | undefined;
    if (libraries.length > 0) {
      const number = plainVersion(base ?? libraries[0]);
      version = number === undefined ? generations.timPush : `${generations.timPush} ${number}`;
      if (!libraries.some((library) => vendorOf(nameOf(library)) !== undefined))
        missing.push({ en: 'a vendor package, `com.tencent.timpush:<vendor>`', zh: '厂商包 `com.tencent.timpush:<厂商>`' });
      if (used.length === 0) missing.push({ en: '`timpush-configs.json` in the assets', zh: 'assets 中的 `timpush-configs.json`' });
      if (hasSources(modules) && !isRegistered(modules) && !usesTuiLogin(modules))
        missing.push({ en: 'the call `registerPush`', zh: '`registerPush` 调用' });
    } else if (component || uploads.length > 0) {
      version = generations.tuiOfflinePush;
      if (chatLogins(modules).length > 0 && !usesTuiLogin(modules) && !isRegisteredByApp(modules))
        missing.push({ en: 'the call `registerPush`, or a login by `TUILogin`', zh: '`registerPush` 调用，或使用 `TUILogin` 登录' });
    } else if (legacy.length > 0) {
      version = generations.legacy;
      if (hasSources(modules) && legacyCalls(modules, /^setOfflinePushToken$/).length === 0)
        missing.push({ en: 'the call `setOfflinePushToken`', zh: '`setOfflinePushToken` 调用' });
    } else if (chat.length > 0 && areModulesKnown(modules))
      missing.push({ en: 'the push part, `com.tencent.timpush:timpush`', zh: '推送组件 `com.tencent.timpush:timpush`' });
    return integrationOf(found, missing, version);
  },
  checks: [
    backgroundState,
    certificateIds,
    channelInApp,
    clickActivity,
    clickListener,
    clientValues,
    configFile,
    foregroundDisplay,
    generation,
    keepRules,
    legacyManifest,
    legacySettings,
    messagePushInfo,
    pushAppKey,
    registration,
    sdkAppId,
    sound,
    versions,
  ],
};
