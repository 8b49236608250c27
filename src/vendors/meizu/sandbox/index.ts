import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxRoute, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { checkAccess, checkPackages, paramsOf } from './access.ts';
import { refusal, refuseWith, succeed } from './answers.ts';
import { dailyStatistics, subscribe, subscriptionCalls, taskStatistics } from './queries.ts';
import { send, targetsOf, type SendCall } from './send.ts';
import { accountOf, createState, devices, type MeizuState } from './state.ts';
import { cancelTask, createTask, uploadPicture } from './tasks.ts';

interface Door {
  endpoint: string;
  methods: readonly string[];
  /** Parameters that must have a value, beside `appId` and `sign`. */
  required: readonly string[];
  handle: (params: ReadonlyMap<string, string>, state: MeizuState, context: SandboxContext) => SandboxResponse;
}

const prefix = '/garcia/api/server';
const doors = new Map<string, Door>();
const sendCalls = new Map<string, SendCall>();

function open(path: string, endpoint: string, required: readonly string[], handle: Door['handle'], methods: readonly string[] = ['POST']) {
  doors.set(`${prefix}/${path}`, { endpoint, methods, required, handle });
}

for (const isTask of [false, true])
  for (const isVarnished of [true, false])
    for (const field of ['pushIds', 'alias'] as const) {
      const call: SendCall = { isVarnished, field, isTask };
      const path = `push/${isTask ? 'task/' : ''}${isVarnished ? 'varnished' : 'unvarnished'}/${field === 'alias' ? 'pushByAlias' : 'pushByPushId'}`;
      sendCalls.set(`${prefix}/${path}`, call);
      open(path, 'send', [field, isTask ? 'taskId' : 'messageJson'], (params, state, context) => send(call, params, state, context));
    }
open('push/pushTask/getTaskId', 'task', ['pushType', 'messageJson'], (params, state, context) =>
  createTask('stored', params, state, context),
);
open('push/pushTask/pushToApp', 'task', ['pushType', 'messageJson'], (params, state, context) => createTask('app', params, state, context));
open('push/pushTask/pushToTag', 'task', ['pushType', 'tagNames', 'scope', 'messageJson'], (params, state, context) =>
  createTask('tag', params, state, context),
);
open('push/pushTask/cancel', 'cancel', ['pushType', 'taskId'], cancelTask);
open('push/uploadImg', 'upload', ['imgType', 'imgUrl'], (params, _state, context) => uploadPicture(params, context));
// The document says GET, the Java SDK sends POST.
open('push/statistics/getTaskStatistics', 'statistics', ['taskId'], taskStatistics, ['GET', 'POST']);
open('push/statistics/dailyPushStatics', 'statistics', ['startTime', 'endTime'], dailyStatistics, ['GET', 'POST']);
for (const [name, { method, required }] of Object.entries(subscriptionCalls))
  open(`message/${name}`, 'subscription', ['pushId', ...required], (params, state) => subscribe(name, params, state), [method]);

/** Codes that say something about single targets and stand in `value`. 110010 is meant as the one of the whole call. */
const targetCodes = new Set(['201', '501', '513', '518', '519', '520', '110002', '110003', '110005', '110011']);

const everywhere = [1006, 110000, 110004];

/**
 * Meizu's server API: notifications and the stopped pass-through, tasks, pictures, statistics, switches, aliases and tags.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const sandbox: SandboxVendor<MeizuState> = {
  id: 'meizu',
  hosts: ['server-api-push.meizu.com', 'api-push.meizu.com', 'server-api-push.in.meizu.com', 'api-push.in.meizu.com'],
  zone: 'Asia/Shanghai',
  routes: [...doors].flatMap(([path, { endpoint, methods }]) => methods.map((method): SandboxRoute => ({ endpoint, method, path }))),
  devices,
  account: accountOf,
  createState,
  handle,
  refuse,
  emits: [
    ...emitsOf('send', [...everywhere, 520, 1005, 110002, 110003, 110005, 110010, 110011, 110031, 110032, 110053]),
    { endpoint: 'send', code: '110010', subCode: 'target' },
    ...emitsOf('task', [...everywhere, 1005, 110031, 110053]),
    ...emitsOf('cancel', [...everywhere, 500, 110032]),
    ...emitsOf('upload', [...everywhere, 1005]),
    ...emitsOf('statistics', [...everywhere, 500, 1005, 110032]),
    ...emitsOf('subscription', [...everywhere, 1005, 110002, 110003]),
  ],
};

function emitsOf(endpoint: string, codes: readonly number[]): { endpoint: string; code: string }[] {
  return codes.map((code) => ({ endpoint, code: String(code) }));
}

function handle(request: SandboxRequest, state: MeizuState, context: SandboxContext): SandboxResponse {
  const door = doors.get(request.path);
  if (!door) return refuseWith(refusal(500));
  const params = paramsOf(request);
  const refused = checkAccess(params, door.required, state) ?? checkPackages(params, state);
  return refused ? refuseWith(refused) : door.handle(params, state, context);
}

function refuse(
  endpoint: string,
  code: string,
  request: SandboxRequest,
  _state: MeizuState,
  context: SandboxContext,
): SandboxResponse | undefined {
  if (!findEntry(catalogue, endpoint, code) || !/^-?\d+$/.test(code)) return undefined;
  const call = sendCalls.get(request.path);
  if (!call || !targetCodes.has(code)) return refuseWith(refusal(code, undefined, endpoint));
  return succeed({ [code]: targetsOf(paramsOf(request), call.field) }, call.isTask ? undefined : context.randomHex(32));
}
