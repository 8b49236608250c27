import type { ExchangeContext } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { UserFacet, UserReading } from '../../core/platform.ts';
import type { Text } from '../../core/text.ts';
import type { UserFacts, UserJudgement, UserStop } from '../../core/user.ts';
import type { ZegoAccount } from './account.ts';
import { signedRequest } from './auth.ts';
import { docs } from './facts.ts';
import { readFrame, recordsIn, type ZegoFrame } from './response.ts';
import { queryActions } from './wire.ts';

/** Unknown, logged out, or registered by a server and never logged in: ZEGO has one code for the three. */
const notLoggedIn = '660200001';

const notRegistered = new Set(['660700012', '660700015']);

/** In the answer of QueryUserInfos this is a user that does not exist or is logged out, not a wrong parameter. */
const absentOrLoggedOut = '660000002';

function refusal(frame: ZegoFrame, code: string): UserReading {
  return { ok: false, code, ...(frame.message === undefined ? {} : { vendorMessage: frame.message }) };
}

function readState(response: HttpResponse, user: string): UserReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  const code = frame.errors.get(user) ?? frame.code;
  if (code === notLoggedIn) return { ok: true, facts: { state: 'logged-out', said: notLoggedIn } };
  if (notRegistered.has(code)) return { ok: true, facts: { state: 'unknown-user', exists: false, said: code } };
  if (code !== '0') return refusal(frame, code);
  const said = recordsIn(frame.body['Result']).find((item) => item['UserId'] === user)?.['Status'];
  if (typeof said !== 'string') return { ok: 'unreadable' };
  const state = { Online: 'online', Offline: 'pushable' } as const;
  const known = Object.hasOwn(state, said) ? state[said as keyof typeof state] : undefined;
  return { ok: true, facts: known ? { state: known, said, exists: true } : { state: 'unknown', said } };
}

function readInfos(response: HttpResponse, user: string): UserReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  const code = frame.errors.get(user) ?? frame.code;
  if (notRegistered.has(code)) return { ok: true, facts: { state: 'unknown-user', exists: false, said: code } };
  // At the top without a list it is a wrong parameter after all.
  if (code === absentOrLoggedOut && frame.errors.has(user)) return { ok: true, facts: {} };
  if (code !== '0') return refusal(frame, code);
  const found = recordsIn(frame.body['Result']).some((item) => item['UserId'] === user);
  return found ? { ok: true, facts: { exists: true } } : { ok: 'unreadable' };
}

function stop(id: string, step: string, severity: UserStop['severity'], text: Text, fix: Text, source: string): UserStop {
  return { id, step, severity, text, fix, source, confidence: 'A' };
}

const logInAgain: Text = {
  en: 'Log in on the phone, then kill the app without logging out, wait 40 seconds and send again.',
  zh: '请在手机上登录后直接杀掉应用（不要登出），等待 40 秒后再发送。',
};

const onlineStops: readonly UserStop[] = [
  stop(
    'online',
    'E1',
    'stops',
    {
      en: 'The user is connected, so the message goes over the connection and no push is sent; a push follows only if the app does not acknowledge the message in time.',
      zh: '用户在线，消息经长连接送达，不会推送；仅当应用未及时确认消息时才会改走推送。',
    },
    {
      en: 'Kill the app, wait at least 40 seconds until ZEGO notices (the documents name 30 and 35 seconds), and send again.',
      zh: '请杀掉应用，等待至少 40 秒（文档中的心跳超时有 30 秒与 35 秒两种说法），再重新发送。',
    },
    docs.onlineState,
  ),
  stop(
    'background',
    'E2',
    'may-stop',
    {
      en: 'Online covers an app in the background too, as long as its connection lives; ZEGO does not tell the two apart.',
      zh: '“在线”也包括长连接仍存活的后台应用，ZEGO 不区分前后台。',
    },
    {
      en: 'Let the app draw a notification of its own when `onPeerMessageReceived` comes in the background.',
      zh: '应用在后台收到 `onPeerMessageReceived` 时，请自行弹出本地通知。',
    },
    docs.onlineState,
  ),
];

const loggedOutStops: readonly UserStop[] = [
  stop(
    'logged-out',
    'E3',
    'stops',
    {
      en: 'ZEGO answers 660200001: the user is logged out, was never logged in, or does not exist. It has one code for the three, and none of them gets a push.',
      zh: 'ZEGO 返回 660200001：用户已登出、从未登录，或不存在。三种情况共用一个码，都不会推送。',
    },
    logInAgain,
    docs.onlineState,
  ),
  stop(
    'kicked',
    'E4',
    'may-stop',
    {
      en: 'A login on another device may have ended this one, which is a logout too.',
      zh: '可能被其他设备的登录踢下线，这也等同于登出。',
    },
    {
      en: 'Look at the user_action callback (action 1, `logout_reason`), or at the log of the app, then log in again.',
      zh: '请查看 user_action 回调（action 为 1，见 `logout_reason`）或应用日志，然后重新登录。',
    },
    docs.userAction,
  ),
  stop(
    'never-logged-in',
    'E9',
    'may-stop',
    {
      en: 'A user that only a server registered has no PushID: it is bound at the first login on the phone.',
      zh: '仅由服务端注册的用户没有 PushID，首次在手机登录时才会绑定。',
    },
    { en: 'Check the userID and log in once on the phone.', zh: '请核对 userID，并在手机上登录一次。' },
    docs.guide,
  ),
];

