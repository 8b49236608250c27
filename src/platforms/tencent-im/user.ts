import type { ExchangeContext } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { UserFacet, UserReading } from '../../core/platform.ts';
import { textIn } from '../../core/receipt.ts';
import type { UserDevice, UserFacts, UserState, UserStop } from '../../core/user.ts';
import type { TencentAccount } from './account.ts';
import { restRequest } from './auth.ts';
import { codeText, readFrame, recordsIn, refusalIn, refused } from './response.ts';
import { docs, paths } from './wire.ts';

/** There is no such account. */
const unknownAccount = '70107';

const states: Readonly<Record<string, UserState>> = { Online: 'online', PushOnline: 'pushable', Offline: 'logged-out' };

const systems: Readonly<Record<string, NonNullable<UserDevice['system']>>> = {
  iPhone: 'ios',
  iPad: 'ios',
  Android: 'android',
  Web: 'web',
  PC: 'desktop',
  Mac: 'desktop',
};

const unknownUser: UserFacts = { state: 'unknown-user', exists: false };

function readState(response: HttpResponse, user: string): UserReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  const refusal = refusalIn(frame);
  if (refusal) return refusal.code === unknownAccount ? { ok: true, facts: unknownUser } : refusal;
  const failure = recordsIn(frame.body['ErrorList']).find((item) => textIn(item['To_Account']) === user);
  if (failure) {
    const code = codeText(failure['ErrorCode']);
    if (code === unknownAccount) return { ok: true, facts: unknownUser };
    return code === undefined ? { ok: 'unreadable' } : refused(code, failure['ErrorInfo']);
  }
  const result = recordsIn(frame.body['QueryResult']).find((item) => textIn(item['To_Account']) === user);
  const said = result?.['Status'];
  if (result === undefined || typeof said !== 'string') return { ok: 'unreadable' };
  const devices = recordsIn(result['Detail']).map(deviceIn);
  return {
    ok: true,
    facts: { state: stateOf(said), said, exists: true, ...(devices.length > 0 ? { devices } : {}) },
  };
}

function stateOf(said: string): UserState {
  return (Object.hasOwn(states, said) ? states[said] : undefined) ?? 'unknown';
}

function deviceIn(detail: Record<string, unknown>): UserDevice {
  const { Platform: platform, Status: said } = detail;
  const name = typeof platform === 'string' ? platform : '';
  return {
    ...(name === '' ? {} : { name, system: (Object.hasOwn(systems, name) ? systems[name] : undefined) ?? 'other' }),
    ...(typeof said === 'string' ? { said, online: said === 'Online' } : {}),
  };
}

function readAccount(response: HttpResponse, user: string): UserReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  const refusal = refusalIn(frame);
  if (refusal) return refusal;
  const result = recordsIn(frame.body['ResultItem']).find((item) => textIn(item['UserID']) === user);
  if (!result) return { ok: 'unreadable' };
  const code = codeText(result['ResultCode']);
  if (code !== undefined && code !== '0') return refused(code, result['ResultInfo']);
  switch (result['AccountStatus']) {
    case 'Imported':
      return { ok: true, facts: { exists: true } };
    case 'NotImported':
      return { ok: true, facts: unknownUser };
    default:
      return { ok: 'unreadable' };
  }
}

const consolePlace = {
  en: 'IM console → Push → access test (offline): “get binding” lists certificate, vendor and token of the user.',
  zh: '在 IM 控制台“推送服务 Push → 接入测试（离线）”点击“获取绑定信息”，可看到该用户的证书、厂商与 token。',
};

/** A user that any rule of ours calls pushable. */
const isAsleep = (device: UserDevice) => device.said === 'PushOnline';

