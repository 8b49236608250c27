import type { ProjectFacet } from '../../../core/project-check.ts';
import badgeClass from './badge-class.ts';
import channel from './channel.ts';
import clickTarget from './click-target.ts';
import clientSecret from './client-secret.ts';
import { detect } from './facts.ts';
import keepRules from './keep-rules.ts';
import messagingService from './messaging-service.ts';
import plugin from './plugin.ts';
import repository from './repository.ts';
import sdkDead from './sdk-dead.ts';
import sdkMissing from './sdk-missing.ts';
import sdkOutdated from './sdk-outdated.ts';
import serviceFileApp from './service-file-app.ts';
import serviceFile from './service-file.ts';
import sound from './sound.ts';
import tokenCallback from './token-callback.ts';

/** What Push Kit needs in an Android project. */
export const projectFacet: ProjectFacet = {
  detect,
  checks: [
    sdkMissing,
    sdkDead,
    sdkOutdated,
    repository,
    plugin,
    serviceFile,
    serviceFileApp,
    clientSecret,
    messagingService,
    tokenCallback,
    keepRules,
    channel,
    clickTarget,
    badgeClass,
    sound,
  ],
};
