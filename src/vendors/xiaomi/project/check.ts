import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of Xiaomi. */
export const defineProjectCheck = projectCheckFactory('xiaomi');
