import { projectCheckFactory, type ProjectCheck, type ProjectCheckSpec } from '../../../core/project-check.ts';

const define = projectCheckFactory('honor');

/** Declares a project check of HONOR. Unless it says otherwise, it speaks only where HONOR is integrated. */
export function defineProjectCheck<const MessageId extends string>(spec: ProjectCheckSpec<MessageId>): ProjectCheck {
  return { applies: ({ integrated }) => integrated.has('honor'), ...define(spec) };
}
