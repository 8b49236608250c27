import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers, packageNameField } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';
import type { MeizuRegion } from './wire.ts';

/** The account of one app on the Flyme push platform. */
export interface MeizuAccount extends AccountBase {
  /** Digits; kept as text. */
  appId: string;
  /** Signs every request and never travels. */
  appSecret: string;
  /** Belongs to the phone; kept only to notice when it was used as the appSecret. */
  appKey?: string;
  packageName?: string;
  /** Default `cn`. Whether the overseas hosts still answer is not known. */
  region?: MeizuRegion;
  /** The app has the VIP features (`vipInfo`, large picture). Unknown when absent. */
  vip?: boolean;
  /** Receipt addresses or hosts that are registered in the console. Unknown when absent. */
  receiptUrls?: readonly string[];
}

const consolePlace = {
  en: 'push.meizu.com → the app → configuration management (配置管理)',
  zh: 'push.meizu.com 应用详情页的“配置管理”',
};

const consoleName = { en: 'the Flyme push platform', zh: 'Flyme 推送平台' };

const fields: readonly AccountField[] = [
  {
    name: 'appId',
    type: 'id',
    required: true,
    pattern: /^\d{5,8}$/,
    patternIsHint: true,
    title: { en: 'App ID', zh: 'App ID' },
    where: consolePlace,
    mistakes: [
      {
        pattern: /^[A-Za-z]+[_-]?\d{5,8}$/,
        text: {
          en: 'The appId has a letter in front, as it is written in a manifest; the console shows digits only.',
          zh: 'appId 前带有字母（manifest 中的写法），控制台显示的是纯数字。',
        },
      },
      {
        pattern: /^[0-9a-f]{32}$/i,
        text: {
          en: 'This looks like an appKey or appSecret (32 hex digits); the appId is a short number.',
          zh: '这看起来是 appKey 或 appSecret（32 位十六进制），appId 应是较短的数字。',
        },
      },
    ],
  },
  {
    name: 'appSecret',
    type: 'string',
    required: true,
    secret: true,
    pattern: /^[0-9a-f]{32}$/,
    patternIsHint: true,
    title: { en: 'App Secret', zh: 'App Secret' },
    where: consolePlace,
    mistakes: [
      {
        pattern: /^\d{5,8}$/,
        text: { en: 'This looks like the appId; the appSecret has 32 hex digits.', zh: '这看起来是 appId，appSecret 应为 32 位十六进制。' },
      },
    ],
  },
  {
    name: 'appKey',
    type: 'string',
    secret: true,
    title: { en: 'App Key (only to notice a mix-up)', zh: 'App Key（仅用于检查是否填混）' },
    where: consolePlace,
  },
  packageNameField({
    en: 'The applicationId in build.gradle, equal to the one registered with Meizu',
    zh: 'build.gradle 中的 applicationId，须与魅族平台登记的一致',
  }),
  {
    name: 'region',
    type: 'enum',
    values: ['cn', 'overseas'],
    title: { en: 'Region of the service', zh: '服务地区' },
    where: {
      en: 'cn is mainland China and the default; the overseas hosts stand in the Java SDK since 2023, whether they still answer is not known',
      zh: 'cn 为中国大陆，也是默认值；海外域名自 2023 年起见于 Java SDK，是否仍可用尚不确定',
    },
  },
  {
    name: 'vip',
    type: 'boolean',
    title: { en: 'The app has VIP features', zh: '应用已开通 VIP 能力' },
    where: {
      en: 'true when Meizu has enabled the VIP features (subtitle, pinning, colours, pictures) for the app',
      zh: '魅族已为该应用开通 VIP 能力（副标题、置顶、颜色、图片等）时填 true',
    },
  },
  {
    name: 'receiptUrls',
    type: 'string',
    title: { en: 'Registered receipt addresses', zh: '已登记的回执地址' },
    where: {
      en: 'push.meizu.com → configuration management → receipt management (回执管理); several joined with commas',
      zh: 'push.meizu.com“配置管理 → 回执管理”，多个地址用逗号分隔',
    },
  },
];

const missing = (field: string) =>
  missingCredential(field, {
    en: 'Copy it from push.meizu.com → the app → configuration management (配置管理).',
    zh: '请在 push.meizu.com 应用详情页的“配置管理”中复制。',
  });

/** Meizu's credential fields and how they become an account. */
export const accountFacet: AccountFacet<MeizuAccount> = {
  fields,
  resolve(values) {
    const appId = cleaned(values['appId']);
    const appSecret = cleaned(values['appSecret']);
    const appKey = cleaned(values['appKey']);
    const problems: AccountProblem[] = [];
    for (const [field, value] of Object.entries({ appId, appSecret, appKey }))
      if (value !== undefined) problems.push(...copyErrors(field, value, consoleName));
      else if (field !== 'appKey') problems.push(missing(field));
    if (appId === undefined || appSecret === undefined || problems.length > 0) return { problems };
    const account: MeizuAccount = { appId, appSecret };
    if (appKey !== undefined) account.appKey = appKey;
    const packageName = cleaned(values['packageName']);
    if (packageName !== undefined) account.packageName = packageName;
    const region = values['region'];
    if (region === 'cn' || region === 'overseas') account.region = region;
    if (typeof values['vip'] === 'boolean') account.vip = values['vip'];
    const receiptUrls = cleaned(values['receiptUrls'])
      ?.split(/[,\s]+/)
      .filter((url) => url !== '');
    if (receiptUrls !== undefined) account.receiptUrls = receiptUrls;
    Object.assign(account, commonMembers(values));
    return { account, problems };
  },
};
