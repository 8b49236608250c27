import { projectCheckFactory, type ProjectCheck, type ProjectCheckSpec } from '../../../core/project-check.ts';

const define = projectCheckFactory('huawei');

/** Declares a project check of HUAWEI. Unless it says otherwise, it speaks only where HUAWEI is integrated. */
export function defineProjectCheck<const MessageId extends string>(spec: ProjectCheckSpec<MessageId>): ProjectCheck {
  return { applies: ({ integrated }) => integrated.has('huawei'), ...define(spec) };
}
