import { areLibrariesListed, plainVersion } from '../../../core/project-code.ts';
import type { ProjectFacet, Trace } from '../../../core/project-check.ts';
import { componentsOf, hasSources, integrationOf, traces } from '../../../core/project-look.ts';
import type { Text } from '../../../core/text.ts';
import appKey from './app-key.ts';
import fcmFirst from './fcm-first.ts';
import honorVersion from './honor-version.ts';
import initOrder from './init-order.ts';
import instantPush from './instant-push.ts';
import keepRules from './keep-rules.ts';
import logout from './logout.ts';
import sdkFamily from './sdk-family.ts';
import tokenUpload from './token-upload.ts';
import vendorArguments from './vendor-arguments.ts';
import vendorParts from './vendor-parts.ts';
import vivoConsent from './vivo-consent.ts';
import { client, enabledVendors, familyNames, librariesOfFamily, ownCalls, ownFiles } from './facts.ts';

/** What Easemob needs in an app's project, under its own name or Agora's. */
export const projectFacet: ProjectFacet = {
  detect(_project, _app, modules) {
    const libraries = familyNames.flatMap((family) => librariesOfFamily(modules, family));
    const inits = ownCalls(modules, /^init$/, client);
    const enabled = enabledVendors(modules);
    const components = componentsOf(modules).filter(({ name }) => /^(?:com\.hyphenate|io\.agora\.(?:chat|push))\./.test(name));
    const found: Trace[] = [
      ...libraries.map(traces.dependency),
      ...components.map(traces.component),
      ...inits.map(traces.call),
      ...enabled.map(({ call }) => traces.call(call)),
    ];
    const missing: Text[] = [];
    if (libraries.length === 0 && areLibrariesListed(modules))
      missing.push({ en: 'the SDK, `io.hyphenate:hyphenate-chat`', zh: 'SDK `io.hyphenate:hyphenate-chat`' });
    const isInstant = libraries.length > 0 && libraries.every(({ module }) => module === 'io.hyphenate:hyphenate-push');
    if (hasSources(modules) && !isInstant) {
      if (inits.length === 0 && ownFiles(modules).length > 0) missing.push({ en: 'the call `init`', zh: '`init` 调用' });
      if (enabled.length === 0) missing.push({ en: 'a vendor, enabled on the push config', zh: '在推送配置中启用厂商' });
    }
    return integrationOf(
      found,
      missing,
      libraries.map(plainVersion).find((version) => version !== undefined),
    );
  },
  checks: [
    appKey,
    fcmFirst,
    honorVersion,
    initOrder,
    instantPush,
    keepRules,
    logout,
    sdkFamily,
    tokenUpload,
    vendorArguments,
    vendorParts,
    vivoConsent,
  ],
};
