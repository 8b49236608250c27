import type { AccountBase, AccountFacet, AccountField, AccountProblem } from '../../core/account.ts';
import { commonMembers, packageNameField } from '../../core/account.ts';
import { cleaned, copyErrors, missingCredential } from '../../core/credential-text.ts';
import type { Text } from '../../core/text.ts';
import { appIdPattern } from './wire.ts';

/** The account of one app on the HONOR developer platform. */
export interface HonorAccount extends AccountBase {
  /** Stands in the URL of the send call. */
  appId: string;
  /** Client of the auth call; another value than the App ID. */
  clientId: string;
  /** Secret of the auth call; belongs to the server alone. */
  clientSecret: string;
  /** Not used by the push API; kept only to notice when it was used as the Client Secret. */
  appSecret?: string;
  packageName?: string;
  /** Full class name of the launcher activity; HONOR wants it in every badge. */
  badgeClass?: string;
  /** Whether the app holds the self-classification right (自分类权益); not known when absent. */
  selfClassification?: boolean;
}

const consolePlace: Text = {
  en: 'developer.honor.com → management centre → open capabilities → push service → view push service',
  zh: 'developer.honor.com“管理中心 → 开放能力 → 推送服务 → 查看推送服务”',
};

const consoleName = { en: 'the HONOR console', zh: '荣耀平台' };

const fields: readonly AccountField[] = [
  {
    name: 'appId',
    type: 'id',
    required: true,
    pattern: appIdPattern,
    patternIsHint: true,
    title: { en: 'App ID (digits)', zh: 'App ID（纯数字）' },
    where: consolePlace,
  },
  {
    name: 'clientId',
    type: 'id',
    required: true,
    title: { en: 'Client ID', zh: 'Client ID' },
    where: consolePlace,
  },
  {
    name: 'clientSecret',
    type: 'string',
    required: true,
    secret: true,
    title: { en: 'Client Secret (not the App Secret)', zh: 'Client Secret（不是 App Secret）' },
    where: consolePlace,
  },
  {
    name: 'appSecret',
    type: 'string',
    secret: true,
    title: { en: 'App Secret (only to notice a mix-up)', zh: 'App Secret（仅用于检查是否填混）' },
    where: consolePlace,
  },
  packageNameField({
    en: 'The applicationId in build.gradle, equal to `package_name` in mcs-services.json',
    zh: 'build.gradle 中的 applicationId，须与 mcs-services.json 的 `package_name` 一致',
  }),
  {
    name: 'badgeClass',
    type: 'string',
    pattern: /^[A-Za-z]\w*(\.[A-Za-z_]\w*)+$/,
    patternIsHint: true,
    title: { en: 'Launcher activity, for badges', zh: '角标所需的启动 Activity' },
    where: {
      en: 'Full class name of the launcher activity in AndroidManifest.xml, e.g. com.example.MainActivity',
      zh: 'AndroidManifest.xml 中启动 Activity 的完整类名，例如 com.example.MainActivity',
    },
  },
  {
    name: 'selfClassification',
    type: 'boolean',
    title: { en: 'The app holds the self-classification right', zh: '应用已获得自分类权益' },
    where: {
      en: 'The push service page of the HONOR console says whether the application for it was approved',
      zh: '荣耀平台推送服务页面可查看自分类权益的申请结果',
    },
  },
];

interface CopyError {
  id: string;
  pattern: RegExp;
  text: Text;
  fix: Text;
}

