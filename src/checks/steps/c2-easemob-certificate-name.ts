import { defineStep } from '../../core/step.ts';

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
});
