import { projectCheckFactory, type ProjectCheck, type ProjectCheckSpec } from '../../../core/project-check.ts';

const define = projectCheckFactory('fcm');

/** Declares a project check of FCM. Unless it says otherwise, it speaks only where FCM is integrated. */
export function defineProjectCheck<const MessageId extends string>(spec: ProjectCheckSpec<MessageId>): ProjectCheck {
  return { applies: ({ integrated }) => integrated.has('fcm'), ...define(spec) };
}
