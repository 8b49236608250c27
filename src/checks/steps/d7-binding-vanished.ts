import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'D7',
  phase: 'D',
  question: {
    en: 'Did the binding vanish after a push (the server removes it when the token is bad)?',
    zh: '绑定是否在推送后消失（token 无效时服务端会自动解绑）？',
  },
  why: {
    en: 'Easemob removes a binding by itself when the vendor calls its token invalid. "It was bound this morning, now the list is empty" points to a certificate and a token that do not belong together.',
    zh: '厂商返回 token 无效时，环信会自动解除绑定。「早上还绑定着，现在列表为空」说明证书与 token 不匹配。',
  },
  needs: ['platform'],
  platforms: ['easemob'],
  verdict: 'binding',
  fix: {
    en: 'Read the binding, send one push, read it again. When it is gone, compare the certificate (package, project, APNs environment) with the build on the phone, correct it and log in again.',
    zh: '先查询绑定，发送一条推送后再查一次。若绑定消失，请核对证书（包名、项目、APNs 环境）与手机上的安装包，更正后重新登录。',
  },
  sources: ['https://doc.easemob.com/document/server-side/push.html'],
  confidence: 'A',
});
