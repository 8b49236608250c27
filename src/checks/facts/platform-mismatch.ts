import { verdictOfErrorClass, type Evidence, type VerdictClass } from '../../core/step.ts';
import type { Text, TextData } from '../../core/text.ts';
import { failedHop, platformRefusals, vendorClassOf, vendorRefusalThrough, verdictOfRefusal } from './platform.ts';
import { codeMeanings } from './push-verdict.ts';

/**
 * Which value of our account an Easemob certificate is named by; that of APNs is free text, and FCM's Sender ID is in no account.
 *
 * @see https://doc.easemob.com/document/android/push/push_overview.html
 */
const nameFields: Readonly<Record<string, { fields: readonly string[]; isSure: boolean }>> = {
  huawei: { fields: ['appId', 'clientId'], isSure: true },
  // The page for HONOR does not say so in words.
  honor: { fields: ['appId'], isSure: false },
  xiaomi: { fields: ['appId'], isSure: true },
  meizu: { fields: ['appId'], isSure: true },
  oppo: { fields: ['appKey'], isSure: true },
  vivo: { fields: ['appId'], isSure: true },
};

export interface CertificateName {
  /** `differs`: it is this vendor's token, and the name is another; `unsure`: the binding may be another vendor's. */
  fit: 'equal' | 'differs' | 'unsure';
  certificate: string;
  expected: string;
  field: string;
}

