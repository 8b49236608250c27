import { defineStep } from '../../core/step.ts';
import { failedHop, isTakenByVendor, lossOf, saying, stopFor } from '../facts/platform.ts';

const texts = {
  zero: { en: 'The token was uploaded without a certificate id.', zh: 'token 上报时没有携带证书 ID。' },
  foreign: {
    en: 'The push backend has no certificate {certificate}, under which the token was uploaded (code -1): deleted, or of another SDKAppID.',
    zh: 'token 上报时使用的证书 {certificate} 在推送后台不可用（代码 -1）：证书已被删除，或属于其他 SDKAppID。',
  },
  lost: {
    en: 'After this message the losses of the last hour count {count} times -1: the certificate id is not set, or not of this application.',
    zh: '发送这条消息后，过去一小时的折损统计中有 {count} 次 -1：未填写证书 ID，或证书不属于此应用。',
  },
  lostSomewhere: {
    en: 'The losses of the last hour, over all users of the application, count {count} times -1: some client has no valid certificate id.',
    zh: '过去一小时整个应用的折损统计中有 {count} 次 -1：有客户端没有填写有效的证书 ID。',
  },
  used: { en: 'The vendor took the push under certificate {certificate}.', zh: '厂商已受理使用证书 {certificate} 的推送。' },
};

export default defineStep({
  id: 'C3',
  phase: 'C',
  question: {
    en: 'Is Tencent’s certificate id in the client set, and does it belong to this SDKAppID and vendor?',
    zh: '客户端中的腾讯云证书 ID 是否已填写，且属于该 SDKAppID 和该厂商？',
  },
  why: {
    en: 'The id (bussinessId) is issued per SDKAppID and certificate. With 0 or a foreign id the token is stored without a usable certificate, and the loss statistics show -1.',
    zh: '证书 ID（bussinessId）按 SDKAppID 与证书分配。填 0 或填了别的应用的 ID 时，token 会存到不可用的证书下，链路损耗统计显示 -1。',
  },
  needs: ['project', 'platform', 'person'],
  platforms: ['tencent-im'],
  verdict: 'app-identity',
  fix: {
    en: 'Download timpush-configs.json from the console of this SDKAppID again (or correct `…PushBussinessId` in PrivateConstants), rebuild, and log in once so that the token is uploaded with it. A certificate that was created anew has a new id.',
    zh: '请从该 SDKAppID 的控制台重新下载 timpush-configs.json（或更正 PrivateConstants 中的 `…PushBussinessId`），重新打包并登录一次，使 token 以新 ID 上报。重新创建过的证书，ID 会改变。',
  },
  ask: {
    question: {
      en: 'Is the certificate id in the app the one that the console shows for this vendor?',
      zh: '应用中的证书 ID 与控制台中该厂商的证书 ID 一致吗？',
    },
    look: {
      en: 'In the app: assets/timpush-configs.json (`xiaomiPushBussinessId`, `huaweiPushBussinessId` …) or PrivateConstants.java. In the console: Push > access settings > the vendor’s certificate.',
      zh: '应用中：assets/timpush-configs.json（`xiaomiPushBussinessId`、`huaweiPushBussinessId` 等）或 PrivateConstants.java。控制台中：「推送 → 接入设置」里该厂商的证书。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://cloud.tencent.com/document/product/269/139820', 'https://cloud.tencent.com/document/product/269/75428'],
  confidence: 'A',
  check(evidence) {
    const { platform } = evidence;
    if (!platform) return undefined;
    const stop = stopFor(evidence, 'C3');
    if (stop) return stop;
    const hop = failedHop(evidence);
    const bound = platform.trace?.binding;
    const certificate = bound?.certificate ?? '';
    if (bound && bound.token !== '' && ['', '0'].includes(certificate)) return saying('fail', texts.zero);
    if (hop?.at === 'platform' && hop.code === '-1')
      return saying('fail', certificate === '' ? texts.zero : texts.foreign, { certificate });
    if (certificate !== '' && isTakenByVendor(platform)) return saying('pass', texts.used, { certificate });
    const lost = hop?.at === 'vendor' ? undefined : lossOf(evidence, '-1');
    return lost && saying(lost.isDecisive ? 'fail' : 'warn', lost.isDecisive ? texts.lost : texts.lostSomewhere, { count: lost.count });
  },
});