const unknownUserStop = stop(
  'unknown-user',
  'E9',
  'stops',
  { en: 'There is no such user under this AppID.', zh: '此 AppID 下没有该用户。' },
  {
    en: 'Check spelling (ids are case-sensitive) and AppID, then log in once on the phone.',
    zh: '请核对拼写（区分大小写）与 AppID，并在手机上登录一次。',
  },
  docs.userInfos,
);

const notes = {
  unseen: {
    en: 'Offline is the state that gets pushes. Whether a PushID is bound, whether the conversation is muted and whether a push rule of the user applies cannot be asked.',
    zh: 'Offline 是可以推送的状态。但是否绑定了 PushID、会话是否免打扰、用户是否设置了推送规则，均无法查询。',
  },
  allDevices: {
    en: 'ZEGO has one word for all devices and does not say which one is connected: this “no” is about that one. What becomes of another device of the user that sleeps meanwhile, its pages leave open, apart from a push rule that the user may have set.',
    zh: 'ZEGO 的在线状态不区分设备，也不说明在线的是哪一台：以上“不推送”针对在线的那台设备。同一用户其他已离线的设备是否推送，文档没有说明（用户设置的推送规则除外）。',
  },
  wordUnknown: {
    en: 'ZEGO calls the state “{said}”, which its page does not explain.',
    zh: 'ZEGO 返回的状态为“{said}”，文档中没有说明。',
  },
} satisfies Record<string, Text>;

function judge(facts: UserFacts): UserJudgement {
  switch (facts.state) {
    case 'online':
      return { canPush: 'no', stops: onlineStops, notes: [{ text: notes.allDevices }] };
    case 'logged-out':
      return { canPush: 'no', stops: loggedOutStops, notes: [] };
    case 'unknown-user':
      return { canPush: 'no', stops: [unknownUserStop], notes: [] };
    case 'pushable':
      return { canPush: 'unknown', stops: [], notes: [{ text: notes.unseen }] };
    default:
      if (facts.exists === false) return { canPush: 'no', stops: [unknownUserStop], notes: [] };
      return {
        canPush: 'unknown',
        stops: [],
        notes: facts.said === undefined ? [] : [{ text: notes.wordUnknown, data: { said: facts.said } }],
      };
  }
}

/**
 * Online state and registration of a user; that is all ZEGO tells.
 *
 * @see https://doc-zh.zego.im/zim-server/user/query-users-online-status
 */
export const userFacet: UserFacet<ZegoAccount> = {
  queries: [
    {
      endpoint: 'status',
      title: { en: 'Online state', zh: '在线状态' },
      request: (user, account, _access, context: ExchangeContext) =>
        signedRequest({ endpoint: 'status', action: queryActions.onlineState, query: [['UserId[]', user]] }, account, context),
      read: readState,
    },
    {
      endpoint: 'user',
      title: { en: 'Registration', zh: '注册信息' },
      request: (user, account, _access, context: ExchangeContext) =>
        signedRequest({ endpoint: 'user', action: queryActions.userInfos, body: JSON.stringify({ UserIds: [user] }) }, account, context),
      read: readInfos,
    },
  ],
  notOffered: [
    {
      what: 'bindings',
      text: {
        en: 'ZEGO tells no server which PushID a user has. Look at the log of `onRegistered` on the phone: `errorCode` 0, a `pushID`, and the `deviceToken`, with which the vendor can be tested directly. The offline push debugger of console.zego.im also shows the vendor token of a PushID.',
        zh: 'ZEGO 不提供用户与 PushID 绑定关系的查询。请查看手机上 `onRegistered` 的日志：`errorCode` 应为 0，并有 `pushID` 与 `deviceToken`，后者可用于直接测试厂商通道。console.zego.im 的离线推送调试也能查看 PushID 对应的厂商 Token。',
      },
    },
    {
      what: 'do-not-disturb',
      text: {
        en: 'A muted conversation gets no push, and a server can only set that (SilenceConvNotification), not read it. Ask the receiver, or look at the conversation in the app.',
        zh: '会话免打扰时不会推送，而服务端只能设置（SilenceConvNotification），不能查询。请询问接收方，或在应用中查看该会话。',
      },
    },
    {
      what: 'devices',
      text: {
        en: 'The state is one word for all devices of a user. `session_id` and `os` of the user_action callback tell them apart; a push rule that the user set (`querySelfUserInfo` in the app) may silence one device while another is online.',
        zh: '在线状态不区分设备。可通过 user_action 回调中的 `session_id` 与 `os` 区分；用户设置的推送规则（在应用中用 `querySelfUserInfo` 查询）可能使某端在线时其他端不推送。',
      },
    },
  ],
  judge,
};
