import { projectCheckFactory } from '../../../core/project-check.ts';

/** Declares a project check of Tencent IM. */
export const defineProjectCheck = projectCheckFactory('tencent-im');
