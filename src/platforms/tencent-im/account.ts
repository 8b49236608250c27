import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';
import { regions, type TencentRegion } from './wire.ts';

/** One application (SDKAppID) of Tencent Cloud IM. */
export interface TencentAccount extends AccountBase {
  sdkAppId: number;
  /** The app administrator in whose name the REST API is called. */
  identifier: string;
  /** Signs every UserSig; belongs to the server alone. */
  secretKey: string;
  region: TencentRegion;
  /** Who messages come from; the administrator when absent. */
  sender?: string;
}

/** The administrator that every application has. */
export const defaultIdentifier = 'administrator';

const consoleName = { en: 'the Tencent Cloud IM console', zh: '腾讯云 IM 控制台' };

const fields: readonly AccountField[] = [
  {
    name: 'sdkAppId',
    type: 'id',
    required: true,
    pattern: /^\d{10}$/,
    patternIsHint: true,
    title: { en: 'SDKAppID', zh: 'SDKAppID' },
    where: {
      en: 'console.cloud.tencent.com/im (or console.trtc.io): on the card of the application',
      zh: 'console.cloud.tencent.com/im（国际站 console.trtc.io）的应用卡片上',
    },
    mistakes: [
      {
        pattern: /^[0-9a-f]{64}$/,
        text: {
          en: 'This looks like the SecretKey; the SDKAppID is a number of about ten digits.',
          zh: '这看起来是 SecretKey；SDKAppID 是约十位的数字。',
        },
      },
    ],
  },
  {
    name: 'identifier',
    type: 'string',
    pattern: /^[A-Za-z0-9_-]{1,32}$/,
    patternIsHint: true,
    title: { en: 'User id of an app administrator (default administrator)', zh: 'App 管理员的 UserID（默认 administrator）' },
    where: {
      en: 'IM console → the application → account management: an account of the type administrator',
      zh: 'IM 控制台“应用 → 账号管理”中类型为管理员的账号',
    },
  },
  {
    name: 'secretKey',
    type: 'string',
    required: true,
    secret: true,
    title: { en: 'SecretKey', zh: 'SecretKey（密钥）' },
    where: {
      en: 'IM console → the application → basic information → view key; not the appKey of the Push page',
      zh: 'IM 控制台“应用 → 基本信息 → 查看密钥”；不是 Push 页面上的 appKey',
    },
    mistakes: [
      {
        pattern: /^\d{10}$/,
        text: {
          en: 'This looks like the SDKAppID; the SecretKey is 64 hex digits.',
          zh: '这看起来是 SDKAppID；SecretKey 为 64 位十六进制。',
        },
      },
      {
        pattern: /^eJ[A-Za-z0-9*_-]{60,}$/,
        text: {
          en: 'This looks like a UserSig; push-check makes its own from the SecretKey.',
          zh: '这看起来是 UserSig；push-check 会用 SecretKey 自行生成。',
        },
      },
    ],
  },
  {
    name: 'region',
    type: 'enum',
    values: regions,
    title: { en: 'Data centre of the application (default cn)', zh: '应用所在数据中心（默认 cn）' },
    where: {
      en: 'The region that was chosen when the application was created; the console shows it on the card',
      zh: '创建应用时选择的数据中心，控制台的应用卡片上有显示',
    },
  },
  {
    name: 'sender',
    type: 'string',
    title: { en: 'Sending user (default: the administrator)', zh: '发送方用户（默认为管理员）' },
    where: {
      en: 'Any user id that exists in the application, other than the receiver',
      zh: '应用中已存在的任意 UserID，不能与接收方相同',
    },
  },
];

/** Tencent IM’s credential fields and how they become an account. */
export const accountFacet: AccountFacet<TencentAccount> = {
  fields,
  resolve(values) {
    const problems: AccountProblem[] = [];
    const sdkAppId = cleaned(values['sdkAppId']);
    const secretKey = cleaned(values['secretKey']);
    const identifier = cleaned(values['identifier']) ?? defaultIdentifier;
    const sender = cleaned(values['sender']);
    for (const [field, value] of Object.entries({ sdkAppId, secretKey, identifier }))
      if (value === undefined) problems.push(missing(field));
      else problems.push(...copyErrors(field, value, consoleName));
    if (sdkAppId !== undefined && problems.length === 0 && !/^[1-9]\d{0,14}$/.test(sdkAppId))
      problems.push({
        field: 'sdkAppId',
        id: 'sdk-app-id-not-a-number',
        text: { en: 'The SDKAppID is not a number.', zh: 'SDKAppID 不是数字。' },
        fix: {
          en: 'Copy the SDKAppID from the card of the application; a name or a package name does not work.',
          zh: '请从应用卡片复制 SDKAppID，不能填应用名称或包名。',
        },
      });
    if (Buffer.byteLength(identifier) > 32)
      problems.push({
        field: 'identifier',
        id: 'identifier-too-long',
        text: { en: 'The identifier has more than 32 bytes.', zh: 'identifier 超过 32 字节。' },
        fix: { en: 'Give the user id of an app administrator.', zh: '请填写 App 管理员的 UserID。' },
      });
    if (sdkAppId === undefined || secretKey === undefined || problems.length > 0) return { problems };
    const region = regions.find((candidate) => candidate === values['region']) ?? 'cn';
    const account: TencentAccount = { sdkAppId: Number(sdkAppId), identifier, secretKey, region };
    if (sender !== undefined) account.sender = sender;
    Object.assign(account, commonMembers(values));
    return { account, problems };
  },
};

const missing = (field: string) =>
  missingCredential(field, {
    en: 'Copy it from the Tencent Cloud IM console: application card and basic information.',
    zh: '请从腾讯云 IM 控制台的应用卡片、基本信息中复制。',
  });
