import { defineStep } from '../../core/step.ts';
import { platformRefusal, saying, stopFor, vendorTook } from '../facts/platform.ts';
import { certificateName } from '../facts/platform-mismatch.ts';

const texts = {
  differs: {
    en: 'The token is bound under certificate `{certificate}`, but the configured account has {field} `{expected}`.',
    zh: 'token 绑定在证书 `{certificate}` 下，而配置账号的 {field} 是 `{expected}`。',
  },
  unsure: {
    en: 'No token is bound under `{expected}` ({field}), only under `{certificate}`: the certificate has another name, or the phone registered with another vendor than {vendor}.',
    zh: '没有 token 绑定在 `{expected}`（{field}）下，现有绑定的证书为 `{certificate}`：可能证书名称不一致，也可能手机注册的不是 {vendor}。',
  },
  equal: {
    en: 'A token is bound under `{certificate}`, which is how the certificate of this account is named.',
    zh: 'token 绑定在 `{certificate}` 下，与该账号对应的证书名称一致。',
  },
};

export default defineStep({
  id: 'C2',
  phase: 'C',
  question: { en: 'Is the Easemob certificate name the id that the client uses?', zh: '环信的证书名称是否与客户端使用的 ID 一致？' },
  why: {
    en: 'The certificate name is the only key by which Easemob finds channel and credential for a token. When the client uploads another name, the answer is "no notifier exist".',
    zh: '环信仅凭证书名称为 token 查找通道与凭据。客户端上报的名称不同时，会得到 “no notifier exist”。',
  },
  needs: ['project', 'platform'],
  platforms: ['easemob'],
  verdict: 'app-identity',
  fix: {
    en: 'Name the certificate as the client does: HUAWEI, HONOR, Xiaomi and Meizu the App ID, OPPO the AppKey, FCM the Sender ID; vivo stands in the console as App ID and is uploaded as `appId#appKey`; APNs the value of `apnsCertName`.',
    zh: '证书名称须与客户端一致：华为、荣耀、小米、魅族为 App ID，OPPO 为 AppKey，FCM 为 Sender ID；vivo 在控制台填 App ID，客户端上报为 `appId#appKey`；APNs 为 `apnsCertName` 的值。',
  },
  sources: ['https://doc.easemob.com/document/android/push/push_overview.html'],
  confidence: 'A',
  check(evidence) {
    const stop = stopFor(evidence, 'C2');
    const refused = platformRefusal(evidence, { codes: ['no notifier exist', 'invalid notifier'] });
    if (refused || stop) return refused ?? stop;
    const name = certificateName(evidence);
    if (!name) return vendorTook(evidence);
    const data = { ...name, vendor: evidence.displayName };
    if (name.fit === 'equal') return saying('pass', texts.equal, data);
    // What the vendor takes through the platform is named well enough.
    return vendorTook(evidence) ?? (name.fit === 'differs' ? saying('fail', texts.differs, data) : saying('warn', texts.unsure, data));
  },
});
