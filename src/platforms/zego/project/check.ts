import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of ZEGO. */
export const defineProjectCheck = projectCheckFactory('zego');
