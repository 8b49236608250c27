import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed } from './answers.ts';
import { readTime } from './message.ts';
import { readMessage } from './send.ts';
import { countTargets, newCounters, type MeizuState, type MeizuTask } from './state.ts';

type Params = ReadonlyMap<string, string>;

const pictureTypes = ['0', '1', '3', '4', '5', '6'];

/** `getTaskId`, `pushToApp` and `pushToTag`: a task that waits for its targets, or one that goes out at once or at its time. */
export function createTask(kind: 'stored' | 'app' | 'tag', params: Params, state: MeizuState, context: SandboxContext): SandboxResponse {
  const pushType = params.get('pushType') ?? '';
  if (pushType !== '0' && pushType !== '1') return refuseWith(refusal(1005));
  if (kind === 'tag' && !['0', '1'].includes(params.get('scope') ?? '')) return refuseWith(refusal(1005));
  const read = readMessage(params, pushType === '0', kind === 'stored' ? 'direct' : 'task', context.day);
  if ('code' in read) return refuseWith(read);
  if (pushType === '1') return refuseWith(refusal(110053));

  const { message } = read;
  const taskId = state.nextTaskId++;
  const task: MeizuTask = { pushType: 0, message, startMs: undefined, isCancelled: false, counters: newCounters() };
  state.tasks.set(String(taskId), task);
  if (kind !== 'stored') {
    const time = message['pushTimeInfo'] as { pushTimeType?: unknown; startTime?: unknown } | undefined;
    task.startMs = (time?.pushTimeType === 1 ? readTime(time.startTime) : undefined) ?? context.nowMs;
    countTargets({ named: 1, valid: 1, reached: 1 }, task, context.day, state);
    const label = kind === 'app' ? 'all' : `tag:${params.get('tagNames') ?? ''}`;
    context.record({ tokens: [label], message, messageId: String(taskId) });
  }
  return succeed({ taskId, pushType: 0, appId: Number(state.appId) });
}

/** `cancel`: only a task whose time has not come. */
export function cancelTask(params: Params, state: MeizuState, context: SandboxContext): SandboxResponse {
  const task = state.tasks.get(params.get('taskId') ?? '');
  if (!task) return refuseWith(refusal(110032));
  if (task.startMs === undefined || task.startMs <= context.nowMs || task.isCancelled) return refuseWith(refusal(500, undefined, 'cancel'));
  task.isCancelled = true;
  return succeed({ result: true });
}

/** `uploadImg`: an address on the vendor's side; here one that leads nowhere. */
export function uploadPicture(params: Params, context: SandboxContext): SandboxResponse {
  const url = params.get('imgUrl') ?? '';
  if (!pictureTypes.includes(params.get('imgType') ?? '') || !/^https?:\/\//.test(url)) return refuseWith(refusal(1005));
  return succeed({ imgUrl: `https://images.invalid/${context.randomHex(32)}` });
}
