import type { ProjectFacet } from '../../../core/project-check.ts';
import backgroundMode from './background-mode.ts';
import bundleId from './bundle-id.ts';
import entitlement from './entitlement.ts';
import environment from './environment.ts';
import { detect } from './facts.ts';

/** What APNs needs in an iOS project. */
export const projectFacet: ProjectFacet = { detect, checks: [entitlement, environment, bundleId, backgroundMode] };
