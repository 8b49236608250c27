import type { Finding } from '../../core/finding.ts';
import { defineStep, type Evidence, type VerdictClass } from '../../core/step.ts';
import { failedHop, platformRefusals, refusedAnswer, saying, vendorTook } from '../facts/platform.ts';
import { mismatchOf } from '../facts/platform-mismatch.ts';
import { verdictOfFailedPush, verdictOfHop } from '../facts/platform-hop.ts';
import { imPlatforms } from '../facts/groups.ts';
import { sources } from '../facts/sources.ts';

const texts = {
  notSent: {
    en: 'Not sent: with the present state of {user}, {platform} would not push.',
    zh: '未发送：以 {user} 目前的状态，{platform} 不会推送。',
  },
  linted: {
    en: 'No test push was made: {rule} stands against it. {message}',
    zh: '没有发送测试推送：规则 {rule} 不通过。{message}',
  },
  hop: {
    en: '{platform} took the push and lost it at the station {name}: {code} “{said}”.',
    zh: '{platform} 受理后，推送在 {name} 环节失败：{code}“{said}”。',
  },
};

/** The error of the platform's rules that kept the test push from being made. */
function lintError({ platform, findings }: Evidence): Finding | undefined {
  return findings.find(({ ruleId, severity }) => severity === 'error' && ruleId.startsWith(`${platform?.id ?? ''}/`));
}

/** What a rule's name speaks for; most are about the message. */
function verdictOfLint(ruleId: string): VerdictClass {
  if (/channel|categor|class|importance/.test(ruleId)) return 'channel-or-classification';
  return /secret|credential|usersig|signature|app-?key|server-id|sdk-?app-?id/.test(ruleId) ? 'credential' : 'message';
}

export default defineStep({
  id: 'H2',
  phase: 'H',
  question: {
    en: 'Does the same push arrive when the IM platform sends it to the user?',
    zh: '同样的内容改由 IM 平台推给该用户，是否能收到？',
  },
  why: {
    en: 'When the direct push is taken and the platform’s is not, the fault lies in what the platform holds: its copy of the credential, the certificate name or id, or the token bound to the user.',
    zh: '如果直推成功而平台推送失败，问题就在平台一侧：平台上的证书、证书名或证书 ID，或者用户绑定的 token。',
  },
  needs: ['platform', 'person'],
  platforms: imPlatforms,
  verdict: 'binding',
  fix: {
    en: 'Compare with the direct push. If only the platform fails, upload the credential there again and check the certificate name or id in the client; if the binding is empty, log in again so that the token is uploaded.',
    zh: '与直推结果对比。若只有平台失败，请在平台后台重新上传证书，并核对客户端填写的证书名或证书 ID；若绑定为空，请重新登录以上报 token。',
  },
  ask: {
    question: {
      en: 'Does the push from the platform’s own test tool arrive on this phone?',
      zh: '用平台自带的推送测试工具发送，这台手机能收到吗？',
    },
    look: {
      en: 'Tencent IM: console > Push > access test, offline. Easemob: `POST /push/sync/{user}` with `strategy: 2`, or the console under certificate management > test. ZEGO: console > IM > offline push debugging, with the PushID (not for vivo). Keep the app closed.',
      zh: '腾讯 IM：控制台 > 推送 Push > 接入测试（离线）。环信：调用 `POST /push/sync/{user}` 并设 `strategy: 2`，或在控制台“证书管理”中点“测试”。ZEGO：控制台 > IM > 离线推送调试，填 PushID（不支持 vivo）。测试时请先关闭应用。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.tencentTriageOffline, sources.easemobSend, sources.zegoDocs],
  confidence: 'A',
  check(evidence) {
    const { platform } = evidence;
    if (!platform) return undefined;
    const mismatch = mismatchOf(evidence);
    if (mismatch) return saying('fail', mismatch.text, mismatch.data, mismatch.verdict);
    const [refusal] = platformRefusals(platform).filter(({ of }) => of === 'push');
    if (refusal) return refusedAnswer(platform, refusal, verdictOfFailedPush(evidence));
    const hop = failedHop(evidence);
    if (hop) return saying('fail', texts.hop, { ...hop, platform: platform.displayName }, verdictOfHop(evidence));
    if (platform.push === undefined && platform.judgement?.canPush === 'no')
      return saying('not-looked', texts.notSent, { user: platform.user, platform: platform.displayName });
    const stopped = platform.push === undefined ? lintError(evidence) : undefined;
    if (stopped) return saying('fail', texts.linted, { rule: stopped.ruleId, message: stopped.message }, verdictOfLint(stopped.ruleId));
    // A call that was merely taken is no push yet: ZEGO and stored messages tell nothing of it.
    return vendorTook(evidence);
  },
});
