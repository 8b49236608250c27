import type { Finding } from '../../core/finding.ts';
import { defineStep, type Evidence } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { bare, isTaken, seenAt, stagesOf } from '../vendor-answer.ts';

const texts = {
  wrong: { en: '{rule}: {message}.', zh: '{rule}：{message}。' },
  unusable: { en: 'The credentials of {vendor} cannot be used: {seen}.', zh: '{vendor} 的凭据无法使用：{seen}。' },
  complete: { en: 'Every credential field of {vendor} is there and has the right form.', zh: '{vendor} 的凭据字段齐全，格式正确。' },
} satisfies Record<string, Text>;

/** Findings about the credential itself; addresses belong to A2, channels and templates to the message. */
function aboutCredential({ vendor, findings }: Evidence, severity: Finding['severity']): Finding | undefined {
  return findings.find((finding) => {
    const [, top, owner, field] = finding.where.path?.split('/') ?? [];
    const ours = finding.ruleId.startsWith(`${vendor}/`) || finding.ruleId.startsWith('config/');
    if (finding.severity !== severity || !ours || top !== 'vendors' || owner !== vendor) return false;
    return field !== undefined && field !== 'endpoints' && field !== 'channels' && field !== 'region';
  });
}

export default defineStep({
  id: 'B1',
  phase: 'B',
  question: { en: 'Are all credential fields present and well-formed?', zh: '凭据字段是否齐全、格式是否正确？' },
  why: {
    en: 'A value cut short, a quote or a blank copied along, an AppId in the place of the AppKey: the vendor answers with a signature or auth error that does not say which field it was.',
    zh: '少复制了一段、带上了引号或空格、把 AppId 填进 AppKey——厂商只会返回签名或鉴权错误，不会指出是哪个字段。',
  },
  needs: ['config', 'network'],
  verdict: 'credential',
  fix: {
    en: 'Copy the values anew from the vendor’s console; `push-check verify --offline` names each field that is missing or malformed, with its line.',
    zh: '请从厂商控制台重新复制；`push-check verify --offline` 会指出缺失或格式有误的字段及所在行。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11234',
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1542',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981',
    'https://developer.honor.com/cn/docs/11002/guides/app-registration',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://developers.google.com/identity/protocols/oauth2/service-account',
    'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
  ],
  confidence: 'A',
  check(evidence) {
    const { displayName: vendor, account, findings } = evidence;
    const error = aboutCredential(evidence, 'error');
    if (error)
      return { state: isTaken(evidence) ? 'warn' : 'fail', text: texts.wrong, data: { rule: error.ruleId, message: bare(error.message) } };
    const [config] = stagesOf(evidence, 'config');
    if (
      config?.state === 'fail' &&
      !findings.some((finding) => finding.severity === 'error' && finding.ruleId.startsWith(`${evidence.vendor}/`))
    )
      return { state: 'fail', text: texts.unusable, data: { vendor, seen: seenAt(config) } };
    const doubt = aboutCredential(evidence, 'warn');
    if (doubt) return { state: 'warn', text: texts.wrong, data: { rule: doubt.ruleId, message: bare(doubt.message) } };
    return account !== undefined || config?.state === 'pass' ? { state: 'pass', text: texts.complete, data: { vendor } } : undefined;
  },
});
