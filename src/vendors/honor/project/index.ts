import type { ProjectFacet } from '../../../core/project-check.ts';
import badgeClass from './badge-class.ts';
import clickTarget from './click-target.ts';
import clientSecret from './client-secret.ts';
import { detect } from './facts.ts';
import keepRules from './keep-rules.ts';
import manifestAppId from './manifest-app-id.ts';
import messagingService from './messaging-service.ts';
import packageName from './package-name.ts';
import queries from './queries.ts';
import repository from './repository.ts';
import sdkMissing from './sdk-missing.ts';
import serviceFileApp from './service-file-app.ts';
import serviceFile from './service-file.ts';
import tokenCallback from './token-callback.ts';
import turnedOff from './turned-off.ts';

/** What HONOR push needs in an Android project. */
export const projectFacet: ProjectFacet = {
  detect,
  checks: [
    sdkMissing,
    repository,
    manifestAppId,
    clientSecret,
    serviceFile,
    serviceFileApp,
    packageName,
    messagingService,
    queries,
    tokenCallback,
    turnedOff,
    keepRules,
    clickTarget,
    badgeClass,
  ],
};
