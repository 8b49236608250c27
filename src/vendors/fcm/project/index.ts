import type { ProjectFacet } from '../../../core/project-check.ts';
import autoInit from './auto-init.ts';
import channel from './channel.ts';
import clickAction from './click-action.ts';
import { detect } from './facts.ts';
import messagingService from './messaging-service.ts';
import packageName from './package-name.ts';
import plugin from './plugin.ts';
import sdkDead from './sdk-dead.ts';
import sdkMissing from './sdk-missing.ts';
import sdkOutdated from './sdk-outdated.ts';
import serviceFileApp from './service-file-app.ts';
import serviceFile from './service-file.ts';
import sound from './sound.ts';
import tokenCallback from './token-callback.ts';

/** What FCM needs in an Android project. */
export const projectFacet: ProjectFacet = {
  detect,
  checks: [
    sdkMissing,
    sdkDead,
    sdkOutdated,
    plugin,
    serviceFile,
    serviceFileApp,
    packageName,
    messagingService,
    tokenCallback,
    autoInit,
    channel,
    clickAction,
    sound,
  ],
};
