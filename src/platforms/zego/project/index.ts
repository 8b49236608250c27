import { areLibrariesListed, plainVersion } from '../../../core/project-code.ts';
import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import { actionsOf, componentsOf, hasManifest, hasSources, integrationOf, traces } from '../../../core/project-look.ts';
import type { Text } from '../../../core/text.ts';
import clickVersion from './click-version.ts';
import fcmExclusive from './fcm-exclusive.ts';
import keepRules from './keep-rules.ts';
import messagePushConfig from './message-push-config.ts';
import payloadVivo from './payload-vivo.ts';
import receiver from './receiver.ts';
import registration from './registration.ts';
import switchedOff from './switched-off.ts';
import throughMessages from './through-messages.ts';
import vendorArguments from './vendor-arguments.ts';
import vendorPackages from './vendor-packages.ts';
import vivoMetaData from './vivo-meta-data.ts';
import { baseOf, enabledVendors, isCalled, manager, messageAction, zpnsCalls, zpnsFiles, zpnsLibraries } from './facts.ts';

/** What ZEGO needs in an app's project: ZPNs, its vendor packages, a receiver and two calls. */
export const projectFacet: ProjectFacet = {
  detect(_project, _app, modules) {
    const libraries = [...zpnsLibraries(modules), ...zpnsFiles(modules)];
    const receivers = componentsOf(modules, 'receiver').filter((component) => actionsOf(component).includes(messageAction));
    const configs = zpnsCalls(modules, /^setPushConfig$/, manager);
    const registrations = zpnsCalls(modules, /^registerPush$/, manager);
    const found: Trace[] = [
      ...libraries.map(traces.dependency),
      ...receivers.map(traces.component),
      ...enabledVendors(modules).map(({ call }) => traces.call(call)),
      ...[...configs, ...registrations].map(traces.call),
    ];
    const missing: Text[] = [];
    if (libraries.length === 0 && areLibrariesListed(modules)) missing.push({ en: 'the SDK, `im.zego:zpns`', zh: 'SDK `im.zego:zpns`' });
    if (hasManifest(modules) && receivers.length === 0)
      missing.push({ en: 'a receiver extending `ZPNsMessageReceiver`', zh: '继承 `ZPNsMessageReceiver` 的接收器' });
    if (hasSources(modules)) {
      if (enabledVendors(modules).length === 0) missing.push({ en: 'a vendor, enabled on `ZPNsConfig`', zh: '在 `ZPNsConfig` 上启用厂商' });
      if (!isCalled(modules, 'registerPush')) missing.push({ en: 'the call `registerPush`', zh: '`registerPush` 调用' });
    }
    return integrationOf(found, missing, plainVersion(baseOf(modules)));
  },
  checks: [
    clickVersion,
    fcmExclusive,
    keepRules,
    messagePushConfig,
    payloadVivo,
    receiver,
    registration,
    switchedOff,
    throughMessages,
    vendorArguments,
    vendorPackages,
    vivoMetaData,
  ],
};
