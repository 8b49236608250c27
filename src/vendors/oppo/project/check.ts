import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of OPPO. */
export const defineProjectCheck = projectCheckFactory('oppo');