const stops = {
  unknownUser: {
    id: 'unknown-user',
    step: 'E9',
    severity: 'stops',
    text: {
      en: 'Tencent IM has no account with this user id, in this SDKAppID and region.',
      zh: '在该 SDKAppID 与数据中心下，腾讯云 IM 没有这个 UserID。',
    },
    fix: {
      en: 'Check the spelling, upper and lower case included; let the user log in once, or import the account (`account_import`).',
      zh: '请核对 UserID（区分大小写）；让用户至少登录一次，或通过 `account_import` 导入账号。',
    },
    source: docs.status,
    confidence: 'A',
  },
  online: {
    id: 'online',
    step: 'E1',
    severity: 'stops',
    text: {
      en: 'The user is Online: the message goes over the long connection into the app, and no push is sent.',
      zh: '用户处于 Online 状态：消息经长连接送达应用内，不会产生离线推送。',
    },
    fix: {
      en: 'Send the app to the background or kill it without logging out, wait until the state is PushOnline, and send again.',
      zh: '将应用退到后台或杀掉进程（不要退出登录），等状态变为 PushOnline 后再发送。',
    },
    source: docs.status,
    confidence: 'A',
  },
  background: {
    id: 'background-connected',
    step: 'E2',
    severity: 'may-stop',
    text: {
      en: 'If the app is in the background already, its SDK has not reported so: with self-made integration `doBackground` is not called, or the change is only seconds old.',
      zh: '如果应用其实已在后台，说明 SDK 尚未上报：自集成时可能没有调用 `doBackground`，或者刚切到后台几秒。',
    },
    fix: {
      en: 'Wait and ask again; if it stays Online, call `doBackground` and `doForeground` where the app changes sides.',
      zh: '稍候再查询；若一直为 Online，请在应用前后台切换时正确调用 `doBackground` 与 `doForeground`。',
    },
    source: docs.triage,
    confidence: 'A',
  },
  otherDevice: {
    id: 'other-device-online',
    step: 'E5',
    severity: 'may-stop',
    text: {
      en: 'One device of the user is online while another sleeps. Tencent IM’s pages do not say whether the sleeping one is pushed; records exist only for the device that logged in last.',
      zh: '该用户有一台设备在线、另一台处于休眠。官方文档没有说明休眠设备是否会收到推送；推送记录只保留最后登录的设备。',
    },
    fix: {
      en: 'Log the other device out for the test, or look at the trace of the push.',
      zh: '测试时请先让另一台设备退出登录，或查看该推送的链路。',
    },
    source: docs.triage,
    confidence: '?',
  },
  loggedOut: {
    id: 'logged-out',
    step: 'E3',
    severity: 'stops',
    text: {
      en: 'The user is Offline: logged out, kicked, never logged in on a device, or the session has expired. Such a user gets no push.',
      zh: '用户处于 Offline 状态：已退出登录、被踢下线、从未登录或登录态过期。这种状态不会收到推送。',
    },
    fix: {
      en: 'Let the user log in on the phone again and kill the app without logging out; after each login the app has to register for push anew.',
      zh: '请让用户在手机上重新登录，再杀掉应用（不要退出登录）；每次登录后应用都需要重新注册推送。',
    },
    source: docs.status,
    confidence: 'A',
  },
  kicked: {
    id: 'perhaps-kicked',
    step: 'E4',
    severity: 'may-stop',
    text: {
      en: 'Offline is also what a login on another device leaves behind; the app then logs code 6208.',
      zh: '在其他设备登录导致的被踢下线同样显示为 Offline，此时应用日志中会有错误码 6208。',
    },
    fix: {
      en: 'Look for 6208 in the app’s log; allow several devices in the console’s login settings, or log in again.',
      zh: '请在应用日志中查找 6208；可在控制台的登录设置中放开多端登录，或重新登录。',
    },
    source: docs.guide,
    confidence: 'A',
  },
  unbound: {
    id: 'no-binding',
    step: 'D4',
    severity: 'stops',
    text: {
      en: 'No vendor token is bound to this user (loss code -2).',
      zh: '该用户没有绑定厂商 token（折损码 -2）。',
    },
    fix: {
      en: 'Register for push after the login (`registerPush`), and look for its success in the app’s log.',
      zh: '请在登录成功后调用 `registerPush`，并在应用日志中确认其成功。',
    },
    source: docs.loss,
    confidence: 'A',
  },
  noCertificate: {
    id: 'no-certificate',
    step: 'C3',
    severity: 'stops',
    text: {
      en: 'The token was uploaded without a certificate id (loss code -1).',
      zh: 'token 上报时没有携带证书 ID（折损码 -1）。',
    },
    fix: {
      en: 'Put the certificate id of the IM console into the app (timpush-configs.json or PrivateConstants), not 0 and not that of another SDKAppID.',
      zh: '请把 IM 控制台分配的证书 ID 填入应用（timpush-configs.json 或 PrivateConstants），不能为 0，也不能是其他 SDKAppID 的。',
    },
    source: docs.loss,
    confidence: 'A',
  },
  doNotDisturb: {
    id: 'do-not-disturb',
    step: 'E10',
    severity: 'may-stop',
    text: {
      en: 'The receiver has muted this conversation or everything. Messages from apps respect that; messages sent by REST do only with `WithMuteNotifications` in SendMsgControl.',
      zh: '接收方设置了消息免打扰。客户端发送的消息会遵循该设置；通过 REST 发送的消息只有在 SendMsgControl 中带 `WithMuteNotifications` 时才遵循。',
    },
    fix: {
      en: 'Clear it in the receiver’s app, or compare with a push sent by REST.',
      zh: '请在接收方的应用中关闭免打扰，或与通过 REST 发送的推送对比。',
    },
    source: docs.message,
    confidence: 'A',
  },
  banned: {
    id: 'banned',
    step: 'E12',
    severity: 'stops',
    text: { en: 'The account is blacklisted (code 70051).', zh: '该账号已被拉入黑名单（错误码 70051）。' },
    fix: {
      en: 'Ask Tencent Cloud support why the account was blacklisted; test with another user meanwhile.',
      zh: '请联系腾讯云技术支持确认原因；可先换一个用户测试。',
    },
    source: docs.errors,
    confidence: 'A',
  },
} as const satisfies Record<string, UserStop>;

