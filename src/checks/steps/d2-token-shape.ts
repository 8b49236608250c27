import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';

const texts = {
  otherVendor: {
    en: 'The token looks like one of another vendor (`{other}`), not of {vendor}.',
    zh: '该 token 像是其他厂商（`{other}`）的，而不是 {vendor} 的。',
  },
  damaged: {
    en: 'The token cannot be one of {vendor}: something was copied along, cut off or encoded.',
    zh: '该 token 不可能是 {vendor} 的：复制时多带、缺失了内容，或经过了编码。',
  },
  odd: {
    en: 'The token has none of the shapes that {vendor} is known to give; length alone is no proof.',
    zh: '该 token 不符合 {vendor} 的任何已知形式，但仅凭长度不能下定论。',
  },
  possible: {
    en: 'The token can be one of {vendor}, though others look the same.',
    zh: '该 token 可能是 {vendor} 的，但其他厂商也有同样的形式。',
  },
  fits: { en: 'The token has the shape of {vendor}’s.', zh: '该 token 符合 {vendor} 的形式。' },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'D2',
  phase: 'D',
  question: { en: 'Does the token look like one of this vendor?', zh: '该 token 是否符合该厂商的形式？' },
  why: {
    en: 'Servers that serve several vendors mix tokens up: an FCM token sent to Xiaomi, an OPPO id stored under vivo, a value with a quote or `%3A` in it.',
    zh: '对接多家厂商的服务端容易混淆 token：把 FCM token 发给小米、把 OPPO 的 ID 存到 vivo 名下，或带上了引号、`%3A`。',
  },
  needs: ['config'],
  verdict: 'token',
  fix: {
    en: 'Store the vendor beside the token when the app reports it, and send this token through the vendor it belongs to (`push-check token <token>` says which); copy a damaged one again from the app’s log.',
    zh: '应用上报 token 时请同时记录厂商，并通过 token 所属的厂商发送（`push-check token <token>` 可以识别）；若 token 有损坏，请从应用日志重新复制。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11235',
    'https://dev.vivo.com.cn/documentCenter/doc/362',
    'https://firebase.google.com/docs/cloud-messaging/manage-tokens',
    'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
  ],
  confidence: '?',
  check({ displayName: vendor, tokenFit }) {
    if (!tokenFit) return undefined;
    const { fit, otherVendor, text } = tokenFit;
    switch (fit) {
      case 'wrong':
        if (text) return { state: 'fail', text };
        return otherVendor === undefined
          ? { state: 'fail', text: texts.damaged, data: { vendor } }
          : { state: 'fail', text: texts.otherVendor, data: { vendor, other: otherVendor } };
      case 'odd':
        return { state: 'warn', text: texts.odd, data: { vendor } };
      case 'possible':
        return { state: 'pass', text: texts.possible, data: { vendor } };
      case 'likely':
      case 'certain':
        return { state: 'pass', text: texts.fits, data: { vendor } };
      default:
        return undefined;
    }
  },
});
