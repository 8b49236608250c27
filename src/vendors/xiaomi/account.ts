import type { AccountBase, AccountFacet, AccountProblem } from '../../core/account.ts';
import type { ChannelConfig } from '../../core/message.ts';
import type { Text } from '../../core/text.ts';
import { hosts, type XiaomiRegion } from './wire.ts';

/** What a send to Xiaomi needs: the AppSecret and the package name. The rest helps the checks. */
export interface XiaomiAccount extends AccountBase {
  appSecret: string;
  packageName: string;
  appId?: string;
  appKey?: string;
  /** Default `cn`. */
  region?: XiaomiRegion;
  /** The app holds an Internet-news licence: higher quotas for public messages. */
  newsLicence?: boolean;
  /** `YYYY-MM-DD`, when push was enabled for the app; from 2026-07-01 on private messages need templates at once. */
  appEnabledOn?: string;
  /** The app still may send without a channel id. */
  allowDefaultClass?: boolean;
}

interface SecretMistake {
  id: string;
  pattern: RegExp;
  text: Text;
  fix: Text;
}

const copyAgain: Text = {
  en: 'Copy the AppSecret from the console: app → App information (应用信息).',
  zh: '在控制台“应用信息”页重新复制 AppSecret。',
};

/** Another credential, or more than the credential, in the place of the AppSecret. The config reader tells these from the field table. */
const fieldMistakes: readonly SecretMistake[] = [
  {
    id: 'secret-has-prefix',
    pattern: /^\s*["']?(key=|bearer\s|basic\s)/i,
    text: {
      en: 'The AppSecret starts with a header prefix; push-check adds `key=` itself, and a doubled prefix is refused with 21301.',
      zh: 'AppSecret 前面带了请求头前缀；`key=` 由 push-check 自动添加，重复后会返回 21301。',
    },
    fix: { en: 'Remove the prefix and keep only the secret.', zh: '去掉前缀，只保留密钥本身。' },
  },
  {
    id: 'secret-is-digits',
    pattern: /^\s*\d+\s*$/,
    text: {
      en: 'The AppSecret consists of digits only, as an AppKey or AppID does.',
      zh: 'AppSecret 全是数字，看起来填成了 AppKey 或 AppID。',
    },
    fix: copyAgain,
  },
];

/** Copy errors that `resolve` tells; the values never appear in a text. */
const copyMistakes: readonly SecretMistake[] = [
  {
    id: 'secret-placeholder',
    pattern: /^\s*<.*>\s*$|^\s*\$\{?[A-Z_]+\}?\s*$/,
    text: { en: 'The AppSecret still is a placeholder.', zh: 'AppSecret 还是占位符，没有替换成真实的值。' },
    fix: copyAgain,
  },
  {
    id: 'secret-quoted',
    pattern: /^\s*["'“‘`].*["'”’`]\s*$/s,
    text: { en: 'The AppSecret is wrapped in quotes.', zh: 'AppSecret 两端带有引号。' },
    fix: { en: 'Remove the quotes around the value.', zh: '去掉两端的引号。' },
  },
  {
    id: 'secret-url-encoded',
    pattern: /%(3D|2B|2F)/i,
    text: { en: 'The AppSecret is URL encoded (`%3D`, `%2B` or `%2F`).', zh: 'AppSecret 被做过 URL 编码（含 `%3D`、`%2B` 或 `%2F`）。' },
    fix: { en: 'Use the secret as the console shows it, usually ending in `==`.', zh: '使用控制台显示的原文，通常以 `==` 结尾。' },
  },
  {
    id: 'secret-has-literal-newline',
    pattern: /\\[nr]/,
    text: {
      en: 'The AppSecret contains a literal `\\n`, two characters instead of a line break.',
      zh: 'AppSecret 中含有字面的 `\\n`（两个字符，而不是换行）。',
    },
    fix: { en: 'Remove the `\\n` from the value.', zh: '删掉值里的 `\\n`。' },
  },
  {
    id: 'secret-has-blank',
    pattern: /\S\s+\S/,
    text: { en: 'The AppSecret contains a blank or a line break.', zh: 'AppSecret 中间有空格或换行。' },
    fix: copyAgain,
  },
];

const packagePattern = /^[a-zA-Z]\w*(\.[a-zA-Z]\w*)+$/;

/** Xiaomi's account: one secret that travels with every request, and the package name. */
export const accountFacet: AccountFacet<XiaomiAccount> = {
  fields: [
    {
      name: 'appSecret',
      type: 'string',
      required: true,
      secret: true,
      pattern: /^\uFEFF?\s*[A-Za-z0-9+/]{20,}={0,2}\s*$/,
      patternIsHint: true,
      title: { en: 'AppSecret', zh: 'AppSecret' },
      where: {
        en: 'Xiaomi push console → app → App information (应用信息) → AppSecret.',
        zh: '小米推送控制台 → 应用 → 应用信息 → AppSecret。',
      },
      mistakes: fieldMistakes.map(({ pattern, text }) => ({ pattern, text })),
    },
    {
      name: 'packageName',
      type: 'string',
      required: true,
      pattern: packagePattern,
      title: { en: 'Package name', zh: '包名' },
      where: {
        en: 'Xiaomi push console → app → App information; the `applicationId` of the build you test.',
        zh: '小米推送控制台 → 应用 → 应用信息；即所测安装包的 `applicationId`。',
      },
      mistakes: [
        {
          pattern: /,/,
          text: {
            en: 'More than one package name is given; an account stands for one app.',
            zh: '填写了多个包名；一个账号只对应一个应用。',
          },
        },
      ],
    },
    {
      name: 'appId',
      type: 'id',
      pattern: /^2882303\d{12}$/,
      patternIsHint: true,
      title: { en: 'AppID', zh: 'AppID' },
      where: {
        en: 'Xiaomi push console → app → App information → AppID (19 digits).',
        zh: '小米推送控制台 → 应用 → 应用信息 → AppID（19 位数字）。',
      },
      mistakes: [
        {
          pattern: /^[A-Za-z]+[_-]?\d{10,}$/,
          text: {
            en: 'The AppID has a letter prefix, as it is written in a manifest; the console shows digits only.',
            zh: 'AppID 带有字母前缀（manifest 里的写法），控制台显示的是纯数字。',
          },
        },
        {
          pattern: /\d[eE]\+?\d+$/,
          text: { en: 'The AppID was read as a number and lost digits.', zh: 'AppID 被当成数字读取，丢失了精度。' },
        },
      ],
    },
    {
      name: 'appKey',
      type: 'id',
      pattern: /^\d{10,16}$/,
      patternIsHint: true,
      title: { en: 'AppKey', zh: 'AppKey' },
      where: {
        en: 'Xiaomi push console → app → App information → AppKey (about 13 digits).',
        zh: '小米推送控制台 → 应用 → 应用信息 → AppKey（约 13 位数字）。',
      },
      mistakes: [
        {
          pattern: /^[A-Za-z]+[_-]?\d{10,}$/,
          text: {
            en: 'The AppKey has a letter prefix, as it is written in a manifest; the console shows digits only.',
            zh: 'AppKey 带有字母前缀（manifest 里的写法），控制台显示的是纯数字。',
          },
        },
      ],
    },
    {
      name: 'region',
      type: 'enum',
      values: Object.keys(hosts),
      title: { en: 'Region of the service', zh: '服务地区' },
      where: {
        en: 'cn is mainland China and the default; MiPush elsewhere was discontinued on 2024-04-02.',
        zh: 'cn 为中国大陆，也是默认值；其他地区的小米推送已于 2024-04-02 停止服务。',
      },
    },
    {
      name: 'newsLicence',
      type: 'boolean',
      title: { en: 'Internet-news licence', zh: '互联网新闻信息服务许可' },
      where: {
        en: 'True when the app has filed the licence with Xiaomi; it raises the quota of public messages.',
        zh: '应用已向小米提交该许可时填 true，公信消息配额会更高。',
      },
    },
    {
      name: 'appEnabledOn',
      type: 'string',
      pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
      title: { en: 'Day push was enabled', zh: '推送启用日期' },
      where: {
        en: 'YYYY-MM-DD, the day push was enabled for the app in the console; apps from 2026-07-01 on must use templates at once.',
        zh: '在控制台启用推送的日期，格式 YYYY-MM-DD；2026-07-01 起启用的应用必须立即使用消息模板。',
      },
    },
    {
      name: 'allowDefaultClass',
      type: 'boolean',
      title: { en: 'Sending without a channel is allowed', zh: '允许不带通道发送' },
      where: {
        en: 'True only when your app can still send without a channel id; the lint then warns instead of failing.',
        zh: '仅当应用仍可不带 channel_id 发送时填 true，此时检查只给出警告。',
      },
    },
  ],

  resolve(values) {
    const problems: AccountProblem[] = [];
    const appSecret = clean(values['appSecret']) ?? '';
    const packageName = clean(values['packageName']) ?? '';
    const appKey = clean(values['appKey']);
    const appId = clean(values['appId']);
    const mistake = copyMistakes.find(({ pattern }) => pattern.test(appSecret));
    if (mistake) problems.push({ field: 'appSecret', id: mistake.id, text: mistake.text, fix: mistake.fix });
    else if (appSecret === '')
      problems.push({
        field: 'appSecret',
        id: 'secret-empty',
        text: { en: 'The AppSecret is empty.', zh: 'AppSecret 为空。' },
        fix: copyAgain,
      });
    else if (appSecret === appKey || appSecret === appId)
      problems.push({
        field: 'appSecret',
        id: 'secret-equals-app-key',
        text: { en: 'AppSecret and AppKey (or AppID) are the same value.', zh: 'AppSecret 与 AppKey（或 AppID）填成了同一个值。' },
        fix: copyAgain,
      });
    if (!packagePattern.test(packageName))
      problems.push({
        field: 'packageName',
        id: 'package-name-malformed',
        text: { en: 'The package name does not look like one.', zh: '包名格式不正确。' },
        fix: {
          en: 'Write it as com.example.app, exactly as registered in the console.',
          zh: '写成 com.example.app 的形式，并与控制台登记的一致。',
        },
      });
    if (problems.length > 0) return { problems };
    const account: XiaomiAccount = { appSecret, packageName };
    if (appId !== undefined) account.appId = appId;
    if (appKey !== undefined) account.appKey = appKey;
    const region = values['region'];
    if (typeof region === 'string' && Object.hasOwn(hosts, region)) account.region = region as XiaomiRegion;
    if (typeof values['newsLicence'] === 'boolean') account.newsLicence = values['newsLicence'];
    if (typeof values['appEnabledOn'] === 'string') account.appEnabledOn = values['appEnabledOn'];
    if (typeof values['allowDefaultClass'] === 'boolean') account.allowDefaultClass = values['allowDefaultClass'];
    if (values['endpoints'] !== undefined) account.endpoints = values['endpoints'] as Record<string, string>;
    if (values['channels'] !== undefined) account.channels = values['channels'] as Record<string, ChannelConfig>;
    return { account, problems };
  },
};

/** A byte order mark and line ends around a value come from files and mean nothing. */
function clean(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
        .replace(/^\uFEFF/, '')
        .trim()
    : undefined;
}
