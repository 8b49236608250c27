import type { PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { bodyOf, imAnswer, refuseWith, unknownUser } from './answers.ts';
import { change, shown } from './settings.ts';
import { userOf, type EasemobState, type EasemobUser } from './state.ts';

interface Call {
  request: SandboxRequest;
  state: EasemobState;
  context: PlatformSandboxContext;
  name: string;
  user: EasemobUser;
}

type Handler = (call: Call) => SandboxResponse;

const invalid = ({ context }: Call, what: string) =>
  refuseWith({ status: 400, error: 'IllegalArgumentException', description: `parameters is invalid : ${what}` }, context);

const data = ({ request, state, context }: Call, value: unknown) => imAnswer(request, state, context, { data: value });
const entities = ({ request, state, context }: Call, list: readonly unknown[]) => imAnswer(request, state, context, { entities: list });

function detail({ name, user }: Call): Record<string, unknown> {
  return {
    type: 'user',
    username: name,
    activated: user.activated,
    ...(user.nickname === undefined ? {} : { nickname: user.nickname }),
    notification_display_style: user.displayStyle,
    ...(user.bindings.length === 0
      ? {}
      : {
          pushInfo: user.bindings.map(({ device_id, device_token, notifier_name }) => ({
            device_Id: device_id,
            device_token,
            notifier_name,
          })),
        }),
  };
}

function changeDetail(call: Call): SandboxResponse {
  const { nickname, notification_display_style: style } = bodyOf(call.request) ?? {};
  if (nickname !== undefined && (typeof nickname !== 'string' || nickname.length > 100)) return invalid(call, 'nickname');
  if (style !== undefined && style !== 0 && style !== 1) return invalid(call, 'notification_display_style');
  if (typeof nickname === 'string') call.user.nickname = nickname;
  if (style === 0 || style === 1) call.user.displayStyle = style;
  return entities(call, [detail(call)]);
}

function bind(call: Call): SandboxResponse {
  const { device_id: device, notifier_name: certificate, device_token: token } = bodyOf(call.request) ?? {};
  if (typeof device !== 'string' || device === '') return invalid(call, 'device_id');
  if (typeof certificate !== 'string') return invalid(call, 'notifier_name');
  if (typeof token !== 'string') return invalid(call, 'device_token');
  const { user } = call;
  // An empty certificate clears the device; an empty token clears the device under that certificate.
  user.bindings = user.bindings.filter(
    (binding) => binding.device_id !== device || (certificate !== '' && binding.notifier_name !== certificate),
  );
  if (certificate !== '' && token !== '') {
    user.bindings.push({ device_id: device, notifier_name: certificate, device_token: token });
    user.uploaded = certificate;
  }
  return entities(call, user.bindings);
}

function settingsOf({ request, name, user }: Call): { settings: EasemobUser['settings']; isApp: boolean } | undefined {
  const { type = '', key = '' } = request.params;
  if (type !== 'user' && type !== 'chatgroup') return undefined;
  if (type === 'user' && key.toLowerCase() === name) return { settings: user.settings, isApp: true };
  const id = `${type} ${key.toLowerCase()}`;
  const settings = user.conversations.get(id) ?? {};
  user.conversations.set(id, settings);
  return { settings, isApp: false };
}

const handlers: Readonly<Record<string, Handler>> = {
  'GET ': (call) => entities(call, [detail(call)]),
  'PUT ': changeDetail,
  'GET /status': (call) => data(call, { [call.name]: call.user.online.length > 0 ? 'online' : 'offline' }),
  'GET /resources': (call) => data(call, call.user.online),
  'GET /offline_msg_count': (call) => data(call, { [call.name]: call.user.waiting.length }),
  'GET /push/binding': (call) => entities(call, call.user.bindings),
  'PUT /push/binding': bind,
  'GET /notification/template': (call) => data(call, { templateName: call.user.template ?? '' }),
  'PUT /notification/template': (call) => {
    const name = bodyOf(call.request)?.['templateName'];
    if (typeof name !== 'string' || !call.state.templates.has(name)) return invalid(call, 'templateName');
    call.user.template = name;
    return data(call, { templateName: name });
  },
  'GET /disconnect': (call) => {
    const { user } = call;
    const isConnected = user.online.length > 0;
    // Forced offline, as any login elsewhere does it: the device has to log in again.
    if (isConnected) Object.assign(user, { online: [], isLoggedIn: false, scenario: 'kicked' });
    return data(call, { result: isConnected });
  },
};

/** `GET|PUT /users/{user}…`: everything that is asked about one user. */
export function userCall(request: SandboxRequest, state: EasemobState, context: PlatformSandboxContext): SandboxResponse {
  const name = (request.params['user'] ?? '').toLowerCase();
  const user = userOf(state, name);
  if (!user)
    return refuseWith(
      request.endpoint === 'binding'
        ? { status: 400, error: 'RequiredPropertyNotFoundException', description: 'Entity user requires a property named username' }
        : unknownUser,
      context,
    );
  const call: Call = { request, state, context, name, user };
  const { id } = request.params;
  if (id !== undefined) return data(call, { [id]: state.messages.get(id) ?? 'undelivered' });
  if (request.params['type'] !== undefined) {
    const scope = settingsOf(call);
    if (!scope) return invalid(call, 'type');
    if (request.method === 'PUT') {
      const wrong = change(scope.settings, bodyOf(request) ?? {}, scope.isApp, context.nowMs);
      if (wrong !== undefined) return invalid(call, wrong);
    }
    return data(call, shown(scope.settings, context.nowMs));
  }
  const rest = `/${request.path.split('/').slice(5).join('/')}`;
  return (handlers[`${request.method} ${rest === '/' ? '' : rest}`] ?? (() => invalid(call, 'path')))(call);
}

/** `POST /users/batch/status`: unknown users are offline, not an error. */
export function batchStatus(request: SandboxRequest, state: EasemobState, context: PlatformSandboxContext): SandboxResponse {
  const names = bodyOf(request)?.['usernames'];
  if (!Array.isArray(names) || names.length > 100 || !names.every((name) => typeof name === 'string'))
    return refuseWith({ status: 400, error: 'illegal_argument', description: 'usernames is illegal' }, context);
  return imAnswer(request, state, context, {
    data: names.map((name) => ({ [name]: (userOf(state, name)?.online.length ?? 0) > 0 ? 'online' : 'offline' })),
  });
}

/** `/notification/template`: the console's templates. */
export function templateCall(request: SandboxRequest, state: EasemobState, context: PlatformSandboxContext): SandboxResponse {
  if (request.method === 'POST') {
    const { name, title_pattern: title, content_pattern: content } = bodyOf(request) ?? {};
    if (typeof name !== 'string' || !/^[A-Za-z0-9]{1,64}$/.test(name) || typeof title !== 'string' || typeof content !== 'string')
      return refuseWith({ status: 400, error: 'IllegalArgumentException', description: 'parameters is invalid : name' }, context);
    const template = { name, title_pattern: title, content_pattern: content };
    state.templates.set(name, template);
    return imAnswer(request, state, context, { data: template });
  }
  const template = state.templates.get(request.params['name'] ?? '');
  if (!template)
    return refuseWith(
      { status: 400, error: 'EntityNotFoundException', description: `EntityNotFoundException: ${request.params['name'] ?? ''}` },
      context,
    );
  return imAnswer(request, state, context, { data: template });
}