/** What only HONOR's fields are mistaken for; looked at before what any copied text may suffer. The first that matches is told. */
const ownMistakes: readonly CopyError[] = [
  {
    id: 'credential-is-client-file',
    pattern: /^\s*\{/,
    text: {
      en: 'The value of `{field}` is the content of a JSON file. mcs-services.json belongs to the app and holds no server credential.',
      zh: '`{field}` 的值是一个 JSON 文件的内容。mcs-services.json 是客户端配置，不含服务端凭据。',
    },
    fix: {
      en: 'Copy Client ID and Client Secret from the push service page of developer.honor.com.',
      zh: '请从 developer.honor.com 的推送服务页面复制 Client ID 与 Client Secret。',
    },
  },
  {
    id: 'credential-is-key',
    pattern: /-----BEGIN /,
    text: {
      en: 'The value of `{field}` is a key or certificate in PEM form; HONOR signs nothing and wants a plain text here.',
      zh: '`{field}` 的值是 PEM 格式的密钥或证书；荣耀接口不需要签名，此处应填普通文本。',
    },
    fix: {
      en: 'Copy the value from the HONOR console; keys in PEM form belong to APNs, FCM or HUAWEI.',
      zh: '请从荣耀平台复制；PEM 格式的密钥属于 APNs、FCM 或华为。',
    },
  },
  {
    id: 'credential-encoded',
    pattern: /%(?:2[0-9A-F]|3[AD-F]|40)/i,
    text: {
      en: 'The value of `{field}` looks percent-encoded; push-check encodes it once more and HONOR would refuse it.',
      zh: '`{field}` 的值像是做过百分号编码；push-check 会再编码一次，荣耀将无法识别。',
    },
    fix: { en: 'Give the value as the console shows it.', zh: '请填写平台上显示的原值。' },
  },
];

function copyProblems(field: string, value: string): AccountProblem[] {
  const found = ownMistakes.find(({ pattern }) => pattern.test(value));
  if (!found) return copyErrors(field, value, consoleName);
  const { id, text, fix } = found;
  // A secret may really contain a percent sign and two hex digits.
  return [{ field, id, ...(id === 'credential-encoded' ? { severity: 'warn' as const } : {}), text, fix, data: { field } }];
}

const missing = (field: string) =>
  missingCredential(field, {
    en: 'Copy it from developer.honor.com, push service, view push service.',
    zh: '请从 developer.honor.com“推送服务 → 查看推送服务”复制。',
  });

function mixUp(field: string, id: string, severity: 'error' | 'warn', text: Text): AccountProblem {
  return {
    field,
    id,
    severity,
    text,
    fix: {
      en: 'The console shows App ID, Client ID, Client Secret and App Secret side by side; copy each into its own field.',
      zh: '平台上 App ID、Client ID、Client Secret、App Secret 并列显示，请分别填入对应字段。',
    },
  };
}

/** HONOR's credential fields and how they become an account. */
export const accountFacet: AccountFacet<HonorAccount> = {
  fields,
  resolve(values) {
    const problems: AccountProblem[] = [];
    const appId = cleaned(values['appId']);
    const clientId = cleaned(values['clientId']);
    const clientSecret = cleaned(values['clientSecret']);
    const appSecret = cleaned(values['appSecret']);
    for (const [field, value] of Object.entries({ appId, clientId, clientSecret, appSecret }))
      if (value !== undefined) problems.push(...copyProblems(field, value));
    for (const [field, value] of Object.entries({ appId, clientId, clientSecret })) if (value === undefined) problems.push(missing(field));
    if (clientId !== undefined && clientId === appId)
      problems.push(
        mixUp('clientId', 'client-id-is-app-id', 'warn', {
          en: 'Client ID and App ID are the same; HONOR gives two different values, and relays that call them AppId and AppSecret mix them up.',
          zh: 'Client ID 与 App ID 相同；荣耀给出的是两个不同的值，有些中转平台把字段写成 AppId、AppSecret，容易填混。',
        }),
      );
    if (clientSecret !== undefined && (clientSecret === clientId || clientSecret === appId))
      problems.push(
        mixUp('clientSecret', 'client-secret-is-id', 'error', {
          en: 'The Client Secret equals the Client ID or the App ID.',
          zh: 'Client Secret 与 Client ID 或 App ID 相同。',
        }),
      );
    if (appId === undefined || clientId === undefined || clientSecret === undefined || problems.some(({ severity }) => severity !== 'warn'))
      return { problems };
    const account: HonorAccount = { appId, clientId, clientSecret };
    if (appSecret !== undefined) account.appSecret = appSecret;
    for (const name of ['packageName', 'badgeClass'] as const) {
      const value = cleaned(values[name]);
      if (value !== undefined) account[name] = value;
    }
    if (typeof values['selfClassification'] === 'boolean') account.selfClassification = values['selfClassification'];
    Object.assign(account, commonMembers(values));
    return { account, problems };
  },
};
