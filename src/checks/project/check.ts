import { projectCheckFactory, type ProjectCheck, type ProjectCheckSpec } from '../../core/project-check.ts';

const define = projectCheckFactory('android');

/** Declares a project check that concerns every app, whatever it has integrated. */
export function defineProjectCheck<const MessageId extends string>(spec: ProjectCheckSpec<MessageId>): ProjectCheck {
  return define({ applies: () => true, ...spec });
}