function judgeState(facts: UserFacts): UserStop[] {
  if (facts.exists === false || facts.state === 'unknown-user') return [stops.unknownUser];
  if (facts.state === 'logged-out') return [stops.loggedOut, stops.kicked];
  if (facts.state !== 'online') return [];
  return facts.devices?.some(isAsleep) ? [stops.otherDevice] : [stops.online, stops.background];
}

/** The questions to Tencent IM about a user. */
export const userFacet: UserFacet<TencentAccount> = {
  queries: [
    {
      endpoint: 'status',
      title: { en: 'online state', zh: '在线状态' },
      request: (user, account, access, context: ExchangeContext) =>
        restRequest(
          {
            endpoint: 'status',
            path: paths.status,
            body: JSON.stringify({ To_Account: [user], IsNeedDetail: 1, IsReturnInstid: 0, IsReturnCustomStatus: 0 }),
          },
          account,
          access,
          context,
        ),
      read: readState,
    },
    {
      endpoint: 'account',
      title: { en: 'whether the account exists', zh: '账号是否存在' },
      request: (user, account, access, context: ExchangeContext) =>
        restRequest(
          { endpoint: 'account', path: paths.account, body: JSON.stringify({ CheckItem: [{ UserID: user }] }) },
          account,
          access,
          context,
        ),
      read: readAccount,
    },
  ],
  notOffered: [
    {
      what: 'bindings',
      text: {
        en: `Tencent IM has no REST call for the token that is bound to a user. After a push the trace shows Token and CertId; before it, look here: ${consolePlace.en}`,
        zh: `腾讯云 IM 没有查询用户绑定 token 的 REST 接口。推送之后可从链路查询中看到 Token 与 CertId；推送之前${consolePlace.zh}`,
      },
    },
    {
      what: 'do-not-disturb',
      text: {
        en: 'Do-not-disturb can be read by the receiver’s app alone: `getC2CReceiveMessageOpt` and `getAllReceiveMessageOpt`.',
        zh: '免打扰设置只能在接收方的应用中读取：`getC2CReceiveMessageOpt` 与 `getAllReceiveMessageOpt`。',
      },
    },
  ],
  judge(facts) {
    const found: UserStop[] = facts.banned === true ? [stops.banned] : [];
    found.push(...judgeState(facts));
    if (facts.bindings?.length === 0) found.push(stops.unbound);
    else if (facts.bindings?.every(({ certificate }) => certificate === '' || certificate === '0')) found.push(stops.noCertificate);
    if (facts.doNotDisturb?.active === true) found.push(stops.doNotDisturb);
    const stopped = found.some(({ severity }) => severity === 'stops');
    const isOpen = facts.state === 'pushable';
    // PushOnline is said of a user without a token too.
    const isBound = facts.bindings !== undefined && facts.bindings.length > 0;
    return {
      canPush: stopped ? 'no' : isOpen && isBound ? 'yes' : 'unknown',
      stops: found,
      notes:
        isOpen && facts.bindings === undefined
          ? [
              {
                text: {
                  en: 'PushOnline means that a push is tried. Whether a token is bound, and under which certificate, shows in the trace of a push or in the console’s access test.',
                  zh: 'PushOnline 表示会尝试离线推送；是否绑定了 token、绑定在哪个证书下，需看推送链路或控制台的接入测试。',
                },
              },
            ]
          : [],
    };
  },
};
