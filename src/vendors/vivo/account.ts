import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers, packageNameField } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';

/** The account of one app on the vivo push platform (vivo and iQOO share it). */
export interface VivoAccount extends AccountBase {
  /** Digits; a JSON number on the wire. */
  appId: string;
  /** Stands in the APK too. */
  appKey: string;
  /** Signs the auth call; belongs to the server alone. */
  appSecret: string;
  /** Needed to open an activity by its class name. */
  packageName?: string;
  /** The app is not live yet (审核中, push right 受限): only test pushes to test devices are allowed. */
  underReview?: boolean;
}

const consolePlace = {
  en: 'vpush.vivo.com.cn → app information',
  zh: 'vpush.vivo.com.cn“应用信息”',
};

const uuid = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
const appKeyShape = /^(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9a-f]{32})$/;

const consoleName = { en: 'the vivo push platform', zh: 'vivo 推送平台' };

const fields: readonly AccountField[] = [
  {
    name: 'appId',
    type: 'id',
    required: true,
    pattern: /^\d{5,9}$/,
    patternIsHint: true,
    title: { en: 'AppID', zh: 'AppID' },
    where: consolePlace,
    mistakes: [
      {
        pattern: appKeyShape,
        text: {
          en: 'This looks like the AppKey; vivo wants the AppID (a number) here.',
          zh: '这看起来是 AppKey，此处应填 AppID（数字）。',
        },
      },
    ],
  },
  {
    name: 'appKey',
    type: 'string',
    required: true,
    pattern: appKeyShape,
    patternIsHint: true,
    title: { en: 'AppKey', zh: 'AppKey' },
    where: consolePlace,
    mistakes: [
      {
        pattern: /^\d{5,9}$/,
        text: {
          en: 'This looks like the AppID (a short number); vivo wants the AppKey here.',
          zh: '这看起来是 AppID（较短的数字），此处应填 AppKey。',
        },
      },
    ],
  },
  {
    name: 'appSecret',
    type: 'string',
    required: true,
    secret: true,
    pattern: uuid,
    patternIsHint: true,
    title: { en: 'AppSecret', zh: 'AppSecret' },
    where: consolePlace,
  },
  packageNameField({
    en: 'The applicationId in build.gradle, equal to the one registered with vivo',
    zh: 'build.gradle 中的 applicationId，须与 vivo 平台登记的一致',
  }),
  {
    name: 'underReview',
    type: 'boolean',
    title: { en: 'The app is still under review', zh: '应用仍在审核中' },
    where: {
      en: 'true while vpush.vivo.com.cn shows the app as 审核中 and its push right as 受限',
      zh: '在 vpush.vivo.com.cn 上应用显示“审核中”、推送权限显示“受限”时设为 true',
    },
  },
];

/** vivo's credential fields and how they become an account. */
export const accountFacet: AccountFacet<VivoAccount> = {
  fields,
  resolve(values) {
    const problems: AccountProblem[] = [];
    const appId = cleaned(values['appId']);
    const appKey = cleaned(values['appKey']);
    const appSecret = cleaned(values['appSecret']);
    for (const [field, value] of Object.entries({ appId, appKey, appSecret }))
      if (value === undefined) problems.push(missing(field));
      else problems.push(...copyErrors(field, value, consoleName));
    if (problems.length === 0) problems.push(...mixUps(appId ?? '', appKey ?? '', appSecret ?? ''));
    if (appId === undefined || appKey === undefined || appSecret === undefined || problems.length > 0) return { problems };
    const account: VivoAccount = { appId, appKey, appSecret };
    const packageName = cleaned(values['packageName']);
    if (packageName !== undefined) account.packageName = packageName;
    if (typeof values['underReview'] === 'boolean') account.underReview = values['underReview'];
    Object.assign(account, commonMembers(values));
    return { account, problems };
  },
};

const missing = (field: string) =>
  missingCredential(field, { en: 'Copy it from vpush.vivo.com.cn, app information.', zh: '请从 vpush.vivo.com.cn“应用信息”复制。' });

function* mixUps(appId: string, appKey: string, appSecret: string): Generator<AccountProblem> {
  if (appKeyShape.test(appId) && /^\d{5,9}$/.test(appKey))
    yield {
      field: 'appId',
      id: 'app-id-and-app-key-swapped',
      text: { en: 'appId and appKey are swapped.', zh: 'appId 与 appKey 填反了。' },
      fix: { en: 'The short number is the appId, the long text the appKey.', zh: '较短的数字是 appId，较长的一串字符是 appKey。' },
    };
  // The wire wants a JSON number; one with leading zeros or beyond 2^53 would differ from the text that is signed.
  else if (String(Number(appId)) !== appId || !/^\d{1,15}$/.test(appId))
    yield {
      field: 'appId',
      id: 'app-id-not-number',
      text: { en: 'The appId is not a number; vivo wants a JSON number.', zh: 'appId 不是数字；vivo 要求以 JSON 数字传递。' },
      fix: { en: 'Copy the AppID from vpush.vivo.com.cn, app information.', zh: '请从 vpush.vivo.com.cn“应用信息”复制 AppID。' },
    };
  if (appSecret === appKey || appSecret === appId)
    yield {
      field: 'appSecret',
      id: 'app-secret-is-app-key',
      text: { en: 'The appSecret equals the appKey or the appId.', zh: 'appSecret 与 appKey 或 appId 相同。' },
      fix: { en: 'Copy the AppSecret from vpush.vivo.com.cn, app information.', zh: '请从 vpush.vivo.com.cn“应用信息”复制 AppSecret。' },
    };
}
