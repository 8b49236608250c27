import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of Easemob. */
export const defineProjectCheck = projectCheckFactory('easemob');
