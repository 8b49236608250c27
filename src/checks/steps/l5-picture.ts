import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';
import { citing } from '../message-evidence.ts';
import { findingsOf } from '../vendor-answer.ts';

const rules = ['huawei/image-https', 'honor/image-https', 'honor/image-on-marketing', 'apns/mutable-content'];

export default defineStep({
  id: 'L5',
  phase: 'L',
  question: { en: 'Is the picture an https address of moderate size?', zh: '图片是否为 https 地址且大小合适？' },
  why: {
    en: 'The phone loads the picture when the push arrives. Over http, too large, or behind a slow host, it is left out; FCM stops at 1 MB, by one source HONOR fails a marketing push with a picture, and iOS needs a service extension.',
    zh: '图片由手机在推送到达时下载。使用 http、体积过大或下载太慢都会不显示；FCM 上限 1 MB，另有资料称荣耀的营销类消息带图会推送失败，iOS 需要通知服务扩展。',
  },
  needs: ['message', 'person'],
  vendors: ['huawei', 'honor', 'fcm', 'apns'],
  verdict: 'message',
  fix: {
    en: 'Serve the picture over https with a public certificate, below 1 MB (FCM; keep the others well below), and test once without it.',
    zh: '图片改用公网证书的 https 地址，FCM 控制在 1 MB 以内，其他厂商更小为宜；并先不带图发送一次作对比。',
  },
  ask: {
    question: {
      en: 'Does the picture open in the phone’s browser at once, and is it smaller than 1 MB?',
      zh: '用手机浏览器能否立即打开这张图片，且小于 1 MB？',
    },
    look: { en: 'Open the address on the phone itself, on mobile data.', zh: '在这台手机上用移动网络打开图片地址。' },
    yes: 'pass',
    no: 'warn',
  },
  sources: [sources.huaweiSend, sources.honorSend, sources.fcmMessage, sources.apnsPayload, sources.tencentFaq],
  confidence: 'A',
  check(evidence) {
    const { message } = evidence;
    const [finding] = findingsOf(evidence, rules);
    if (finding) return citing(finding, 'warn');
    if (!message) return undefined;
    if (message.image === undefined) return { state: 'not-applicable', text: { en: 'The message has no picture.', zh: '消息没有图片。' } };
    return /^https:\/\//i.test(message.image)
      ? undefined
      : {
          state: 'warn',
          text: { en: 'The address of the picture is not https, so phones do not load it.', zh: '图片地址不是 https，手机不会加载。' },
        };
  },
});