function valueOf(account: object | undefined, name: string): string | undefined {
  const value: unknown = account && Object.hasOwn(account, name) ? (account as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What the certificate of an account must be called; undefined where the account does not tell. */
function namesOf(
  vendor: string,
  account: object | undefined,
): { field: string; expected: string; id: string; isSure: boolean } | undefined {
  const { fields = [], isSure = false } = (Object.hasOwn(nameFields, vendor) ? nameFields[vendor] : undefined) ?? {};
  const field = fields.find((name) => valueOf(account, name) !== undefined);
  const id = field === undefined ? undefined : valueOf(account, field);
  if (field === undefined || id === undefined) return undefined;
  const appKey = vendor === 'vivo' ? valueOf(account, 'appKey') : undefined;
  return { field, id, expected: appKey === undefined ? id : `${id}#${appKey}`, isSure };
}

/** The vendors whose account an Easemob certificate is named by. */
export function vendorsOfCertificate(certificate: string, accounts: Readonly<Record<string, object | undefined>>): string[] {
  return Object.keys(accounts).filter((vendor) => {
    const names = namesOf(vendor, accounts[vendor]);
    return names !== undefined && (certificate === names.expected || certificate === names.id);
  });
}

/** Compares the certificate names under which Easemob has tokens of the user with the account; undefined when there is nothing to compare. */
export function certificateName({ platform, vendor, account, token }: Evidence): CertificateName | undefined {
  const names = platform?.id === 'easemob' ? namesOf(vendor, account) : undefined;
  if (!platform || !names) return undefined;
  const { field, id, expected, isSure } = names;
  const bindings = (platform.facts.bindings ?? []).filter(({ certificate }) => certificate !== '');
  if (bindings.length === 0) return undefined;
  const equal = bindings.find(({ certificate }) => certificate === expected || certificate === id);
  if (equal) return { fit: 'equal', certificate: equal.certificate, expected, field };
  // A name alone does not tell whose it is; the token that the vendor took does, and so does vivo's form.
  const own = bindings.find((binding) => binding.vendor === vendor || (token !== undefined && binding.token === token));
  const shown = own?.certificate ?? bindings.map(({ certificate }) => certificate).join(', ');
  return { fit: own && isSure ? 'differs' : 'unsure', certificate: shown, expected, field };
}

/** How the push through the platform differs from the direct one that the vendor took. */
export interface Mismatch {
  /** What has to be compared. */
  of: 'binding' | 'certificate' | 'credential' | 'environment' | 'package' | 'unknown';
  verdict: VerdictClass;
  text: Text;
  data: TextData;
}

const texts = {
  unbound: {
    en: '{vendor} takes a push to this token directly, but {platform} has no token of {user} to push to ({code}).',
    zh: '直接推送到该 token 时 {vendor} 受理，但 {platform} 上没有 {user} 的可用 token（{code}）。',
  },
  otherToken: {
    en: '{vendor} takes a push to this token directly; {platform} has other tokens bound to {user} and got {code}.',
    zh: '直接推送到该 token 时 {vendor} 受理；而 {platform} 为 {user} 绑定的是其他 token，返回 {code}。',
  },
  noCertificate: {
    en: '{vendor} takes a push to this token directly, but {platform} has no certificate `{certificate}`, under which the token is bound ({code}).',
    zh: '直接推送到该 token 时 {vendor} 受理，但 {platform} 上没有 token 所绑定的证书 `{certificate}`（{code}）。',
  },
  otherName: {
    en: '{vendor} takes a push to this token directly; at {platform} it is bound under certificate `{certificate}` instead of `{expected}` ({code}).',
    zh: '直接推送到该 token 时 {vendor} 受理；而在 {platform} 上它绑定在证书 `{certificate}` 下，而不是 `{expected}`（{code}）。',
  },
  credential: {
    en: '{vendor} accepts the credential of this config and refuses the copy in the console of {platform} ({code}).',
    zh: '{vendor} 接受当前配置中的凭据，却拒绝 {platform} 控制台中保存的那一份（{code}）。',
  },
  environment: {
    en: '{vendor} takes the token in the environment `{environment}`, but calls it wrong for the certificate of {platform} ({code}): that one is for the other environment.',
    zh: '该 token 在 `{environment}` 环境被 {vendor} 受理，却与 {platform} 的证书不符（{code}）：后者属于另一环境。',
  },
  package: {
    en: '{vendor} takes a push to this token directly, but not with the certificate of {platform} ({code}): it stands for another package, bundle or project than `{own}`.',
    zh: '直接推送到该 token 时 {vendor} 受理，但使用 {platform} 的证书时拒绝（{code}）：该证书的包名、Bundle ID 或项目不是 `{own}`。',
  },
  wordless: {
    en: '{vendor} takes a push to this token directly; {platform} has it bound to {user} and fails without a reason ({code}): look whether the phone was forced offline by another login, or the user is banned.',
    zh: '直接推送到该 token 时 {vendor} 受理；{platform} 已将其绑定到 {user}，却未说明原因即推送失败（{code}）：请确认该手机是否被其他登录踢下线，或该用户是否被封禁。',
  },
  unknown: {
    en: '{vendor} takes a push to this token directly and refuses the one of {platform} with {code} (“{said}”); compare what the console of {platform} holds with this config: credential, package, environment.',
    zh: '直接推送到该 token 时 {vendor} 受理，经由 {platform} 时却以 {code} 拒绝（“{said}”）；请将 {platform} 控制台中的凭据、包名、环境与当前配置逐项对比。',
  },
} satisfies Record<string, Text>;

/** Verdicts that say that platform and account do not fit together; a quota or a message that is refused is no mismatch. */
const aboutPairing: readonly VerdictClass[] = ['binding', 'app-identity', 'credential', 'token', 'none-found'];

/**
 * "The vendor takes it directly, through the platform it fails": what exactly differs, where that is known. Undefined when the direct push was not
 * taken, when the platform's was not tried or did not fail, and when it failed for a reason of its own (online user, quota, message …).
 */
export function mismatchOf(evidence: Evidence): Mismatch | undefined {
  const { platform, push, account, token, displayName: vendor } = evidence;
  if (!platform?.push || push?.status !== 'accepted') return undefined;
  const refusal = platformRefusals(platform).find(({ of }) => of === 'push');
  const hop = failedHop(evidence);
  const through = vendorRefusalThrough(evidence);
  const code = hop?.code ?? refusal?.code;
  if (code === undefined || hop?.at === 'phone') return undefined;
  const ownVerdict = hop
    ? hop.at === 'vendor'
      ? 'none-found'
      : verdictOfRefusal(platform, { of: 'push', status: 'rejected', code })
    : refusal && verdictOfRefusal(platform, refusal);
  if (ownVerdict === undefined || !aboutPairing.includes(ownVerdict)) return undefined;
  // The platform's own login is no business of the vendor's.
  if (ownVerdict === 'credential' && code !== 'get push token fail') return undefined;
  const vendorClass = through && vendorClassOf(evidence, through.code);
  if (vendorClass !== undefined && !aboutPairing.includes(verdictOfErrorClass[vendorClass])) return undefined;
  const common = { vendor, platform: platform.displayName, user: platform.user, code };
  const bindings = platform.facts.bindings ?? (platform.trace?.binding ? [platform.trace.binding] : undefined);
  const certificate = bindings?.map((binding) => binding.certificate).join(', ') || '-';
  const name = certificateName(evidence);
  const made = (of: Mismatch['of'], verdict: VerdictClass, text: Text, more: TextData = {}): Mismatch => ({
    of,
    verdict,
    text,
    data: { ...common, ...more },
  });
  if (ownVerdict === 'binding') return made('binding', 'binding', texts.unbound);
  if (name?.fit === 'differs')
    return made('certificate', 'app-identity', texts.otherName, { certificate: name.certificate, expected: name.expected });
  if (ownVerdict === 'app-identity') return made('certificate', 'app-identity', texts.noCertificate, { certificate });
  if (token !== undefined && bindings !== undefined && bindings.length > 0 && bindings.every((binding) => binding.token !== token))
    return made('binding', 'binding', texts.otherToken);
  if (code === 'get push token fail') return made('credential', 'credential', texts.credential);
  if (!through)
    return refusal && refusal.said === undefined && (bindings?.length ?? 0) > 0 ? made('binding', 'app-state', texts.wordless) : undefined;
  const says = (word: string) => through.code === word || through.said.includes(word);
  if (evidence.vendor === 'apns' && says('BadDeviceToken'))
    return made('environment', 'credential', texts.environment, { environment: valueOf(account, 'environment') ?? 'production' });
  const own = valueOf(account, 'packageName') ?? valueOf(account, 'bundleId') ?? valueOf(account, 'projectId') ?? '-';
  const meaning = Object.hasOwn(codeMeanings, evidence.vendor) ? codeMeanings[evidence.vendor]?.[through.code] : undefined;
  if (['DeviceTokenNotForTopic', 'TopicDisallowed', 'SENDER_ID_MISMATCH'].some(says) || meaning?.verdict === 'app-identity')
    return made('package', 'app-identity', texts.package, { own });
  return made('unknown', 'credential', texts.unknown, { said: through.said });
}
