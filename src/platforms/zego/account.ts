import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers, endpointOrigin } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';
import { hosts, type ZegoRegion } from './wire.ts';

/** One project of the ZEGO console with IM (ZIM) switched on. */
export interface ZegoAccount extends AccountBase {
  appId: string;
  /** Signs every request. */
  serverSecret: string;
  /** Default `unified`. */
  region?: ZegoRegion;
  /** `FromUserId` of a push test when none is given. */
  sender?: string;
  /** Proves that a callback comes from ZEGO. */
  callbackSecret?: string;
}

const projectPlace = { en: 'console.zego.im → project management → the project', zh: 'console.zego.im“项目管理”中的项目详情' };

const consoleName = { en: 'the ZEGO console', zh: ' ZEGO 控制台' };

const serverSecretShape = /^[0-9a-f]{32}$/;

const fields: readonly AccountField[] = [
  {
    name: 'appId',
    type: 'id',
    required: true,
    pattern: /^\d{1,10}$/,
    patternIsHint: true,
    title: { en: 'AppID, a number', zh: 'AppID，纯数字' },
    where: projectPlace,
    mistakes: [
      {
        pattern: /^[0-9a-f]{32}$/,
        text: {
          en: 'This looks like the ServerSecret (32 hex digits); the AppID is a number.',
          zh: '这看起来是 ServerSecret（32 位十六进制），AppID 是一个数字。',
        },
      },
    ],
  },
  {
    name: 'serverSecret',
    type: 'string',
    required: true,
    secret: true,
    pattern: serverSecretShape,
    patternIsHint: true,
    title: { en: 'ServerSecret, 32 lower-case hex digits', zh: 'ServerSecret，32 位小写十六进制' },
    where: projectPlace,
    mistakes: [
      {
        pattern: /^[0-9a-f]{64}$/i,
        text: {
          en: 'This looks like the AppSign of the client SDK (64 hex digits); requests are signed with the ServerSecret.',
          zh: '这看起来是客户端使用的 AppSign（64 位十六进制）；签名应使用 ServerSecret。',
        },
      },
    ],
  },
  {
    name: 'region',
    type: 'enum',
    values: Object.keys(hosts),
    title: { en: 'Region of the caller', zh: '调用方所在区域' },
    where: {
      en: 'Where the calling server stands, not where the phones are; `unified` works from everywhere',
      zh: '按调用方服务器所在地选择，与手机位置无关；`unified` 为统一接入地址',
    },
  },
  {
    name: 'sender',
    type: 'id',
    title: { en: 'Default sending user (FromUserId)', zh: '默认发送方用户（FromUserId）' },
    where: {
      en: 'Any registered userID of your app that is not the receiver',
      zh: '任意已注册的 userID，且不能与接收方相同',
    },
  },
  {
    name: 'callbackSecret',
    type: 'string',
    secret: true,
    title: { en: 'CallbackSecret (only to check callbacks)', zh: 'CallbackSecret（仅用于校验回调）' },
    where: projectPlace,
  },
];

/** ZEGO's credential fields and how they become an account. */
export const accountFacet: AccountFacet<ZegoAccount> = {
  fields,
  resolve(values) {
    const problems: AccountProblem[] = [];
    const appId = cleaned(values['appId']);
    const serverSecret = cleaned(values['serverSecret']);
    const callbackSecret = cleaned(values['callbackSecret']);
    for (const [field, value] of Object.entries({ appId, serverSecret, callbackSecret }))
      if (value !== undefined) problems.push(...copyErrors(field, value, consoleName));
    for (const [field, value] of Object.entries({ appId, serverSecret })) if (value === undefined) problems.push(missing(field));
    const bad = new Set(problems.map(({ field }) => field));
    if (appId !== undefined && !bad.has('appId'))
      if (!/^\d+$/.test(appId)) problems.push(notANumber());
      else if (Number(appId) > 0xffff_ffff) problems.push(tooLarge());
    if (serverSecret !== undefined && !bad.has('serverSecret') && !serverSecretShape.test(serverSecret)) problems.push(secretShape());
    if (serverSecret !== undefined && serverSecret === callbackSecret) problems.push(sameSecret());
    if (appId === undefined || serverSecret === undefined || problems.some((problem) => problem.severity !== 'warn')) return { problems };
    const account: ZegoAccount = { appId, serverSecret };
    const region = values['region'];
    if (typeof region === 'string' && Object.hasOwn(hosts, region)) account.region = region as ZegoRegion;
    const sender = cleaned(values['sender']);
    if (sender !== undefined) account.sender = sender;
    if (callbackSecret !== undefined) account.callbackSecret = callbackSecret;
    Object.assign(account, commonMembers(values));
    return { account, problems };
  },
};

/** The origin that an endpoint's requests go to. */
export function originOf(account: ZegoAccount, endpoint: string): string {
  return endpointOrigin(account, endpoint, hosts[account.region ?? 'unified']);
}

const missing = (field: string) =>
  missingCredential(field, {
    en: 'Copy it from console.zego.im, project management, the details of the project.',
    zh: '请从 console.zego.im“项目管理”的项目详情中复制。',
  });

function notANumber(): AccountProblem {
  return {
    field: 'appId',
    id: 'app-id-not-a-number',
    text: { en: 'The AppID is not a number.', zh: 'AppID 不是数字。' },
    fix: {
      en: 'Copy the AppID of the project from console.zego.im; a project name or a package name does not work.',
      zh: '请从 console.zego.im 复制该项目的 AppID，不能填项目名称或包名。',
    },
  };
}

function secretShape(): AccountProblem {
  return {
    field: 'serverSecret',
    id: 'server-secret-shape',
    text: {
      en: 'The ServerSecret is not 32 lower-case hex digits, so every signature made with it is refused (100000005).',
      zh: 'ServerSecret 不是 32 位小写十六进制，用它生成的签名都会被拒绝（100000005）。',
    },
    fix: {
      en: 'Copy the ServerSecret again from console.zego.im, the details of the project; the AppSign of the client SDK is another value.',
      zh: '请从 console.zego.im 的项目详情重新复制 ServerSecret；客户端使用的 AppSign 是另一个值。',
    },
  };
}

function tooLarge(): AccountProblem {
  return {
    field: 'appId',
    id: 'app-id-too-large',
    text: {
      en: 'The AppID is larger than any 32-bit number, so it is not an AppID of ZEGO.',
      zh: 'AppID 超出 32 位无符号整数的范围，不是 ZEGO 的 AppID。',
    },
    fix: { en: 'Copy the AppID of the project from console.zego.im.', zh: '请从 console.zego.im 复制该项目的 AppID。' },
  };
}

function sameSecret(): AccountProblem {
  return {
    field: 'callbackSecret',
    id: 'callback-secret-is-server-secret',
    severity: 'warn',
    text: {
      en: 'The CallbackSecret equals the ServerSecret; the console shows two different values.',
      zh: 'CallbackSecret 与 ServerSecret 相同，而控制台上是两个不同的值。',
    },
    fix: {
      en: 'Copy the CallbackSecret again; with the wrong one every callback looks forged.',
      zh: '请重新复制 CallbackSecret，填错时所有回调都会校验失败。',
    },
  };
}
