import { projectCheckFactory, type ProjectCheck, type ProjectCheckSpec } from '../../../core/project-check.ts';

const define = projectCheckFactory('apns');

/** Declares a project check of APNs. Unless it says otherwise, it speaks only where APNs is integrated. */
export function defineProjectCheck<const MessageId extends string>(spec: ProjectCheckSpec<MessageId>): ProjectCheck {
  return { applies: ({ integrated }) => integrated.has('apns'), ...define(spec) };
}
