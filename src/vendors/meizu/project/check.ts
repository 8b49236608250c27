import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of Meizu. */
export const defineProjectCheck = projectCheckFactory('meizu');
