import type { SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed } from './answers.ts';
import { hasKinds, integerAt, type Fields } from './json.ts';
import { checkRegId } from './send.ts';
import type { VivoState } from './state.ts';

/** `GET /report/getStatistics`: the counters of up to 100 tasks; unknown ones are left out. */
export function statistics(query: URLSearchParams, state: VivoState): SandboxResponse {
  const taskIds = (query.get('taskIds') ?? '').split(',').filter((taskId) => taskId !== '');
  if (taskIds.length === 0) return refuseWith(refusal(10473, 'statistics'));
  if (taskIds.length > 100) return refuseWith(refusal(10471, 'statistics'));
  return succeed({
    statistics: taskIds.flatMap((taskId) => {
      const counters = state.tasks.get(taskId);
      return counters ? [{ taskId, ...counters, click: 0, targetInActive: 0, covered: 0, targetOffline: 0 }] : [];
    }),
  });
}

/** Whether the values of a user check have the right JSON kinds. */
export function isUserCheck(fields: Fields): boolean {
  return Array.isArray(fields['userIds']) && hasKinds(fields, { userType: 'integer', userIds: 'texts' });
}

/** `POST /invalidUser/check`: which regIds (`userType` 1) or aliases (2) are invalid. The path is known from one third party. */
export function checkUsers(fields: Fields): SandboxResponse {
  const regIds = integerAt(fields, 'userType') === 2 ? [] : (fields['userIds'] as string[]);
  return succeed({ data: regIds.map((regId) => checkRegId(regId, false)).filter((user) => user !== undefined) });
}
