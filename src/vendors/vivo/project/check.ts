import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of vivo. */
export const defineProjectCheck = projectCheckFactory('vivo');
