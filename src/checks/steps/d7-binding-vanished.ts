import { defineStep } from '../../core/step.ts';

const texts = {
  kept: { en: 'The bindings of {user} are the same after the push.', zh: '推送之后 {user} 的绑定没有变化。' },
  gone: {
    en: 'After the push the binding of {user} under certificate `{certificate}` is gone: the vendor called the token wrong for this certificate.',
    zh: '推送之后，{user} 在证书 `{certificate}` 下的绑定消失了：厂商判定该 token 与此证书不符。',
  },
};

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
  check({ platform }) {
    const before = platform?.bindingsBefore;
    const after = platform?.facts.bindings;
    if (!platform || before === undefined || after === undefined) return undefined;
    const gone = before.filter(
      (binding) => !after.some((kept) => kept.token === binding.token && kept.certificate === binding.certificate),
    );
    return gone.length === 0
      ? { state: 'pass', text: texts.kept, data: { user: platform.user } }
      : { state: 'fail', text: texts.gone, data: { user: platform.user, certificate: gone[0]?.certificate ?? '' } };
  },
});
